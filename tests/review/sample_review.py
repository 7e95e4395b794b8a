"""A reviewed case built by hand: three papers, one missing, every verdict among its findings."""

from __future__ import annotations

from datetime import date

from catalog.types import (
    ALWAYS,
    Basis,
    CaseExamples,
    Cue,
    Dimension,
    DocumentType,
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
    Scenario,
    Severity,
    TimeLimit,
    Verified,
)
from nlp.types import Document, Field
from ocr.types import Problem, QualityProblem, Region, Seal, TextLine
from review.types import (
    Application,
    Cause,
    Conclusion,
    Decision,
    Finding,
    OperandTrace,
    Place,
    Review,
    RuleTrace,
    Verdict,
)

TODAY = date(2026, 11, 16)
OPERATOR = "岳麓区样本餐饮管理有限公司"
ID_NUMBER = "430104199003070016"
PHONE = "13800000000"

_LAW = Law("food-safety", "中华人民共和国食品安全法", "法律", "全国人大常委会", date(2021, 4, 29))
_RULES = Law(
    "food-business-licensing", "食品经营许可和备案管理办法", "部门规章", "市场监管总局",
    date(2023, 12, 1),
)  # fmt: skip
BASIS = (
    Basis(_RULES, "第十三条", Verified.TEXT),
    Basis(_LAW, "第三十五条", Verified.MEMORY),
)

_LICENCE = DocumentType(
    "business-licence", "营业执照", (Cue("营业执照", 1.0),),
    (
        FieldSpec("name", "名称", FieldKind.ORGANISATION),
        FieldSpec("credit_code", "统一社会信用代码", FieldKind.CREDIT_CODE),
        FieldSpec("valid_until", "营业期限", FieldKind.DATE),
    ),
    bears_seal=True,
)  # fmt: skip
_LEASE = DocumentType(
    "lease-contract", "房屋租赁合同", (Cue("租赁合同", 1.0),),
    (FieldSpec("lessee", "承租方", FieldKind.ORGANISATION),),
)  # fmt: skip
_CARD = DocumentType(
    "resident-id-card-portrait", "居民身份证（人像面）", (Cue("公民身份号码", 1.0),),
    (
        FieldSpec("name", "姓名", FieldKind.NAME),
        FieldSpec("id_number", "公民身份号码", FieldKind.ID_NUMBER),
    ),
)  # fmt: skip
_HEALTH = DocumentType("health-certificate", "从业人员健康证明", (), ())


def _material(key: str, name: str, document_type: DocumentType) -> Material:
    return Material(
        key, name, (document_type,), Need.REQUIRED, ALWAYS, BASIS, (),
        "电子件", 1, 0, "申请人自备", "",
    )  # fmt: skip


ITEM = Item(
    key="food-business-new",
    name="食品经营许可（新办）",
    catalog_code="",
    task_code="",
    authority="区市场监督管理局",
    audience="企业、个体工商户",
    summary="",
    mode=Mode.ASSIST,
    version="2026.11",
    effective_from=date(2026, 1, 1),
    effective_to=None,
    requirements=(),
    scenario=Scenario(
        (
            Question("entity", "申请人是", (Option("company", "企业"), Option("person", "个体"))),
            Question("premises", "场所是", (Option("rented", "租的"), Option("owned", "自有"))),
        )
    ),
    form=Form(
        "food-business", "食品经营许可申报表单",
        (
            FormField("operator_name", "经营者名称", FieldKind.ORGANISATION),
            FormField("id_number", "身份证号码", FieldKind.ID_NUMBER),
            FormField("phone", "联系电话", FieldKind.PHONE),
        ),
    ),
    materials=(
        _material("licence", "营业执照", _LICENCE),
        _material("legal-id", "法定代表人身份证", _CARD),
        _material("lease", "房屋租赁合同", _LEASE),
        _material("health-certificate", "从业人员健康证明", _HEALTH),
    ),
    acceptance_points=(),
    time_limit=TimeLimit(20, 10),
    fee="不收费",
    steps=(),
    window="",
    basis=BASIS,
    min_confidence=0.8,
    examples=CaseExamples({}, {}, TODAY, ()),
    digest="0" * 64,
)  # fmt: skip


