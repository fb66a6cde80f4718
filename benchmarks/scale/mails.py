"""Pages as mails: what programs that index mail are given.

A page is one message: its first line is the subject, its whole text the body, byte for byte.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from pathlib import Path

FIRST_DAY = datetime(2010, 1, 1, tzinfo=UTC)
"""Date of the first mail; each is an hour younger than the one before."""

DOCTORS = 12_000
"""Senders: as many as `benchmarks.corpus` has doctors."""

_POLICY = default.clone(linesep="\n", max_line_length=200)


def as_mail(number: int, page: bytes) -> bytes:
    """Return a page as an RFC 822 message, lines ended by a newline alone as in a maildir.

    Args:
        number: Of the page, from 0; makes date and sender.
        page: Its text, UTF-8.
    """
    lines = page.decode(errors="replace").split("\n")
    first = next((line for line in lines if line.strip()), "")
    doctor = number % DOCTORS
    digest = hashlib.blake2b(page, digest_size=12).hexdigest()
    mail = EmailMessage(_POLICY)
    mail["Subject"] = " ".join("".join(c if c.isprintable() else " " for c in first).split())
    mail["From"] = Address(f"Doctor {doctor}", f"doctor{doctor}", "example.org")
    mail["To"] = Address("Asker", "asker", "example.org")
    mail["Date"] = format_datetime(FIRST_DAY + timedelta(hours=number))
    mail["Message-ID"] = f"<{digest}.{number}@example.org>"
    mail["MIME-Version"] = "1.0"
    mail["Content-Type"] = 'text/plain; charset="utf-8"'
    mail["Content-Transfer-Encoding"] = "8bit"
    return mail.as_bytes() + page


def mail_name(number: int, page: bytes) -> str:
    """Return the name of a page's file in a maildir: of another text another name, as mail has."""
    return f"{number:06}.{hashlib.blake2b(page, digest_size=8).hexdigest()}:2,S"


def write_mails(corpus: Path, maildir: Path) -> int:
    """Write the pages of a folder as a new maildir, and return their number."""
    for name in ("cur", "new", "tmp"):
        (maildir / name).mkdir(parents=True)
    count = 0
    for count, path in enumerate(sorted(corpus.iterdir()), 1):
        write_mail(maildir, count - 1, path.read_bytes())
    return count


def has_mails(corpus: Path, maildir: Path) -> bool:
    """Whether a maildir holds the mails of a folder's pages and no others."""
    if not (maildir / "cur").is_dir():
        return False
    pages = enumerate(sorted(corpus.iterdir()))
    names = {mail_name(number, path.read_bytes()) for number, path in pages}
    return names == {path.name for path in (maildir / "cur").iterdir()}


def write_mail(maildir: Path, number: int, page: bytes) -> None:
    """Write one page into a maildir."""
    (maildir / "cur" / mail_name(number, page)).write_bytes(as_mail(number, page))


def replace_mail(maildir: Path, number: int, old: bytes, new: bytes) -> None:
    """Write a page's new text in the place of its old one: a mail goes and another comes."""
    (maildir / "cur" / mail_name(number, old)).unlink()
    write_mail(maildir, number, new)
