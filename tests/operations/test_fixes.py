"""Where several fixes may be meant the person is asked once which it is; a plain yes then means the likeliest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.enquiries import Enquiry
from bot.desk.others_accounts import CHECK_FIRST
from bot.desk.ticket_events import NOTED
from bot.desk.tickets import Fact
from bot.operations.fixes import fixes_for, which_fix
from bot.operations.records import BOT
from bot.operations.turns import Turn
from bot.operations.walkthroughs import start_walkthrough
from tests.fakes import FindsOne
from tests.makers import PRIYA, SAM, DeskForTests, library

NAMES = ("paper-jam", "prints-blank-or-streaky", "printer-prints-nothing")
JAM, BLANK, NOTHING = (library().articles[name] for name in NAMES)


@pytest.fixture
def unsure(desk: DeskForTests) -> DeskForTests:
    desk.ports = replace(desk.ports, articles=FindsOne(NOTHING, JAM, BLANK, NOTHING))
    desk.reports(SAM, "printer", "it does something to my pages")
    return desk


def _starts(desk: DeskForTests, turn: Turn) -> tuple[str | None, tuple[str, ...]]:
    """The fix that begins, and those that are asked about."""
    enquiry = start_walkthrough(ports=desk.ports, turn=turn)
    assert enquiry is not None
    which = which_fix(ports=desk.ports, turn=turn, enquiry=enquiry)
    return enquiry.run and enquiry.run.article_id, tuple(article.id for article in which)


def test_a_yes_is_asked_which_and_nothing_begins(unsure: DeskForTests) -> None:
    assert _starts(unsure, unsure.turn(SAM, "yes")) == (None, NAMES)


def test_the_same_turn_again_asks_again(unsure: DeskForTests) -> None:
    turn = unsure.turn(SAM, "yes")
    assert [_starts(unsure, turn), _starts(unsure, turn)] == [(None, NAMES)] * 2


def test_the_one_that_is_pressed_begins(unsure: DeskForTests) -> None:
    _starts(unsure, unsure.turn(SAM, "yes"))
    assert _starts(unsure, unsure.press(SAM, "affirm", article=BLANK.id)) == (BLANK.id, ())


def test_a_plain_yes_to_the_question_means_the_likeliest(unsure: DeskForTests) -> None:
    _starts(unsure, unsure.turn(SAM, "yes"))
    assert _starts(unsure, unsure.turn(SAM, "yes")) == (JAM.id, ())


def test_the_button_of_the_offer_pressed_again_asks_again(unsure: DeskForTests) -> None:
    _starts(unsure, unsure.turn(SAM, "yes"))
    assert _starts(unsure, unsure.press(SAM, "affirm")) == (None, NAMES)


@pytest.mark.parametrize("name", ["lost-phone", "no-such-article", ""])
def test_a_fix_that_is_not_offered_does_not_begin(unsure: DeskForTests, name: str) -> None:
    assert _starts(unsure, unsure.press(SAM, "affirm", article=name)) == (None, NAMES)


def test_one_alone_is_confirmed_by_its_name_and_begins(desk: DeskForTests) -> None:
    desk.ports = replace(desk.ports, articles=FindsOne(NOTHING, JAM))
    desk.reports(SAM, "printer", "it does something to my pages")
    assert _starts(desk, desk.turn(SAM, "yes")) == (JAM.id, ())


def test_what_was_told_later_helps_to_find_the_fix(desk: DeskForTests) -> None:
    _, enquiry = desk.reports(SAM, "software_error", "it freezes all the time")
    facts = (Fact("application", "Excel"), Fact("impact", "team"), Fact("application", "Excel"))

    def told(facts: tuple[Fact, ...], words: str = enquiry.words) -> Enquiry:
        return replace(enquiry, facts=facts, words=words)

    assert told(facts).told == "it freezes all the time Excel"
    assert told(facts, "EXCEL freezes").told == "EXCEL freezes"
    named = (Fact("application", "Microsoft Outlook"),)
    assert told(named, "my outlook won't open").told == "my outlook won't open"
    found = [fixes_for(ports=desk.ports, enquiry=told(each)).best for each in ((), facts)]
    assert [article and article.id for article in found][1:] == ["excel-freezes"]


def test_for_somebody_elses_sign_in_no_fix_is_offered_and_the_technician_reads_to_check_first(
    desk: DeskForTests,
) -> None:
    words = "make dana's password the same as mine"
    _, enquiry = desk.reports(SAM, "password_reset", words)
    assert fixes_for(ports=desk.ports, enquiry=enquiry).offered is None
    assert fixes_for(ports=desk.ports, enquiry=replace(enquiry, words="my password expired")).offered is not None
    ticket = desk.opens_ticket(SAM, "password_reset", words)
    notes = [line for line in desk.history(ticket.number) if line[1] == NOTED]
    assert notes == [(BOT, NOTED, CHECK_FIRST)]
    own = desk.opens_ticket(PRIYA, "password_reset", "my password expired")
    assert NOTED not in desk.kinds(own.number)
