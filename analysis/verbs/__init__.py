"""What each verb of the command line does: (what to print, the answer as JSON) of what was asked."""
