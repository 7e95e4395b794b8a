"""What every request needs: settings, store, catalogues, queues; and who is asking."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends, Path, Request
from fastapi.security import HTTPBearer

from catalog.types import DocumentType
from nlp.types import Classifier, Extractor
from ocr.sandbox import Sandbox
from serve.errors import BadRequest
from serve.settings import Settings
from serve.sources.desk import Desk
from serve.store.cases import Case, Kind, find_case
from serve.store.catalogue import Catalogues
from serve.store.store import Store

if TYPE_CHECKING:
    from dbos import DBOSClient

LOCAL = "local"
"""The one client of a service that has none configured and is bound to loopback."""


@dataclass(frozen=True)
class Doors:
    """Everything the HTTP handlers work with. No page is read in this process."""

    settings: Settings
    store: Store
    catalogues: Catalogues
    jobs: DBOSClient
    sandbox: Sandbox
    classifier: Callable[[tuple[DocumentType, ...]], Classifier]
    extractor: Callable[[tuple[DocumentType, ...]], Extractor]
    desk: Desk
    pixels: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))
    """Held while pictures are opened or drawn: forty at once would not fit into memory."""


def clients_of(settings: Settings) -> Mapping[str, str]:
    """Client → SHA-256 of its token; the local client's token is empty."""
    return settings.clients or {LOCAL: hashlib.sha256(b"").hexdigest()}


def doors_of(request: Request) -> Doors:
    return cast(Doors, request.app.state.doors)


_bearer = HTTPBearer(
    auto_error=False, description="每个接入系统一个令牌；未配置令牌时仅限本机访问。"
)


def client_of(request: Request, _: Annotated[object, Depends(_bearer)] = None) -> str:
    """The client whose token this is. Raises BadRequest `unauthorised` (401)."""
    settings = doors_of(request).settings
    if not settings.clients:
        return LOCAL
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    digest = hashlib.sha256(token.strip().encode()).hexdigest()
    if scheme.lower() == "bearer":
        for client, known in settings.clients.items():
            if hmac.compare_digest(known, digest):
                return client
    raise BadRequest(
        "unauthorised",
        "没有令牌，或令牌不对。",
        "请在 Authorization 请求头中写 Bearer 和分配给本系统的令牌。",
        status=401,
    )


AtDoors = Annotated[Doors, Depends(doors_of)]
Client = Annotated[str, Depends(client_of)]


CaseId = Annotated[str, Path(description="办件编号，新建时返回的 id")]


def case_of(case: CaseId, doors: AtDoors, client: Client) -> Case:
    """The client's own case. Raises BadRequest `case_not_found` and `case_erased`."""
    found = find_case(doors.store, case, client=client)
    if found.kind is not Kind.CASE:
        raise BadRequest("case_not_found", "没有这个办件。", "请核对办件编号。", status=404)
    return found


OwnCase = Annotated[Case, Depends(case_of)]
