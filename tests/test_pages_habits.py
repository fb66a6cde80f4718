"""What a page does all over: gaps, votes, headlines or none, bylines above bodies."""

import pytest

from qa_cli.pages.blocks import Block, blocks_of
from qa_cli.pages.habits import Habits, habits_of, with_bylines_above
from qa_cli.pages.lines import pieces_of, split_lines

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
BYLINE = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon"
OTHER = "Mara Tarn, DO\nTarn Falls Dentist"
HEAD = "Swelling after a week"
BODY = (
    "The swelling goes down in a week or so, and whoever tells you otherwise has not seen as many "
    "faces as we have over the last ten years in the office, where it is a common thing to see."
)


def blocks(*texts: str, gap: int = 1) -> list[Block]:
    """Return the blocks of texts with so many blank lines above each."""
    page = ("\n" * (gap + 1)).join(["Doctor Answers 2", *texts])
    return blocks_of(pieces_of(split_lines(page)))[1:]


def habits(*texts: str, gap: int = 1, counted: bool = True) -> Habits:
    """Read the habits off texts with so many blank lines above each."""
    return habits_of(blocks(*texts, gap=gap), counted=counted, line_per_answer=False)


def test_a_page_with_headlines() -> None:
    """Short lines below the count and below bylines: headlines, one blank line below them."""
    found = habits(HEAD, BODY, BYLINE, HEAD, BODY, OTHER)
    headless = slotless = wide = glued = votes = line_per_answer = False
    assert found == Habits(headless, slotless, wide, glued, votes, 1, 1, line_per_answer)


def test_two_blank_lines_below_headlines() -> None:
    """`wide` is two blank lines below most headlines, `slot_gap` the usual gap above them."""
    found = habits(HEAD, BODY, BYLINE, HEAD, BODY, OTHER, gap=2)
    assert (found.wide, found.glued, found.slot_gap) == (True, False, 2)


def test_no_blank_line_below_headlines() -> None:
    """`glued` is a body on the line right below most headlines."""
    found = habits(f"{HEAD}\n{BODY}", BYLINE, f"{HEAD}\n{BODY}", OTHER)
    assert (found.wide, found.glued) == (False, True)
    assert not habits(f"{HEAD}\n{BODY}").glued


@pytest.mark.parametrize(
    ("texts", "counted", "headless"),
    [
        ((BODY, BYLINE, BODY, OTHER), True, True),
        ((BODY, BODY, BYLINE, BODY, OTHER), False, True),
        ((BODY, BODY, BYLINE, HEAD, BODY, OTHER), False, False),
        ((HEAD, BODY, BYLINE, BODY, OTHER), True, False),
        ((BODY, BODY, BODY), True, True),
        ((BODY, "Good luck!", "Dear Lee,", BODY), True, True),
        ((BODY, HEAD, BODY), True, False),
        ((HEAD, BODY), True, False),
        ((HEAD, BODY), False, False),
        ((BODY, VOTE, BODY, BYLINE, BODY, OTHER), True, False),
    ],
)
def test_pages_without_headlines(texts: tuple[str, ...], *, counted: bool, headless: bool) -> None:
    """Where paragraphs stand in the places of headlines, the page has none."""
    assert habits(*texts, counted=counted).headless is headless


def test_votes() -> None:
    """`vote_gap` is the usual gap above the template, the smaller of equals; 1 without any."""
    text = f"{HEAD}\n\n{VOTE}\n\n{BODY}\n\n{BYLINE}\n\n{HEAD}\n\n\n{VOTE}\n\n{BODY}"
    found = habits(text)
    assert (found.votes, found.vote_gap, found.slotless) == (True, 1, False)
    found = habits(HEAD, VOTE, BODY, BYLINE, HEAD, VOTE, BODY, gap=3)
    assert (found.vote_gap, found.slot_gap) == (3, 3)
    assert habits(HEAD, BODY).vote_gap == 1


def test_votes_without_headlines() -> None:
    """The template right below bylines says that the headlines' places are empty."""
    assert habits(VOTE, BODY, BYLINE, VOTE, BODY, OTHER, VOTE, BODY).slotless
    assert not habits(VOTE, BODY, BYLINE, HEAD, VOTE, BODY, OTHER, HEAD, VOTE, BODY).slotless


def test_nothing_to_read() -> None:
    """A page without blocks has no habits, and the newest template is told, not read."""
    found = habits_of([], counted=False, line_per_answer=True)
    assert found.line_per_answer
    assert (found.headless, found.votes, found.vote_gap, found.slot_gap) == (False, False, 1, 1)


def kinds(found: list[Block]) -> list[str]:
    """Return the kinds of blocks."""
    return [block.kind for block in found]


