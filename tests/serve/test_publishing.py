"""From a draft into service and back: nothing is skipped, nobody is both, nothing is rewritten."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from catalog.errors import CatalogError
from catalog.types import Item
from review.examples import worked_cases
from review.pipeline import review
from serve import publishing
from serve.api.exchange_schemas import CaseRequest
from serve.backtest import Label
from serve.catalogue_check import check_catalogue
from serve.errors import BadRequest
from serve.names import CatalogueAct, LabelKind, Stage, State
from serve.people import SEED, actor_of
from serve.records import Origin, dump_record
from serve.security.vault import Vault
from serve.store import publishing as steps
from serve.store.acts import acts_of, adopt, broken
from serve.store.cases import create_case, erase_case, find_case, finish_case, submit_case
from serve.store.catalogue import (
    Catalogues,
    audit,
    digest_of,
    in_service,
    is_published,
    publish_seed,
)
from serve.store.engine import open_engine
from serve.store.publishing import History, Version, history_of
from serve.store.store import Store
from serve.store.tables import (
    catalogue_acts,
    catalogue_drafts,
    catalogue_versions,
    metadata,
)
from serve.wiring import load_files
from tests.serve.catalogues import (
    ANNA,
    BERT,
    CHECKED,
    ITEM,
    NOW,
    TRIED,
    approved,
    changed,
    checked,
    drafted,
    only,
    published,
)

TODAY = date(2026, 11, 30)
CARL = actor_of("carl03")
PACK = "packs/leased-premises.yaml"
NAME = "name: 食品经营许可（新办）"
STRICTER = "food-business-new/case: pass → correct (lease-not-ending-soon)"


@pytest.fixture(scope="module")
def seed() -> dict[str, str]:
    return only()


@pytest.fixture
def store(tmp_path: Path, seed: dict[str, str]) -> Iterator[Store]:
    """Version 1 in service, no case decided."""
    engine = open_engine(f"sqlite:///{tmp_path / 'z.sqlite'}")
    metadata.create_all(engine)
    made = Store(engine, Vault(b"m" * 32), tmp_path)
    publish_seed(made, seed, now=NOW)
    yield made
    engine.dispose()


@cache
def item_in_service() -> Item:
    return load_files(only()).item(ITEM)


def renamed(seed: Mapping[str, str], name: str = "甲") -> dict[str, str]:
    """Another content that flips nothing."""
    return changed(dict(seed), f"items/{ITEM}.yaml", (NAME, f"name: 食品经营许可（{name}）"))


def stricter(seed: Mapping[str, str]) -> dict[str, str]:
    """An advice becomes a condition, in the worked application as well."""
    files = changed(dict(seed), PACK, ("severity: advise", "severity: correct"))
    told = "lease-not-ending-soon: fail\n    decision: "
    return changed(files, f"examples/{ITEM}.yaml", (f"{told}pass", f"{told}correct"))


def refused(step: Callable[[], object]) -> str:
    with pytest.raises(BadRequest) as error:
        step()
    assert error.value.message and error.value.remedy
    return error.value.code


def decided_case(store: Store, key: str, number: int = 0) -> str:
    """A finished case whose record is that of one of the item's worked applications."""
    item = item_in_service()
    worked = list(worked_cases(item))[number].case
    made = review(item, worked.application, worked.documents, worked.evidence, worked.today)
    record = dump_record(made, Origin(in_service(store), ("fake",), {}))
    case, _ = create_case(
        store,
        client="hall",
        idempotency_key=key,
        request=CaseRequest(item=ITEM),
        catalogue=in_service(store),
        now=NOW,
    )
    submit_case(store, case, now=NOW, enqueue=lambda _: None)
    finish_case(store, find_case(store, case), state=State.DONE, now=NOW, result=record)
    return case


def soon_ending() -> int:
    """Which worked application has a lease that ends soon."""
    worked = worked_cases(item_in_service())
    return next(n for n, w in enumerate(worked) if set(w.expect) == {"lease-not-ending-soon"})


