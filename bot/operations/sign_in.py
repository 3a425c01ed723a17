"""Signing in to the console: one-time links, the first admin's password, outside systems; and ending a session."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.desk.errors import NotAllowed, NotFound
from bot.desk.passwords import NOBODYS, PasswordHash
from bot.desk.staff import (
    ALL_TRIES,
    LINK_LASTS,
    PASSWORD_TRIES,
    SESSION_LASTS,
    TRIES_WITHIN,
    ConsoleSession,
    SignInHow,
    SignInLink,
    StaffEvent,
    StaffEventKind,
    StaffMember,
    Whence,
)
from bot.operations import wording
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.staff import member_or_raise
from bot.operations.turns import Turn

MINUTES = LINK_LASTS.seconds // 60
# In these chats the platform says who writes. In the web chat it is the person's own choice, as long as that is a demo.
CHATS = frozenset({"slack", "telegram", "terminal"})
_ASKS_FOR_THE_CONSOLE = re.compile(
    r"\W*(?:(?:please\s+)?(?:open|sign\s+(?:me\s+)?in\s+to)\s+)?(?:the\s+)?console\W*", re.IGNORECASE
)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
# What stands in the outbox in place of a link: its id.
_PLACE = re.compile(r"\[sign-in ([0-9a-f]{32})\]")


@dataclass(frozen=True)
class SignedIn:
    """A session that has begun: ``token`` is what the browser keeps, and is stored nowhere else."""

    token: str
    member: StaffMember


class NotSignedIn(NotAllowed):
    """Whatever was shown does not say who somebody is; the words are the same for every reason."""


# ---- sessions --------------------------------------------------------------------------------------------------------


def hash_of(token: str) -> bytes:
    """What is kept of a session's token: it is 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def session_of(*, ports: DeskPorts, token: str) -> tuple[ConsoleSession, StaffMember] | None:
    """Whose session this is, if it holds now and the person still works here."""
    if not _TOKEN.fullmatch(token):
        return None
    with ports.begin() as work:
        found = work.sign_ins.session(hash_of(token))
    if found is None or not found[0].counts(ports.clock.now()) or not found[1].active:
        return None
    return found


def sign_out(*, ports: DeskPorts, token: str, whence: Whence) -> None:
    """End this session; a second time changes nothing."""
    with ports.begin() as work:
        found, now = work.sign_ins.session(hash_of(token)), ports.clock.now()
        if found is not None and work.sign_ins.end_sessions(now, token=hash_of(token)):
            member = found[1]
            event = StaffEvent(now, member.email, StaffEventKind.SIGNED_OUT, member.email, whence=str(whence))
            work.staff.add_event(event)
            work.commit()


def end_session_of(*, ports: DeskPorts, id: str, by: StaffMember, whence: Whence) -> None:
    """An admin ends somebody's session; NotFound when it has ended."""
    with ports.begin() as work:
        now = ports.clock.now()
        ending = next((each for each in work.sign_ins.sessions(now) if each.id == id), None)
        if ending is None or not work.sign_ins.end_sessions(now, id=id):
            raise NotFound("That session has ended already.")
        work.staff.add_event(StaffEvent(now, ending.email, StaffEventKind.SIGNED_OUT, by.email, whence=str(whence)))
        work.commit()


def sessions_now(*, ports: DeskPorts) -> tuple[ConsoleSession, ...]:
    """Every session that holds now, newest first."""
    with ports.begin() as work:
        return tuple(work.sign_ins.sessions(ports.clock.now()))


def _begin(work: Work, member: StaffMember, how: SignInHow, text: str, whence: Whence, now: datetime) -> SignedIn:
    token = secrets.token_urlsafe(32)
    session = ConsoleSession(uuid4().hex, hash_of(token), member.email, how, now, now + SESSION_LASTS, whence=whence)
    work.sign_ins.begin_session(session)
    said = f"{how.value}{f': {text}' if text else ''}"
    work.staff.add_event(StaffEvent(now, member.email, StaffEventKind.SIGNED_IN, member.email, said, str(whence)))
    return SignedIn(token, member)


# ---- one-time links --------------------------------------------------------------------------------------------------


def give_link(*, ports: DeskPorts, email: str, by: str) -> tuple[StaffMember, str]:
    """A link for the person with this address: what stands behind the sign-in page's address. NotFound for nobody's."""
    with ports.begin() as work:
        member = member_or_raise(work, email)
        link = _give(work, ports, member, by=by)
        work.commit()
    return member, ports.codes.token_of(link.id)


def _give(work: Work, ports: DeskPorts, member: StaffMember, *, by: str, conversation: str | None = None) -> SignInLink:
    id, now = uuid4().hex, ports.clock.now()
    kept = ports.codes.hash_of(ports.codes.token_of(id))
    link = SignInLink(id, kept, member.email, now, now + LINK_LASTS, by, conversation)
    # The newest one counts: a link that lies about in an old message is worth nothing.
    work.sign_ins.end_links(member.email, now)
    work.sign_ins.add_link(link)
    work.staff.add_event(StaffEvent(now, member.email, StaffEventKind.LINK_GIVEN, by))
    return link


