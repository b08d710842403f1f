"""Results drawn: result -> alt.Chart, in the roles of `theme` and nothing else."""
