"""The reading room: the chronology, each event's accounts and the documents, as HTML that needs no JavaScript."""
