"""Links to files: where they lead, and that nothing in a name gets out of them."""

import os
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from qa_cli.insight.audit import Audit, Finding
from qa_cli.insight.figures import FigureGroup, figures_of, share
from qa_cli.insight.naming import find_doctors
from qa_cli.insight.tally import Inferred, Respondent, Tally
from qa_cli.model import Page, Source
from qa_cli.output.drawing import draw
from qa_cli.output.links import linked, url_of
from qa_cli.output.paragraphs import answer_reading, question_reading
from qa_cli.output.prose import drawn_paragraphs
from qa_cli.output.screen import Screen
from qa_cli.output.spreads import drawn_figures
from qa_cli.output.tables import answered_table, audit_tables, doctor_table
from tests.builders import Said, page

SCREEN = Screen(drawn=True, color=True, width=80, unicode=True, links=True)
LINK = re.compile(r"\x1b\]8;id=[0-9-]+;file://([A-Za-z0-9/%._~:-]+)\x1b\\(.*?)\x1b\]8;;\x1b\\")
"""A link with its id, its address and its text: the only form there may be."""
NAMES = ["plain.txt", "a b.txt", "x\x1b\\y\x07.txt", "\x9d8;;http:evil\n.txt", "]8;;\r;.txt",
         "\udcff\udc9c.txt", "\u202ecod.txt", "100%25#a?b.txt", "\u5c71.txt"]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, on a host with a hostile name; forget addresses of other tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("socket.gethostname", lambda: "ho st\x07")
    url_of.cache_clear()
    return tmp_path


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_an_address(folder: Path, name: str) -> None:
    """The absolute path, percent-encoded to the byte, on this host."""
    Path(name).touch()
    url = url_of(name)
    assert re.fullmatch(r"file://ho%20st%07/[A-Za-z0-9/%._~-]+", url)
    path = unquote_to_bytes(url.removeprefix("file://ho%20st%07"))
    assert path == os.fsencode(folder / name)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["-", "stdin", "absent.txt", "a\0b", "x" * 5000, "."], ids=ascii)
def test_what_is_no_file_has_no_address(name: str) -> None:
    """Standard input, what has gone, what no file can be called, a folder."""
    assert url_of(name) == ""
    assert linked("dim", name, SCREEN) == "dim"


@pytest.mark.usefixtures("folder")
def test_styles() -> None:
    """A link is a part of the style, where the screen takes links."""
    Path("a.txt").touch()
    assert linked("dim", "a.txt", SCREEN) == f"dim link {url_of('a.txt')}"
    assert linked("", "a.txt", SCREEN) == f"link {url_of('a.txt')}"
    assert linked("dim", "a.txt", SCREEN._replace(links=False)) == "dim"


def _drawn(name: str, screen: Screen) -> dict[str, str]:
    """Return all that shows places, drawn of a page in this file."""
    made = page("001_ab", "Wait 3 months.", Said("Rest.", sign_off="Dr. Emer"))
    made = Page(made.id, Source(name, None, 9, "0a" * 16), made.question)
    finding = Finding("cut-off", "warning", made.id, name, (3, 3), "it ends")
    group = FigureGroup(made.id, "T", 2, share(figures_of(made), 2))
    signed = Inferred(f"{made.id}/2", "Dr. Emer", name, 5)
    doctor = Respondent("Jo Emer", None, None, None, None, None, 1, 1, (), inferred=(signed,))
    short = {made.id: "001"}
    answer = made.question.answers[0]
    found = find_doctors("emer", [made])
    return {
        "page": draw(
            screen, *drawn_paragraphs(question_reading(made, "001", unicode=True), screen)
        ),
        "answer": draw(
            screen, *drawn_paragraphs(answer_reading(made, answer, "001", unicode=True), screen)
        ),
        "problems": draw(screen, *audit_tables(Audit(1, (), (finding,)), short, screen)),
        "figures": draw(screen, *drawn_figures([group], None, short, screen)),
        "answers": draw(screen, *answered_table(found, short, screen)),
        "doctors": draw(screen, *doctor_table(Tally(1, (doctor,), (), ()), screen)),
    }


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_places_are_links(name: str) -> None:
    """Every place leads to its file; besides links and styles there is no escape sequence."""
    Path(name).touch()
    for what, drawn in _drawn(name, SCREEN).items():
        links = LINK.findall(drawn)
        assert links, what
        assert {f"file://{address}" for address, _ in links} == {url_of(name)}
        rest = re.sub(r"\x1b\[[0-9;]*m", "", LINK.sub(r"\2", drawn))
        assert not {char for char in rest if char < " " or "\x7f" <= char < "\xa0"} - {"\n"}


@pytest.mark.usefixtures("folder")
def test_links_change_nothing_that_is_seen() -> None:
    """Without them, the same text stands in the same style."""
    Path("a.txt").touch()
    plain = _drawn("a.txt", SCREEN._replace(links=False))
    for what, drawn in _drawn("a.txt", SCREEN).items():
        assert "\x1b]" not in plain[what]
        shown = re.sub(r"\x1b\[[0-9;]*m", "", LINK.sub(r"\2", drawn))
        assert shown == re.sub(r"\x1b\[[0-9;]*m", "", plain[what])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["stdin", "absent.txt"])
def test_no_file_no_link(name: str) -> None:
    """A page on standard input has a place, but no file."""
    assert not any("\x1b]" in drawn for drawn in _drawn(name, SCREEN).values())
