"""People who live with the desk: random days of three clients, in which each says words that nobody else says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from random import Random
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.connectors.files import SafeFiles
from bot.desk.attachments import SentFile
from bot.desk.clients import ChatIdentity
from bot.desk.disputes import Outcome
from bot.desk.enquiries import Choice
from bot.desk.errors import DeskError
from bot.desk.spend import Days
from bot.desk.tickets import Ticket
from bot.operations.attachments.fetching import keep_file
from bot.operations.disputes import dispute_decision, settle_dispute
from bot.operations.enquiries import choose
from bot.operations.handover import hand_over
from bot.operations.learning import let_go_of_guess
from bot.operations.links import issue_code, redeem_code
from bot.operations.monthly import give_out_month, given_out
from bot.operations.ports import Answer, IncomingMessage, RoomWords, StoredMessage
from bot.operations.quotes import answer_waiting_quote
from bot.operations.replies import record_first_response
from bot.operations.rooms.cards import show_cards
from bot.operations.rooms.words import write_in_room
from bot.operations.service import service_report
from bot.operations.settlements import resolve_ticket
from bot.operations.spend import spend_report
from bot.operations.ticket_work import claim_ticket
from bot.operations.tickets import add_information, close_own_ticket, open_ticket
from bot.operations.timesheet import log_time
from bot.operations.turns import Turn, begin_turn, finish_turn
from tests.makers import (
    DANA,
    EVENING,
    FOOTHILLS,
    GWEN,
    HARBOUR,
    MAPLE,
    MARTY,
    NADIA,
    PRIYA,
    RAVI,
    ROBIN_AT,
    SAM,
    DeskForTests,
    key_of,
)
from tests.operations.rooms_for_tests import AMARA, CHANNEL, with_rooms
from tests.sent_files import screenshot

_EVENTS = """
CREATE TABLE IF NOT EXISTS events (
    id serial PRIMARY KEY, sender_id varchar(255) NOT NULL, type_name varchar(255) NOT NULL, timestamp float,
    intent_name varchar(255), action_name varchar(255), data text)
