"""A line in its page.

`expected` works out every attribute again, by its name and slowly; the tables below say what the
less obvious ones are on small pages.
"""

from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import get_args

import pytest

from benchmarks.generator import Profile, generate
from qa_cli.pages.context import TOP, attributes
from qa_cli.pages.counts import declared_count
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.features import GROUPS, PARTS, Attributes
from qa_cli.pages.lines import Piece, split_lines
from qa_cli.pages.looks import Look, look
from qa_cli.pages.repeats import Repeats

LONG = (
    "The swelling is a normal reaction to the surgery and goes down after a week or two of rest, "
    "whatever is done."
)
NAME, JOB, STARS = "Tobin Wexmoor, MD", "Tarnville Plastic Surgeon", "4.7 out of 5 stars 28 reviews"
COUNT, VOTE = "Doctor Answers 2", "{{ voteCount }}"

RICH = f"""Swelling of my masseter after botox?

Hi, I had my masseter done and it is swollen.
Q: Will it heal? I hope that I did not hurt my jaw.

{COUNT}

Masseter swelling

{VOTE}

{LONG}
I hope that this helps you for now, and good luck!

{NAME}
{JOB}
{STARS}


Masseter swelling

{VOTE}

Answer 2: Dear Lee,
Thank you for your question. You should ice your masseter for a week.
Best wishes,

Dr. Mara Tarn
{JOB}
4.2 out of 5 stars 3 reviews

Related questions
Is botox for the masseter safe
"""


def pieces_of(text: str) -> list[Piece]:
    """Cut a page as the parser does."""
    return cut_page(split_lines(text))


def column(text: str, name: str, group: str | None = None) -> list[str]:
    """Return an attribute of all lines of a page, as the first group with it has it."""
    group = group or next(one for one, names in GROUPS.items() if name in names)
    part, at = PARTS.index(group), GROUPS[group].index(name)
    return [line[part][at] for line in attributes(pieces_of(text))]


@cache
def expected(text: str) -> list[dict[str, str]]:
    """Work out the attributes of all lines, by name."""
    pieces = pieces_of(text)
    count, looks = len(pieces), [look(piece.text, piece.kind) for piece in pieces]
    cls = [one.cls for one in looks]
    above = distances(pieces)
    below = [*above[1:], "$"]
    counted = [
        (i, declared_count(piece.text))
        for i, piece in enumerate(pieces)
        if piece.kind == "count" and declared_count(piece.text) is not None
    ]
    at, declared = counted[0] if counted else (-1, 0)
    repeats = Repeats(declared or 0)
    stands = [(cls[i], above[i], below[i]) for i in range(count)]
    said = [
        repeats.rank([piece.text for piece in pieces].count(pieces[i].text))
        + (repeats.rank([x.skeleton for x in looks].count(one.skeleton)) if one.skeleton else "x")
        for i, one in enumerate(looks)
    ]
    starts = [i for i, distance in enumerate(above) if distance in "^12"]
    blocks = [range(first, last) for first, last in zip(starts, [*starts[1:], count], strict=True)]
    parts = [parts_of(looks, block) for block in blocks]
    best = max([x for x in parts if "N" in x or "R" in x], key=len, default="")[:4]
    where = side(cls, at)
    runs = sum(
        cls[i][0] == "Y" and not (i and cls[i - 1][0] == "Y" and above[i] in "0=")
        for i in range(count)
    )
    flat = str(int((len(blocks) - 1) * 12 < count))
    top = title_at(pieces, cls)
    labelled = "q" * ("lbq" in cls) + "a" * ("lba" in cls)
    labelled += "t" * (cls.count("lbt") + cls.count("lbn") > 1)
    found = []
    for i, one in enumerate(looks):
        number = next(n for n, block in enumerate(blocks) if i in block)
        block = blocks[number]
        up, down = ends(looks, i - 1), ends(looks, i + 1)
        named = [n for n, x in enumerate(parts) if x.strip("-")]
        nth = "12+"[min(2, named.index(number))] if number in named else "0"
        found.append(
            {
                "class": cls[i],
                "above": above[i],
                "below": below[i],
                "before": cls[i - 1] if i else "^",
                "after": cls[i + 1] if i + 1 < count else "$",
                "before2": ["^^", "^", *cls][i],
                "after2": [*cls, "$", "$$"][i + 2],
                "below2": [*below, ""][i + 1],
                "often": repeats.rank(cls.count(cls[i])),
                "repeatedA": said[i - 1] if i else "^",
                "repeated": said[i],
                "repeatedB": said[i + 1] if i + 1 < count else "$",
                "shape": repeats.ranks([x.shape for x in looks])[i],
                "alike": repeats.rank(stands.count(stands[i])),
                "opening": repeats.ranks([x.opening for x in looks])[i],
                "zone": zone(i, at),
                "zone0": zone(i, at)[0],
                "page": f"{where}{repeats.bylines(runs)}{'v' * ('vot' in cls)}{flat}",
                "side": where,
                "end": str(min(4, count - 1 - i)),
                "labelled": labelled,
                "head": one.head,
                "flat": flat,
                "like": like(pieces, looks, i, top),
                "again": "=" if i and pieces[i].text == text_above(pieces, i) else "-",
                "past": "<" if i < top else ">" if i > top else "=",
                "first": cls[block.start],
                "inside": str(min(3, i - block.start)),
                "size": str(min(5, len(block))),
                "ahead": cls[block.start - 1] if block.start else "^",
                "parts": parts[number],
                "partsA": parts[number - 1] if number else "^",
                "partsB": [*parts, "$"][number + 1],
                "best": best,
                "nth": nth,
                "voiceA": up.voice,
                "voice": one.voice,
                "voiceB": down.voice,
                "tailA": up.tail,
            }
        )
    return found


