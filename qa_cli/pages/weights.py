"""The weights by which `boundaries` judges a block, each with its reason, and nothing else.

All are in one unit, natural log-odds against the reading "one more paragraph of the answer above",
which weighs 0. Positive speaks for the reading that the weight is named after. They were set by
hand from the shapes of real pages and checked on generated ones (`benchmarks/accuracy.py`); a
change belongs here, with a reason, not into the code that adds them up.
"""

IMPOSSIBLE = -60.0
"""Stands for minus infinity; finite, so that a page that breaks every rule still has a best
reading."""

# --- a block as a headline -------------------------------------------------------------------

HEAD_BASE = -1.6
"""Most short paragraphs are paragraphs."""
HEAD_WORDS = ((1, -0.6), (2, -0.1), (12, 1.0), (18, 0.4), (24, -0.9), (32, -2.4), (44, -4.5))
"""(up to words, weight): headlines are one line of about 3 to 18 words; longer ones are rare,
and with more words than the table knows a block is none."""
HEAD_NO_STOP = 1.0
"""No punctuation at the end: a paragraph would have some."""
HEAD_FULL_STOP = -1.4
"""Ends like a sentence; some headlines do."""
HEAD_SENTENCES = -2.0
"""... and so does another sentence in it."""
HEAD_EXCLAMATION = -0.8
"""`Good luck!` and `Thank you!` are paragraphs more often than headlines."""
HEAD_QUESTION_MARK = -0.3
"""Sub-headings are questions; headlines are when they repeat the title, and likeness says so."""
HEAD_SHORT_QUESTION = 1.2
"""`Hiatal hernia?` is no sentence, and what is asked inside an answer is one."""
HEAD_SHORT_WORDS = 3
HEAD_COMMA = -6.0
"""Ends in a comma or semicolon: a salutation or a closing."""
HEAD_COLON = -2.8
"""Ends in a colon: it introduces what follows in the same answer."""
HEAD_TITLE_CASE = 0.8
"""Words In Capitals are how headlines are written."""
HEAD_ALL_CAPS = -1.3
"""Shouted lines inside answers are sub-headings."""
HEAD_LOWER_START = -3.0
"""Headlines begin in upper case."""
HEAD_LOWER_ALONE = -1.2
"""... but one without a stop, below a sentence with one, does not go on with that."""
HEAD_LIST_ITEM = -7.0
"""Bullets, numbers, dashes."""
HEAD_HASHTAGS = -9.0
"""Hashtags close an answer."""
HEAD_SALUTATION = -7.0
"""`Dear Lee,` opens a body."""
HEAD_CLOSING = -8.0
"""`Best wishes` or `Dr. Roe` ends a body."""
HEAD_THANKS = -2.5
"""`Thank you for your question.` opens a body."""
HEAD_CONTACT = -4.0
"""Addresses, telephone numbers, links."""
HEAD_LIKE_TITLE = 3.2
"""Times how far the likeness to the title exceeds `LIKE_TITLE_FLOOR`, rescaled to 0-1."""
LIKE_TITLE_FLOOR = 0.5
"""token_set_ratio/100; below it likeness is that of any two lines about the same treatment."""
HEAD_NEXT = ((40, -1.2), (80, -0.3), (160, 0.5))
"""(next block shorter than, weight): what follows a headline is a body, rarely a very short one."""
HEAD_NEXT_LONG = 1.0
"""The next block is longer than the table above knows."""
HEAD_NOTHING_BELOW = -4.0
"""A headline has a body below it."""
HEAD_LONGER_THAN_NEXT = -0.8
"""The block is longer than the one below."""
HEAD_GLUED = -4.0
"""The next line follows without a blank one, which most templates put below a headline."""
HEAD_GLUED_HABIT = 4.6
"""... unless that is this page's habit."""
HEAD_GAP_HABIT = 3.0
"""This page leaves two blank lines below its headlines, and does so here."""
HEAD_GAP_MISSED = -3.0
"""This page leaves two blank lines below its headlines, but not here."""
HEAD_LIST_LEAD = -3.0
"""The block above ends in a colon: this is what it introduces."""
HEAD_NO_VOTE = -4.0
"""This page has the vote template below its headlines, and none is here."""
HEAD_BEFORE_VOTE = 5.0
"""The vote template stands right below."""
HEAD_EXTRA_GAP_BEFORE_VOTE = -5.0
"""One more blank line than usual before the vote template: the headline's slot is empty, the block
above it belongs to the answer before."""
HEAD_QUOTES = -8.0
"""`You wrote: "..."` begins a body."""
HEAD_PRAISE_WORDS = 3
"""Words of `Great question`, which without a stop is a headline as well as any other."""
HEAD_MARKED = 9.0
"""Signs or markup make it a heading, as they do others of this page."""
HEAD_NOT_MARKED = -5.0
"""They make others of this page headings, but not this."""
HEAD_MULTILINE = -6.0
"""Several lines without a blank one between them are a paragraph, not a headline."""
HEAD_SPECIALTY = -4.0
"""Place and specialty alone on a line: a byline before it is a headline."""
HEAD_IN_SLOTLESS_PAGE = -9.0
"""The vote template of this page stands right below bylines: its headlines' slots are empty."""
HEAD_IN_HEADLESS_PAGE = -3.5
"""On this page, what stands where headlines must stand are paragraphs."""

# --- a block as a body without a headline ----------------------------------------------------

