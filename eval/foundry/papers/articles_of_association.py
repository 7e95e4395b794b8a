"""What a company's articles say → their sheets (公司章程, A4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.fonts import Face
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.labour_dispatch_application import CAPITALS, TRADES
from eval.foundry.people import draw_person, draw_premises
from eval.foundry.rows import said, with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "articles-of-association"
SIZE = (210.0, 297.0)
TERMS = ("长期", "长期", "20年", "30年")
SCOPES = (
    "劳务派遣服务；人力资源服务；劳务服务（不含劳务派遣）；企业管理咨询。",
    "劳务派遣服务；职业中介活动；人力资源服务；家政服务。",
    "许可项目：劳务派遣服务；一般项目：人力资源服务；企业管理；会议及展览服务。",
    "劳务派遣服务；建筑劳务分包；装卸搬运；物业管理。",
)
BARE_SCOPE = "人力资源服务；企业管理咨询；会议及展览服务。"
NUMBERS = (
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四",
    "十五", "十六", "十七", "十八", "十九", "二十", "二十一", "二十二",
)  # fmt: skip
COLUMNS = (("股东姓名", 0.24), ("认缴出资额", 0.26), ("出资方式", 0.24), ("出资比例", 0.26))
ORGANS = (
    "股东会由全体股东组成，是公司的权力机构，依照《中华人民共和国公司法》行使职权。",
    "股东会会议由股东按照出资比例行使表决权；修改本章程、增加或者减少资本的决议，"
    "应当经代表三分之二以上表决权的股东通过。",
    "公司不设董事会，设董事一人，由股东会选举产生，任期三年，任期届满，可以连选连任。",
    "公司设经理一人，由董事聘任，对董事负责，主持公司的经营管理工作。",
    "公司不设监事会，设监事一人，由股东会选举产生，检查公司财务，监督董事和高级管理人员。",
)
ACCOUNTS = (
    "公司依照法律、行政法规和国务院财政部门的规定建立财务、会计制度。",
    "公司弥补亏损和提取公积金后所余税后利润，按照股东实缴的出资比例分配。",
    "公司因本章程规定的解散事由出现而解散的，应当依法组成清算组进行清算。",
    "股东之间可以相互转让其全部或者部分股权；向股东以外的人转让的，应当书面通知其他股东。",
    "本章程经全体股东签字后生效；未尽事宜，按照国家有关法律、法规的规定执行。",
    "本章程一式四份，股东各留存一份，公司留存一份，并报公司登记机关一份。",
)


BY_SHARES = (
    ("公司不设董事会，设董事一人，由股东会选举产生", "公司设董事会，董事五人，由股东会选举产生"),
    ("由董事聘任，对董事负责", "由董事会聘任，对董事会负责"),
    ("股东会会议由股东按照出资比例行使表决权", "股东出席股东会会议，所持每一股份有一表决权"),
    ("公司不设监事会，设监事一人", "公司设监事会，监事三人"),
    ("全体股东签字", "全体发起人签字"),
)
"""What the articles of a company by shares say instead."""


@dataclass(frozen=True)
class ArticlesOfAssociation(Paper):
    """The facts of the articles. `registered_capital` in ten thousand yuan. `signers` are the
    shareholders' names as signed, each "" where left out; `seal` is the company's ring text, ""
    when it was not sealed. `contribution` is what they pay in; with `by_shares` the company is
    one by shares (股份有限公司); `whole` ones say who pays in what and what bodies there are."""

    company_name: str
    address: str
    registered_capital: int
    business_scope: str
    term: str
    legal_representative: str
    shareholders: tuple[str, ...]
    adopted_on: date
    signers: tuple[str, ...]
    seal: str
    contribution: str = "货币"
    by_shares: bool = False
    whole: bool = True


@dataclass
class _Pages:
    """The sheets so far and where the next line of the last one stands."""

    style: Style
    scale: float
    body: Face
    sheets: list[Sheet]
    y: float = 0.0

    @property
    def last(self) -> Sheet:
        return self.sheets[-1]

    def turn(self) -> None:
        """Begin another sheet."""
        sheet = Sheet(*SIZE, self.scale)
        specimen(sheet, 185, 13, self.style.faces.hei_bold, size=5)
        self.sheets.append(sheet)
        self.y = 30.0

    def need(self, room: float) -> None:
        """Another sheet unless so much room is left on this one."""
        if self.y + room > 272:
            self.turn()


def draw(facts: ArticlesOfAssociation, style: Style, scale: float) -> tuple[Sheet, ...]:
    """Two sheets. Variants: chapters or bare articles; what each article is about before a colon
    or told in a sentence; the shareholders in a table or in a sentence."""
    faces = style.faces
    body = (faces.song, faces.song, faces.kai, faces.hei)[style.variant % 4]
    pages = _Pages(style, scale, body, [])
    pages.turn()
    title = faces.hei_bold if style.variant % 2 else faces.song_bold
    words = f"{facts.company_name}章程"
    size = min(7.6, 168 / (len(words) * 1.1))
    pages.last.text(105, 36, words, title, size, tracking=0.1 * size, align="centre")
    pages.y = 52.0
    chapters = style.variant % 3 != 1
    count = 0
    for number, (head, articles) in enumerate(_chapters(facts, style)):
        if chapters:
            pages.need(24)
            words = f"第{NUMBERS[number]}章　{head}"
            pages.last.text(105, pages.y + 2, words, faces.hei_bold, 4.4, align="centre")
            pages.y += 10
        for runs in articles:
            pages.need(20)
            ordinal = f"第{NUMBERS[count]}条　"
            count += 1
            pages.y = pages.last.paragraph(
                24, pages.y, 162, [ordinal, *runs], body, 4.2, indent=2, leading=1.66
            )
            table = facts.whole and _listed(style)
            if runs == articles[-1] and head.startswith("注册资本") and table:
                _holders(pages, facts)
    pages.need(70)
    _closing(pages, facts)
    for number, sheet in enumerate(pages.sheets, start=1):
        sheet.text(105, 286, f"{number} / {len(pages.sheets)}", faces.song, 3.2, align="centre")
    return tuple(pages.sheets)


def _listed(style: Style) -> bool:
    return style.variant % 4 < 2


def _chapters(
    facts: ArticlesOfAssociation, style: Style
) -> Sequence[tuple[str, list[list[str | Fact]]]]:
    name = Fact("company_name", facts.company_name)
    address = Fact("address", facts.address)
    worth = f"{facts.registered_capital}万元"
    capital = Fact("registered_capital", worth, str(facts.registered_capital * 10000))
    scope = said("business_scope", facts.business_scope)
    term = Fact("term", facts.term)
    person = Fact("legal_representative", facts.legal_representative)
    holders = Fact("shareholders", "、".join(facts.shareholders))
    told = style.variant % 2
    law = (
        "为规范公司的组织和行为，保护公司、股东和债权人的合法权益，依据《中华人民共和国公司法》"
        "及有关法律、法规的规定，制定本章程。"
    )
    after = "公司经营范围中属于法律、行政法规规定须经批准的项目，应当依法经过批准。"
    own: list[str | Fact] = ["公司名称：", name, "（以下简称公司）。"]
    place: list[str | Fact] = ["公司住所：", address, "。"]
    trade: list[str | Fact] = ["公司经营范围：", scope]
    money: list[str | Fact] = ["公司注册资本：人民币", capital, "。"]
    length: list[str | Fact] = ["公司营业期限：", term, "。"]
    head: list[str | Fact] = ["公司法定代表人：", person, "，由董事担任。"]
    if told:
        own = ["公司的名称为", name, "（以下简称公司）。"]
        place = ["公司的住所为", address, "。"]
        trade = ["公司的经营范围为：", scope]
        money = ["公司的注册资本为人民币", capital, "，由股东按期足额缴纳。"]
        length = ["公司的营业期限为", term, "，自营业执照签发之日起计算。"]
        head = ["公司的法定代表人由董事", person, "担任。"]
    ways = facts.contribution.replace("、", "和")
    members: list[str | Fact] = ["股东的姓名、认缴出资额、出资方式和出资比例如下："]
    if not _listed(style):
        members = ["公司由", holders, f"共同出资设立，各自认缴的出资额等额，均以{ways}出资。"]
    chapters: list[tuple[str, list[list[str | Fact]]]] = [
        ("总则", [[law], own, place, length]),
        ("经营范围", [trade, [after]]),
        ("注册资本和股东", [money, members] if facts.whole else [money]),
        ("法定代表人", [head, ["法定代表人以公司名义从事的民事活动，其法律后果由公司承受。"]]),
        ("组织机构", [[_of_shares(words, facts)] for words in ORGANS]),
        ("财务会计和其他事项", [[_of_shares(words, facts)] for words in ACCOUNTS]),
    ]
    return [each for each in chapters if facts.whole or each[0] != "组织机构"]


def _of_shares(words: str, facts: ArticlesOfAssociation) -> str:
    """The words as a company by shares has them."""
    for plain, of_shares in BY_SHARES if facts.by_shares else ():
        words = words.replace(plain, of_shares)
    return words


def _holders(pages: _Pages, facts: ArticlesOfAssociation) -> None:
    """The table of who holds how much."""
    body, size = pages.body, 4.0
    pages.need(10 * (len(facts.shareholders) + 1))
    sheet, y = pages.last, pages.y - 2
    count = len(facts.shareholders)
    parts = [facts.registered_capital // count] * count
    parts[0] += facts.registered_capital - sum(parts)
    rows = [[head for head, _ in COLUMNS]]
    for name, part in zip(facts.shareholders, parts, strict=True):
        share = 100 * part / facts.registered_capital if facts.registered_capital else 0
        rows.append([name, f"{part}万元", facts.contribution, f"{share:.1f}%"])
    for row in rows:
        x = 28.0
        for words, (_, share) in zip(row, COLUMNS, strict=True):
            wide = 154 * share
            sheet.rectangle((x, y, x + wide, y + 9), width=0.2)
            sheet.text(x + wide / 2, y + 6, words, body, size, align="centre")
            x += wide
        y += 9
    pages.y = y + 9


def _closing(pages: _Pages, facts: ArticlesOfAssociation) -> None:
    style, sheet = pages.style, pages.last
    faces, rng = style.faces, style.rng
    y = pages.y + 10
    label = one(rng, ["全体股东签字", "全体股东（签字）", "股东（签名）"])
    label = label.replace("股东", "发起人") if facts.by_shares else label
    for number, name in enumerate(facts.signers):
        line = y + 16 * number
        end = sheet.text(24, line, f"{label}：", faces.song, 4.2)
        sign(sheet, name, end + 15, line - 1.4, 6.8, faces.hand, rng, label=label)
    sheet.text(116, y, one(rng, ["公司（盖章）：", "公司盖章："]), faces.song, 4.2)
    low = y + 20
    end = sheet.text(116, low, "签署日期：", faces.song, 4.2) if style.variant % 3 else 126.0
    day = printed(facts.adopted_on, style.closing_day)
    face = with_zero(faces.song, faces.hei)
    sheet.text(end, low, day, face, 4.2, key="adopted_on", value=value(facts.adopted_on))
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=40), 160, y + 6, faces.song_bold, rng)


def invent(rng: np.random.Generator, today: date) -> ArticlesOfAssociation:
    """Facts by chance: three in ten not sealed, three in ten lack a signature; some do not name
    the dispatch of labour among what the company does."""
    count = 2 if rng.random() < 0.7 else 3
    names: list[str] = []
    while len(names) < count:
        name = draw_person(rng, today, ages=(25, 64)).name
        names += [name] if name not in names else []
    company = firm(rng, TRADES)
    signers = list(names)
    if not sealed(rng):
        signers[int(rng.integers(count))] = ""
    return ArticlesOfAssociation(
        company_name=company,
        address=draw_premises(rng).address,
        registered_capital=int(rng.choice(CAPITALS)),
        business_scope=BARE_SCOPE if rng.random() < 0.12 else one(rng, SCOPES),
        term=one(rng, TERMS),
        legal_representative=names[0],
        shareholders=tuple(names),
        adopted_on=ago(rng, today, 20, 900),
        signers=tuple(signers),
        seal=company if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, ArticlesOfAssociation, SIZE, draw, invent),)
