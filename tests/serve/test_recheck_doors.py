"""Blind re-review at the doors and the commands: nothing of what was found gets out before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest

from catalog.errors import CatalogError
from catalog.types import Catalog, Item
from review.examples import worked_cases
from review.pipeline import review
from serve import clock
from serve.api.app import create_app
from serve.api.exchange_schemas import CaseRequest
from serve.case_work import CaseWork
from serve.holds import Candidate, Hold
from serve.house import House, doors, opened
from serve.judged import Judged
from serve.names import State, name_of
from serve.people import actor_of
from serve.records import Origin, dump_record
from serve.store.callbacks import find_message
from serve.store.cases import create_case, erase_case, find_case, finish_case, submit_case
from serve.store.rechecks import decide, draw, tally_of, waiting
from serve.wiring import Seed, load_files
from tests.serve.blind import ENOUGH, drawn
from tests.serve.catalogues import changed, only, published
from tests.serve.command_line import Run, runner
from tests.serve.conftest import served, settings_in
from tests.serve.fakes import PixelParts

KEY = "security-guard-cert"
CARA = actor_of("cara03")


@dataclass(frozen=True)
class Desk:
    """A house with one item, and the hall at its doors."""

    house: House
    hall: httpx.Client
    item: Item
    run: Run


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    files = only(KEY)
    monkeypatch.setattr("serve.house.load_seed", lambda: Seed(files, load_files(files)))
    monkeypatch.setattr("serve.house.read_folder", lambda: files)
    monkeypatch.setenv("ZHIBAN_DATA_DIR", str(tmp_path / "var"))
    with opened(settings_in(tmp_path), PixelParts()) as house, doors(house) as at:
        _, catalog = house.catalogues.newest()
        with served(create_app(at)) as hall:
            yield Desk(house, hall, catalog.item(KEY), runner(monkeypatch, capsys))


def handed_in(house: House, key: str, client: str = "hall") -> str:
    """A case that waits to be reviewed."""
    digest, _ = house.catalogues.newest()
    request = CaseRequest(item=KEY, callback_url="http://127.0.0.1:9/")
    case, _ = create_case(
        house.store,
        client=client,
        idempotency_key=key,
        request=request,
        catalogue=digest,
        now=clock.now(),
    )
    submit_case(house.store, case, now=clock.now(), enqueue=lambda connection: None)
    return case


def reviewed(desk: Desk, key: str, *, blind: bool = True, client: str = "hall") -> str:
    """A case that ended with a pass, drawn or not."""
    case = handed_in(desk.house, key, client)
    worked = next(iter(worked_cases(desk.item))).case
    made = review(desk.item, worked.application, worked.documents, worked.evidence, worked.today)
    owner = find_case(desk.house.store, case)
    finish_case(
        desk.house.store,
        owner,
        state=State.DONE,
        now=clock.now(),
        result=dump_record(made, Origin(owner.catalogue, (), {})),
        hold=Hold.SAMPLED if blind else Hold.SWITCHED_OFF,
        also=lambda connection: draw(
            connection, case, KEY, desk.item.digest, now=clock.now()
        ) if blind else None,
    )  # fmt: skip
    return case


def test_what_was_found_is_shown_only_after_a_person_decided(desk: Desk) -> None:
    hall, case = desk.hall, reviewed(desk, "one")
    theirs, plain = reviewed(desk, "two", client="other"), reviewed(desk, "three", blind=False)

    listed = hall.get("/api/v1/rechecks").json()
    assert [row["case"] for row in listed] == [case]
    assert set(listed[0]) == {"case", "item", "drawn_at"}
    assert listed[0]["item"] == {"code": KEY, "name": desk.item.name}
    assert hall.get("/api/v1/rechecks", params={"item": "another"}).json() == []
    assert hall.get("/api/v1/rechecks", headers={"Authorization": ""}).status_code == 401

    seen = hall.get(f"/api/v1/cases/{case}").json()
    assert seen["awaits_person"] and seen["awaiting"]["code"] == "sampled"
    hidden = ("result", "report", "notice", "notice/text", "notice/page", "annotated/a.png/0")
    for door in hidden:
        answer = hall.get(f"/api/v1/cases/{case}/{door}")
        assert (answer.status_code, answer.json()["code"]) == (409, "recheck_first"), door
    given = hall.post(f"/api/v1/cases/{case}/notice", json={"given_by": "窗口"})
    assert given.json()["code"] == "recheck_first"
    everything = json.dumps([listed, seen, given.json()], ensure_ascii=False)
    assert not any(f'"{point.id}"' in everything for point in desk.item.review_points)
    assert hall.get(f"/api/v1/cases/{plain}/result").status_code == 200

    say = lambda case, **body: hall.post(f"/api/v1/rechecks/{case}", json=body)  # noqa: E731
    assert say(case, by="cara03", conclusion="manual").status_code == 422
    assert say(case, by="张三", conclusion="pass").json()["code"] == "actor_invalid"
    assert say(theirs, by="cara03", conclusion="pass").status_code == 404
    assert say("none", by="cara03", conclusion="pass").status_code == 404
    assert say(plain, by="cara03", conclusion="pass").json()["code"] == "recheck_not_drawn"
    told = say(case, by="cara03", conclusion="correct").json()
    assert told["conclusion"] == {"code": "correct", "name": "要补正"} and not told["agrees"]
    again = say(case, by="cara03", conclusion="pass")
    assert (again.status_code, again.json()["code"]) == (409, "recheck_already_decided")
    assert hall.get("/api/v1/rechecks").json() == []
    result = hall.get(f"/api/v1/cases/{case}/result").json()["review"]["decision"]
    assert result["conclusion"]["code"] == "pass" and result["awaiting"]["code"] == "sampled"


def test_an_erased_case_leaves_the_list_and_what_was_decided_stays(desk: Desk) -> None:
    first, second = reviewed(desk, "one"), reviewed(desk, "two")
    store = desk.house.store
    decide(store, first, Judged.PASS, by=CARA, now=clock.now())
    for case in (first, second):
        erase_case(store, case, now=clock.now())
    assert waiting(store) == ()
    tally = tally_of(store, desk.item.digest)
    assert (tally.bound.looked_at, tally.erased, tally.forged) == (1, 1, False)
    answer = desk.hall.post(f"/api/v1/rechecks/{second}", json={"by": "c3", "conclusion": "pass"})
    assert answer.status_code == 410


def test_the_commands_list_and_decide_without_findings(desk: Desk) -> None:
    code, out, _ = desk.run("recheck", "list")
    assert code == 0 and "没有待复核的件" in out
    case = reviewed(desk, "one")
    drawn_one = desk.run("recheck", "list", "--json")[1]
    assert set(json.loads(drawn_one)) == {"case", "item", "drawn_at"}
    code, out, _ = desk.run("recheck", "list")
    assert case in out and KEY in out and "通过，" not in out
    code, out, _ = desk.run("recheck", "decide", case, "--by", "cara03", "--conclusion", "pass")
    assert code == 0 and "一致" in out
    code, _, said = desk.run("recheck", "decide", case, "--by", "dora04", "--conclusion", "pass")
    assert code == 3 and said.startswith("recheck_already_decided") and "→" in said
    code, _, said = desk.run("recheck", "decide", "none", "--by", "dora04", "--conclusion", "pass")
    assert code == 3 and said.startswith("case_not_found")


def test_the_commands_show_where_items_stand(desk: Desk) -> None:
    decide(desk.house.store, reviewed(desk, "one"), Judged.PASS, by=CARA, now=clock.now())
    code, out, _ = desk.run("catalog", "auto-pass")
    assert code == 0 and KEY in out and "1（0）" in out and "344" in out
    code, out, _ = desk.run("catalog", "auto-pass", KEY)
    assert code == 0 and "开关：关闭" in out and "还没有量过" in out and "再看 344 件" in out
    assert name_of(desk.item.mode) in out
    code, _, said = desk.run("catalog", "auto-pass", KEY, "on")
    assert code == 3 and said.startswith("actor_missing")
    code, _, said = desk.run("catalog", "auto-pass", "none", "status")
    assert code == 3 and said.startswith("unknown_item")


def test_switching_on_says_what_is_still_lacking(desk: Desk) -> None:
    files = changed(only(KEY), f"items/{KEY}.yaml", ("mode: assist", "mode: decide"))
    published(desk.house.store, files)
    code, out, _ = desk.run("catalog", "auto-pass", KEY, "on", "--by", "anna01")
    assert code == 0 and "还没有生效" in out and "至少要 299 件" in out and "再看 345 件" in out
    code, out, _ = desk.run("catalog", "auto-pass", KEY, "confirm", "--by", "bert02")
    assert code == 0 and "已开启" in out and "规则没有量够" in out and "没有开启" not in out


def test_a_stop_is_told_to_who_decided_and_to_who_looks(desk: Desk) -> None:
    files = changed(only(KEY), f"items/{KEY}.yaml", ("mode: assist", "mode: decide"))
    store, digest = desk.house.store, published(desk.house.store, files)
    deciding = replace(desk, item=desk.house.catalogues.version(digest).item(KEY))
    for who, step in (("anna01", "on"), ("bert02", "confirm")):
        assert desk.run("catalog", "auto-pass", KEY, step, "--by", who)[0] == 0
    drawn(store, deciding.item, ENOUGH, catalogue=digest)
    case = reviewed(deciding, "one")
    _, out, _ = desk.run("catalog", "auto-pass", KEY)
    assert f"复核 {ENOUGH} 件，差错 0 件" in out and "盲审复核不够" not in out
    code, out, _ = desk.run("recheck", "decide", case, "--by", "cara03", "--conclusion", "reject")
    assert code == 0 and "计为一次差错" in out and "已自行停止" in out
    _, out, _ = desk.run("catalog", "history")
    assert "自动通过自行停止" in out and f"盲审复核 {ENOUGH + 1} 件，差错 1 件" in out
    _, out, _ = desk.run("catalog", "auto-pass", KEY)
    assert "已自行停止，要两个人重新开启" in out and "盲审复核不够" in out


def test_the_worker_draws_a_blind_case_and_tells_its_sender_no_conclusion(desk: Desk) -> None:
    house = desk.house
    told = {}
    for hold in (Hold.NOT_PROVEN, Hold.SWITCHED_OFF):
        seen: list[Candidate] = []
        case = handed_in(house, hold)
        work = CaseWork(
            house.store,
            house.catalogues,
            sandbox=house.parts.sandbox,
            reader=house.parts.remembering_reader,
            classifier=house.parts.classifier,
            extractor=house.parts.extractor,
            desk=house.desk,
            engine=house.parts.engine,
            clients={},
            gate=lambda each, hold=hold, seen=seen: seen.append(each) or hold,
        )
        for _ in range(2):  # a step may run again
            event = work.conclude(case, [])
        message = find_message(house.store, event)
        assert message is not None
        told[hold] = json.loads(message.body)
        assert seen[0].case == case and seen[0].catalogue == house.catalogues.newest()[0]
    assert told[Hold.NOT_PROVEN]["conclusion"] is None
    assert told[Hold.NOT_PROVEN]["awaits_person"] is True
    assert told[Hold.SWITCHED_OFF]["conclusion"] is not None
    [row] = waiting(house.store)
    assert row.case == told[Hold.NOT_PROVEN]["case"] and row.item == KEY


def test_the_version_that_really_serves_is_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = desk.house.catalogues.newest()[0]
    files = only(KEY)
    files["glossary.yaml"] = "# 新版\n" + files["glossary.yaml"]
    later = published(desk.house.store, files)

    def older(files: dict[str, str]) -> Catalog:
        if "新版" in files["glossary.yaml"]:
            raise CatalogError("glossary.yaml", "new", "update the program")
        return load_files(files)

    _, out, _ = desk.run("catalog", "history")
    assert "读不懂" not in out
    monkeypatch.setattr("serve.wiring.load_published", older)
    code, out, _ = desk.run("catalog", "history")
    assert code == 0 and f"读不懂现行版本 {later[:12]}" in out
    assert f"第 1 版（{good[:12]}）" in out
    monkeypatch.setattr(desk.house.catalogues, "_load", older)
    shown = desk.hall.get("/api/v1/catalogue/versions").json()
    assert [(v["digest"], v["in_service"], v["serves"]) for v in shown] == [
        (later, True, False),
        (good, False, True),
    ]
