"""What lies in a material's slot → an outcome: is it there, the right paper, legible, whole?"""

from __future__ import annotations

from collections.abc import Sequence

from nlp.normalize import squeeze
from review.checks.outcome import SURE, Outcome, failed, passed, unsure
from review.checks.wording import bare, nearly_in, people_in, telling
from review.operands import Known, Paper, uploads
from review.types import Cause, Place

_HANDED_OVER = "由数据源直接提供"


def present(paper: Paper, *, document_type: str = "") -> Outcome:
    """Something stands in the slot; with `document_type`, a paper of that type does."""
    name = _type_name(paper, document_type) or paper.material.name
    if not paper.documents and paper.awaited and paper.awaited.cause:
        return unsure(paper.awaited.cause, f"{name}：{paper.awaited.why}", paper.places)
    if not paper.documents:
        return failed(f"未提交{name}。", paper.places)
    found = paper.of_type(document_type)
    if not document_type or found:
        return passed(f"已提交{name}。", uploads(found))
    cause = paper.absence()
    if cause in (Cause.UNKNOWN_PAPER, Cause.ILLEGIBLE):
        return unsure(cause, f"已提交的图片中有未能识别的材料，不能确定是否包含{name}。")
    return failed(f"已提交的材料中没有{name}。", paper.places)


def right_paper(paper: Paper) -> Outcome:
    """Every document in the slot is of one of the material's types."""
    if not paper.documents:
        return unsure(paper.absence(), f"未提交{paper.material.name}，无从核对。")
    strangers = paper.strangers
    wrong = [d for d in strangers if d.type is not None]
    if wrong:
        found = "、".join(dict.fromkeys(d.type.name for d in wrong if d.type))
        return failed(f"此处应为{paper.material.name}，上传的是{found}。", uploads(wrong))
    if strangers:
        return unsure(
            Cause.ILLEGIBLE if any(d.problems for d in strangers) else Cause.UNKNOWN_PAPER,
            f"未能认出上传的材料是否为{paper.material.name}。",
            uploads(strangers),
        )
    return passed(f"材料类型与{paper.material.name}相符。", uploads(paper.own))


def legible(paper: Paper) -> Outcome:
    """No page has a quality problem. A poor picture is never FAIL: it asks for a better one."""
    if not paper.documents:
        return unsure(paper.absence(), f"未提交{paper.material.name}。")
    poor = [d for d in paper.documents if d.problems]
    if poor:
        advice = "；".join(dict.fromkeys(p.advice for d in poor for p in d.problems))
        places = tuple(Place(d.source, p.region) for d in poor for p in d.problems)
        return unsure(Cause.ILLEGIBLE, f"图片质量不足以可靠识读：{advice}", places)
    if paper.is_handed_over:
        return passed("由数据源直接提供，没有图片。")
    return passed("图片清晰，可以识读。")


def page_count(paper: Paper, *, min: int = 1, max: int = 50) -> Outcome:
    """The slot holds between `min` and `max` pages."""
    if not paper.own:
        return unsure(paper.absence(), f"{paper.material.name}的页数无从核对。")
    if paper.is_handed_over:
        return unsure(Cause.NOT_ASSESSED, f"{paper.material.name}{_HANDED_OVER}，没有页数。")
    pages = sum(len(d.pages) for d in paper.own)
    if min <= pages <= max:
        return passed(f"共{pages}页。")
    return failed(f"共{pages}页，应为{min}至{max}页。")


def at_least(paper: Paper, *, count: int) -> Outcome:
    """The slot holds so many papers of the material's own, pages of one aside."""
    if not paper.own:
        return unsure(paper.absence(), f"{paper.material.name}的份数无从核对。")
    found = len(paper.own)
    if found >= count:
        return passed(f"共{found}份。", uploads(paper.own))
    if len(paper.documents) > found:
        return unsure(paper.absence(), f"认出{found}份，应有{count}份，另有材料未能认出。")
    return failed(f"共{found}份，应有{count}份。", uploads(paper.own))


def enough_for(paper: Paper, names: Known, *, each: int) -> Outcome:
    """The slot holds so many papers of the material's own for everybody named."""
    people = len(people_in(names.value))
    outcome = at_least(paper, count=each * people)
    return outcome._replace(message=f"{names.label}写了{people}位，{outcome.message}")


def mentions(paper: Paper, *, words: Sequence[str]) -> Outcome:
    """The paper's text holds every entry; an entry is alternatives joined by "|"."""
    papers = paper.own
    if not papers:
        return unsure(paper.absence(), f"{paper.material.name}的内容无从核对。")
    if paper.is_handed_over:
        return unsure(Cause.NOT_ASSESSED, f"{paper.material.name}{_HANDED_OVER}，没有全文。")
    text = paper.text
    absent: list[str] = []
    near: list[str] = []
    for entry in words:
        alternatives = [squeeze(word) for word in entry.split("|")]
        if any(word in text for word in alternatives):
            continue
        (near if any(nearly_in(word, text) for word in alternatives) else absent).append(
            alternatives[0]
        )
    if absent and any(d.problems for d in papers):
        return unsure(Cause.ILLEGIBLE, f"图片不清晰，未读到：{'、'.join(absent + near)}。")
    if absent:
        return failed(f"没有写到：{'、'.join(absent)}。", paper.places)
    if near:
        return unsure(Cause.NEARLY_EQUAL, f"疑似写到但识读不够确定：{'、'.join(near)}。")
    return passed("应有的内容都已写明。", uploads(papers))


def named_in(name: Known, paper: Paper) -> Outcome:
    """The paper's text holds the name, brackets and spaces aside. Where only the part stands there
    that tells it from others, it is UNSURE: columns of a table break names; so it is where a
    character differs on a line that was read poorly."""
    if not paper.own:
        return unsure(paper.absence(), f"{paper.material.name}的内容无从核对。")
    lines = [line for d in paper.own for line in d.lines]
    text = bare(paper.text)
    wanted = bare(name.value)
    shown = f"{paper.material.name}中{{}}“{name.value}”"
    if wanted in text:
        return passed(f"{shown.format('写有')}。", uploads(paper.own))
    if any(d.problems for d in paper.own):
        return unsure(Cause.ILLEGIBLE, f"图片不清晰，{shown.format('未读到')}。")
    if not text:
        return unsure(Cause.NOT_READ, f"没有读到{paper.material.name}的文字。")
    near = any(nearly_in(wanted, bare(line.text)) for line in lines if line.confidence < SURE)
    if near or telling(wanted) in text:
        return unsure(Cause.NEARLY_EQUAL, f"{shown.format('疑似写有')}，请人工核对。")
    return failed(f"{shown.format('没有写到')}。")


def _type_name(paper: Paper, code: str) -> str:
    return next((t.name for t in paper.material.document_types if t.code == code), "")
