"""Which answers carry a doctor's name."""

from qa_cli.model import Answer


def is_named(answer: Answer) -> bool:
    """Say whether the answer has a byline with a name."""
    return answer.evidence == "byline" and answer.doctor is not None and bool(answer.doctor.name)
