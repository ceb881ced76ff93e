"""Meshes from elsewhere: read, understood, and fitted to the reference station."""
