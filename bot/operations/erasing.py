"""A person's data: asked to go, taken back while it can be, and gone; each one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.desk.clients import Client
from bot.desk.erasing import Erased, Leaving, address_hash
from bot.desk.errors import DeskError, NotFound
from bot.desk.identities import KnownIdentity
from bot.operations.identities import note_revoked, record_identity
from bot.operations.ports import DeskPorts, Outcome, Work, WorkFactory

DAYS = 7
"""For so long it can be taken back, unless somebody says otherwise."""

log = structlog.get_logger(__name__)


class StillOpen(DeskError):
    """The person waits for something, or somebody waits for them."""


class AskedAlready(DeskError):
    """Their data is to go already."""


class GoneAlready(DeskError):
    """What was erased does not come back."""


class WereErased(DeskError):
    """A file names somebody whose data was erased, or is to be."""


@dataclass(frozen=True)
class Plan:
    """What erasing a person would do now; ``open`` are the numbers of what has to come to its end first."""

    leaving: Leaving
    outcome: Outcome
    open: tuple[str, ...]


@dataclass(frozen=True)
class Gone:
    """What was done, and to whom it was done."""

    erased: Erased
    outcome: Outcome


def plan_erasure(*, ports: DeskPorts, email: str, by: str) -> Plan:
    """All of it done and nothing kept: exactly what would happen. NotFound for somebody nothing is known of."""
    now = ports.clock.now()
    with ports.begin() as work:
        # As an import does: both write the client's people.
        work.clients.hold_imports()
        leaving = whose_data(work, email)
        waiting = tuple(work.erasing.open_matters(leaving.client, leaving.email))
        erased = _ask(work, leaving, by=by, at=now, due_at=now)
        return Plan(leaving, work.erasing.erase(leaving, person=erased.person, by=by, at=now), waiting)


def ask_for_erasure(*, ports: DeskPorts, email: str, by: str, after: timedelta = timedelta(days=DAYS)) -> Erased:
    """The person is nobody's contact and speaks in no chat from now on, and their data goes after that time.

    StillOpen while a ticket of theirs is open or a quote waits for them; AskedAlready; NotFound.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        # As an import does: both write the client's people.
        work.clients.hold_imports()
        leaving = whose_data(work, email)
        if waiting := work.erasing.open_matters(leaving.client, leaving.email):
            raise StillOpen(
                f"{', '.join(waiting)} still open for {leaving.email}: solve or cancel the tickets and take the quotes back "
                "first. Nothing was erased."
            )
        erased = _ask(work, leaving, by=by, at=now, due_at=now + after)
        work.commit()
        return erased


def take_back_erasure(*, ports: DeskPorts, email: str, by: str) -> Leaving:
    """The person is who they were, in every chat; GoneAlready, NotFound."""
    now = ports.clock.now()
    with ports.begin() as work:
        # As an import does: both write the client's people.
        work.clients.hold_imports()
        found = _asked(work, email)
        held = work.erasing.hold(found.person)
        if held is None or held.leaving is None:
            raise GoneAlready(f"The data of {email} has been erased. What was erased does not come back.")
        leaving, client = held.leaving, _client(work, held.client)
        if leaving.contact is not None and client.contact(leaving.email) is None:
            work.clients.save(replace(client, contacts=(*client.contacts, leaving.contact)))
            for known in leaving.identities:
                if (
                    known.identity not in leaving.contact.identities
                    and work.clients.by_identity(known.identity) is None
                ):
                    record_identity(work, known.identity, client, leaving.contact, how=known.how, by=by, at=now)
        work.erasing.take_back(held.person)
        work.commit()
        return leaving


def erase_now(*, ports: DeskPorts, person: str, by: str) -> Gone:
    """Take away the data of somebody whose data is to go, in one transaction. StillSpeaking: nothing was done, try again."""
    with ports.begin() as work:
        held = work.erasing.hold(person)
        if held is None or held.leaving is None:
            raise GoneAlready("That was done, or taken back, in the meantime.")
        return _erase(work, held, by=by, at=ports.clock.now())


def erase_due(*, ports: DeskPorts) -> int:
    """Whose time has come, one transaction each; how many. One that cannot be done is logged and comes again."""
    tried: list[str] = []
    done = 0
    while True:
        now = ports.clock.now()
        with ports.begin() as work:
            held = work.erasing.due(now, tried)
            if held is None:
                return done
            tried.append(held.person)
            try:
                _erase(work, held, by=held.by, at=now)
            except DeskError as refusal:
                log.warning("erasing_put_off", person=held.person, why=type(refusal).__name__)
                continue
            done += 1
            log.info("person_erased", person=held.person)


