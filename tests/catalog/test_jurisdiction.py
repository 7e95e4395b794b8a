"""The divisions of the catalogue, and what an editor may get wrong in them."""

from __future__ import annotations

import pytest

from catalog.divisions import place_names
from catalog.errors import CatalogError
from catalog.jurisdiction import jurisdiction_of, read_divisions
from catalog.load import DATA
from catalog.node import parse
from catalog.types import Divisions

FILE = "divisions.yaml"


def published() -> Divisions:
    return read_divisions(parse(FILE, (DATA / FILE).read_text(encoding="utf-8")))


def test_hunan_is_there_whole_and_named_as_the_national_table_names_it() -> None:
    divisions = published()
    inside = [d for d in divisions.by_code.values() if d.code.startswith("43")]
    cities = [d for d in inside if d.code.endswith("00") and d.parent]
    counties = [d for d in inside if not d.code.endswith("00")]
    assert (len(cities), len(counties)) == (14, 122)
    known = set(place_names())
    for each in counties:
        assert divisions.by_code[each.parent].name + each.name in known, each


def test_all_provinces_are_there() -> None:
    assert sum(not d.parent for d in published().by_code.values()) == 34


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ('- {code: "43", name: 湖南省}', "[0].code", "'43' is no code of GB/T 2260"),
        ("- {code: 430000, name: 湖南省}", "[0].code", "a whole number 430000 where text belongs"),
        (
            '- {code: "430000", name: 湖南省}\n- {code: "430000", name: 湖北省}',
            "[1].code", "code '430000' stands twice",
        ),
        (
            '- {code: "430000", name: 湖南省}\n- {code: "430100", name: 长沙市}',
            "[1]", "430100 names no parent",
        ),
        (
            '- {code: "430000", name: 湖南省}\n- {code: "430102", name: 芙蓉区, parent: "430000"}',
            "[1].parent", "430102 lies in '430000'",
        ),
        (
            '- {code: "430100", name: 长沙市, parent: "430000"}',
            "[0].parent", "'430000' is unknown",
        ),
        (
            '- {code: "430000", name: 湖南省}\n- {code: "440000", name: 广东省, aliases: [湖南省]}',
            "[1].name", "广东省 is 430000, too",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place(text: str, where: str, found: str) -> None:
    with pytest.raises(CatalogError) as raised:
        read_divisions(parse(FILE, text))
    assert raised.value.where == f"{FILE}: {where}"
    assert raised.value.found == found


def test_a_place_is_handled_where_the_name_of_its_authority_says() -> None:
    divisions = published()
    assert jurisdiction_of("长沙市及各区县（市）市场监督管理局", divisions) == ("430100",)
    assert jurisdiction_of("长沙市岳麓区市场监督管理局", divisions) == ("430100",)
    assert jurisdiction_of("浏阳市公安局", divisions) == ("430181",)
    assert jurisdiction_of("长沙住房公积金管理中心", divisions) == ()
