"""``nightdesk webhooks``: who outside is told of every change of a ticket, and what became of it."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, NoReturn

import typer

from bot.cli.common import USAGE, fail, open_desk, print_json, say
from bot.cli.outside import allowed_networks
from bot.desk.receivers import Extra, Receiver, ReceiverKind
from bot.desk.ticket_events import EventType
from bot.operations.ports import Delivered, EventDelivery
from bot.operations.webhooks import (
    ShownReceiver,
    add_webhook,
    enable_receiver,
    list_deliveries,
    list_receivers,
    receiver_or_raise,
    remove_receiver,
    rotate_secret,
    send_again,
)

app = typer.Typer(help="Signed webhooks: tell other systems of every change of a ticket.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_By = Annotated[str, typer.Option("--by", help="who does it; kept on record")]
_Id = Annotated[str, typer.Argument(metavar="WEBHOOK", help="its id, as `webhooks list` shows it")]
_SHORT = {each.value.partition(".")[2]: each for each in EventType}


@app.command()
def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="https://..., where it is sent to")],
    client: Annotated[str | None, typer.Option("--client", help="one client's tickets only, by its code")] = None,
    events: Annotated[str, typer.Option("--events", help="only these: opened,resolved,...; left out: all")] = "",
    include: Annotated[str, typer.Option("--include", help="more than how it stands: people,words,notes")] = "",
    by: _By = "the command line",
    json_: _Json = False,
) -> None:
    """Tell another system of every change of a ticket from now on. Its secret is shown this once.

    For example: nightdesk webhooks add https://psa.example/hooks/nightdesk --events opened,resolved
    """
    wanted, extras = _events(events), extras_of(include)
    with open_desk() as desk:
        receiver, secret = add_webhook(
            ports=desk.ports,
            address=url,
            client=client,
            events=wanted,
            extras=extras,
            by=by,
            allowed=allowed_networks(desk.settings),
        )
    _show_secret(receiver, secret, json_)


@app.command("list")
def list_(json_: _Json = False) -> None:
    """Who is told, of what, and how many events each has not got yet.

    For example: nightdesk webhooks list
    """
    with open_desk() as desk:
        found = list_receivers(ports=desk.ports)
    if json_:
        print_json([_document(each) for each in found])
        return
    for each in found:
        theirs = each.receiver
        events = (
            ", ".join(type.value.partition(".")[2] for type in EventType if type in theirs.events) or "every change"
        )
        extras = "".join(f", with {extra.value}" for extra in Extra if extra in theirs.extras)
        whose = f"tickets of {theirs.client}" if theirs.client else "all tickets"
        say(f"{theirs.id}  {_address(theirs)}")
        say(f"  {events} of {whose}{extras}. Waiting: {each.waiting}, failed: {each.failed}. {_state(theirs)}")
    if not found:
        say("Nobody is told. `nightdesk webhooks add URL` begins it.")


@app.command()
def remove(webhook: _Id) -> None:
    """Send it nothing more, and forget what waits for it.

    For example: nightdesk webhooks remove wh_3f9a1c2207
    """
    with open_desk() as desk:
        receiver = remove_receiver(ports=desk.ports, id=webhook)
    say(f"{_address(receiver)} is told nothing more.")


@app.command()
def rotate(
    webhook: _Id,
    leaked: Annotated[bool, typer.Option("--leaked", help="the old secret signs no more, from now on")] = False,
    json_: _Json = False,
) -> None:
    """Give it another secret, shown this once. For a day both sign, so that you can change it over there in peace.

    For example: nightdesk webhooks rotate wh_3f9a1c2207
    """
    with open_desk() as desk:
        receiver, secret = rotate_secret(ports=desk.ports, id=webhook, leaked=leaked)
    _show_secret(receiver, secret, json_)
    if not json_:
        say("The old secret signs no more." if leaked else "For a day, both the old and the new secret sign.")


@app.command()
def enable(webhook: _Id) -> None:
    """Send to it again after it was switched off, beginning with what it has missed in the last 30 days.

    For example: nightdesk webhooks enable wh_3f9a1c2207
    """
    with open_desk() as desk:
        receiver, waiting = enable_receiver(ports=desk.ports, id=webhook)
    say(f"{_address(receiver)} is told again. Waiting for it: {waiting}.")


@app.command()
def test(webhook: _Id) -> None:
    """Send it a webhook that says that it is a test, and show what it answers; exit 1 when it does not take it.

    For example: nightdesk webhooks test wh_3f9a1c2207
    """
    from bot.connectors.webhooks.sender import WebhookSender

    with open_desk() as desk:
        receiver = receiver_or_raise(ports=desk.ports, id=webhook)
        if receiver.kind is not ReceiverKind.WEBHOOK:
            fail(f"{webhook} is no webhook. For Zammad there is `nightdesk zammad check`.", USAGE)
        sender = WebhookSender(desk.ports.codes, desk.ports.public_url, allowed_networks(desk.settings))
        outcome = asyncio.run(sender.send_trial(receiver, desk.clock.now()))
    if not isinstance(outcome, Delivered):
        fail(f"Not taken: {outcome.why}. ({outcome.milliseconds} ms)")
    say(f"Taken: it answers {outcome.status}. ({outcome.milliseconds} ms)")


@app.command()
def deliveries(
    webhook: Annotated[str | None, typer.Argument(metavar="[WEBHOOK]", help="one webhook's only")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="only what was not taken in all its attempts")] = False,
    ticket: Annotated[str | None, typer.Option("--ticket", help="one ticket's only")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000)] = 50,
    json_: _Json = False,
) -> None:
    """What was sent in the last 30 days, what waits and what failed, the newest first; never what stood in it.

    For example: nightdesk webhooks deliveries --failed
    """
    with open_desk() as desk:
        found = list_deliveries(ports=desk.ports, receiver=webhook, failed_only=failed, ticket=ticket, limit=limit)
    if json_:
        print_json([_delivery_document(each) for each in found])
        return
    for each in found:
        say(f"{each.event.id}  {each.event.ticket} {each.event.type.value} to {each.receiver}")
        say(f"  {_became(each)}")
    if not found:
        say("Nothing.")


@app.command()
def again(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="msg_..., as `webhooks deliveries` shows it")],
    webhook: Annotated[str | None, typer.Option("--webhook", help="to this one only")] = None,
) -> None:
    """Send an event once more, under the same id: who has it already can tell.

    For example: nightdesk webhooks again msg_0b5c0f4be63a4d43a7c86a8f4f4f6f0e
    """
    with open_desk() as desk:
        sent = send_again(ports=desk.ports, event=event, receiver=webhook)
    say(f"{event} goes out again, to {', '.join(each.receiver for each in sent)}.")


def _events(written: str) -> frozenset[EventType]:
    names = [each.strip().removeprefix("ticket.") for each in written.split(",") if each.strip()]
    return frozenset(_SHORT[name] if name in _SHORT else _unknown(name, _SHORT) for name in names)


def extras_of(written: str) -> frozenset[Extra]:
    """What a receiver is told beside how a ticket stands, as somebody writes it; a usage error for what there is not."""
    known = {each.value: each for each in Extra}
    names = [each.strip() for each in written.split(",") if each.strip()]
    return frozenset(known[name] if name in known else _unknown(name, known) for name in names)


def _unknown(name: str, known: dict[str, Any]) -> NoReturn:
    fail(f"'{name}' is none of: {', '.join(known)}.", USAGE)


def _show_secret(receiver: Receiver, secret: str, json_: bool) -> None:
    if json_:
        print_json({"id": receiver.id, "url": receiver.address, "secret": secret})
        return
    say(f"{receiver.id}: {_address(receiver)}")
    say(f"secret: {secret}")
    say("Copy it to the other side now: it is not shown again. docs/webhooks.md says how it is checked there.")


def _address(receiver: Receiver) -> str:
    """Without what stands behind a question mark: that is often a secret."""
    return receiver.address.partition("?")[0]


def _state(receiver: Receiver) -> str:
    if not receiver.active:
        return f"Switched off: {receiver.disabled_why}"
    return f"Failing since {receiver.failing_since:%Y-%m-%d %H:%M} UTC." if receiver.failing_since else "On."


def _became(each: EventDelivery) -> str:
    """How a delivery stands, in one line."""
    if each.last_at is None:
        return "waiting, not tried yet"
    tries = "1 attempt" if each.attempts == 1 else f"{each.attempts} attempts"
    answer = each.why or (f"it answers {each.status}" if each.status else "taken")
    later = f", next {each.next_at:%Y-%m-%d %H:%M:%S} UTC" if each.next_at else ""
    return f"{each.state.value} after {tries}, last {each.last_at:%Y-%m-%d %H:%M:%S} UTC in {each.milliseconds} ms: {answer}{later}"


def _document(shown: ShownReceiver) -> dict[str, object]:
    theirs = shown.receiver
    return {
        "id": theirs.id,
        "kind": theirs.kind.value,
        "url": _address(theirs),
        "client": theirs.client,
        "events": [type.value for type in EventType if type in theirs.events],
        "include": [extra.value for extra in Extra if extra in theirs.extras],
        "added_at": theirs.added_at.isoformat(),
        "added_by": theirs.added_by,
        "active": theirs.active,
        "disabled_why": theirs.disabled_why or None,
        "failing_since": theirs.failing_since.isoformat() if theirs.failing_since else None,
        "waiting": shown.waiting,
        "failed": shown.failed,
    }


def _delivery_document(each: EventDelivery) -> dict[str, object]:
    return {
        "event": each.event.id,
        "sequence": each.event.number,
        "webhook": each.receiver,
        "ticket": each.event.ticket,
        "type": each.event.type.value,
        "at": each.event.at.isoformat(),
        "state": each.state.value,
        "attempts": each.attempts,
        "last_at": each.last_at.isoformat() if each.last_at else None,
        "next_at": each.next_at.isoformat() if each.next_at else None,
        "status": each.status,
        "milliseconds": each.milliseconds,
        "why": each.why or None,
    }
