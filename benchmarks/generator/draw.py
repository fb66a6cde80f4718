"""Draws the features of a page, and of each answer on it."""

from random import Random

from benchmarks.generator.exclusions import ROWS, settle
from benchmarks.generator.features import (
    FEATURES,
    FLAGS,
    GROUPS,
    SHARES,
    UNLISTED,
    Feature,
    Profile,
)

_WILD_SHARE = 0.4
"""Share of the pages of profile `wild` that show unlisted features."""

_MOST_UNLISTED = 3
"""Most unlisted features drawn for one page: more would hide which of them does harm."""

_NEEDS: dict[str, tuple[str, ...]] = {
    "headlines-none-unsigned": ("headlines-none", "vote-none", "count-plain", "signed-some"),
    "headline-next-line": ("vote-none",),
    "vote-glued-to-headline": ("vote-blank",),
    "vote-glued-to-body": ("vote-blank",),
    "vote-repeated": ("vote-blank",),
    "count-lies": ("count-plain",),
    "count-repeated": ("count-plain",),
    "count-unusual": ("count-plain",),
    "text-after-disclaimer": ("disclaimer",),
}
"""What an unlisted feature makes no sense without; it takes the place of its group's draw."""

_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(name for name, _ in SHARES if name.startswith("sign-off-")),
    frozenset(name for name, _ in SHARES if name.startswith("headline-")) - {"headline-repeated"},
    frozenset(name for name, _ in SHARES if name.startswith("credentials-"))
    - {"credentials-no-comma", "credentials-parted"}
    | {"name-without-credentials"},
    frozenset({"name-without-credentials", "credentials-no-comma", "credentials-parted"}),
    frozenset({"credentials-parted", "byline-glued-to-body"}),
    frozenset({"rating-none", "rating-spaced"}),
    frozenset({"place-several-words", "place-the", "place-country", "specialty-no-place"}),
    frozenset({"reviews-one", "reviews-thousands", "reviews-loose", "rating-none"})
    | {"rating-without-reviews"},
    frozenset({"name-particle", "name-hyphen"}),
    frozenset({"headline-repeated", "headline-empty", "headline-run-on", "headline-clipped"}),
    frozenset({"byline-repeated", "byline-glued-to-body", "web-reference"}),
    frozenset({"street-address", "rating-none"}),
)
"""Answer-level features of which an answer shows at most one."""

_RIVALS: dict[str, frozenset[str]] = {
    name: frozenset().union(*(family for family in _FAMILIES if name in family)) - {name}
    for family in _FAMILIES
    for name in family
}


def _choose(rnd: Random, features: tuple[Feature, ...], profile: Profile) -> str:
    weights = [f.site if profile == "site" else f.chance for f in features]
    return rnd.choices(features, weights)[0].name


def draw_features(rnd: Random, profile: Profile) -> frozenset[str]:
    """Draw a page's features, answer-level ones included, which the page then allows."""
    site = profile == "site"
    tags = {_choose(rnd, group, profile) for group in GROUPS.values()}
    tags |= {f.name for f in FLAGS if rnd.random() < (f.site if site else f.chance)}
    if profile == "wild" and rnd.random() < _WILD_SHARE:
        for _ in range(rnd.randint(1, _MOST_UNLISTED)):
            _force(tags, _choose(rnd, UNLISTED, profile))
    return frozenset(settle(tags))


def _force(tags: set[str], name: str) -> None:
    tags -= ROWS
    for needed in (name, *_NEEDS.get(name, ())):
        group = FEATURES[needed].group
        if group:
            tags -= {feature.name for feature in GROUPS[group]}
        tags.add(needed)


def draw_show(rnd: Random, tags: frozenset[str]) -> set[str]:
    """Draw which of the answer-level features that the page allows one answer shows."""
    show: set[str] = set()
    for name, share in SHARES:
        if name in tags and rnd.random() < share and not _RIVALS.get(name, frozenset()) & show:
            show.add(name)
    return show
