"""Which lines belong together, and which of them are bylines, surely or perhaps."""

import pytest

from qa_cli.pages.blocks import Block, blocks_of, judged, may_be_headline
from qa_cli.pages.lines import pieces_of, split_lines

BODY = "The swelling goes down in a week or so."
MORE = "It itches when it heals, which is a good sign."
NAME, PLACE, STARS = (
    "Tobin Wexmoor, MD",
    "Tarnville Plastic Surgeon",
    "4.7 out of 5 stars 28 reviews",
)


def blocks(text: str) -> list[Block]:
    """Return the blocks of a page."""
    return blocks_of(pieces_of(split_lines(text)))


def shape(text: str) -> list[tuple[str, str, int]]:
    """Say of each block its kind, text and the blank lines above it; sure bylines in capitals."""
    return [(b.kind.upper() if b.sure else b.kind, b.text, b.gap) for b in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (BODY, [("text", BODY, 0)]),
        (f"{BODY}\n\n\n{MORE}", [("text", BODY, 0), ("text", MORE, 2)]),
        (f"{BODY * 4}\n{MORE}", [("text", f"{BODY * 4}\n{MORE}", 0)]),
        (f"Dear Lee,\n{BODY}", [("text", f"Dear Lee,\n{BODY}", 0)]),
        (f"ice:\n{BODY}", [("text", f"ice:\n{BODY}", 0)]),
        (f"• ice\n• {BODY}", [("text", f"• ice\n• {BODY}", 0)]),
        (f"Swelling\n{BODY}", [("text", "Swelling", 0), ("text", BODY, 0)]),
        (f"Swelling\n{BODY}\n{MORE}", [("text", "Swelling", 0), ("text", f"{BODY}\n{MORE}", 0)]),
        (f"Swelling\nAsk a doctor\n{BODY}",
         [("text", "Swelling", 0), ("furniture", "Ask a doctor", 0), ("text", BODY, 0)]),
    ],
)  # fmt: skip
def test_paragraphs(text: str, expected: list[tuple[str, str, int]]) -> None:
    """A run of lines is one block; a first line that may be a headline stands on its own."""
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Swelling\n\nSwelling", [("text", "Swelling", 0)]),
        (f"Swelling\n\nSwelling\n\n{BODY}", [("text", "Swelling", 0), ("text", BODY, 1)]),
        (f"Swelling\nSwelling\n{BODY}", [("text", "Swelling", 0), ("text", BODY, 0)]),
        (f"Swelling\n\nSwelling\n{BODY}", [("text", "Swelling", 0), ("text", BODY, 0)]),
        (f"{BODY * 4}\n\n{BODY * 4}", [("text", BODY * 4, 0), ("text", BODY * 4, 1)]),
    ],
)
def test_lines_saved_twice(text: str, expected: list[tuple[str, str, int]]) -> None:
    """A short line that repeats the block above becomes part of it; a long one does not."""
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BODY}\n\n{NAME}\n{PLACE}\n{STARS}", ("BYLINE", f"{NAME}\n{PLACE}\n{STARS}", 1)),
        (f"{BODY}\n{NAME}\n{PLACE}\n{STARS}", ("BYLINE", f"{NAME}\n{PLACE}\n{STARS}", 0)),
        (f"{BODY}\n\n{NAME}\n{PLACE}", ("BYLINE", f"{NAME}\n{PLACE}", 1)),
        (f"{BODY}\n\n{NAME}\nPlastic Surgeon", ("BYLINE", f"{NAME}\nPlastic Surgeon", 1)),
        (f"{BODY}\n\n{PLACE}\n{STARS}", ("BYLINE", f"{PLACE}\n{STARS}", 1)),
        (f"{BODY}\n\n{STARS}", ("BYLINE", STARS, 1)),
        (f"{BODY}\n\n{PLACE}", ("byline", PLACE, 1)),
        (f"{BODY}\n\n{NAME}", ("byline", NAME, 1)),
        (f"{BODY}\n\n28 reviews", ("byline", "28 reviews", 1)),
        (f"{BODY}\n\nTobin Wexmoor\n{PLACE}", ("byline", f"Tobin Wexmoor\n{PLACE}", 1)),
    ],
)
def test_bylines(text: str, expected: tuple[str, str, int]) -> None:
    """A rating, or a name with a specialty, makes a byline sure; less than that is doubtful."""
    assert shape(text)[-1] == expected
    assert blocks(text)[-1].doctor is not None


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY * 4}\n{PLACE}",
        f"{BODY * 4}\n{NAME}",
        f"{PLACE}\n{BODY}",
        f"{NAME}\n{BODY}",
        f"{NAME}\n\n{BODY}",
        f"tarnville plastic surgeon\n\n{BODY}",
        f"{NAME}\n{PLACE}\n{BODY}",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    """A doubtful byline glued to text is text, and so is a name with text below it."""
    assert {kind for kind, *_ in shape(text)} == {"text"}


