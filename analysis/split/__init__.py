"""The split of the gap: what may enter it, its gate, its fit, its rows, and what can be said against it."""
