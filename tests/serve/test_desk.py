"""Asking for a case: every answer comes into the evidence, everything else is unavailable, the
time is bounded, and each question leaves an audit row that names nobody."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from catalog.types import Catalog, Fact, Licence
from review.examples import case_of
from review.pipeline import review
from review.rules import Case
from review.types import Cause, Evidence, Finding, Verdict
from serve.records import Origin, dump_record, load_record
from serve.replay import replay
from serve.sources.connections import read_connections
from serve.sources.desk import Desk
from serve.sources.http import HttpConnector
from serve.sources.persons import Persons, read_persons
from serve.sources.simulator import EVERY, Behaviour, simulated
from serve.sources.types import Answer, Failure, Handed, Link, Terms, Ticket
from serve.sources.verification import ASKED, Verification
from serve.wiring import load_seed
from tests.serve.test_connections import EXAMPLE, ROOT

IDENTITY = "source.population-register.identity"
BARRED = "source.registration-platform.false-registration"
ALL = frozenset({EVERY})


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_seed().catalog


@pytest.fixture(scope="module")
def persons() -> Persons:
    return read_persons(ROOT / "docs" / "persons.example.yaml")


@pytest.fixture(scope="module")
def case(catalog: Catalog) -> Case:
    """周样例 sets up a shop; no source has been asked."""
    item = catalog.item("sole-trader-setup")
    examples = item.examples
    made = case_of(item, examples.base, examples.situation, examples.today)
    return replace(made, evidence=Evidence())


class Audit:
    """Rows as the store would keep them."""

    def __init__(self) -> None:
        self.rows: dict[str, Verification] = {}
        self.outcomes: list[str] = []

    def __call__(self, rows: Sequence[Verification]) -> None:
        self.outcomes += [row.outcome for row in rows]
        self.rows |= {row.request: row for row in rows}


def mark(content: bytes) -> str:
    return hashlib.sha256(b"key" + content).hexdigest()


def desk_with(links: Mapping[str, Link], audit: Audit, seconds: float = 5.0) -> Desk:
    return Desk(links, note=audit, mark=mark, seconds=seconds)


Connected = Callable[[Behaviour], Mapping[str, Link]]


@pytest.fixture
def connected(catalog: Catalog, persons: Persons, tmp_path: Path) -> Iterator[Connected]:
    """Every source of the example, played by a simulator that behaves so."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def connect(behaviour: Behaviour) -> Mapping[str, Link]:
            address = stack.enter_context(simulated(persons, behaviour))
            file = tmp_path / "connections.yaml"
            text = EXAMPLE.read_text("utf-8").replace("http://127.0.0.1:8470", address)
            file.write_text(text, "utf-8")
            links = {}
            for key, connection in read_connections(file, catalog.sources, {}).items():
                connector = HttpConnector(connection)
                stack.callback(connector.close)
                links[key] = Link(connector, connection.terms)
            return links

        yield connect


def finding(case: Case, point: str) -> Finding:
    made = review(case.item, case.application, case.documents, case.evidence, case.today)
    return next(f for f in made.findings if f.point_id == point)


def named(case: Case, name: str) -> Case:
    """The operator's card bears another name."""
    papers = tuple(
        replace(
            paper,
            fields=tuple(replace(f, value=name) if f.key == "name" else f for f in paper.fields),
        )
        for paper in case.documents["operator-id"]
    )
    return replace(case, documents={**case.documents, "operator-id": papers})


def test_confirmed_passes_and_the_record_replays_without_any_source(
    case: Case, catalog: Catalog, connected: Connected
) -> None:
    asked = desk_with(connected(Behaviour({})), Audit()).consult(case, catalog.sources, of="c-1")
    assert asked.evidence.values == {IDENTITY: "confirmed", BARRED: "无"}
    assert finding(asked, "operator-identity-confirmed").verdict is Verdict.PASS
    reply = asked.evidence.replies[IDENTITY]
    assert reply.at is not None and reply.at.tzinfo is UTC
    assert reply.request and not reply.remembered
    made = review(case.item, case.application, case.documents, asked.evidence, case.today)
    kept = dump_record(made, Origin("c", ("e",), {}))
    assert replay(kept, catalog).same
    assert load_record(kept).review(catalog).evidence == asked.evidence


