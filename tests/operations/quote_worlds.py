"""A quote in two worlds: the rules of the desk alone, in memory, and the operations on PostgreSQL. Both can be played with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from bot.desk.clients import ChatIdentity, Client, Contact, Role
from bot.desk.errors import DeskError
from bot.desk.money import Money
from bot.desk.quotes import (
    WAITING,
    Quote,
    QuoteState,
    answer_quote,
    cancel_quote,
    convert_quote,
    expire_quote,
    next_approver,
    next_revision,
    pass_over,
    send_quote,
    set_aside,
    supersede_quote,
    view_quote,
)
from bot.operations.quotes import (
    answer_waiting_quote,
    convert_accepted_quote,
    expire_quotes,
    pass_on_stranded_quotes,
    take_back_quote,
)
from bot.operations.quotes.asking import valid_until
from tests.makers import EVENING, FOOTHILLS, MAPLE, DeskForTests, demo_file
from tests.operations.situations import asked_at_the_garage, estimate_of, revised
from tests.storage.values import quote as stored_quote

APPROVERS = ("gwen@foothills-auto.example", "marty@foothills-auto.example")
PEOPLE = (*APPROVERS, "ravi@foothills-auto.example", "dana@maple-dental.example", "nobody@elsewhere.example")
IDENTITIES = {
    "gwen@foothills-auto.example": ChatIdentity("slack", "T0FOOT", "U0GWEN"),
    "marty@foothills-auto.example": ChatIdentity("slack", "T0FOOT", "U0MARTY"),
    "ravi@foothills-auto.example": ChatIdentity("slack", "T0FOOT", "U0RAVI"),
    "dana@maple-dental.example": ChatIdentity("slack", "T0MAPLE", "U0DANA"),
    "nobody@elsewhere.example": ChatIdentity("slack", "T0MAPLE", "U0NOBODY"),
}
REASON = "More has to be done."


class World(Protocol):
    """What can be done to one quote, and how all its versions stand, newest first."""

    now: datetime

    def fresh(self) -> None: ...
    def versions(self) -> list[Quote]: ...
    def client(self) -> Client: ...
    def change(self, email: str, limit: Money | None, roles: frozenset[Role]) -> None: ...
    def pass_time(self, to: datetime) -> None: ...
    def press(self, who: str, number: str, fingerprint: str, accept: bool) -> None:
        """DeskError when it does not count."""
        ...

    def lapse(self) -> None: ...
    def pass_on(self) -> None: ...
    def revise(self, limit: Money) -> None: ...
    def take_back(self) -> None: ...
    def bill(self) -> None: ...


def _with(client: Client, email: str, limit: Money | None, roles: frozenset[Role]) -> Client:
    contacts = (
        replace(each, approval_limit=limit, roles=roles) if each.email == email else each for each in client.contacts
    )
    return replace(client, contacts=tuple(contacts))


@dataclass
class Rules:
    """The desk's rules alone: what the operations put together, put together as simply as it can be."""

    now: datetime = EVENING
    of: Client = field(default_factory=lambda: demo_file(FOOTHILLS).client)
    all: list[Quote] = field(default_factory=list)
    made: int = 0

    def fresh(self) -> None:
        self.made += 1
        draft = stored_quote(
            f"Q-{self.made}",
            client=FOOTHILLS,
            estimate=estimate_of("120.00"),
            valid_until=valid_until(None, self.now, self.now, self.of.timezone),
            state=QuoteState.DRAFT,
            asked=None,
            approval=None,
        )
        self.all = [self._ask(draft)]

    def versions(self) -> list[Quote]:
        return list(self.all)

    def client(self) -> Client:
        return self.of

    def change(self, email: str, limit: Money | None, roles: frozenset[Role]) -> None:
        self.of = _with(self.of, email, limit, roles)

    def pass_time(self, to: datetime) -> None:
        self.now = to

    def press(self, who: str, number: str, fingerprint: str, accept: bool) -> None:
        own = self.of.contact(who)
        found = (self.of, own) if own else (demo_file(MAPLE).client, demo_file(MAPLE).client.contact(who))
        client, contact = found
        newest = self.all[0]
        if contact is None or number != newest.number:
            raise DeskError("nobody")
        if newest.state in WAITING and newest.asked == contact.email and not contact.may_approve(newest.limit):
            self.all[0] = self._ask(pass_over(newest))
            return
        given = {"revision_hash": fingerprint, "at": self.now, "conversation": "c", "turn": "t"}
        answered = answer_quote(newest, client, contact, accept=accept, **given)  # type: ignore[arg-type]
        standing = self._standing()
        if accept and standing is not None and self.all[standing].state is QuoteState.ACCEPTED:
            self.all[standing] = supersede_quote(self.all[standing], self.now, who)
        self.all[0] = answered

    def lapse(self) -> None:
        self.all[0] = expire_quote(self.all[0], self.now)

    def pass_on(self) -> None:
        newest = self.all[0]
        asked: Contact | None = self.of.contact(newest.asked)
        if (
            newest.state in WAITING
            and self.now < newest.valid_until
            and not (asked and asked.may_approve(newest.limit))
        ):
            self.all[0] = self._ask(pass_over(newest))
        elif newest.state in WAITING and asked is not None:
            self.all[0] = view_quote(newest, self.now, asked.email)

    def revise(self, limit: Money) -> None:
        newest, standing = self.all[0], self._standing()
        if newest.state in WAITING | {QuoteState.DRAFT}:
            self.all[0] = supersede_quote(newest, self.now, "kim")
        draft = next_revision(
            newest,
            estimate_of(str(limit.amount)),
            valid_until=valid_until(None, self.now, self.now, self.of.timezone),
            reason=REASON,
            approved_before=self.all[standing].limit if standing is not None else None,
            interrupts=None,
        )
        self.all.insert(0, self._ask(draft))

    def take_back(self) -> None:
        standing = self._standing()
        waits = self.all[0].state in WAITING | {QuoteState.DRAFT}
        place = 0 if waits or standing is None else standing
        self.all[place] = cancel_quote(self.all[place], self.now, "kim")

    def bill(self) -> None:
        standing = self._standing()
        if standing is None or self.all[standing].state is not QuoteState.ACCEPTED:
            return
        self.all[standing] = convert_quote(self.all[standing], self.now, "kim")
        if self.all[0].state in WAITING | {QuoteState.DRAFT}:
            self.all[0] = cancel_quote(self.all[0], self.now, "kim")

    def _standing(self) -> int | None:
        stands = (QuoteState.ACCEPTED, QuoteState.CONVERTED)
        return next((place for place, each in enumerate(self.all) if each.state in stands), None)

    def _ask(self, quote: Quote) -> Quote:
        approver = next_approver(self.of, quote)
        return send_quote(quote, approver, self.now) if approver else set_aside(quote, self.now, "desk")


