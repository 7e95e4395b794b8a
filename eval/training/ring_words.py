"""Chance → what stands around a seal: names of fictional organisations, and plain characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

PLACES = (
    "北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 "
    "河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 内蒙古 广西 西藏 宁夏 新疆 "
    "长沙市 株洲市 湘潭市 衡阳市 邵阳市 岳阳市 常德市 张家界市 益阳市 郴州市 永州市 怀化市 娄底市 湘西州 "
    "武汉市 广州市 深圳市 南京市 杭州市 成都市 西安市 郑州市 合肥市 南昌市 福州市 厦门市 济南市 青岛市 沈阳市 "
    "大连市 长春市 哈尔滨市 石家庄市 太原市 昆明市 贵阳市 南宁市 海口市 兰州市 银川市 西宁市 乌鲁木齐市 "
    "长沙 湖南 武汉 广州 深圳 上海 北京 南京 苏州 杭州 成都"
).split()
DISTRICTS = (
    "芙蓉区 天心区 岳麓区 开福区 雨花区 望城区 长沙县 浏阳市 宁乡市 朝阳区 海淀区 东城区 西城区 天河区 越秀区 "
    "南山区 福田区 鼓楼区 江北区 江南区 城关区 高新区 经济技术开发区 新城区 青山区 云岩区 五华区 临江县 安化县"
).split()
TRADES = (
    "食品 餐饮管理 餐饮服务 商贸 贸易 物流 运输 物业服务 物业管理 建筑工程 装饰工程 科技 信息技术 网络科技 电子商务 "
    "文化传播 广告传媒 教育咨询 企业管理 人力资源 劳务派遣 保安服务 医药 医疗器械 生物科技 农业发展 农产品 机械制造 "
    "汽车销售 汽车服务 房地产开发 房产经纪 酒店管理 旅游 服饰 化妆品 家居用品 环保科技 能源 投资管理 财务咨询 印务"
).split()
FORMS = (
    "有限公司 有限公司 有限公司 有限责任公司 股份有限公司 有限公司分公司 集团有限公司 厂 商行 "
    "经营部 餐馆 超市 便利店 工作室 事务所 合作社"
).split()
OFFICES = (
    "市场监督管理局 工商行政管理局 食品药品监督管理局 卫生健康局 卫生健康委员会 卫生局 行政审批服务局 行政审批局 "
    "自然资源和规划局 自然资源局 国土资源局 不动产登记中心 住房和城乡建设局 住房公积金管理中心 人力资源和社会保障局 "
    "社会保险事业局 就业服务中心 民政局 司法局 财政局 税务局 教育局 交通运输局 道路运输管理处 道路运输管理局 "
    "城市管理和综合执法局 应急管理局 烟草专卖局 农业农村局 水利局 林业局 文化和旅游局 生态环境局 退役军人事务局 "
    "医疗保障局 人民政府 公安局 疾病预防控制中心 人民检察院 人民法院 公证处 档案馆"
).split()
STATIONS = "派出所 交通警察支队 车辆管理所 出入境管理支队 治安支队 保安服务管理处".split()
PURPOSES = (
    "合同专用章 财务专用章 发票专用章 业务专用章 人事专用章 户口专用章 证件专用章 婚姻登记专用章 出生医学证明专用章 "
    "行政审批专用章 登记专用章 公章 审核专用章 档案专用章 体检专用章"
).split()
HOSPITALS = (
    "人民医院 中心医院 中医医院 妇幼保健院 第一医院 附属医院 社区卫生服务中心 体检中心".split()
)
SCHOOLS = (
    "大学 理工大学 师范大学 医学院 农业大学 工业大学 职业技术学院 第一中学 中学 小学 幼儿园 财经学院 信息学院"
).split()
STREETS = "街道办事处 社区居民委员会 村民委员会 居民委员会 镇人民政府 乡人民政府".split()
_ALNUM = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def common_characters() -> str:
    """The 3,755 characters of GB 2312's first level, by sound."""
    return "".join(
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
        if not (row == 0xD7 and cell > 0xF9)
    )


_COMMON = common_characters()


def ring_words(rng: np.random.Generator) -> str:
    """Four to twenty-four characters."""
    kind = rng.random()
    if kind < 0.42:
        words = _firm(rng)
    elif kind < 0.66:
        words = _office(rng)
    elif kind < 0.74:
        words = _place(rng) + _some(rng, 0, 3) + _one(rng, HOSPITALS)
    elif kind < 0.82:
        words = _one(rng, PLACES) + _some(rng, 0, 3) + _one(rng, SCHOOLS)
    elif kind < 0.88:
        words = _place(rng) + _some(rng, 2, 3) + _one(rng, STREETS)
    else:
        words = _some(rng, 5, 16)
    if kind < 0.88 and rng.random() < 0.14:
        words += _one(rng, PURPOSES)
    if rng.random() < 0.02:
        words += "".join(_ALNUM[int(i)] for i in rng.integers(0, len(_ALNUM), 4))
    return words[:24] if len(words) >= 4 else words + _some(rng, 4, 6)


def _firm(rng: np.random.Generator) -> str:
    head = _one(rng, PLACES) if rng.random() < 0.8 else ""
    if rng.random() < 0.2:
        head += _one(rng, DISTRICTS)
    form = _one(rng, FORMS)
    trade = _one(rng, TRADES) if rng.random() < 0.9 else ""
    middle = f"({_one(rng, PLACES)[:2]})" if rng.random() < 0.04 else ""
    return head + _some(rng, 2, 4) + middle + trade + form


def _office(rng: np.random.Generator) -> str:
    name = _place(rng) + _one(rng, OFFICES)
    if name.endswith("公安局") and rng.random() < 0.7:
        name += _some(rng, 2, 2) + "分局" if rng.random() < 0.6 else ""
        name += (_some(rng, 2, 3) if rng.random() < 0.6 else "") + _one(rng, STATIONS)
    return name


def _place(rng: np.random.Generator) -> str:
    head = _one(rng, PLACES) if rng.random() < 0.85 else _some(rng, 2, 2) + "市"
    if rng.random() < 0.6:
        head += _one(rng, DISTRICTS) if rng.random() < 0.7 else _some(rng, 2, 2) + "区"
    return head


def _some(rng: np.random.Generator, least: int, most: int) -> str:
    count = int(rng.integers(least, most + 1))
    return "".join(_COMMON[int(i)] for i in rng.integers(0, len(_COMMON), count))


def _one(rng: np.random.Generator, choices: Sequence[str]) -> str:
    return choices[int(rng.integers(len(choices)))]