def erased_people(*, work: WorkFactory, since: datetime | None = None) -> tuple[Erased, ...]:
    """Everybody whose data was asked to go (since then), in that order."""
    with work() as transaction:
        return tuple(each for each in transaction.erasing.list() if since is None or each.asked_at >= since)


def readmit(*, ports: DeskPorts, email: str) -> int:
    """The address may stand in a client's file again; how many times it had been erased. What is gone stays gone. NotFound."""
    with ports.begin() as work:
        found = [each for each in work.erasing.list() if each.was(email)]
        if not found:
            raise NotFound(f"Nobody with the address {email} was erased.")
        if any(each.leaving is not None for each in found):
            raise AskedAlready(
                f"The data of {email} is to go: take that back with `nightdesk people erase {email} --undo`."
            )
        for each in found:
            work.erasing.readmit(each.person, secrets.token_bytes(16))
        work.commit()
        return len(found)


def refuse_erased(work: Work, client: Client) -> None:
    """WereErased when the client names somebody whose data was erased or is to be."""
    known = work.erasing.list()
    named = [each.email for each in client.contacts if any(one.was(each.email) for one in known)]
    if named:
        raise WereErased(
            f"{', '.join(named)} of {client.code} asked for their data to be erased. Take them out of the file; or, if they are "
            f"with the client again: nightdesk people readmit {named[0]}"
        )


def to_be_erased_again(*, work: WorkFactory, erased: Sequence[Erased]) -> tuple[str, ...]:
    """Addresses that the desk knows and that were erased elsewhere: after a restore, those to erase once more."""
    with work() as transaction:
        known = transaction.erasing.known_addresses()
    return tuple(email for email in known if any(each.was(email) for each in erased))


# ---- steps -----------------------------------------------------------------------------------------------------------


def whose_data(work: Work, email: str) -> Leaving:
    """Whom the address means, and whose client's; NotFound, AskedAlready."""
    found = work.clients.by_email(email)
    code = found[0].code if found else work.erasing.client_of(email)
    if code is None:
        if any(each.was(email) for each in work.erasing.list()):
            raise AskedAlready(f"Nothing is known of {email} any more: it was erased, or is to be.")
        raise NotFound(f"Nothing is known of {email}. `nightdesk people list` names everybody in the client files.")
    if any(each.was(email) and each.leaving is not None for each in work.erasing.list()):
        raise AskedAlready(f"The data of {email} is to go already: `nightdesk people erased` says when.")
    contact = found[1] if found else None
    return Leaving(
        code,
        contact.email if contact else email.strip(),
        contact.name if contact else "",
        contact,
        tuple(work.identities.of_contacts([email.casefold()])),
    )


def _ask(work: Work, leaving: Leaving, *, by: str, at: datetime, due_at: datetime) -> Erased:
    """Write it down, and cut the person off."""
    salt = secrets.token_bytes(16)
    erased = Erased(
        secrets.token_hex(6), leaving.client, salt, address_hash(salt, leaving.email), at, by, due_at, leaving=leaving
    )
    work.erasing.ask(erased)
    if leaving.contact is not None:
        client = _client(work, leaving.client)
        others = tuple(each for each in client.contacts if each.email.casefold() != leaving.email.casefold())
        work.clients.save(replace(client, contacts=others))
    for known in leaving.identities:
        _cut_off(work, known, by=by, at=at)
    return erased


def _cut_off(work: Work, known: KnownIdentity, *, by: str, at: datetime) -> None:
    work.identities.remove(known.identity)
    note_revoked(work, known, by=by, at=at)


def _erase(work: Work, held: Erased, *, by: str, at: datetime) -> Gone:
    assert held.leaving is not None
    outcome = work.erasing.erase(held.leaving, person=held.person, by=by, at=at)
    work.erasing.done(held.person, at)
    work.commit()
    return Gone(replace(held, erased_at=at, leaving=None), outcome)


def _asked(work: Work, email: str) -> Erased:
    """The newest that is about the address."""
    found = [each for each in work.erasing.list() if each.was(email)]
    if not found:
        raise NotFound(f"Nobody asked for the data of {email} to be erased.")
    return found[-1]


def _client(work: Work, code: str) -> Client:
    client = work.clients.get(code)
    if client is None:
        raise NotFound(f"There is no client '{code}'.")
    return client
