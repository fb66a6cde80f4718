"""The first line of a byline: names, credentials, and what only looks like them."""

import pytest

from qa_cli.pages.names import (
    MAX_NAME_WORDS,
    NAME_LINE,
    Name,
    is_degree,
    is_known_degree,
    is_person,
    is_plain_word,
    is_reversed,
    is_status,
    is_title,
    may_end_as_name,
    parse_name,
    parse_plain_name,
)


@pytest.mark.parametrize(
    ("line", "name", "credentials"),
    [
        ("Tobin Wexmoor, MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor,MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor , MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor MD FACS", "Tobin Wexmoor", "MD FACS"),
        ("Tobin Wexmoor M.D.", "Tobin Wexmoor", "M.D."),
        ("Tobin Wexmoor D.O., F.A.C.S.", "Tobin Wexmoor", "D.O., F.A.C.S."),
        ("Tobin Wexmoor, MD, FACS", "Tobin Wexmoor", "MD, FACS"),
        ("Tobin Wexmoor, MD, DDS", "Tobin Wexmoor", "MD, DDS"),
        ("Tobin Wexmoor, MD, FRCPC", "Tobin Wexmoor", "MD, FRCPC"),
        ("Tobin Wexmoor, MBBS, FACD", "Tobin Wexmoor", "MBBS, FACD"),
        ("Tobin Wexmoor, MD (retired)", "Tobin Wexmoor", "MD (retired)"),
        ("Tobin Wexmoor MD (Retired)", "Tobin Wexmoor", "MD (Retired)"),
        ("Tobin Wexmoor, MD, (ret.)", "Tobin Wexmoor", "MD, (ret.)"),
        ("Tobin Wexmoor, BSc (Hons), MBBS", "Tobin Wexmoor", "BSc (Hons), MBBS"),
        ("Tobin Wexmoor, FRCS (Plast)", "Tobin Wexmoor", "FRCS (Plast)"),
        ("Tobin Wexmoor, FRCS(C)", "Tobin Wexmoor", "FRCS(C)"),
        ("Tobin Wexmoor, M.D., Ph.D.", "Tobin Wexmoor", "M.D., Ph.D."),
        ("Tobin Wexmoor, MD PhD", "Tobin Wexmoor", "MD PhD"),
        ("Tobin Wexmoor, MD/PhD", "Tobin Wexmoor", "MD/PhD"),
        ("Tobin Wexmoor, RPh", "Tobin Wexmoor", "RPh"),
        ("Tobin Wexmoor MD/PhD", "Tobin Wexmoor", "MD/PhD"),
        ("Tobin Wexmoor, MD & PhD", "Tobin Wexmoor", "MD & PhD"),
        ("Tobin Wexmoor, MD and MPH, FACS", "Tobin Wexmoor", "MD and MPH, FACS"),
        ("Tobin Wexmoor MD & PhD", "Tobin Wexmoor", "MD & PhD"),
        ("Wexmoor & Tarn MD", "Wexmoor & Tarn", "MD"),
        ("Tobin Wexmoor, D.D.S., M.S.", "Tobin Wexmoor", "D.D.S., M.S."),
        ("Tobin Wexmoor, PA-C", "Tobin Wexmoor", "PA-C"),
        ("Tobin Wexmoor, Dr. med.", "Tobin Wexmoor", "Dr. med."),
        ("Tobin Wexmoor, Esq.", "Tobin Wexmoor", "Esq."),
        ("Tobin Wexmoor, md", "Tobin Wexmoor", "md"),
        ("Tobin Wexmoor, MD - FACS", "Tobin Wexmoor", "MD - FACS"),
        ("Tobin Wexmoor, MD – FACS", "Tobin Wexmoor", "MD – FACS"),
        ("Tobin Wexmoor - MD, FACS", "Tobin Wexmoor", "MD, FACS"),
        ("Tobin Wexmoor — MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor, MD; FACS", "Tobin Wexmoor", "MD; FACS"),
        ("Tobin Wexmoor; MD; FACS", "Tobin Wexmoor", "MD; FACS"),
        ("Tobin Wexmoor, MD / FACS", "Tobin Wexmoor", "MD / FACS"),
        ("Tobin Wexmoor / MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor, MD • FACS", "Tobin Wexmoor", "MD • FACS"),
        ("Tobin Wexmoor • MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor, MD, (FACS)", "Tobin Wexmoor", "MD, (FACS)"),
        ("Tobin Wexmoor, MD (FACS)", "Tobin Wexmoor", "MD (FACS)"),
        ("Tobin Wexmoor, MD [FACS]", "Tobin Wexmoor", "MD [FACS]"),
        ("Tobin Wexmoor (MD)", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor (MD, FACS)", "Tobin Wexmoor", "MD, FACS"),
        ("Tobin Wexmoor [MD, FACS]", "Tobin Wexmoor", "MD, FACS"),
        ("Tobin Wexmoor, M. D.", "Tobin Wexmoor", "M. D."),
        ("Tobin Wexmoor M. D., Ph. D.", "Tobin Wexmoor", "M. D., Ph. D."),
        ("Tobin Wexmoor, D. D. S. - M. S.", "Tobin Wexmoor", "D. D. S. - M. S."),
        ("Tobin Wexmoor, FRCS (Plast.)", "Tobin Wexmoor", "FRCS (Plast.)"),
        ("Tobin Wexmoor, FRCS (Plast/Burns)", "Tobin Wexmoor", "FRCS (Plast/Burns)"),
        ("Tobin\u2003\u2003Wexmoor,\u00a0MD,\tFACS", "Tobin Wexmoor", "MD, FACS"),
        ("Wexmoor, Tobin, MD", "Wexmoor, Tobin", "MD"),
        ("Wexmoor, Tobin R., MD", "Wexmoor, Tobin R.", "MD"),
        ("van der Wexmoor, Tobin, MD", "van der Wexmoor, Tobin", "MD"),
        ("TOBIN WEXMOOR, MD", "TOBIN WEXMOOR", "MD"),
        ("tobin wexmoor, md", "tobin wexmoor", "md"),
    ],
)
def test_credentials_of_all_kinds(line: str, name: str, credentials: str) -> None:
    """Degrees and fellowships are split off as they are written, with or without a comma."""
    assert parse_name(line) == Name(name, credentials)


@pytest.mark.parametrize("degree", ["DO", "DMD", "RN", "NP", "DC", "DPM", "OD", "JD", "ND", "BDS"])
def test_two_and_three_letter_degrees(degree: str) -> None:
    """Every degree of the trade makes a name of what stands before it."""
    assert parse_name(f"Mara Tarn, {degree}") == Name("Mara Tarn", degree)
    assert parse_name(f"Mara Tarn {degree}") == Name("Mara Tarn", degree)


@pytest.mark.parametrize("abbreviation", ["XYZ", "XyZ", "FQRS", "ABCDE-F"])
def test_unknown_fellowships(abbreviation: str) -> None:
    """After a comma any abbreviation with two capitals is a credential; without one it is none."""
    assert parse_name(f"Mara Tarn, {abbreviation}") == Name("Mara Tarn", abbreviation)
    assert parse_name(f"Mara Tarn {abbreviation}") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tobin Wexmoor, III, MD", "Tobin Wexmoor, III"),
        ("Tobin Wexmoor, III MD", "Tobin Wexmoor, III"),
        ("Tobin Wexmoor III, MD", "Tobin Wexmoor III"),
        ("Tobin Wexmoor, Jr., MD", "Tobin Wexmoor, Jr."),
        ("Tobin Wexmoor Jr. MD", "Tobin Wexmoor Jr."),
        ("Tobin Wexmoor SR, MD", "Tobin Wexmoor SR"),
        ("Tobin Wexmoor, V, MD", "Tobin Wexmoor, V"),
        ("Tobin Wexmoor, 2nd, MD", "Tobin Wexmoor, 2nd"),
        ("Tobin Wexmoor 3rd, MD", "Tobin Wexmoor 3rd"),
        ("Wexmoor II, Tobin R., MD", "Wexmoor II, Tobin R."),
    ],
)
def test_suffixes_stay_with_the_name(line: str, name: str) -> None:
    """A generational suffix belongs to the name, before and after its comma."""
    assert parse_name(line) == Name(name, "MD")


