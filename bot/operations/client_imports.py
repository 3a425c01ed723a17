"""A client file as a person takes it in: looked over first, and then exactly what was looked over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError, OutOfDate
from bot.operations.clients import ClientView, ImportReport, client_at_versions, take_in
from bot.operations.ports import ClientFile, DeskPorts, Finding, LookedOver, Severity
from bot.operations.what_if import CaseResult, run_cases

LONGEST_NAME = 100
PASTED = "pasted text"
_NEWEST: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Review:
    """What taking in a text would do. ``report`` is None where it is refused as a whole: by an error in it, or because
    of what the desk knows already (``refusal``)."""

    text: str
    name: str
    findings: tuple[Finding, ...]
    cases: tuple[CaseResult, ...] = ()
    report: ImportReport | None = None
    refusal: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the file out."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)

    @property
    def failed(self) -> int:
        """How many of the file's own cases come out otherwise than it says."""
        return sum(not case.passed for case in self.cases)

    @property
    def changes_something(self) -> bool:
        """Whether anything would be different afterwards."""
        return self.report is not None and any(each.changes_something for each in self.report.clients)

    @property
    def mark(self) -> str:
        """Stands for this very text and for what it would change now; whoever agrees, agrees to that."""
        return _mark(self.text, self.report) if self.report else ""

    def around(self, line: int, reach: int = 2) -> tuple[tuple[int, str], ...]:
        """The lines of the text near this one, with their numbers."""
        lines = self.text.split("\n")
        first = max(1, line - reach)
        return tuple(enumerate(lines[first - 1 : line + reach], first))


def one_text(written: str) -> str:
    """The text with one kind of line end: browsers send another than what a file holds."""
    return written.replace("\r\n", "\n").replace("\r", "\n")


def review_client_text(*, ports: DeskPorts, text: str, name: str) -> Review:
    """Everything that is found in the text, how its own cases go, and what would change; nothing is kept."""
    text, name = one_text(text), _named(name)
    found = _look_over(ports, text, name)
    if found.file is None:
        return Review(text, name, found.findings)
    cases = run_cases(found.file)
    try:
        with ports.begin() as work:
            report = take_in(work, [found.file], ports.clock.now(), name)
    except DeskError as refusal:
        return Review(text, name, found.findings, cases, refusal=str(refusal))
    return Review(text, name, found.findings, cases, report)


class CasesFail(DeskError):
    """The file states about itself what does not come out, and nobody has said that it is to be taken in all the same."""


def import_client_text(
    *, ports: DeskPorts, text: str, name: str, mark: str, by: str, key: str, although: bool = False
) -> str:
    """Take in the text that was looked over, once for a ``key``; the client's code.

    OutOfDate when the text, or what it changes, is not what ``mark`` stands for; CasesFail for a file whose own cases
    fail, unless it is to be taken in ``although`` they do.
    """
    text, name = one_text(text), _named(name)
    with ports.begin() as work:
        before = work.done.recall(key, "import")
        if before is not None:
            return before
    file = _whole(_look_over(ports, text, name))
    if not although and not all(case.passed for case in run_cases(file)):
        raise CasesFail(
            "Nothing was taken in: some of the file's own cases fail. Mend them, or say that it is meant so."
        )
    with ports.begin() as work:
        report = take_in(work, [file], ports.clock.now(), by)
        # Another import of the same key may have been first: it has changed what this one was to change.
        before = work.done.recall(key, "import")
        if before is not None:
            return before
        if _mark(text, report) != mark:
            raise OutOfDate(
                "Nothing was taken in: the text, or what it would change, is not what was looked over. Look at it again."
            )
        work.done.remember(key, "import", file.client.code)
        work.commit()
    return file.client.code


@dataclass(frozen=True)
class ClientText:
    """A client as a file's text, and what was written."""

    view: ClientView
    text: str


def client_as_text(*, ports: DeskPorts, code: str, versions: Mapping[str, int] = _NEWEST) -> ClientText:
    """A client file from what the desk knows, some contracts in an earlier version; NotFound names those there are.

    Taking it in again changes nothing. Test cases are not kept by the desk.
    """
    view = client_at_versions(work=ports.begin, code=code, versions=versions)
    at = ports.clock.now().astimezone(ZoneInfo(view.client.timezone))
    remarks = [
        f"{view.client.name}, as the desk knew it on {at:%Y-%m-%d at %H:%M}. Test cases are not kept by the desk.",
        *(f"{number} is shown in its version {version}." for number, version in versions.items()),
    ]
    return ClientText(view, ports.client_files.write(view.client, view.contracts, remarks))


def _look_over(ports: DeskPorts, text: str, name: str) -> LookedOver:
    return ports.client_files.look_over(text, name=name, today=ports.clock.now().date())


def _whole(found: LookedOver) -> ClientFile:
    if found.file is None:
        raise OutOfDate("Nothing was taken in: the text has errors. Look at it again.")
    return found.file


def _named(name: str) -> str:
    """A file's name as people chose it, without folders."""
    return " ".join(name.replace("\\", "/").rpartition("/")[2].split())[:LONGEST_NAME] or PASTED


def _mark(text: str, report: ImportReport) -> str:
    said = json.dumps([text, asdict(report)], sort_keys=True)
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
