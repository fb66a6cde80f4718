"""What names the doctor above an answer whose byline stands below it.

    Dr. Roe answered:            Jane Roe, MD                 Jane Roe says
    ...                          ...                          ...
    Jane Roe, MD                 Dentist in Austin · 4.9      Jane Roe is a dentist based in Austin.
    Dentist, Austin

One such page may do so by chance, so they count where it has several.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from qa_cli.model import Doctor
from qa_cli.pages import names
from qa_cli.pages.blocks import Block
from qa_cli.pages.glance import late

SEVERAL = 2
"""Answers that have both, at least."""

_BIO = late(
    r" is an? (?P<job>[^.,]{3,60}?)(?:,? (?:based|practi[sc]ing|working|who works|from) (?:in )?"
    r"(?P<place>[^.]{2,60}))?\.?"
)
"""What a newspaper says of its expert, behind the name."""


def mark_openers(blocks: list[Block]) -> None:
    """Give bylines the names that stand above their answers, and make labels of those."""
    pairs = [*_repeated(blocks)]
    if len(pairs) < SEVERAL:
        pairs = [*_split(blocks)]
    if len(pairs) < SEVERAL:
        pairs = [*_described(blocks)]
    if len(pairs) < SEVERAL:
        return
    for opener, block, doctor in pairs:
        opener.kind, opener.doctor, opener.sure = "label", None, False
        block.kind, block.doctor, block.sure = "byline", doctor, True


def _repeated(blocks: list[Block]) -> Iterator[tuple[Block, Block, Doctor]]:
    """Find bylines whose name another one gives above the answer."""
    sure = [block for block in blocks if block.sure]
    for above, block in pairwise(sure):
        named, doctor = above.doctor, block.doctor
        if named is None or doctor is None or named.name is None:
            continue
        if named.name == doctor.name and named.specialty is None:
            yield above, block, doctor


def _split(blocks: list[Block]) -> Iterator[tuple[Block, Block, Doctor]]:
    """Find bylines without a name, and the names with degrees alone above their answers."""
    if sum(_is_nameless(block) for block in blocks) < SEVERAL:
        return
    opener: Block | None = None
    name: names.Name | None = None
    between = said = False
    for block in blocks:
        doctor = block.doctor
        if _is_nameless(block) and doctor is not None:
            if opener is not None and name is not None and between:
                whole = replace(doctor, name=name.name, credentials=name.credentials)
                yield opener, block, whole
            opener, said = None, False
        elif block.kind in ("text", "byline") and (found := names.parse_name(block.text)):
            # Below what somebody said it is a signature.
            opener, name, between = (None if said else block), found, False
        elif block.kind == "text":
            between, said = True, opener is None
        elif block.kind in ("vote", "count"):
            opener, said = None, False


def _is_nameless(block: Block) -> bool:
    """Whether a block is a byline that gives no name."""
    return block.kind == "byline" and block.doctor is not None and block.doctor.name is None


def _described(blocks: list[Block]) -> Iterator[tuple[Block, Block, Doctor]]:
    """Find sentences that say what somebody is who speaks above them."""
    opener: Block | None = None
    for block in blocks:
        doctor = block.doctor
        if block.sure and doctor is not None and doctor.name and doctor.specialty is None:
            opener = block
        elif opener is not None and opener.doctor is not None and block.kind == "text":
            name = opener.doctor.name or ""
            match = _BIO.fullmatch(block.text[len(name) :]) if block.text.startswith(name) else None
            if match is not None:
                job, place = match["job"], match["place"]
                yield opener, block, replace(opener.doctor, specialty=job, location=place)
                opener = None
