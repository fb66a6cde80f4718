"""Who or what is so old: people and animals, or things.

A thing is told by its noun: behind `old` (`20-year-old implants`), right before the age, or as the
subject of the verb before it (`the crown is 15 years old`). Else somebody is meant.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from qa_cli.insight.figures.numbers import ARTICLES
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import THINGS

_PRONOUNS = frozenset("i i'm im i've you he he's she she's we who myself".split())
KIN = frozenset(
    "son daughter mother father mom dad mum husband wife sister brother friend boyfriend girlfriend"
    " child kid baby infant toddler twin cousin aunt uncle nephew niece grandmother grandfather"
    " patient client woman man lady gentleman girl boy person people women men children adult"
    " teenager male female dog cat puppy kitten horse mare pony rabbit bird animal pet cow calf"
    " foal goat sheep".split()
)
_OBJECTS = frozenset(
    "it it's its scar keloid filler filling crown veneer bridge denture tooth brace retainer"
    " tattoo fracture break injury wound burn bruise cut incision bite lesion lump cyst wart mole"
    " hematoma swelling fever rash infection cough pain symptom ulcer stain suture stitch"
    " prosthesis prosthetic stent pacemaker lens plate screw pin mesh device machine laser drug"
    " prescription medication medicine vaccine pill bottle vial sample x-ray xray scan mri photo"
    " picture image result report record data study debt contract lease will deed loan claim case"
    " judgment conviction ticket warrant order agreement law rule statute car truck house home roof"
    " building product bandage dressing bra work job warranty policy canal replacement"
    " repair fusion".split()
) | (THINGS.keys() - {"patient", "doctor", "surgeon", "dermatologist", "injector", "lawyer"})
_DETERMINERS = ARTICLES | {"the", "this", "that", "any"}
_NOUN_PHRASE = 3
"""Words behind `old` that may lead to its noun."""
_NEARBY = 8
"""Tokens before a verb in which its subject is looked for."""
_VERBS = frozenset("is are was were be been look looks looked".split())
_QUALIFIERS = frozenset(
    "about around approximately only just almost nearly over already now more than some likely"
    " probably".split()
)


def is_of_a_thing(tokens: Sequence[Token], age: Read) -> bool:
    """Say whether a thing is so old: by the noun behind, else by the one before."""
    phrase = tokens[age.next : age.next + _NOUN_PHRASE]
    thing = _is_thing(takewhile(lambda token: token.text.isalpha(), phrase))
    if thing is not None:
        return thing
    if text_at(tokens, age.first - 1) in _DETERMINERS:
        return False  # `threads suit the 35 year old`
    at = age.first - 1
    while text_at(tokens, at) in _QUALIFIERS:
        at -= 1
    if text_at(tokens, at) not in _VERBS:
        return _is_one(text_at(tokens, at), _OBJECTS)
    return _is_thing(reversed(tokens[max(at - _NEARBY, 0) : at])) or False


def _is_thing(tokens: Iterable[Token]) -> bool | None:
    """Say whether the first noun that is known is a thing, `None` where none is known."""
    for token in tokens:
        if token.text in _PRONOUNS or _is_one(token.text, KIN):
            return False
        if _is_one(token.text, _OBJECTS):
            return True
    return None


def _is_one(word: str, nouns: Collection[str]) -> bool:
    """Say whether a word is one of some nouns, in the singular or plural."""
    return word in nouns or (word.endswith("s") and word.removesuffix("s") in nouns)
