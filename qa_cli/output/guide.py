"""The guide to the problem codes: what each means, and what to do."""

from __future__ import annotations

from qa_cli.problems import CODES

_INTRODUCTION = (
    "What `qa` finds doubtful it records with a code, the lines, and a message, and goes on. "
    "`qa check` lists the problems of a corpus, `qa check --explain CODE` says what is below. "
    "An *error* means that something shown is incomplete or wrong, a *warning* that it may be, "
    "a *note* that it is right and worth knowing."
)

_LEVELS = ("error", "warning", "note")


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
    for level in _LEVELS:
        parts.append(f"## Level: {level}")
        parts += [
            f"**`{code}`** {known.meaning} *{known.advice}*"
            for code, known in sorted(CODES.items())
            if known.level == level
        ]
    return "\n\n".join(parts) + "\n"
