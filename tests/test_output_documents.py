"""The JSON documents, whole, against the contract."""

from qa_cli.insight.audit import Audit, Finding
from qa_cli.insight.figures import share
from qa_cli.insight.figures.counted import FigureGroup
from qa_cli.insight.naming import find_doctors
from qa_cli.insight.possible import possible
from qa_cli.insight.profile import profiles
from qa_cli.insight.tally import group_by_specialty, tally
from qa_cli.model import Doctor, Page, Part
from qa_cli.output.documents import (
    answer_document,
    audit_document,
    doctors_found_document,
    document_of,
    encode,
    figures_document,
    groups_document,
    list_document,
    question_document,
    search_document,
    source_document,
    tally_document,
)
from qa_cli.output.listing import NumberedLine, SourceLine
from qa_cli.pages.reasons import Reason, Vote
from qa_cli.search import Correction, Hit, SearchResults
from qa_cli.search.results import Also, Near, QueryPart
from tests.builders import Said, figure, page

SOURCE = {"path": "pages/a_face.txt", "record": None, "bytes": 420, "blake2b": "0a" * 16,
          "url": None}  # fmt: skip
PRASAD = {
    "name": "Ana Prasad", "credentials": "MD, FACS", "specialty": "Plastic Surgeon",
    "location": "New York", "rating": 4.3, "reviews": 59,
}  # fmt: skip
ANSWER_1 = {
    "id": "a_face/1", "number": 1, "headline": "Botox wears off",
    "body": "Wait three months.\n\nThe muscle recovers.", "lines": [5, 10],
    "doctor": PRASAD, "evidence": "byline", "sign_off": None, "certainty": 1.0,
    "date": None, "votes": None, "accepted": None, "url": None,
}  # fmt: skip
ANSWER_4 = {
    "id": "a_face/4", "number": 4, "headline": "Maybe", "body": "Ask again.", "lines": [22, 24],
    "doctor": None, "evidence": "none", "sign_off": None, "certainty": 0.62,
    "date": None, "votes": None, "accepted": None, "url": None,
}  # fmt: skip
PROBLEMS = [
    {"code": "count-mismatch", "lines": None, "message": "5 answers declared, 4 found"},
    {"code": "uncertain-boundary", "lines": [22, 24],
     "message": "answer 4 may begin or end elsewhere"},
]  # fmt: skip


def test_question(answered: Page) -> None:
    """Every field of the contract, in its order, and no other."""
    document = question_document(answered)
    assert list(document) == [
        "schema", "id", "source", "title", "body", "has_photo", "declared_answers", "answers",
        "ledger", "problems", "date", "votes", "language",
    ]  # fmt: skip
    answers = document.pop("answers")
    ledger = document.pop("ledger")
    assert document == {
        "schema": 1, "id": "a_face", "source": SOURCE, "title": "Is my face paralyzed? (photo)",
        "body": "It does not move.\n\nThank you!", "has_photo": True, "declared_answers": 5,
        "problems": PROBLEMS, "date": None, "votes": None, "language": None,
    }  # fmt: skip
    assert isinstance(answers, list)
    assert len(answers) == 4
    assert answers[0] == ANSWER_1
    assert answers[3] == ANSWER_4
    assert isinstance(ledger, list)
    assert ledger[:2] == [{"kind": "title", "lines": [1, 1]}, {"kind": "blank", "lines": [2, 2]}]


def test_bare_question(bare: Page) -> None:
    """What is missing is null, what is none is empty."""
    assert question_document(bare) == {
        "schema": 1, "id": "pages:2",
        "source": {"path": "pages/pages.jsonl", "record": 2, "bytes": 0, "blake2b": "0b" * 16,
                   "url": "https://example.org/2"},
        "title": None, "body": "", "has_photo": False, "declared_answers": None,
        "answers": [], "ledger": [], "problems": [], "date": None, "votes": None,
        "language": None,
    }  # fmt: skip


def test_answer(answered: Page) -> None:
    """The object from the question's list, with schema, question and source."""
    assert answer_document(answered, answered.question.answers[0]) == {
        "schema": 1,
        **ANSWER_1,
        "question": {"id": "a_face", "title": "Is my face paralyzed? (photo)"},
        "source": SOURCE,
    }


def test_source(answered: Page) -> None:
    """One object a line."""
    assert source_document(answered, [SourceLine(5, "headline", 1, "Botox\x1b")]) == {
        "schema": 1,
        "id": "a_face",
        "source": SOURCE,
        "lines": [{"line": 5, "kind": "headline", "answer": 1, "text": "Botox\x1b"}],
    }


