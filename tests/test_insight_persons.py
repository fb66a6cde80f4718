"""The parts of names, and which of them can be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.insight.persons import (
    Likeness,
    Parts,
    agree,
    family_of,
    likeness,
    name_key,
    parts_of,
)


@pytest.mark.parametrize(
    ("name", "key", "family", "parts"),
    [
        ("Michael R. Menachof", "michael r menachof", "menachof",
         Parts(("michael",), ("r",), (), "menachof", "")),
        ("Francis R. Palmer, III", "francis r palmer iii", "palmer",
         Parts(("francis",), ("r",), (), "palmer", "iii")),
        ("Dr. José Díaz", "jose diaz", "diaz", Parts(("jose",), (), (), "diaz", "")),
        ("Robert (Bob) Smith", "robert smith\tbob", "smith",
         Parts(("robert", "bob"), (), (), "smith", "")),
        ('William \u201cBill\u201d "W" O\'Neil Jr.', "william oneil jr\tbill\tw", "oneil",
         Parts(("william", "bill"), (), (), "oneil", "jr")),
        ("Maria Luisa de la Cruz", "maria luisa de la cruz", "cruz",
         Parts(("maria",), ("luisa",), ("de", "la"), "cruz", "")),
        ("Ana Lopez y Garcia", "ana lopez y garcia", "garcia",
         Parts(("ana",), ("lopez",), ("y",), "garcia", "")),
        ("Ana Y. Garcia", "ana y garcia", "garcia", Parts(("ana",), ("y",), (), "garcia", "")),
        ("Amy Tan-Wu", "amy tan wu", "wu", Parts(("amy",), ("tan",), (), "wu", "")),
        ("John Roe, Senior", "john roe senior", "roe", Parts(("john",), (), (), "roe", "sr")),
        ("John V", "john v", "v", Parts(("john",), (), (), "v", "")),
        ("(Bob)", "bob", "bob", None),
        ("Dr. Emer", "emer", "emer", None),
        ("Dr.", "dr", "dr", None),
        ("", "", "", None),
        ("\u674e\u5c0f\u9f99", "\u674e\u5c0f\u9f99", "\u674e\u5c0f\u9f99", None),
        ("This is what I always tell all of my patients",
         "this is what i always tell all of my patients", "patients", None),
    ],
)  # fmt: skip
def test_parts(name: str, key: str, family: str, parts: Parts | None) -> None:
    """Titles fall away, particles and nicknames stand beside, sentences stay whole."""
    assert (name_key(name), family_of(name_key(name)), parts_of(name_key(name))) == (
        key, family, parts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Ann Roe", "Ann B. Roe", "same"),
        ("Ann Beth Roe", "Ann B. Roe", "same"),
        ("Ann (Nan) Roe", "Nan Roe", "same"),
        ("John Roe, Junior", "John B. Roe Jr.", "same"),
        ("Ann Roe", "Ann Beth Roe", "perhaps"),
        ("Amy Wu", "Amy Tan-Wu", "perhaps"),
        ("A. Roe", "Ann Roe", "perhaps"),
        ("A. Roe", "A. B. Roe", "perhaps"),
        ("N. Roe", "Ann (Nan) Roe", "perhaps"),
        ("John Roe", "John Roe, Jr.", "perhaps"),
        ("Jan van der Berg", "Jan Berg", "perhaps"),
        ("Jan van der Berg", "Jan von Berg", "perhaps"),
        ("Jan V. Berg", "Jan van Berg", "perhaps"),
        ("Ana Lopez y Garcia", "Ana Lopez Garcia", "perhaps"),
        ("Ann E. Roe", "Ann B. Roe", None),
        ("John Roe, Sr.", "John Roe, Jr.", None),
        ("John Roe, 2nd", "John Roe, Jr.", None),
        ("Ann Roe", "Nan Roe", None),
        ("Ann Roe", "Ann Doe", None),
        ("Ann B. Roe", "Ann C. Roe", None),
        ("Ann Beth Roe", "Ann Bess Roe", None),
        ("A. Roe", "B. Roe", None),
        ("B. Roe", "Ann Roe", None),
    ],
)
def test_likeness(one: str, other: str, like: Likeness | None) -> None:
    """What is left out may be another's; what differs is; in either order."""
    a, b = parts_of(name_key(one)), parts_of(name_key(other))
    assert a is not None
    assert b is not None
    assert likeness(a, b) == likeness(b, a) == like


@pytest.mark.parametrize(
    ("names", "together"),
    [
        (("Ann Roe", "Ann B. Roe", "A. Beth Roe"), True),
        (("Ann Roe", "Nan Roe"), False),
        (("Ann Roe", "Nan Roe", "Ann (Nan) Roe"), True),
        (("Ann B. Roe", "Ann Roe", "Ann C. Roe"), False),
        (("Ann B. Roe", "Ann Beth Roe", "Ann Bess Roe"), False),
        (("A. Roe", "B. Roe"), False),
        (("A. Roe", "Bea Roe"), False),
        (("A. Roe", "A. C. Roe"), True),
        (("John Roe, Jr.", "John Roe", "John Roe, Sr."), False),
    ],
)
def test_agree(names: tuple[str, ...], together: bool) -> None:  # noqa: FBT001  a table
    """All names at once, whatever their order."""
    parts = [one for name in names if (one := parts_of(name_key(name)))]
    assert len(parts) == len(names)
    assert agree(parts) == agree(parts[::-1]) == together


@given(st.text(max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    """Nothing is so odd that it cannot be taken apart, and a key's family is one of its words."""
    key = name_key(text)
    parts_of(key)
    assert family_of(key) in {*key.replace("\t", " ").split(), ""}