def distances(pieces: Sequence[Piece]) -> list[str]:
    """Return how far each piece is below the one above."""
    gaps = [piece.gap for piece in pieces[1:] if piece.gap]
    usual = min(gaps, key=lambda gap: (-gaps.count(gap), gap), default=0)
    return ["^"] + [
        ("=" if here.line == before.line else "0") if not here.gap else "12"[here.gap > usual]
        for before, here in pairwise(pieces)
    ]


def parts_of(looks: Sequence[Look], block: range) -> str:
    """Return the byline's parts of a block's first lines."""
    return "".join(looks[i].parts or "-" for i in block[:5])[:5]


def side(cls: Sequence[str], at: int) -> str:
    """Return on which side of the texts below the count bylines stand."""
    named = [i for i, one in enumerate(cls) if one[0] == "Y" and i > at]
    texts = [i for i, one in enumerate(cls) if one in {"p", "m", "m."} and i > at]
    paragraphs = [i for i in texts if cls[i] == "p"]
    if not named:
        return "n"
    first = "A" if not texts or named[0] < texts[0] else "U"
    return first + ("A" if paragraphs and paragraphs[-1] > named[-1] else "B")


def zone(i: int, at: int) -> str:
    """Return where a line is, and how deep."""
    if at < 0:
        return f"n{min(i, 6) if i < TOP else 9}"
    if i < at:
        return f"q{min(i, 5)}"
    return "c0" if i == at else f"a{min(i - at, 4)}"


def title_at(pieces: Sequence[Piece], cls: Sequence[str]) -> int:
    """Return the place of the line that is likest to be the title."""
    for i, piece in enumerate(pieces[:TOP]):
        if piece.kind == "text" and len(piece.text.split()) > 2 and cls[i][0] not in "pY":
            return i
    return 0


def like(pieces: Sequence[Piece], looks: Sequence[Look], i: int, top: int) -> str:
    """Return how much of a short line the title says."""
    own, title = looks[i].stems, looks[top].stems
    if i == top or not own or not title or looks[i].cls[0] not in "smY":
        return "-"
    if not own & title:
        return "0"
    if pieces[i].text == pieces[top].text:
        return "e"
    share = len(own & title) / len(own)
    return "1" if share < 1 / 3 else "2" if share < 2 / 3 else "3"


def text_above(pieces: Sequence[Piece], i: int) -> str | None:
    """Return the nearest text or label above a line."""
    texts = [piece.text for piece in pieces[:i] if piece.kind in {"text", "label"}]
    return texts[-1] if texts else None


def ends(looks: Sequence[Look], i: int) -> Look:
    """Return the look of a line, or of what stands beyond the page."""
    if 0 <= i < len(looks):
        return looks[i]
    return Look("", (), voice="^", head="^", tail="^")


PAGES = [
    RICH,
    "Is it swollen?",
    f"Q: Swelling?\nA: {LONG}\nQ: Ice?\nA: Yes.\nEditor: x\nLee: y",
] + [generate(seed, profile).text for profile in get_args(Profile) for seed in range(8)]


def check(lines: Sequence[Attributes], wanted: Sequence[dict[str, str]], group: str) -> None:
    """Compare a group's values with the attributes that the table names, in its order."""
    part = PARTS.index(group)
    for place, (line, by_name) in enumerate(zip(lines, wanted, strict=True)):
        named = dict(by_name)
        if group == "neighbours" and not place:
            named["before"] = ""  # a line of no class stands above the first
        assert line[part] == tuple(named[name] for name in GROUPS[group])


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("text", PAGES, ids=range(len(PAGES)))
def test_every_attribute_stands_where_the_table_names_it(text: str, group: str) -> None:
    """Each group's values are those of its attributes, in the order of `GROUPS`."""
    check(attributes(pieces_of(text)), expected(text), group)


