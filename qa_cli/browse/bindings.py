"""The keys: what the app binds, what `?` and `--plain` list, and the documentation has."""

from typing import NamedTuple


class Key(NamedTuple):
    """A key, and what it does."""

    keys: str
    """As Textual names them, separated by commas."""
    shown: str
    """As people read them."""
    action: str
    """The app's action; empty where a pane binds it by itself."""
    words: str
    """What it does."""
    label: str = ""
    """A word for the line of keys at the bottom; empty: it is not there."""
    command: str = ""
    """The command that does the same, where there is one."""


KEYS = (
    Key("slash", "/", "query", "write a query; hits follow from the second character on", "search",
        "qa search QUERY"),
    Key("enter", "Enter", "", "open the page; on a facet: narrow to it, or no longer", "page",
        "qa show ID"),
    Key("escape", "Esc", "leave_view", "back: from a page to its answer, from a text to the hits"),
    Key("tab", "Tab", "pane(1)", "to the next pane; Shift+Tab to the one before", "pane"),
    Key("shift+tab", "Shift+Tab", "pane(-1)", "to the pane before"),
    Key("j,down", "j, ↓", "", "down a hit, or a line of the text"),
    Key("k,up", "k, ↑", "", "up a hit, or a line of the text"),
    Key("pagedown,ctrl+d,space", "PgDn, Ctrl+D, Space", "", "down a screenful"),
    Key("pageup,ctrl+u", "PgUp, Ctrl+U", "", "up a screenful"),
    Key("g,home", "g, Home", "", "to the first"),
    Key("G,end", "G, End", "", "to the last"),
    Key("J", "J", "step(1)", "the next hit, also while you read"),
    Key("K", "K", "step(-1)", "the hit before"),
    Key("n", "n", "match(1)", "to the next marked word of the text"),
    Key("N", "N", "match(-1)", "to the marked word before"),
    Key("o", "o", "edit", "open the page in your editor, at the line", "editor", "qa open ID"),
    Key("s", "s", "view('source')", "the page as saved, each line with what it is", "source",
        "qa show ID --source"),
    Key("f", "f", "view('figures')", "the figures of the question", "figures", "qa figures ID"),
    Key("d", "d", "view('doctor')", "the doctor's profile", "doctor", "qa doctors NAME"),
    Key("m", "m", "mark", "mark the hit, or take the mark away", "mark"),
    Key("c", "c", "view('compare')", "the marked answers side by side", "", "qa show ID ID"),
    Key("e", "e", "export", "write the marked answers into a file: ids, Markdown, CSV", "export",
        "qa show ID ID --format md"),
    Key("y", "y", "copy('id')", "copy the id"),
    Key("Y", "Y", "copy('place')", "copy the place, path:line"),
    Key("r", "r", "reread", "read the corpus again"),
    Key("t", "t", "theme", "dark, light, or the colors of your terminal"),
    Key("p", "p", "picture", "save a picture of the screen, qa-browse.svg"),
    Key("question_mark", "?", "help", "all keys", "keys"),
    Key("q", "q", "quit", "leave", "leave"),
    Key("ctrl+c", "Ctrl+C", "interrupt", "leave, also while you type; exit code 130"),
)  # fmt: skip
"""In the order in which they are told."""


def told(keys: tuple[Key, ...] = KEYS) -> tuple[str, ...]:
    """Return a line a key: key, what it does, and the command that does the same, if any."""
    width = max(len(key.shown) for key in keys)
    wide = max(len(key.words) for key in keys)
    lines = (f"{key.shown:<{width}}  {key.words:<{wide}}  {key.command}" for key in keys)
    return tuple(line.rstrip() for line in lines)
