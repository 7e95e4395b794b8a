"""Chance → everything one application for labor-dispatch-new says, all of it in order."""

from __future__ import annotations

from datetime import date

import numpy as np

from eval.foundry.holdings import id_sides
from eval.foundry.offices import one
from eval.foundry.template import Paper
from eval.foundry.world import World
from eval.foundry.worlds.labor_dispatch_new import handed_in
from eval.foundry.worlds.labor_dispatch_new.company import draw_company
from eval.foundry.worlds.labor_dispatch_new.situation import ITEM, Situation


def draw_world(rng: np.random.Generator, today: date, situation: Situation) -> World:
    """A complete application in which everything agrees and nothing has run out."""
    who = draw_company(rng, today, situation)
    licence = handed_in.business_licence(rng, situation, who)
    forever = licence.valid_until is None
    papers: dict[str, tuple[Paper, ...]] = {
        "application": (handed_in.application(rng, today, who),),
        "licence": (licence,),
        "articles": (handed_in.articles(rng, today, situation, who, forever=forever),),
        "report": (handed_in.report(rng, today, situation, who),),
        "legal-id": id_sides(who.head),
        "equipment": (handed_in.equipment(rng, today, who),),
        "rules": (handed_in.rules(rng, today, situation, who),),
        "agreement": (handed_in.agreement(rng, today, situation, who),),
    }
    if situation.premises == "rented":
        papers["lease"] = (handed_in.rented(rng, today, who),)
    else:
        papers["ownership"] = (handed_in.owned(rng, today, who),)
    if situation.applicant == "agent":
        papers["authorisation"] = (handed_in.authorisation(rng, today, who),)
        papers["agent-id"] = id_sides(who.agent)
    form = {
        "unit_name": who.name,
        "credit_code": who.code,
        "legal_representative": who.head.name,
        "id_number": who.head.id_number,
        "address": who.seat,
        "premises_address": who.premises,
        "registered_capital": f"{who.registered}0000",
        "paid_in_capital": f"{who.paid_in}0000",
        "shareholders": "、".join(who.shareholders),
        "contact": who.contact,
        "phone": who.phone,
    }
    records = {
        "source.registration-platform.status": one(rng, ("存续", "存续", "在营", "开业", "在业")),
        "source.registration-platform.office-bars": "无",
    }
    return World(ITEM, today, situation.answers(), form, papers, records=records)
