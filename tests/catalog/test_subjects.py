"""Whom a source is asked about: every need of every fact that is read, or an error that says so."""

from __future__ import annotations

import pytest

from catalog.errors import CatalogError
from catalog.load import load_catalog
from catalog.types import Carrier, Catalog, Element, Question
from serve.wiring import load_files, load_seed
from tests.catalog.small import CHECKS, FILES, SOURCES

ASKED = "right: source.register.status"
SUBJECTS = "subjects: {register: {name: licence.name}}\n"


def with_subjects(subjects: str, *, rule: str = ASKED, sources: str = SOURCES) -> Catalog:
    item = FILES["items/open-shop.yaml"].replace("right: form.name", rule, 1)
    item = item.replace("acceptance_points:\n", f"{subjects}acceptance_points:\n", 1)
    files = {**FILES, "items/open-shop.yaml": item, "sources.yaml": sources}
    return load_catalog(files, checks=CHECKS)


def test_a_fact_that_is_read_knows_whom_it_is_about() -> None:
    subject = with_subjects(SUBJECTS).item("open-shop").subjects["source.register.status"]
    told = subject.needs["name"]
    assert isinstance(told, Element)
    assert (told.carrier, told.path) == (Carrier.FIELD, "licence.name")


def test_what_stands_under_the_fact_goes_before_what_stands_under_its_source() -> None:
    subjects = SUBJECTS.replace("}}", "}, register.status: {name: form.name}}")
    told = (
        with_subjects(subjects).item("open-shop").subjects["source.register.status"].needs["name"]
    )
    assert isinstance(told, Element) and told.path == "form.name"


def test_an_answer_of_the_applicant_can_be_told() -> None:
    subjects = "subjects: {register: {name: form.name, group: situation.premises}}\n"
    sources = SOURCES.replace("needs: [name]", "needs: [name, group]", 1)
    found = with_subjects(subjects, sources=sources).item("open-shop")
    assert isinstance(found.subjects["source.register.status"].needs["group"], Question)


def test_what_may_be_needed_may_be_left_out() -> None:
    sources = SOURCES.replace("needs: [name]", "needs: [name], may_need: [address]", 1)
    found = with_subjects(SUBJECTS, sources=sources).item("open-shop")
    assert not found.subjects["source.register.status"].may_need


@pytest.mark.parametrize(
    ("subjects", "where", "found"),
    [
        ("", "subjects", "'source.register.status' is read, and its source is not told 'name'"),
        ("subjects: {registry: {name: form.name}}\n", "subjects.registry", "'registry' is unknown"),
        ("subjects: {register.state: {name: form.name}}\n", "subjects.register.state", "no rule"),
        ("subjects: {register: {names: form.name}}\n", "subjects.register.names", "not told"),
        ("subjects: {register: {name: form.nam}}\n", "subjects.register.name", "'nam' is unknown"),
        ("subjects: {register: {name: licence}}\n", "subjects.register.name", "no field"),
        ("subjects: {register: {name: form.phone}}\n", "subjects.register.name", "kind phone"),
        ("subjects: {register: {name: situation.goods}}\n", "subjects.register.name", "an answer"),
        ("subjects: {register: {name: situation.x}}\n", "subjects.register.name", "'x' is unknown"),
    ],
)
def test_a_subject_that_cannot_be_found_is_an_error(subjects: str, where: str, found: str) -> None:
    with pytest.raises(CatalogError) as raised:
        with_subjects(subjects)
    assert raised.value.where.startswith(f"items/open-shop.yaml: {where}")
    assert found in raised.value.found


def test_a_subject_nobody_asks_about_is_an_error() -> None:
    with pytest.raises(CatalogError, match="no rule reads 'register'"):
        with_subjects(SUBJECTS, rule="right: form.name")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (", answers: [存续, 注销]", "", "what may be answered is not said"),
        ("answers: [存续, 注销]", "answers: []", "the list is empty"),
        ("kind: value", "kind: claim", "a claim is confirmed or denied"),
        ("needs: [name]", "needs: [nam]", "'nam' is unknown"),
        ("needs: [name]", "needs: []", "the source is told nothing"),
        ("answers: [存续, 注销]", "written: dates", "'dates' is unknown"),
    ],
)
def test_a_source_says_what_it_is_told_and_what_it_answers(old: str, new: str, found: str) -> None:
    with pytest.raises(CatalogError, match=r"sources\.yaml: register") as raised:
        with_subjects(SUBJECTS, sources=SOURCES.replace(old, new, 1))
    assert found in raised.value.found


@pytest.mark.parametrize(
    ("supplied", "found"),
    [
        ("{lease: {source: register, name: form.name}}", "can't hand over the whole"),
        ("{deed: {source: register, name: form.name}}", "material 'deed' is unknown"),
        ("{licence: {name: form.name}}", "key 'source' is missing"),
        ("{licence: {source: register}}", "the source is not told 'name'"),
        ("{licence: {source: register, name: licence.name}}", "on the very paper"),
        ("{licence: {source: register, name: form.name, x: form.name}}", "not told 'x'"),
    ],
)
def test_a_paper_that_cannot_be_handed_over_is_an_error(supplied: str, found: str) -> None:
    with pytest.raises(CatalogError, match="supplied") as raised:
        with_subjects(f"{SUBJECTS}supplied: {supplied}\n")
    assert found in raised.value.found


def test_a_source_hands_over_a_material() -> None:
    supplied = "supplied: {licence: {source: register, name: form.name}}\n"
    supply = with_subjects(SUBJECTS + supplied).item("open-shop").supplied["licence"]
    assert (supply.source, supply.document_type.code) == ("register", "business-licence")


def test_words_a_source_never_answers_bar_nobody_and_are_an_error() -> None:
    catalog = load_seed()
    files = dict(catalog.files)
    name = "items/security-guard-cert.yaml"
    files[name] = files[name].replace("bars: [故意犯罪]", "bars: [故意犯罪记录]", 1)
    with pytest.raises(CatalogError, match=r"no answer of 'source\.security-guards\.crime'"):
        load_files(files)


def test_the_published_items_ask_about_somebody_everywhere() -> None:
    for item in load_seed().catalog.items.values():
        read = {
            element.path
            for point in item.review_points
            for rule in point.checks
            for element in rule.elements.values()
            if element.carrier is Carrier.SOURCE
        }
        assert read == set(item.subjects)
