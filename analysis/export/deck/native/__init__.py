"""Charts as PowerPoint's own, to be edited there: each with a workbook of its numbers and their intervals."""
