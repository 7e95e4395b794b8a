"""A multipart request → its files, in memory only and never past the limits."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from serve.errors import BadRequest
from serve.settings import Settings


@dataclass(frozen=True)
class Form:
    """What a multipart request held: text fields, and files as (name, bytes), in order."""

    fields: Mapping[str, str]
    files: tuple[tuple[str, bytes], ...]


async def read_form(request: Request, settings: Settings) -> Form:
    """Raises BadRequest `file_too_large` and `request_too_large` (413) while the body streams
    in, `multipart_expected` and `no_file`."""
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        raise BadRequest(
            "multipart_expected",
            "请求不是 multipart/form-data。",
            "请用 multipart/form-data 上传，文件放在 file 字段。",
            status=415,
        )
    parser = _Parser(request, settings)
    try:
        parsed = await parser.parse()
    except MultiPartException as error:
        raise BadRequest(
            "multipart_invalid", "上传内容不完整或格式不对。", "请重新上传。", status=400
        ) from error
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for name, value in parsed.multi_items():
        if isinstance(value, UploadFile):
            files.append((value.filename or name, await value.read()))
            await value.close()
        else:
            fields[name] = value
    if not files:
        raise BadRequest("no_file", "请求中没有文件。", "请把文件放在 file 字段。")
    return Form(fields, tuple(files))


class _Parser(MultiPartParser):
    """Counts bytes as they come. Files stay in memory: a temporary file would lie on the disk
    in clear."""

    def __init__(self, request: Request, settings: Settings) -> None:
        self.spool_max_size = settings.max_request_bytes + 1
        self._most = settings.max_file_bytes
        self._part_bytes = 0
        super().__init__(
            request.headers,
            _counted(request, settings.max_request_bytes),
            max_files=settings.max_files_per_material,
            max_fields=20,
        )

    def on_part_begin(self) -> None:
        self._part_bytes = 0
        super().on_part_begin()

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        self._part_bytes += end - start
        if self._part_bytes > self._most:
            raise _too_large("file_too_large", "文件", self._most)
        super().on_part_data(data, start, end)


async def _counted(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    if int(request.headers.get("content-length") or 0) > most:
        raise _too_large("request_too_large", "一次上传的内容", most)
    received = 0
    async for chunk in request.stream():
        received += len(chunk)
        if received > most:
            raise _too_large("request_too_large", "一次上传的内容", most)
        yield chunk


def _too_large(code: str, what: str, most: int) -> BadRequest:
    return BadRequest(
        code,
        f"{what}超过 {most / 2**20:.0f} MB。",
        "请压缩图片或降低扫描分辨率（300 dpi 足够），或分几次上传。",
        status=413,
    )
