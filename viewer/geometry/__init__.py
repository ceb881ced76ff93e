"""Frames, solids, part kinds, detail levels."""
