"""Drawings: values as SVG with a text alternative, readable without colour."""
