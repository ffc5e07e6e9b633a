"""Statements: who says what, in which stance, how firmly."""
