"""Drawings as files: safe in a browser, complete, and the same on every run."""

from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console
from rich.text import Text

from qa_cli.model import Page
from qa_cli.output.recording import FORMATS, Format, recorded, without_fonts
from qa_cli.output.screen import Screen
from qa_cli.output.tables import question_table

HOSTILE = "<script>alert(1)</script> <b onclick='x'> &amp; ]]> {x} \ufffe\uffff javascript:x"
ALLOWED = {
    "html": {"html", "head", "meta", "title", "style", "body", "pre", "code", "span"},
    "svg": {"svg", "style", "defs", "clippath", "rect", "text", "circle", "g"},
}
ON = Screen(drawn=True, color=True, width=80, unicode=True)


class Tags(HTMLParser):
    """Collects what a browser would see as markup."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data


def seen(document: str) -> Tags:
    """Read a document as a browser would."""
    tags = Tags()
    tags.feed(document)
    tags.close()
    return tags


@pytest.mark.parametrize("kind", ["html", "svg"])
def test_nothing_of_a_page_is_markup(kind: Format) -> None:
    """Only our own tags, no handlers, no links; the text is all there, as text."""
    document = recorded(kind, 120, [Text(HOSTILE, style="bold")])
    tags = seen(document)
    assert tags.tags <= ALLOWED[kind]
    assert not {name for name in tags.attributes if name.startswith("on") or "href" in name}
    assert "<script>alert(1)</script>" in tags.text.replace("\xa0", " ")


@pytest.mark.parametrize("kind", ["html", "svg"])
def test_nothing_comes_from_the_network(kind: Format) -> None:
    """The only address is the name of SVG's namespace."""
    document = recorded(kind, 80, [Text("x", style="red")])
    assert document.replace("http://www.w3.org/2000/svg", "").count("://") == 0
    assert "url(" not in document.replace("url(#qa-", "")
    assert "@" not in document


def test_svg_is_xml() -> None:
    """Also with characters that XML does not know."""
    root = ET.fromstring(recorded("svg", 120, [Text(HOSTILE)]))  # noqa: S314  our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_text_is_what_the_terminal_shows() -> None:
    """No escape sequences, no blanks at line ends, each line ended."""
    assert recorded("txt", 20, [Text("a  ", style="red"), Text("")]) == "a\n\n"


@pytest.mark.parametrize("kind", FORMATS)
def test_it_is_the_same_every_time(kind: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's wishes for terminals are none for files."""
    first = recorded(kind, 80, [Text("x", style="red")])
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    assert recorded(kind, 80, [Text("x", style="red")]) == first


@pytest.mark.parametrize("kind", FORMATS)
def test_a_hostile_page(kind: Format, hostile: Page) -> None:
    """Control characters are made visible before they get here."""
    document = recorded(kind, 80, question_table([hostile], {hostile.id: "h"}, 1, ON))
    assert not {char for char in document if ord(char) < 0x20 and char != "\n"}


def test_fonts_of_the_network_are_left_out() -> None:
    """Of a picture by Rich's own template nothing is left that a viewer would fetch."""
    console = Console(record=True, width=20, file=StringIO())
    console.print(f"a\ufffeb {HOSTILE[:8]}")
    svg = without_fonts(console.export_svg(title="qa"))
    assert "@font-face" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert "Menlo" in svg
    assert seen(svg).tags <= ALLOWED["svg"]
