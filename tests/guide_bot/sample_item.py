"""A small item with every kind of question, built by hand."""

from __future__ import annotations

from datetime import date

from catalog.types import (
    ALWAYS,
    All,
    Basis,
    CaseExamples,
    Condition,
    DocumentType,
    Form,
    Is,
    Item,
    Law,
    Material,
    Mode,
    Need,
    Not,
    Option,
    Question,
    Requirement,
    Scenario,
    Step,
    TimeLimit,
    Verified,
)

LAW = Law("food-safety-law", "食品安全法", "法律", "样本机关", date(2021, 4, 29))
BASIS = Basis(LAW, "第三十五条", Verified.TEXT)

AGENT: Condition = Is("applicant", ("agent",))
RENTED: Condition = Is("premises", ("rented",))


def options(**labels: str) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in labels.items())


def material(
    key: str, name: str, applies_when: Condition = ALWAYS, advice: str = "拍清楚四个角"
) -> Material:
    return Material(
        key=key,
        name=name,
        document_types=(DocumentType(key, name, (), ()),),
        need=Need.REQUIRED,
        applies_when=applies_when,
        basis=(BASIS,),
        receiving_points=("字迹清晰",),
        format="图片或PDF",
        copies=1,
        originals=1,
        source="申请人自备",
        filling_advice=advice,
    )


ENTITY = Question("entity", "您以什么身份经营？", options(company="企业", individual="个体工商户"))
APPLICANT = Question("applicant", "由谁来办理？", options(self="本人", agent="委托代办"))
AGENT_KIND = Question(
    "agent_kind", "受托人是谁？", options(staff="员工", lawyer="律师"), asked_when=AGENT
)
PREMISES = Question("premises", "经营场所是？", options(owned="自有", rented="租赁"))
SCOPE = Question(
    "scope", "经营哪些项目？", options(hot="热食", cold="冷食", raw="生食"), multiple=True
)
QUESTIONS = (ENTITY, APPLICANT, AGENT_KIND, PREMISES, SCOPE)

MATERIALS = (
    material("licence", "营业执照"),
    material("authorisation", "授权委托书", AGENT),
    material("law-licence", "律师执业证", Is("agent_kind", ("lawyer",))),
    material("lease", "房屋租赁合同", RENTED),
    material("ownership", "不动产权证书", Not(RENTED)),
    material("cold-room", "冷食专间说明", All((Is("scope", ("cold", "raw")), Not(AGENT)))),
)


def item(
    questions: tuple[Question, ...] = QUESTIONS, materials: tuple[Material, ...] = MATERIALS
) -> Item:
    return Item(
        key="sample-item",
        name="样本经营许可",
        catalog_code="",
        task_code="",
        authority="样本市场监督管理局",
        audience="企业、个体工商户",
        summary="在本地开饭店、卖食品以前要办的许可",
        mode=Mode.ASSIST,
        version="1",
        effective_from=date(2026, 1, 1),
        effective_to=None,
        requirements=(Requirement("具有与经营的食品品种、数量相适应的场所", (BASIS,)),),
        scenario=Scenario(questions),
        form=Form("sample", "样本申请表", ()),
        materials=materials,
        acceptance_points=(),
        time_limit=TimeLimit(20, 10),
        fee="不收费",
        steps=(Step("申请", "在网上提交材料"), Step("领证", "下载电子证照")),
        window="样本市政务服务大厅一楼综合窗口",
        basis=(BASIS,),
        min_confidence=0.8,
        examples=CaseExamples({}, {}, date(2026, 1, 1), ()),
        digest="",
    )
