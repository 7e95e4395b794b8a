"""Capsules: what is sealed comes back and decides again by itself; every attack is named."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from catalog.node import Node
from catalog.types import Item
from review.examples import case_of
from review.pipeline import review
from review.types import Review
from serve.capsule.archive import pack, unpack
from serve.capsule.check import Capsule, Checked, check, open_capsule, originals_that_differ
from serve.capsule.manifest import MANIFEST, RECORD, REPORT, SIGNATURE
from serve.capsule.write import Sealing, dump_capsule
from serve.errors import BadRequest
from serve.records import Origin, dump_record
from serve.security.signing import FileSigner
from serve.security.sm3 import sm3
from serve.wiring import Seed, load_files, load_seed

OFFICE = FileSigner(Ed25519PrivateKey.from_private_bytes(b"o" * 32))
STRANGER = FileSigner(Ed25519PrivateKey.from_private_bytes(b"s" * 32))
UPLOADS = {"执照.JPG": b"licence", "lease.pdf": b"lease"}
ORIGIN = Origin("c" * 64, ("rapidocr",), {"seal-finder": "ab" * 32})
ITEM = "food-business-new"


@cache
def seed() -> Seed:
    return load_seed()


@cache
def reviewed() -> Review:
    item = seed().catalog.item(ITEM)
    case = case_of(item, item.examples.base, item.examples.situation, item.examples.today)
    handed_in = {"licence": ("执照.JPG",), "lease": ("lease.pdf",)}
    application = replace(case.application, materials=handed_in)
    return review(item, application, case.documents, case.evidence, case.today)


@cache
def sealed(*, with_papers: bool = False, with_pictures: bool = False) -> bytes:
    sealing = Sealing(OFFICE, seed().files, with_papers, with_pictures)
    record = dump_record(reviewed(), ORIGIN)
    return dump_capsule(reviewed(), record, UPLOADS, sealing, report=b"<html>")


def opened(content: bytes) -> Capsule:
    return open_capsule(content, [OFFICE.public_key])


def forged(
    change: Callable[[dict[str, Any]], object] = lambda manifest: None,
    *,
    members: Mapping[str, bytes] | None = None,
    signer: FileSigner = STRANGER,
) -> bytes:
    """What somebody with a key of his own can make: other members, a manifest that fits them."""
    held = unpack(sealed()) | dict(members or {})
    manifest = json.loads(held[MANIFEST])
    manifest["members"] = {
        name: sm3(content) for name, content in held.items() if name not in (MANIFEST, SIGNATURE)
    }
    manifest["signed_by"]["public_key"] = signer.public_key.pem
    change(manifest)
    held[MANIFEST] = rfc8785.dumps(manifest)
    held[SIGNATURE] = signer.sign(held[MANIFEST])
    return pack(held)


def forged_record(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A record changed in one place, with digests that fit again."""
    record = json.loads(unpack(sealed())[RECORD])
    change(record)
    record.pop("digest")
    record["digest"] = sm3(rfc8785.dumps(record))

    def named(manifest: dict[str, Any]) -> None:
        manifest["record"] = record["digest"]

    return forged(named, members={RECORD: rfc8785.dumps(record)})


def code_of(attempt: Callable[[], object]) -> str:
    with pytest.raises(BadRequest) as caught:
        attempt()
    assert caught.value.message and caught.value.remedy
    return caught.value.code


# --- what is sealed --------------------------------------------------------------------------


def test_a_capsule_decides_again_by_itself() -> None:
    found: Checked = check(opened(sealed()))
    assert found.capsule.key_known
    assert found.replay.same
    assert found.decided == reviewed()


def test_rules_that_a_newer_lint_refuses_are_sealed_and_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record, sealing = dump_record(reviewed(), ORIGIN), Sealing(OFFICE, seed().files)

    def refuse(item: Item, node: Node) -> None:
        node.fail("learnt since", "")

    monkeypatch.setattr("catalog.load.lint", refuse)
    content = dump_capsule(reviewed(), record, UPLOADS, sealing, report=b"<html>")
    assert check(opened(content)).replay.same


