"""What every lease has: its sheet's size, the days of the term, the places to sign at its foot."""

from __future__ import annotations

from eval.foundry.days import printed, value
from eval.foundry.handwriting import sign
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style

SIZE = (210.0, 297.0)


def days(facts: LeaseContract, style: Style, underline: bool) -> tuple[Fact, Fact]:
    """The first and the last day of the term as printed."""
    starts, ends = (printed(day, style.day) for day in (facts.starts_on, facts.ends_on))
    return (
        Fact("starts_on", starts, value(facts.starts_on), underline),
        Fact("ends_on", ends, value(facts.ends_on), underline),
    )


def closing(
    sheet: Sheet,
    facts: LeaseContract,
    style: Style,
    y: float,
    labels: tuple[str, str] = ("甲方（签章）：", "乙方（签章）："),
) -> None:
    """Each party's label with its seal or signature at `y` millimetres, and the day under them."""
    faces = style.faces
    body = faces.song if style.variant % 4 else faces.hei
    sides = (
        (25.0, "lessor", labels[0], facts.lessor, facts.lessor_seal),
        (112.0, "lessee", labels[1], facts.lessee, facts.lessee_seal),
    )
    for x, side, label, name, seal in sides:
        end = sheet.text(x, y, label, body, 4.1)
        if seal:
            press(sheet, SealDesign(seal, diameter=40), end + 12, y + 6, faces.song_bold, style.rng)
        else:
            who = "" if side in facts.unsigned else name
            sign(
                sheet, who, end + 14, y - 1.4, 7.5, faces.hand, style.rng, label=label.rstrip("：")
            )
    day = printed(facts.signed_on, style.closing_day)
    end = sheet.text(25, y + 32, "签订日期：", body, 4.1)
    sheet.text(end, y + 32, day, body, 4.1, key="signed_on", value=value(facts.signed_on))
