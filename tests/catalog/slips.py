"""A slip of an editor → the error that names its place, what was found and what to do."""

from __future__ import annotations

import pytest

from catalog.errors import CatalogError
from catalog.load import load_catalog
from tests.catalog.small import CHECKS, edited

ITEM = "items/open-shop.yaml"
CASES = "examples/open-shop.yaml"
LICENCE = "document_types/business-licence.yaml"
LEASE = "document_types/lease-contract.yaml"
FORM = "forms/shop.yaml"
POINT = "acceptance_points[1].points[0]"

SLIP = ("file", "old", "new", "where", "found", "remedy")
"""The first `old` in the file is written as `new`; `where` is a key path in it, `found` and
`remedy` are parts of what is said."""


def error(files: dict[str, str]) -> CatalogError:
    """What loading these files is refused with."""
    with pytest.raises(CatalogError) as raised:
        load_catalog(files, checks=CHECKS)
    return raised.value


def assert_named(file: str, old: str, new: str, where: str, found: str, remedy: str) -> None:
    """The slip is refused in its own words, at its own place."""
    raised = error(edited(file, old, new))
    assert raised.where == (f"{file}: {where}" if where else file)
    assert found in raised.found
    assert remedy in raised.remedy
    assert str(raised) == f"{raised.where}: {raised.found}; {raised.remedy}"
