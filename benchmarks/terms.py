"""The measures of `qa terms`, against those of NLTK, on a folder of pages.

    python -m benchmarks.terms seeds

Log-likelihood is compared with NLTK's likelihood ratio, of each word of each question against the
rest; together, times and log-Dice with NLTK's collocation finder and its Dice coefficient, for the
most frequent words. Prints how many numbers were compared, and the largest difference.
"""

import argparse
from math import log2

from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures

from qa_cli.corpus import load_corpus
from qa_cli.insight.study import PagesStudy
from qa_cli.insight.terms.collocation import WINDOW, log_dice, look_near
from qa_cli.insight.terms.keyness import log_likelihood
from qa_cli.insight.terms.usage import AnswerText, Frequencies, count_terms, sentences_in

NODES = 50
"""Words whose collocates are compared: the most frequent."""


def compare_likelihood(texts: list[AnswerText], whole: Frequencies) -> tuple[int, float]:
    """Return how many log-likelihoods were compared, and their largest difference."""
    compared, most = 0, 0.0
    by_page: dict[str, list[AnswerText]] = {}
    for text in texts:
        by_page.setdefault(text.id.rpartition("/")[0], []).append(text)
    for of_page in by_page.values():
        own = count_terms(of_page, phrases=False)
        if not 0 < own.size < whole.size:
            continue
        for word, times in own.times.items():
            others = whole.times[word] - times
            ours = log_likelihood(times, own.size, others, whole.size - own.size)
            theirs = BigramAssocMeasures.likelihood_ratio(
                times, (times + others, own.size), whole.size
            )
            compared, most = compared + 1, max(most, abs(ours - theirs))
    return compared, most


def compare_dice(texts: list[AnswerText], whole: Frequencies) -> tuple[int, float]:
    """Return how many log-Dices were compared, and their largest difference.

    NLTK counts pairs in their order, each word with those behind it, so both orders are added up.
    """
    apart = [None] * WINDOW  # which NLTK skips: no window reaches from sentence to sentence
    words_and_gaps = [
        word
        for text in texts
        for sentence in sentences_in(text.text)
        for word in (*sentence.words, *apart)
    ]
    finder = BigramCollocationFinder.from_words(words_and_gaps, window_size=WINDOW + 1)
    pairs, words = finder.ngram_fd, finder.word_fd
    compared, most = 0, 0.0
    for node, _ in whole.times.most_common(NODES):
        found = look_near(texts, (node,), WINDOW)
        for word, together in found.together.items():
            theirs = pairs[node, word] + pairs[word, node]
            if node == word:
                theirs = 2 * pairs[node, word]  # seen from either
            ours = log_dice(together, found.times, whole.times[word])
            dice = BigramAssocMeasures.dice(theirs, (words[node], words[word]), sum(words.values()))
            compared, most = compared + 1, max(most, abs(ours - 14 - log2(dice)))
    return compared, most


def main() -> None:
    """Compare, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    pages = load_corpus([parser.parse_args().folder]).pages
    study = PagesStudy(pages, ())
    texts = list(study.texts())
    whole = study.counts()
    for name, compare in (("log-likelihood", compare_likelihood), ("log-Dice", compare_dice)):
        compared, most = compare(texts, whole)
        print(f"{name}: {compared:,} numbers compared, largest difference {most:.1e}")


if __name__ == "__main__":
    main()
