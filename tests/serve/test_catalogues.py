"""A broken catalogue is named and not published; the last good version stays in service."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.load import load_catalog, read_folder
from catalog.types import Catalog
from serve import publishing
from serve.api.app import create_app
from serve.house import doors, opened
from serve.store import publishing as steps
from serve.store.catalogue import Catalogues
from serve.wiring import Seed, load_files, load_published
from tests.catalog.small import CHECKS, FILES
from tests.serve.catalogues import ANNA, NOW, published
from tests.serve.conftest import served, settings_in
from tests.serve.fakes import PixelParts

ITEM = "items/open-shop.yaml"
GOOD = dict(FILES)
BROKEN = {**FILES, ITEM: FILES[ITEM].replace("check: same_name", "check: same_nam")}
SLIP = f"{ITEM}: acceptance_points[1].points[0].rules[0].check: 'same_nam' is unknown; did you mean"


def load_small(files: dict[str, str]) -> Catalog:
    return load_catalog(files, checks=CHECKS)


@pytest.fixture
def seeded(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The files that come with the program, which a test may break."""
    files = dict(GOOD)
    monkeypatch.setattr("serve.house.read_folder", lambda: dict(files))
    monkeypatch.setattr("serve.house.load_seed", lambda: Seed(dict(files), load_small(files)))
    monkeypatch.setattr("serve.house.load_files", load_small)
    monkeypatch.setattr("serve.publishing.load_files", load_small)
    monkeypatch.setattr("serve.house.load_published", load_small)
    return files


def test_a_broken_seed_is_named_at_start_and_the_last_good_version_answers(
    seeded: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with opened(settings_in(tmp_path), PixelParts()) as house:
        good, _ = house.catalogues.newest()
    seeded.update(BROKEN)
    with caplog.at_level(logging.INFO), opened(settings_in(tmp_path), PixelParts()) as house:
        assert house.catalogues.newest()[0] == good
        with doors(house) as at, served(create_app(at)) as hall:
            assert [item["key"] for item in hall.get("/api/v1/items").json()] == ["open-shop"]
    assert f"not published: {SLIP} 'same_name'?" in caplog.text
    assert f"catalogue {good[:12]} is in service" in caplog.text


def test_a_broken_seed_without_a_version_before_it_refuses_to_start(
    seeded: dict[str, str], tmp_path: Path
) -> None:
    seeded.update(BROKEN)
    with pytest.raises(CatalogError) as raised, opened(settings_in(tmp_path), PixelParts()):
        pass
    assert str(raised.value).startswith(SLIP)


def test_what_does_not_load_is_not_even_a_draft(seeded: dict[str, str], tmp_path: Path) -> None:
    for name, text in BROKEN.items():
        (tmp_path / "draft" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "draft" / name).write_text(text, "utf-8")
    with opened(settings_in(tmp_path), PixelParts()) as house:
        good, _ = house.catalogues.newest()
        with pytest.raises(CatalogError) as raised:
            publishing.draft(
                house.store, tmp_path / "draft", on_top=False, note="", by=ANNA, now=NOW
            )
        assert (raised.value.where, raised.value.remedy.split("?")[0]) == (
            f"{ITEM}: acceptance_points[1].points[0].rules[0].check",
            "did you mean 'same_name'",
        )
        assert Catalogues(house.store, load_small).newest()[0] == good


def test_a_version_that_a_later_program_refuses_gives_way_to_the_one_before(
    seeded: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[str] = []

    def strict(files: dict[str, str]) -> Catalog:
        tried.append(files["glossary.yaml"])
        return load_small({**BROKEN} if "新版" in files["glossary.yaml"] else files)

    with opened(settings_in(tmp_path), PixelParts()) as house:
        good, _ = house.catalogues.newest()
        glossary = GOOD["glossary.yaml"].replace("称重卖的", "新版：称重卖的")
        newer = {**GOOD, "glossary.yaml": glossary}
        later = published(house.store, newer)
        assert house.catalogues.newest()[0] == later
        catalogues = Catalogues(house.store, strict)
        assert [catalogues.newest()[0] for _ in range(3)] == [good] * 3
        assert len(tried) == 2
        assert f"version {later[:12]} is out of service: {SLIP}" in caplog.text
        with pytest.raises(CatalogError):
            catalogues.version(later)


def test_what_was_rolled_back_does_not_come_back_by_itself(
    seeded: dict[str, str], tmp_path: Path
) -> None:
    def refuses_old(files: dict[str, str]) -> Catalog:
        return load_small(files if "新版" in files["glossary.yaml"] else {**BROKEN})

    with opened(settings_in(tmp_path), PixelParts()) as house:
        good, _ = house.catalogues.newest()
        glossary = GOOD["glossary.yaml"].replace("称重卖的", "新版：称重卖的")
        later = published(house.store, {**GOOD, "glossary.yaml": glossary})
        assert Catalogues(house.store, refuses_old).newest()[0] == later
        steps.roll_back_alone(house.store, good, reason="误判", by=ANNA, now=NOW)
        assert house.catalogues.newest()[0] == good
        with pytest.raises(CatalogError):
            Catalogues(house.store, refuses_old).newest()


def test_a_published_version_outlives_a_lint_that_grows_stricter() -> None:
    files = read_folder()
    name = "items/elderly-allowance.yaml"
    files[name] = files[name].replace("applies_when: {household: outside}", "applies_when: always")
    with pytest.raises(CatalogError) as raised:
        load_files(files)
    assert raised.value.where == f"{name}: questions.household.options"
    assert load_published(files).item("elderly-allowance").review_points
