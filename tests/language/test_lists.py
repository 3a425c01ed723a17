"""A message that says itself that it is a list falls into its items; any other stays whole."""

from __future__ import annotations

from time import process_time

import pytest

from bot.language.lists import listed_items

_THREE = "printer jams|outlook crashes|monitor is black"
_LISTS = {
    "counted, with commas": ("three things: printer jams, outlook crashes, and monitor is black", _THREE),
    "counted, as a sentence": ("I have three problems today. Printer jams. Outlook crashes. Monitor is black", _THREE),
    "counted, with semicolons": ("3 issues: printer jams; outlook crashes; monitor is black", _THREE),
    "counted, joined by and": ("2 problems: printer jams and outlook crashes", "printer jams|outlook crashes"),
    "counted, of single words": ("3 issues: printer, outlook, monitor", "printer|outlook|monitor"),
    "counted, with a slip": ("three thigns: printer jams, outlook crashes, monitor is black", _THREE),
    "counted, after a greeting": (
        "Hi team! Two things: wifi is slow, cant print. Thanks, Sam",
        "wifi is slow|cant print",
    ),
    "two of three commas": (
        "two things: new laptop for Ana, Ben and Cara, and the printer jams",
        "new laptop for Ana, Ben and Cara|the printer jams",
    ),
    "shouted": ("THREE THINGS: PRINTER JAMS, OUTLOOK CRASHES, MONITOR IS BLACK!!!", _THREE.upper()),
    "not counted": ("a few issues - printer jams, outlook crashes, monitor is black", _THREE),
    "a couple": (
        "i have a couple of things, printer is jammed and outlook is slow",
        "printer is jammed|outlook is slow",
    ),
    "a bare headline": ("problems: printer, outlook, wifi", "printer|outlook|wifi"),
    "requests": (
        "need help with two things: new toner, wifi password for guests",
        "new toner|wifi password for guests",
    ),
    "numbers with brackets": ("1) printer jams 2) outlook crashes 3) monitor is black", _THREE),
    "numbers with stops": ("1. printer jams 2. outlook crashes 3. monitor is black", _THREE),
    "numbers with colons": ("1: printer jams 2: outlook crashes", "printer jams|outlook crashes"),
    "numbers in words": ("one: printer jams two: outlook crashes", "printer jams|outlook crashes"),
    "numbers under a headline": ("Two issues please: 1 - wifi gone 2 - password expired", "wifi gone|password expired"),
    "letters": ("a) printer jams b) outlook crashes", "printer jams|outlook crashes"),
    "first, second, third": (
        "first printer jams, second outlook crashes, third the monitor is black",
        "printer jams|outlook crashes|the monitor is black",
    ),
    "first, then second, of two things": (
        "First my printer jams, then second outlook won't open",
        "my printer jams|outlook won't open",
    ),
    "first an error, then second another thing": (
        "First I get an error in Outlook, then second the printer jams",
        "I get an error in Outlook|the printer jams",
    ),
    "first everything, then second a phone": (
        "first everything is slow and then second my phone is dead",
        "everything is slow|my phone is dead",
    ),
    "first no sound, then second a mailbox": (
        "first there is no sound in Teams, then second Ana's mailbox is full",
        "there is no sound in Teams|Ana's mailbox is full",
    ),
    "first a mail, then second a server": (
        "First we got a strange mail, then second the server is down",
        "we got a strange mail|the server is down",
    ),
    "first, then second, then third": (
        "First it asks for a password, second the wifi is gone on the laptop, then third the scanner stopped",
        "it asks for a password|the wifi is gone on the laptop|the scanner stopped",
    ),
    "two things, then second": (
        "two things: first I get an error in excel, then second my printer jams",
        "I get an error in excel|my printer jams",
    ),
    "first of all, secondly, lastly": (
        "First of all the printer jams, secondly outlook crashes and lastly the wifi is slow. Thanks",
        "the printer jams|outlook crashes|the wifi is slow",
    ),
    "dashes": ("- printer jams\n- outlook crashes\n- monitor is black", _THREE),
    "dashes on one line": ("- printer jams - outlook crashes - monitor is black", _THREE),
    "stars": ("* printer jams * outlook crashes", "printer jams|outlook crashes"),
    "after excuses": (
        "hey good morning, sorry to bother you again lol, two things when you have a sec: headset crackles and can you add Beth",
        "headset crackles|can you add Beth",
    ),
    "in French": (
        "bonjour, deux problemes: imprimante ne marche pas, et pas de wifi",
        "imprimante ne marche pas|pas de wifi",
    ),
    "a list to do": (
        "my to do list: fix printer, order toner, reset my password",
        "fix printer|order toner|reset my password",
    ),
    "number one, number two": (
        "Ok so. Number one: Teams won't ring. Number two: my password expires. Number three: look at the screen",
        "Teams won't ring|my password expires|look at the screen",
    ),
    "problem 1, problem 2": ("problem 1: printer jams problem 2: outlook crashes", "printer jams|outlook crashes"),
    "first, second thing, lastly": (
        "so first of all my dock doesn't charge, second thing teams freezes, oh and lastly the invoice looks wrong",
        "my dock doesn't charge|teams freezes|the invoice looks wrong",
    ),
    "what goes on joins": (
        "2 problems: printer jams, it is in room 4, and outlook crashes",
        "printer jams, it is in room 4|outlook crashes",
    ),
}
_WHOLE = (
    "new laptop for: Ana, Ben and Cara",
    "printer, scanner and fax all offline",
    "two problems with my printer: it jams and it is slow",
    "i have a problem: printer jams, and it is loud",
    "error message: cannot print, device offline, call admin",
    'it says: "three things: a, b, c"',
    "i did three things: restarted it, new cable, other port",
    "i tried 2 things: 1) restart 2) other cable",
    "steps: 1) open outlook 2) click send 3) it crashes",
    "outlook crashes when i do this: 1) open a mail 2) click reply",
    "first floor printer jams, second floor printer is offline",
    "first it asks for my password, second it says wrong",
    "First I get an error, then second the app closes",
    "first it freezes and then second it restarts",
    "First there is a blue screen, then second the computer restarts.",
    "first I restarted it, second I changed the cable, third nothing happened",
    "my second monitor is black, the first is fine",
    "the printer on floor 2. The scanner too",
    "two people can't print: ana, ben",
    "printer jams - it's the third time - please come",
    "http://intranet.example/c?x=1,2 does not open",
    "3 printers are offline: hp1, hp2, hp3",
    "room number 1: printer jams, room number 2: no wifi",
    "2 monitors needed: one for ana, one for ben",
    "Two things: my laptop won't charge, tried another plug",
    "outlook - the calendar - is empty",
    "-30% battery and - well - it dies",
    "meeting at 1:30, 2:15 and 3:00 and no sound",
    "",
    "1)",
)


@pytest.mark.parametrize(("text", "items"), _LISTS.values(), ids=_LISTS)
def test_a_list_falls_into_its_items(text: str, items: str) -> None:
    found = listed_items(text)
    assert "|".join(item.text for item in found).casefold() == items.casefold()
    assert all(text[item.start : item.end] == item.text for item in found)


@pytest.mark.parametrize("text", _WHOLE)
def test_what_does_not_say_that_it_is_a_list_stays_whole(text: str) -> None:
    assert listed_items(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "1) " * 600,
        "a, " * 660,
        "- " * 1000,
        "!" * 2000,
        "two things: " * 160,
        "first second " * 150,
        "issues: " + "x, " * 600,
    ],
    ids=["numbers", "commas", "dashes", "signs", "headlines", "places", "a long list"],
)
def test_long_messages_are_read_in_a_moment(text: str) -> None:
    began = process_time()
    listed_items(text)
    assert process_time() - began < 0.5