@pytest.mark.parametrize(
    "name",
    [
        "Tobin (Toby) Wexmoor",
        'Tobin "Toby" Wexmoor',
        "Tobin “Toby” Wexmoor",
        "A. Tobin Wexmoor",
        "T. R. Wexmoor",
        "T.R. Wexmoor",
        "TR Wexmoor",
        "Tobin R. Q. Wexmoor",
        "Mara-Lise Quill-Feather",
        "Mara O’Tarn",
        "Mara O'Tarn",
        "Jan van der Zwoll",
        "Ines de la Fonz",
        "Ines Fonz y Tarn",
        "Jan 't Zwoll",
        "Jan ten Zwoll",
        "Müge Çelebin",
        "Łukasz Żądłow",
        "St. John Tarn",
        "Mara & Tobin Tarn",
        "Dr. Tobin Wexmoor",
        "Prof. Tobin Wexmoor",
        "Tobin",
        "Quan Le",
        "Quan Do",
        "Yo Ma",
        "An Thu Do",
        "Will Tarnow",
        "Ba Le",
    ],
)
def test_names_of_all_shapes(name: str) -> None:
    """Nicknames, initials, particles, accents, and names that look like words or degrees."""
    assert parse_name(f"{name}, MD, FACS") == Name(name, "MD, FACS")


