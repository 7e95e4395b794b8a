"""Ids of cases, uploads and pages → the steps of a case: plan, read, ask, conclude, tell."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from catalog.types import DocumentType, Item
from model_cards.cards import ModelUnavailable
from nlp.types import Classifier, Extractor
from ocr.errors import BadUpload
from ocr.reader import PageReader
from ocr.sandbox import Sandbox
from ocr.types import PageReading
from review.duty_register import fulfilled
from review.types import Application, Conclusion, Review
from serve import callback, clock
from serve.api.exchange_schemas import CallbackEvent
from serve.api.present import named
from serve.api.schemas import Error
from serve.application import build_application, published_item
from serve.errors import BadRequest, describe
from serve.holds import BLIND, Candidate, Gate, Hold
from serve.names import State
from serve.reading import review_case
from serve.records import Origin, dump_record, models_here
from serve.sources.desk import Desk
from serve.store.callbacks import find_message, note_attempt
from serve.store.cases import Case, find_case, finish_case, start_case
from serve.store.catalogue import Catalogues
from serve.store.duties import keep_by_upload, note_duties
from serve.store.notices import earlier_cases
from serve.store.readings import Outcome, keep_reading, outcome_of, readings_of, refusals_of
from serve.store.rechecks import draw
from serve.store.store import Store
from serve.store.uploads import upload_bytes, uploads_of

_log = logging.getLogger("zhiban.work")

_FAILURES: Mapping[str, str] = {
    "model_unavailable": "识别模型暂时不可用。",
    "page_failed": "有一页材料未能处理。",
    "worker_lost": "处理过程多次中断。",
    "review_failed": "审查未能完成。",
}
_FAILED_REMEDY = "不是材料的问题。请联系系统管理员，恢复后用新的 Idempotency-Key 重新提交。"


class CaseWork:
    """The steps, with the one reader of this worker. Every step may run again after a kill:
    what it did before is found and kept."""

    def __init__(
        self,
        store: Store,
        catalogues: Catalogues,
        *,
        sandbox: Sandbox,
        reader: PageReader,
        classifier: Callable[[tuple[DocumentType, ...]], Classifier],
        extractor: Callable[[tuple[DocumentType, ...]], Extractor],
        desk: Desk,
        engine: str,
        clients: Mapping[str, str],
        gate: Gate,
    ) -> None:
        """`engine` names the reader for the record; `clients` as in Settings; `gate` says which
        cases may pass by themselves."""
        self._store = store
        self._catalogues = catalogues
        self._sandbox = sandbox
        self._reader = reader
        self._classifier = classifier
        self._extractor = extractor
        self._desk = desk
        self._clients = clients
        self._gate = gate
        self.engine = engine

    def plan(self, case: str) -> list[tuple[str, int]]:
        """The pages to read as (upload id, page); none when the case has ended."""
        if not start_case(self._store, case):
            return []
        uploads = uploads_of(self._store, find_case(self._store, case))
        return [(upload.id, page) for upload in uploads for page in range(upload.pages)]

    def read_page(self, case: str, upload: str, page: int) -> str:
        """Reads one page unless it was read; an Outcome, or the code of a failure."""
        known = outcome_of(self._store, upload, page)
        if known is not None:
            return str(known)
        try:
            owner = find_case(self._store, case)
            data = upload_bytes(self._store, owner, upload)
            pages = self._sandbox.open(data, source=upload, decode=False)
            keep_reading(self._store, owner, upload, page, self._reader.read(pages[page]))
            return str(Outcome.READ)
        except BadUpload as error:
            reason = Error(code=error.code, message=error.message, remedy=error.remedy)
            keep_reading(self._store, owner, upload, page, reason)
            return str(Outcome.REFUSED)
        except ModelUnavailable as error:
            _log.error("read_page %s %s %s %s", case, upload, page, error)
            return error.code
        except (BadRequest, FileNotFoundError):  # erased while it waited
            return str(Outcome.REFUSED)
        except Exception as error:  # the job boundary
            _log.error("read_page %s %s %s %s", case, upload, page, describe(error))
            return "page_failed"

    def conclude(self, case: str, outcomes: Sequence[str]) -> str:
        """Decides the case once; the event id of the message to its sender, "" for none."""
        try:
            owner = find_case(self._store, case)
        except BadRequest:  # erased meanwhile
            return ""
        failures = [code for code in outcomes if code not in set(Outcome)]
        if failures:
            return self._fail(owner, failures[0])
        refusals = refusals_of(self._store, owner)
        if refusals:
            return self._refuse(owner, *refusals[0])
        try:
            readings = readings_of(self._store, owner)
            review = self._review(owner, readings)
            engines = {reading.engine for pages in readings.values() for reading in pages}
            record = dump_record(review, Origin(owner.catalogue, tuple(engines), models_here()))
            hold = self._gate(Candidate(case, owner.catalogue, review))
        except Exception as error:  # the job boundary
            _log.error("conclude %s %s", case, describe(error))
            return self._fail(owner, "review_failed")
        return self._finish(owner, State.DONE, result=record, review=review, hold=hold)

    def deliver(self, event: str) -> bool:
        """One attempt to deliver a message; True when nothing is left to do."""
        message = find_message(self._store, event)
        if message is None:
            return True
        moment = clock.now()
        status = callback.post(
            message.url,
            event=event,
            key=callback.callback_key(self._clients[message.client]),
            body=message.body,
            timestamp=int(moment.timestamp()),
        )
        delivered = 200 <= status < 300
        note_attempt(self._store, event, status=status, delivered_at=moment if delivered else None)
        return delivered

    def _review(self, case: Case, readings: Mapping[str, Sequence[PageReading]]) -> Review:
        catalog = self._catalogues.version(case.catalogue)
        today = case.request.received_on or clock.day_of(case.submitted_at or case.created_at)
        item = published_item(catalog, case.item, today)
        application = self._application(case, item)
        types = tuple(catalog.document_types.values())
        return review_case(
            item,
            application,
            readings,
            classifier=self._classifier(types),
            extractor=self._extractor(types),
            today=today,
            consult=lambda asking: self._desk.consult(asking, catalog.sources, of=case.id),
        )

    def _application(self, case: Case, item: Item) -> Application:
        materials: dict[str, list[str]] = {}
        for upload in uploads_of(self._store, case):
            materials.setdefault(upload.material, []).append(upload.name)
        return build_application(
            item,
            form=case.request.form,
            situation=case.request.situation,
            materials=materials,
            received_on=case.request.received_on,
            promised=case.request.promised,
            deferred=case.request.deferred,
            consents=case.request.consents,
        )

    def _refuse(self, case: Case, upload: str, page: int, reason: Error) -> str:
        problem = Error(
            code=reason.code,
            message=f"{upload} 第 {page + 1} 页：{reason.message}",
            remedy=reason.remedy,
        )
        return self._finish(case, State.REFUSED, problem=problem)

    def _fail(self, case: Case, code: str) -> str:
        problem = Error(code=code, message=_FAILURES[code], remedy=_FAILED_REMEDY)
        return self._finish(case, State.FAILED, problem=problem)

    def _finish(
        self,
        case: Case,
        state: State,
        *,
        result: bytes | None = None,
        review: Review | None = None,
        hold: Hold | None = Hold.NOT_A_PASS,
        problem: Error | None = None,
    ) -> str:
        moment = clock.now()
        message = None
        blind = hold in BLIND
        if case.request.callback_url:
            message = CallbackEvent(
                case=case.id,
                external_id=case.request.external_id,
                state=named(state),
                conclusion=named(review.decision.conclusion) if review and not blind else None,
                awaits_person=hold is not None,
                occurred_at=moment,
            )

        def also(connection: Connection) -> None:
            _note(connection, case.id, review)
            if review and blind:
                draw(connection, case.id, review.item.key, review.item.digest, now=moment)

        event = finish_case(
            self._store,
            case,
            state=state,
            now=moment,
            result=result,
            hold=hold,
            problem=problem,
            callback=message.model_dump_json().encode() if message else None,
            also=also,
        )
        if review is not None:
            for earlier in earlier_cases(self._store, case):
                keep_by_upload(
                    self._store, earlier.id, fulfilled(review), kept_on=_received(review)
                )
        return event


def _note(connection: Connection, case: str, review: Review | None) -> None:
    """What follows later is owed once the case may be accepted; one that must be corrected first
    owes it when it is handed in again."""
    if review and review.decision.conclusion in (Conclusion.PASS, Conclusion.MANUAL):
        note_duties(connection, case, review.decision.duties, accepted_on=review.today)


def _received(review: Review) -> date:
    return review.application.received_on or review.today
