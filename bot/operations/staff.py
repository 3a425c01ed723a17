"""The MSP's own people: taken in from a file, listed, the first admin, and what leaving means at once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.errors import DeskError, ImpossibleMove, NotFound
from bot.desk.passwords import SALT_BYTES, hash_password
from bot.desk.staff import StaffEvent, StaffEventKind, StaffMember, StaffRole
from bot.operations.ports import DeskPorts, Work

_NAMED = 10
"""So many people are named in a refusal."""


class NobodyLeft(DeskError):
    """A change after which nobody could look after the console."""


@dataclass(frozen=True)
class StaffImport:
    """Who was added, changed, and has left."""

    added: tuple[StaffMember, ...] = ()
    changed: tuple[StaffMember, ...] = ()
    left: tuple[StaffMember, ...] = ()


def import_staff(*, ports: DeskPorts, members: Sequence[StaffMember], by: str, whence: str = "") -> StaffImport:
    """Make the list of people what these are, all or nothing; whoever is not among them has left and is signed out.

    NobodyLeft when there is no admin among them; ImpossibleMove for a chat that stands for two people.
    """
    if not any(member.role is StaffRole.ADMIN for member in members):
        raise NobodyLeft("The list has no admin, so nobody could look after the console. Give somebody the role admin.")
    with ports.begin() as work:
        work.staff.hold()
        now = ports.clock.now()
        known = {each.email.casefold(): each for each in work.staff.list()}
        wanted = {each.email.casefold() for each in members}
        gone = tuple(each for key, each in known.items() if key not in wanted and each.active)
        for each in gone:
            _leave(work, each, by, whence, now)
        # A chat may go from one person to another: the old ones are let go of first.
        for key, each in known.items():
            if key in wanted and each.identities:
                work.staff.save(replace(each, identities=()))
        added, changed = [], []
        for member in members:
            before = known.get(member.email.casefold())
            work.staff.save(member)
            if before is None or not before.active:
                added.append(member)
                _note(work, member, StaffEventKind.ADDED, by, member.role.value, whence, now)
            elif before != member:
                changed.append(member)
                _note(work, member, StaffEventKind.CHANGED, by, _difference(before, member), whence, now)
        work.commit()
    return StaffImport(tuple(added), tuple(changed), gone)


def list_staff(*, ports: DeskPorts) -> tuple[StaffMember, ...]:
    """Everybody who works at the MSP now, by name."""
    with ports.begin() as work:
        return tuple(member for member in work.staff.list() if member.active)


def staff_events(*, ports: DeskPorts, email: str | None = None) -> tuple[StaffEvent, ...]:
    """What happened to one person or to all, newest first."""
    with ports.begin() as work:
        return tuple(work.staff.events(email))


def make_first_admin(*, ports: DeskPorts, email: str, name: str, password: str, by: str) -> StaffMember:
    """The one person who signs in with a password, to let the others in; ImpossibleMove where an admin is there already.

    For an admin who has such a password it is set anew. BadPassword for one that nobody should have.
    """
    kept = str(hash_password(password, secrets.token_bytes(SALT_BYTES)))
    with ports.begin() as work:
        work.staff.hold()
        now = ports.clock.now()
        admins = [each for each in work.staff.list() if each.active and each.role is StaffRole.ADMIN]
        member = next((each for each in admins if each.email.casefold() == email.casefold()), None)
        if admins and (member is None or work.sign_ins.password(email) is None):
            raise ImpossibleMove(
                f"{admins[0].name} is an admin already. `nightdesk console link {admins[0].email}` signs in without a password."
            )
        if member is None:
            member = StaffMember(name.strip() or email, email, StaffRole.ADMIN)
            work.staff.save(member)
            _note(work, member, StaffEventKind.ADDED, by, "admin, the first one", "", now)
        work.sign_ins.set_password(member.email, kept, now)
        # Whoever knew the old one is out.
        work.sign_ins.end_sessions(now, email=member.email)
        _note(work, member, StaffEventKind.PASSWORD_SET, by, "", "", now)
        work.commit()
        return member


def member_or_raise(work: Work, email: str) -> StaffMember:
    """The person with this address, if they work here; NotFound."""
    member = work.staff.get(email)
    if member is None or not member.active:
        raise NotFound(f"Nobody at the MSP has the address {email}. `nightdesk staff list` names them all.")
    return member


def member_called(*, ports: DeskPorts, who: str) -> StaffMember:
    """The person with this address or name, or the only one with this part of a name; NotFound, with who is known."""
    return _called(_active(ports), who)


def signature_of(*, ports: DeskPorts, who: str) -> str:
    """The name under which this person's work is kept; as it is written where nobody of the MSP is on file. NotFound."""
    known = _active(ports)
    return _called(known, who).name if known and who.strip() else who


def _active(ports: DeskPorts) -> list[StaffMember]:
    with ports.begin() as work:
        return [member for member in work.staff.list() if member.active]


def _called(known: Sequence[StaffMember], who: str) -> StaffMember:
    said = " ".join(who.casefold().split())
    exact = [each for each in known if said in (each.email.casefold(), each.name.casefold())]
    found = exact or [each for each in known if said in each.name.casefold().split()]
    if len(found) == 1:
        return found[0]
    if not known:
        raise NotFound("Nobody of your company is on file yet. `nightdesk staff import FILE` takes them in.")
    of_these = ", ".join(f"{each.name} <{each.email}>" for each in (found or known)[:_NAMED])
    more = f" and {len(found or known) - _NAMED} more" * (len(found or known) > _NAMED)
    if found:
        raise NotFound(f"{len(found)} people at the MSP are called {who}: {of_these}{more}. Write the address.")
    nobody = f"has the address {who}" if "@" in who else f"is called {who}"
    raise NotFound(f"Nobody at the MSP {nobody}. Known are {of_these}{more}. `nightdesk staff list` names them all.")


def _leave(work: Work, member: StaffMember, by: str, whence: str, now: datetime) -> None:
    work.staff.save(replace(member, active=False, identities=()))
    work.sign_ins.end_sessions(now, email=member.email)
    work.sign_ins.end_links(member.email, now)
    _note(work, member, StaffEventKind.LEFT, by, "", whence, now)


def _difference(before: StaffMember, after: StaffMember) -> str:
    said = [f"{before.role.value} to {after.role.value}"] if before.role is not after.role else []
    if before.identities != after.identities:
        said.append("chats")
    if (before.name, before.timezone) != (after.name, after.timezone):
        said.append("name or time zone")
    return ", ".join(said)


def _note(
    work: Work, member: StaffMember, kind: StaffEventKind, by: str, text: str, whence: str, now: datetime
) -> None:
    work.staff.add_event(StaffEvent(now, member.email, kind, by, text, whence))
