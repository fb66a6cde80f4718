"""Who speaks: the one who asks, or one of those who answer."""

import re

from qa_cli.pages.glance import late

VOICE_SAMPLE = 1500
"""Characters of a block in which pronouns are counted: enough to hear who speaks."""

_ASKER = late(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]ine|myself)\b")
_DOCTOR = late(
    r"\b(?:[Yy]ou|[Yy]our|[Yy]ou['’](?:re|ve|ll|d)|[Pp]atients?"
    r"|[Mm]y (?:patients?|practice|office|opinion|experience|clinic)"
    r"|I (?:would |typically |usually |always |often |generally )?(?:recommend|suggest|advise"
    r"|perform|prefer|inject|use|see))\b"
)
_ADDRESS = late(
    r"\byour (?:question|inquiry|photos?|pictures?|post|concern|interest)\b", re.IGNORECASE
)
"""What only the one who answers says."""


def addresses(text: str) -> bool:
    """Whether a text speaks of the question it answers (`Thank you for your question`)."""
    return _ADDRESS.search(text[:VOICE_SAMPLE]) is not None


def counts(text: str) -> tuple[int, int]:
    """Count the words of one who asks (I, my) and of one who answers (you, my patients)."""
    sample = text[:VOICE_SAMPLE]
    return len(_ASKER.findall(sample)), len(_DOCTOR.findall(sample))


def is_asking(text: str) -> bool:
    """Whether a text is in the asker's voice rather than in a doctor's."""
    mine, yours = counts(text)
    if text[:4] in ("You ", "you "):
        return False  # `You wrote: ...` quotes
    return not addresses(text) and (mine > yours or (text[-1] == "?" and mine >= yours))
