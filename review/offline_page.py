"""Templates and one style sheet → pages that need no script, no font and no network.

    PAGES = Pages(Path(__file__).parent / "templates", "report.css", images="'self' data:")
    html = PAGES.fill("case.html.j2", review=review)

Whatever is filled in is escaped; a name that a template asks for and nobody gave is an error.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


class Pages:
    """The templates of one folder. `policy` is the Content-Security-Policy that the pages carry
    themselves and that a server may send with them: their own style, and pictures from `images`
    alone."""

    def __init__(self, folder: Path, style: str, *, images: str = "", **known: object) -> None:
        """`known` are names that every template may use."""
        sheet = (folder / style).read_text(encoding="utf-8")
        digest = b64encode(sha256(sheet.encode()).digest()).decode()
        pictures = f"img-src {images}; " if images else ""
        self.policy = (
            f"default-src 'none'; {pictures}style-src 'sha256-{digest}'; "
            "base-uri 'none'; form-action 'none'"
        )
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(style=Markup(sheet), policy=self.policy, **known)

    def fill(self, template: str, **values: object) -> str:
        """The page as HTML."""
        return self._environment.get_template(template).render(**values)
