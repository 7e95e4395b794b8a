"""A world in order → the same world with exactly one thing wrong, on the papers of the place:
its plan, rules, certificates, reports and promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import firm, one
from eval.foundry.papers.commitment import DUTIES, Commitment
from eval.foundry.papers.health_certificate import HealthCertificate
from eval.foundry.papers.hygiene_rules import HygieneRules
from eval.foundry.papers.hygiene_test_report import HygieneTestReport
from eval.foundry.papers.premises_layout import PremisesLayout
from eval.foundry.slips import another_person, elsewhere, lately, next_door, paper_of, wrong_check
from eval.foundry.world import World

BATHS = ("洗浴有限公司", "酒店管理有限公司", "美容美发有限公司", "足浴店", "理发店")


def another_unit(rng: np.random.Generator, name: str) -> str:
    """A unit of another name."""
    while True:
        other = firm(rng, BATHS)
        if not set(other[3:5]) <= set(name):
            return other


def layout_of_another_unit(world: World, rng: np.random.Generator) -> World:
    """The plan names another unit, from whom it was copied."""
    plan = paper_of(world, "layout", PremisesLayout)
    other = another_unit(rng, plan.operator_name)
    return world.with_paper("layout", replace(plan, operator_name=other))


def layout_of_the_house_next_door(world: World, rng: np.random.Generator) -> World:
    """The plan gives the house number of the neighbour."""
    plan = paper_of(world, "layout", PremisesLayout)
    address = next_door(rng, plan.premises_address)
    return world.with_paper("layout", replace(plan, premises_address=address))


def layout_without(world: World, names: Sequence[str]) -> World:
    """The plan without the rooms whose names hold one of these."""
    plan = paper_of(world, "layout", PremisesLayout)
    kept = tuple(room for room in plan.rooms if not any(name in room for name in names))
    return world.with_paper("layout", replace(plan, rooms=kept))


def layout_without_disinfection(world: World, rng: np.random.Generator) -> World:
    """The plan shows no room where things are disinfected."""
    return layout_without(world, ("消毒",))


def layout_without_lavatory(world: World, rng: np.random.Generator) -> World:
    """The plan shows no lavatory."""
    return layout_without(world, ("卫生间",))


def layout_without_changing_room(world: World, rng: np.random.Generator) -> World:
    """The plan shows nowhere to change."""
    return layout_without(world, ("更衣",))


def rules_lack_a_system(world: World, rng: np.random.Generator) -> World:
    """The rules leave out what is to be done in an emergency, or how staff are examined."""
    rules = paper_of(world, "rules", HygieneRules)
    gone = one(rng, ("emergency", "staff_health"))
    systems = tuple(each for each in rules.systems if each != gone)
    return world.with_paper("rules", replace(rules, systems=systems))


def rules_of_another_unit(world: World, rng: np.random.Generator) -> World:
    """The rules are another unit's, its name left where it stood."""
    rules = paper_of(world, "rules", HygieneRules)
    other = another_unit(rng, rules.unit_name)
    return world.with_paper("rules", replace(rules, unit_name=other))


def rules_unsealed(world: World, rng: np.random.Generator) -> World:
    """The company did not seal its rules."""
    rules = paper_of(world, "rules", HygieneRules)
    return world.with_paper("rules", replace(rules, seal=""))


def rules_name_nobody(world: World, rng: np.random.Generator) -> World:
    """The rules do not say who looks after hygiene."""
    rules = paper_of(world, "rules", HygieneRules)
    return world.with_paper("rules", replace(rules, hygiene_manager=""))


def health_certificate_expired(world: World, rng: np.random.Generator) -> World:
    """The certificate ran out yesterday, or up to half a year ago."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    ended = world.today - timedelta(days=lately(rng, 180))
    issued = years_later(ended, -1) + timedelta(days=1)
    checked = issued - timedelta(days=3) if paper.checked_on else None
    changed = replace(paper, issued_on=issued, valid_until=ended, checked_on=checked)
    return world.with_paper("health-certificate", changed)


def health_certificate_for_two_years(world: World, rng: np.random.Generator) -> World:
    """The certificate claims to be valid for two years."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    until = years_later(paper.issued_on, 2)
    return world.with_paper("health-certificate", replace(paper, valid_until=until))


def health_certificate_issued_ahead(world: World, rng: np.random.Generator) -> World:
    """The certificate bears a day of issue that is still to come."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    issued = world.today + timedelta(days=int(rng.integers(1, 20)))
    until = years_later(issued, 1) - timedelta(days=1)
    changed = replace(paper, issued_on=issued, valid_until=until)
    return world.with_paper("health-certificate", changed)


def health_certificate_unsealed(world: World, rng: np.random.Generator) -> World:
    """Nobody sealed the certificate."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    return world.with_paper("health-certificate", replace(paper, sealed=False))


def health_certificate_by_a_school(world: World, rng: np.random.Generator) -> World:
    """The certificate was issued, and sealed, by a school that may not examine anybody."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    school = f"长沙市{one(rng, ('雨花区', '岳麓区'))}样例职业技能培训学校"
    return world.with_paper("health-certificate", replace(paper, issued_by=school))


def health_certificate_number_wrong(world: World, rng: np.random.Generator) -> World:
    """The last digit of the worker's number does not fit the others."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    number = wrong_check(paper.id_number)
    return world.with_paper("health-certificate", replace(paper, id_number=number))


