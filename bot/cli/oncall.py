"""``nightdesk oncall``: who is on call, when, what waits, and taking it."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from bot.bootstrap import SystemClock, rota_of
from bot.cli.checks import DEMO_ROTA, NOT_CALLED
from bot.cli.common import USAGE, console, fail, instant, open_desk, print_json, read_settings, say
from bot.connectors.outside_pager import without_address
from bot.connectors.rota_file import RotaFile
from bot.desk.errors import DeskError
from bot.desk.escalation import Escalation
from bot.desk.oncall import Duty, duties, is_planned, unplanned, who_is_on_call
from bot.operations.morning import in_words, night_before
from bot.operations.oncall import kind_in_words, pages_that_wait, pass_page, take_page
from bot.operations.ports import DeskPorts
from bot.operations.rota import NIGHTS

app = typer.Typer(help="The on-call rota, and the calls that wait.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_At = Annotated[str | None, typer.Option("--at", metavar="INSTANT", help="at another time than now")]


@app.command()
def who(at: _At = None, json_: _Json = False) -> None:
    """Who is paged now, and who after them."""
    source = _source()
    rota = source.rota()
    asked = instant(at, rota.zone) or SystemClock().now()
    order = who_is_on_call(rota, asked)
    if json_:
        print_json([{"name": technician.name, "address": technician.address} for technician in order])
        return
    say(f"On call: {order[0].name}. Then: {', '.join(t.name for t in order[1:]) or 'nobody'}.")
    if not is_planned(rota, asked):
        say("Nobody is planned for then: the calendar has a gap, and the order of the rota decides.")
    _warn(source)
    _warn_of_the_demos_rota()


@app.command()
def when(
    name: Annotated[str, typer.Argument(help="a technician's name; empty: everybody")] = "",
    days: Annotated[int, typer.Option(min=1, max=60, help="how far ahead")] = 28,
    at: _At = None,
    json_: _Json = False,
) -> None:
    """When somebody is on call first, or who is on call when.

    For example: nightdesk oncall when "Robin Castell"
    """
    source = _source()
    rota = source.rota()
    start = instant(at, rota.zone) or SystemClock().now()
    known = {technician.name.casefold(): technician for technician in rota.order}
    wanted = known.get(name.strip().casefold())
    if name.strip() and wanted is None:
        fail(f"Nobody of the rota is called '{name}'. Known: {', '.join(t.name for t in rota.order)}.", USAGE)
    found = [d for d in duties(rota, start, start + timedelta(days=days)) if wanted in (None, d.technician)]
    if json_:
        print_json([_duty_document(duty) for duty in found])
        return
    zone = ZoneInfo(rota.zone)
    for duty in found:
        span = f"{duty.start.astimezone(zone):%a %-d %b %H:%M} - {duty.end.astimezone(zone):%a %-d %b %H:%M}"
        say(f"{span}  {duty.technician.name}{'' if duty.planned else '  (nobody is planned)'}")
    if not found:
        say(f"{wanted.name if wanted else 'Nobody'} is not on call first in the next {days} days.")
    _warn(source)


@app.command()
def check(json_: _Json = False) -> None:
    """Whether the rota can be read, everybody in it can be called, and the next 14 nights are planned; exit 1 if not."""
    source = _source()
    rota, now = source.rota(), SystemClock().now()
    gaps = unplanned(rota, now, now + timedelta(days=NIGHTS))
    unreached = without_address(rota.order)
    if json_:
        warning = {"warning": source.warning(), "cannot_be_called": list(unreached)}
        print_json({**warning, "gaps": [_duty_document(gap) for gap in gaps]})
    else:
        for gap in gaps:
            zone = ZoneInfo(rota.zone)
            say(
                f"Nobody is planned from {gap.start.astimezone(zone):%a %-d %b %H:%M} to "
                f"{gap.end.astimezone(zone):%a %-d %b %H:%M}: {gap.technician.name} would be called."
            )
        _warn(source)
        for name in unreached:
            say(f"{name} {NOT_CALLED}")
        if not gaps and source.warning() is None:
            say(f"The next {NIGHTS} nights are planned.")
        _warn_of_the_demos_rota()
    if gaps or unreached or source.warning() is not None:
        raise SystemExit(1)


@app.command()
def night(at: _At = None) -> None:
    """What the last night brought, as dispatchers and managers are told at half past seven."""
    with open_desk() as desk:
        zone = desk.ports.rota.rota().zone
        say(in_words(night_before(ports=desk.ports, until=instant(at, zone))))


@app.command()
def pages(json_: _Json = False) -> None:
    """Calls that nobody has taken, longest waiting first: about what, who was called, and when the next one is."""
    with open_desk() as desk:
        found = pages_that_wait(ports=desk.ports)
        zone = ZoneInfo(desk.ports.rota.rota().zone)
    if json_:
        print_json(
            [
                {
                    "id": page.id,
                    "kind": page.kind,
                    "ticket": page.ticket,
                    "client": page.client,
                    "since": page.sent_at.isoformat(),
                    **_escalation_document(escalation),
                }
                for page, escalation in found
            ]
        )
        return
    table = Table("call", "about", "ticket", "client", f"since ({zone.key})", "called", "next")
    for page, climbed in found:
        called = ", ".join(dict.fromkeys(each.technician for each in climbed.notified)) or "nobody yet"
        due = f"{climbed.due_at.astimezone(zone):%a %-d %b, %H:%M}" if climbed.due_at else "nobody is left"
        since = f"{page.sent_at.astimezone(zone):%a %-d %b, %H:%M}"
        table.add_row(page.id[:8], kind_in_words(page.kind), page.ticket or "-", page.client or "-", since, called, due)
    console.print(table if found else "No call waits.")


@app.command()
def take(
    call: Annotated[str, typer.Argument(metavar="CALL", help="as `oncall pages` names it; its beginning is enough")],
    by: Annotated[str, typer.Option(help="who has it, as the rota names them")],
) -> None:
    """I have it: nobody else is woken, and whoever waits is told.

    For example: nightdesk oncall take 216f --by "Robin Castell"
    """
    with open_desk() as desk:
        _, escalation = take_page(ports=desk.ports, page_id=_id(desk.ports, call), by=by, through="command line")
    assert escalation.taken is not None or escalation.ended is not None
    if escalation.taken is None:
        say(f"It is over: {escalation.ended}.")
    elif escalation.taken.by == by:
        say(f"{by} has it. Nobody else is woken.")
    else:
        fail(f"{escalation.taken.by} has it already, since {escalation.taken.at.astimezone(timezone.utc):%H:%M} UTC.")


@app.command("pass")
def pass_(
    call: Annotated[str, typer.Argument(metavar="CALL", help="as `oncall pages` names it; its beginning is enough")],
    by: Annotated[str, typer.Option(help="who cannot, as the rota names them")],
) -> None:
    """I cannot: the next one is called at once.

    For example: nightdesk oncall pass 216f --by "Robin Castell"
    """
    with open_desk() as desk:
        _, escalation = pass_page(ports=desk.ports, page_id=_id(desk.ports, call), by=by)
    if escalation.taken is not None or by not in {each.technician for each in escalation.notified}:
        fail(f"Nothing was passed on: it is not {by} who was called, or somebody else has it.")
    last = escalation.notified[-1]
    say(f"{last.technician} is called." if not escalation.exhausted else "Nobody is left to call.")


def _id(ports: DeskPorts, beginning: str) -> str:
    """The page whose id begins so, among those that wait; otherwise what was written, which is then looked up as it is."""
    found = [page.id for page, _ in pages_that_wait(ports=ports) if page.id.startswith(beginning)]
    return found[0] if len(found) == 1 else beginning


def _source() -> RotaFile:
    source = rota_of(read_settings())
    try:
        source.rota()
    except DeskError as refusal:
        fail(str(refusal))
    return source


def _warn(source: RotaFile) -> None:
    warning = source.warning()
    if warning is not None:
        say(f"Warning: {warning}")


def _warn_of_the_demos_rota() -> None:
    if not read_settings().rota:
        say(f"This is the demo's rota: {DEMO_ROTA}.")


def _duty_document(duty: Duty) -> dict[str, object]:
    return {
        "from": duty.start.isoformat(),
        "until": duty.end.isoformat(),
        "name": duty.technician.name,
        "planned": duty.planned,
    }


def _escalation_document(escalation: Escalation) -> dict[str, object]:
    return {
        "called": [
            {"name": each.technician, "at": each.at.isoformat(), "round": each.round + 1, "step": each.step + 1}
            for each in escalation.notified
        ],
        "next_at": escalation.due_at.isoformat() if escalation.due_at else None,
        "exhausted": escalation.exhausted,
    }
