"""Recoupe reads what many outlets publish about a crisis and keeps a record of it."""

__version__ = "0.1.0"
