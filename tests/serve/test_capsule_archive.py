"""The file of a capsule: one way to write it, and whatever else a ZIP may be is refused."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest

from serve.capsule.archive import pack, unpack
from serve.errors import BadRequest

MEMBERS = {"manifest.json": b"{}", "catalogue/items/an-item.yaml": "事项".encode(), "b": b""}
WHOLE = pack(MEMBERS)


def zipped(*entries: tuple[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, how)
    return target.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(BadRequest) as caught:
        unpack(content)
    assert caught.value.message and caught.value.remedy
    return caught.value.code


def test_members_come_back_in_their_order() -> None:
    assert list(unpack(WHOLE).items()) == list(MEMBERS.items())


def test_the_same_members_are_the_same_bytes_for_ever() -> None:
    """Capsules written today must open in years: whoever changes how ZIPs are written, or a
    library that does, breaks this."""
    digest = hashlib.sha256(WHOLE).hexdigest()
    assert digest == "25d5ea192d881224c7203f2c1d29e12a7b6a0d43451854904a4409615cfcbfe5"


def test_a_change_of_any_byte_is_noticed() -> None:
    for place in range(len(WHOLE)):
        for change in (0x01, 0x80):
            changed = bytearray(WHOLE)
            changed[place] ^= change
            assert code_of(bytes(changed)), f"byte {place}"


def test_a_file_that_was_cut_short_is_called_that() -> None:
    for length in range(4, len(WHOLE)):
        assert code_of(WHOLE[:length]) in ("capsule_cut_short", "capsule_member_changed")
    assert code_of(WHOLE[: len(WHOLE) // 2]) == "capsule_cut_short"


@pytest.mark.parametrize("content", [b"", b"PK", b"{}", b"%PDF-1.7", b"Rar!\x1a\x07"])
def test_what_is_no_zip_is_no_capsule(content: bytes) -> None:
    assert code_of(content) == "not_a_capsule"


@pytest.mark.parametrize(
    "name",
    ["../escape", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", ".hidden", "a//b", "A", "甲", "a/"],
)
def test_a_member_that_could_leave_its_folder_is_refused(name: str) -> None:
    assert code_of(zipped((name, b"x"))) == "capsule_member_unsafe"


def test_a_name_that_ends_early_is_refused() -> None:
    content = zipped(("goodXbad", b"x")).replace(b"goodXbad", b"good\x00bad")
    assert code_of(content) == "capsule_member_unsafe"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice_is_refused() -> None:
    assert code_of(zipped(("a", b"x"), ("a", b"y"))) == "capsule_member_repeated"


def test_compressed_members_are_refused_unread() -> None:
    bomb = zipped(("a", bytes(50 * 2**20)), how=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 2**20
    assert code_of(bomb) == "capsule_member_packed"


def test_members_that_share_their_bytes_are_refused() -> None:
    """Many entries that point at one content: a bomb without compression."""
    body = bytes(4000)
    one, other = zipped(("a", body)), zipped(("b", body))
    start, other_start = one.index(b"PK\x01\x02"), other.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entries = one[start:end] + other[other_start : other.index(b"PK\x05\x06")]
    tail = bytearray(one[end:])
    tail[8:12] = b"\x02\x00\x02\x00"
    tail[12:16] = len(entries).to_bytes(4, "little")
    assert code_of(one[:start] + entries + bytes(tail)) == "capsule_member_packed"


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b"\x00",
        lambda content: content[:-2] + b"\x05\x00hello",
        lambda content: content.replace(b"\x80\x01", b"\xed\x41"),
        lambda content: content.replace(b"\x00\x00\x21\x00", b"\x00\x00\x22\x00"),
    ],
)
def test_bytes_that_no_member_answers_for_are_refused(change: Callable[[bytes], bytes]) -> None:
    assert change(WHOLE) != WHOLE
    assert code_of(change(WHOLE)) in ("capsule_repacked", "capsule_cut_short")


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("serve.capsule.archive.MOST_BYTES", len(WHOLE) - 1)
    assert code_of(WHOLE) == "capsule_too_large"


def test_an_unsafe_name_is_not_written() -> None:
    with pytest.raises(ValueError):
        pack({"../x": b""})