def test_source_with_reasons(answered: Page) -> None:
    """Each line has an object a part of it, a blank one an empty list; numbers are rounded."""
    vote = Vote("W0botox", "first word (botox)", 1.53125)
    around = Vote("", "the lines around it", -0.25)
    reason = Reason(5, "Botox", "title", 0.98765, None, 0.0, (vote, around))
    lines = [SourceLine(5, "title", None, "Botox", (reason,)), SourceLine(6, "blank", None, "", ())]
    decided = [
        {"feature": "W0botox", "words": "first word (botox)", "weight": 1.53},
        {"feature": None, "words": "the lines around it", "weight": -0.25},
    ]
    why = {
        "text": "Botox", "label": "title", "probability": 0.988,
        "runner_up": None, "runner_up_probability": 0.0, "decided": decided,
    }  # fmt: skip
    assert source_document(answered, lines)["lines"] == [
        {"line": 5, "kind": "title", "answer": None, "text": "Botox", "why": [why]},
        {"line": 6, "kind": "blank", "answer": None, "text": "", "why": []},
    ]


def test_list(answered: Page, bare: Page) -> None:
    """Counts split by evidence, problems in full, and the corpus's total beside a limit."""
    document = list_document([answered, bare], 7)
    assert document == {
        "schema": 1,
        "total": 7,
        "questions": [
            {"id": "a_face", "title": "Is my face paralyzed? (photo)", "has_photo": True,
             "declared_answers": 5, "answers": 4, "named": 1, "nameless": 1, "anonymous": 2,
             "problems": PROBLEMS, "path": "pages/a_face.txt", "record": None},
            {"id": "pages:2", "title": None, "has_photo": False, "declared_answers": None,
             "answers": 0, "named": 0, "nameless": 0, "anonymous": 0, "problems": [],
             "path": "pages/pages.jsonl", "record": 2},
        ],
    }  # fmt: skip


def test_search() -> None:
    """As the contract has it: corrections from/to, highlights as pairs."""
    hit = Hit(
        id="a/5", kind="answer", score=7.1, tier="typo", doctor=None, snippet="the masseter",
        highlights=((4, 12),), path="p.txt", line=48, head="Chewing",
        head_highlights=((0, 4),), text="the\nmasseter", text_highlights=((4, 12),),
    )  # fmt: skip
    results = SearchResults(
        query="masetter", corrections=(Correction("masetter", "masseter", 2),), total=9,
        hits=(hit,), tiers=(("typo", 9),), missing=("zzz",), also=(Also("b", 1, "c", 20, 1),),
        nearest=(Near("price", "process", 2),), parts=(QueryPart("price", 0),),
    )  # fmt: skip
    assert search_document(results) == {
        "schema": 1,
        "query": "masetter",
        "corrections": [{"from": "masetter", "to": "masseter", "distance": 2}],
        "also": [{"from": "b", "count": 1, "to": "c", "to_count": 20, "distance": 1}],
        "missing": ["zzz"],
        "nearest": [{"from": "price", "to": "process", "count": 2}],
        "parts": [{"text": "price", "hits": 0}],
        "total": 9,
        "hits": [
            {"id": "a/5", "kind": "answer", "score": 7.1, "tier": "typo", "doctor": None,
             "head": "Chewing", "head_highlights": [[0, 4]], "snippet": "the masseter",
             "highlights": [[4, 12]], "path": "p.txt", "line": 48, "record": None,
             "text": "the\nmasseter", "text_highlights": [[4, 12]]}
        ],
    }  # fmt: skip


RESPONDENT = {
    **PRASAD, "answers": 1, "questions": 1, "answer_ids": ["a_face/1"], "words": None,
    "names": ["Ana Prasad"], "ratings": [], "inferred": [],
}  # fmt: skip


def test_tally(answered: Page) -> None:
    """Every answer is in exactly one of the three groups."""
    assert tally_document(tally([answered])) == {
        "schema": 1,
        "answers": 4,
        "total": 1,
        "doctors": [RESPONDENT],
        "nameless": ["a_face/2"],
        "anonymous": ["a_face/3", "a_face/4"],
    }


def test_groups(answered: Page) -> None:
    """Groups stand in place of doctors, and what they are by is said."""
    counted = tally([answered])
    assert groups_document(counted, "specialty", group_by_specialty(counted.doctors)) == {
        "schema": 1,
        "answers": 4,
        "by": "specialty",
        "groups": [
            {"label": "Plastic Surgeon", "doctors": 1, "answers": 1, "questions": 1,
             "answer_ids": ["a_face/1"]}
        ],
        "nameless": ["a_face/2"],
        "anonymous": ["a_face/3", "a_face/4"],
        "total": 1,
    }  # fmt: skip


def test_a_limit_does_not_hide_the_total(answered: Page) -> None:
    """Of groups, of a doctor's answers, of figures, of findings."""
    counted = tally([answered])
    assert groups_document(counted, "location", (), 7)["total"] == 7
    found = doctors_found_document("prasad", find_doctors("prasad", [answered]), (), 0)
    assert (found["answered"], found["total"]) == ([], 1)
    assert figures_document([], (), None, 9)["total"] == 9
    finding = Finding("cut-off", "warning", "a", "p.txt", (1, 2), "m")
    audited = audit_document(Audit(1, (), (finding,) * 3), 1)
    assert (len(audited["findings"]), audited["total"]) == (1, 3)


