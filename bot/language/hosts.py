"""Names and addresses of machines in a network: srv-files01, FS02, dc1.maple.local, \\\\server\\share, 192.168.1.20.

The names of other people's machines (web addresses, mail domains) are no host names here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.entity import HOST_NAME, Entity, entity


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


# What machines are called after. These make a name with any number ("dc1"), ...
_ROLE = _any_of("dc dhcp exch fs hv nas rds rdsh san sql srv svr vmhost wsus")
# ... these are signs for something else as well and need a number as machines have it ("web02"), ...
_SERVER = (
    _any_of("app backup bkp citrix ctx db esx esxi file files host mail print proxy term ts veeam vm web") + "|" + _ROLE
)
# ... and these name devices that have asset tags as often as host names: only alone, never in "HQ-SW01".
_MACHINE = _any_of("ap erp fw gw node nvr pbx prn sw") + "|" + _SERVER

_ADDRESS = re.compile(r"(?<![\w.-])(\d{1,3}(?:\.\d{1,3}){3})(?![\w-]|\.\w)")
_VERSION_BEFORE = re.compile(
    r"\b(?:version|ver|v|build|firmware|release|driver|revision|rev)(?: number| no\.?| is)?[ .:]*\Z", re.IGNORECASE
)
_LABEL = r"[A-Za-z0-9](?:[\w-]*\w)?"
_SHARE = re.compile(
    rf"(?<![\w\\:/])(?:(?:\\{{2,4}}|//)({_LABEL}(?:\.{_LABEL})*)(?=[\\/])|\\{{2,4}}({_LABEL}(?:\.{_LABEL})*)(?![\w\\/@-]))"
    rf"|\bsmb://({_LABEL}(?:\.{_LABEL})*)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"(?<![\w.@\\-])([A-Za-z]{_LABEL}(?:\.{_LABEL}){{0,3}}\.(?:local|localdomain|lan|internal|corp|intra|intranet|home\.arpa))"
    r"(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
_DOMAIN_BEFORE = re.compile(r"\bdomain (?:is |name |called )?\Z", re.IGNORECASE)
_OUTSIDE = re.compile(
    rf"(?<![\w.@/\\-])((?:[a-z]{{2,10}}-)?(?:{_SERVER})-?\d{{1,3}}(?:\.{_LABEL}){{1,3}}\.[a-z]{{2,8}})(?![\w@/-]|\.\w)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\.(?:bak|csv|docx?|exe|gz|jpe?g|json|log|msi|pdf|png|pptx?|pst|sql|txt|xlsx?|xml|zip)\Z", re.I
)
# Windows names a machine like this when nobody else does.
_BY_WINDOWS = re.compile(
    r"(?<![\w.@-])(DESKTOP-(?=[A-Z]*\d)[A-Z0-9]{7}|LAPTOP-(?=[A-Z]*\d)[A-Z0-9]{8}|WIN-(?=[A-Z]*\d)[A-Z0-9]{11})(?![\w-])",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<![\w.@/\\-])[A-Za-z][A-Za-z0-9]{1,14}(?:-[A-Za-z0-9]{1,12}){0,3}(?![\w@\\-]|\.\w)")
_ONE_WORD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:(?:{_ROLE})0?\d{{1,2}}|(?:{_MACHINE})0\d{{1,2}})",
        r"(?i:[a-z]{2,12}(?:srv|svr)\d{0,3}|(?:srv|svr)[a-z]{3,12}\d{0,3})",
        # With the place in front: TORDC1, torfs02. The letters of MySQL and MSSQL are no place.
        rf"(?!(?i:my|ms|pg))(?:[A-Z]{{2,6}}(?:{_ROLE.upper()})\d{{1,2}}|[a-z]{{2,10}}(?:{_ROLE})0\d)",
    )
)
_SERVER_PART = re.compile(rf"(?:{_SERVER})[a-z]{{0,10}}\d{{1,3}}", re.IGNORECASE)
_NAMED_PART = re.compile(r"[a-z]{2,12}\d{0,3}", re.IGNORECASE)
_SPELLED_BADLY = frozenset(["srver", "srvers", "srvice", "srvices", "srvr", "srvrs", "svrs"])


def find_addresses(text: str) -> Iterator[Entity]:
    """IPv4 addresses; not the numbers of versions."""
    for match in _ADDRESS.finditer(text):
        if all(int(part) <= 255 for part in match[1].split(".")) and not _VERSION_BEFORE.search(text[: match.start()]):
            yield entity(HOST_NAME, match[1], match, group=1)


def find_host_names(text: str) -> Iterator[Entity]:
    """Names of machines, in small letters."""
    for match in _SHARE.finditer(text):
        group = match.lastindex or 0
        if not match[group].isdigit():
            yield entity(HOST_NAME, match[group].lower(), match, group)
    for match in _INSIDE.finditer(text):
        if not _DOMAIN_BEFORE.search(text[: match.start()]):
            yield entity(HOST_NAME, match[1].lower(), match)
    for match in _OUTSIDE.finditer(text):
        if not _FILE_NAME.search(match[1]):
            yield entity(HOST_NAME, match[1].lower(), match)
    for match in _BY_WINDOWS.finditer(text):
        yield entity(HOST_NAME, match[1].lower(), match)
    for match in _WORD.finditer(text):
        if _is_host_name(match[0]):
            yield entity(HOST_NAME, match[0].lower(), match)


def _is_host_name(word: str) -> bool:
    """A role with a number, or with a name: fs02, printsrv, MD-DC01. "SRV-01" and "MD-WS-07" are tags."""
    *first, last = word.split("-")
    if not first:
        return word.lower() not in _SPELLED_BADLY and any(pattern.fullmatch(word) for pattern in _ONE_WORD)
    if first[0].lower() in ("srv", "svr"):
        return _NAMED_PART.fullmatch(last) is not None
    return _SERVER_PART.fullmatch(last) is not None
