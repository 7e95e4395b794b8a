"""What the store promises: accepting and enqueueing are one, papers lie sealed, erased is gone."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from serve import clock, jobs
from serve.api.doors import Doors
from serve.api.exchange_schemas import CaseRequest
from serve.api.schemas import Error
from serve.errors import BadRequest, SettingsError
from serve.house import House, doors, opened
from serve.names import State
from serve.security.vault import Vault, load_vault
from serve.store.cases import (
    Case,
    create_case,
    erase_case,
    find_case,
    finish_case,
    start_case,
    submit_case,
)
from serve.store.readings import keep_reading, readings_of
from serve.store.tables import callbacks, cases, metadata, results
from serve.store.uploads import Incoming, put_uploads, upload_bytes, uploads_of
from tests.serve.conftest import settings_in
from tests.serve.fakes import PixelParts, picture

PLANTED = "欧阳样本甲乙丙"


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house in which nobody works."""
    with opened(settings_in(tmp_path_factory.mktemp("quiet")), PixelParts()) as house:
        yield house


@pytest.fixture(scope="module")
def at(quiet: House) -> Iterator[Doors]:
    with doors(quiet) as at:
        yield at


def new_case(house: House, key: str, person: str = PLANTED) -> Case:
    digest, _ = house.catalogues.newest()
    request = CaseRequest(
        item="food-business-new",
        form={"contact": person},
        external_id=f"{person}的申请",
        callback_url="http://127.0.0.1:9/",
    )
    case, _ = create_case(
        house.store,
        client="hall",
        idempotency_key=key,
        request=request,
        catalogue=digest,
        now=clock.now(),
    )
    return find_case(house.store, case)


def queued_in(house: House) -> list[str]:
    with house.store.engine.connect() as connection:
        return list(
            connection.execute(sa.text("SELECT workflow_uuid FROM workflow_status")).scalars()
        )


def test_a_crash_between_accepting_and_commit_leaves_nothing_enqueued(
    quiet: House, at: Doors
) -> None:
    case = new_case(quiet, "crash")

    def crash(connection: sa.Connection) -> None:
        jobs.enqueue_case(at.jobs, connection, case.id)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        submit_case(quiet.store, case.id, now=clock.now(), enqueue=crash)
    assert find_case(quiet.store, case.id).state is State.OPEN
    assert case.id not in queued_in(quiet)

    submit_case(
        quiet.store,
        case.id,
        now=clock.now(),
        enqueue=lambda connection: jobs.enqueue_case(at.jobs, connection, case.id),
    )
    assert find_case(quiet.store, case.id).state is State.QUEUED
    assert queued_in(quiet).count(case.id) == 1


def test_a_case_is_finished_once(quiet: House) -> None:
    case = new_case(quiet, "once")
    submit_case(quiet.store, case.id, now=clock.now(), enqueue=lambda _: None)
    assert start_case(quiet.store, case.id)
    events = {
        finish_case(
            quiet.store,
            case,
            state=State.DONE,
            now=clock.now(),
            result=b"{}",
            callback=b"{}",
        )
        for _ in range(3)
    }
    assert len(events) == 1
    late = Error(code="late", message="迟了", remedy="无")
    finish_case(quiet.store, case, state=State.FAILED, now=clock.now(), problem=late)
    assert find_case(quiet.store, case.id).state is State.DONE
    with quiet.store.engine.connect() as connection:
        for table in (results, callbacks):
            query = sa.select(sa.func.count()).where(table.c.case_id == case.id)
            assert connection.scalar(query) == 1


