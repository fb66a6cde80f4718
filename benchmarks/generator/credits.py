"""Who speaks on pages of other sites, and the lines that say so."""

from dataclasses import dataclass

from benchmarks.generator.people import draw_person
from benchmarks.generator.sheet import Role
from benchmarks.generator.voice import Voice
from qa_cli.model import Doctor

_SHAPES = ("name-initial-first", "name-hyphen", "name-suffix", "name-particle", "name-long")

_PREFIXES = {
    "below": ("Posted by ", "Posted by: ", "– ", "- ", "— ", "-- ", "Answered by ", "By ", "by "),
    "above": ("By ", "by ", "Answered by ", "Answer by ", "Expert: ", "Answer from "),
}
"""What stands before a name line, on the pages where anything does."""

_JOINS = (", ", ", ", " - ", " | ", " · ", " – ")
"""What parts the fields of a byline on one line."""

_SUFFIXES = (":", " says:", " replied:", " answers:", " responds:", " answered:")


@dataclass(frozen=True, slots=True)
class Style:
    """How all speakers of a page are named."""

    prefix: str
    suffix: str
    credentials: bool
    job: bool
    place: bool
    practice: bool
    joined: str
    """What parts the fields of one line; empty where each has its own line."""
    gap: int
    """Blank lines between the lines."""
    doctor: bool
    """Whether a name starts with `Dr.`."""
    extra: str
    """`date`, `badge`, `rating` or nothing: a line more."""
    keyed: bool
    """Whether each line says what it is: `Name: …`."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker, as a page names them."""

    name: str
    surname: str
    doctor: Doctor
    """All that the page's lines say; in a label only some of it is said."""
    rows: tuple[tuple[Role, str], ...]
    """The lines of the byline."""


def draw_style(voice: Voice, where: str) -> Style:
    """Draw how a page names its speakers; `where`: `above` or `below` their text."""
    prefixes = _PREFIXES[where]
    prefix = prefixes[voice.among(len(prefixes))] if voice.often(0.45) else ""
    full = voice.often(0.6)
    suffixed = where == "above" and voice.often(0.2)
    suffix = _SUFFIXES[voice.among(len(_SUFFIXES))] if suffixed else ""
    extras = ("", "", "", "", "date", "badge", "rating")
    return Style(
        prefix=prefix,
        suffix=suffix,
        credentials=voice.often(0.5),
        job=full and voice.often(0.8),
        place=full and voice.often(0.5),
        practice=full and voice.often(0.25),
        joined=_JOINS[voice.among(len(_JOINS))] if voice.often(0.45) else "",
        gap=1 if voice.often(0.15) else 0,
        doctor=voice.often(0.25),
        extra=extras[voice.among(len(extras))],
        keyed=voice.often(0.05),
    )


def draw_speaker(voice: Voice, style: Style) -> Speaker:
    """Draw a speaker."""
    show = frozenset(shape for shape in _SHAPES if voice.often(0.08))
    person = draw_person(voice, show)
    name = f"Dr. {person.full}" if style.doctor else person.full
    credentials = place = None
    if style.credentials:
        credentials = person.credentials if voice.often(0.4) else voice.pick("cred.other")
    job = voice.pick("job") if style.job else None
    if style.place:
        place = person.doctor.location or "Leeds"
        place = f"{place}, {voice.pick('state')}" if voice.often(0.3) else place
    doctor = Doctor(name=name, credentials=credentials, specialty=job, location=place)
    return Speaker(name, person.surname, doctor, tuple(_write_rows(voice, style, doctor)))


def _write_rows(voice: Voice, style: Style, doctor: Doctor) -> list[tuple[Role, str]]:
    named = ", ".join(filter(None, (doctor.name, doctor.credentials)))
    rest = [text for text in (doctor.specialty, doctor.location) if text]
    if style.practice:
        rest.insert(0, voice.pick("practice.other"))
    if style.keyed:
        keys = ("Name: ", "Specialty: ", "Location: ", "Practice: ")
        rows: list[tuple[Role, str]] = [("name", f"{keys[0]}{named}")]
        rows += [("specialty", f"{keys[1 + n]}{text}") for n, text in enumerate(rest)]
    elif style.joined:
        line = style.joined.join((named, *rest))
        rows = [("name", f"{style.prefix}{line}{style.suffix}")]
    else:
        rows = [("name", f"{style.prefix}{named}{style.suffix}")]
        rows += [("specialty", text) for text in rest]
    if style.extra == "date":
        rows.append(("byline", f"Answered {voice.pick('date.word')}"))
    elif style.extra == "badge":
        rows.insert(1 if voice.often(0.5) else len(rows), ("byline", voice.pick("o.badge")))
    elif style.extra == "rating" and voice.often(0.5):
        rows.append(("byline", f"{3 + voice.among(20) / 10:.1f}/5 ({1 + voice.among(200)})"))
    return rows
