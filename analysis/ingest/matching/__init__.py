"""Headers and first rows -> which tables a file fills, and which of its columns goes where."""
