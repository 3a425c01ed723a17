"""What work takes from an allowance, against a walk minute by minute; and that nothing is paid twice or lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random

import pytest

from bot.desk.burning import Stretch, reach, rounded_units, units_of
from bot.desk.catalogue import Work
from bot.desk.contracts import Allowance, Burn, Contract, Overrun, Period, RateCard, RateRow, Unit
from bot.desk.decisions import Verdict
from bot.desk.draw_plan import Drawn, plan_draws
from bot.desk.draws import units_in_words
from bot.desk.hours import Band, SupportHours, band_at, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import LineKind
from bot.desk.ticket_costs import Payer, TicketCost, cost_of_work, estimate_of_work, paid_from
from bot.desk.timesheet import PartEntry, TimeEntry, standing
from tests.proving import cases, seeded
from tests.storage.values import client, contract, decision

ZONES = ("America/Toronto", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
KINDS = (Work.REMOTE, Work.ONSITE, Work.TRAINING)
TUESDAY = datetime(2026, 11, 24, 15, 0, tzinfo=timezone.utc)  # ten in Toronto
HOURS = Allowance("hours", Unit.MINUTES, Decimal(600), Period.MONTH)


def entry(number: int, start: datetime, minutes: int, work: Work = Work.REMOTE, role: str | None = None) -> TimeEntry:
    return TimeEntry(f"ND-1/{number}", f"k-{number}", "ND-1", "acme", "Kim", role, start, minutes, 0, work, "", start)


def endless(at: datetime, drawn: Sequence[Drawn]) -> Decimal:
    return Decimal(10**6)


def holding(amount: int) -> object:
    """A room of so much for the whole ticket."""
    return lambda at, drawn: Decimal(amount) - sum((each.units for each in drawn), Decimal(0))


BURNING = replace(
    HOURS,
    burn=((Band.AFTER_HOURS, Decimal(2)),),
    burns=(Burn(Decimal("1.5"), None, Work.ONSITE), Burn(Decimal(3), Band.AFTER_HOURS, Work.ONSITE)),
)


@pytest.mark.parametrize(
    ("start", "work", "units"),
    [
        ("2026-11-24T17:00-05:00", Work.REMOTE, 60),
        ("2026-11-24T17:30-05:00", Work.REMOTE, 90),
        ("2026-11-24T17:00-05:00", Work.ONSITE, 90),
        ("2026-11-24T17:30-05:00", Work.ONSITE, 135),
        ("2026-11-24T20:00-05:00", Work.TRAINING, 120),
    ],
    ids=["inside", "half of it after hours", "on site", "on site, half of it after hours", "training counts as remote"],
)
def test_an_hour_takes_more_in_some_bands_and_for_some_work(start: str, work: Work, units: int) -> None:
    stretch = Stretch(datetime.fromisoformat(start), 60, work)
    assert units_of(BURNING, contract().support_hours, [stretch]) == Decimal(units)


@pytest.mark.parametrize(
    ("units", "taken"), [(0, 0), (1, 30), (30, 30), (31, 45), (45, 45), (46, 60)], ids=lambda value: str(value)
)
def test_what_a_ticket_takes_is_at_least_the_minimum_in_whole_steps(units: int, taken: int) -> None:
    assert rounded_units(replace(HOURS, minimum=30, increment=15), Decimal(units)) == Decimal(taken)


def test_an_allowance_pays_whole_minutes_and_keeps_what_does_not_reach_for_one() -> None:
    evening = Stretch(datetime.fromisoformat("2026-11-24T20:00-05:00"), 60, Work.REMOTE)
    found = reach(BURNING, contract().support_hours, evening, Decimal(21))
    assert (found.minutes, found.units) == (10, Decimal(20))


def test_a_visit_is_a_day_on_site_and_work_from_afar_belongs_to_it() -> None:
    visits = Allowance("visits", Unit.VISITS, Decimal(2), Period.MONTH)
    times = [
        entry(1, TUESDAY, 30, Work.ONSITE),
        entry(2, TUESDAY + timedelta(hours=2), 30, Work.ONSITE),
        entry(3, TUESDAY + timedelta(hours=3), 10, Work.REMOTE),
        entry(4, TUESDAY + timedelta(days=1), 30, Work.ONSITE),
    ]
    drawn = plan_draws(contract(), visits, times, endless)
    assert {each.entry[-1]: (each.units, each.minutes) for each in drawn} == {
        "1": (1, 30),
        "2": (0, 30),
        "4": (1, 30),
        "3": (0, 10),
    }
    short = plan_draws(contract(), visits, times, holding(1))  # type: ignore[arg-type]
    assert sorted(each.entry[-1] for each in short) == ["1", "2", "3"]


@pytest.mark.parametrize("unit", [Unit.TICKETS, Unit.VISITS], ids=["a ticket", "a visit that was help from afar"])
def test_a_ticket_is_one_however_often_it_is_worked_on(unit: Unit) -> None:
    allowance = Allowance("some", unit, Decimal(2), Period.MONTH)
    drawn = plan_draws(
        contract(), allowance, [entry(1, TUESDAY, 30), entry(2, TUESDAY + timedelta(days=9), 30)], endless
    )
    assert [(each.units, each.minutes) for each in drawn] == [(1, 30), (0, 30)]


# ---- who pays --------------------------------------------------------------------------------------------------------

RATED = replace(
    contract(),
    allowances=(HOURS, Allowance("money", Unit.MONEY, Decimal(100), Period.MONTH)),
    rates=RateCard(
        Money.of("120.00", "CAD"),
        rows=(
            RateRow(work=Work.REMOTE, minimum_minutes=15, increment_minutes=15),
            RateRow(work=Work.ONSITE, base=Money.of("150.00", "CAD"), minimum_minutes=60, increment_minutes=15),
        ),
        call_out_fee=Money.of("40.00", "CAD"),
    ),
)


def payer(verdict: Verdict, draws: str | None = None, terms: Contract = RATED, rated: bool = True) -> Payer:
    made = replace(decision().decision, verdict=verdict, draws=draws, drawn=None, estimate=None)
    return Payer(made, terms, terms) if rated else Payer(made, replace(terms, rates=None), None)


def cost(
    paid_by: Payer | None, *times: TimeEntry, parts: Sequence[PartEntry] = (), drawn: Sequence[Drawn] = ()
) -> TicketCost:
    payers = {each.work: paid_by for each in times if paid_by is not None}
    return cost_of_work(client(), payers, paid_by, times, parts, drawn)


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


TONER = PartEntry("ND-1/9", "k-9", "ND-1", "acme", "Kim", "toner", cad("80.00"), 1, TUESDAY)
TWO = (entry(1, TUESDAY, 20), entry(2, TUESDAY + timedelta(hours=1), 20, Work.ONSITE))


@pytest.mark.parametrize(
    ("paid_by", "subtotal", "accounted"),
    [
        (payer(Verdict.COVERED), "0.00", 90),
        (payer(Verdict.COVERED, rated=False), "0.00", 40),
        (payer(Verdict.QUOTE_REQUIRED), "330.00", 90),
        (payer(Verdict.PARTLY_COVERED), "80.00", 90),
        (payer(Verdict.FROM_ALLOWANCE, "hours"), "290.00", 90),
    ],
    ids=[
        "inside",
        "inside, without rates",
        "charged, with one call-out fee",
        "the part only",
        "an allowance that pays nothing",
    ],
)
def test_what_a_decision_covers_is_shown_at_nothing(paid_by: Payer, subtotal: str, accounted: int) -> None:
    found = cost(paid_by, *TWO, parts=[TONER])
    assert (found.subtotal, found.accounted, found.undecided) == (cad(subtotal), accounted, False)
    assert [line.text for line in found.lines if line.kind is LineKind.MATERIAL]


@pytest.mark.parametrize(
    "paid_by",
    [None, payer(Verdict.NEEDS_PERSON), payer(Verdict.QUOTE_REQUIRED, rated=False)],
    ids=["nobody has decided", "a person has to", "nobody has rates"],
)
def test_work_that_nobody_pays_for_is_kept_and_not_priced(paid_by: Payer | None) -> None:
    found = cost(paid_by, *TWO)
    assert (found.undecided, found.minutes, found.price) == (True, 40, cad("0.00"))


def test_what_an_allowance_of_time_does_not_reach_waits_for_a_person_where_the_contract_says_so() -> None:
    asking = replace(RATED, allowances=(replace(HOURS, overrun=Overrun.PERSON),))
    paid_by = payer(Verdict.FROM_ALLOWANCE, "hours", asking)
    drawn = [Drawn("ND-1/1", TUESDAY, Decimal(12), 12)]
    assert cost(paid_by, TWO[0], drawn=drawn).undecided
    decided = replace(paid_by, rest=Overrun.CHARGE)
    # Twenty minutes count as thirty; twelve of the twenty are paid, which count as eighteen.
    found = cost(decided, TWO[0], drawn=drawn)
    assert (found.undecided, found.accounted, found.from_allowance, found.charged) == (False, 30, 18, 12)
    assert found.subtotal == cad("24.00")


def test_hours_that_pay_a_part_of_a_visit_pay_for_its_call_out_on_the_bill_as_in_the_quote() -> None:
    drawn = [Drawn("ND-1/2", TUESDAY, Decimal(15), 15)]
    for verdict in (Verdict.PARTLY_COVERED, Verdict.FROM_ALLOWANCE):
        found = cost(payer(verdict, "hours"), TWO[1], drawn=drawn)
        # Five of twenty minutes are charged, so a quarter of the hour that is the least.
        assert (found.accounted, found.from_allowance, found.charged, found.subtotal) == (60, 45, 15, cad("37.50"))


def test_an_estimate_of_work_that_has_begun_shows_what_money_was_paid_ahead() -> None:
    paid_by = payer(Verdict.FROM_ALLOWANCE, "money")
    so_far = paid_from(cost(paid_by, TWO[0]), Decimal("100.00"))
    likely = paid_from(cost(paid_by, *TWO), Decimal("100.00"))
    found = estimate_of_work(so_far, likely, "money")
    # 60 and 40 with 13 % are 113; 150 more are 282.50.
    assert (found.low, found.total, found.not_to_exceed) == (cad("13.00"), cad("182.50"), cad("190.00"))
    assert (found.lines[-1].text, found.lines[-1].amount) == ("Paid from 'money'", cad("-100.00"))


def test_entries_that_were_taken_back_do_not_stand() -> None:
    back = replace(TWO[0], id="ND-1/3", minutes=-20, reverses="ND-1/1")
    assert standing([TWO[1], TWO[0], back]) == (TWO[1],)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("90", Unit.MINUTES, "1 h 30 min"),
        ("59.5", Unit.MINUTES, "59.5 minutes"),
        ("-61", Unit.MINUTES, "-1 h 01 min"),
        ("1", Unit.VISITS, "1 visit"),
        ("0", Unit.TICKETS, "0 tickets"),
        ("12.5", Unit.MONEY, "$12.50"),
    ],
)
def test_amounts_of_an_allowance_are_said_as_people_say_them(amount: str, unit: Unit, words: str) -> None:
    assert units_in_words(Decimal(amount), unit, "CAD") == words


# ---- against a walk minute by minute ---------------------------------------------------------------------------------


def _some_contract(random: Random) -> tuple[Contract, Allowance]:
    weekly = random.choice(
        ({"mon-fri": ["08:00-18:00"]}, {"mon-fri": ["09:00-12:00", "13:00-17:30"], "sat": ["09:00-13:00"]})
    )
    hours = SupportHours(random.choice(ZONES), parse_weekly(weekly), frozenset({date(2026, 12, 25)}))
    some = [Burn(Decimal(random.choice(("0.5", "1.5", "2"))), random.choice((None, *Band)), kind) for kind in KINDS]
    allowance = replace(
        HOURS,
        burn=tuple((band, Decimal(random.choice(("1", "1.5", "2")))) for band in random.sample(list(Band), 2)),
        burns=tuple(random.sample(some, random.randrange(3))),
        overrun=random.choice(list(Overrun)),
        minimum=random.choice((0, 15, 30)),
        increment=random.choice((1, 5, 15)),
    )
    return replace(RATED, support_hours=hours, allowances=(allowance,)), allowance


def _some_times(random: Random) -> list[TimeEntry]:
    """Entries over a few days somewhere in two years, some over midnight or a change of clocks."""
    start = datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=random.randrange(2 * 365 * 24 * 60))
    times = []
    for number in range(random.randrange(1, 5)):
        minutes = random.randrange(1, 240)
        times.append(entry(number, start, minutes, random.choice(KINDS)))
        start += timedelta(minutes=minutes + random.randrange(3000))
    return times


def _walked(
    terms: Contract, allowance: Allowance, times: Sequence[TimeEntry], have: Decimal
) -> dict[str, tuple[int, Decimal]]:
    """Minute by minute: what each takes in its band, until it is more than there is."""
    paid: dict[str, tuple[int, Decimal]] = {}
    whole = True
    for each in times:
        minutes, units = 0, Decimal(0)
        for offset in range(each.minutes):
            band = band_at(terms.support_hours, each.start + timedelta(minutes=offset))
            factors = [f for b, f in allowance.burn if b is band]
            named = each.work if any(row.work is each.work for row in allowance.burns) else Work.REMOTE
            kind = each.work if each.work is not Work.TRAINING else named
            factors += [row.factor for row in allowance.burns if row.work is kind and row.band in (None, band)]
            one = max(factors) if factors else Decimal(1)
            if allowance.overrun is not Overrun.ALLOW and one > have:
                whole = False
                break
            minutes, units, have = minutes + 1, units + one, have - one
        if minutes:
            paid[each.id] = (minutes, units)
    if whole:
        *_, last = paid
        total = sum((units for _, units in paid.values()), Decimal(0))
        wanted = max(total, Decimal(allowance.minimum))
        while wanted % allowance.increment:
            wanted += Decimal("0.5") if wanted % 1 else 1
        more = wanted - total if allowance.overrun is Overrun.ALLOW else min(wanted - total, have)
        paid[last] = (paid[last][0], paid[last][1] + more)
    return paid


def _rounded_minutes(kind: Work, minutes: int) -> int:
    """What the rate card bills for so many minutes of one kind."""
    least = 60 if kind is Work.ONSITE else 15
    return -(-max(minutes, least) // 15) * 15


def test_what_is_paid_is_what_a_walk_minute_by_minute_pays_and_the_rest_is_charged() -> None:
    random = seeded("draws minute by minute")
    for _ in range(cases(1_000, 20_000)):
        terms, allowance = _some_contract(random)
        times = _some_times(random)
        have = Decimal(random.choice((0, 1, 20, 90, 300, 5_000)))

        def room(at: datetime, drawn: Sequence[Drawn], have: Decimal = have) -> Decimal:
            return have - sum((each.units for each in drawn), Decimal(0))

        drawn = plan_draws(terms, allowance, times, room)
        walked = _walked(terms, allowance, times, have)
        assert {each.entry: (each.minutes, each.units) for each in drawn} == walked, (allowance, times, have)
        if allowance.overrun is not Overrun.ALLOW:
            assert sum((each.units for each in drawn), Decimal(0)) <= have
        _the_bill_adds_up(terms, times, drawn)


def _the_bill_adds_up(terms: Contract, times: Sequence[TimeEntry], drawn: Sequence[Drawn]) -> None:
    """Minutes paid and minutes charged are the minutes billed, and the charged ones are priced to the cent."""
    paid_by = replace(payer(Verdict.FROM_ALLOWANCE, "hours", terms), rest=Overrun.CHARGE)
    found = cost(paid_by, *times, drawn=drawn)
    billed = {kind: 0 for kind in dict.fromkeys(each.work for each in times)}
    for each in times:
        billed[each.work] += each.minutes
    assert found.accounted == sum(_rounded_minutes(kind, minutes) for kind, minutes in billed.items())
    assert found.from_allowance + found.charged == found.accounted
    labour = [line for line in found.lines if line.kind is LineKind.LABOUR]
    charged = sum((line.quantity for line in labour if line.unit_price.amount), Decimal(0)) * 60
    # Each kind of work to the nearest whole minute.
    assert abs(charged - found.charged) < Decimal("0.51") * len(billed)
    for line in labour:
        exact = line.quantity * line.unit_price.amount
        assert abs(exact - line.amount.amount) < Decimal("0.006")