def test_the_same_case_under_the_same_key_is_the_same_file() -> None:
    assert sealed() == sealed.__wrapped__()


def test_uploads_are_named_by_digest_and_go_in_only_when_asked() -> None:
    without, within = opened(sealed()), opened(sealed(with_papers=True))
    named = {upload.name: (upload.sm3, upload.size) for upload in without.manifest.uploads}
    assert named == {name: (sm3(content), len(content)) for name, content in UPLOADS.items()}
    for content in UPLOADS.values():
        assert content not in without.members.values()
    members = {upload.name: upload.member for upload in within.manifest.uploads}
    assert members == {"lease.pdf": "papers/001.pdf", "执照.JPG": "papers/002.jpg"}
    assert {within.members[member] for member in members.values()} == set(UPLOADS.values())
    assert check(within).replay.same


def test_pictures_go_in_only_when_asked() -> None:
    assert REPORT not in opened(sealed()).members
    assert opened(sealed(with_pictures=True)).members[REPORT] == b"<html>"


def test_only_the_item_of_the_case_goes_in() -> None:
    members = opened(sealed()).members
    items = [name for name in members if name.startswith("catalogue/items/")]
    assert items == [f"catalogue/items/{ITEM}.yaml"]
    assert "catalogue/packs/leased-premises.yaml" in members


def test_the_version_that_decided_goes_in_although_a_newer_one_is_published() -> None:
    text = seed().files[f"items/{ITEM}.yaml"]
    begins = seed().catalog.item(ITEM).effective_from
    newer = text.replace(f"effective_from: {begins}", "effective_from: 2031-01-01", 1)
    older = text.replace(
        f"effective_from: {begins}", f"effective_from: {begins}\neffective_to: 2030-12-31", 1
    )
    assert len({text, newer, older}) == 3
    files = {
        **seed().files,
        f"items/{ITEM}.yaml": newer,
        f"items/{ITEM}.before.yaml": older,
        f"examples/{ITEM}.before.yaml": seed().files[f"examples/{ITEM}.yaml"],
    }
    was, now = load_files(files).versions[ITEM]
    assert was.digest != now.digest
    decided = replace(reviewed(), item=was)
    record = dump_record(decided, ORIGIN)
    found = check(opened(dump_capsule(decided, record, UPLOADS, Sealing(OFFICE, files))))
    assert found.replay.same and found.decided.item.version == was.version
    assert found.decided.item.effective_to is not None


def test_what_does_not_repeat_is_not_signed() -> None:
    wrong = replace(reviewed(), findings=reviewed().findings[1:])
    record = dump_record(wrong, ORIGIN)
    sealing = Sealing(OFFICE, seed().files)
    assert code_of(lambda: dump_capsule(wrong, record, UPLOADS, sealing)) == (
        "capsule_not_repeatable"
    )


def test_a_capsule_that_nobody_could_check_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken(FileSigner):
        def sign(self, content: bytes) -> bytes:
            return super().sign(content + b"?")

    broken = Sealing(Broken(Ed25519PrivateKey.generate()), seed().files)
    record = dump_record(reviewed(), ORIGIN)
    assert code_of(lambda: dump_capsule(reviewed(), record, UPLOADS, broken)) == (
        "capsule_signature_wrong"
    )
    monkeypatch.setattr("serve.capsule.archive.MOST_BYTES", 100_000)
    office = Sealing(OFFICE, seed().files)
    assert code_of(lambda: dump_capsule(reviewed(), record, UPLOADS, office)) == (
        "capsule_too_large"
    )


def test_originals_are_told_from_others() -> None:
    capsule = opened(sealed())
    assert originals_that_differ(capsule, UPLOADS) == ()
    assert originals_that_differ(capsule, {**UPLOADS, "lease.pdf": b"lease "}) == ("lease.pdf",)
    assert originals_that_differ(capsule, {}) == ("lease.pdf", "执照.JPG")


