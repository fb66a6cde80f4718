"""What a line can be on its own: line ends, blanks, template expressions, the disclaimer."""

import pytest

from qa_cli.pages.frame import FOOT
from qa_cli.pages.lines import SHORT_LINE, pieces_of, split_lines

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
DISCLAIMER = (
    "These answers are for educational purposes and should not be relied upon as a substitute "
    "for medical advice you may receive from your physician."
)


def kinds(text: str) -> list[tuple[int, str, str, int]]:
    """Say of each piece of a page its line, kind, text and the blank lines above it."""
    return [(p.line, p.kind, p.text, p.gap) for p in pieces_of(split_lines(text))]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("\n", [""]),
        ("\r", [""]),
        ("\r\n", [""]),
        (" ", [" "]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb", ["a", "b"]),
        ("a\r\n\rb\nc", ["a", "", "b", "c"]),
        ("a\n\rb", ["a", "", "b"]),
        ("a\xa0b\u202fc", ["a b c"]),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", ["a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g"]),
        ("a\x00b\x1b[31m", ["a\x00b\x1b[31m"]),
    ],
)
def test_lines_end_where_editors_end_them(text: str, lines: list[str]) -> None:
    """LF, CRLF and CR end a line and nothing else does; no-break spaces become plain."""
    assert split_lines(text) == lines


@pytest.mark.parametrize("blank", ["", " ", "\t", "\xa0", "\u202f\xa0 ", "\u3000", "\x0b"])
def test_blank_lines(blank: str) -> None:
    """White space of any kind makes a line blank, and a gap above the next one."""
    assert kinds(f"one\n{blank}\n{blank}\n  two \n{blank}") == [
        (1, "text", "one", 0),
        (4, "text", "two", 2),
    ]
    assert kinds(blank) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("It swells.", "text"),
        ("Doctor Answers 8", "count"),
        ("You might also like...", "furniture"),
        ("Related questions", "related"),
        ("Answer 2 of 4", "label"),
        ("Get the real deal on tarns", "slogan"),
        (VOTE, "vote"),
        (DISCLAIMER, "disclaimer"),
        ("-" * SHORT_LINE, "furniture"),
        ("-" * (SHORT_LINE + 1), "text"),
    ],
)
def test_a_line_by_itself(line: str, kind: str) -> None:
    """Each line has one kind; a very long one is text, whatever it consists of."""
    assert kinds(line) == [(1, kind, line, 0)]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("{{ title }}", [("furniture", "{{ title }}")]),
        ("{{ voteCo", [("vote", "{{ voteCo")]),
        ("{{", [("vote", "{{")]),
        ("{{ titl", [("vote", "{{ titl")]),
        (f"{VOTE} It swells.", [("vote", VOTE), ("text", "It swells.")]),
        (f"Swelling {VOTE}", [("text", "Swelling"), ("vote", VOTE)]),
        (f"A{VOTE}It swells.", [("text", "A"), ("vote", VOTE), ("text", "It swells.")]),
        (f"{VOTE}{VOTE}", [("vote", VOTE), ("vote", VOTE)]),
        ("{{ a }} b {{ vote }}", [("furniture", "{{ a }}"), ("text", "b"), ("vote", "{{ vote }}")]),
        (f"{VOTE} Ask a doctor", [("vote", VOTE), ("furniture", "Ask a doctor")]),
        (f"Doctor Answers 3 {VOTE}", [("count", "Doctor Answers 3"), ("vote", VOTE)]),
        ("}} It swells. {", [("text", "}} It swells. {")]),
    ],
)  # fmt: skip
def test_template_expressions_are_cut_out(line: str, pieces: list[tuple[str, str]]) -> None:
    """An expression is a vote or furniture; text glued to it is read on its own, below no gap."""
    found = kinds(f"one\n\n{line}")[1:]
    assert [(kind, text) for _, kind, text, _ in found] == pieces
    assert {line for line, *_ in found} == {3}
    assert [gap for *_, gap in found] == [1, *[0] * (len(pieces) - 1)]


@pytest.mark.parametrize(
    "votes",
    [
        ("+1", "+12"),
        ("3", "7"),
        ("1 vote", "2 votes"),
        ("-1", "\u22122"),
        ("Votes: 21", "Votes: -3"),
        ("12 likes", "3 upvotes"),
    ],
)
def test_rendered_votes(votes: tuple[str, str]) -> None:
    """What the template becomes is a vote where it stands twice; alone it may be anything."""
    first, second = votes
    text = f"{first}\n\nIt swells.\n\n{second}"
    assert [kind for _, kind, *_ in kinds(text)] == ["vote", "text", "vote"]
    assert [kind for _, kind, *_ in kinds(f"{first}\n\nIt swells.")] == ["text", "text"]


@pytest.mark.parametrize(
    "line",
    [
        DISCLAIMER,
        "These answers are for educational purposes only.",
        "these answers are for educational purposes",
        "The answers are solely for general information purposes.",
        "All answers are for informational purposes only and do not replace a visit.",
        "All answers were provided for educational and informational purposes. They are no advice.",
    ],
)
def test_disclaimers(line: str) -> None:
    """The site's disclaimer is known in several wordings, up to its end or cut after its start."""
    assert kinds(line) == [(1, "disclaimer", line, 0)]


