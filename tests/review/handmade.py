"""Small items, papers and applications made by hand, for tests without any catalogue or model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from catalog.types import (
    ALWAYS,
    AcceptancePoint,
    Basis,
    Carrier,
    CaseExamples,
    Condition,
    Dimension,
    DocumentType,
    Element,
    FieldKind,
    FieldSpec,
    Form,
    FormField,
    Item,
    Law,
    Material,
    Mode,
    Need,
    Option,
    Question,
    ReviewPoint,
    Rule,
    Scenario,
    Severity,
    TimeLimit,
    Verified,
)
from nlp.types import Document, Field
from ocr.types import Problem, QualityProblem, Region, Seal, TextLine
from review.types import Application

TODAY = date(2026, 11, 16)
LAW = Law("food-safety", "食品安全法", "法律", "全国人大常委会", date(2021, 4, 29))
BASIS = (Basis(LAW, "第三十五条", Verified.TEXT),)

LICENCE_TYPE = DocumentType(
    "business-licence",
    "营业执照",
    (),
    (
        FieldSpec("name", "名称", FieldKind.ORGANISATION),
        FieldSpec("valid_until", "营业期限", FieldKind.DATE),
        FieldSpec("credit_code", "统一社会信用代码", FieldKind.CREDIT_CODE),
        FieldSpec("address", "住所", FieldKind.ADDRESS),
    ),
)
LEASE_TYPE = DocumentType(
    "lease-contract",
    "房屋租赁合同",
    (),
    (
        FieldSpec("lessee", "承租方", FieldKind.ORGANISATION),
        FieldSpec("address", "房屋坐落", FieldKind.ADDRESS),
    ),
)


def region(page: int = 0, x: float = 0.1, y: float = 0.1) -> Region:
    """A region of a tenth of the page at (x, y)."""
    return Region(page, ((x, y), (x + 0.1, y), (x + 0.1, y + 0.05), (x, y + 0.05)))


def material(
    key: str,
    *types: DocumentType,
    applies_when: Condition = ALWAYS,
    need: Need = Need.REQUIRED,
) -> Material:
    return Material(
        key=key,
        name=types[0].name,
        document_types=types,
        need=need,
        applies_when=applies_when,
        basis=BASIS,
        receiving_points=(),
        format="原件照片或扫描件",
        copies=1,
        originals=0,
        source="申请人自备",
        filling_advice="",
    )


def element(path: str) -> Element:
    """As authored: `licence.name`, `form.name`, `source.tax.status`, `licence`."""
    holder, _, key = path.partition(".")
    if holder == "form":
        return Element(Carrier.FORM, "form", key, f"申请表·{key}")
    if holder == "source":
        source, _, key = key.partition(".")
        return Element(Carrier.SOURCE, f"source.{source}", key, f"{source}·{key}")
    if key:
        return Element(Carrier.FIELD, holder, key, f"{holder}·{key}")
    return Element(Carrier.MATERIAL, holder, "", holder)


def rule(check: str, params: Mapping[str, object] | None = None, **operands: str) -> Rule:
    return Rule(check, {name: element(path) for name, path in operands.items()}, params or {})


def question(key: str, *options: str) -> Question:
    return Question(key, f"{key}？", tuple(Option(value, value) for value in options))


def point(
    key: str,
    *rules: Rule,
    severity: Severity = Severity.CORRECT,
    applies_when: Condition = ALWAYS,
    effective_from: date = date(2020, 1, 1),
    effective_to: date | None = None,
) -> ReviewPoint:
    return ReviewPoint(
        id=key,
        version=1,
        title=f"{key}应当成立",
        dimension=Dimension.VALIDITY,
        severity=severity,
        applies_when=applies_when,
        rules=rules,
        basis=BASIS,
        remedy=f"请更正{key}。",
        examples=(),
        effective_from=effective_from,
        effective_to=effective_to,
    )


def item(*points: ReviewPoint, materials: tuple[Material, ...] | None = None) -> Item:
    return Item(
        key="food",
        name="食品经营许可(新办)",
        catalog_code="",
        task_code="",
        authority="市场监督管理局",
        audience="both",
        summary="",
        mode=Mode.ASSIST,
        version="1",
        effective_from=date(2020, 1, 1),
        effective_to=None,
        requirements=(),
        scenario=Scenario(
            (
                question("premises", "owned", "rented"),
                question("business_type", "catering", "sales"),
            )
        ),
        form=Form("food", "申请表", (FormField("name", "名称", FieldKind.ORGANISATION),)),
        materials=materials or (material("licence", LICENCE_TYPE), material("lease", LEASE_TYPE)),
        acceptance_points=(AcceptancePoint("all", "材料齐全且相符", points),),
        time_limit=TimeLimit(15, 7),
        fee="不收费",
        steps=(),
        window="",
        basis=BASIS,
        min_confidence=0.6,
        examples=CaseExamples({}, {}, TODAY, ()),
        digest="0" * 64,
    )


def paper(
    kind: DocumentType | None,
    values: Mapping[str, str] | None = None,
    *,
    confidence: float = 0.99,
    seals: tuple[str, ...] | None = (),
    blurred: bool = False,
    text: str = "",
    source: str = "photo.jpg",
) -> Document:
    fields = tuple(
        Field(key, key, value, value, confidence, (region(),), "hand")
        for key, value in (values or {}).items()
    )
    poor = QualityProblem(Problem.BLURRED, None, "图片模糊，请重新拍摄。")
    return Document(
        source=source,
        type=kind,
        confidence=0.99 if kind else 0.0,
        pages=(0,),
        lines=(TextLine(text, region(), 0.99),) if text else (),
        fields=fields,
        seals=None if seals is None else tuple(Seal(ring, region(), 0.95) for ring in seals),
        signatures=None,
        ticks=None,
        problems=(poor,) if blurred else (),
    )


def application(form: Mapping[str, str] | None = None, **situation: tuple[str, ...]) -> Application:
    return Application("food", form or {}, situation, {})
