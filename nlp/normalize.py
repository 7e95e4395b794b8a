"""Text as read or typed → one normal form per kind, so that equal facts are equal strings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import cn2an
from stdnum.cn import ric, uscc

from catalog.types import FieldKind
from nlp.moments import moment, periods

FOREVER = "长期"
"""The normal form of "valid without end"."""

_DIGITS = {"〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?"
)
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})(?:(?![0-9A-Za-z])|(?=\d{1,2}:\d{2}))"
    r"|(?<!\d)((?:19|20)\d{2})年?(\d{2})(\d{2})(?![0-9A-Za-z])"
)
_ENGLISH_DATE = re.compile(
    r"(?<!\d)(\d{1,2})(?:\d{1,2}月)?/?"
    r"(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}/?((?:19|20)\d{2})(?!\d)"
)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_EITHER_DATE = re.compile(f"{_CHINESE_DATE.pattern}|{_DATE.pattern}")
_IN_NUMERALS = re.compile(r"年[一二三四五六七八九十]{1,3}月")
_FOREVER = re.compile(r"至?(?:长期|永久|无固定期限|不约定期限)(?:有效)?")
_VIN = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{17}(?![0-9A-Z])")
_NEVER_IN_PLATES = str.maketrans("IO", "10")
_NEVER_IN_VINS = str.maketrans("IOQ", "100")
_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff]) ?/ ?[A-Z][A-Za-z .']*$")
_BLOOD_GROUP = re.compile(r"(?:AB|[ABO])型?")
_ID_NUMBER = re.compile(r"(?<![0-9A-Z])\d{17}[0-9X](?![0-9A-Z])")
_CREDIT_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_PHONE = re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AMOUNT = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s*([万亿])?")
_THOUSANDS = re.compile(r"(?<=\d)(?<!(?<!\d)0)\.(?=\d{3}(?!\d)(?!\s*[万亿]))")
"""Money has two decimals: a point before three digits is a comma misread."""
_CUT_OFF = re.compile(r"^\D{0,2}\d{1,3}[,.]$")
_CAPITAL_AMOUNT = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}")
_PERSON = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*")
_PLACE_WORDS = re.compile(r"[省市区县镇乡村街路道巷弄号栋幢座楼室]")
_REQUEST = re.compile(r"\([^()]*[章签][^()]*\)?$")
_UNIT_LOST = re.compile(r"(\d+(?:\.\d+)?)(?:m2?)?(?=[/,;、]|$)")
_AREA_TOLD = re.compile(r"(面积:? ?\d+(?:\.\d+)?)m?(?=[/,;、。 ]|$)")
_FLOOR_TOLD = re.compile(r"(所在层:? ?\d+)(?=[/,;、。 ]|$)")
_BOX = re.compile(r"^[□☐☑☒■]+")
_YEAR_IN_BRACKETS = re.compile(
    r"[(\[【〔](?:19|20)\d{2}〕|〔(?:19|20)\d{2}[)\]】]|\((?:19|20)\d{2}\]|\[(?:19|20)\d{2}\)"
)
_NAUGHT_LOST = re.compile(r"(?<![〇○零一二三四五六七八九])二([一二三][一二三四五六七八九])年")
_FIRST_OF_YEAR = re.compile(r"(?<!\d)2(?=[〇○零][〇○零一二三四五六七八九]{2}年)")
_BEHIND_THE_ROOM = re.compile(r"(\d室)[^等及和与至、,;/()0-9户号室栋幢座楼层单间侧厢区苑园-]{5,}$")
_IN_HOUSE_NUMBER = re.compile(r"(?<=\d)[qlo](?=\d)")
_HOUSE_DIGITS = str.maketrans("qlo", "910")
_ID_LABEL = re.compile(r"(?:公民|居民)?(?:有效)?身份证?(?:件|号)?号?码?:?[\dXx]{0,18}$")
_BETWEEN_ITEMS = re.compile(r"(?<!项目):(?=[\u4e00-\u9fff])"), re.compile(r"[·•・]")
_MARKS = ":;,.、_|。"
_NEVER_IN_CREDIT_CODES = str.maketrans("IOZS", "1025")
_NUMBERS_IN_CREDIT_CODES = slice(0, 8)
"""Who registered whom, and where: digits only, but for who registered."""
_LIKE_DIGITS = str.maketrans("TLDQBG", "110086")


def fold(text: str) -> str:
    """NFKC, one space for any run of white space, none at the ends. Idempotent."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def squeeze(text: str) -> str:
    """`fold` without any white space: what labels and cues are compared in."""
    return unicodedata.normalize("NFKC", "".join(unicodedata.normalize("NFKC", text).split()))


