"""Hostile pages on a terminal: the screen shows them, and shows nothing that they forge."""

import json
import re
from pathlib import Path

import pytest

from tests.hostile.command import show
from tests.hostile.grammar import acting, without_colors
from tests.hostile.texts import FORGED, HOSTILE, write_hostile

FILES = [one.file_name for one in HOSTILE]
IDS = [name.removesuffix(".txt") for name in FILES]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the hostile pages once; return the folder above."""
    return write_hostile(tmp_path_factory.mktemp("hostile") / "pages").parent


COMMANDS: dict[str, list[str]] = {
    "list": ["list"],
    "show": ["show", *IDS],
    "source": ["show", "--source", *IDS[:12]],
    "source rest": ["show", "--source", *IDS[12:]],
    "show json": ["show", "--json", *IDS],
    "search": ["search", "masseter", "-n", "500"],
    "doctors": ["doctors"],
    "doctors by": ["doctors", "--by", "location"],
    "doctors name": ["doctors", "probst"],
    "summary": ["summary"],
    "check": ["check"],
    "export csv": ["export", "--format", "csv"],
}
"""Every command that draws, and two that do not."""

UNDRAWN = {"show json", "export csv"}

TITLES = {"list": HOSTILE, "show": HOSTILE, "source": HOSTILE[:12], "source rest": HOSTILE[12:]}
"""Command -> the pages of which it shows the title."""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_terminal_shows_it_all_and_obeys_nothing(name: str, corpus: Path) -> None:
    """Only our colors and line ends reach it; the window keeps its title; no row is forged."""
    shown = show(*COMMANDS[name], "-C", "pages", folder=corpus)
    assert shown.code == 0
    assert shown.title == ""
    assert not acting(without_colors(shown.raw))
    if name not in UNDRAWN:  # the terminal itself folds their long lines
        assert not any(row.lstrip(" │").startswith(FORGED) for row in shown.rows)
        assert len(shown.rows) == shown.raw.count("\n")
    for one in TITLES.get(name, ()):
        assert any(f"Is {one.name} {one.shown} safe?" in row for row in shown.rows)


@pytest.mark.parametrize("page_id", ["osc0", "override"])
def test_a_summary_of_one_hostile_page(page_id: str, corpus: Path) -> None:
    """Its short id, the beginning of a hostile file name, is as harmless as its title."""
    (one,) = (one for one in HOSTILE if one.name == page_id)
    shown = show("summary", one.file_name.removesuffix(".txt"), "-C", "pages", folder=corpus)
    assert (shown.code, shown.title) == (0, "")
    assert not acting(without_colors(shown.raw))
    assert shown.rows[0] == f"Is {one.name} {one.shown} safe? (photo)"
    assert one.shown.startswith(shown.rows[1].split("  ")[0][:1])


def test_indented_json_is_still_json(corpus: Path) -> None:
    """On a terminal one document is indented, and its strings are escaped as in a pipe."""
    shown = show("list", "--json", "-C", "pages", folder=corpus)
    assert len(json.loads(shown.raw)["questions"]) == len(HOSTILE)
    assert not acting(shown.raw)


@pytest.mark.parametrize(
    ("name", "columns"),
    [("list", 20), ("show", 61), ("source", 30), ("doctors", 20), ("check", 61), ("search", 20)],
)
def test_a_narrow_terminal_is_no_way_in(name: str, columns: int, corpus: Path) -> None:
    """However text is wrapped or cut, no control comes out of it and no title is set."""
    shown = show(*COMMANDS[name], "-C", "pages", folder=corpus, columns=columns)
    assert (shown.code, shown.title) == (0, "")
    assert not acting(without_colors(shown.raw))


@pytest.mark.parametrize(
    "args",
    [
        ["show", "\x1b]0;STOLEN\x07\x1b[2J"],
        ["search", "zz\x1b]0;STOLEN\x07\r\nFORGED"],
        ["check", "--explain", "\x9d0;STOLEN\x9c\rFORGED"],
    ],
    ids=["id", "query", "code"],
)
def test_an_error_message_does_nothing_to_a_terminal(args: list[str]) -> None:
    """It is one line, the first on the screen, and says what was typed."""
    shown = show(*args)
    assert shown.code in {1, 2}
    assert shown.title == ""
    assert [row[:4] == "qa: " for row in shown.rows[:1]] == [True]
    assert shown.raw.count("qa: ") == 1
    assert not acting(without_colors(shown.raw))
    assert re.search("STOLEN|␛|<U", shown.rows[0])


def test_colors_can_be_had_without_a_hole(corpus: Path) -> None:
    """NO_COLOR and TERM=dumb leave no escape sequence at all."""
    for changes in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        shown = show("list", "-C", "pages", folder=corpus, changes=changes)
        assert shown.code == 0
        assert not acting(shown.raw)
