"""The parser and, in time, the learned trunk: one pass a sentence, shared by the steps after it."""
