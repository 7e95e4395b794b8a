"""Counts and sizes of an upload in → nothing, or BadUpload saying which limit they pass."""

from __future__ import annotations

from collections.abc import Iterable

from ocr.errors import BadUpload

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 50
MAX_PIXELS = 100_000_000
MAX_TOTAL_PIXELS = 500_000_000
"""Over all pages of one upload: fifty A4 pages scanned at 300 dpi are 435 million."""

MAX_PAGE_MM = 5080.0
"""The longest side of a page, 200 inches: what PDF allows without scaling its unit."""


def check_bytes(data: bytes) -> None:
    """Raises BadUpload empty_file and too_large."""
    if not data:
        raise BadUpload("empty_file", "文件是空的，里面没有内容。", "请重新拍照或导出后再上传。")
    if len(data) > MAX_BYTES:
        raise BadUpload(
            "too_large",
            f"文件有 {len(data) >> 20} MB，超过 {MAX_BYTES >> 20} MB 的上限。",
            "请压缩后上传，或分成几个文件上传。",
        )


def check_page_count(count: int) -> None:
    """Raises BadUpload too_many_pages above the limit."""
    if count > MAX_PAGES:
        raise BadUpload(
            "too_many_pages",
            f"文件的页数超过 {MAX_PAGES} 页的上限。",
            f"请分成几个文件，每个不超过 {MAX_PAGES} 页，再上传。",
        )


def check_picture_size(width: int, height: int) -> None:
    """Raises BadUpload too_many_pixels for one picture above the limit."""
    if width * height > MAX_PIXELS:
        raise too_many_pixels()


def check_total_pixels(pixels: Iterable[int], *, most: int = MAX_TOTAL_PIXELS) -> None:
    """`pixels` of each page. Raises BadUpload too_many_pixels_in_all above `most`."""
    if sum(pixels) > most:
        raise BadUpload(
            "too_many_pixels_in_all",
            f"各页合起来超过 {most // 10**8} 亿像素。",
            "请降低扫描分辨率（300 dpi 就够），或分成几个文件上传。",
        )


def check_page_size(width: float, height: float) -> None:
    """Millimetres. Raises BadUpload page_too_large above the limit."""
    if max(width, height) > MAX_PAGE_MM:
        raise BadUpload(
            "page_too_large",
            f"文件里有一页长 {max(width, height) / 1000:.0f} 米，超过 5 米的上限。",
            "请按纸张的实际大小（如 A4）重新导出，或改为拍照上传。",
        )


def too_many_pixels() -> BadUpload:
    return BadUpload(
        "too_many_pixels",
        "图片太大，超过 1 亿像素。",
        "请用手机普通模式重新拍照，或缩小图片后再上传。",
    )


def too_complex() -> BadUpload:
    """What would take more memory than an upload may."""
    return BadUpload(
        "too_complex",
        "文件的内容太复杂，处理它所需的内存超过上限。",
        "请重新导出或打印后拍照上传；页数多的，请分成几个文件。",
    )


def took_too_long() -> BadUpload:
    """What would take more time than an upload may."""
    return BadUpload(
        "took_too_long",
        "文件太复杂，在规定时间内没能打开。",
        "请重新导出或打印后拍照上传；页数多的，请分成几个文件。普通文件请稍后再试。",
    )
