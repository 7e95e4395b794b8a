"""What every Connector does, whatever lies behind it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

import pytest

from catalog.types import Fact, FactKind, FieldKind, Licence
from serve.sources.types import Answer, Connector, Failure, Handed, Ticket

CLAIM = Fact("identity", "姓名与公民身份号码相符", FactKind.CLAIM, ("name", "id_number"))
RECORD = Fact("record", "记录", FactKind.VALUE, ("id_number",), answers=("无", "有"))
MONTHS = Fact("months", "缴费月数", FactKind.VALUE, ("id_number",), written=FieldKind.NUMBER)
PAPER = Licence("business-licence", ("id_number",), ("name", "address"))
ZHOU = {"name": "周样例", "id_number": "430102199006150034"}
HE = {"name": "何示例", "id_number": "430104198803050026"}
NOBODY = {"name": "李示例", "id_number": "430103197801010018"}
TICKET = Ticket("r-1", "办理个体工商户设立登记", 5.0)


class ConnectorContract:
    """Inherit and give `connector`: a source that confirms CLAIM of ZHOU, whose RECORD is 无,
    MONTHS 64 and PAPER {name: 样例粮油店}; that has something else than words of RECORD about HE
    and no number; and that doesn't know NOBODY."""

    @abstractmethod
    @pytest.fixture
    def connector(self) -> Connector: ...

    def test_a_claim_is_confirmed(self, connector: Connector) -> None:
        assert connector.verify(CLAIM, ZHOU, TICKET) == Answer("confirmed")

    def test_a_claim_that_is_not_so_is_denied(self, connector: Connector) -> None:
        assert connector.verify(CLAIM, {**ZHOU, "name": "何示例"}, TICKET) == Answer("denied")

    @pytest.mark.parametrize(("fact", "value"), [(RECORD, "无"), (MONTHS, "64")])
    def test_a_value_is_given(self, connector: Connector, fact: Fact, value: str) -> None:
        assert connector.verify(fact, _number(ZHOU), TICKET) == Answer(value)

    @pytest.mark.parametrize("fact", [RECORD, MONTHS])
    def test_what_the_fact_never_answers_is_no_answer(
        self, connector: Connector, fact: Fact
    ) -> None:
        found = connector.verify(fact, _number(HE), TICKET)
        assert found == Answer(failure=Failure.UNKNOWN_ANSWER)

    def test_who_is_not_known_is_neither_confirmed_nor_denied(self, connector: Connector) -> None:
        assert connector.verify(CLAIM, NOBODY, TICKET) == Answer(failure=Failure.NOT_KNOWN)

    def test_a_paper_is_handed_over(self, connector: Connector) -> None:
        found = connector.fetch(PAPER, _number(ZHOU), TICKET, consent="申请人同意")
        assert found == Handed({"name": "样例粮油店"})

    def test_a_paper_that_is_not_there_is_not_handed_over(self, connector: Connector) -> None:
        found = connector.fetch(PAPER, _number(NOBODY), TICKET, consent="申请人同意")
        assert found == Handed(failure=Failure.NOT_KNOWN)


def _number(told: Mapping[str, str]) -> Mapping[str, str]:
    return {"id_number": told["id_number"]}
