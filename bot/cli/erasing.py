"""``nightdesk people export``, ``erase``, ``erased`` and ``readmit``: handing a person's data out and taking it away."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress, TextColumn
from rich.table import Table

from bot.cli.common import USAGE, console, errors, fail, instant, open_desk, print_json, say
from bot.connectors.erased_list import read_erased, write_erased
from bot.connectors.person_file import write_person
from bot.desk.erasing import Erased
from bot.operations.erasing import (
    DAYS,
    Gone,
    Plan,
    ask_for_erasure,
    erase_now,
    erased_people,
    plan_erasure,
    readmit,
    take_back_erasure,
    to_be_erased_again,
)
from bot.operations.exporting import content_of, export_person
from bot.operations.ports import Outcome

_Email = Annotated[str, typer.Argument(metavar="EMAIL", help="the person's address, now or when they were a contact")]
_By = Annotated[str, typer.Option("--by", help="who does it; kept on record")]
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]


def erase(
    email: _Email,
    really: Annotated[bool, typer.Option("--really", help="do it; without this it is only shown")] = False,
    yes: Annotated[str, typer.Option("--yes", metavar="EMAIL", help="the address once more, for scripts")] = "",
    now: Annotated[bool, typer.Option("--now", help="at once: it cannot be undone")] = False,
    days: Annotated[int, typer.Option(min=0, max=3650, help="so long it can be undone")] = DAYS,
    undo: Annotated[bool, typer.Option("--undo", help="take it back, while it has not been done")] = False,
    by: _By = "the help desk",
    json_: _Json = False,
) -> None:
    """Take away what is known of a person: words, names, addresses, chats, files. Amounts, dates and decisions stay.

    Without --really nothing is changed: you see what would be. With it the person is cut off at once, in every chat,
    and the data goes after 7 days; until then --undo takes it back. Copies outside of the desk are listed for you.

      nightdesk people erase sam@maple-dental.example

      nightdesk people erase sam@maple-dental.example --really

      nightdesk people erase sam@maple-dental.example --undo
    """
    if undo and (really or now):
        fail("Either --undo, or --really.", USAGE)
    with open_desk() as desk:
        if undo:
            leaving = take_back_erasure(ports=desk.ports, email=email, by=by)
            _told(json_, {"undone": leaving.email}, f"{leaving.email} is who they were. Nothing was erased.")
            return
        if not really:
            _show(plan_erasure(ports=desk.ports, email=email, by=by), json_)
            return
        _agreed(email, yes)
        erased = ask_for_erasure(ports=desk.ports, email=email, by=by, after=timedelta(days=0 if now else days))
        if not now:
            _told(
                json_,
                _document(erased),
                f"{email} is cut off. Their data goes on {erased.due_at:%Y-%m-%d}; until then: "
                f"nightdesk people erase {email} --undo",
            )
            return
        gone = erase_now(ports=desk.ports, person=erased.person, by=by)
    if json_:
        print_json({**_document(gone.erased), **_outcome(gone.outcome)})
        return
    _show_gone(gone)


def export(
    email: _Email,
    to: Annotated[Path, typer.Option(metavar="FILE.zip", help="a new file")],
    json_: _Json = False,
) -> None:
    """Hand out all that is known of a person: pages to read, the same as JSON, and the files that they sent.

    Technicians stand in it as "a technician", others as "a colleague". For example:

      nightdesk people export sam@maple-dental.example --to sam.zip
    """
    with open_desk() as desk, _progress() as bar:
        task = bar.add_task("reading", total=None)
        found = export_person(
            ports=desk.ports, email=email, progress=lambda table, rows: bar.update(task, description=f"{table}: {rows}")
        )
        files = write_person(
            to,
            about={
                "email": found.leaving.email,
                "name": found.leaving.name,
                "client": found.client.name if found.client else found.leaving.client,
                "as of": found.at.isoformat(timespec="seconds"),
            },
            zone=found.client.timezone if found.client else "UTC",
            rows=found.rows,
            content=lambda id: content_of(ports=desk.ports, id=id),
        )
    counts = {table: len(rows) for table, rows in found.rows.items() if rows}
    words = (
        f"{to}: {sum(counts.values())} rows of {len(counts)} kinds, {files} files. Hand it to nobody but the person."
    )
    _told(json_, {"file": str(to), "rows": counts, "files": files}, words)


def _progress() -> Progress:
    """On a terminal only."""
    return Progress(TextColumn("{task.description}"), console=errors, transient=True, disable=not errors.is_terminal)


def erased(
    since: Annotated[str | None, typer.Option(metavar="INSTANT", help="asked for since then")] = None,
    to: Annotated[Path | None, typer.Option(help="write the list to a file, to keep beside the backups")] = None,
    again: Annotated[
        Path | None, typer.Option(help="such a file: whom this database still knows, and has to forget again")
    ] = None,
    json_: _Json = False,
) -> None:
    """Whose data was erased or is to be, by what stands for them since: who they were cannot be read from it.

    A backup holds what it held. Keep the list beside your backups; after a restore it tells who has to be erased again:

      nightdesk people erased --to erased.json

      nightdesk people erased --again erased.json
    """
    with open_desk() as desk:
        if again is not None:
            emails = to_be_erased_again(work=desk.begin, erased=read_erased(again))
            _show_again(emails, json_)
            return
        found = erased_people(work=desk.begin, since=instant(since, "UTC"))
        if to is not None:
            # All of it: an older erasure may be younger than a backup too.
            write_erased(to, erased_people(work=desk.begin))
            say(f"{to}: keep it beside the backups.")
            return
    if json_:
        print_json([_document(each) for each in found])
        return
    for each in found:
        became = f"erased {each.erased_at:%Y-%m-%d}" if each.erased_at else f"goes {each.due_at:%Y-%m-%d}"
        say(f"{each.person}  {each.client}  asked {each.asked_at:%Y-%m-%d} by {each.by}, {became}")
    if not found:
        say("Nobody.")


def readmit_(email: _Email, json_: _Json = False) -> None:
    """Let somebody whose data was erased be a contact again; nothing comes back.

    A client file that names them is refused until then. For example: nightdesk people readmit sam@maple-dental.example
    """
    with open_desk() as desk:
        times = readmit(ports=desk.ports, email=email)
    _told(json_, {"readmitted": email, "erased_before": times}, f"{email} may stand in a client's file again.")


def _agreed(email: str, yes: str) -> None:
    """The address is typed once more, by whom it may hurt."""
    if not yes and sys.stdin.isatty():
        yes = typer.prompt(f"What is erased does not come back. Type {email} once more")
    if yes.strip().casefold() != email.strip().casefold():
        fail(f"Nothing was changed. Type the address once more when asked, or say --yes {email}.", USAGE)


def _show(plan: Plan, json_: bool) -> None:
    if json_:
        print_json(
            {"email": plan.leaving.email, "client": plan.leaving.client, "open": plan.open, **_outcome(plan.outcome)}
        )
        return
    _show_outcome(plan.outcome)
    if plan.open:
        say(f"First these have to come to their end: {', '.join(plan.open)}.")
    say(f"Nothing was changed. To do it: nightdesk people erase {plan.leaving.email} --really")


def _show_gone(gone: Gone) -> None:
    _show_outcome(gone.outcome)
    say(f"Erased. {gone.erased.person} stands for the person since.")


def _show_outcome(outcome: Outcome) -> None:
    table = Table("what", "rows", "become", box=None)
    for effect in outcome.effects:
        table.add_row(effect.table, str(effect.rows), effect.fate.value)
    console.print(table)
    say("Amounts, dates, categories, clauses and verdicts stay: reports say what they said.")
    say("What the desk cannot reach:")
    for each in outcome.outside:
        say(f"  {each}")


def _show_again(emails: tuple[str, ...], json_: bool) -> None:
    if json_:
        print_json(list(emails))
    for email in () if json_ else emails:
        say(f"nightdesk people erase {email} --really --now")
    if not emails and not json_:
        say("Nobody: this database knows none of them.")
    if emails:
        raise SystemExit(1)


def _told(json_: bool, document: dict[str, Any], words: str) -> None:
    if json_:
        print_json(document)
    else:
        say(words)


def _document(erased: Erased) -> dict[str, Any]:
    return {
        "person": erased.person,
        "client": erased.client,
        "asked_at": _moment(erased.asked_at),
        "by": erased.by,
        "due_at": _moment(erased.due_at),
        "erased_at": _moment(erased.erased_at) if erased.erased_at else None,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    effects = [{"table": each.table, "fate": each.fate.value, "rows": each.rows} for each in outcome.effects]
    return {"effects": effects, "outside": list(outcome.outside)}


def _moment(at: datetime) -> str:
    return at.isoformat()
