"""Which neighbouring lines make up a byline, whole, in part, glued and cut."""

import pytest

from qa_cli.model import Doctor
from qa_cli.pages.byline import BYLINE_LINE, cut_glued_names, read_line
from qa_cli.pages.gathering import find_groups
from qa_cli.pages.lines import pieces_of, split_lines
from qa_cli.pages.specialty import Practice

BODY = "The swelling goes down in a week or so."
NAME, PLACE, STARS = (
    "Tobin Wexmoor, MD",
    "Tarnville Plastic Surgeon",
    "4.7 out of 5 stars 28 reviews",
)
NAMED = Doctor("Tobin Wexmoor", "MD")
PLACED = Doctor("Tobin Wexmoor", "MD", "Plastic Surgeon", "Tarnville")
WHOLE = Doctor("Tobin Wexmoor", "MD", "Plastic Surgeon", "Tarnville", 4.7, 28)
NAMELESS = Doctor(None, None, "Plastic Surgeon", "Tarnville", 4.7, 28)


def groups(text: str) -> list[tuple[int, int, Doctor]]:
    """Return the first and last piece and the doctor of each byline, pieces counted from 0."""
    found = find_groups(pieces_of(split_lines(text)))
    return [(group.first, group.last, group.doctor()) for group in found]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (NAME, "N"),
        (PLACE, "S"),
        (STARS, "R"),
        (f"{NAME} {PLACE}", "NS"),
        (f"{NAME}, {PLACE}", "NS"),
        (f"{NAME} - {PLACE}", "NS"),
        (f"{NAME}{PLACE}", "NS"),
        (f"{NAME} {STARS}", "NR"),
        (f"{PLACE} {STARS}", "SR"),
        (f"{PLACE}{STARS}", "SR"),
        (f"{NAME} | {PLACE} | {STARS}", "NSR"),
        (f"{NAME}, FACS{PLACE}{STARS}", "NSR"),
        ("Tobin Wexmoor, M.D.", "N"),
        ("Tobin Wexmoor, F.A.C.S.", "N"),
        ("Tobin Wexmoor, Ph.D.", "N"),
        ("Plastic Surgeon in Tarnville", "S"),
        ("Tobin Wexmoor, MD, Board Certified Plastic Surgeon", "NS"),
    ],
)
def test_a_line_by_itself(line: str, parts: str) -> None:
    """A line holds a name, a specialty, a rating, or several of them in the usual order."""
    read = read_line(line)
    assert read is not None
    assert read.parts == parts
    assert read.name is None or read.name.name == "Tobin Wexmoor"
    assert read.practice is None or read.practice.specialty.endswith("Plastic Surgeon")  # type: ignore[union-attr]
    assert read.rating is None or (read.rating.stars, read.rating.reviews) == (4.7, 28)


@pytest.mark.parametrize(
    "line",
    [
        "hello",
        BODY,
        f"{NAME}?",
        f"{NAME}.",
        f"{PLACE}.",
        "Tobin Wexmoor",
        "See a plastic surgeon",
        "Thank you, see a plastic surgeon",
        "I give it 5 stars",
        "Tobin Wexmoor, MD Thinks You Should See a Plastic Surgeon",
        "Tobin Wexmoor, MD (, Dentist",
    ],
)
def test_what_is_no_part_of_a_byline(line: str) -> None:
    """Sentences, advice and bare names say nothing by themselves."""
    assert read_line(line) is None


