"""Accepted cases → read page by page, decided once, their sender told: durable workflows.

Workflows carry ids only: the job system keeps arguments and results in clear. A case workflow
waits on queue `cases` for one child a page on queue `ocr`; a pre-check's page goes before the
pages of cases. A killed worker's workflows go on at their last step when another worker takes
its slot or finds it abandoned. A page that takes its worker down `_PAGE_RUNS` times is given
up, and its case ends as failed.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, SetEnqueueOptions, SetWorkflowID
from dbos import error as dbos_error

from serve import clock
from serve.case_work import CaseWork
from serve.errors import describe
from serve.names import State
from serve.settings import Settings
from serve.slots import abandoned_slots, held_slot
from serve.store.cases import Kind, cases_in, erase_case
from serve.store.store import Store
from serve.store.workers import beat

APPLICATION = "zhiban"
VERSION = "1"
"""Of the workflows' shape, not of the program: a new one strands the work of the old."""

CASES, OCR, CALLBACKS = "cases", "ocr", "callbacks"
FIRST, LATER = 1, 10
"""Priorities on queue `ocr`: a citizen who waits, a case that is being worked through."""

_PAGE_RUNS = 20
_CASE_RUNS = 500
_CALLBACK_RUNS = 50
_CALLBACK_DELAYS = [min(2**attempt, 3600) for attempt in range(24)]
_HEARTBEAT_SECONDS = 5.0
_PRECHECK_LIFE = timedelta(minutes=15)
_log = logging.getLogger("zhiban.jobs")

P = ParamSpec("P")
R = TypeVar("R")


# --- from the doors -----------------------------------------------------------------------


def job_client(store: Store) -> DBOSClient:
    """For enqueueing from a process that runs no workflows itself."""
    return DBOSClient(system_database_engine=store.engine, application_name=APPLICATION)


def enqueue_case(client: DBOSClient, connection: sa.Connection, case: str) -> None:
    """Within the caller's transaction. The workflow's id is the case's."""
    client.enqueue_in_transaction(
        connection,
        {
            "workflow_name": "review_case",
            "queue_name": CASES,
            "workflow_id": case,
            "app_version": VERSION,
        },
        case,
    )


def enqueue_page(
    client: DBOSClient, connection: sa.Connection, case: str, upload: str, page: int
) -> None:
    """Within the caller's transaction: one page somebody is waiting for."""
    client.enqueue_in_transaction(
        connection,
        {
            "workflow_name": "read_page",
            "queue_name": OCR,
            "workflow_id": _page_id(case, upload, page),
            "app_version": VERSION,
            "priority": FIRST,
        },
        case,
        upload,
        page,
    )


# --- at work ------------------------------------------------------------------------------


@contextmanager
def worker(settings: Settings, store: Store, work: CaseWork, *, lanes: int) -> Iterator[str]:
    """Works through the queues while the block lasts; gives the name of the slot it holds.
    `lanes` pages are read at once.
    Work under way at its end waits in threads that can't be woken: end the process then."""
    slots = settings.data_dir / "slots"
    with held_slot(slots, settings.worker_slots) as slot:
        config: DBOSConfig = {
            "name": APPLICATION,
            "system_database_engine": store.engine,
            "executor_id": slot,
            "application_version": VERSION,
            "log_level": "WARNING",
        }
        DBOS(config=config)
        _register(work)
        DBOS.launch()
        DBOS.register_queue(OCR, worker_concurrency=lanes, polling_interval_sec=0.1)
        DBOS.register_queue(CASES, worker_concurrency=8, polling_interval_sec=0.2)
        DBOS.register_queue(CALLBACKS, worker_concurrency=8, polling_interval_sec=0.5)
        stop = threading.Event()
        house = threading.Thread(
            target=_keep_house, args=(settings, store, work, slot, stop), daemon=True
        )
        house.start()
        try:
            yield slot
        finally:
            stop.set()
            house.join()
            DBOS.destroy(destroy_registry=True)


