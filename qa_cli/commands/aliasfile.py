"""The file in the user's config folder that records who is the same doctor, and who is not.

A JSON object: `{"schema": 1, "aliases": [{"same": true, "one": PERSON, "other": PERSON}, ...]}`,
where PERSON is `{"name": "..."}`, with `"specialty"` and `"location"` where only bylines with these
are meant. All text is escaped to ASCII, so that no name does anything to who looks at the file.
File, lock and the folders that are made for them are for the user alone.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from qa_cli.commands.stream import say
from qa_cli.errors import QaError
from qa_cli.insight.aliases import Alias, Aliases, Person, with_alias

FILE = "aliases.json"
SCHEMA = 1
LARGEST = 10_000_000
"""Bytes: tens of thousands of records, which nobody has typed."""
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PATIENCE = 10
"""Seconds that one process waits for others to record; each of them takes milliseconds."""


class MalformedError(QaError):
    """The file is there, but does not hold what it should."""


def aliases_path() -> str | None:
    """Return the path of the file, whether or not it is there; `None` with no place for it.

    That is in platformdirs' `user_config_dir("qa")`, which on Linux is known without the package
    (its import takes longer than a tally): `qa` in `XDG_CONFIG_HOME`, else in `~/.config`.
    """
    if sys.platform.startswith("linux"):
        folder = os.environ.get("XDG_CONFIG_HOME", "")
        if not os.path.isabs(folder):
            folder = os.path.expanduser("~/.config")
        return os.path.join(folder, "qa", FILE) if os.path.isabs(folder) else None
    from platformdirs import user_config_dir  # type: ignore[unreachable,unused-ignore]  # noqa: PLC0415

    return os.path.join(user_config_dir("qa", appauthor=False), FILE)


def known_aliases() -> Aliases:
    """Return what is recorded; where the file cannot be read, say so and return nothing."""
    path = aliases_path()
    if path is None:
        return ()
    try:
        return read_aliases(path)
    except QaError as err:
        say(f"{err} (going on without it)")
        return ()


def read_aliases(path: str) -> Aliases:
    """Read a file; none is no records.

    Raises:
        QaError: it cannot be read.
        MalformedError: it is no such file; the message says what is wrong with it.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError) as err:  # ValueError: a path that no system call takes
        raise QaError(f"{path}: {getattr(err, 'strerror', None) or err}") from err
    from json import loads  # noqa: PLC0415  most users have no such file

    try:
        return _aliases(loads(data.decode("utf-8")) if len(data) <= LARGEST else None)
    except (ValueError, TypeError, KeyError, RecursionError) as err:
        what = f"no {err}" if isinstance(err, KeyError) else str(err)
        raise MalformedError(f"{path}: malformed aliases: {what}") from err


def add_alias(path: str, alias: Alias) -> None:
    """Record one thing more; raises what `change_aliases` raises."""
    change_aliases(path, lambda aliases: with_alias(aliases, alias))


def change_aliases(path: str, change: Callable[[Aliases], Aliases]) -> None:
    """Change what is recorded; who does so at the same time waits, so that no record is lost.

    Raises:
        QaError: it cannot be read or written, or another process does not let it go; or what
            `change` raises, and then the file stays as it is.
        MalformedError: it is no such file.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  only to record

    path = os.path.realpath(path)  # a link stays one, and all links to a file have one lock
    try:
        _make_private(os.path.dirname(path))
        with FileLock(f"{path}.lock", timeout=PATIENCE, mode=PRIVATE_FILE):
            write_aliases(path, change(read_aliases(path)))
    except Timeout as err:
        raise QaError(f"{path}: another qa has been writing it for {PATIENCE} seconds") from err
    except (OSError, ValueError) as err:
        raise _unwritable(path, err) from err


def write_aliases(path: str, aliases: Aliases) -> None:
    """Write the file in one step: it holds what it held before, or all that is new.

    Raises:
        QaError: it cannot be written.
    """
    from json import dumps  # noqa: PLC0415  only to record
    from tempfile import NamedTemporaryFile  # noqa: PLC0415

    document = {"schema": SCHEMA, "aliases": [_alias_object(alias) for alias in aliases]}
    text = dumps(document, indent=2, ensure_ascii=True)
    path = os.path.realpath(path)  # a link stays one
    folder = os.path.dirname(path)
    try:
        _make_private(folder)
        with NamedTemporaryFile("w", dir=folder, suffix=".new", delete=False) as file:
            try:
                file.write(f"{text}\n")
                file.flush()
                os.fsync(file.fileno())
                os.replace(file.name, path)
            except BaseException:
                os.unlink(file.name)
                raise
    except (OSError, ValueError) as err:
        raise _unwritable(path, err) from err


def _make_private(folder: str) -> None:
    """Make a folder, and those above it that are not there, for the user alone."""
    above = os.path.dirname(folder)
    if above != folder and not os.path.isdir(folder):
        _make_private(above)
        with suppress(FileExistsError):  # another process was quicker, or a file is in its place
            os.mkdir(folder, PRIVATE_FOLDER)


def _unwritable(path: str, err: Exception) -> QaError:
    return QaError(f"{path}: cannot be written: {getattr(err, 'strerror', None) or err}")


def _aliases(document: object) -> Aliases:
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise TypeError(f"no object with schema {SCHEMA}")
    listed = document["aliases"]
    if not isinstance(listed, list):
        raise TypeError("aliases is no list")
    return tuple(map(_alias, listed))


def _alias(listed: object) -> Alias:
    if not isinstance(listed, dict) or not isinstance(listed["same"], bool):
        raise TypeError("a record without same: true or false")
    return Alias(_person(listed["one"]), _person(listed["other"]), listed["same"])


def _person(listed: object) -> Person:
    if not isinstance(listed, dict) or not isinstance(listed["name"], str):
        raise TypeError("a person without a name")
    post = listed.get("specialty"), listed.get("location")
    if not all(one is None or isinstance(one, str) for one in post):
        raise TypeError("a specialty or location that is no text")
    return Person(listed["name"], *post)


def _alias_object(alias: Alias) -> dict[str, object]:
    return {
        "same": alias.same,
        "one": _person_object(alias.one),
        "other": _person_object(alias.other),
    }


def _person_object(person: Person) -> dict[str, str]:
    fields = {"name": person.name, "specialty": person.specialty, "location": person.location}
    return {name: value for name, value in fields.items() if value is not None}
