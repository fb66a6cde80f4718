"""Doctors: who they are, what their bylines look like, and how they sign in a body."""

from dataclasses import dataclass

from benchmarks.generator.voice import Voice
from qa_cli.model import Doctor

Show = frozenset[str]
"""Names of the features that an answer shows."""

_PLAIN_CREDENTIALS = 0.7
"""Share of plain `MD` and the like where the page asks for nothing special."""

ODD_SPACES = ("  ", "\t", "\N{THIN SPACE}", "\N{NO-BREAK SPACE}", " \N{NO-BREAK SPACE}")
"""What stands in a space's place in a rating or count."""


@dataclass(frozen=True, slots=True)
class Person:
    """One invented doctor."""

    given: str
    surname: str
    full: str
    """Name as the byline gives it, suffix included."""
    credentials: str | None
    doctor: Doctor
    """All that a full byline says."""
    name_line: str
    """Name and credentials as the byline sets them."""
    rating_line: str
    """Rating and reviews as the byline sets them; empty where there is no rating."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """What closes a body."""

    inline: str
    """Text to append to the last paragraph, or empty."""
    lines: tuple[str, ...]
    """Lines of a closing paragraph, or none."""
    name: str
    """The name that the body then ends with, without credentials."""


def draw_person(voice: Voice, show: Show) -> Person:
    """Draw a doctor whose byline shows the wanted features."""
    given, surname = voice.pick("first"), _draw_surname(voice, show)
    full = _join_name(voice, show, given, surname)
    credentials = _draw_credentials(voice, show)
    section = "specialty.unknown" if "specialty-unknown" in show else "specialty"
    doctor = Doctor(
        name=full,
        credentials=credentials,
        specialty=voice.pick(section),
        location=_draw_place(voice, show),
        rating=_draw_rating(voice, show),
        reviews=_draw_reviews(voice, show),
    )
    name_line = _set_name(voice, full, credentials, show)
    return Person(
        given, surname, full, credentials, doctor, name_line, _set_rating(voice, doctor, show)
    )


def _draw_surname(voice: Voice, show: Show) -> str:
    if "name-particle" in show:
        return voice.pick("particle")
    surname = voice.pick("last")
    return f"{surname}-{voice.pick('last')}" if "name-hyphen" in show else surname


def _join_name(voice: Voice, show: Show, given: str, surname: str) -> str:
    initial = f"{'ABCDEFGHJKLMNPRSTW'[voice.among(18)]}."
    parts = [given]
    if "name-initial-first" in show:
        parts.insert(0, initial)
    if "name-nickname" in show:
        parts.append(f"({voice.pick('nickname')})")
    if "name-long" in show:
        parts.append(voice.pick("first" if voice.often(0.5) else "last"))
    elif voice.often(0.45):
        parts.append(initial)
    full = " ".join([*parts, surname])
    if "name-suffix" in show:
        full += f"{', ' if voice.often(0.6) else ' '}{voice.pick('suffix')}"
    if "name-caps" in show:
        full = full.upper()
    return f"Dr. {full}" if "name-dr" in show else full


def _draw_credentials(voice: Voice, show: Show) -> str | None:
    if "name-without-credentials" in show:
        return None
    for kind in ("rare", "retired", "dotted", "other", "several"):
        if f"credentials-{kind}" in show:
            return voice.pick(f"credentials.{kind}")
    return "MD" if voice.often(_PLAIN_CREDENTIALS) else voice.pick("credentials.one")


def _draw_place(voice: Voice, show: Show) -> str | None:
    if "specialty-no-place" in show:
        return None
    if "place-the" in show:
        return voice.pick("place.the")
    if "place-country" in show:
        return voice.pick("place.country")
    return voice.pick("place.several" if "place-several-words" in show else "place.one")


def _draw_rating(voice: Voice, show: Show) -> float | None:
    if "rating-none" in show:
        return None
    return round(5 - 5 * voice.chance() ** 2 * (0.2 if voice.often(0.85) else 1), 1)


def _draw_reviews(voice: Voice, show: Show) -> int | None:
    if show & {"rating-none", "rating-without-reviews", "reviews-loose"}:
        return None
    if "reviews-one" in show:
        return 1
    if "reviews-thousands" in show:
        return 1000 + voice.among(3500)
    return 2 + int(300 * voice.chance() ** 2)


def _set_name(voice: Voice, full: str, credentials: str | None, show: Show) -> str:
    if credentials is None:
        return full
    if "credentials-parted" in show:
        return voice.pick("credentials.join") % (full, credentials)
    comma = " " if "credentials-no-comma" in show else ", "
    return f"{full}{comma}{credentials}"


def write_specialty(doctor: Doctor) -> str:
    """Return the byline's second line: place, then specialty."""
    return " ".join(part for part in (doctor.location, doctor.specialty) if part)


