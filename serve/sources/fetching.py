"""A case → the same with the papers that sources hand over in the applicant's stead (免证办)."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

from catalog.applies import applies
from catalog.types import Answer as Applies
from catalog.types import Source, Supply
from review.inquiries import About, about
from review.rules import Case
from review.types import Cause, Evidence, Reply
from serve import clock
from serve.errors import describe
from serve.sources.handed_over import document_of
from serve.sources.types import WHY, Failure, Handed, Link, Ticket
from serve.sources.verification import HANDED, Verification

_AT_ONCE = 4
_CONSENT = "申请人在提交申请时同意调取"
_log = logging.getLogger("zhiban.sources")


@dataclass(frozen=True)
class Wanted:
    """A material to fetch: how it is supplied, whom it is about, over which link."""

    material: str
    supply: Supply
    about: About
    link: Link | None

    @property
    def is_connected(self) -> bool:
        return self.link is not None and self.supply.document_type.code in self.link.terms.papers


def wanted(case: Case, links: Mapping[str, Link]) -> Iterator[Wanted]:
    """Materials that are due, were not handed in, and that the applicant lets a source hand
    over: none without that consent."""
    for key in case.application.consents:
        supply = case.item.supplied.get(key)
        due = applies(case.item.material(key).applies_when, case.application.situation)
        if supply is not None and due is Applies.YES and not case.documents.get(key):
            yield Wanted(key, supply, about(case, supply.subject), links.get(supply.source))


def fetch_papers(
    case: Case,
    links: Mapping[str, Link],
    sources: Mapping[str, Source],
    *,
    row: Callable[[Wanted, Link], Verification],
    note: Callable[[list[Verification]], None],
    seconds: float,
) -> Case:
    """What could not be fetched is UNSURE with its cause, not the applicant's failing. `row`
    makes the audit row that `note` keeps before and after. Papers are never kept for another
    case."""
    replies: dict[str, Reply] = {}
    asked: list[tuple[Wanted, Link, Verification]] = []
    for each in wanted(case, links):
        if each.about.cause is not None:
            replies[each.material] = each.about.reply
        elif each.link is None or not each.is_connected:
            replies[each.material] = _unavailable(each, Failure.NOT_CONNECTED)
        else:
            asked.append((each, each.link, row(each, each.link)))
    if not asked:
        return replace(case, evidence=Evidence(replies=replies))
    note([begun for _, _, begun in asked])
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="fetch")
    until = time.monotonic() + seconds
    futures = [pool.submit(_one, *question, sources, until) for question in asked]
    done, _ = wait(futures, timeout=seconds)
    pool.shutdown(wait=False, cancel_futures=True)
    documents = dict(case.documents)
    ended = []
    for (each, _, begun), future in zip(asked, futures, strict=True):
        late = Failure.NO_TURN if future.cancelled() else Failure.TOO_SLOW
        handed, took = future.result() if future in done else (Handed(failure=late), seconds)
        outcome = str(handed.failure) if handed.failure else HANDED
        ended.append(replace(begun, outcome=outcome, milliseconds=round(took * 1000)))
        reply = replace(each.about.reply, request=begun.request)
        if handed.failure:
            failed = _unavailable(each, handed.failure)
            replies[each.material] = replace(failed, request=begun.request)
        else:
            replies[each.material] = replace(reply, at=clock.now())
            documents[each.material] = (document_of(each.supply, handed.fields),)
    note(ended)
    return replace(case, documents=documents, evidence=Evidence(replies=replies))


def _one(
    each: Wanted, link: Link, row: Verification, sources: Mapping[str, Source], until: float
) -> tuple[Handed, float]:
    """What was handed over, and the seconds it took."""
    begun = time.monotonic()
    if begun >= until:
        return Handed(failure=Failure.NO_TURN), 0.0
    paper = sources[each.supply.source].supplies[each.supply.document_type.code]
    ticket = Ticket(row.request, row.purpose, until - begun)
    try:
        handed = link.connector.fetch(paper, each.about.told, ticket, consent=_CONSENT)
    except Exception as error:  # the boundary of the job: a case is never lost by a source
        _log.error("fetch %s %s %s", row.subject, row.request, describe(error))
        handed = Handed(failure=Failure.BROKEN)
    return handed, time.monotonic() - begun


def _unavailable(each: Wanted, failure: Failure) -> Reply:
    why = f"申请人同意由数据源代交，{WHY[failure]}"
    return replace(each.about.reply, cause=Cause.SOURCE_UNAVAILABLE, why=why)
