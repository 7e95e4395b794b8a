"""Chance → fictional people, firms and addresses whose numbers carry valid check digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from stdnum.cn import ric, uscc

# No county was ever assigned these codes (湖南省长沙市 is 4301): no number made here can be
# a real person's or firm's, and every check digit still holds.
UNASSIGNED = ("430190", "430191", "430192", "430193", "430194", "430195")

DISTRICTS = ("芙蓉区", "天心区", "岳麓区", "开福区", "雨花区", "望城区")
STREETS = ("样本路", "示例街", "范例大道", "样板巷", "虚构路", "样例西街", "模拟一路", "示范里")
BUILDINGS = ("样例大厦", "示范商业中心", "虚构广场", "范本公寓", "样品城", "模拟时代")
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭"
GIVEN = (
    "明华建国志强文丽秀英敏静伟芳娟洋勇军杰涛超平刚桂兰玉梅红霞鹏飞雪晨思雨子涵欣怡佳宁博远清扬安然"
)
BRANDS = "禾云丰味和兴泰香源春福润达康佳盛景悦鲜满园山湘麓江星沙"
TRADES = ("餐饮管理有限公司", "食品有限公司", "餐饮服务有限公司", "食品贸易有限公司")
SHOPS = ("小吃店", "餐馆", "食品店", "便利店", "面馆", "饮品店")
TOWNS = ("湖南省邵阳市样本县", "湖南省湘潭市样例县", "湖北省荆州市示例县", "江西省宜春市样本区")
NAMESAKES = ("山东省青岛市市北区长沙路", "天津市和平区长沙路", "上海市黄浦区长沙路")
"""Streets elsewhere that bear the name of Changsha."""
CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"

# How the characters above are written in Latin letters, as passports and bank cards have it.
SOUNDS = """
    王WANG 李LI 张ZHANG 刘LIU 陈CHEN 杨YANG 黄HUANG 赵ZHAO 周ZHOU 吴WU 徐XU 孙SUN 马MA 朱ZHU 胡HU
    郭GUO 何HE 林LIN 高GAO 罗LUO 郑ZHENG 梁LIANG 谢XIE 宋SONG 唐TANG 许XU 邓DENG 冯FENG 韩HAN 曹CAO
    曾ZENG 彭PENG 明MING 华HUA 建JIAN 国GUO 志ZHI 强QIANG 文WEN 丽LI 秀XIU 英YING 敏MIN 静JING 伟WEI
    芳FANG 娟JUAN 洋YANG 勇YONG 军JUN 杰JIE 涛TAO 超CHAO 平PING 刚GANG 桂GUI 兰LAN 玉YU 梅MEI 红HONG
    霞XIA 鹏PENG 飞FEI 雪XUE 晨CHEN 思SI 雨YU 子ZI 涵HAN 欣XIN 怡YI 佳JIA 宁NING 博BO 远YUAN 清QING
    扬YANG 安AN 然RAN
"""
_SOUND = {written[0]: written[1:] for written in SOUNDS.split()}


@dataclass(frozen=True)
class Person:
    """A fictional person as the two sides of the card say it. `card_until` None is 长期."""

    name: str
    sex: str
    ethnicity: str
    born_on: date
    address: str
    id_number: str
    police: str
    card_from: date
    card_until: date | None


@dataclass(frozen=True)
class Premises:
    """Where business is done: `district` and the full address."""

    district: str
    address: str


def draw_person(
    rng: np.random.Generator, today: date, *, ages: tuple[int, int], sex: str = ""
) -> Person:
    """A person whose age in years lies within `ages` and whose card is valid for another
    year at least; of either sex when none is named."""
    born = today - timedelta(days=int(rng.integers(ages[0] * 366, ages[1] * 365)))
    sex = sex or ("男" if rng.random() < 0.5 else "女")
    given = "".join(_one(rng, GIVEN) for _ in range(1 if rng.random() < 0.2 else 2))
    place = draw_premises(rng, flat=True)
    age = (today - born).days // 365
    years = 10 if age < 30 else 20
    card_from = today - timedelta(days=int(rng.integers(200, (years - 2) * 365)))
    return Person(
        name=_one(rng, SURNAMES) + given,
        sex=sex,
        ethnicity=str(rng.choice(["汉", "汉", "汉", "汉", "土家", "苗", "侗", "瑶"])),
        born_on=born,
        address=place.address,
        id_number=id_number(rng, born, sex),
        police=f"长沙市公安局{place.district[:-1]}分局",
        card_from=card_from,
        card_until=card_from.replace(day=min(card_from.day, 28), year=card_from.year + years),
    )


def latin(name: str) -> tuple[str, str]:
    """A drawn person's surname and given name in Latin capitals: ZHANG, MINGHUA."""
    return _SOUND[name[0]], "".join(_SOUND[char] for char in name[1:])


