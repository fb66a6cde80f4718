"""What speaks for each reading of a block, against one more paragraph of the answer above."""

import pytest

from qa_cli.pages import weights as w
from qa_cli.pages.blocks import Block, blocks_of, judged
from qa_cli.pages.cues import Scores, add_likeness, score_blocks
from qa_cli.pages.habits import Habits, habits_of
from qa_cli.pages.lines import pieces_of, split_lines

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
BODY = "The swelling goes down in a week or so."
LONG = "The swelling goes down in a week or so. " * 8
BYLINE = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon"
PLAIN = habits_of([], counted=True, line_per_answer=False)


def blocks(*texts: str) -> list[Block]:
    """Return the blocks of a page, one blank line between its texts."""
    return blocks_of(pieces_of(split_lines("\n\n".join(texts))))


def scores(*texts: str, habits: Habits = PLAIN, counted: bool = True) -> list[Scores]:
    """Judge all blocks of a page."""
    return score_blocks(blocks(*texts), habits, counted=counted)


def test_one_score_for_each_judged_block() -> None:
    """Furniture gets none; a sure byline can be nothing else, and a text no byline."""
    head, body, byline = scores("Swelling", VOTE, BODY, "You might also like...", BYLINE)
    assert (head.vote_above, body.vote_above, byline.vote_above) == (False, True, False)
    no = w.IMPOSSIBLE
    assert byline == Scores(no, no, no, no, 0.0, 0.0, byline.vote_above)
    assert (head.byline, body.byline) == (no, no)
    assert scores() == []


@pytest.mark.parametrize("counted", [True, False])
def test_the_question_ends_at_the_count(*, counted: bool) -> None:
    """Below a count line no block is the question's."""
    found = [score.question == w.IMPOSSIBLE for score in scores(BODY, LONG, counted=counted)]
    assert found == [counted, counted]


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("I am swollen, and my face hurts me.", w.ASKER_VOICE),
        ("Swollen, what to do?", w.ASKER_VOICE),
        ("It swells.", 0.0),
        ("You and your patients know me.", w.DOCTOR_VOICE),
        ("I recommend ice on your face.", w.DOCTOR_VOICE),
        ("Hello, I told you.", w.DOCTOR_VOICE),
        ("I use my ice. Good luck!", w.DOCTOR_VOICE),
        ("I like your question, and my answer is ice.", w.DOCTOR_ADDRESS),
        ("Thank you for your question and photos. Is it new?", w.DOCTOR_ADDRESS),
    ],
)
def test_who_speaks(text: str, weight: float) -> None:
    """`I` and a question mark are the asker's, `you` and signatures the doctor's."""
    assert scores(text, LONG, counted=False)[0].question == pytest.approx(w.ASKER_BASE + weight)


def test_long_questions_are_rare() -> None:
    """From the third block on each is less likely the question's."""
    found = [s.question for s in scores(*[f"It swells {i}." for i in range(5)], counted=False)]
    assert found == pytest.approx([w.ASKER_BASE + w.ASKER_DEPTH * i for i in (0, 0, 0, 1, 2)])


@pytest.mark.parametrize(
    ("texts", "habit", "weight"),
    [
        ((BODY, BODY + "!"), {}, 0.0),
        ((BODY, "it goes on."), {}, w.START_LOWER),
        ((BODY, "Thank you for asking."), {}, w.START_GREETING),
        ((BODY, LONG), {}, w.START_LONG),
        (("Dear Lee,", BODY), {}, w.START_AFTER_SALUTATION),
        ((f"• ice\n{BODY}", f"\n{BODY}!"), {}, 0.0),
        ((BYLINE, f"\n{BODY}"), {}, w.START_EMPTY_SLOT),
        ((BYLINE, BODY), {"headless": True}, w.START_IN_HEADLESS_PAGE + w.START_BELOW_BYLINE),
        ((BODY, BODY + "!"), {"headless": True}, w.START_IN_HEADLESS_PAGE),
        ((BODY, "You might also like...", BODY + "!"), {"headless": True},
         w.START_IN_HEADLESS_PAGE + w.START_BELOW_BYLINE),
        ((BODY, VOTE, BODY + "!"), {"slotless": True}, w.START_IN_SLOTLESS_PAGE),
        ((BODY, VOTE, BODY + "!"), {}, 0.0),
        ((f"Swelling\n{BODY}",), {}, w.START_GLUED),
    ],
)  # fmt: skip
def test_a_body_without_headline(
    texts: tuple[str, ...], habit: dict[str, bool], weight: float
) -> None:
    """Greetings, an empty slot and the page's habits speak for a start, little else does."""
    found = scores(*texts, habits=PLAIN._replace(**habit))[-1]
    assert found.start == pytest.approx(w.START_BASE + weight)


