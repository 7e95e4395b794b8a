"""Uploads: bytes in, sealed files in the case's folder, one row each; bytes out again."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from serve.errors import BadRequest
from serve.names import State
from serve.store.cases import Case, is_open
from serve.store.engine import writing
from serve.store.store import Store
from serve.store.tables import uploads


@dataclass(frozen=True)
class Incoming:
    """A file that was looked at and can be read: its bytes and number of pages."""

    filename: str
    data: bytes
    pages: int
    suffix: str


@dataclass(frozen=True)
class Upload:
    """One file in a material's slot. `name` is how findings refer to it."""

    id: str
    material: str
    name: str
    filename: str
    sha256: str
    bytes: int
    pages: int


def put_uploads(
    store: Store,
    case: Case,
    material: str,
    files: Sequence[Incoming],
    *,
    replace: bool,
    most: int,
) -> tuple[Upload, ...]:
    """What stands in the slot afterwards. A file with the same bytes as one that stands
    there is that one. With `replace` the slot holds exactly these files. All or nothing:
    raises BadRequest `case_closed`, `too_many_files` and leaves the slot as it was."""
    written: list[Path] = []
    dropped: list[str] = []
    try:
        with writing(store.engine) as connection:
            if not is_open(connection, case.id, (State.OPEN,)):
                raise BadRequest(
                    "case_closed",
                    "该办件已提交，不能再更换材料。",
                    "请查看审查结果；需要补正时请重新提交申请。",
                    status=409,
                )
            standing = {row.sha256: row for row in _rows(connection, case.id, material)}
            wanted = [] if replace else list(standing)
            incoming = {hashlib.sha256(file.data).hexdigest(): file for file in files}
            wanted += [digest for digest in incoming if digest not in wanted]
            if len(wanted) > most:
                raise BadRequest(
                    "too_many_files",
                    f"这份材料有 {len(wanted)} 个文件，最多 {most} 个。",
                    "请把同一份材料合并成一个 PDF，或减少文件。",
                    status=422,
                )
            connection.execute(
                uploads.delete().where(uploads.c.case_id == case.id, uploads.c.material == material)
            )
            dropped = [row.id for digest, row in standing.items() if digest not in wanted]
            for position, digest in enumerate(wanted):
                if digest in standing:
                    row = standing[digest]._asdict()
                else:
                    row = _new_row(store, case, incoming[digest], digest)
                    written.append(_path(store, case.id, row["id"]))
                suffix = Path(row["name"]).suffix
                row |= {
                    "material": material,
                    "position": position,
                    "name": f"{material}-{position + 1}{suffix}",
                }
                connection.execute(uploads.insert().values(row))
            rows = _rows(connection, case.id, material)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    for upload in dropped:
        _path(store, case.id, upload).unlink(missing_ok=True)
    return tuple(_upload(case, row) for row in rows)


def uploads_of(store: Store, case: Case) -> tuple[Upload, ...]:
    """Every upload of the case, by material and position."""
    with store.engine.connect() as connection:
        return tuple(_upload(case, row) for row in _rows(connection, case.id))


def upload_bytes(store: Store, case: Case, upload: str) -> bytes:
    """The file as it was uploaded. Raises FileNotFoundError when it was erased meanwhile."""
    return case.key.open(_path(store, case.id, upload).read_bytes(), f"upload:{upload}")


def _new_row(store: Store, case: Case, file: Incoming, digest: str) -> dict[str, object]:
    upload = str(uuid.uuid4())
    _write(_path(store, case.id, upload), case.key.seal(file.data, f"upload:{upload}"))
    return {
        "id": upload,
        "case_id": case.id,
        "name": f"upload{file.suffix}",
        "sha256": digest,
        "bytes": len(file.data),
        "pages": file.pages,
        "sealed_filename": case.key.seal(file.filename.encode(), f"filename:{upload}"),
    }


def _write(path: Path, sealed: bytes) -> None:
    """On the disk, name and all, before the row that mentions it is."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _path(store: Store, case: str, upload: object) -> Path:
    return store.papers / case / f"{upload}.sealed"


def _rows(
    connection: sa.Connection, case: str, material: str | None = None
) -> Sequence[sa.Row[tuple[object, ...]]]:
    query = sa.select(uploads).where(uploads.c.case_id == case)
    if material is not None:
        query = query.where(uploads.c.material == material)
    return connection.execute(query.order_by(uploads.c.material, uploads.c.position)).all()


def _upload(case: Case, row: sa.Row[tuple[object, ...]]) -> Upload:
    return Upload(
        id=row.id,
        material=row.material,
        name=row.name,
        filename=case.key.open(row.sealed_filename, f"filename:{row.id}").decode(),
        sha256=row.sha256,
        bytes=row.bytes,
        pages=row.pages,
    )
