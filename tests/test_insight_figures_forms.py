"""Figures in every form in which they are written: what is read, and what is no figure."""

import pytest

from benchmarks.figures import FORMS, by_form, labels, score
from qa_cli.insight.figures import quantities_in

_SIGNS = "-–—\N{FIGURE DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}~…"
Value = tuple[str, float, float, str | None]


def values(text: str) -> list[Value]:
    """Return kind, low, high and unit of what a doctor's text states."""
    return [(one.kind, one.low, one.high, one.unit) for one in quantities_in(text, "doctor")]


def dose(low: float, high: float | None = None, unit: str = "unit") -> Value:
    """Return a dose as read."""
    return "dose", low, low if high is None else high, unit


def lasting(low: float, high: float | None = None, unit: str = "week") -> Value:
    """Return a duration as read."""
    return "duration", low, low if high is None else high, unit


def price(low: float, unit: str | None = "USD", high: float | None = None) -> Value:
    """Return a price as read."""
    return "price", low, low if high is None else high, unit


def age(low: float, high: float | None = None, unit: str = "year") -> Value:
    """Return an age as read."""
    return "age", low, low if high is None else high, unit


def count(low: float, unit: str, high: float | None = None) -> Value:
    """Return a count as read."""
    return "count", low, low if high is None else high, unit


def test_each_form_has_ten_sentences() -> None:
    """Ten of each form in the set that came first, and no sentence in two sets."""
    first, fresh = (labels(name) for name in FORMS)
    counted = {case["form"]: 0 for case in first}
    for case in first:
        counted[case["form"]] += 1
    assert set(counted.values()) == {10}
    assert counted.keys() == {case["form"] for case in fresh}
    assert {case["text"] for case in first}.isdisjoint(case["text"] for case in fresh)


