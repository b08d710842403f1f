"""Files in, counted and reversible: reading (bytes), matching (headers), cells (values), loading (one transaction)."""

from analysis.ingest.choices import Choices, File
from analysis.ingest.report import Complaint, FileReport, Import, Matched, Question, SetAside
from analysis.ingest.run import import_files

__all__ = ["Choices", "Complaint", "File", "FileReport", "Import", "Matched", "Question", "SetAside", "import_files"]
