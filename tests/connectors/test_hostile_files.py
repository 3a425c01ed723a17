"""Ten thousand client files gone wrong: each is taken with the meaning it states, or refused with line, place and reason."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timezone
from decimal import Decimal, InvalidOperation
from pathlib import Path
from time import perf_counter

import yaml

from bot.connectors.client_files import (
    BadClientFile,
    LocatedClientFile,
    check_client_file,
    read_client_file,
    write_client_file,
)
from bot.desk.catalogue import SERVICE_LINES, Work
from bot.desk.coverage import decide_coverage
from bot.desk.facts import Facts
from bot.operations.what_if import run_cases
from bot.storage.documents import decode, encode
from tests.connectors.client_texts import SMALL
from tests.connectors.client_values import Anything, a_client, a_contract, house_rates
from tests.connectors.mutations import Mutation, mutated, scalars
from tests.proving import cases, seeded
from tests.within import within

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"
TODAY = date(2026, 11, 22)
SECONDS = 20
"""CPU time within which a file is read, or refused, also one of a megabyte on a slow machine."""
ASKED = [
    Facts("printer", datetime(2026, 11, 24, 15, tzinfo=timezone.utc)),
    Facts("server_down", datetime(2026, 11, 29, 3, tzinfo=timezone.utc), work=Work.ONSITE, asset="S-1"),
    Facts("onsite_or_project", datetime(2027, 1, 1, 12, tzinfo=timezone.utc), work=Work.PROJECT),
]


def originals() -> list[str]:
    """The demo clients, the small one, and some with every part that there is."""
    any = Anything(seeded("files to be spoilt"))
    house = house_rates(any)
    written = []
    for _ in range(3):
        client = a_client(any, house)
        last = a_contract(any, client, None)
        text = write_client_file(client, (a_contract(any, client, last.number), last))
        written.append(text)
    return [SMALL, *(path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.yml"))), *written]


def test_a_spoilt_file_is_taken_with_the_meaning_it_states_or_refused_with_place_and_reason(tmp_path: Path) -> None:
    source, texts, path = seeded("spoilt client files"), originals(), tmp_path / "spoilt.yml"
    counted: Counter[str] = Counter()
    started, slowest = perf_counter(), 0.0
    for number in range(cases(100, 10_000)):
        mutation = mutated(source, source.choice(texts), source.choice(texts))
        path.write_bytes(mutation.data)
        begun = perf_counter()
        with within(SECONDS):
            accepted = _tried(path, mutation, f"{number}: {mutation.kind}")
        slowest = max(slowest, perf_counter() - begun)
        counted["accepted" if accepted else "refused"] += 1
    counted["seconds"] = round(perf_counter() - started)
    print(f"spoilt client files: {dict(counted)}, slowest {slowest:.1f} s")
    assert counted["accepted"] and counted["refused"]


def _tried(path: Path, mutation: Mutation, label: str) -> bool:
    """Whether the file was taken; anything but BadClientFile flies."""
    try:
        file = read_client_file(path)
    except BadClientFile as refused:
        assert refused.findings, label
        for finding in refused.findings:
            assert (finding.path, finding.line >= 1) == (str(path), True), label
            assert finding.message and finding.way_out and finding.code, label
            str(finding).encode()
        return False
    _survives(file, label)
    text = write_client_file(file.client, file.contracts)
    path.write_text(text, encoding="utf-8")
    again = read_client_file(path)
    assert (label, again.client, again.contracts) == (label, file.client, file.contracts)
    if mutation.place is not None:
        _says_what_was_put_in(mutation.data.decode(), text, mutation.place, label)
    return True


def _survives(file: LocatedClientFile, label: str) -> None:
    """What is taken can be advised on, stored, decided with, and its cases run."""
    check_client_file(file, TODAY)
    run_cases(file)
    assert decode(type(file.client), encode(file.client)) == file.client, label
    for contract in file.contracts:
        assert decode(type(contract), encode(contract)) == contract, label
        encode(contract.support_hours)
    for facts in ASKED:
        decide_coverage(file.client, file.contracts, facts)


# ---- what was put in, and what came out ---------------------------------------------------------

# Written differently, or left out, because it goes without saying; each is compared in a test of its own.
_OWN_WAYS = re.compile(
    r"^format$|\.holidays\.|support_hours|\.hours\.|\.holiday\b|\.allowances\[\d+\]\.(unit|amount|rollover)$|\.km$|\.miles$"
    r"|call_out_fee$"
)
_SETS = re.compile(
    r"\.(roles|when\.(time|work|site|asset_class|request_type|cause)|people|critical_applications"
    r"|include|exclude|allowance|labour_only|charge)(\[\d+\])?$"
)
_UNSAID = {"covered": "true", "taxable": "true", "overrun": "charge", "clock": "support", "increment": "1"}


def _says_what_was_put_in(spoilt: str, written: str, place: str, label: str) -> None:
    """The one value that was replaced stands in the file that is written back, by an independent reading of both."""
    put_in = {each.path: each.text for each in scalars(spoilt)}.get(place)
    if put_in is None or _OWN_WAYS.search(place):
        return
    value = yaml.load(put_in, Loader=yaml.BaseLoader)
    if not isinstance(value, str):
        return
    came_out = {each.path: yaml.load(each.text, Loader=yaml.BaseLoader) for each in scalars(written)}
    if _SETS.search(place):
        whole = re.sub(r"\[\d+\]$", "", place)
        members = {text for path, text in came_out.items() if re.fullmatch(re.escape(whole) + r"(\[\d+\])?", path)}
        members |= {text.casefold() for text in members}
        assert value.strip() in members or value.strip().casefold() in members or value in SERVICE_LINES, (
            label,
            place,
            value,
        )
        return
    key = place.rpartition(".")[2]
    if place not in came_out:
        assert value == _UNSAID.get(key) or _is_one_of_several(place, value, came_out), (label, place, value)
        return
    assert _meaning(came_out[place]) == _meaning(value), (label, place, value, came_out[place])


def _is_one_of_several(place: str, value: str, came_out: dict[str, str]) -> bool:
    """A list of one is written as the one; a name alone stands for a part with nothing but a name."""
    whole = re.sub(r"\[\d+\]$", "", place)
    shorter = place.removesuffix(".name")
    return value.strip() in {
        came_out.get(whole),
        came_out.get(f"{place}[0]"),
        came_out.get(shorter),
        came_out.get(f"{place}.name"),
    }


def _meaning(text: str) -> object:
    """Numbers and lengths of time by what they come to; everything else as it stands."""
    text = text.strip()
    length = re.fullmatch(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?", text, re.ASCII)
    if text and length:
        days, hours, minutes = (int(part or 0) for part in length.groups())
        return days * 1_440 + hours * 60 + minutes
    try:
        number = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return text
    return (number, text.endswith("%")) if number.is_finite() else text
