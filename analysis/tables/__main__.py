"""Rewrite data/templates and data/README.md from the declarations."""

from analysis.tables.documents import write_documents

write_documents()
