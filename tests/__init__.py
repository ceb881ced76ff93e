"""Tests of ross-viewer."""
