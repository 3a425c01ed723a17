"""A month's sums and suggestions, and the words in which they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.desk import monthly_words as words
from bot.desk.money import Money, in_words
from bot.desk.monthly import (
    Charge,
    Counted,
    CoveredWork,
    Ending,
    Fee,
    Figures,
    GivenOut,
    MonthlyReport,
    Promised,
    added_up,
    counted,
    ending_of,
    suggestions,
)
from bot.desk.sla import Metric
from bot.desk.tickets import BY_ITSELF, TicketState
from tests.storage.values import NOON, a_month, cad, ticket

S = TicketState
ENDINGS = [
    ("open", {"state": S.TRIAGED}, None, Ending.OPEN),
    ("open again after a bill", {"state": S.IN_PROGRESS}, cad("10.00"), Ending.OPEN),
    ("solved", {"state": S.RESOLVED, "solved_by": "Kim Park"}, None, Ending.COVERED),
    ("solved, and the bill is nothing", {"state": S.RESOLVED, "solved_by": "Kim Park"}, cad("0.00"), Ending.COVERED),
    ("solved and charged", {"state": S.RESOLVED, "solved_by": "Kim Park"}, cad("10.00"), Ending.CHARGED),
    (
        "closed by the person after work",
        {"state": S.RESOLVED, "solved_by": "closed by the person"},
        cad("9.00"),
        Ending.CHARGED,
    ),
    ("closed by the person", {"state": S.RESOLVED, "solved_by": "closed by the person"}, None, Ending.ALONE),
    ("gone by itself", {"state": S.RESOLVED, "solved_by": BY_ITSELF}, None, Ending.GONE),
    ("cancelled", {"state": S.CANCELLED}, None, Ending.CANCELLED),
]


@pytest.mark.parametrize(("changes", "charged", "ending"), [each[1:] for each in ENDINGS], ids=[e[0] for e in ENDINGS])
def test_every_request_comes_to_one_end(changes: dict[str, object], charged: Money | None, ending: Ending) -> None:
    assert ending_of(ticket(**changes), charged) is ending


def test_amounts_of_several_currencies_are_never_mixed_and_nothing_is_no_amount() -> None:
    amounts = [cad("10.00"), Money.of("5.00", "GBP"), cad("2.50"), Money.of("1.00", "EUR"), Money.of("-5.00", "GBP")]
    assert added_up(amounts) == (cad("12.50"), Money.of("1.00", "EUR"))
    assert added_up([]) == ()


def test_what_comes_most_often_stands_first_and_equals_stand_by_name() -> None:
    names = [("wifi", "Wi-Fi"), ("printer", "Printer"), ("printer", "Printer"), ("email", "E-mail")]
    assert counted(names, 2) == (Counted("printer", "Printer", 2), Counted("email", "E-mail", 1))


# ---- suggestions -----------------------------------------------------------------------------------------------------


def charge(number: str, amount: str, *, free_later: bool) -> Charge:
    return Charge(number, "Printer", cad(amount), "Q-1", "Ana", NOON, cad("500.00"), "C-2", "A", free_later)


QUIET = Figures((), ())
DEVICE = Counted("P-1", "the printer P-1", 3)
GUIDE = Counted("wifi", "Wi-Fi", 3)
SUGGESTED = [
    ("nothing says so", QUIET, [charge("ND-1", "10.00", free_later=False)], []),
    ("what could have waited", QUIET, [charge("ND-1", "10.00", free_later=True)], ["1 callout (ND-1) came to $10.00"]),
    ("a device three times", Figures((DEVICE,), ()), [], ["3 requests named the printer P-1."]),
    ("a device twice is chance", Figures((replace(DEVICE, number=2),), ()), [], []),
    ("a guide nobody began", Figures((), (GUIDE,)), [], ["For 3 requests about “Wi-Fi” there is a guide"]),
    (
        "two at most, money first",
        Figures((DEVICE,), (GUIDE,)),
        [charge("ND-1", "10.00", free_later=True), charge("ND-2", "5.50", free_later=True)],
        ["2 callouts (ND-1, ND-2) came to $15.50", "3 requests named the printer P-1."],
    ),
]


@pytest.mark.parametrize(
    ("figures", "charges", "said"), [each[1:] for each in SUGGESTED], ids=[e[0] for e in SUGGESTED]
)
def test_suggestions_rest_on_figures(figures: Figures, charges: list[Charge], said: list[str]) -> None:
    found = suggestions(figures, charges)
    assert [each.startswith(begin) for each, begin in zip(found, said, strict=True)] == [True] * len(said)


# ---- words -----------------------------------------------------------------------------------------------------------


def day(at: datetime) -> str:
    return f"{at:%-d %B}"


def short(report: MonthlyReport) -> str:
    return " ".join(words.in_short(report, in_words))


def test_a_month_is_told_in_a_few_sentences() -> None:
    assert short(a_month()) == (
        "You came to us 7 times. 5 were solved by us with nothing more to pay. $423.75 was charged, tax included. "
        "1 is still open."
    )


def test_an_empty_month_says_so_and_invents_nothing() -> None:
    empty = a_month(
        months=(Counted("2026-10", "October 2026", 0),),
        endings=(),
        kinds=(),
        covered=(),
        charges=(),
        promised=(),
        half_within=None,
        nine_of_ten=None,
        deflected=0,
        monitored=0,
        emergencies=(),
        suggestions=(),
    )
    assert short(empty) == "Nobody asked for help in October 2026."
    assert words.waits_words(empty) == ""
    assert list(words.alone_words(empty)) == []
    assert words.of_the_fee(empty, in_words) == "The fee was $1,850.00 (C-1), before tax."


def test_three_currencies_stand_beside_each_other() -> None:
    three = [
        replace(charge("ND-1", "10.00", free_later=False), amount=Money.of("10.00", code))
        for code in ("CAD", "GBP", "EUR")
    ]
    assert "$10.00, €10.00 and £10.00 were charged, tax included." in short(a_month(charges=tuple(three)))


FEES = [
    (
        "a plan that paid",
        a_month(),
        "The fee was $1,850.00 (C-1), before tax. As callouts the same work would have cost $640.50, before tax.",
    ),
    (
        "two fees",
        a_month(fees=(Fee("C-1", cad("10.00")), Fee("C-3", cad("5.00"))), covered=()),
        "The fee was $10.00 (C-1) and $5.00 (C-3), before tax.",
    ),
    (
        "no plan",
        a_month(fees=(), covered=()),
        "You have no plan with a fee in this month: each callout is approved and charged by itself.",
    ),
    (
        "no one sum",
        a_month(fees=None, covered=None, why_not="Two currencies."),
        "What the plan paid for cannot be told in one sum: Two currencies.",
    ),
]


@pytest.mark.parametrize(("report", "said"), [each[1:] for each in FEES], ids=[each[0] for each in FEES])
def test_what_the_fee_came_to(report: MonthlyReport, said: str) -> None:
    assert words.of_the_fee(report, in_words) == said


def test_money_is_named_with_its_clause_its_quote_and_who_approved_it() -> None:
    report = a_month(covered=(CoveredWork("C-1", None, "Everything.", 2, cad("1.00")),))
    assert words.charge_rows(report, in_words, day) == [
        ("ND-1001: Printer", "C-2, clause A", f"Q-1001, up to $480.00, approved by Ana Ruiz on {day(NOON)}", "$423.75")
    ]
    assert words.covered_rows(report, in_words) == [("C-1", "Everything.", "2", "$1.00")]
    unasked = replace(report.charges[0], quote=None, contract=None)
    assert words.charge_rows(replace(report, charges=(unasked,)), in_words, day)[0][1:3] == ("–", "no quote")


STANDING = [
    (
        "given out",
        a_month(),
        GivenOut(a_month(), 1, "Alex", NOON),
        words.Kind.GIVEN,
        "Given out on 24 November by Alex. It stays as it is.",
    ),
    (
        "given out again",
        a_month(),
        GivenOut(a_month(), 2, "Alex", NOON),
        words.Kind.GIVEN,
        "Given out on 24 November by Alex, version 2. It stays as it is.",
    ),
    ("a draft", a_month(), None, words.Kind.DRAFT, "A draft: it has not been given out, and figures may still change."),
    (
        "running",
        a_month(whole=False),
        None,
        words.Kind.RUNNING,
        "October 2026 is not over. This is how it stands, 24 November.",
    ),
]


@pytest.mark.parametrize(
    ("report", "given", "kind", "said"), [each[1:] for each in STANDING], ids=[e[0] for e in STANDING]
)
def test_a_month_says_whether_it_stays_as_it_is(
    report: MonthlyReport, given: GivenOut | None, kind: words.Kind, said: str
) -> None:
    assert words.standing(report, given, day) == (kind, said.replace("24 November", day(NOON)))


PROMISES = [
    (Promised(Metric.RESOLUTION, True, 13, 1, 0, 0), "Solution", "13 of 14 kept, 1 missed"),
    (
        Promised(Metric.FIRST_RESPONSE, False, 3, 0, 2, 1),
        "First answer of a person (our own aim)",
        "3 of 3 kept, 2 still running, 1 not needed",
    ),
    (Promised(Metric.RESOLUTION, True, 0, 0, 1, 0), "Solution", "1 still running"),
]


@pytest.mark.parametrize(("promised", "title", "said"), PROMISES, ids=[each[2] for each in PROMISES])
def test_promises_are_told_with_what_is_not_decided(promised: Promised, title: str, said: str) -> None:
    assert (words.promise_title(promised), words.promise_words(promised)) == (title, said)


def test_waits_guides_monitoring_and_emergencies_are_told_plainly() -> None:
    report = a_month(too_early=1)
    assert words.waits_words(report) == (
        "Half of your people had the first answer of a person within 12 min, nine of ten within 55 min."
    )
    assert list(words.alone_words(report)) == [
        "Your people solved 2 of 9 problems themselves with a guide, and have not come back with them.",
        "For 1 more it is too early to say whether the guide helped for good.",
        "Our monitoring saw 3 problems: 2 went away again, and we looked after 1.",
    ]
    assert words.emergency_words(report.emergencies[0], day) == (
        f"{day(NOON)}: outage, ND-1002. Somebody had it after 4 min."
    )
    assert [words.minutes_words(minutes) for minutes in (0, 60, 61)] == ["a minute", "1 h", "1 h 1 min"]