def normalise(kind: FieldKind, text: str) -> str:
    """The normal form of `text` as this kind, "" when it holds no such value. Idempotent."""
    return _NORMALISERS[kind](text)


def date_range(first: str, last: str) -> str:
    """The normal form of a range between two normal dates, or from one without end."""
    return f"{first}至{last}"


def id_number_is_valid(number: str) -> bool:
    """GB 11643: eighteen characters, a real birth date and the right check digit."""
    return len(number) == 18 and bool(_ID_NUMBER.fullmatch(number)) and _ric_holds(number)


def credit_code_is_valid(code: str) -> bool:
    """GB 32100: eighteen characters of its alphabet and the right check character."""
    return bool(uscc.is_valid(code))


def birth_date(number: str) -> date:
    """The birth date inside an ID number. ValueError when it is no date."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def _ric_holds(number: str) -> bool:
    try:
        birth_date(number)
    except ValueError:
        return False
    return str(ric.calc_check_digit(number)) == number[-1]


def _date(text: str) -> str:
    squeezed = _with_naughts(squeeze(text).replace("曰", "日"))
    if _FOREVER.fullmatch(squeezed.strip(_MARKS)):
        return FOREVER
    chinese = _CHINESE_DATE.search(squeezed)
    if chinese:
        year = int("".join(str(_DIGITS[c]) for c in chinese[1]))
        return _iso(year, _tens(chinese[2]), _tens(chinese[3]))
    english = _ENGLISH_DATE.search(squeezed.upper())
    if english:
        return _iso(int(english[3]), _MONTHS.index(english[2]) + 1, int(english[1]))
    found = _DATE.search(squeezed)
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups() if part is not None)
    return _iso(year, month, day)


def _date_range(text: str) -> str:
    """Two dates, or a date and 长期, joined by 至; "" when there are not two."""
    squeezed = _with_naughts(squeeze(text).replace("曰", "日"))
    starts = list(_EITHER_DATE.finditer(squeezed))
    if len(starts) == 2:
        first, last = (_date(found[0]) for found in starts)
        return date_range(first, last) if first and last else ""
    if len(starts) == 1 and (first := _date(starts[0][0])):
        return date_range(first, FOREVER) if _FOREVER.search(squeezed, starts[0].end()) else ""
    return ""


def _tens(text: str) -> int:
    """一 … 三十一 as a number; 0 when it is none."""
    before, ten, after = text.partition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return 10 * _DIGITS.get(before, 1 if not before else 0) + (_DIGITS.get(after, 0))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _id_number(text: str) -> str:
    found = _ID_NUMBER.search(squeeze(text).upper())
    return found[0] if found else ""


def _credit_code(text: str) -> str:
    """Letters the code never holds (I, O, S, Z), and those among its first digits, are read as
    the digits they look like, but only when the check character then proves it."""
    found = _CREDIT_CODE.search(squeeze(text).upper())
    if not found or id_number_is_valid(found[0]):
        return ""
    mended = found[0].translate(_NEVER_IN_CREDIT_CODES)
    if not credit_code_is_valid(mended):
        first = _NUMBERS_IN_CREDIT_CODES
        mended = mended[first].translate(_LIKE_DIGITS) + mended[first.stop :]
    return mended if credit_code_is_valid(mended) else found[0]


def _amount(text: str) -> str:
    """Yuan as a plain decimal: 伍拾万元整 and 50万元 are both 500000. What ends at the comma of
    its thousands was cut off."""
    squeezed = _THOUSANDS.sub(",", squeeze(text))
    if _CUT_OFF.search(squeezed):
        return ""
    found = _AMOUNT.search(squeezed)
    if found:
        factor = {"万": 10_000, "亿": 100_000_000}.get(found[2] or "", 1)
        value = Decimal(found[1].replace(",", "")) * factor
        return f"{value.normalize():f}"
    capital = _CAPITAL_AMOUNT.search(squeezed)
    if not capital:
        return ""
    try:
        return str(cn2an.cn2an(capital[0], "smart"))
    except ValueError:
        return ""


def _organisation(text: str) -> str:
    """A bracketed request behind the name, such as (盖章), is not part of it; what holds no
    word is none."""
    name = _REQUEST.sub("", squeeze(text).strip(_MARKS)).strip(_MARKS)
    return name if sum(char.isalpha() for char in name) > 1 else ""


def _area(text: str) -> str:
    """Square metres: a unit whose 2 was lost, or that was lost whole, is put back."""
    return _UNIT_LOST.sub(r"\1m2", squeeze(text).strip(_MARKS))


def _text(text: str) -> str:
    """As printed, without a box to tick before it; an area or a floor in it has its unit."""
    folded = _BOX.sub("", _with_naughts(fold(text)).replace("○", "〇").strip(" :;"))
    folded = _FLOOR_TOLD.sub(r"\1层", folded)
    return _AREA_TOLD.sub(r"\1m2", folded).strip(" :;")


def _with_naughts(text: str) -> str:
    """A year of this century of which the naught was not read (二一八年) or the first numeral
    read as a digit (2〇二六年), as it can only be."""
    return _FIRST_OF_YEAR.sub("二", _NAUGHT_LOST.sub(r"二〇\1年", text))


def _scope(text: str) -> str:
    """Things dealt in, as printed; a colon between two is a semicolon misread, but behind
    许可项目 and 一般项目, and a dot the mark of enumeration."""
    colon, dot = _BETWEEN_ITEMS
    return dot.sub("、", colon.sub(";", _text(text)))


def _name(text: str) -> str:
    """A person's name: letters and the dot between parts; a bracketed remark after it
    (签字) is not part of it, and what holds anything else is no name; nor is a day in numerals,
    which are letters too, or the words between which one is to be written."""
    folded = re.sub(r"[•・‧∙.]", "·", _BOX.sub("", squeeze(text).strip(_MARKS)))
    bare = re.sub(r"\([^)]*\)?$", "", folded).strip(_MARKS + "·")
    day = _IN_NUMERALS.search(bare) or bare == "年月日"
    return bare if _PERSON.fullmatch(bare) and not day else ""


def _address(text: str) -> str:
    """An address, known by at least one of the words places are divided by. It ends with the
    number of a room: words of five characters or more read behind that, none of a place's, are
    the next column's, and so is the number of an identity card. Small letters that no number of
    a house holds are the digits they look like: 10q7室."""
    folded = _ID_LABEL.sub("", squeeze(text).strip(_MARKS))
    folded = _IN_HOUSE_NUMBER.sub(lambda found: found[0].translate(_HOUSE_DIGITS), folded)
    folded = _BEHIND_THE_ROOM.sub(r"\1", folded)
    return folded if _PLACE_WORDS.search(folded) else ""


def _code(text: str) -> str:
    """A number as printed, without spaces, in capitals; it holds a digit. The brackets of
    document numbers, 〔2026〕 (GB/T 9704), are put right when one of the two was misread."""
    squeezed = squeeze(squeeze(text).upper()).strip(
        _MARKS
    )  # ß becomes SS, whose accent may join it
    squeezed = _YEAR_IN_BRACKETS.sub(lambda year: f"〔{year[0][1:5]}〕", squeezed)
    return squeezed if any(c.isdigit() for c in squeezed) else ""


def _vin(text: str) -> str:
    """A vehicle's number as printed; I, O and Q, which it never holds, are the digits they look
    like."""
    found = _VIN.search(squeeze(text).upper().translate(_NEVER_IN_VINS))
    return found[0] if found else ""


def _plate(text: str) -> str:
    """A vehicle's plate as printed; I and O, which no number behind the place holds, are the
    digits they look like."""
    code = _code(text)
    return code[:2] + code[2:].translate(_NEVER_IN_PLATES)


def _glossed(text: str) -> str:
    return _GLOSS.sub("", _text(text))


def _blood_group(text: str) -> str:
    """A group as printed, the naught that O is often read as put right."""
    squeezed = squeeze(text).upper().replace("0", "O")
    return squeezed if _BLOOD_GROUP.fullmatch(squeezed) else ""


def _matched(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def normaliser(text: str) -> str:
        found = pattern.search(squeeze(text))
        return found[0] if found else ""

    return normaliser


_NORMALISERS: Mapping[FieldKind, Callable[[str], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.NAME: _name,
    FieldKind.ORGANISATION: _organisation,
    FieldKind.ADDRESS: _address,
    FieldKind.DATE: _date,
    FieldKind.DATE_RANGE: _date_range,
    FieldKind.ID_NUMBER: _id_number,
    FieldKind.CREDIT_CODE: _credit_code,
    FieldKind.AMOUNT: _amount,
    FieldKind.PHONE: _matched(_PHONE),
    FieldKind.NUMBER: _matched(_NUMBER),
    FieldKind.GLOSSED: _glossed,
    FieldKind.BLOOD_GROUP: _blood_group,
    FieldKind.VIN: _vin,
    FieldKind.PLATE: _plate,
    FieldKind.SCOPE: _scope,
    FieldKind.CODE: _code,
    FieldKind.AREA: _area,
    FieldKind.MOMENT: moment,
    FieldKind.PERIODS: periods,
}
