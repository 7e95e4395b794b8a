"""Query × hits → an answer in the catalogue's own sentences, each cited; or a decline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guide_bot.types import Answer, Sentence, Status
from search.corpus import Kind, topic
from search.types import Hit, Passage
from search.words import grams, pairs, sentences, shared

MIN_SUPPORT = 0.5
"""Share of what is asked that a passage must hold to carry an answer. Below one half most of
the question is about something the passage does not say, and quoting it would mislead."""

_ASKING = re.compile("请问|多久|多长|多少|什么|哪些|哪里|怎么|怎样|如何|需要|[是要办吗呢的]")
"""What makes words a question: it says nothing of what is asked for."""

MAX_PASSAGES = 2
"""Passages quoted at most: 400 characters, what one screen of a telephone shows."""

NOTHING_ASKED = "请用一句话说说您想办什么事，或者想了解什么。"
NOTHING_FOUND = (
    "抱歉，已公布的事项资料里没有找到能回答这个问题的内容，我不能凭空答复。"
    "请换个说法再问，或者拨打12345政务服务便民热线、到政务服务大厅窗口咨询。"
)
WHICH_ITEM = "这在几个事项里都有规定，请问您要办理的是哪一项：{items}？"


class ExtractiveResponder:
    """A `Responder` that quotes and never words anything itself (摘录式回答)."""

    def reply(self, query: str, hits: Sequence[Hit]) -> Answer:
        """Quotes the passages that hold most of what is asked; asks which item is meant when
        several hold it equally; declines when none holds `MIN_SUPPORT` of it."""
        if not pairs(query):
            return Answer(Status.CLARIFY, (), NOTHING_ASKED)
        names = "\n".join(topic(hit.passage) for hit in hits)
        supports = [_support(query, hit.passage, names) for hit in hits]
        best = max(supports, default=0.0)
        if best < MIN_SUPPORT:
            return Answer(Status.DECLINED, (), NOTHING_FOUND)
        passages = [h.passage for h, held in zip(hits, supports, strict=True) if held == best]
        topics = dict.fromkeys(topic(passage) for passage in passages if passage.item_key)
        if len({passage.item_key for passage in passages} - {""}) > 1:
            return Answer(Status.CLARIFY, (), WHICH_ITEM.format(items="、".join(topics)))
        return _quote(passages[:MAX_PASSAGES])


def _support(query: str, passage: Passage, names: str) -> float:
    """Share of the query's n-grams, [0, 1], that the passage holds beside its item's name: every
    passage of an item bears the name, so it does not speak for any one of them. Nor do the
    `names` of the items found speak for a passage that belongs to none and only cites a law
    called like them. A query that is nothing but the name asks for the item itself."""
    own = topic(passage)
    asked = pairs(_ASKING.sub(" ", query)) - pairs(own or names)
    if not asked:
        return 1.0 if passage.kind == Kind.ITEM else 0.0
    facet = passage.title.removeprefix(own)
    if (
        passage.kind == Kind.MATERIAL
        and not _speaks_of(query, facet)
        and not _speaks_of(query, own)
    ):
        return 0.0  # what else is called a little like a paper is another matter
    return len(asked.intersection(grams(f"{facet}\n{passage.text}"))) / len(asked)


def _speaks_of(query: str, name: str) -> bool:
    """Whether the query holds three neighbouring characters of a name, or all of a short one."""
    held = shared(query, name)
    return any(len(word) >= 3 or word in name.split() for word in held)


def _quote(passages: Sequence[Passage]) -> Answer:
    quoted = tuple(
        Sentence(text, (passage,)) for passage in passages for text in sentences(passage.text)
    )
    message = "".join(sentence.text for sentence in quoted)
    item_key = next((passage.item_key for passage in passages if passage.item_key), "")
    return Answer(Status.ANSWERED, quoted, message, item_key)
