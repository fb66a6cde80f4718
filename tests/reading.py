"""Reports, read as their readers' programs do: the elements of HTML, the tokens of Markdown."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

VOID = {"meta", "br", "line", "rect", "circle"}
"""Elements without an end, or without anything in them."""


@dataclass(slots=True)
class Element:
    """An element of HTML with what is in it."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def all(self, tag: str | None = None) -> list["Element"]:
        """Return the elements in it, in order, of a tag or of any."""
        found = []
        for one in self.inside:
            if isinstance(one, Element):
                found += [one] if tag in {None, one.tag} else []
                found += one.all(tag)
        return found


class _Reader(HTMLParser):
    """Makes a tree; fails where an end does not fit its beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), attrs
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID or tag in {"line", "rect", "circle"}:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def elements_of(html: str) -> Element:
    """Read a page; return what holds all of it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    [root] = reader.open
    return root


def tokens_of(markdown: str) -> list[Token]:
    """Read Markdown with GitHub's tables and strikethrough, those within lines included."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(markdown):
        found.append(token)
        found += token.children or ()
    return found


def text_of(token: Token) -> str:
    """Return what a reader sees of a line; a line break as such."""
    parts = []
    for one in token.children or ():
        is_break = one.type == "html_inline" and one.content == "<br>"
        parts.append("\n" if is_break else one.content if one.type == "text" else "")
    return "".join(parts)


def headings_of(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return the tag and the text of each heading."""
    return [
        (one.tag, text_of(line)) for one, line in pairwise(tokens) if one.type == "heading_open"
    ]
