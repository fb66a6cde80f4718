"""From a place in a parsed text back to the page's line: what makes a hit accountable."""

from qa_cli.model import Answer, Kind, Lines, Question


def body_line(question: Question, answer: Answer, offset: int) -> int:
    """Return the page line (1-based) of a character offset in `answer.body`."""
    first, last = answer.lines
    shared = any(above.lines[1] == first for above in question.answers[: answer.number - 1])
    if shared and answer.headline is not None and last > first:
        first += 1  # the line above ends with the headline, and the ledger gives it to that answer
    lines = _lines_of(question, "body", (first, last)) or [first]
    return _line_at(lines, answer.body, offset)


def question_line(question: Question, offset: int) -> int:
    """Return the page line (1-based) of a character offset in `question.body`."""
    lines = _lines_of(question, "question", None)
    if question.answers:
        lines.append(question.answers[0].lines[0])  # where the first answer is glued to its end
    return _line_at(lines, question.body, offset)


def title_line(question: Question) -> int | None:
    """Return the title's page line, `None` on a page without title."""
    return next((part.lines[0] for part in question.ledger if part.kind == "title"), None)


def headline_line(question: Question, answer: Answer) -> int | None:
    """Return the headline's page line, `None` for an answer without one."""
    lines = _lines_of(question, "headline", answer.lines)
    return lines[0] if lines else None


def byline_line(question: Question, answer: Answer) -> int | None:
    """Return the first line of the answer's byline, `None` for an answer without one."""
    lines = _lines_of(question, "byline", answer.lines)
    return lines[0] if lines else None


def _line_at(lines: list[int], text: str, offset: int) -> int:
    """Count a text's non-blank lines up to an offset; they stand on these lines of the page."""
    ordinal = sum(1 for line in text[:offset].split("\n")[:-1] if line.strip())
    return lines[min(ordinal, len(lines) - 1)] if lines else 1


def _lines_of(question: Question, kind: Kind, within: Lines | None) -> list[int]:
    first, last = within or (1, question.ledger[-1].lines[1] if question.ledger else 1)
    return [
        line
        for part in question.ledger
        if part.kind == kind and part.lines[1] >= first and part.lines[0] <= last
        for line in range(max(first, part.lines[0]), min(last, part.lines[1]) + 1)
    ]
