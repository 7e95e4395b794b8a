"""Chance → a town where a paper was made: its offices, its made-up streets, its firms' names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.foundry.people import BRANDS


@dataclass(frozen=True)
class Town:
    """A district of a city; `mark` is how its number plates begin, `line` its telephones."""

    province: str
    city: str
    district: str
    mark: str
    line: str
    sound: str

    @property
    def short(self) -> str:
        """浙 of 浙江省, as numbers of documents begin."""
        return self.mark[0]

    def body(self, kind: str, *, city: bool = False) -> str:
        """An authority: 市场监督管理局 of the district, or of the city."""
        return f"{self.city}{'' if city else self.district}{kind}"


TOWNS = (
    Town("浙江省", "杭州市", "西湖区", "浙A", "0571", "ZHEJIANG"),
    Town("浙江省", "宁波市", "海曙区", "浙B", "0574", "ZHEJIANG"),
    Town("湖北省", "武汉市", "洪山区", "鄂A", "027", "HUBEI"),
    Town("四川省", "成都市", "青羊区", "川A", "028", "SICHUAN"),
    Town("陕西省", "西安市", "雁塔区", "陕A", "029", "SHAANXI"),
    Town("广东省", "广州市", "天河区", "粤A", "020", "GUANGDONG"),
    Town("江苏省", "南京市", "鼓楼区", "苏A", "025", "JIANGSU"),
    Town("山东省", "济南市", "历下区", "鲁A", "0531", "SHANDONG"),
    Town("湖南省", "长沙市", "开福区", "湘A", "0731", "HUNAN"),
    Town("湖南省", "株洲市", "天元区", "湘B", "0731", "HUNAN"),
    Town("福建省", "福州市", "台江区", "闽A", "0591", "FUJIAN"),
    Town("河南省", "郑州市", "金水区", "豫A", "0371", "HENAN"),
)
STREETS = ("仿照街", "例图大道", "样章路", "虚设巷", "演示中路", "图样新街", "试填北路", "无名一路")
ESTATES = ("样景花园", "例图苑", "虚拟佳园", "演示小区", "仿真里")
TRADES = (
    "贸易有限公司",
    "餐饮有限公司",
    "信息技术有限公司",
    "物流有限公司",
    "建筑工程有限责任公司",
    "保安服务有限公司",
    "文化传媒有限公司",
)
SHOPS = ("早餐店", "烟酒店", "理发店", "超市", "火锅店", "茶楼", "快餐店", "奶茶店")


def _of(rng: np.random.Generator, some: tuple[str, ...] | str) -> str:
    return some[int(rng.integers(len(some)))]


def home(rng: np.random.Generator, town: Town) -> str:
    """Where somebody lives."""
    head = f"{town.province}{town.city}{town.district}{_of(rng, STREETS)}{rng.integers(1, 400)}号"
    if rng.random() < 0.4:
        head += f"{_of(rng, ESTATES)}{rng.integers(1, 30)}幢{rng.integers(1, 4)}单元"
    else:
        head += f"{rng.integers(1, 18)}幢"
    return f"{head}{rng.integers(101, 1900)}室"


def premises(rng: np.random.Generator, town: Town) -> str:
    """Where somebody does business."""
    tail = _of(rng, ("一层", "一楼102号商铺", "二楼", "附3号", "临街门面", "B座1206室"))
    whole = town.province if rng.random() < 0.5 else ""
    return f"{whole}{town.city}{town.district}{_of(rng, STREETS)}{rng.integers(1, 900)}号{tail}"


def firm(rng: np.random.Generator, town: Town) -> str:
    """A firm's name that none bears: 样 stands in each."""
    return f"{town.city[:-1]}{_brand(rng)}{_of(rng, TRADES)}"


def shop(rng: np.random.Generator, town: Town) -> str:
    return f"{town.city}{town.district}{_brand(rng)}{_of(rng, SHOPS)}"


def _brand(rng: np.random.Generator) -> str:
    return f"{_of(rng, BRANDS)}样{_of(rng, BRANDS) if rng.random() < 0.7 else ''}"