def test_a_doubtful_byline_between_paragraphs() -> None:
    """A specialty alone keeps both readings."""
    assert shape(f"{BODY}\n\n{PLACE}\n\n{MORE}")[1] == ("byline", PLACE, 1)


def test_a_byline_saved_twice() -> None:
    """The second becomes part of the first, and the fuller one is kept."""
    twice = blocks(f"{BODY}\n\n{NAME}\n{PLACE}\n\n{NAME}\n{PLACE}\n{STARS}")
    assert [(b.kind, b.first, b.last, b.sure) for b in twice[1:]] == [("byline", 1, 5, True)]
    assert twice[1].doctor is not None
    assert twice[1].doctor.reviews == 28
    again = blocks(f"{BODY}\n\n{NAME}\n{PLACE}\n{STARS}\n\n{NAME}\n{PLACE}")
    assert (len(again), again[1].doctor) == (2, twice[1].doctor)
    assert len(blocks(f"{BODY}\n\n{PLACE}\n\n{PLACE}")) == 2


def test_bylines_of_two_doctors() -> None:
    """Two sure bylines stay two; a doubtful one above a sure one is a sign-off."""
    other = f"Mara Tarn, DO\nTarn Falls Dentist\n{STARS}"
    assert [b.kind for b in blocks(f"{BODY}\n\n{NAME}\n{PLACE}\n\n{other}")[1:]] == ["byline"] * 2
    above = blocks(f"{BODY}\n\nTobin Wexmoor\n{PLACE}\n\n{other}")[1]
    assert (above.kind, above.doctor) == ("text", None)
    above = blocks(f"{BODY}\n\n{other}\n\n{PLACE}")[-1]
    assert (above.kind, above.sure) == ("byline", False)


@pytest.mark.parametrize(
    "text",
    [
        "Swelling?\nWill it swell\nIt does.\nAnd it itches.\nAsk a doctor",
        "Get the real deal on tarns\n\nIt does.\nAnd it itches.",
    ],
)
def test_flat_pages(text: str) -> None:
    """Without blank lines, or with an answer a line, every line is a block."""
    assert [b.text for b in blocks(text)] == [line for line in text.split("\n") if line]


def test_bylines_on_flat_pages() -> None:
    """Where no blank line could part it, a byline needs none."""
    text = f"Swelling\n{BODY}\n{PLACE}\n{MORE}\n{NAME}\n{PLACE}\n{BODY}"
    assert [b.kind for b in blocks(text)] == ["text", "text", "byline", "text", "byline", "text"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Swelling after a week", True),
        ("Does it swell?", True),
        ("Swelling.", True),
        ("S" * 120, True),
        ("S" * 121, False),
        ("Dear Lee,", False),
        ("This helps:", False),
        ("swelling", False),
        ("• Swelling", False),
        ("- Swelling", False),
        ("#swelling", False),
    ],
)
def test_may_be_headline(line: str, *, expected: bool) -> None:
    """Short, in upper case, without a mark that leads on, and no list item."""
    (piece,) = pieces_of([line])
    assert may_be_headline(piece) is expected


def test_judged() -> None:
    """Texts and bylines get labels; the rest is furniture."""
    text = f"Doctor Answers 2\n\nSwelling\n\nAsk a doctor\n\n{BODY}\n\n{NAME}\n{PLACE}"
    assert judged(blocks(text)) == [1, 3, 4]


def test_a_button_below_every_byline() -> None:
    """A short line below the last byline, alone, and below two others is the template's button."""
    byline = f"{NAME}\n{PLACE}\n{STARS}"
    rung = f"{byline}\n\nRing me"
    page = f"{BODY}\n\n{rung}\n\n{BODY}\n\n{rung}\n\n{MORE}\n\n{rung}"
    assert [b.text for b in blocks(page) if b.kind == "furniture"] == ["Ring me"] * 3
    assert all(b.kind != "furniture" for b in blocks(f"{page}\n\n{BODY}"))
    twice = f"{BODY}\n\n{byline}\n\nRing me\n\n{MORE}\n\n{byline}\n\nRing me"
    assert all(b.kind != "furniture" for b in blocks(twice))


