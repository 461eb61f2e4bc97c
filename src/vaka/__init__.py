"""Vaka turns a pile of news pages into the checked chronology that they jointly hold."""

__version__ = "0.1.0"
