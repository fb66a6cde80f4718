"""Programs that index mail, as Debian has them: notmuch, mu and recoll."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks import machine, timing
from benchmarks.launcher import Result


@dataclass(frozen=True, slots=True)
class Mailer:
    """A program; in its commands `{home}` is a folder of its own and `{maildir}` the mails."""

    name: str
    """As shown: the command that builds."""
    program: str
    """The executable."""
    package: str
    """Debian's package."""
    build: tuple[tuple[str, ...], ...]
    """Commands that make an index of all mails."""
    update: tuple[str, ...]
    """Command that brings it up to date."""
    find: tuple[str, ...]
    """Command that prints one line a mail that holds `{word}`."""
    find_all: tuple[str, ...]
    """The same for every mail."""
    asked: float
    """Limit of the processor time of `qa index` beside the build."""
    before: str
    """What it was in an earlier, independent measurement."""
    update_before: str
    """Seconds of 100 of 20,000 mails in the same one."""
    configuration: tuple[str, str] | None = None
    """A file in its folder, and what is in it."""


MAILERS = (
    Mailer(
        "notmuch new",
        "notmuch",
        "notmuch",
        build=(("notmuch", "new"),),
        update=("notmuch", "new"),
        find=("notmuch", "search", "--output=files", "{word}"),
        find_all=("notmuch", "search", "--output=files", "*"),
        asked=0.7,
        before="1.1",
        update_before="0.9",
        configuration=("notmuch.config", "[database]\npath={home}\nmail_root={maildir}\n"),
    ),
    Mailer(
        "mu index",
        "mu",
        "maildir-utils",
        build=(
            ("mu", "init", "--muhome={home}/mu", "--maildir={maildir}"),
            ("mu", "index", "--muhome={home}/mu"),
        ),
        update=("mu", "index", "--muhome={home}/mu"),
        find=("mu", "find", "--muhome={home}/mu", "--fields=l", "{word}"),
        find_all=("mu", "find", "--muhome={home}/mu", "--fields=l", ""),
        asked=1.2,
        before="2.0",
        update_before="1.0",
    ),
    Mailer(
        "recollindex",
        "recollindex",
        "recoll",
        build=(("recollindex", "-c", "{home}", "-z"),),
        update=("recollindex", "-c", "{home}"),
        find=("recollq", "-c", "{home}", "-b", "-n", "0-1000000", "{word}"),
        find_all=("recollq", "-c", "{home}", "-b", "-n", "0-1000000", "mime:message/rfc822"),
        asked=0.9,
        before="1.5",
        update_before="0.8",
        configuration=("recoll.conf", "topdirs = {maildir}/cur\n"),
    ),
)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A program with its folder and its mails."""

    mailer: Mailer
    home: Path
    """A folder of its own, made anew by each build."""
    maildir: Path

    def missing(self) -> str:
        """Return why it cannot be measured; empty where it can."""
        if shutil.which(self.mailer.program):
            return ""
        return f"`{self.mailer.program}` is not installed"

    def version(self) -> str | None:
        """Return the program's name and version, or nothing where it is not installed."""
        return machine.program(self.mailer.program, self.mailer.package)

    def build(self) -> Result:
        """Index all mails, with no index before."""
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)
        if self.mailer.configuration:
            name, text = self.mailer.configuration
            (self.home / name).write_text(text.format(home=self.home, maildir=self.maildir))
        return timing.total([self._take(command) for command in self.mailer.build])

    def update(self) -> Result:
        """Bring the index up to date."""
        return self._take(self.mailer.update)

    def count(self, word: str | None = None) -> int:
        """Return the number of mails found that hold a word, or of all."""
        command = self.mailer.find_all if word is None else self.mailer.find
        done = subprocess.run(
            self._filled(command, word or ""),
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return sum(1 for line in done.stdout.splitlines() if str(self.maildir / "cur") in line)

    def _take(self, command: tuple[str, ...]) -> Result:
        return timing.take(self._filled(command), self._environment())

    def _filled(self, command: tuple[str, ...], word: str = "") -> list[str]:
        return [part.format(home=self.home, maildir=self.maildir, word=word) for part in command]

    def _environment(self) -> dict[str, str]:
        """Return an environment in which no program finds the user's own mail or settings."""
        return timing.environment(
            HOME=str(self.home), NOTMUCH_CONFIG=str(self.home / "notmuch.config")
        )


def mailboxes(work: Path) -> list[Mailbox]:
    """Return every program, with its folders below one for all."""
    return [Mailbox(one, work / one.program, work / "mails") for one in MAILERS]
