"""A small valid client file, and ways to change one line of it."""

from __future__ import annotations

from pathlib import Path

from bot.connectors.client_files import BadClientFile, Finding, LocatedClientFile, read_client_file

SMALL = """\
format: 1
client:
  code: small
  name: Small Co
  timezone: America/Toronto
  currency: CAD
  tax: {name: HST, rate: 13%}
  holidays: {calendar: CA-ON}
  sites:
    - {code: main, name: Main, km: 5}
  contacts:
    - {name: Ann Lee, email: ann@small.example, site: main, roles: [approver], slack: T1/U1}
    - {name: Bo Ray, email: bo@small.example, telegram: 42}
  assets:
    - {tag: S-1, class: server, site: main, contact: bo@small.example}
contracts:
  - number: PLAN
    type: managed
    starts: 2026-01-01
    support_hours: {mon-fri: ["09:00-17:00"]}
    sla:
      P1: {respond: 1h, resolve: 4h, clock: 24x7}
      P2: {respond: 2h, resolve: 8h}
      P3: {respond: 4h, resolve: 16h}
      P4: {respond: 8h, resolve: 40h}
    rules:
      - include: all
        when: {time: support, work: remote}
        clause: "1"
        text: Help is included.
      - allowance: printer
        draws: visits
        clause: "2"
        text: A visit is included.
    allowances:
      - {name: visits, unit: visits, amount: 2, per: month}
    fallback: TM
  - number: TM
    type: time_and_materials
    starts: 2026-01-01
    support_hours: {mon-fri: ["09:00-17:00"]}
    rules:
      - charge: all
        clause: A
        text: The rest is charged.
    rates:
      base: 120.00
      rows:
        - {work: remote, minimum: 15m, increment: 15m}
        - {band: after_hours, multiplier: 1.5}
        - {band: weekend, multiplier: 2}
        - {band: holiday, multiplier: 2}
      travel: {trip: 40.00}
      materials: {markup: 25%}
cases:
  - name: a printer
    given: {category: printer, at: "2026-11-24T10:00"}
    expect: {verdict: covered}
"""


def changed(old: str, new: str, text: str = SMALL) -> str:
    """The text with one place changed; the place must be there exactly once."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


def read(folder: Path, text: str) -> LocatedClientFile:
    """The text, read as a file."""
    path = folder / "client.yml"
    path.write_text(text, encoding="utf-8")
    return read_client_file(path)


def refused(folder: Path, text: str | bytes) -> tuple[Finding, ...]:
    """What is found in a file that must be refused."""
    path = folder / "client.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    try:
        read_client_file(path)
    except BadClientFile as error:
        return error.findings
    raise AssertionError("the file was read")
