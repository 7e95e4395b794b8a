"""The situations that conditions can tell apart, and what they leave out."""

from __future__ import annotations

from catalog.situations import holds, situations
from catalog.types import All, Condition, Is, Not, Option, Question, Scenario

RENTED = Is("premises", ("rented",))
SCENARIO = Scenario(
    (
        Question("premises", "？", (Option("owned", "自有"), Option("rented", "租赁"))),
        Question(
            "goods", "？", (Option("bulk", "散"), Option("drinks", "饮"), Option("tea", "茶")),
            asked_when=RENTED, multiple=True,
        ),
        Question("colour", "？", (Option("red", "红"), Option("blue", "蓝"))),
    )
)  # fmt: skip


def found(*conditions: Condition, later: bool = True) -> list[dict[str, tuple[str, ...]]]:
    return [dict(each) for each in situations(SCENARIO, conditions, later=later)]


def test_a_question_nothing_asks_about_is_left_out() -> None:
    nothing = {"promised": (), "deferred": ()}
    assert found() == [nothing]
    assert found(RENTED) == [
        {"premises": ("rented",), **nothing},
        {"premises": ("owned",), **nothing},
    ]


def test_a_question_that_does_not_arise_is_settled_without_an_answer() -> None:
    every = found(Is("goods", ("drinks",)))
    assert [each["goods"] for each in every if each["premises"] == ("owned",)] == [()]


def test_one_option_stands_for_all_that_are_not_named() -> None:
    rented = [e["goods"] for e in found(Is("goods", ("drinks",))) if e["premises"] == ("rented",)]
    assert rented == [("drinks",), ("bulk",), ("drinks", "bulk")]


def test_materials_may_be_promised_unless_told_otherwise() -> None:
    promised = Is("promised", ("lease",))
    assert [each["promised"] for each in found(promised)] == [(), ("lease",)]
    assert [each["promised"] for each in found(promised, later=False)] == [()]


def test_a_contradiction_holds_nowhere() -> None:
    never = All((RENTED, Not(RENTED)))
    assert not any(holds(never, each) for each in situations(SCENARIO, [never]))
