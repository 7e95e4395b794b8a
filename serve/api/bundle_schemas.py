"""The shapes of a bundle (一件事): its guide, and its review."""

from __future__ import annotations

from datetime import date

from serve.api.catalogue_schemas import ChosenShape, MaterialShape, QuestionShape, StepShape
from serve.api.schemas import BasisShape, DutyShape, FindingShape, Named, ReviewShape, Shape


class BundleMaterialShape(MaterialShape):
    """A paper that is asked for once; `items` are those that need it."""

    items: tuple[Named, ...]


class BundleGuideShape(Shape):
    """The personal guide of a bundle: each paper once, as the strictest item asks for it."""

    items: tuple[Named, ...]
    chosen: tuple[ChosenShape, ...]
    materials: tuple[BundleMaterialShape, ...]
    steps: tuple[StepShape, ...]
    window: str
    statutory_working_days: int
    promised_working_days: int
    fee: str
    basis: tuple[BasisShape, ...]


class BundleGuideStep(Shape):
    """Either the next question, or, when none is open, the guide; the other is null."""

    bundle: Named
    question: QuestionShape | None
    guide: BundleGuideShape | None


class CommonFindingShape(FindingShape):
    """A finding once, with the items that find it."""

    items: tuple[Named, ...]


class BundleDutyShape(DutyShape):
    items: tuple[Named, ...]


class BundleReviewShape(Shape):
    """A bundle, reviewed: it passes only where every item passes."""

    bundle: Named
    today: date
    conclusion: Named
    mode: Named
    notice: tuple[str, ...]
    duties: tuple[BundleDutyShape, ...]
    findings: tuple[CommonFindingShape, ...]
    items: tuple[ReviewShape, ...]


class BundleOutput(Shape):
    """One case directory with an application for a bundle, reviewed."""

    case: str
    bundle: BundleReviewShape
