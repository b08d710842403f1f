"""Who is who in files that call people and teams differently: settled when rows are read, never written into them."""
