"""Pages: raw bytes from files, with where they came from."""
