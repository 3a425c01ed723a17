"""A message is read with the names of the speaker's own client, from the import on, and with nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.catalogue import Impact, Priority, Urgency
from bot.desk.clients import Application, Asset, ChatIdentity
from bot.desk.tickets import Fact
from bot.operations.coverage import decide_for_enquiry
from bot.operations.enquiries import take_up_problem
from bot.operations.names import facts_in_words
from bot.operations.ports import FoundFact
from tests.makers import LEE, MAPLE, RAVI, SAM, STRANGER, DeskForTests, demo_file

WORDS = "Boltwise and dentrix fail on md ws 07, FA-WS-11 and the practice server"
MAPLES = (Fact("application", "Dentrix"), Fact("asset_tag", "MD-WS-07"), Fact("asset_tag", "MD-SRV-01"))
GARAGES = (Fact("application", "Boltwise"), Fact("asset_tag", "FA-WS-11"))


@pytest.mark.parametrize(
    ("identity", "facts"),
    [(SAM, MAPLES), (RAVI, GARAGES), (LEE, ()), (STRANGER, ())],
    ids=["the clinic", "the garage", "somebody who left", "a stranger"],
)
def test_nobody_is_read_with_the_names_of_another_client(
    desk: DeskForTests, identity: ChatIdentity, facts: tuple[Fact, ...]
) -> None:
    assert facts_in_words(ports=desk.ports, turn=desk.turn(identity, WORDS)) == facts


def test_a_name_is_found_from_the_import_on(desk: DeskForTests) -> None:
    words = "zebrium does not open on the x-ray computer"
    before = facts_in_words(ports=desk.ports, turn=desk.turn(SAM, words))
    file = demo_file(MAPLE)
    assets = (*file.client.assets, Asset("MD-XR-01", "workstation", name="x-ray computer"))
    client = replace(file.client, applications=(Application("Zebrium"),), assets=assets)
    desk.take_in(replace(file, client=client))
    after = facts_in_words(ports=desk.ports, turn=desk.turn(SAM, words))
    assert (before, after) == ((), (Fact("application", "Zebrium"), Fact("asset_tag", "MD-XR-01")))


def test_what_was_found_before_stays_in_its_place_and_is_told_once(desk: DeskForTests) -> None:
    words = "the printer, dentrix, everyone"
    found = (
        FoundFact(Fact("device", "printer"), 4, 11),
        FoundFact(Fact("application", "Dentrix Ascend"), 13, 20),
        FoundFact(Fact("impact", "client"), 22, 30),
        FoundFact(Fact("impact", "client")),
    )
    facts = facts_in_words(ports=desk.ports, turn=desk.turn(SAM, words), found=found)
    assert set(facts) == {Fact("device", "printer"), Fact("application", "Dentrix"), Fact("impact", "client")}
    assert len(facts) == 3


def test_a_pressed_button_says_no_names(desk: DeskForTests) -> None:
    found = (FoundFact(Fact("impact", "person")),)
    pressed = desk.press(SAM, "tell_impact", impact="person")
    assert facts_in_words(ports=desk.ports, turn=pressed, found=found) == (Fact("impact", "person"),)


def test_a_critical_application_and_a_device_in_the_words_count_in_the_decision(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "dentrx is stuck on md srv 01")
    facts = (*facts_in_words(ports=desk.ports, turn=turn), Fact("impact", "group"), Fact("urgency", "degraded"))
    enquiry = take_up_problem(ports=desk.ports, turn=turn, category="lob_application", facts=facts)
    decision = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry).decision
    assert (decision.facts.application, decision.facts.asset) == ("Dentrix", "MD-SRV-01")
    assert (enquiry.impact, enquiry.urgency) == (Impact.GROUP, Urgency.DEGRADED)
    assert decision.priority is Priority.P2
