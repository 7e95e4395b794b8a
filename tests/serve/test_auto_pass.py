"""A case passes by itself only where two people want it, persons who decided blind have shown that
it may, and nothing speaks against it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from catalog.types import Item, Mode, Verified
from review.bounds import RunningBound
from review.calibration import surety
from review.types import Conclusion, Duty, DutyKind, Review
from serve.api import present
from serve.auto_pass import is_sampled
from serve.holds import Hold, held, held_here
from serve.names import name_of, standing
from serve.people import actor_of
from serve.security.vault import Vault
from serve.store import auto_pass as switch
from serve.store.rechecks import LATE, tally_of
from serve.store.store import Store
from serve.store.tables import cases, catalogue_acts, rechecks
from tests.serve.blind import (
    ENOUGH,
    Ask,
    asking,
    drawn,
    in_service,
    item,
    measured,
    passed,
    proven,
    refused,
    store,
)

__all__ = ["item", "passed", "store"]

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ANNA, BERT = actor_of("anna01"), actor_of("bert02")


def switched_on(store: Store, item: Item) -> Ask:
    switch.ask(store, [item], by=ANNA, now=NOW)
    switch.confirm(store, [item], by=BERT, now=NOW)
    return asking(store, item)


def test_it_is_off_until_a_second_person_confirms(store: Store, item: Item, passed: Review) -> None:
    gate = asking(store, item)
    confirm = lambda by: switch.confirm(store, [item], by=actor_of(by), now=NOW)  # noqa: E731
    assert gate(item, passed) is Hold.SWITCHED_OFF
    assert refused(lambda: confirm("bert02")) == "auto_pass_not_asked"
    switch.ask(store, [item], by=ANNA, now=NOW)
    assert gate(item, passed) is Hold.SWITCHED_OFF
    for spelling in ("anna01", " ANNA01 ", "ａｎｎａ０１", "anna-01"):
        assert refused(lambda spelling=spelling: confirm(spelling)) == "second_person_needed"
    confirm("bert02")
    assert gate(item, passed) is Hold.NOT_PROVEN
    proven(store, item)
    assert gate(item, passed) is None
    assert refused(lambda: switch.ask(store, [item], by=ANNA, now=NOW)) == "auto_pass_already_on"
    assert switch.switch_off(store, item.key, reason="", by=ANNA, now=NOW)
    assert gate(item, passed) is Hold.SWITCHED_OFF
    assert not switch.switch_off(store, item.key, reason="", by=ANNA, now=NOW)
    assert refused(lambda: confirm("bert02")) == "auto_pass_not_asked"


@pytest.mark.parametrize("mode", [Mode.ADVISE, Mode.ASSIST])
def test_only_an_item_that_decides_can_be_switched_on(
    store: Store, item: Item, passed: Review, mode: Mode
) -> None:
    other = replace(item, mode=mode)
    for step in (switch.ask, switch.confirm):
        assert refused(lambda step=step: step(store, [other], by=ANNA, now=NOW)) == (
            "mode_not_decide"
        )
    gate = switched_on(store, item)
    assert gate(other, passed) in (Hold.ITEM_ADVISES, Hold.ITEM_ASSISTS)


def test_rules_that_change_switch_it_off(store: Store, item: Item, passed: Review) -> None:
    gate = switched_on(store, item)
    assert gate(replace(item, digest="another"), passed) is Hold.RULES_CHANGED
    switch.ask(store, [item, replace(item, digest="next")], by=ANNA, now=NOW)
    assert gate(item, passed) is Hold.SWITCHED_OFF  # asked anew, not confirmed
    confirm = lambda: switch.confirm(store, [item], by=BERT, now=NOW)  # noqa: E731
    assert refused(confirm) == "rules_changed"


@pytest.mark.parametrize("conclusion", [each for each in Conclusion if each is not Conclusion.PASS])
def test_only_a_pass_can_pass(
    store: Store, item: Item, passed: Review, conclusion: Conclusion
) -> None:
    other = replace(passed, decision=replace(passed.decision, conclusion=conclusion))
    assert switched_on(store, item)(item, other) is Hold.NOT_A_PASS


def test_a_pass_that_rests_on_memory_goes_to_a_person(
    store: Store, item: Item, passed: Review
) -> None:
    gate = switched_on(store, item)
    proven(store, item)
    assert gate(item, passed) is None
    memory = (replace(item.basis[0], verified=Verified.MEMORY),)
    assert gate(replace(item, basis=(*item.basis, *memory)), passed) is Hold.BASIS_FROM_MEMORY
    material = replace(item.materials[0], basis=memory)
    of_material = replace(item, materials=(material, *item.materials[1:]))
    assert gate(of_material, passed) is Hold.BASIS_FROM_MEMORY
    counted, silent = set(), set()
    for index, finding in enumerate(passed.findings):
        found = list(passed.findings)
        found[index] = finding._replace(basis=(*finding.basis, *memory))
        hold = gate(item, replace(passed, findings=tuple(found)))
        (counted if hold else silent).add(finding.point_id)
    assert counted == set(passed.decision.rests_on) and counted
    assert all(f.severity == "advise" for f in passed.findings if f.point_id in silent)


def test_a_paper_that_is_still_to_come_goes_to_a_person(item: Item, passed: Review) -> None:
    duty = Duty("photo", DutyKind.DEFERRED, "照片", 5, date(2026, 12, 7))
    later = replace(passed, decision=replace(passed.decision, duties=(duty,)))
    assert held(item, later) is Hold.PAPER_FOLLOWS


def test_an_edited_record_of_acts_stops_it(store: Store, item: Item, passed: Review) -> None:
    """One person who asks and then writes the confirmation into the database gets nothing."""
    switch.ask(store, [item], by=ANNA, now=NOW)
    with store.engine.begin() as connection:
        query = sa.select(catalogue_acts).where(catalogue_acts.c.number == 2)
        row = connection.execute(query).one()._asdict()
        forged = {"number": 3, "act": "auto_pass_on", "actor": "bert02", "before": row["digest"]}
        connection.execute(catalogue_acts.insert().values({**row, **forged}))
    assert asking(store, item)(item, passed) is Hold.AUDIT_BROKEN


def test_a_pass_that_waits_says_so_and_one_that_does_not_says_that(
    item: Item, passed: Review
) -> None:
    waits = present.decision(passed.decision, held_here(item, passed))
    assert (waits.conclusion.code, waits.awaits_person) == ("pass", True)
    assert waits.awaiting is not None and waits.awaiting.code == "switched_off"
    alone = present.decision(passed.decision, None)
    assert (alone.conclusion.code, alone.awaits_person, alone.awaiting) == ("pass", False, None)
    assert standing(None) == "已自动通过"
    assert all(name_of(hold) in standing(hold) for hold in Hold)


def test_rules_that_were_not_measured_enough_pass_nothing(
    store: Store, item: Item, passed: Review
) -> None:
    switched_on(store, item)
    proven(store, item)
    others = {
        "never": measured(replace(item, digest="another")),
        "too few": measured(item, faulty=298),
        "one wrong": measured(item, wrong=1),
    }
    for threshold in others.values():
        assert asking(store, item, threshold)(item, passed) is Hold.NOT_CALIBRATED
    assert asking(store, item, measured(item, faulty=473, wrong=1))(item, passed) is None


def test_a_pass_below_the_threshold_goes_to_a_person(
    store: Store, item: Item, passed: Review
) -> None:
    switched_on(store, item)
    proven(store, item)
    sure = surety(passed)
    assert 0 < sure <= 1
    assert asking(store, item, measured(item, surety=sure))(item, passed) is None
    above = asking(store, item, measured(item, surety=sure + 1e-6))
    assert above(item, passed) is Hold.NOT_SURE_ENOUGH


def test_nothing_passes_until_the_running_bound_holds(
    store: Store, item: Item, passed: Review
) -> None:
    assert RunningBound().still_needed() == ENOUGH
    gate = switched_on(store, item)
    drawn(store, item, ENOUGH - 1)
    drawn(store, replace(item, digest="another"), 50, name="another")
    drawn(store, item, 5, open_ones=True, name="open")
    assert gate(item, passed) is Hold.NOT_PROVEN
    drawn(store, item, 1, name="last")
    assert gate(item, passed) is None


def test_a_wrong_one_among_them_asks_for_many_more(
    store: Store, item: Item, passed: Review
) -> None:
    gate = switched_on(store, item)
    more = RunningBound(1, 1).still_needed()
    drawn(store, item, more, wrong=1)
    assert gate(item, passed) is Hold.NOT_PROVEN and more > 2 * ENOUGH
    drawn(store, item, 1, name="last")
    assert gate(item, passed) is None


def test_drawn_cases_that_nobody_decides_halt_it(store: Store, item: Item, passed: Review) -> None:
    gate = switched_on(store, item)
    proven(store, item)
    drawn(store, item, 1, open_ones=True, at=NOW - LATE, name="fresh")
    assert gate(item, passed) is None
    [left] = drawn(store, item, 1, open_ones=True, at=NOW - LATE - timedelta(1), name="left")
    assert gate(item, passed) is Hold.RECHECKS_LATE
    with store.engine.begin() as connection:
        connection.execute(cases.update().where(cases.c.id == left).values(sealed_key=None))
    assert gate(item, passed) is None  # erased: nobody can decide it any more
    assert (tally_of(store, item.digest).erased, tally_of(store, item.digest).waiting) == (1, 1)


def test_decisions_written_past_the_program_pass_nothing(
    store: Store, item: Item, passed: Review
) -> None:
    gate = switched_on(store, item)
    drawn(store, item, ENOUGH, wrong=1)
    with store.engine.begin() as connection:
        connection.execute(rechecks.update().values(wrong=False, conclusion="pass"))
    assert gate(item, passed) is Hold.AUDIT_BROKEN


def test_a_share_is_still_sampled_and_stays_the_same(
    store: Store, item: Item, passed: Review
) -> None:
    switched_on(store, item)
    proven(store, item)
    gate = asking(store, item, percent=5)
    ids = [str(uuid.uuid5(uuid.NAMESPACE_OID, str(number))) for number in range(4000)]
    picked = [case for case in ids if is_sampled(store.vault, case, 5)]
    assert 0.04 <= len(picked) / len(ids) <= 0.06
    assert picked == [case for case in ids if is_sampled(store.vault, case, 5)]
    assert picked != [case for case in ids if is_sampled(Vault(b"n" * 32), case, 5)]
    assert all(is_sampled(store.vault, case, 100) for case in ids)
    other = next(case for case in ids if case not in picked)
    assert [gate(item, passed, case) for case in (picked[0], other)] == [Hold.SAMPLED, None]


def test_a_case_of_another_version_than_the_one_in_service_goes_to_a_person(
    store: Store, item: Item, passed: Review
) -> None:
    """Such as one that took the place of a version this program does not understand."""
    gate = switched_on(store, item)
    proven(store, item)
    assert gate(item, passed) is None
    in_service(store, "v2")
    assert gate(item, passed) is Hold.OLDER_VERSION
    assert asking(store, item, catalogue="v2")(item, passed) is None
