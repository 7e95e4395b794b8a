"""One YAML file's text → values that know where they stand, so that every error can say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import NoReturn, TypeVar

import yaml

from catalog.errors import CatalogError

_E = TypeVar("_E", bound=StrEnum)
_NAMES = {dict: "a mapping", list: "a list", str: "text", int: "a whole number", bool: "true/false"}
_NAMES |= {float: "a number", type(None): "nothing"}


class _StrictLoader(yaml.CSafeLoader):
    """Safe YAML in which a key stands once and a day stays text until somebody asks for it."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own class attribute
        first: [(tag, regexp) for tag, regexp in pairs if not tag.endswith(":timestamp")]
        for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen and key.value != "<<":
                raise yaml.constructor.ConstructorError(
                    None, None, f"key '{key.value}' stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def parse(file: str, text: str) -> Node:
    """The one document in `text`. Raises CatalogError with line and column."""
    try:
        value = yaml.load(text, Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f" line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise CatalogError(
            f"{file}:{at}", error.problem or "not YAML",
            "mend the YAML there (check quotes, indents and colons)",
        ) from error  # fmt: skip
    except yaml.YAMLError as error:
        raise CatalogError(file, f"not YAML ({error})", "save it as UTF-8 YAML text") from error
    return Node(file, "", value)


def known(names: Iterable[str], found: str = "") -> str:
    """What may be written, and the one that was probably meant: the end of an error."""
    listed = sorted(names)
    close = get_close_matches(found, listed, n=1, cutoff=0.5)
    hint = f"did you mean '{close[0]}'? " if close else ""
    return f"{hint}known: {', '.join(listed) or '(none)'}"


@dataclass(frozen=True)
class Node:
    """A YAML value and its address: `file` and the key path within it."""

    file: str
    path: str
    value: object

    @property
    def where(self) -> str:
        return f"{self.file}: {self.path}" if self.path else self.file

    def fail(self, found: str, remedy: str) -> NoReturn:
        """Raises CatalogError at this place."""
        raise CatalogError(self.where, found, remedy)

    def _expected(self, kind: str, remedy: str) -> NoReturn:
        name = _NAMES.get(type(self.value), "something else")
        shown = (
            "" if self.value is None or isinstance(self.value, dict | list) else f" {self.value!r}"
        )
        self.fail(f"{name}{shown} where {kind} belongs", remedy)

    def child(self, key: str | int, value: object) -> Node:
        """The value under a key or index of this one."""
        if isinstance(key, int):
            return Node(self.file, f"{self.path}[{key}]", value)
        return Node(self.file, f"{self.path}.{key}" if self.path else key, value)

    # --- mappings and lists -----------------------------------------------------------

    def mapping(self) -> dict[str, Node]:
        """Children of a mapping whose keys are text, in authored order."""
        if not isinstance(self.value, dict):
            self._expected("a mapping", "write 'key: value' lines")
        for key in self.value:
            if not isinstance(key, str):
                self.fail(f"key {key!r} is not text", f"put it in quotes: '{key}'")
        return {key: self.child(key, value) for key, value in self.value.items()}

    def record(self, required: Iterable[str], optional: Iterable[str] = ()) -> Record:
        """A mapping with exactly these keys; the optional ones may be left out."""
        children = self.mapping()
        must = tuple(required)
        allowed = {*must, *optional}
        for key, node in children.items():
            if key not in allowed:
                node.fail("this key is unknown", known(allowed, key))
        for key in must:
            if key not in children:
                self.fail(f"key '{key}' is missing", f"write '{key}: …'")
        return Record(self, children)

    def items(self) -> list[Node]:
        """Elements of a list."""
        if not isinstance(self.value, list):
            self._expected("a list", "write '- …' lines, or [a, b]")
        return [self.child(index, value) for index, value in enumerate(self.value)]

    # --- single values ----------------------------------------------------------------

    def text(self) -> str:
        """Text that is not blank."""
        words = self.any_text()
        if not words.strip():
            self.fail("nothing stands here", "write the text")
        return words

    def any_text(self) -> str:
        """Text, possibly empty."""
        if not isinstance(self.value, str):
            self._expected("text", "put the value in quotes")
        return self.value.strip()

    def texts(self) -> tuple[str, ...]:
        """A list of texts without repetition."""
        words = tuple(node.text() for node in self.items())
        for node, word in zip(self.items(), words, strict=True):
            if words.count(word) > 1:
                node.fail(f"'{word}' stands twice in the list", "keep it once")
        return words

    def key(self) -> str:
        """A machine key: lower-case letters, digits, - and _."""
        word = self.text()
        if not re.fullmatch(r"[a-z][a-z0-9_-]*", word):
            self.fail(f"'{word}' can't be a key", "use lower-case letters, digits, - and _")
        return word

    def whole(self, *, minimum: int = 0) -> int:
        """A whole number of at least `minimum`."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self._expected("a whole number", f"write a number, {minimum} or more, without quotes")
        if self.value < minimum:
            self.fail(f"{self.value} is too small", f"write {minimum} or more")
        return self.value

    def number(self) -> float:
        """Any number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            self._expected("a number", "write a number without quotes")
        return float(self.value)

    def truth(self) -> bool:
        if not isinstance(self.value, bool):
            self._expected("true/false", "write true or false")
        return self.value

    def day(self) -> date:
        """A day written YYYY-MM-DD."""
        word = self.text()
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
            self.fail(f"'{word}' is not a day", "write YYYY-MM-DD, such as 2026-01-31")
        try:
            return date.fromisoformat(word)
        except ValueError:
            self.fail(f"'{word}' is not in the calendar", "write a day that exists, YYYY-MM-DD")

    def pattern(self) -> str:
        """A regular expression that compiles."""
        word = self.text()
        try:
            re.compile(word)
        except re.error as error:
            self.fail(f"'{word}' is not a regular expression ({error})", "mend the pattern")
        return word

    def word(self, vocabulary: type[_E]) -> _E:
        """A word of a closed set."""
        return vocabulary(self.one_of([member.value for member in vocabulary]))

    def one_of(self, allowed: Iterable[str]) -> str:
        """Text that is among `allowed`."""
        found, options = self.text(), list(allowed)
        if found not in options:
            self.fail(f"'{found}' is unknown", known(options, found))
        return found

    def plain(self) -> object:
        """The value without its address."""
        return self.value


@dataclass(frozen=True)
class Record:
    """A mapping whose keys have been checked; indexing gives children."""

    node: Node
    children: Mapping[str, Node]

    def __getitem__(self, key: str) -> Node:
        return self.children[key]

    def __contains__(self, key: str) -> bool:
        return key in self.children

    def child(self, key: str) -> Node:
        """What stands under `key`; nothing, at its place, when the key is left out."""
        return self.children[key] if key in self.children else self.node.child(key, None)

    def list(self, key: str) -> list[Node]:
        """Elements under `key`; none when the key is left out."""
        return self.children[key].items() if key in self.children else []

    def texts(self, key: str) -> tuple[str, ...]:
        return self.children[key].texts() if key in self.children else ()

    def text(self, key: str) -> str:
        """Text under `key`; "" when the key is left out."""
        return self.children[key].any_text() if key in self.children else ""

    def truth(self, key: str, default: bool) -> bool:
        return self.children[key].truth() if key in self.children else default


def refuse_repeats(nodes: Sequence[Node], keys: Sequence[str], noun: str) -> None:
    """Raises CatalogError at the second node whose key is equal to an earlier one's."""
    for index, (node, key) in enumerate(zip(nodes, keys, strict=True)):
        if key in keys[:index]:
            node.fail(f"{noun} '{key}' stands twice", "give each its own key")
