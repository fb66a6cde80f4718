"""The units that make a number a quantity, and how they compare.

A table of our own and no library: what pages use is `u`, `ccs`, `mos`, `sessions` and `syringes`,
which no units library knows; of what one does know (metres, degrees) nothing counts here. pint 0.25
reads `unit` as a millionth of a nit, and takes half a second to start: three times what `qa
figures` takes for the seeds.
"""

from dataclasses import dataclass

from qa_cli.insight.figures.figure import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """What one spelling of a unit stands for."""

    kind: Kind
    name: str
    """Canonical, in the singular."""
    factor: float = 1
    """How many of `name` one of it is: a fortnight is 2 of `week`."""


def _spellings(kind: Kind, table: dict[str, str]) -> dict[str, Unit]:
    return {
        spelling: Unit(kind, name)
        for name, spellings in table.items()
        for spelling in f"{name} {spellings}".split()
    }


DURATIONS = _spellings(
    "duration",
    {
        "second": "seconds secs",
        "minute": "minutes mins min",
        "hour": "hours hrs hr",
        "day": "days day's",
        "night": "nights",
        "week": "weeks wks wk week's weeks'",
        "month": "months mos mo mths mth mnths month's",
        "year": "years yrs yr year's years'",
    },
) | {
    "fortnight": Unit("duration", "week", 2),
    "fortnights": Unit("duration", "week", 2),
    "decade": Unit("duration", "year", 10),
    "decades": Unit("duration", "year", 10),
}

DOSES = _spellings(
    "dose",
    {
        "unit": "units u u's iu ius",
        "cc": "ccs cc's",
        "ml": "mls milliliter milliliters millilitre millilitres",
        "mg": "mgs milligram milligrams",
        "mcg": "mcgs microgram micrograms",
        "liter": "liters litre litres",
        "g": "gram grams gms",
        "syringe": "syringes",
        "vial": "vials",
        "ampoule": "ampoules ampule ampules",
        "tablet": "tablets pill pills capsule capsules caplet caplets tab tabs",
        "drop": "drops",
        "teaspoon": "teaspoons teaspoonful teaspoonfuls tsp tsps",
        "tablespoon": "tablespoons tablespoonful tablespoonfuls tbsp tbsps",
    },
)

_THINGS = """
session treatment injection procedure surgery operation appointment visit consultation consult
round pass course cycle dose peel implant graft follicle hair thread suture stitch point site shot
lift facelift browlift tuck augmentation reduction transplant transplantation implantation
extraction rhinoplasty blepharoplasty abdominoplasty otoplasty liposuction mastopexy biopsy
revision case patient infusion vasectomy hysterectomy mastectomy vaccination doctor surgeon
dermatologist injector lawyer attorney set crown veneer filling
"""
"""What pages count, in the singular."""


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch")) else f"{noun}s"


THINGS = {noun: Unit("count", noun) for noun in _THINGS.split()}
MANY = {_plural(noun): unit for noun, unit in THINGS.items()}
"""The same by their plurals: more than one needs one, so that `level 2 treatment` is no count."""

NOT_ONE = frozenset(
    "patient doctor surgeon dermatologist injector lawyer attorney point shot case set".split()
)
"""Counted only from two on: `one patient` begins a story, `at one point` tells a time."""

MEASURES = DOSES | DURATIONS
UNITS = MEASURES | THINGS | MANY

PLURALS = (
    {spelling for spelling in DURATIONS if spelling.endswith("s")}
    | {spelling for spelling, unit in MANY.items() if unit.name not in NOT_ONE}
    | {"units", "times"}
)
"""Before these `3/4` is a range and no fraction; of people it is a share."""

HOUSEHOLD = frozenset({"teaspoon", "tablespoon"})
"""Doses that an article states, too: `a teaspoon of honey`."""

WEIGHTS = dict.fromkeys("kg kgs kilo kilos kilogram kilograms kilogramme".split(), "kg") | (
    dict.fromkeys("pound pounds lb lbs".split(), "pound")
)
"""What a dose can be given per."""

PERIODS = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
"""Units of time that something can happen `per`."""

ADVERBS = {
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
} | dict.fromkeys(("yearly", "annually"), "year")

_SCALES = {
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3_600.0),
    "day": ("time", 86_400.0),
    "night": ("time", 86_400.0),
    "week": ("time", 604_800.0),
    "month": ("time", 31_557_600.0 / 12),
    "year": ("time", 31_557_600.0),
    "cc": ("volume", 1.0),
    "ml": ("volume", 1.0),
    "liter": ("volume", 1_000.0),
    "mcg": ("mass", 1e-6),
    "mg": ("mass", 1e-3),
    "g": ("mass", 1.0),
}
"""Unit -> what it measures, and one of it in that measure's base unit; a year is 365.25 days."""

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""As people count: `10 days to 2 months` is 10 to 60 days."""


def in_one_unit(low: float, unit: str, high: float, other: str) -> tuple[float, float, str] | None:
    """Return both ends of a range in one unit, `None` where they do not compare.

    The unit is that of the lower end, or that of the higher where the lower is a whole number of
    it, else days.
    """
    (measure, factor), (other_measure, other_factor) = scale_of(unit), scale_of(other)
    if measure != other_measure:
        return None
    if (high * other_factor / factor).is_integer():
        return low, high * other_factor / factor, unit
    if (low * factor / other_factor).is_integer():
        return low * factor / other_factor, high, other
    if unit in _DAYS and other in _DAYS:
        return low * _DAYS[unit], high * _DAYS[other], "day"
    return None


def scale_of(unit: str | None) -> tuple[str, float]:
    """Return a name for what compares with `unit`, and the factor that makes it comparable."""
    return _SCALES.get(unit or "", (unit or "", 1.0))
