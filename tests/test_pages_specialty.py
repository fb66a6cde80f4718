"""The second line of a byline: a specialty, its place, and advice that only looks like one."""

import pytest

from qa_cli.pages.specialty import (
    LINE_LENGTH,
    Practice,
    is_organisation,
    is_town,
    may_close,
    may_name,
    parse_cut,
    parse_field,
    parse_job,
    parse_pair,
    parse_place,
    parse_practice,
    parse_specialty,
)


@pytest.mark.parametrize(
    "specialty",
    [
        "Plastic Surgeon",
        "Facial Plastic Surgeon",
        "Dermatologic Surgeon",
        "Oculoplastic Surgeon",
        "Oral & Maxillofacial Surgeon",
        "Oral and Maxillofacial Surgeon",
        "Hair Restoration Surgeon",
        "Board Certified Plastic Surgeon",
        "Board-Certified Plastic Surgeon",
        "Double Board Certified Facial Plastic Surgeon",
        "Neurosurgeon",
        "Dermatologist",
        "Ophthalmologist",
        "Phlebologist",
        "Psychiatrist",
        "Podiatrist",
        "Orthodontist",
        "Optometrist",
        "Dentist",
        "Cosmetic Dentist",
        "Physician",
        "Pediatrician",
        "Aesthetician",
        "Family Medicine Doctor",
        "Physician Assistant",
        "Nurse Practitioner",
        "Nurse",
        "Women’s Health Nurse",
        "OB/GYN",
        "OB-GYN",
        "ENT",
        "Ear, Nose & Throat Surgeon",
        "Ear, Nose and Throat Specialist",
        "Med Spa",
        "Medical Spa",
        "Chiropractor",
        "Osteopath",
        "Midwife",
        "Counsellor",
        "Attorney",
        "Veterinarian",
        "Large Animal Vet",
        "Facial Plastic Surgeon, Otolaryngologist",
        "Plastic/Cosmetic Surgeon",
        "Plastic Surgeon and Dermatologist",
        "PLASTIC SURGEON",
        "Plastic surgeon",
    ],
)
def test_specialties_alone_and_with_a_place(specialty: str) -> None:
    """A specialty closes its line; what stands before it is the place."""
    assert parse_specialty(specialty) == Practice(specialty, None)
    assert parse_specialty(f"Tarnville {specialty}") == Practice(specialty, "Tarnville")
    assert parse_specialty(f"Tarn Falls {specialty}") == Practice(specialty, "Tarn Falls")


@pytest.mark.parametrize(
    "place",
    [
        "Tarnville",
        "The Tarns",
        "Tarnland",
        "Old Tarn Falls",
        "St. Tarn",
        "Rio de Tarn",
        "Tarn of the Vale",
        "Saint-Tarn-sur-Mer",
        "L'Tarna d'Oro",
        "Tarnville, TX",
        "Tarnville TX 75001",
        "San Tarn Capistro, CA, USA",
        "Tarn & Vale",
        "Zürn",
        "TARNVILLE",
    ],
)
def test_places_of_all_shapes(place: str) -> None:
    """A city of one word or several, a country, a state, before the specialty or after it."""
    assert parse_specialty(f"{place} Plastic Surgeon") == Practice("Plastic Surgeon", place)
    assert parse_specialty(f"Plastic Surgeon in {place}") == Practice("Plastic Surgeon", place)


@pytest.mark.parametrize("between", [" in ", ", ", " - ", " – ", " | ", " · ", " — "])
def test_reversed_lines(between: str) -> None:
    """The place may stand behind the specialty, with a sign or `in` between them."""
    line = f"Plastic Surgeon{between}Tarnville"
    assert parse_specialty(line) == Practice("Plastic Surgeon", "Tarnville")


def test_two_specialties_before_a_place() -> None:
    """A reversed line keeps all its specialties together."""
    expected = Practice("Plastic Surgeon, Dermatologist", "Tarnville")
    assert parse_specialty("Plastic Surgeon, Dermatologist in Tarnville") == expected


@pytest.mark.parametrize(
    ("line", "specialty", "location"),
    [
        ("Consultant", "Consultant", None),
        ("Clinic Director", "Director", "Clinic"),
        ("Tarn Falls Clinic Director", "Clinic Director", "Tarn Falls"),
        ("Tarnville Patient Consultant", "Patient Consultant", "Tarnville"),
        ("Tarnville Neck Surgeon", "Surgeon", "Tarnville Neck"),
        ("Tarnville Scar Specialist", "Scar Specialist", "Tarnville"),
        ("Tarnville Laser Technician", "Laser Technician", "Tarnville"),
        ("Tarnville Specialist", "Specialist", "Tarnville"),
        ("ABCDF Surgeon", "Surgeon", None),
        ("ABCD Plastic Surgeon", "Plastic Surgeon", None),
        ("USA Plastic Surgeon", "Plastic Surgeon", "USA"),
        ("LIMA Plastic Surgeon", "Plastic Surgeon", "LIMA"),
        ("TRNF SURGEON", "SURGEON", "TRNF"),
    ],
)
def test_generic_occupations_take_the_word_before_them(
    line: str, specialty: str, location: str | None
) -> None:
    """`Director` says little alone: with two words before it, the nearer one belongs to it."""
    assert parse_specialty(line) == Practice(specialty, location)


