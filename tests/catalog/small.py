"""The smallest catalogue that says something: one item, two papers, three points."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.load import load_catalog
from catalog.types import Catalog, CheckSpec, Dimension, OperandKind

VALUE, PAPER = OperandKind.VALUE, OperandKind.PAPER

CONSISTENCY = frozenset({Dimension.CONSISTENCY})
CHECKS: Mapping[str, CheckSpec] = {
    spec.name: spec
    for spec in (
        CheckSpec(
            "present",
            {"paper": PAPER},
            {"document_type": str},
            frozenset({"document_type"}),
            dimensions=frozenset({Dimension.COMPLETENESS}),
        ),
        CheckSpec("same_name", {"left": VALUE, "right": VALUE}, {}, dimensions=CONSISTENCY),
        CheckSpec(
            "not_expired",
            {"date": VALUE},
            {"days": int},
            frozenset({"days"}),
            dimensions=frozenset({Dimension.VALIDITY}),
        ),
        CheckSpec("matches", {"value": VALUE}, {"pattern": str}),
        CheckSpec("contains_any", {"value": VALUE}, {"words": list}),
        CheckSpec("agrees_with_situation", {"value": VALUE}, {"question": str, "words": dict}),
    )
}

LAWS = """
food-law:
  title: 中华人民共和国食品安全法
  kind: 法律
  issued_by: 全国人民代表大会常务委员会
  effective_from: 2021-04-29
civil-code:
  title: 中华人民共和国民法典
  kind: 法律
  issued_by: 全国人民代表大会
  effective_from: 2021-01-01
"""

LICENCE = """
code: business-licence
name: 营业执照
bears_seal: true
cues:
  - {text: 营业执照, weight: 5}
  - {text: 租赁合同, weight: -3.5}
fields:
  - {key: name, label: 名称, kind: organisation}
  - {key: valid_until, label: 营业期限, kind: date, pattern: '至(?P<value>.+)', aliases: [经营期限]}
"""

LEASE = """
code: lease-contract
name: 房屋租赁合同
cues:
  - {text: 房屋租赁合同, weight: 6}
fields:
  - {key: lessee, label: 承租方, kind: organisation}
  - key: ends_on
    label: 租赁终止日期
    kind: date
    pattern: '至(?P<value>.+)止'
    placements: [prose]
"""

FORM = """
key: shop
title: 申请表
fields:
  - {key: name, label: 名称, kind: organisation, prefill: [licence.name]}
  - {key: phone, label: 电话, kind: phone, required: false, hint: 手机号}
"""

ITEM = """
key: open-shop
name: 开店
catalog_code: ''
task_code: ''
authority: 市场监督管理局
audience: 企业
summary: 开一家店。
mode: assist
version: '1'
effective_from: 2026-01-01
form: shop
min_confidence: 0.6
time_limit: {statutory_working_days: 10, promised_working_days: 5}
fee: 不收费
window: 窗口
basis:
  - {law: food-law, article: 第三十五条, verified: text}
requirements:
  - text: 有场所。
    basis:
      - {law: food-law, article: 第三十三条第一款第一项, verified: text}
questions:
  - key: premises
    text: 店面是租的吗？
    options:
      - {value: owned, label: 自有}
      - {value: rented, label: 租赁}
  - key: goods
    text: 卖什么？
    multiple: true
    asked_when: {premises: rented}
    options:
      - {value: bulk, label: 散装}
      - {value: drinks, label: 饮品}
materials:
  - key: licence
    name: 营业执照
    document_types: [business-licence]
    need: required
    basis: []
    receiving_points: [在有效期内]
    format: 照片
    copies: 1
    originals: 0
    source: 市场监督管理部门
    filling_advice: 拍清楚。
  - key: lease
    name: 租赁合同
    document_types: [lease-contract]
    need: required
    applies_when: {premises: rented}
    basis: []
    receiving_points: []
    format: 照片
    copies: 1
    originals: 0
    source: 申请人自备
    filling_advice: 每页都拍。
