"""One line of a byline: names, jobs, places and ratings on it, in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.pages.expected import read_job, read_named, read_place
from qa_cli.pages.fields import SEGMENTS, Fields, merged, read_line
from qa_cli.pages.furniture import is_aside
from qa_cli.pages.glance import LINE
from qa_cli.pages.names import Name
from qa_cli.pages.rating import Rating
from qa_cli.pages.specialty import Practice

BODY = "The swelling goes down in a week or so."
NAME, PLACE, STARS = (
    "Tobin Wexmoor, MD",
    "Tarnville Plastic Surgeon",
    "4.7 out of 5 stars 28 reviews",
)
WEXMOOR = Name("Tobin Wexmoor", "MD")
TARN = Name("Mara Tarn", "DO")
DENTIST = Practice("Dentist", "Tarnville, TX")
LAWYER = Name("Mara Tarn", "Esq.")


def fields(
    name: tuple[str | None, str | None] | None = None,
    practice: tuple[str | None, str | None] | None = None,
    rating: tuple[float | None, int | None] | None = None,
    *,
    told: bool = False,
) -> Fields:
    """Return what a line says, from plain tuples."""
    return Fields(
        name and Name(*name), practice and Practice(*practice), rating and Rating(*rating, 0), told
    )


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
        (f"{NAME}\t{PLACE}\t{STARS}", "NSR"),
        (f"{NAME}   {PLACE}   {STARS}", "NSR"),
        ("Tobin\u2003Wexmoor,\u2009MD", "N"),
        ("Tobin  Wexmoor,  MD", "N"),
        ("Tobin Wexmoor, M.D.", "N"),
        ("Tobin Wexmoor, F.A.C.S.", "N"),
        ("Tobin Wexmoor, Ph.D.", "N"),
        ("Plastic Surgeon in Tarnville", "S"),
        ("Tobin Wexmoor, MD, Board Certified Plastic Surgeon", "NS"),
        (f"{NAME} ✓ Verified", "N"),
        (f"{NAME} ✔", "N"),
        (f"✅ Verified {NAME}", "N"),
        (f"{NAME} ✅ Verified by us", "N"),
    ],
)
def test_a_line_by_itself(line: str, parts: str) -> None:
    """A line holds a name, a specialty, a rating, or several of them in the usual order."""
    read = read_line(line)
    assert read is not None
    assert read.parts == parts
    assert read.name is None or read.name.name in {"Tobin Wexmoor", "Tobin  Wexmoor"}
    assert read.practice is None or read.practice.specialty.endswith("Plastic Surgeon")  # type: ignore[union-attr]
    assert read.rating is None or (read.rating.stars, read.rating.reviews) == (4.7, 28)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
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
        "I would see a dentist in Tarnville, Texas",
        "Is it swollen?",
        "It swells, it itches, it goes away",
        "Tarnville · Dentist in Fonz",
        "4.5 stars · 4.0 stars · Dentist",
        "Dentist · ★ 5.9 (1,204)",
        "Dentist · ★★★★☆ 5.4",
        "Dentist · Rated 5.5 by 39 patients",
        "Dentist · 5.9 of 5, 7 patient reviews",
        "Dentist · 5.1",
        "Dentist · FACS · and so on",
        ", ".join(["Fonz"] * (SEGMENTS + 1)),
        "Dentist " * LINE,
        f"{'Tarn ' * 40}Dentist",
        "** —",
        "Ice | Heat | Rest",
        "Mara Tarn, Esq. - who did mine - was kind",
        "Mara Tarn, Esq. | Is she good?",
        "Mara Tarn, Esq. | Zoning Lawyer | Tarnville | Ohio",
        "Chic | Generic | Bicycle, COW",
        "Answered by phone",
        "Expert: see below",
        "Reply from: ",
        "Name: see below",
        "Credentials: none of them",
        "Rating: high",
        "(Dr. Tobin Wexmoor, as I said)",
        "(Dentist)",
        f"({NAME})",
        "()",
    ],
)
def test_what_is_no_part_of_a_byline(line: str) -> None:
    """Sentences, enumerations, advice, bare names, and lines that say the same thing twice."""
    assert read_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Mara Tarn, DO, Dentist, Tarnville, TX",
        "Mara Tarn, DO | Dentist | Tarnville, TX",
        "Mara Tarn (DO) · Dentist in Tarnville, TX",
        "Mara Tarn, DO - Board Certified, Dentist (Tarnville, TX)",
        "**Mara Tarn, DO** — Dentist — Tarnville, TX",
        "Dentist, Tarnville, TX, Mara Tarn, DO",
        "Tarnville, TX · Dentist · Mara Tarn, DO · 12 years of experience",
        "Mara Tarn, DO · Dentist at Tarn Smile Studio, Tarnville, TX",
        "Mara Tarn, DO\tDentist\tTarnville, TX\tPosted 2019-05-13",
        "Mara Tarn · DO · Dentist · Tarnville, TX · Tarn Falls Dental Arts",
        "Mara Tarn, DO | Tarnville, TX | Dentist | 3 days ago",
    ],
)
def test_fields_in_any_order(line: str) -> None:
    """Name, specialty and place are told apart, whatever sets them apart and whichever is first."""
    assert read_line(line) == Fields(TARN, DENTIST)


@pytest.mark.parametrize(
    ("text", "stars", "reviews"),
    [
        ("★ 4.7 (1,204)", 4.7, 1204),
        ("⭐ 4.7", 4.7, None),
        ("★★★★☆ (12)", 4.0, 12),
        ("★★★★☆ 4.4", 4.4, None),
        ("★★★★☆ 4.4 (12 reviews)", 4.4, 12),
        ("Rated 4.5 by 39 patients", 4.5, 39),
        ("4.0 of 5, 7 patient reviews", 4.0, 7),
        ("4,5 of 5, 7 patient reviews", 4.5, 7),
        ("5.9 out of 5 stars, 7 reviews", None, 7),
        ("Rating: 4.5 (28 reviews)", 4.5, 28),
        ("4.5 stars, 28 reviews", 4.5, 28),
        ("4.5 average, 28 votes", 4.5, 28),
        ("28 reviews · 4.5 stars", 4.5, 28),
        ("4.5 out of 5 stars | 28 reviews", 4.5, 28),
        ("3.1", 3.1, None),
        ("5.0 stars (12 years of experience)", 5.0, None),
    ],
)
def test_ratings_beside_a_specialty(text: str, stars: float | None, reviews: int | None) -> None:
    """Stars and reviews are read in the ways that sites write them."""
    assert read_line(f"Dentist · {text}") == fields(None, ("Dentist", None), (stars, reviews))


@pytest.mark.parametrize("reviews", ["1.2k", "12+", "over 100", "99999999999999999999"])
def test_a_count_that_is_not_exact(reviews: str) -> None:
    """The rest of the line is read; the rating says that it was inexact."""
    line = read_line(f"{NAME} {PLACE} 4.7 out of 5 stars {reviews} reviews")
    assert line == Fields(
        WEXMOOR, Practice("Plastic Surgeon", "Tarnville"), Rating(4.7, None, 44, inexact=True)
    )


@pytest.mark.parametrize(
    ("line", "name", "practice", "rating"),
    [
        ("Cosmetic Surgery, Washington, DC", None, ("Cosmetic Surgery", "Washington, DC"), None),
        ("Dermatology (Fonz) · 4.5 (9)", None, ("Dermatology", "Fonz"), (4.5, 9)),
        ("Dentist | Long Tarn", None, ("Dentist", "Long Tarn"), None),
        ("Reading, PA · Dermatology", None, ("Dermatology", "Reading, PA"), None),
        ("Jo Tarn, Dentist, Reading, PA, 9 reviews", ("Jo Tarn", None),
         ("Dentist", "Reading, PA"), (None, 9)),
        ("Dentist, Tarnville, Tarn Falls Dental Clinic", None, ("Dentist", "Tarnville"), None),
        ("Dr. Jo Tarn (Dentist | Fonz, 4.0 of 5 1 patient)", ("Dr. Jo Tarn", None),
         ("Dentist", "Fonz"), (4.0, 1)),
        ("Mara (Mimi) Tarn, DO", ("Mara (Mimi) Tarn", "DO"), None, None),
        ("Mara Tarn, MD (retired)", ("Mara Tarn", "MD (retired)"), None, None),
        ("Mara Tarn, DO | FACS | Dentist", ("Mara Tarn", "DO, FACS"), ("Dentist", None), None),
        ("Tarn, Mara-Lee BM, FRCS (Plast)", ("Tarn, Mara-Lee", "BM, FRCS (Plast)"), None, None),
        ("Optometry, Reading, PA, Jo Q. Tarn, OD", ("Jo Q. Tarn", "OD"),
         ("Optometry", "Reading, PA"), None),
        ("Mara Tarn, DO — Fonz, Spain", ("Mara Tarn", "DO"), (None, "Fonz, Spain"), None),
        ("Mara Tarn, DO — Fonz", ("Mara Tarn", "DO"), ("Fonz", None), None),
        ("Mara Tarn, DO (Lactation Consultant, Fonz)", ("Mara Tarn", "DO"),
         ("Lactation Consultant", "Fonz"), None),
        ("Financial Planner, Fonz", None, ("Financial Planner", "Fonz"), None),
        ("Tarnville, OH | Zoning Lawyer", None, ("Zoning Lawyer", "Tarnville, OH"), None),
        ("Dr. Jo Tarn · Board certified", ("Dr. Jo Tarn", None), None, None),
    ],
)  # fmt: skip
def test_what_could_be_two_things(
    line: str,
    name: tuple[str, str | None] | None,
    practice: tuple[str | None, str | None] | None,
    rating: tuple[float | None, int] | None,
) -> None:
    """Towns, states that are degrees, nicknames and organisations go where they belong."""
    assert read_line(line) == fields(name, practice, rating)


@pytest.mark.parametrize("sign", [" | ", " · ", " • ", " - ", " – ", "|"])
def test_signs(sign: str) -> None:
    """Any of the usual signs sets specialty and place apart, whatever words they have."""
    line = sign.join(["Mara Tarn, Esq.", "Zoning Lawyer", "Tarnville, OH"])
    assert read_line(line) == Fields(LAWYER, Practice("Zoning Lawyer", "Tarnville, OH"))


@pytest.mark.parametrize(
    ("rest", "practice", "stars"),
    [
        ("Tarnville, OH | Zoning Lawyer", ("Zoning Lawyer", "Tarnville, OH"), None),
        ("Tarnville Dentist", ("Dentist", "Tarnville"), None),
        ("Tile Whisperer", ("Tile Whisperer", None), None),
        ("Tile Whisperer | Fonz", ("Tile Whisperer", "Fonz"), None),
        ("Tile, Grout and Stone | Fonz", ("Tile, Grout and Stone", "Fonz"), None),
        ("4.5 stars", None, 4.5),
        ("Dentist | Tarnville | 4.5 stars", ("Dentist", "Tarnville"), 4.5),
        ("4.5 out of 5 stars | 3 reviews", None, 4.5),
        ("3 reviews | 4.5 out of 5 stars", None, 4.5),
        ("Dentist | 3 days ago", ("Dentist", None), None),
        ("3 days ago", None, None),
        ("helpful (3)", None, None),
    ],
)
def test_parts(rest: str, practice: tuple[str, str | None] | None, stars: float | None) -> None:
    """Each part is told by what it is or where it stands; what the site adds is left out."""
    read = read_line(f"Mara Tarn, Esq. | {rest}")
    assert read is not None
    assert (read.name, read.practice) == (LAWYER, practice and Practice(*practice))
    rating = read.rating and read.rating._replace(start=0)
    assert rating == (stars and Rating(stars, 3 if "reviews" in rest else None, 0))


@pytest.mark.parametrize(
    "when", ["", " in 6 minutes", " on March 4, 2014", " | 3 days ago", " (within 2 hours)"]
)
@pytest.mark.parametrize("name", ["Tobin Wexmoor, MD", "Tobin Wexmoor"])
def test_a_line_that_says_who_answered(name: str, when: str) -> None:
    """`Answered by` is followed by a name, with credentials or not, and by when it was."""
    line = read_line(f"Answered by {name}{when}")
    assert line is not None
    assert (line.name and line.name.name, line.told) == ("Tobin Wexmoor", True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Specialty: Dentist", fields(None, ("Dentist", None))),
        ("Profession: Dentist, Fonz", fields(None, ("Dentist", "Fonz"))),
        ("Profession: Tarnville Dentist", fields(None, ("Tarnville Dentist", None))),
        ("Occupation: Tile Whisperer", fields(None, ("Tile Whisperer", None))),
        ("City: Tarnville", fields(None, (None, "Tarnville"))),
        ("Name: Mara Tarn", fields(("Mara Tarn", None))),
        ("Expert: Mara Tarn", fields(("Mara Tarn", None), told=True)),
        ("Doctor: Mara Tarn, DO", fields(("Mara Tarn", "DO"), told=True)),
        ("Credentials: MD, FACS", fields((None, "MD, FACS"))),
        ("Rating: 4.7", fields(None, None, (4.7, None))),
        ("Stars: 4.7", fields(None, None, (4.7, None))),
        ("Reviews: 28", fields(None, None, (None, 28))),
        ("Rating: ★★★★☆ (28)", fields(None, None, (4.0, 28))),
        ("Tobin Wexmoor, MD, replied:", fields(("Tobin Wexmoor", "MD"), told=True)),
        ("Mara Tarn, DO, Dentist:", fields(("Mara Tarn", "DO"), ("Dentist", None), told=True)),
        ("Dentist 25 years experience", fields(None, ("Dentist", None))),
        ("Dentist, 8+ years of experience", fields(None, ("Dentist", None))),
        ("Dentist · Answered Mar 3, 2019", fields(None, ("Dentist", None))),
        ("(Dr. Tobin Wexmoor, Plastic Surgeon, Fonz)",
         fields(("Dr. Tobin Wexmoor", None), ("Plastic Surgeon", "Fonz"))),
        (f"({NAME}, {PLACE})", fields(("Tobin Wexmoor", "MD"), ("Plastic Surgeon", "Tarnville"))),
    ],
)  # fmt: skip
def test_what_a_line_says_outright(line: str, expected: Fields) -> None:
    """Keys, words that introduce a speaker, and brackets tell what the words would not."""
    assert read_line(line) == expected


@pytest.mark.parametrize(
    "line", ["Wexmoor, Tobin MD,  | , a dentist", "Tobin Wexmoor, MD ()", "Tobin Wexmoor, MD | ,"]
)
def test_nothing_behind_the_degrees(line: str) -> None:
    """Signs and brackets around nothing give no specialty."""
    read = read_line(line)
    assert read is None or read.practice is None or read.practice.specialty != "Dentist"


NAMED = fields(("Mara Tarn", "DO"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (NAMED, fields(None, ("Dentist", "Fonz")),
         fields(("Mara Tarn", "DO"), ("Dentist", "Fonz"))),
        (NAMED, NAMED, None),
        (fields(("Mara Tarn", None)), fields((None, "DO")), NAMED),
        (fields(None, ("Dentist", None)), fields(None, (None, "Fonz")),
         fields(None, ("Dentist", "Fonz"))),
        (fields(None, (None, "Fonz")), fields(None, ("Dentist", None)),
         fields(None, ("Dentist", "Fonz"))),
        (fields(None, (None, "Fonz")), fields(None, (None, "Tarnville")), None),
        (fields(None, ("Dentist", "Fonz")), fields(None, (None, "Tarnville")), None),
        (fields(None, ("Dentist", None)), fields(None, ("Surgeon", None)), None),
        (fields(None, None, (4.7, None)), fields(None, None, (None, 28)),
         fields(None, None, (4.7, 28))),
        (fields(None, None, (4.7, None)), fields(None, None, (4.2, None)), None),
        (fields(("Mara Tarn", None), ("Nurse Practitioner", None)),
         fields(None, ("Plastic Surgeon", "Fonz"), (4.7, 28)),
         fields(("Mara Tarn", "Nurse Practitioner"), ("Plastic Surgeon", "Fonz"), (4.7, 28))),
        (fields(None, ("Plastic Surgeon", "Fonz")),
         fields(("Mara Tarn", "MD"), ("Medical Director", None)),
         fields(("Mara Tarn", "MD, Medical Director"), ("Plastic Surgeon", "Fonz"))),
        (fields(("Mara Tarn", "MD"), ("Dentist", "Fonz")),
         fields(None, ("Plastic Surgeon", "Fonz")), None),
        (fields(("Mara Tarn", "MD"), ("Dentist", None)), fields(None, ("Fonz Falls", None)), None),
        (fields(told=True), NAMED, NAMED._replace(told=True)),
    ],
)  # fmt: skip
def test_merging(one: Fields, other: Fields, expected: Fields | None) -> None:
    """Two lines complete each other unless both say the same; a second job is a credential."""
    assert merged(one, other) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tobin Wexmoor", fields(("Tobin Wexmoor", None))),
        ("– Dr. Wexmoor", fields(("Dr. Wexmoor", None))),
        ("Posted by Dr. Tobin Wexmoor", fields(("Dr. Tobin Wexmoor", None), told=True)),
        ("by tobin.wexmoor", fields(("tobin.wexmoor", None), told=True)),
        ("Answer by Tobin Wexmoor:", fields(("Tobin Wexmoor", None), told=True)),
        ("Answer provided by: Tobin R. Wexmoor, Esq. from Wex and Moor, P.C.",
         fields(("Tobin R. Wexmoor", "Esq."), told=True)),
        ("Posted by: Tobin - Chief Publisher on", fields(("Tobin", None),
         ("Chief Publisher", None), told=True)),
        ("Posted by: Tobin - Dentist on May 3, 2010", fields(("Tobin", None), ("Dentist", None),
         told=True)),
        ("Write to Tobin Wexmoor, M.D., P.O. Box 2479, Fonz, FL 34612-6475.",
         fields(("Tobin Wexmoor", "M.D."), told=True)),
        ("Attorney Tobin Wexmoor:", fields(("Tobin Wexmoor", None), ("Attorney", None),
         told=True)),
        ("A: Tobin Wexmoor, keeper of the Tarn, explains:",
         fields(("Tobin Wexmoor", None), ("keeper of the Tarn", None), told=True)),
        ("A.Tobin Wexmoor says:", fields(("Tobin Wexmoor", None), told=True)),
        ("A. Here’s a reply from UVW member Tobin van Wexmoor, Ph.D., J.D:",
         fields(("Tobin van Wexmoor", "Ph.D., J.D"), ("UVW member", None), told=True)),
        ("Tobin Wexmoor, MD, kindly explains:", fields(("Tobin Wexmoor", "MD"), told=True)),
        ("DR. WEXMOOR:", fields(("DR. WEXMOOR", None), told=True)),
        ("Tobin Wexmoor, D.O.:", fields(("Tobin Wexmoor", "D.O."), told=True)),
        (" —Tobin Wexmoor, DVM", fields(("Tobin Wexmoor", "DVM"))),
        ("(Tobin Wexmoor, MD)", fields(("Tobin Wexmoor", "MD"))),
        ("(Tobin Wexmoor, MD, FACS, Fonz Plastic Surgeon)",
         fields(("Tobin Wexmoor", "MD, FACS"), ("Plastic Surgeon", "Fonz"))),
        ("Tobin Wexmoor, Nurse Practitioner",
         fields(("Tobin Wexmoor", None), ("Nurse Practitioner", None))),
        ("Tobin Wexmoor, Fonz, Spain", fields(("Tobin Wexmoor", None), (None, "Fonz, Spain"))),
        ("Wexmoor, Tobin", fields(("Wexmoor, Tobin", None))),
        ("Professor Tobin Wexmoor", fields(("Professor Tobin Wexmoor", None))),
        ("Doctor:", fields(None, ("Doctor", None), told=True)),
        (PLACE, fields(None, ("Plastic Surgeon", "Tarnville"))),
        ("4.7 stars", fields(None, None, (4.7, None))),
        ("?", None),
        ("", None),
        ("x" * (LINE + 1), None),
    ],
)  # fmt: skip
def test_where_a_name_must_stand(line: str, expected: Fields | None) -> None:
    """What leads to the name and what follows it is left out; a job beside it is kept."""
    assert read_named(line) == expected


@pytest.mark.parametrize(
    ("line", "practice"),
    [
        ("Dentist", ("Dentist", None)),
        ("(Dentist)", ("Dentist", None)),
        ("Specialty: Dentist", ("Dentist", None)),
        ("Tarn Mawr, PA Phlebologist", ("Phlebologist", "Tarn Mawr, PA")),
        ("Internal Medicine", ("Internal Medicine", None)),
        ("Lactation Guide, Fonz", ("Lactation Guide", "Fonz")),
        ("Tarnville Lash Lifter", ("Lash Lifter", "Tarnville")),
        ("keeper of the Tarn", ("keeper of the Tarn", None)),
        (f"{PLACE} {STARS}", ("Plastic Surgeon", "Tarnville")),
        ("", (None, None)),
    ],
)
def test_where_a_job_must_stand(line: str, practice: tuple[str | None, str | None]) -> None:
    """A known specialty with its place, or else the words as they stand."""
    assert read_job(line) == Practice(*practice)


@pytest.mark.parametrize(
    ("line", "place"),
    [("Fonz,", "Fonz"), ("(Fonz, TX)", "Fonz, TX"), ("Location: Fonz", "Fonz"), ("", None)],
)
def test_where_a_place_must_stand(line: str, place: str | None) -> None:
    """The words as they stand, without their key and what is around them."""
    assert read_place(line) == place


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("✓ Verified — Posted 2018-10-07", True),
        ("In practice since 2006 — Board Certified", True),
        ("16+ yrs in practice", True),
        ("Top Doctor | 29 years of experience", True),
        ("Rating: n/a", True),
        ("Dentist", False),
        ("It took 12 years of experience.", False),
        ("x" * 100, False),
        ("", False),
        ("Take care", False),
        ("— : —", False),
    ],
)
def test_asides(line: str, *, expected: bool) -> None:
    """Dates, years and badges alone are asides; all that tells something of a person is not."""
    assert is_aside(line) == expected


WORDS = st.sampled_from(
    [
        "Mara",
        "Tarn",
        "MD",
        "Dr.",
        "Dentist",
        "Fonz",
        "TX",
        "by",
        "Answer",
        "4.7",
        "stars",
        "5",
        "of",
    ]
)
MARKS = st.sampled_from([" ", ", ", " (", ") ", ": ", "|", " - ", "\t", ".", ";", "/", "\xad", "*"])


@given(st.lists(WORDS | MARKS | st.characters(), max_size=12).map("".join))
def test_no_line_makes_a_reader_fail(line: str) -> None:
    """Whatever a line holds, it is read or not."""
    for read in (read_line, read_named):
        found = read(line)
        assert found is None or found.told in {False, True}
    assert read_job(line) == read_job(f" {line} ")
    assert read_place(line) == read_place(f"  {line}")
    assert is_aside(line) in {False, True}
    both = read_line(line) or Fields()
    assert merged(both, Fields()) == merged(Fields(), both) == both
