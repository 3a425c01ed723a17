"""Contracts: versions, ordered rules with their clauses, allowances, rate cards, support hours and SLA."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from zoneinfo import ZoneInfo

from bot.desk.catalogue import DONE_REMOTELY, RequestType, Work
from bot.desk.hours import Band, SupportHours, Window
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy


class ContractType(str, Enum):
    """The commercial kind of a contract."""

    MANAGED = "managed"
    CO_MANAGED = "co_managed"
    BLOCK_HOURS = "block_hours"
    RETAINER = "retainer"
    PER_TICKET = "per_ticket"
    TIME_AND_MATERIALS = "time_and_materials"
    WARRANTY = "warranty"


class ContractStatus(str, Enum):
    """Only an active contract decides anything."""

    DRAFT = "draft"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Effect(str, Enum):
    """What a rule does with what it matches."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    ALLOWANCE = "allowance"
    LABOUR_ONLY = "labour_only"
    CHARGE = "charge"


class Cause(str, Enum):
    """Why a thing broke, where a contract asks."""

    WEAR = "wear"
    USER_DAMAGE = "user_damage"
    THIRD_PARTY = "third_party"
    UNAUTHORISED_CHANGE = "unauthorised_change"


@dataclass(frozen=True)
class When:
    """The conditions of a rule; an empty one matches everything."""

    time: frozenset[Band] = frozenset()
    work: frozenset[Work] = frozenset()
    site: frozenset[str] = frozenset()
    asset_class: frozenset[str] = frozenset()
    asset_covered: bool | None = None
    request_type: frozenset[RequestType] = frozenset()
    cause: frozenset[Cause] = frozenset()
    meets_standard: bool | None = None
    person_listed: bool | None = None


@dataclass(frozen=True)
class EmergencyClause:
    """Of a term that costs: in an emergency work begins at once, up to this amount before anybody has agreed."""

    up_to: Money


@dataclass(frozen=True)
class Rule:
    """One term of the contract: the first rule that matches decides. No subjects means everything."""

    effect: Effect
    categories: frozenset[str]
    clause: str
    text: str
    when: When = When()
    draws: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    emergency: EmergencyClause | None = None

    def concerns(self, category: str) -> bool:
        """Whether the rule speaks about this category at all."""
        return not self.categories or category in self.categories


class Unit(str, Enum):
    """What an allowance counts."""

    MINUTES = "minutes"
    TICKETS = "tickets"
    VISITS = "visits"
    MONEY = "money"


