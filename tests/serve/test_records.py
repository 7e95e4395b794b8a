"""Decision records: the same review gives the same bytes, replay decides again or says what
differs, and what was changed afterwards is seen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from catalog.types import Catalog, Item
from ocr.types import Chances
from review.examples import case_of, worked_cases
from review.pipeline import review
from review.types import Review
from serve.errors import BadRequest
from serve.records import Origin, dump_record, load_record
from serve.replay import replay
from serve.wiring import load_files, load_seed

ORIGIN = Origin("c" * 64, ("rapidocr",), {"seal-finder": "ab" * 32})


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_seed().catalog


@pytest.fixture(scope="module")
def item(catalog: Catalog) -> Item:
    return catalog.item("food-business-new")


def reviewed(item: Item, **changes: str) -> Review:
    given = {**item.examples.base, **{k.replace("__", "."): v for k, v in changes.items()}}
    case = case_of(item, given, item.examples.situation, item.examples.today)
    return review(item, case.application, case.documents, case.evidence, case.today)


def test_a_record_brings_back_the_review_exactly(item: Item, catalog: Catalog) -> None:
    for worked in worked_cases(item):
        case = worked.case
        made = review(item, case.application, case.documents, case.evidence, case.today)
        kept = dump_record(made, ORIGIN)
        assert load_record(kept).review(catalog) == made
        assert dump_record(load_record(kept).review(catalog), ORIGIN) == kept


def test_what_was_seen_letter_by_letter_is_decided_by_again(item: Item, catalog: Catalog) -> None:
    told: tuple[Chances, ...] = ((), ({"样": 3, "祥": 12}, {"": 0}))
    made = reviewed(item)
    documents = {
        slot: tuple(
            replace(
                paper,
                fields=tuple(replace(field, chances=told) for field in paper.fields),
                seals=tuple(replace(seal, chances=told) for seal in paper.seals or ()),
            )
            for paper in papers
        )
        for slot, papers in made.documents.items()
    }
    kept = dump_record(replace(made, documents=documents), ORIGIN)
    assert load_record(kept).review(catalog).documents == documents


def test_replay_gives_the_same_bytes(item: Item, catalog: Catalog) -> None:
    kept = dump_record(reviewed(item, licence__valid_until="2026-10-31"), ORIGIN)
    found = replay(kept, catalog)
    assert found.same and found.same_item
    assert found.digest.startswith("sm3:") and len(found.digest) == 4 + 64


def test_the_digest_depends_on_what_was_read_and_on_who_read_it(item: Item) -> None:
    one = dump_record(reviewed(item), ORIGIN)
    assert dump_record(reviewed(item), ORIGIN) == one
    other = dump_record(reviewed(item), replace(ORIGIN, models={"seal-finder": "cd" * 32}))
    changed = dump_record(reviewed(item, licence__valid_until="2039-03-12"), ORIGIN)
    digests = {json.loads(each)["digest"] for each in (one, other, changed)}
    assert len(digests) == 3


def test_replay_under_another_law_says_exactly_what_differs(item: Item) -> None:
    kept = dump_record(reviewed(item, lease__ends_on="2027-01-31"), ORIGIN)
    files = dict(load_seed().files)
    pack = "packs/leased-premises.yaml"
    files[pack] = files[pack].replace("days: 90", "days: 60").replace("2027-02-14", "2027-01-15")
    found = replay(kept, load_files(files))
    assert not found.same and not found.same_item
    told = [each for each in found.differences if each.startswith("findings")]
    assert told and all("lease-not-ending-soon" in each for each in told)
    assert any('.verdict："fail" → "pass"' in each for each in told)


def test_what_was_changed_after_it_was_written_is_seen(item: Item, catalog: Catalog) -> None:
    kept = dump_record(reviewed(item, licence__valid_until="2026-10-31"), ORIGIN)
    content = json.loads(kept)
    content["today"] = date(2026, 10, 1).isoformat()
    with pytest.raises(BadRequest) as raised:
        replay(json.dumps(content).encode(), catalog)
    assert raised.value.code == "record_changed"


def test_a_record_written_otherwise_is_not_the_same_bytes(item: Item, catalog: Catalog) -> None:
    kept = json.dumps(json.loads(dump_record(reviewed(item), ORIGIN)), indent=1).encode()
    assert replay(kept, catalog).differences == ("记录的写法不是规范 JSON，内容相同",)


@pytest.mark.parametrize("kept", [b"", b"[]", b"{}", b'{"format": 1}', b"\xff\xfe"])
def test_what_is_no_record_is_refused(kept: bytes, catalog: Catalog) -> None:
    with pytest.raises(BadRequest) as raised:
        replay(kept, catalog)
    assert raised.value.code == "record_malformed"


@pytest.mark.parametrize(
    ("old", "new"), [(b'"confidence":1', b'"confidence":NaN'), (b"licence", b"\\ud800")]
)
def test_what_canonical_json_cannot_say_is_refused(
    item: Item, catalog: Catalog, old: bytes, new: bytes
) -> None:
    kept = dump_record(reviewed(item), ORIGIN)
    changed = kept.replace(old, new)
    assert changed != kept
    with pytest.raises(BadRequest) as raised:
        replay(changed, catalog)
    assert raised.value.code == "record_malformed"
