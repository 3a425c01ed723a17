"""``nightdesk demo --history``: a made-up year of tickets, written by the same operations as real ones, on a stepped clock."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from itertools import count
from types import TracebackType
from typing import cast

from bot.bootstrap import DEMO_FOLDER, Desk
from bot.demo.history import MADE_UP, MadeUpTicket, made_up_year
from bot.desk.catalogue import Work as WorkKind
from bot.desk.clients import ChatIdentity
from bot.desk.enquiries import Choice
from bot.desk.errors import DeskError
from bot.desk.tickets import Ticket, TicketState
from bot.operations.enquiries import choose, take_up_problem
from bot.operations.intake import receive_message
from bot.operations.oncall import end_page
from bot.operations.outward import host_of
from bot.operations.past import Progress
from bot.operations.ports import DeskPorts, IncomingMessage, Scope, Work, WorkFactory
from bot.operations.quotes import answer_waiting_quote, waiting_cards
from bot.operations.replies import record_first_response
from bot.operations.settlements import resolve_ticket
from bot.operations.tickets import open_ticket
from bot.operations.timesheet import log_time
from bot.operations.turns import Turn, begin_turn, finish_turn

TECHNICIAN = "Kim Park"
# Where the demo's people are told something.
_PLATFORMS = ("slack", "telegram", "web")


class HasHistory(DeskError):
    """The database holds tickets already that a made-up year must not be mixed with."""


class _NoJobs:
    """Nothing is delivered and nobody is paged for what never happened."""

    def turn(self, turn: str, conversation: str) -> None:
        """Not deferred."""

    def deliver(self, conversation: str) -> None:
        """Not deferred."""

    def deliver_later(self, conversation: str, at: datetime) -> None:
        """Not deferred."""

    def page(self, page: str) -> None:
        """Not deferred."""

    def alerts(self, delivery: str, source: str) -> None:
        """Not deferred."""

    def mail_code(self, request: str) -> None:
        """Not deferred."""

    def mail_price(self, quote: str, revision: int) -> None:
        """Not deferred."""

    def file(self, attachment: str) -> None:
        """Not deferred."""

    def send_out(self, receiver: str, ticket: str) -> None:
        """Not deferred."""

    def send_out_later(self, receiver: str, ticket: str, at: datetime) -> None:
        """Not deferred."""


class _Quiet:
    """A transaction without jobs."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __enter__(self) -> Work:
        work = self._work.__enter__()
        work.jobs = _NoJobs()
        return work

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._work.__exit__(kind, error, trace)


class _WithoutJobs:
    """Begins transactions that leave no work behind."""

    def __init__(self, begin: WorkFactory) -> None:
        self._begin = begin

    def __call__(self) -> Work:
        return cast(Work, _Quiet(self._begin()))

    def from_(self, whence: str) -> WorkFactory:
        return _WithoutJobs(self._begin.from_(whence))

    def within(self, scope: Scope) -> WorkFactory:
        return _WithoutJobs(self._begin.within(scope))

    def in_turn(self, turn: str) -> WorkFactory:
        return _WithoutJobs(self._begin.in_turn(turn))


class _Stepped:
    """A clock that goes from one event to the next."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Where it stands, UTC."""
        return self.at.astimezone(timezone.utc)


@dataclass(frozen=True)
class MadeUp:
    """How many tickets of how many clients were written."""

    tickets: int
    clients: int


def write_made_up_year(desk: Desk, progress: Progress) -> MadeUp:
    """Fill a desk that knows the demo's clients; HasHistory where there are tickets already."""
    year = made_up_year()
    wanted = {ticket.client for ticket in year}
    with desk.begin() as work:
        known = {client.code for client in work.clients.list()}
        tickets = work.tickets.list(limit=1)
        told = work.outward.receivers()
    if tickets:
        raise HasHistory(
            "There are tickets in this database. A made-up year is written into an empty one only: set "
            "NIGHTDESK_DATA_FOLDER to a new folder."
        )
    if not wanted <= known or known - {path.stem for path in (DEMO_FOLDER / "clients").glob("*.yml")}:
        raise HasHistory(
            "This database holds other clients than the demo's, so it is somebody's own. Set NIGHTDESK_DATA_FOLDER to a new "
            "folder."
        )
    if told:
        raise HasHistory(
            f"{host_of(told[0])} is told of every change of a ticket, and would be told of a year that never was. Remove it "
            "first (`nightdesk webhooks remove`)."
        )
    _Year(desk, year, progress).write()
    return MadeUp(len(year), len(wanted))


_Act = Callable[[datetime], None]


