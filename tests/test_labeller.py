"""What the parser learns from, and how: sheets, folds, scores, certainty and training."""

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from math import exp
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generator import GeneratedPage, Profile, Truth, generate
from benchmarks.generator import Piece as Written
from benchmarks.generator.sheet import Role as WrittenRole
from benchmarks.labeller import calibration, data, sheets, train
from benchmarks.labeller.calibration import fit
from benchmarks.labeller.data import TWINS, folded, generated, training, twins
from benchmarks.labeller.scoring import Score, plain, score_page, truth_of
from benchmarks.labeller.sheets import (
    MORE_PAGES,
    PAGES,
    Role,
    Sheet,
    generated_sheet,
    illegal,
    labels_of,
    roles_said,
    twin_sheet,
    written,
    written_sheet,
    written_sheets,
)
from qa_cli.model import Answer, Doctor, Problem, Question
from qa_cli.pages.certainty import SIGNS
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.decode import Decoder
from qa_cli.pages.grammar import LABELS
from qa_cli.pages.lines import Piece, split_lines
from qa_cli.pages.weights import read_weights

ROWS = (sheets.HERE / "written.txt").read_text("utf-8").splitlines()
PROFILES: tuple[Profile, ...] = get_args(Profile)

UNGRAMMATICAL = {
    "184e9e61": "the question stands above its title",
    "78acef61": "an answer stands above the first question",
    "d86bfd04": "the question stands below the columnist's byline",
}
"""Twins with labels that the grammar does not allow, and why; they are not learned from."""


def pieces_of(text: str) -> list[Piece]:
    """Cut a page as the parser does."""
    return cut_page(split_lines(text))


def learned(rows: Iterable[tuple[Sheet, int]]) -> list[str]:
    """Learn one model from sheets, each so many times; return the lines of a weights file."""
    return train.text_of([train.fit(rows, Random(0))])


def roles_of(text: str) -> list[Role]:
    """Return the roles that words tell, `body:2` for the body of the second answer."""
    pairs = [word.partition(":") for word in text.split()]
    return [(role, int(answer or 0)) for role, _, answer in pairs]


@pytest.mark.parametrize(
    ("roles", "labels"),
    [
        ("title question count", "T Q C"),
        ("furniture title furniture question", "K T K Q"),
        ("title headline:1 body:1 body:1 headline:2 body:2", "T HB SI P HB SI"),
        ("headline:1 headline:1 furniture furniture body:1", "HB HR Fh Fh SI"),
        ("furniture body:1 furniture body:1 furniture", "K SB Fb P Ft"),
        ("body:1 name:1 specialty:1 furniture rating:1", "SB Nb Sb Fy Rb"),
        ("name:1 job:1 furniture body:1 name:2 body:2", "Na Ja Fa SI Na SI"),
        ("name:1 place:1 headline:1 headline:1 body:1", "Na La HI HR SI"),
        ("headline:1 byline:1 body:1 mixed:1", "HB Xa SI Mb"),
        ("body:1 count body:1", "SB Fb P"),
        ("body:1 other-question furniture body:2 furniture", "SB W Fw SB Ft"),
        ("body:1 other-question other-question", "SB W W"),
        ("headline:1 name:1", "HB Na"),
        ("body:1 name:2 byline:2", "SB Na Xa"),
        ("furniture furniture", "K K"),
        ("", ""),
    ],
)
def test_labels_of_roles(roles: str, labels: str) -> None:
    """Roles become labels that remember where in its answer a line is."""
    assert labels_of(roles_of(roles)) == labels.split()
    assert illegal(labels.split()) == []


def test_labels_of_other_pages() -> None:
    """All lines of a page without a question have one label."""
    assert labels_of(roles_of("title body:1 furniture"), is_qa=False) == ["O"] * 3


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        ("T Q C SB P", []),
        ("", []),
        ("P P", [(0, "", "P")]),
        ("T O Q", [(1, "T", "O"), (2, "O", "Q")]),
        ("Nb", [(0, "", "Nb")]),
        ("SB T", [(1, "SB", "T")]),
    ],
)
def test_illegal(labels: str, places: list[tuple[int, str, str]]) -> None:
    """Labels that the grammar does not allow below each other are told with their place."""
    assert illegal(labels.split()) == places


MIXED_PAGE = (
    "Is it?\n\nQ: It is.\n\nJane Roe, MD\nTarnville Dentist\n\nA: Ice.\n\n{{ vote }} Rest.\nHome"
)


