"""Search hits, drawn."""

from qa_cli.output.drawing import draw
from qa_cli.output.hits import drawn_hits
from qa_cli.output.listing import NumberedLine
from qa_cli.output.screen import Screen
from qa_cli.search import Hit, SearchResults
from qa_cli.search.explanation import Explanation, Match, ScorePart

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


def test_the_headline_is_marked_too() -> None:
    """Its highlights are offsets into it, whatever stands in the passage."""
    screen = Screen(drawn=True, color=True, width=60, unicode=True)
    hit = ANSWER._replace(head_highlights=((0, 5),))
    lines = draw(screen, *drawn_hits(_results(hit, total=1), SHORT, screen)).split("\n")
    assert lines[1] == "  \x1b[1;31mBotox\x1b[0m\x1b[1m wears off\x1b[0m"


def test_a_whole_text_is_drawn_in_place_of_the_passage() -> None:
    """Line by line, blank ones too; a highlight over a line's end is marked on both lines."""
    screen = Screen(drawn=True, color=True, width=20, unicode=True)
    hit = ANSWER._replace(text="the masseter\n\nmuscle and all of it", text_highlights=((4, 20),))
    drawn = draw(screen, *drawn_hits(_results(hit, total=1), SHORT, screen))
    assert drawn.split("\n")[3:8] == [
        "  the \x1b[1;31mmasseter\x1b[0m",
        "",
        "  \x1b[1;31mmuscle\x1b[0m and all of",
        "  it",
        "",
    ]


def test_lines_around_a_hit_hang_from_their_numbers() -> None:
    """A long one goes on below its own beginning, and nothing is filled up with blanks."""
    screen = Screen(drawn=True, color=False, width=24, unicode=True)
    around = {"a_face/1": [NumberedLine(9, "one two three four  "), NumberedLine(11, "five")]}
    drawn = draw(screen, *drawn_hits(_results(ANSWER, total=1), SHORT, screen, around))
    assert "\n     9: one two three\n        four\n    11- five\n\n" in drawn


def test_a_match_is_told_in_words() -> None:
    """Word, finding, place, times, tier and edits; the score's parts only where they are wanted."""
    screen = Screen(drawn=True, color=False, width=60, unicode=True)
    matches = (
        Match("masetter", "Masseter", "head", "typo", 2, 1),
        Match("muscle", "muscles", "body", "stem", 0, 3),
        Match("lee", "Lee", "doctor", "exact", 0, 1),
        Match("skin", "Skin", "specialty", "exact", 0, 1),
    )
    score = ScorePart(2.0, "sum", (ScorePart(1.5, "product", ()),))
    results = _results(ANSWER._replace(explanation=Explanation(matches, score)), total=1)
    told = (
        "    masetter: Masseter in the headline (typo, 2 edits away)\n"
        "    muscle: muscles in the text, 3 times (stem)\n"
        "    lee: Lee in the doctor's name (exact)\n"
        "    skin: Skin in the specialty (exact)\n"
    )
    drawn = draw(screen, *drawn_hits(results, SHORT, screen))
    assert f"{told}\n1 hit" in drawn
    debugged = draw(screen, *drawn_hits(results, SHORT, screen, debug=True))
    assert f"{told}    2.000 sum\n      1.500 product\n\n1 hit" in debugged
    asked = QUESTION._replace(explanation=Explanation(matches[:1], score))
    assert "in the title" in draw(screen, *drawn_hits(_results(asked, total=1), SHORT, screen))