class _Year:
    """Runs the events in order of time: tickets overlap, as they do."""

    def __init__(self, desk: Desk, year: tuple[MadeUpTicket, ...], progress: Progress) -> None:
        self._clock = _Stepped(year[0].at)
        self._ports: DeskPorts = replace(desk.ports, begin=_WithoutJobs(desk.begin), clock=self._clock)
        self._year, self._progress = year, progress
        self._order = count()
        self._events: list[tuple[datetime, int, _Act]] = []
        self._keys = count(1)
        self._done = 0

    def write(self) -> None:
        """All of it."""
        for made_up in self._year:
            self._at(made_up.at, self._opening(made_up))
        while self._events:
            at, _, act = heapq.heappop(self._events)
            self._clock.at = at
            act(at)
        self._leave_nothing_waiting()

    def _leave_nothing_waiting(self) -> None:
        """What was written to people counts as sent and calls as over: a desk that is started later must do none of it."""
        with self._ports.begin() as work:
            for page in work.pages.waiting():
                end_page(work, self._ports, page.id, "made up")
            for page in work.pages.unsent():
                for call in work.pages.calls(page.id):
                    work.pages.mark_called(call.id, call.at)
            for conversation in work.conversations.due_for_delivery(_PLATFORMS, self._clock.now()):
                for message in work.conversations.waiting(conversation):
                    work.conversations.mark_sent(message.id, message.created_at)
            work.commit()

    def _at(self, at: datetime, act: _Act) -> None:
        heapq.heappush(self._events, (at, next(self._order), act))

    def _opening(self, made_up: MadeUpTicket) -> _Act:
        def act(at: datetime) -> None:
            turn = self._says(self._identity(made_up.client, made_up.email), made_up.words)
            take_up_problem(ports=self._ports, turn=turn, category=made_up.category)
            if made_up.waits:
                choose(ports=self._ports, turn=turn, choice=Choice.LATER)
            opened = open_ticket(ports=self._ports, turn=turn, impact=made_up.impact, urgency=made_up.urgency)
            assert opened is not None
            finish_turn(ports=self._ports, turn=turn.id, answers=())
            self._done += 1
            if self._done % 20 == 0 or self._done == len(self._year):
                self._progress(self._done, len(self._year))
            answered = max(at + timedelta(minutes=made_up.answered_after), opened.ticket.planned_for or at)
            self._at(answered, self._answering(opened.ticket))
            later = timedelta(minutes=25)
            if opened.ticket.state is TicketState.AWAITING_APPROVAL and opened.quote is not None:
                self._at(at + later, self._approving(opened.quote.number, opened.ticket, made_up))
            else:
                self._at(max(at + later, opened.ticket.planned_for or at), self._working(opened.ticket, made_up))

        return act

    def _answering(self, ticket: Ticket) -> _Act:
        """A person says a word, before the work begins."""

        def act(at: datetime) -> None:
            record_first_response(ports=self._ports, number=ticket.number, by=TECHNICIAN, words="I am looking at it.")

        return act

    def _approving(self, quote: str, ticket: Ticket, made_up: MadeUpTicket) -> _Act:
        """The approver asks what waits for an answer, sees the cards, and presses the button."""

        def act(at: datetime) -> None:
            with self._ports.begin() as work:
                asked = work.quotes.get(quote)
            assert asked is not None and asked.asked is not None
            approver = self._identity(made_up.client, asked.asked)
            looking = self._says(approver, "What waits for my approval?")
            cards = waiting_cards(ports=self._ports, turn=looking)
            finish_turn(ports=self._ports, turn=looking.id, answers=cards)
            turn = self._says(approver, button=self._button(looking, quote))
            answer_waiting_quote(ports=self._ports, turn=turn, accept=True)
            finish_turn(ports=self._ports, turn=turn.id, answers=())
            later = max(at + timedelta(minutes=25), ticket.planned_for or at)
            self._at(later, self._working(ticket, made_up))

        return act

    def _button(self, turn: Turn, quote: str) -> str:
        """The key of the button that approves this quote among those the turn was answered with."""
        with self._ports.begin() as work:
            shown = [button.key for answer in work.conversations.answers(turn.id) for button in answer.buttons]
            for key in shown:
                button = work.conversations.button(key)
                if (
                    button is not None
                    and button.pressed.intent == "approve_quote"
                    and button.pressed.args["quote"] == quote
                ):
                    return key
        raise AssertionError(f"{quote} was not shown")

    def _working(self, ticket: Ticket, made_up: MadeUpTicket) -> _Act:
        """A technician works on it and writes the time down when it is solved; now and then a part is needed."""

        def act(at: datetime) -> None:
            over = at + timedelta(days=made_up.days_more, minutes=made_up.minutes)
            self._at(over, self._solving(ticket, made_up, at))

        return act

    def _solving(self, ticket: Ticket, made_up: MadeUpTicket, began: datetime) -> _Act:
        def act(at: datetime) -> None:
            kind = WorkKind.ONSITE if made_up.visit else None
            log_time(
                ports=self._ports,
                ticket=ticket.number,
                minutes=made_up.minutes,
                by=TECHNICIAN,
                key=f"made up {ticket.number}",
                start=began,
                kind=kind,
            )
            resolve_ticket(
                ports=self._ports,
                ticket=ticket.number,
                by=TECHNICIAN,
                text="Solved" + MADE_UP,
                key=f"made up end {ticket.number}",
                write_off=True,
            )

        return act

    def _identity(self, client: str, email: str) -> ChatIdentity:
        """Where the person writes from: not the web page, so that the demo's chats begin empty."""
        with self._ports.begin() as work:
            found = work.clients.get(client)
            contact = found.contact(email) if found else None
        assert contact is not None
        return contact.identities[0]

    def _says(self, identity: ChatIdentity, words: str = "", *, button: str | None = None) -> Turn:
        message = IncomingMessage(f"made-up-{next(self._keys)}", identity, words, button)
        received = receive_message(ports=self._ports, message=message)
        turn = begin_turn(ports=self._ports, turn=received.id) if received else None
        assert turn is not None
        return turn
