"""Files in, counted and reversible: read (bytes) -> match (headers) -> check (rows) -> load (one transaction)."""

from analysis.ingest.report import Complaint, FileReport, Import
from analysis.ingest.run import import_files

__all__ = ["Complaint", "FileReport", "Import", "import_files"]
