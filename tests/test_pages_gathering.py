"""Lines that only the bylines around them tell."""

import pytest

from qa_cli.model import Doctor
from qa_cli.pages import parse_page
from qa_cli.pages.gathering import find_groups
from qa_cli.pages.lines import pieces_of

BODY = "The swelling goes down in a week or so."


def doctors(*bylines: str) -> list[Doctor]:
    """Return the bylines of a page that puts them below its bodies."""
    text = "\n\n".join(part for byline in bylines for part in (BODY, byline))
    return [group.doctor() for group in find_groups(pieces_of(text.split("\n")))]


def test_degrees_on_a_line_of_their_own() -> None:
    """Below a name they are its own, with a specialty behind them or without."""
    stacked = "Giacomo Trevisan\nMD\nUrologist\nPadua\n4.6\n48 reviews"
    assert doctors(stacked) == [Doctor("Giacomo Trevisan", "MD", "Urologist", "Padua", 4.6, 48)]
    assert doctors("Dr. Mara Tarn\nBHMS\nDentist | Fonz | 18 yrs exp") == [
        Doctor("Dr. Mara Tarn", "BHMS", "Dentist", "Fonz", None, None)
    ]
    assert doctors("Dr. Mara Tarn\nDVM, MRCVS · Veterinarian · Porto") == [
        Doctor("Dr. Mara Tarn", "DVM, MRCVS", "Veterinarian", "Porto", None, None)
    ]


@pytest.mark.parametrize(
    "lines", ["Mara Tarn\nNSAID", "It heals\nMD", "Mara Tarn, DO\nMD", "Mara Tarn\nMD · see below",
              "Mara Tarn\n· MD", "Mara Tarn\n\nMD"],
)  # fmt: skip
def test_what_are_no_degrees_of_the_name_above(lines: str) -> None:
    """Other letters, other lines, a name that has its own, and more that is no specialty."""
    assert [
        one for one in doctors(lines) if one.credentials == "MD" and one.name == "Mara Tarn"
    ] == []


def test_the_place_between_specialty_and_name() -> None:
    """A rating above everything, the name below it."""
    stack = "★★★★★ 4.9\n318 reviews\nDentist\n📍 Tarnville, Ohio\nMara Tarn, DO"
    assert doctors(stack) == [Doctor("Mara Tarn", "DO", "Dentist", "Tarnville, Ohio", 4.9, 318)]


def test_the_place_behind_the_rating() -> None:
    """Where several bylines end with it."""
    one = "Mara Tarn, DO\nDentist\n★★★★½ 4.7 (88 reviews)\nTarnville, Ohio"
    other = one.replace("Mara Tarn", "Wex Moor").replace("Tarnville, Ohio", "Fonz, Spain")
    assert [doctor.location for doctor in doctors(one, other)] == ["Tarnville, Ohio", "Fonz, Spain"]
    assert [doctor.location for doctor in doctors(one)] == [None]


def test_towns_below_specialties() -> None:
    """Where ratings below them tell several, the others are told, too."""
    stack = "{}, MD\nDentist\n{}\n4.9 stars\n133 reviews"
    known = (stack.format("Mara Tarn", "Fonz"), stack.format("Wex Moor", "Tarnville"))
    bare = "Jane Roe, MD\nDentist\nGuadalajara"
    assert [one.location for one in doctors(*known, bare)] == ["Fonz", "Tarnville", "Guadalajara"]
    assert [one.location for one in doctors(known[0], bare)] == ["Fonz", None]


def test_stacks_of_labels() -> None:
    """Where names with degrees head several, what stands below is a specialty, known or not."""
    stacks = (
        "Mara Tarn, DO\nDentist\nFonz",
        "Wex Moor, RN\nOrthopedic Nurse Navigator\nTarnville",
        "Bea Emberly, MD\nSurgeon\nOslo",
    )
    assert [(one.specialty, one.location) for one in doctors(*stacks)] == [
        ("Dentist", "Fonz"),
        ("Orthopedic Nurse Navigator", "Tarnville"),
        ("Surgeon", "Oslo"),
    ]
    assert [doctor.specialty for doctor in doctors(*[stacks[1]] * 3, BODY)] == [None] * 3
    vote = "{{ voteCount >= 0 ? 1 : 0 }}"  # that template has other bylines: these are signatures
    assert [doctor.location for doctor in doctors(*stacks, vote)] == [None] * 3
    place = "Jane Roe, MD\nAustin, Texas"
    alone = "Ann Roe, MD\nTarn Whisperer"
    found = [doctor.specialty for doctor in doctors(place, alone, *stacks)]
    assert found == [None, "Tarn Whisperer", "Dentist", "Orthopedic Nurse Navigator", "Surgeon"]


@pytest.mark.parametrize("rating", ["4.9\n287 patient reviews", "4.9 stars"])
def test_an_organisation_above_the_rating(rating: str) -> None:
    """Whatever it is called, between a place and a rating it is none of the fields."""
    byline = f"Dr Mara Tarn\nDentist\nKraków, Poland\nCentrum Medyczne Wawel\n{rating}"
    [doctor] = doctors(byline)
    assert (doctor.location, doctor.rating) == ("Kraków, Poland", 4.9)
    assert doctors(byline.replace(rating, "And so on."))[0].rating is None
    assert doctors(byline.replace(f"\n{rating}", f"\n\n{rating}"))[0].rating is None


def test_records() -> None:
    """Fields with their names, some without a value, in any number of lines."""
    record = (
        "Name: {}\nCredentials: {}\nSpecialty: Housing Solicitor\nLocation: Fonz\n"
        "Rating:   4.5 of 5 (22 votes)\nAnswered: 2019-07-20\n\nAnswer:\n{}\n\nUpvotes: 3"
    )
    texts = (record.format("Mara Tarn", "LLB, LLM", BODY), record.format("Wex Moor", "-", BODY))
    page = "\n\n".join(["Can he keep it?", "I ask.", "Number of answers: 2", *texts])
    assert [answer.doctor for answer in parse_page(page).answers] == [
        Doctor("Mara Tarn", "LLB, LLM", "Housing Solicitor", "Fonz", 4.5, 22),
        Doctor("Wex Moor", None, "Housing Solicitor", "Fonz", 4.5, 22),
    ]


@pytest.mark.parametrize(
    "line", ["Name: see below!", "Expert: see below", "Rating: good", "Score: x"]
)
def test_fields_with_other_values(line: str) -> None:
    """They say nothing of a doctor."""
    assert find_groups(pieces_of(["It heals.", "", line])) == []


def test_a_specialty_s_field_with_its_place() -> None:
    """What a sign or a word sets apart is the place; else the field is the specialty as it is."""
    found = find_groups(pieces_of(["Specialty: Dentist in Fonz", "", "Specialty: Tarn Dentist"]))
    assert [(one.doctor().specialty, one.doctor().location) for one in found] == [
        ("Dentist", "Fonz"),
        ("Tarn Dentist", None),
    ]