@pytest.mark.parametrize(
    ("lines", "doctor"),
    [
        ([NAME, PLACE, STARS], WHOLE),
        ([NAME, STARS, PLACE], WHOLE),
        ([STARS, PLACE, NAME], WHOLE),
        ([NAME, PLACE], PLACED),
        ([PLACE, STARS], NAMELESS),
        ([STARS], Doctor(rating=4.7, reviews=28)),
        ([PLACE], Doctor(specialty="Plastic Surgeon", location="Tarnville")),
        ([NAME], NAMED),
        ([NAME, STARS], Doctor("Tobin Wexmoor", "MD", rating=4.7, reviews=28)),
        ([f"{NAME} {PLACE} {STARS}"], WHOLE),
        ([f"{NAME} | {PLACE}", STARS], WHOLE),
        ([NAME, "Tarnville Lash Lifter", STARS],
         Doctor("Tobin Wexmoor", "MD", "Lash Lifter", "Tarnville", 4.7, 28)),
        (["Tobin Wexmoor", PLACE, STARS],
         Doctor("Tobin Wexmoor", None, "Plastic Surgeon", "Tarnville", 4.7, 28)),
        (["Tobin Wexmoor", PLACE],
         Doctor("Tobin Wexmoor", None, "Plastic Surgeon", "Tarnville")),
        (["Tobin Wexmoor", "Tarnville Lash Lifter", STARS],
         Doctor("Tobin Wexmoor", None, "Lash Lifter", "Tarnville", 4.7, 28)),
        (["Tobin Wexmoor", STARS], Doctor("Tobin Wexmoor", rating=4.7, reviews=28)),
        (["Tarnville lash lifter", STARS],
         Doctor(None, None, "lash lifter", "Tarnville", 4.7, 28)),
    ],
)  # fmt: skip
def test_lines_that_stand_together(lines: list[str], doctor: Doctor) -> None:
    """One to three lines, in any order, make one byline; their place tells unknown parts."""
    assert groups("\n".join([BODY, "", *lines])) == [(1, len(lines), doctor)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([NAME, "", PLACE, "", STARS], [(0, 2, WHOLE)]),
        ([NAME, PLACE, "", STARS], [(0, 2, WHOLE)]),
        ([NAME, "", STARS],
         [(0, 1, Doctor("Tobin Wexmoor", "MD", rating=4.7, reviews=28))]),
        ([NAME, "", "Plastic Surgeon"],
         [(0, 0, NAMED), (1, 1, Doctor(specialty="Plastic Surgeon"))]),
        ([STARS, "", PLACE],
         [(0, 0, Doctor(rating=4.7, reviews=28)),
          (1, 1, Doctor(specialty="Plastic Surgeon", location="Tarnville"))]),
        ([NAME, PLACE, STARS, "", BODY, "", "Mara Tarn, DO", "", "Tarn Falls Dentist"],
         [(0, 2, WHOLE), (4, 4, Doctor("Mara Tarn", "DO")),
          (5, 5, Doctor(specialty="Dentist", location="Tarn Falls"))]),
    ],
)  # fmt: skip
def test_lines_that_stand_apart(lines: list[str], expected: list[tuple[int, int, Doctor]]) -> None:
    """Blank lines part a byline only against the order, or where a page keeps them together."""
    assert groups("\n".join(lines)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([NAME, "Mara Tarn, DO", "Tarn Falls Dentist"],
         [(0, 0, NAMED), (1, 2, Doctor("Mara Tarn", "DO", "Dentist", "Tarn Falls"))]),
        ([STARS, STARS],
         [(0, 0, Doctor(rating=4.7, reviews=28)), (1, 1, Doctor(rating=4.7, reviews=28))]),
        ([NAME, "Tarnville is a place by the sea.", STARS],
         [(0, 0, NAMED), (2, 2, Doctor(rating=4.7, reviews=28))]),
        ([NAME, "{{ vote }}", STARS],
         [(0, 0, NAMED), (2, 2, Doctor(rating=4.7, reviews=28))]),
        (["Thank you", PLACE],
         [(1, 1, Doctor(specialty="Plastic Surgeon", location="Tarnville"))]),
    ],
)  # fmt: skip
def test_lines_that_do_not_go_together(
    lines: list[str], expected: list[tuple[int, int, Doctor]]
) -> None:
    """The same part twice, a sentence or furniture between ends a byline."""
    assert groups("\n".join(lines)) == expected