@pytest.mark.parametrize(
    ("line", "specialty", "location"),
    [
        ("tarnville plastic surgeon", "plastic surgeon", "tarnville"),
        ("Tarnville plastic surgeon", "plastic surgeon", "Tarnville"),
        ("TARN FALLS PLASTIC SURGEON", "PLASTIC SURGEON", "TARN FALLS"),
    ],
)
def test_case_is_kept(line: str, specialty: str, location: str) -> None:
    """Lines in lower or upper case are read, and given back as they stand."""
    assert parse_specialty(line) == Practice(specialty, location)


@pytest.mark.parametrize(
    "line",
    [
        "See a Board Certified Plastic Surgeon",
        "See a Good Plastic Surgeon",
        "Find an Experienced Dentist",
        "Consult With Your Dermatologist",
        "Choose the Right Facial Plastic Surgeon",
        "Ask your plastic surgeon",
        "You need a dermatologist",
        "I am a plastic surgeon",
        "Best plastic surgeon",
        "A Plastic Surgeon",
        "Talk to your Doctor",
        "plastic surgeon",
    ],
)
def test_advice_is_no_specialty(line: str) -> None:
    """With a verb, an article or a judgement before it, an occupation is part of advice."""
    assert parse_specialty(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Tarnville",
        "Surgery in Tarnville",
        "Make an appointment",
        "The exact moment",
        "Tarnville list",
        "Tarnville assist",
        "Twist",
        "1st Street Dentist",
        "Tarn de Dentist",
        "Tarn! Dentist",
        "Tarnville seaside Dentist",
        "Tarn, of the Dentist",
        "Director, Laser & Skin Center",
        "Dentist in the",
        "Dentist, see you",
        "One Two Three Four Five Six Seven Dentist",
        "A B C D E F G H I J K L Dentist",
        "T" * LINE_LENGTH + " Dentist",
    ],
)
def test_what_is_no_specialty_line(line: str) -> None:
    """Words that only end like occupations, and places that are none, make no specialty."""
    assert parse_specialty(line) is None


@pytest.mark.parametrize(
    ("line", "specialty", "location"),
    [
        ("Tarnville Lash Lifter", "Lash Lifter", "Tarnville"),
        ("Tarn Falls Lash Lifter", "Lash Lifter", "Tarn Falls"),
        ("Lash Lifter", "Lash Lifter", None),
        ("Lifter", "Lifter", None),
        ("Tarnville Skin Center", "Skin Center", "Tarnville"),
        ("Tarn Falls Laser Clinic", "Laser Clinic", "Tarn Falls"),
        ("Tarnville Cosmetic Surgery Center", "Cosmetic Surgery Center", "Tarnville"),
        ("Tarnville Associates", "Associates", "Tarnville"),
        ("Dermatóloga en Tarnville", "Dermatóloga", "Tarnville"),
        ("Lash Lifter in Tarn Falls", "Lash Lifter", "Tarn Falls"),
        ("Lash Lifter in the office", "Lash Lifter in the office", None),
        ("see me at the Lash Lifter", "see me at the Lash Lifter", None),
        ("Roof Inspector, Tarnville, OH", "Roof Inspector", "Tarnville, OH"),
        ("Lactation Guide, Fonz", "Lactation Guide", "Fonz"),
        ("Obstetrics and Gynecology", "Obstetrics and Gynecology", None),
        ("Tarn Falls Dermatology", "Tarn Falls Dermatology", None),
    ],
)
def test_unknown_specialties(line: str, specialty: str, location: str | None) -> None:
    """Where a specialty must stand, the last two words are it, or an organisation's name is."""
    assert parse_job(line) == Practice(specialty, location)


@pytest.mark.parametrize(
    ("line", "location"),
    [
        ("Tarnville Plas", "Tarnville"),
        ("Tarnville Facial Pla", "Tarnville"),
        ("Tarn Falls Facial Plastic Surg", "Tarn Falls"),
        ("Tarnville Dermatolog", "Tarnville"),
        ("Tarnville Pl", None),
        ("Tarnville", None),
        ("Plas", None),
        ("Facial Plastic Surg", None),
        ("the Plas", None),
    ],
)
def test_cut_specialties(line: str, location: str | None) -> None:
    """Of a cut line only the place is sure, and only before what begins a specialty."""
    assert parse_cut(line) == Practice(None, location)