def test_bylines_that_open_answers() -> None:
    """With a byline first below the count and a body last, each byline opens its answer."""
    above = with_bylines_above(blocks(BYLINE, BODY, OTHER, BODY), counted=True)
    assert kinds(above) == ["label", "text", "label", "text"]
    assert [block.doctor.name for block in above if block.doctor] == ["Tobin Wexmoor", "Mara Tarn"]
    assert kinds(with_bylines_above(blocks(BYLINE, BODY), counted=True)) == ["label", "text"]


def test_bylines_between_headline_and_body() -> None:
    """With a headline above each byline and a body last, bylines part the two."""
    above = with_bylines_above(blocks(HEAD, BYLINE, BODY, HEAD, OTHER, BODY), counted=True)
    assert kinds(above) == ["text", "vote", "text"] * 2
    above = with_bylines_above(blocks(HEAD, BYLINE, BODY, HEAD, OTHER, BODY), counted=False)
    assert kinds(above) == ["text", "vote", "text"] * 2


@pytest.mark.parametrize(
    ("texts", "counted"),
    [
        ((HEAD, BODY), True),
        ((HEAD, BODY, BYLINE), True),
        ((HEAD, BODY, BYLINE, HEAD, BODY), True),
        ((BODY, BYLINE, BODY, OTHER, BODY), True),
        ((HEAD, BYLINE, BODY), True),
        ((BYLINE, OTHER, BODY), True),
        ((HEAD, BYLINE, BODY, "Good luck!", OTHER, BODY), True),
        ((BYLINE, BODY), False),
    ],
)
def test_bylines_below_bodies(texts: tuple[str, ...], *, counted: bool) -> None:
    """Elsewhere a byline ends its answer, and the blocks stay as they are."""
    found = blocks(*texts)
    assert with_bylines_above(found, counted=counted) == found


def test_a_short_body_between_bylines() -> None:
    """A block that a byline follows is a whole answer, however short: no headline."""
    assert habits(BODY, BYLINE, "Yes.", OTHER).headless
    assert not habits(BODY, BYLINE, "Yes.", BODY, OTHER).headless


def test_bylines_that_say_who_answered() -> None:
    """Where all bylines say `Answered by` they open their answers without a count line, too."""
    told = ["Answered by Tobin Wexmoor, MD", BODY, "Answered by Mara Tarn, DO", BODY]
    kinds = [b.kind for b in with_bylines_above(blocks(HEAD, *told), counted=False)]
    assert kinds == ["text", "label", "text", "label", "text"]
    kinds = [b.kind for b in with_bylines_above(blocks(HEAD, BODY, *told), counted=False)]
    assert "label" not in kinds


def test_votes_at_the_end_of_answers() -> None:
    """Votes below the bodies change nothing about bylines above them, others stay votes."""
    shown = blocks(BYLINE, BODY, "+3", OTHER, BODY, "+1")
    kinds = [b.kind for b in with_bylines_above(shown, counted=True)]
    assert kinds == ["label", "text", "furniture", "label", "text", "furniture"]
    shown = blocks(BYLINE, BODY, "+3", OTHER, "+1", BODY)
    kinds = [b.kind for b in with_bylines_above(shown, counted=True)]
    assert kinds == ["label", "text", "vote", "label", "vote", "text"]


def test_two_blank_lines_on_a_page_that_shows_no_answer() -> None:
    """Without count, votes and bylines, two blank lines below short blocks alone are a habit."""
    apart = ("\n" * 3).join
    page = "\n\n".join([apart([HEAD, BODY]), apart([HEAD, BODY])])
    found = blocks_of(pieces_of(split_lines(page)))
    assert habits_of(found, counted=False, line_per_answer=False).wide
    found = blocks_of(pieces_of(split_lines(f"{page}\n\n\nIce")))
    assert not habits_of(found, counted=False, line_per_answer=False).wide


def test_one_empty_slot_is_no_habit() -> None:
    """More blank lines above the vote below the count than elsewhere: only that slot is empty."""
    vote = "{{ voteCount }}"
    answer = f"{HEAD}\n\n{vote}\n\n{BODY}"
    page = f"Doctor Answers 2\n\n\n{vote}\n\n{BODY}\n\n{answer}"
    found = blocks_of(pieces_of(split_lines(page)))[1:]
    assert not habits_of(found, counted=True, line_per_answer=False).slotless


def test_a_missing_blank_line_is_no_habit() -> None:
    """One headline glued below a byline does not make a blank line above others an empty slot."""
    found = blocks_of(pieces_of(split_lines(f"{HEAD}\n\n{BODY}\n\n{BYLINE}\n{HEAD}\n\n{BODY}")))
    assert habits_of(found, counted=True, line_per_answer=False).slot_gap == 1