def box(left: float, top: float, right: float, bottom: float, page: int = 0) -> Region:
    """An upright region."""
    return Region(page, ((left, top), (right, top), (right, bottom), (left, bottom)))


NAME_ON_LICENCE = box(0.3, 0.30, 0.78, 0.34)
UNTIL_ON_LICENCE = box(0.3, 0.50, 0.5, 0.54)
LESSEE_ON_LEASE = box(0.25, 0.22, 0.70, 0.25)
NUMBER_ON_CARD = Region(0, ((0.7, 0.9), (0.3, 0.9), (0.3, 0.84), (0.7, 0.84)))


def _field(
    spec: FieldSpec, value: str, region: Region, *, raw: str = "", confidence: float = 0.98
) -> Field:
    return Field(spec.key, spec.label, value, raw or value, confidence, (region,), "labels")


def _document(
    source: str, document_type: DocumentType, fields: tuple[Field, ...], **more: object
) -> Document:
    lines = tuple(TextLine(f.label + f.raw, f.regions[0], f.confidence) for f in fields)
    parts: dict[str, object] = {"seals": None, "problems": (), "orientations": (0,), **more}
    return Document(
        source=source, type=document_type, confidence=0.97, pages=(0,), lines=lines, fields=fields,
        signatures=None, ticks=None, **parts,  # type: ignore[arg-type]
    )  # fmt: skip


DOCUMENTS = {
    "licence": (
        _document(
            "licence.jpg", _LICENCE,
            (
                _field(_LICENCE.fields[0], OPERATOR, NAME_ON_LICENCE),
                _field(_LICENCE.fields[2], "2026-10-31", UNTIL_ON_LICENCE, raw="2026年10月31日"),
            ),
            seals=(Seal("岳麓区市场监督管理局", box(0.6, 0.7, 0.85, 0.86), 0.9),),
        ),
    ),
    "legal-id": (
        _document(
            "legal-id-1.jpg", _CARD,
            (_field(_CARD.fields[1], ID_NUMBER, NUMBER_ON_CARD, confidence=0.55),),
            orientations=(180,),
            problems=(QualityProblem(Problem.BLURRED, None, "请对准证件，重新拍一张。"),),
        ),
    ),
    "lease": (
        _document(
            "lease.pdf", _LEASE,
            (_field(_LEASE.fields[0], "岳麓区样品餐饮管理有限公司", LESSEE_ON_LEASE),),
            seals=(),
        ),
    ),
}  # fmt: skip

APPLICATION = Application(
    item_key=ITEM.key,
    form={"operator_name": OPERATOR, "id_number": ID_NUMBER, "phone": PHONE},
    situation={"entity": ("company",), "premises": ("rented",)},
    materials={
        "licence": ("licence.jpg",),
        "legal-id": ("legal-id-1.jpg", "legal-id-2.jpg"),
        "lease": ("lease.pdf",),
    },
    received_on=TODAY,
)


def operand(
    name: str, label: str, path: str, value: str | None, *places: Place,
    confidence: float = 0.98, cause: Cause | None = None, raw: str | None = None,
) -> OperandTrace:  # fmt: skip
    """One side of a comparison; `raw` is the value unless given."""
    raw = (value or "") if raw is None else raw
    return OperandTrace(name, label, path, value, raw, confidence, places, cause)


def finding(
    point_id: str, title: str, verdict: Verdict, message: str, *operands: OperandTrace,
    dimension: Dimension = Dimension.CONSISTENCY, severity: Severity = Severity.CORRECT,
    cause: Cause | None = None, remedy: str = "请改正后重新提交。", check: str = "same_name",
) -> Finding:  # fmt: skip
    """A finding with one rule over these operands, marked where they stand."""
    return Finding(
        point_id=point_id, point_version=1, title=title, acceptance_title="主体资格",
        dimension=dimension, severity=severity, verdict=verdict, message=message, remedy=remedy,
        basis=BASIS, places=tuple(dict.fromkeys(p for o in operands for p in o.places)),
        rules=(RuleTrace(check, {}, operands, verdict, message, cause),) if operands else (),
        confidence=0.98, cause=cause,
    )  # fmt: skip