def _set_rating(voice: Voice, doctor: Doctor, show: Show) -> str:
    if doctor.rating is None:
        return ""
    text = f"{doctor.rating:.1f} out of 5 stars"
    if "reviews-loose" in show:
        loose = f"1.{voice.among(10)}k" if voice.often(0.5) else f"{2 + voice.among(90)}+"
        text += f" {loose} reviews"
    elif doctor.reviews is not None:
        text += f" {doctor.reviews:,} review{'' if doctor.reviews == 1 else 's'}"
    if "rating-spaced" not in show:
        return text
    odd = ODD_SPACES[voice.among(len(ODD_SPACES))]
    at = 1 + voice.among(text.count(" "))
    words = text.split(" ")
    return f"{' '.join(words[:at])}{odd}{' '.join(words[at:])}"


def draw_sign_off(voice: Voice, person: Person, show: Show) -> SignOff | None:
    """Draw the sign-off that the answer shows, if any."""
    letter = f"Dr. {person.surname[0].upper()}"
    doctor = f"Dr. {person.surname}"
    salute = voice.pick("salute")
    if "sign-off-inline" in show:
        name = doctor if voice.often(0.8) else letter
        return SignOff(f"{salute} {name}{'.' if voice.often(0.6) else ''}", (), name)
    if "sign-off-last-line" in show:
        return SignOff("", (salute, doctor) if voice.often(0.6) else (doctor,), doctor)
    if "sign-off-letter" in show:
        return SignOff("", (salute, letter) if voice.often(0.6) else (letter,), letter)
    plain = f"{person.given} {person.surname}"
    name = person.full if voice.often(0.6) and not show & {"name-caps", "name-dr"} else plain
    credentials = voice.pick("credentials.dotted" if voice.often(0.3) else "credentials.several")
    signed = f"{name}{', ' if voice.often(0.75) else ' '}{credentials}"
    if "sign-off-full-name" in show:
        return SignOff("", (salute, signed), name)
    if "sign-off-block" in show:
        return _draw_block(voice, person, name, signed, salute)
    if "sign-off-job-city" in show:
        job = f"Board Certified {person.doctor.specialty}"
        return SignOff("", (signed, job, voice.pick("city")), name)
    return None


def _draw_block(voice: Voice, person: Person, name: str, signed: str, salute: str) -> SignOff:
    """Draw a signature of up to five lines: name, then what is said of post, board and practice."""
    if voice.often(0.3):
        signed = f"{name}, {person.credentials or voice.pick('credentials.one')}"
    place = voice.pick("city") if voice.often(0.5) else person.doctor.location or "Main Street"
    practice = voice.pick("practice")
    more = (
        f"Board Certified {person.doctor.specialty}",
        str(person.doctor.specialty),
        voice.pick("board"),
        practice,
        f"{practice}, {place}" if voice.often(0.5) else f"{practice} {place}",
        place,
    )
    lines = [signed, *(text for text in more if voice.often(0.25))][:4]
    if voice.often(0.2):
        mark = (" ", ", ", " , ", " - ")[voice.among(4)]
        lines = [mark.join(lines)]
    if voice.often(0.3):
        lines.insert(0, salute)
    return SignOff("", tuple(lines), name)
