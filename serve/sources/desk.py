"""A case → what its sources answer: asked at once, in bounded time, and audited."""

from __future__ import annotations

import json
import logging
import time
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

from catalog.types import Carrier, FactKind, ReviewPoint, Source
from review.inquiries import About, Inquiry, inquiries
from review.rules import Case
from review.types import Cause, Evidence, Reply
from serve import clock
from serve.errors import describe
from serve.sources.fetching import Wanted, fetch_papers
from serve.sources.remembered import Given, RememberedAnswers
from serve.sources.types import WHY, Answer, Failure, Link, Ticket
from serve.sources.verification import ASKED, VALUE, Kind, Verification

SECONDS = 10.0
"""For all questions of one case together."""

AT_ONCE = 6

Note = Callable[[Sequence[Verification]], None]
"""Keeps audit rows: new ones, and then what became of them."""

_log = logging.getLogger("zhiban.sources")


@dataclass(frozen=True)
class _Question:
    """One inquiry about to be put: to which link, as which audit row."""

    inquiry: Inquiry
    link: Link
    row: Verification


class Desk:
    """Where sources are asked (核验台). May be used by several threads at once."""

    def __init__(
        self,
        links: Mapping[str, Link],
        *,
        note: Note,
        mark: Callable[[bytes], str],
        seconds: float = SECONDS,
    ) -> None:
        """`mark` makes a keyed digest of what must not stand anywhere in clear."""
        self._links = links
        self._note = note
        self._mark = mark
        self._seconds = seconds
        self._remembered = RememberedAnswers()

    def consult(self, case: Case, sources: Mapping[str, Source], *, of: str) -> Case:
        """The case with the papers that sources hand over for the applicant, and with what they
        answer to everything it must know of them. `of` is its id, for the audit. Never raises
        for what a source does: it is then unavailable."""
        if not self._links:
            return case

        def row(each: Wanted, link: Link) -> Verification:
            supply = each.supply
            kind, paper = Kind.FETCH, supply.document_type.code
            return self._row(kind, supply.source, paper, each.about, link, case, of)

        whole = fetch_papers(
            case, self._links, sources, row=row, note=self._note, seconds=self._seconds
        )
        found = self._answers(inquiries(whole), whole, sources, of)
        replies = {**whole.evidence.replies, **found.replies}
        return replace(whole, evidence=replace(found, replies=replies))

    def consult_beforehand(
        self, case: Case, sources: Mapping[str, Source], *, of: str, material: str
    ) -> Case:
        """Likewise for one paper alone (预审): points that read nothing else, and facts that may
        be asked before anybody has applied for anything."""
        found = inquiries(case, lambda point: _reads_only(point, material))
        open_to_all = [
            inquiry
            for inquiry in found
            if (link := self._links.get(inquiry.source))
            and inquiry.fact in link.terms.prechecks
            and inquiry.about.cause is None
        ]
        return replace(case, evidence=self._answers(open_to_all, case, sources, of))

    def _answers(
        self,
        found: Iterable[Inquiry],
        case: Case,
        sources: Mapping[str, Source],
        of: str,
    ) -> Evidence:
        values: dict[str, str] = {}
        replies: dict[str, Reply] = {}
        questions: list[_Question] = []
        known: list[Verification] = []
        for inquiry in found:
            link = self._links.get(inquiry.source)
            if inquiry.about.cause is not None:
                replies[inquiry.path] = inquiry.about.reply
            elif link is None or inquiry.fact not in link.terms.facts:
                replies[inquiry.path] = _unavailable(inquiry, Failure.NOT_CONNECTED)
            else:
                row = self._row(
                    Kind.VERIFY, inquiry.source, inquiry.fact, inquiry.about, link, case, of
                )
                given = self._remembered.find(_remembered_as(row))
                if given is None:
                    questions.append(_Question(inquiry, link, row))
                    continue
                values[inquiry.path] = given.value
                replies[inquiry.path] = replace(
                    inquiry.about.reply, at=given.at, request=given.request, remembered=True
                )
                fact = sources[inquiry.source].facts[inquiry.fact]
                outcome = given.value if fact.kind is FactKind.CLAIM else VALUE
                known.append(replace(row, outcome=outcome, remembered=True))
        self._note([*known, *(question.row for question in questions)])
        done = self._put(questions, sources)
        self._note([row for _, _, row in done.values()])
        for path, (value, reply, _) in done.items():
            replies[path] = reply
            if value:
                values[path] = value
        return Evidence(values, replies)

    def _put(
        self, questions: Collection[_Question], sources: Mapping[str, Source]
    ) -> dict[str, tuple[str, Reply, Verification]]:
        """Every question's answer ("": none), reply and finished audit row, by path."""
        if not questions:
            return {}
        until = time.monotonic() + self._seconds
        pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="ask")
        futures: dict[Future[tuple[Answer, float]], _Question] = {
            pool.submit(self._one, question, sources, until): question for question in questions
        }
        done, _ = wait(futures, timeout=self._seconds)
        pool.shutdown(wait=False, cancel_futures=True)
        return {
            question.inquiry.path: self._finished(
                question,
                sources,
                *(future.result() if future in done else (_late(future), self._seconds)),
            )
            for future, question in futures.items()
        }

    def _one(
        self, question: _Question, sources: Mapping[str, Source], until: float
    ) -> tuple[Answer, float]:
        """The answer, and the seconds it took."""
        begun = time.monotonic()
        if begun >= until:
            return Answer(failure=Failure.NO_TURN), 0.0
        inquiry, row = question.inquiry, question.row
        ticket = Ticket(row.request, row.purpose, until - begun)
        fact = sources[inquiry.source].facts[inquiry.fact]
        try:
            answer = question.link.connector.verify(fact, inquiry.about.told, ticket)
        except Exception as error:  # the boundary of the job: a case is never lost by a source
            _log.error("verify %s %s %s", inquiry.path, row.request, describe(error))
            answer = Answer(failure=Failure.BROKEN)
        return answer, time.monotonic() - begun

    def _finished(
        self, question: _Question, sources: Mapping[str, Source], answer: Answer, seconds: float
    ) -> tuple[str, Reply, Verification]:
        inquiry, row = question.inquiry, question.row
        milliseconds = round(seconds * 1000)
        if answer.failure is not None or not answer.value:
            failure = answer.failure or Failure.MALFORMED
            reply = replace(_unavailable(inquiry, failure), request=row.request)
            return "", reply, replace(row, outcome=str(failure), milliseconds=milliseconds)
        at = clock.now()
        fact = sources[inquiry.source].facts[inquiry.fact]
        outcome = answer.value if fact.kind is FactKind.CLAIM else VALUE
        given = Given(answer.value, at, row.request)
        self._remembered.keep(_remembered_as(row), given, question.link.terms.keep_seconds)
        reply = replace(inquiry.about.reply, at=at, request=row.request)
        return answer.value, reply, replace(row, outcome=outcome, milliseconds=milliseconds)

    def _row(
        self, kind: Kind, source: str, subject: str, whom: About, link: Link, case: Case, of: str
    ) -> Verification:
        return Verification(
            request=str(uuid.uuid4()),
            case=of,
            kind=kind,
            source=source,
            subject=subject,
            purpose=link.terms.purpose.replace("<item>", case.item.name),
            outcome=ASKED,
            milliseconds=0,
            remembered=False,
            mark=self._mark(_canonical(whom.told)),
            at=clock.now(),
        )


def _late(future: Future[tuple[Answer, float]]) -> Answer:
    """What was sent is waited for no longer; what was not is not sent any more."""
    return Answer(failure=Failure.NO_TURN if future.cancelled() else Failure.TOO_SLOW)


def _remembered_as(row: Verification) -> str:
    """An answer got for one purpose is not used for another."""
    return "\n".join((row.source, row.subject, row.purpose, row.mark))


def _canonical(told: Mapping[str, str]) -> bytes:
    return json.dumps(dict(told), ensure_ascii=False, sort_keys=True).encode()


def _unavailable(inquiry: Inquiry, failure: Failure) -> Reply:
    return replace(inquiry.about.reply, cause=Cause.SOURCE_UNAVAILABLE, why=WHY[failure])


def _reads_only(point: ReviewPoint, material: str) -> bool:
    elements = [e for rule in point.checks for e in rule.elements.values()]
    return all(e.carrier is Carrier.SOURCE or e.holder == material for e in elements)
