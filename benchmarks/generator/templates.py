"""Templates of other sites: how a page tells question from answer, and where it names the speaker.

A template is drawn afresh for each page, with the frequencies that the field notes give.
"""

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from benchmarks.generator.voice import Voice

_T = TypeVar("_T")

Marking = Literal[
    "order",
    "letters",
    "count",
    "salutations",
    "words",
    "question",
    "answer",
    "own-lines",
    "turns",
    "alone",
    "posts",
]
"""What tells question from answer. `question`, `answer`: only that is labelled. `turns`: tags of
two speakers. `alone`: there is no question. `posts`: a forum's posts, each below its author."""

Place = Literal["nowhere", "below", "above", "run-in", "valediction", "top", "role", "end"]
"""Where the speaker is named. `role`: not the name but the job is. `end`: on the last line."""

Parting = Literal["gap", "rule", "button", "line"]
"""What stands between two answers to one question; `line`: each is one line, nothing between."""

MARKINGS: dict[Marking, int] = {
    "order": 24,
    "letters": 22,
    "count": 11,
    "salutations": 10,
    "words": 8,
    "question": 8,
    "answer": 8,
    "own-lines": 6,
    "turns": 6,
    "alone": 4,
    "posts": 2,
}
"""Pages of each marking among the 113 of the field notes."""

PLACES: dict[Place, int] = {
    "nowhere": 52,
    "below": 16,
    "above": 13,
    "run-in": 9,
    "valediction": 5,
    "top": 3,
    "role": 3,
    "end": 3,
}
"""The same by where the speaker is named; the asker's salutation is a marking here."""

_LETTERS = (
    *(("Q: ", "A: "), ("Q: ", "A: "), ("Q. ", "A. "), ("Q. ", "A. "), ("Q ", "A "), ("Q) ", "A) ")),
    *(("Q- ", "A- "), ("q: ", "a: "), ("Q:", "A:"), ("Q. ", "A."), ("Q{n}. ", "A{n}. ")),
    *(("Q{n}: ", "A{n}: "), ("Q{k} ", "A "), ("Q{k}. ", "A. "), ("Que. ", "Ans. ")),
    *(("Que: ", "Ans: "), ("Q.{n} ", "Ans. "), ("[Q] ", "[A] "), ("**Q:** ", "**A:** ")),
    *(("Q – ", "A – "), ("Q.", "A."), ("Que ", "Ans "), ("Q:  ", "A:  "), ("Q : ", "A : ")),
)
_WORDS = (
    *(("Question: ", "Answer: "), ("Question: ", "Answer: "), ("QUESTION: ", "ANSWER: ")),
    *(("Question - ", "Answer - "), ("Question {n}: ", "Answer: "), ("Question. ", "Answer. ")),
    *(("Problem: ", "Solution: "), ("Question – ", "Response: "), ("Question {n} - ", "Answer: ")),
    *(("Question: ", "Answers - {NAME}: "), ("Question:", "Answer:"), ("Query: ", "Reply: ")),
    *(("Question {n}. ", "Answer {n}. "), ("question: ", "answer: "), ("Ask: ", "Expert: ")),
)
_OWN_LINES = (
    *(("Question", "Answer"), ("Question:", "Answer:"), ("QUESTION", "ANSWER"), ("Q:", "A:")),
    *(("Q", "A"), ("The question", "The answer"), ("## Question", "## Answer"), ("Q.", "A.")),
    *(("Question:", "Response:"), ("Your question", "Our answer"), ("Question", "Expert Answer")),
    *(("QUESTION:", "ANSWER:"), ("Question {n}", "Answer"), ("You ask:", "We answer:")),
)
_ASKED = (
    *("Q: ", "Q. ", "Question: ", "Q{k} ", "Question - ", "Que: ", "{n}. ", "{n}) ", "Reader: "),
    *("Dear {columnist}: ", "{asker} asks: ", "Ask: ", "QUESTION: "),
)
_ANSWERED = (
    *("A: ", "A. ", "Ans: ", "Answer: ", "ANSWER: ", "Answer - ", "Reply: ", "Response: "),
    *("Answer. ", "Ans. ", "A) ", "Expert answer: ", "Dr. {surname}'s answer: "),
)
_ANSWERED_ABOVE = (
    *("Answer:", "Answer", "ANSWER", "A:", "{name} replied:", "{name} responds:", "Our answer"),
    *("Answer by {name}", "{name} says:", "Expert answer", "What our experts say:", "Response:"),
    *("Best answer", "Reply from {name}:", "Answers", "{name} answered:", "by {handle}"),
    *("Answer by {name}:", "Answer by {name}:"),
)
_NAMED = (
    *("{name}: ", "{name}: ", "{name}, {cred}: ", "{NAME}: ", "Dr. {surname}: ", "DR. {SURNAME}: "),
    *("{job} {name}: ", "{name} replied: ", "{name}, {job}: ", "{name} – ", "{name} ({job}): "),
)
_NAMED_AFTER = (
    *("{name}, {job}, says: ", "{name} replies: ", "{name}, {job}, answers: ", "{name}: "),
    *("Dr. {surname} says: ", "{name}, {cred}, responds: ", "Says {name}, {job}: "),
)
_ROLES = ("Doctor: ", "Expert: ", "Vet: ", "Lawyer: ", "Doctor's answer: ", "Editor: ", "Staff: ")
_ENDS = (
    "({name}, {cred})",
    "({name}, {cred}, {byline})",
    "—{name}, {cred}",
    "– {name}",
    "({name})",
)
_SALUTATIONS = (
    *("Dear {columnist}: ", "DEAR {COLUMNIST}: ", "Dear {columnist}, ", "Dear {columnist} - "),
    *("DEAR {COLUMNIST} – ", "Hi {columnist}, "),
)
_SALUTED = (
    "Dear {asker}: ",
    "DEAR {ASKER}: ",
    "Dear {asker}, ",
    "Dear {asker}",
    "{asker}: ",
    "A: ",
)
_NO_LABELS = frozenset({"salutations", "posts"})
"""Markings that leave no room for a speaker's name around the body."""


