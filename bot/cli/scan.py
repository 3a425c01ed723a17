"""How ``nightdesk cover --scan`` shows an answer that changes over time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

import typer

from bot.cli.common import print_json
from bot.desk.scan import Stretch
from bot.operations.what_if import price_in_words, scan_document


def read_span(written: str) -> timedelta:
    """``7d`` or ``12h``; a usage error says so."""
    found = re.fullmatch(r"(\d{1,3})\s*([dh])", written.strip())
    if found is None:
        raise typer.BadParameter(f"'{written}' is no span. Write it like 7d or 12h.", param_hint="--scan")
    number = int(found[1])
    return timedelta(days=number) if found[2] == "d" else timedelta(hours=number)


def print_scan(stretches: Sequence[Stretch], as_json: bool) -> None:
    """One line for each stretch of time: from when, the verdict, the price, and the cheapest other way."""
    if as_json:
        print_json(scan_document(stretches))
        return
    for stretch in stretches:
        price, at_the_end = price_in_words(stretch.first), price_in_words(stretch.last)
        if price != at_the_end:
            price += f", sliding to {at_the_end} as the work runs over the edge"
        ways = stretch.first.alternatives
        other = f"; or: {ways[0].text}" if ways else ""
        source = f" ({stretch.first.contract} {stretch.first.clause})" if stretch.first.clause else ""
        typer.echo(f"{stretch.since:%a %-d %b %H:%M}  {stretch.first.verdict.value}{source}: {price}{other}")
