"""Rows -> the workspace: staged under a hidden name, faults told, rows left out written, the import logged."""