_ON_LICENCE = Place("licence.jpg", NAME_ON_LICENCE)
_NAME = operand("left", "营业执照·名称", "licence.name", OPERATOR, _ON_LICENCE)

FINDINGS = (
    finding(
        "lease-lessee", "租赁合同承租方与营业执照名称一致", Verdict.UNSURE,
        f"承租方读作“岳麓区样品餐饮管理有限公司”，与“{OPERATOR}”只差一字。",
        _NAME,
        operand(
            "right", "房屋租赁合同·承租方", "lease.lessee", "岳麓区样品餐饮管理有限公司",
            Place("lease.pdf", LESSEE_ON_LEASE),
        ),
        cause=Cause.NEARLY_EQUAL, remedy="请提交承租方与营业执照一致的合同。",
    ),
    finding(
        "form-name", "表单名称与营业执照一致", Verdict.PASS, "两处名称一致。",
        operand("left", "申报表单·经营者名称", "form.operator_name", OPERATOR, confidence=1.0),
        _NAME,
    ),
    finding(
        "licence-present", "营业执照已提交", Verdict.PASS, "已提交。",
        operand("paper", "营业执照", "licence", "营业执照", Place("licence.jpg", None)),
        dimension=Dimension.COMPLETENESS, check="present",
    ),
    finding(
        "licence-current", "营业执照在有效期内", Verdict.FAIL,
        "营业期限至2026-10-31，收件日已过期。",
        operand(
            "date", "营业执照·营业期限", "licence.valid_until", "2026-10-31",
            Place("licence.jpg", UNTIL_ON_LICENCE), raw="2026年10月31日",
        ),
        dimension=Dimension.VALIDITY, check="not_expired",
        remedy="请先到登记机关办理延期，再提交新的营业执照。",
    ),
    finding(
        "health-present", "从业人员健康证明已提交", Verdict.FAIL, "没有提交从业人员健康证明。",
        operand(
            "paper", "从业人员健康证明", "health-certificate", None,
            Place("", None, slot="health-certificate"), cause=Cause.MATERIAL_MISSING,
        ),
        dimension=Dimension.COMPLETENESS, check="present", remedy="请补交从业人员健康证明。",
    ),
    finding(
        "id-number", "身份证号码清楚有效", Verdict.UNSURE, f"号码读作“{ID_NUMBER}”，识读把握不足。",
        operand(
            "value", "身份证·公民身份号码", "legal-id.id_number", ID_NUMBER,
            Place("legal-id-1.jpg", NUMBER_ON_CARD), confidence=0.55,
        ),
        dimension=Dimension.FORMAT, cause=Cause.LOW_CONFIDENCE, check="id_number_valid",
        remedy="请重新拍摄身份证。",
    ),
    finding(
        "health-current", "健康证明在有效期内", Verdict.UNSURE, "没有提交，无从核对。",
        operand(
            "date", "从业人员健康证明·有效期至", "health-certificate.valid_until", None,
            Place("", None, slot="health-certificate"), cause=Cause.MATERIAL_MISSING,
        ),
        dimension=Dimension.VALIDITY, check="not_expired", cause=Cause.MATERIAL_MISSING,
    ),
    finding(
        "area", "经营场所在辖区内", Verdict.FAIL, "经营场所不在本区。",
        dimension=Dimension.VALIDITY, severity=Severity.REJECT, remedy="请到所在区办理。",
    ),
    finding(
        "agent", "委托书有效", Verdict.NOT_APPLICABLE, "所选情形不涉及此项。",
        dimension=Dimension.VALIDITY,
    ),
)  # fmt: skip

REVIEW = Review(
    item=ITEM,
    application=APPLICATION,
    documents=DOCUMENTS,
    findings=FINDINGS,
    decision=Decision(
        Conclusion.REJECT, Mode.ASSIST, ("area",),
        tuple(f.remedy for f in FINDINGS if f.verdict is Verdict.FAIL),
    ),
    today=TODAY,
)  # fmt: skip
