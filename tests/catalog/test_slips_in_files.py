"""Files, keys and values: what an editor can get wrong anywhere."""

from __future__ import annotations

import pytest

from tests.catalog.slips import FORM, ITEM, LICENCE, SLIP, assert_named, error
from tests.catalog.small import FILES, edited


@pytest.mark.parametrize(
    SLIP,
    [
        pytest.param(
            ITEM, "fee: 不收费", "fee: 不收费\nfees: 1", "fees",
            "this key is unknown", "did you mean 'fee'? known: acceptance_points, ",
            id="unknown key",
        ),
        pytest.param(
            ITEM, "window: 窗口\n", "", "", "key 'window' is missing", "write 'window: …'",
            id="missing key",
        ),
        pytest.param(
            ITEM, "version: '1'", "version: 2026.1", "version",
            "a number 2026.1 where text belongs", "put the value in quotes",
            id="number for text",
        ),
        pytest.param(
            ITEM, "copies: 1", "copies: '1'", "materials[0].copies",
            "text '1' where a whole number belongs", "without quotes",
            id="text for number",
        ),
        pytest.param(
            ITEM, "copies: 1", "copies: -1", "materials[0].copies",
            "-1 is too small", "write 0 or more", id="negative number",
        ),
        pytest.param(
            LICENCE, "bears_seal: true", "bears_seal: 有", "bears_seal",
            "text '有' where true/false belongs", "write true or false", id="word for truth",
        ),
        pytest.param(
            ITEM, "document_types: [business-licence]", "document_types: business-licence",
            "materials[0].document_types",
            "text 'business-licence' where a list belongs", "write '- …' lines",
            id="text for list",
        ),
        pytest.param(
            FORM, "title: 申请表", "title: ''", "title", "nothing stands here", "write the text",
            id="empty text",
        ),
        pytest.param(
            ITEM, "key: licence", "key: 执照", "materials[0].key",
            "'执照' can't be a key", "use lower-case letters", id="key in Chinese",
        ),
        pytest.param(
            ITEM, "effective_from: 2026-01-01", "effective_from: 2026-02-30", "effective_from",
            "'2026-02-30' is not in the calendar", "YYYY-MM-DD", id="day that does not exist",
        ),
        pytest.param(
            ITEM, "effective_from: 2026-01-01", "effective_from: 2026年1月1日", "effective_from",
            "'2026年1月1日' is not a day", "write YYYY-MM-DD", id="day in words",
        ),
        pytest.param(
            "glossary.yaml", "aliases: [散称]", "aliases: [散称, 散称]", "bulk.aliases[0]",
            "'散称' stands twice in the list", "keep it once", id="repeated alias",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    file: str, old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert_named(file, old, new, where, found, remedy)


def test_malformed_yaml_is_named_with_line_and_column() -> None:
    raised = error({**FILES, "laws.yaml": "food-law:\n  title: [食品\n"})
    assert raised.where == "laws.yaml: line 3, column 1"
    assert "mend the YAML" in raised.remedy


def test_a_key_written_twice_is_named_with_its_line() -> None:
    raised = error(edited(ITEM, "fee: 不收费", "fee: 不收费\nfee: 十元"))
    assert "key 'fee' stands twice" in raised.found


def test_an_object_tag_is_refused() -> None:
    raised = error({**FILES, "laws.yaml": "a: !!python/object:os.system {}"})
    assert "could not determine a constructor" in raised.found


def test_a_file_without_a_place_is_refused() -> None:
    raised = error({**FILES, "items/open-shop.yml": ""})
    assert raised.where == "items/open-shop.yml"
    assert "items/<key>.yaml" in raised.remedy


def test_a_catalogue_without_laws_is_refused() -> None:
    raised = error({name: text for name, text in FILES.items() if name != "laws.yaml"})
    assert (raised.where, raised.found) == ("laws.yaml", "the file is missing")


def test_an_empty_file_is_refused() -> None:
    assert error({**FILES, FORM: ""}).found == "nothing where a mapping belongs"
