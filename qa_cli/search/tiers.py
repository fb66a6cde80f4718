"""How a hit holds the words of a query."""

from typing import Literal, get_args

Tier = Literal["phrase", "exact", "stem", "prefix", "typo"]
"""How a hit holds the query's words: the weakest way that one of them needed. `phrase`: side by
side as in the query; `exact`: the words themselves; `stem`: inflections, or other words of the same
stem; `prefix`: longer words that start so; `typo`: words that were probably meant."""

TIER_NAMES: tuple[Tier, ...] = get_args(Tier)
"""All tiers, best first."""
