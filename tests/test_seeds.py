"""The two sample pages, answer by answer, against what a person reads on them.

Weights are shipped only if this passes: after every training, all 18 answers are exactly right.
"""

from pathlib import Path

import pytest

from qa_cli.model import Answer, Doctor, Question
from qa_cli.pages import parse_page

SEEDS = Path(__file__).parent.parent / "seeds"
MASSETER = "000_52f1e9b741cd2cdd"
SPASM = "004_4314e1bc94ffe93a"


def md(
    name: str, specialty: str, location: str, rating: float | None, reviews: int | None
) -> Doctor:
    """Write down a doctor whose credentials are `MD`, as most are."""
    return Doctor(name, "MD", specialty, location, rating, reviews)


FACIAL, PLASTIC, DERM = "Facial Plastic Surgeon", "Plastic Surgeon", "Dermatologic Surgeon"

EXPECTED: list[tuple[str, int, tuple[int, int], str, str, str, str, str | None, Doctor | None]] = [
    # page, number, lines, headline, first words, last words, evidence, sign-off, doctor
    (MASSETER, 1, (7, 11), "Face Semi-paralyzed After Botox to Masseter Muscles?",
     "Yes your posted photo shows", "til effect is satisfactory.", "none", None, None),
    (MASSETER, 2, (13, 21), "Semi-Paralyzed Face After Botox Injections",
     "Unfortunately, there is nothing you", "Hope this helps. Good luck.", "byline", None,
     md("Michael R. Menachof", FACIAL, "Greenwood Village", 4.4, 28)),
    (MASSETER, 3, (23, 38), "Botox facial paralysis",
     "Off label use of Botox", "effects will be short lived.", "byline", None,
     md("Brent Moelleken", PLASTIC, "Beverly Hills", 4.9, 194)),
    (MASSETER, 4, (42, 46), "Face Semi-Paralyzed After Botox",
     "Unfortunately there's nothing you can", "there, it will get better.", "none", None, None),
    (MASSETER, 5, (48, 54), "Asymmetric smile after Botox to masseter",
     "I am sorry that you", "well as the zygomaticus.", "none", None, None),
    (MASSETER, 6, (56, 64), "No antidote for botox complication of big cheek treatment",
     "There may have been more", "as far as I'm aware.", "byline", None,
     md("Ronald Shelton", DERM, "Manhattan", 4.9, 39)),
    (MASSETER, 7, (66, 74), "Face Semi-paralyzed After Botox to Masseter Muscles?",
     "Aesthetically speaking you are seeing", "more quickly.  Hope this helps.", "byline", None,
     md("Francis R. Palmer, III", FACIAL, "Beverly Hills", 4.7, 28)),
    (MASSETER, 8, (76, 83), "Re-contouring Masseter Hypertrophy with Botox",
     "Re-contouring the jaw line with", "recommend choosing another injector.", "byline", None,
     md("Will Richardson", DERM, "Fort Lauderdale", None, None)),
    (SPASM, 1, (7, 12), "Botox For Muscle Spasm Versus Cosmetic",
     "This is a large amount", "Best, Dr. Emer.", "nameless-byline", "Dr. Emer",
     Doctor(None, None, DERM, "Los Angeles", 4.9, 159)),
    (SPASM, 2, (14, 24), "Botox for muscles spasms and facial weakness",
     "Neuromodulator medications like Botox,", "safe while the face recovers.", "byline", None,
     md("Victor Chung", FACIAL, "San Diego", 5.0, 10)),
    (SPASM, 3, (26, 32),
     "I got 200 units of Botox in one side of my face, now that side is completely paralyzed.",
     "Thank you for your question", "right side.  Hang in there.", "byline", None,
     md("Nelson Castillo", PLASTIC, "Atlanta", 5.0, 38)),
    (SPASM, 4, (34, 54),
     ("The effects of Botox are temporary, but it is important to protect your eye "
      "while it wears off"),
     "Thank you for your question. I understand", "on YouTube, please contact us.", "byline", None,
     md("Amiya Prasad", "Oculoplastic Surgeon", "New York", 4.3, 59)),
    (SPASM, 5, (56, 67), "Is there such a thing is too much Botox?",
     "Dear Lee,\n\nThank you very much", "well,\nJames M. Ridgway, MD, FACS", "byline",
     "James M. Ridgway", Doctor("James M. Ridgway", "MD, FACS", FACIAL, "Bellevue", 5.0, 77)),
    (SPASM, 6, (69, 73), "Botox for muscle spasms",
     "This is a normal result", "#musclespasm   #botox   #facialparalysis", "none", None, None),
    (SPASM, 7, (75, 81), "Botox for muscle spasm",
     "This forum is for cosmetic", "and appropriate for your condition.", "byline", None,
     md("Edwin Ishoo", FACIAL, "Winchester", 4.4, 20)),
    (SPASM, 8, (83, 89), "Paralysis after Botox",
     "200 units is a lot", "your doctor of your issues", "byline", None,
     md("Melvin Elson", "Dermatologist", "Nashville", 5.0, 6)),
    (SPASM, 9, (91, 93), "200 units of Botox",
     "Thank you for your question and pic.", "about three months to improve.", "none", None, None),
    (SPASM, 10, (95, 102), "Check with your doctor",
     "Two hundred units in one side of the face?\nThat seems", "Best wishes,\nDr. Denkler",
     "sign-off", "Dr. Denkler", Doctor()),
]  # fmt: skip