@pytest.mark.parametrize("surname", ["Le", "Do", "Ma", "Md", "Ba"])
def test_surnames_that_look_like_degrees(surname: str) -> None:
    """Without a comma only capitals make a degree: `Quan Le` is a name and `Le` part of it."""
    assert parse_name(f"Quan {surname}") is None
    assert parse_name(f"Quan {surname} MD") == Name(f"Quan {surname}", "MD")
    assert parse_plain_name(f"Quan {surname}") == Name(f"Quan {surname}", None)


@pytest.mark.parametrize("prefix", ["— ", "- ", "-- "])
def test_a_dash_leads_to_a_name(prefix: str) -> None:
    """Dashes before it are no part of the name."""
    assert parse_name(f"{prefix}Tobin Wexmoor, MD") == Name("Tobin Wexmoor", "MD")
    assert parse_plain_name(f"{prefix}Tobin Wexmoor") == Name("Tobin Wexmoor", None)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Tobin Wexmoor",
        "Tobin Wexmoor,",
        "Tobin Wexmoor, Xyz",
        "Tobin Wexmoor, ABCDEFGHIJKLMNOP",
        "Tobin Wexmoor (retired)",
        "tobin wexmoor md",
        "Tarnville, TX",
        "Tarnville, UK",
        "Botox MD",
        "Do MD",
        "Thank you, MD",
        "Kind Regards, MD",
        "Surgery, MD",
        "I would see an MD",
        "Ask your surgeon, MD",
        "Is the MD",
        "Tobin 2 Wexmoor, MD",
        "Tobin Wexmoor of Tarn, MD",
        "Tobin Wexmoor, Tarnville, MD",
        "Tobin wexmoor, MD",
        "Lip Filler - FAQ",
        "Scars / SPF",
        "Moles • BCC",
        "MD, FACS",
        "Tobin Wexmoor, DENTIST",
        "Tobin Wexmoor, ENT",
        "Tobin Wexmoor [photo]",
        "Tobin Wexmoor, J. R.",
        "Austin, T. X., MD",
        "Tarn (see below)",
    ],
)
def test_what_is_no_name_line(line: str) -> None:
    """Bare names, places, greetings and sentences are none, whatever letters they end in."""
    assert parse_name(line) is None


def test_a_name_line_has_its_bounds() -> None:
    """Nine words and 110 characters are the most; with one more it is a sentence."""
    words = "Mo " * (MAX_NAME_WORDS - 1) + "Tarn"
    assert parse_name(f"{words}, MD") == Name(words, "MD")
    assert parse_name(f"Mo {words}, MD") is None
    long = "Wex" + "m" * (NAME_LINE - len("Tobin Wex, MD"))
    assert parse_name(f"Tobin {long}, MD") == Name(f"Tobin {long}", "MD")
    assert parse_name(f"Tobin {long}m, MD") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("see an MD", True),
        ("see an m.d.", True),
        ("see an md", True),
        ("Tobin Wexmoor, MD,FACS", True),
        ("Tobin Wexmoor (retired)", True),
        ("Tobin Wexmoor [FACS]", True),
        ("Tobin Wexmoor", False),
        ("at the end.", False),
        ("It is over", False),
    ],
)
def test_the_first_look(line: str, *, expected: bool) -> None:
    """Only a last word that could be a credential is worth a second look."""
    assert may_end_as_name(line) is expected


