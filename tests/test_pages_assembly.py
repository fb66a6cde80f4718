"""Labelled blocks put together: answers, texts, owners of lines, and what is left over."""

import pytest

from qa_cli.model import Answer, Doctor, Question
from qa_cli.pages import parse_page
from qa_cli.pages.assembly import Assembly, _Draft
from qa_cli.pages.blocks import blocks_of
from qa_cli.pages.lines import pieces_of
from qa_cli.pages.zones import zones_of

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
END = "These answers are for educational purposes and should not be relied upon as a substitute."
LONG = (
    "The swelling goes down in a week or so, and whoever tells you otherwise has not seen as many "
    "faces as we have over the last ten years, where it is a common thing to see."
)
TOBIN = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon\n4.7 out of 5 stars 28 reviews"
MARA = "Mara Tarn, DO\nTarn Falls Dentist\n4.9 out of 5 stars 3 reviews"
TITLE = "Is it swollen?"
SAID = "The swelling goes down in a week or so."


def parse(*blocks: str) -> Question:
    """Parse blocks with a blank line between them."""
    return parse_page("\n\n".join(blocks))


def ledger(question: Question) -> list[tuple[str, tuple[int, int]]]:
    """Return a page's parts, blank ones left out."""
    return [(part.kind, part.lines) for part in question.ledger if part.kind != "blank"]


def name(answer: Answer) -> str | None:
    """Return the name of an answer's doctor."""
    return answer.doctor.name if answer.doctor else None


def test_a_whole_page() -> None:
    """Each answer has headline, body, byline and lines; the ledger knows every part."""
    question = parse(TITLE, "It is.", "Doctor Answers 2", "Ice", VOTE, LONG, f"{LONG}\nSo.", TOBIN,
                     "You might also like...", "Time", VOTE, LONG, END)  # fmt: skip
    first, second = question.answers
    assert (question.title, question.body, question.declared_answers) == (TITLE, "It is.", 2)
    assert (first.headline, first.body, first.lines) == ("Ice", f"{LONG}\n\n{LONG}\nSo.", (7, 18))
    assert (name(first), first.evidence) == ("Tobin Wexmoor", "byline")
    assert (second.headline, second.body, second.lines) == ("Time", LONG, (22, 26))
    assert (second.doctor, second.evidence, second.sign_off) == (None, "none", None)
    assert ledger(question) == [
        ("title", (1, 1)), ("question", (3, 3)), ("count", (5, 5)), ("headline", (7, 7)),
        ("furniture", (9, 9)), ("body", (11, 11)), ("body", (13, 14)), ("byline", (16, 18)),
        ("furniture", (20, 20)), ("headline", (22, 22)), ("furniture", (24, 24)),
        ("body", (26, 26)), ("furniture", (28, 28)),
    ]  # fmt: skip
    assert question.problems == ()


def test_evidence() -> None:
    """A byline with a name, one without, a signature, nothing: in this order of worth."""
    question = parse(TITLE, "Doctor Answers 4", "Ice", f"{LONG} Best, Dr. Wexmoor.",
                     "Tarnville Dentist\n4.7 out of 5 stars 28 reviews", "Time",
                     f"{LONG} Best, Dr. Tarn.", MARA, "Rest", f"{LONG}\n\nDr. Emberly", "Air", LONG,
                     END)  # fmt: skip
    assert [(a.evidence, a.sign_off) for a in question.answers] == [
        ("nameless-byline", "Dr. Wexmoor"),
        ("byline", "Dr. Tarn"),
        ("sign-off", "Dr. Emberly"),
        ("none", None),
    ]
    doctors = [a.doctor for a in question.answers]
    assert doctors[0] == Doctor(None, None, "Dentist", "Tarnville", 4.7, 28)
    assert doctors[2:] == [Doctor(), None]


def test_lines_that_hold_two_parts() -> None:
    """A line with headline, vote and body goes to the body; both answers keep their words."""
    question = parse(TITLE, "Doctor Answers 2", f"Ice {VOTE} {LONG}", TOBIN, f"Time {VOTE} {LONG}")
    assert [(a.headline, a.body) for a in question.answers] == [("Ice", LONG), ("Time", LONG)]
    assert [a.lines for a in question.answers] == [(5, 9), (11, 11)]
    assert ledger(question)[2:] == [("body", (5, 5)), ("byline", (7, 9)), ("body", (11, 11))]


