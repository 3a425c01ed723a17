"""Signing in to the web chat: a code to one's mailbox, typed in the browser that asked for it."""

from __future__ import annotations

from hmac import compare_digest
from uuid import uuid4

from bot.desk.clients import ChatIdentity
from bot.desk.identities import BROWSER, TRIES, TRIES_WITHIN, EventKind, IdentityEvent, typed_code
from bot.operations.links import Outcome, owner_of
from bot.operations.mailed_codes import ask_by_mail
from bot.operations.ports import DeskPorts


def ask_for_sign_in(*, ports: DeskPorts, visit: str, address: str) -> bool:
    """Have a code sent to the address, if a contact has it; False when this browser has asked too often.

    ``visit`` names the browser and is known to it and us alone. Whether anybody has the address shows nowhere.
    """
    with ports.begin() as work:
        asked = ask_by_mail(work, _browser(visit), address.strip(), ports.clock.now())
        if asked:
            work.commit()
        return asked


def sign_in(*, ports: DeskPorts, visit: str, code: str) -> tuple[Outcome, str]:
    """How it ended, and the address of whoever is signed in now; empty unless the code was theirs.

    A code works once, in the browser that asked for it. A wrong one, an old one and somebody else's end alike.
    """
    browser, now = _browser(visit), ports.clock.now()
    with ports.begin() as work:
        work.identities.hold(browser)
        if work.identities.tries(browser, now - TRIES_WITHIN) >= TRIES:
            return Outcome.PAUSED, ""
        work.identities.note_try(browser, now, now - TRIES_WITHIN)
        wanted = ports.codes.hash_of(typed_code(code))
        work.identities.hold_code(wanted)
        found, email = work.identities.code(wanted), ""
        if found is not None and compare_digest(found.issued.code or b"", wanted) and found.counts(now):
            asked, owner = work.identities.request(found.issued.id), owner_of(work, found)
            if owner is not None and asked is not None and asked.identity == browser:
                client, contact = owner
                email = contact.email
                work.identities.add(
                    IdentityEvent(
                        uuid4().hex,
                        EventKind.SIGNED_IN,
                        client.code,
                        email,
                        now,
                        email,
                        identity=ChatIdentity(BROWSER, "", email),
                        code=wanted,
                    )
                )
        # The try counts, whatever came of it.
        work.commit()
    return (Outcome.LINKED if email else Outcome.REFUSED), email


def _browser(visit: str) -> ChatIdentity:
    return ChatIdentity(BROWSER, "visit", visit)
