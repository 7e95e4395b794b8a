"""The editor's error: what is wrong in the catalogue, where, and how to mend it."""

from __future__ import annotations


class CatalogError(Exception):
    """The catalogue can't be used as written; an editor must act.

    `where` is a file and key path such as
    `items/food-business-new.yaml: acceptance_points[2].points[0].rules[0].check`;
    `found` says what stood there; `remedy` says what to write instead.
    """

    code = "catalog_invalid"

    def __init__(self, where: str, found: str, remedy: str) -> None:
        super().__init__(f"{where}: {found}; {remedy}")
        self.where = where
        self.found = found
        self.remedy = remedy
