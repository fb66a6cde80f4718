"""Search hits, drawn."""

from qa_cli.output.drawing import draw
from qa_cli.output.hits import drawn_hits
from qa_cli.output.screen import Screen
from qa_cli.search import Hit, SearchResults

SHORT = {"a_face": "a_f"}
ANSWER = Hit(
    id="a_face/1", kind="answer", score=2.0, tier="exact", doctor="Ana\x1b Prasad",
    snippet="the masseter\nmuscle\x1b [red]x", highlights=((4, 12), (13, 20)),
    path="pages/a_face.txt", line=9, head="Botox wears off",
)  # fmt: skip
QUESTION = Hit(
    id="a_face", kind="question", score=1.0, tier="stem", doctor=None,
    snippet="muscles", highlights=((0, 7),), path="pages/a_face.txt", line=3, head=None,
)  # fmt: skip
UNSIGNED = Hit(
    id="lost/2", kind="answer", score=1.0, tier="stem", doctor=None,
    snippet="no marks", highlights=(), path="p.txt", line=3, head=None,
)  # fmt: skip


def _results(*hits: Hit, total: int) -> SearchResults:
    return SearchResults(query="q", corrections=(), total=total, hits=hits, tiers=(), missing=())


def test_hits() -> None:
    """Who and where, headline, passage; the total stands below."""
    screen = Screen(drawn=True, color=False, width=60, unicode=True)
    results = _results(ANSWER, QUESTION, UNSIGNED, total=3)
    assert draw(screen, *drawn_hits(results, SHORT, screen)) == (
        "a_f/1  Ana␛ Prasad  pages/a_face.txt:9\n"
        "  Botox wears off\n"
        "  the masseter muscle␛ [red]x\n"
        "\n"
        "a_f  the question  pages/a_face.txt:3\n"
        "  muscles\n"
        "\n"
        "lost/2  (no name)  p.txt:3\n"
        "  no marks\n"
        "\n"
        "3 hits\n"
    )


def test_marks_fit_although_harmless_text_is_longer() -> None:
    """A highlight is marked in color, also behind and across characters made visible."""
    screen = Screen(drawn=True, color=True, width=60, unicode=True)
    lines = draw(screen, *drawn_hits(_results(ANSWER, total=1), SHORT, screen)).split("\n")
    assert lines[2].rstrip() == ("  the \x1b[1;31mmasseter\x1b[0m \x1b[1;31mmuscle␛\x1b[0m [red]x")


def test_a_part_of_the_hits() -> None:
    """Where there are more, that is said."""
    screen = Screen(drawn=True, color=False, width=60, unicode=True)
    drawn = draw(screen, *drawn_hits(_results(UNSIGNED, total=132), SHORT, screen))
    assert drawn.endswith("\n1 of 132 hits\n")