# --- the way into service -------------------------------------------------------------------


def test_the_seed_is_version_one_and_comes_only_once(store: Store, seed: dict[str, str]) -> None:
    then = history_of(store)
    assert then.find("1").digest == then.in_service == digest_of(seed)
    assert then.find("v1").publisher == SEED
    assert not publish_seed(store, renamed(seed), now=NOW)
    assert in_service(store) == digest_of(seed)


def test_a_draft_goes_through_every_stage_and_is_used_at_once(
    store: Store, seed: dict[str, str]
) -> None:
    catalogues = Catalogues(store, load_files)
    first, old = catalogues.newest()
    digest = drafted(store, renamed(seed)).digest
    stages = [history_of(store).find(digest).stage]
    steps.keep_check(store, digest, ok=True, result=CHECKED.kept, by=ANNA, now=NOW)
    stages.append(history_of(store).find(digest).stage)
    steps.approve(store, digest, by=BERT, now=NOW)
    stages.append(history_of(store).find(digest).stage)
    assert catalogues.newest() == (first, old)
    steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)
    stages.append(history_of(store).find(digest).stage)
    assert stages == [Stage.DRAFT, Stage.CHECKED, Stage.APPROVED, Stage.PUBLISHED]
    assert history_of(store).find("1").stage is Stage.SUPERSEDED
    assert catalogues.newest()[0] == digest
    assert catalogues.newest()[1].item(ITEM).name == "食品经营许可（甲）"
    assert catalogues.version(first) is old  # cases under way end by the version they began with
    assert audit(store) == ()


@pytest.mark.parametrize(
    "spelling", ["anna01", " ANNA01", "ａｎｎａ０１", "anna.01", "an\u200bna01"]
)
def test_no_spelling_makes_a_second_person(
    store: Store, seed: dict[str, str], spelling: str
) -> None:
    digest = checked(store, renamed(seed))
    again = actor_of(spelling)
    assert refused(lambda: steps.approve(store, digest, by=again, now=NOW)) == (
        "second_person_needed"
    )
    steps.approve(store, digest, by=BERT, now=NOW)
    publish = lambda: steps.publish(store, digest, backtest=TRIED, by=again, now=NOW)  # noqa: E731
    assert refused(publish) == "second_person_needed"


def test_who_had_it_checked_does_not_approve_it(store: Store, seed: dict[str, str]) -> None:
    digest = drafted(store, renamed(seed)).digest
    steps.keep_check(store, digest, ok=True, result=CHECKED.kept, by=BERT, now=NOW)
    code = refused(lambda: steps.approve(store, digest, by=BERT, now=NOW))
    assert code == "second_person_needed"
    assert steps.approve(store, digest, by=CARL, now=NOW).approver == "carl03"


def test_nothing_is_skipped(store: Store, seed: dict[str, str]) -> None:
    digest = drafted(store, renamed(seed)).digest
    publish = lambda: steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)  # noqa: E731
    assert refused(publish) == "not_approved"
    assert refused(lambda: steps.approve(store, digest, by=BERT, now=NOW)) == "not_checked"
    steps.keep_check(store, digest, ok=False, result=CHECKED.kept, by=ANNA, now=NOW)
    assert refused(lambda: steps.approve(store, digest, by=BERT, now=NOW)) == "not_checked"
    steps.keep_check(store, digest, ok=True, result=CHECKED.kept, by=ANNA, now=NOW)
    assert refused(publish) == "not_approved"
    steps.approve(store, digest, by=BERT, now=NOW)
    assert refused(lambda: steps.approve(store, digest, by=CARL, now=NOW)) == "already_approved"
    steps.keep_check(store, digest, ok=False, result=CHECKED.kept, by=ANNA, now=NOW)
    assert refused(publish) == "not_approved"  # the approval was of what had passed the check


def test_the_same_content_is_drafted_once_and_something_must_be_new(
    store: Store, seed: dict[str, str]
) -> None:
    drafted(store, renamed(seed))
    assert refused(lambda: drafted(store, renamed(seed), by="bert02")) == "already_drafted"
    assert refused(lambda: drafted(store, seed)) == "nothing_changed"
    published(store, renamed(seed, "乙"))
    assert refused(lambda: drafted(store, seed)) == "already_published"


