"""What is never drawn, because not even an attentive reader could tell the truth, and why.

`EXCLUSIONS` mend a page's features before anything is written. What is decided for one answer, when
it is known what stands before it, is `witness`' business.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.generator.features import FEATURES

Tags = frozenset[str]
"""Names of features."""

ROWS: Tags = frozenset({"newest", "bare", "bare-asked", "bare-single"})
"""Templates of bare answers: neither headlines nor bylines."""

_VOTES: Tags = frozenset({"vote-blank", "vote-mixed", "vote-plus-one"})
_COUNTS: Tags = frozenset({"count-plain", "count-parentheses"})
_SUBHEADINGS: Tags = frozenset({"subheading-question", "subheading-caps"})
_SIGNINGS: Tags = frozenset({"signed-most", "signed-some", "signed-none"})

_NEWEST_KEEPS: Tags = frozenset(
    {
        *("newest", "nbsp", "missing-space", "cut-off", "sign-off-inline", "disclaimer"),
        *("disclaimer-none", "crlf", "trailing-spaces", "byte-order-mark", "page-indented"),
        *("count-none", "vote-none", "title-none", "question-none", "signed-none", "first-bare"),
        *("headlines-none", "name-in-body", "specialty-in-body", "text-after-disclaimer"),
        *("cut-soon", "invisible"),
    }
)
_BARE_ADDS: Tags = frozenset({"vote-none", "signed-none", "first-bare", "headlines-none"})
_BARE_KEEPS: Tags = _NEWEST_KEEPS - {"newest"} | {"salutation", "sign-off-last-line"}
_ASKED_KEEPS: Tags = _BARE_KEEPS | {
    *("title-photo", "question-one", "question-several", "question-short", "question-newlines"),
    *("question-thanks", "question-echo", "follow-up", "furniture-top", "like-last"),
    *("count-plain", "count-parentheses", "count-spaced"),
}
_SINGLE_KEEPS: Tags = _BARE_KEEPS | {
    name
    for name in FEATURES
    if name.startswith(("sign-off-", "list-", "paragraphs-", "subheading-", "own-", "hashtags"))
    or name in {"indented", "double-blank-in-body", "newlines-in-body"}
}


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A combination that is not drawn, and how a page that has it is mended."""

    name: str
    reason: str
    """Why the truth could not be told."""
    present: Tags
    """All of these hold ..."""
    absent: Tags
    """... and none of these ..."""
    either: Tags
    """... and at least one of these, unless empty."""
    drop: Tags
    """Features to take away."""
    add: Tags
    """Features to put in their place."""

    def holds(self, tags: Iterable[str]) -> bool:
        """Tell whether a page with these features needs mending."""
        found = frozenset(tags)
        if not self.present <= found or self.absent & found:
            return False
        if self.either and not self.either & found:
            return False
        return bool(self.drop & found) or not self.add <= found


def _exclude(  # noqa: PLR0913 - one exclusion is one row of the table below
    name: str,
    reason: str,
    present: Iterable[str],
    *,
    absent: Iterable[str] = (),
    either: Iterable[str] = (),
    drop: Iterable[str] = (),
    add: Iterable[str] = (),
) -> Exclusion:
    if not ROWS & set(present):
        absent = {*absent, *ROWS}  # these templates have exclusions of their own
    sets = (frozenset(names) for names in (present, absent, either, drop, add))
    return Exclusion(name, reason, *sets)


