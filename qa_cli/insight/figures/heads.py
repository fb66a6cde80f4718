"""What it is that lasts, or is waited for: the noun that a time is told of.

Only where the sentence says it plainly; where a pronoun stands for it, or the words before the verb
are no noun's, nothing is named rather than something wrong.

    the swelling should mostly be gone in two weeks      swelling
    it takes two weeks for the swelling to go down       swelling
    injections carry a risk of droop that lasts months   droop
    it lasts three months                                -
"""

import re

from qa_cli.insight.words import STOP_WORDS

_LASTING = re.compile(
    r"last(?:s|ed|ing)?|tak(?:e|es|en|ing)|took|persist(?:s|ed)?|remain(?:s|ed)?|stay(?:s|ed)?"
    r"|wear(?:s|ing)?|wore|resolv(?:e|es|ed|ing)|subsid(?:e|es|ed|ing)|fad(?:e|es|ed|ing)"
    r"|disappear(?:s|ed)?|heal(?:s|ed|ing)?|recover(?:s|ed)?|improv(?:e|es|ed|ing)"
    r"|settl(?:e|es|ed|ing)|peak(?:s|ed)?|kick(?:s|ed)?|work(?:s|ed|ing)?|start(?:s|ed)?"
    r"|begin(?:s)?|show(?:s|n)?|appear(?:s|ed)?|go(?:es)?|gone|went|return(?:s|ed)?"
    r"|diminish(?:es|ed)?|dissolv(?:e|es|ed|ing)|continu(?:e|es|ed)|develop(?:s|ed)?|come(?:s)?"
    r"|clear(?:s|ed)?|ease(?:s|d)?|drop(?:s|ped)?|close(?:s|d)?|stop(?:s|ped)?|end(?:s|ed)?"
)
"""Verbs of lasting, ending and setting in."""

_BETWEEN = frozenset(
    "will would can could may might shall should must do does did is are was were be been being has"
    " have had not only to also just still already all both then now that which usually often"
    " always never sometimes about don't doesn't didn't won't wouldn't can't couldn't isn't wasn't"
    " shouldn't hasn't haven't".split()
)
"""What may stand between a noun and its verb, besides adverbs in -ly and other such verbs."""

_OF = frozenset(
    "from under around after following in at on with to between behind near over of for".split()
)
"""What ties a noun to the one before it, which is then the head."""

_EMPTY = frozenset("effect effects result results".split())
"""Nouns that only tell by what they are of."""

_ARTICLES = frozenset("the a an your my his her its our their this these".split())

_NO_NOUNS = STOP_WORDS | frozenset("mine yours hers ours theirs most more less lets let".split())

_FOR_IT_TO = re.compile(
    r"\W{0,2}(?:or (?:so|more|longer) )?(?:for|before|until|till)"
    r" (?:(?:the|your|my|any|all|this|these) )?"
    r"([a-z]{3,})(?: [a-z]+ly)? (?:to|is|are|wears?|goes|resolves?|subsides?|starts?|begins?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"n't|[^\W\d_]+(?:['\u2019][^\W\d_]+)?|[.;:!?,()]")
_FURTHEST = 10
"""Words before the figure among which the verb is looked for."""
_SHORTEST = 3


def head_of(sentence: str, words: str) -> str | None:
    """Return the noun whose duration or onset a figure tells, in lower case; `None`: not plain.

    Args:
        sentence: The sentence with the figure.
        words: The figure, as the sentence has it.
    """
    before, _, after = sentence.partition(words)
    found = _FOR_IT_TO.match(after)
    if found and found[1].lower() not in _NO_NOUNS:
        return found[1].lower()
    near = [match[0].lower() for match in _WORD.finditer(before)][-_FURTHEST:]
    for place in range(len(near) - 1, -1, -1):
        if near[place] in {".", ";", ":", "!", "?"}:
            return None
        if _LASTING.fullmatch(near[place]):
            return _subject(near[:place])
    return None


def _subject(before: list[str]) -> str | None:
    """Return the head of the noun phrase at the end of some words; `None` where none is plain."""
    phrase: list[str] = []
    is_relative = before[-1:] in (["that"], ["which"])
    for word in reversed(before):
        is_between = word in _BETWEEN or _LASTING.fullmatch(word) or _is_adverb(word)
        if not phrase and is_between:
            continue
        if not word[0].isalpha():
            break
        phrase.insert(0, word)
    if not phrase or phrase[-1] in _NO_NOUNS or len(phrase[-1]) < _SHORTEST:
        return None
    place = len(phrase) - 1
    for at in range(place, 0, -1) if not is_relative else ():
        above = phrase[at - 1]
        if phrase[at] in _OF and above not in _NO_NOUNS | _EMPTY and len(above) >= _SHORTEST:
            place = at - 1
        elif phrase[at] in _NO_NOUNS - _OF - _ARTICLES or phrase[at] in _BETWEEN:
            break
    return phrase[place].removesuffix("'s")


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > _SHORTEST
