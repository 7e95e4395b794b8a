"""What every Responder does; each implementation and each fake inherits these tests."""

from __future__ import annotations

from guide_bot.types import Responder, Status
from search.types import Hit, Passage

ITEM = "食品经营许可"
LICENCE = Passage(
    key="food/material/licence",
    kind="material",
    item_key="food",
    title=f"{ITEM} · 营业执照",
    text="营业执照：必要材料，原件1份。个体工商户交验个体工商户营业执照！",
)
TIME = Passage(
    key="food/time",
    kind="time",
    item_key="food",
    title=f"{ITEM} · 办理时限",
    text="法定办结时限为20个工作日。承诺办结时限为10个工作日。",
)
HITS = (Hit(LICENCE, 3.0, ("营业执照",)), Hit(TIME, 1.0, ("时限",)))


class ResponderContract:
    def build(self) -> Responder:
        raise NotImplementedError

    def test_answers_what_a_passage_says(self) -> None:
        answer = self.build().reply("法定办结时限", HITS)
        assert answer.status is Status.ANSWERED
        assert "20个工作日" in answer.message
        assert answer.item_key == "food"

    def test_every_sentence_is_carried_by_passages_that_were_found(self) -> None:
        found = {hit.passage for hit in HITS}
        for query in ("营业执照", "法定办结时限", "营业执照 办结时限", "个体工商户营业执照原件"):
            for sentence in self.build().reply(query, HITS).sentences:
                assert sentence.citations
                assert found.issuperset(sentence.citations)

    def test_declines_without_hits(self) -> None:
        answer = self.build().reply("营业执照", ())
        assert answer.status is Status.DECLINED
        assert answer.sentences == ()

    def test_declines_what_no_passage_supports(self) -> None:
        for query in ("今天天气怎么样", "护照丢了怎么补", "how do I renew my passport"):
            assert self.build().reply(query, HITS).status is Status.DECLINED

    def test_only_an_answer_has_sentences_and_every_reply_has_words(self) -> None:
        for query in ("营业执照", "今天天气怎么样", "", "？！", "😀", "\x00", "营" * 10_000):
            answer = self.build().reply(query, HITS)
            assert bool(answer.sentences) == (answer.status is Status.ANSWERED)
            assert answer.message

    def test_the_same_question_has_the_same_answer(self) -> None:
        assert self.build().reply("营业执照", HITS) == self.build().reply("营业执照", HITS)