def page_of(text: str, roles: list[tuple[str, WrittenRole, int]]) -> GeneratedPage:
    """Return a generated page of such a text, of which stretches have these roles, in order."""
    pieces, at = [], 0
    for stretch, role, answer in roles:
        at = text.index(stretch, at)
        line = text.count("\n", 0, at)
        pieces.append(Written(stretch, role, answer, line + 1, at - (text.rfind("\n", 0, at) + 1)))
        at += len(stretch)
    truth = Truth(None, "", None, (), frozenset())
    return GeneratedPage(7, text, truth, frozenset(), tuple(pieces))


def test_generated_sheet() -> None:
    """A piece has the role of what was written there, or of the longest part that it holds."""
    page = page_of(
        MIXED_PAGE,
        [("Is it?", "title", 0), ("Q: ", "label", 0), ("It is.", "question", 0),
         ("Jane Roe, ", "name", 1), ("MD", "specialty", 1), ("Tarnville Dentist", "specialty", 1),
         ("A: ", "label", 0), ("Ice.", "body", 1), ("{{ vote }} ", "furniture", 0),
         ("Rest.", "body", 1)],
    )  # fmt: skip
    sheet = generated_sheet(page)
    assert (sheet.name, sheet.is_qa, sheet.lines) == ("7", True, MIXED_PAGE.split("\n"))
    assert [piece.text for piece in sheet.pieces] == [
        "Is it?", "Q:", "It is.", "Jane Roe, MD", "Tarnville Dentist", "A:", "Ice.",
        "{{ vote }}", "Rest.", "Home",
    ]  # fmt: skip
    assert sheet.labels == "T K Q Ma Sa Fa SI Fb P Ft".split()
    cut = generated_sheet(page, 40)
    assert [piece.text for piece in cut.pieces][3:] == ["Jane Roe, MD", "Tarnvill"]
    assert cut.labels == sheet.labels[:5]


ROLE_LABELS: dict[WrittenRole, str] = {
    "title": "T",
    "question": "Q",
    "count": "C F",
    "headline": "HB HI HR",
    "body": "SB SI P",
    "name": "Na Nb",
    "specialty": "Sa Sb",
    "rating": "Ra Rb",
    "byline": "Xa Xb",
    "other-question": "W",
    "furniture": "K Fh Fa Fb Fy Ft Fw",
    "label": "K Fh Fa Fb Fy Ft Fw",
}


@pytest.mark.parametrize("profile", PROFILES)
def test_generated_pages_keep_their_roles(profile: Profile) -> None:
    """A line that is one piece has a label of the role with which it was written."""
    seen = 0
    for seed in range(25):
        page = generate(seed, profile)
        sheet = generated_sheet(page)
        told = zip(sheet.pieces, sheet.labels, strict=True)
        by_line: dict[int, list[str]] = {}
        for piece, label in told:
            by_line.setdefault(piece.line, []).append(label)
        for line, labels in by_line.items():
            own = [one.role for one in page.pieces if one.line == line]
            if len(own) == len(labels) == 1:
                seen += 1
                assert labels[0] in (ROLE_LABELS[own[0]].split() if page.is_qa else ["O"])
    assert seen > 200


@pytest.mark.parametrize("profile", PROFILES)
def test_generated_pages_obey_the_grammar(profile: Profile) -> None:
    """Labels of generated pages, whole or cut, are legal unless a byline is above the question."""
    odd = 0
    for sheet in generated(profile, 150):
        if illegal(sheet.labels):
            odd += 1
            asked = sheet.labels.index("Q")
            assert any(label[0] in "NSJLRXM" for label in sheet.labels[:asked]), sheet.name
    assert odd <= (3 if profile == "other" else 0)


def test_generated_sheets_come_again() -> None:
    """The same seeds give the same sheets, of which some are cut off."""
    first, again = list(generated("listed", 12)), list(generated("listed", 12))
    assert first == again
    assert [sheet.name for sheet in first] == [f"{data.FIRST_SEED + n}" for n in range(12)]
    whole = [generated_sheet(generate(data.FIRST_SEED + n, "listed")) for n in range(12)]
    assert 0 < sum(len(a.pieces) < len(b.pieces) for a, b in zip(first, whole, strict=True)) < 12


