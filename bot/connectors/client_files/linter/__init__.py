"""What a client file says correctly but may not mean: advice, each kind under its own code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.connectors.client_files.findings import Finding, Severity
from bot.connectors.client_files.linter import answers, money, people, terms, together
from bot.connectors.client_files.linter.advice import Advice, Subject
from bot.connectors.client_files.reading import LocatedClientFile


def check_client_file(file: LocatedClientFile, today: date) -> tuple[Finding, ...]:
    """Warnings on a file that was read without errors, as of ``today``, in the order of its lines."""
    found = {_located(file, advice): None for advice in _advice(Subject.of(file, today))}
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.code)))


def _advice(subject: Subject) -> Iterator[Advice]:
    for check in (terms.check, answers.check, money.check, people.check, together.check):
        yield from check(subject)


def _located(file: LocatedClientFile, advice: Advice) -> Finding:
    line, place = None, advice.where
    while line is None and place:
        line = file.lines.get(place)
        place = place.rpartition(".")[0]
    return Finding(advice.code, Severity.WARNING, file.path, line or 1, advice.where, advice.message, advice.way_out)
