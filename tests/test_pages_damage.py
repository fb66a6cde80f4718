"""Entities and wrongly decoded characters: repaired for readers of lines, reported for people."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.model import Doctor, Problem
from qa_cli.pages.damage import LONGEST, damages, repaired
from tests.sheets import assembled


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Andr&eacute; Roe, MD", "André Roe, MD"),
        ("JosÃ© NÃºÃ±ez, MD", "José Núñez, MD"),
        ("JosÃ© &amp; Jane", "José & Jane"),
        ("It doesnâ€™t", "It doesn’t"),
        ("Â½ cup", "½ cup"),
        ("It&#39;s &#x2019; &#X27; &lt;b&gt;", "It's ’ ' <b>"),
        ("Jane&nbsp;Roe&#8203;", "Jane Roe"),
        ("Jane&nbsp;&#160;Roe&zwnj;&shy;&#xFEFF;", "Jane  Roe"),
        ("Jane&#09;Roe&NewLine;", "Jane Roe "),
        ("&amp;amp;", "&amp;"),
        ("&#xD800;", "\ufffd"),
        ("Åsa Roe", "Åsa Roe"),
        ("Â", "Â"),
        ("AT&T; R&D, Q&A", "AT&T; R&D, Q&A"),
        ("&copy &bogus; &#1; & ;", "&copy &bogus; &#1; & ;"),
        ("Ã©" * (LONGEST // 2), "é" * (LONGEST // 2)),
        ("Ã©" * (LONGEST // 2) + " ", "Ã©" * (LONGEST // 2) + " "),
        ("&amp;" * (LONGEST // 5), "&" * (LONGEST // 5)),
        ("&amp;" * (LONGEST // 5) + " ", "&amp;" * (LONGEST // 5) + " "),
        ("", ""),
    ],
)
def test_what_is_repaired(line: str, plain: str) -> None:
    """Entities are decoded once, characters where it is certain, and long lines not at all."""
    assert repaired(line) == plain


@given(st.text(st.characters(exclude_characters="&ÃÂÅâ")))
def test_what_is_not_damaged_stays(line: str) -> None:
    """Without the marks of damage no character of a line changes, whatever its language."""
    assert repaired(line) == line


def test_ftfy_is_imported_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without wrongly decoded characters does without it."""
    monkeypatch.setitem(sys.modules, "ftfy", None)
    assert repaired("José &amp; Jane — 5 €") == "José & Jane — 5 €"
    with pytest.raises(ImportError):
        repaired("JosÃ©")


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ([], []),
        (["It swells.", "Åsa, R&D", "AT&T;"], []),
        (["It", "a &amp; b"], [("entities", 2, "HTML entities were left in 1 line")]),
        (["&lt; &gt;", "", "&#39;"], [("entities", 1, "HTML entities were left in 2 lines")]),
        (["José &amp; Jane"], [("entities", 1, "HTML entities were left in 1 line")]),
        (["&lt;"] * 1000, [("entities", 1, "HTML entities were left in 1,000 lines")]),
        (["It", "", "JosÃ©"], [("mojibake", 3, "characters were decoded wrongly in 1 line")]),
        (["Â½", "â€™s"], [("mojibake", 1, "characters were decoded wrongly in 2 lines")]),
        (
            ["JosÃ©", "&lt;"],
            [
                ("entities", 2, "HTML entities were left in 1 line"),
                ("mojibake", 1, "characters were decoded wrongly in 1 line"),
            ],
        ),
    ],
)
def test_what_is_reported(lines: list[str], problems: list[tuple[str, int, str]]) -> None:
    """Each kind of damage is one problem, at the first line that shows it."""
    assert damages(lines) == [Problem(code, (at, at), said) for code, at, said in problems]


def test_a_damaged_page() -> None:
    """Names and jobs are read repaired; title, headline and body stay as the page has them."""
    question = assembled(
        "T| Isn&#39;t it swollen?", "HB| Itâ€™s fine", "SI| Donâ€™t &amp; wait.", "",
        "Nb| Andr&eacute; Roe, MD", "Sb| QuÃ©bec Dermatologist", "", "HB| Ice", "SI| Wait.",
        "Nb| JosÃ© NÃºÃ±ez, MD",
    )  # fmt: skip
    assert question.title == "Isn&#39;t it swollen?"
    said = [(answer.headline, answer.body, answer.doctor) for answer in question.answers]
    assert said == [
        (
            "Itâ€™s fine",
            "Donâ€™t &amp; wait.",
            Doctor("André Roe", "MD", "Dermatologist", "Québec"),
        ),
        ("Ice", "Wait.", Doctor("José Núñez", "MD")),
    ]
    assert [(one.code, one.lines) for one in question.problems if one.code != "cut-off"] == [
        ("entities", (1, 1)),
        ("mojibake", (2, 2)),
    ]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Åsa &amp; Jane", ["entities"]),
        ("Q&As; and &bogus;", []),
        ("It doesnâ€™t. " * 200, ["mojibake"]),
    ],
)
def test_no_damage_is_taken_for_another(line: str, codes: list[str]) -> None:
    """An entity is no mojibake, what has no character is no entity, and length hides nothing."""
    assert [one.code for one in damages([line])] == codes


def test_a_soft_hyphen_as_an_entity() -> None:
    """It is no part of a word, as the character itself is none."""
    assert repaired("Dermato&shy;logist") == "Dermatologist"
