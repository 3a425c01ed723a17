"""How long a step of a fix takes: the rules alone, and the operation with its transaction on a real PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count, cycle
from pathlib import Path

from benchmarks.measuring import Row, per_second, percentile_95
from bot.bootstrap import Desk, FixedClock, make_desk
from bot.cli.demo_data import import_demo_clients
from bot.desk.clients import ChatIdentity
from bot.desk.walkthroughs import Article, StepAnswer, answer_step, start_run
from bot.operations.enquiries import take_up_problem
from bot.operations.intake import receive_message
from bot.operations.ports import IncomingMessage
from bot.operations.turns import Turn, begin_turn
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade
from tests.fakes import FindsOne

AT = datetime.fromisoformat("2026-11-24T10:15-05:00")
SAM = ChatIdentity("web", "", "sam@maple-dental.example")
WALKS = 40
_NUMBERS = count(1)


def measure(settings: Settings, folder: Path) -> list[Row]:
    """Answers a second by the rules alone; starting a fix and answering a step, each in its transaction."""
    with EmbeddedPostgres(folder) as postgres:
        upgrade(postgres.dsn)
        desk = make_desk(settings, postgres.dsn, clock=FixedClock(AT))
        try:
            import_demo_clients(desk)
            articles = tuple(desk.library.articles.values())
            starts, steps = _walked(desk, articles)
            answers = per_second(lambda: sum(_answers(article) for article in articles))
            rules = Row("answers a second, rules alone", answers, f"every step of {len(articles)} articles answered no")
            return [
                rules,
                Row("starting a fix", _in_words(starts), f"{len(starts)} fixes; finding the article is not in it"),
                Row("answering a step", _in_words(steps), f"{len(steps)} steps: read, recorded, stored, committed"),
            ]
        finally:
            desk.engine.dispose()


def _answers(article: Article) -> int:
    """How many steps an article has for somebody whom nothing helps."""
    run, answered = start_run(article, AT, next(iter(article.platforms), None)), 0
    while run.current is not None:
        run, answered = answer_step(run, run.current, StepAnswer.NO, AT), answered + 1
    return answered


def _walked(desk: Desk, articles: Sequence[Article]) -> tuple[list[float], list[float]]:
    """The seconds of each start and of each step; every walk is a problem of its own."""
    starts: list[float] = []
    steps: list[float] = []
    whole = [article for article in articles if not article.platforms]
    for _, article in zip(range(WALKS), cycle(whole), strict=False):
        ports = replace(desk.ports, articles=FindsOne(article))
        turn = _turn(desk, "it does not work")
        take_up_problem(ports=ports, turn=turn, category=article.categories[0])
        begun = time.perf_counter()
        enquiry = start_walkthrough(ports=ports, turn=turn)
        starts.append(time.perf_counter() - begun)
        while enquiry is not None and enquiry.run is not None and enquiry.run.running:
            turn = _turn(desk, "no, still the same")
            begun = time.perf_counter()
            enquiry = answer_current_step(ports=ports, turn=turn, answer=StepAnswer.NO)
            steps.append(time.perf_counter() - begun)
    return starts, steps


def _turn(desk: Desk, words: str) -> Turn:
    message = receive_message(ports=desk.ports, message=IncomingMessage(f"walk-{next(_NUMBERS)}", SAM, words))
    turn = begin_turn(ports=desk.ports, turn=message.id) if message else None
    assert turn is not None
    return turn


def _in_words(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"p50 {ordered[len(ordered) // 2] * 1000:.1f} ms, p95 {percentile_95(seconds) * 1000:.1f} ms"
