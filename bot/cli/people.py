"""``nightdesk people``: who is known in which chat, codes that link a chat, and ending a link."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.common import open_desk, print_json, say
from bot.desk.identities import EventKind, IdentityEvent, KnownIdentity
from bot.operations.links import issue_code, unlink
from bot.operations.people import KnownPerson, list_people, show_person
from bot.operations.wording import HOW_WORDS

app = typer.Typer(help="The clients' people, and the chats in which each is known.", no_args_is_help=True)

_Email = Annotated[str, typer.Argument(metavar="EMAIL", help="the address in the client file")]
_By = Annotated[str, typer.Option("--by", help="who does it; kept on record")]
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]


@app.command("list")
def list_(
    client: Annotated[str | None, typer.Option("--client", metavar="CODE", help="one client's only")] = None,
    json_: _Json = False,
) -> None:
    """Everybody, and the chats in which each is known.

    For example: nightdesk people list --client maple-dental
    """
    with open_desk() as desk:
        people = list_people(work=desk.begin, client=client)
    if json_:
        print_json([_document(person) for person in people])
        return
    for person in people:
        chats = ", ".join(str(each.identity) for each in person.identities) or "no chat"
        served = "" if person.contact.served else " (not served)"
        say(f"{person.contact.email}  {person.contact.name}, {person.client.name}{served}: {chats}")


@app.command()
def show(email: _Email, json_: _Json = False) -> None:
    """One person: every chat, how it is known, and all that happened to it.

    For example: nightdesk people show sam@maple-dental.example
    """
    with open_desk() as desk:
        person = show_person(work=desk.begin, email=email)
    if json_:
        print_json({**_document(person), "events": [_event_document(each) for each in person.events]})
        return
    zone = ZoneInfo(person.client.timezone)
    served = "" if person.contact.served else " Not served: treated as a stranger everywhere."
    say(f"{person.contact.name}, {person.client.name}.{served}")
    for each in person.identities:
        since = f", since {_moment(each.since, zone)}" if each.since else ""
        say(f"  {each.identity}: {HOW_WORDS[each.how]}{since}")
    if not person.identities:
        say(f"  No chat. Link one: nightdesk people link {person.contact.email}")
    for event in person.events:
        say(f"  {_moment(event.at, zone)}  {_told(event)}, by {event.by}")


@app.command()
def link(
    email: _Email,
    mail: Annotated[bool, typer.Option("--mail", help="send it to that address too")] = False,
    by: _By = "the help desk",
    json_: _Json = False,
) -> None:
    """A one-time code for a person, who writes `/link CODE` in the chat to be linked. Give it to nobody else.

    It lasts 15 minutes and works once. For example: nightdesk people link sam@maple-dental.example
    """
    with open_desk() as desk:
        given = issue_code(ports=desk.ports, email=email, by=by, mail=mail)
    if json_:
        print_json(
            {
                "email": given.contact.email,
                "client": given.client.code,
                "code": given.code,
                "expires_at": given.expires_at.isoformat(),
                "mailed": mail,
            }
        )
        return
    until = given.expires_at.astimezone(ZoneInfo(given.client.timezone))
    say(f"{given.code} is for {given.contact.name}, {given.client.name}, until {until:%H:%M} there. It works once.")
    say(f"{given.contact.first_name} writes in Telegram, to the help desk: /link {given.code}")
    if mail:
        say(f"It was mailed to {given.contact.email} too.")


@app.command("unlink")
def unlink_(email: _Email, by: _By = "the help desk", json_: _Json = False) -> None:
    """End what codes and Slack profiles have linked to a person, at once. What the client file names stays.

    For example: nightdesk people unlink sam@maple-dental.example --by "Kim Osei"
    """
    with open_desk() as desk:
        ended = unlink(ports=desk.ports, email=email, by=by)
        left = show_person(work=desk.begin, email=email).identities
    if json_:
        print_json({"unlinked": [str(each.identity) for each in ended], "left": [str(each.identity) for each in left]})
        return
    for each in ended:
        say(f"{each.identity} stands for nobody now.")
    if not ended:
        say("No code and no profile had linked a chat.")
    for each in left:
        say(f"{each.identity} stays: the client file names it. Remove it there, then `nightdesk clients import`.")


def _document(person: KnownPerson) -> dict[str, Any]:
    return {
        "email": person.contact.email,
        "name": person.contact.name,
        "client": person.client.code,
        "served": person.contact.served,
        "identities": [_identity_document(each) for each in person.identities],
    }


def _identity_document(known: KnownIdentity) -> dict[str, Any]:
    since = known.since.isoformat() if known.since else None
    return {"identity": str(known.identity), "how": known.how.value, "since": since}


def _event_document(event: IdentityEvent) -> dict[str, Any]:
    """What happened, without the hash of a code: it says nothing to anybody."""
    return {
        "kind": event.kind.value,
        "at": event.at.isoformat(),
        "by": event.by,
        "identity": str(event.identity) if event.identity else None,
        "how": event.how.value if event.how else None,
    }


def _told(event: IdentityEvent) -> str:
    if event.kind is EventKind.CODE:
        return "a code was given out"
    return f"{event.identity} {event.kind.value}"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