def answer_about_console(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer when somebody of the MSP asks for the console in a chat; None leaves the turn to the assistant."""
    identity = turn.person.conversation.identity
    if turn.emergency is not None or turn.pressed is not None or identity.platform not in CHATS:
        return None
    if not _ASKS_FOR_THE_CONSOLE.fullmatch(turn.words):
        return None
    with ports.begin() as work:
        named = identity.user_id if identity.platform == "terminal" else None
        member = work.staff.get(named) if named else work.staff.by_identity(identity)
        if member is None or not member.active:
            return None
        link = work.done.recall(turn.id, "sign-in link")
        if link is None:
            link = _give(work, ports, member, by=member.email, conversation=turn.conversation).id
            work.done.remember(turn.id, "sign-in link", link)
            work.commit()
    return (Answer(wording.here_is_a_link(f"[sign-in {link}]", MINUTES)),)


def with_links(*, ports: DeskPorts, conversation: str, text: str) -> str:
    """A text of the outbox as it is shown in its conversation: sign-in links in their places, as long as they count."""
    if not _PLACE.search(text):
        return text
    now = ports.clock.now()
    with ports.begin() as work:

        def link(place: re.Match[str]) -> str:
            found = work.sign_ins.link(place.group(1))
            if found is None or found.conversation != conversation:
                return place.group(0)
            return sign_in_address(ports, ports.codes.token_of(found.id)) if found.counts(now) else wording.LINK_OVER

        return _PLACE.sub(link, text)


def sign_in_address(ports: DeskPorts, token: str) -> str:
    """The address that a link leads to."""
    return f"{ports.public_url}/sign-in/{token}"


def link_is_good(*, ports: DeskPorts, token: str) -> bool:
    """Whether a link could be used now; looking at it does not use it up."""
    with ports.begin() as work:
        found = work.sign_ins.link_with(ports.codes.hash_of(token))
    return found is not None and found.counts(ports.clock.now())


def sign_in_with_link(*, ports: DeskPorts, token: str, whence: Whence) -> SignedIn:
    """Use a link up; NotSignedIn for one that has ended, was used, or never was."""
    with ports.begin() as work:
        now = ports.clock.now()
        link = work.sign_ins.use_link(ports.codes.hash_of(token), now)
        member = work.staff.get(link.email) if link else None
        if link is None or member is None or not member.active:
            raise NotSignedIn(wording.LINK_REFUSED)
        signed_in = _begin(work, member, SignInHow.LINK, f"given by {link.by}", whence, now)
        work.commit()
    return signed_in


# ---- the first admin's password --------------------------------------------------------------------------------------


def sign_in_with_password(*, ports: DeskPorts, email: str, password: str, whence: Whence) -> SignedIn:
    """NotSignedIn, with the same words after the same work, for a wrong password, for nobody's, and after too many tries."""
    now = ports.clock.now()
    with ports.begin() as work:
        # Counted before anything is compared and committed at once: tries side by side, or a process that dies, count too.
        work.sign_ins.hold_tries()
        since = now - TRIES_WITHIN
        tired = work.sign_ins.tries(email, since) >= PASSWORD_TRIES or work.sign_ins.tries(None, since) >= ALL_TRIES
        if not tired:
            work.sign_ins.note_try(email, now, since)
        kept = work.sign_ins.password(email)
        work.commit()
    known = PasswordHash.read(kept) if kept else NOBODYS
    fits = known.fits(password)
    if tired or kept is None or not fits:
        raise NotSignedIn(wording.PASSWORD_REFUSED)
    with ports.begin() as work:
        member = work.staff.get(email)
        if member is None or not member.active or work.sign_ins.password(email) != kept:
            raise NotSignedIn(wording.PASSWORD_REFUSED)
        signed_in = _begin(work, member, SignInHow.PASSWORD, "", whence, now)
        work.commit()
    return signed_in


# ---- outside systems, and the demo -----------------------------------------------------------------------------------


def sign_in_as_proven(*, ports: DeskPorts, email: str, provider: str, subject: str, whence: Whence) -> SignedIn:
    """An outside system has proved whose address this is; NotSignedIn when nobody at the MSP has it."""
    with ports.begin() as work:
        member = work.staff.get(email)
        if member is None or not member.active:
            raise NotSignedIn(wording.NOBODY_HERE)
        signed_in = _begin(work, member, SignInHow.PROVIDER, f"{provider} {subject}", whence, ports.clock.now())
        work.commit()
    return signed_in


def sign_in_to_demo(*, ports: DeskPorts, email: str, whence: Whence) -> SignedIn:
    """For the demo alone: whoever was clicked on. NotFound for nobody."""
    with ports.begin() as work:
        member = member_or_raise(work, email)
        signed_in = _begin(work, member, SignInHow.DEMO, "", whence, ports.clock.now())
        work.commit()
    return signed_in
