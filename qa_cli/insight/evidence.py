"""Which answers carry a doctor's name."""

from qa_cli.model import Answer, Evidence

NAMING: frozenset[Evidence] = frozenset({"markup", "byline"})
"""What can give a doctor's name; a sign-off alone is no proof of one."""


def is_named(answer: Answer) -> bool:
    """Say whether the answer has a doctor's name, in a byline or by the page's markup."""
    return answer.evidence in NAMING and answer.doctor is not None and bool(answer.doctor.name)
