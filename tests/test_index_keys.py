"""Units and their keys."""

from hypothesis import given
from hypothesis import strategies as st

from qa_cli.index.keys import MAX_NUMBER, key_of, split_key, units
from qa_cli.model import Doctor
from tests.builders import Said, page


def test_a_page_is_a_question_and_its_answers() -> None:
    """The question comes first; ids are the page's id, then id/number."""
    made = page("7_x", Said("one", "H", Doctor("Ann Lee")), Said("two", sign_off="Dr. E"), body="q")
    found = [(unit.id, unit.head, unit.body, unit.name) for unit in units(made)]
    assert found == [
        ("7_x", "A title", "q", None),
        ("7_x/1", "H", "one", "Ann Lee"),
        ("7_x/2", None, "two", "Dr. E"),
    ]


@given(st.integers(0, 2**40 - 1), st.integers(0, MAX_NUMBER))
def test_keys_split_into_what_they_were_made_of(page_key: int, number: int) -> None:
    """A key leads back to page and answer, and fits the engine's 64 bits."""
    assert split_key(key_of(page_key, number)) == (page_key, number)
    assert key_of(page_key, number) < 2**64


@given(st.tuples(st.integers(0, 2**40 - 1), st.integers(0, MAX_NUMBER)), st.data())
def test_keys_sort_in_page_order(one: tuple[int, int], data: st.DataObject) -> None:
    """Comparing keys is comparing page, then answer."""
    other = data.draw(st.tuples(st.integers(0, 2**40 - 1), st.integers(0, MAX_NUMBER)))
    assert (key_of(*one) < key_of(*other)) == (one < other)
