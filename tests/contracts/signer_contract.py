"""What every Signer does; each implementation inherits these tests."""

from __future__ import annotations

from serve.security.signing import Signer, public_key

CONTENT = "清单".encode()


class SignerContract:
    def build(self) -> Signer:
        """A signer with a fresh key."""
        raise NotImplementedError

    def test_its_public_key_verifies_what_it_signed_and_nothing_else(self) -> None:
        signer = self.build()
        signature = signer.sign(CONTENT)
        assert signer.public_key.verifies(CONTENT, signature)
        assert not signer.public_key.verifies(CONTENT + b" ", signature)
        assert not signer.public_key.verifies(CONTENT, signature[:-1])
        assert not signer.public_key.verifies(CONTENT, b"")
        flipped = bytes([signature[0] ^ 1]) + signature[1:]
        assert not signer.public_key.verifies(CONTENT, flipped)

    def test_another_key_does_not_verify_it(self) -> None:
        one, other = self.build(), self.build()
        assert one.public_key.fingerprint != other.public_key.fingerprint
        assert not other.public_key.verifies(CONTENT, one.sign(CONTENT))

    def test_its_public_key_travels_as_text(self) -> None:
        signer = self.build()
        again = public_key(signer.public_key.pem)
        assert again == signer.public_key
        assert again.verifies(CONTENT, signer.sign(CONTENT))
        assert "PRIVATE" not in again.pem
