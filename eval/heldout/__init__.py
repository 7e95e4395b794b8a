"""A second, separate drawer of papers: what the foundry's own drawings can't say of us."""