@pytest.mark.parametrize(
    ("lines", "first", "doctor"),
    [
        ([BODY, "Tobin Wexmoor", PLACE, STARS], 1,
         Doctor("Tobin Wexmoor", None, "Plastic Surgeon", "Tarnville", 4.7, 28)),
        ([BODY, "Tobin Wexmoor", "Tarnville Lash Lifter", STARS], 1,
         Doctor("Tobin Wexmoor", None, "Lash Lifter", "Tarnville", 4.7, 28)),
        ([BODY, "Then I saw", STARS], 2, Doctor(rating=4.7, reviews=28)),
    ],
)  # fmt: skip
def test_a_byline_right_below_its_body(lines: list[str], first: int, doctor: Doctor) -> None:
    """Without a blank line above it, only what is shaped like a person is taken for the name."""
    assert groups("\n".join(lines)) == [(first, len(lines) - 1, doctor)]


@pytest.mark.parametrize(
    ("tail", "doctor"),
    [
        ([NAME, PLACE, "4."], PLACED),
        ([NAME, PLACE, "4.7 out of 5 st"],
         Doctor("Tobin Wexmoor", "MD", "Plastic Surgeon", "Tarnville", 4.7)),
        ([NAME, "Tarnville Facial Plas"], Doctor("Tobin Wexmoor", "MD", None, "Tarnville")),
        ([NAME, "Tarnv"], NAMED),
        ([NAME], NAMED),
        ([PLACE, "4.7 o"], Doctor(None, None, "Plastic Surgeon", "Tarnville", 4.7)),
    ],
)  # fmt: skip
def test_a_cut_byline(tail: list[str], doctor: Doctor) -> None:
    """At the end of a page a byline may be cut in any of its lines; what is sure is kept."""
    assert groups("\n".join([BODY, "", *tail])) == [(1, len(tail), doctor)]


def test_a_name_cut_at_the_end() -> None:
    """Where other bylines have names, two capitalised words at the end begin one more."""
    page = f"{BODY}\n\n{NAME}\n{PLACE}\n\n{BODY}\n\nMara Ta"
    assert groups(page)[-1] == (4, 4, Doctor())
    assert groups(f"{BODY}\n\nMara Ta") == []


@pytest.mark.parametrize("tail", [[NAME, "the rest"], [NAME, "", "4."], ["Lash Lifter", "4."]])
def test_what_is_no_cut_byline(tail: list[str]) -> None:
    """A last line in lower case, or apart from any byline, is text."""
    assert [group[1] for group in groups("\n".join([BODY, "", *tail]))] in ([1], [])


@pytest.mark.parametrize("space", ["", " ", "  "])
@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Tobin Wexmoor, MD", "Tobin Wexmoor"),
        ("Tobin R. Wexmoor, Jr., MD", "Tobin R. Wexmoor, Jr."),
        ("Ines de la Fonz, MD, FACS", "Ines de la Fonz"),
        ("J. Tobin Wexmoor, MD", "J. Tobin Wexmoor"),
        ("Dr. Tobin Wexmoor, MD", "Dr. Tobin Wexmoor"),
    ],
)
def test_a_name_glued_to_the_body(space: str, name: str, full: str) -> None:
    """A name glued to a body's last line, above the rest of its byline, is cut off."""
    pieces = cut_glued_names(pieces_of([f"{BODY}{space}{name}", PLACE, STARS]))
    assert [(p.line, p.text) for p in pieces] == [(1, BODY), (1, name), (2, PLACE), (3, STARS)]
    (group,) = find_groups(pieces)
    assert (group.first, group.last, group.doctor().name) == (1, 3, full)


@pytest.mark.parametrize("body", ["Good luck!", "See a doctor. ", "It hurts."])
def test_a_name_glued_to_a_short_line(body: str) -> None:
    """A short last line is a sentence, too."""
    pieces = cut_glued_names(pieces_of([body + NAME, PLACE, STARS]))
    assert [p.text for p in pieces] == [body.strip(), NAME, PLACE, STARS]


