"""Questions as text to be read."""

from dataclasses import replace
from typing import TYPE_CHECKING

from qa_cli.model import Page
from qa_cli.output.paragraphs import (
    Paragraph,
    answer_reading,
    byline_of,
    plain_text,
    question_reading,
)

if TYPE_CHECKING:
    from qa_cli.search.matches import Marks

ANSWERED = """\
Is my face paralyzed? (photo)
a_face  pages/a_face.txt  4 of 5 answers  2 problems

  It does not move.

  Thank you!

1. Botox wears off
Ana Prasad, MD, FACS · Plastic Surgeon, New York · ★★★★☆ 4.3 (59 reviews)
a_face/1  lines 5-10

  Wait three months.

  The muscle recovers.

2. (no headline)
(byline without a name; signed "Dr. Emer") · Dermatologist, Los Angeles · ★★★★☆ 4.9 (1,159 reviews)
a_face/2  lines 12-14

  See a doctor.  Best, Dr. Emer.

3. No
(no byline; signed "Dr. Denk")
a_face/3  lines 16-20

  The muscle is weak.
  Botox is strong.
  Dr. Denk

4. Maybe
(no byline)
a_face/4  lines 22-24  start uncertain (0.62)

  Ask again.

pages/a_face.txt: 5 answers declared, 4 found (count-mismatch)
pages/a_face.txt:22: answer 4 may begin or end elsewhere (uncertain-boundary)
"""


def test_a_question(answered: Page) -> None:
    """Every part in order, with places, evidence, ratings with reviews, doubts and problems."""
    assert plain_text(question_reading(answered, answered.id, unicode=True)) == ANSWERED


def test_an_answer(answered: Page) -> None:
    """One answer stands below the title of its page, with its place, without the asker's text."""
    answer = answered.question.answers[2]
    assert plain_text(answer_reading(answered, answer, "a_f", unicode=True)) == (
        "Is my face paralyzed? (photo)\n"
        "a_f  4 of 5 answers  2 problems\n"
        "\n"
        "3. No\n"
        '(no byline; signed "Dr. Denk")\n'
        "a_f/3  pages/a_face.txt:16  lines 16-20\n"
        "\n"
        "  The muscle is weak.\n  Botox is strong.\n  Dr. Denk\n"
    )


def test_a_bare_page(bare: Page) -> None:
    """No title, no text, no answers: two lines that say so."""
    assert plain_text(question_reading(bare, bare.id, unicode=True)) == (
        "(no title)\npages:2  pages/pages.jsonl:2  0 answers\n"
    )


def test_hostile_text_is_harmless_and_indented(hostile: Page) -> None:
    """Controls are pictures, markup is text, and no line of a body begins in the first column."""
    assert plain_text(question_reading(hostile, hostile.id, unicode=True)) == (
        "␛[2J[/b]<U+2028>x\n"
        "h␛i  pages/h␛i␊.txt  1 of 1 answer\n"
        "\n"
        "  ␀␡<U+FEFF>\n"
        "\n"
        "1. [/b]␛]0;t␇\n"
        "=cmd(), ␛[31m · [red]x, <U+202E>LA · ★★★★★ 5.0 (3 reviews)\n"
        "h␛i/1  lines 3-4\n"
        "\n"
        "  a<U+009B>2J\n"
        "  :smile: [bold]b[/bold]␍\n"
    )


def test_without_unicode(answered: Page) -> None:
    """No stars, no dots; the figures stay."""
    first = answered.question.answers[0]
    assert byline_of(first, unicode=False) == (
        "Ana Prasad, MD, FACS; Plastic Surgeon, New York; 4.3 (59 reviews)"
    )


def test_a_sure_answer_has_no_remark(answered: Page) -> None:
    """From 0.9 on, the start of an answer is certain enough."""
    last = answered.question.answers[3]
    for certainty, remark in ((0.9, False), (0.89, True)):
        text = plain_text(
            answer_reading(answered, replace(last, certainty=certainty), "a", unicode=True)
        )
        assert ("start uncertain" in text) is remark


def test_only_bodies_are_indented() -> None:
    """Blank lines get no blanks."""
    paragraphs = (Paragraph("title", "T"), Paragraph("body", "a\n\nb", spaced=True))
    assert plain_text(paragraphs) == "T\n\n  a\n\n  b\n"


def test_marks_stand_where_the_words_do(answered: Page) -> None:
    """In title, question, headline, byline and body; made harmless, they are the same words."""
    marks: Marks = {
        (0, "head"): ((6, 10),),
        (0, "body"): ((3, 7),),
        (1, "head"): ((0, 5),),
        (1, "doctor"): ((4, 10),),
        (1, "credentials"): ((0, 2),),
        (1, "specialty"): ((0, 7),),
        (1, "location"): ((4, 8),),
        (1, "body"): ((0, 4),),
        (4, "body"): ((0, 3),),
    }
    read = question_reading(answered, "a", unicode=True, marks=marks)
    found = [
        (one.role, one.answer, [one.text[start:stop] for start, stop in one.marks])
        for one in read
        if one.marks
    ]
    assert found == [
        ("title", None, ["face"]),
        ("body", None, ["does"]),
        ("headline", 1, ["Botox"]),
        ("byline", 1, ["Prasad", "MD", "Plastic", "York"]),
        ("body", 1, ["Wait"]),
        ("body", 4, ["Ask"]),
    ]
    one = answer_reading(answered, answered.question.answers[0], "a", unicode=True, marks=marks)
    assert [paragraph.answer for paragraph in one] == [None, None, 1, 1, 1, 1]
