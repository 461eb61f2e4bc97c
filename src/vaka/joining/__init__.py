"""Everything that joins documents."""
