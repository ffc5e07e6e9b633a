"""The store: SQLite through SQLAlchemy Core."""
