"""Catalogue × law texts → which articles were found, which are still from memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import CatalogError
from catalog.item import basis_of
from catalog.points import ARTICLE
from catalog.types import Basis, Catalog, Verified

_FILE = re.compile(r"(?P<title>.+?)(?:\((?P<day>\d{4}-\d{2}-\d{2})\))?")
_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_ARTICLE_HEAD = re.compile(
    r"^\s*\**(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)(?=[\s*　]|$)",
    re.MULTILINE,
)
_STATE = "中华人民共和国"


@dataclass(frozen=True)
class BasisReport:
    """How many different articles the catalogue cites, by how they were verified, and what an
    editor should look at."""

    text: int
    memory: int
    warnings: tuple[str, ...]


def read_laws(folder: Path) -> dict[str, str]:
    """Title → text of the Markdown files `名称(YYYY-MM-DD).md` under `folder`.

    Of several dated versions the newest counts; parts of one code, each in a file of its own
    under the code's heading, are joined. Raises CatalogError when there is no such folder.
    """
    if not folder.is_dir():
        raise CatalogError(str(folder), "no such folder", "name a folder of law texts (*.md)")
    versions: dict[str, dict[str, list[str]]] = {}
    for file in sorted(folder.rglob("*.md")):
        if file.name.startswith(("_", ".")):
            continue
        text = file.read_text(encoding="utf-8")
        name = _FILE.fullmatch(file.stem)
        heading = _TITLE.search(text)
        title = "".join((heading[1] if heading else file.stem).split())
        day = (name["day"] if name else None) or ""
        parts = versions.setdefault(title, {}).setdefault(day, [])
        if text not in parts:
            parts.append(text)
    return {title: "\n".join(days[max(days)]) for title, days in versions.items()}


def articles(text: str) -> frozenset[str]:
    """The articles a law text holds, as it writes them: 第三十五条."""
    return frozenset(_ARTICLE_HEAD.findall(text))


def check_basis(catalog: Catalog, law_files: Mapping[str, str]) -> BasisReport:
    """Looks up every article that any version of an item, or a rule of supervision, cites.
    Raises CatalogError when a law is there and the article is not, or when a basis says `text`
    and the law is not there. A basis from memory whose article is there is a warning: it can say
    `text` now."""
    held = {_bare(title): articles(text) for title, text in law_files.items()}
    counted: dict[tuple[str, str], Verified] = {}
    warnings: list[str] = []
    for where, basis in _cited(catalog):
        found = _found(where, basis, held)
        if found and basis.verified is Verified.MEMORY:
            warnings.append(f"{where}: {basis.citation} was found; it can say 'verified: text'")
        counted[basis.law.key, basis.article] = basis.verified
    verified = list(counted.values())
    return BasisReport(
        verified.count(Verified.TEXT), verified.count(Verified.MEMORY), tuple(warnings)
    )


def _cited(catalog: Catalog) -> Iterator[tuple[str, Basis]]:
    """Every article an item or a bundle rests on, and where it is written."""
    for item in (version for found in catalog.versions.values() for version in found):
        yield from ((f"items/{item.key}.yaml: {place}", basis) for place, basis in basis_of(item))
    for bundle in catalog.bundles.values():
        yield from ((f"bundles/{bundle.key}.yaml: basis", basis) for basis in bundle.basis)
    for rule in catalog.supervision.rules:
        yield from ((f"supervision.yaml: {rule.key}", basis) for basis in rule.basis)


def _found(where: str, basis: Basis, held: Mapping[str, frozenset[str]]) -> bool:
    known = held.get(_bare(basis.law.title))
    if known is None:
        if basis.verified is Verified.TEXT:
            raise CatalogError(
                where, f"{basis.citation} says 'text', but no text of the law is there",
                "add the law's text to the folder, or say 'verified: memory'",
            )  # fmt: skip
        return False
    article = ARTICLE.fullmatch(basis.article)
    if article is None or article[1] not in known:
        raise CatalogError(
            where, f"{basis.citation} does not exist",
            f"the law's text holds {len(known)} articles; name one of them",
        )  # fmt: skip
    return True


def _bare(title: str) -> str:
    return "".join(title.split()).removeprefix(_STATE)
