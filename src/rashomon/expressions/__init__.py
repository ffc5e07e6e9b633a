"""Expressions: actors, times and places as written."""