@pytest.fixture(scope="module")
def questions() -> dict[str, Question]:
    """Parse both pages once."""
    return {
        path.stem: parse_page(path.read_bytes().decode("utf-8")) for path in SEEDS.glob("*.txt")
    }


@pytest.mark.parametrize(
    ("page", "number", "lines", "headline", "first", "last", "evidence", "sign_off", "doctor"),
    EXPECTED,
    ids=lambda value: str(value) if isinstance(value, int) else None,
)
def test_every_answer_has_exactly_its_own_parts(
    questions: dict[str, Question],
    page: str,
    number: int,
    lines: tuple[int, int],
    headline: str,
    first: str,
    last: str,
    evidence: str,
    sign_off: str | None,
    doctor: Doctor | None,
) -> None:
    """Each of the 18 answers has its own headline, body, lines, doctor and evidence."""
    answer: Answer = questions[page].answers[number - 1]
    assert (answer.number, answer.lines, answer.headline) == (number, lines, headline)
    assert answer.body.startswith(first)
    assert answer.body.endswith(last)
    assert (answer.evidence, answer.sign_off, answer.doctor) == (evidence, sign_off, doctor)


def test_there_are_no_other_answers(questions: dict[str, Question]) -> None:
    """The pages have the 18 answers that are looked at here, and none besides."""
    found = [(name, a.number) for name, page in sorted(questions.items()) for a in page.answers]
    assert found == [row[:2] for row in EXPECTED]
    assert len(found) == 18


def test_the_questions_are_read(questions: dict[str, Question]) -> None:
    """Title, body, photo marker and declared count are what stands above the answers."""
    masseter, spasm = questions[MASSETER], questions[SPASM]
    assert masseter.title == "Face Semi-paralyzed After Botox to Masseter Muscles? (photo)"
    assert masseter.body.startswith("I had 30 units of botox injected")
    assert masseter.body.endswith("strengthen the muscles? Thank you")
    assert (masseter.has_photo, masseter.declared_answers, len(masseter.answers)) == (True, 8, 8)
    assert spasm.body == (
        "My face on that side feels dead...like cement "
        "if i try to move i to chew or talk it feel tight..."
    )
    assert (spasm.has_photo, spasm.declared_answers, len(spasm.answers)) == (True, 10, 10)


def test_the_only_doubt_on_the_sample_pages_is_a_name(questions: dict[str, Question]) -> None:
    """Both pages parse without a problem but for the one byline that has no name."""
    found = [(p.code, p.lines) for question in questions.values() for p in question.problems]
    assert found == [("nameless-byline", (7, 12))]