SAID = [
    ("1 title; 3+3 question; 5 name 1; 6 specialty 1; 8+3 body 1; 10+11 body 1",
     "T K Q Na Sa Fa SI Fb P Ft"),
    ("1 title; 3 question; 5-6 name 1; 8-10 body 1", "T Q Q Na Na SI P P P Ft"),
    ("1 title", "T K K K K K K K K K"),
    ("8 body 1; 8+3 furniture; 10+11 body 2", "K K K K K SB Fb Fb SB Ft"),
    ("", "K K K K K K K K K K"),
    ("none", "O O O O O O O O O O"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "labels"), SAID)
def test_written_sheet(said: str, labels: str) -> None:
    """Words give a role to lines, and to what stands from a column on; the rest is furniture."""
    sheet = written_sheet("a", MIXED_PAGE, said)
    assert sheet.labels == labels.split()
    assert (sheet.name, sheet.is_qa) == ("a", said != "none")


some_roles = st.sampled_from(
    [("furniture", 0), ("title", 0), ("question", 0), ("body", 1), ("body", 2), ("name", 1)]
)


@settings(deadline=None)
@given(st.lists(some_roles, min_size=10, max_size=10))
def test_roles_in_words_and_back(roles: list[Role]) -> None:
    """Whatever roles pieces have, words can tell them."""
    pieces = pieces_of(MIXED_PAGE)
    assert len(pieces) == len(roles)
    assert roles_said(pieces, written(pieces, roles)) == roles


def test_runs_of_lines_are_told_at_once() -> None:
    """Lines of one role are one entry, also across blank lines, but not across furniture."""
    pieces = pieces_of("a\n\nb\nQ: c\nd\ne\nf")
    roles = roles_of("body:1 body:1 furniture body:1 body:1 furniture body:1")
    said = "1-3 body 1; 4+3 body 1; 5 body 1; 7 body 1"
    assert written(pieces, roles) == said
    assert roles_said(pieces, said) == roles


def test_written_pages() -> None:
    """Each row is of a page that exists, once; it obeys the grammar and can be said again."""
    names = [row.partition("\t")[0] for row in ROWS]
    assert len(names) == len(set(names)) > 400
    assert [sheet.name for sheet in written_sheets()] == names
    for row, sheet in zip(ROWS, written_sheets(), strict=True):
        said = row.partition("\t")[2]
        assert any((folder / f"{sheet.name}.txt").is_file() for folder in (PAGES, MORE_PAGES))
        assert illegal(sheet.labels) == [], sheet.name
        if sheet.is_qa:
            again = written(sheet.pieces, roles_said(sheet.pieces, said))
            assert roles_said(sheet.pieces, again) == roles_said(sheet.pieces, said), sheet.name
            assert {"SB", "SI", "Q", "T"} & set(sheet.labels), sheet.name


@pytest.mark.parametrize("kind", ["same", "other"])
def test_twins(kind: str) -> None:
    """Each twin has its labels, within its lines, and they obey the grammar but for a few."""
    found = twins(kind)
    names = [sheet.name for sheet in found]
    assert names == sorted(path.stem for path in (TWINS / kind / "truth").iterdir())
    assert len(names) > 50
    for sheet in found:
        truth = truth_of(TWINS / kind, sheet.name)
        text = (TWINS / kind / "pages" / f"{sheet.name}.txt").read_text("utf-8")
        assert max(lines_in(truth), default=1) <= text.count("\n") + 1, sheet.name
        assert bool(illegal(sheet.labels)) == (sheet.name in UNGRAMMATICAL), sheet.name
        assert sheet.is_qa == (set(sheet.labels) != {"O"}), sheet.name
        bodies = [answer for answer in truth["answers"] if answer["body"]]
        if sheet.is_qa and sheet.name not in UNGRAMMATICAL:
            assert sum(label in {"SB", "SI"} for label in sheet.labels) == len(bodies), sheet.name


def lines_in(value: Any) -> list[int]:  # noqa: ANN401  whatever JSON holds
    """Return all ends of spans in a truth."""
    if isinstance(value, dict):
        return [line for one in value.values() for line in lines_in(one)]
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            return value
        return [line for one in value for line in lines_in(one)]
    return []


TWIN = """Is it?
Q: It is, isn't it?
2 answers
Title: Yes
A: Jane Roe, vet: It is.
It was. - Jane Roe, DVM

No
It is not.
Jane Roe, MD
Dentist
Tarnville
Tarnville Dentist
4.7 out of 5 stars
MD
Verified
Q: And now?
Home"""

