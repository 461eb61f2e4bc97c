"""Everything that is read off one document."""
