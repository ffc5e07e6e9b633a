"""Documents: text with block roles, publisher and publication date."""