TWIN_TRUTH: dict[str, Any] = {
    "title": [1, 1],
    "question": [2, 2],
    "q_strip": "Q: ",
    "count": 3,
    "questions": [{"n": 1, "spans": [[2, 2]]}, {"n": 2, "title": None, "spans": [[17, 17]]}],
    "answers": [
        {"headline": [4, 4], "headline_strip": "Title: ", "byline": [], "body": [[5, 6]],
         "strip": "A: Jane Roe, vet: ", "strip_end": "- Jane Roe, DVM",
         "doctor": {"name": "Jane Roe", "specialty": "vet"}},
        {"headline": [8, 8], "byline": [[10, 16]], "body": [[9, 9]],
         "doctor": {"name": "Jane Roe", "credentials": "MD", "specialty": "Dentist",
                    "location": "Tarnville", "rating": 4.7}},
    ],
}  # fmt: skip


def test_twin_sheet() -> None:
    """Spans of lines, and what is stripped from their ends, become labels of pieces."""
    sheet = twin_sheet("a", TWIN, TWIN_TRUTH)
    told = [
        f"{label} {piece.text}" for piece, label in zip(sheet.pieces, sheet.labels, strict=True)
    ]
    assert told == [
        "T Is it?",
        "K Q:",
        "Q It is, isn't it?",
        "C 2 answers",
        "K Title:",
        "HB Yes",
        "Ma A: Jane Roe, vet:",
        "SI It is.",
        "P It was.",
        "Nb - Jane Roe, DVM",
        "HB No",
        "SI It is not.",
        "Nb Jane Roe, MD",
        "Jb Dentist",
        "Lb Tarnville",
        "Sb Tarnville Dentist",
        "Rb 4.7 out of 5 stars",
        "Nb MD",
        "Xb Verified",
        "Fy Q:",
        "W And now?",
        "Ft Home",
    ]


@pytest.mark.parametrize(
    ("text", "doctor", "label"),
    [
        ("Jane Roe", {"name": "Jane Roe"}, "N"),
        ("Jane Roe, Dentist", {"name": "Jane Roe", "specialty": "Dentist"}, "M"),
        ("Dentist", {"specialty": "Dentist"}, "J"),
        ("Plastic Surgeon", {"specialty": "Plastic Surgeon"}, "S"),
        ("The Plastic Surgeon", {"specialty": "Plastic Surgeon"}, "J"),
        ("Dentist, Tarnville", {"specialty": "Dentist", "location": "Tarnville"}, "S"),
        ("Tarnville", {"location": "Tarnville"}, "L"),
        ("Tarnville General Hospital", {"location": "Tarnville"}, "S"),
        ("12 reviews", {"rating": 4.5}, "R"),
        ("4.5", {"rating": 4.5}, "R"),
        ("12 reviews", {"rating": None}, "X"),
        ("MD", {"credentials": "MD"}, "N"),
        ("Verified", {}, "X"),
    ],
)
def test_lines_of_a_twin_s_byline(text: str, doctor: dict[str, Any], label: str) -> None:
    """A line of a byline is labelled by what of the doctor it holds."""
    answer = {"headline": None, "byline": [[2, 2]], "body": [[1, 1]], "doctor": doctor}
    sheet = twin_sheet("a", f"It is.\n{text}", {"answers": [answer]})
    assert sheet.labels == ["SB", f"{label}b"]


@pytest.mark.parametrize(
    ("strip", "doctor", "label"),
    [
        ("Jane Roe: ", {"name": "Jane Roe"}, "Na"),
        ("Jane Roe, vet: ", {"name": "Jane Roe", "specialty": "vet"}, "Ma"),
        ("Dentist: ", {"specialty": "Dentist"}, "Ja"),
        ("A: ", {"name": "Jane Roe"}, "K"),
        ("A: ", None, "K"),
    ],
)
def test_what_is_stripped_from_a_body(strip: str, doctor: dict[str, Any], label: str) -> None:
    """A label before a body is a byline's line if it holds a name or a job, else furniture."""
    answer = {"byline": [], "body": [[1, 1]], "strip": strip, "doctor": doctor}
    sheet = twin_sheet("a", f"{strip}Yes, it is.", {"answers": [answer]})
    assert sheet.labels[0] == label
    assert sheet.labels[-1] in {"SI", "SB"}