def health_certificate_unfit(world: World, rng: np.random.Generator) -> World:
    """The worker was found unfit."""
    paper = paper_of(world, "health-certificate", HealthCertificate)
    checked = paper.issued_on - timedelta(days=2)
    changed = replace(paper, checked_on=checked, result="不合格")
    return world.with_paper("health-certificate", changed)


def _report(world: World, material: str) -> HygieneTestReport:
    return paper_of(world, material, HygieneTestReport)


def report_failed(world: World, rng: np.random.Generator, material: str) -> World:
    """What was tested did not pass."""
    return world.with_paper(material, replace(_report(world, material), passed=False))


def report_too_old(world: World, rng: np.random.Generator, material: str) -> World:
    """The report is one day older than a year allows, or up to a year more."""
    age = 367 if rng.random() < 0.3 else int(rng.integers(368, 730))
    paper, reported = _report(world, material), world.today - timedelta(days=age)
    number = paper.report_no.replace(f"{paper.reported_on.year}", f"{reported.year}")
    sampled = reported - (paper.reported_on - paper.sampled_on)
    changed = replace(paper, report_no=number, reported_on=reported, sampled_on=sampled)
    return world.with_paper(material, changed)


def report_before_sampling(world: World, rng: np.random.Generator, material: str) -> World:
    """The samples were taken after the report was written."""
    paper = _report(world, material)
    sampled = paper.reported_on + timedelta(days=int(rng.integers(1, 9)))
    return world.with_paper(material, replace(paper, sampled_on=sampled))


def report_unsealed(world: World, rng: np.random.Generator, material: str) -> World:
    """The testing body did not seal the report."""
    return world.with_paper(material, replace(_report(world, material), seal=""))


def report_sealed_by_the_unit(world: World, rng: np.random.Generator, material: str) -> World:
    """The unit put its own seal where the testing body's belongs."""
    paper = _report(world, material)
    return world.with_paper(material, replace(paper, seal=paper.tested_unit))


def report_of_another_unit(world: World, rng: np.random.Generator, material: str) -> World:
    """The report is on another unit."""
    paper = _report(world, material)
    other = another_unit(rng, paper.tested_unit)
    return world.with_paper(material, replace(paper, tested_unit=other))


def report_of_other_premises(world: World, rng: np.random.Generator, material: str) -> World:
    """The samples were taken on another street."""
    paper = _report(world, material)
    return world.with_paper(material, replace(paper, address=elsewhere(rng, paper.address)))


def water_untested(world: World, rng: np.random.Generator) -> World:
    """The water people bathe in was not tested."""
    paper = replace(_report(world, "test-report"), subject="室内空气、公共用品用具")
    return world.with_paper("test-report", paper)


def air_report_twice(world: World, rng: np.random.Generator) -> World:
    """The report on the air conditioning was handed in for the place itself, too."""
    return world.with_paper("test-report", world.paper("air-report"))


def place_report_twice(world: World, rng: np.random.Generator) -> World:
    """The report on the place was handed in for the air conditioning, too."""
    return world.with_paper("air-report", world.paper("test-report"))


def _promise(world: World) -> Commitment:
    return paper_of(world, "commitment", Commitment)


def promise_of_another(world: World, rng: np.random.Generator) -> World:
    """Somebody else promised, in his own name."""
    paper = _promise(world)
    if paper.representative:
        other = another_unit(rng, paper.promisor)
        return world.with_paper("commitment", replace(paper, promisor=other, seal=other))
    name = another_person(rng, world.today, paper.promisor).name
    return world.with_paper("commitment", replace(paper, promisor=name))


def promise_for_another_licence(world: World, rng: np.random.Generator) -> World:
    """What was promised concerns the licence for food."""
    paper = replace(_promise(world), matter="食品经营许可（新办）")
    return world.with_paper("commitment", paper)


def promise_sealed_by_another(world: World, rng: np.random.Generator) -> World:
    """The seal under the promise is another unit's."""
    paper = _promise(world)
    other = another_unit(rng, paper.promisor)
    return world.with_paper("commitment", replace(paper, seal=other))


def promise_unsigned(world: World, rng: np.random.Generator) -> World:
    """The promise was neither sealed nor signed."""
    paper = replace(_promise(world), signed_by="", seal="")
    return world.with_paper("commitment", paper)


def promise_number_wrong(world: World, rng: np.random.Generator) -> World:
    """The number in the promise ends otherwise than the promisor's."""
    paper = _promise(world)
    number = wrong_check(paper.number)
    return world.with_paper("commitment", replace(paper, number=number))


def promise_curtailed(world: World, rng: np.random.Generator) -> World:
    """What is said of conditions and consequences was cut out of the promise."""
    kept = (DUTIES[0], DUTIES[2], DUTIES[4])
    return world.with_paper("commitment", replace(_promise(world), curtailed=True, duties=kept))


def promise_dated_ahead(world: World, rng: np.random.Generator) -> World:
    """The promise bears tomorrow's date, or one in the weeks to come."""
    signed = world.today + timedelta(days=int(rng.integers(1, 30)))
    return world.with_paper("commitment", replace(_promise(world), signed_on=signed))


def promised_without_a_promise(world: World, rng: np.random.Generator, material: str) -> World:
    """The applicant asks to hand in the paper later, as those may who promise, and promises
    nothing."""
    return replace(world.without(material), promised=(material,))