def _register(work: CaseWork) -> None:
    """The workflows, bound to what does the work. Their names and steps are kept in the
    database while they run: a change of them is a new VERSION."""

    @DBOS.workflow(name="read_page", max_recovery_attempts=_PAGE_RUNS)
    def read_page(case: str, upload: str, page: int) -> str:
        return DBOS.run_step({"name": "read"}, _timed(work.read_page), case, upload, page)

    @DBOS.workflow(name="deliver_callback", max_recovery_attempts=_CALLBACK_RUNS)
    def deliver_callback(event: str, attempt: int) -> None:
        delivered = DBOS.run_step({"name": "post"}, _timed(work.deliver), event)
        if not delivered and attempt < len(_CALLBACK_DELAYS):
            _enqueue_callback(deliver_callback, event, attempt + 1, _CALLBACK_DELAYS[attempt])

    @DBOS.workflow(name="review_case", max_recovery_attempts=_CASE_RUNS)
    def review_case(case: str) -> None:
        pages = DBOS.run_step({"name": "plan"}, _timed(work.plan), case)
        handles = []
        for upload, page in pages:
            with SetWorkflowID(_page_id(case, upload, page)), SetEnqueueOptions(priority=LATER):
                handles.append(DBOS.enqueue_workflow(OCR, read_page, case, upload, page))
        outcomes = []
        for handle in handles:
            try:
                outcomes.append(handle.get_result(polling_interval_sec=0.25))
            except dbos_error.DBOSException:  # the page took every worker down with it
                outcomes.append("worker_lost")
        event = DBOS.run_step({"name": "conclude"}, _timed(work.conclude), case, outcomes)
        if event:
            _enqueue_callback(deliver_callback, event, 0, 0)


def _enqueue_callback(
    workflow: Callable[[str, int], None], event: str, attempt: int, delay: float
) -> None:
    with (
        SetWorkflowID(f"{event}.{attempt}"),
        SetEnqueueOptions(delay_seconds=delay or None, app_version=VERSION),
    ):
        DBOS.enqueue_workflow(CALLBACKS, workflow, event, attempt)


def _page_id(case: str, upload: str, page: int) -> str:
    return f"{case}.{upload}.{page}"


def _timed(step: Callable[P, R]) -> Callable[P, R]:
    """Logs what a step is called, the ids it works on, and how long it took."""

    @wraps(step)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        began = time.monotonic()
        try:
            return step(*args, **kwargs)
        finally:
            ids = " ".join(arg for arg in args if isinstance(arg, str))
            _log.info("%s %s %.3fs", step.__name__, ids, time.monotonic() - began)

    return run


# --- keeping house ------------------------------------------------------------------------


def _keep_house(
    settings: Settings, store: Store, work: CaseWork, slot: str, stop: threading.Event
) -> None:
    """Every few seconds: says that this worker lives, takes up what a dead one left, ends
    cases whose workflow can't go on, and forgets pre-checks nobody waits for any more."""
    while True:
        try:
            beat(store, slot, engine=work.engine, now=clock.now())
            with abandoned_slots(
                settings.data_dir / "slots", settings.worker_slots, mine=slot
            ) as abandoned:
                _take_up(abandoned)
            _end_stranded(store, work)
            _forget_prechecks(store)
        except Exception as error:  # the job boundary: the next round tries again
            _log.error("housekeeping %s", describe(error))
        if stop.wait(_HEARTBEAT_SECONDS):
            return


def _take_up(slots: tuple[str, ...]) -> None:
    """Puts the running work of these executors back on its queues."""
    if not slots:
        return
    left = DBOS.list_workflows(
        executor_id=list(slots), status="PENDING", load_input=False, load_output=False
    )
    if left:
        DBOS._recover_pending_workflows(sorted({flow.executor_id or "" for flow in left}))


def _end_stranded(store: Store, work: CaseWork) -> None:
    waiting = list(cases_in(store, [State.QUEUED, State.PROCESSING], kind=Kind.CASE))
    if not waiting:
        return
    for flow in DBOS.list_workflows(
        workflow_ids=waiting,
        status=["ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
        load_input=False,
        load_output=False,
    ):
        event = work.conclude(flow.workflow_id, ["worker_lost"])
        if event:
            with SetWorkflowID(f"{event}.0"):
                DBOS.enqueue_workflow_with_options(
                    {"workflow_name": "deliver_callback", "queue_name": CALLBACKS}, event, 0
                )


def _forget_prechecks(store: Store) -> None:
    now = clock.now()
    states = [State.OPEN, State.QUEUED, State.PROCESSING]
    for case in cases_in(store, states, kind=Kind.PRECHECK, created_before=now - _PRECHECK_LIFE):
        erase_case(store, case, now=now)
