"""A bundle of two published items, for tests: open a shop and sell food in it."""

from __future__ import annotations

from functools import cache

from catalog.load import load_catalog, read_folder
from catalog.types import Catalog
from review.checks import SPECS

KEY = "open-food-shop"
ITEMS = ("sole-trader-setup", "food-business-new")

BUNDLE = """
key: open-food-shop
name: 开小吃店一件事
lead: 长沙市市场监督管理局
audience: 个体工商户
summary: 办执照和食品经营许可，一次交齐。
items: [sole-trader-setup, food-business-new]
questions:
  - {from: sole-trader-setup.composition}
  - {from: sole-trader-setup.kinship, asked_when: {composition: family}}
  - {from: sole-trader-setup.named}
  - key: sells
    text: 店里做什么吃的？
    options:
      - {value: snacks, label: 小吃}
      - {value: tea, label: 奶茶}
  - {from: sole-trader-setup.premises}
  - {from: sole-trader-setup.building}
  - {from: sole-trader-setup.age}
  - {from: sole-trader-setup.applicant}
settles:
  sole-trader-setup:
    trade: [{when: always, answer: catering}]
    approval: [{when: always, answer: none}]
  food-business-new:
    entity: [{when: always, answer: individual}]
    business_type: [{when: always, answer: catering}]
    business_items:
      - {when: {sells: snacks}, answer: [hot_food, cold_food]}
      - {when: {sells: tea}, answer: drinks}
shared:
  - key: operator-id
    name: 经营者身份证
    papers: [sole-trader-setup.operator-id, food-business-new.legal-id]
  - {key: lease, name: 房屋租赁合同, papers: [sole-trader-setup.lease, food-business-new.lease]}
  - key: ownership
    name: 不动产权证书
    papers: [sole-trader-setup.ownership, food-business-new.ownership]
  - key: agent-id
    name: 受托人身份证
    papers: [sole-trader-setup.agent-id, food-business-new.agent-id]
form:
  key: open-food-shop
  title: 开小吃店申请表
  fields:
    - key: name
      label: 店名
      kind: organisation
      fills: [sole-trader-setup.name, food-business-new.operator_name]
    - {key: credit_code, label: 代码, kind: credit_code, fills: [food-business-new.credit_code]}
    - key: operator
      label: 经营者
      kind: name
      prefill: [operator-id.name]
      fills: [sole-trader-setup.operator, food-business-new.legal_representative]
    - key: id_number
      label: 号码
      kind: id_number
      fills: [sole-trader-setup.id_number, food-business-new.id_number]
    - {key: residence, label: 住所, kind: address, fills: [sole-trader-setup.residence]}
    - key: premises
      label: 店址
      kind: address
      fills:
        - sole-trader-setup.premises
        - food-business-new.premises_address
        - food-business-new.address
    - {key: scope, label: 经营范围, kind: scope, fills: [sole-trader-setup.business_scope]}
    - {key: employees, label: 人数, kind: number, fills: [sole-trader-setup.employees]}
    - {key: capital, label: 资金, kind: amount, fills: [sole-trader-setup.capital]}
    - key: phone
      label: 电话
      kind: phone
      fills: [sole-trader-setup.phone, sole-trader-setup.liaison_phone, food-business-new.phone]
    - key: liaison
      label: 联络员
      kind: name
      fills: [sole-trader-setup.liaison, food-business-new.contact]
    - key: family
      label: 家人
      kind: text
      required: false
      fills: [sole-trader-setup.family_members]
time_limit: {statutory_working_days: 13, promised_working_days: 13}
fee: 不收费
window: 政务服务中心
steps:
  - {name: 申请, text: 一次交齐。}
basis:
  - {law: market-entity-regulation, article: 第六条, verified: memory}
"""


@cache
def with_shop() -> Catalog:
    """The published catalogue, of its items these two alone, and the bundle."""
    kept = {
        name: text
        for name, text in read_folder().items()
        if not name.startswith(("items/", "examples/", "bundles/"))
        or name.partition("/")[2].removesuffix(".yaml") in ITEMS
    }
    return load_catalog({**kept, f"bundles/{KEY}.yaml": BUNDLE}, checks=SPECS)
