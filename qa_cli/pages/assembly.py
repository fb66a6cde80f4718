"""Labelled lines → Question: puts answers together and keeps account of every line."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from qa_cli.model import Answer, Doctor, Evidence, Kind, Markup, Part, Places, Question, Stated
from qa_cli.pages import certainty, doubts, signoff
from qa_cli.pages.bars import is_site
from qa_cli.pages.bylines import KNOWN, Byline, read_byline
from qa_cli.pages.counts import declared_count
from qa_cli.pages.drafts import Draft, Drafts, drafts_of, kind_of
from qa_cli.pages.glance import late
from qa_cli.pages.grammar import NUMBER
from qa_cli.pages.labelled import Reply, Sheet
from qa_cli.pages.looks import look

PARTS = 8192
"""Ledger entries remembered: those of pages of usual length come again."""

ELSEWHERE = 0.85
"""Certainty of an answer on another site's page at most: of those said to be surer on generated
pages of layouts that nobody has seen, four in ten were wrong."""

RAGGED = 3
"""Words of a line that is a label rather than the end of a text."""

GUESSED = 0.4
"""Certainty below which an answer is a guess, and is not invented: its lines belong to nothing. On
the site's own pages, whose layouts are known, a doubtful answer is told as such."""

SAME = 3
"""Answers with one and the same headline that make it the template's."""

_PHOTO = late(
    r"(?i:\((?:with |see |has )?(?:photo|picture|pic|image)s?(?: (?:attached|included))?\)\s*$)"
)


def assemble(sheet: Sheet, weights: Sequence[float]) -> Question:
    """Put a page together from the labels of its pieces.

    Args:
        sheet: The page.
        weights: Of the function that says how sure an answer is, in the order of `SIGNS`.

    Returns:
        The question; its ledger tiles the page whatever the labels are, as long as the grammar
        allows them.
    """
    labels = sheet.reading.labels
    drafts = drafts_of(labels)
    left = _left(sheet, drafts)
    declared = _declared(sheet, drafts)
    markup = sheet.marked.markup if sheet.marked else Markup()
    answers, bylines, sure, guesses = _sifted(sheet, _answers(drafts, left), declared, weights)
    left |= {at for draft in guesses for at in draft.places}
    title = sheet.heading(drafts.title)
    body, places = sheet.text(drafts.question)
    found = [
        _answer(sheet, number, draft, byline, said)
        for number, (draft, byline, said) in enumerate(zip(answers, bylines, sure, strict=True), 1)
    ]
    found = _without_template(found, title)
    replies = [Reply(*one) for one in zip(answers, bylines, found, strict=True)]
    kinds = ["unattributed" if at in left else kind_of(label) for at, label in enumerate(labels)]
    return Question(
        title=title,
        body=body,
        has_photo=title is not None and _PHOTO.search(title) is not None,
        declared_answers=declared,
        answers=tuple(found),
        ledger=_ledger(sheet, kinds, answers),
        problems=doubts.problems_of(sheet, drafts, replies, declared, left, guesses),
        places=Places(sheet.line(drafts.title[0]) if drafts.title else None, places),
        date=markup.question.date,
        votes=markup.question.votes,
        language=markup.language,
    )


def _sifted(
    sheet: Sheet, drafts: list[Draft], declared: int | None, weights: Sequence[float]
) -> tuple[list[Draft], list[Byline], list[float], list[Draft]]:
    """Part answers from guesses; return them with bylines and certainties, then the guesses."""
    bylines = [_byline(sheet, draft) for draft in drafts]
    claims = [sheet.claim(draft) for draft in drafts]
    if any(claims):
        return drafts, bylines, [round(one.share, 2) if one else GUESSED for one in claims], []
    site = is_site(sheet.pieces)
    signs = _signs(sheet, drafts, bylines, declared, site=site)
    least, most = (0.0, 1.0) if site else (GUESSED, ELSEWHERE)
    sure = [min(most, certainty.certainty_of(said, weights)) for said in signs]
    kept = {at: None for at, said in enumerate(sure) if said >= least}
    return (
        [drafts[at] for at in kept],
        [bylines[at] for at in kept],
        [sure[at] for at in kept],
        [draft for at, draft in enumerate(drafts) if at not in kept],
    )


def signs_of_page(sheet: Sheet) -> list[tuple[float, ...]]:
    """Return each answer's signs of certainty, from which the function's weights are learned."""
    drafts = drafts_of(sheet.reading.labels)
    answers = _answers(drafts, _left(sheet, drafts))
    bylines = [_byline(sheet, draft) for draft in answers]
    declared = _declared(sheet, drafts)
    return _signs(sheet, answers, bylines, declared, site=is_site(sheet.pieces))


def _answers(drafts: Drafts, left: frozenset[int]) -> list[Draft]:
    return [draft for draft in drafts.answers if draft.first not in left]


def _declared(sheet: Sheet, drafts: Drafts) -> int | None:
    counts = [declared_count(sheet.pieces[at].text) for at in drafts.count]
    stated = sheet.marked.markup.declared if sheet.marked else None
    return next((count for count in counts if count is not None), stated)


def _left(sheet: Sheet, drafts: Drafts) -> frozenset[int]:
    """Return the places of pieces that belong to nothing.

    Those are the page's further questions, and a headline that a cut left without its answer.
    """
    left = set(drafts.others)
    if drafts.answers:
        last = drafts.answers[-1]
        alone = not last.body and not last.byline
        if alone and last.last == len(sheet.pieces) - 1:
            left.update(last.headline)
    return frozenset(left)


