"""People who cannot be reached, programs that nobody lists, and cases that no contract can decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from bot.connectors.client_files.linter.advice import Advice, Placed, Subject, listed
from bot.desk.clients import Role

NO_CONTRACT = "needs_person"


def check(subject: Subject) -> Iterator[Advice]:
    """Everything about the client's people, programs and stated cases."""
    yield from _out_of_reach(subject)
    for placed in subject.current:
        yield from _critical_applications(subject, placed)
    yield from _cases(subject)


def _out_of_reach(subject: Subject) -> Iterator[Advice]:
    """Who has no chat identity is known in the web chat alone; who has left need not be. In the client's own Slack all are."""
    if subject.client.slack_teams:
        return
    silent = [
        (index, contact)
        for index, contact in enumerate(subject.client.contacts)
        if contact.served and not contact.identities
    ]
    way_out = "Add 'slack' or 'telegram', or 'slack_teams' to the client."
    approvers = sum(Role.APPROVER in contact.roles for _, contact in silent)
    if len(silent) > 1:
        names = listed([contact.name for _, contact in silent])
        message = f"{len(silent)} people have no chat identity, and are known in the web chat alone: {names}."
        if approvers:
            message += f" {approvers} of them may approve: a quote waits there until they look."
        yield Advice("W20", "client.contacts", message, way_out)
        return
    for index, contact in silent:
        message = f"{contact.name} has no chat identity, and is known in the web chat alone"
        message += ": a quote waits there until they look." if approvers else "."
        yield Advice("W20", f"client.contacts[{index}]", message, way_out)


def _critical_applications(subject: Subject, placed: Placed) -> Iterator[Advice]:
    """Where programs are listed at all, one that is critical and not listed is a slip of the pen."""
    listed_names = [name for one in subject.client.applications for name in (one.name, *one.also)]
    known = {name.casefold() for name in listed_names}
    for name in sorted(placed.contract.critical_applications) if known else ():
        if name.casefold() not in known:
            close = get_close_matches(name[:80], listed_names[:500], n=1)
            way_out = f"Did you mean '{close[0]}'?" if close else "Add it to 'applications' of the client."
            message = f"'{name}' is critical, and is none of the client's applications."
            yield Advice("W19", f"{placed.where}.critical_applications", message, way_out)


def _cases(subject: Subject) -> Iterator[Advice]:
    """A case at an instant at which no contract of the file is in force proves nothing, unless that is its point."""
    for index, case in enumerate(subject.file.cases):
        meant = case.expect.get("verdict") == NO_CONTRACT or case.expect.get("contract", "") is None
        at = datetime.fromisoformat(str(case.given["at"]).strip().replace("Z", "+00:00"))
        at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(subject.client.timezone))
        if not meant and not any(contract.in_force(at) for contract in subject.file.contracts):
            message = (
                f"On {at:%Y-%m-%d} no contract of this file is in force, so the case '{case.name[:80]}' only says that."
            )
            way_out = "Correct 'at', or expect verdict: needs_person."
            yield Advice("W21", f"cases[{index}].given.at", message, way_out)