def test_a_byline_on_the_line_of_its_body() -> None:
    """Of a line that is both, the label is the byline's and the rest the body's."""
    answer = {"byline": [[1, 1]], "body": [[1, 1]], "doctor": {"name": "Jane Roe"}}
    sheet = twin_sheet("a", "Jane Roe, MD: Yes, it is.", {"answers": [answer]})
    assert sheet.labels == ["Na", "SI"]


def test_twins_of_other_pages() -> None:
    """A twin that is no question page has one label."""
    sheet = twin_sheet("a", "Home\nIce", {"is_qa": False, "answers": []})
    assert (sheet.labels, sheet.is_qa) == (["O", "O"], False)


def sheet_of(name: str, *lines: str) -> Sheet:
    """Return a sheet whose lines are all furniture."""
    return written_sheet(name, "\n".join(lines), "")


SAME = [f"This line stands on more than one page, number {number}." for number in range(4)]


def test_folds_keep_near_duplicates_together() -> None:
    """Pages that share most of their long lines are in one fold; short lines are no sign."""
    found = folded(
        [
            sheet_of("a", *SAME, "Home"),
            sheet_of("b", "Is it swollen after a week or so of ice?", "Home"),
            sheet_of("c", "Home", "Ice"),
            sheet_of("d", "Home", "Ice"),
            sheet_of("e", *SAME[:2], *[f"Quite another line is this one, {n}." for n in range(3)]),
            sheet_of("f", *SAME[:1], *[f"Quite another line was this one, {n}." for n in range(9)]),
            sheet_of("g", "Is it swollen after a week or so of ice?"),
        ]
    )
    assert [[sheet.name for sheet in fold] for fold in found] == [
        ["a", "e"], ["b", "g"], ["c"], ["d"], ["f"],
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["same", "other"])
def test_folds_of_twins(kind: str) -> None:
    """Every twin is in one fold, and no fold is much larger than another."""
    found = folded(twins(kind))
    assert len(found) == data.FOLDS
    assert sorted(sheet.name for fold in found for sheet in fold) == [
        sheet.name for sheet in twins(kind)
    ]
    sizes = [len(fold) for fold in found]
    assert max(sizes) < 2 * min(sizes)


