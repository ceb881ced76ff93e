"""Scenes drawn with VTK, off-screen and in the window."""
