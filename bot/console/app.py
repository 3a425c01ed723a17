"""The technicians' pages put together: the sections, each behind the table of addresses, and the ways in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.web.pages import Pages
from bot.console.access import Access
from bot.console.alert_pages import AlertPages
from bot.console.client_pages import ClientPages
from bot.console.coverage_pages import CoveragePages
from bot.console.guides import GuidePages
from bot.console.health_pages import Checks, HealthPages
from bot.console.import_pages import ImportPages
from bot.console.learning import LearningPages
from bot.console.people_pages import PeoplePages
from bot.console.queue_pages import QueuePages
from bot.console.quote_pages import QuotePages
from bot.console.report_pages import ReportPages
from bot.console.rota_pages import RotaPages
from bot.console.screen import Screen
from bot.console.sign_in import SignInPages
from bot.console.staff import StaffPages
from bot.console.table import TABLE, Handler, routes_of
from bot.console.ticket_pages import TicketPages
from bot.console.what_if_pages import WhatIfPages
from bot.operations.ports import DeskPorts, IdentityProvider

_HERE = Path(__file__).parent


def console_routes(
    ports: DeskPorts,
    *,
    secret: str,
    demo: bool,
    providers: Sequence[IdentityProvider] = (),
    health: Callable[[], Mapping[str, str]] = dict,
    checks: Checks = tuple,
) -> list[Route | Mount]:
    """The routes of the console. In the ``demo`` somebody at this very machine signs in with one click."""
    access = Access(ports, secret, demo=demo)
    pages = Pages(_HERE / "templates")
    return [
        *SignInPages(ports, access, pages, providers).routes(),
        *routes_of(TABLE, _handlers(ports, access, Screen(pages, ports.clock), health, checks), access),
        Mount("/console/static", StaticFiles(directory=_HERE / "static"), name="console-static"),
    ]


def _handlers(
    ports: DeskPorts, access: Access, screen: Screen, health: Callable[[], Mapping[str, str]], checks: Checks
) -> Mapping[str, Handler]:
    return {
        **QueuePages(ports, screen).handlers(),
        **TicketPages(ports, screen).handlers(),
        **CoveragePages(ports, screen).handlers(),
        **ClientPages(ports, screen).handlers(),
        **ImportPages(ports, screen).handlers(),
        **WhatIfPages(ports, screen).handlers(),
        **GuidePages(ports, screen).handlers(),
        **LearningPages(ports, screen).handlers(),
        **QuotePages(ports, screen).handlers(),
        **PeoplePages(ports, screen).handlers(),
        **RotaPages(ports, screen).handlers(),
        **AlertPages(ports, screen).handlers(),
        **HealthPages(ports, screen, health, checks).handlers(),
        **ReportPages(ports, screen).handlers(),
        **StaffPages(ports, screen, access).handlers(),
    }
