"""Recording what the user knows better: who is one doctor, and who is not."""

import re

from qa_cli.commands import lazy
from qa_cli.commands.aliasfile import add_alias, aliases_path, read_aliases
from qa_cli.commands.shared import find, study_of
from qa_cli.commands.stream import write
from qa_cli.corpus import Corpus
from qa_cli.errors import QaError, UsageError
from qa_cli.insight.aliases import Alias, Aliases, Person

_ANSWER = re.compile(r".+/\d+")


def record(pages: Corpus, one: str, other: str, *, same: bool) -> None:
    """Record that two names, or the bylines of two answers, are one doctor's or are not.

    Raises:
        QaError: the file is malformed, or cannot be written.
        UsageError: it is not clear who is meant, or nothing tells the two apart.
        NotFoundError: nobody of that name answers.
    """
    path = place_of_aliases()
    aliases = read_aliases(path)
    persons = [_meant(pages, typed, aliases) for typed in (one, other)]
    alias = Alias(persons[0], persons[1], same)
    if len(alias.persons()) == 1:
        raise UsageError("the two have the same name, specialty and place: nothing to record")
    add_alias(path, alias)
    write(f"{lazy.sanitise.sanitise_line(f'{in_words(alias)}: recorded in {path}')}\n")


def place_of_aliases() -> str:
    """Return the path of the file; raise `QaError` where there is no place for one."""
    path = aliases_path()
    if path is None:
        raise QaError("no place for aliases: neither XDG_CONFIG_HOME nor a home folder")
    return path


def in_words(alias: Alias) -> str:
    """Return `A and B (specialty, place) are one doctor`, not sanitised."""
    are = "are one doctor" if alias.same else "are different doctors"
    return f"{_in_words(alias.one)} and {_in_words(alias.other)} {are}"


def of_answer(pages: Corpus, typed: str) -> Person | None:
    """Return whose byline an answer has, given by its id; `None` for what is no answer's id."""
    if not is_answer(typed):
        return None
    [found, *_] = find(pages, typed)
    return None if found.answer is None else lazy.meaning.person_of(found.answer, typed)


def is_answer(typed: str) -> bool:
    """Whether a text is the id of an answer by its look."""
    return _ANSWER.fullmatch(typed) is not None


def _meant(pages: Corpus, typed: str, aliases: Aliases) -> Person:
    if person := of_answer(pages, typed):
        return person
    return lazy.meaning.person_named(typed, study_of(pages, aliases).tally().doctors)


def _in_words(person: Person) -> str:
    post = ", ".join(filter(None, (person.specialty, person.location)))
    return f"{person.name} ({post})" if post else person.name
