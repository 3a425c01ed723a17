"""Machines of the network are told from tags, versions, files, mail and other people's web addresses."""

from __future__ import annotations

import pytest

from bot.language.entities import find_entities


def _found(text: str, kind: str = "host_name") -> list[str]:
    return [each.value for each in find_entities(text) if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("srv-files01 is full", ["srv-files01"]),
        ("cannot reach SRV-BACKUP", ["srv-backup"]),
        ("FS02 down", ["fs02"]),
        ("users on dc1 and DC2", ["dc1", "dc2"]),
        ("web02 and app01 need a restart", ["web02", "app01"]),
        ("DC1.maple.local does not answer", ["dc1.maple.local"]),
        ("open http://intranet.maple.local/start please", ["intranet.maple.local"]),
        ("no access to \\\\server\\share", ["server"]),
        ("map \\\\nas01.maple.local\\scans again", ["nas01.maple.local"]),
        ("smb://files/public asks for a password", ["files"]),
        ("the share on \\\\server is gone", ["server"]),
        ("printsrv is off again", ["printsrv"]),
        ("TORDC01 and torfs02", ["tordc01", "torfs02"]),
        ("MD-DC01 wants a restart", ["md-dc01"]),
        ("ping 192.168.1.20 works", ["192.168.1.20"]),
        ("10.0.0.5, 10.0.0.6 and 10.0.0.7:8443.", ["10.0.0.5", "10.0.0.6", "10.0.0.7"]),
        ("https://192.168.1.1/login does not open", ["192.168.1.1"]),
        ("status of 10.0.0.5 please", ["10.0.0.5"]),
        ("error 0x80070035 on FS02", ["fs02"]),
        ("mail01.maple-dental.com has no certificate", ["mail01.maple-dental.com"]),
        ("it is called DESKTOP-4F7K2P1", ["desktop-4f7k2p1"]),
    ],
)
def test_names_and_addresses_of_machines(text: str, hosts: list[str]) -> None:
    assert _found(text) == hosts


@pytest.mark.parametrize(
    "text",
    [
        "MD-WS-07 is slow",
        "SRV-01 down",
        "mail to bob@mail01.contoso.com bounces",
        "dana@maple.local cannot sign in",
        "https://web02.contoso.com/login is slow",
        "portal.contoso.com and www.contoso.com",
        "the domain maple.local is not found",
        "file01.docx and app01.backup.zip are gone",
        "version 10.0.0.5 of the driver",
        "firmware is 2.4.1.12? no, v2.4.1.13",
        "the address 300.1.1.1 is wrong",
        "sql server 2019, server2022, mysql8 and esxi7",
        "the file server, the mail server and the fileserver",
        "the srvice and the srver are bad",
        "a server-based thing and an app-only one",
        "kyocera FS1320 jams",
        "24/7 and and/or",
        "page 2//3",
        "C:\\users\\dana",
    ],
)
def test_what_only_looks_like_a_machine(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("text", ["MD-WS-07 is slow", "SRV-01 is down", "md-srv-01 again", "ACME-LT-114 died"])
def test_a_tag_stays_a_tag(text: str) -> None:
    assert _found(text, "asset_tag") == [text.split()[0].upper()]


def test_the_name_of_a_share_stands_where_the_server_stands() -> None:
    (found,) = find_entities("on \\\\Server\\Share")
    assert (found.value, found.text, found.start, found.end) == ("server", "Server", 5, 11)
