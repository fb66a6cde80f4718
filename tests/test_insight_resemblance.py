"""Names that are not the same, and what is alike in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.insight.persons import Parts, name_key, parts_of
from qa_cli.insight.resemblance import NICKNAMES, Resemblance, kin, resemblance, spelling

POST = ("d", "reno")


def _parts(name: str) -> Parts:
    parts = parts_of(spelling(name_key(name)))
    assert parts is not None
    return parts


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("William Roe", "Bill Roe", "nickname"),
        ("Jon Roe", "John Roe", "nickname"),
        ("Joe Roe", "Joseph Roe", "nickname"),
        ("William B. Roe", "Bill Bart Roe", "nickname"),
        ("Robert (Bobby) Roe", "Bob Roe", "nickname"),
        ("Frances Roe", "Francis Roe", "first names"),
        ("Mich Roe", "Michelangelo Roe", "first names"),
        ("Mary Ann Roe", "Ann Roe", "second name"),
        ("J. Robert Roe", "Robert Roe", "second name"),
        ("Wei Chen", "Chen Wei", "transposed"),
        ("Ann Roe", "Ann Roe-Smith", "family name"),
        ("Ann Roe", "Ann Roe Smith", "family name"),
        ("Ann Roe", "Ann (Roe) Smith", "family name"),
        ("Ann Menachof", "Ann Menachoff", "typo"),
        ("Ann Menachof", "Ann B. Menahcof", "typo"),
        ("Ann Smith", "Ann Smyth", "typo"),
        ("Bill M\u00fcller", "William Mueller", "nickname"),
        ("Ann Chen", "Ann Chan", None),
        ("Ann Smith", "Bea Smyth", None),
        ("Ann B. Smith", "Ann C. Smyth", None),
        ("A. Smith", "A. Smyth", None),
        ("William A. Roe", "Bill B. Roe", None),
        ("William Roe, Jr.", "Bill Roe", None),
        ("William van Roe", "Bill Roe", None),
        ("Ann Roe", "Amy Roe", None),
        ("M. Ann Roe", "Mary Roe", None),
        ("Wei B. Chen", "Chen C. Wei", None),
    ],
)
def test_resemblance(one: str, other: str, like: Resemblance | None) -> None:
    """In either order; and who resembles each other shares a key."""
    a, b = _parts(one), _parts(other)
    assert resemblance(a, b) == resemblance(b, a) == like
    if like is not None:
        assert set(kin(a, POST)) & set(kin(b, POST))


@pytest.mark.parametrize(
    "names",
    [
        ("M\u00fcller", "Mueller", "Muller"),
        ("S\u00f8rensen", "Soerensen", "Sorensen"),
        ("\u0141ukasz", "Lukasz"),
        ("\u0110uri\u0107", "Duric"),
        ("Gro\u00df", "Gross"),
        ("B\u00e6k", "Baek"),
    ],
)
def test_spellings_of_one_name(names: tuple[str, ...]) -> None:
    """Accents, letters that have none to take away, and what stands for them in ASCII."""
    assert len({spelling(name_key(name)) for name in names}) == 1


def test_typos_are_looked_for_where_the_post_is_known() -> None:
    """Else nothing would narrow down who may be meant."""
    assert any(key[0] == "near" for key in kin(_parts("Ann Menachof"), POST))
    assert not any(key[0] == "near" for key in kin(_parts("Ann Menachof"), ("d", "")))


def test_the_list_of_nicknames_is_tidy() -> None:
    """A line a name, in order, each word once, folded."""
    lines = NICKNAMES.read_text("utf-8").splitlines()
    names = [line.split() for line in lines if not line.startswith("#")]
    assert names == sorted(names)
    for line in names:
        assert len(line) > 1
        assert len(set(line)) == len(line)
        assert all(word == name_key(word) for word in line)


@given(st.text(st.sampled_from("aeo\u00fc\u00f8 -"), max_size=20))
def test_a_spelling_is_one(text: str) -> None:
    """What comes of any text has no capital, accent or letter of the table left."""
    assert spelling(name_key(text)).isascii()
