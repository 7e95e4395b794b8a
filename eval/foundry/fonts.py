"""Font files on this machine → the typefaces of Chinese papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from PIL import ImageFont

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
)

# File name → index of the simplified-Chinese face in the collection.
SONG = {
    "uming.ttc": 0,
    "NotoSerifCJK-Regular.ttc": 2,
    "NotoSerifCJK-Medium.ttc": 2,
    "NotoSerifCJKsc-Regular.otf": 0,
    "NotoSerifSC-Regular.otf": 0,
    "gbsn00lp.ttf": 0,
    "Songti.ttc": 0,
}
SONG_BOLD = {
    "NotoSerifCJK-Bold.ttc": 2,
    "NotoSerifCJK-SemiBold.ttc": 2,
    "NotoSerifCJKsc-Bold.otf": 0,
    "NotoSerifSC-Bold.otf": 0,
}
HEI = {
    "NotoSansCJK-Regular.ttc": 2,
    "NotoSansCJK-DemiLight.ttc": 2,
    "wqy-zenhei.ttc": 0,
    "wqy-microhei.ttc": 0,
    "NotoSansCJKsc-Regular.otf": 0,
    "NotoSansSC-Regular.otf": 0,
    "PingFang.ttc": 2,
}
HEI_BOLD = {
    "NotoSansCJK-Bold.ttc": 2,
    "NotoSansCJK-Medium.ttc": 2,
    "NotoSansCJKsc-Bold.otf": 0,
    "NotoSansSC-Bold.otf": 0,
}
KAI = {
    "ukai.ttc": 0,
    "Kaiti.ttc": 0,
    "LXGWWenKai-Regular.ttf": 0,
    "LXGWWenKai-Light.ttf": 0,
    "gkai00mp.ttf": 0,
}
HAND = {
    "ma-shan-zheng-chinese-simplified-400-normal.woff2": 0,
    "zhi-mang-xing-chinese-simplified-400-normal.woff2": 0,
    "liu-jian-mao-cao-chinese-simplified-400-normal.woff2": 0,
    "long-cang-chinese-simplified-400-normal.woff2": 0,
}
GRASS = "liu-jian-mao-cao"
# Numbers on identity cards are set in a fixed-width face (OCR-B on the real card).
DIGITS = {
    "NotoSansMono-Bold.ttf": 0,
    "LiberationMono-Bold.ttf": 0,
    "DejaVuSansMono.ttf": 0,
    "NotoMono-Regular.ttf": 0,
}


SUFFIXES = {".ttf", ".otf", ".ttc", ".otc", ".woff2"}


NO_CHARACTER = "\uffff"


class FontsMissing(Exception):
    """No Chinese font stands on this machine; whoever runs the foundry must install one."""


@dataclass(frozen=True)
class Face:
    """A typeface: a font file and the index of the face inside it."""

    path: str
    index: int

    @property
    def is_grass(self) -> bool:
        """Whether its characters run together and are cut short (草书)."""
        return GRASS in self.path

    def at(self, size: float) -> ImageFont.FreeTypeFont:
        """The face at a size in pixels (the height of the em square)."""
        return _load(self.path, self.index, max(6.0, round(size * 4) / 4))

    def has(self, char: str) -> bool:
        """Whether the face has a shape of its own for `char`."""
        return _shape(self, char) not in (_shape(self, NO_CHARACTER), b"") or char.isspace()


@dataclass(frozen=True)
class Faces:
    """The typefaces one paper is set in; `hand` is what its writers' hands look like."""

    song: Face
    song_bold: Face
    hei: Face
    hei_bold: Face
    kai: Face
    digits: Face
    hand: Face


@dataclass(frozen=True)
class FontSet:
    """Every usable face of this machine by role, in a fixed order; no role is empty."""

    song: tuple[Face, ...]
    song_bold: tuple[Face, ...]
    hei: tuple[Face, ...]
    hei_bold: tuple[Face, ...]
    kai: tuple[Face, ...]
    digits: tuple[Face, ...]
    hand: tuple[Face, ...]

    def pick(self, rng: np.random.Generator) -> Faces:
        """One face a role, drawn by `rng`."""
        # drawn apart, so that a machine with hands draws the same papers otherwise
        (apart,) = rng.spawn(1)

        def one(faces: tuple[Face, ...]) -> Face:
            return faces[int(rng.integers(len(faces)))]

        return Faces(
            song=one(self.song),
            song_bold=one(self.song_bold),
            hei=one(self.hei),
            hei_bold=one(self.hei_bold),
            kai=one(self.kai),
            digits=one(self.digits),
            hand=self.hand[int(apart.integers(len(self.hand)))],
        )


@cache
def find_fonts(folders: tuple[Path, ...] = FOLDERS) -> FontSet:
    """The Chinese fonts under `folders`. A role without a font of its own borrows from its
    nearest relative. Raises FontsMissing when there is no Chinese font at all."""
    files: dict[str, Path] = {}
    for folder in folders:
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                if path.suffix in SUFFIXES:
                    files.setdefault(path.name, path)
    song, hei = _faces(SONG, files), _faces(HEI, files)
    song_bold, hei_bold = _faces(SONG_BOLD, files), _faces(HEI_BOLD, files)
    plain = song or hei or song_bold or hei_bold
    if not plain:
        raise FontsMissing(
            "no Chinese font found under "
            + ", ".join(map(str, folders))
            + "; the foundry draws Chinese papers: install fonts-noto-cjk"
            " (apt-get install fonts-noto-cjk)"
        )
    hei = hei or plain
    song = song or plain
    kai = _faces(KAI, files) or song
    return FontSet(
        song=song,
        song_bold=song_bold or hei_bold or song,
        hei=hei,
        hei_bold=hei_bold or song_bold or hei,
        kai=kai,
        digits=_faces(DIGITS, files) or hei,
        hand=_faces(HAND, files) or kai,
    )


def _faces(wanted: Mapping[str, int], files: Mapping[str, Path]) -> tuple[Face, ...]:
    return tuple(Face(str(files[name]), index) for name, index in wanted.items() if name in files)


@lru_cache(maxsize=96)  # an opened font holds megabytes
def _load(path: str, index: int, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=index, layout_engine=ImageFont.Layout.BASIC)


@cache
def _shape(face: Face, char: str) -> bytes:
    mask = face.at(24).getmask(char)
    return bytes(mask) if mask.getbbox() else b""
