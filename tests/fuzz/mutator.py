"""A small mutator, for where libFuzzer is not: blind to coverage, the same inputs every time."""

from collections.abc import Iterator, Sequence
from random import Random

from tests.fuzz.seeds import TOKENS

MOST_CHANGES = 6
"""Changes made to a seed at most: enough to leave a layout, few enough to stay near one."""

LONGEST = 12_000
"""Bytes of an input at most."""

MOST_COPIES = 40
"""Times that a stretch is repeated at most."""


def mutations(seeds: Sequence[bytes], number: int, seed: int = 0) -> Iterator[bytes]:
    """Yield the seeds themselves, then changed ones, `number` in all."""
    random = Random(seed)
    yield from seeds[:number]
    for _ in range(number - len(seeds)):
        data = random.choice(seeds)
        for _ in range(random.randint(1, MOST_CHANGES)):
            data = _changed(data, seeds, random)
        yield data[:LONGEST]


def _changed(data: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    """Change one thing."""
    start, end = sorted((random.randint(0, len(data)), random.randint(0, len(data))))
    short = min(end, start + random.randint(0, 60))
    match random.randrange(9):
        case 0:  # cut out
            return data[:start] + data[short:]
        case 1:  # cut off
            return data[:end]
        case 2:  # put in
            return data[:start] + random.choice(TOKENS) + data[start:]
        case 3:  # replace
            return data[:start] + random.choice(TOKENS) + data[short:]
        case 4:  # repeat
            return data[:start] + data[start:short] * random.randint(2, MOST_COPIES) + data[short:]
        case 5:  # a bit
            flipped = bytes(byte ^ 1 << random.randrange(8) for byte in data[start : start + 1])
            return data[:start] + flipped + data[start + 1 :]
        case 6:  # graft
            return data[:start] + random.choice(seeds)[start:end] + data[end:]
        case 7:  # lines in another order
            lines = data.split(b"\n")
            place = random.randrange(len(lines))
            lines.insert(random.randrange(len(lines)), lines.pop(place))
            return b"\n".join(lines)
        case _:  # lines again
            lines = data.split(b"\n")
            place = random.randrange(len(lines))
            again = lines[place : place + random.randint(1, 8)] * random.randint(1, 4)
            return b"\n".join(lines[:place] + again + lines[place:])
