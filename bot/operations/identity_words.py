"""What people read when something was asked for that nobody gets on the word of a chat."""

from __future__ import annotations

from bot.desk.clients import Contact
from bot.desk.identity_proof import PROOFS, Asked
from bot.desk.people import Conversation, Person
from bot.operations.wording import platform_name

_NOT_HERE = "I can't do that from chat, for anybody."


def refused(number: str, about: Contact | None, asker: Contact | None, *, quietly: bool = False) -> str:
    """To whoever asked. Nothing in it says whom we know, to somebody whom we do not. ``quietly`` it is kept from those it is about."""
    if asker is None:
        return (
            f"{_NOT_HERE} A technician checks it with the person it is about, over the number we have. "
            f"What you wrote is kept as {number}."
        )
    if quietly:
        silent = f"{about.first_name} hears nothing of it from me." if about is not None else "I tell nobody else here."
        return f"{_NOT_HERE} Somebody will call you on the number we have, and then it is seen to. {silent} Your ticket is {number}."
    who = about.first_name if about is not None else "you or your company's contact"
    told = f" {about.first_name} hears from me that it was asked for." if about is not None else ""
    return f"{_NOT_HERE} Somebody will call {who} on the number we have, and then it is seen to.{told} Your ticket is {number}."


def refused_again(number: str) -> str:
    """To whoever asks once more."""
    return f"{_NOT_HERE} It is with a person already: {number}. Nothing happens before somebody has called and checked."


def notice(asked: Asked, number: str, person: Person, *, own: bool) -> str:
    """To the one whose it is, in a chat that we know as theirs."""
    contact = person.contact
    where = platform_name(person.conversation.identity.platform)
    who = contact.name if contact is not None and own else "Somebody who is not known as one of your people"
    return (
        f"{who} has asked us in {where} for {PROOFS[asked].what}. I have done nothing about it, and nothing happens before a "
        f"technician has called the number we have on file ({number}). If that surprises you, tell the technician, or write "
        "'person' to me now."
    )


def check_first(
    asked: Asked,
    person: Person,
    about: Contact | None,
    owner: Contact | None,
    *,
    told_in: str | None,
    quietly: bool = False,
) -> str:
    """For the technician, in the ticket; ``told_in`` is the conversation in which the owner was written to.

    ``quietly`` the person whom it is about may be sent away, and shall not hear of it from us.
    """
    contact, identity = person.contact, person.conversation.identity
    asker = f"{contact.name} ({contact.email})" if contact is not None else "somebody nobody has verified"
    whom = f"{about.name} ({about.email})" if about is not None else "nobody whom I find on file, or the asker's own"
    lines = [
        f"Identity proof: asked for {PROOFS[asked].what}.",
        f"For whom: {whom}. Asked by: {asker}, from {identity}.",
        "Do nothing of it on the word of a chat, a mail or a caller. Call back on the number on file, never on one that was "
        "named here, and have it confirmed by the person whose it is."
        if not quietly
        else "named here: the asker, and the company's main contact. The words speak of somebody who may be leaving and may not "
        "know it: say nothing to that person.",
    ]
    if owner is None:
        lines.append("Nobody else is on file who could be told: find out who answers for it.")
    elif told_in is None:
        lines.append(f"{owner.name} has been told of others today, and was not told of this one.")
    else:
        platform = platform_name(Conversation.of_key(told_in).identity.platform)
        lines.append(f"{owner.name} ({owner.email}) was written to in {platform}.")
    return "\n".join(lines)