@dataclass(frozen=True, slots=True)
class Template:
    """How a page is laid out. Labels are formats: see `other`."""

    marking: Marking
    place: Place
    question: str
    """Before the question, with the space after it; empty for nothing."""
    answer: str
    """Before each answer."""
    end: str
    """After each answer, on its last line."""
    above: bool
    """Whether labels have lines of their own."""
    count: bool
    """Whether a line declares the number of answers."""
    titled: bool
    asked: bool
    """Whether a question's text stands below the title or in its place."""
    questions: int
    """Each has answers of its own."""
    answers: int
    """To each question."""
    parting: Parting
    single: bool
    """Whether each answer is one paragraph."""
    headlines: bool
    """Whether some answers have headlines."""


def draw_template(voice: Voice) -> Template:
    """Draw a page's template."""
    marking = _weigh(voice, MARKINGS)
    place = _weigh(voice, PLACES)
    labels, above = _draw_labels(voice, marking)
    asked = marking not in {"order", "count", "alone"} or voice.often(0.55)
    template = Template(
        marking=marking,
        place=place,
        question=labels[0],
        answer=labels[1],
        end="",
        above=above,
        count=marking == "count" or (marking in {"posts", "own-lines"} and voice.often(0.2)),
        titled=marking != "alone" and (not asked or voice.often(0.7)),
        asked=asked and marking != "alone",
        questions=_draw_questions(voice, marking),
        answers=_draw_answers(voice, marking),
        parting=("gap", "gap", "gap", "line", "rule", "button")[voice.among(6)],
        single=False,
        headlines=voice.often(0.05),
    )
    return _settle(voice, template)


def _weigh(voice: Voice, weights: dict[_T, int]) -> _T:
    return voice.rnd.choices(list(weights), list(weights.values()))[0]


def _draw_labels(voice: Voice, marking: Marking) -> tuple[tuple[str, str], bool]:
    """Draw the labels of question and answer, and whether they have lines of their own."""
    pick = voice.rnd.choice
    if marking == "letters":
        return pick(_LETTERS), False
    if marking == "words":
        return pick(_WORDS), False
    if marking == "own-lines":
        return pick(_OWN_LINES), True
    if marking == "question":
        return (pick(_ASKED), ""), False
    if marking == "answer":
        above = voice.often(0.5)
        return ("", pick(_ANSWERED_ABOVE if above else _ANSWERED)), above
    if marking == "salutations":
        return (pick(_SALUTATIONS), pick(_SALUTED)), voice.often(0.3)
    if marking == "turns":
        return ("{asker}: ", pick(_NAMED)), False
    return ("", ""), False


def _draw_questions(voice: Voice, marking: Marking) -> int:
    if marking == "turns":
        return 1 + voice.among(6)
    several = {"letters": 0.4, "words": 0.35, "question": 0.35, "own-lines": 0.15, "order": 0.08}
    several["salutations"] = 0.25
    return 2 + voice.among(5) if voice.often(several.get(marking, 0)) else 1


def _draw_answers(voice: Voice, marking: Marking) -> int:
    if marking in {"count", "posts"}:
        return 1 + int(voice.rnd.expovariate(0.45)) if marking == "count" else 1 + voice.among(5)
    several = {"order": 0.2, "alone": 0.45, "answer": 0.12, "own-lines": 0.1, "letters": 0.04}
    return 2 + voice.among(5) if voice.often(several.get(marking, 0)) else 1


def _settle(voice: Voice, template: Template) -> Template:
    """Make place, labels and parting agree."""
    pick = voice.rnd.choice
    place, label, end = template.place, template.answer, ""
    labelled = template.above or "{" in label.replace("{n}", "")
    if place in {"run-in", "role"} and (labelled or template.marking in _NO_LABELS):
        place = "nowhere"
    if template.marking == "turns":
        place = "run-in"
    elif place == "run-in":
        label = label + pick(_NAMED_AFTER) if label else pick(_NAMED)
    elif place == "role":
        label = pick(_ROLES)
    elif place == "end" and template.marking not in _NO_LABELS:
        end = pick(_ENDS)
    if template.questions > 1 and place == "top":
        place = "nowhere"
    answers = min(12, template.answers if template.questions == 1 else 1)
    marked = label or end or place in {"above", "below"} or template.parting in {"rule", "button"}
    lined = template.parting == "line"
    single = lined or (answers > 1 and not marked and voice.often(0.85))
    return replace(
        template,
        place=place,
        answer=label,
        end=end,
        answers=answers,
        parting="gap" if lined and template.questions > 1 else template.parting,
        single=single if answers > 1 else voice.often(0.25),
        titled=template.titled or (template.marking == "order" and not template.asked),
        headlines=template.headlines and answers > 1 and not label,
    )