class Period(str, Enum):
    """When an allowance starts anew; ``term`` lasts as long as the contract."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TERM = "term"


class Overrun(str, Enum):
    """What happens with the work that an allowance does not reach for."""

    CHARGE = "charge"  # the fallback prices it
    ALLOW = "allow"  # it is taken all the same: the allowance goes below zero
    PERSON = "person"  # a person decides


@dataclass(frozen=True)
class Burn:
    """One unit of this work in this band takes ``factor`` units; None is any work, or any band."""

    factor: Decimal
    band: Band | None = None
    work: Work | None = None


@dataclass(frozen=True)
class Allowance:
    """An amount of work inside the fee, in each period.

    ``rollover`` is the most that a period takes over from the one before; ``until`` is the last day it may be used.
    ``burn`` and ``burns`` multiply what work takes; ``minimum`` and ``increment`` (minutes) round it, once a ticket.
    """

    name: str
    unit: Unit
    amount: Decimal
    per: Period
    rollover: Decimal = Decimal(0)
    burn: tuple[tuple[Band, Decimal], ...] = ()
    warn_percent: int = 80
    burns: tuple[Burn, ...] = ()
    overrun: Overrun = Overrun.CHARGE
    until: date | None = None
    minimum: int = 0
    increment: int = 1

    def burn_in(self, band: Band, work: Work = Work.REMOTE) -> Decimal:
        """How many units one unit of this work takes in this band: the highest factor that applies, one without any.

        Work that is done from afar without factors of its own counts as remote work, as rates have it.
        """
        own = work if any(row.work is work for row in self.burns) or work not in DONE_REMOTELY else Work.REMOTE
        factors = [factor for each, factor in self.burn if each is band]
        factors += [row.factor for row in self.burns if row.band in (None, band) and row.work in (None, own)]
        return max(factors, default=Decimal(1))


@dataclass(frozen=True)
class HolidaySpan:
    """When a holiday is charged as one: minutes from its midnight, below 0 the day before, over 1440 the day after."""

    starts: int = 0
    ends: int = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Holding:
    """When a row or a surcharge of a rate card holds: all that is named must be so at that minute of the work.

    ``week`` is weekly windows on the wall, Monday first; empty is any time. ``valid_from`` and ``valid_to`` are whole
    days in the zone of the support hours, the days of the work; ``valid_to`` is the last.
    """

    work: Work | None = None
    role: str | None = None
    band: Band | None = None
    week: tuple[tuple[Window, ...], ...] = ()
    holiday: HolidaySpan | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class RateRow(Holding):
    """A row of the rate card; ``base`` is an hour, ``adjustment`` an amount more (or less) than the hour behind it.

    The call-out fee is an amount, or minutes at the rate of arrival; a row has one of the two.
    """

    base: Money | None = None
    adjustment: Money | None = None
    multiplier: Decimal | None = None
    minimum_minutes: int | None = None
    maximum_minutes: int | None = None
    increment_minutes: int | None = None
    call_out_fee: Money | None = None
    call_out_minutes: int | None = None
    taxable: bool = True


@dataclass(frozen=True, kw_only=True)
class Surcharge(Holding):
    """A line of its own when it holds on arrival: an amount, a share of the labour (0.25 = 25 %) or minutes at the rate."""

    name: str = "Surcharge"
    amount: Money | None = None
    percent: Decimal | None = None
    minutes: int | None = None
    taxable: bool = True


class RoundingScope(str, Enum):
    """What minutes are added up before they are rounded once."""

    ENTRY = "entry"
    TICKET = "ticket"
    DAY = "day"


@dataclass(frozen=True)
class Travel:
    """Trip fee, kilometres included one way, price per kilometre beyond, one way (1) or round trip (2).

    ``zones`` are trip fees that hold instead of ``trip`` for the sites of a zone. With ``miles`` the distance that is
    included and the price per distance count miles.
    """

    trip: Money
    included_km: Decimal
    per_km: Money
    ways: int = 1
    zones: tuple[tuple[str, Money], ...] = ()
    miles: bool = False
    taxable: bool = True


@dataclass(frozen=True)
class Materials:
    """Parts at cost plus ``markup`` (0.25 = 25 %) or at a ``margin`` of the price; one of the two."""

    markup: Decimal | None = None
    margin: Decimal | None = None
    taxable: bool = True


@dataclass(frozen=True)
class RateCard:
    """What work outside the fee costs; ``base`` is an hour. What a card does not say, the card ``behind`` it says.

    Contracts, clients and sites store cards with nothing behind; ``bot.desk.rates.agreed_rates`` puts them in order.
    ``surcharges`` None is silence, an empty one says that there are none.
    """

    base: Money | None = None
    scope: RoundingScope | None = None
    rows: tuple[RateRow, ...] = ()
    call_out_fee: Money | None = None
    travel: Travel | None = None
    materials: Materials | None = None
    quote_valid_days: int = 14
    call_out_minutes: int | None = None
    surcharges: tuple[Surcharge, ...] | None = None
    behind: RateCard | None = None


@dataclass(frozen=True)
class PlanService:
    """Something the fee holds that no ticket shows, like monitoring; ``price`` is what it costs alone, per fee period."""

    name: str
    price: Money | None = None


@dataclass(frozen=True)
class Fee:
    """What the client pays anyway; ``onboarding`` is paid once, on the contract's first day."""

    amount: Money
    per: Period
    onboarding: Money | None = None
    services: tuple[PlanService, ...] = ()


@dataclass(frozen=True)
class Contract:
    """One version of a contract. ``starts`` and ``ends`` are whole days in the client's zone; ``ends`` is the last.

    ``notice_days`` before its end it is time to agree what follows.
    ``people`` are the e-mail addresses (casefolded) on the contract's list, where it has one.
    """

    number: str
    version: int
    type: ContractType
    status: ContractStatus
    starts: date
    ends: date | None
    support_hours: SupportHours
    sla: SlaPolicy | None
    rules: tuple[Rule, ...]
    otherwise: Effect = Effect.EXCLUDE
    fallback: str | None = None
    fee: Fee | None = None
    critical_applications: frozenset[str] = frozenset()
    allowances: tuple[Allowance, ...] = ()
    rates: RateCard | None = None
    notice_days: int = 60
    people: frozenset[str] = frozenset()
    site_hours: tuple[tuple[str, SupportHours], ...] = ()

    def hours_at(self, site: str | None) -> SupportHours:
        """The support hours that clocks count at this site: its own where it has a calendar, else the contract's."""
        return next((hours for code, hours in self.site_hours if code == site), self.support_hours)

    def in_force(self, at: datetime) -> bool:
        """Active, and ``at`` falls on one of its days in the zone of its support hours."""
        day = at.astimezone(ZoneInfo(self.support_hours.zone)).date()
        return self.status is ContractStatus.ACTIVE and self.starts <= day and (self.ends is None or day <= self.ends)

    def allowance(self, name: str | None) -> Allowance | None:
        """The allowance with this name."""
        return next((allowance for allowance in self.allowances if allowance.name == name), None)
