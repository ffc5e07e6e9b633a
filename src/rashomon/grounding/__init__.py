"""Grounding: who, when and where, given the speaker, the event and the date of the report."""
