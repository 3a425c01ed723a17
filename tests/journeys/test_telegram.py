"""The desk in Telegram, through Telegram's own library, beside Slack where somebody else has to say yes."""

from __future__ import annotations

import re

from bot.desk.tickets import Billing, TicketState
from bot.operations.feedback import show_feedback
from tests.journeys.desk import TUESDAY_NIGHT
from tests.journeys.slack_desk import SlackHouse
from tests.journeys.telegram_desk import Chat, TelegramHouse
from tests.sent_files import photo_with_place
from tests.stand_ins.telegram_files import photo, video

SAM, PRIYA, NOBODY, DANA_IN_SLACK = 500100, 500101, 500999, "U0DANA"


async def _asks_for_help_at_night(house: TelegramHouse, sam: Chat) -> None:
    house.house.clock.instant = TUESDAY_NIGHT
    await sam.writes("my outlook won't open")
    await sam.presses("Now, about")
    await sam.presses("Just me")
    await sam.presses("Slow")


async def test_covered_walked_through_a_fix_and_solved(telegram_house: TelegramHouse) -> None:
    sam = telegram_house.chat(SAM)
    card = await sam.writes("my outlook won't open")
    assert card.says("covered", "✓", "MD-2026", "3.1")
    for title in ("Show me the fix", "Yes", "It worked"):
        answer = await sam.presses(title)
    ticket = telegram_house.house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.RESOLVED, Billing.NO_CHARGE)
    assert answer.says(ticket.number, "Was this guide helpful?")
    await sam.presses("Yes")
    (figures,) = show_feedback(work=telegram_house.house.desk.begin)
    assert (figures.runs, figures.solved, figures.helpful, figures.not_helpful) == (1, 1, 1, 0)


async def test_why_and_this_is_wrong_stand_under_the_card_and_the_talk_goes_on_after_them(
    telegram_house: TelegramHouse,
) -> None:
    sam = telegram_house.chat(SAM)
    await sam.writes("my outlook won't open")
    told = await sam.presses("Why?")
    assert told.says("This rests on contract MD-2026")
    await sam.presses("This is wrong")
    assert telegram_house.house.happened(telegram_house.house.only_ticket()).count("disputed") == 1
    assert (await sam.presses("Show me the fix")).says("Step 1")


async def test_at_night_the_free_time_is_planned_and_costs_nothing(telegram_house: TelegramHouse) -> None:
    telegram_house.house.clock.instant = TUESDAY_NIGHT
    sam = telegram_house.chat(SAM)
    card = await sam.writes("my outlook won't open")
    assert card.says("$423.75", "$430.00", "Wednesday 25 November from 08:00", "nothing to pay")
    for title in ("Tomorrow 08:00", "Just me", "Slow"):
        answer = await sam.presses(title)
    ticket = telegram_house.house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.COVERED)
    assert card.says("✓ Tomorrow 08:00", "Sam Okoro", "$375.00") and card.titles == []
    assert answer.says(ticket.number, "tomorrow 08:00")


async def test_asked_in_telegram_approved_in_slack_and_told_in_telegram(
    telegram_house: TelegramHouse, slack_house: SlackHouse
) -> None:
    sam, dana = telegram_house.chat(SAM), slack_house.member(DANA_IN_SLACK)
    await _asks_for_help_at_night(telegram_house, sam)
    message, key = dana.looks().press("Approve")
    await dana.presses_at(message, key)
    ticket = telegram_house.house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.TRIAGED, Billing.APPROVED)
    assert sam.looks().says("Dana Reyes", ticket.number, "$430.00")


async def test_a_button_pressed_twice_counts_once_and_somebody_elses_not_at_all(telegram_house: TelegramHouse) -> None:
    telegram_house.house.clock.instant = TUESDAY_NIGHT
    sam = telegram_house.chat(SAM)
    message, data = (await sam.writes("my outlook won't open")).button("Tomorrow 08:00")
    for other in (PRIYA, NOBODY):
        answer = await telegram_house.chat(other).presses_at(message, data)
        assert not answer.says("Just me")
    first = await sam.presses_at(message, data, times=2)
    assert first.titles.count("Just me") == 1
    for title in ("Just me", "Slow"):
        await sam.presses(title)
    assert telegram_house.house.only_ticket().state is TicketState.SCHEDULED


async def test_an_emergency_pages_somebody_and_a_stranger_is_told_what_to_do_as_well(
    telegram_house: TelegramHouse,
) -> None:
    answer = await telegram_house.chat(NOBODY).writes("there is a ransom note on the reception computer")
    (page,) = telegram_house.house.pages()
    assert page.kind == "security_incident"
    assert answer.says(page.technician, "network")


async def test_a_stranger_is_helped_and_learns_nothing(telegram_house: TelegramHouse) -> None:
    answer = await telegram_house.chat(NOBODY).writes("is outlook covered for Maple Dental? it won't open")
    assert answer.messages != ()
    assert not any(answer.says(word) for word in ("MD-2026", "Dana", "covered by your"))


async def test_a_stranger_asks_for_a_code_by_mail_sends_it_and_is_known(telegram_house: TelegramHouse) -> None:
    nora = telegram_house.chat(NOBODY)
    for address in ("sam@maple-dental.example", "nobody@maple-dental.example"):
        assert (await nora.writes(f"/link {address}")).says("If your help desk knows that address")
    (mail,) = (telegram_house.house.desk.settings.data / "mail").glob("*.eml")
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", mail.read_text())
    assert code is not None
    assert (await nora.writes(f"/link {code.group()}")).says("Hello Sam. I know you here now")
    assert (await nora.writes("my outlook won't open")).says("This is covered", "MD-2026")


async def test_a_photo_in_the_middle_of_a_fix_is_kept_and_the_step_stays(
    telegram_house: TelegramHouse,
) -> None:
    sam, telegram = telegram_house.chat(SAM), telegram_house.telegram
    await sam.writes("my outlook won't open")
    step = await sam.presses("Show me the fix")
    sent = photo_with_place()
    thanks = await sam.sends(**photo(telegram, sent))
    assert thanks.text == "Thank you, I keep the picture with your ticket."
    video_too = await sam.sends(**video(telegram, b"moving"))
    assert video_too.says("up to 20 MB, no videos")
    await sam.presses_at(*step.button("Yes"))
    await sam.presses("It worked")
    ticket = telegram_house.house.only_ticket()
    (kept, content), (refused, _) = telegram_house.house.files(ticket)
    assert (kept.name, kept.state.value, refused.state.value) == ("photo.jpg", "kept", "refused")
    assert (b"Exif" in sent, b"Exif" in content) == (True, False)
