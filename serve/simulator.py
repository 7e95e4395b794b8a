"""A case directory and the address of a running service → the whole exchange of the one-network
system, each step checked."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import httpx

from serve import clock
from serve.callback import EVENT, SIGNATURE, TIMESTAMP, callback_key, is_signed
from serve.case_dir import FILE


class ExchangeFailed(Exception):
    """A step did not go as the contract says."""


@dataclass(frozen=True)
class Notice:
    """A callback as it arrived."""

    event: str
    signed: bool
    body: Mapping[str, Any]


@dataclass
class Exchange:
    """What happened, step by step, and what came back at the end."""

    steps: list[str] = field(default_factory=list)
    result: Mapping[str, Any] = field(default_factory=dict)


@contextmanager
def listener(token_sha256: str, *, host: str = "127.0.0.1") -> Iterator[tuple[str, Queue[Notice]]]:
    """A server on loopback that checks signatures; its address, and the notices it got."""
    notices: Queue[Notice] = Queue()
    key = callback_key(token_sha256)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            signed = is_signed(
                key,
                timestamp=self.headers.get(TIMESTAMP, ""),
                signature=self.headers.get(SIGNATURE, ""),
                body=body,
                now=time.time(),
            )
            notices.put(Notice(self.headers.get(EVENT, ""), signed, json.loads(body)))
            self.send_response(204 if signed else 401)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Silent: the exchange reports what arrived."""

    server = ThreadingHTTPServer((host, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/callback", notices
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def run_exchange(
    client: httpx.Client,
    folder: Path,
    *,
    callback_url: str,
    notices: Queue[Notice],
    patience: float,
    say: Callable[[str], object],
    progress: Callable[[int, int], object],
) -> Exchange:
    """Plays the one-network system once. `client` has the service's address and the token;
    `patience` in seconds is for the review. Raises ExchangeFailed."""
    exchange = Exchange()

    def step(text: str) -> None:
        exchange.steps.append(text)
        say(text)

    authored = json.loads((folder / FILE).read_text(encoding="utf-8"))
    body = {key: authored[key] for key in ("item", "form", "situation") if key in authored}
    body |= {"external_id": folder.name, "callback_url": callback_url}
    received = authored.get("received_on")
    today = clock.day_of(clock.now())
    if received and clock.may_be_received(date.fromisoformat(received), today):
        body["received_on"] = received
    headers = {"Idempotency-Key": str(uuid.uuid4())}

    created = _sent(client.post("/api/v1/cases", json=body, headers=headers), 201)
    case = created["id"]
    step(f"新建办件 {case}")
    again = _sent(client.post("/api/v1/cases", json=body, headers=headers), 200)
    _hold(again["id"] == case, f"重发同一请求得到另一个办件 {again['id']}")
    step("重发同一请求：仍是这个办件")
    other = {**body, "external_id": f"{folder.name}-另一件"}
    _sent(client.post("/api/v1/cases", json=other, headers=headers), 422)
    step("同一 Idempotency-Key 换了内容：被拒绝")

    for material, names in authored["materials"].items():
        files = [("file", (name, (folder / name).read_bytes())) for name in names]
        path = f"/api/v1/cases/{case}/materials/{material}"
        stored = _sent(client.put(path, files=files), 200)
        repeated = _sent(client.put(path, files=files), 200)
        _hold(stored == repeated, f"重传材料 {material} 得到不同结果")
    step(f"放入 {len(authored['materials'])} 份材料，重传无变化")

    _sent(client.post(f"/api/v1/cases/{case}:submit"), 202)
    _sent(client.post(f"/api/v1/cases/{case}:submit"), 202)
    step("提交，重复提交无变化")
    state = _watch(client, case, patience=patience, progress=progress)
    _hold(state == "done", f"办件以 {state} 结束")
    step("审查完成")

    try:
        notice = notices.get(timeout=30)
    except Empty as error:
        raise ExchangeFailed("30 秒内没有收到回调") from error
    _hold(notice.signed, "回调的签名不对")
    _hold(notice.body["case"] == case, "回调说的是另一个办件")
    step(f"收到回调 {notice.event}，签名正确")

    exchange.result = _sent(client.get(f"/api/v1/cases/{case}/result"), 200)
    conclusion = exchange.result["review"]["decision"]["conclusion"]
    _hold(notice.body["conclusion"] == conclusion, "回调与结果的结论不同")
    findings = exchange.result["review"]["findings"]
    failed = [each for each in findings if each["verdict"]["code"] == "fail"]
    unsure = [each for each in findings if each["verdict"]["code"] == "unsure"]
    step(
        f"取得结果：{conclusion['name']}；审查意见 {len(findings)} 条，"
        f"不符合 {len(failed)} 条，需人工复核 {len(unsure)} 条"
    )
    for finding in failed:
        say(f"  不符合：{finding['title']}。{finding['message']}")
    return exchange


def _watch(
    client: httpx.Client, case: str, *, patience: float, progress: Callable[[int, int], object]
) -> str:
    """The state the case ended in."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        seen = _sent(client.get(f"/api/v1/cases/{case}"), 200)
        progress(seen["progress"]["pages_done"], seen["progress"]["pages_total"])
        if seen["state"]["code"] not in ("queued", "processing"):
            return str(seen["state"]["code"])
        time.sleep(0.5)
    raise ExchangeFailed(f"{patience:.0f} 秒内没有审查完")


def _sent(response: httpx.Response, expected: int) -> Any:
    body = response.json() if response.content else {}
    if response.status_code != expected:
        code = body.get("code", "") if isinstance(body, dict) else ""
        request = response.request
        raise ExchangeFailed(
            f"{request.method} {request.url.path} 应答 {response.status_code} {code}，"
            f"应为 {expected}"
        )
    return body


def _hold(truth: bool, otherwise: str) -> None:
    if not truth:
        raise ExchangeFailed(otherwise)
