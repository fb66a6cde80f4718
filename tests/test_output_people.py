"""Doctors as people, as JSON, CSV and rows."""

from qa_cli.insight.names import Answered
from qa_cli.insight.possible import possible
from qa_cli.insight.profile import profiles
from qa_cli.insight.tally import group_by_specialty, tally
from qa_cli.model import Doctor
from qa_cli.output.csvtext import answered_csv, answers_csv, doctors_csv, groups_csv, possible_csv
from qa_cli.output.documents import respondent
from qa_cli.output.people import possible_document, profile_object
from qa_cli.output.plain import possible_rows
from tests.builders import Said, page

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
    assert possible_document(possible(DOCTORS)) == {
        "schema": 1,
        "possible": [{"doctors": [respondent(one) for one in DOCTORS], "evidence": EVIDENCE}],
    }
    assert possible_document(()) == {"schema": 1, "possible": []}


def test_a_profile() -> None:
    """Figures with topics, words, others by name and answers, and who may be the same."""
    profile = profile_object(profiles(DOCTORS[:1], DOCTORS, [PAGE])[0])
    assert profile == {
        "name": HOSTILE,
        "answer_ids": ["a/1"],
        "figures": [
            {"id": "a/1", "kind": "duration", "low": 3, "high": 3, "unit": "month",
             "qualifier": None, "role": "wait", "negated": False, "quote": "Wait 3 months.",
             "path": "pages/a.txt", "line": 3, "column": [6, 14]}
        ],
        "topics": [
            {"kind": "duration", "role": "wait", "measure": "time", "given": 1, "silent": 0,
             "figures": [{"low": 3, "high": 3, "unit": "month", "negated": False, "answers": 1,
                          "answer_ids": ["a/1"], "asked": False}]}
        ],
        "compared": 1,
        "terms": [{"word": "wait", "questions": 1, "times": 1}],
        "fellows": [{"name": HOSTILE, "questions": 1, "answer_ids": ["a/2"]}],
        "possible": [{"doctors": [respondent(one) for one in DOCTORS], "evidence": EVIDENCE}],
    }  # fmt: skip


def test_rows_and_csv_are_harmless() -> None:
    """No control character, no turned text, no formula, whatever a name holds."""
    pairs = possible(DOCTORS)
    texts = {
        "rows": "".join(possible_rows(pairs)),
        "pairs": "".join(possible_csv(pairs)),
        "doctors": "".join(doctors_csv(DOCTORS)),
        "groups": "".join(groups_csv(group_by_specialty(DOCTORS))),
    }
    for kind, text in texts.items():
        assert not set(text) & {"\x1b", "\u202e"}, kind
    formula = tally([page("a", Said("x", doctor=Doctor("=1+1", None, "@x", None, None, None)))])
    assert "".join(doctors_csv(formula.doctors)).splitlines()[1] == (
        "'=1+1,,'@x,,,,1,1,,0,'=1+1,a/1"
    )


def test_csv() -> None:
    """A header, then a row each; several values of one cell stand apart."""
    assert "".join(groups_csv(group_by_specialty(DOCTORS))) == (
        "label,doctors,answers,questions,answer_ids\nD,2,2,1,a/1 | a/2\n"
    )
    assert "".join(doctors_csv(())) == (
        "name,credentials,specialty,location,rating,reviews,answers,questions,words,inferred,"
        "names,answer_ids\n"
    )
    assert "".join(answered_csv(())).count("\n") == 1


def test_csv_of_some_answers() -> None:
    """Only those, as `answers_csv` has them; another answer of the page is none of them."""
    [header, row] = "".join(answered_csv([Answered(PAGE, PAGE.question.answers[1])])).splitlines()
    everything = "".join(answers_csv([PAGE], raw=False)).splitlines()
    assert [header, row] == [everything[0], everything[2]]
