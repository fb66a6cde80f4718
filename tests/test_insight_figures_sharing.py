"""How many answers give a figure."""

from qa_cli.insight.aliases import Alias, Person
from qa_cli.insight.figures import (
    Figure,
    figures_of,
    group_figures,
    most_shared,
    share,
)
from qa_cli.insight.tally import tally
from qa_cli.model import Doctor, Page
from tests.builders import Said, page

ANA = Doctor("Ana Prasad")


def made() -> Page:
    """Return a page on which three of four answers say how long it lasts."""
    return page(
        "001_ab",
        Said("It lasts 12 months.", doctor=ANA),
        "It lasts about a year. It lasts 1 year.",
        "It won't last 1 year.",
        "Use ice.",
        body="I had 20 units 3 weeks ago.",
    )


def figures() -> tuple[Figure, ...]:
    """Return all of its figures."""
    return figures_of(made())


def test_equal_values_are_one() -> None:
    """A year is twelve months; an answer counts once; a denial stands by itself; one is silent."""
    topic = share(figures(), 4)[0]
    assert (topic.kind, topic.role, topic.given, topic.silent) == ("duration", "effect", 3, 1)
    rows = [(one.low, one.unit, one.negated, one.answers) for one in topic.figures]
    assert rows == [
        (12, "month", False, ("001_ab/1", "001_ab/2")),
        (1, "year", True, ("001_ab/3",)),
    ]
    assert [len(one.mentions) for one in topic.figures] == [3, 1]


def test_the_asker_is_no_answer() -> None:
    """What the asker alone says is given by no answer, so none is silent on it."""
    asked = [topic for topic in share(figures(), 4) if topic.figures[0].asked]
    assert [(one.kind, one.given, one.silent) for one in asked] == [
        ("dose", 0, 0),
        ("duration", 0, 0),
    ]


def test_by_answer() -> None:
    """A group each, the asker's part first; answers without figures are left out."""
    groups = group_figures(figures(), [made()], "answer")
    assert [(one.id, one.label, one.answers) for one in groups] == [
        ("001_ab", "A title", 0),
        ("001_ab/1", "Ana Prasad", 1),
        ("001_ab/2", None, 1),
        ("001_ab/3", None, 1),
    ]


def test_by_question() -> None:
    """A page's figures with its title and all its answers."""
    groups = group_figures(figures(), [made()], "question")
    assert [(one.id, one.label, one.answers) for one in groups] == [("001_ab", "A title", 4)]


def test_by_doctor() -> None:
    """Named doctors, then the answers without a name together; the asker is none."""
    groups = group_figures(figures(), [made()], "doctor")
    assert [(one.id, one.label, one.answers) for one in groups] == [
        (None, "Ana Prasad", 1),
        (None, None, 3),
    ]
    assert all(not one.asked for group in groups for topic in group.topics for one in topic.figures)


def test_by_doctor_as_recorded() -> None:
    """Who is recorded to be one doctor has one group, who is not has two."""
    other = Said("It lasts 5 weeks.", doctor=Doctor("Bo Denk"))
    pages = [made(), page("002_cd", other), page("003_ef", other)]
    figures = [figure for page in pages for figure in figures_of(page)]
    ana, bo = Person("Ana Prasad"), Person("Bo Denk")

    def counted(*aliases: Alias) -> list[tuple[str | None, int]]:
        groups = group_figures(figures, pages, "doctor", tally(pages, aliases))
        return [(one.label, one.answers) for one in groups]

    assert counted() == [("Bo Denk", 2), ("Ana Prasad", 1), (None, 3)]
    assert counted(Alias(ana, bo, same=True)) == [("Ana Prasad", 3), (None, 3)]


def test_the_most_shared() -> None:
    """What most answers give is kept, in its topic; topics without any are left out."""
    kept = most_shared(share(figures(), 4), 1)
    assert [[(one.low, one.unit) for one in topic.figures] for topic in kept] == [[(12, "month")]]
