"""Weights with papers: a name in; a verified weight file out. No card, no load."""

from model_cards.cards import ModelCard, ModelUnavailable, load, names, verify

__all__ = ["ModelCard", "ModelUnavailable", "load", "names", "verify"]
