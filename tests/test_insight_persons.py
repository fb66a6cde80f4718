"""The parts of names, and which of them can be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.insight.persons import NEVER, Parts, agree, facts_needed, family_of, name_key, parts_of


@pytest.mark.parametrize(
    ("name", "key", "family", "parts"),
    [
        ("Michael R. Menachof", "michael r menachof", "menachof",
         Parts(("michael",), ("r",), "menachof", "")),
        ("Francis R. Palmer, III", "francis r palmer iii", "palmer",
         Parts(("francis",), ("r",), "palmer", "iii")),
        ("Dr. José Díaz", "jose diaz", "diaz", Parts(("jose",), (), "diaz", "")),
        ("Robert (Bob) Smith", "robert smith\tbob", "smith",
         Parts(("robert", "bob"), (), "smith", "")),
        ('William \u201cBill\u201d "W" O\'Neil Jr.', "william oneil jr\tbill\tw", "oneil",
         Parts(("william", "bill"), (), "oneil", "jr")),
        ("Maria Luisa de la Cruz", "maria luisa de la cruz", "cruz",
         Parts(("maria",), ("luisa",), "cruz", "")),
        ("John V", "john v", "v", Parts(("john",), (), "v", "")),
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
    """Titles and particles fall away, nicknames stand beside, sentences stay whole."""
    assert (name_key(name), family_of(name_key(name)), parts_of(name_key(name))) == (
        key, family, parts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "needed"),
    [
        ("Ann Roe", "Ann B. Roe", 1),
        ("Ann Beth Roe", "Ann B. Roe", 1),
        ("Ann (Nan) Roe", "Nan Roe", 1),
        ("Ann Roe", "Ann Beth Roe", 2),
        ("A. Roe", "Ann Roe", 2),
        ("N. Roe", "Ann (Nan) Roe", 2),
        ("John Roe", "John Roe, Jr.", NEVER),
        ("John Roe, Sr.", "John Roe, Jr.", None),
        ("Ann Roe", "Nan Roe", None),
        ("Ann Roe", "Ann Doe", None),
        ("Ann B. Roe", "Ann C. Roe", None),
        ("Ann Beth Roe", "Ann Bess Roe", None),
        ("A. Roe", "B. Roe", None),
        ("B. Roe", "Ann Roe", None),
    ],
)
def test_facts_needed(one: str, other: str, needed: int | None) -> None:
    """The less two names have in common, the more has to agree besides; in either order."""
    a, b = parts_of(name_key(one)), parts_of(name_key(other))
    assert a is not None
    assert b is not None
    assert facts_needed(a, b) == facts_needed(b, a) == needed


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
