"""Every problem code, in one place: its level, what it means, and what to do about it.

`qa check --explain` and the documentation are made from this table; a code that is not in it cannot
be recorded (`problem` refuses it).
"""

from typing import Literal, NamedTuple

from qa_cli.model import Lines, Problem

Level = Literal["error", "warning", "note"]
"""`error`: what `qa` shows of the page is incomplete or wrong. `warning`: it may be. `note`: it is
right, and here is something worth knowing."""


class Code(NamedTuple):
    """What one problem code stands for."""

    level: Level
    meaning: str
    """One or two sentences: what was seen."""
    advice: str
    """One sentence: what a reader can do."""


CODES: dict[str, Code] = {
    # Of the bytes, recorded by `sources`.
    "binary": Code(
        "error",
        "The file is no text: it holds control bytes as compressed data, pictures and programs do.",
        "Take it out of the corpus, or unpack it first.",
    ),
    "empty-page": Code(
        "error",
        "The page holds nothing, or nothing but white space.",
        "Save the page again, or take it out of the corpus.",
    ),
    "lone-surrogates": Code(
        "warning",
        "A JSON string holds half of a surrogate pair, which is no character: U+FFFD replaces it.",
        "Look at the program that wrote the record: it cut a character in two.",
    ),
    "not-utf8": Code(
        "warning",
        "Some bytes are not valid in the page's encoding. In UTF-8 they are read as Windows-1252, "
        "and as U+FFFD where the page ends inside a character; in UTF-16 they become U+FFFD.",
        "Check the accents, quotation marks and dashes from the given line on.",
    ),
    "nul-bytes": Code(
        "warning",
        "The text holds NUL characters, which no web page does; they stay in the text.",
        "Check whether the file was damaged when it was saved or copied.",
    ),
    "utf-16": Code(
        "note",
        "The page is stored as UTF-16 or UTF-32, known by its byte order mark or its zero bytes.",
        "Nothing needs doing; other tools may want it converted to UTF-8.",
    ),
    # what the parser finds
    "bare-answer": Code(
        "note",
        "The page is one answer alone: it has no title, no question and no byline.",
        "Nothing needs doing; the question it answers was never saved.",
    ),
    "byline-in-text": Code(
        "warning",
        "Lines that look like a byline stand inside an answer's text, and were left there.",
        "Look at them with `qa show ID --source`: the text below may be another doctor's.",
    ),
    "count-mismatch": Code(
        "warning",
        "The page declares one number of answers, and another number was found.",
        "Look at the page with `qa show ID --source`: it was cut, or a boundary was missed.",
    ),
    "cut-off": Code(
        "warning",
        "The page ends in the middle of a sentence, a byline or a leftover of the web page.",
        "Save the page again; what was below the cut is missing here.",
    ),
    "empty-answer": Code(
        "warning",
        "An answer has a headline or a byline, but no text.",
        "Look at its lines: its text may have gone to the answer above, or was never saved.",
    ),
    "entities": Code(
        "note",
        "The text holds HTML entities (`&amp;`, `&#39;`) that the saving tool left; names are read "
        "without them, texts are shown as they are.",
        "Nothing needs doing; save the page again with a tool that decodes them to be rid of them.",
    ),
    "impossible-rating": Code(
        "warning",
        "A byline gives a doctor more than five stars of five; its rating is left out.",
        "Look at the line with `qa show ID --source`: a digit was lost or changed.",
    ),
    "inexact-count": Code(
        "note",
        "A byline rounds the number of its reviews (`1.2k`, `12+`), or gives one beyond belief; "
        "it is left out.",
        "Look at the line with `qa show ID --source`.",
    ),
    "markup-mismatch": Code(
        "warning",
        "What a web page states for programs (schema.org markup) differs from what it shows: an "
        "answer that does not stand on it, a text of which much is missing, another author.",
        "Look at it with `qa show ID --source`: parts of it may be hidden, or were not saved.",
    ),
    "mojibake": Code(
        "warning",
        "Some characters were decoded in the wrong encoding when the page was saved (`doesnâ€™t`); "
        "names are read repaired where that is certain, texts are shown as they are.",
        "Save the page again in the right encoding.",
    ),
    "nameless-byline": Code(
        "note",
        "A byline gives a specialty or a rating, but no name.",
        "Nothing needs doing: several templates leave out the first name; a sign-off may tell it.",
    ),
    "no-answers": Code(
        "error",
        "The page is a question page, but no answer was found on it.",
        "Look at the page with `qa show ID --source`; an unanswered question is no error of yours.",
    ),
    "no-bylines": Code(
        "warning",
        "None of several answers has a byline or ends with a name; the page's layout may be one "
        "that is not known.",
        "Look at the page with `qa show ID --source`: names may stand in the texts of answers.",
    ),
    "no-title": Code(
        "note",
        "No line of the page is its title.",
        "Nothing needs doing: some pages are saved without one.",
    ),
    "not-a-question-page": Code(
        "error",
        "Nothing on the page looks like a question with answers: no count, byline or furniture.",
        "Take the file out of the corpus, if it is none of these pages.",
    ),
    "several-questions": Code(
        "warning",
        "The page holds several questions; only the first one is shown as its question.",
        "Look at it with `qa show ID --source`: later answers belong to later questions.",
    ),
    "unattributed": Code(
        "warning",
        "Some lines belong to no question and to no answer.",
        "Look at them with `qa show ID --source`.",
    ),
    "uncertain-boundary": Code(
        "warning",
        "Another reading of where this answer begins or ends is nearly as good as the one shown.",
        "Compare the answer with the page: `qa show ID/N`, then `qa show ID --source`.",
    ),
    "unknown-layout": Code(
        "warning",
        "The page is laid out in a way that is not well known: where its answers begin, or whether "
        "it has any, is a guess.",
        "Look at the page with `qa show ID --source --why` before you rely on it.",
    ),
    # what comparing pages finds
    "copied-answer": Code(
        "note",
        "An answer has the same text as another answer, of this page or of one before it.",
        "Count them as one where you weigh what answers say: doctors paste answers, pages repeat.",
    ),
    "duplicate-page": Code(
        "warning",
        "A page says the same as another page of the corpus, white space apart.",
        "Keep one of the two: every answer is counted twice.",
    ),
}


def problem(code: str, lines: Lines | None, message: str) -> Problem:
    """Make a problem record; raise `KeyError` for a code that is not documented in `CODES`."""
    CODES[code]
    return Problem(code, lines, message)
