"""/catalogue/versions: which versions of the catalogue were published, and which is in service."""

from __future__ import annotations

from fastapi import APIRouter

from serve.api import examples
from serve.api.catalogue_schemas import VersionShape
from serve.api.doors import AtDoors, Client
from serve.api.present import named
from serve.store.publishing import Version, history_of

router = APIRouter(prefix="/api/v1/catalogue", tags=["事项"])


@router.get(
    "/versions",
    summary="目录版本",
    responses=examples.responses(200, [examples.VERSION], 401),
)
def versions(doors: AtDoors, client: Client) -> list[VersionShape]:
    """发布过的全部目录版本，新的在前；in_service 为 true 的是现行版本，serves 为 true 的是新办件
    实际使用的版本。两者不同，说明本程序读不懂现行版本、暂用以前的，这时没有自动通过。办件的
    catalogue 与这里的 digest 对应。草稿和责任人不在此列。"""
    then = history_of(doors.store)
    published = [each for each in then.versions.values() if each.number is not None]
    serves = doors.catalogues.serving()
    return [
        _shape(each, then.in_service, serves)
        for each in sorted(published, key=lambda each: each.number or 0, reverse=True)
    ]


def _shape(version: Version, in_service: str, serves: str) -> VersionShape:
    assert version.number is not None and version.published_at is not None
    return VersionShape(
        number=version.number,
        digest=version.digest,
        state=named(version.stage),
        in_service=version.digest == in_service,
        serves=version.digest == serves,
        published_at=version.published_at,
    )
