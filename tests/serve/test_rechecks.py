"""Cases decided blind: drawn, shown without findings, decided once, counted, and enough to stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from catalog.types import Item
from serve.auto_pass import auto_pass_gate
from serve.holds import Candidate, Hold
from serve.judged import Judged
from serve.names import CatalogueAct
from serve.people import HOUSE, actor_of
from serve.proof import lacking, proof_of, switch_words, tally_words, threshold_words
from serve.store import auto_pass as switch
from serve.store.acts import acts_of, broken
from serve.store.rechecks import decide, tally_of
from serve.store.store import Store
from serve.store.tables import catalogue_acts, rechecks
from tests.serve.blind import ENOUGH, NOW, drawn, item, measured, passed, refused, store

__all__ = ["item", "passed", "store"]

ANNA, BERT, CARA = actor_of("anna01"), actor_of("bert02"), actor_of("cara03")


def on(store: Store, item: Item) -> None:
    switch.ask(store, [item], by=ANNA, now=NOW)
    switch.confirm(store, [item], by=BERT, now=NOW)


def acts(store: Store) -> list[CatalogueAct]:
    return [entry.act for entry in acts_of(store)]


def test_a_wrong_one_stops_the_item_and_is_written_down_once(store: Store, item: Item) -> None:
    on(store, item)
    drawn(store, item, ENOUGH)
    first, second, third = drawn(store, item, 3, open_ones=True, name="open")
    assert not decide(store, first, Judged.PASS, by=CARA, now=NOW).stopped
    found = decide(store, second, Judged.CORRECT, by=CARA, now=NOW)
    assert found.stopped and not found.agrees
    assert not decide(store, third, Judged.REJECT, by=CARA, now=NOW).stopped
    assert acts(store).count(CatalogueAct.AUTO_PASS_STOPPED) == 1
    entry = acts_of(store)[-1]
    assert entry.by == HOUSE and entry.subject == item.key and not broken(acts_of(store))
    assert entry.detail == {"digest": item.digest, "looked_at": ENOUGH + 2, "wrong": 1}
    tally = tally_of(store, item.digest)
    assert (tally.bound.looked_at, tally.bound.wrong) == (ENOUGH + 3, 2)


def test_what_was_stopped_needs_two_people_anew_and_more_right_ones(
    store: Store, item: Item, passed: object
) -> None:
    on(store, item)
    drawn(store, item, ENOUGH)
    [case] = drawn(store, item, 1, open_ones=True, name="open")
    decide(store, case, Judged.CORRECT, by=CARA, now=NOW)
    gate = auto_pass_gate(
        store, {item.digest: measured(item)}, recheck_percent=0, now=lambda: NOW
    )  # fmt: skip
    candidate = Candidate("c", "v1", replace(passed, item=item))
    assert gate(candidate) is Hold.BOUND_BROKEN
    assert not switch.switch_off(store, item.key, reason="", by=ANNA, now=NOW)
    confirm = lambda: switch.confirm(store, [item], by=BERT, now=NOW)  # noqa: E731
    assert refused(confirm) == "auto_pass_not_asked"
    switch.ask(store, [item], by=ANNA, now=NOW)
    assert gate(candidate) is Hold.SWITCHED_OFF
    confirm()
    assert gate(candidate) is Hold.NOT_PROVEN
    drawn(store, item, tally_of(store, item.digest).bound.still_needed(), name="more")
    assert gate(candidate) is None


def test_what_is_stopped_is_not_stopped_again(store: Store, item: Item) -> None:
    """Cases drawn before the stop are still decided, and count."""
    on(store, item)
    drawn(store, item, ENOUGH)
    first, second = drawn(store, item, 2, open_ones=True, name="open")
    assert decide(store, first, Judged.REJECT, by=CARA, now=NOW).stopped
    drawn(store, item, tally_of(store, item.digest).bound.still_needed(), name="more")
    assert not decide(store, second, Judged.REJECT, by=CARA, now=NOW).stopped
    assert acts(store).count(CatalogueAct.AUTO_PASS_STOPPED) == 1


def test_before_anything_was_proven_a_wrong_one_stops_nothing(store: Store, item: Item) -> None:
    on(store, item)
    [case] = drawn(store, item, 1, open_ones=True)
    assert not decide(store, case, Judged.REJECT, by=CARA, now=NOW).stopped
    assert CatalogueAct.AUTO_PASS_STOPPED not in acts(store)


def test_a_case_is_decided_once_if_it_was_drawn_and_by_nobody_who_wants_it_to_pass(
    store: Store, item: Item
) -> None:
    on(store, item)
    [case] = drawn(store, item, 1, open_ones=True)
    keep = lambda case, by: decide(store, case, Judged.PASS, by=by, now=NOW)  # noqa: E731
    assert refused(lambda: keep("never", CARA)) == "recheck_not_drawn"
    for by in (ANNA, BERT, actor_of("BERT-02")):
        assert refused(lambda by=by: keep(case, by)) == "second_person_needed"
    keep(case, CARA)
    assert refused(lambda: keep(case, actor_of("dora04"))) == "recheck_already_decided"
    with store.engine.connect() as connection:
        row = connection.execute(sa.select(rechecks)).one()
    assert (row.decided_by, row.conclusion, row.wrong) == ("cara03", "pass", False)


def test_the_house_signs_for_itself_alone() -> None:
    assert refused(lambda: actor_of("Zhi-Ban")) == "actor_reserved"


def test_a_reviewer_sees_where_an_item_stands(store: Store, item: Item) -> None:
    bare = proof_of(store, item, {})
    missing = "".join(lacking(bare, NOW))
    assert switch_words(bare) == "关闭" and threshold_words(bare) == "还没有量过"
    assert "没有开启" in missing and "至少要 299 件" in missing and "再看 345 件" in missing
    on(store, item)
    drawn(store, item, 400, wrong=1)
    drawn(store, item, 1, open_ones=True, at=NOW - timedelta(days=20), name="late")
    well = {item.digest: measured(item)}
    proof = proof_of(store, item, well)
    assert switch_words(proof) == "开启（anna01 申请，bert02 确认）"
    assert "299 件有问题的样例，误过 0 件，上限 1.00%" in threshold_words(proof)
    assert "复核 400 件，差错 1 件" in tally_words(proof) and "待复核 1 件" in tally_words(proof)
    [missing] = lacking(proof, NOW)
    assert f"再看 {proof.still_needed} 件" in missing and proof.still_needed == 370
    drawn(store, item, proof.still_needed, name="more")
    [missing] = lacking(proof_of(store, item, well), NOW)
    assert "超过 14 天没有复核" in missing
    with store.engine.begin() as connection:
        connection.execute(catalogue_acts.update().values(actor="cara03"))
    assert "操作记录被改动过" in lacking(proof_of(store, item, well), NOW)[0]
    newer = proof_of(store, replace(item, digest="newer"), well)
    assert "对这一版无效" in switch_words(newer) and "规则换了版本" in lacking(newer, NOW)[1]
