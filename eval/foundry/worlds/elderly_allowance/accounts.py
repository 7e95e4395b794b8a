"""A world in order → the same world with one thing wrong about where the money goes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from eval.foundry.papers.bank_card import BankCard
from eval.foundry.papers.social_security_card import SocialSecurityCard
from eval.foundry.slips import (
    another_card,
    another_person,
    digit_off,
    paper_of,
    transposed,
    typed,
    wrong_check,
)
from eval.foundry.world import World
from eval.foundry.worlds.elderly_allowance.changes import application_of, told


def holder_is_kin(world: World, rng: np.random.Generator) -> World:
    """The account is said to be a child's, or of whoever came."""
    paper = application_of(world)
    kin = paper.proxy or another_person(rng, world.today, paper.elder.name)
    return told(world, holder=kin.name)


def form_account_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the account is another one in the form."""
    return typed(world, bank_account=digit_off(rng, world.form["bank_account"]))


def form_account_swapped(world: World, rng: np.random.Generator) -> World:
    """Two digits of the account are the wrong way round in the form."""
    return typed(world, bank_account=transposed(rng, world.form["bank_account"]))


def card_of_another_account(world: World, rng: np.random.Generator) -> World:
    """The bank card is not the one whose number was written down."""
    card = paper_of(world, "bank-card", BankCard)
    return world.with_paper("bank-card", replace(card, number=another_card(rng, card.number)))


def card_number_misprinted(world: World, rng: np.random.Generator) -> World:
    """The number of the bank card, and so the account, is none a card can have."""
    card = paper_of(world, "bank-card", BankCard)
    number = wrong_check(card.number)
    return _account(world, number).with_paper("bank-card", replace(card, number=number))


def account_off(world: World, rng: np.random.Generator) -> World:
    """The account was copied with one digit wrong, and the form from the application."""
    return _account(world, digit_off(rng, world.form["bank_account"]))


def _account(world: World, number: str) -> World:
    receiving = replace(application_of(world).receiving, number=number)
    return typed(told(world, receiving=receiving), bank_account=number)


def security_card_of_another(world: World, rng: np.random.Generator) -> World:
    """The social security card is that of the elder's wife, husband or child."""
    card = paper_of(world, "ss-card", SocialSecurityCard)
    other = another_person(rng, world.today, card.name)
    return world.with_paper("ss-card", replace(card, name=other.name, number=other.id_number))


def security_card_number_off(world: World, rng: np.random.Generator) -> World:
    """One digit of the number on the social security card is not the elder's."""
    card = paper_of(world, "ss-card", SocialSecurityCard)
    return world.with_paper("ss-card", replace(card, number=digit_off(rng, card.number)))
