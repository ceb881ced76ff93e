"""Tests of the scene: plain values."""