@pytest.mark.parametrize(
    ("line", "closes", "may"),
    [
        ("Tarnville Surgeon", True, True),
        ("see a surgeon", True, True),
        ("Tarnville Surgery", False, True),
        ("Surgeon in Tarnville", False, True),
        ("Surgeon, Tarnville", False, True),
        ("Surgeon | Tarnville", False, True),
        ("post-op", False, False),
    ],
)
def test_the_first_looks(line: str, *, closes: bool, may: bool) -> None:
    """A cheap look at the end of a line, or at its signs, says whether to look closer."""
    assert may_close(line) is closes
    assert may_name(line) is may


def test_no_job() -> None:
    """A blank line, and one that is too long, give nothing."""
    for line in (" ", "Lash Lifter " * LINE_LENGTH):
        assert parse_job(line) == Practice(None, None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Internal Medicine", ("Internal Medicine", None)),
        ("Dermatology, Tarnville", ("Dermatology", "Tarnville")),
        ("Plastic Surgery in Tarnville, TX", ("Plastic Surgery", "Tarnville, TX")),
        ("Plastic Surgery at the office", None),
        ("Make Surgery", None),
        ("surgery", None),
        ("Plastic Surgery, ", None),
        ("Plastic Facial Oral Skin Eye Surgery", None),
        ("", None),
    ],
)
def test_fields_of_practice(line: str, expected: tuple[str, str | None] | None) -> None:
    """A field whose words are all known, with its place or without."""
    assert parse_field(line) == (expected and Practice(*expected))


@pytest.mark.parametrize(
    ("line", "bare", "expected"),
    [
        ("Fresno, California", False, True),
        ("Fresno", True, True),
        ("Fresno", False, False),
        ("Fresno, california", False, False),
        ("Dentist, California", False, False),
        ("fresno", True, False),
    ],
)
def test_places(line: str, *, bare: bool, expected: bool) -> None:
    """A town with its state or country; alone only where nothing else can stand."""
    assert parse_place(line, bare=bare) == (line if expected else None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dentist", ("Dentist", None)),
        ("Dermatology, Fonz", ("Dermatology", "Fonz")),
        ("Dentist at Tarn Clinic", ("Dentist", None)),
        ("Dentist at Tarn Clinic, Fonz", ("Dentist", "Fonz")),
        ("Fonz Dentist at Tarn Clinic", ("Dentist", "Fonz")),
        ("Keeper at Tarn Clinic", None),
        ("Dentist at Tarn Clinic, the best", None),
        ("Dentist at Tarnville", None),
        ("Tarn Clinic Dentist", None),
        ("Dentist in J. Tarn", None),
        ("Dentist in Mara Tarn, DO", None),
        ("Dentist in Fonz, Tarn, Vale, Spain", None),
        ("Dentist in Washington, DC", ("Dentist", "Washington, DC")),
    ],
)
def test_practices(line: str, expected: tuple[str, str | None] | None) -> None:
    """What is taken for a place holds no name, no organisation, and no more than a country."""
    assert parse_practice(line) == (expected and Practice(*expected))


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("Fonz", False, True),
        ("Mara Tarn, DO", False, False),
        ("Mara Tarn, DO", True, True),
        ("J. Tarn", True, True),
        ("Dermatology", False, False),
    ],
)
def test_towns(text: str, *, named: bool, expected: bool) -> None:
    """Behind a name even initials and what looks like a degree are a town's."""
    assert is_town(text, named=named) is expected


def test_pairs() -> None:
    """Job and place of any words, where it is known that the comma parts them."""
    assert parse_pair("Lactation Guide, Fonz") == Practice("Lactation Guide", "Fonz")
    assert parse_pair("Lactation Guide") is None
    assert parse_pair("the guide, Fonz") is None


def test_organisations() -> None:
    """Two words at least, of which the last says what it is."""
    assert is_organisation("Tarn Falls Smile Studio")
    assert not is_organisation("Studio")
    assert not is_organisation("I went to the Clinic")


def test_a_state_ends_its_place() -> None:
    """What stands between an abbreviated state and the occupation belongs to the occupation."""
    for job in ("Tenant Attorney", "Real Estate Attorney", "Phlebologist"):
        assert parse_specialty(f"Tarn Mawr, PA {job}") == Practice(job, "Tarn Mawr, PA")


@pytest.mark.parametrize("between", [" in ", " · ", " | "])
@pytest.mark.parametrize(
    "job", ["Labor & Employment Lawyer", "Sleep Consultant", "Slip and Fall Lawyer"]
)
def test_fields_that_are_not_known(job: str, between: str) -> None:
    """What ends in an occupation is one as a whole, where a word or a sign tells the place."""
    assert parse_specialty(f"{job}{between}Tarnville, OH") == Practice(job, "Tarnville, OH")


@pytest.mark.parametrize(
    "line",
    [
        "See a Good Surgeon in Tarnville",
        "Ask Your Lawyer in Tarnville",
        "a sleep consultant in Tarnville",
        "One Two Three Four Five Six Seven Lawyer in Tarnville",
    ],
)
def test_advice_gives_no_field(line: str) -> None:
    """Verbs, judgements, words in lower case and too many of them are a sentence's."""
    practice = parse_specialty(line)
    assert practice is None or practice.location != "Tarnville"
