"""A tiny dataset by hand: two files, what they show, and what a reader made of them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from eval.dataset import (
    Condition,
    Polygon,
    Sample,
    TrueDocument,
    TrueField,
    TrueSeal,
    TrueSignature,
    TrueTick,
    write_index,
    write_recipe,
)
from eval.readings import FileReading, Reader, store
from ocr.types import (
    PageReading,
    Point,
    Problem,
    QualityProblem,
    Region,
    Seal,
    Signature,
    TextLine,
    Tick,
    TickState,
)

FILES = ("0-bank-card.jpg", "1-bank-card.jpg")
READER = Reader(code="code", engine="by hand")
SPOT: Polygon = ((0.1, 0.1), (0.2, 0.1), (0.2, 0.2), (0.1, 0.2))


def spot(x: float, y: float, width: float = 0.1) -> tuple[Point, Point, Point, Point]:
    return ((x, y), (x + width, y), (x + width, y + 0.05), (x, y + 0.05))


def sample(file: str = FILES[0], *documents: TrueDocument) -> Sample:
    return Sample(file, Condition.CLEAN, (0,), (), documents or (card(),))


def card(**values: str) -> TrueDocument:
    """A bank card with these fields, by key."""
    fields = {key: TrueField(value, 0, SPOT) for key, value in values.items()}
    return TrueDocument("bank-card", (0,), fields, (), (), ())


def marked() -> TrueDocument:
    """A paper with a seal, a signed and an unsigned place, a ticked and an empty box."""
    return replace(
        card(),
        seals=(TrueSeal("样本市样例局", 0, spot(0.7, 0.8), centre="专用章"),),
        signatures=(
            TrueSignature("签字", True, 0, spot(0.1, 0.5)),
            TrueSignature("盖章", False, 0, spot(0.5, 0.5)),
        ),
        ticks=(
            TrueTick("是", TickState.TICKED, 0, spot(0.1, 0.3, 0.02)),
            TrueTick("否", TickState.EMPTY, 0, spot(0.3, 0.3, 0.02)),
        ),
        bears_seal=True,
    )


def page(*lines: str) -> PageReading:
    """An upright page with these lines and no mark of any kind."""
    text = tuple(
        TextLine(words, Region(0, spot(0.1, 0.1 + n * 0.06)), 0.9) for n, words in enumerate(lines)
    )
    return PageReading(0, 1000, 800, 0, text, (), (), (), (), READER.engine)


def marked_page() -> PageReading:
    """What a reader without a fault finds of `marked`."""
    return replace(
        page(),
        seals=(Seal("样本市样例局", Region(0, spot(0.7, 0.8)), 0.9, centre="专用章"),),
        signatures=(
            Signature("签字", True, Region(0, spot(0.1, 0.5)), 0.9),
            Signature("盖章", False, Region(0, spot(0.5, 0.5)), 0.9),
        ),
        ticks=(
            Tick("是", TickState.TICKED, Region(0, spot(0.1, 0.3, 0.02)), 0.9, 0.9),
            Tick("否", TickState.EMPTY, Region(0, spot(0.3, 0.3, 0.02)), 0.9, 0.9),
        ),
    )


def blurred() -> QualityProblem:
    return QualityProblem(Problem.BLURRED, None, "请重新拍摄。")


def content(file: str) -> bytes:
    return f"the bytes of {file}".encode()


def reading(file: str, *pages: PageReading) -> FileReading:
    return FileReading(file, sha256(content(file)).hexdigest(), "", pages)


def write_set(folder: Path, *, code: str, pictures: bool = True) -> tuple[Sample, ...]:
    """Two bank cards, the first read in full, of the second half, with stored readings."""
    samples = tuple(
        sample(file, card(bank="样本储蓄银行", card_no="6299992557765679")) for file in FILES
    )
    folder.mkdir(parents=True, exist_ok=True)
    write_index(folder, samples)
    write_recipe(folder, command="by hand", seed=3, files=2)
    if pictures:
        for file in FILES:
            (folder / file).write_bytes(content(file))
    number = "卡号 6299 9925 5776 5679"
    done = [
        reading(FILES[0], page("样本储蓄银行", "借记卡", number, "有效期 04/34", "银联")),
        reading(FILES[1], page("样本储蓄银行", "借记卡", "有效期 04/34", "银联")),
    ]
    list(store(Reader(code, "by hand"), done, folder / "readings.jsonl.gz"))
    return samples
