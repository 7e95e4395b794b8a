"""Reviewing (审查): fields and review points in; findings, a decision and an annotated view out."""
