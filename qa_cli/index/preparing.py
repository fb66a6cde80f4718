"""What can be worked out of a page alone, worked out once: by a worker, when the page is indexed.

Digests by which pages and answers are compared, the words of an answer, the line of a sign-off,
figures, telling terms, and the texts that the engine searches.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from qa_cli.index.database import record_digest
from qa_cli.index.rows import PageRows, Row, evidence_letters, facts_digest, rows_of
from qa_cli.index.schema import NOWHERE, Entry, entries
from qa_cli.insight.audit import said_by
from qa_cli.insight.evidence import is_named
from qa_cli.insight.figures import figures_of
from qa_cli.insight.figures.sharing import rounded
from qa_cli.insight.figures.units import scale_of
from qa_cli.insight.persons import family_of, name_key
from qa_cli.insight.terms import TermCounts, tokens, words_in
from qa_cli.model import Answer, Page, Question
from qa_cli.sources import RawPage


class Prepared(NamedTuple):
    """All that is kept of a page, in plain values: what a worker makes of it."""

    record: int | None
    """Number of the record in its file; `None` for a file that is one page."""
    size: int
    """Bytes, as stored."""
    blake2b: str
    url: str | None
    """As in `Source`, and the next one."""
    own_id: str | None
    rows: PageRows
    digest: bytes
    """Of `rows` and of where the page is from."""
    evidence: str
    """A letter for each answer."""
    said: bytes
    """Digest of all that the page says, see `insight.audit`."""
    facts: list[Row]
    """Of each answer: line of the sign-off, words, digest of what it says, family name."""
    figures: list[Row]
    """As the columns of `figures`, with the answer's number (0: the asker) in place of the key and
    (kind, role, measure) in place of the topic."""
    facts_digest: bytes
    """Of all this but `rows`."""
    entries: list[Entry]
    """What is searched."""


def prepare(raw: RawPage, question: Question, terms: TermCounts) -> Prepared:
    """Work out all that is kept of a page, and count the telling terms of its answers."""
    page = Page("", NOWHERE, question)
    said = said_by(page)
    facts = []
    for answer, (_, _, digest) in zip(question.answers, said.answers, strict=True):
        line = answer.line_of_sign_off() if answer.sign_off else None
        facts.append((line, words_in(answer.body), digest, _family(answer)))
        terms.count(terms_of(answer))
    rows = rows_of(question)
    figures = list(_figure_rows(page, raw.text))
    letters = evidence_letters(question)
    return Prepared(
        raw.record,
        raw.size,
        raw.digest,
        raw.url,
        raw.own_id,
        rows,
        record_digest((*rows, (raw.record, raw.size, raw.digest, raw.url, raw.own_id))),
        letters,
        said.digest,
        facts,
        figures,
        facts_digest((raw.size, raw.digest, letters), said.digest, facts, figures),
        list(entries(question)),
    )


def terms_of(answer: Answer) -> "Counter[str]":
    """Return the telling terms of an answer, as a corpus's summary counts them."""
    return Counter(tokens(f"{answer.headline or ''}\n{answer.body}"))


_PARTS = ("head", "body")
"""A title or headline, and what stands below it."""


def _figure_rows(page: Page, saved: str) -> Iterator[Row]:
    """Yield the figures of a page; a sentence is kept as its place in the unit's text."""
    parts = [(page.question.title, page.question.body)]
    parts += [(answer.headline, answer.body) for answer in page.question.answers]
    number, part, at = -1, 0, 0
    for figure in figures_of(page, saved):
        if int(figure.id[1:] or 0) != number:
            number, part, at = int(figure.id[1:] or 0), 0, 0
        # Figures come in order, so that little is looked at.
        start = (parts[number][part] or "").find(figure.quote, at)
        if start < 0 and part == 0:
            part = 1
            start = parts[number][1].find(figure.quote)
        at = start
        measure, factor = scale_of(figure.unit)
        yield (
            number,
            (figure.kind, figure.role, measure),
            figure.low,
            figure.high,
            figure.unit,
            rounded(figure.low * factor),
            rounded(figure.high * factor),
            figure.certainty,
            int(figure.negated),
            figure.qualifier,
            figure.words,
            _PARTS[part],
            start,
            start + len(figure.quote),
            figure.line,
            *figure.column,
        )


def _family(answer: Answer) -> str:
    """Return the family name that the answer's doctor is looked for under, empty for none."""
    if is_named(answer) and answer.doctor is not None:
        return family_of(name_key(answer.doctor.name or ""))
    return ""