@pytest.mark.parametrize(
    "lines",
    [
        [BODY + NAME],
        ["I agree with Dr. " + NAME, PLACE],
        ["Yes. " + NAME, PLACE],
        [BODY + NAME, "", PLACE],
        [BODY + NAME, "{{ vote }}"],
        [BODY + NAME, "hello"],
        [BODY + NAME, "Mara Tarn, DO"],
        [BODY + NAME, "so " * BYLINE_LINE],
        [f"{BODY}Tobin, MD", PLACE],
        [f"{BODY} Ask your surgeon, he knows", PLACE],
        [BODY, PLACE],
        [NAME, PLACE],
    ],
)
def test_nothing_else_is_cut(lines: list[str]) -> None:
    """Without the rest of a byline right below, or without a person's name, nothing is cut."""
    pieces = pieces_of(lines)
    assert cut_glued_names(pieces) == pieces


def test_no_pieces() -> None:
    """A page without text has no bylines."""
    assert groups("") == []
    assert cut_glued_names([]) == []


def test_long_lines_are_not_read() -> None:
    """A line longer than a byline can be is text, whatever it ends in."""
    assert groups(f"{'Tarn ' * 40}Dentist") == []


@pytest.mark.parametrize(
    "when", ["", " in 6 minutes", " on March 4, 2014", " | 3 days ago", " (within 2 hours)"]
)
@pytest.mark.parametrize("name", ["Tobin Wexmoor, MD", "Tobin Wexmoor"])
def test_a_line_that_says_who_answered(name: str, when: str) -> None:
    """`Answered by` is followed by a name, with credentials or not, and by when it was."""
    line = read_line(f"Answered by {name}{when}")
    assert line is not None
    assert (line.name and line.name.name, line.told) == ("Tobin Wexmoor", True)


@pytest.mark.parametrize("line", ["Answered by phone", "Expert: see below", "Reply from: "])
def test_a_line_that_says_no_name(line: str) -> None:
    """Without a person's name such a line says nothing of a doctor."""
    assert read_line(line) is None


def test_a_state_below_a_name() -> None:
    """`Tarn Mawr, PA Dentist` right below a name is a place, anywhere else a name."""
    (group,) = find_groups(pieces_of([NAME, f"Tarn Mawr, PA Dentist {STARS}"]))
    doctor = group.doctor()
    assert (doctor.specialty, doctor.location, doctor.rating) == ("Dentist", "Tarn Mawr, PA", 4.7)
    (group,) = find_groups(pieces_of(["Tarn Mawr, PA Dentist"]))
    assert group.doctor().name == "Tarn Mawr"
    above, below = find_groups(pieces_of([NAME, "", "Tarn Mawr, PA Dentist"]))
    assert (above.doctor().name, below.doctor().name) == ("Tobin Wexmoor", "Tarn Mawr")


def test_three_line_bylines() -> None:
    """Name, job and place on lines of their own, badges between them, where the page does it so."""
    one = "Tobin Wexmoor, MD\nRheumatologist\nTarnville, Ohio"
    two = "Mara Tarn, DO\nVerified expert\nFonz, Spain"
    page = f"Title\n\n{one}\n\n{BODY}\n\n{two}\n\n{BODY}"
    found = [group.doctor() for group in find_groups(pieces_of(page.split("\n")))]
    assert [(one.specialty, one.location) for one in found] == [
        ("Rheumatologist", "Tarnville, Ohio"),
        (None, "Fonz, Spain"),
    ]
    alone = find_groups(pieces_of(f"Title\n\n{one}\n\n{BODY}".split("\n")))
    assert [group.doctor().location for group in alone] == [None]
    signed = find_groups(pieces_of(f"{page}\n\nBest,\n\n{one}".split("\n")))
    assert [group.doctor().location for group in signed] == ["Tarnville, Ohio", "Fonz, Spain", None]


@pytest.mark.parametrize(
    "below", ["ice and rest help, i think", "Tarnville, TX\nand so on it goes"]
)
def test_what_is_no_place_on_a_page_that_gives_places_apart(below: str) -> None:
    """Words, and a place that more words are glued to, stay out of the byline."""
    names = ("Tobin Wexmoor", "Mara Tarn", "Ann Emberly")
    above = [f"It heals.\n\n{name}, MD\nDentist\nTarnville, TX" for name in names]
    text = "\n\n".join([*above, f"It heals.\n\nBea Roe, MD\nDentist\n{below}"])
    groups = find_groups(pieces_of(split_lines(text)))
    places = [group.line.practice.location for group in groups if group.line.practice]
    assert places == ["Tarnville, TX"] * 3 + [None]
    assert (groups[-1].first, groups[-1].last) == (13, 14)


