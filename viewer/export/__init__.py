"""Files for other programs, one format to a module."""
