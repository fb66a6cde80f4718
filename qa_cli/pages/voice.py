"""Who speaks: the one who asks, or one of those who answer."""

import re
from collections.abc import Sequence

from qa_cli.pages.glance import holds_any, late

OPENING = 120
"""Characters of a text's beginning that greet and thank."""

HEARD = 1500
"""Characters in which it is looked for what only an answer says."""

_MINE = frozenset(
    """I I'm I've I'd I'll I’m I’ve I’d I’ll my My me me. me, me? mine mine. myself myself.
    i i'm i've""".split()
)
_YOURS = frozenset(
    """you You you, you. you? your Your you're you've you'll you’re you’ve you’ll yourself patient
    Patient patients Patients patients. patients, recommend suggest advise perform prefer inject
    typically usually""".split()
)
"""Words of one who answers: whom they speak to and of, and what they do."""

_ADDRESS = late(
    r"your (?:question|inquiry|photos?|pictures?|post|concern|interest)\b", re.IGNORECASE
)
"""What only the one who answers says."""

_OPENS = late(
    r"(?:(?:hi|hello|dear|hey|good (?:morning|afternoon|evening))\b[^.!?]{0,40}[,.!–-]\s*)?"
    r"(?:(?:thank(?:s| you)|i appreciate)\b.{0,40}\b(?:question|inquiry|enquiry|photo|picture|post"
    r"|asking|inquiring|writing|posting|sharing|interest)"
    r"|(?:this|that|what)?(?:['’]s| is)? ?(?:a |an )?(?:very )?"
    r"(?:good|great|excellent|interesting|common|important) (?:and \w+ )?question)",
    re.IGNORECASE,
)
"""What answers begin with, and nothing else: thanks for the question, or praise of it."""
_FIRST = frozenset("hHdDtTiIwWgGeEcCvVaA")
"""First letters of all that."""
_ASKED = "question nquir photo pictur post asking writing sharing interest".split()
"""What it is about; with the letters a cheap first look."""


def opens(text: str) -> bool:
    """Whether a text begins as answers begin (`Hi Lee, thank you for your question.`)."""
    if text[0] not in _FIRST or not holds_any(text[:OPENING].lower(), _ASKED):
        return False
    return _OPENS.match(text[:OPENING]) is not None


def addresses(text: str) -> bool:
    """Whether a text speaks of the question it answers (`Thank you for your question`)."""
    return "your " in text and _ADDRESS.search(text[:HEARD]) is not None


def counts(words: Sequence[str]) -> tuple[int, int]:
    """Count the words of one who asks (I, my) and of one who answers (you, patients)."""
    return sum(map(_MINE.__contains__, words)), sum(map(_YOURS.__contains__, words))