@pytest.mark.parametrize(
    "line",
    [
        f"{NAME} ✓ Verified",
        f"{NAME} ✔",
        f"{NAME} ✅ Verified by us",
        f"\u200f{NAME}\u200e",
        f"by {NAME} » Mon Jun 03, 2013 7:20 am",
    ],
)
def test_what_stands_beside_a_name(line: str) -> None:
    """A badge, marks that steer the drawing and a date are no part of the name."""
    [(_, _, doctor)] = groups(f"{BODY}\n\n{line}\n{PLACE}")
    assert doctor == PLACED


@pytest.mark.parametrize(
    "line",
    [
        "Dentist 25 years experience",
        "Dentist, 8+ years of experience",
        "Dentist · Answered Mar 3, 2019",
        "Specialty: Dentist",
        "Profession: Dentist",
    ],
)
def test_what_stands_beside_a_specialty(line: str) -> None:
    """Years, dates and a label are no part of the specialty."""
    read = read_line(line)
    assert read is not None
    assert read.practice == Practice("Dentist", None)


def test_a_byline_in_brackets() -> None:
    """Brackets around a whole line tell what the commas part."""
    read = read_line("(Dr. Tobin Wexmoor, Plastic Surgeon, Tarnville)")
    assert read is not None
    assert (read.name and read.name.name, read.practice) == (
        "Dr. Tobin Wexmoor",
        Practice("Plastic Surgeon", "Tarnville"),
    )
    assert read_line(f"({NAME}, {PLACE})") == read_line(f"{NAME}, {PLACE}")
    for line in ("(Dr. Tobin Wexmoor, as I said)", "(Dentist)", f"({NAME})", "()"):
        assert read_line(line) is None


def test_a_rating_above_the_name() -> None:
    """Where the rating opens a byline, a place alone may close it."""
    lines = [STARS, NAME, "Plastic Surgeon", "Tarnville"]
    assert [doctor for *_, doctor in groups("\n".join([BODY, "", *lines, "", BODY]))] == [WHOLE]
    assert [d for *_, d in groups("\n".join([BODY, "", *lines, "Board certified"]))] == [WHOLE]
    below = [NAME, "Plastic Surgeon", STARS, "Tarnville"]
    [(_, last, doctor)] = groups("\n".join([BODY, "", *below]))
    assert (last, doctor.location) == (3, None)


@pytest.mark.parametrize(
    ("lines", "doctor"),
    [
        (["Name", NAME, "Specialty: Dentist", "City: Tarnville"], ("Dentist", "Tarnville", None)),
        ([NAME, "City: Tarnville", "Specialty: Dentist"], ("Dentist", "Tarnville", None)),
        ([NAME, "City: Tarnville", "City: Fonz"], (None, "Tarnville", None)),
        ([NAME, PLACE, "City: Fonz"], ("Plastic Surgeon", "Tarnville", None)),
        ([NAME, "Stars: 4.7", "Stars: 4.2"], (None, None, 4.7)),
        ([NAME, "Rating: high"], (None, None, None)),
    ],
)
def test_fields(lines: list[str], doctor: tuple[str | None, str | None, float | None]) -> None:
    """Fields complete each other; the first of two that say the same counts."""
    found = next(one for *_, one in groups("\n".join([BODY, "", *lines])) if one.name)
    assert (found.specialty, found.location, found.rating) == doctor


WEX = "Tobin Wexmoor, MD"


