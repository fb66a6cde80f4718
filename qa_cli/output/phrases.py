"""Short wordings that tables, rows and plain text share; page text in them is harmless already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.insight.evidence import NAMING
from qa_cli.output.sanitise import page_line, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_cli.insight.figures import Figure, SharedFigure
    from qa_cli.insight.overview import Spread
    from qa_cli.insight.tally import Respondent
    from qa_cli.model import Answer, Doctor, Evidence, Lines, Question
    from qa_cli.pages.reasons import Reason

MOST_STARS = 5
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
_INVARIABLE = frozenset({"cc", "ml", "mg", "mcg", "g", "percent"})
"""Units that have no plural."""
_LIKE_VOWELS = ("a", "e", "i", "o", "hour")
"""Units that begin so take `an`; those with `u` do not."""
_DAY = 10
"""Characters of a date without its time."""
_DECIMALS = 4
"""Decimals shown at most; more are rounding."""


def counted(number: int, noun: str) -> str:
    """Return `1 answer`, `2 answers`, `1,234 reviews`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def shown_of(shown: int, total: int, noun: str) -> str:
    """Return `2 answers`, or, where not all are shown, `2 of 18 answers`."""
    return counted(total, noun) if shown == total else f"{shown:,} of {counted(total, noun)}"


def title_of(title: str | None) -> str:
    """Return a page's title, or words that say that there is none."""
    return page_line(title) if title else "(no title)"


def spread_of(spread: Spread) -> str:
    """Return `34 to 581, median 70`."""
    return f"{spread.least:,} to {spread.most:,}, median {number_of(spread.median)}"


def found_of_declared(found: int, declared: int | None) -> str:
    """Return `8 of 8 answers`; where the page declares no number, only what was found."""
    if declared is None:
        return counted(found, "answer")
    return f"{found:,} of {counted(declared, 'answer')}"


def stars(rating: float, *, unicode: bool) -> str:
    """Return five stars, as many of them full as the rating, as shown, reaches.

    Empty without Unicode. Half a star has no sign that fonts have.
    """
    if not unicode:
        return ""
    full = min(max(int(round(rating, 1)), 0), MOST_STARS)
    return "★" * full + "☆" * (MOST_STARS - full)


def rating_of(rating: float | None, reviews: int | None) -> str:
    """Return `4.4 (28 reviews)`: a rating never stands without what it rests on.

    A count of reviews does stand alone where the page gives no stars.
    """
    if rating is None:
        return "" if reviews is None else counted(reviews, "review")
    basis = "number of reviews unknown" if reviews is None else counted(reviews, "review")
    return f"{rating:.1f} ({basis})"


def rating_figures(rating: float | None, reviews: int | None) -> str:
    """Return `4.4 (28)`, where a header says that the second figure counts reviews."""
    if rating is None:
        return ""
    return f"{rating:.1f} ({'?' if reviews is None else f'{reviews:,}'})"


def name_of(doctor: Doctor | None) -> str:
    """Return `Victor Chung, MD`; empty where there is no name."""
    return full_name(doctor) if doctor and doctor.name else ""


def full_name(doctor: Doctor | Respondent) -> str:
    """Return `Victor Chung, MD`."""
    return page_line(", ".join(filter(None, (doctor.name, doctor.credentials))))


def details_of(doctor: Respondent) -> str:
    """Return specialty, place and rating, two blanks before each that there is."""
    parts = (post_of(doctor), rating_of(doctor.rating, doctor.reviews))
    return "".join(f"  {part}" for part in parts if part)


def post_of(doctor: Doctor | Respondent | None) -> str:
    """Return `Facial Plastic Surgeon, San Diego`; empty where the page gives neither."""
    if doctor is None:
        return ""
    return page_line(", ".join(filter(None, (doctor.specialty, doctor.location))))


