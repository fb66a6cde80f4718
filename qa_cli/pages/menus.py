"""The words of a site's menu, which stand above its pages' titles."""

ENTRY = 5
"""Words of a menu's entry or a site's name, at most."""

ROW = 12
"""Words of a row of a menu, at most."""

_WORDS = frozenset(
    """home questions answers tags users badges unanswered tour help log sign in up login register
    menu search find a doctor doctors lawyer lawyers dentist dentists vet vets clinic clinics
    specialties topics experts products newsletter guides blog about contact faq directory board
    message treatments reviews photos q&a ask more options prices patients legal for""".split()
)


def is_entry(text: str) -> bool:
    """Whether a line is short enough for a menu's entry or a site's name, and no sentence."""
    return text.count(" ") < ENTRY and text[-1] not in ".?!"


def is_row(text: str) -> bool:
    """Whether two thirds of a line's words are those of menus, or it is a trail of them."""
    if text.count(" / ") > 1 and text[-1].isalnum():
        return True  # a trail
    words = text.lower().split()
    return len(words) <= ROW and sum(word in _WORDS for word in words) * 3 >= len(words) * 2