acceptance_points:
  - id: complete
    title: 材料齐全
    points:
      - id: licence-present
        version: 1
        title: 已提交营业执照
        dimension: completeness
        severity: correct
        rules:
          - {check: present, paper: licence, document_type: business-licence}
        basis: [{law: food-law, article: 第三十五条, verified: text}]
        remedy: 请上传营业执照。
        examples:
          - {title: 交了, given: {licence: present}, today: 2026-06-01, expect: pass}
          - {title: 没交, given: {licence: missing}, today: 2026-06-01, expect: fail}
      - id: lease-present
        version: 1
        title: 已提交租赁合同
        dimension: completeness
        severity: correct
        rules:
          - {check: present, paper: lease}
        basis: [{law: civil-code, article: 第七百零三条, verified: memory}]
        remedy: 请上传租赁合同。
        examples:
          - {title: 交了, given: {lease.text: 租赁合同}, today: 2026-06-01, expect: pass}
          - {title: 没交, given: {lease: missing}, today: 2026-06-01, expect: fail}
  - id: agree
    title: 信息一致
    points:
      - id: lessee-is-operator
        version: 2
        title: 承租方就是经营者
        dimension: consistency
        severity: advise
        applies_when: {all: [{premises: rented}, {not: {goods: [drinks]}}]}
        rules:
          - {check: same_name, left: lease.lessee, right: form.name}
          - {check: not_expired, date: licence.valid_until, days: 30}
        basis: [{law: civil-code, article: 第七百零三条, verified: memory}]
        remedy: 请改成一致。
        effective_to: 2030-12-31
        examples:
          - title: 一致
            given: {lease.lessee: 样本公司, form.name: 样本公司, licence.valid_until: 2030-01-01}
            today: 2026-06-01
            dimension: consistency
            expect: pass
          - title: 读不出来
            given: {lease.lessee: null, situation.goods: 'bulk,drinks'}
            today: 2026-06-01
            expect: unsure
steps:
  - {name: 申请, text: 交材料。}
"""

EXAMPLES = """
today: 2026-06-01
situation: {premises: rented, goods: [bulk]}
base:
  licence.name: 样本公司
  lease.seal: none
  'lease[lease-contract]': present
  source.register.status: 存续
cases:
  - title: 没有执照
    situation: {goods: drinks}
    changes: &bare
      licence: missing
    expect: {licence-present: fail}
    decision: correct
  - title: 什么都没有
    changes:
      <<: *bare
      lease: missing
    expect: {licence-present: fail, lease-present: fail, lessee-is-operator: unsure}
    decision: correct
"""

GLOSSARY = """
bulk:
  name: 散装食品
  aliases: [散称]
  text: 称重卖的食品。
  source: 样例
"""

SOURCES = """
register:
  name: 登记平台
  owner: 市场监督管理部门
  facts:
    status: {label: 登记状态, kind: value, needs: [name], answers: [存续, 注销]}
  supplies:
    business-licence: {needs: [name], fields: [name]}
"""

FILES: Mapping[str, str] = {
    "laws.yaml": LAWS,
    "glossary.yaml": GLOSSARY,
    "sources.yaml": SOURCES,
    "document_types/business-licence.yaml": LICENCE,
    "document_types/lease-contract.yaml": LEASE,
    "forms/shop.yaml": FORM,
    "items/open-shop.yaml": ITEM,
    "examples/open-shop.yaml": EXAMPLES,
}


def loaded(**changed: str) -> Catalog:
    """The small catalogue."""
    return load_catalog({**FILES, **changed}, checks=CHECKS)


def edited(file: str, old: str, new: str) -> dict[str, str]:
    """The files with the first `old` in one of them replaced."""
    assert old in FILES[file], f"{file} has no {old!r}"
    return {**FILES, file: FILES[file].replace(old, new, 1)}
