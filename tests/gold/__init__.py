"""Composed twins of the phenomena that the reader is made for, with what a careful reader takes from each."""
