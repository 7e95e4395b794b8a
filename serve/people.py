"""What somebody is called at a door → the one id they answer for their acts under."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from serve.errors import BadRequest

SEED = "seed"
"""Who published the catalogue that came with the program; nobody can act under this name."""
HOUSE = "zhiban"
"""Who stops what must stop by itself; nobody can act under this name."""

_ID = re.compile(r"[a-z0-9]+(?:[._@-]+[a-z0-9]+)*")
_MOST = 64
_PERSONAL = re.compile(r"\d{17}[\dx]|1\d{10}")  # 公民身份号码, mobile numbers
_REMEDY = "请写单位里的工号或账号：小写英文字母和数字，可用 . _ - @ 连接，例如 --by zhang01。"


@dataclass(frozen=True)
class Actor:
    """Somebody who answers for an act (责任人). `id`: lower-case Latin letters and digits,
    joined by . _ - @. Made by `actor_of` at a door that vouches for who it is."""

    id: str

    def is_one_of(self, ids: tuple[str, ...]) -> bool:
        """Whether one of these is the same person: signs between letters don't make another."""
        return _bare(self.id) in map(_bare, ids)


def actor_of(text: str) -> Actor:
    """Widths, case, spaces and invisible characters make no other person; letters of other
    scripts, which may look alike, are refused. Raises BadRequest: actor_missing, actor_invalid,
    actor_personal, actor_reserved."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    named = "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
    if not named:
        raise BadRequest("actor_missing", "没有写明由谁负责。", _REMEDY)
    if len(named) > _MOST or not _ID.fullmatch(named):
        raise BadRequest("actor_invalid", "责任人的写法不能用。", _REMEDY)
    if _PERSONAL.fullmatch(_bare(named)):
        raise BadRequest("actor_personal", "责任人像是身份证号或手机号。", _REMEDY)
    if _bare(named) in (SEED, HOUSE):
        raise BadRequest("actor_reserved", f"{_bare(named)} 是程序的署名，人不能使用。", _REMEDY)
    return Actor(named)


def _bare(named: str) -> str:
    return "".join(c for c in named if c.isalnum())
