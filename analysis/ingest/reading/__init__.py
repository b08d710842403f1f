"""Bytes -> records: archives, workbooks, encodings, separators, headers, and lines that are no rows."""