def evidence_of(evidence: Evidence, sign_off: str | None) -> str:
    """Say what tells who wrote an answer, where that is no name; else empty."""
    signed = f'signed "{page_line(sign_off)}"' if sign_off else ""
    if evidence in NAMING:
        return ""
    if evidence == "nameless-byline":
        return f"byline without a name; {signed}" if signed else "byline without a name"
    return f"no byline; {signed}" if signed else "no byline"


def author_of(answer: Answer) -> str:
    """Return who wrote an answer, in one line: name and credentials, else the evidence there is.

    A sign-off alone is evidence, not a byline, and is shown as such.
    """
    if answer.evidence in NAMING and (name := name_of(answer.doctor)):
        return name
    return f"({evidence_of(answer.evidence, answer.sign_off) or 'byline without a name'})"


def stated_of(one: Question | Answer) -> list[str]:
    """Return what markup states of a question or an answer: its day, its votes."""
    parts = [sanitise_line(one.date[:_DAY])] if one.date else []
    if one.votes is not None:
        parts.append(counted(one.votes, "vote"))
    if getattr(one, "accepted", None):
        parts.append("accepted")
    return parts


def place_of(path: str, line: int | None, record: int | None = None) -> str:
    """Return `path:line`, for a record `path:record:line`; without the line where there is none."""
    numbers = (f":{number}" for number in (record, line) if number is not None)
    return "".join((sanitise_line(path), *numbers))


def ref_of(unit_id: str, short_ids: Mapping[str, str]) -> str:
    """Return the short id of a question or an answer, given by its id: `000/3`."""
    page_id, slash, number = unit_id.rpartition("/")
    short = short_ids.get(page_id) if slash and number.isdecimal() else None
    if short is None:  # a question's
        return sanitise_line(short_ids.get(unit_id, unit_id))
    return f"{sanitise_line(short)}/{number}"


def lines_of(lines: Lines) -> str:
    """Return `lines 13-21`, or `line 13`."""
    first, last = lines
    return f"line {first}" if first == last else f"lines {first}-{last}"


def label_of(reason: Reason) -> str:
    """Return `title 0.98; next: question 0.01`."""
    label = f"{reason.label} {reason.probability:.2f}"
    if reason.runner_up is None:
        return f"{label}; no other has a chance"
    return f"{label}; next: {reason.runner_up} {reason.runner_up_probability:.2f}"


def votes_of(reason: Reason) -> list[str]:
    """Return `+1.20 what stands above (before vot, class p)` for each feature that decided."""
    return [f"{vote.weight:+.2f} {sanitise_line(vote.words)}" for vote in reason.decided]


def value_of(figure: Figure | SharedFigure, *, unicode: bool) -> str:
    """Return `10–15 units`, `$12 a unit`, `every 3 months`, `not 4 months`."""
    low, high = number_of(figure.low), number_of(figure.high)
    amount = low if low == high else f"{low}{'–' if unicode else '-'}{high}"
    denied = "not " if figure.negated else ""
    name, _, per = (figure.unit or "").partition("/")
    tail = f" {'an' if per.startswith(_LIKE_VOWELS) else 'a'} {per}" if per else ""
    if figure.kind == "price":
        sign = _SIGNS.get(name, f"{name} " if name else "")
        return f"{denied}{sign if unicode or sign.isascii() else f'{name} '}{amount}{tail}"
    if name == "percent":
        return f"{denied}{amount}%"
    if figure.role == "frequency" and figure.kind == "duration":
        every = name if amount == "1" else f"{amount} {_plural(name)}"
        return f"{denied}every {every}"
    noun = name if figure.high <= 1 else _plural(name)
    old = " old" if figure.kind == "age" else ""
    return f"{denied}{amount} {noun}{old}{tail}"


def number_of(value: float) -> str:
    """Return a number with thousands separated and no decimals that say nothing."""
    text = f"{value:,.{_DECIMALS}f}"
    return text.rstrip("0").rstrip(".")


def whole(value: float) -> float:
    """Return a whole number as an integer, any other as it is."""
    return int(value) if float(value).is_integer() else value


def _plural(noun: str) -> str:
    if noun in _INVARIABLE or not noun:
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"
