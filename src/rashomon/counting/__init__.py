"""Counting: who did what to whom, who says what, and who told what first, as values that can be summed.

Counts are of events and accounts, never of reports: thirty reprints of a thing are one. Nothing here is a grade.
"""
