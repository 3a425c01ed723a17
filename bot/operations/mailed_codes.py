"""A code by mail for somebody nobody knows yet: asked for in a chat or a browser, sent by a job, and neither learns whether it was.

Whoever asks gets the same words after the same queries: whether a contact has the address is looked up later, elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from bot.desk.clients import ChatIdentity, ClientStatus
from bot.desk.identities import BROWSER, CODE_LASTS, CodeRequest, shown_code
from bot.operations import wording
from bot.operations.links import SAYS_WHO, give_out_code
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.turns import Turn

# So often a chat may ask, and so many mails an address gets, within this time.
ASKED_AT_MOST, MAILED_AT_MOST, WITHIN = 3, 3, timedelta(hours=1)
_FORGOTTEN_AFTER = timedelta(days=1)
ADDRESS = r"[^\s@<>]{1,64}@[^\s@<>]{3,200}"
"""What is taken for an e-mail address wherever somebody types theirs."""
# The mark behind it makes it as short as it can be: a full stop at the end of the sentence is none of it.
_ASKS_BY_MAIL = re.compile(rf"\W*link\s+({ADDRESS}?)[\s.!?]*", re.IGNORECASE)
_STEP = "mailed code"


def answer_about_mailed_code(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to 'link' and an e-mail address; None when the turn is about something else."""
    asked = _ASKS_BY_MAIL.fullmatch(turn.words) if turn.pressed is None and turn.emergency is None else None
    if asked is None:
        return None
    if turn.person.verified:
        return (Answer(wording.known_here(turn.person.first_name)),)
    if turn.person.conversation.identity.platform in SAYS_WHO:
        return (Answer(wording.KNOWN_BY_SIGN_IN),)
    with ports.begin() as work:
        said = work.done.recall(turn.id, _STEP)
        if said is None:
            said = _asked_for(work, turn, asked.group(1), ports.clock.now())
            work.done.remember(turn.id, _STEP, said)
            work.commit()
    return (Answer(said),)


def _asked_for(work: Work, turn: Turn, address: str, now: datetime) -> str:
    asked = ask_by_mail(work, turn.person.conversation.identity, address, now)
    return wording.CODE_MAILED if asked else wording.TOO_MANY_MAILS


def ask_by_mail(work: Work, identity: ChatIdentity, address: str, now: datetime) -> bool:
    """Keep that this identity asks for a code to the address; False when it has asked too often."""
    work.identities.hold(identity)
    if work.identities.asked_for_codes(identity, now - WITHIN) >= ASKED_AT_MOST:
        return False
    request = CodeRequest(uuid4().hex, identity, address.casefold(), now)
    work.identities.add_request(request, forget_before=now - _FORGOTTEN_AFTER)
    work.jobs.mail_code(request.id)
    return True


@dataclass(frozen=True)
class _Mail:
    """The mail with a code, for the contact who has the address."""

    to: str
    text: str


def mail_code(*, ports: DeskPorts, request: str) -> bool:
    """Send the code that was asked for, if a served contact has the address; whether a mail went out.

    The code is on record before it is sent: it works as soon as it is read. Killed between the two it runs again and sends
    the same code, with the minutes that it has left. What was asked for longer ago than a code lasts is not sent any more, nor is
    a code that has been used.
    """
    with ports.begin() as work:
        asked = work.identities.request(request)
        if asked is None or asked.mailed is not None:
            return False
        mail = _mail(work, ports, asked, ports.clock.now())
        if mail is None:
            work.identities.close_request(asked.id, mailed=_has_been_read(work, asked.id))
        work.commit()
    if mail is None:
        return False
    # No transaction is open while a mail server takes its time.
    ports.mailer.send(mail.to, wording.CODE_SUBJECT, mail.text)
    with ports.begin() as work:
        work.identities.close_request(request, mailed=True)
        work.commit()
    return True


def _mail(work: Work, ports: DeskPorts, asked: CodeRequest, now: datetime) -> _Mail | None:
    work.identities.hold_address(asked.address)
    found = work.clients.by_email(asked.address) if now - asked.at < CODE_LASTS else None
    if found is None:
        return None
    client, contact = found
    if not contact.served or client.status is ClientStatus.OFFBOARDED:
        return None
    platform = asked.identity.platform
    given = work.identities.event(asked.id)
    if given is None:
        if work.identities.mailed_codes(asked.address, now - WITHIN) >= MAILED_AT_MOST:
            return None
        by = f"asked for in {wording.platform_name(platform)}"
        given = give_out_code(work, ports, client, contact, by=by, id=asked.id)
    minutes = int((given.expires_at - now).total_seconds()) // 60 if given.expires_at is not None else 0
    if minutes < 1 or _has_been_read(work, asked.id):
        return None
    said = wording.sign_in_mail if platform == BROWSER else wording.code_mail
    return _Mail(contact.email, said(contact.first_name, shown_code(ports.codes.code_of(asked.id)), minutes))


def _has_been_read(work: Work, request: str) -> bool:
    """Whether the code that was asked for has been used: its mail has arrived, whoever saw to it was killed before they wrote so."""
    given = work.identities.event(request)
    kept = work.identities.code(given.code) if given is not None and given.code is not None else None
    return kept is not None and kept.used
