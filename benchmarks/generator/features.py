"""Every feature that a page or an answer may show, and how often.

A page-level feature belongs to the template: it holds for the page as a whole. An answer-level
feature is allowed by the page and then drawn per answer. Features of one group exclude each other,
and each page has exactly one of the group; `chance` is then a weight. Which features go together is
`exclusions`' business.
"""

from dataclasses import dataclass
from typing import Literal

Profile = Literal["site", "listed", "wild", "other", "article"]
"""`site`: as real pages are, for corpora. `listed`: the shapes known from the field, each drawn
often enough to be measured. `wild`: `listed`, and 40 in 100 show up to three unlisted ones.
`other`: question pages of other sites, each of a template of its own. `article`: pages that are no
question pages, and some that are, but have no answer. The last two show no features."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature."""

    name: str
    """Stable, hyphenated."""
    meaning: str
    """What a page with it looks like."""
    chance: float
    """Probability (in a group: weight) on a page of profile `listed`; for a feature that is not
    listed, its weight among the unlisted ones."""
    site: float
    """The same for profile `site`; 0 for what is not listed."""
    share: float
    """Answer level: probability per answer of a page that allows it. Page level: 0."""
    group: str
    """Name of the group, or empty."""
    listed: bool
    """Whether the field notes know it."""


def _choice(group: str, name: str, chance: float, site: float, meaning: str) -> Feature:
    return Feature(name, meaning, chance, site, share=0, group=group, listed=True)


def _page(name: str, chance: float, site: float, meaning: str) -> Feature:
    return Feature(name, meaning, chance, site, share=0, group="", listed=True)


def _answer(name: str, chance: float, site: float, share: float, meaning: str) -> Feature:
    return Feature(name, meaning, chance, site, share, group="", listed=True)


def _unlisted(name: str, weight: float, meaning: str, *, share: float = 0) -> Feature:
    return Feature(name, meaning, weight, site=0, share=share, group="", listed=False)


