"""An item that decides, stores in which cases were decided blind, a gate asked about one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalog.types import Basis, Item, Mode, Verified
from review.calibration import Threshold
from review.examples import worked_cases
from review.pipeline import review
from review.types import Conclusion, Review
from serve.auto_pass import auto_pass_gate
from serve.errors import BadRequest
from serve.holds import Candidate, Hold
from serve.names import CatalogueAct
from serve.security.vault import Vault
from serve.store.acts import ledger
from serve.store.engine import open_engine
from serve.store.rechecks import mark_of
from serve.store.store import Store
from serve.store.tables import cases, catalogue_versions, metadata, rechecks
from serve.wiring import load_files
from tests.serve.catalogues import only

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ENOUGH = 345
"""So many without a wrong one hold the bound."""

Ask = Callable[..., Hold | None]
"""(item, review, case) -> why not."""


def verified(cited: tuple[Basis, ...]) -> tuple[Basis, ...]:
    return tuple(replace(basis, verified=Verified.TEXT) for basis in cited)


@pytest.fixture(scope="module")
def item() -> Item:
    """An item that decides, every basis of it found in a law text."""
    made = load_files(only("security-guard-cert")).item("security-guard-cert")
    return replace(
        made,
        mode=Mode.DECIDE,
        basis=verified(made.basis),
        requirements=tuple(replace(r, basis=verified(r.basis)) for r in made.requirements),
        materials=tuple(replace(m, basis=verified(m.basis)) for m in made.materials),
        acceptance_points=tuple(
            replace(g, points=tuple(replace(p, basis=verified(p.basis)) for p in g.points))
            for g in made.acceptance_points
        ),
    )


@pytest.fixture(scope="module")
def passed(item: Item) -> Review:
    case = next(iter(worked_cases(item))).case
    made = review(item, case.application, case.documents, case.evidence, case.today)
    assert made.decision.conclusion is Conclusion.PASS
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = open_engine(f"sqlite:///{tmp_path / 'z.sqlite'}")
    metadata.create_all(engine)
    made = Store(engine, Vault(b"m" * 32), tmp_path)
    in_service(made, "v1")
    yield made
    engine.dispose()


def refused(step: object) -> str:
    assert callable(step)
    with pytest.raises(BadRequest) as error:
        step()
    return error.value.code


def measured(item: Item, *, faulty: int = 299, wrong: int = 0, surety: float = 0.5) -> Threshold:
    return Threshold(item.key, item.digest, surety, faulty, wrong, 100, 90)


def asking(
    store: Store, item: Item, *thresholds: Threshold, percent: int = 0, catalogue: str = "v1"
) -> Ask:
    """The gate of a house in which this item was measured well, or as `thresholds` say."""
    known = {each.digest: each for each in thresholds or (measured(item),)}
    gate = auto_pass_gate(store, known, recheck_percent=percent, now=lambda: NOW)

    def ask(item: Item, review: Review, case: str = "c") -> Hold | None:
        return gate(Candidate(case, catalogue, replace(review, item=item)))

    return ask


def in_service(store: Store, digest: str) -> None:
    """Publishes an empty catalogue under this name."""
    with ledger(store) as acts:
        acts.connection.execute(
            catalogue_versions.insert().values(digest=digest, files={}, published_at=NOW)
        )
        acts.add(CatalogueAct.PUBLISHED, digest, by="seed", at=NOW, detail={})


def drawn(
    store: Store,
    item: Item,
    count: int,
    *,
    wrong: int = 0,
    open_ones: bool = False,
    at: datetime = NOW,
    name: str = "drawn",
    catalogue: str = "v1",
) -> list[str]:
    """So many cases drawn, and decided unless `open_ones`; the first `wrong` of them wrong."""
    ids = [f"{name}-{number}" for number in range(count)]
    with store.engine.begin() as connection:
        for number, case in enumerate(ids):
            connection.execute(cases.insert().values(_case(case, item, catalogue)))
            row = {"case_id": case, "item": item.key, "item_digest": item.digest, "drawn_at": at}
            if not open_ones:
                row |= {
                    "decided_at": NOW,
                    "decided_by": "cara03",
                    "conclusion": "correct" if number < wrong else "pass",
                    "wrong": number < wrong,
                }
                row["mark"] = mark_of(store.vault, row)
            connection.execute(rechecks.insert().values(row))
    return ids


def proven(store: Store, item: Item) -> None:
    """Just so many were decided without a wrong one that the bound holds."""
    drawn(store, item, ENOUGH, name="proof")


def _case(case: str, item: Item, catalogue: str) -> dict[str, object]:
    return {
        "id": case,
        "client": "hall",
        "idempotency_key": case,
        "request_mark": "",
        "catalogue": catalogue,
        "item": item.key,
        "kind": "case",
        "state": "done",
        "sealed_key": b"k",
        "pages_total": 0,
        "created_at": NOW,
    }