@pytest.mark.parametrize(
    ("lines", "doctor"),
    [
        ([WEX, "Dentist", "Reading, PA", STARS],
         Doctor("Tobin Wexmoor", "MD", "Dentist", "Reading, PA", 4.7, 28)),
        ([WEX, "Reading, PA", "Dentist", STARS],
         Doctor("Tobin Wexmoor", "MD", "Dentist", "Reading, PA", 4.7, 28)),
        ([WEX, "Tarn Falls, PA", "Dentist"],
         Doctor("Tobin Wexmoor", "MD", "Dentist", "Tarn Falls, PA")),
        (["Dr. Tobin Wexmoor", "Reading, PA", "Dentist"],
         Doctor("Dr. Tobin Wexmoor", None, "Dentist", "Reading, PA")),
        (["Dr. Tobin Wexmoor", "Fonz, Spain", "Dentist", STARS],
         Doctor("Dr. Tobin Wexmoor", None, "Dentist", "Fonz, Spain", 4.7, 28)),
        ([WEX, "Dentist", "Fonz", "Tarn Falls Dental Arts", STARS],
         Doctor("Tobin Wexmoor", "MD", "Dentist", "Fonz", 4.7, 28)),
        ([WEX, "Dentist", "Baltimore, MD", "12 years of experience"],
         Doctor("Tobin Wexmoor", "MD", "Dentist", "Baltimore, MD")),
        (["Dentist in Fonz", "Tarn, Mara"], Doctor("Tarn, Mara", None, "Dentist", "Fonz")),
        (["Dentist", "Mara Tarn"], Doctor("Mara Tarn", None, "Dentist")),
        (["— **Mara Tarn, DO**", "Dentist"], Doctor("Mara Tarn", "DO", "Dentist")),
        (["Mara Tarn", "Fonz", STARS], Doctor("Mara Tarn", None, None, "Fonz", 4.7, 28)),
    ],
)  # fmt: skip
def test_lines_that_only_their_neighbours_tell(lines: list[str], doctor: Doctor) -> None:
    """Towns, plain names and organisations between the other lines of a byline."""
    [(first, last, found)] = groups("\n".join([BODY, "", *lines, "", BODY]))
    assert found == doctor
    assert (first, len(lines) - 1 <= last) == (1, True)


def test_a_stack_that_all_bylines_have() -> None:
    """Where several ratings stand below town lines, a byline without a rating has one, too."""
    stacks = [[name, "Dentist", "Fonz, Spain", STARS] for name in (NAME, "Mara Tarn, DO")]
    last = ["Ann Emberly, MD", "Dentist", "Oslo, Norway"]
    found = groups("\n\n".join([BODY, *("\n".join(lines) for lines in [*stacks, last]), BODY]))
    assert [doctor.location for *_, doctor in found] == [
        "Fonz, Spain",
        "Fonz, Spain",
        "Oslo, Norway",
    ]


def test_a_signature_is_no_stack() -> None:
    """Below a comma a name, a job and a town sign; headlines above specialties are no names."""
    signed = ["Sincerely,", "", WEX, "Dentist", "Fonz, Spain"]
    assert [d.location for *_, d in groups("\n".join([BODY, "", *signed]))] == [None]
    headed = [f"{title}\nDentist, Fonz, 9 reviews" for title in ("Likely redness", "it heals")]
    assert [d.name for *_, d in groups("\n\n".join(headed))] == [None, None]


def test_a_name_with_a_town_alone() -> None:
    """A name and its town with the state, set apart by a sign, are a byline without a job."""
    line = read_line("Mara Tarn, DO — Fonz, Spain")
    assert line is not None
    assert line.practice == Practice(None, "Fonz, Spain")
    other = read_line("Mara Tarn, DO — Fonz")
    assert other is not None
    assert other.practice == Practice("Fonz", None)


def test_words_above_a_specialty() -> None:
    """A line with a comma that is no town stays out of the byline."""
    [(first, _, doctor)] = groups("Ice helps\nIt itches, it heals\nDentist")
    assert (first, doctor.name, doctor.location) == (2, None, None)


@pytest.mark.parametrize(
    "line",
    ["Wexmoor, Tobin MD,  | , a dentist", "Tobin Wexmoor, MD ()"],
)
def test_nothing_behind_the_degrees(line: str) -> None:
    """Signs and brackets around nothing give no specialty."""
    read = read_line(line)
    assert read is None or read.practice is None or read.practice.specialty != "Dentist"