def test_denied_fails(case: Case, catalog: Catalog, connected: Connected) -> None:
    desk = desk_with(connected(Behaviour({})), Audit())
    asked = desk.consult(named(case, "何样例"), catalog.sources, of="c-1")
    assert asked.evidence.values[IDENTITY] == "denied"
    assert finding(asked, "operator-identity-confirmed").verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("behaviour", "failure", "words"),
    [
        (Behaviour({}, down=ALL), Failure.BROKEN, "故障"),
        (Behaviour({}, broken=ALL), Failure.BROKEN, "故障"),
        (Behaviour({}, refusing=ALL), Failure.REFUSED, "没有受理"),
        (Behaviour({}, nonsense=ALL), Failure.MALFORMED, "看不懂"),
        (Behaviour({}, lying=ALL), Failure.OTHER_SUBJECT, "不是同一个对象"),
    ],
)
def test_unavailable_is_for_a_person_and_says_why(
    case: Case,
    catalog: Catalog,
    connected: Connected,
    behaviour: Behaviour,
    failure: Failure,
    words: str,
) -> None:
    audit = Audit()
    asked = desk_with(connected(behaviour), audit).consult(case, catalog.sources, of="c-1")
    assert asked.evidence.values == {}
    found = finding(asked, "operator-identity-confirmed")
    assert (found.verdict, found.cause) == (Verdict.UNSURE, Cause.SOURCE_UNAVAILABLE)
    assert words in found.message
    assert {row.outcome for row in audit.rows.values()} == {str(failure)}


def test_a_slow_source_keeps_the_case_no_longer_than_it_may(
    case: Case, catalog: Catalog, connected: Connected
) -> None:
    links = connected(Behaviour({EVERY: 60}))
    begun = time.monotonic()
    asked = desk_with(links, Audit(), seconds=0.3).consult(case, catalog.sources, of="c-1")
    assert time.monotonic() - begun < 30
    assert asked.evidence.values == {}
    assert finding(asked, "operator-identity-confirmed").verdict is Verdict.UNSURE


class Raising:
    """Does what no connector may."""

    def verify(self, fact: Fact, told: Mapping[str, str], ticket: Ticket) -> Answer:
        raise RuntimeError(f"{told}")

    def fetch(
        self, paper: Licence, told: Mapping[str, str], ticket: Ticket, *, consent: str
    ) -> Handed:
        raise RuntimeError(f"{told}")


def test_a_connector_that_raises_loses_no_case_and_names_nobody(
    case: Case, catalog: Catalog, caplog: pytest.LogCaptureFixture
) -> None:
    terms = Terms("办理", 1, 0, frozenset({"identity"}), frozenset())
    desk = desk_with({"population-register": Link(Raising(), terms)}, Audit())
    asked = desk.consult(case, catalog.sources, of="c-1")
    assert finding(asked, "operator-identity-confirmed").verdict is Verdict.UNSURE
    assert "RuntimeError" in caplog.text
    assert "周样例" not in caplog.text and "4301" not in caplog.text


def test_what_is_not_connected_says_so(case: Case, catalog: Catalog) -> None:
    terms = Terms("办理", 1, 0, frozenset({"alive"}), frozenset())
    audit = Audit()
    desk = desk_with({"population-register": Link(Raising(), terms)}, audit)
    asked = desk.consult(case, catalog.sources, of="c-1")
    assert "还没有接入" in finding(asked, "operator-identity-confirmed").message
    assert not audit.rows


def test_without_connections_nothing_changes(case: Case, catalog: Catalog) -> None:
    assert desk_with({}, Audit()).consult(case, catalog.sources, of="c-1") is case


def test_an_answer_is_used_again_and_says_when_it_was_given(
    case: Case, catalog: Catalog, connected: Connected
) -> None:
    behaviour, audit = Behaviour({}), Audit()
    desk = desk_with(connected(behaviour), audit)
    first = desk.consult(case, catalog.sources, of="c-1").evidence
    second = desk.consult(case, catalog.sources, of="c-2").evidence
    assert behaviour.asked == 2
    assert second.values == first.values
    assert second.replies[IDENTITY] == replace(first.replies[IDENTITY], remembered=True)
    again = [row for row in audit.rows.values() if row.case == "c-2"]
    assert len(again) == 2 and all(row.remembered for row in again)


def test_an_answer_is_used_again_for_the_same_subject_and_purpose_alone(
    case: Case, catalog: Catalog, connected: Connected
) -> None:
    behaviour = Behaviour({})
    desk = desk_with(connected(behaviour), Audit())
    desk.consult(case, catalog.sources, of="c-1")
    other = desk.consult(named(case, "何样例"), catalog.sources, of="c-2").evidence
    assert other.values[IDENTITY] == "denied"
    elsewhere = replace(case, item=replace(case.item, name="另一个事项"))
    desk.consult(elsewhere, catalog.sources, of="c-3")
    assert behaviour.asked == 2 + 1 + 2


def test_no_failure_is_remembered(case: Case, catalog: Catalog, connected: Connected) -> None:
    behaviour = Behaviour({}, broken=ALL)
    desk = desk_with(connected(behaviour), Audit())
    desk.consult(case, catalog.sources, of="c-1")
    behaviour.broken = frozenset()
    assert desk.consult(case, catalog.sources, of="c-1").evidence.values[IDENTITY] == "confirmed"


