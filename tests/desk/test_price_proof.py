"""Prices of random work under random cards, against counting minute by minute; how many is in tests/proving.py."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from bot.desk.catalogue import Minutes
from bot.desk.prices import Estimate, LineKind, Priced, estimate, price
from bot.desk.work_done import WorkEntry
from tests.desk.price_cases import question
from tests.desk.price_oracle import Oracle, Question, cents
from tests.proving import cases, seeded


def priced(asked: Question) -> Priced:
    return price(
        card=asked.card,
        hours=asked.hours,
        work=asked.work,
        entries=asked.entries,
        kilometres=asked.kilometres,
        zone=asked.zone,
        tax=asked.tax,
        parts=asked.parts,
        covered=asked.covered,
        covered_minutes=asked.covered_minutes,
    )


def estimated(asked: Question, entry: WorkEntry, minutes: Minutes) -> Estimate:
    return estimate(
        card=asked.card,
        hours=asked.hours,
        work=asked.work,
        start=entry.start,
        minutes=minutes,
        kilometres=asked.kilometres,
        zone=asked.zone,
        tax=asked.tax,
        parts=asked.parts,
        covered=asked.covered,
        covered_minutes=asked.covered_minutes,
        role=entry.role,
    )


def oracle_total(asked: Question) -> Fraction:
    oracle = Oracle(asked)
    lines = oracle.lines()
    return sum((amount for _, amount, _ in lines), Fraction(0)) + oracle.tax(lines)


def of_one_entry(random: Random) -> tuple[Question, WorkEntry]:
    asked = question(random)
    while not asked.entries:
        asked = question(random)
    return asked, asked.entries[0]


def test_any_work_under_any_card_costs_what_counting_minute_by_minute_says() -> None:
    random = seeded("price")
    for number in range(cases(1_000, 50_000)):
        asked = question(random)
        found, oracle = priced(asked), Oracle(asked)
        lines = [line for line in found.lines if line.kind is not LineKind.TAX]
        actual = sorted((line.kind.value, Fraction(line.amount.amount), line.taxable) for line in lines)
        expected = oracle.lines()
        assert (number, actual) == (number, sorted(expected)), asked
        assert (number, Fraction(found.tax.amount)) == (number, oracle.tax(expected)), asked


def test_lines_add_up_to_the_subtotal_and_tax_is_rounded_half_up_line_by_line() -> None:
    random = seeded("price sums")
    for _ in range(cases(300, 10_000)):
        asked = question(random)
        found = priced(asked)
        lines = [line for line in found.lines if line.kind is not LineKind.TAX]
        rate = Fraction(asked.tax.rate) if asked.tax else Fraction(0)
        taxes = sum((cents(Fraction(line.amount.amount) * rate) for line in lines if line.taxable), Fraction(0))
        subtotal = sum((Fraction(line.amount.amount) for line in lines), Fraction(0))
        actual = tuple(Fraction(money.amount) for money in (found.subtotal, found.tax, found.total))
        assert actual == (subtotal, taxes, subtotal + taxes), asked


def test_an_estimate_spans_the_cheapest_and_the_dearest_length_of_its_range() -> None:
    random = seeded("price range")
    for _ in range(cases(25, 1_000)):
        asked, entry = of_one_entry(random)
        low = random.choice((0, 10, 40, 100))
        high = low + random.randint(0, 60)
        found = estimated(asked, entry, Minutes(low, random.randint(low, high), high))
        every = [
            oracle_total(replace(asked, entries=(replace(entry, minutes=minutes),))) for minutes in range(low, high + 1)
        ]
        assert (Fraction(found.low.amount), Fraction(found.high.amount)) == (min(every), max(every)), asked
        assert found.not_to_exceed.amount >= found.high.amount
        assert found.not_to_exceed.amount % 10 == 0 and found.not_to_exceed.amount - found.high.amount < 10


def test_more_minutes_never_lower_the_high() -> None:
    random = seeded("price high")
    for _ in range(cases(40, 2_000)):
        asked, entry = of_one_entry(random)
        likely, longer, longest = sorted(random.randint(5, 200) for _ in range(3))
        less = estimated(asked, entry, Minutes(5, likely, longer))
        more = estimated(asked, entry, Minutes(5, likely, longest))
        assert less.high <= more.high, asked
