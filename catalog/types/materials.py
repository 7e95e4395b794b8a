"""What an applicant hands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from catalog.types.conditions import Condition
from catalog.types.laws import Basis
from catalog.types.papers import DocumentType


class Need(StrEnum):
    """How much a material is needed (材料必要性)."""

    REQUIRED = "required"  # 必要
    OPTIONAL = "optional"  # 非必要
    DEFERRABLE = "deferrable"  # 容缺后补


@dataclass(frozen=True)
class Material:
    """A paper the applicant hands in (申请材料).

    Several document types may serve one material (不动产权证书 or 房屋租赁合同); the first is
    the usual one. `receiving_points` are what the window looks at on receipt (受理要点 in
    words), `copies` counts paper copies, `filling_advice` is for the citizen, `sample` says what
    a good one looks like. `promised_in` is the material that holds the applicant's written
    promise instead of this one (告知承诺), "" where no promise will do. One that is deferrable or
    can be promised must follow within `follows_within` working days of acceptance; 0 where
    nothing follows.
    """

    key: str
    name: str
    document_types: tuple[DocumentType, ...]
    need: Need
    applies_when: Condition
    basis: tuple[Basis, ...]
    receiving_points: tuple[str, ...]
    format: str
    copies: int
    originals: int
    source: str
    filling_advice: str
    promised_in: str = ""
    max_pages: int = 50
    sample: str = ""
    follows_within: int = 0

    @property
    def can_be_promised(self) -> bool:
        """Whether a written promise may stand for it."""
        return bool(self.promised_in)