@dataclass
class Operations:
    """The operations on a database."""

    desk: DeskForTests
    number: str = ""

    @property
    def now(self) -> datetime:
        return self.desk.clock.now()

    @now.setter
    def now(self, to: datetime) -> None:
        self.desk.clock.set(to)

    def fresh(self) -> None:
        self.number = asked_at_the_garage(self.desk).number

    def versions(self) -> list[Quote]:
        with self.desk.ports.begin() as work:
            return list(work.quotes.revisions(self.number))

    def client(self) -> Client:
        with self.desk.ports.begin() as work:
            client = work.clients.get(FOOTHILLS)
        assert client is not None
        return client

    def change(self, email: str, limit: Money | None, roles: frozenset[Role]) -> None:
        changed = _with(self.client(), email, limit, roles)
        with self.desk.ports.begin() as work:
            work.clients.save(changed)
            work.commit()

    def pass_time(self, to: datetime) -> None:
        self.desk.clock.set(to)

    def press(self, who: str, number: str, fingerprint: str, accept: bool) -> None:
        intent = "approve_quote" if accept else "decline_quote"
        turn = self.desk.press(IDENTITIES[who], intent, quote=number, revision=fingerprint)
        answer_waiting_quote(ports=self.desk.ports, turn=turn, accept=accept)

    def lapse(self) -> None:
        expire_quotes(ports=self.desk.ports)

    def pass_on(self) -> None:
        pass_on_stranded_quotes(ports=self.desk.ports)

    def revise(self, limit: Money) -> None:
        revised(self.desk, self.versions()[0], str(limit.amount), REASON)

    def take_back(self) -> None:
        take_back_quote(ports=self.desk.ports, number=self.number, by="kim", reason=REASON)

    def bill(self) -> None:
        with self.desk.ports.begin() as work:
            newest = work.quotes.get(self.number)
            assert newest is not None
            ticket = work.tickets.get(newest.ticket, for_update=True)
            assert ticket is not None
            if any(each.state is QuoteState.ACCEPTED for each in work.quotes.revisions(self.number)):
                convert_accepted_quote(work, self.desk.ports, ticket, by="kim")
            work.commit()
