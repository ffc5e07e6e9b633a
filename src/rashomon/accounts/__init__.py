"""Accounts: what each voice says on each proposition of an event, compared."""
