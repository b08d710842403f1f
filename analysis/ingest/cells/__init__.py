"""Cells -> values: how a file writes its numbers, days and answers, and what every row is held to."""
