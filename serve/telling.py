"""A case in the store → its notice: drafted, compared with those before it, and given once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.types import Severity
from review.notices import Draft, Notice, draft
from review.rounds import Comparison, HandedIn, Round, compare
from review.types import Review, Verdict
from serve import clock
from serve.api import present_notice
from serve.api.notice_schemas import GivenShape, NoticeShape
from serve.errors import BadRequest
from serve.records import Record, load_record
from serve.store.cases import Case, find_result
from serve.store.catalogue import Catalogues
from serve.store.notices import earlier_cases, find_notice, keep_notice
from serve.store.store import Store
from serve.store.uploads import uploads_of


@dataclass(frozen=True)
class Drawn:
    """A notice and the draft it comes from, with how the case stands beside earlier rounds."""

    draft: Draft
    notice: Notice
    shape: NoticeShape


def draw(store: Store, catalogues: Catalogues, case: Case, judged: Mapping[str, bool]) -> Drawn:
    """The notice of a case that is done, not given yet. Raises BadRequest `point_not_to_judge`
    and `nothing_to_correct`."""
    handed_in, record = _handed_in(store, catalogues, case)
    rounds = tuple(_rounds(store, catalogues, case))
    return drawn(handed_in, record, judged, rounds, name=case.id)


def drawn(
    handed_in: HandedIn,
    record: Record,
    judged: Mapping[str, bool],
    rounds: tuple[Round, ...],
    *,
    name: str,
) -> Drawn:
    """The notice of a case called `name`, beside its earlier `rounds`, the oldest first."""
    review = handed_in.review
    _check_judged(review, judged)
    found = draft(review, judged)
    if found.notice is None:
        raise BadRequest(
            "nothing_to_correct",
            "没有需要补正的内容，不用发补正告知书。"
            if not found.pending
            else f"没有确定要补正的内容，另有{len(found.pending)}处要人工核对。",
            "请看审查结果。"
            if not found.pending
            else "请先核对这几处，确实要补正的在 judged 里写 true。",
            status=409,
            context={"points": ",".join(each.point for each in found.pending)},
        )
    told = [problem.point for problem in found.notice.problems]
    compared: Comparison | None = compare(handed_in, told, rounds) if rounds else None
    shape = present_notice.notice(
        found,
        found.notice,
        case=name,
        record=record.digest,
        item_version=record.item_version,
        uploads=handed_in.uploads,
        judged=judged,
        compared=compared,
    )
    return Drawn(found, found.notice, shape)


def given(store: Store, catalogues: Catalogues, case: Case) -> Drawn | None:
    """The notice that was given, drawn again from the same record; None when none was."""
    kept = find_notice(store, case)
    if kept is None:
        return None
    shape = NoticeShape.model_validate_json(kept.body)
    again = draw(store, catalogues, case, shape.judged)
    return Drawn(again.draft, again.notice, shape)


def give(
    store: Store, catalogues: Catalogues, case: Case, *, by: str, judged: Mapping[str, bool]
) -> tuple[NoticeShape, bool]:
    """Gives the notice, once; whether it is new. Raises BadRequest `points_not_judged`, and
    `notice_already_given` when another one was given."""
    made = draw(store, catalogues, case, judged)
    if made.draft.pending:
        names = "、".join(f"“{each.title}”" for each in made.draft.pending)
        raise BadRequest(
            "points_not_judged",
            f"还有{len(made.draft.pending)}处没有核对：{names}。",
            "要补正的内容须一次告知：请逐处核对，在 judged 里写要补正（true）或没有问题（false）。",
            status=409,
            context={"points": ",".join(each.point for each in made.draft.pending)},
        )
    moment = clock.now()
    by_law = made.notice.tell_by
    in_time = clock.day_of(moment) <= by_law if by_law else None
    shape = made.shape.model_copy(update={"given": GivenShape(by=by, at=moment, in_time=in_time)})
    is_new = keep_notice(
        store,
        case,
        shape.model_dump_json().encode(),
        now=moment,
        tell_by=by_law,
        record=shape.record,
        points=shape.points,
        late=[each.point for each in shape.late],
    )
    if is_new:
        return shape, True
    before = given(store, catalogues, case)
    if before is None or (before.shape.points, before.shape.judged) != (shape.points, dict(judged)):
        raise BadRequest(
            "notice_already_given",
            "这个办件已经发过补正告知书，内容不同。",
            "一个办件只告知一次：请查看已发的告知书；申请人补正后再次提交的，对新的办件告知。",
            status=409,
        )
    return before.shape, False


def compared(store: Store, catalogues: Catalogues, case: Case) -> Comparison | None:
    """How a reviewed case stands beside the notices before it; None when there were none."""
    rounds = tuple(_rounds(store, catalogues, case))
    if not rounds:
        return None
    handed_in, _ = _handed_in(store, catalogues, case)
    kept, drafted = find_notice(store, case), draft(handed_in.review).notice
    told = list(kept.points) if kept else [p.point for p in drafted.problems] if drafted else []
    return compare(handed_in, told, rounds)


def _rounds(store: Store, catalogues: Catalogues, case: Case) -> Iterator[Round]:
    for earlier in reversed(list(earlier_cases(store, case))):
        kept = find_notice(store, earlier)
        if kept is not None:
            handed_in, _ = _handed_in(store, catalogues, earlier)
            yield Round(earlier.id, handed_in, tuple(kept.points), clock.day_of(kept.given_at))


def _handed_in(store: Store, catalogues: Catalogues, case: Case) -> tuple[HandedIn, Record]:
    record = load_record(find_result(store, case))
    review = record.review(catalogues.version(case.catalogue))
    return HandedIn(review, {u.name: u.sha256 for u in uploads_of(store, case)}), record


def _check_judged(review: Review, judged: Mapping[str, bool]) -> None:
    open_to_it = [
        finding.point_id
        for finding in review.findings
        if finding.severity is not Severity.ADVISE
        and finding.verdict in (Verdict.FAIL, Verdict.UNSURE)
    ]
    for point in judged:
        if point not in open_to_it:
            raise BadRequest(
                "point_not_to_judge",
                f"审查要点“{point}”不在不符合、需人工复核的要点里。",
                f"judged 里可以写的有：{'、'.join(open_to_it) or '（无）'}。",
            )