def test_a_disclaimer_on_a_body_s_line() -> None:
    """The line goes to the body, and the body ends where the disclaimer begins."""
    question = parse(TITLE, "Doctor Answers 1", "Ice", f"{LONG}{END}")
    assert question.answers[0].body == LONG
    assert ledger(question)[-1] == ("body", (7, 7))


def test_a_name_on_a_body_s_line() -> None:
    """A name that is glued to the body is the byline's, and its line the body's."""
    question = parse(TITLE, "Doctor Answers 1", "Ice", LONG + TOBIN)
    (answer,) = question.answers
    assert (answer.body, name(answer), answer.lines) == (LONG, "Tobin Wexmoor", (5, 9))
    assert ledger(question)[-2:] == [("body", (7, 7)), ("byline", (8, 9))]


def test_furniture_inside_a_body() -> None:
    """What stands between two paragraphs becomes one blank line, and indents stay."""
    question = parse(TITLE, "Doctor Answers 1", "Ice", LONG, "Ask a doctor", f"  • ice\n  • {LONG}")
    assert question.answers[0].body == f"{LONG}\n\n  • ice\n  • {LONG}"
    question = parse(TITLE, "Doctor Answers 1", "Ice", f"{LONG}\nAsk a doctor\nand so on.")
    assert question.answers[0].body == f"{LONG}\n\nand so on."


@pytest.mark.parametrize("votes", [[], [VOTE]])
def test_a_headline_saved_twice(votes: list[str]) -> None:
    """The second is no paragraph of the body."""
    question = parse(TITLE, "Doctor Answers 1", "Ice helps", "Ice helps", *votes, LONG)
    assert [(a.headline, a.body) for a in question.answers] == [("Ice helps", LONG)]


def test_an_answer_without_text() -> None:
    """A headline with a byline below it is an answer with an empty body."""
    question = parse(TITLE, "Doctor Answers 2", "Ice", VOTE, TOBIN, "Time", VOTE, LONG, END)
    first, second = question.answers
    assert (first.headline, first.body, first.lines, name(first)) == (
        "Ice", "", (5, 11), "Tobin Wexmoor",
    )  # fmt: skip
    assert second.body == LONG


def test_bylines_above_bodies() -> None:
    """Where bylines open answers they go to the answer below; without headlines and with them."""
    question = parse(TITLE, "Doctor Answers 2", TOBIN, LONG, MARA, LONG, "More so.")
    assert [(a.headline, name(a), a.lines) for a in question.answers] == [
        (None, "Tobin Wexmoor", (5, 9)),
        (None, "Mara Tarn", (11, 17)),
    ]
    question = parse(TITLE, "Doctor Answers 2", "Ice", TOBIN, LONG, "Time", MARA, LONG, "More so.")
    assert [(a.headline, name(a), a.lines) for a in question.answers] == [
        ("Ice", "Tobin Wexmoor", (5, 11)),
        ("Time", "Mara Tarn", (13, 21)),
    ]


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        ([TITLE, "Doctor Answers 1", TOBIN, "Ice", LONG, MARA], (5, 7)),
        ([TITLE, "Doctor Answers 1", "Ice", LONG, TOBIN, MARA], (13, 15)),
        ([TITLE, "It is.", "Doctor Answers 2", "Ice", LONG, TOBIN, "Is it swollen"], (15, 15)),
    ],
)
def test_what_belongs_to_no_answer(blocks: list[str], lines: tuple[int, int]) -> None:
    """A byline without answer, a second byline, or a headline at a cut is left out and said so."""
    question = parse(*blocks)
    assert ("unattributed", lines) in ledger(question)
    found = [problem.lines for problem in question.problems if problem.code == "unattributed"]
    assert found == [lines]


def test_the_question_without_a_count() -> None:
    """Where no count line ends it, the question goes on while the asker speaks."""
    question = parse(TITLE, "I am swollen and my face hurts me.", "Ice", VOTE, LONG, TOBIN)
    assert question.body == "I am swollen and my face hurts me."
    assert [a.headline for a in question.answers] == ["Ice"]
    assert ("question", (3, 3)) in ledger(question)


def test_below_the_footer_everything_is_furniture() -> None:
    """Text below the disclaimer belongs to other pages."""
    question = parse(TITLE, "Doctor Answers 1", "Ice", LONG, END, "Ice", LONG, TOBIN.split("\n")[1])
    assert len(question.answers) == 1
    assert ledger(question)[4:] == [("furniture", (n, n)) for n in (9, 11, 13, 15)]