START_BASE = -5.2
"""Answers without a headline are rare where a page has headlines."""
START_GREETING = 2.2
"""A salutation or thanks for the question open a body."""
START_EMPTY_SLOT = 4.6
"""One more blank line than usual after a byline or the count: the headline's slot is empty."""
START_LONG = 0.5
"""A paragraph's length, not a headline's."""
START_LONG_WORDS = 25
"""Words from which on a block is a paragraph's length."""
START_IN_HEADLESS_PAGE = 2.6
"""On this page, what stands where headlines must stand are paragraphs."""
START_BELOW_BYLINE = 2.0
"""... and here a byline, the count or furniture ends what is above."""
START_IN_SLOTLESS_PAGE = 5.0
"""The vote template of this page stands where headlines must, and above this block."""
START_GLUED = -4.0
"""No blank line above: the paragraph goes on."""
START_LINE_PER_ANSWER = 9.0
"""The newest template: one answer a line."""
START_AFTER_SALUTATION = -7.0
"""What follows `Dear Lee,` is the letter."""
START_BELOW_LABEL = 4.0
"""`Answer 2 of 4`, a rule or `Dr. Roe says:` stands above: an answer begins."""
START_MARKED = -9.0
"""Signs or markup make it a heading."""
START_LOWER = -2.0
"""Bodies begin in upper case, unless a headline runs on into them."""

# --- a block as one more paragraph, the block above being one, too ---------------------------

BODY_GREETING = -1.8
"""A second greeting inside one answer is rare."""
BODY_AFTER_CLOSING = -2.4
"""After `Best wishes, Dr. Roe` little follows but hashtags, postscripts and addresses."""
BODY_AFTER_FURNITURE = -1.8
"""`You might also like...` stands between answers."""
BODY_GAP = -0.3
"""Two blank lines in mid-body occur, less often than between answers."""
BODY_CLOSES = 1.5
"""`Best wishes` or `Dr. Roe`: it signs what is above."""
BODY_CONTINUES = 1.5
"""Begins in lower case or with a bullet: it belongs to what is above."""

# --- a block as part of the question ---------------------------------------------------------

ASKER_VOICE = 1.6
"""Says I and my more often than you and your, or asks at its end."""
DOCTOR_VOICE = -2.2
"""Says you and your more often than I and my, or what only doctors say; or signs."""
DOCTOR_ADDRESS = -5.0
"""`Thank you for your question and photos`."""
ASKER_LABEL = -1.5
"""A few words without a stop are a headline sooner than what somebody asks."""
ASKER_LABEL_WORDS = 8
ASKER_BLOCKS = 2
"""Blocks of a question below its title, on most pages."""
ASKER_DEPTH = -0.6
"""For each block more."""
ASKER_BASE = 0.3
"""Without a count line the question goes on until something else begins."""
ANSWER_FIRST_NOT_HEAD = -1.5
"""Without a count line the first answer needs a sign that it is one."""

# --- a doubtful byline -----------------------------------------------------------------------

BYLINE_NAMED = 2.4
"""A name with credentials and a specialty without a place, on lines of their own."""
BYLINE_PLAIN_NAME = 2.0
"""A name without credentials above a specialty and place."""
BYLINE_SPECIALTY = 0.4
"""A specialty alone: the first answer's byline in several templates, else a line of a body."""
BYLINE_PLACE = 1.8
"""... with a place before it."""
BYLINE_NO_PLACE = -1.8
"""... without one."""
BYLINE_FIRST = 2.0
"""... and no byline with a name above it on the page."""
BYLINE_NOT_FIRST = -1.2
"""From the second answer on bylines have names."""
BYLINE_REVIEWS_ONLY = -1.0
"""A number of reviews alone on its line."""
BYLINE_CUT = 2.5
"""A name as a page's last line: the byline was cut."""

# --- one block after another -----------------------------------------------------------------

EMPTY_BODY = -7.0
"""A headline with nothing below it but the next answer or a byline."""
EMPTY_BODY_AT_END = -3.0
"""... but the end of the page, which may be cut."""
BODY_AFTER_BYLINE = -9.0
"""A byline ends its answer."""
TWO_BYLINES = -7.0
"""Two bylines in a row, not the same."""
VOTE_AFTER_HEAD = 6.0
"""Headline, vote template, body."""
VOTE_WITHOUT_HEAD = 3.0
"""The vote template begins an answer, whatever stands above it."""
VOTE_THEN_HEAD = -6.0
"""Below the vote template stands a body."""
VOTE_THEN_BODY = -12.0
"""... of a new answer, never more of the one above."""
VOTE_THEN_BYLINE = -9.0
"""... nor a byline."""

LABEL_THEN_BODY = -14.0
"""Below `Answer 2 of 4` an answer begins."""

# --- the declared count ----------------------------------------------------------------------

COUNT_MISSED = 3.2
"""For each answer more or fewer than declared, on a page that was saved to its end."""
COUNT_FAR = 8
"""Answers that may be missing, or half of those declared: with more, the count speaks of others."""
COUNT_MISSED_CUT = 0.35
"""For each answer fewer than declared, on a page that may be cut: what is missing is below the
cut."""

# --- certainty -------------------------------------------------------------------------------

MARGIN_SCALE = 0.75
"""Slope of the logistic from margin to certainty, calibrated on generated pages."""
MARGIN_SHIFT = -0.2
"""Its intercept."""
UNCERTAIN = 0.7
"""Certainty below which a boundary is recorded as a problem."""
