"""The application, forms and answers of a world → the same with something in them changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from eval.foundry.papers.form import Form
from eval.foundry.papers.individual_registration_application import (
    IndividualRegistrationApplication,
)
from eval.foundry.slips import elsewhere, next_door, paper_of
from eval.foundry.world import World


def answered(world: World, question: str, answer: str) -> World:
    """The world in which the applicant answered otherwise."""
    return replace(world, situation={**world.situation, question: (answer,)})


def application(world: World) -> IndividualRegistrationApplication:
    """The application itself."""
    return paper_of(world, "application", IndividualRegistrationApplication)


def other_place(rng: np.random.Generator, address: str) -> str:
    """An address next door, or now and then in another street."""
    return elsewhere(rng, address) if rng.random() < 0.4 else next_door(rng, address)


def entry(paper: Form, label: str) -> str:
    """What a form says beside a label, "" where it has none."""
    return dict(paper.pairs).get(label, "")


def with_entries(paper: Form, changes: Mapping[str, str]) -> Form:
    """The form with other words beside some of its labels."""
    pairs = tuple((label, changes.get(label, text)) for label, text in paper.pairs)
    return replace(paper, pairs=pairs)
