"""What the user has recorded about doctors."""

from qa_cli.insight.aliases import Alias, Person, apply_joins, apply_splits, with_alias
from qa_cli.insight.merging import Entry, merge

A, B, C = Entry("ann roe", "d", "reno"), Entry("bea doe", "p", ""), Entry("cy poe", "", "")


def _joined(entries: list[Entry], *aliases: Alias) -> list[list[int]]:
    """Return who is one doctor, as the tally has it."""
    marked = apply_splits(aliases, entries)
    return apply_joins(aliases, marked, merge(marked))


def test_a_join_holds_over_other_joins() -> None:
    """Three names, two records, one doctor; spelling aside."""
    one = Alias(Person("Dr. ANN ROE"), Person("Bea Doe"), same=True)
    two = Alias(Person("Bea Doe", "P", ""), Person("Cy Poe"), same=True)
    assert _joined([A, B, C], one, two) == [[0, 1, 2]]


def test_a_record_of_a_post_is_of_that_byline_alone() -> None:
    """No specialty is not any specialty."""
    other = Entry("ann roe", "q", "")
    join = Alias(Person("Ann Roe", "Q", ""), Person("Bea Doe", ""), same=True)
    assert sorted(_joined([A, B, other], join)) == [[0], [1], [2]]
    join = Alias(Person("Ann Roe", "Q", ""), Person("Bea Doe", "p"), same=True)
    assert sorted(map(sorted, _joined([A, B, other], join))) == [[0], [1, 2]]


def test_a_split_counts_more_than_joins() -> None:
    """What is said to be two doctors is not made one by way of a third."""
    aliases = (
        Alias(Person("Ann Roe"), Person("Cy Poe"), same=False),
        Alias(Person("Ann Roe"), Person("Bea Doe"), same=True),
        Alias(Person("Bea Doe"), Person("Cy Poe"), same=True),
    )
    assert _joined([A, B, C], *aliases) == [[0, 1], [2]]


def test_nobody_is_split_from_themselves() -> None:
    """A record whose two sides are the same byline says nothing."""
    split = Alias(Person("Ann Roe"), Person("ANN ROE"), same=False)
    assert apply_splits((split,), [A]) == [A]


def test_names_of_nobody_do_nothing() -> None:
    """Records are about all corpora; most of their names are not in this one."""
    aliases = tuple(Alias(Person("X Y"), Person("Z"), same) for same in (True, False))
    assert _joined([A, B], *aliases) == [[0], [1]]
    assert _joined([], *aliases) == []


def test_a_new_record_replaces_that_of_the_same_two() -> None:
    """In either order and any spelling; other records stay."""
    old = Alias(Person("Ann Roe"), Person("Bea Doe"), same=True)
    kept = Alias(Person("Ann Roe", "d"), Person("Bea Doe"), same=True)
    new = Alias(Person("bea doe"), Person("Dr. Ann Roe"), same=False)
    assert with_alias((old, kept), new) == (kept, new)
