"""The citizen's error: an upload that can't be used, and what to do about it."""

from __future__ import annotations


class BadUpload(Exception):
    """The upload can't be read; whoever uploaded it must act.

    `code` is stable and for programs (`not_an_image`), `message` says what is wrong and
    `remedy` what to do, both in plain Chinese for citizens.
    """

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(f"{code}: {message} {remedy}")
        self.code = code
        self.message = message
        self.remedy = remedy
