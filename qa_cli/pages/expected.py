"""One line on which a name, a job or a place must stand: read more freely than any line.

Its label (`decode`) says which of the three; its words need not be known.
"""

from qa_cli.pages import names, specialty
from qa_cli.pages.fields import (
    EMPHASIS,
    FRAME,
    KEYED,
    SIGNS,
    WHEN,
    Fields,
    lead_of,
    read_line,
    without_badge,
)
from qa_cli.pages.glance import even, holds_any, late
from qa_cli.pages.occupations import is_occupation
from qa_cli.pages.specialty import Practice

_VERB = late(r"(?:,? [a-z’']+){0,3} ?:$")
"""What may follow a name: `explains:`."""
_AFTER = late(r"(?: [–—-] (?P<job>[^,]+?)(?: on\b.*)?| (?:from|at) .+)$")
"""What else may: `- Dentist on May 1`, `from Roe and Partners, P.C.`."""


def read_named(text: str) -> Fields | None:
    """Read a line on which a name must stand; without one, what else the line says, if anything.

    ::

        line   = [ opener ] [ job ] name [ credentials ] [ behind ] [ verb ] [ ":" ]
        opener = "by" | "Answer by" | "Posted by:" | "A:" | "Here's a reply from" | a dash ...
        behind = "," job | "- " job [ "on" date ] | "from" firm
    """
    text = _unwrapped(without_badge(EMPHASIS.sub("", even(text))))
    opener = lead_of(text)
    said = text[opener.end() :] if opener else text
    line = read_line(said)
    if said and (line is None or line.name is None):
        line = _named(WHEN.sub("", _VERB.sub("", said))) or line
    return line and line._replace(told=line.told or opener is not None or said[-1] == ":")


def _named(text: str) -> Fields | None:
    """Read a name with a job before or behind it."""
    line = read_line(text)
    if line is not None and line.name is not None:
        return line
    known = specialty.parse_specialty(text)
    if known is not None and not (known.location and holds_any(text, (", ", *SIGNS))):
        return Fields(practice=known)
    if names.is_reversed(text) and not _is_role(text.rpartition(" ")[2]):
        return Fields(names.Name(text, None))
    after = _AFTER.search(text)
    first, *rest = (text[: after.start()] if after else text).split(", ")
    words = first.split()
    at = max((at for at, word in enumerate(words[:-1], 1) if _is_role(word)), default=0)
    parts = [" ".join(words[at:]), *rest]
    for end in range(len(parts), 0, -1):
        name = names.parse_name(", ".join(parts[:end]))
        if name is None and end == 1:
            name = names.parse_plain_name(parts[0])
        if name is not None:
            behind = (after and after["job"]) or ", ".join(parts[end:])
            return Fields(name, _job(" ".join(words[:at]), behind))
    return None


def _job(before: str, behind: str) -> Practice | None:
    """Read the job before a name, or the one behind it if it is no address."""
    if before or not behind or any(map(str.isdigit, behind)):
        return Practice(before, None) if before else None
    town = specialty.parse_place(behind)
    return specialty.parse_specialty(behind) or Practice(None if town else behind, town)


def _is_role(word: str) -> bool:
    """Whether a word before a name belongs to the job: `Attorney Ezra Hensley`."""
    job = is_occupation(word.lower()) and not names.is_title(word)
    return job or (names.is_plain_word(word) and word not in names.PARTICLES)


def _unwrapped(text: str) -> str:
    """Return a text without brackets, dashes and the like around it."""
    text = text.strip(FRAME)
    return text[1:-1] if text[:1] == "(" and text[-1] == ")" else text


def read_job(text: str) -> Practice:
    """Read a line on which a job must stand, with its place or without; any words will do."""
    text = _unwrapped(even(text)).rstrip(":,")
    known = specialty.parse_specialty(text)
    line = read_line(text)
    if known is None and line is not None and line.name is None:
        known = line.practice
    return known or specialty.parse_job(text)


def read_place(text: str) -> str | None:
    """Read a line on which a place must stand, whatever its words; `None` for one too long."""
    text = _unwrapped(even(text)).rstrip(":,")
    keyed = KEYED.fullmatch(text)
    return (keyed["value"] if keyed else text) or None
