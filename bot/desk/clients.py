"""Clients, their sites, contacts, chat identities, assets and programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from bot.desk.contracts import RateCard
from bot.desk.hours import Holidays, SpecialDays, Weekly
from bot.desk.money import Money


class ClientStatus(str, Enum):
    """Whether the client is served as agreed."""

    ACTIVE = "active"
    ONBOARDING = "onboarding"
    SERVICE_HOLD = "service_hold"
    PAST_DUE = "past_due"
    OFFBOARDED = "offboarded"


class Role(str, Enum):
    """What a contact may be asked for."""

    PRIMARY = "primary"
    TECHNICAL = "technical"
    BILLING = "billing"
    APPROVER = "approver"
    EMERGENCY = "emergency"
    VIP = "vip"
    NOT_AUTHORIZED = "not_authorized"
    DEPARTED = "departed"


@dataclass(frozen=True)
class Tax:
    """A sales tax: its name and its rate as a fraction (0.13 for 13 %)."""

    name: str
    rate: Decimal


@dataclass(frozen=True)
class SiteCalendar:
    """What a site has of its own, for the clocks of requests from there: time zone, windows, holidays; None as the client."""

    timezone: str | None = None
    weekly: Weekly | None = None
    days: Holidays | None = None


@dataclass(frozen=True)
class Site:
    """A place of the client; ``km`` is the way from the MSP, one way; ``rates`` hold where contract and client say nothing.

    ``address`` is where a technician goes, and how to get in.
    """

    code: str
    name: str
    km: Decimal = Decimal(0)
    zone: str | None = None
    rates: RateCard | None = None
    calendar: SiteCalendar | None = None
    address: str | None = None


@dataclass(frozen=True)
class ChatIdentity:
    """Who a person is on a chat platform: platform, workspace (empty where there is none) and the platform's user id."""

    platform: str
    workspace: str
    user_id: str

    def __str__(self) -> str:
        return (
            f"{self.platform}:{self.workspace}/{self.user_id}" if self.workspace else f"{self.platform}:{self.user_id}"
        )


@dataclass(frozen=True)
class Contact:
    """A person at the client, known by the e-mail address."""

    name: str
    email: str
    site: str | None = None
    roles: frozenset[Role] = frozenset()
    approval_limit: Money | None = None
    identities: tuple[ChatIdentity, ...] = ()

    @property
    def first_name(self) -> str:
        """How the bot calls the person."""
        return self.name.split()[0]

    @property
    def served(self) -> bool:
        """False for people who have left or must not use the desk: they are treated as strangers."""
        return not self.roles & {Role.DEPARTED, Role.NOT_AUTHORIZED}

    def may_approve(self, amount: Money) -> bool:
        """Whether the person may accept this amount; an approver without a limit may accept any."""
        if not self.served or Role.APPROVER not in self.roles:
            return False
        return self.approval_limit is None or amount <= self.approval_limit


@dataclass(frozen=True)
class Asset:
    """A device on the client's list; ``covered`` says whether the plan looks after it. ``hostname`` and ``serial`` are how
    monitoring may call it."""

    tag: str
    asset_class: str
    site: str | None = None
    contact: str | None = None
    name: str | None = None
    covered: bool = True
    warranty_until: date | None = None
    meets_standard: bool | None = None
    hostname: str | None = None
    serial: str | None = None


@dataclass(frozen=True)
class Application:
    """A program of the client; ``also`` are the other names that its people have for it."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Client:
    """A customer company with everything the desk knows about it.

    ``rates`` hold where a contract says nothing; ``house_rates`` are the MSP's own as they were when the client was
    imported, for what neither contract, client nor site says. ``holiday_calendar`` is where most of ``holidays`` come
    from; ``locale`` how its papers are written (``fr_CA``), None for English as in its country. ``slack_teams`` are the ids of
    its own Slack workspaces. ``emergency_number`` is what its people call in danger, where that is not their country's.
    """

    code: str
    name: str
    status: ClientStatus
    timezone: str
    currency: str
    tax: Tax | None
    holidays: frozenset[date] = frozenset()
    sites: tuple[Site, ...] = ()
    contacts: tuple[Contact, ...] = ()
    assets: tuple[Asset, ...] = ()
    applications: tuple[Application, ...] = ()
    holiday_calendar: str | None = None
    rates: RateCard | None = None
    house_rates: RateCard | None = None
    locale: str | None = None
    partial_holidays: SpecialDays = ()
    extra_days: SpecialDays = ()
    slack_teams: tuple[str, ...] = ()
    emergency_number: str | None = None

    @property
    def closed_days(self) -> Holidays:
        """The holidays, whole and partial, and the extra days."""
        return Holidays(self.holidays, self.partial_holidays, self.extra_days)

    def site(self, code: str | None) -> Site | None:
        """The site with this code, if there is one."""
        return next((site for site in self.sites if site.code == code), None)

    def contact(self, email: str | None) -> Contact | None:
        """The contact with this e-mail address (case does not matter)."""
        wanted = (email or "").casefold()
        return next((contact for contact in self.contacts if contact.email.casefold() == wanted), None)

    def asset(self, tag: str | None) -> Asset | None:
        """The asset with this tag (case does not matter)."""
        wanted = (tag or "").casefold()
        return next((asset for asset in self.assets if asset.tag.casefold() == wanted), None)

    def approvers(self, amount: Money) -> tuple[Contact, ...]:
        """Who may accept this amount: the lowest sufficient limit first, those without a limit last."""
        able = [contact for contact in self.contacts if contact.may_approve(amount)]
        unlimited = Money(Decimal("Infinity"), self.currency)
        return tuple(sorted(able, key=lambda c: ((c.approval_limit or unlimited).amount, c.email)))
