"""Measuring: datasets × rooms → figures, reports, gates."""
