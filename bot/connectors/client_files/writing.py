"""A client file from what the desk knows: reading it again gives exactly the same client and contracts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.connectors.client_files import values
from bot.connectors.client_files.calendars import calendar_days
from bot.connectors.client_files.fields import Refused
from bot.connectors.client_files.layout import Raw, Written, document
from bot.connectors.client_files.writing_contracts import written_contract
from bot.connectors.client_files.writing_rates import written_rates, written_week
from bot.desk.clients import Application, Asset, Client, Contact, Site, SiteCalendar
from bot.desk.contracts import Contract
from bot.desk.hours import Holidays, SpecialDays

FORMAT = Raw("1")


def write_client_file(client: Client, contracts: Iterable[Contract], remarks: Sequence[str] = ()) -> str:
    """The text of a client file, with ``remarks`` as comments before it; CannotBeWritten where a file has no words.

    The house's rates are no part of it: they stand in a file of their own.
    """
    text = document(
        {
            "format": FORMAT,
            "client": _client(client),
            "contracts": [written_contract(client, contract) for contract in contracts],
        }
    )
    return "".join(f"# {line}\n" for remark in remarks for line in remark.splitlines()) + text


def _client(client: Client) -> Written:
    return {
        "code": client.code,
        "name": client.name,
        "status": values.choice(client.status),
        "timezone": client.timezone,
        "currency": client.currency,
        "locale": client.locale,
        "tax": {"name": client.tax.name, "rate": values.percentage(client.tax.rate)} if client.tax else None,
        "holidays": _client_holidays(client),
        "rates": written_rates(client.rates) if client.rates else None,
        "slack_teams": values.in_turn(client.slack_teams),
        "emergency_number": client.emergency_number,
        "sites": [_site(site) for site in client.sites] or None,
        "contacts": [_contact(contact) for contact in client.contacts] or None,
        "assets": [_asset(asset) for asset in client.assets] or None,
        "applications": [_application(application) for application in client.applications] or None,
    }


def _client_holidays(client: Client) -> Written | None:
    days, calendar = client.closed_days, client.holiday_calendar
    return None if days == Holidays() and calendar is None else _holidays(days, calendar)


def _holidays(days: Holidays, calendar: str | None) -> Written:
    """The calendar with the days that differ from it, or all days where no calendar is known any more."""
    known = _days_of(calendar)
    return {
        "calendar": calendar,
        "extra": values.days(days.whole - known),
        "not": values.days(known - days.whole),
        "partial": _opened(days.partial),
        "open": _opened(days.extra),
    }


def _opened(days: SpecialDays) -> Written | None:
    """Dates with the windows that are open on them."""
    return {Raw(day.isoformat()): [str(window) for window in windows] for day, windows in days} or None


def _days_of(calendar: str | None) -> frozenset[date]:
    try:
        return calendar_days(calendar) if calendar else frozenset()
    except Refused:
        return frozenset()


def _site(site: Site) -> Written:
    own = site.calendar or SiteCalendar()
    return {
        "code": site.code,
        "name": site.name,
        "address": site.address,
        "km": values.number(site.km),
        "zone": site.zone,
        "timezone": own.timezone,
        "support_hours": written_week(own.weekly) if own.weekly else None,
        "holidays": _holidays(own.days, None) if own.days else None,
        "rates": written_rates(site.rates) if site.rates else None,
    }


def _contact(contact: Contact) -> Written:
    slack = [f"{one.workspace}/{one.user_id}" for one in contact.identities if one.platform == "slack"]
    telegram = [Raw(one.user_id) for one in contact.identities if one.platform == "telegram"]
    return {
        "name": contact.name,
        "email": contact.email,
        "site": contact.site,
        "roles": values.choices(contact.roles),
        "approval_limit": values.amount(contact.approval_limit),
        "slack": values.in_turn(slack),
        "telegram": values.in_turn(telegram),
    }


def _asset(asset: Asset) -> Written:
    return {
        "tag": asset.tag,
        "class": asset.asset_class,
        "site": asset.site,
        "contact": asset.contact,
        "name": asset.name,
        "covered": None if asset.covered else values.flag(False),
        "warranty_until": values.day(asset.warranty_until),
        "meets_standard": values.flag(asset.meets_standard),
        "hostname": asset.hostname,
        "serial": asset.serial,
    }


def _application(application: Application) -> Written:
    if not application.also:
        return application.name
    return {"name": application.name, "also": values.in_turn(application.also)}
