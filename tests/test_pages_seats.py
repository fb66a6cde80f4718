"""A block and what stands around it, fact by fact."""

import pytest

from qa_cli.pages.blocks import blocks_of, judged
from qa_cli.pages.lines import pieces_of, split_lines
from qa_cli.pages.seats import SIGNED_LENGTH, Seat, seats_of

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
BODY = "The swelling goes down in a week or so."
BYLINE = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon"


def seats(*texts: str) -> list[Seat]:
    """Seat the judged blocks of a page, one blank line between its texts."""
    blocks = blocks_of(pieces_of(split_lines("\n\n".join(texts))))
    return list(seats_of(blocks, judged(blocks)))


def test_order_and_neighbours() -> None:
    """Every judged block has a seat, in order, with the judged one above and any one below."""
    first, second, third = seats("Swelling", VOTE, BODY, BYLINE)
    assert [seat.text for seat in (first, second, third)] == ["Swelling", BODY, BYLINE]
    assert (first.above, second.above, third.above) == (None, first.block, second.block)
    assert first.below is not None
    assert first.below.kind == "vote"
    assert (second.below, third.below) == (third.block, None)
    assert seats("Doctor Answers 2") == []


@pytest.mark.parametrize(
    ("between", "flags"),
    [
        ([], (False, False, False)),
        ([VOTE], (True, False, False)),
        (["You might also like..."], (False, True, False)),
        (["Answer 2 of 4"], (False, False, True)),
        ([VOTE, "Ask a doctor", "Answer 2 of 4", "Ask a doctor"], (True, True, True)),
        (["Related questions"], (False, False, False)),
    ],
)
def test_what_stands_between(between: list[str], flags: tuple[bool, bool, bool]) -> None:
    """Vote, furniture and label are told apart, and told for the next block only."""
    seat, after = seats(BODY, *between, "Swelling", BODY * 2)[1:]
    assert (seat.vote_above, seat.furniture_above, seat.label_above) == flags
    assert {after.vote_above, after.furniture_above, after.label_above} == {False}


@pytest.mark.parametrize(
    ("below", "room"),
    [
        ([], 0),
        ([BYLINE], 0),
        ([BODY], len(BODY)),
        ([VOTE, BODY], len(BODY)),
        (["Dear Lee,", BODY], len(BODY)),
        (["Does it swell?", BODY], len(BODY)),
        (["Does it swell?", BYLINE], 0),
        (["Does it swell?"], len("Does it swell?")),
        (["Does it swell" + " so" * 20 + "?", BODY], len("Does it swell" + " so" * 20 + "?")),
    ],
)
def test_room(below: list[str], room: int) -> None:
    """`room` is the length of the text a headline here would head, sub-headings passed over."""
    assert seats("Swelling", *below)[0].room == room


@pytest.mark.parametrize(
    ("text", "greets", "salutes"),
    [
        ("Dear Lee,", True, True),
        ("Hi there!", True, True),
        ("Good morning,", True, True),
        ("Thank you for your question.", True, False),
        ("Many thanks for the pictures.", True, False),
        ("Thanks so much, Lee, for asking.", True, False),
        ("I appreciate your question.", True, False),
        ("We understand your concern.", True, False),
        ("Great question.", True, False),
        ("That's an excellent question.", True, False),
        ("I am so sorry to hear that.", True, False),
        ("Sorry to hear that.", True, False),
        ("Congratulations on the baby.", True, False),
        ("Hello, I see that it swells a little.", True, False),
        ("It is a great question.", False, False),
        ("Thankfully it heals.", False, False),
        (BODY, False, False),
    ],
)
def test_greetings(text: str, *, greets: bool, salutes: bool) -> None:
    """`greets` is a greeting or thanks at the start; a bare one makes the next block `saluted`."""
    first, second = seats(text, BODY * 2)
    assert (first.greets, second.saluted) == (greets, salutes)


@pytest.mark.parametrize(
    ("text", "signs", "closes"),
    [
        ("Best wishes,\nDr. Wexmoor", True, True),
        ("Good luck!", True, True),
        (f"{BODY} Good luck!", True, True),
        (f"{BODY * 5} Good luck!", True, False),
        (f"{'x' * (SIGNED_LENGTH + 1)}. Dr. Wexmoor", True, False),
        (BODY, False, False),
    ],
)
def test_signing(text: str, *, signs: bool, closes: bool) -> None:
    """`signs` is a closing at the end; a short block with one `closes`, and does not greet."""
    first, second = seats(text, BODY * 2)
    assert (first.signs, first.closes, second.closed) == (signs, closes, signs)
    assert not first.greets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#swelling #tarn", True),
        ("This is not medical advice.", True),
        ("It can never replace an examination.", True),
        ("No doctor-patient relationship is formed.", True),
        ("For educational purposes.", True),
        ("This is general information.", True),
        ("Ask for medical advice.", False),
        ("It is not a relationship. " + "So it goes. " * 20, False),
        (BODY, False),
    ],
)
def test_afterwords(text: str, *, expected: bool) -> None:
    """Hashtags and a doctor's own disclaimer close an answer, as a signature does."""
    assert seats(text, BODY * 2)[1].closed is expected


def test_a_sure_byline_says_nothing_of_itself() -> None:
    """A byline neither greets nor signs, though it ends in a name."""
    (seat,) = seats("Tobin Wexmoor, MD\nTarnville Dentist\n4.7 out of 5 stars")
    assert seat.block.sure
    assert {seat.signs, seat.closes, seat.greets} == {False}
