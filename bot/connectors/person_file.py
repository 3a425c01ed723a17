"""All that is known of a person as one ZIP file: pages to read, the same as JSON, and the files that they sent."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
    "td,th{text-align:left;padding:.1em .8em .1em 0;vertical-align:top}"
)
_TITLES = {
    "contacts": "Contact",
    "chat_identities": "Chats",
    "identity_events": "What happened to the chats",
    "enquiries": "Problems",
    "decisions": "Decisions about coverage",
    "decision_showings": "When decisions were shown",
    "quotes": "Quotes",
    "time_entries": "Time that was worked",
    "ticket_parts": "Parts",
    "settlements": "Bills",
    "disputes": "Objections",
    "dispute_outcomes": "Answers to objections",
    "guide_opinions": "What was said of guides",
    "pages": "Calls for a technician",
    "talks": "Talk with technicians",
    "category_suggestions": "Words that were looked at to learn from",
    "code_requests": "Codes that were asked for",
    "events": "What the assistant keeps of conversations",
}


class NotWritten(DeskError):
    """The file is there already, or cannot be written."""


def write_person(
    path: Path,
    *,
    about: Mapping[str, str],
    zone: str,
    rows: Mapping[str, Sequence[str]],
    content: Callable[[str], bytes | None],
) -> int:
    """Write the file, whole or not at all, readable by its owner only; how many files that the person sent are in it.

    ``about`` says whose data it is, ``rows`` are JSON by table, ``content`` gives the bytes of a file by its id. NotWritten.
    """
    if path.exists():
        raise NotWritten(f"{path} is there already. Name another file with --to.")
    beside = path.with_name(f".{path.name}.part")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "wb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
            sent = _write_files(file, [json.loads(row) for row in rows.get("attachments", ())], content)
            file.writestr("data.json", _data(about, rows))
            file.writestr("index.html", "\n".join(_page(about, ZoneInfo(zone), rows, sent)))
        beside.replace(path)
    except OSError as failure:
        beside.unlink(missing_ok=True)
        raise NotWritten(f"{path} could not be written: {failure.strerror}.") from failure
    return len(sent)


def _write_files(
    file: zipfile.ZipFile, sent: Sequence[Mapping[str, Any]], content: Callable[[str], bytes | None]
) -> list[tuple[Mapping[str, Any], str]]:
    written = []
    for place, each in enumerate(sent, 1):
        found = content(each["id"])
        if found is not None:
            name = f"files/{place:03}-{_safe(each['name'])}"
            file.writestr(name, found)
            written.append((each, name))
    return written


def _safe(name: str) -> str:
    """A name for a file and for nothing else."""
    kept = "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in name)
    return kept.lstrip(".")[-80:] or "file"


def _data(about: Mapping[str, str], rows: Mapping[str, Sequence[str]]) -> str:
    tables = ",\n".join(f"{json.dumps(table)}: [{','.join(found)}]" for table, found in rows.items())
    return f'{{"about": {json.dumps(dict(about))},\n{tables}}}\n'


# ---- the page ----------------------------------------------------------------------------------------------------------


def _page(
    about: Mapping[str, str],
    zone: ZoneInfo,
    rows: Mapping[str, Sequence[str]],
    sent: Sequence[tuple[Mapping[str, Any], str]],
) -> Iterator[str]:
    read = {table: [json.loads(row) for row in found] for table, found in rows.items()}
    title = f"What the help desk knows about {about['email']}"
    yield f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    yield f"<h1>{escape(title)}</h1><p>"
    yield "<br>".join(f"{escape(name)}: {escape(value)}" for name, value in about.items())
    yield "</p><p>Other people stand here as [a technician] and [a colleague]. data.json holds the same, and all of it.</p>"
    yield from _conversations(read, zone)
    yield from _tickets(read, zone)
    if sent:
        yield "<h2>Pictures and files</h2><ul>"
        yield from (f'<li><a href="{escape(name)}">{escape(str(each["name"]))}</a></li>' for each, name in sent)
        yield "</ul>"
    for table, heading in _TITLES.items():
        if read.get(table):
            yield f"<h2>{heading}</h2>"
            for row in read[table]:
                yield from _table(row)


def _conversations(read: Mapping[str, Sequence[Mapping[str, Any]]], zone: ZoneInfo) -> Iterator[str]:
    said = [(row["conversation"], row["received_at"], "you", row["text"]) for row in read.get("messages", ())]
    said += [(row["conversation"], row["created_at"], "the desk", row["text"]) for row in read.get("outbox", ())]
    for conversation in sorted({each[0] for each in said}):
        yield f"<h2>Conversation {escape(conversation)}</h2><table>"
        lines = sorted((_instant(at), who, words) for where, at, who, words in said if where == conversation)
        for at, who, words in lines:
            yield f"<tr><td>{at.astimezone(zone):%Y-%m-%d %H:%M}<td>{who}<td>{_lines(words)}"
        yield "</table>"


def _tickets(read: Mapping[str, Sequence[Mapping[str, Any]]], zone: ZoneInfo) -> Iterator[str]:
    for ticket in read.get("tickets", ()):
        yield f"<h2>Ticket {escape(ticket['number'])}</h2><p>{_lines(str(ticket['document'].get('words', '')))}</p><table>"
        lines = [row for row in read.get("ticket_history", ()) if row["ticket"] == ticket["number"]]
        for row in sorted(lines, key=lambda row: (_instant(row["at"]), row["id"])):
            at = _instant(row["at"]).astimezone(zone)
            yield f"<tr><td>{at:%Y-%m-%d %H:%M}<td>{escape(row['by'])}<td>{escape(row['kind'])}<td>{_lines(row['text'])}"
        yield "</table>"


def _table(value: Mapping[str, Any]) -> Iterator[str]:
    yield "<table>"
    for name, cell in value.items():
        if cell not in (None, [], {}, ""):
            shown = cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)
            yield f"<tr><th>{escape(name)}<td>{_lines(shown)}"
    yield "</table><hr>"


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _instant(at: str) -> datetime:
    found = datetime.fromisoformat(at.replace("Z", "+00:00"))
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
