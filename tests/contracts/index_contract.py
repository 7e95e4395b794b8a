"""What every Index does; each implementation and each fake inherits these tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from search.types import Index, Passage


def passage(key: str, text: str, title: str = "") -> Passage:
    return Passage(key=key, kind="material", item_key="an-item", title=title, text=text)


LICENCE = passage("licence", "交验营业执照原件，复印件加盖公章", "营业执照")
LEASE = passage("lease", "交验房屋租赁合同，租期须在有效期内", "房屋租赁合同")
HEALTH = passage("health", "直接接触食品的人员交验健康证明", "健康证明")
ALL = (LICENCE, LEASE, HEALTH)


class IndexContract:
    def build(self) -> Index:
        """An empty index."""
        raise NotImplementedError

    def filled(self, passages: Sequence[Passage] = ALL) -> Index:
        index = self.build()
        index.add(passages)
        return index

    def test_passage_that_says_it_comes_first(self) -> None:
        for wanted in ALL:
            assert self.filled().search(wanted.title, 3)[0].passage == wanted

    def test_best_hit_comes_first_and_equal_hits_come_by_key(self) -> None:
        hits = self.filled().search("交验原件", 10)
        assert hits
        assert list(hits) == sorted(hits, key=lambda hit: (-hit.score, hit.passage.key))

    def test_twins_come_by_key_whatever_order_they_were_added_in(self) -> None:
        twins = [passage(key, "同样的话") for key in ("b", "c", "a")]
        for order in permutations(twins):
            hits = self.filled(order).search("同样的话", 10)
            assert [hit.passage.key for hit in hits] == ["a", "b", "c"]

    def test_k_bounds_the_hits_and_the_first_k_do_not_depend_on_it(self) -> None:
        index = self.filled()
        every = index.search("交验", 10)
        assert [index.search("交验", k) for k in range(5)] == [every[:k] for k in range(5)]

    def test_each_passage_is_hit_at_most_once(self) -> None:
        keys = [hit.passage.key for hit in self.filled().search("交验营业执照健康证明", 10)]
        assert len(keys) == len(set(keys))

    def test_empty_query_has_no_hits(self) -> None:
        for query in ("", " ", "\t\n\u3000"):
            assert self.filled().search(query, 10) == ()

    def test_empty_index_has_no_hits(self) -> None:
        index = self.build()
        assert index.search("营业执照", 10) == ()
        index.add(())
        assert index.search("营业执照", 10) == ()

    def test_any_text_may_be_asked(self) -> None:
        index = self.filled()
        for query in (
            "？？！",
            "😀",
            "\x00\x1b[0m",
            "<b>'; DROP TABLE",
            "ÄÖ Ω привет",
            "营" * 10_000,
        ):
            assert len(index.search(query, 10)) <= 10

    def test_every_hit_names_what_matched(self) -> None:
        hits = self.filled().search("营业执照和健康证明", 10)
        assert hits
        assert all(hit.why and all(hit.why) for hit in hits)

    def test_adding_a_known_key_replaces_its_passage(self) -> None:
        index = self.filled()
        index.add([passage("licence", "港澳通行证", "通行证")])
        assert index.search("通行证", 10)[0].passage.text == "港澳通行证"
        assert all(h.passage.text != LICENCE.text for h in index.search(LICENCE.text, 10))

    def test_of_two_passages_with_one_key_the_later_stays(self) -> None:
        index = self.filled([passage("same", "身份证"), passage("same", "居住证")])
        assert [hit.passage.text for hit in index.search("居住证", 10)] == ["居住证"]

    def test_removed_passage_is_not_found(self) -> None:
        index = self.filled()
        index.remove(["licence"])
        assert all(hit.passage.key != "licence" for hit in index.search("营业执照", 10))
        index.remove([p.key for p in ALL])
        assert index.search("交验", 10) == ()

    def test_removing_an_unknown_key_changes_nothing(self) -> None:
        index = self.filled()
        before = index.search("交验", 10)
        index.remove(["no-such-key"])
        assert index.search("交验", 10) == before

    def test_hits_do_not_depend_on_how_the_passages_came_in(self) -> None:
        index = self.filled([HEALTH, passage("gone", "交验户口簿"), passage("lease", "旧的说法")])
        index.add([LICENCE])
        index.remove(["gone"])
        index.add([LEASE])
        assert index.search("交验原件", 10) == self.filled().search("交验原件", 10)