def _byline(sheet: Sheet, draft: Draft) -> Byline:
    pieces = [sheet.pieces[at] for at in draft.byline]
    labels = [sheet.reading.labels[at] for at in draft.byline]
    if sheet.claim(draft) is not None:
        labels = [KNOWN] * len(labels)  # the name is known, and of another site nothing is guessed
    last = bool(draft.byline) and draft.byline[-1] == len(sheet.pieces) - 1
    return read_byline(pieces, labels, last=last) if pieces else Byline(None)


def _signs(
    sheet: Sheet,
    answers: Sequence[Draft],
    bylines: Sequence[Byline],
    declared: int | None,
    *,
    site: bool,
) -> list[tuple[float, ...]]:
    """Return each answer's signs of certainty."""
    reading = sheet.reading
    agreed = [
        certainty.agreement(label, row)
        for label, row in zip(reading.labels, reading.probabilities, strict=True)
    ]
    article = reading.probabilities[0].get(NUMBER["O"], 0.0) if answers else 0.0
    page = certainty.Page(site, declared, len(answers), article, min(agreed, default=1.0))
    return [
        certainty.signs_of(draft, agreed, page, _seen(sheet, draft, byline, first=number == 0))
        for number, (draft, byline) in enumerate(zip(answers, bylines, strict=True))
    ]


def _seen(sheet: Sheet, draft: Draft, byline: Byline, *, first: bool) -> certainty.Seen:
    """Return what of an answer itself speaks against it."""
    labels = sheet.reading.labels
    looks = [
        look(sheet.pieces[at].text, sheet.pieces[at].kind) for at in (*draft.body, *draft.byline)
    ]
    body = looks[: len(draft.body)]
    named = [
        one.parts
        for at, one in zip(draft.byline, looks[len(body) :], strict=True)
        if labels[at][0] != "X"
    ]
    opened = [
        one for above, one in pairwise(body) if one.head == "a" and above.cls not in ("sal", "lbs")
    ]
    last = sheet.pieces[draft.body[-1]].text if draft.body else ""
    ragged = bool(draft.byline) and last.count(" ") < RAGGED
    return certainty.Seen(
        unread=len(byline.unread),
        unknown=named.count(""),
        addressed=len(opened),
        ragged=int(ragged and last[-1:] not in ".!?,)"),
        named=int(first and byline.doctor is not None and byline.doctor.name is not None),
    )


def _without_template(answers: list[Answer], title: str | None) -> list[Answer]:
    """Leave out the headline where all answers have the same one, which is the template's.

    The title may be every answer's headline, in its own words or others, and so may any words where
    answers are few.
    """
    heads = {answer.headline for answer in answers}
    if len(answers) < SAME or len(heads) > 1:
        return answers
    head = heads.pop()
    said = look(title, "text").stems if title else frozenset[str]()
    if head is None or head == title or said & look(head, "text").stems:
        return answers
    return [replace(answer, headline=None) for answer in answers]


def _answer(sheet: Sheet, number: int, draft: Draft, byline: Byline, sure: float) -> Answer:
    body, places = sheet.text(draft.body)
    sign_off = signoff.find_sign_off(body)
    doctor, named = byline.doctor, byline.places.get("name")
    claim = sheet.claim(draft)
    stated = claim.stated if claim else Stated()
    evidence: Evidence = "none"
    if claim and stated.author:
        evidence, doctor = "markup", claim.doctor(doctor)
        named = sheet.line(claim.author) if claim.author is not None else named
    elif doctor is not None:
        evidence = "byline" if doctor.name else "nameless-byline"
    elif sign_off is not None:
        evidence, doctor = "sign-off", Doctor()
    return Answer(
        number=number,
        headline=sheet.heading(draft.headline),
        body=body,
        lines=(sheet.line(draft.first), sheet.line(draft.last)),
        doctor=doctor,
        evidence=evidence,
        sign_off=sign_off,
        certainty=sure,
        places=Places(
            sheet.line(draft.headline[0]) if draft.headline else None,
            places,
            named,
            *(byline.places.get(name) for name in ("specialty", "location")),
        ),
        date=stated.date,
        votes=stated.votes,
        accepted=stated.accepted,
        url=stated.url,
    )


def _ledger(sheet: Sheet, kinds: Sequence[Kind], answers: Sequence[Draft]) -> tuple[Part, ...]:
    """Give each line to one part; of several on a line `_RANK` tells which."""
    owners = {
        at: number
        for number, draft in enumerate(answers, 1)
        for at in (*draft.headline, *draft.body, *draft.byline)
    }
    rows: list[tuple[Kind, int]] = [
        ("furniture" if line.strip() else "blank", 0) for line in sheet.lines
    ]
    for at, (piece, kind) in enumerate(zip(sheet.pieces, kinds, strict=True)):
        if _RANK[kind] >= _RANK[rows[piece.line - 1][0]]:
            rows[piece.line - 1] = kind, owners.get(at, 0)
    parts: list[Part] = []
    start = 1
    for line in range(2, len(rows) + 2):
        if line > len(rows) or rows[line - 1] != rows[start - 1]:
            parts.append(_part(rows[start - 1][0], start, line - 1))
            start = line
    return tuple(parts)


@lru_cache(PARTS)
def _part(kind: Kind, first: int, last: int) -> Part:
    return Part(kind, (first, last))


_RANK: dict[Kind, int] = {
    "blank": 0,
    "furniture": 1,
    "unattributed": 2,
    "count": 3,
    "title": 4,
    "question": 4,
    "headline": 5,
    "byline": 6,
    "body": 7,
}
"""Which part a line goes to that holds several: the one with the highest number."""
