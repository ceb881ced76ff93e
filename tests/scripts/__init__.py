"""Tests of the scripts at the top and of what they ship."""
