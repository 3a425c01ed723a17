"""Attack, outage, danger: a person is paged at once, whatever else happens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.connectors.pager import RememberingPager
from bot.desk.catalogue import Impact, Priority, Urgency
from bot.desk.quotes import QuoteState
from bot.operations.oncall import end_page, take_page
from tests.journeys.desk import TUESDAY_NIGHT, House

SAM = "sam@maple-dental.example"
EMERGENCIES = [
    ("there is a ransom note on the reception computer", "security_incident", "network"),
    ("the server is down and nobody can work", "outage", "server"),
    ("there is smoke coming out of the server room", "danger", "911"),
]
each = pytest.mark.parametrize(("words", "kind", "containment"), EMERGENCIES, ids=[kind for _, kind, _ in EMERGENCIES])


@each
@pytest.mark.parametrize("who", [SAM, "ravi@foothills-auto.example", "nobody@elsewhere.example"])
async def test_somebody_is_paged_and_told_what_to_do_before_anything_is_asked(
    house: House, pager: RememberingPager, who: str, words: str, kind: str, containment: str
) -> None:
    house.clock.instant = TUESDAY_NIGHT
    answer = await house.person(who).says(words)
    ticket = house.only_ticket()
    assert ticket.priority is Priority.P1
    assert [(page.kind, page.ticket) for page in house.pages()] == [(kind, ticket.number)]
    assert [page["kind"] for page in pager.remembered()] == [kind]
    assert house.unsent_pages() == ()
    assert answer.says(house.pages()[0].technician, ticket.number, containment)
    assert answer.offers == ["talk_to_human"]
    # What costs something is put to an approver meanwhile; it is begun, and charged, after a yes only.
    charged = who.startswith("ravi") and kind != "danger"
    states = [quote.state for quote in house.quotes(ticket)]
    # Where a chat has taken the card, it has been seen.
    assert states in ([QuoteState.SENT] * charged, [QuoteState.VIEWED] * charged)


@each
async def test_a_dead_assistant_changes_nothing_about_it(
    house_without_assistant: House, pager: RememberingPager, words: str, kind: str, containment: str
) -> None:
    house = house_without_assistant
    answer = await house.person(SAM).says(words)
    ticket = house.only_ticket()
    assert [(page.kind, page.ticket) for page in house.pages()] == [(kind, ticket.number)]
    assert [page["kind"] for page in pager.remembered()] == [kind]
    assert answer.says(house.pages()[0].technician, ticket.number, containment)


async def test_a_dead_assistant_apologises_and_keeps_the_words_in_a_ticket(house_without_assistant: House) -> None:
    house = house_without_assistant
    answer = await house.person(SAM).says("my outlook won't open")
    ticket = house.only_ticket()
    assert ticket.words == "my outlook won't open"
    assert answer.says(ticket.number, "reference")
    assert house.pages() == ()


async def test_an_emergency_in_the_middle_of_the_two_questions_ends_them(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    answer = await sam.says("now there is a ransom note on the screen")
    assert len(house.pages()) == 1
    assert answer.offers == ["talk_to_human"]
    answer = await sam.says("hello")
    assert "tell_impact" not in answer.offers


async def test_the_same_delivery_pages_once(house: House, pager: RememberingPager) -> None:
    sam = house.person(SAM)
    await sam.says("there is a ransom note on the reception computer")
    await house.work()
    assert len(pager.remembered()) == 1


@pytest.mark.parametrize("words", ["the fire alarm test is on friday", "is my antivirus up to date?"])
async def test_harmless_words_page_nobody(house: House, words: str) -> None:
    await house.person(SAM).says(words)
    assert house.pages() == ()


@pytest.mark.parametrize("words", ["all of Albany", "since about half an hour", "everyone"])
async def test_what_is_told_after_an_emergency_goes_onto_its_ticket(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("the server is down and nobody can work")
    ticket = house.only_ticket()
    answer = await sam.says(words)
    assert answer.says(ticket.number, house.pages()[0].technician)
    assert words in [entry.text for entry in house.history(ticket) if entry.kind == "added"]


async def test_what_belongs_to_an_attack_gets_no_price_of_its_own(house: House) -> None:
    josie = house.person("josie@foothills-auto.example")
    await josie.says("my pc has a virus popup saying call microsoft")
    assert "$" not in (await josie.says("yes I called them")).text
    assert (await josie.says("what do I do")).says("off the network", "is being called")
    house.only_ticket()


async def test_who_asks_whether_anybody_comes_hears_who_is_called(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("there is smoke coming out of the server room")
    (page,) = house.pages()
    assert (await sam.says("how is my ticket?")).says(
        f"{page.technician} is being called about it", "Someone will answer by"
    )


async def test_one_word_about_what_is_talked_about_is_no_outage(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("printer")
    assert (await sam.says("offline")).says("Still: Printer")
    assert (await sam.says("server")).says("Shall I call")


async def test_who_is_stopped_with_everybody_at_night_has_somebody_woken_where_the_plan_promises_an_answer(
    house: House,
) -> None:
    house.clock.instant = TUESDAY_NIGHT
    helen = house.person("helen@brandt-law.example")
    await helen.says("Clio isn't loading. Fix it.")
    await helen.presses("open_ticket")
    answer = await helen.answers_the_two_questions(impact="client", urgency="stopped")
    ticket = house.only_ticket()
    assert ticket.priority is Priority.P1
    assert [page.ticket for page in house.pages()] == [ticket.number]
    assert answer.says("is being called right now", "It is covered: nothing to pay")


async def test_nobody_is_told_to_unplug_what_is_lost(house: House) -> None:
    answer = await house.person("drew@brandt-law.example").says("i left my phone in a taxi, it has all my work mail")
    assert answer.says("is being called right now", "when and where you last had it")
    assert not answer.says("unplug")


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("the internet is down for the whole office", "internet_down"),
        ("all phones are dead in the whole company, nobody can call us", "phone_voip"),
        ("quickbooks is down for everyone and we can't invoice", "lob_application"),
        ("the server is down and nobody can work", "server_down"),
    ],
)
async def test_an_outage_is_decided_and_priced_as_what_is_out(house: House, words: str, category: str) -> None:
    """As it would be after the two questions: what the contract says of phones decides when all phones are dead."""
    await house.person("ravi@foothills-auto.example").says(words)
    ticket = house.only_ticket()
    assert (ticket.category, ticket.priority, ticket.impact, ticket.urgency) == (
        category,
        Priority.P1,
        Impact.CLIENT,
        Urgency.STOPPED,
    )
    (quote,) = house.quotes(ticket)
    assert house.decision_of(ticket).facts.category == category
    assert quote.limit.amount <= (500 if category == "server_down" else 250)


async def test_what_is_out_beside_it_within_the_hour_is_the_same_outage(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the internet is down for the whole office")
    await sam.says("all phones are dead in the whole company too")
    ticket = house.only_ticket()
    assert ticket.category == "internet_down"
    assert "all phones are dead in the whole company too" in [each.text for each in house.history(ticket)]


async def test_everyone_has_it_now_is_an_outage_of_what_was_talked_about(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the internet is slow in our office")
    await sam.says("Everyone has it now and nobody can work")
    assert house.only_ticket().category == "internet_down"


async def test_a_yes_to_the_question_whether_to_call_is_an_outage_of_what_was_told(house: House) -> None:
    sam = house.person(SAM)
    asked = await sam.says("wifi down in shop")
    assert asked.says("Shall I call")
    await sam.says("yes, call now")
    assert house.only_ticket().category == "wifi"


async def test_the_same_attack_told_twice_wakes_once_and_is_passed_on(house: House, pager: RememberingPager) -> None:
    sam = house.person(SAM)
    await sam.says("we have ransomware on all PCs")
    house.clock.advance(timedelta(minutes=5))
    answer = await sam.says("again, ransomware everywhere!!")
    assert answer.says("I have put that on ND-1001 too", "Amara Obi is being called", "off the network")
    assert len(house.pages()) == len(pager.remembered()) == 1
    added = [each.text for each in house.history(house.only_ticket()) if each.kind == "added"]
    assert added == ["again, ransomware everywhere!!"]


async def test_the_same_attack_told_twice_in_a_row_has_one_ticket_when_the_assistant_is_dead(
    house_without_assistant: House,
) -> None:
    house = house_without_assistant
    sam = house.person(SAM)
    await sam.says("we have ransomware on all PCs")
    assert (await sam.says("hello?? ransomware on all PCs!!")).says("ND-1001")
    assert len(house.pages()) == 1
    house.only_ticket()


async def test_who_has_the_call_is_named_to_whoever_tells_it_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("we have ransomware on all PCs")
    take_page(ports=house.desk.ports, page_id=house.pages()[0].id, by="Amara Obi", through="test")
    assert (await sam.says("ransomware everywhere!")).says("Amara Obi has your call (ND-1001)")
    assert len(house.pages()) == 1


@pytest.mark.parametrize(
    "words",
    [
        "my laptop was stolen",
        "the ransomware is on the server too",
        "our accounts are hacked",
        "there is smoke in the office",
    ],
)
async def test_what_is_new_after_an_attack_pages_again(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("we have ransomware on all PCs")
    house.clock.advance(timedelta(minutes=5))
    await sam.says(words)
    assert len(house.pages()) == 2


async def test_the_same_attack_pages_again_once_its_call_is_over_or_half_an_hour_old(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("we have ransomware on all PCs")
    house.clock.advance(timedelta(minutes=31))
    await sam.says("ransomware everywhere!")
    assert len(house.pages()) == 2
    with house.desk.begin() as work:
        end_page(work, house.desk.ports, house.pages()[0].id, "over")
        end_page(work, house.desk.ports, house.pages()[1].id, "over")
        work.commit()
    await sam.says("ransomware everywhere!!")
    assert len(house.pages()) == 3


async def test_a_colleague_who_tells_of_the_same_attack_pages_too(house: House) -> None:
    await house.person(SAM).says("we have ransomware on all PCs")
    await house.person("priya@maple-dental.example").says("we have ransomware on all PCs")
    assert len(house.pages()) == 2


async def test_an_outage_that_is_only_supposed_is_asked_about(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    ravi = house.person("ravi@foothills-auto.example")
    await ravi.says("what do you charge")
    assert (await ravi.says("and if the server burns?")).says("Shall I call")
    assert house.pages() == ()


async def test_a_yes_to_an_amount_from_who_may_not_give_it_hears_whose_yes_it_is(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    ravi = house.person("ravi@foothills-auto.example")
    await ravi.says("server is down, whole shop")
    answer = await ravi.says("yes go ahead up to 500")
    assert answer.says("That needs the yes of Marty Blais", "Nothing starts", "I have put that on ND-1001")
    assert (await ravi.says("eta?")).says("Amara Obi is being called")
    assert (await ravi.says("so nobody comes now?")).says("Amara Obi is being called")


async def test_a_trouble_beside_what_nobody_gets_by_chat_is_asked_for_by_itself(house: House) -> None:
    mina = house.person("mina@brandt-law.example")
    answer = await mina.says("my mouse is dead and also i need access to the folder of kofi")
    assert answer.says("Somebody will call Kofi", 'And "my mouse is dead"? Write that to me by itself')
    assert not (await mina.says("i need access to the folder of kofi, his mailbox is gone")).says("by itself")