_TABLE: tuple[Feature, ...] = (
    # The top of the page.
    _page("furniture-top", 0.15, 0.1, "`Ask a doctor` before the title"),
    _page("title-none", 0.08, 0.04, "no title"),
    _page("title-photo", 0.35, 0.35, "the title ends in (photo), (Photo) or (photos)"),
    _choice("question", "question-one", 55, 60, "the question's body is one paragraph"),
    _choice("question", "question-several", 30, 25, "the question's body is several paragraphs"),
    _choice("question", "question-none", 15, 15, "nothing below the title"),
    _choice("question", "question-short", 5, 4, "a title without end mark, one short question"),
    _choice("question", "question-echo", 2, 2, "the question's body is the title again"),
    _page("follow-up", 0.06, 0.03, "`This is a follow-up to …` below the question's body"),
    _page("question-newlines", 0.15, 0.1, "single line breaks inside the question's body"),
    _page("question-thanks", 0.15, 0.1, "a paragraph such as `Thank you!` closes the question"),
    _choice("count", "count-plain", 50, 60, "`Doctor Answers 8`"),
    _choice("count", "count-parentheses", 25, 20, "`Doctor Answers (12)`"),
    _choice("count", "count-none", 25, 20, "no declared count"),
    _page("count-spaced", 0.06, 0.02, "a tab, two spaces or a thin space before the number"),
    # What marks a headline.
    _choice("vote", "vote-none", 55, 50, "no vote template"),
    _choice("vote", "vote-blank", 25, 35, "vote template between blank lines"),
    _choice("vote", "vote-mixed", 20, 15, "vote template, sometimes on the very next line"),
    _choice("vote", "vote-plus-one", 6, 4, "`+1` in the vote template's place"),
    _page("headlines-none", 0.08, 0.02, "no headlines at all"),
    _page("headlines-double-blank", 0.12, 0.08, "two blank lines after every headline"),
    _answer("headline-empty", 0.3, 0.15, 0.25, "the slot shows only as one more blank line"),
    _answer("headline-duplicate", 0.15, 0.15, 0.3, "the headline repeats an earlier one"),
    _answer("headline-run-on", 0.15, 0.08, 0.2, "it runs on into a body that starts in lower case"),
    _answer("headline-sentence", 0.4, 0.3, 0.25, "a whole sentence with a full stop"),
    _answer("headline-dashes", 0.2, 0.1, 0.2, "contains ` -- ` or ` - `"),
    _answer("headline-slash", 0.2, 0.1, 0.2, "contains a slash"),
    _answer("headline-quote", 0.2, 0.1, 0.2, "starts with a quotation mark"),
    _answer("headline-question", 0.6, 0.6, 0.2, "a question"),
    _answer("headline-echo", 0.8, 0.8, 0.25, "the title itself"),
    _answer("headline-menu", 0.2, 0.1, 0.25, "begins with a word of menus: `Back to work`"),
    _answer("headline-hashtags", 0.12, 0.05, 0.3, "hashtags only, or at its end"),
    _answer("headline-clipped", 0.12, 0.06, 0.25, "ends in `...` and is said in full below"),
    _answer("headline-repeated", 0.1, 0.06, 0.4, "the headline twice"),
    # Bylines.
    _choice("signing", "signed-all", 35, 45, "from the second answer on, each has a byline"),
    _choice("signing", "signed-most", 40, 40, "about 70 in 100 have one"),
    _choice("signing", "signed-some", 15, 10, "about 35 in 100 have one"),
    _choice("signing", "signed-none", 10, 5, "none has one"),
    _choice("first", "first-rated", 45, 45, "first answer: specialty and rating, no name"),
    _choice("first", "first-specialty", 20, 15, "first answer: specialty alone"),
    _choice("first", "first-bare", 35, 40, "first answer: no byline"),
    _answer("nameless-later", 0.12, 0.06, 0.5, "a later byline without name"),
    _page("answers-next-line", 0.07, 0.05, "no ratings, and the next answer right below a byline"),
    _answer("street-address", 0.12, 0.04, 0.3, "a street address of two lines below the rating"),
    _answer("web-reference", 0.08, 0.03, 0.3, "`Web reference:` between body and byline"),
    _answer("rating-none", 0.6, 0.5, 0.25, "a byline without rating"),
    _page("byline-double-blank", 0.15, 0.1, "two blank lines before some bylines"),
    _answer("name-nickname", 0.3, 0.15, 0.2, "a nickname in parentheses"),
    _answer("name-hyphen", 0.3, 0.15, 0.2, "a hyphen in the surname"),
    _answer("name-initial-first", 0.3, 0.15, 0.2, "an initial first: `A. First Last`"),
    _answer("name-suffix", 0.3, 0.2, 0.2, "III, Jr. and others"),
    _answer("name-particle", 0.3, 0.15, 0.2, "van der, de la, O', el-"),
    _answer("name-long", 0.3, 0.15, 0.2, "three or more parts"),
    _answer("credentials-several", 0.7, 0.5, 0.3, "`MD, FACS` and the like"),
    _answer("credentials-other", 0.4, 0.2, 0.25, "MBBS, DO, DMD, PhD, RN and rarer ones"),
    _answer("credentials-retired", 0.1, 0.03, 0.3, "`MD (retired)`"),
    _answer("credentials-rare", 0.2, 0.08, 0.25, "`M. D.`, `Nurse Practitioner`, a post"),
    _answer("credentials-parted", 0.25, 0.1, 0.3, "after a dash, a slash, a bullet, in brackets"),
    _answer("place-several-words", 0.9, 0.9, 0.5, "a city of several words"),
    _answer("place-the", 0.1, 0.05, 0.3, "`The Woodlands`"),
    _answer("place-country", 0.3, 0.15, 0.25, "a country"),
    _answer("reviews-one", 0.2, 0.1, 0.2, "`1 review`"),
    _answer("reviews-thousands", 0.2, 0.1, 0.2, "`1,204 reviews`"),
    _answer("reviews-loose", 0.06, 0.02, 0.2, "`1.2k reviews`, `12+ reviews`: no number to read"),
    _answer("rating-spaced", 0.1, 0.04, 0.25, "two spaces, a tab or a thin space in the rating"),
    # Bodies.
    _answer(
        "sign-off-inline", 0.2, 0.15, 0.3, "`Best, Dr. Emer.` at the end of the last paragraph"
    ),
    _answer("sign-off-last-line", 0.2, 0.15, 0.3, "`Dr. Denkler` as the last line"),
    _answer("sign-off-letter", 0.1, 0.05, 0.3, "`Dr. E` as the last line"),
    _answer("sign-off-full-name", 0.25, 0.15, 0.3, "a salutation line, then the full name"),
    _answer("sign-off-job-city", 0.15, 0.08, 0.3, "name, job and city on lines of their own"),
    _answer("sign-off-block", 0.3, 0.2, 0.35, "name, credentials, board, practice: a signature"),
    _answer("list-bullets", 0.15, 0.1, 0.25, "a bulleted list"),
    _answer("list-numbers", 0.12, 0.08, 0.25, "a numbered list"),
    _answer("list-tight", 0.15, 0.1, 0.6, "no blank line between a list and what is above it"),
    _answer("paragraphs-tight", 0.15, 0.1, 0.3, "no blank lines between a body's paragraphs"),
    _answer("subheading-question", 0.12, 0.05, 0.3, "question-shaped sub-headings"),
    _answer("subheading-caps", 0.12, 0.05, 0.3, "sub-headings in capitals"),
    _answer("hashtags", 0.12, 0.1, 0.25, "a line of hashtags at the end"),
    _answer("own-disclaimer", 0.15, 0.1, 0.25, "the doctor's own disclaimer"),
    _answer("salutation", 0.35, 0.25, 0.25, "`Dear Lee,` as a paragraph of its own"),
    _answer("indented", 0.15, 0.08, 0.25, "indented paragraphs"),
    _answer("double-blank-in-body", 0.15, 0.06, 0.25, "two blank lines in mid-body"),
    _answer("newlines-in-body", 0.2, 0.1, 0.25, "single line breaks inside a paragraph"),
    _page("nbsp", 0.5, 0.6, "no-break spaces between sentences"),
    _page("missing-space", 0.3, 0.2, "no space after some full stops"),
    # Between the answers, and the foot.
    _page("like-between", 0.3, 0.3, "`You might also like...` between answers"),
    _page("like-last", 0.15, 0.15, "`You might also like...` before the disclaimer"),
    _page("ask-between", 0.15, 0.1, "`Have a question? Ask a doctor` between blocks"),
    _choice("foot", "disclaimer", 75, 90, "the disclaimer closes the page"),
    _choice("foot", "disclaimer-none", 25, 10, "no disclaimer"),
    _page("cut-off", 0.15, 0.04, "the dump is cut off at any character"),
    _page("cut-soon", 0.1, 0.03, "cut off soon after an answer's start, or in a byline"),
    _page("invisible", 0.04, 0.01, "invisible characters at the start of a few lines"),
    _page("newest", 0.06, 0.03, "a slogan, then one answer a line, and nothing else"),
    _page("bare", 0.05, 0.04, "answers alone, each one paragraph or line, nothing else"),
    _page("bare-asked", 0.05, 0.03, "the same below title, question, count, or some of them"),
    _page("bare-single", 0.03, 0.02, "one answer alone"),
    _page("labelled", 0.05, 0.02, "`Answer: headline body`, then `Helpful 1 person found …`"),
    # What the field notes do not list.
    _unlisted("headlines-none-unsigned", 1, "no headlines, and answers without byline"),
    _unlisted("headline-caps", 1, "a headline in capitals", share=0.5),
    _unlisted("headline-next-line", 1, "the body on the line after the headline, no vote template"),
    _unlisted("first-named", 1, "the first answer has a full byline too"),
    _unlisted("name-without-credentials", 1, "a name line without credentials", share=0.5),
    _unlisted("name-caps", 0.7, "a name in capitals", share=0.5),
    _unlisted("name-dr", 0.7, "`Dr. First Last` on the name line", share=0.5),
    _unlisted("credentials-dotted", 1, "`M.D.`", share=0.5),
    _unlisted("credentials-no-comma", 1, "`First Last MD`", share=0.5),
    _unlisted("specialty-unknown", 1, "a job that is no common specialty", share=0.5),
    _unlisted("specialty-no-place", 1, "a specialty without place", share=0.5),
    _unlisted("rating-alone", 0.7, "first answer: a rating and nothing else"),
    _unlisted("rating-without-reviews", 0.7, "`4.4 out of 5 stars`", share=0.5),
    _unlisted("byline-split", 1.5, "blank lines between the lines of a byline"),
    _unlisted("byline-glued", 1.5, "two or three byline lines in one, with a space between"),
    _unlisted("byline-glued-tight", 1, "two or three byline lines in one, with nothing between"),
    _unlisted("byline-glued-to-body", 1, "the name on the body's last line", share=0.5),
    _unlisted("byline-date", 0.7, "a date as the byline's last line"),
    _unlisted("vote-glued-to-headline", 1, "headline and vote template on one line"),
    _unlisted("vote-glued-to-body", 1, "vote template and body on one line"),
    _unlisted("blocks-glued", 1.5, "no blank lines at all"),
    _unlisted("blanks-doubled", 1, "every blank line twice"),
    _unlisted("byline-repeated", 1, "the byline twice", share=0.5),
    _unlisted("title-repeated", 1, "the title twice"),
    _unlisted("count-repeated", 0.7, "the declared count twice"),
    _unlisted("vote-repeated", 0.7, "the vote template twice"),
    _unlisted("count-lies", 2, "a declared count that is wrong"),
    _unlisted("count-unusual", 1, "`8 Doctor Answers` and other wordings"),
    _unlisted("crlf", 1, "line ends are CR LF"),
    _unlisted("page-indented", 1, "every line is indented"),
    _unlisted("trailing-spaces", 1, "spaces at line ends"),
    _unlisted("blanks-not-empty", 1, "blank lines hold spaces or no-break spaces"),
    _unlisted("byte-order-mark", 0.5, "the text starts with U+FEFF"),
    _unlisted("specialty-in-body", 1, "a specialty at the end of a paragraph", share=0.5),
    _unlisted("name-in-body", 1, "a doctor's name with credentials in a paragraph", share=0.5),
    _unlisted("rating-in-body", 0.7, "stars and reviews in a paragraph", share=0.5),
    _unlisted("count-in-body", 0.7, "`doctor answers` in a paragraph", share=0.5),
    _unlisted("url-in-body", 0.7, "a web address as the last line", share=0.5),
    _unlisted("furniture-unknown", 1, "other leftovers after every answer"),
    _unlisted("text-after-disclaimer", 1.5, "more leftovers after the disclaimer"),
)

FEATURES: dict[str, Feature] = {feature.name: feature for feature in _TABLE}
"""All features by name, in table order."""

GROUPS: dict[str, tuple[Feature, ...]] = {
    group: tuple(feature for feature in _TABLE if feature.group == group)
    for group in dict.fromkeys(feature.group for feature in _TABLE if feature.group)
}
"""The features of each group."""

FLAGS: tuple[Feature, ...] = tuple(f for f in _TABLE if f.listed and not f.group)
"""Listed features that are drawn one by one."""

UNLISTED: tuple[Feature, ...] = tuple(f for f in _TABLE if not f.listed)
"""Features beyond the field notes."""

SHARES: tuple[tuple[str, float], ...] = tuple(
    (f.name, f.share) for f in (*UNLISTED, *FLAGS) if f.share
)
"""Answer-level features with their probability per answer; the unlisted ones, drawn first, win."""
