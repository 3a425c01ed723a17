"""The desk in Slack, through Slack's own libraries, from the words in a workspace to the blocks in it."""

from __future__ import annotations

import json

import pytest

from bot.channels.slack.app import PROMPTS
from bot.desk.tickets import Billing, TicketState
from bot.operations.feedback import show_feedback
from tests.journeys.desk import TUESDAY_NIGHT
from tests.journeys.slack_desk import Member, SlackHouse
from tests.sent_files import photo_with_place, screenshot
from tests.stand_ins.slack_files import SharedFile

SAM, DANA, NOBODY, ROOM = "U0SAM", "U0DANA", "U0NOBODY", "C0FRONT"


async def _asks_for_help_at_night(slack_house: SlackHouse, sam: Member) -> None:
    """Sam takes the price, and answers the two questions."""
    slack_house.house.clock.instant = TUESDAY_NIGHT
    await sam.writes("my outlook won't open")
    await sam.presses("Now, about")
    await sam.presses("Just me")
    answer = await sam.presses("Slow")
    assert answer.says("I have asked Dana Reyes to approve up to $430.00", "nothing is charged")


async def test_covered_walked_through_a_fix_and_solved(slack_house: SlackHouse) -> None:
    sam = slack_house.member(SAM)
    card = await sam.writes("my outlook won't open")
    (message,) = card.messages
    assert "header" in [block["type"] for block in message.blocks]
    assert card.says("covered", "✓", "MD-2026", "3.1") and "covered" in message.text
    await sam.presses("Show me the fix")
    await sam.presses("Yes")
    answer = await sam.presses("It worked")
    ticket = slack_house.house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.RESOLVED, Billing.NO_CHARGE)
    assert answer.says(ticket.number, "Was this guide helpful?")
    asked, _ = answer.press("No")
    thanks = await sam.presses("No", times=2)
    assert thanks.titles == ["It was helpful after all"] and "✓ No (Sam Okoro" in asked.text
    await sam.presses("It was helpful")
    (figures,) = show_feedback(work=slack_house.house.desk.begin)
    assert (figures.runs, figures.solved, figures.helpful, figures.not_helpful) == (1, 1, 1, 0)


async def test_why_and_this_is_wrong_stand_under_the_card_and_the_talk_goes_on_after_them(
    slack_house: SlackHouse,
) -> None:
    sam = slack_house.member(SAM)
    slack_house.house.clock.instant = TUESDAY_NIGHT
    await sam.writes("my outlook won't open")
    told = await sam.presses("Why?", times=2)
    assert told.says("MD-2026, clause 3.1", "This rests on contract MD-TM, version 1", "Now, about")
    await sam.presses("This is wrong")
    objection = slack_house.house.only_ticket()
    assert slack_house.house.happened(objection).count("disputed") == 1
    for title in ("Tomorrow 08:00", "Just me", "Slow"):
        answer = await sam.presses(title)
    assert answer.says("tomorrow 08:00", "covered: nothing to pay")


async def test_at_night_the_price_and_the_free_time_stand_side_by_side_and_waiting_costs_nothing(
    slack_house: SlackHouse,
) -> None:
    slack_house.house.clock.instant = TUESDAY_NIGHT
    sam = slack_house.member(SAM)
    card = await sam.writes("my outlook won't open")
    assert card.says("$423.75", "$430.00", "Wednesday 25 November from 08:00", "nothing to pay")
    assert card.says("Help now needs the approval of Dana Reyes.")
    await sam.presses("Tomorrow 08:00")
    await sam.presses("Just me")
    answer = await sam.presses("Slow")
    ticket = slack_house.house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.COVERED)
    assert answer.says(ticket.number, "tomorrow 08:00", "covered: nothing to pay")


async def test_a_quote_is_approved_once_by_its_approver_in_her_own_conversation_and_both_are_told(
    slack_house: SlackHouse,
) -> None:
    sam, dana = slack_house.member(SAM), slack_house.member(DANA)
    await _asks_for_help_at_night(slack_house, sam)
    card = dana.looks()
    assert card.says("Sam Okoro", "$423.75", "$430.00", "MD-TM")
    message, key = card.press("Approve")
    (approve,) = [button for button in message.buttons if button["value"] == key]
    assert "430.00" in json.dumps(approve["confirm"])
    first, second = dana.press_of(message, key), dana.press_of(message, key)
    # Slack repeats the one, and her finger repeats the other before the first is answered.
    await slack_house.bring("interactive", first, times=2)
    await slack_house.bring("interactive", second)
    ticket = slack_house.house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.TRIAGED, Billing.APPROVED)
    assert slack_house.house.happened(ticket).count("approved") == 1
    assert {"header", "divider"} <= {block["type"] for block in message.blocks}
    assert "Approved" in json.dumps(message.blocks[1:3]) or "approved" in json.dumps(message.blocks[1:3])
    assert message.buttons == [] and "✓" in message.text and "Dana Reyes" in message.text
    assert sam.looks().says("Dana Reyes", ticket.number, "$430.00")