def id_number(rng: np.random.Generator, born: date, sex: str) -> str:
    """An 18-digit citizen number by GB 11643, odd in its 17th digit for men."""
    order = int(rng.integers(0, 499)) * 2 + (1 if sex == "男" else 0)
    head = f"{_one(rng, UNASSIGNED)}{born:%Y%m%d}{order:03d}"
    return head + ric.calc_check_digit(head + "0")


def credit_code(rng: np.random.Generator, *, individual: bool) -> str:
    """An 18-character unified social credit code by GB 32100, its organisation part with a
    valid check character by GB 11714."""
    body = "".join(_one(rng, CODE_LETTERS[:10] * 2 + "ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
    organisation = f"M{body}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(
        (int(char) if char.isdigit() else ord(char) - 55) * weight
        for char, weight in zip(organisation, weights, strict=True)
    )
    check = "0123456789X0"[(11 - total % 11) % 11]
    head = f"{'92' if individual else '91'}{_one(rng, UNASSIGNED)}{organisation}{check}"
    return head + uscc.calc_check_digit(head)


def other_code(rng: np.random.Generator, code: str, changes: int) -> str:
    """A credit code that differs from `code` in that many places of its middle and, being a
    slip of the pen, keeps its own last character."""
    places = rng.choice(np.arange(9, 16), size=changes, replace=False)
    chars = list(code)
    for place in places:
        others = [char for char in "23456789" if char != chars[int(place)]]
        chars[int(place)] = _one(rng, "".join(others))
    return "".join(chars)


def draw_premises(rng: np.random.Generator, *, flat: bool = False) -> Premises:
    """An address in a district of Changsha, on a street that doesn't exist."""
    district = str(rng.choice(DISTRICTS))
    street = str(rng.choice(STREETS))
    number = int(rng.integers(1, 900))
    if flat:
        tail = f"{int(rng.integers(1, 20))}栋{int(rng.integers(101, 2900))}室"
        return Premises(district, f"湖南省长沙市{district}{street}{number}号{tail}")
    building = str(rng.choice(BUILDINGS)) if rng.random() < 0.6 else ""
    tail = f"{building}{int(rng.integers(1, 5))}楼{int(rng.integers(101, 499))}号"
    if rng.random() < 0.4:
        tail = f"{building}{int(rng.integers(101, 140))}号门面"
    return Premises(district, f"湖南省长沙市{district}{street}{number}号{tail}")


def far_away(rng: np.random.Generator) -> str:
    """An address in another town."""
    town = _one(rng, TOWNS)
    if rng.random() < 0.5:
        return f"{town}示例村{int(rng.integers(1, 12))}组{int(rng.integers(1, 60))}号"
    return f"{town}样本路{int(rng.integers(1, 400))}号{int(rng.integers(101, 900))}室"


def on_a_namesake(rng: np.random.Generator) -> str:
    """An address in another town, on a street named after Changsha."""
    street = _one(rng, NAMESAKES)
    return f"{street}{int(rng.integers(900, 999))}号{int(rng.integers(101, 900))}室"


def firm_name(rng: np.random.Generator, *, individual: bool, district: str = "") -> str:
    """A name no firm bears: 样 stands in each."""
    brand = [_one(rng, BRANDS), _one(rng, BRANDS)]
    brand.insert(int(rng.integers(3)), "样")
    if individual:
        return f"长沙市{district}{''.join(brand)}{rng.choice(SHOPS)}"
    return f"长沙{''.join(brand)}{rng.choice(TRADES)}"


def phone_number(rng: np.random.Generator) -> str:
    """A number in the shape of a Changsha line that no line has: none starts with 0."""
    return f"0731-0{int(rng.integers(0, 10_000_000)):07d}"


def _one(rng: np.random.Generator, characters: str | tuple[str, ...]) -> str:
    return str(characters[int(rng.integers(len(characters)))])
