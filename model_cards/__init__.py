"""Weights with papers: a name in; a verified weight file out. No card, no load."""

from model_cards.cards import ModelCard, ModelUnavailable, card_of, load, names, verify

__all__ = ["ModelCard", "ModelUnavailable", "card_of", "load", "names", "verify"]
