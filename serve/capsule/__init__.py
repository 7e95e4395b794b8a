"""Capsules (封存件): a reviewed case → one signed file → what it proves by itself."""
