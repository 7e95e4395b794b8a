"""The key file that signs: made once, kept from others, never written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from serve.errors import BadRequest, SettingsError
from serve.security.signing import (
    FileSigner,
    Signer,
    load_public_key,
    load_signer,
    make_key,
    public_key,
)
from tests.contracts.signer_contract import SignerContract


class TestFileSigner(SignerContract):
    def build(self) -> Signer:
        return FileSigner(Ed25519PrivateKey.generate())

    def test_the_same_content_has_the_same_signature(self) -> None:
        signer = self.build()
        assert signer.sign(b"manifest") == signer.sign(b"manifest")


def test_a_key_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    private = tmp_path / "keys" / "office.key"
    public, key = make_key(private)
    assert private.stat().st_mode & 0o777 == 0o600
    assert load_public_key(public) == key == load_signer(private).public_key
    assert b"PRIVATE" not in public.read_bytes()


@pytest.mark.parametrize("there", ["office.key", "office.key.pub"])
def test_neither_file_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("old")
    with pytest.raises(BadRequest) as caught:
        make_key(tmp_path / "office.key")
    assert caught.value.code == "key_exists" and caught.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "old"


def test_a_place_that_cannot_hold_a_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadRequest) as caught:
        make_key(tmp_path / "file" / "office.key")
    assert caught.value.code == "key_unwritable"


def test_a_key_others_may_read_is_not_used(tmp_path: Path) -> None:
    make_key(tmp_path / "office.key")
    (tmp_path / "office.key").chmod(0o640)
    with pytest.raises(SettingsError) as caught:
        load_signer(tmp_path / "office.key")
    assert "chmod 600" in caught.value.remedy


def test_what_is_no_signing_key_is_named_with_its_remedy(tmp_path: Path) -> None:
    other = generate_private_key(SECP256R1())
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (b"", b"no key", pem):
        path = tmp_path / "some.key"
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(SettingsError) as caught:
            load_signer(path)
        assert "zhiban keys make" in caught.value.remedy
    with pytest.raises(SettingsError):
        load_signer(tmp_path / "gone.key")


def test_what_is_no_public_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.pub"
    elliptic = generate_private_key(SECP256R1()).public_key()
    pem = elliptic.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for content in (b"", b"\xff\xfe", b"ssh-ed25519 AAAA", pem):
        path.write_bytes(content)
        with pytest.raises(BadRequest) as caught:
            load_public_key(path)
        assert caught.value.code == "key_unreadable"
    with pytest.raises(BadRequest):
        load_public_key(tmp_path / "gone.pub")
    with pytest.raises(ValueError):
        public_key("公钥")


def test_a_private_key_given_for_a_public_one_is_called_that(tmp_path: Path) -> None:
    make_key(tmp_path / "office.key")
    with pytest.raises(BadRequest) as caught:
        load_public_key(tmp_path / "office.key")
    assert caught.value.code == "key_private"