EXCLUSIONS: tuple[Exclusion, ...] = (
    _exclude(
        "newest-alone",
        "one answer a line leaves no room for any other block",
        {"newest"},
        drop=FEATURES.keys() - _NEWEST_KEEPS,
        add={"count-none", "vote-none", "title-none", "question-none", "signed-none"}
        | {"first-bare", "headlines-none"},
    ),
    _exclude(
        "bare-alone",
        "as `newest-alone`",
        {"bare"},
        absent={"newest"},
        drop=FEATURES.keys() - _BARE_KEEPS - {"bare"},
        add=_BARE_ADDS | {"title-none", "question-none", "count-none"},
    ),
    _exclude(
        "bare-asked-alone",
        "as `newest-alone`, but for the top of the page",
        {"bare-asked"},
        absent={"newest", "bare"},
        drop=FEATURES.keys() - _ASKED_KEEPS - {"bare-asked"},
        add=_BARE_ADDS,
    ),
    _exclude(
        "bare-asked-by-nobody",
        "without title and question, it is the template `bare`",
        {"bare-asked", "title-none", "question-none"},
        drop={"title-none"},
    ),
    _exclude(
        "bare-asked-no-title-of-any-kind",
        "as `no-title-of-any-kind`",
        {"bare-asked", "title-none"},
        drop={"title-photo", "question-newlines", "question-short", "question-echo"},
    ),
    _exclude(
        "bare-single-alone",
        "as `newest-alone`",
        {"bare-single"},
        absent={"newest", "bare", "bare-asked"},
        drop=FEATURES.keys() - _SINGLE_KEEPS - {"bare-single"},
        add=_BARE_ADDS | {"title-none", "question-none", "count-none"},
    ),
    _exclude(
        "labelled-plain",
        "the label before each answer leaves no room for votes, gaps and empty headlines",
        {"labelled"},
        drop=_VOTES
        | {"headline-empty", "headlines-none", "headlines-none-unsigned", "headline-repeated"}
        | {"headlines-double-blank", "headline-next-line", "answers-next-line", "blocks-glued"}
        | {"salutation", "indented"},
        add={"vote-none"},
    ),
    _exclude(
        "no-title-no-count-no-question",
        "nothing would tell the first headline from a title",
        {"title-none", "question-none"},
        either={"count-none"},
        drop={"title-none", "title-repeated"},
    ),
    _exclude(
        "no-headlines-no-vote-lying-count",
        "the count is the only witness of an answer without byline",
        {"headlines-none", "vote-none"},
        drop={"count-lies"},
    ),
    _exclude(
        "no-headlines-no-vote-unsigned",
        "nothing would part two answers; with `headlines-none-unsigned`, every answer starts with "
        "thanks and ends with a wish, and the count is honest",
        {"headlines-none", "vote-none"},
        absent={"headlines-none-unsigned"},
        drop=_SIGNINGS,
        add={"signed-all"},
    ),
    _exclude(
        "no-headlines-no-vote-inner-marks",
        "a gap or a short line in a body would look like the next answer's start",
        {"headlines-none", "vote-none"},
        drop=_SUBHEADINGS | {"double-blank-in-body", "url-in-body", "furniture-unknown"},
    ),
    _exclude(
        "no-headlines-no-vote-bare-first",
        "nothing would part the first answer from the second",
        {"headlines-none", "vote-none", "first-bare"},
        drop={"first-bare"},
        add={"first-rated"},
    ),
    _exclude(
        "no-headlines-with-headline-shapes",
        "a page without headlines has no headline of any shape",
        {"headlines-none"},
        drop=[name for name in FEATURES if name.startswith("headline-")]
        + ["headlines-double-blank", "vote-glued-to-headline"],
    ),
    _exclude(
        "double-blank-headline-with-vote",
        "two blank lines before the vote template mean an empty headline",
        {"headlines-double-blank"},
        either=_VOTES,
        drop={"headlines-double-blank"},
    ),
    _exclude(
        "double-blank-headline-and-body",
        "a short paragraph before the gap would look like a headline",
        {"headlines-double-blank"},
        drop={"double-blank-in-body"},
    ),
    _exclude(
        "lying-count-alone",
        "with the only witness lying, headlines after answers without byline are guesses",
        {"count-lies", "vote-none"},
        drop=_SIGNINGS,
        add={"signed-all"},
    ),
    _exclude(
        "lying-count-needs-count",
        "there is no count to lie",
        {"count-none"},
        drop={"count-lies", "count-repeated", "count-unusual", "count-spaced"},
    ),
    _exclude(
        "subheadings-unwitnessed",
        "a sub-heading looks like a headline where neither vote template nor honest count rules",
        {"vote-none"},
        either={"count-none", "count-lies", "cut-off"},
        drop=_SUBHEADINGS,
    ),
    _exclude(
        "subheadings-unsigned",
        "with a headline and a sub-heading to choose from, the count alone does not decide",
        {"vote-none"},
        either=_SIGNINGS,
        drop=_SUBHEADINGS,
    ),
    _exclude(
        "vote-shapes-without-vote",
        "there is no vote template to glue or repeat",
        {"vote-none"},
        drop={"vote-glued-to-headline", "vote-glued-to-body", "vote-repeated"},
    ),
    _exclude(
        "next-line-with-vote",
        "the vote template stands between headline and body",
        {"headline-next-line"},
        either=_VOTES,
        drop={"headline-next-line"},
    ),
    _exclude(
        "next-line-with-gaps",
        "a headline without gap, with two blank lines, or empty exclude each other, and a line "
        "break in a paragraph would look like a headline's",
        {"headline-next-line"},
        drop={"headlines-double-blank", "headline-empty", "newlines-in-body", "headline-repeated"},
    ),
    _exclude(
        "glued-blocks-need-witness",
        "without blank lines, only vote template or bylines show where an answer starts",
        {"blocks-glued", "vote-none"},
        drop=_SIGNINGS | {"count-lies"},
        add={"signed-all"},
    ),
    _exclude(
        "glued-blocks-need-count",
        "without blank lines and count, nothing would end the question",
        {"blocks-glued", "count-none"},
        drop={"count-none"},
        add={"count-plain"},
    ),
    _exclude(
        "glued-blocks-no-gaps",
        "what is told by blank lines cannot be told without them",
        {"blocks-glued"},
        drop=_SUBHEADINGS
        | {"headline-empty", "headlines-none", "headlines-double-blank", "byline-double-blank"}
        | {"double-blank-in-body", "newlines-in-body", "byline-split", "title-none"}
        | {"blanks-doubled", "question-newlines", "headlines-none-unsigned", "newest"}
        | {"headline-repeated", "blanks-not-empty"},
    ),
    _exclude(
        "glued-blocks-bare-first",
        "without blank lines, nothing would end a first answer without byline",
        {"blocks-glued", "vote-none", "first-bare"},
        drop={"first-bare"},
        add={"first-rated"},
    ),
    _exclude(
        "doubled-blanks-no-gaps",
        "where every gap is double, a double gap says nothing",
        {"blanks-doubled"},
        drop={"headline-empty", "headlines-none", "headlines-double-blank", "byline-double-blank"}
        | {"double-blank-in-body", "headlines-none-unsigned"},
    ),
    _exclude(
        "unknown-job-needs-credentials",
        "a name without credentials above an unknown job is no byline to anybody",
        {"specialty-unknown"},
        drop={"name-without-credentials", "name-caps", "nameless-later", "rating-none"},
    ),
    _exclude(
        "unknown-job-with-place",
        "glued lines, or a place and an unknown job, cannot be parted by who knows neither",
        {"specialty-unknown"},
        drop={"byline-glued", "byline-glued-tight"},
    ),
    _exclude(
        "unknown-job-alone",
        "an unknown job without name and rating is no byline to anybody",
        {"specialty-unknown", "first-specialty"},
        drop={"first-specialty"},
        add={"first-rated"},
    ),
    _exclude(
        "glued-byline-needs-credentials",
        "without credentials, nothing parts the name from the place",
        {"name-without-credentials"},
        drop={"byline-glued", "byline-glued-tight", "byline-glued-to-body"},
    ),
    _exclude(
        "glued-byline-one-way",
        "a byline is split, glued or glued to the body, not all of them",
        {"byline-split"},
        drop={"byline-glued", "byline-glued-tight", "byline-glued-to-body"},
    ),
    _exclude("glued-one-way", "as above", {"byline-glued"}, drop={"byline-glued-tight"}),
    _exclude(
        "count-unusual-alone",
        "a count in unusual words is known by its place below a title and by being right",
        {"count-unusual"},
        drop={"count-lies", "count-repeated", "count-spaced", "title-none"},
    ),
    _exclude(
        "no-title-of-any-kind",
        "there is no title to repeat, to mark or to echo, and a line broken off the question's "
        "first paragraph would look like one",
        {"title-none"},
        drop={"title-repeated", "title-photo", "headline-echo", "question-newlines"},
    ),
    _exclude(
        "no-title-to-ask-below",
        "a question of one line would be taken for the title",
        {"title-none"},
        either={"question-short", "question-echo"},
        drop={"question-short", "question-echo", "question-none"},
        add={"question-one"},
    ),
    _exclude(
        "title-twice-or-echoed",
        "the title's second copy would be the question",
        {"title-repeated"},
        either={"question-none", "question-echo"},
        drop={"title-repeated"},
    ),
    _exclude(
        "follow-up-of-a-question",
        "there is no question for it to stand below",
        {"question-none"},
        drop={"follow-up"},
    ),
    _exclude(
        "one-cut",
        "a page ends once",
        {"cut-off"},
        drop={"cut-soon"},
    ),
    _exclude(
        "next-line-without-ratings",
        "it is the bylines of one line or two that the next answer follows at once",
        {"answers-next-line"},
        drop={"rating-alone", "byline-repeated", "street-address", "specialty-unknown"}
        | {"byline-date", "byline-split"},
    ),
    _exclude(
        "glued-byline-plainly-parted",
        "glued bylines with odd separators cannot be parted",
        {"credentials-parted"},
        either={"byline-glued", "byline-glued-tight"},
        drop={"credentials-parted", "rating-spaced", "credentials-rare"},
    ),
    _exclude(
        "foot-text-needs-disclaimer",
        "leftovers without a disclaimer before them would be the last answer's",
        {"disclaimer-none"},
        drop={"text-after-disclaimer"},
    ),
)
"""Page-level exclusions, in the order in which they mend."""


def settle(tags: set[str]) -> set[str]:
    """Mend a page's features until no exclusion holds, and complete its groups; return the set.

    Raises:
        AssertionError: Two exclusions undo each other; the table is wrong.
    """
    for _ in range(len(EXCLUSIONS)):
        broken = [exclusion for exclusion in EXCLUSIONS if exclusion.holds(tags)]
        if not broken:
            return tags
        for exclusion in broken:
            tags -= exclusion.drop
            tags |= exclusion.add
    message = f"exclusions undo each other: {sorted(tags)}"
    raise AssertionError(message)