def test_bylines_without_place() -> None:
    """A name and a field are trusted where the page holds several such bylines and none surer."""
    field = "Mara Tarn, DO\nInternal Medicine"
    above = f"{field}\n\n{BODY}\n\n{field}\n\n{MORE}"
    assert [b.sure for b in blocks(above)] == [True, False, True, False]
    assert not any(b.sure for b in blocks(f"{BODY}\n\n{field}\n\n{MORE}"))
    surer = f"{above}\n\n{NAME}\n{PLACE}\n{STARS}\n\n{BODY}"
    assert [b.sure for b in blocks(surer)] == [False] * 4 + [True, False]


def test_wrapped_paragraphs() -> None:
    """Lines of about the same width are one paragraph, its first line no headline."""
    first = "The swelling goes down in a week or so, and whoever"
    rest = "tells you otherwise has not seen as many faces as we\nhave."
    assert [b.text for b in blocks(f"Ice\n\n{first}\n{rest}")] == ["Ice", f"{first}\n{rest}"]
    assert len(blocks(f"Ice\n\nSwelling\n{first}\n{rest}")) == 3
    assert len(blocks(f"Ice\n\n{first}.\n{rest}")) == 3


def test_what_ends_every_answer() -> None:
    """A line at the page's end that comes as often as answers are declared is the site's."""
    says = "Made for people in need of care"
    page = "Doctor Answers 3\n\n" + "\n\n".join(
        f"Swelling {at}\n\n{at}: {BODY}\n\n{says}\nThank" for at in "abc"
    )
    assert [b.text for b in blocks(page) if b.kind == "furniture"] == [says, "Thank"] * 3
    for other in (page.replace("rs 3", "rs 4"), page.replace(says, "Good luck!")):
        assert all(b.kind != "furniture" for b in blocks(other))
    below = page.replace(f"{says}\nThank", f"{NAME}\n{PLACE}")
    assert [b.kind for b in blocks(below)].count("byline") == 3


@pytest.mark.parametrize("below", ["{{ voteCount }}", f"\n{BODY}", f"\n{'It heals ' * 20}"])
def test_a_byline_glued_to_the_next_headline(below: str) -> None:
    """Name, specialty and place end an answer where a headline and then a body stand below."""
    byline = f"{NAME}\n{PLACE}"
    found = blocks(f"{MORE}\n\n{byline}\nScar massage\n{below}")
    assert [(b.kind, b.sure) for b in found[:3]] == [
        ("text", False),
        ("byline", True),
        ("text", False),
    ]
    assert found[2].text == "Scar massage"


@pytest.mark.parametrize(
    "below",
    ["Austin, TX\n\nIt heals.", "Scar massage\n\nIce", "Scar massage", "scar and massage,\n\nIt."],
)
def test_a_signature_goes_on(below: str) -> None:
    """A place, or a line with no body below it, belongs to the lines of a signature."""
    found = blocks(f"{MORE}\n\n{NAME}\n{PLACE}\n{below}")
    assert not any(block.sure for block in found)


def test_a_byline_saved_twice_without_a_blank_line() -> None:
    """The second is the first again, and both are one byline."""
    byline = f"{NAME}\n{PLACE}"
    assert shape(f"{BODY}\n\n{byline}\n{byline}\n\nIce")[1] == ("BYLINE", byline, 1)


@pytest.mark.parametrize(
    ("leave", "sure"), [("Respectfully,", False), ("Best", False), ("It heals.", True), ("", True)]
)
def test_a_name_below_a_closing(leave: str, *, sure: bool) -> None:
    """Right below `Respectfully,` name, specialty and place sign; a rating tells a byline."""
    text = f"{BODY}\n\n{leave}\n{NAME}\n{PLACE}\n\nIce".replace("\n\n\n", "\n\n")
    assert any(block.sure for block in blocks(text)) is sure
    assert any(block.sure for block in blocks(text.replace(PLACE, f"{PLACE}\n{STARS}")))


def test_a_marked_line_stands_apart() -> None:
    """Markup makes a heading of it, however long the line is that is glued below."""
    pieces = pieces_of([f"{'Swelling ' * 14}", BODY])
    pieces[0].marked = True
    assert [block.marked for block in blocks_of(pieces)] == [True, False]
