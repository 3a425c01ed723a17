"""What a client's people call things: programs, tags, and the names of assets."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.clients import Application, Asset, Client, ClientStatus
from bot.desk.names import ClientName, names_of
from bot.desk.tickets import Fact
from tests.makers import MAPLE, demo_file

EMPTY = Client("small", "Small Co", ClientStatus.ACTIVE, "America/Toronto", "CAD", None)


def test_a_client_without_lists_has_no_names() -> None:
    assert names_of(EMPTY) == ()


def test_every_name_of_a_program_stands_for_its_first() -> None:
    client = replace(EMPTY, applications=(Application("Boltwise", ("parts program",)), Application("TorqueDesk")))
    assert names_of(client) == (
        ClientName("Boltwise", Fact("application", "Boltwise")),
        ClientName("parts program", Fact("application", "Boltwise")),
        ClientName("TorqueDesk", Fact("application", "TorqueDesk")),
    )


def test_a_critical_application_is_spelled_as_in_the_contract() -> None:
    client = replace(EMPTY, applications=(Application("dentrix"),))
    assert names_of(client, demo_file(MAPLE).contracts) == (ClientName("Dentrix", Fact("application", "Dentrix")),)


def test_an_asset_is_known_by_its_tag_and_by_a_name_that_no_other_has() -> None:
    assets = (
        Asset("A-1", "server", name="file store"),
        Asset("A-2", "printer", name="label printer"),
        Asset("A-3", "printer", name="Label Printer"),
        Asset("A-4", "laptop"),
    )
    spelled = [(name.spelling, name.fact.value) for name in names_of(replace(EMPTY, assets=assets))]
    assert spelled == [("A-1", "A-1"), ("A-2", "A-2"), ("A-3", "A-3"), ("A-4", "A-4"), ("file store", "A-1")]
