"""The HTTP API: what the pages show, for programs, in the records of the format "rashomon/1", a stretch at a time."""