def test_a_draft_on_an_older_version_does_not_undo_what_came_since(
    store: Store, seed: dict[str, str]
) -> None:
    stale = approved(store, renamed(seed, "甲"))
    waiting = checked(store, renamed(seed, "丙"))
    published(store, renamed(seed, "乙"))
    publish = lambda: steps.publish(store, stale, backtest=TRIED, by=BERT, now=NOW)  # noqa: E731
    assert refused(publish) == "base_moved"
    assert refused(lambda: steps.approve(store, waiting, by=BERT, now=NOW)) == "base_moved"
    again = drafted(store, renamed(seed, "甲"), by="bert02")
    assert again.stage is Stage.DRAFT and again.base == in_service(store)
    steps.keep_check(store, stale, ok=True, result=CHECKED.kept, by=BERT, now=NOW)
    code = refused(lambda: steps.approve(store, stale, by=ANNA, now=NOW))
    assert code == "second_person_needed"  # who drafted it first is no second person either


def test_of_two_that_publish_at_once_one_is_told(store: Store, seed: dict[str, str]) -> None:
    digests = [approved(store, renamed(seed, name)) for name in ("甲", "乙")]
    codes: list[str] = []
    start = threading.Barrier(2)

    def publish(digest: str) -> None:
        start.wait()
        try:
            steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)
            codes.append("published")
        except BadRequest as error:
            codes.append(error.code)

    threads = [threading.Thread(target=publish, args=(each,)) for each in digests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["base_moved", "published"]
    assert audit(store) == () and len(rows(store, catalogue_versions)) == 2


def test_who_adds_where_another_just_did_is_told(
    store: Store, seed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a database that lets two read before one writes: the row's number is taken."""
    late = acts_of(store)
    digest = drafted(store, renamed(seed)).digest
    monkeypatch.setattr("serve.store.acts.read_acts", lambda connection: late)
    monkeypatch.setattr(
        "serve.store.publishing._known", lambda acts, _: Version(digest, Stage.DRAFT)
    )
    keep = lambda: steps.keep_check(store, digest, ok=True, result={}, by=ANNA, now=NOW)  # noqa: E731
    assert refused(keep) == "changed_meanwhile"
    monkeypatch.undo()
    assert history_of(store).find(digest).stage is Stage.DRAFT and audit(store) == ()


def test_a_kill_between_content_and_act_leaves_neither(
    store: Store, seed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = approved(store, renamed(seed))

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("serve.store.acts.Ledger.add", killed)
        steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)
    assert len(rows(store, catalogue_versions)) == 1
    assert history_of(store).find(digest).stage is Stage.APPROVED
    steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)
    assert in_service(store) == digest and audit(store) == ()


# --- checking --------------------------------------------------------------------------------


def test_a_folder_is_drafted_whole_or_on_top_and_a_broken_one_names_its_place(
    store: Store, seed: dict[str, str], tmp_path: Path
) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    write(whole, renamed(seed, "甲"))
    item = f"items/{ITEM}.yaml"
    write(part, {item: renamed(seed, "乙")[item]})
    first = publishing.draft(store, whole, on_top=False, note="改名", by=ANNA, now=NOW)
    second = publishing.draft(store, part, on_top=True, note="", by=ANNA, now=NOW)
    assert (first.digest, first.note) == (digest_of(renamed(seed, "甲")), "改名")
    assert second.digest == digest_of(renamed(seed, "乙"))
    with pytest.raises(CatalogError, match=r"laws\.yaml"):
        publishing.draft(store, part, on_top=False, note="", by=ANNA, now=NOW)
    write(part, {item: renamed(seed, "丙")[item].replace("mode: assist", "mode: guess")})
    with pytest.raises(CatalogError, match=rf"{item}: mode.*guess"):
        publishing.draft(store, part, on_top=True, note="", by=ANNA, now=NOW)
    assert in_service(store) == digest_of(seed)
    assert len(rows(store, catalogue_drafts)) == 2


def test_a_check_keeps_what_it_found_and_stops_red_examples_and_false_articles(
    store: Store, seed: dict[str, str], tmp_path: Path
) -> None:
    red = changed(dict(seed), PACK, ("severity: advise", "severity: correct"))
    digest = drafted(store, red).digest
    write(tmp_path / "laws", {"宪法(2018-03-11).md": "# 宪法\n\n第一条 甲\n"})
    version, report = publishing.submit(
        store, digest[:12], tmp_path / "laws", by=ANNA, now=lambda: NOW
    )
    assert not report.ok and version.stage is Stage.DRAFT
    assert any("租约只剩一个多月" in fault for fault in report.faults)
    assert any("no text of the law is there" in fault for fault in report.faults)
    assert history_of(store).find(digest).check == json.loads(json.dumps(report.kept))


def test_blunt_examples_do_not_pass_the_check(seed: dict[str, str]) -> None:
    catalog = load_files(seed)
    item = catalog.item(ITEM)
    groups = tuple(
        replace(group, points=tuple(replace(p, examples=p.examples[:1]) for p in group.points))
        for group in item.acceptance_points
    )
    blunt = replace(
        item, acceptance_points=groups, examples=replace(item.examples, cases=())
    )  # fmt: skip
    worse = replace(catalog, items={ITEM: blunt}, versions={ITEM: (blunt,)})
    faults = check_catalogue(worse, {}).faults
    assert any("变异" in fault for fault in faults)


def test_the_rules_of_supervision_are_checked_with_the_items(seed: dict[str, str]) -> None:
    catalog = load_files(seed)
    first, *others = catalog.supervision.rules
    red = replace(
        first.examples[0], expect="fail" if first.examples[0].expect != "fail" else "pass"
    )
    rules = (replace(first, examples=(red, *first.examples[1:])), *others)
    wrong = replace(catalog, supervision=replace(catalog.supervision, rules=rules), versions={})
    report = check_catalogue(wrong, {})
    assert report.killed.keys() == {"supervision"}
    assert any(f"supervision.yaml: {first.key}：{red.title}" in each for each in report.faults)


# --- the back-test ---------------------------------------------------------------------------


def test_a_flip_nobody_has_labelled_is_not_published(store: Store, seed: dict[str, str]) -> None:
    decided_case(store, "k-1", soon_ending())
    erased = decided_case(store, "k-2", soon_ending())
    erase_case(store, erased, now=NOW)
    digest = approved(store, stricter(seed))
    trial = publishing.try_on_cases(store, digest, None, by=BERT, today=TODAY)
    assert trial.found.cases == 1
    assert {flip.name for flip in trial.found.flips} == {STRICTER}
    why = Label(LabelKind.INTENDED, "anna01", "租期太短的不再受理")

    def publish(labels: Mapping[str, Label]) -> Version:
        return publishing.publish(store, trial, labels, by=BERT, now=NOW)

    assert refused(lambda: publish({})) == "unlabelled_flips"
    another = {STRICTER.replace("not-ending-soon", "current"): why}
    assert refused(lambda: publish(another)) == "unlabelled_flips"
    assert in_service(store) == digest_of(seed)
    publish({STRICTER: why})
    assert in_service(store) == digest
    kept = acts_of(store)[-1].detail["backtest"]
    assert kept["flips"] == {STRICTER: 1} and kept["cases"] == 1
    assert kept["labels"][STRICTER] == {
        "kind": "intended", "by": "anna01", "why": "租期太短的不再受理"
    }  # fmt: skip


def test_nobody_waits_for_a_backtest_in_vain(store: Store, seed: dict[str, str]) -> None:
    digest = checked(store, renamed(seed))
    try_it = lambda by: publishing.try_on_cases(store, digest, None, by=by, today=TODAY)  # noqa: E731
    assert refused(lambda: try_it(BERT)) == "not_approved"
    steps.approve(store, digest, by=BERT, now=NOW)
    assert refused(lambda: try_it(ANNA)) == "second_person_needed"
    assert try_it(BERT).found.cases == 0


def test_a_version_that_begins_later_is_named_as_not_tried(
    store: Store, seed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = date(2027, 1, 1)
    item = f"items/{ITEM}.yaml"
    text = seed[item]
    line = next(each for each in text.splitlines() if each.startswith("effective_from:"))
    files = changed(dict(seed), item, (line, f"{line}\neffective_to: {begun - timedelta(days=1)}"))
    files[f"items/{ITEM}.2027.yaml"] = text.replace(line, f"effective_from: {begun}").replace(
        "version: '2026.1'", "version: '2027.1'"
    )
    files[f"examples/{ITEM}.2027.yaml"] = files[f"examples/{ITEM}.yaml"]
    digest = approved(store, files)
    monkeypatch.setattr(publishing, "red_examples", lambda catalog: ())
    trial = publishing.try_on_cases(store, digest, None, by=BERT, today=TODAY)
    assert trial.ahead == ("食品经营许可（新办）（2027-01-01 起）",)


# --- back again ------------------------------------------------------------------------------


def test_one_asks_to_roll_back_and_another_confirms(store: Store, seed: dict[str, str]) -> None:
    second = published(store, renamed(seed))
    confirm = lambda by: publishing.confirm_rollback(store, "1", by=by, now=NOW)  # noqa: E731
    assert refused(lambda: confirm(BERT)) == "rollback_not_asked"
    publishing.ask_rollback(store, "1", reason="发现错误", by=ANNA, now=NOW)
    assert in_service(store) == second
    assert refused(lambda: confirm(actor_of("ANNA-01"))) == "second_person_needed"
    assert confirm(BERT).number == 1
    then = history_of(store)
    assert then.in_service == digest_of(seed) and then.wish is None
    assert then.find(second).stage is Stage.ROLLED_BACK
    assert acts_of(store)[-1].detail == {
        "from": second, "reason": "发现错误", "asked_by": "anna01", "alone": False
    }  # fmt: skip


def test_in_an_emergency_one_rolls_back_and_it_is_flagged(
    store: Store, seed: dict[str, str]
) -> None:
    published(store, renamed(seed))
    back = lambda reason: publishing.roll_back_alone(  # noqa: E731
        store, "v1", reason=reason, by=ANNA, now=NOW
    )
    for empty in ("", "  ", "。。"):
        assert refused(lambda empty=empty: back(empty)) == "reason_missing"
    back("大量误判")
    assert in_service(store) == digest_of(seed)
    assert acts_of(store)[-1].detail["alone"] is True


def test_there_is_no_way_back_to_what_was_never_published(
    store: Store, seed: dict[str, str]
) -> None:
    digest = approved(store, renamed(seed))
    ask = lambda said: publishing.ask_rollback(store, said, reason="因", by=ANNA, now=NOW)  # noqa: E731
    assert refused(lambda: ask(digest)) == "never_published"
    assert refused(lambda: steps.roll_back_alone(store, digest, reason="因", by=ANNA, now=NOW)) == (
        "never_published"
    )
    assert refused(lambda: ask("1")) == "already_in_service"
    assert refused(lambda: ask("2")) == "version_not_found"
    assert refused(lambda: ask(digest[:5])) == "version_not_found"


def test_a_wish_to_roll_back_ends_when_another_version_comes(
    store: Store, seed: dict[str, str]
) -> None:
    published(store, renamed(seed, "甲"))
    waiting = approved(store, renamed(seed, "乙"))
    publishing.ask_rollback(store, "1", reason="因", by=ANNA, now=NOW)
    steps.publish(store, waiting, backtest=TRIED, by=BERT, now=NOW)
    confirm = lambda: publishing.confirm_rollback(store, "1", by=BERT, now=NOW)  # noqa: E731
    assert refused(confirm) == "rollback_not_asked"


# --- what was edited by hand -------------------------------------------------------------------


def test_content_changed_after_approval_is_not_published(
    store: Store, seed: dict[str, str]
) -> None:
    digest = approved(store, renamed(seed))
    edit(store, catalogue_drafts, {"files": renamed(seed, "别的")}, digest=digest)
    with pytest.raises(CatalogError, match="not what was put there"):
        steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)
    assert in_service(store) == digest_of(seed)
    assert any("内容与它的摘要不符" in fault for fault in audit(store))


def test_published_content_that_was_changed_is_not_used(store: Store, seed: dict[str, str]) -> None:
    kept = Catalogues(store, load_files)
    kept.newest()
    edit(store, catalogue_versions, {"files": renamed(seed)}, digest=digest_of(seed))
    assert kept.newest()[1].item(ITEM).name == "食品经营许可（新办）"  # what was loaded is right
    with pytest.raises(CatalogError, match="not what was put there"):
        Catalogues(store, load_files).newest()


@pytest.mark.parametrize(
    ("values", "row"),
    [
        ({"actor": "carl03"}, 3),
        ({"act": "approved"}, 2),
        ({"act": "nonsense"}, 2),
        ({"detail": '{"base":"x","note":""}'}, 2),
        ({"detail": "[]"}, 2),
        ({"detail": "no json"}, 2),
        ({"subject": "0" * 64}, 4),
        ({"at": NOW + timedelta(seconds=1)}, 4),
        ({"before": "sm3:" + "0" * 64}, 3),
        ({"number": 9}, 2),
    ],
)
def test_a_row_edited_by_hand_breaks_the_chain_and_stops_everything(
    store: Store, seed: dict[str, str], values: dict[str, Any], row: int
) -> None:
    digest = approved(store, renamed(seed))
    assert broken(acts_of(store)) == ()
    edit(store, catalogue_acts, values, number=row)
    assert broken(acts_of(store))
    publish = lambda: steps.publish(store, digest, backtest=TRIED, by=BERT, now=NOW)  # noqa: E731
    assert refused(publish) == "audit_broken"
    assert in_service(store) == digest_of(seed)


def test_rows_taken_out_leave_traces(store: Store, seed: dict[str, str]) -> None:
    published(store, renamed(seed))
    with store.engine.begin() as connection:
        connection.execute(catalogue_acts.delete().where(catalogue_acts.c.number >= 5))
    assert broken(acts_of(store)) == ()  # an end cut off holds in itself,
    assert any("没有操作记录" in fault for fault in audit(store))  # but content is left over


def test_versions_from_before_the_chain_become_its_first_rows(
    store: Store, seed: dict[str, str]
) -> None:
    other = digest_of(renamed(seed))
    with store.engine.begin() as connection:
        connection.execute(catalogue_acts.delete())
        connection.execute(
            catalogue_versions.insert().values(
                digest=other, files=renamed(seed), published_at=NOW + timedelta(days=1)
            )
        )
        adopt(connection)
    assert is_published(store) and audit(store) == ()
    then = history_of(store)
    assert (then.find("1").digest, then.find("2").digest) == (digest_of(seed), other)
    assert in_service(store) == other


def test_no_act_holds_more_than_ids_and_reasons(store: Store, seed: dict[str, str]) -> None:
    published(store, renamed(seed))
    assert [entry.act for entry in acts_of(store)] == [
        CatalogueAct.PUBLISHED,
        CatalogueAct.DRAFTED,
        CatalogueAct.CHECKED,
        CatalogueAct.APPROVED,
        CatalogueAct.PUBLISHED,
    ]
    assert isinstance(history_of(store), History)


def rows(store: Store, table: sa.Table) -> list[Any]:
    with store.engine.connect() as connection:
        return list(connection.execute(sa.select(table)))


def edit(store: Store, table: sa.Table, values: dict[str, Any], **where: Any) -> None:
    [(column, value)] = where.items()
    with store.engine.begin() as connection:
        done = connection.execute(table.update().where(table.c[column] == value).values(values))
    assert done.rowcount == 1


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
