"""Prose: pages written by a grammar × a tagger → the tagger's weights."""
