"""What the output goes to, by stream and environment."""

import io
from typing import Literal

import pytest
from rich.text import Text

from qa_cli.output.drawing import draw
from qa_cli.output.screen import DOUBT, Screen, screen_of


class Stream(io.StringIO):
    """A stand-in for standard output."""

    def __init__(self, *, terminal: bool, encoding: str | None = "utf-8") -> None:
        super().__init__()
        self._terminal = terminal
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Return the name of the encoding; streams of callers may have none."""
        return self._encoding  # type: ignore[return-value]

    def isatty(self) -> bool:
        """Say what the test wants."""
        return self._terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "drawn", "color"),
    [
        (True, {}, True, True),
        (False, {}, False, False),
        (True, {"NO_COLOR": "1"}, True, False),
        (True, {"NO_COLOR": ""}, True, True),
        (True, {"TERM": "dumb"}, True, False),
        (False, {"FORCE_COLOR": "1"}, True, True),
        (False, {"FORCE_COLOR": ""}, False, False),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_a_terminal_is_drawn_on_and_the_environment_decides_on_color(
    *, terminal: bool, environ: dict[str, str], drawn: bool, color: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """FORCE_COLOR draws anywhere, NO_COLOR has the last word, an empty variable is none."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    screen = screen_of(Stream(terminal=terminal))
    assert (screen.drawn, screen.color) == (drawn, color)


@pytest.mark.parametrize(
    ("asked", "terminal", "environ", "drawn", "color"),
    [
        ("always", False, {}, False, True),
        ("always", True, {"NO_COLOR": "1"}, True, True),
        ("always", True, {"TERM": "dumb"}, True, True),
        ("always", False, {"FORCE_COLOR": "1"}, True, True),
        ("never", True, {}, True, False),
        ("never", True, {"FORCE_COLOR": "1"}, True, False),
        ("never", False, {"FORCE_COLOR": "1"}, False, False),
        ("auto", True, {}, True, True),
        ("auto", True, {"NO_COLOR": "1"}, True, False),
    ],
)
def test_what_is_asked_for_has_the_last_word_on_color(
    *, asked: Literal["auto", "always", "never"], terminal: bool, environ: dict[str, str],
    drawn: bool, color: bool, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """It is stronger than any variable, and has nothing drawn that would not be."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    screen = screen_of(Stream(terminal=terminal), asked)
    assert (screen.drawn, screen.color) == (drawn, color)


@pytest.mark.parametrize(
    ("environ", "links"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "alacritty"}, True),
        ({"TERM": "foot"}, True),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "5001"}, True),
        ({"VTE_VERSION": "5000"}, False),
        ({"VTE_VERSION": "4601"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"KONSOLE_VERSION": "230804"}, True),
        ({"KONSOLE_VERSION": "190800"}, False),
        ({"WT_SESSION": "guid"}, True),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4.19"}, True),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.0.15"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, False),
        ({"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.92.0-insider"}, True),
        ({"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.60.1"}, False),
        ({"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20240203-110809-5046fc22"}, True),
        ({"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.0.1"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal", "TERM_PROGRAM_VERSION": "455"}, False),
        ({"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4", "TMUX": "x"}, True),
        ({"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "TMUX": "x"}, False),
        ({"TMUX": "x", "VTE_VERSION": "7006"}, False),
        ({"STY": "x", "WT_SESSION": "guid"}, False),
        ({"CI": "true", "VTE_VERSION": "7006"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, False),
        ({"FORCE_HYPERLINK": "", "TERM": "xterm-kitty"}, True),
        ({"FORCE_HYPERLINK": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_HYPERLINK": "1", "TERM": "dumb"}, False),
        ({"FORCE_HYPERLINK": "1", "TERM": "dumb", "FORCE_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_only_terminals_that_are_known_get_links(
    environ: dict[str, str], *, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the variables they set; in a pipe there is none, whatever is forced."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert screen_of(Stream(terminal=True)).links is links
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not screen_of(Stream(terminal=False)).links


@pytest.mark.parametrize("ground", [(255, 255, 255), (0, 0, 0)], ids=["light", "dark"])
def test_what_is_doubtful_can_be_read(ground: tuple[int, int, int]) -> None:
    """On black and on white, in the colors of xterm, with a contrast of more than 4 (WCAG)."""
    xterm = {"red": (205, 0, 0), "yellow": (205, 205, 0), "magenta": (205, 0, 205)}
    assert _contrast(xterm[DOUBT], ground) > 4
    assert _contrast(xterm["yellow"], (255, 255, 255)) < 2


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: tuple[int, int, int]) -> float:
    linear = [((part / 255 + 0.055) / 1.055) ** 2.4 if part > 10 else 0.0 for part in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("columns", "width"), [("120", 120), ("1", 1), ("0", 80), ("many", 80)])
def test_columns_sets_the_width(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS counts where it is a positive number; without a terminal the width is 80."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", _no_terminal)
    assert screen_of(Stream(terminal=True)).width == width


def _no_terminal(descriptor: int) -> None:
    raise OSError(descriptor)


@pytest.mark.parametrize(
    ("encoding", "unicode"),
    [("utf-8", True), ("UTF8", True), ("utf-16", True), ("latin-1", False), (None, False)],
)
def test_line_drawing_needs_a_unicode_encoding(encoding: str | None, *, unicode: bool) -> None:
    """Anything but UTF gets ASCII."""
    assert screen_of(Stream(terminal=True, encoding=encoding)).unicode is unicode


def test_drawing_without_color_writes_no_escape_sequence() -> None:
    """Not even bold; and lines carry no blanks at their ends."""
    screen = Screen(drawn=True, color=False, width=20, unicode=True)
    text = Text("bold red   ", style="bold red")
    assert draw(screen, text, Text("[b]:smile:")) == "bold red\n[b]:smile:\n"


def test_drawing_in_color_uses_standard_colors() -> None:
    """Eight colors and bold are what every terminal has."""
    screen = Screen(drawn=True, color=True, width=20, unicode=True)
    assert draw(screen, Text("x", style="bold red")) == "\x1b[1;31mx\x1b[0m\n"
