"""The keys as they are told; the picture of the documentation."""

import re
from pathlib import Path

from qa_cli.browse.bindings import KEYS, Key, told

DOCS = Path(__file__).parent.parent / "docs"


def test_the_documentation_has_all_keys() -> None:
    """With the same words, in the same order."""
    text = (DOCS / "browse.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*`) \| (.+?) \| ?(`.*`)? ?\|$", text, re.MULTILINE)
    assert rows == [
        (
            ", ".join(f"`{one}`" for one in key.shown.split(", ")),
            key.words,
            key.command and f"`{key.command}`",
        )
        for key in KEYS
    ]


def test_keys_in_lines() -> None:
    """Columns of the same width, no blanks at the end."""
    keys = Key("a", "a", "", "one"), Key("bb", "bb", "", "three", command="qa x")
    assert told(keys) == ("a   one", "bb  three  qa x")


def test_no_key_is_told_twice() -> None:
    """Neither bound nor shown."""
    bound = [one for key in KEYS for one in key.keys.split(",")]
    assert len(set(bound)) == len(bound)


def test_the_picture_asks_nothing_of_the_network() -> None:
    """No font, no style sheet, no image; only the name of its own format."""
    svg = (DOCS / "browse.svg").read_text("utf-8")
    assert re.findall(r"https?:[^\"'<\s]*", svg) == ["http://www.w3.org/2000/svg"]
    assert set(re.findall(r"url\(([^)]?)", svg)) == {"#"}
    assert not re.search(r"@import|@font-face|href|<image|<script", svg)
