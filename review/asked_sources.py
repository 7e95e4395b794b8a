"""A review → what sources were asked and what came back, in words for whoever judges it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from review.checks.sources import CONFIRMED, DENIED
from review.types import Reply, Review

_CHINA = timezone(timedelta(hours=8))
_WORDS = {CONFIRMED: "核验一致", DENIED: "核验不一致"}


@dataclass(frozen=True)
class AskedSource:
    """One fact: its label, what was answered (None: nothing), how, and all of it `said` in
    words."""

    path: str
    label: str
    value: str | None
    reply: Reply

    @property
    def said(self) -> str:
        """核验一致（2026-11-30 10:20 答复，留用）."""
        if self.value is None and (self.reply.cause or self.reply.at is None):
            return self.reply.why or "没有答复。"
        word = "已取得电子证照" if self.value is None else _WORDS.get(self.value, self.value)
        if self.reply.at is None:
            return word
        kept = "，留用" if self.reply.remembered else ""
        return f"{word}（{_shown(self.reply.at)} 答复{kept}）"


def asked_sources(review: Review) -> tuple[AskedSource, ...]:
    """In the order of the points that read them."""
    labels = dict(_labels(review))
    replies = review.evidence.replies
    return tuple(
        AskedSource(path, labels[path], review.evidence.values.get(path), replies[path])
        for path in labels
        if path in replies
    )


def _labels(review: Review) -> Iterator[tuple[str, str]]:
    for point in review.item.review_points:
        for rule in point.checks:
            yield from ((element.path, element.label) for element in rule.elements.values())


def _shown(at: datetime) -> str:
    return f"{at.astimezone(_CHINA):%Y-%m-%d %H:%M}"
