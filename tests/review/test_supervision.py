"""Case records against the published supervision rules, and rows that can't be used."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import Supervision
from review.case_record import BadRecord, record_of
from review.checks import SPECS
from review.supervision import SupervisionFinding, by_rule, supervise, worth_showing
from review.types import Cause, Verdict

TODAY = date(2026, 11, 16)
WHOLE = {
    "case_id": "430102-1", "matter": "行政许可", "kind": "承诺件", "state": "已办结",
    "received_at": "2026-03-01 09:00:00", "correction_notices": "0", "notified_at": "",
    "corrected_at": "", "accepted_at": "2026-03-02 09:00:00",
    "special_procedure.started_on": "2026-03-03", "special_procedure.ended_on": "2026-03-05",
    "special_procedure.days": "2天", "statutory_days": "20个工作日", "promised_days": "5",
    "extended_days": "", "finished_at": "2026-03-10 16:30:00", "delivered_at": "2026-03-12",
}  # fmt: skip


@pytest.fixture(scope="module")
def supervision() -> Supervision:
    files = read_folder()
    few = {name: files[name] for name in ("laws.yaml", "supervision.yaml")}
    return load_catalog(few, checks=SPECS).supervision


def findings(supervision: Supervision, row: dict[str, str]) -> dict[str, SupervisionFinding]:
    found = supervise(supervision, record_of(supervision, row), TODAY).findings
    return {each.rule.key: each for each in found}


def verdicts(supervision: Supervision, row: dict[str, str]) -> dict[str, Verdict]:
    return {key: each.verdict for key, each in findings(supervision, row).items()}


def test_a_case_in_order_has_nothing_found_against_it(supervision: Supervision) -> None:
    found = verdicts(supervision, WHOLE)
    assert set(found.values()) == {Verdict.PASS, Verdict.NOT_APPLICABLE}
    assert sum(verdict is Verdict.PASS for verdict in found.values()) == 13


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("instant-finished-same-day", {"kind": "即办件"}),
        ("promised-not-within-ten-minutes", {"finished_at": "2026-03-02 09:10:00"}),
        ("special-procedure-not-zero-days", {"special_procedure.ended_on": "2026-03-03"}),
        ("special-procedure-ended-before-finish", {"special_procedure.ended_on": ""}),
        ("finished-in-promised-days", {"finished_at": "2026-03-12 09:00:00"}),
        ("corrections-told-once", {"correction_notices": "2"}),
        ("finished-after-accepted", {"finished_at": "2026-03-02 08:59:59"}),
    ],
)
def test_each_fault_is_found_by_its_rule(
    supervision: Supervision, rule: str, changes: dict[str, str]
) -> None:
    assert verdicts(supervision, WHOLE | changes)[rule] is Verdict.FAIL


def test_what_a_record_has_no_place_for_is_unsure_and_says_so(supervision: Supervision) -> None:
    row = {
        "case_id": "1",
        "kind": "承诺件",
        "accepted_at": "2026-03-02",
        "finished_at": "2026-05-02",
    }
    found = findings(supervision, row)
    late = found["finished-in-promised-days"]
    assert (late.verdict, late.cause) == (Verdict.UNSURE, Cause.RECORD_SILENT)
    assert "承诺时限" in late.message
    once = found["corrections-told-once"]
    assert (once.verdict, once.cause) == (Verdict.UNSURE, Cause.RECORD_SILENT)
    assert "“补正告知次数”" in once.message


@pytest.mark.parametrize("left_out", [key for key in WHOLE if key != "case_id"])
@pytest.mark.parametrize(
    "changes",
    [{}, {"finished_at": "2026-03-02 09:10:00"}, {"finished_at": "2026-06-30"}, {"kind": "即办件"}],
)
def test_a_missing_entry_never_turns_one_verdict_into_the_other(
    supervision: Supervision, left_out: str, changes: dict[str, str]
) -> None:
    row = WHOLE | changes
    before = verdicts(supervision, row)
    after = verdicts(supervision, {key: v for key, v in row.items() if key != left_out})
    sure = {Verdict.PASS, Verdict.FAIL}
    assert [
        key
        for key in before
        if {before[key], after[key]} == sure
        or (before[key] is Verdict.NOT_APPLICABLE and after[key] in sure)
    ] == []


def test_the_worst_of_several_procedures_counts_and_is_named(supervision: Supervision) -> None:
    row = WHOLE | {
        "special_procedure.started_on": "2026-03-03；2026-03-09",
        "special_procedure.ended_on": "2026-03-05；2026-03-09",
        "special_procedure.days": "2;0",
    }
    found = findings(supervision, row)["special-procedure-not-zero-days"]
    assert found.verdict is Verdict.FAIL
    assert found.message.startswith("第2次：")


def test_no_days_where_nothing_started_is_no_procedure(supervision: Supervision) -> None:
    none = {"special_procedure.started_on": "", "special_procedure.ended_on": ""}
    found = verdicts(supervision, WHOLE | none | {"special_procedure.days": "0"})
    assert found["special-procedure-not-zero-days"] is Verdict.NOT_APPLICABLE
    assert found["special-procedure-ended-before-finish"] is Verdict.NOT_APPLICABLE


def test_a_case_said_to_be_open_with_a_time_of_finishing_is_contradictory(
    supervision: Supervision,
) -> None:
    found = findings(supervision, WHOLE | {"state": "在办"})
    assert found["finished-in-promised-days"].cause is Cause.CONTRADICTORY
    assert found["open-in-promised-days"].cause is Cause.CONTRADICTORY


def test_rules_are_asked_of_cases_accepted_while_they_are_in_force(
    supervision: Supervision,
) -> None:
    for day, asked in (("2019-12-31", 0), ("2020-01-01", 13)):
        found = findings(supervision, WHOLE | {"accepted_at": f"{day} 09:00:00"}).values()
        assert sum(each.verdict is not Verdict.NOT_APPLICABLE for each in found) == asked


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"case_id": ""}, "case_id_missing"),
        ({"case_id": "张三"}, "case_id_malformed"),
        ({"case_id": "430102张三1"}, "case_id_malformed"),
        ({"case_id": "4.30102E+15"}, "case_id_malformed"),
        ({"case_id": "430104199207080020"}, "case_id_personal"),
        ({"case_id": "13800001234"}, "case_id_personal"),
        ({"accepted_at": "张三"}, "value_unreadable"),
        ({"accepted_at": "0026-03-02"}, "value_unreadable"),
        ({"promised_days": "-3"}, "value_unreadable"),
        ({"promised_days": "3小时"}, "value_unreadable"),
        ({"promised_days": "2.5"}, "value_unreadable"),
        ({"kind": "张三"}, "value_unknown"),
        ({"special_procedure.started_on": "2026-03-03;2026-03-04"}, "periods_uneven"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_without_repeating_it(
    supervision: Supervision, changes: dict[str, str], code: str
) -> None:
    with pytest.raises(BadRecord) as refused:
        record_of(supervision, WHOLE | changes)
    assert refused.value.code == code
    assert refused.value.remedy
    [written] = changes.values()
    assert not written or written not in str(refused.value)


def test_a_number_made_of_the_place_and_the_day_is_no_identity_number(
    supervision: Supervision,
) -> None:
    by_chance = "430102202603020013"  # the check digit of an identity number, one in eleven
    assert record_of(supervision, WHOLE | {"case_id": by_chance}).case_id == by_chance
    with pytest.raises(BadRecord):
        record_of(supervision, {"case_id": by_chance})


def test_cases_are_counted_by_rule_and_shown_faults_first(supervision: Supervision) -> None:
    rows = [WHOLE | {"case_id": f"c-{n}", "correction_notices": str(n)} for n in range(4)]
    rows.append(WHOLE | {"case_id": "c-9", "accepted_at": "2026-03-10"})
    cases = [supervise(supervision, record_of(supervision, row), TODAY) for row in rows]
    [told] = [t for t in by_rule(supervision, cases) if t.rule.key == "corrections-told-once"]
    assert told.counts[Verdict.FAIL] == 2
    assert told.counts[Verdict.PASS] == 3
    shown = worth_showing(cases)
    assert [case.case_id for case, finding in shown if finding.rule is told.rule] == ["c-2", "c-3"]
    order = [finding.verdict for _, finding in shown]
    assert order == sorted(order, key=[Verdict.FAIL, Verdict.UNSURE].index)
