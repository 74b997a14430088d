"""Pure functions on ``str``: they know scripts, never languages, and import nothing of mtcheck."""
