"""What a site says below the last answer, told by what ends every answer."""

from collections.abc import Callable

import pytest

from qa_cli.pages import parse_page

BODY = "The swelling goes down in a week or so, and a cold compress helps."
NAMES = ("Tobin Wexmoor", "Mara Tarn", "Bea Emberly", "Ann Roe")


def below(name: str) -> str:
    """Return an answer with its byline below."""
    return f"{BODY}\n\n{name}, MD\nTarnville Dentist\n4.8 stars, 12 reviews"


def above(name: str) -> str:
    """Return an answer with its byline above."""
    return f"{name}, MD\nTarnville Dentist\n4.8 stars, 12 reviews\n\n{BODY}"


def bodies(*blocks: str) -> list[str]:
    """Return the last words of each answer's body."""
    found = parse_page("\n\n".join(["Is it swollen?", *blocks])).answers
    return [answer.body.rpartition(" ")[2] for answer in found]


@pytest.mark.parametrize("count", ["", "Doctor Answers 3"])
@pytest.mark.parametrize(
    "closer", ["Helpful (#)   Reply   Report", "Answered 3 May 20##", "Was this helpful?"]
)
@pytest.mark.parametrize("answer", [below, above])
@pytest.mark.parametrize("tail", ["Find a clinic near you", "Is yours insured? Compare 14 plans."])
def test_below_what_closes_every_answer(
    answer: Callable[[str], str], closer: str, count: str, tail: str
) -> None:
    """Buttons, dates and questions close each answer; what follows the last one is the site's."""
    asked = ["It hurts, and I am worried about my lip."] if count else []
    answers = [
        block
        for number, name in enumerate(NAMES[:3], 10)
        for block in (answer(name), closer.replace("#", str(number)))
    ]
    if answer is above and not count:
        return  # where the first of them begins is another test's
    assert bodies(*asked, *filter(None, [count]), *answers, tail) == ["helps."] * 3


def test_a_fence_around_answers() -> None:
    """A rule stands above the first answer, too; where none follows the last, it says nothing."""
    fence = "-" * 30
    answers = [block for name in NAMES[:3] for block in (fence, above(name))]
    counted = ["I ask.", "Doctor Answers 3"]
    assert bodies(*counted, *answers, fence, "(c) Tarn. Ask your own doctor.") == ["helps."] * 3


def test_labels_open_every_answer() -> None:
    """Where each answer has one, what has none is no answer."""
    answers = [
        block
        for number, name in enumerate(NAMES[:3], 1)
        for block in (f"Answer {number}", below(name))
    ]
    assert bodies(*answers, "Do you have a question for us? Write to us.") == ["helps."] * 3


def test_links() -> None:
    """A few lines of links below the last byline are no answer, though nothing parts them."""
    answers = [below(name) for name in NAMES[:3]]
    assert bodies(*answers, "Find a provider\nBefore & After gallery") == ["helps."] * 3
    assert len(bodies(*answers, "Find a provider")) == 4
    assert len(bodies(*answers, "Find a provider.\nBefore & After gallery.")) == 4


def test_what_stays() -> None:
    """An answer without a byline, a cut one, a long one, and one that is closed like the others."""
    closer = "Helpful (12)   Reply   Report"
    answers = [block for name in NAMES[:3] for block in (below(name), closer)]
    long = " ".join([BODY] * 3)
    assert bodies(*answers, long)[3:] == ["helps."]
    assert bodies(*answers, "Ice, and rest, too.", closer)[3:] == ["too."]
    asked = ("I ask.", "Doctor Answers 9")
    assert bodies(*asked, *answers, "It is swol")[3:] == ["swol"]
    assert bodies(*answers, "Leave it alone.\n\nJane Roe, MD\nFonz Dentist\n4.1 stars")[3:] == [
        "alone."
    ]
    more = (BODY, closer, "Leave it alone.\n\nJane Roe, MD\nFonz Dentist\n4.1 stars")
    assert bodies(*asked[:1], "Doctor Answers 4", *answers, *more)[3:] == ["alone."]
    two = [block for name in NAMES[:2] for block in (below(name), closer)]
    assert len(bodies(*two, "Find a clinic near you")) == 3


def test_of_the_last_answer_nothing_may_be_left() -> None:
    """A headline below the closers goes with what it heads."""
    closer = "Helpful (12)   Reply   Report"
    answers = [block for name in NAMES[:3] for block in (f"Ice\n\n{below(name)}", closer)]
    assert bodies(*answers, "Keep reading", "How to choose a dentist near you.") == ["helps."] * 3
