"""Chance → a place where a paper was made: its offices, its invented streets, its firms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.foundry.people import BRANDS


@dataclass(frozen=True)
class Region:
    """A district; `plate` is how its number plates begin, `dial` its telephones."""

    province: str
    city: str
    district: str
    plate: str
    dial: str
    latin: str

    @property
    def whole(self) -> str:
        """The district with all above it; a municipality isn't said twice."""
        province = "" if self.province == self.city else self.province
        return f"{province}{self.city}{self.district}"

    def office(self, kind: str) -> str:
        return f"{self.city}{self.district}{kind}"

    def city_office(self, kind: str) -> str:
        return f"{self.city}{kind}"


REGIONS = (
    Region("重庆市", "重庆市", "渝北区", "渝A", "023", "CHONGQING"),
    Region("天津市", "天津市", "河西区", "津B", "022", "TIANJIN"),
    Region("安徽省", "合肥市", "蜀山区", "皖A", "0551", "ANHUI"),
    Region("江西省", "南昌市", "东湖区", "赣A", "0791", "JIANGXI"),
    Region("辽宁省", "沈阳市", "和平区", "辽A", "024", "LIAONING"),
    Region("云南省", "昆明市", "盘龙区", "云A", "0871", "YUNNAN"),
    Region("贵州省", "贵阳市", "观山湖区", "贵A", "0851", "GUIZHOU"),
    Region("河北省", "石家庄市", "长安区", "冀A", "0311", "HEBEI"),
    Region("吉林省", "长春市", "南关区", "吉A", "0431", "JILIN"),
    Region("甘肃省", "兰州市", "七里河区", "甘A", "0931", "GANSU"),
    Region("湖南省", "衡阳市", "雁峰区", "湘D", "0734", "HUNAN"),
    Region("湖南省", "常德市", "武陵区", "湘J", "0736", "HUNAN"),
    Region("湖南省", "岳阳市", "岳阳楼区", "湘F", "0730", "HUNAN"),
    Region("海南省", "海口市", "龙华区", "琼A", "0898", "HAINAN"),
)
STREETS = ("拟写路", "假设大道", "练习南路", "空格巷", "草稿街", "初稿中路", "编造二路", "样张北街")
ESTATES = ("假想园", "拟定苑", "样张雅居", "草图公馆", "练习新村")
VILLAGES = ("拟样镇草稿村", "假设乡初稿村", "练习镇样张村")
TRADES = (
    "商贸有限公司",
    "酒店管理有限公司",
    "机械制造有限公司",
    "网络科技有限公司",
    "供应链管理有限公司",
    "人力资源服务有限责任公司",
    "物业管理有限公司",
    "食品股份有限公司",
)
SHOPS = ("粉馆", "烘焙坊", "便民超市", "烧烤店", "美容院", "水果店", "副食店", "私房菜馆", "咖啡馆")


def of(rng: np.random.Generator, some: tuple[str, ...] | str) -> str:
    return some[int(rng.integers(len(some)))]


def dwelling(rng: np.random.Generator, region: Region) -> str:
    """Where somebody lives: a flat in town, or a house in a village."""
    if rng.random() < 0.18:
        group = f"第{of(rng, '一二三四五六七八九')}组" if rng.random() < 0.5 else ""
        return f"{region.whole}{of(rng, VILLAGES)}{group}{rng.integers(1, 99)}号"
    head = f"{region.whole}{of(rng, STREETS)}{rng.integers(1, 690)}号"
    if rng.random() < 0.5:
        block = f"{of(rng, ESTATES)}{rng.integers(1, 26)}栋"
        if rng.random() < 0.5:
            block += f"{rng.integers(1, 5)}单元"
        return f"{head}{block}{rng.integers(101, 2700)}号"
    return f"{head}附{rng.integers(1, 40)}号" if rng.random() < 0.4 else head


def workplace(rng: np.random.Generator, region: Region) -> str:
    """Where somebody does business."""
    tail = of(rng, ("1层107号", "负一层C12铺", "3楼", "1-2号门面", "A座905室", "底商6号", ""))
    head = region.whole if rng.random() < 0.6 else f"{region.city}{region.district}"
    return f"{head}{of(rng, STREETS)}{rng.integers(1, 999)}号{tail}"


def firm(rng: np.random.Generator, region: Region) -> str:
    """A firm's name that none bears: 拟样 stands in each."""
    home = of(rng, (region.city[:-1], region.city, f"{region.city}{region.district}"))
    return f"{home}{of(rng, BRANDS)}拟样{of(rng, TRADES)}"


def shop(rng: np.random.Generator, region: Region) -> str:
    tail = "（个体工商户）" if rng.random() < 0.12 else ""
    return f"{region.city}{region.district}拟样{of(rng, BRANDS)}{of(rng, SHOPS)}{tail}"