def test_the_newest_template() -> None:
    """Each line is an answer of its own, with its own part in the ledger."""
    question = parse_page(f"Get the real deal on tarns\n{LONG}\nIt heals.\nUse ice.")
    assert [a.body for a in question.answers] == [LONG, "It heals.", "Use ice."]
    assert ledger(question) == [("furniture", (1, 1)), *[("body", (n, n)) for n in (2, 3, 4)]]
    assert question.problems == ()


def test_has_photo() -> None:
    """The marker stays in the title, and is told besides."""
    question = parse("Is it swollen? (photo)", "Doctor Answers 1", "Ice", LONG)
    assert (question.title, question.has_photo) == ("Is it swollen? (photo)", True)
    assert not parse(TITLE, "Doctor Answers 1", "Ice", LONG).has_photo


def test_doubts_are_recorded_in_page_order() -> None:
    """Problems of the whole page come first, the others by line."""
    question = parse("Dear all,", "Doctor Answers 3", "Ice", LONG, TOBIN, MARA, "Time", LONG + " a")
    lines = [problem.lines for problem in question.problems]
    assert len(lines) >= 3
    assert lines == sorted(lines, key=lambda found: found or (0, 0))


def test_a_second_byline_above_a_body() -> None:
    """Where two bylines stand above one body, the second is left over, and said to be."""
    tarn = "Mara Tarn, DO\nTarn Falls Dentist"
    question = parse("Is it swollen", "Ice", tarn, TITLE, "Answered by Mara Tarn, DO", "1. ice")
    assert [(a.headline, a.body, a.lines) for a in question.answers] == [(TITLE, "1. ice", (5, 12))]
    assert ("unattributed", (10, 10)) in ledger(question)
    assert [(one.code, one.message) for one in question.problems if one.lines == (10, 10)] == [
        ("unattributed", "these lines belong to no answer")
    ]


def test_bylines_that_speak_open_their_answers() -> None:
    """`... says:` stands above what is said, also below a question of several paragraphs."""
    question = parse(TITLE, "It is.", "So it is.", "Dr. Tobin Wexmoor says:", LONG,
                     "Dr. Mara Tarn says:", LONG, END)  # fmt: skip
    assert question.body == "It is.\n\nSo it is."
    assert [(name(a), a.body, a.lines) for a in question.answers] == [
        ("Dr. Tobin Wexmoor", LONG, (7, 9)),
        ("Dr. Mara Tarn", LONG, (11, 13)),
    ]


def test_a_name_that_was_cut_off_in_vain() -> None:
    """Where what seemed a byline is none, its name is put back as it stood on the page."""
    for space in ("", " "):
        line = f"It goes down in a week, and that is that.{space}Tobin Wexmoor, MD"
        below = "Tarnville Plastic Surgeon\nwho said so himself to my own brother last year"
        question = parse(TITLE, "Doctor Answers 1", "Ice", f"{line}\n{below}")
        assert [answer.body for answer in question.answers] == [f"{line}\n{below}"]


@pytest.mark.parametrize(
    ("blocks", "messages"),
    [
        ([], ["the page has no text"]),
        ([LONG], ["the page does not look like a question with answers"]),
        ([TITLE, "Doctor Answers 1"], ["no answer was found", "answers declared: 1, found: 0"]),
        ([TITLE, "It is.", END], ["no answer was found"]),
        ([TITLE, "Doctor Answers 1", "Ice", LONG, "Tarn Dentist\n4.5 stars", END],
         ["the byline of answer 1 has no name"]),
        ([TITLE, "Doctor Answers 2", "Ice", VOTE, TOBIN, "Time", VOTE, LONG, END],
         ["answer 1 has no text"]),
        ([TITLE, "Doctor Answers 1", "Ice", f"{LONG} and" ],
         ["the page ends in the middle of something"]),
    ],
)  # fmt: skip
def test_what_problems_say(blocks: list[str], messages: list[str]) -> None:
    """Each doubt is said in a sentence that names the answer."""
    said = [problem.message for problem in parse(*blocks).problems]
    assert [message for message in said if message in messages] == messages, said


def assembly(page: str, *drafts: _Draft) -> Assembly:
    """Return a page's assembly with these answers in it."""
    lines = page.split("\n")
    pieces = pieces_of(lines)
    blocks = blocks_of(pieces)
    found = Assembly(lines, pieces, blocks, zones_of(blocks))
    found.drafts = list(drafts)
    return found