@pytest.mark.parametrize("group", GROUPS)
def test_that_a_swapped_order_is_seen(group: str) -> None:
    """No two attributes of a group are alike on all pages, so that one for the other fails."""
    rows = [row for text in PAGES for row in expected(text)]
    for one, other in combinations(GROUPS[group], 2):
        assert any(row[one] != row[other] for row in rows), (one, other)


def test_neighbours_lend_their_flags() -> None:
    """A line has its own features, and the flags of the lines above and below."""
    pieces = pieces_of(RICH)
    looks = [look(piece.text, piece.kind) for piece in pieces]
    lines = attributes(pieces)
    assert [line[0] for line in lines[1:]] == [one.own for one in looks[1:]]
    assert lines[0][0][: len(looks[0].own)] == looks[0].own
    assert [line[1] for line in lines] == [(), *[one.flags for one in looks[:-1]]]
    assert [line[2] for line in lines] == [*[one.flags for one in looks[1:]], ()]


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("a\nb\n\nc\n\nd\n\n\n\ne", "^0112"),
        ("a\n\n\n\nb\n\n\n\nc\n\nd", "^111"),
        ("a\n\nb\n\n\nc", "^12"),
        ("a\n\n\n\n\n\n\n\n\nb\n\nc", "^21"),
        ("Q: a\n\nA: b", "^=1="),
        ("\n\na\nb", "^0"),
        ("a", "^"),
    ],
)
def test_distances_are_told_in_the_page_s_measure(text: str, above: str) -> None:
    """The commonest gap of a page is its usual one, the smallest of several; what is wider is 2."""
    assert column(text, "above") == list(above)
    assert column(text, "below") == [*above[1:], "$"]


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        (f"a\nb\n{COUNT}\nc\nd", "q0 q1 c0 a1 a2"),
        (f"{COUNT}\na\nb\nc\nd\ne", "c0 a1 a2 a3 a4 a4"),
        (f"a\nb\nc\nd\ne\nf\ng\n{COUNT}", "q0 q1 q2 q3 q4 q5 q5 c0"),
        (f"a\n{COUNT}\nb\n{COUNT}", "q0 c0 a1 a2"),
        ("a\n12+ answers\nb", "n0 n1 n2"),
        ("\n".join("abcdefghijklmn"), "n0 n1 n2 n3 n4 n5 n6 n6 n6 n6 n6 n6 n9 n9"),
    ],
)
def test_zones(text: str, zones: str) -> None:
    """A line is above or below the first exact count; without one, it is so deep on the page."""
    assert column(text, "zone") == zones.split()
    assert column(text, "zone0") == [zone[0] for zone in zones.split()]


@pytest.mark.parametrize(
    ("lines", "expected_side"),
    [
        ([NAME, LONG], "AA"),
        ([LONG, NAME], "UB"),
        ([NAME, LONG, NAME], "AB"),
        ([LONG, NAME, LONG], "UA"),
        ([NAME], "AB"),
        ([LONG], "n"),
        ([NAME, COUNT, LONG], "n"),
        ([LONG, COUNT, NAME, LONG], "AA"),
        ([NAME, COUNT, LONG, NAME], "UB"),
    ],
)
def test_side(lines: list[str], expected_side: str) -> None:
    """A page with bylines above its texts is told from one with bylines below."""
    assert set(column("\n\n".join(lines), "side")) == {expected_side}


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (["Ice"], "n01"),
        (["Ice"] * 12, "n01"),
        (["Ice", "", "Ice"], "n00"),
        ([VOTE, "", "Ice"], "n0v0"),
        ([NAME, JOB, STARS, "", LONG], "AA10"),
        ([NAME, "", JOB, "", STARS], "AB+0"),
        ([COUNT, "", NAME, JOB, "", LONG], "AAe0"),
        (["Doctor Answers 4", "", NAME, JOB, "", LONG], "AAl0"),
        ([COUNT, *[NAME, "", LONG, ""] * 4], "AAm0"),
    ],
)
def test_page(lines: list[str], page: str) -> None:
    """A page is told by its bylines' side and number, by votes, and by whether it has gaps."""
    assert set(column("\n".join(lines), "page")) == {page}


