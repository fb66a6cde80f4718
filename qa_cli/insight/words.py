"""Words: what soft hyphens part, made whole, and the stop list of `terms`, by reason.

Short words (under `terms.SHORTEST` letters) need no entry.
"""

GRAMMAR = """
about above across after afterwards again against all almost alone along already also although
always among amongst and another any anybody anyone anything anyway anywhere are aren't around
away back because been before beforehand behind being below beneath beside besides between beyond
both but can can't cannot could couldn't did didn't does doesn't doing don't done down during each
either else elsewhere enough even ever every everybody everyone everything everywhere except few
first for from further had hadn't has hasn't have haven't having hence her here here's hers
herself him himself his how however i'd i'll i'm i've instead into isn't it's its itself just last
latter least less let let's many may maybe might more moreover most mostly much must myself
neither never nevertheless next nobody none nor not nothing now nowhere off often once one only
onto other others otherwise ought our ours ourselves out over own per perhaps quite rather really
same second several shall she should shouldn't since some somebody somehow someone something
sometimes somewhere soon still such than that that's the their theirs them themselves then thence
there there's therefore these they they'd they'll they're they've third this those though three
through throughout thus together too toward towards two under unless until upon usually very via
was wasn't well were weren't what what's whatever when whenever where whereas wherever whether
which whichever while who whoever whole whom whose why will with within without won't would
wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
"""
"""Words that hold sentences together in any text."""

EVERYDAY = """
able actually advise ask asked asking became become becomes believe better bit bring came case
cases certain certainly clear come comes completely concern concerned concerning concerns consider
day days definitely depend depending depends different difficult due exactly example fact far feel
feeling feels felt find fine fortunately found gave get gets getting give given gives giving goes
going gone good got great happen happened happens hear help helpful high hope hopefully idea
important include included includes including kind knew know known large later left like likely
little long longer look looked looking looks lot lots made make makes making mean means mention
mentioned month months necessary need needed needs new normal normally number old order part
particular past people person place possible possibly probably problem provide put quickly reason
receive received recommend right said saw say says see seem seems seen sense short show side
significant similar simply small sort start started sure take taken takes taking talk tell
thankfully thing things think thought time times told took tried true try trying turn type
typically understand unfortunately use used using various want wanted way ways week weeks went wish
work worked working works year years
"""
"""Words of everyday talk: frequent in answers of every kind, telling of none."""

COURTESY = """
answer answers best cheers dear doctor doctors hello hey luck patient patients photo photograph
photographs photos pic pics picture pictures please post posted posting question questions regards
sharing sincerely sorry suggest surgeon surgeons thank thanks thankyou welcome wishes
"""
"""What nearly every question and answer says out of politeness, or to name its own parts."""

STOP_WORDS = frozenset(f"{GRAMMAR} {EVERYDAY} {COURTESY}".split())
"""All of the above, lower case, with plain apostrophes."""


def whole_words(text: str) -> str:
    """Return text in lower case, without the soft hyphens that say where a word may be parted."""
    return text.casefold().replace("\xad", "")