def test_training_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages count by where they come from; some named and the ungrammatical are left out."""
    monkeypatch.setattr(data, "GENERATED", {"site": 3, "article": 2})
    rows = training(0, frozenset({twins("same")[0].name, "blind-01-bruising-3-weeks-after"}))
    counted = [times for _, times in rows]
    assert counted.count(1) == 5
    assert counted.count(data.WRITTEN) == len(ROWS) - 1
    assert counted.count(data.TWIN["same"]) == len(twins("same")) - 1
    assert counted.count(data.TWIN["other"]) == len(twins("other")) - len(UNGRAMMATICAL)
    assert not {sheet.name for sheet, _ in rows} & {
        *UNGRAMMATICAL,
        "blind-01-bruising-3-weeks-after",
    }
    assert all(sheet.pieces and not illegal(sheet.labels) for sheet, _ in rows)


BOTH = "'Ice helps. Rest helps.'"
LINES = [
    "Is it?",
    "",
    "It is.",
    "",
    "Yes",
    "Ice  helps.",
    "Rest helps.",
    "Jane Roe, MD",
    "",
    "A: No.",
]
TRUTH: dict[str, Any] = {
    "title": [1, 1],
    "question": [3, 3],
    "declared": None,
    "answers": [
        {"headline": [5, 5], "body": [[6, 7]], "byline": [[8, 8]],
         "doctor": {"name": "Jane Roe", "credentials": "MD", "location": None, "specialty": None,
                    "rating": None, "reviews": None}},
        {"headline": None, "body": [[10, 10]], "byline": [], "strip": "A: ", "doctor": None},
    ],
}  # fmt: skip


def answer_of(
    number: int,
    body: str,
    lines: tuple[int, int],
    *,
    headline: str | None = None,
    doctor: Doctor | None = None,
    certainty: float = 0.8,
) -> Answer:
    """Return an answer as read."""
    evidence = "byline" if doctor else "none"
    return Answer(number, headline, body, lines, doctor, evidence, None, certainty)  # type: ignore[arg-type]


FIRST = answer_of(
    1, "Ice helps.\nRest helps.", (5, 8), headline="Yes", doctor=Doctor("Jane Roe", "MD")
)
SECOND = answer_of(2, "No.", (10, 10))


def question_of(
    *answers: Answer,
    title: str | None = "Is it?",
    body: str = "It is.",
    declared: int | None = None,
    problems: tuple[Problem, ...] = (),
) -> Question:
    """Return a question as read."""
    return Question(title, body, False, declared, answers, (), problems)  # noqa: FBT003


def bent(answer: Answer, **changes: Any) -> Answer:  # noqa: ANN401  any field of an answer
    """Return an answer that was read otherwise."""
    values = {name: getattr(answer, name) for name in Answer.__slots__}
    return Answer(**(values | changes))


@pytest.mark.parametrize(
    ("read", "right", "texts", "said"),
    [
        (question_of(FIRST, SECOND), 2, 2, []),
        (question_of(bent(FIRST, headline="Yes  "), bent(SECOND, body=" No.")), 2, 2, []),
        (question_of(FIRST), 1, 1, ["answer 2: not found"]),
        (question_of(FIRST, SECOND, title="Is it"), 2, 2, ["title 'Is it' for 'Is it?'"]),
        (question_of(FIRST, SECOND, body=""), 2, 2, ["question '' for 'It is.'"]),
        (question_of(FIRST, SECOND, declared=2), 2, 2, ["declared 2"]),
        (question_of(bent(FIRST, headline=None), SECOND), 1, 1,
         ["answer 1: headline None for 'Yes'"]),
        (question_of(bent(FIRST, body="Ice helps."), SECOND), 1, 1,
         [f"answer 1: body 'Ice helps.'..'Ice helps.' for {BOTH}..{BOTH}"]),
        (question_of(bent(FIRST, doctor=Doctor("Jane Roe", reviews=3)), SECOND), 1, 2,
         ["answer 1: credentials None for 'MD'; reviews 3 for None"]),
        (question_of(bent(FIRST, doctor=None), bent(SECOND, doctor=Doctor())), 1, 2,
         ["answer 1: name None for 'Jane Roe'; credentials None for 'MD'"]),
        (question_of(bent(SECOND, body="A: No.", number=1)), 0, 0,
         ["answer 1: not found", "answer 2: body 'A: No.'..'A: No.' for 'No.'..'No.'"]),
    ],
)  # fmt: skip
def test_scores(read: Question, right: int, texts: int, said: list[str]) -> None:
    """An answer is right if its headline, body and all six fields are, blanks aside."""
    score = score_page("a", LINES, TRUTH, read)
    assert (score.answers, score.right, score.texts) == (2, right, texts)
    assert score.said == [f"a: {one}" for one in said]
    assert (score.pages, score.pages_right) == (1, not said)


def test_invented_answers() -> None:
    """An answer read where none is counts as invented, and as wrong for its certainty."""
    third = answer_of(3, "Ice", (3, 3), certainty=0.6)
    score = score_page("a", LINES, TRUTH, question_of(FIRST, SECOND, third))
    assert (score.right, score.invented, score.silent) == (2, 1, 0)
    assert score.sure == [(0.8, True), (0.8, True), (0.6, False)]
    assert score.verdicts == {1: True, 2: True, 3: False}
    assert score.said == ["a: answer 3 at (3, 3) is none (0.60)"]


@pytest.mark.parametrize(
    ("certainty", "problems", "silent"),
    [
        (0.95, (), 1),
        (0.89, (), 0),
        (0.95, (Problem("uncertain-boundary", (8, 9), "x"),), 0),
        (0.95, (Problem("uncertain-boundary", (9, 10), "x"),), 1),
        (0.95, (Problem("nameless-byline", (5, 8), "x"),), 1),
        (0.95, (Problem("no-bylines", None, "x"),), 1),
    ],
)
def test_silence(certainty: float, problems: tuple[Problem, ...], silent: int) -> None:
    """A wrong answer is so in silence if it is said to be sure and no problem speaks of it."""
    wrong = bent(FIRST, headline="No", certainty=certainty)
    score = score_page("a", LINES, TRUTH, question_of(wrong, SECOND, problems=problems))
    assert (score.right, score.silent) == (1, silent)
    assert score.said[0].startswith("a: answer 1 (silent)" if silent else "a: answer 1: ")


def test_answers_that_are_cut_do_not_count() -> None:
    """What a cut left of an answer is neither asked for nor invented."""
    truth = TRUTH | {"answers": [TRUTH["answers"][0], TRUTH["answers"][1] | {"cut": True}]}
    for read in (question_of(FIRST), question_of(FIRST, bent(SECOND, body="N"))):
        score = score_page("a", LINES, truth, read)
        assert (score.answers, score.right, score.invented, score.said) == (1, 1, 0, [])


def test_what_is_stripped_is_no_mistake() -> None:
    """Labels that belong to no text are left out of the true texts, at both ends."""
    truth = {
        "title": [1, 1],
        "question": [2, 2],
        "q_strip": "Q:",
        "answers": [
            {"headline": [3, 3], "headline_strip": "Title:", "body": [[4, 4]], "byline": [],
             "strip": "A:", "strip_end": "- Jane", "doctor": None}
        ],
    }  # fmt: skip
    lines = ["Q: Is it?", "Q: It is.", "Title: Yes", "A: Ice. - Jane"]
    read = question_of(answer_of(1, "Ice.", (3, 4), headline="Yes"))
    assert score_page("a", lines, truth, read).said == []
    assert score_page("a", lines, truth, question_of(*read.answers, title="Q: Is it?")).said == []


@pytest.mark.parametrize(
    ("title", "body", "said"),
    [
        ("Is it?", "It is.", 0),
        ("Is it? It is.", "", 0),
        (None, "Is it? It is.", 0),
        ("Is it?", "", 1),
    ],
)
def test_either_title_or_question(title: str | None, body: str, said: int) -> None:
    """Where the first lines may be title or question, it is enough that none is lost."""
    read = question_of(FIRST, SECOND, title=title, body=body)
    assert len(score_page("a", LINES, TRUTH | {"either": True}, read).said) == said


def test_pages_without_a_question() -> None:
    """Of a page that is none, no title is asked for."""
    truth = {"is_qa": False, "answers": []}
    assert score_page("a", LINES, truth, question_of()).said == []


def test_scores_add_up() -> None:
    """Counts of pages are summed, and told on one line."""
    whole = Score()
    for answers in ((FIRST, SECOND), (FIRST,), (bent(FIRST, certainty=0.97), SECOND, SECOND)):
        whole.add(score_page("a", LINES, TRUTH, question_of(*answers)))
    assert str(whole) == (
        "right 5/6 = 0.833; texts 5 = 0.833; pages 2/3 = 0.667; silent 0; invented 0; "
        "of 1 said sure 1.000 right"
    )
    assert len(whole.sure) == 5
    assert whole.said == ["a: answer 2: not found"]
    assert str(Score()).startswith("right 0/0 = 0.000;")


def test_plain() -> None:
    """Blanks of all kinds are one, and marks that are not seen are none."""
    assert plain(" a\n\n b\u00a0c\u200b ") == "a b c"
    assert plain(None) == ""


def test_fit_recovers_weights() -> None:
    """Logistic regression finds the weights that rows were drawn by."""
    rnd, true = Random(3), [-0.5, 2.0, -1.0]
    rows = []
    for _ in range(4000):
        signs = (1.0, rnd.uniform(-2, 2), float(rnd.random() < 0.5))
        total = sum(sign * weight for sign, weight in zip(signs, true, strict=True))
        rows.append((signs, rnd.random() < 1 / (1 + exp(-total)), 1))
    assert fit(rows) == pytest.approx(true, abs=0.2)


def test_fit_counts_rows() -> None:
    """A row that counts twice is as two rows; a sign that is never there has no weight."""
    once = [((1.0, 0.0), True, 2), ((1.0, 0.0), False, 1)]
    twice = [((1.0, 0.0), True, 1), *[((1.0, 0.0), True, 1), ((1.0, 0.0), False, 1)]]
    assert fit(once) == pytest.approx(fit(twice))
    assert 1 / (1 + exp(-fit(once)[0])) == pytest.approx(2 / 3)
    assert fit(once)[1] == 0


def test_fit_stays_finite() -> None:
    """Signs that tell right from wrong without an exception have weights all the same."""
    rows = [((1.0, 1.0), True, 1), ((1.0, -1.0), False, 1)] * 20
    assert all(abs(weight) < 20 for weight in fit(rows))
    assert fit(rows)[1] > 1


FEW = [
    (written_sheet("a", "Is it?\n\n1 answer\n\nIce helps.", "1 title; 3 count; 5 body 1"), 3),
    (written_sheet("b", "Is it ice?\n\nIt is.\n\nDoctor Answers 2\n\nYes.\n\nNo.",
                   "1 title; 3 question; 5 count; 7 body 1; 9 body 2"), 2),
    (written_sheet("c", "Home\n\nAbout ice\n\nIce is cold.", "none"), 1),
]  # fmt: skip


def test_learning_comes_out_the_same() -> None:
    """The same sheets give the same lines, sorted, with whole weights of known labels."""
    lines = learned(FEW)
    assert lines == learned(FEW)
    names = [line.partition("\t")[0] for line in lines]
    assert names == sorted(set(names))
    for line in lines:
        for pair in line.partition("\t")[2].split(" "):
            label, _, weight = pair.partition(":")
            assert label in LABELS
            assert int(weight) or line.startswith(">")


def test_what_the_grammar_forbids_is_not_learned() -> None:
    """A sheet that has a label below one that may not stand above it teaches no such transition."""
    title, line = pieces_of("Is it?\nIce.")
    lines = learned([(Sheet("a", [], [title, line], ["T", "P"]), 9), *FEW])
    assert not [row for row in lines if row.startswith(">P\t")]


def test_what_was_learned_is_known() -> None:
    """A decoder with weights learned from a few pages reads them as they were labelled."""
    decoder = Decoder(read_weights(learned(FEW * 4)))
    for sheet, _ in FEW:
        assert decoder.read(sheet.pieces).labels == sheet.labels


def test_the_file_comes_out_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Training as a whole writes the same bytes twice: labels' weights and those of certainty."""
    small = twins("same")[:3]
    other = twins("other")[:3]

    def few(kind: str) -> list[Sheet]:
        return small if kind == "same" else other

    def without(_: int, names: frozenset[str] = frozenset()) -> list[tuple[Sheet, int]]:
        return FEW + [(sheet, 2) for sheet in (*small, *other) if sheet.name not in names]

    monkeypatch.setattr(train, "ProcessPoolExecutor", ThreadPoolExecutor)
    monkeypatch.setattr(train, "training", without)
    monkeypatch.setattr(train, "twins", few)
    monkeypatch.setattr(calibration, "twins", few)
    monkeypatch.setattr(calibration, "GENERATED", {"site": 2, "article": 1})
    monkeypatch.setattr(train, "PARAMETERS", train.PARAMETERS | {"max_iterations": 15})
    written_files = []
    for name in ("a.txt", "b.txt"):
        monkeypatch.setattr(train, "TARGET", tmp_path / name)
        train.main()
        written_files.append((tmp_path / name).read_bytes())
    assert written_files[0] == written_files[1]
    lines = written_files[0].decode().splitlines()
    assert lines == sorted(lines)
    assert {line.partition("\t")[0] for line in lines if line[0] == "="} == {f"={x}" for x in SIGNS}
    assert any(read_weights(lines).certainty)


