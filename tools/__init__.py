"""Tools for those who build Vaka; not installed with it."""