def test_doctors_found(answered: Page) -> None:
    """What was typed, how it was read, who that is, and their answers with their pages."""
    assert doctors_found_document("prsad", find_doctors("prsad", [answered])) == {
        "schema": 1,
        "name": "prsad",
        "corrections": [{"from": "prsad", "to": "prasad", "distance": 1}],
        "doctors": [RESPONDENT],
        "answered": [
            {
                **ANSWER_1,
                "question": {"id": "a_face", "title": "Is my face paralyzed? (photo)"},
                "source": SOURCE,
            }
        ],
        "profiles": [],
        "total": 1,
    }


def test_the_document_has_the_documented_keys() -> None:
    """Exactly these; whole numbers are integers; counts stand beside them only where asked for."""
    one = figure("dose", 10.0, 15.5, "unit", "advised")
    mention = {
        "id": "a/1", "kind": "dose", "low": 10, "high": 15.5, "unit": "unit", "qualifier": None,
        "role": "advised", "negated": False, "quote": "q", "path": "p.txt", "line": 3,
        "column": [1, 2], "record": None, "certainty": 0.9,
    }  # fmt: skip
    assert figures_document([one], (), None) == {"schema": 1, "figures": [mention], "total": 1}
    group = FigureGroup("a", "T", 2, share([one], 2))
    assert figures_document([one], [group], "question") == {
        "schema": 1,
        "figures": [mention],
        "by": "question",
        "groups": [
            {
                "id": "a", "label": "T", "answers": 2,
                "topics": [
                    {
                        "kind": "dose", "role": "advised", "measure": "unit", "given": 1,
                        "silent": 1,
                        "figures": [
                            {"low": 10, "high": 15.5, "unit": "unit", "negated": False,
                             "answers": 1, "answer_ids": ["a/1"], "asked": False}
                        ],
                    }
                ],
            }
        ],
        "total": 1,
    }  # fmt: skip


HOSTILE = "\x1b[31m=Ann\u202e Roe"
PAGE = page(
    "a",
    Said("Wait 3 months.", doctor=Doctor(HOSTILE, "MD", "D", "Reno", 4.0, 9)),
    Said("Rest.", doctor=Doctor(HOSTILE, "MD", "D", "Elko", None, None)),
)
DOCTORS = tally([PAGE]).doctors
EVIDENCE = "the same name; the same specialty; another place"


def test_pairs() -> None:
    """Both doctors in full, in the order of the tally, and the evidence."""
    assert document_of(possible=possible(DOCTORS)) == {
        "schema": 1,
        "possible": [{"doctors": [encode(one) for one in DOCTORS], "evidence": EVIDENCE}],
    }
    assert document_of(possible=()) == {"schema": 1, "possible": []}


def test_a_profile() -> None:
    """Figures with topics, words, others by name and answers, and who may be the same."""
    profile = encode(profiles(DOCTORS[:1], DOCTORS, [PAGE])[0])
    assert profile == {
        "name": HOSTILE,
        "answer_ids": ["a/1"],
        "figures": [
            {"id": "a/1", "kind": "duration", "low": 3, "high": 3, "unit": "month",
             "qualifier": None, "role": "wait", "negated": False, "quote": "Wait 3 months.",
             "path": "pages/a.txt", "line": 3, "column": [6, 14],
             "record": None, "certainty": 1.0}
        ],
        "topics": [
            {"kind": "duration", "role": "wait", "measure": "time", "given": 1, "silent": 0,
             "figures": [{"low": 3, "high": 3, "unit": "month", "negated": False, "answers": 1,
                          "answer_ids": ["a/1"], "asked": False}]}
        ],
        "compared": 1,
        "terms": [{"word": "wait", "questions": 1, "times": 1}],
        "fellows": [{"name": HOSTILE, "questions": 1, "answer_ids": ["a/2"]}],
        "possible": [{"doctors": [encode(one) for one in DOCTORS], "evidence": EVIDENCE}],
    }  # fmt: skip


def test_encode() -> None:
    """Dataclasses and named tuples are objects, other sequences lists, all else is as it is."""
    part = Part("blank", (2, 3))
    line = NumberedLine(7, "x\x1b")
    shown = {"kind": "blank", "lines": [2, 3]}
    for value, expected in (
        (part, shown),
        (line, {"line": 7, "text": "x\x1b"}),
        ((part, None), [shown, None]),
        ([line], [{"line": 7, "text": "x\x1b"}]),
        ((one for one in [part]), [shown]),
        ({"a": part, "b": 0.5}, {"a": shown, "b": 0.5}),
        (True, True),
        (None, None),
    ):
        assert encode(value) == expected