def test_bylines_above_go_to_the_next_answer_and_no_further() -> None:
    """A byline above is left over where no body follows, or another answer stands between."""
    page = "One\n\ntwo\n\nthree\n\nfour"
    for drafts in ([_Draft(None, [0], 1.0)], [_Draft(2, [], 1.0), _Draft(None, [3], 1.0)]):
        found = assembly(page, *drafts)
        found._attach([1])
        assert [draft.byline for draft in found.drafts] == [None] * len(drafts)
        assert [problem.lines for problem in found.problems] == [(3, 3)]
    found = assembly(page, _Draft(None, [0], 1.0), _Draft(None, [2], 1.0))
    found._attach([1])
    assert [draft.byline for draft in found.drafts] == [None, 1]
    assert found._is_past([1], 2) == (found.drafts[-1].last < 1)


def test_a_byline_behind_a_body() -> None:
    """One on the line on which a body ends is that body's."""
    found = assembly("It heals {{ x }} Mara Tarn", _Draft(None, [0], 1.0))
    found._attach([2])
    assert found.drafts[0].byline == 2


def test_a_job_apart_from_the_byline_it_belongs_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below a byline that opens the next answer, a job alone is not the answer's above."""
    texts = [TITLE, "Doctor Answers 1", "Swollen?", SAID, "Dentist"]
    assert "unattributed" not in [kind for kind, _ in ledger(parse(*texts))]
    monkeypatch.setattr(Assembly, "_is_past", lambda *_: True)
    assert "unattributed" in [kind for kind, _ in ledger(parse(*texts))]


def test_a_byline_at_the_end_of_a_line() -> None:
    """A byline that runs into a body's last line is that body's, whatever follows."""
    lines = [f"{SAID} — Dr. {name}, Dentist, Fonz" for name in ("Wex Moor", "Mara Tarn")]
    question = parse(TITLE, "2 doctor answers", *lines)
    names = [answer.doctor and answer.doctor.name for answer in question.answers]
    assert names == ["Dr. Wex Moor", "Dr. Mara Tarn"]


def test_invisible_lines() -> None:
    """A line of marks that draw nothing is furniture: it is not blank, and nobody's words."""
    question = parse_page(f"Is it swollen?\n\n\u200b\n\n{SAID}")
    assert ("furniture", (3, 3)) in ledger(question)


def test_more_stars_than_there_are() -> None:
    """The byline keeps all else that it says, and the page says which line it is."""
    question = parse(TITLE, "I ask.", "Doctor Answers 1", SAID, TOBIN.replace("4.7", "5.7"))
    [answer] = question.answers
    assert answer.doctor == Doctor("Tobin Wexmoor", "MD", "Plastic Surgeon", "Tarnville", None, 28)
    assert [(one.code, one.lines) for one in question.problems] == [("impossible-rating", (11, 11))]
    unrated = TOBIN.replace("4.7 out of 5 stars 28 reviews", "28 reviews")
    assert parse(TITLE, "I ask.", "Doctor Answers 1", SAID, unrated).problems == ()


def test_links_in_what_is_said() -> None:
    """They are taken off what is read as a field, and stay in a body, which is the page's text."""
    said = "See [the guide](https://tarn.example/a) on ice, and rest."
    byline = "[Mara Tarn, DO](https://tarn.example/m)\nTarn Falls Dentist\n4.9 out of 5 stars"
    [answer] = parse(TITLE, "I ask.", "Doctor Answers 1", f"{SAID}\n{said}", byline).answers
    assert answer.body == f"{SAID}\n{said}"
    assert answer.doctor == Doctor("Mara Tarn", "DO", "Dentist", "Tarn Falls", 4.9, None)


def test_links_beside_other_parts_of_a_line() -> None:
    """What a label, the vote template or a disclaimer holds of the line is none of the body."""
    linked = "See [this](https://tarn.example/a) for more."
    page = ["Q: Is it swollen?", f"A: {linked}", f"A: {SAID}"]
    assert [answer.body for answer in parse(*page).answers] == [linked, SAID]
    line = f"Wait {VOTE} {linked} Ice {VOTE} {linked}"
    bodies = [answer.body for answer in parse(TITLE, "I ask.", "Doctor Answers 2", line).answers]
    assert all(VOTE not in body for body in bodies)
    [answer] = parse(TITLE, "I ask.", "Doctor Answers 1", f"{SAID}\n{linked}{END}").answers
    assert answer.body == f"{SAID}\n{linked}"
