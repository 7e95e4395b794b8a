"""One person is one actor, however the name is typed; who can't be told apart is refused."""

from __future__ import annotations

import pytest

from serve.errors import BadRequest
from serve.people import actor_of

SAME = (
    "zhang01",
    "Zhang01",
    " zhang01 ",
    "ＺＨＡＮＧ０１",
    "zhang 01",
    "zha\u200bng01",
    "\ufeffzhang01",
)


@pytest.mark.parametrize("spelling", SAME)
def test_case_width_spaces_and_invisible_signs_make_no_other_person(spelling: str) -> None:
    assert actor_of(spelling).id == "zhang01"


@pytest.mark.parametrize("spelling", ["zhang.01", "zhang-01", "zhang_01", "z.h.a.n.g@01"])
def test_signs_between_letters_make_no_other_person(spelling: str) -> None:
    actor = actor_of(spelling)
    assert actor.is_one_of(("wang02", "Zhang01".casefold()))
    assert not actor.is_one_of(("wang02",))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", "actor_missing"),
        (" \u3000\u200b", "actor_missing"),
        ("zh\u0430ng01", "actor_invalid"),  # a Cyrillic letter that looks like a
        ("张三", "actor_invalid"),
        ("zhang/01", "actor_invalid"),
        (".zhang", "actor_invalid"),
        ("a" * 65, "actor_invalid"),
        ("430102199001011234", "actor_personal"),
        ("138 0000 0000", "actor_personal"),
        ("Seed", "actor_reserved"),
        ("s.e.e.d", "actor_reserved"),
    ],
)
def test_who_cannot_be_told_or_must_not_be_kept_is_refused(said: str, code: str) -> None:
    with pytest.raises(BadRequest) as refused:
        actor_of(said)
    assert refused.value.code == code
    assert refused.value.remedy
    assert not said.strip() or said not in refused.value.message
