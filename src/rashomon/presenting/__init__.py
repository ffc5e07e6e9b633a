"""What every screen shows alike, terminal or web page: words for values, the columns of an account table, sources."""