@pytest.mark.parametrize(
    ("line", "name", "credentials"),
    [
        ("Tobin Wexmoor", "Tobin Wexmoor", None),
        ("Tobin Wexmoor, MD", "Tobin Wexmoor", "MD"),
        ("Tobin Wexmoor, Jr.", "Tobin Wexmoor, Jr.", None),
        ("Tobin Wexmoor 3rd", "Tobin Wexmoor 3rd", None),
        ("Wexmoor, Tobin", "Wexmoor, Tobin", None),
        ("Tobin W.", "Tobin W.", None),
        ("Tobin", "Tobin", None),
        ("tobin wexmoor", "tobin wexmoor", None),
        ("Tarn Skin Center", "Tarn Skin Center", None),
        ("The Tarn Group", "The Tarn Group", None),
        ("Center for Skin", "Center for Skin", None),
    ],
)
def test_a_name_that_its_place_tells(line: str, name: str, credentials: str | None) -> None:
    """Where a name must stand, one without credentials counts, a practice's name too."""
    assert parse_plain_name(line) == Name(name, credentials)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "***",
        "Tarn 24",
        "Tobin Wexmoor.",
        "Tobin Wexmoor:",
        "Tobin Wexmoor,",
        "Is it Tobin?",
        "Thank you",
        "Thanks, Tobin",
        "Kind Regards",
        "I would wait",
        "it was not so",
        "de la Tarn",
        "Mo " * MAX_NAME_WORDS + "Tarn",
        "T" * (NAME_LINE + 1),
    ],
)
def test_what_no_place_makes_a_name(line: str) -> None:
    """Sentences, greetings, figures, signs and long lines are no names anywhere."""
    assert parse_plain_name(line) is None


@pytest.mark.parametrize(
    ("text", "strict", "lax"),
    [
        ("Tobin Wexmoor", True, True),
        ("Tobin", False, True),
        ("Dr. Tobin", False, True),
        ("Dr. Tobin Wexmoor", True, True),
        ("Mrs Tobin", False, True),
        ("tobin wexmoor", False, True),
        ("Tobin wexmoor", False, False),
        ("Tobin Wexmoor, III", True, True),
        ("Tobin Wexmoor, Tarnville", False, False),
        ("Wexmoor, Tobin, Jr.", False, True),
        ("Wexmoor, Tobin, MD", False, False),
        ("Will Do", True, True),
        ("the Tarn", False, False),
        ("Tobin the Tarn", False, False),
        ("Tobin 3", False, False),
        ("Tobin (Toby) Tarn", True, True),
        ("Tobin dell'Orso", True, True),
        ("Tobin d’Orso", True, True),
        ("Tobin isn't", False, False),
        ("Kind Regards", False, False),
        ("Dr.", False, False),
        (",", False, False),
        ("", False, False),
        ("Mo " * MAX_NAME_WORDS + "Tarn", False, False),
    ],
)
def test_is_person(text: str, *, strict: bool, lax: bool) -> None:
    """Strictly, a person has two capitalised words; loosely, one, or all in lower case."""
    assert is_person(text, strict=True) is strict
    assert is_person(text, strict=False) is lax


def test_names_in_capitals() -> None:
    """Where all is in capitals, only a known degree is one."""
    assert parse_name("TOBIN WEXMOOR, MD") == Name("TOBIN WEXMOOR", "MD")
    assert parse_name("BRACES FIRST, THEN BONDING") is None
    assert parse_plain_name("#swelling #ice") is None


@pytest.mark.parametrize(
    ("text", "degrees", "known"),
    [
        ("MD PhD", True, True),
        ("MD, FACS", True, True),
        ("PhD", True, True),
        ("M. D.", False, True),
        ("Dr. Tarn", False, False),
        ("Le", True, False),
        ("FAQ", False, False),
        ("DC", True, True),
    ],
)
def test_degrees(text: str, *, degrees: bool, known: bool) -> None:
    """A text may be degrees only, or open with one; titles and surnames are none."""
    assert is_known_degree(text) is known
    assert is_degree(text) is degrees


def test_words_of_names() -> None:
    """Titles and small words are told from others, and a status from other notes."""
    assert is_title("Dr.")
    assert not is_title("Tobin")
    assert is_plain_word("but")
    assert not is_plain_word("Tobin")
    assert is_status("(retired)")
    assert not is_status("(Toby)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Wexmoor, Tobin", True), ("Tobin Wexmoor", False), ("Wexmoor, the dentist", False),
     ("Tarnville, TX", False), ("Wexmoor,  ", False)],
)  # fmt: skip
def test_reversed_names(text: str, *, expected: bool) -> None:
    """The family name stands before a comma, given names behind it."""
    assert is_reversed(text) is expected
