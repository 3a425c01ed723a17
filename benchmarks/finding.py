"""`python -m benchmarks.finding [--dev FILE]`: how often the right article is found, by both voices and by each alone.

The questions: our own, written from the titles alone; the everyday sentences of the tests; and, where FILE is given, the
development set that nobody on this project wrote, by our own judgement of which article helps with which line.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.loading import load_articles
from bot.knowledge.search import ArticleSearch
from bot.language.encoder import load_encoder
from tests.knowledge.everyday_sentences import ABOUT_NO_ARTICLE, AS_PEOPLE_SAY_IT, IN_OTHER_WORDS

PLACE = Path(__file__).parent / "messages"
KNOWLEDGE = Path(__file__).parents[1] / "knowledge_base"
UNSURE = "?"
# The articles that a text finds, the best first.
Ranking = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Question:
    """What somebody writes, and the articles that help; none when no article is about it."""

    words: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Shares of questions whose article came first or among three, the mean of 1 / its place, and how many there were."""

    first: float
    among_three: float
    reciprocal: float
    count: int

    def __str__(self) -> str:
        return f"{self.first:.2f} / {self.among_three:.2f} / {self.reciprocal:.2f}"


def own_questions() -> tuple[Question, ...]:
    """Two for each article that is new, the first of each pair for choosing thresholds, the second for figures."""
    return tuple(Question(words, _ids(ids)) for ids, words in _lines("article_questions.txt"))


def judged_messages(path: Path) -> tuple[Question, ...]:
    """The messages of the development set with the articles that help; those nobody could judge are left out."""
    judged = {int(line): ids for line, ids in _lines("dev_articles.txt")}
    rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Question(text, _ids(judged[n]) if n in judged else ()) for n, text in enumerate(rows) if judged.get(n) != UNSURE
    )


def everyday(pairs: Sequence[tuple[str, str]]) -> tuple[Question, ...]:
    """Sentences of the tests as questions."""
    return tuple(Question(words, _ids(articles)) for words, articles in pairs)


def found(questions: Sequence[Question], ranking: Ranking) -> Found:
    """How a ranking does on the questions that have an article."""
    places = [_place(ranking(each.words), each.articles) for each in questions if each.articles]
    count = len(places)
    return Found(
        first=sum(place == 1 for place in places) / count,
        among_three=sum(0 < place <= 3 for place in places) / count,
        reciprocal=sum(1 / place for place in places if place) / count,
        count=count,
    )


def rankings(both: ArticleSearch, by_words: ArticleSearch) -> Mapping[str, Ranking]:
    """The voices to compare, without a floor: what comes first, however little it fits."""
    return {
        "both": lambda words: [match.article.id for match in both.weigh(words)],
        "meaning only": lambda words: [
            match.article.id for match in sorted(both.weigh(words), key=lambda match: -(match.meaning or 0.0))
        ],
        "BM25 only": lambda words: [match.article.id for match in by_words.weigh(words)],
    }


def _place(ids: Sequence[str], wanted: Sequence[str]) -> int:
    """The place of the first that helps, counted from 1; 0 when none is there."""
    return next((place for place, id in enumerate(ids, start=1) if id in wanted), 0)


def _lines(name: str) -> list[tuple[str, str]]:
    lines = (PLACE / name).read_text(encoding="utf-8").splitlines()
    parts = (line.partition("|") for line in lines if line.strip() and not line.startswith("#"))
    return [(before.strip(), after.strip()) for before, _, after in parts]


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


def _sets(dev: Path | None) -> dict[str, tuple[Question, ...]]:
    sets = {
        "our own questions": own_questions()[1::2],
        "as people say it": everyday(AS_PEOPLE_SAY_IT["testing"]),
        "in other words": everyday(IN_OTHER_WORDS["testing"]),
    }
    return {"the development set": judged_messages(dev), **sets} if dev else sets


def main() -> None:
    """Print both tables: how well it ranks, and how often it says that it has nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.finding", description=__doc__)
    parser.add_argument("--dev", type=Path, help="the development set: JSONL with a text on each line")
    dev = parser.parse_args().dev
    library = load_articles(KNOWLEDGE)
    both, by_words = ArticleSearch(library, load_encoder), ArticleSearch(library)
    voices = rankings(both, by_words)
    print(f"{len(library.articles)} articles. First / among three / mean of 1 / place:\n")
    print(f"| questions | {' | '.join(voices)} |\n| --- |{' --- |' * len(voices)}")
    for name, questions in _sets(dev).items():
        scores = [found(questions, ranking) for ranking in voices.values()]
        print(f"| {name} ({scores[0].count}) | {' | '.join(map(str, scores))} |", flush=True)
    silent = {"sentences of ours": tuple(Question(words, ()) for words in ABOUT_NO_ARTICLE["testing"])}
    if dev:
        silent["the development set"] = judged_messages(dev)
    for name, questions in silent.items():
        nothing = [each for each in questions if not each.articles]
        kept = sum(not both.find(each.words) for each in nothing)
        print(f"\n{name}, no article is about it: nothing found for {kept} of {len(nothing)}")


if __name__ == "__main__":
    main()
