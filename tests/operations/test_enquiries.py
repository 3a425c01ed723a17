"""What a conversation is about: more words, another problem, another category, never mind, and back again."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact, UnknownCategory, Urgency
from bot.desk.clients import ChatIdentity
from bot.desk.enquiries import Choice, EnquiryState
from bot.desk.errors import NotFound
from bot.desk.tickets import Fact
from bot.operations.enquiries import (
    choose,
    drop_enquiry,
    keep_unclear_words,
    leave_aside,
    open_enquiry,
    put_aside,
    put_several_aside,
    return_to,
    still_aside,
    take_as_one,
    take_up_problem,
)
from bot.operations.tickets import open_ticket
from bot.operations.walkthroughs import start_walkthrough
from tests.makers import DANA, SAM, STRANGER, DeskForTests


def test_words_about_the_same_kind_of_problem_add_to_the_open_one(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the printer is offline")
    first = take_up_problem(ports=desk.ports, turn=turn, category="printer", facts=(Fact("device", "printer"),))
    again = desk.turn(SAM, "it says E-42 and my whole team needs it")
    facts = (Fact("device", "printer"), Fact("error_code", "E-42"), Fact("impact", "group"), Fact("urgency", "no"))
    second = take_up_problem(ports=desk.ports, turn=again, category="printer", facts=facts)
    assert (second.id, second.words) == (first.id, "the printer is offline\nit says E-42 and my whole team needs it")
    assert second.facts == (
        Fact("device", "printer"),
        Fact("error_code", "E-42"),
        Fact("impact", "group"),
        Fact("urgency", "no"),
    )
    assert (second.impact, second.urgency) == (Impact.GROUP, None)


@pytest.mark.parametrize("identity", [SAM, STRANGER], ids=["a contact", "a stranger"])
def test_taking_up_a_problem_twice_in_a_turn_is_taking_it_up_once(desk: DeskForTests, identity: ChatIdentity) -> None:
    turn = desk.turn(identity, "the printer is offline")
    first = take_up_problem(ports=desk.ports, turn=turn, category="printer", ranking=(("printer", 0.9),))
    assert take_up_problem(ports=desk.ports, turn=turn, category="printer", ranking=(("printer", 0.9),)) == first
    assert put_aside(ports=desk.ports, turn=turn) is None


def test_the_last_words_about_who_is_affected_count(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "just me, no, everyone, and it is slow")
    facts = (Fact("impact", "person"), Fact("impact", "client"), Fact("urgency", "degraded"))
    enquiry = take_up_problem(ports=desk.ports, turn=turn, category="wifi", facts=facts)
    assert (enquiry.impact, enquiry.urgency) == (Impact.CLIENT, Urgency.DEGRADED)


def test_another_problem_puts_the_open_one_aside(desk: DeskForTests) -> None:
    _, printer = desk.reports(SAM, "printer", "the printer is offline")
    turn, wifi = desk.reports(SAM, "wifi", "and the wifi is slow")
    assert (wifi.words, wifi.category, wifi.state) == ("and the wifi is slow", "wifi", EnquiryState.OPEN)
    assert open_enquiry(ports=desk.ports, turn=turn) == wifi
    waiting = put_aside(ports=desk.ports, turn=turn)
    assert waiting is not None
    assert (waiting.id, waiting.state) == (printer.id, EnquiryState.ASIDE)


def test_two_people_never_share_a_problem(desk: DeskForTests) -> None:
    _, sams = desk.reports(SAM, "printer", "the printer is offline")
    turn, danas = desk.reports(DANA, "printer", "the printer is offline")
    assert sams.id != danas.id
    assert open_enquiry(ports=desk.ports, turn=turn) == danas


def test_a_button_sorts_the_problem_anew_and_forgets_what_was_decided(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the scanner does not send")
    choose(ports=desk.ports, turn=turn, choice=Choice.NOW)
    start_walkthrough(ports=desk.ports, turn=turn)
    pressed = desk.press(SAM, "scanner", enquiry=enquiry.id)
    sorted_anew = take_up_problem(ports=desk.ports, turn=pressed, category="scanner")
    assert (sorted_anew.id, sorted_anew.category, sorted_anew.words) == (
        enquiry.id,
        "scanner",
        "the scanner does not send",
    )
    assert (sorted_anew.run, sorted_anew.choice, sorted_anew.decision) == (None, None, None)


def test_sorting_an_earlier_problem_anew_puts_the_open_one_aside(desk: DeskForTests) -> None:
    _, printer = desk.reports(SAM, "printer", "the scanner does not send")
    _, wifi = desk.reports(SAM, "wifi", "and the wifi is slow")
    turn = desk.press(SAM, "scanner", enquiry=printer.id)
    take_up_problem(ports=desk.ports, turn=turn, category="scanner")
    waiting = put_aside(ports=desk.ports, turn=turn)
    assert waiting is not None and waiting.id == wifi.id


def test_a_button_cannot_sort_the_problem_of_somebody_else(desk: DeskForTests) -> None:
    _, sams = desk.reports(SAM, "printer", "the printer is offline")
    turn = desk.press(DANA, "scanner", enquiry=sams.id)
    with pytest.raises(NotFound):
        take_up_problem(ports=desk.ports, turn=turn, category="scanner")
    with desk.ports.begin() as work:
        assert work.enquiries.get(sams.id) == sams


def test_a_button_does_not_open_a_problem_again_that_has_become_a_ticket(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    assert open_ticket(ports=desk.ports, turn=turn) is not None
    pressed = desk.press(SAM, "scanner", enquiry=enquiry.id)
    with pytest.raises(NotFound):
        take_up_problem(ports=desk.ports, turn=pressed, category="scanner")
    assert open_enquiry(ports=desk.ports, turn=turn) is None


def test_an_unknown_category_changes_nothing(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the printer is offline")
    with pytest.raises(UnknownCategory):
        take_up_problem(ports=desk.ports, turn=turn, category="greet")
    assert open_enquiry(ports=desk.ports, turn=turn) is None


def test_unclear_words_are_kept_under_the_likeliest_category(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "it does not do the thing")
    ranking = tuple((f"{category}", 0.2) for category in ("wifi", "printer", "scanner", "how_to", "vpn_remote", "x"))
    kept = keep_unclear_words(ports=desk.ports, turn=turn, ranking=ranking, facts=())
    assert (kept.category, kept.words, len(kept.ranking)) == ("wifi", "it does not do the thing", 5)
    assert keep_unclear_words(ports=desk.ports, turn=turn, ranking=ranking, facts=()).id == kept.id
    assert put_aside(ports=desk.ports, turn=turn) is None


def test_a_choice_is_kept_for_the_problem_its_button_belongs_to_and_for_no_other(desk: DeskForTests) -> None:
    _, printer = desk.reports(SAM, "printer", "the printer is offline")
    turn, wifi = desk.reports(SAM, "wifi", "and the wifi is slow")
    old = desk.press(SAM, "choose_callout", enquiry=printer.id)
    assert choose(ports=desk.ports, turn=old, choice=Choice.NOW) is None
    mine = desk.press(SAM, "wait_until_business_hours", enquiry=wifi.id)
    chosen = choose(ports=desk.ports, turn=mine, choice=Choice.LATER)
    assert chosen is not None and (chosen.id, chosen.choice) == (wifi.id, Choice.LATER)
    assert open_enquiry(ports=desk.ports, turn=turn) == chosen


def test_never_mind_drops_what_is_open_and_keeps_what_was_put_aside(desk: DeskForTests) -> None:
    _, printer = desk.reports(SAM, "printer", "the printer is offline")
    turn, wifi = desk.reports(SAM, "wifi", "and the wifi is slow")
    dropped = drop_enquiry(ports=desk.ports, turn=turn)
    assert dropped is not None and (dropped.id, dropped.state) == (wifi.id, EnquiryState.DROPPED)
    assert open_enquiry(ports=desk.ports, turn=turn) is None
    assert drop_enquiry(ports=desk.ports, turn=turn) is None
    waiting = put_aside(ports=desk.ports, turn=turn)
    assert waiting is not None and waiting.id == printer.id


def test_a_problem_that_was_put_aside_is_taken_up_where_it_stood(desk: DeskForTests) -> None:
    first, printer = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=first)
    turn, wifi = desk.reports(SAM, "wifi", "and the wifi is slow")
    back = return_to(ports=desk.ports, turn=turn, enquiry_id=printer.id)
    assert back is not None and back.run is not None
    assert (back.id, back.state, back.run.records) == (printer.id, EnquiryState.OPEN, ())
    waiting = put_aside(ports=desk.ports, turn=turn)
    assert waiting is not None and waiting.id == wifi.id


@pytest.mark.parametrize("which", ["dropped", "somebody else's", "unknown", None])
def test_only_a_problem_of_ones_own_that_was_put_aside_can_be_returned_to(
    desk: DeskForTests, which: str | None
) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    wanted: str | None = enquiry.id
    if which == "dropped":
        drop_enquiry(ports=desk.ports, turn=turn)
    elif which == "somebody else's":
        _, danas = desk.reports(DANA, "printer", "the printer is offline")
        desk.reports(DANA, "wifi", "the wifi too")
        wanted = danas.id
    else:
        wanted = which
    assert return_to(ports=desk.ports, turn=turn, enquiry_id=wanted) is None


def test_going_back_to_what_is_open_changes_nothing(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    assert return_to(ports=desk.ports, turn=turn, enquiry_id=enquiry.id) == enquiry


TWO = (("email_client", "outlook is down", (Fact("impact", "group"),)), ("printer", "the printer jams", ()))


def test_two_problems_wait_in_the_order_of_the_message(desk: DeskForTests) -> None:
    turn, wifi = desk.reports(SAM, "wifi", "the wifi is slow")
    kept = put_several_aside(ports=desk.ports, turn=turn, problems=TWO)
    assert [(each.words, each.state, each.impact) for each in kept] == [
        ("outlook is down", EnquiryState.ASIDE, Impact.GROUP),
        ("the printer jams", EnquiryState.ASIDE, None),
    ]
    with desk.ports.begin() as work:
        waiting = [each.id for each in work.enquiries.aside(turn.conversation)]
    assert waiting == [kept[0].id, kept[1].id, wifi.id]
    assert put_several_aside(ports=desk.ports, turn=turn, problems=TWO) == kept


def test_an_unknown_category_among_two_keeps_neither(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "x")
    with pytest.raises(UnknownCategory):
        put_several_aside(ports=desk.ports, turn=turn, problems=(TWO[0], ("greet", "hello", ())))
    assert put_aside(ports=desk.ports, turn=turn) is None


def test_two_problems_that_are_one_leave_nothing_waiting(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "x")
    one, other = put_several_aside(ports=desk.ports, turn=turn, problems=TWO)
    taken = take_as_one(ports=desk.ports, turn=turn, enquiry_id=one.id, other_ids=[other.id])
    assert taken is not None
    assert (taken.id, taken.words, taken.impact) == (one.id, "outlook is down\nthe printer jams", Impact.GROUP)
    assert take_as_one(ports=desk.ports, turn=turn, enquiry_id=one.id, other_ids=[other.id]) == taken
    assert put_aside(ports=desk.ports, turn=turn) is None


def test_three_problems_that_are_one_leave_nothing_waiting(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "x")
    three = (*TWO, ("peripheral_hardware", "my mouse is dead", ()))
    one, *others = put_several_aside(ports=desk.ports, turn=turn, problems=three)
    taken = take_as_one(ports=desk.ports, turn=turn, enquiry_id=one.id, other_ids=[each.id for each in others])
    assert taken is not None and taken.words == "outlook is down\nthe printer jams\nmy mouse is dead"
    assert put_aside(ports=desk.ports, turn=turn) is None


@pytest.mark.parametrize("which", ["left", "somebody else's", "unknown", None])
def test_only_two_problems_of_ones_own_that_wait_can_become_one(desk: DeskForTests, which: str | None) -> None:
    turn = desk.turn(SAM, "x")
    one, other = put_several_aside(ports=desk.ports, turn=turn, problems=TWO)
    wanted: str | None = other.id
    if which == "left":
        leave_aside(ports=desk.ports, turn=turn, ids=(other.id,))
    elif which == "somebody else's":
        danas = desk.turn(DANA, "x")
        wanted = put_several_aside(ports=desk.ports, turn=danas, problems=TWO)[1].id
    else:
        wanted = which
    others = [wanted] if wanted is not None else []
    assert take_as_one(ports=desk.ports, turn=turn, enquiry_id=one.id, other_ids=others) is None
    assert open_enquiry(ports=desk.ports, turn=turn) is None


def test_leaving_touches_neither_the_open_problem_nor_those_of_others(desk: DeskForTests) -> None:
    turn, printer = desk.reports(SAM, "printer", "the printer is offline")
    danas = put_several_aside(ports=desk.ports, turn=desk.turn(DANA, "x"), problems=TWO)
    leave_aside(ports=desk.ports, turn=turn, ids=(printer.id, danas[0].id, "unknown"))
    assert open_enquiry(ports=desk.ports, turn=turn) == printer
    with desk.ports.begin() as work:
        assert work.enquiries.get(danas[0].id) == danas[0]


def test_words_about_a_problem_that_was_just_asked_about_take_it_up(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "x")
    kept = put_several_aside(ports=desk.ports, turn=turn, problems=TWO)
    ids = [each.id for each in kept]
    taken = take_up_problem(ports=desk.ports, turn=desk.turn(SAM, "printer first"), category="printer", asked=ids)
    assert (taken.id, taken.words) == (kept[1].id, "the printer jams\nprinter first")
    assert [each.id for each in still_aside(ports=desk.ports, turn=turn, ids=ids)] == [kept[0].id]


def test_more_unclear_words_join_what_is_open(desk: DeskForTests) -> None:
    _, printer = desk.reports(SAM, "printer", "the printer is offline")
    more = desk.turn(SAM, "it smells")
    kept = keep_unclear_words(ports=desk.ports, turn=more, ranking=(("wifi", 0.3),), facts=(), more=True)
    assert (kept.id, kept.words) == (printer.id, "the printer is offline\nit smells")