@pytest.mark.parametrize(
    ("lines", "labelled"),
    [
        (["Ice"], ""),
        (["Q: Ice?"], "q"),
        (["A: Ice."], "a"),
        (["Jane Roe: Ice."], ""),
        (["Jane Roe: Ice.", "Lee: Rest."], "t"),
        (["Jane Roe, MD: Ice.", "Lee: Rest."], "t"),
        (["Q: Ice?", "A: Ice.", "Lee: Rest.", "Jane Roe: Ice."], "qat"),
    ],
)
def test_labelled(lines: list[str], labelled: str) -> None:
    """A page's labels are of questions, of answers, of several speakers."""
    assert set(column("\n".join(lines), "labelled")) == {labelled}


@pytest.mark.parametrize(
    ("lines", "likes", "past"),
    [
        (["Home page", "Swelling of my masseter", "Masseter swelling"], "0-3", "<=>"),
        (["Swelling of my masseter", "Swelling of my masseter", "Rest"], "-e0", "=>>"),
        (["Swelling of my masseter", "Masseter with three other words"], "-1", "=>"),
        (["Swelling of my masseter", "Masseter hurts"], "-2", "=>"),
        (["Swelling of my masseter", LONG, "A b"], "---", "=>>"),
        ([NAME, LONG, VOTE, "Swelling of my masseter", "Swelling Dentist"], "0---2", "<<<=>"),
        (["Swelling", "Swelling"], "-e", "=>"),
        (["A b", "Swelling"], "--", "=>"),
        (
            ["Rest"] * TOP + ["Swelling of my masseter"],
            "-" + "e" * (TOP - 1) + "0",
            "=" + ">" * TOP,
        ),
    ],
)
def test_likeness(lines: list[str], likes: str, past: str) -> None:
    """A short line is like the title by the share of its words that the title has, too.

    The title is the first line of several words among the first ones, else the first line.
    """
    assert "".join(column("\n".join(lines), "like")) == likes
    assert "".join(column("\n".join(lines), "past")) == past


@pytest.mark.parametrize(
    ("lines", "again"),
    [
        (["Ice", "Ice", "Rest", "Ice"], "-=--"),
        (["Ice", VOTE, "Ice"], "--="),
        (["Q: Ice", "Ice"], "--="),
    ],
)
def test_again(lines: list[str], again: str) -> None:
    """A text may say what the text above it said, whatever of the frame is between."""
    assert column("\n".join(lines), "again") == list(again)


BLOCKS = f"Ice?\n\n{NAME}\n{JOB}\n{STARS}\n\nIce\nRest\nFood\nTime\nSleep\nHeat\n\n{NAME}\n\n{JOB}"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("first", "s? YN YN YN s s s s s s YN YS"),
        ("inside", "0 0 1 2 0 1 2 3 3 3 0 0"),
        ("size", "1 3 3 3 5 5 5 5 5 5 1 1"),
        ("ahead", "^ s? s? s? YR YR YR YR YR YR s YN"),
        ("parts", "- NSR NSR NSR ----- ----- ----- ----- ----- ----- N S"),
        ("partsA", "^ - - - NSR NSR NSR NSR NSR NSR ----- N"),
        ("partsB", "NSR ----- ----- ----- N N N N N N S $"),
        ("best", "NSR " * 12),
        ("nth", "0 1 1 1 0 0 0 0 0 0 2 +"),
    ],
)
def test_blocks(name: str, values: str) -> None:
    """Lines right below each other are a block, known by its first line and its byline's parts."""
    assert column(BLOCKS, name) == values.split()


def test_the_best_byline_has_a_name_or_stars() -> None:
    """A job alone is no byline that others are measured by; of a long one the first parts tell."""
    assert column(JOB, "best") == [""]
    assert column(f"{JOB}\n\n{STARS}", "best") == ["R", "R"]
    assert set(column(f"{NAME}\n{JOB}\n{STARS}\n{NAME}\n{JOB}", "best")) == {"NSRN"}


def test_what_a_page_says_of_itself() -> None:
    """The first line has features of the whole page: whether there is a question on it."""
    (own, *_), *_ = attributes(pieces_of(RICH))
    assert [name for name in own if name.startswith("P")] == [
        "P:UBe",
        "Pl:qa",
        "Pc:110",
        "Pv:21",
        "Pv0:23",
        "Pn:7",
        "Pa:2",
        "Pt:2",
        "Pq:0s?",
        "Pk:cou1",
        "Pk:lbq1",
        "Pk:lba1",
        "Pk:sal1",
        "Pk:vot2",
        "Pk:s?1",
        "Pk:rel1",
    ]


def test_where_the_first_question_stands() -> None:
    """Of the first lines, the one that ends as a question does is told; none is told by a dash."""
    for lines, said in [(["Ice", "Ice?", "Ice?"], "Pq:1s"), (["Ice"] * 6 + ["Ice?"], "Pq:-s")]:
        own = attributes(pieces_of("\n".join(lines)))[0][0]
        assert said in own