def test_every_question_is_noted_before_it_is_put_and_names_nobody(
    case: Case, catalog: Catalog, connected: Connected
) -> None:
    audit = Audit()
    desk_with(connected(Behaviour({})), audit).consult(case, catalog.sources, of="c-1")
    assert audit.outcomes[:2] == [ASKED, ASKED]
    rows = {row.subject: row for row in audit.rows.values()}
    assert rows["identity"].outcome == "confirmed"
    assert rows["false-registration"].outcome == "value"
    for row in rows.values():
        assert (row.case, row.purpose) == ("c-1", "办理个体工商户设立登记")
        assert not any(word in repr(row) for word in ("周样例", "430102199006150034"))


# --- papers that a source hands over -----------------------------------------------------


def shop_without_licence(catalog: Catalog, *consents: str, **form: str) -> Case:
    item = catalog.item("food-business-new")
    examples = item.examples
    given = {p: v for p, v in examples.base.items() if p.split(".")[0] != "licence"}
    given = {p: v for p, v in given.items() if not p.startswith("licence[")}
    made = case_of(item, given, examples.situation, examples.today)
    application = replace(
        made.application, consents=consents, form={**made.application.form, **form}
    )
    return replace(made, application=application, evidence=Evidence())


CODE = "91430100MA4L00001J"


def has_licence(case: Case) -> Verdict:
    return finding(case, "licence-present").verdict


def test_a_paper_the_applicant_lets_a_source_hand_over_is_there(
    catalog: Catalog, connected: Connected
) -> None:
    case = shop_without_licence(catalog, "licence", credit_code=CODE)
    audit = Audit()
    whole = desk_with(connected(Behaviour({})), audit).consult(case, catalog.sources, of="c-1")
    [paper] = whole.documents["licence"]
    assert paper.source == "source.registration-platform.business-licence"
    name = paper.field("name")
    assert name is not None and name.value == "长沙样本餐饮有限公司"
    assert name.engine == "source.registration-platform" and name.regions == ()
    assert has_licence(whole) is Verdict.PASS
    [row] = audit.rows.values()
    assert (row.kind, row.subject, row.outcome) == ("fetch", "business-licence", "handed")
    made = review(case.item, case.application, whole.documents, whole.evidence, case.today)
    assert replay(dump_record(made, Origin("c", ("e",), {})), catalog).same


def test_what_needs_a_picture_is_for_a_person_when_there_is_none(
    catalog: Catalog, connected: Connected
) -> None:
    case = shop_without_licence(catalog, "licence", credit_code=CODE)
    whole = desk_with(connected(Behaviour({})), Audit()).consult(case, catalog.sources, of="c-1")
    made = review(case.item, case.application, whole.documents, whole.evidence, case.today)
    sealed = [
        found
        for found in made.findings
        if any(c.check == "sealed" and c.operands[0].path == "licence" for c in found.checks)
    ]
    assert all(found.verdict is Verdict.UNSURE for found in sealed)


def test_without_consent_nothing_is_fetched(catalog: Catalog, connected: Connected) -> None:
    behaviour = Behaviour({})
    case = shop_without_licence(catalog, credit_code=CODE)
    whole = desk_with(connected(behaviour), Audit()).consult(case, catalog.sources, of="c-1")
    assert "licence" not in whole.documents
    assert has_licence(whole) is Verdict.FAIL
    assert behaviour.asked == 0


def test_a_paper_that_was_handed_in_is_not_fetched(catalog: Catalog, connected: Connected) -> None:
    item = catalog.item("food-business-new")
    made = case_of(item, item.examples.base, item.examples.situation, item.examples.today)
    case = replace(made, application=replace(made.application, consents=("licence",)))
    behaviour = Behaviour({})
    whole = desk_with(connected(behaviour), Audit()).consult(case, catalog.sources, of="c-1")
    assert whole.documents == case.documents
    assert behaviour.asked == 0


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (Behaviour({}, broken=ALL), CODE),
        (Behaviour({}, lying=ALL), CODE),
        (Behaviour({}), "91430100MA4L00002M"),
        (Behaviour({}), ""),
    ],
)
def test_a_paper_that_does_not_come_is_not_the_applicants_failing(
    catalog: Catalog, connected: Connected, behaviour: Behaviour, code: str
) -> None:
    case = shop_without_licence(catalog, "licence", credit_code=code)
    whole = desk_with(connected(behaviour), Audit()).consult(case, catalog.sources, of="c-1")
    assert has_licence(whole) is Verdict.UNSURE
    assert "licence" not in whole.documents
