"""What is doubtful about a page, as problem records."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qa_cli.pages.counts import declared_count
from qa_cli.pages.damage import damages
from qa_cli.pages.drafts import kind_of
from qa_cli.pages.glance import late
from qa_cli.pages.looks import look
from qa_cli.pages.rating import parse_cut_rating
from qa_cli.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_cli.model import Answer, Problem
    from qa_cli.pages.drafts import Draft, Drafts
    from qa_cli.pages.labelled import Reply, Sheet
    from qa_cli.pages.marked import Marked

UNCERTAIN = 0.7
"""Certainty below which an answer is recorded as doubtful."""

UNKNOWN = 0.5
"""Mean certainty of a page's answers below which its layout is one that is not well known."""

WHOLE = 0.9
"""Share of a text's words below which the markup states another one than the page shows."""

_OPEN_ENDS = ",;:(&/_"
"""What no text ends with."""

_RATED = frozenset("star stars review reviews".split())
"""Last words of a rating's line that is whole."""

_HASHTAGS = late(r"\W*#")


def problems_of(  # noqa: PLR0913, PLR0917  all that is known of a page
    sheet: Sheet,
    drafts: Drafts,
    replies: Sequence[Reply],
    declared: int | None,
    left: frozenset[int],
    guesses: Sequence[Draft],
) -> tuple[Problem, ...]:
    """Return what is doubtful about a page, page-wide problems first, then in page order.

    Args:
        sheet: The page.
        drafts: Its parts.
        replies: The answers found on it.
        declared: The number of answers that it declares.
        left: Places of the pieces that belong to nothing.
        guesses: Those of them that may be answers, but are not sure enough to be told as such.
    """
    if not sheet.pieces:
        return (problem("empty-page", None, "the page has no text"),)
    found = [reply.answer for reply in replies]
    problems = damages(sheet.lines)
    problems += _of_page(sheet, drafts, found, declared, guesses)
    problems += _of_left(sheet, drafts, left, guesses)
    if sheet.marked is not None:
        problems += _of_markup(sheet, sheet.marked, replies)
    for reply in replies:
        problems += _of_answer(reply)
        problems += _of_text(sheet, reply)
    return tuple(sorted(problems, key=lambda one: one.lines or (0, 0)))


def _of_page(
    sheet: Sheet,
    drafts: Drafts,
    found: Sequence[Answer],
    declared: int | None,
    guesses: Sequence[Draft],
) -> Iterator[Problem]:
    whole = any(piece.kind == "disclaimer" for piece in sheet.pieces)
    if not found and (declared is not None or whole or drafts.question):
        yield problem("no-answers", None, "no answer was found")
    elif not found:
        message = "the page does not look like a question with answers"
        yield problem("not-a-question-page", None, message)
    if guesses or sum(answer.certainty for answer in found) < UNKNOWN * len(found):
        yield problem("unknown-layout", None, "where the answers begin and end is a guess")
    if declared is not None and declared != len(found):
        telling = [at for at in drafts.count if declared_count(sheet.pieces[at].text) == declared]
        lines = (sheet.line(telling[0]),) * 2 if telling else None
        message = f"answers declared: {declared}, found: {len(found)}"
        yield problem("count-mismatch", lines, message)
    lone = len(found) == 1 and not drafts.title and not drafts.question
    if lone and found[0].evidence in ("none", "sign-off"):
        yield problem("bare-answer", None, "the page is one answer alone")
    elif not drafts.title and found:
        yield problem("no-title", None, "the page has no title")
    if len(found) > 1 and all(answer.evidence == "none" for answer in found):
        yield problem("no-bylines", None, "no answer has a byline or a name")
    last = sheet.pieces[-1]
    template = last.text.startswith("{{") and not last.text.endswith("}}")
    if not whole and (template or _ends_open(sheet, found)):
        yield problem("cut-off", (last.line, last.line), "the page ends in the middle of something")


