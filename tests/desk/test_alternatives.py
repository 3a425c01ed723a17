"""The cheaper ways: when they are offered, in which order, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

import pytest

from bot.desk.alternatives import cheaper_ways, cost_of, facts_at, self_help
from bot.desk.catalogue import Impact, Minutes, Priority, Urgency, Work
from bot.desk.contracts import Allowance, Contract, ContractStatus, Effect, Period, RateCard, RateRow, Rule, Unit
from bot.desk.decisions import Alternative, Decision, Verdict, Way
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy, Target
from bot.desk.walkthroughs import EVERYONE, Article
from bot.desk.work_done import Part
from tests.desk.coverage_oracle import band_of, steps
from tests.desk.plans import (
    CARD,
    EVENING,
    HOURS,
    IN_HOURS,
    MORNING,
    ZONE,
    charging,
    client,
    decide,
    facts,
    plan,
    rule,
    total,
)
from tests.proving import cases, seeded

ARTICLE = Article(
    id="printer-prints-nothing",
    title="The printer prints nothing",
    audience=EVERYONE,
    categories=("printer",),
    applies_to=(),
    symptoms=(),
    review_by=date(2027, 1, 1),
    minutes=5,
    steps=(),
    version="1",
    path="printer/printer-prints-nothing.md",
)


def ways(decision: Decision) -> list[tuple[str, Work, Verdict, str]]:
    return [(f"{way.when:%d %H:%M}", way.work, way.verdict, str(way.total)) for way in decision.alternatives]


def test_waiting_for_support_hours_is_offered_where_it_is_covered_then() -> None:
    decision = decide(plan(rule(Effect.INCLUDE, **IN_HOURS)), charging(), about=facts(at=EVENING))
    assert ways(decision) == [("25 09:00", Work.REMOTE, Verdict.COVERED, "0.00")]
    assert decision.alternatives[0].text == "From afar, Wednesday 25 November from 09:00: covered, nothing to pay."


def test_waiting_is_offered_where_it_is_only_cheaper() -> None:
    decision = decide(charging(), about=facts(at=EVENING))
    assert total(decision) == Decimal("226.00")
    assert ways(decision) == [("25 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]
    assert decision.alternatives[0].text == "From afar, Wednesday 25 November from 09:00: about $113.00."


def test_help_from_afar_is_offered_instead_of_a_visit() -> None:
    decision = decide(charging(), about=facts(work=Work.ONSITE, site="main"))
    assert total(decision) == Decimal("158.20")
    assert ways(decision) == [("24 10:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]


def test_for_a_visit_in_the_evening_every_cheaper_way_is_offered_the_cheapest_first() -> None:
    contract = plan(rule(Effect.INCLUDE, work=frozenset({Work.REMOTE}), **IN_HOURS))
    decision = decide(contract, charging(), about=facts(at=EVENING, work=Work.ONSITE, site="main"))
    assert ways(decision) == [
        ("25 09:00", Work.REMOTE, Verdict.COVERED, "0.00"),
        ("25 09:00", Work.ONSITE, Verdict.QUOTE_REQUIRED, "158.20"),
        ("24 20:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "226.00"),
    ]


def test_waiting_for_included_labour_says_that_parts_are_billed() -> None:
    decision = decide(plan(rule(Effect.LABOUR_ONLY, **IN_HOURS)), charging(), about=facts(at=EVENING))
    (way,) = decision.alternatives
    assert (way.verdict, way.text) == (
        Verdict.PARTLY_COVERED,
        "From afar, Wednesday 25 November from 09:00: the work is covered, parts are billed.",
    )


def test_a_covered_request_needs_no_cheaper_way() -> None:
    assert decide(plan(rule(Effect.INCLUDE)), charging(), about=facts(at=EVENING)).alternatives == ()


def test_waiting_past_the_end_of_the_contract_is_no_cheaper_way() -> None:
    last_evening = datetime(2026, 12, 31, 20, tzinfo=ZONE)
    contract = plan(rule(Effect.INCLUDE, **IN_HOURS))
    decision = decide(contract, charging(), about=facts(at=last_evening))
    assert [way.verdict for way in decision.alternatives] == [Verdict.QUOTE_REQUIRED]


# ---- from when on ------------------------------------------------------------------------------------------------------

POOL = Allowance("pool", Unit.VISITS, Decimal(2), Period.MONTH)
NEVER = SupportHours("America/Toronto", parse_weekly({}))


def from_then_on(term: Rule, *, at: datetime = MORNING, **changes: Any) -> list[tuple[str, Work, Verdict, str]]:
    """The cheaper ways where this term grants something one day, and everything is charged until then."""
    return ways(decide(plan(term, **changes), charging(), about=facts(at=at)))


def test_a_term_is_waited_for_until_midnight_of_its_first_day_and_its_first_opening() -> None:
    term = replace(rule(Effect.INCLUDE), valid_from=date(2026, 11, 27))
    assert from_then_on(term) == [("27 00:00", Work.REMOTE, Verdict.COVERED, "0.00")]
    in_hours = replace(rule(Effect.INCLUDE, **IN_HOURS), valid_from=date(2026, 11, 27))
    assert from_then_on(in_hours) == [("27 09:00", Work.REMOTE, Verdict.COVERED, "0.00")]


def test_the_end_of_an_exclusion_is_waited_for_until_after_its_last_day() -> None:
    over = replace(rule(Effect.EXCLUDE), valid_to=date(2026, 11, 26))
    decision = decide(plan(over, rule(Effect.INCLUDE, clause="2")), charging())
    assert ways(decision) == [("27 00:00", Work.REMOTE, Verdict.COVERED, "0.00")]


def test_terms_about_something_else_do_not_hide_those_behind_them() -> None:
    term = replace(rule(Effect.INCLUDE), valid_from=date(2026, 11, 27))
    decision = decide(plan(rule(Effect.INCLUDE, "wifi"), term), charging())
    assert ways(decision) == [("27 00:00", Work.REMOTE, Verdict.COVERED, "0.00")]


def test_a_contract_that_begins_later_is_waited_for() -> None:
    assert from_then_on(rule(Effect.INCLUDE), starts=date(2026, 11, 27)) == [
        ("27 00:00", Work.REMOTE, Verdict.COVERED, "0.00")
    ]


def test_a_dear_contract_that_ends_is_waited_out() -> None:
    dear = plan(
        rule(Effect.CHARGE, clause="d"),
        number="DEAR",
        ends=date(2026, 11, 26),
        rates=RateCard(base=Money.of("300.00", "CAD")),
    )
    assert ways(decide(dear, charging())) == [
        ("27 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00"),
        ("27 00:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "226.00"),
    ]


def test_an_allowance_that_starts_anew_is_waited_for_and_said_to_be_one() -> None:
    contract = plan(rule(Effect.ALLOWANCE, draws="pool"), allowances=(POOL,))
    decision = decide(contract, charging(), about=facts(used=(("pool", Decimal(2)),)))
    assert [(way.kind, way.text, way.currency, way.when) for way in decision.alternatives] == [
        (
            Way.ALLOWANCE,
            "From afar, Tuesday 1 December from 09:00: from what your plan holds for it, nothing to pay.",
            "CAD",
            datetime(2026, 12, 1, 9, tzinfo=ZONE),
        )
    ]


def test_an_allowance_that_starts_anew_is_waited_for_until_midnight_where_the_desk_is_open_then() -> None:
    open_always = SupportHours("America/Toronto", parse_weekly({"daily": ["00:00-24:00"]}))
    contract = plan(rule(Effect.ALLOWANCE, draws="pool"), allowances=(POOL,), support_hours=open_always)
    decision = decide(contract, charging(), about=facts(used=(("pool", Decimal(2)),)))
    assert ways(decision) == [("01 00:00", Work.REMOTE, Verdict.FROM_ALLOWANCE, "0.00")]


def test_of_two_hours_that_an_allowance_pays_the_one_that_takes_less_of_it_is_offered() -> None:
    pool = Allowance("pool", Unit.MINUTES, Decimal(60), Period.MONTH, burn=((Band.AFTER_HOURS, Decimal(2)),))
    weekly = parse_weekly({"mon": ["09:00-17:00"], "tue": ["10:00-17:00"], "wed": ["09:00-17:00"]})
    contract = plan(
        rule(Effect.ALLOWANCE, draws="pool"), allowances=(pool,), support_hours=SupportHours("America/Toronto", weekly)
    )
    at = datetime(2026, 11, 30, 10, tzinfo=ZONE)
    asked = replace(facts(at=at, used=(("pool", Decimal(60)),)), minutes=Minutes.stated(30))
    decision = decide(contract, charging(), about=asked)
    # At midnight it takes all of December's hour. On Saturday it would take as little as by day, and nobody is there.
    assert ways(decision) == [("01 10:00", Work.REMOTE, Verdict.FROM_ALLOWANCE, "0.00")]


def test_what_is_free_in_a_month_is_said_and_what_is_free_later_is_not() -> None:
    assert from_then_on(replace(rule(Effect.INCLUDE), valid_from=date(2026, 12, 25))) == [
        ("25 00:00", Work.REMOTE, Verdict.COVERED, "0.00")
    ]
    assert from_then_on(replace(rule(Effect.INCLUDE), valid_from=date(2026, 12, 26))) == []


def test_what_began_or_ended_before_now_is_no_way_on() -> None:
    past = replace(rule(Effect.INCLUDE, **IN_HOURS), valid_to=date(2026, 11, 24))
    assert from_then_on(past, at=EVENING) == [("25 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]


def test_a_change_at_this_very_instant_is_no_way_on() -> None:
    midnight = datetime(2026, 11, 27, tzinfo=ZONE)
    term = replace(rule(Effect.INCLUDE, work=frozenset({Work.REMOTE})), valid_from=date(2026, 11, 27))
    decision = decide(plan(term), charging(), about=facts(at=midnight, work=Work.ONSITE, site="main"))
    assert ways(decision) == [
        ("27 00:00", Work.REMOTE, Verdict.COVERED, "0.00"),
        ("27 09:00", Work.ONSITE, Verdict.QUOTE_REQUIRED, "158.20"),
    ]


def test_a_desk_that_never_opens_is_not_waited_for() -> None:
    around_the_clock = SlaPolicy((("P4", Target(timedelta(hours=1), timedelta(hours=8), around_the_clock=True)),))
    term = replace(rule(Effect.INCLUDE), valid_from=date(2026, 11, 27))
    assert from_then_on(term, support_hours=NEVER, sla=around_the_clock) == [
        ("27 00:00", Work.REMOTE, Verdict.COVERED, "0.00")
    ]


def test_a_contract_that_is_not_active_hides_no_way() -> None:
    draft = plan(number="DRAFT", status=ContractStatus.DRAFT, fallback=None)
    expected = [("25 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]
    assert ways(decide(draft, charging(), about=facts(at=EVENING))) == expected


@pytest.mark.parametrize(
    ("band", "begins"),
    [(Band.AFTER_HOURS, "24 17:00"), (Band.WEEKEND, "28 00:00")],
    ids=["the evening", "the weekend"],
)
def test_each_band_is_waited_for_from_its_beginning(band: Band, begins: str) -> None:
    assert from_then_on(rule(Effect.INCLUDE, time=frozenset({band}))) == [
        (begins, Work.REMOTE, Verdict.COVERED, "0.00")
    ]


def test_a_holiday_is_waited_for_up_to_a_week() -> None:
    on_holidays = rule(Effect.INCLUDE, time=frozenset({Band.HOLIDAY}))
    monday = datetime(2026, 10, 5, 10, tzinfo=ZONE)
    assert from_then_on(on_holidays, at=monday) == [("12 00:00", Work.REMOTE, Verdict.COVERED, "0.00")]
    # A holiday is no reason to look further ahead than the week that has every other band.
    sunday = datetime(2026, 10, 4, 23, 59, tzinfo=ZONE)
    assert from_then_on(on_holidays, at=sunday) == [("05 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]


def test_the_beginning_of_support_hours_is_found_although_a_band_came_before() -> None:
    friday = datetime(2026, 11, 27, 20, tzinfo=ZONE)
    assert ways(decide(charging(), about=facts(at=friday))) == [
        ("28 00:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")
    ]
    assert from_then_on(rule(Effect.INCLUDE, **IN_HOURS), at=friday) == [
        ("30 09:00", Work.REMOTE, Verdict.COVERED, "0.00"),
        ("28 00:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00"),
    ]


def test_the_desk_is_waited_for_however_long_it_is_closed() -> None:
    closed = frozenset(date(2026, 11, 25) + timedelta(days=day) for day in range(40))
    hours = replace(HOURS, holidays=closed)
    assert from_then_on(rule(Effect.INCLUDE, **IN_HOURS), at=EVENING, support_hours=hours, ends=None)[:1] == [
        ("04 09:00", Work.REMOTE, Verdict.COVERED, "0.00")
    ]


def tried(*contracts: Contract, at: datetime) -> list[str]:
    """The instants at which a cheaper way is looked for."""
    instants: list[str] = []
    decision = decide(*contracts, about=facts(at=at))

    def look(asked: Facts) -> Decision:
        instants.append(f"{asked.at:%d %H:%M %Z}")
        return decision

    assert cheaper_ways(client(), contracts, decision, look) == ()
    return instants


def test_each_instant_is_tried_once_and_no_other() -> None:
    assert tried(charging(), at=MORNING) == ["24 17:00 EST", "28 00:00 EST"]
    assert tried(charging(), at=EVENING) == ["25 09:00 EST", "28 00:00 EST"]
    assert tried(charging(), replace(charging(), number="TWIN"), at=EVENING) == ["25 09:00 EST", "28 00:00 EST"]
    begins = replace(charging(), rules=(replace(rule(Effect.CHARGE), valid_from=date(2026, 11, 27)),))
    assert tried(begins, at=datetime(2026, 11, 27, tzinfo=ZONE)) == ["27 09:00 EST", "28 00:00 EST"]


# ---- work that runs past closing ---------------------------------------------------------------------------------------

LATE = datetime(2026, 11, 24, 16, 45, tzinfo=ZONE)
OUTSIDE = tuple(RateRow(band=band, multiplier=Decimal(2)) for band in Band if band is not Band.SUPPORT)


def windows(**weekly: list[str]) -> Contract:
    return replace(charging(), support_hours=SupportHours("America/Toronto", parse_weekly(weekly)))


def test_before_closing_the_next_opening_is_offered_where_the_work_runs_past_it() -> None:
    decision = decide(charging(), about=facts(at=LATE))
    assert total(decision) == Decimal("197.75")
    assert ways(decision) == [("25 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]
    assert decision.alternatives[0].kind is Way.LATER


def test_what_ends_by_closing_is_offered_at_no_other_time() -> None:
    assert decide(charging(), about=facts(at=LATE.replace(hour=16, minute=0))).alternatives == ()
    assert tried(charging(), at=LATE.replace(hour=16, minute=0)) == ["24 17:00 EST", "28 00:00 EST"]
    assert tried(charging(), at=LATE.replace(hour=16, minute=1)) == ["24 17:00 EST", "25 09:00 EST", "28 00:00 EST"]


def test_the_hours_after_a_lunch_break_are_the_next_ones() -> None:
    noon = datetime(2026, 11, 24, 11, 40, tzinfo=ZONE)
    decision = decide(windows(**{"mon-fri": ["09:00-12:00", "13:00-17:00"]}), about=facts(at=noon))
    assert ways(decision) == [("24 13:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00")]


def test_hours_that_are_too_short_for_the_work_are_not_the_last_that_are_looked_at() -> None:
    short = windows(tue=["09:00-17:00"], wed=["09:00-09:30"], thu=["09:00-09:45"], fri=["10:00-11:00", "14:00-18:00"])
    for at in (LATE, EVENING):
        assert ways(decide(short, about=facts(at=at)))[0] == (
            "27 10:00",
            Work.REMOTE,
            Verdict.QUOTE_REQUIRED,
            "113.00",
        )
    # Where none is long enough, a week is looked at and no more.
    assert tried(windows(tue=["09:00-17:00"], wed=["09:00-09:30"]), at=EVENING)[0] == "25 09:00 EST"
    assert tried(windows(wed=["09:00-09:30"]), at=EVENING)[0] == "25 09:00 EST"
    assert "02 09:00 EST" in tried(windows(wed=["09:00-09:30"]), at=EVENING)
    assert "09 09:00 EST" not in tried(windows(wed=["09:00-09:30"]), at=EVENING)


def test_before_a_long_holiday_the_desk_is_waited_for_however_long_it_is_closed() -> None:
    closed = frozenset(date(2026, 11, 25) + timedelta(days=day) for day in range(20))
    contract = replace(charging(), support_hours=replace(HOURS, holidays=closed), rates=replace(CARD, rows=OUTSIDE))
    assert [when for when, *_ in ways(decide(contract, about=facts(at=LATE)))] == ["15 09:00"]


def test_a_desk_that_never_closes_has_no_next_opening() -> None:
    always = replace(charging(), support_hours=SupportHours.always("America/Toronto"))
    assert tried(always, at=LATE) == []


def test_a_change_of_clocks_makes_no_hours_longer_or_shorter() -> None:
    # On 8 March 2026 the hour from 2 to 3 is missing: from 1:30 on there is half an hour until 3:00, and then until 4:00.
    night = windows(sun=["00:00-04:00", "10:00-12:00"])
    assert tried(night, at=datetime(2026, 3, 8, 1, 30, tzinfo=ZONE))[:1] == ["08 04:00 EDT"]
    assert tried(night, at=datetime(2026, 3, 8, 3, 30, tzinfo=ZONE))[:2] == ["08 04:00 EDT", "08 10:00 EDT"]


def test_no_later_beginning_is_cheaper_than_what_is_offered() -> None:
    """Every quarter of an hour of the next week is tried by an oracle that counts the minutes on the wall clock."""
    random = seeded("work that runs past closing")
    offered = 0
    for _ in range(cases(60, 2_000)):
        contract = _some_hours(random)
        at = datetime(2026, 11, 23, tzinfo=ZONE) + timedelta(minutes=15 * random.randrange(4 * 24 * 7))
        asked = replace(facts(at=at), minutes=Minutes.stated(random.choice((30, 60, 90, 150, 240))))
        decision = decide(contract, about=asked)
        best = max(steps(at, at + timedelta(days=7), timedelta(minutes=15)), key=partial(_inside, contract, asked))
        prices = [cost_of(decision), *(way.total for way in decision.alternatives)]
        assert min(filter(None, prices)) == cost_of(decide(contract, about=replace(asked, at=best))), (contract, asked)
        offered += band_of(contract, at) == "support" and len(decision.alternatives) > 0
    assert offered > 0


def _some_hours(random: Random) -> Contract:
    """A contract with up to three windows on each of some days, and one rate for whatever lies outside them."""
    weekly: dict[str, list[str]] = {}
    for day in random.sample(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), random.randint(1, 7)):
        edges = sorted(random.sample(range(24, 84), 2 * random.randint(1, 3)))
        weekly[day] = [f"{_clock(a)}-{_clock(b)}" for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return replace(windows(**weekly), rates=replace(CARD, rows=OUTSIDE))


def _clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


def _inside(contract: Contract, asked: Facts, at: datetime) -> int:
    """How many quarters of an hour of the work lie within support hours when it begins at this instant."""
    assert asked.minutes is not None
    end = at + timedelta(minutes=asked.minutes.likely)
    return sum(band_of(contract, each) == "support" for each in steps(at, end, timedelta(minutes=15)))


# ---- what is cheaper ---------------------------------------------------------------------------------------------------


def test_what_costs_the_same_later_is_no_cheaper_way() -> None:
    flat = replace(charging(), rates=RateCard(base=Money.of("100.00", "CAD")))
    assert decide(flat, about=facts(at=EVENING)).alternatives == ()


def test_where_only_a_person_can_name_the_price_only_what_is_free_is_offered() -> None:
    to_come = replace(rule(Effect.INCLUDE, "procurement"), valid_from=date(2026, 11, 27))
    asked = Facts("procurement", EVENING)
    assert ways(decide(plan(to_come), charging(), about=asked)) == [("27 00:00", Work.QUOTE, Verdict.COVERED, "0.00")]
    assert decide(charging(), about=asked).alternatives == ()


def test_what_only_a_person_can_decide_later_is_no_cheaper_way() -> None:
    to_come = replace(rule(Effect.ALLOWANCE, draws="nothing"), valid_from=date(2026, 11, 27))
    assert from_then_on(to_come) == []


def test_what_comes_later_and_costs_no_less_than_another_way_is_left_out() -> None:
    either = replace(rule(Effect.INCLUDE, clause="2"), valid_from=date(2026, 11, 27))
    assert from_then_on(
        rule(Effect.INCLUDE, **IN_HOURS), at=EVENING, rules=(rule(Effect.INCLUDE, **IN_HOURS), either)
    ) == [("25 09:00", Work.REMOTE, Verdict.COVERED, "0.00")]


def test_large_amounts_are_written_with_commas() -> None:
    dear = replace(charging(), rates=replace(CARD, base=Money.of("1000.00", "CAD")))
    (way,) = decide(dear, about=facts(at=EVENING)).alternatives
    assert (way.text, way.kind, way.currency) == (
        "From afar, Wednesday 25 November from 09:00: about $1,130.00.",
        Way.LATER,
        "CAD",
    )


def test_a_visit_is_said_without_afar_and_help_from_afar_now_is_a_way_of_its_own() -> None:
    decision = decide(charging(), about=facts(at=EVENING, work=Work.ONSITE, site="main"))
    assert [(way.kind, way.text) for way in decision.alternatives] == [
        (Way.LATER, "From afar, Wednesday 25 November from 09:00: about $113.00."),
        (Way.LATER, "Wednesday 25 November from 09:00: about $158.20."),
        (Way.REMOTE, "From afar, Tuesday 24 November from 20:00: about $226.00."),
    ]


def test_where_parts_remain_to_be_paid_the_price_is_named() -> None:
    asked = facts(at=EVENING, parts=(Part("Drum", Money.of("50.00", "CAD")),))
    (way, *_) = decide(plan(rule(Effect.LABOUR_ONLY, **IN_HOURS)), charging(), about=asked).alternatives
    assert (way.verdict, way.text) == (
        Verdict.PARTLY_COVERED,
        "From afar, Wednesday 25 November from 09:00: about $56.50.",
    )


def test_times_are_said_where_the_client_is() -> None:
    decision = decide(charging(), about=facts(at=EVENING), of=client(timezone="America/Halifax"))
    (way,) = decision.alternatives
    assert (f"{way.when:%H:%M %Z}", way.text) == (
        "10:00 AST",
        "From afar, Wednesday 25 November from 10:00: about $113.00.",
    )


# ---- which are worth naming --------------------------------------------------------------------------------------------

SUNDAY = datetime(2026, 11, 29, 20, tzinfo=ZONE)
WEEKENDS = replace(CARD, rows=(*CARD.rows, RateRow(band=Band.WEEKEND, multiplier=Decimal(3))))
DEAR_WEEKENDS = replace(charging(), rates=WEEKENDS)
BY_DAY = plan(rule(Effect.INCLUDE, **IN_HOURS))
FREE_ON_MONDAY = ("30 09:00", Work.REMOTE, Verdict.COVERED, "0.00")
MIDNIGHT = ("30 00:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "226.00")


def test_an_hour_of_the_night_that_costs_is_not_named_where_the_morning_is_free() -> None:
    decision = decide(BY_DAY, DEAR_WEEKENDS, about=facts(at=SUNDAY))
    assert (total(decision), ways(decision)) == (Decimal("339.00"), [FREE_ON_MONDAY])


def test_where_it_cannot_wait_the_sooner_hour_is_named_though_it_costs() -> None:
    asked = facts(at=SUNDAY, impact=Impact.CLIENT, urgency=Urgency.DEGRADED)
    decision = decide(BY_DAY, DEAR_WEEKENDS, about=asked)
    assert (decision.priority, ways(decision)) == (Priority.P2, [FREE_ON_MONDAY, MIDNIGHT])


def test_where_the_morning_costs_too_both_are_named() -> None:
    assert ways(decide(DEAR_WEEKENDS, about=facts(at=SUNDAY))) == [
        ("30 09:00", Work.REMOTE, Verdict.QUOTE_REQUIRED, "113.00"),
        MIDNIGHT,
    ]


def test_of_three_later_hours_the_cheapest_and_the_soonest_are_named() -> None:
    cheap = replace(rule(Effect.INCLUDE), valid_from=date(2026, 12, 4))
    decision = decide(plan(cheap), DEAR_WEEKENDS, about=facts(at=SUNDAY))
    assert ways(decision) == [("04 00:00", Work.REMOTE, Verdict.COVERED, "0.00"), MIDNIGHT]


def test_help_from_afar_now_is_named_though_the_morning_is_free() -> None:
    decision = decide(BY_DAY, charging(), about=facts(at=EVENING, work=Work.ONSITE, site="main"))
    assert [way[0] for way in ways(decision)] == ["25 09:00", "25 09:00", "24 20:00"]


# ---- allowances at another time ----------------------------------------------------------------------------------------

DECEMBER = datetime(2026, 12, 1, tzinfo=ZONE)
HOLDS = plan(allowances=(POOL, replace(POOL, name="year", per=Period.YEAR)))
USED = (("pool", Decimal(2)), ("year", Decimal(1)), ("other", Decimal(7)))


def test_in_the_same_period_as_much_is_used_as_now() -> None:
    asked = facts(used=USED, used_later=(("pool", Decimal(5)),))
    later = DECEMBER - timedelta(minutes=1)
    assert facts_at((HOLDS,), asked, later) == replace(asked, at=later, used=(USED[2], USED[0], USED[1]))


def test_in_the_next_period_as_much_is_used_as_is_known_of_it() -> None:
    later = facts_at((HOLDS,), facts(used=USED, used_later=(("pool", Decimal(1)),)), DECEMBER)
    assert (later.at, dict(later.used)) == (
        DECEMBER,
        {"pool": Decimal(1), "year": Decimal(1), "other": Decimal(7)},
    )
    assert facts_at((HOLDS,), facts(used=USED), DECEMBER).used_of("pool") == Decimal(0)


def test_after_the_last_day_of_use_nothing_is_left() -> None:
    until = plan(allowances=(replace(POOL, until=date(2026, 11, 30)),))
    assert facts_at((until,), facts(used=USED), DECEMBER).used_of("pool") == Decimal(2)
    assert facts_at((until,), facts(used=(("pool", Decimal(1)),)), DECEMBER).used_of("pool") == Decimal(2)
    # What has ended already stays as it was counted.
    assert facts_at((until,), facts(at=DECEMBER, used=(("pool", Decimal(1)),)), DECEMBER).used_of("pool") == Decimal(1)


# ---- the fix people can try themselves ---------------------------------------------------------------------------------


def test_the_fix_people_can_try_themselves_costs_nothing_and_begins_now() -> None:
    decision = decide(charging(), about=facts(at=EVENING))
    halifax = client(timezone="America/Halifax")
    assert self_help(halifax, decision, ARTICLE) == Alternative(
        when=EVENING,
        work=Work.NONE,
        verdict=Verdict.COVERED,
        total=Decimal("0.00"),
        currency="CAD",
        text="Try it yourself, about 5 minutes: The printer prints nothing: nothing to pay.",
        kind=Way.SELF_HELP,
    )
    assert f"{self_help(halifax, decision, ARTICLE).when:%H:%M}" == "21:00"


def test_what_a_decision_costs_is_known_where_it_is_free_or_priced() -> None:
    assert str(cost_of(decide(plan(rule(Effect.INCLUDE))))) == "0.00"
    assert cost_of(decide(charging())) == Decimal("113.00")
    assert cost_of(decide(charging(), about=Facts("procurement", MORNING))) is None
    asking = decide(plan(rule(Effect.INCLUDE, site=frozenset({"main"}))), charging())
    assert (asking.estimate, cost_of(asking)) == (None, None)


def test_what_takes_twice_as_much_of_an_allowance_in_the_evening_names_the_morning() -> None:
    hours = Allowance("hours", Unit.MINUTES, Decimal(600), Period.MONTH, burn=((Band.AFTER_HOURS, Decimal(2)),))
    paying = replace(plan(rule(Effect.ALLOWANCE, draws="hours")), allowances=(hours,))
    (way,) = decide(paying, charging(), about=facts(at=EVENING)).alternatives
    assert (f"{way.when:%d %H:%M}", way.verdict, way.total) == ("25 09:00", Verdict.FROM_ALLOWANCE, Decimal("0.00"))
    assert way.text.startswith("Wednesday 25 November from 09:00: about ") and " instead of " in way.text


def test_what_takes_more_of_an_allowance_after_closing_names_the_next_opening() -> None:
    hours = Allowance("hours", Unit.MINUTES, Decimal(600), Period.MONTH, burn=((Band.AFTER_HOURS, Decimal(2)),))
    paying = replace(plan(rule(Effect.ALLOWANCE, draws="hours")), allowances=(hours,))
    decision = decide(paying, charging(), about=facts(at=LATE))
    (way,) = decision.alternatives
    assert (decision.drawn, way.verdict, way.total) == (Decimal(105), Verdict.FROM_ALLOWANCE, Decimal("0.00"))
    assert way.text == "Wednesday 25 November from 09:00: about 1 h 00 min instead of 1 h 45 min."
    assert decide(paying, charging(), about=facts(at=LATE.replace(hour=16, minute=0))).alternatives == ()


def test_of_an_allowance_the_hours_in_which_it_takes_least_are_named() -> None:
    hours = Allowance("hours", Unit.MINUTES, Decimal(600), Period.MONTH, burn=((Band.AFTER_HOURS, Decimal(2)),))
    weekly = parse_weekly({"tue": ["09:00-17:00"], "wed": ["09:00-09:30"], "thu": ["09:00-17:00"]})
    paying = replace(
        plan(rule(Effect.ALLOWANCE, draws="hours")),
        allowances=(hours,),
        support_hours=SupportHours("America/Toronto", weekly),
    )
    (way,) = decide(paying, charging(), about=facts(at=EVENING)).alternatives
    assert f"{way.when:%d %H:%M}" == "26 09:00"


def test_what_takes_the_same_at_any_hour_names_no_other_time() -> None:
    hours = Allowance("hours", Unit.MINUTES, Decimal(600), Period.MONTH)
    paying = replace(plan(rule(Effect.ALLOWANCE, draws="hours")), allowances=(hours,))
    assert decide(paying, charging(), about=facts(at=EVENING)).alternatives == ()
    assert decide(paying, charging(), about=facts(at=MORNING)).alternatives == ()