def test_one_answer_a_line() -> None:
    """In the newest template every line starts an answer."""
    habits = PLAIN._replace(line_per_answer=True)
    assert [s.start for s in scores(BODY, "so", habits=habits)] == [w.START_LINE_PER_ANSWER] * 2


@pytest.mark.parametrize(
    ("texts", "weight"),
    [
        ((BODY, BODY + "!"), 0.0),
        ((BODY, "it goes on."), w.BODY_CONTINUES),
        ((BODY, "• ice"), w.BODY_CONTINUES),
        ((BODY, "Good luck!"), w.BODY_CLOSES),
        ((BODY, "Best wishes,\nTobin of the Tarn"), w.BODY_CLOSES),
        ((BODY, "Best wishes,\n" + "so it goes, " * 20), 0.0),
        ((BODY, "Answer 2 of 2", BODY + "!"), w.LABEL_THEN_BODY),
    ],
)
def test_one_more_paragraph(texts: tuple[str, ...], weight: float) -> None:
    """Lower case, bullets and closings go on with the answer; a label ends it."""
    assert scores(*texts)[-1].body == pytest.approx(weight)


@pytest.mark.parametrize(
    ("texts", "weight"),
    [
        ((BODY, BODY + "!"), 0.0),
        ((BODY, "Thank you for asking."), w.BODY_GREETING),
        (("Dear Lee,", "Thank you for asking."), 0.0),
        ((BODY, "Ask a doctor", BODY + "!"), w.BODY_AFTER_FURNITURE),
        ((BODY, f"\n{BODY}!"), w.BODY_GAP),
        (("Good luck!", BODY), w.BODY_AFTER_CLOSING),
        (("#swelling", BODY), w.BODY_AFTER_CLOSING),
        (("Good luck!", LONG), w.BODY_AFTER_CLOSING),
        (("Good luck!", "#swelling"), 0.0),
        (("Good luck!", "P.S. Use ice."), 0.0),
        (("Good luck!", "Dr. Wexmoor"), 0.0),
        (("Good luck!", "Tarn Skin Center"), 0.0),
        (("Good luck!", "Please note that this is general information."), 0.0),
    ],
)
def test_going_on(texts: tuple[str, ...], weight: float) -> None:
    """A greeting, furniture or a gap, or text below a closing, speaks against going on."""
    assert scores(*texts)[-1].continued == pytest.approx(weight)


@pytest.mark.parametrize(
    ("texts", "weight"),
    [
        ((BODY, "Tarnville Dentist", BODY), w.BYLINE_SPECIALTY + w.BYLINE_PLACE + w.BYLINE_FIRST),
        ((BODY, "Dentist", BODY), w.BYLINE_SPECIALTY + w.BYLINE_NO_PLACE + w.BYLINE_FIRST),
        ((BODY, BYLINE, BODY, "Tarnville Dentist", BODY),
         w.BYLINE_SPECIALTY + w.BYLINE_PLACE + w.BYLINE_NOT_FIRST),
        ((BODY, "28 reviews", BODY), w.BYLINE_REVIEWS_ONLY),
        ((BODY, "Tobin Wexmoor\nTarnville Dentist", BODY), w.BYLINE_PLAIN_NAME),
        ((BODY, "Tobin Wexmoor, MD\nDentist", BODY), w.BYLINE_NAMED),
        ((BODY, "Tobin Wexmoor, MD"), w.BYLINE_CUT),
        ((BODY, BYLINE, BODY, "Mara Ta"), w.BYLINE_CUT),
    ],
)  # fmt: skip
def test_doubtful_bylines(texts: tuple[str, ...], weight: float) -> None:
    """A place, a name, and being the first or the last speak for a byline."""
    found = scores(*texts)
    doubtful = [s for s in found if s.byline not in (0.0, w.IMPOSSIBLE)]
    assert [s.byline for s in doubtful] == pytest.approx([weight])


def test_likeness_to_the_title() -> None:
    """A headline that says what the title says gains; long blocks and bylines are left alone."""
    page = blocks("Is it swollen?", LONG, "Ice", BYLINE)
    before, after = (score_blocks(page, PLAIN, counted=True) for _ in range(2))
    add_likeness(page, after, "Is it swollen? (photo)")
    gains = [b.head - a.head for a, b in zip(before, after, strict=True)]
    assert gains == pytest.approx([w.HEAD_LIKE_TITLE, 0, 0, 0])
    assert len(judged(page)) == 4
