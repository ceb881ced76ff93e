"""Parametric space stations from text files: built, assembled, compared, exported."""

__version__ = "0.1.0"
