"""Emergencies beside sentences of nearly the same words that are none: what tells them apart is what has happened."""

from __future__ import annotations

import pytest

from bot.language.emergencies import find_emergency

PAGED = [
    # Found things are harmless until somebody plugs them in.
    ("security_incident", "a usb stick I found, I plugged it in and a window opened"),
    ("security_incident", "I found a usb stick in the car park and plugged it in"),
    ("security_incident", "someone left a usb stick at reception and I plugged it in"),
    ("security_incident", "we found a usb key on the street, my colleague put it in her pc"),
    # Wi-Fi that is missing in one place wakes nobody; where it is missing for several people, it is an outage.
    ("outage", "wifi is down in the whole office"),
    ("outage", "no wifi in the whole office"),
    ("outage", "no wifi in the office for anyone"),
    ("outage", "several of us have no wifi in the office"),
    ("outage", "nobody has wifi in the office"),
    ("outage", "everyone in the office has no wifi"),
    ("outage", "no wifi and no phones in the office"),
    ("outage", "no wifi or internet in the office"),
    ("outage", "no wifi in whole annex, nobody, exams running"),
    ("outage", "the wifi in the office is down, nobody can work"),
    # Without internet a whole site is cut off.
    ("outage", "no internet in the office"),
    ("outage", "the office has no internet"),
    ("danger", "the new laptop is on fire"),
    ("danger", "the new laptop is on fire, please come super fast"),
    ("danger", "my desk is on fire now, spreading fast"),
    ("danger", "the server is on fire today"),
    (
        "security_incident",
        "I accidentally emailed the whole volunteer list with addresses to all donors, can you get it back?",
    ),
    ("security_incident", "we sent the beneficiaries list to the wrong mailing list, 300 people, medical notes in it"),
    ("security_incident", "I sent a client's file to the wrong person by mistake"),
    ("security_incident", "mailed the donor addresses to everyone by accident"),
    ("security_incident", "Amara emailed me to buy gift cards and send her the codes, I already sent three"),
    ("outage", "I also work for another clinic of ours, smile barrie, their server is down"),
    ("outage", "our other clinic says their server is down"),
    ("security_incident", "I just paid a parts invoice 8400$ and now I see the email was spelled foothils"),
    ("security_incident", "We paid their invoice yesterday. Now I noticed the sender's domain has one letter off."),
    ("security_incident", "I wired $12,000 for an invoice, the email address was misspelled"),
    ("security_incident", "my files have a weird name"),
    ("danger", "he is on the floor"),
    ("danger", "a man dropped his bag on the floor and it is ticking"),
    ("danger", "she spilled coffee on the floor and slipped"),
    ("danger", "he dropped his coffee on the floor and is just lying there"),
    ("danger", "they spilled water on the floor near the server"),
    ("danger", "he left water on the floor next to the power strip"),
    ("danger", "she left her desk and lies on the floor"),
    ("danger", "he dropped the laptop and is on the floor"),
    ("danger", "they left him on the floor"),
    ("security_incident", "keyboard types by itself commands into a black window"),
    ("security_incident", "my mouse is possessed"),
    ("security_incident", "mouse is possessed lol it opens my files by itself"),
]
NONE = [
    "found a usb stick in the car park, can I look what's on it to find the owner?",
    "I found a usb stick in the street, should I plug it in?",
    "found a usb stick on the floor, I haven't plugged it in",
    "found my usb stick, plugged it in and it is not recognised",
    "found a usb stick in my drawer and plugged it in, it wants to be formatted",
    "no wifi in the office",
    "office wifi is down",
    "the wifi in the office is down",
    "the clinic has no wifi",
    "everyone has wifi but me",
    "room 12 has no wifi",
    "my laptop has no wifi at all",
    "my laptop has no wifi and no internet",
    "no wifi every morning",
    "can I work without wifi or internet",
    "nobody knows the wifi password",
    "the new laptop is on fire today, works great",
    "the new pc is on fire, runs like a dream",
    "outlook is on fire today, super fast",
    "I sent the wrong file to my colleague",
    "sent the invoice to the wrong printer",
    "I emailed the new office address to all donors",
    "I accidentally sent the contract to all printers",
    "I sent the member newsletter to the whole list twice by mistake",
    "my assistant paid 3 invoices and the website is slightly different now",
    "we sent the newsletter to all donors",
    "did someone of my staff buy gift cards yesterday?",
    "has anyone in my team bought gift cards?",
    "i also work for another clinic, smile barrie, their server is down can you help",
    "the company next door asks, their internet is down in the whole building",
    "the email address on the invoice is misspelled",
    "we paid your invoice, our email address on it is misspelled",
    "I sent the invoice and the email address was misspelled so it bounced",
    "did it, emptied trash too",
    "he was rude and left the cables on the floor",
    "she put the old monitor on the floor",
    "your man left a pile of tools on the floor",
    "mouse is possessed lol",
    "the mouse is haunted, jumps around when i type",
    "my keyboard types two letters by itself",
]


@pytest.mark.parametrize(("kind", "text"), PAGED, ids=[text for _, text in PAGED])
def test_what_has_happened_pages_somebody(kind: str, text: str) -> None:
    found = find_emergency(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("text", NONE)
def test_nearly_the_same_words_page_nobody_where_nothing_has_happened(text: str) -> None:
    assert find_emergency(text) is None
