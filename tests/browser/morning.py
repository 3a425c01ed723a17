"""A morning at the demo's desk: who has written what, and how far each ticket is. Pages are looked at on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from bot.bootstrap import make_desk
from bot.desk.catalogue import Impact, Urgency
from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Choice
from bot.desk.staff import StaffMember
from bot.desk.ticket_work import WaitFor
from bot.operations.enquiries import choose
from bot.operations.handover import raise_emergency
from bot.operations.queue import save_view
from bot.operations.ticket_work import claim_ticket, let_wait, merge_ticket, note_internally, recategorise_ticket
from bot.operations.tickets import open_ticket
from bot.operations.timesheet import log_time
from bot.operations.together import answer_together, resolve_together
from bot.settings import read_settings
from tests.fakes import SteppingClock
from tests.makers import (
    AMARA_AT,
    BRANDT,
    DANA,
    DREW,
    ELLIS,
    FOOTHILLS,
    GWEN,
    HARBOUR,
    JONAS_AT,
    MAPLE,
    MINA,
    NADIA,
    PRIYA,
    RAVI,
    ROBIN_AT,
    SAM,
    STRANGER,
    DeskForTests,
)

AT_EIGHT = datetime(2026, 11, 24, 13, 5, tzinfo=timezone.utc)
"""Tuesday, 08:05 in Toronto: the desk has been open for five minutes."""


@contextmanager
def desk_on(dsn: str, folder: str) -> Iterator[DeskForTests]:
    """A desk put together as the real one is, but for its clock, which the test moves."""
    settings = replace(read_settings(), database_url=dsn, data_folder=folder)
    clock = SteppingClock(AT_EIGHT)
    whole = make_desk(settings, dsn, clock=clock)
    desk = DeskForTests(whole.begin)
    desk.clock, desk.ports = clock, whole.ports
    yield desk
    whole.engine.dispose()


def a_morning(desk: DeskForTests) -> None:
    """From the evening before to half past ten in Toronto; a dozen tickets in every state that a page can show."""
    desk.clock.set(AT_EIGHT - timedelta(hours=12))
    desk.take_in(MAPLE, FOOTHILLS, HARBOUR, BRANDT)
    desk.take_in_staff()
    printer = _opens(desk, SAM, "printer", "The printer on the second floor is offline", Urgency.DEGRADED, Choice.NOW)
    desk.clock.step(minutes=6)
    claim_ticket(ports=desk.ports, number=printer, by=ROBIN_AT)
    answer_together(
        ports=desk.ports,
        number=printer,
        by="Robin Castell",
        words="I can come tonight. Dana has been asked to approve it.",
    )
    desk.clock.set(AT_EIGHT - timedelta(hours=3))
    _opens(desk, DREW, "slow_computer", "My laptop is slow since the update", Urgency.WORKS)
    desk.clock.set(AT_EIGHT)
    outlook = _opens(desk, MINA, "email_client", "Outlook asks for my password all the time", Urgency.DEGRADED)
    claim_ticket(ports=desk.ports, number=outlook, by=ROBIN_AT)
    desk.clock.step(minutes=12)
    answer_together(
        ports=desk.ports, number=outlook, by="Robin Castell", words="Good morning Mina. Which Outlook is it, please?"
    )
    let_wait(ports=desk.ports, number=outlook, reason=WaitFor.CLIENT, by=ROBIN_AT)
    desk.clock.step(minutes=20)
    slow = _opens(desk, NADIA, "slow_computer", "My computer takes ten minutes to start", Urgency.WORKS)
    claim_ticket(ports=desk.ports, number=slow, by=AMARA_AT)
    log_time(ports=desk.ports, ticket=slow, minutes=25, by="Amara Obi", key="a morning", text="Cleared the start list")
    resolve_together(
        ports=desk.ports, number=slow, by="Amara Obi", text="Twelve programs started by themselves.", key="m1"
    )
    desk.clock.step(minutes=18)
    wifi = _opens(desk, PRIYA, "wifi", "The Wi-Fi drops in the back room", Urgency.DEGRADED, impact=Impact.GROUP)
    claim_ticket(ports=desk.ports, number=wifi, by=ROBIN_AT)
    note_internally(
        ports=desk.ports, number=wifi, by=ROBIN_AT, words="Third time this month, see the switch.", key="m2"
    )
    other = _opens(desk, SAM, "wifi", "No Wi-Fi at the back", Urgency.DEGRADED)
    merge_ticket(ports=desk.ports, number=other, into=wifi, by=JONAS_AT)
    desk.clock.step(minutes=40)
    _opens(desk, RAVI, "email_client", "Outlook hangs when I open the calendar", Urgency.STOPPED)
    _opens(desk, ELLIS, "how_to", "How do I share my calendar with the volunteers?", Urgency.WORKS)
    _opens(desk, STRANGER, "printer", "The label printer prints blank pages", Urgency.DEGRADED)
    desk.clock.step(minutes=50)
    recategorise_ticket(ports=desk.ports, number=other, category="internet_down", by=JONAS_AT)
    restore = _opens(
        desk, DANA, "file_restore", "I overwrote the price list, can I have yesterday's?", Urgency.DEGRADED
    )
    claim_ticket(ports=desk.ports, number=restore, by=AMARA_AT)
    _emergency(desk)
    desk.clock.step(minutes=4)
    _opens(desk, PRIYA, "phone_voip", "Callers do not hear me", Urgency.STOPPED)
    save_view(
        ports=desk.ports, member=_member(desk, ROBIN_AT), name="Maple, urgent", query=f"client={MAPLE}&priority=P2"
    )
    assert printer == "ND-1001"


def _opens(
    desk: DeskForTests,
    who: ChatIdentity,
    category: str,
    words: str,
    urgency: Urgency,
    choice: Choice | None = None,
    impact: Impact = Impact.PERSON,
) -> str:
    turn, _ = desk.reports(who, category, words)
    if choice is not None:
        choose(ports=desk.ports, turn=turn, choice=choice)
    opened = open_ticket(ports=desk.ports, turn=turn, impact=impact, urgency=urgency)
    assert opened is not None
    return opened.ticket.number


def _emergency(desk: DeskForTests) -> None:
    turn = desk.turn(GWEN, "There is a ransom note on the screen at the front desk")
    raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.SECURITY_INCIDENT, category="security_incident")


def _member(desk: DeskForTests, email: str) -> StaffMember:
    with desk.ports.begin() as work:
        found = work.staff.get(email)
    assert found is not None
    return found
