"""A kind of public place → its trades, scopes, rooms, and what is tested there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.foundry.offices import one


@dataclass(frozen=True)
class Place:
    """What goes with one category: legal forms of firms and of individuals' shops, what their
    licences say they may do, the rooms a plan must show and others, of which workers the
    certificate speaks, and what is tested."""

    companies: tuple[str, ...]
    shops: tuple[str, ...]
    scopes: tuple[str, ...]
    rooms: tuple[str, ...]
    others: tuple[str, ...]
    trades: tuple[str, ...]
    tested: tuple[str, ...]


PLACES = {
    "lodging": Place(
        ("酒店管理有限公司", "宾馆有限公司", "酒店有限公司"),
        ("宾馆", "旅馆", "招待所"),
        ("住宿服务", "酒店管理；住宿服务", "旅馆经营；住宿服务"),
        ("客房", "布草间", "消毒间", "公共卫生间"),
        ("前台", "储物间", "员工更衣室", "会议室"),
        ("公共场所", "住宿业", "住宿服务"),
        ("客房空气质量、公共用品用具", "室内空气、噪声、照度、公共用品用具"),
    ),
    "bathing": Place(
        ("洗浴有限公司", "足浴服务有限公司", "温泉管理有限公司"),
        ("足浴店", "浴室", "足浴馆"),
        ("洗浴服务", "洗浴服务；足浴服务", "温泉洗浴服务"),
        ("更衣室", "淋浴区", "消毒间", "卫生间"),
        ("前台", "休息区", "足浴包间", "布草间"),
        ("公共场所", "沐浴", "足浴"),
        ("室内空气、公共用品用具、沐浴用水水质", "室内空气、顾客用具、水质"),
    ),
    "beauty": Place(
        ("美容美发有限公司", "形象设计有限公司", "美容服务有限公司"),
        ("理发店", "美发店", "美容院"),
        ("理发服务", "理发服务；生活美容服务", "生活美容服务"),
        ("剪发区", "洗头区", "消毒间"),
        ("烫染区", "等候区", "储物间"),
        ("公共场所", "美容美发", "理发"),
        ("室内空气、公共用品用具", "公共用品用具"),
    ),
    "culture": Place(
        ("影城有限公司", "文化娱乐有限公司", "剧院管理有限公司"),
        ("歌厅", "游艺厅"),
        ("电影放映", "歌舞娱乐活动", "游艺娱乐活动；演出场所经营"),
        ("大厅", "公共卫生间"),
        ("影厅", "包厢", "售票处", "放映室"),
        ("公共场所", "公共场所服务"),
        ("室内空气、微小气候、噪声", "室内空气、公共用品用具"),
    ),
    "swimming": Place(
        ("游泳健身有限公司", "水上运动有限公司"),
        ("游泳馆",),
        ("游泳场馆经营", "高危险性体育运动（游泳）；健身服务"),
        ("更衣室", "淋浴室", "浸脚消毒池", "游泳池", "卫生间"),
        ("前台", "救生员室", "水处理机房"),
        ("公共场所", "游泳"),
        ("室内空气、池水水质、公共用品用具", "室内空气、水质"),
    ),
    "shopping": Place(
        ("百货有限公司", "商业管理有限公司", "超市有限公司"),
        ("超市", "书店"),
        ("日用百货销售", "日用百货零售；服装服饰零售", "图书零售；日用百货销售"),
        ("营业厅", "公共卫生间"),
        ("收银台", "库房", "办公室"),
        ("公共场所", "公共场所服务"),
        ("室内空气、微小气候", "室内空气、噪声、照度"),
    ),
    "exhibition": Place(
        ("会展服务有限公司", "展览馆管理有限公司"),
        ("展览馆",),
        ("会议及展览服务", "展览服务；文化场馆管理"),
        ("展厅", "公共卫生间"),
        ("序厅", "库房", "接待室"),
        ("公共场所", "公共场所服务"),
        ("室内空气、微小气候、照度", "室内空气、噪声"),
    ),
    "waiting": Place(
        ("客运站有限公司", "港口客运有限公司"),
        ("候车室",),
        ("客运站经营", "港口客运服务；客运站经营"),
        ("候车大厅", "公共卫生间"),
        ("售票处", "母婴室", "值班室"),
        ("公共场所", "公共场所服务"),
        ("室内空气、微小气候、噪声", "室内空气、公共用品用具"),
    ),
}

SIDELINES = ("停车场服务", "食品销售", "会议服务", "企业管理咨询", "洗烫服务", "健身休闲活动")
TAIL = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
MACHINES = ("空调机房", "新风机房")


def scope(rng: np.random.Generator, categories: Sequence[str]) -> str:
    """A business scope that names each of the categories, and other things."""
    parts = [one(rng, PLACES[each].scopes) for each in categories]
    more = rng.choice(SIDELINES, size=int(rng.integers(0, 3)), replace=False).tolist()
    return "；".join([*parts, *more]) + "。" + TAIL


def rooms(rng: np.random.Generator, categories: Sequence[str], *, air: bool) -> tuple[str, ...]:
    """Every room that a plan of such a place must show, and others."""
    named: dict[str, None] = {}
    for each in categories:
        place = PLACES[each]
        count = int(rng.integers(0, 3 if len(categories) == 1 else 2))
        more = rng.choice(place.others, size=count, replace=False).tolist()
        named |= dict.fromkeys([*more, *place.rooms])
    if air:
        named[one(rng, MACHINES)] = None
    return tuple(named)


def subject(rng: np.random.Generator, categories: Sequence[str]) -> str:
    """What was tested in such a place, water wherever people bathe."""
    tested: dict[str, None] = {}
    for each in categories:
        tested |= dict.fromkeys(one(rng, PLACES[each].tested).split("、"))
    return "、".join(tested)
