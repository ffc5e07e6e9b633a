"""Jobs: what takes longer than a page may, done one after the other by a process of its own."""
