"""A folder → the free typefaces of Chinese handwriting in it, fetched from npm and Debian."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

USER_FONTS = Path.home() / ".local/share/fonts"

# All under the SIL Open Font License; each package holds one file of all its characters.
HANDS = {
    "ma-shan-zheng": "5.3.1",
    "zhi-mang-xing": "5.3.0",
    "liu-jian-mao-cao": "5.3.0",
    "long-cang": "5.3.0",
}
WENKAI = "fonts-lxgw-wenkai"
_MINUTES = 5


def fetch_fonts(folder: Path = USER_FONTS) -> tuple[Path, ...]:
    """The files now in `folder`, those that could be had: a client that is missing or a package
    that can't be reached leaves its faces out, and the foundry borrows others."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        found = (*_hands(Path(scratch)), *_wenkai(Path(scratch)))
        return tuple(Path(shutil.copy(path, folder / path.name)) for path in found)


def _hands(scratch: Path) -> tuple[Path, ...]:
    found = []
    for name, version in HANDS.items():
        package = f"@fontsource/{name}@{version}"
        if not _ran(["npm", "pack", "--silent", package], scratch):
            continue
        member = f"package/files/{name}-chinese-simplified-400-normal.woff2"
        with tarfile.open(scratch / f"fontsource-{name}-{version}.tgz") as archive:
            archive.extract(member, scratch, filter="data")
        found.append(scratch / member)
    return tuple(found)


def _wenkai(scratch: Path) -> tuple[Path, ...]:
    if not _ran(["apt-get", "download", WENKAI], scratch):
        return ()
    (package,) = scratch.glob(f"{WENKAI}_*.deb")
    if not _ran(["dpkg-deb", "-x", str(package), str(scratch / WENKAI)], scratch):
        return ()
    return tuple(sorted((scratch / WENKAI).rglob("LXGWWenKai-[RL]*.ttf")))


def _ran(command: list[str], folder: Path) -> bool:
    """Whether the command is there and ended well."""
    if shutil.which(command[0]) is None:
        return False
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60 * _MINUTES)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
