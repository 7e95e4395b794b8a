"""Document types, the form and the sources that supply papers."""

from __future__ import annotations

import pytest

from tests.catalog.slips import FORM, LEASE, LICENCE, SLIP, assert_named


@pytest.mark.parametrize(
    SLIP,
    [
        pytest.param(
            LICENCE, "至(?P<value>.+)", "至(?P<value>.+", "fields[1].pattern",
            "is not a regular expression", "mend the pattern", id="broken pattern",
        ),
        pytest.param(
            LEASE, "pattern: '至(?P<value>.+)止'", "pattern: '至.+止'", "fields[1].placements",
            "'prose' without a pattern that says what the value is", "(?P<value>…)",
            id="prose without a group",
        ),
        pytest.param(
            LICENCE, "至(?P<value>.+)'", "至(?P<value>.+)', alone: '^中国$'", "fields[1].alone",
            "no group says what the value is", "(?P<value>…)", id="alone without a group",
        ),
        pytest.param(
            LEASE, "placements: [prose]", "made_of: [lessee]", "fields[1]",
            "is made of lessee", "two date fields", id="range of no dates",
        ),
        pytest.param(
            LEASE, "placements: [prose]", "block: {head: owner, labels: [名称]}", "fields[1]",
            "in the block of owner, which is no field", "whose label heads the block",
            id="block of nobody",
        ),
        pytest.param(
            LEASE, "key: lessee", "key: seal", "fields[0].key",
            "'seal' names the paper's own in examples", "choose another key", id="reserved field",
        ),
        pytest.param(
            LICENCE, "key: valid_until", "key: name", "fields[1]",
            "field 'name' stands twice", "give each its own key", id="duplicate field",
        ),
        pytest.param(
            LICENCE, "text: 租赁合同", "text: 营业执照", "cues[1]",
            "cue '营业执照' stands twice", "give each its own key", id="duplicate cue",
        ),
        pytest.param(
            LICENCE, "weight: 5", "weight: 0", "cues[0].weight",
            "a weight of 0 says nothing", "above or below 0", id="weightless cue",
        ),
        pytest.param(
            LEASE, "weight: 6", "weight: -6", "cues",
            "nothing speaks for this type", "write a title", id="no cue in favour",
        ),
        pytest.param(
            LICENCE, "kind: date", "kind: day", "fields[1].kind",
            "'day' is unknown", "known: address, amount, ", id="unknown field kind",
        ),
        pytest.param(
            LICENCE, "code: business-licence", "code: licence", "code",
            "'licence' in a file called business-licence.yaml", "write 'code: business-licence'",
            id="code differs from file name",
        ),
        pytest.param(
            FORM, "licence.name", "licence.nam", "field name.prefill",
            "'licence.nam' is no field of a material", "did you mean 'licence.name'?",
            id="prefill from nowhere",
        ),
        pytest.param(
            "sources.yaml", "fields: [name]", "fields: [names]",
            "register.supplies.business-licence.fields[0]", "'names' is unknown",
            "did you mean 'name'?", id="a source supplies no such field",
        ),
        pytest.param(
            "sources.yaml", "kind: value", "kind: values", "register.facts.status.kind",
            "'values' is unknown", "known: claim, value", id="unknown kind of fact",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    file: str, old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert_named(file, old, new, where, found, remedy)
