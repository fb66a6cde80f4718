"""The choke point: nothing gets to a terminal that could act on it or hide in it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.output.sanitise import escape_json, sanitise_block, sanitise_line
from tests.hostile.grammar import acting

HARMFUL = [
    *map(chr, [*range(0x20), *range(0x7F, 0xA0)]),  # C0, DEL, C1
    *"\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f\ufeff\ufff9\ufffb",
    *"\u034f\u115f\u1160\u17b4\u180b\u180e\u3164\uffa0\ufe00\ufe0e\ufe0f",
    *"\U000e0001\U000e0041\U000e007f\U000e0100\U000e01ef\U0001bca0\U0001d173",
    "\ud800",
    "\udc80",
    "\udfff",
]
"""Characters of every kind that must never come out as they are."""

EMOJI = [
    "\u2764\ufe0f",
    "\U0001f468\u200d\u2695\ufe0f",
    "1\ufe0f\u20e3",
    "\u2640\ufe0f\u200d\u2642",
]
"""Emoji sequences, in which a selector or a joiner is harmless."""

ORDINARY = [
    "",
    "plain",
    "Bell\u2019s palsy \u2014 4\u00bd \u00d7 \u201cBotox\u201d\u2026",
    "[/b] [red]x[/red] :smile: {{ voteCount }}",
    "e\u0301 is not made \u00e9",
    "\u65e5\u672c\u8a9e \u0639\u0631\u0628\u064a \U0001f600",
    *EMOJI,
]
"""Texts that must come out as they are, markup and decomposed accents included."""


@pytest.mark.parametrize("char", HARMFUL, ids=ascii)
def test_a_harmful_character_is_made_visible(char: str) -> None:
    """In a line every one of them is replaced by something that a terminal only draws."""
    shown = sanitise_line(f"a{char}b")
    assert char not in shown
    assert shown.startswith("a")
    assert shown.endswith("b")
    assert shown == "a b" if char == "\t" else len(shown) > len("ab")


@pytest.mark.parametrize("text", ORDINARY, ids=ascii)
def test_ordinary_text_stays(text: str) -> None:
    """Prose, other scripts, markup and emoji are not touched, nor normalised."""
    assert sanitise_line(text) == text
    assert sanitise_block(text) == text


@pytest.mark.parametrize(
    ("text", "line", "block"),
    [
        ("\x1b[31mred", "␛[31mred", "␛[31mred"),
        ("\x1b]0;title\x07", "␛]0;title␇", "␛]0;title␇"),
        ("a\x00\x7f\x85\x9b", "a␀␡<U+0085><U+009B>", "a␀␡<U+0085><U+009B>"),
        ("a\nb", "a␊b", "a\nb"),
        ("a\tb", "a b", "a\tb"),
        ("a\r\nb", "a␍␊b", "a␍\nb"),
        ("\u202egpj", "<U+202E>gpj", "<U+202E>gpj"),
        ("\U000e0041", "<U+E0041>", "<U+E0041>"),
        ("\udc80", "<U+DC80>", "<U+DC80>"),
    ],
    ids=ascii,
)
def test_how_it_is_made_visible(text: str, line: str, block: str) -> None:
    """Controls become pictures, the rest code points; only a block keeps line feeds and tabs."""
    assert sanitise_line(text) == line
    assert sanitise_block(text) == block


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x\ufe0f", "x<U+FE0F>"),
        ("\ufe0f", "<U+FE0F>"),
        ("\u2764\ufe0f\ufe0f", "\u2764\ufe0f<U+FE0F>"),
        ("1\ufe0f2", "1<U+FE0F>2"),
        ("x\ufe0f\u20e3", "x<U+FE0F>\u20e3"),
        ("\ufe0f\u20e3", "<U+FE0F>\u20e3"),
        ("a\u200db", "a<U+200D>b"),
        ("\u2764\u200db", "\u2764<U+200D>b"),
        ("a\u200d\u2764", "a<U+200D>\u2764"),
        ("\u2764\u200d", "\u2764<U+200D>"),
        ("a\ufe0f\u200d\u2764", "a<U+FE0F><U+200D>\u2764"),
    ],
    ids=ascii,
)
def test_selectors_and_joiners_outside_emoji_are_made_visible(text: str, shown: str) -> None:
    """They are harmless only where an emoji sequence wants them."""
    assert sanitise_line(text) == shown


TEXTS = st.lists(st.one_of(st.characters(), st.sampled_from(HARMFUL + EMOJI))).map("".join)
"""Texts in which harmful characters and emoji are frequent."""


@given(TEXTS)
def test_what_comes_out_is_drawn_and_nothing_else(text: str) -> None:
    """No control, no separator, no surrogate; and what is harmless already stays as it is."""
    shown = sanitise_line(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in shown)
    assert sanitise_line(shown) == shown
    block = sanitise_block(text)
    assert {char for char in block if unicodedata.category(char) == "Cc"} <= {"\n", "\t"}
    assert block.count("\n") == text.count("\n")
    assert sanitise_block(block) == block


@given(TEXTS)
def test_json_means_the_same_after_escaping(text: str) -> None:
    """The escapes are JSON's own, and leave nothing that could act on a terminal."""
    escaped = escape_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(escaped) == {"text": text}
    assert not set(HARMFUL) & set(escaped)


def test_json_escapes_pairs_above_the_basic_plane() -> None:
    """A tag character is two escapes, as JSON has it."""
    assert escape_json('"\U000e0041\x7f"') == '"\\udb40\\udc41\\u007f"'


@pytest.mark.parametrize("around", ["{}\ufe0f ", "{}\u200d{} ", "{}\ufe0f\u200d{} "], ids=ascii)
@pytest.mark.long
def test_a_selector_or_joiner_stays_in_emoji_alone(around: str) -> None:
    """After any other character, circled digits and brackets included, it is made visible."""
    text = "".join(around.format(chr(code), chr(code)) for code in range(0x20000))
    assert not acting(sanitise_line(text), allowed="")
    assert sanitise_line("\u278f\ufe0f \u2764\ufe0f") == "\u278f<U+FE0F> \u2764\ufe0f"


def test_json_escapes_lone_surrogates() -> None:
    """What no encoding can write is escaped as itself, and read back as itself."""
    assert escape_json('"a\ud800\udfffb\udc00"') == '"a\\ud800\\udfffb\\udc00"'
