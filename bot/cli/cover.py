"""``nightdesk cover``: would this be covered, and what would it cost? Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

from bot.bootstrap import SystemClock, sentence_encoder
from bot.cli.common import fail, house_rates, open_desk, print_json, read_settings
from bot.cli.scan import print_scan, read_span
from bot.connectors.client_files import read_client_file
from bot.desk.decisions import Decision, Verdict
from bot.desk.errors import DeskError
from bot.desk.money import in_words
from bot.desk.scan import Stretch
from bot.knowledge.loading import load_articles
from bot.knowledge.search import ArticleSearch
from bot.operations.stated_facts import read_what_if
from bot.operations.what_if import bills_only_parts, decision_document, what_if, what_if_over_time, with_fix
from bot.operations.what_if_pages import decide_what_if, how_it_changes, terms_now

VERDICT_WORDS = {
    Verdict.COVERED: "Covered",
    Verdict.FROM_ALLOWANCE: "Covered, from an allowance",
    Verdict.PARTLY_COVERED: "Partly covered",
    Verdict.QUOTE_REQUIRED: "Not covered: needs an accepted quote",
    Verdict.NEEDS_PERSON: "A person has to decide",
}


def cover(
    client: str = typer.Option("", "--client", help="The client's code; not needed with --file."),
    category: str = typer.Option(..., help="A problem category, for example printer."),
    at: str | None = typer.Option(
        None,
        help="When the work begins, like 2026-11-24T20:00; in the client's zone. [default: now]",
    ),
    work: str | None = typer.Option(None, help="remote, onsite, project, emergency, security, training, vendor."),
    site: str | None = typer.Option(None, help="A site's code."),
    asset: str | None = typer.Option(None, help="A device's tag."),
    minutes: int | None = typer.Option(None, help="How long the work takes, instead of the usual time."),
    used: list[str] = typer.Option(
        [], metavar="NAME=N", help="Used of an allowance already; time in minutes. Repeatable."
    ),
    application: str | None = typer.Option(None, help="The program it is about."),
    impact: str | None = typer.Option(None, help="person, group or client."),
    urgency: str | None = typer.Option(None, help="stopped, degraded or works."),
    cause: str | None = typer.Option(None, help="wear, user_damage, third_party or unauthorised_change."),
    person: str | None = typer.Option(None, help="Who needs help: a contact's e-mail address."),
    listed: str | None = typer.Option(None, help="yes or no: is the person on the contract's list?"),
    standard: str | None = typer.Option(None, help="yes or no: does the device meet the minimum standard?"),
    words: str = typer.Option("", help="What the person wrote: finds the fix they could try themselves."),
    scan: str | None = typer.Option(None, help="How it changes from then on, for example over 7d or 12h."),
    why: bool = typer.Option(False, "--why", help="Show every check, also the terms that were set aside."),
    role: str | None = typer.Option(None, help="Who does it, as the rates call them, for example engineer."),
    rate: str | None = typer.Option(None, help="The price of an hour that was agreed for this ticket, like 90.00."),
    entry: list[str] = typer.Option(
        [], metavar="AT=MINUTES", help="A stretch of work, like 2026-11-24T13:00=45; the first at --at. Repeatable."
    ),
    part: list[str] = typer.Option([], metavar="TEXT=COST", help="A part, at our cost. Repeatable."),
    file: Path | None = typer.Option(None, help="Decide from this client file, without a database."),
    as_json: bool = typer.Option(False, "--json", help="Print JSON."),
) -> None:
    """What if: the verdict with its reasons, the price, cheaper ways, and the answer times.

    For example: nightdesk cover --client maple-dental --category printer --at 2026-11-24T20:00 --scan 7d
    """
    stated: dict[str, object] = {
        "category": category,
        "at": at,
        "work": work,
        "site": site,
        "asset": asset,
        "minutes": minutes,
        "used": dict(_pairs(used, "--used", "NAME=N, like visits=2")),
        "application": application,
        "impact": impact,
        "urgency": urgency,
        "cause": cause,
        "role": role,
        "rate": rate,
        "entries": [{"at": begins, "minutes": length} for begins, length in _pairs(entry, "--entry", "AT=MINUTES")],
        "parts": [{"text": words, "cost": cost} for words, cost in _pairs(part, "--part", "TEXT=COST")],
        "person": person,
        "person_listed": listed,
        "meets_standard": standard,
    }
    answer = _answer(client, file, stated, words, None if scan is None else read_span(scan))
    if not isinstance(answer, Decision):
        print_scan(answer, as_json)
    elif as_json:
        print_json(decision_document(answer))
    else:
        _print(answer, why)


Answer = Decision | tuple[Stretch, ...]


def _answer(code: str, file: Path | None, stated: Mapping[str, object], words: str, span: timedelta | None) -> Answer:
    """What a file says, or the desk; a mistake ends the command with its words."""
    if file is None and not code:
        raise typer.BadParameter("Name a client, or a client file with --file.", param_hint="--client")
    try:
        return _of_client(code, stated, words, span) if file is None else _of_file(code, file, stated, words, span)
    except DeskError as error:
        fail(str(error))


def _of_file(code: str, file: Path, stated: Mapping[str, object], words: str, span: timedelta | None) -> Answer:
    """What the file says; nothing has been drawn from its allowances but what is stated."""
    read = read_client_file(file, house_rates())
    if code and code != read.client.code:
        fail(f"{file} describes the client '{read.client.code}', not '{code}'.")
    given = read_what_if({**stated, "at": stated["at"] or SystemClock().now().isoformat()}, read.client.timezone)
    if span is not None:
        return what_if_over_time(read.client, read.contracts, given, span)
    decision = what_if(read.client, read.contracts, given)
    return with_fix(read.client, decision, _articles(words), words) if decision.verdict.costs else decision


def _of_client(code: str, stated: Mapping[str, object], words: str, span: timedelta | None) -> Answer:
    """What the desk knows, with what its ledger has seen go."""
    with open_desk() as desk:
        terms = terms_now(ports=desk.ports, code=code)
        stated = {**stated, "at": stated["at"] or terms.at.isoformat()}
        if span is not None:
            return how_it_changes(ports=desk.ports, terms=terms, stated=stated, span=span)
        return decide_what_if(ports=desk.ports, terms=terms, stated=stated, words=words)


def _articles(words: str) -> ArticleSearch:
    """The knowledge base; the sentence encoder is loaded only when there are words to compare."""
    library = load_articles(*read_settings().article_folders)
    return ArticleSearch(library, sentence_encoder if words else None)


def _pairs(written: Sequence[str], option: str, form: str) -> list[tuple[str, str]]:
    """``LEFT=RIGHT`` each, cut at the last ``=``; a usage error names the option."""
    pairs = []
    for each in written:
        left, equals, right = each.rpartition("=")
        if not (left and equals and right):
            raise typer.BadParameter(f"'{each}' is not {form}.", param_hint=option)
        pairs.append((left, right))
    return pairs


def _print(decision: Decision, why: bool) -> None:
    by = f" ({decision.contract}, clause {decision.clause})" if decision.contract and decision.clause else ""
    typer.secho(f"{VERDICT_WORDS[decision.verdict]}{by}", bold=True)
    for check in (each for each in decision.checks if why or not each.detail):
        mark = typer.style("✓", fg=typer.colors.GREEN) if check.passed else typer.style("✗", fg=typer.colors.RED)
        source = " ".join(part for part in (check.contract, check.clause) if part)
        typer.echo(f"  {mark} {check.text}" + (f" [{source}]" if source else ""))
    _print_estimate(decision)
    if decision.shadow is not None:
        typer.echo(decision.shadow.text)
    for way in decision.alternatives:
        typer.echo(f"Or: {way.text}")
    typer.echo(f"Priority: {'; '.join(decision.priority_reasons)}")
    zone = ZoneInfo(decision.timezone)
    for label, due in (("Answer by", decision.respond_by), ("Solved by", decision.resolve_by)):
        if due is not None:
            typer.echo(f"{label}: {due.astimezone(zone):%A %-d %B %Y, %H:%M} ({decision.timezone})")


def _print_estimate(decision: Decision) -> None:
    priced = decision.estimate
    if priced is None:
        if decision.verdict in (Verdict.QUOTE_REQUIRED, Verdict.PARTLY_COVERED):
            typer.echo("The price has to be worked out by a person.")
        return
    if bills_only_parts(decision):
        typer.echo("Price: the work is covered, parts are billed.")
        return
    low, high = in_words(priced.low), in_words(priced.high)
    about = low if low == high else f"{low} to {high}"
    typer.echo(f"Price: {about}, not more than {in_words(priced.not_to_exceed)}")
    for line in priced.lines:
        typer.echo(f"  {in_words(line.amount):>12}  {line.text}")
    typer.echo(f"  {in_words(priced.total):>12}  Total in the likely case")