def test_no_file_holds_clear_text_and_erasure_destroys_the_key(quiet: House) -> None:
    store = quiet.store
    case = new_case(quiet, "sealed")
    paper = picture("营业执照", PLANTED)
    incoming = Incoming(f"{PLANTED}.png", paper, 1, ".png")
    [upload] = put_uploads(store, case, "licence", [incoming], replace=True, most=5)
    from ocr.pages import load_pages

    submit_case(store, case.id, now=clock.now(), enqueue=lambda _: None)
    reading = quiet.parts.reader.read(load_pages(paper, source="x")[0])
    keep_reading(store, case, upload.id, 0, reading)
    message = PLANTED.encode()
    finish_case(store, case, state=State.DONE, now=clock.now(), result=message, callback=message)
    assert readings_of(store, case)["licence-1.png"] == (reading,)
    assert upload_bytes(store, case, upload.id) == paper
    assert uploads_of(store, case)[0].filename == f"{PLANTED}.png"
    with store.engine.connect() as connection:
        key = connection.scalar(sa.select(cases.c.sealed_key).where(cases.c.id == case.id))
    assert files_with(quiet, key)
    assert files_with(quiet, PLANTED.encode()) == []
    assert files_with(quiet, paper[200:232]) == []

    erase_case(store, case.id, now=clock.now())
    assert files_with(quiet, key) == []
    assert files_with(quiet, PLANTED.encode()) == []
    assert not (store.papers / case.id).exists()
    with pytest.raises(BadRequest, match="case_erased"):
        find_case(store, case.id)
    keep_reading(store, case, upload.id, 0, reading)
    with pytest.raises(BadRequest, match="case_closed"):
        put_uploads(store, case, "licence", [incoming], replace=True, most=5)


def files_with(house: House, planted: bytes) -> list[Path]:
    """Files of the data directory whose raw bytes hold this, as bytes or as base64 text."""
    return [
        path
        for path in house.settings.data_dir.rglob("*")
        if path.is_file() and planted in path.read_bytes()
    ]


def test_too_many_files_leave_the_slot_as_it_was(quiet: House) -> None:
    case = new_case(quiet, "many")
    first = Incoming("a.png", picture("一"), 1, ".png")
    standing = put_uploads(quiet.store, case, "licence", [first], replace=True, most=2)
    more = [Incoming(f"{n}.png", picture(f"第{n}张"), 1, ".png") for n in range(2)]
    with pytest.raises(BadRequest, match="too_many_files"):
        put_uploads(quiet.store, case, "licence", more, replace=False, most=2)
    assert uploads_of(quiet.store, case) == standing
    assert len(list((quiet.store.papers / case.id).iterdir())) == 1


def test_migrations_make_the_tables_the_program_uses(quiet: House) -> None:
    ours = set(metadata.tables)
    with quiet.store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, parents: kind != "table" or name in ours,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_sqlite_commits_reach_the_disk_before_they_are_answered(quiet: House) -> None:
    with quiet.store.engine.connect() as connection:

        def pragma(name: str) -> object:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1
        assert pragma("secure_delete") == 1


def test_sealed_values_open_only_where_they_belong() -> None:
    vault = Vault(b"m" * 32)
    sealed_key = vault.new_key("case-1")
    key = vault.open_key("case-1", sealed_key)
    sealed = key.seal(PLANTED.encode(), "upload:1")
    assert key.open(sealed, "upload:1").decode() == PLANTED
    assert sealed != key.seal(PLANTED.encode(), "upload:1")
    for wrong in (
        lambda: key.open(sealed, "upload:2"),
        lambda: key.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), "upload:1"),
        lambda: key.open(sealed[:10], "upload:1"),
        lambda: vault.open_key("case-2", sealed_key),
        lambda: Vault(b"n" * 32).open_key("case-1", sealed_key),
    ):
        with pytest.raises(ValueError, match="sealed value"):
            wrong()


def test_the_master_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "master.key"
    first = load_vault(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_vault(file).fingerprint(b"x") == first.fingerprint(b"x")
    assert list(file.parent.iterdir()) == [file]
    file.chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        load_vault(file)
    file.chmod(0o600)
    file.write_bytes(b"short")
    with pytest.raises(SettingsError, match="32 bytes"):
        load_vault(file)
