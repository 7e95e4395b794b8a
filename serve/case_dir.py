"""A directory with application.json and papers → an application, for an item or for a bundle,
and where its files lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from catalog.types import Bundle, Catalog, Item
from review.bundle import BundleApplication
from review.types import Application
from serve.application import build_application, published_item
from serve.bundle_application import build_bundle_application, items_of, published_bundle
from serve.errors import BadRequest

FILE = "application.json"


class _Authored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    item: str = ""
    bundle: str = ""
    received_on: date | None = None
    form: dict[str, str] = {}
    situation: dict[str, tuple[str, ...]] = {}
    materials: dict[str, tuple[str, ...]]
    promised: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_matter(self) -> Self:
        if bool(self.item) == bool(self.bundle):
            raise ValueError("name an item or a bundle, one of them")
        return self


@dataclass(frozen=True)
class CaseDir:
    """An application on disk; `files` maps each upload name to its path."""

    path: Path
    item: Item
    application: Application
    files: Mapping[str, Path]


@dataclass(frozen=True)
class BundleDir:
    """An application for a bundle on disk, with the version of each of its items."""

    path: Path
    bundle: Bundle
    items: Mapping[str, Item]
    application: BundleApplication
    files: Mapping[str, Path]


def names_bundle(path: Path) -> bool:
    """Whether the application there is for a bundle. Raises BadRequest: application_missing,
    application_malformed."""
    return bool(_authored(_text(path)).bundle)


def load_bundle_dir(
    path: Path, catalog: Catalog, *, as_of: date | None = None, today: date | None = None
) -> BundleDir:
    """As `load_case_dir`, for a bundle. Raises BadRequest as well: unknown_bundle."""
    authored = _authored(_text(path))
    bundle = published_bundle(catalog, authored.bundle)
    items = items_of(catalog, bundle, as_of or authored.received_on or today)
    application = build_bundle_application(
        bundle,
        items,
        form=authored.form,
        situation=authored.situation,
        materials=authored.materials,
        received_on=authored.received_on,
        promised=authored.promised,
        deferred=authored.deferred,
    )
    return BundleDir(path, bundle, items, application, _files(path, application.materials))


def load_case_dir(
    path: Path, catalog: Catalog, *, as_of: date | None = None, today: date | None = None
) -> CaseDir:
    """The application under the law of `as_of`, else of the day it was received, else of
    `today`. Raises BadRequest: application_missing, application_malformed, unknown_item,
    item_not_in_force, unknown_material …, material_file_missing, material_file_outside."""
    item, application = read_application(_text(path), catalog, as_of=as_of, today=today)
    return CaseDir(path, item, application, _files(path, application.materials))


def read_application(
    text: str, catalog: Catalog, *, as_of: date | None = None, today: date | None = None
) -> tuple[Item, Application]:
    """The text of an application.json → the version of its item and the application. Raises
    BadRequest as `load_case_dir` does."""
    authored = _authored(text)
    item = published_item(catalog, authored.item, as_of or authored.received_on or today)
    application = build_application(
        item,
        form=authored.form,
        situation=authored.situation,
        materials=authored.materials,
        received_on=authored.received_on,
        promised=authored.promised,
        deferred=authored.deferred,
        consents=authored.consents,
    )
    return item, application


def _text(path: Path) -> str:
    try:
        return (path / FILE).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BadRequest(
            "application_missing",
            f"{path} 中没有 {FILE}。",
            f"请指定含有 {FILE} 的申请目录。",
        ) from error
    except UnicodeDecodeError as error:
        raise BadRequest(
            "application_malformed", f"{FILE} 不是 UTF-8 文本。", "请以 UTF-8 编码保存。"
        ) from error


def _authored(text: str) -> _Authored:
    try:
        return _Authored.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "（整个文件）"
        raise BadRequest(
            "application_malformed",
            f"{FILE} 格式不正确，位置 {where}：{first['msg']}。",
            "请写成含 item（一件事写 bundle）、received_on、form、situation、materials 的 JSON，"
            "materials 的每一项是文件名列表。",
        ) from error


def _files(folder: Path, materials: Mapping[str, tuple[str, ...]]) -> dict[str, Path]:
    return {name: _file(folder, key, name) for key, names in materials.items() for name in names}


def _file(folder: Path, key: str, name: str) -> Path:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise BadRequest(
            "material_file_outside",
            f"材料“{key}”的文件 {name} 不在申请目录内。",
            "请把文件放进申请目录，并只写相对路径。",
        )
    if not path.is_file():
        raise BadRequest(
            "material_file_missing",
            f"材料“{key}”的文件 {name} 不存在。",
            f"请把文件放进 {folder}，或从 {FILE} 中去掉它。",
        )
    return path
