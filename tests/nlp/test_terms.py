"""Terms as papers print them: a licence ends on its last day, whatever stands between the two."""

from __future__ import annotations

import pytest

from nlp.extract import LabelExtractor
from serve.wiring import load_seed
from tests.nlp.written import line, reading

BETWEEN = ("至", "—", "-", "~", "–")
LABELS = {
    "business-licence": "营业期限",
    "public-place-hygiene-licence": "有效期限",
    "tobacco-retail-licence": "有效期限",
    "road-transport-qualification": "有效期限",
    "power-of-attorney": "委托期限",
}


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("code", LABELS)
@pytest.mark.parametrize(
    ("first", "last"), [("2021年2月3日", "2025年2月2日"), ("2021.02.03", "2025.02.02")]
)
def test_a_term_ends_on_its_last_day(code: str, first: str, last: str, between: str) -> None:
    kind = load_seed().catalog.document_types[code]
    page = reading([line(LABELS[code], 100, 200), line(f"{first}{between}{last}", 300, 200)])
    found = {f.key: f.value for f in LabelExtractor((kind,)).extract([page], kind)}
    assert found["valid_until"] == "2025-02-02"
    assert found["valid_from"] == "2021-02-03"


@pytest.mark.parametrize("code", [code for code in LABELS if code != "power-of-attorney"])
def test_a_last_day_alone_is_the_last_day(code: str) -> None:
    kind = load_seed().catalog.document_types[code]
    page = reading([line(LABELS[code], 100, 200), line("至2025-02-02", 300, 200)])
    found = {f.key: f.value for f in LabelExtractor((kind,)).extract([page], kind)}
    assert found["valid_until"] == "2025-02-02"
