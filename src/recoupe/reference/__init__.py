"""Data that ships with the package; README.md gives each file's source, date and licence."""
