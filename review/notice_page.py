"""A notice → the words a citizen reads: plain text, and an HTML page to print on A4.

Both say the same. The page needs no script, no font and no network; its letters are large,
because many who read it are old.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.types import Basis, Verified
from review.correction import Act
from review.notices import Group, Notice, Problem
from review.offline_page import Pages

TITLE = "一次性补正告知书"
DRAFT = "草稿，还没有发给申请人。"
AGAINST = "下面的情形，改材料解决不了。"
AGAINST_NOTE = (
    "这里只写明核对时看到的情形。受理不受理、许可不许可，由工作人员依法决定，"
    "这份告知书不是决定。您觉得与事实不符的，请当面向工作人员说明。"
)
ALONG = "这里本身没有问题，但要跟着上面改成一致。"
ALL_GOOD = (
    "照上面全部改好以后的样子，已经按同样的规则再核对过一遍，没有别的问题。最后由工作人员决定。"
)
LOOKED_AT_AGAIN = "改好交来以后，工作人员还会再核对一遍。"

_TO_DO = {
    Act.HAND_IN: "补交{name}",
    Act.REPLACE: "{name}：换一份改好的",
    Act.FILL_IN: "改{name}",
    Act.CHOOSE: "重新选择{name}",
}


@dataclass(frozen=True)
class Given:
    """By whom and on what day a notice was given."""

    by: str
    on: date


def notice_text(notice: Notice, *, case: str, given: Given | None = None) -> str:
    """The notice in plain words, a line each; `case` is how the case is called."""
    lines = [TITLE, ""]
    lines += [DRAFT, ""] if given is None else []
    lines += [f"{label}：{value}" for label, value in facts(notice, case)]
    lines += ["", opening(notice)]
    if notice.against:
        lines += ["", AGAINST]
        for problem in notice.against:
            lines += [
                f"  · {problem.found}",
                f"    {problem.remedy}",
                f"    依据：{cited(problem)}",
            ]
        lines += [AGAINST_NOTE]
    for number, group in enumerate(notice.groups, start=1):
        lines += ["", f"{number}. {heading(group)}"]
        lines += [] if group.problems else [f"  {ALONG}"]
        for remedy, problems in group.steps:
            lines += [f"  · {remedy}"]
            lines += [f"    问题：{p.found}\n    依据：{cited(p)}" for p in problems]
    lines += ["", *closing(notice)]
    if given is not None:
        lines += ["", f"告知人：{given.by}", f"告知日期：{day(given.on)}"]
    return "\n".join(lines) + "\n"


def notice_page(notice: Notice, *, case: str, given: Given | None = None) -> str:
    """The notice as one HTML document."""
    return _PAGES.fill("notice.html.j2",
        notice=notice,
        given=given,
        facts=facts(notice, case),
        opening=opening(notice),
        closing=closing(notice),
    )  # fmt: skip


def facts(notice: Notice, case: str) -> tuple[tuple[str, str], ...]:
    """What stands at the head: label → value."""
    return (
        ("申请人", notice.applicant or "申请表没有填写"),
        ("事项", notice.name),
        ("办理机关", notice.authority),
        ("办件编号", case),
        ("收到材料的日期", day(notice.received_on)),
    )


def opening(notice: Notice) -> str:
    """How much there is to do."""
    count = len(notice.groups)
    if not count:
        return f"您申请的“{notice.name}”，核对时看到下面的情形。"
    return (
        f"您申请的“{notice.name}”，有{count}处要补正，下面一次说全。"
        "请全部改好以后，一起交来。"
    )  # fmt: skip


def heading(group: Group) -> str:
    """What to do to one paper: 换一份营业执照."""
    if group.act is None:
        return "其他要办好的事"
    said = _TO_DO[group.act].format(name=f"“{group.name}”")
    return f"{said}，改这几栏：{'、'.join(group.boxes)}" if group.boxes else said


def closing(notice: Notice) -> tuple[str, ...]:
    """What comes after, where to bring it, and what the law says of telling at once."""
    said = []
    if notice.groups and not notice.against:
        said.append(ALL_GOOD if notice.verified else LOOKED_AT_AGAIN)
    if notice.groups and notice.window:
        said.append(f"改好以后交到：{notice.window}。")
    if notice.telling:
        said.append(_by_law(notice))
    return tuple(said)


def _by_law(notice: Notice) -> str:
    telling = notice.telling
    assert telling is not None
    law = "、".join(_citation(basis) for basis in telling.basis)
    if telling.within is None:
        return f"需要补正的全部内容应当一次告知（{law}）。"
    within = f"收到材料后{telling.within}个工作日内"
    by = f"（{day(notice.tell_by)}以前）" if notice.tell_by else ""
    late = f"；{telling.silence}" if telling.silence else ""
    return f"需要补正的全部内容，应当在{within}{by}一次告知{late}（{law}）。"


def cited(problem: Problem) -> str:
    """Law and article; one not yet found in the law's text says so."""
    return "；".join(_citation(basis) for basis in problem.basis) or "没有写明"


def _citation(basis: Basis) -> str:
    return basis.citation + ("（条文待核对）" if basis.verified is Verified.MEMORY else "")


def day(value: date) -> str:
    """2026年11月23日."""
    return f"{value.year}年{value.month}月{value.day}日"


_PAGES = Pages(
    Path(__file__).parent / "templates",
    "notice.css",
    title=TITLE,
    draft=DRAFT,
    against=AGAINST,
    against_note=AGAINST_NOTE,
    along=ALONG,
    heading=heading,
    cited=cited,
    day=day,
)

CONTENT_SECURITY_POLICY = _PAGES.policy
