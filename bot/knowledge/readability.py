"""How hard a text is to read, in years of school.

The Flesch-Kincaid grade level: 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid, Fishburne,
Rogers and Chissom, "Derivation of new readability formulas for Navy enlisted personnel", 1975). Lower secondary school
is about grades 7 to 9.
"""

from __future__ import annotations

import re

from bot.desk.walkthroughs import Article, Step

# An article stays at the lower edge of lower secondary school; a single step may have one long word more.
MAX_GRADE = 8.0
MAX_STEP_GRADE = 10.0
# In shorter texts one long word ("Restart the computer.") decides everything.
FEWEST_WORDS = 8

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_END = re.compile(r"[.!?:]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
# Endings whose e is heard: "wanted", "boxes", "table", "see".
_HEARD = re.compile(r"(?:[td]ed|(?:[sxz]|ch|sh|c|g)es|[^aeiouy]les?|ee|ye|[aeiou]e)$")
_SILENT = re.compile(r"(?:es|ed|e)$")
_APART = re.compile(r"ia|io(?!n)|eo|ua(?!l?ge)|uou|iu|ying|iet")


def grade(text: str) -> float:
    """The grade level of a text, 0 for one without words; below 0 counts as 0."""
    words = [word for part in _WORD.findall(text) for word in part.split("-") if word]
    if not words:
        return 0.0
    sentences = max(1, sum(1 for sentence in _END.split(text) if _WORD.search(sentence)))
    return max(0.0, 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59)


def syllables(word: str) -> int:
    """How many syllables an English word has, by its vowels; right for nine words in ten."""
    word = re.sub(r"['’](?:s|re|ve|ll|d|m|t)?$|['’]", "", word.lower())
    if len(word) <= 3:
        return 1
    heard = word if _HEARD.search(word) else _SILENT.sub("", word)
    return max(1, len(_VOWELS.findall(heard)) + len(_APART.findall(heard)))


def count_words(text: str) -> int:
    """The words that the grade counts."""
    return len(_WORD.findall(text))


def step_text(step: Step) -> str:
    """What a person reads at a step."""
    return " ".join(_closed(part) for part in (step.text, step.tells) if part)


def article_text(article: Article) -> str:
    """What a person reads who goes through all of it."""
    return " ".join([_closed(article.intro), *(step_text(step) for step in article.steps)])


def _closed(text: str) -> str:
    return text if not text or text.rstrip()[-1] in ".?!" else f"{text}."
