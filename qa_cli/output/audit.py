"""What `qa check` shows: the audit as table, rows and JSON, and the guide to the problem codes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qa_cli.output.phrases import counted, place_of
from qa_cli.output.plain import row
from qa_cli.output.sanitise import sanitise_line
from qa_cli.problems import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from qa_cli.insight.audit import Audit, Finding
    from qa_cli.output.documents import Document
    from qa_cli.output.screen import Screen

_INTRODUCTION = (
    "What `qa` finds doubtful it records with a code, the lines, and a message, and goes on. "
    "`qa check` lists the problems of a corpus, `qa check --explain CODE` says what is below. "
    "An *error* means that something shown is incomplete or wrong, a *warning* that it may be, "
    "a *note* that it is right and worth knowing."
)

_STYLES = {"error": "red", "warning": "yellow", "note": "dim"}


def drawn_audit(
    audit: Audit, short_ids: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Draw the codes with their counts, then the findings page by page."""
    from rich.text import Text  # noqa: PLC0415  only to draw

    from qa_cli.output.tables import new_table  # noqa: PLC0415

    if not audit.findings:
        yield Text(f"{counted(audit.pages, 'page')}: no problems")
        return
    codes = new_table(screen)
    codes.add_column("Problem", style="cyan", no_wrap=True)
    codes.add_column("Level", no_wrap=True)
    codes.add_column("Times", justify="right", no_wrap=True)
    codes.add_column("Pages", justify="right", no_wrap=True)
    codes.add_column("Meaning")
    for code in audit.codes:
        meaning = CODES[code.code].meaning
        level = Text(code.level, style=_STYLES[code.level])
        codes.add_row(code.code, level, f"{code.count:,}", f"{code.pages:,}", meaning)
    yield codes
    for page_id, findings in groupby(audit.findings, key=lambda finding: finding.page_id):
        listed = list(findings)
        yield Text.assemble(
            "\n", (sanitise_line(short_ids[page_id]), "cyan"), f"  {sanitise_line(listed[0].path)}"
        )
        table = new_table(screen, header=False)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for one in listed:
            style = _STYLES[one.level]
            table.add_row(
                _where(one), Text(one.code, style=style), Text(sanitise_line(one.message))
            )
        yield table
    yield Text(
        f"\n{counted(audit.pages, 'page')}, {counted(len(audit.findings), 'problem')}", style="dim"
    )


def audit_rows(audit: Audit) -> Iterator[str]:
    """Yield a row a finding: level, code, id, path:line (the path alone for a page), message."""
    for one in audit.findings:
        place = place_of(one.path, one.lines[0]) if one.lines else one.path
        yield row(one.level, one.code, one.page_id, place, one.message)


def audit_document(audit: Audit) -> Document:
    """Build the audit, as `check --json` gives it; `lines` is `None` for a whole page."""
    return {
        "schema": 1,
        "pages": audit.pages,
        "codes": [
            {"code": one.code, "level": one.level, "count": one.count, "pages": one.pages}
            for one in audit.codes
        ],
        "findings": [
            {
                "code": one.code,
                "level": one.level,
                "id": one.page_id,
                "path": one.path,
                "lines": list(one.lines) if one.lines else None,
                "message": one.message,
            }
            for one in audit.findings
        ],
    }


def explanation(code: str) -> str:
    """Say what a code means and what to do, in three lines; raise `KeyError` for an unknown one."""
    known = CODES[code]
    return f"{code} ({known.level})\n{known.meaning}\n{known.advice}\n"


def guide() -> str:
    """Return all codes as a Markdown page: the text of `docs/problems.md`."""
    parts = [
        "# Problems",
        _INTRODUCTION,
    ]
    for level in _STYLES:
        parts.append(f"## Level: {level}")
        parts += [
            f"**`{code}`** {known.meaning} *{known.advice}*"
            for code, known in sorted(CODES.items())
            if known.level == level
        ]
    return "\n\n".join(parts) + "\n"


def _where(finding: Finding) -> str:
    if finding.lines is None:
        return "page"
    first, last = finding.lines
    return str(first) if first == last else f"{first}-{last}"