async def test_a_button_of_somebody_else_changes_nothing(slack_house: SlackHouse) -> None:
    sam, dana, nobody = (slack_house.member(user) for user in (SAM, DANA, NOBODY))
    await _asks_for_help_at_night(slack_house, sam)
    message, key = dana.looks().press("Approve")
    for other in (sam, nobody):
        answer = await other.presses_at(message, key)
        assert not answer.says("430.00")
    ticket = slack_house.house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.AWAITING_APPROVAL, Billing.QUOTED)
    assert message.buttons != []


@pytest.mark.parametrize("prompt", PROMPTS[1:], ids=[title for title, _ in PROMPTS[1:]])
async def test_what_slack_suggests_to_ask_is_understood(slack_house: SlackHouse, prompt: tuple[str, str]) -> None:
    answer = await slack_house.member(SAM).writes(prompt[1])
    assert answer.messages != ()
    assert not answer.says("not sure what you mean")


async def test_a_message_that_slack_repeats_is_answered_once(slack_house: SlackHouse) -> None:
    answer = await slack_house.member(SAM).writes("my outlook won't open", times=3)
    assert len(answer.messages) == 1


async def test_a_mention_in_a_room_is_answered_in_its_thread_and_what_is_private_in_the_direct_conversation(
    slack_house: SlackHouse,
) -> None:
    sam = slack_house.member(SAM)
    private = await sam.writes("<@U0NIGHT> my outlook won't open", room=ROOM)
    (in_the_room,) = sam.looks(ROOM).messages
    assert in_the_room.thread_ts is not None
    assert "direct message" in in_the_room.text and "covered" not in in_the_room.text
    assert private.says("covered", "MD-2026")


async def test_an_emergency_at_night_pages_somebody_and_says_what_to_do(slack_house: SlackHouse) -> None:
    slack_house.house.clock.instant = TUESDAY_NIGHT
    answer = await slack_house.member(SAM).writes("there is a ransom note on the reception computer")
    (page,) = slack_house.house.pages()
    assert page.kind == "security_incident"
    assert answer.says(page.technician, slack_house.house.only_ticket().number, "network")


async def test_a_stranger_is_helped_and_learns_nothing(slack_house: SlackHouse) -> None:
    answer = await slack_house.member(NOBODY).writes("is outlook covered for Maple Dental? it won't open")
    assert answer.messages != ()
    assert not any(answer.says(word) for word in ("MD-2026", "Dana", "covered by your"))


async def test_a_photo_comes_first_then_the_words_and_it_stands_at_the_ticket_without_its_place(
    slack_house: SlackHouse,
) -> None:
    sam = slack_house.member(SAM)
    photo = SharedFile("kitchen.jpg", "image/jpeg", photo_with_place())
    asked = await sam.shares(photo)
    assert asked.says("Thank you, I keep the picture.", "What is not working?")
    await sam.writes("the printer shows offline")
    await sam.presses("Open a ticket")
    # A picture answers no question; the two questions stay.
    thanks = await sam.shares(SharedFile("screen.png", "image/png", screenshot()), text="here is a screenshot")
    assert thanks.says("Thank you, I keep the picture with your ticket.") and thanks.titles == []
    sam.seen = asked
    first = [message for message in slack_house.slack.messages if message.buttons][-1]
    await sam.presses_at(first, next(str(each["value"]) for each in first.buttons if "Just me" in str(each["text"])))
    await sam.presses("Slow")
    ticket = slack_house.house.only_ticket()
    (kitchen, content), (screen, _) = slack_house.house.files(ticket)
    assert (kitchen.name, kitchen.state.value, screen.name, screen.state.value) == (
        "kitchen.jpg",
        "kept",
        "screen.png",
        "kept",
    )
    assert (b"Exif" in photo.content, b"Exif" in content) == (True, False)
    assert slack_house.house.happened(ticket).count("file kept") == 2
