"""What is drawn of one doctor, and of pairs."""

from dataclasses import replace

from qa_cli.insight.figures import Topic
from qa_cli.insight.possible import Possible
from qa_cli.insight.profile import Profile, profiles
from qa_cli.insight.tally import tally
from qa_cli.model import Doctor, Page
from qa_cli.output.drawing import draw
from qa_cli.output.profiling import possible_lines, profile_lines
from qa_cli.output.screen import Screen
from tests.builders import Said, page

SCREEN = Screen(drawn=True, color=False, width=72, unicode=False)
ROE = Doctor("Ann Roe", "MD", "D", "Reno", 4.0, 9)


def _doctor(name: str) -> Doctor:
    return Doctor(name, None, None, None, None, None)


def _profile(pages: list[Page]) -> Profile:
    counted = tally(pages).doctors
    return profiles([one for one in counted if one.location == "Reno"], counted, pages)[0]


def test_nothing_to_tell() -> None:
    """No figures and nobody to compare with: that is said."""
    profile = _profile([page("a", Said("Rest.", doctor=ROE))])
    assert draw(SCREEN, *profile_lines(profile, SCREEN)) == (
        "  Figures in 1 answer: none\n"
        "  Own words: nobody else answers these questions, nothing to compare\n"
    )


def test_lists_are_cut() -> None:
    """How much more there is is told; lines that wrap stay indented."""
    others = [Said("Same.", doctor=_doctor(f"Bea B{i}")) for i in range(10)]
    moved = Doctor("Ann Roe", None, "D", "\x1b[2JElko", None, None)
    words = " ".join(f"word{letter}" for letter in "abcdefghij")
    pages = [page("a", Said(f"Wait 3 months. Same. {words}", doctor=ROE), *others),
             page("b", Said("Same.", doctor=ROE), Said("Same.", doctor=moved))]  # fmt: skip
    assert draw(SCREEN, *profile_lines(_profile(pages), SCREEN)) == (
        "  Figures in 2 answers (how many give them):\n"
        "    duration, wait: 3 months (1)\n"
        "  Own words on 2 questions with other answers: wait, worda, wordb,\n"
        "  wordc, wordd, worde, wordf, wordg, 3 more\n"
        "  Same questions answered by (how many): Ann Roe (1), Bea B0 (1), Bea B1\n"
        "  (1), Bea B2 (1), Bea B3 (1), Bea B4 (1), Bea B5 (1), Bea B6 (1), 3\n"
        "  more\n"
        "  Possibly Ann Roe  D, \u241b[2JElko: the same name; the same specialty;\n"
        "  another place\n"
    )


def test_no_pairs() -> None:
    """They are counted all the same."""
    assert draw(SCREEN, *possible_lines((), {})) == (
        "0 pairs of doctors who may be one (see qa people)\n"
    )


def test_many_figures_and_many_who_may_be_the_same() -> None:
    """The first are told, and how many more there are, with the command that tells them all."""
    profile = _profile([page("a", Said("Rest.", doctor=ROE))])
    [doctor] = tally([page("a", Said("Rest.", doctor=ROE))]).doctors
    pairs = tuple(Possible(doctor, replace(doctor, name=f"B{at}"), "so") for at in range(6))
    topics = tuple(Topic("price", "other", "USD", 1, 0, ()) for _ in range(10))
    many = replace(profile, possible=pairs, shared=replace(profile.shared, topics=topics))
    drawn = draw(SCREEN, *profile_lines(many, SCREEN)).splitlines()
    assert [line.strip() for line in drawn if "more" in line] == [
        "2 more lines: qa figures --by doctor",
        "Possibly 2 more: qa doctors --possible",
    ]