@pytest.mark.parametrize("before", ["It swells.", "Does it swell?", "(It swells.)", "It swells"])
@pytest.mark.parametrize("space", ["", " ", "  "])
def test_a_glued_disclaimer(before: str, space: str) -> None:
    """Glued to a body's last line the whole disclaimer is cut off; the gap stays above the body."""
    assert kinds(f"one\n\n{before}{space}{DISCLAIMER}") == [
        (1, "text", "one", 0),
        (3, "text", before, 1),
        (3, "disclaimer", DISCLAIMER, 0),
    ]


def test_a_short_disclaimer_is_only_glued_to_a_sentence() -> None:
    """Its first words alone count after a sentence's end, not inside a sentence."""
    short = "These answers are for educational purposes only."
    assert kinds(f"It swells. {short}") == [
        (1, "text", "It swells.", 0),
        (1, "disclaimer", short, 0),
    ]
    inside = "Remember that these answers are for educational purposes."
    assert kinds(inside) == [(1, "text", inside, 0)]


@pytest.mark.parametrize(
    "line",
    [
        "These answers are what I expected",
        "These answers are for educational purposes and for fun.",
        'The site says "these answers are for educational purposes only".',
        "My answers are for educational purposes only and should not be relied upon.",
        "The doctor answers for educational purposes",
        "It swells for educational purposes only",
    ],
)
def test_what_is_no_disclaimer(line: str) -> None:
    """Sentences that quote it or say something alike are text."""
    assert kinds(line) == [(1, "text", line, 0)]


@pytest.mark.parametrize("length", [13, 14, 20, 25, 41, 42, 43, 60, 90])
def test_a_cut_disclaimer(length: int) -> None:
    """The last line of a page may be the disclaimer's beginning, from its second word on."""
    assert kinds(f"one\n\n{DISCLAIMER[:length]}")[1][1] == "disclaimer"
    assert kinds(f"one\n\n{DISCLAIMER[:12]}")[1][1] == "text"


def test_a_cut_disclaimer_is_the_last_line() -> None:
    """Further up the same words are a sentence's beginning."""
    assert kinds(f"{DISCLAIMER[:20]}\n\none")[0][1] == "text"


SITE_DISCLAIMERS = (
    "The information on this site is not legal advice and creates no relationship.",
    "Nothing on this page is investment, tax or legal advice.",
    "Content on this site is not medical advice. Call 911 in an emergency.",
    "The answers above are general information and are not legal advice.",
)


@pytest.mark.parametrize("line", SITE_DISCLAIMERS)
def test_other_sites_disclaimers(line: str) -> None:
    """A disclaimer in a site's own words counts at the end of a page, apart from what is above."""
    assert kinds(f"It swells.\n\n{line}")[-1][1] == "disclaimer"
    assert kinds(f"It swells.\n{line}")[-1][1] == "text"
    assert kinds(line)[-1][1] == "text"
    below = "\n\n".join(["It swells."] * FOOT)
    assert {kind for _, kind, *_ in kinds(f"It swells.\n\n{line}\n\n{below}")} == {"text"}


def test_a_button_s_word_as_a_headline() -> None:
    """`Home` in a headline's place is one, unless it comes again as buttons do."""
    answer = f"Home\n\n{VOTE}\n\nIt swells."
    assert [kind for _, kind, *_ in kinds(f"One\n\n{answer}")] == ["text", "text", "vote", "text"]
    assert kinds(f"One\n\n{answer}\n\n{answer}")[1][1] == "furniture"
    assert kinds(f"One\nHome\n\n{VOTE}")[1][1] == "furniture"


@pytest.mark.parametrize("count", ["Doctor Answers 2", "Doctor Answers (2)", "Answers: 12"])
def test_a_count_glued_to_the_question(count: str) -> None:
    """Behind a sentence's end the count is cut off."""
    assert [kind[1:3] for kind in kinds(f"Does it swell?{count}")] == [
        ("text", "Does it swell?"),
        ("count", count),
    ]
    assert [kind[1] for kind in kinds(f"I have read {count}")] == ["text"]


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202b", "\u2066", "\ufeff", "\u200b"])
def test_marks_that_steer_the_drawing(mark: str) -> None:
    """They hide no furniture, and a line of nothing else is blank; a text keeps them."""
    assert kinds(f"{mark}Ask a doctor{mark}") == [(1, "furniture", "Ask a doctor", 0)]
    assert kinds(f"It swells.\n{mark}\n{mark}Ice{mark}") == [
        (1, "text", "It swells.", 0),
        (3, "text", f"{mark}Ice{mark}", 1),
    ]


def test_comments_below_their_heading() -> None:
    """What is glued to the heading of the readers' comments is theirs, up to a blank line."""
    page = "It swells.\n\nComments (2)\nlee: me too!\nsam: and me\n\nIce"
    assert [kind for _, kind, *_ in kinds(page)] == ["text", *["furniture"] * 3, "text"]


@pytest.mark.parametrize("more", ["Read more", "see more", "[Show more]", "Read More »"])
def test_a_link_to_the_rest(more: str) -> None:
    """Behind an ellipsis it is furniture; `more` alone may end a sentence."""
    for stop in ("...", "…"):
        found = [(piece.kind, piece.text) for piece in pieces_of([f"It goes down{stop} {more}"])]
        assert found == [("text", f"It goes down{stop}"), ("furniture", more)]
    assert [piece.kind for piece in pieces_of([f"It goes down. {more}"])] == ["text"]
    assert [piece.kind for piece in pieces_of(["It hurts more and more"])] == ["text"]