def _ends_open(sheet: Sheet, found: Sequence[Answer]) -> bool:
    """Whether the last line of question and answers breaks off."""
    last, kind = sheet.pieces[-1], kind_of(sheet.reading.labels[-1])
    rated = last.text.rpartition(" ")[2].lower() in _RATED
    if found and parse_cut_rating(last.text) is not None:
        return not rated
    if kind in ("furniture", "count"):
        return False
    if kind == "byline":
        return _lacks(found) and not rated
    if found and found[-1].sign_off is not None:
        return False
    open_end = last.text[-1].isalnum() or last.text[-1] in _OPEN_ENDS
    return open_end and not _HASHTAGS.match(last.text)


def _lacks(found: Sequence[Answer]) -> bool:
    """Whether the last byline lacks its specialty, where others have one, or its reviews."""
    doctors = [answer.doctor for answer in found if answer.doctor is not None]
    if not doctors:
        return False
    *others, own = doctors
    usual = not others or any(other.specialty for other in others)
    return (usual and own.specialty is None) or (own.rating is not None and own.reviews is None)


def _of_left(
    sheet: Sheet, drafts: Drafts, left: frozenset[int], guesses: Sequence[Draft]
) -> Iterator[Problem]:
    if drafts.others:
        first, last = sheet.line(drafts.others[0]), sheet.line(drafts.others[-1])
        yield problem("several-questions", (first, last), "further questions stand on the page")
    for draft in guesses:
        lines = sheet.line(draft.first), sheet.line(draft.last)
        yield problem("unattributed", lines, "whether these lines are an answer is a guess")
    guessed = [at for draft in guesses for at in draft.places]
    for at in sorted(left.difference(drafts.others, guessed)):
        line = sheet.line(at)
        yield problem("unattributed", (line, line), "these lines belong to no answer")


def _of_markup(sheet: Sheet, marked: Marked, replies: Sequence[Reply]) -> Iterator[Problem]:
    """Record what the page's markup states and the page does not show."""
    stated = len(marked.markup.answers)
    if len(marked.claims) < stated:
        message = f"answers stated by the page's markup: {stated}, found: {len(marked.claims)}"
        yield problem("markup-mismatch", None, message)
    for draft, byline, answer in replies:
        claim = sheet.claim(draft)
        if claim is None:
            continue
        if claim.share < WHOLE:
            message = f"the markup states another text for answer {answer.number}"
            yield problem("markup-mismatch", answer.lines, message)
        if claim.disputes(byline.doctor):
            message = f"the markup states another author of answer {answer.number} than its byline"
            yield problem("markup-mismatch", answer.lines, message)


def _of_answer(reply: Reply) -> Iterator[Problem]:
    answer, byline = reply.answer, reply.byline
    lines, number = answer.lines, answer.number
    if answer.certainty < UNCERTAIN:
        message = f"answer {number} may begin or end elsewhere (certainty {answer.certainty:.2f})"
        yield problem("uncertain-boundary", lines, message)
    if answer.evidence == "nameless-byline":
        yield problem("nameless-byline", lines, f"the byline of answer {number} has no name")
    if not answer.body:
        yield problem("empty-answer", lines, f"answer {number} has no text")
    for line in byline.inexact:
        message = f"the byline of answer {number} gives no exact number of reviews"
        yield problem("inexact-count", (line, line), message)
    for line in byline.impossible:
        message = f"the byline of answer {number} gives more than five stars"
        yield problem("impossible-rating", (line, line), message)


def _of_text(sheet: Sheet, reply: Reply) -> Iterator[Problem]:
    """Record lines within an answer's text that look like a byline of two lines or more.

    At the text's end they are a signature, and nothing to record.
    """
    pieces, body = sheet.pieces, reply.draft.body
    said = [(at, look(pieces[at].text, pieces[at].kind).parts) for at in body]
    if len(said) > 1 and all(parts for _, parts in said):
        message = f"all that answer {reply.answer.number} says looks like a byline"
        yield problem("byline-in-text", reply.answer.lines, message)
        return
    for (above, one), (below, other) in pairwise(said):
        near = sheet.line(below) - sheet.line(above) == 1
        if one and other and near and "S" in one + other and below != body[-1]:
            lines = sheet.line(above), sheet.line(below)
            message = f"what looks like a byline stands in the text of answer {reply.answer.number}"
            yield problem("byline-in-text", lines, message)
