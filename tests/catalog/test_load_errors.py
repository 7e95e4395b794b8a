"""Every kind of slip an editor makes is named with its file, its key path and its remedy."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.errors import CatalogError
from catalog.load import load_catalog
from tests.catalog.small import CHECKS, FILES, edited

ITEM = "items/open-shop.yaml"
CASES = "examples/open-shop.yaml"
LICENCE = "document_types/business-licence.yaml"
LEASE = "document_types/lease-contract.yaml"
FORM = "forms/shop.yaml"
POINT = "acceptance_points[1].points[0]"


def error(files: dict[str, str]) -> CatalogError:
    with pytest.raises(CatalogError) as raised:
        load_catalog(files, checks=CHECKS)
    return raised.value


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "found", "remedy"),
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
            ITEM, "effective_to: 2030-12-31", "effective_to: 2020-12-31", f"{POINT}.effective_to",
            "2020-12-31 is before 2026-01-01", "write a later day", id="ends before it begins",
        ),
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
            ITEM, "form: shop", "form: shops", "form", "'shops' is unknown",
            "did you mean 'shop'? known: shop", id="unknown form",
        ),
        pytest.param(
            ITEM, "law: food-law", "law: food-laws", "basis[0].law",
            "'food-laws' is unknown", "did you mean 'food-law'?", id="unknown law",
        ),
        pytest.param(
            ITEM, "article: 第三十五条", "article: 35", "basis[0].article",
            "a whole number 35 where text belongs", "put the value in quotes",
            id="article as a number",
        ),
        pytest.param(
            ITEM, "article: 第三十五条", "article: 第35条", "basis[0].article",
            "'第35条' is not an article", "第三十五条", id="article in digits",
        ),
        pytest.param(
            ITEM, "verified: text", "verified: maybe", "basis[0].verified",
            "'maybe' is unknown", "known: memory, text", id="unknown verification",
        ),
        pytest.param(
            ITEM, "document_types: [lease-contract]", "document_types: [lease]",
            "materials[1].document_types[0]", "'lease' is unknown",
            "did you mean 'lease-contract'?", id="unknown document type",
        ),
        pytest.param(
            ITEM, "key: lease\n", "key: licence\n", "materials[1]",
            "material 'licence' stands twice", "give each its own key", id="duplicate material",
        ),
        pytest.param(
            ITEM, "key: lease\n", "key: form\n", "materials[1]",
            "'form' can't name a material", "choose another key", id="material called form",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {premise: rented}",
            "materials[1].applies_when.premise", "question 'premise' is unknown here",
            "did you mean 'premises'?", id="unknown question",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {premises: leased}",
            "materials[1].applies_when.premises", "'leased' is unknown", "known: owned, rented",
            id="unknown option",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {}",
            "materials[1].applies_when", "the condition is empty", "write 'always'",
            id="empty condition",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}",
            "applies_when: {not: {premises: owned}, goods: bulk}", "materials[1].applies_when",
            "'not' stands beside other keys", "give it a mapping of its own", id="mixed condition",
        ),
        pytest.param(
            ITEM, "applies_when: {premises: rented}", "applies_when: {any: []}",
            "materials[1].applies_when.any", "the list of conditions is empty",
            "write at least one condition", id="any of nothing",
        ),
        pytest.param(
            ITEM, "- key: premises\n", "- key: premises\n    asked_when: {not: {goods: bulk}}\n",
            "questions[0].asked_when",
            "questions wait for each other's answers: premises → goods → premises",
            "let one of them be asked without the other", id="cycle in a scenario",
        ),
        pytest.param(
            ITEM, "asked_when: {premises: rented}", "asked_when: {goods: bulk}",
            "questions[1].asked_when", "questions wait for each other's answers: goods → goods",
            "let one of them be asked without the other", id="question depends on itself",
        ),
        pytest.param(
            ITEM, "law: food-law, article: 第三十五条, verified: text}\nrequire",
            "law: food-law, verified: text}\nrequire", "basis[0]",
            "《中华人民共和国食品安全法》 is cited without an article",
            "as the law does: 'article: 第三十五条'", id="basis without an article",
        ),
        pytest.param(
            ITEM, "law: food-law, article: 第三十五条, verified: text}\nrequire",
            "law: food-law, article: '', verified: text}\nrequire", "basis[0]",
            "is cited without an article", "'article: 第三十五条'",
            id="basis with an empty article",
        ),
        pytest.param(
            ITEM, "key: goods", "key: any", "questions[1].key",
            "'any' is a word of conditions", "choose another key", id="question called any",
        ),
        pytest.param(
            ITEM, "key: goods", "key: premises", "questions[1]",
            "question 'premises' stands twice", "give each its own key",
            id="duplicate question",
        ),
        pytest.param(
            ITEM, "value: drinks", "value: bulk", "questions[1].options[1]",
            "option 'bulk' stands twice", "give each its own key", id="duplicate option",
        ),
        pytest.param(
            ITEM, "      - {value: drinks, label: 饮品}\n", "", "questions[1].options",
            "a question with fewer than two options", "write the other option",
            id="only one option",
        ),
        pytest.param(
            ITEM, "check: same_name", "check: same_nam", f"{POINT}.rules[0].check",
            "'same_nam' is unknown", "did you mean 'same_name'? known: agrees_with_situation, ",
            id="unknown check",
        ),
        pytest.param(
            ITEM, "{check: same_name, ", "{", f"{POINT}.rules[0]",
            "key 'check' is missing", "write 'check: …'", id="rule without a check",
        ),
        pytest.param(
            ITEM, ", right: form.name}", "}", f"{POINT}.rules[0]",
            "operand 'right' of same_name is missing", "write 'right: …'", id="missing operand",
        ),
        pytest.param(
            ITEM, "right: form.name}", "right: form.name, day: 3}", f"{POINT}.rules[0].day",
            "'day' is neither operand nor param of same_name", "known: left, right",
            id="unknown operand",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: matches, value: licence.name}", f"{POINT}.rules[1]",
            "param 'pattern' of matches is missing", "write 'pattern: …'", id="missing param",
        ),
        pytest.param(
            ITEM, "days: 30", "days: 一个月", f"{POINT}.rules[1].days",
            "text '一个月' where a whole number belongs", "without quotes",
            id="param of wrong type",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: contains_any, value: licence.name, words: []}", f"{POINT}.rules[1].words",
            "the list is empty", "write at least one entry", id="empty list param",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: matches, value: licence.name, pattern: '[0-9'}", f"{POINT}.rules[1].pattern",
            "is not a regular expression", "mend the pattern", id="broken pattern in a rule",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: agrees_with_situation, value: licence.name, question: premises,"
            " words: {owned: [自有]}}",
            f"{POINT}.rules[1].words", "key 'rented' is missing", "write 'rented: …'",
            id="words without an option",
        ),
        pytest.param(
            ITEM, "{check: not_expired, date: licence.valid_until, days: 30}",
            "{check: agrees_with_situation, value: licence.name, question: shop, words: {a: [b]}}",
            f"{POINT}.rules[1].question", "'shop' is unknown", "known: goods, premises",
            id="situation of an unknown question",
        ),
        pytest.param(
            ITEM, "document_type: business-licence}", "document_type: lease-contract}",
            "acceptance_points[0].points[0].rules[0].document_type",
            "'lease-contract' is unknown", "known: business-licence",
            id="document type of another material",
        ),
        pytest.param(
            ITEM, "left: lease.lessee", "left: leases.lessee", f"{POINT}.rules[0].left",
            "material 'leases' is unknown", "did you mean 'lease'?", id="unknown material",
        ),
        pytest.param(
            ITEM, "left: lease.lessee", "left: lease.lesse", f"{POINT}.rules[0].left",
            "租赁合同 has no field 'lesse'", "did you mean 'lessee'?", id="unknown field",
        ),
        pytest.param(
            ITEM, "right: form.name", "right: form.nam", f"{POINT}.rules[0].right",
            "form field 'nam' is unknown", "did you mean 'name'?", id="unknown form field",
        ),
        pytest.param(
            ITEM, "right: form.name", "right: source.registry.status", f"{POINT}.rules[0].right",
            "source 'registry' is unknown", "did you mean 'register'?", id="unknown source",
        ),
        pytest.param(
            ITEM, "right: form.name", "right: source.register.state", f"{POINT}.rules[0].right",
            "登记平台 can't be asked 'state'", "did you mean 'status'?", id="unknown fact",
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
        pytest.param(
            ITEM, "right: form.name", "right: source.register", f"{POINT}.rules[0].right",
            "'source.register' names no fact of a source", "write 'source.register.fact'",
            id="source without a fact",
        ),
        pytest.param(
            ITEM, "left: lease.lessee", "left: lease", f"{POINT}.rules[0].left",
            "'lease' is a whole paper where one value belongs", "known: ends_on, lessee",
            id="paper for value",
        ),
        pytest.param(
            ITEM, "paper: lease}", "paper: lease.lessee}",
            "acceptance_points[0].points[1].rules[0].paper",
            "'lease.lessee' is one value where a whole paper belongs", "name the paper alone",
            id="value for paper",
        ),
        pytest.param(
            ITEM, "dimension: consistency", "dimension: 一致性", f"{POINT}.dimension",
            "'一致性' is unknown", "known: completeness, consistency, format, validity",
            id="unknown dimension",
        ),
        pytest.param(
            ITEM, "lessee-is-operator\n        version: 2", "lease-present\n        version: 1",
            f"{POINT}.id", "review point 'lease-present' stands twice", "also in complete",
            id="duplicate point",
        ),
        pytest.param(
            ITEM, "id: lessee-is-operator", "id: lease-present", f"{POINT}.id",
            "versions 1 and 2 of 'lease-present' are both in force from 2026-01-01 to 2030-12-31",
            "end the one with 'effective_to'", id="overlapping effective dates",
        ),
        pytest.param(
            ITEM, "dimension: consistency\n        sev", "dimension: completeness\n        sev",
            f"{POINT}.dimension", "'completeness' is not what same_name, not_expired looks at",
            "known: consistency, validity", id="dimension of other checks",
        ),
        pytest.param(
            ITEM, "            dimension: consistency\n", "", f"{POINT}.dimension",
            "same_name, not_expired may serve consistency, validity",
            "let one example say it: 'dimension: consistency'", id="dimension nobody says",
        ),
        pytest.param(
            ITEM, "            dimension: consistency\n", "            dimension: validity\n",
            f"{POINT}.dimension", "an example says 'validity'", "make both say the same",
            id="dimension said otherwise",
        ),
        pytest.param(
            ITEM, "given: {lease.lessee: 样本公司, ", "over: {lease.lessee: 样本公司, ",
            f"{POINT}.examples[0].over", "this key is unknown", "changes",
            id="unknown key of an example",
        ),
        pytest.param(
            ITEM, "          - title: 一致\n", "          - title: 一致\n            changes: {}\n",
            f"{POINT}.examples[0]", "what is given, or what differs from the base case",
            "write 'given:' or 'changes:', one of them", id="given and changes",
        ),
        pytest.param(
            ITEM, "- {check: same_name, left: lease.lessee, right: form.name}",
            "- {any: [{check: same_name, left: lease.lessee, right: form.name}]}",
            f"{POINT}.rules[0].any", "fewer than two rules are joined", "write the other",
            id="one rule joined to none",
        ),
        pytest.param(
            ITEM, "id: agree", "id: complete", "acceptance_points[1]",
            "acceptance point 'complete' stands twice", "give each its own key",
            id="duplicate acceptance point",
        ),
        pytest.param(
            ITEM, "expect: unsure", "expect: 存疑", f"{POINT}.examples[1].expect",
            "'存疑' is unknown", "known: fail, not_applicable, pass, unsure", id="unknown verdict",
        ),
        pytest.param(
            ITEM, "given: {licence: missing}", "given: {licence: gone}",
            "acceptance_points[0].points[0].examples[1].given.licence",
            "'gone' is unknown", "known: blurred, missing, present, wrong",
            id="unknown paper state",
        ),
        pytest.param(
            ITEM, "situation.goods: 'bulk,drinks'", "situation.goods: 'bulk,tea'",
            f"{POINT}.examples[1].given.situation.goods",
            "'tea' is no option of 'goods'", "known: bulk, drinks", id="unknown situation",
        ),
        pytest.param(
            CASES, "'lease[lease-contract]'", "'lease[lease]'", "base.lease[lease]",
            "租赁合同 has no document type 'lease'", "did you mean 'lease-contract'?",
            id="side that does not exist",
        ),
        pytest.param(
            CASES, "licence.name: 样本公司", "licence.name: 430102198503120018",
            "base.licence.name", "a whole number 430102198503120018 where text belongs",
            "put the value in quotes", id="number in an example",
        ),
        pytest.param(
            CASES, "{premises: rented, goods", "{premises: [owned, rented], goods",
            "situation.premises", "2 answers to a question that takes one", "keep one option",
            id="two answers to one question",
        ),
        pytest.param(
            CASES, "expect: {licence-present: fail}", "expect: {licence-presents: fail}",
            "cases[0].expect.licence-presents", "review point 'licence-presents' is unknown",
            "did you mean 'licence-present'?", id="case names an unknown point",
        ),
        pytest.param(
            CASES, "decision: correct", "decision: corrected", "cases[0].decision",
            "'corrected' is unknown", "did you mean 'correct'?", id="unknown conclusion",
        ),
        pytest.param(
            ITEM, "min_confidence: 0.6", "min_confidence: 60", "min_confidence",
            "60.0 is no confidence", "write 0 to 1", id="confidence in percent",
        ),
        pytest.param(
            ITEM, "promised_working_days: 5", "promised_working_days: 15",
            "time_limit.promised_working_days", "15 days promised, 10 allowed",
            "no more than the law allows", id="promise beyond the law",
        ),
        pytest.param(
            ITEM, "    filling_advice: 拍清楚。\n",
            "    filling_advice: 拍清楚。\n    promised_in: leese\n    follows_within: 5\n",
            "materials[0].promised_in", "'leese' is unknown", "did you mean 'lease'?",
            id="promise in no material",
        ),
        pytest.param(
            ITEM, "fee: ", "telling: {basis: []}\nfee: ", "telling.basis",
            "the list is empty", "name the article", id="telling at once by no law",
        ),
        pytest.param(
            ITEM, "fee: ",
            "telling: {silence: 即为受理, basis: "
            "[{law: food-law, article: 第一条, verified: text}]}\nfee: ",
            "telling.silence", "and no time", "within: <working days>", id="too late for no time",
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
    raised = error(edited(file, old, new))
    assert raised.where == (f"{file}: {where}" if where else file)
    assert found in raised.found
    assert remedy in raised.remedy
    assert str(raised) == f"{raised.where}: {raised.found}; {raised.remedy}"


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


def test_an_item_without_worked_applications_is_refused() -> None:
    raised = error({name: text for name, text in FILES.items() if name != CASES})
    assert raised.remedy == "write examples/open-shop.yaml"


def test_versions_of_an_item_are_the_law_of_different_days() -> None:
    coming = FILES[ITEM].replace("effective_from: 2026-01-01", "effective_from: 2027-01-01")
    files = {
        **FILES,
        "items/open-shop.2027.yaml": coming,
        "examples/open-shop.2027.yaml": FILES[CASES],
    }
    raised = error(files)
    assert raised.where == "items: open-shop"
    assert "are both in force from 2027-01-01" in raised.found
    assert "the day before" in raised.remedy
    ended = FILES[ITEM].replace(
        "effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2026-12-31"
    )
    catalog = load_catalog({**files, ITEM: ended}, checks=CHECKS)
    first, second = catalog.versions["open-shop"]
    assert catalog.item("open-shop") is second
    assert catalog.in_force("open-shop", date(2026, 12, 31)) is first
    assert catalog.in_force("open-shop", date(2027, 1, 1)) is second
    assert catalog.in_force("open-shop", date(2025, 12, 31)) is None
    assert first.digest != second.digest


def test_worked_applications_of_no_item_are_refused() -> None:
    raised = error({**FILES, "examples/other.yaml": FILES[CASES]})
    assert raised.found == "no item is called 'other'"


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "found"),
    [
        pytest.param(
            ITEM, "{check: present, paper: lease}",
            "{check: present, paper: licence}",
            "materials.lease", "no 'present' point reads this required material",
            id="nobody would notice that it is missing",
        ),
        pytest.param(
            ITEM, "        severity: correct",
            "        severity: correct\n        applies_when: {premises: owned}",
            "materials.licence", "reads this required material whenever it is due",
            id="asked for in too few situations",
        ),
        pytest.param(
            ITEM, "expect: pass", "expect: fail",
            "acceptance_points.complete.licence-present.examples", "no example passes",
            id="no passing example",
        ),
        pytest.param(
            ITEM, "expect: unsure", "expect: pass",
            "acceptance_points.agree.lessee-is-operator.examples", "every example passes",
            id="no failing example",
        ),
    ],
)  # fmt: skip
def test_what_resolves_but_cannot_be_right_is_refused(
    file: str, old: str, new: str, where: str, found: str
) -> None:
    raised = error(edited(file, old, new))
    assert raised.where == f"{ITEM}: {where}"
    assert found in raised.found


def test_deleting_a_review_point_turns_a_worked_application_red() -> None:
    start = FILES[ITEM].index("      - id: lease-present")
    end = FILES[ITEM].index("  - id: agree")
    raised = error({**FILES, ITEM: FILES[ITEM][:start] + FILES[ITEM][end:]})
    assert "lease-present" in str(raised)


def test_a_question_that_depends_on_a_later_one_is_told_to_move() -> None:
    first, second = FILES[ITEM].index("  - key: premises"), FILES[ITEM].index("  - key: goods")
    end = FILES[ITEM].index("materials:")
    item = FILES[ITEM]
    raised = error(
        {**FILES, ITEM: item[:first] + item[second:end] + item[first:second] + item[end:]}
    )
    assert raised.where == f"{ITEM}: questions[0].asked_when.premises"
    assert raised.found == "question 'goods' depends on 'premises', which is asked later"
    assert "move 'premises' up" in raised.remedy