def test_folds_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fold's pages of both kinds are left out together."""
    pages = {"same": "ab", "other": "xyz"}
    monkeypatch.setattr(train, "twins", lambda kind: [sheet_of(name, name) for name in pages[kind]])
    assert train.fold_names() == [{"a", "x"}, {"b", "y"}, {"z"}, set(), set()]


def test_rows_of_certainty() -> None:
    """An answer that was read is a row: its signs, whether it is right, and how often it counts."""
    decoder = Decoder(read_weights(["p:=\tT:300", "p:>\tSB:200"]))
    rows = list(calibration.rows_of_generated(decoder, "site", 1))
    assert rows
    assert {(len(signs), times) for signs, _, times in rows} == {(len(SIGNS), 1)}
    sheet = next(sheet for sheet in twins("same") if len(sheet.pieces) > 10)
    rows = list(calibration.rows_of_twin(decoder, "same", sheet))
    assert rows
    assert {times for _, _, times in rows} == {calibration.TWIN}
    assert not any(right for _, right, _ in rows)


def test_an_empty_page_has_no_rows() -> None:
    """A page without a line tells nothing of certainty."""
    empty = Sheet(twins("same")[0].name, [], [], [])
    decoder = Decoder(read_weights([]))
    assert list(calibration.rows_of_twin(decoder, "same", empty)) == []


def test_truth_is_json_as_it_is_on_disk() -> None:
    """The labels of a twin are read beside it."""
    path = next(iter(sorted((TWINS / "same" / "truth").iterdir())))
    assert truth_of(TWINS / "same", path.stem) == json.loads(path.read_text("utf-8"))