@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_read_well(name: str) -> None:
    """Of every form at least 0.9 of the figures, and of all 0.99, with hardly a wrong one."""
    total = score(name)
    assert min(total.precision(), total.recall()) >= 0.99
    for form, one in by_form(name).items():
        assert one.precision() >= 0.9, form
        assert one.recall() >= 0.8, form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fifty to one hundred units.", [dose(50, 100)]),
        ("Six to eight hundred units.", [dose(600, 800)]),
        ("One hundred to two hundred and fifty units.", [dose(100, 250)]),
        ("Two million three hundred thousand dollars.", [price(2_300_000)]),
        ("Two thousand, six weeks later.", [lasting(6)]),
        ("Two-hundred-and-fifty units.", [dose(250)]),
        ("Two dozen shots.", [count(24, "shot")]),
        ("A couple hundred grafts.", [count(200, "graft")]),
        ("Half a million dollars.", [price(500_000)]),
        ("Half a dozen vials.", [dose(6, unit="vial")]),
        ("Six (6) weeks.", [lasting(6)]),
        ("Hundred thousand million.", []),
        ("Several hundred units.", []),
    ],
)
def test_number_words(text: str, expected: list[Value]) -> None:
    """Scales are put together as they are spoken; the low end of `50 to 100` is no 5000."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is $1 200.", [price(1200)]),
        ("It is 10\u00a0000 dollars.", [price(10_000)]),
        ("From 10 000 to 12 000 dollars.", [price(10_000, high=12_000)]),
        ("I move 1 500 to 2 000 grafts.", [count(1500, "graft", 2000)]),
        ("Take 2 500 mg tablets.", [dose(500, unit="mg")]),
        ("Take 2 500 mg.", []),
        ("I had 2 350 cc implants.", [dose(350, unit="cc")]),
        ("In 2019 200 patients came.", [count(200, "patient")]),
        ("At 34 300cc went in.", [dose(300, unit="cc")]),
        ("In Pune it is ₹1,20,000.", [price(120_000, "INR")]),
    ],
)
def test_thousands(text: str, expected: list[Value]) -> None:
    """A blank separates thousands only where nothing else is likely; unsure ones are left out."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An hour and three quarters.", [lasting(1.75, unit="hour")]),
        ("A year and half the price.", [lasting(1, unit="year")]),
        ("5 3/4 weeks.", [lasting(5.75)]),
        ("Two-thirds of a vial.", [dose(0.6666666667, unit="vial")]),
        ("Three quarters of patients.", []),
        ("A third treatment, the fourth week.", []),
        ("½ cc, ⅓ cc.", [dose(0.5, unit="cc"), dose(0.3333333333, unit="cc")]),
        ("Half of one syringe.", [dose(0.5, unit="syringe")]),
        ("A quarter tablet.", [dose(0.25, unit="tablet")]),
        ("Half the units.", []),
    ],
)
def test_fractions(text: str, expected: list[Value]) -> None:
    """Parts of a unit, alone and behind a number; a share of people or an ordinal is none."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At 24, 48 and 72 hours.", [lasting(one, unit="hour") for one in (24, 48, 72)]),
        ("Use 5, 10 or 15 units.", [dose(5), dose(10), dose(15)]),
        ("At one and three months.", [lasting(1, unit="month"), lasting(3, unit="month")]),
        ("Two and three decades.", [lasting(20, unit="year"), lasting(30, unit="year")]),
        ("At 1-2, 3-4 and 6 weeks.", [lasting(1, 2), lasting(3, 4), lasting(6)]),
        ("5, 10 and 20%.", [("percent", one, one, "percent") for one in (5, 10, 20)]),
        ("I had 2 and 3 weeks later it went.", [lasting(3)]),
        ("I saw one and two weeks passed.", [lasting(2)]),
        ("In 2015, 3 patients came.", [count(3, "patient")]),
        ("In 2015, 3 or 4 patients came.", [count(3, "patient", 4)]),
        ("On teeth 14, 15 and 16 two implants.", [count(2, "implant")]),
        ("Grade 2 and 3 weeks.", [lasting(3)]),
        ("At -2 and 3 weeks.", [lasting(3)]),
        ("Use 0, 5 and 0 units.", [dose(0)]),
    ],
)
def test_lists(text: str, expected: list[Value]) -> None:
    """Every member has the unit of the last; years, labels and stray numbers are no members."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((f"It takes 3{sign}4 weeks.", [lasting(3, 4)]) for sign in _SIGNS),
        ("It takes 3 -- 4 weeks.", [lasting(3, 4)]),
        ("It takes 3...4 weeks.", [lasting(3, 4)]),
        ("3 all the way up to 8 weeks.", [lasting(3, 8)]),
        ("2 to maybe 4 weeks.", [lasting(2, 4)]),
        ("2 to as much as 4 weeks.", [lasting(2, 4)]),
        ("10 days to 2 months.", [lasting(10, 60, "day")]),
        ("48 hours to one week.", [lasting(48, 168, "hour")]),
        ("500 mg to 1 g.", [dose(500, 1000, "mg")]),
        ("2 weeks to 5 mg.", [lasting(2), dose(5, unit="mg")]),
        ("A session or two.", [count(1, "session", 2)]),
        ("3/4 weeks.", [lasting(3, 4)]),
        ("Two/three weeks.", [lasting(2, 3)]),
        ("8/10 times it works.", []),
        ("9/10 patients.", []),
        ("The number of units is six to twenty.", [dose(6, 20)]),
        ("The number of units is six to twenty patients.", [count(6, "patient", 20)]),
    ],
)
def test_ranges(text: str, expected: list[Value]) -> None:
    """Any sign or words between two ends; ends in two units are put in one."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C$900 and $900 CAD.", [price(900, "CAD"), price(900, "CAD")]),
        ("$300-$400 Canadian.", [price(300, "CAD", 400)]),
        ("$900 (AUD).", [price(900, "AUD")]),
        ("900 New Zealand dollars.", [price(900, "NZD")]),
        ("900 dollars Canadian.", [price(900, "CAD")]),
        ("USD 300, USD20 and 20USD.", [price(300), price(20), price(20)]),
        ("Rs. 500 per session.", [price(500, "INR/session")]),
        ("It is XY$20.", []),
        ("I paid$20.", [price(20)]),
        ("A $20 gift.", [price(20)]),
        ("Patients with CAD 3 years on.", [lasting(3, unit="year")]),
        ("I had 20 $10 coupons.", [price(10)]),
        ("€2.500–3.000 or 12,50 €.", [price(2500, "EUR", 3000), price(12.5, "EUR")]),
        ("$2.250 million and $300 for 0.025% cream.", [
            price(2_250_000), price(300), ("percent", 0.025, 0.025, "percent"),
        ]),
        ("They cost 50 cents each.", [price(0.5)]),
        ("It cost 300 pounds.", [price(300, "GBP")]),
        ("I lost 30 pounds.", []),
        ("The price is that you gain 30 pounds.", []),
        ("It went from 30 pounds.", []),
        ("300 pounds sterling.", [price(300, "GBP")]),
    ],
)  # fmt: skip
def test_currencies(text: str, expected: list[Value]) -> None:
    """Other dollars are no US dollars; pounds are money only where money is named."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is 34 yrs. old.", [age(34)]),
        ("Age: 34.", [age(34)]),
        ("65 years and older.", [age(65)]),
        ("Women over 50.", [age(50)]),
        ("Over 50, it is slower.", [age(50)]),
        ("You are over 50.", [age(50)]),
        ("Over 50 of these.", []),
        ("Anyone 18 or older.", [age(18)]),
        ("Children younger than 6.", [age(6)]),
        ("Women between 35 and 55.", [age(35, 55)]),
        ("Between the ages of 30 and 45.", [age(30, 45)]),
        ("The ages of 30 and 45.", [age(30)]),
        ("My son is two and well.", [age(2)]),
        ("In my forties.", [age(40, 49)]),
        ("In her late thirties or early forties.", [age(30, 49)]),
        ("In their 30s and 40s.", [age(30, 39), age(40, 49)]),
        ("In their 30's and forties and fifties.", [age(30, 39), age(40, 49), age(50, 59)]),
        ("In his early to mid 60s.", [age(60, 69)]),
        ("Mid-fifties man.", [age(50, 59)]),
        ("In the late 80s and early 90s.", []),
        ("Built in the sixties and seventies.", []),
        ("The cat and forties.", []),
    ],
)
def test_ages(text: str, expected: list[Value]) -> None:
    """Ages with their bounds and decades; decades of a century are none."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My 20-year-old implants are fine.", "duration"),
        ("My 20-year-old daughter is fine.", "age"),
        ("The crown is about 15 years old.", "duration"),
        ("It's 15 years old.", "duration"),
        ("Implants 14 years old.", "duration"),
        ("The dog with the scar is 14 years old.", "duration"),
        ("The scar of the dog is 14 years old.", "age"),
        ("He's a 34 year old developer.", "age"),
        ("Threads suit the 35 year old.", "age"),
        ("Good results at 34 years old.", "age"),
        ("There were 34 years old.", "age"),
    ],
)
def test_whose_age_it_is(text: str, kind: str) -> None:
    """How old a thing is, is a duration: its noun stands behind, or is what the verb is about."""
    assert [one.kind for one in quantities_in(text, "doctor")] == [kind]


def test_how_old_a_thing_is_was_not_advised() -> None:
    """It has the role of an age."""
    assert [one.role for one in quantities_in("Your bruise is 4 days old.", "doctor")] == ["other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A teaspoon or two tablespoons.", [dose(1, unit="teaspoon"), dose(2, unit="tablespoon")]),
        ("4-5 arnica tablets.", [dose(4, 5, "tablet")]),
        ("12 Dysport units.", [dose(12)]),
        ("12 long Dysport units.", [dose(12)]),
        ("(2) saline drops.", []),
        ("12 of the units.", []),
        ("5 mg per pound.", [dose(5, unit="mg/pound")]),
        ("5 mg/kg.", [dose(5, unit="mg/kg")]),
        ("1 ml for every 10 pounds.", [dose(0.1, unit="ml/pound")]),
        ("1 ml for every visit.", [dose(1, unit="ml")]),
        ("1 ml per 0 pounds.", []),
        ("5 mg per ml.", []),
        ("5 mg a day.", [dose(5, unit="mg")]),
        ("3 times in 24 hours.", [count(3, "time/day")]),
        ("Twice in 6 months.", [count(2, "time"), lasting(6, unit="month")]),
        ("Twice or thrice a week.", [count(2, "time/week", 3)]),
        ("4 to 6 days in a week.", [count(4, "day/week", 6)]),
        ("8 hourly, or q6h.", [lasting(8, unit="hour"), lasting(6, unit="hour")]),
        ("Q10 cream.", []),
        ("Three-yearly, but two weekly.", [lasting(3, unit="year")]),
        ("2-daily.", []),
        ("Every second day, every 3rd month.", [lasting(2, unit="day"), lasting(3, unit="month")]),
        ("Every second counts.", [lasting(1, unit="second")]),
        ("A regular-size 250 mg tablet of size 300 cc.", [dose(250, unit="mg")]),
        ("A full facelift.", []),
    ],
)
def test_doses_and_rates(text: str, expected: list[Value]) -> None:
    """Spoons, doses by weight and how often, as patients and doctors write them."""
    assert values(text) == expected
