"""`qa doctors --same A B` and `--different A B`: record what the user knows better."""

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
    path = aliases_path()
    if path is None:
        raise QaError("no place for aliases: neither XDG_CONFIG_HOME nor a home folder")
    aliases = read_aliases(path)
    persons = [_meant(pages, typed, aliases) for typed in (one, other)]
    alias = Alias(persons[0], persons[1], same)
    if len(alias.persons()) == 1:
        raise UsageError("the two have the same name, specialty and place: nothing to record")
    add_alias(path, alias)
    are = "are one doctor" if same else "are different doctors"
    shown = " and ".join(_in_words(person) for person in persons)
    write(f"{lazy.sanitise.sanitise_line(f'{shown} {are}: recorded in {path}')}\n")


def _meant(pages: Corpus, typed: str, aliases: Aliases) -> Person:
    if _ANSWER.fullmatch(typed):
        [found, *_] = find(pages, typed)
        if found.answer is not None:
            return lazy.meaning.person_of(found.answer, typed)
    return lazy.meaning.person_named(typed, study_of(pages, aliases).tally().doctors)


def _in_words(person: Person) -> str:
    post = ", ".join(filter(None, (person.specialty, person.location)))
    return f"{person.name} ({post})" if post else person.name
