"""Happenings: the clauses that tell of events."""