# --- who signed ------------------------------------------------------------------------------


def test_without_a_key_the_signer_stays_unknown() -> None:
    capsule = open_capsule(sealed())
    assert not capsule.key_known
    assert not open_capsule(forged()).key_known


def test_one_of_several_known_keys_is_enough() -> None:
    assert open_capsule(sealed(), [STRANGER.public_key, OFFICE.public_key]).key_known


def test_a_capsule_signed_anew_by_somebody_else_is_refused() -> None:
    assert code_of(lambda: opened(forged())) == "capsule_other_key"


def test_the_offices_key_beside_a_strangers_signature_is_refused() -> None:
    def pretend(manifest: dict[str, Any]) -> None:
        manifest["signed_by"]["public_key"] = OFFICE.public_key.pem

    assert code_of(lambda: opened(forged(pretend))) == "capsule_signature_wrong"


# --- what was changed ------------------------------------------------------------------------


def rewritten(change: Callable[[dict[str, bytes]], object]) -> bytes:
    members = unpack(sealed())
    change(members)
    return pack(members)


def test_every_member_answers_for_its_content() -> None:
    for name in unpack(sealed()):

        def change(members: dict[str, bytes], name: str = name) -> None:
            members[name] += b"\n"

        expected = {
            MANIFEST: ("capsule_signature_wrong", "capsule_manifest_malformed"),
            SIGNATURE: ("capsule_signature_wrong",),
        }.get(name, ("capsule_member_changed",))
        with pytest.raises(BadRequest) as caught:
            opened(rewritten(change))
        assert caught.value.code in expected
        assert name in caught.value.message or name in (MANIFEST, SIGNATURE)


def test_a_byte_changed_anywhere_in_the_file_is_noticed() -> None:
    content = sealed()
    for place in range(0, len(content), len(content) // 60):
        changed = bytearray(content)
        changed[place] ^= 0x10
        assert code_of(lambda changed=changed: opened(bytes(changed)))  # type: ignore[misc]


def test_two_members_that_changed_places_are_noticed() -> None:
    def swap(members: dict[str, bytes]) -> None:
        one, other = f"catalogue/items/{ITEM}.yaml", f"catalogue/examples/{ITEM}.yaml"
        members[one], members[other] = members[other], members[one]

    assert code_of(lambda: opened(rewritten(swap))) == "capsule_member_changed"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m: m.update({"papers/999.pdf": b"x"}), "capsule_member_added"),
        (lambda m: m.pop(RECORD), "capsule_member_missing"),
        (lambda m: m.pop(MANIFEST), "capsule_manifest_missing"),
        (lambda m: m.pop(SIGNATURE), "capsule_unsigned"),
        (lambda m: m.update({SIGNATURE: b""}), "capsule_signature_wrong"),
        (lambda m: m.update({MANIFEST: b"{}"}), "capsule_manifest_malformed"),
        (lambda m: m.update({MANIFEST: b"\xff"}), "capsule_manifest_malformed"),
        (lambda m: m.update({MANIFEST: b"[" * 100_000}), "capsule_manifest_malformed"),
    ],
)
def test_what_was_added_taken_out_or_replaced_has_its_own_error(
    change: Callable[[dict[str, bytes]], object], code: str
) -> None:
    assert code_of(lambda: opened(rewritten(change))) == code


def test_parts_of_two_capsules_of_the_office_do_not_go_together() -> None:
    other = unpack(sealed(with_papers=True))

    def mix(members: dict[str, bytes]) -> None:
        members |= {MANIFEST: other[MANIFEST], SIGNATURE: other[SIGNATURE]}

    assert code_of(lambda: opened(rewritten(mix))) == "capsule_member_missing"


