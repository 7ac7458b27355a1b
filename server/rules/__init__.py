"""Who may do what, what comes of it and who may see it: pure functions, asked in that order."""