"""
_CATEGORIES = ("printer", "email_client", "peripheral_hardware", "wifi", "slow_computer")


@dataclass(frozen=True)
class Someone:
    """A person of a client: name and address of the client file, and a chat."""

    name: str
    email: str
    client: str
    chat: ChatIdentity

    @property
    def canary(self) -> str:
        """How every word begins that only this person says."""
        return f"zq{self.email.split('@')[0].replace('.', '')}"


PEOPLE = (
    Someone("Sam Okoro", "sam@maple-dental.example", MAPLE, SAM),
    Someone("Dana Reyes", "dana@maple-dental.example", MAPLE, DANA),
    Someone("Priya Nair", "priya@maple-dental.example", MAPLE, PRIYA),
    Someone("Ravi Anand", "ravi@foothills-auto.example", FOOTHILLS, RAVI),
    Someone("Gwen Tait", "gwen@foothills-auto.example", FOOTHILLS, GWEN),
    Someone("Marty Blais", "marty@foothills-auto.example", FOOTHILLS, MARTY),
    Someone("Nadia Haque", "nadia@harbour-trust.example", HARBOUR, NADIA),
)


@contextmanager
def with_trackers(engine: Engine) -> Iterator[None]:
    """The table that Rasa makes when it first starts; where it has done so, in another test, that one, which stays."""
    with engine.begin() as connection:
        ours = connection.execute(text("SELECT to_regclass('events') IS NULL")).scalar_one()
        if ours:
            connection.execute(text(_EVENTS))
    yield
    if ours:
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE events"))


@dataclass
class Lives:
    """What these people and the technicians do, one thing after the other."""

    desk: DeskForTests
    engine: Engine
    random: Random
    said: dict[str, list[str]] = field(default_factory=dict)
    _words: int = 0

    def begin(self) -> None:
        """The clients are known, and the technicians meet in a room."""
        self.desk.take_in(MAPLE, FOOTHILLS, HARBOUR)
        with_rooms(self.desk, CHANNEL)

    def go_on(self) -> str:
        """Somebody does something; what it was. What the desk refuses does not count."""
        who, does = self.random.choice(PEOPLE), self.random.choice(_DOES)
        self.desk.clock.set(self.desk.clock.now() + timedelta(minutes=self.random.randint(1, 90)))
        try:
            does(self, who)
        except DeskError as refused:
            return f"{does.__name__}: {type(refused).__name__}"
        return does.__name__

    def words(self, who: Someone, about: str = "the printer is offline") -> str:
        """Words that only this person says, the address and the full name among them now and then."""
        self._words += 1
        canary = f"{who.canary}{self._words}"
        self.said.setdefault(who.email, []).append(canary)
        return f"{about} {canary}{self.random.choice(('', f' write to {who.email}', f' says {who.name}'))}"

    def turn(self, who: Someone, words: str) -> Turn:
        """A message, with what the assistant's tracker keeps of it."""
        turn = self.desk.turn(who.chat, words)
        self._tracked(key_of(who.chat), words)
        return turn

    def finish(self, turn: Turn, words: str) -> None:
        """The bot says something that repeats what it heard."""
        finish_turn(ports=self.desk.ports, turn=turn.id, answers=[Answer(f"You wrote: {words}")])
        with self.desk.ports.begin() as work:
            for each in work.conversations.waiting(turn.conversation):
                work.conversations.mark_sent(each.id, self.desk.clock.now())
            work.commit()

    def tickets(self, who: Someone) -> list[Ticket]:
        """Those of theirs that are open."""
        return [each for each in self.desk.tickets() if each.is_open and each.contact == who.email]

    def close_everything(self, who: Someone) -> None:
        """Nothing of theirs is open any more, and no quote waits for them."""
        for each in self.tickets(who):
            close_own_ticket(ports=self.desk.ports, turn=self.turn(who, self.words(who)), number=each.number)
        for other in PEOPLE:
            if other.client == who.client and other != who:
                with self.desk.ports.begin() as work:
                    asked = {
                        q.ticket
                        for t in self.desk.tickets()
                        for q in work.quotes.of_ticket(t.number)
                        if q.asked == who.email
                    }
                for number in sorted(asked & {each.number for each in self.tickets(other)}):
                    close_own_ticket(ports=self.desk.ports, turn=self.turn(other, self.words(other)), number=number)

    def _tracked(self, conversation: str, words: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(
                text("INSERT INTO events (sender_id, type_name, data) VALUES (:who, 'user', :data)"),
                {"who": conversation, "data": f'{{"event": "user", "text": "{words}"}}'},
            )


# ---- what reports say of it --------------------------------------------------------------------------------------------


def _figures(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every amount, number, instant and choice in it, and where; texts say who and what, and may be emptied."""
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _figures(getattr(value, each.name), f"{path}.{each.name}")
    elif isinstance(value, (tuple, list)):
        yield path, len(value)
        for place, each in enumerate(value):
            yield from _figures(each, f"{path}[{place}]")
    elif isinstance(value, Enum) or not isinstance(value, str):
        yield path, value


def figures_of_reports(desk: DeskForTests, clients: tuple[str, ...]) -> list[Any]:
    """Every amount and every promise of the three clients."""
    days = Days(date(2026, 11, 1), date(2026, 12, 31))
    found: list[Any] = []
    for client in clients:
        spent = spend_report(
            work=desk.ports.begin, client=client, period=days, plans=(), progress=lambda _done, _of: None
        )
        service = service_report(ports=desk.ports, client=client, days=Days(date(2026, 11, 1), desk.clock.now().date()))
        given = [each.report for each in given_out(ports=desk.ports, client=client)]
        found += _figures([spent.months, spent.tickets, spent.own])
        found += _figures([replace(service, client=None), given])  # type: ignore[type-var]
    return found


# ---- what people do --------------------------------------------------------------------------------------------------


def _has_a_problem(lives: Lives, who: Someone) -> None:
    words = lives.words(who)
    turn, _ = lives.desk.reports(who.chat, lives.random.choice(_CATEGORIES), words)
    if lives.random.random() < 0.4:
        choose(ports=lives.desk.ports, turn=turn, choice=lives.random.choice(list(Choice)))
    open_ticket(ports=lives.desk.ports, turn=turn)
    lives.finish(turn, words)


def _wants_help_at_night(lives: Lives, who: Someone) -> None:
    now = lives.desk.clock.now()
    lives.desk.clock.set(now.replace(hour=EVENING.hour) + timedelta(days=1))
    turn, _ = lives.desk.reports(who.chat, "printer", lives.words(who))
    choose(ports=lives.desk.ports, turn=turn, choice=Choice.NOW)
    open_ticket(ports=lives.desk.ports, turn=turn)


def _wants_a_person(lives: Lives, who: Someone) -> None:
    words = lives.words(who, "please let me talk to somebody")
    turn = lives.turn(who, words)
    hand_over(ports=lives.desk.ports, turn=turn)
    lives.finish(turn, words)


def _sees_danger(lives: Lives, who: Someone) -> None:
    lives.turn(who, lives.words(who, "the server room is on fire"))


def _adds_something(lives: Lives, who: Someone) -> None:
    for ticket in lives.tickets(who)[:1]:
        words = lives.words(who, "it also beeps")
        add_information(ports=lives.desk.ports, turn=lives.turn(who, words), number=ticket.number, words=words)


def _objects(lives: Lives, who: Someone) -> None:
    ticket = dispute_decision(ports=lives.desk.ports, turn=lives.turn(who, lives.words(who, "that is wrong")))
    if ticket is not None and lives.random.random() < 0.5:
        words = f"You said: {ticket.words}"
        settle_dispute(
            ports=lives.desk.ports,
            number=ticket.number,
            outcome=Outcome.PARTLY,
            by="Kim Osei",
            words=words,
            verdict=None,
        )


def _answers_a_quote(lives: Lives, who: Someone) -> None:
    with lives.desk.ports.begin() as work:
        waiting = [
            quote
            for ticket in lives.desk.tickets()
            for quote in work.quotes.of_ticket(ticket.number)
            if quote.may_be_answered and quote.asked == who.email
        ]
    for quote in waiting[:1]:
        accept = lives.random.random() < 0.7
        args = {"quote": quote.number, "revision": quote.revision_hash}
        turn = lives.desk.press(who.chat, "approve_quote" if accept else "decline_quote", **args)
        answer_waiting_quote(ports=lives.desk.ports, turn=turn, accept=accept)


def _sends_a_picture(lives: Lives, who: Someone) -> None:
    name = f"{lives.words(who, 'screen').replace(' ', '-')}.png"
    file = SentFile(name, name, "image/png", 500, {"id": name})
    stored: StoredMessage = lives.desk.receive(
        IncomingMessage(f"sent {name}", who.chat, lives.words(who, "see the picture"), files=(file,))
    )
    turn = begin_turn(ports=lives.desk.ports, turn=stored.id)
    assert turn is not None
    with lives.desk.ports.begin() as work:
        (kept,) = work.attachments.of_turn(stored.id)
    keep_file(ports=lives.desk.ports, cleaner=SafeFiles(), file=kept, content=screenshot())


def _means_something_else(lives: Lives, who: Someone) -> None:
    lives.desk.reports(who.chat, "printer", lives.words(who, "my badge does not open the door at all"))
    let_go_of_guess(ports=lives.desk.ports, turn=lives.turn(who, lives.words(who, "something else")))


def _links_another_chat(lives: Lives, who: Someone) -> None:
    given = issue_code(ports=lives.desk.ports, email=who.email, by="Kim Osei")
    other = ChatIdentity("telegram", "", str(lives.random.randint(10**8, 10**9)))
    redeem_code(ports=lives.desk.ports, identity=other, code=given.code)


# ---- what technicians do ---------------------------------------------------------------------------------------------


def _is_answered(lives: Lives, who: Someone) -> None:
    for ticket in lives.tickets(who)[:1]:
        claim_ticket(ports=lives.desk.ports, number=ticket.number, by=ROBIN_AT)
        words = f"You wrote: {ticket.words}"
        record_first_response(ports=lives.desk.ports, number=ticket.number, by="Robin Castell", words=words)


def _is_talked_about(lives: Lives, who: Someone) -> None:
    show_cards(ports=lives.desk.ports)
    with lives.desk.ports.begin() as work:
        for each in work.conversations.waiting(key_of(CHANNEL)):
            work.conversations.mark_sent(each.id, lives.desk.clock.now(), {"ts": str(each.id)})
        work.commit()
    cards = [each for each in lives.desk.said_to(CHANNEL) if each.ticket and each.under is None and each.edits is None]
    for card in cards:
        if lives.desk.ticket(str(card.ticket)).contact == who.email:
            words = f"note: {lives.desk.ticket(str(card.ticket)).words}"
            written = RoomWords(f"room {lives.random.random()}", AMARA, CHANNEL, {"ts": str(card.id)}, words)
            write_in_room(ports=lives.desk.ports, words=written)
            return


def _is_worked_for(lives: Lives, who: Someone) -> None:
    for ticket in lives.tickets(who)[:1]:
        key = f"key {lives.random.random()}"
        log_time(
            ports=lives.desk.ports,
            ticket=ticket.number,
            minutes=25,
            by=ROBIN_AT,
            key=key,
            text=f"for {who.name}: {ticket.words}",
        )


def _is_helped(lives: Lives, who: Someone) -> None:
    for ticket in lives.tickets(who)[:1]:
        key = f"key {lives.random.random()}"
        resolve_ticket(
            ports=lives.desk.ports, ticket=ticket.number, by=ROBIN_AT, text=f"Told {who.name}: {ticket.words}", key=key
        )


def _gets_a_report(lives: Lives, who: Someone) -> None:
    month = lives.desk.clock.now().date().replace(day=1)
    give_out_month(ports=lives.desk.ports, client=who.client, month=month, by="Alex Moreau")


_DOES: tuple[Callable[[Lives, Someone], None], ...] = (
    _has_a_problem,
    _has_a_problem,
    _has_a_problem,
    _wants_help_at_night,
    _wants_help_at_night,
    _wants_a_person,
    _sees_danger,
    _adds_something,
    _objects,
    _answers_a_quote,
    _sends_a_picture,
    _means_something_else,
    _links_another_chat,
    _is_answered,
    _is_answered,
    _is_talked_about,
    _is_worked_for,
    _is_helped,
    _gets_a_report,
)
