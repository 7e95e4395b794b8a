"""The doors' own errors: a setting the operator must mend, a request the caller must mend."""

from __future__ import annotations

import traceback
from pathlib import Path


class SettingsError(Exception):
    """A setting can't be used; whoever runs the service must act.

    `name` is the variable, `found` what it held, `remedy` what to write instead.
    """

    code = "setting_invalid"

    def __init__(self, name: str, found: str, remedy: str) -> None:
        super().__init__(f"{name}={found!r}: {remedy}")
        self.name = name
        self.found = found
        self.remedy = remedy


class BadRequest(Exception):
    """What was asked can't be done as asked; the caller must act.

    `code` is stable and for programs, `message` and `remedy` are plain Chinese, `status` is
    the HTTP status it becomes. `context` names what it is about (a material, an upload).
    """

    def __init__(
        self,
        code: str,
        message: str,
        remedy: str,
        *,
        status: int = 422,
        context: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{code}: {message} {remedy}")
        self.code = code
        self.message = message
        self.remedy = remedy
        self.status = status
        self.context = context or {}


def describe(error: BaseException) -> str:
    """What kind of error arose where; never its message, which may quote a paper."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
