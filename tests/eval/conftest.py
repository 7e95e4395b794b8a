"""The catalogue, and a world in order for each kind of applicant."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import Catalog
from eval.foundry.fonts import FontsMissing, find_fonts
from eval.foundry.world import World
from eval.foundry.worlds.food_business.applicant import draw_world
from eval.foundry.worlds.food_business.situation import Situation
from review.checks import SPECS

TODAY = date(2026, 11, 16)
SITUATIONS = {
    "company renting, by agent": Situation(
        "company", "catering", ("hot_food", "cold_food"), "rented", "agent"
    ),
    "company owning, selling": Situation("company", "sales", ("bulk",), "owned", "self"),
    "individual renting, selling": Situation(
        "individual", "sales", ("prepackaged", "bulk"), "rented", "agent"
    ),
    "individual owning": Situation("individual", "catering", ("hot_food",), "owned", "self"),
}


@pytest.fixture(autouse=True)
def chinese_fonts(request: pytest.FixtureRequest) -> None:
    """Tests marked `fonts` draw papers; without a Chinese font they can't."""
    if request.node.get_closest_marker("fonts"):
        try:
            find_fonts()
        except FontsMissing as error:
            pytest.skip(str(error))


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog(read_folder(), checks=SPECS)


@pytest.fixture
def company() -> World:
    """A company that rents, by its agent: it has every slot but the title certificate."""
    return draw_world(np.random.default_rng(7), TODAY, SITUATIONS["company renting, by agent"])


@pytest.fixture(params=SITUATIONS.values(), ids=SITUATIONS.keys())
def world(request: pytest.FixtureRequest) -> World:
    return draw_world(np.random.default_rng(7), TODAY, request.param)
