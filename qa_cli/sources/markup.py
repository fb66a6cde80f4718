"""Items of schema.org in a web page: JSON-LD and microdata, as the same dictionaries.

An item has its types under `@type` and its properties' values as lists: texts and items. JSON-LD
may hold comments and trailing commas, as real pages' does; what cannot be read is passed over. RDFa
and `itemref` are not read. Nothing is fetched.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from resiliparse.parse.html import DOMContext, HTMLTree, traverse_dom

Item = dict[str, list[Any]]
"""Property -> its values; `@type` -> names of types, without what stands before them."""

Element = Any
"""An element of Resiliparse's, whose types are said too narrowly."""

_OPENING = re.compile(r"(?://\s*)?(?:<!--|<!\[CDATA\[)")
_CLOSING = re.compile(r"(?://\s*)?(?:-->|\]\]>)[\s;]*$")
"""What hides a script from programs that know none."""
_TAIL = 40
"""Characters at a script's end in which that stands."""
_STRING = r'"(?:\\.|[^"\\])*+(?:"|\\?\Z)'
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)|//[^\n]*", re.DOTALL)
_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])", re.DOTALL)
"""What is not closed goes to the end, which keeps the time linear."""
_MOST_ITEMS = 20_000
"""Items that are read of a page: many more than any question has answers."""
_DEEPEST = 4
"""Texts of properties within each other that are taken, which keeps the time linear."""
_IN_ATTRIBUTE = {
    "meta": "content", "a": "href", "area": "href", "link": "href", "time": "datetime",
    "data": "value", "meter": "value", "img": "src", "audio": "src", "video": "src",
    "source": "src", "iframe": "src", "embed": "src", "object": "data",
}  # fmt: skip
"""Element -> the attribute that holds its value."""


def items_of(tree: HTMLTree, lowered: str, seen: Callable[[str], str]) -> list[Item]:
    """Return the items of a page, outer ones before those within them.

    Args:
        tree: The page.
        lowered: Its source, in lower case.
        seen: Tells the text that a reader sees of some HTML.
    """
    found: list[Item] = []
    if "application/ld+json" in lowered:
        found += _of_scripts(tree)
    if "itemscope" in lowered:
        found += _Microdata(seen).read(tree)
    return found


def _of_scripts(tree: HTMLTree) -> Iterator[Item]:
    document: Element = tree.document
    found: list[Item] = []
    for script in document.query_selector_all("script[type^='application/ld+json' i]"):
        _gather(_loaded(script.text), found)
    by_id = {str(item["@id"][0]): item for item in found if item.get("@id") and len(item) > 1}
    for item in found:
        for values in item.values():
            values[:] = [_resolved(value, by_id) for value in values]
    yield from found


def _loaded(text: str) -> Any:  # noqa: ANN401  any JSON
    """Read a script's JSON, mended where it must be; `None` where it cannot be read."""
    text = text.strip()
    opening = _OPENING.match(text)
    text = text[opening.end() if opening else 0 :]
    text = text[:-_TAIL] + _CLOSING.sub("", text[-_TAIL:])
    with suppress(ValueError, RecursionError):
        return json.loads(text, strict=False)
    with suppress(ValueError, RecursionError):
        return json.loads(_COMMA.sub(r"\1", _COMMENT.sub(r"\1", text)), strict=False)
    return None


def _gather(value: Any, found: list[Item]) -> None:  # noqa: ANN401  any JSON
    """Append the objects in some JSON as items, outer ones first."""
    waiting: list[tuple[Any, list[Any]]] = [(value, [])]
    while waiting and len(found) < _MOST_ITEMS:
        one, values = waiting.pop()
        if isinstance(one, list):
            waiting += [(each, values) for each in reversed(one)]
        elif isinstance(one, dict):
            item: Item = {}
            values.append(item)
            found.append(item)
            inner = []
            for name, said in one.items():
                if name == "@type":
                    item[name] = _types(said)
                    continue
                kept: list[Any] = []
                item[name.removeprefix("schema:")] = kept
                inner.append((said, kept))
            waiting += reversed(inner)
        elif one is not None:
            values.append(one if isinstance(one, str) else json.dumps(one))


def _types(said: Any) -> list[str]:  # noqa: ANN401  any JSON
    """Return names of types, one or several, without what stands before them."""
    names = said.split() if isinstance(said, str) else said if isinstance(said, list) else []
    return [re.split(r"[/#:]", one)[-1] for one in names if isinstance(one, str)]


def _resolved(value: Any, by_id: dict[str, Item]) -> Any:  # noqa: ANN401  a text or an item
    """Return the item that `{"@id": …}` alone stands for."""
    if isinstance(value, dict) and value.keys() == {"@id"} and value["@id"]:
        return by_id.get(str(value["@id"][0]), value)
    return value


class _Microdata:
    """One walk through a page's elements.

    Args:
        seen: As in `items_of`.
    """

    def __init__(self, seen: Callable[[str], str]) -> None:
        self._seen = seen
        self._items: list[Item] = []
        self._open: list[tuple[int, Item]] = []
        """Items that the walk is in, with the depth of their elements."""
        self._taken: list[int] = []
        """Depths of the elements that the walk is in whose text was taken."""

    def read(self, tree: HTMLTree) -> list[Item]:
        """Return all items, in page order."""
        document: Element = tree.document
        traverse_dom(document.first_element_child, self._enter, elements_only=True)
        return self._items

    def _enter(self, context: DOMContext) -> None:
        node: Element = context.node
        depth = context.depth
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        while self._taken and self._taken[-1] >= depth:
            self._taken.pop()
        scoped = node.hasattr("itemscope")
        named = node.getattr("itemprop") if self._open else None
        if not (scoped or named) or len(self._items) >= _MOST_ITEMS:
            return
        value: Any = {} if scoped else self._value(node, depth)
        for name in (named or "").split():
            self._open[-1][1].setdefault(name, []).append(value)
        if scoped:
            value["@type"] = _types(node.getattr("itemtype"))
            self._items.append(value)
            self._open.append((depth, value))

    def _value(self, node: Element, depth: int) -> str:
        held = node.getattr(_IN_ATTRIBUTE.get(node.tag, "content"))
        if held is not None or len(self._taken) >= _DEEPEST:
            return held or ""
        self._taken.append(depth)
        has_more = node.first_element_child is not None
        return self._seen(node.html) if has_more else str(node.text)
