"""Which answers carry a doctor's name."""

from qa_cli.model import Answer


def is_named(answer: Answer) -> bool:
    """Say whether the answer has a doctor's name, in a byline or by the page's markup."""
    return (
        answer.evidence in {"markup", "byline"}
        and answer.doctor is not None
        and bool(answer.doctor.name)
    )
