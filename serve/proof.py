"""One version of an item → how far it is on its way to passing by itself (自动通过的条件)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from catalog.types import Item, Mode
from review.bounds import MOST_WRONG, needed
from review.calibration import Threshold
from serve.names import name_of
from serve.store.acts import acts_of, broken
from serve.store.auto_pass import Switch, switches
from serve.store.rechecks import LATE, Tally, tally_of
from serve.store.store import Store


@dataclass(frozen=True)
class Proof:
    """What two people want, what was measured of these rules, and what persons found.
    `broken`: the record of acts does not hold, and nothing passes."""

    item: Item
    switch: Switch | None
    threshold: Threshold | None
    tally: Tally
    broken: bool

    @property
    def is_calibrated(self) -> bool:
        return self.threshold is not None and self.threshold.is_enough

    @property
    def still_needed(self) -> int:
        """How many cases must still be decided blind, none of them wrong."""
        return self.tally.bound.still_needed()


def proof_of(store: Store, item: Item, measured: Mapping[str, Threshold]) -> Proof:
    """`measured`: item digest → threshold."""
    entries = acts_of(store)
    return Proof(
        item,
        switches(entries).get(item.key),
        measured.get(item.digest),
        tally_of(store, item.digest),
        bool(broken(entries)),
    )


def switch_words(proof: Proof) -> str:
    """How the switch stands for this version of the item."""
    switch = proof.switch
    if switch is None:
        return "关闭"
    if switch.stopped:
        return "已自行停止，要两个人重新开启"
    if proof.item.digest not in switch.digests:
        return "开启的是别的规则版本，对这一版无效"
    if not switch.is_on:
        return f"{switch.asked_by} 已申请，等另一人确认"
    return f"开启（{switch.asked_by} 申请，{switch.confirmed_by} 确认）"


def threshold_words(proof: Proof) -> str:
    """What was measured on applications with known faults."""
    found = proof.threshold
    if found is None:
        return "还没有量过"
    passed = f"看过 {found.faulty} 件有问题的样例，误过 {found.wrong} 件，上限 {found.bound:.2%}"
    return f"{passed}；把握门槛 {found.surety:.3f}" if found.is_enough else f"{passed}，还不够"


def tally_words(proof: Proof) -> str:
    """What persons found who decided cases of this house blind."""
    tally = proof.tally
    if tally.forged:
        return "复核记录被改动过，不能作数"
    bound = tally.bound
    told = f"复核 {bound.looked_at} 件，差错 {bound.wrong} 件"
    told += f"，差错率上限 {bound.upper():.2%}" if bound.looked_at else ""
    told += f"；待复核 {tally.waiting} 件" if tally.waiting else ""
    return told + (f"；复核前已清除 {tally.erased} 件" if tally.erased else "")


def lacking(proof: Proof, now: datetime) -> tuple[str, ...]:
    """What still stands between this version of the item and passing by itself, in words."""
    found = []
    if proof.broken:
        found.append("操作记录被改动过：zhiban catalog history --check。")
    if proof.item.mode is not Mode.DECIDE:
        found.append(f"应用模式是“{name_of(proof.item.mode)}”，只有全流程审批事项能自动通过。")
    if proof.switch is None or not proof.switch.is_on:
        found.append("没有开启：要一人申请（on）、另一人确认（confirm）。")
    elif proof.item.digest not in proof.switch.digests:
        found.append("规则换了版本：要按现在的规则重新申请、确认。")
    if not proof.is_calibrated:
        looked_at = proof.threshold.faulty if proof.threshold else 0
        wrong = proof.threshold.wrong if proof.threshold else 0
        found.append(
            f"规则没有量够：看过 {looked_at} 件有问题的样例，误过 {wrong} 件；"
            f"至少要 {needed()} 件而一件也不误过，有误过的要更多。"
            "由维护模型的人运行 python -m eval calibrate，随程序更新。"
        )
    if proof.tally.forged:
        found.append("复核记录被改动过：请从备份恢复数据库。")
    elif proof.still_needed:
        found.append(
            f"盲审复核不够：看过 {proof.tally.bound.looked_at} 件本来会自动通过的实际办件，"
            f"差错 {proof.tally.bound.wrong} 件；再看 {proof.still_needed} 件而没有差错，"
            f"才能说差错率低于 {MOST_WRONG:.0%}。开启以后，这样的件先全部交人复核。"
        )
    elif proof.tally.is_late(now):
        found.append(f"有抽中的件超过 {LATE.days} 天没有复核：zhiban recheck list。")
    return tuple(found)
