"""Formats: one module per export format."""
