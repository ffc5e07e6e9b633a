"""The pages, one module each: the values a template shows, and the addresses they stand at."""
