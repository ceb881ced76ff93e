"""Docking, the station at a step, and its figures."""