def test_a_capsule_of_another_version_names_what_can_read_it() -> None:
    def later(manifest: dict[str, Any]) -> None:
        manifest |= {"version": 2, "program": "zhiban 9.0\x1b[2J", "more": True}

    with pytest.raises(BadRequest) as caught:
        open_capsule(forged(later))
    assert caught.value.code == "capsule_version_unknown"
    assert "zhiban 9.0" in caught.value.remedy and "\x1b" not in caught.value.remedy


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m: m["signed_by"].update(algorithm="none"), "capsule_algorithm_unknown"),
        (lambda m: m["signed_by"].update(public_key="x"), "capsule_algorithm_unknown"),
        (lambda m: m.update(format="other"), "capsule_manifest_malformed"),
        (lambda m: m.update(version="1"), "capsule_version_unknown"),
        (lambda m: m.update(more=1), "capsule_manifest_malformed"),
        (lambda m: m.update(uploads=[{}]), "capsule_manifest_malformed"),
        (lambda m: m["members"].update({"x": "sm3:0"}), "capsule_member_missing"),
    ],
)
def test_a_signed_manifest_that_makes_no_sense_is_refused(
    change: Callable[[dict[str, Any]], object], code: str
) -> None:
    assert code_of(lambda: open_capsule(forged(change))) == code


# --- what a forger with a key of his own can't make true -------------------------------------


def test_another_verdict_in_the_record_is_found_by_deciding_again() -> None:
    def pass_it(record: dict[str, Any]) -> None:
        record["findings"][0]["verdict"] = "fail"

    found = check(open_capsule(forged_record(pass_it)))
    assert not found.replay.same
    assert '"fail" → "pass"' in found.replay.differences[0]


def test_softer_rules_are_not_those_of_the_record() -> None:
    name = "catalogue/packs/leased-premises.yaml"
    text = unpack(sealed())[name].decode()
    softer = text.replace("days: 90", "days: 60").replace("2027-02-14", "2027-01-15").encode()
    assert softer != text.encode()
    content = forged(members={name: softer})
    assert code_of(lambda: check(open_capsule(content))) == "capsule_parts_disagree"


def test_rules_that_cannot_be_read_are_refused() -> None:
    name = f"catalogue/items/{ITEM}.yaml"
    bomb = "a: &a [x, x]\n" + "".join(
        f"{now}: &{now} [*{before}, *{before}, *{before}, *{before}]\n"
        for before, now in zip("abcdefghijklmno", "bcdefghijklmnop", strict=True)
    )
    for text in (b"[", b"\xff", bomb.encode(), b"[" * 2000):
        content = forged(members={name: text})
        assert code_of(lambda content=content: check(open_capsule(content))) == (  # type: ignore[misc]
            "capsule_catalogue_unusable"
        )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m: m.update(record="sm3:0"), "capsule_parts_disagree"),
        (lambda m: m["uploads"].pop(), "capsule_parts_disagree"),
        (lambda m: m["uploads"][0].update(member=RECORD), "capsule_parts_disagree"),
        (lambda m: m["uploads"][0].update(member="gone"), "capsule_parts_disagree"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(
    change: Callable[[dict[str, Any]], object], code: str
) -> None:
    assert code_of(lambda: check(open_capsule(forged(change)))) == code


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.update(application={}),
        lambda r: r.update(findings=[{}]),
        lambda r: r.update(documents={"licence": [{}]}),
        lambda r: r.update(today=1),
        lambda r: r["documents"]["licence"][0].update(type="no-such-type"),
        lambda r: r["decision"].update(conclusion="perfect"),
        lambda r: r["findings"][0].update(basis=[1]),
        lambda r: r["application"]["situation"].update(entity=["club"]),
    ],
)
def test_a_record_that_makes_no_sense_is_refused(
    change: Callable[[dict[str, Any]], object],
) -> None:
    assert code_of(lambda: check(open_capsule(forged_record(change)))) in (
        "record_malformed",
        "record_of_another_catalogue",
        "capsule_parts_disagree",
    )


def test_any_archive_tool_can_read_it(tmp_path: Any) -> None:
    path = tmp_path / "case.capsule"
    path.write_bytes(sealed())
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read(RECORD))["item"] == ITEM
