"""Draft → checked → approved → published → rolled back: each step one transaction, one act.

The rules of who may do what next are here, at the last door before the database, so that no
command, page or program gets round them. A version's state is read from the chain of acts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from serve.errors import BadRequest
from serve.names import CatalogueAct, Stage
from serve.people import Actor
from serve.store.acts import Entry, Ledger, acts_of, ledger
from serve.store.catalogue import digest_of, files_of, keep_version, resolve
from serve.store.store import Store
from serve.store.tables import catalogue_drafts

_LEAST_PREFIX = 6


@dataclass(frozen=True)
class Version:
    """One content of the catalogue and what became of it. `base` is the version in service when
    it was drafted; `number` counts publications from 1 and is None before; `drafters` are all
    who ever handed in this content, `checkers` all who had it checked since."""

    digest: str
    stage: Stage
    base: str = ""
    number: int | None = None
    note: str = ""
    drafters: tuple[str, ...] = ()
    checkers: tuple[str, ...] = ()
    approver: str = ""
    publisher: str = ""
    published_at: datetime | None = None
    check: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Wish:
    """A rollback somebody asked for and nobody has confirmed."""

    digest: str
    by: str
    reason: str


@dataclass(frozen=True)
class History:
    """Every version by its digest, the one in service, and the rollback that is asked for."""

    versions: Mapping[str, Version]
    in_service: str
    wish: Wish | None = None

    def find(self, said: str) -> Version:
        """By number (2 or v2), or by the first characters of its digest. Raises BadRequest."""
        text = said.strip().lower()
        if text.removeprefix("v").isdecimal() and len(text) < _LEAST_PREFIX:
            number = int(text.removeprefix("v"))
            found = tuple(v.digest for v in self.versions.values() if v.number == number)
        elif len(text) >= _LEAST_PREFIX:
            found = resolve(self.versions, text)
        else:
            found = ()
        if len(found) != 1:
            raise BadRequest(
                "version_not_found" if not found else "version_ambiguous",
                f"没有版本 {said}。" if not found else f"{said} 可以指好几个版本。",
                "请写发布过的版本号（如 2），或者摘要的前 12 位；"
                "zhiban catalog history 列出全部版本。",
                status=404,
            )
        return self.versions[found[0]]


def history(entries: Sequence[Entry]) -> History:
    """What the acts add up to."""
    versions: dict[str, Version] = {}
    current, wish, published = "", None, 0
    for entry in entries:
        digest = entry.subject
        known = versions.get(digest)
        match entry.act:
            case CatalogueAct.DRAFTED:
                versions[digest] = Version(
                    digest,
                    Stage.DRAFT,
                    base=str(entry.detail.get("base", "")),
                    note=str(entry.detail.get("note", "")),
                    drafters=(*(known.drafters if known else ()), entry.by),
                )
            case CatalogueAct.CHECKED | CatalogueAct.CHECK_FAILED if known:
                versions[digest] = replace(
                    known,
                    stage=Stage.CHECKED if entry.act is CatalogueAct.CHECKED else Stage.DRAFT,
                    checkers=(*known.checkers, entry.by),
                    check=entry.detail,
                )
            case CatalogueAct.APPROVED if known:
                versions[digest] = replace(known, stage=Stage.APPROVED, approver=entry.by)
            case CatalogueAct.PUBLISHED:
                published += 1
                if current:
                    versions[current] = replace(versions[current], stage=Stage.SUPERSEDED)
                versions[digest] = replace(
                    known or Version(digest, Stage.PUBLISHED),
                    stage=Stage.PUBLISHED,
                    number=published,
                    publisher=entry.by,
                    published_at=entry.at,
                )
                current, wish = digest, None
            case CatalogueAct.ROLLBACK_ASKED:
                wish = Wish(digest, entry.by, str(entry.detail.get("reason", "")))
            case CatalogueAct.ROLLED_BACK if known:
                versions[current] = replace(versions[current], stage=Stage.ROLLED_BACK)
                versions[digest] = replace(known, stage=Stage.PUBLISHED)
                current, wish = digest, None
            case _:
                pass
    return History(versions, current, wish)


def history_of(store: Store) -> History:
    return history(acts_of(store))


# --- the steps ------------------------------------------------------------------------------


def keep_draft(
    store: Store, files: Mapping[str, str], *, base: str, note: str, by: Actor, now: datetime
) -> Version:
    """Keeps this content for good as a draft on top of `base`, the version in service. Raises
    BadRequest: nothing_changed, already_published, already_drafted, base_moved."""
    digest = digest_of(files)
    with ledger(store) as acts:
        then = history(acts.entries)
        known = then.versions.get(digest)
        _stands_on(then, base)
        if digest == then.in_service:
            raise BadRequest(
                "nothing_changed", "草稿与正在使用的版本完全相同。", "请先修改文件，再提交草稿。"
            )
        if known and known.number is not None:
            raise BadRequest(
                "already_published",
                f"这份内容就是发布过的第 {known.number} 版。",
                f"要重新使用它，请用 zhiban catalog rollback {known.number}。",
            )
        if known and known.base == base:
            raise BadRequest(
                "already_drafted",
                f"这份内容已经是草稿 {digest[:12]}。",
                "请继续检查、审批这份草稿；要修改就改文件后再起草。",
            )
        if known is None:
            acts.connection.execute(
                catalogue_drafts.insert().values(digest=digest, files=dict(files))
            )
        acts.add(
            CatalogueAct.DRAFTED, digest, by=by.id, at=now, detail={"base": base, "note": note}
        )
        return history(acts.entries).versions[digest]


def keep_check(
    store: Store, digest: str, *, ok: bool, result: Mapping[str, Any], by: Actor, now: datetime
) -> Version:
    """Keeps what came of checking a draft; an approval that stood before is void then."""
    with ledger(store) as acts:
        unpublished(_known(acts, digest))
        act = CatalogueAct.CHECKED if ok else CatalogueAct.CHECK_FAILED
        acts.add(act, digest, by=by.id, at=now, detail=result)
        return history(acts.entries).versions[digest]


def approve(store: Store, digest: str, *, by: Actor, now: datetime) -> Version:
    """By somebody who neither drafted it nor had it checked. Raises BadRequest: not_checked,
    already_approved, second_person_needed, base_moved; CatalogError for changed content."""
    files_of(store, digest)
    with ledger(store) as acts:
        version = _known(acts, digest)
        unpublished(version)
        if version.stage is Stage.APPROVED:
            raise BadRequest(
                "already_approved",
                f"这份草稿已由 {version.approver} 审批。",
                f"下一步：zhiban catalog publish {digest[:12]}。",
                status=409,
            )
        if version.stage is not Stage.CHECKED:
            raise BadRequest(
                "not_checked",
                "这份草稿还没有通过检查。",
                f"请先运行 zhiban catalog submit {digest[:12]}。",
                status=409,
            )
        _another_than(by, (*version.drafters, *version.checkers), "起草或提交检查")
        _stands_on(history(acts.entries), version.base)
        acts.add(CatalogueAct.APPROVED, digest, by=by.id, at=now, detail={"base": version.base})
        return history(acts.entries).versions[digest]


def publish(
    store: Store, digest: str, *, backtest: Mapping[str, Any], by: Actor, now: datetime
) -> Version:
    """Puts an approved draft into service: content and act together or neither. `backtest` says
    what it flips (`flips`, by name) and why that is meant (`labels`, by the same). Raises
    BadRequest: unlabelled_flips, not_approved, second_person_needed, base_moved; CatalogError
    for changed content."""
    _labelled(backtest)
    files = files_of(store, digest)
    with ledger(store) as acts:
        may_publish(history(acts.entries), _known(acts, digest), by)
        keep_version(acts.connection, digest, files, now=now)
        acts.add(
            CatalogueAct.PUBLISHED, digest, by=by.id, at=now, detail={"backtest": dict(backtest)}
        )
        return history(acts.entries).versions[digest]


def may_publish(then: History, version: Version, by: Actor) -> None:
    """Raises what stands against publishing, so that nobody waits for a back-test in vain."""
    unpublished(version)
    if version.stage is not Stage.APPROVED:
        raise BadRequest(
            "not_approved",
            "这份草稿还没有经第二人审批，不能发布。",
            f"请起草人以外的人运行 zhiban catalog approve {version.digest[:12]}。",
            status=409,
        )
    _another_than(by, version.drafters, "起草")
    _stands_on(then, version.base)


def ask_rollback(store: Store, digest: str, *, reason: str, by: Actor, now: datetime) -> Wish:
    """Asks for an earlier version; another person confirms it. A later wish replaces it."""
    with ledger(store) as acts:
        may_return(history(acts.entries), digest)
        acts.add(CatalogueAct.ROLLBACK_ASKED, digest, by=by.id, at=now, detail={"reason": reason})
        return Wish(digest, by.id, reason)


def confirm_rollback(store: Store, digest: str, *, by: Actor, now: datetime) -> Version:
    """Raises BadRequest: rollback_not_asked, second_person_needed."""
    files_of(store, digest)
    with ledger(store) as acts:
        then = history(acts.entries)
        may_return(then, digest)
        if then.wish is None or then.wish.digest != digest:
            raise BadRequest(
                "rollback_not_asked",
                "没有人申请退回这个版本，或者申请以后又发布了别的版本。",
                "请先由另一人运行 zhiban catalog rollback，写明理由。",
                status=409,
            )
        _another_than(by, (then.wish.by,), "申请退回")
        detail = {"from": then.in_service, "reason": then.wish.reason, "asked_by": then.wish.by}
        acts.add(
            CatalogueAct.ROLLED_BACK, digest, by=by.id, at=now, detail={**detail, "alone": False}
        )
        return history(acts.entries).versions[digest]


def roll_back_alone(
    store: Store, digest: str, *, reason: str, by: Actor, now: datetime
) -> Version:  # fmt: skip
    """One person, at once, flagged: the version was approved and in service before."""
    files_of(store, digest)
    with ledger(store) as acts:
        then = history(acts.entries)
        may_return(then, digest)
        detail = {"from": then.in_service, "reason": reason, "asked_by": by.id, "alone": True}
        acts.add(CatalogueAct.ROLLED_BACK, digest, by=by.id, at=now, detail=detail)
        return history(acts.entries).versions[digest]


def _labelled(backtest: Mapping[str, Any]) -> None:
    left = [name for name in backtest["flips"] if name not in backtest["labels"]]
    if left:
        raise BadRequest(
            "unlabelled_flips",
            f"有 {len(left)} 种结论会翻转而没有说明，不能发布：{'；'.join(left[:5])}"
            f"{' 等' if len(left) > 5 else ''}。",
            "请逐一判断：是有意的或者是纠错就写进 --labels 文件；不是，就修改草稿。",
            status=409,
        )


# --- what stands against a step ----------------------------------------------------------------


def _known(acts: Ledger, digest: str) -> Version:
    """Raises BadRequest `version_not_found`."""
    return history(acts.entries).find(digest)


def unpublished(version: Version) -> None:
    """Raises BadRequest `already_published`."""
    if version.number is not None:
        raise BadRequest(
            "already_published",
            f"这份内容是已发布的第 {version.number} 版，不再是草稿。",
            "要修改请另起草稿；要重新使用旧版请用 zhiban catalog rollback。",
            status=409,
        )


def _stands_on(then: History, base: str) -> None:
    if base != then.in_service:
        raise BadRequest(
            "base_moved",
            "起草以后，正在使用的版本已经换了；照这份草稿发布会把别人的改动改回去。",
            "请在现在的版本上重新起草：zhiban catalog export 取出现在的文件，合入改动。",
            status=409,
        )


def _another_than(by: Actor, before: tuple[str, ...], did: str) -> None:
    if by.is_one_of(before):
        raise BadRequest(
            "second_person_needed",
            f"{by.id} 已经{did}过，这一步要由另一个人来做。",
            "请换一位负责人操作。",
            status=403,
        )


def may_return(then: History, digest: str) -> None:
    """Raises BadRequest: never_published, already_in_service."""
    version = then.find(digest)
    if version.number is None:
        raise BadRequest(
            "never_published",
            "这份草稿从来没有发布过，不能退回到它。",
            "只能退回发布过的版本；zhiban catalog history 列出全部版本。",
        )
    if digest == then.in_service:
        raise BadRequest(
            "already_in_service", "正在使用的就是这个版本。", "不需要操作。", status=409
        )
