"""Every family of word patterns reads chat speech as it reads plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from time import process_time
from typing import Any

import pytest

from bot.desk import (
    about_us_words,
    all_clear,
    asked_back_words,
    cause_words,
    choice_words,
    complaints,
    continuing_words,
    detail_words,
    feedback,
    first_aid,
    good_news_words,
    handover,
    how_long_words,
    leaving_words,
    missing_facts,
    money_words,
    opening_words,
    other_hour_words,
    other_matter_words,
    progress_words,
    quote_words,
    reachable_words,
    second_words,
    short_answers,
    side_words,
    step_words,
    ticket_words,
    triage_words,
    visit_words,
    waiting_words,
    walk_words,
    warranty,
    which_one_words,
    worries,
    worse_words,
)
from bot.desk.chat_words import without_chat_speech
from bot.desk.clients import Client, ClientStatus
from bot.desk.day_words import day_named
from bot.desk.hour_words import NamedHour
from bot.desk.plain_words import plain_words

TODAY = date(2026, 11, 24)
CLIENT = Client("acme", "Acme", ClientStatus.ACTIVE, "America/Toronto", "CAD", None)


@pytest.mark.parametrize(
    ("reads", "words"),
    [
        (all_clear.all_clear, "false alarm sry"),
        (asked_back_words.asks_where, "wheres that"),
        (asked_back_words.is_a_question, "whats that"),
        (cause_words.tells_cause, "lol it was unplugged"),
        (choice_words.wants_it_done, "k go ahead plz"),
        (choice_words.takes_the_fix, "lemme try the fix"),
        (choice_words.means_the_fix, "yh ill try it myself"),
        (complaints.takes_complaint_back, "nvm the complaint"),
        (continuing_words.names_a_day_alone, "2moro plz"),
        (detail_words.names_own_device, "im on a mac"),
        (good_news_words.says_gone, "yup it works now thx"),
        (handover.only_thanks, "tnx"),
        (how_long_words.asks_how_long_it_takes, "how long will it take u"),
        (how_long_words.asks_when_it_starts, "when can u start"),
        (leaving_words.names_a_day_ahead, "he leaves 2moro"),
        (leaving_words.asks_for_quiet, "he doesnt know yet"),
        (money_words.asks_who_pays, "whos paying for it"),
        (money_words.asks_who_pays, "it's me who pay?"),
        (money_words.asks_why_not, "y isnt it covered"),
        (money_words.asks_what_it_costs_here, "does it cost smth"),
        (
            money_words.asks_what_that_costs,
            "That is kind of you dear, and may I ask what that would cost us? The doctor is careful.",
        ),
        (quote_words.finds_it_too_dear, "nah 2 expensive"),
        (reachable_words.tells_when_reachable, "I am reachable on ext 21 only"),
        (side_words.asks_who_comes, "Kindly inform when your engineer will call me"),
        (how_long_words.asks_how_long_it_takes, "By when it will be resolved?"),
        (walk_words.still_the_same, "I have done the same, sir, but issue is persisting"),
        (walk_words.still_the_same, "I have done it, it is without change"),
        (good_news_words.may_say_gone, "its workin now"),
        (other_hour_words.asks_what_it_costs_then, "whats it cost 2nite"),
        (other_hour_words.wishes_for_an_hour, "can u do it @ 3pm 2moro"),
        (progress_words.asks_what_then, "what if it doesnt work"),
        (progress_words.asks_whether_done, "r we done"),
        (quote_words.asks_the_price, "whats it cost"),
        (quote_words.refuses, "nah 2 much"),
        (quote_words.asks_why_so_dear, "y is it so expensive"),
        (reachable_words.tells_when_reachable, "im in a meeting til 3 pm"),
        (reachable_words.tells_when_reachable, "call me @ work after lunch"),
        (reachable_words.wants_it_in_writing, "dont call me plz"),
        (second_words.wants_a_ticket_for_the_other, "just a ticket 4 the other plz"),
        (second_words.speaks_of_it, "its also slow"),
        (short_answers.plain_yes, "yh plz"),
        (short_answers.takes_both, "both plz"),
        (short_answers.means_one_thing, "nah its the same thing"),
        (short_answers.asks_who_approves, "whos approving it"),
        (short_answers.asks_what_now, "whats next"),
        (short_answers.says_it_works_again, "its working again thx"),
        (short_answers.asks_whether_anybody_is_there, "r u there?"),
        (short_answers.only_says_since_when, "since 2 hrs"),
        (side_words.wants_a_person, "gimme a person plz"),
        (side_words.asks_who_comes, "whos coming"),
        (side_words.asks_who_comes, "When may I expect somebody?"),
        (side_words.asks_who_comes, "Any update on the same?"),
        (side_words.insists_on_a_visit, "I would rather have somebody come, dear."),
        (side_words.only_thanks, "ok ty"),
        (side_words.can_wait, "it can wait til 2moro, thats ok, no rush"),
        (side_words.asks_who_has_it, "did u call any1"),
        (side_words.wants_nobody_called, "nah dont call"),
        (side_words.insists_on_a_visit, "send sm1 on site plz"),
        (step_words.goes_back, "go back plz"),
        (step_words.has_no_idea, "idk"),
        (step_words.wants_to_go_on, "im back"),
        (ticket_words.closes_one, "close the printer one plz"),
        (triage_words.cannot_tell, "dunno"),
        (triage_words.leaves_the_questions, "just open a ticket plz"),
        (visit_words.wishes_for_a_visit, "can sm1 come 2nite"),
        (visit_words.wishes_for_a_visit, "u come by?"),
        (visit_words.wishes_for_a_visit, "can someone pass at 15h?"),
        (other_hour_words.wishes_for_an_hour, "ok i take tomorrow 8h30"),
        (other_hour_words.wishes_for_an_hour, "finally i prefer 10h"),
        (other_hour_words.only_about_an_hour, "need em 4 mon"),
        (visit_words.asks_whether_free, "is it free 4 us"),
        (visit_words.asks_what_it_costs, "whats that cost"),
        (walk_words.cancels, "cancel it plz"),
        (walk_words.still_the_same, "nop its still dead"),
        (warranty.asks_about_warranty, "isnt it under warranty"),
        (which_one_words.names_which_one, "the one w/ the blue light"),
        (worse_words.tells_of_worse, "its getting worse"),
    ],
)
def test_each_family_reads_it(reads: Callable[[str], bool], words: str) -> None:
    assert reads(words)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (about_us_words.about_us("who can read wat i write"), about_us_words.about_us("who can read what i write")),
        (feedback.opinion_in("yh thx"), True),
        (feedback.opinion_in("nop"), False),
        (
            first_aid.first_aid("i spilt coffee on my laptop cuz im dumb"),
            first_aid.first_aid("i spilt coffee on my laptop"),
        ),
        (
            opening_words.asked_hours("until what hour are you tomorrow?", TODAY),
            opening_words.asked_hours("are you open tomorrow", TODAY),
        ),
        (other_hour_words.other_hour("is possible tomorrow at 9.00?", TODAY), NamedHour(1, time(9))),
        (other_hour_words.other_hour("actualy make it 9", TODAY), NamedHour(0, time(9))),
        (opening_words.asked_hours("r u open 2moro", TODAY), opening_words.asked_hours("are you open tomorrow", TODAY)),
        (other_hour_words.other_hour("can u do it 2moro @ 15h30", TODAY), NamedHour(1, time(15, 30))),
        (other_hour_words.other_hour("can it be done at 3ish", TODAY), NamedHour(0, time(15))),
        (triage_words.told_impact("me n the hygienist"), triage_words.told_impact("me and two others")),
        (triage_words.told_impact("me and one colleague"), triage_words.told_impact("me and two others")),
        (side_words.told_early("Only me, dear."), side_words.told_early("only me")),
        (side_words.told_early("It is only my telephone."), side_words.told_early("only me")),
        (triage_words.told_urgency("yh stopped"), triage_words.told_urgency("stopped")),
        (
            triage_words.told_urgency("I can manage with the telephone in the kitchen"),
            triage_words.told_urgency("it can wait"),
        ),
        (triage_words.told_urgency("cant work w/o it"), triage_words.told_urgency("i can't work")),
        (triage_words.told_urgency("cant do nothin"), triage_words.told_urgency("i can't do anything")),
        (worries.worry_in("can i go home rn"), worries.worry_in("can I go home now")),
        (waiting_words.wants_a_reminder("can u remind dana plz", ["Dana Reyes"]), True),
        (
            other_matter_words.is_of_another_matter("whats ur hours"),
            other_matter_words.is_of_another_matter("what are your hours"),
        ),
        (missing_facts.answer_in_words(CLIENT, "cause", "idk", ()), missing_facts.UNKNOWN),
        (missing_facts.answer_in_words(CLIENT, "meets_standard", "yh", ()), "yes"),
    ],
)
def test_it_means_the_same(read: Any, meant: Any) -> None:
    assert read is not None and read == meant


@pytest.mark.parametrize(
    ("reads", "words"),
    [
        (good_news_words.may_say_gone, "plugged in ya"),
        (money_words.asks_what_that_costs, "what does that cost with a new printer"),
        (quote_words.finds_it_too_dear, "no thanks"),
        (triage_words.told_impact, "one of us"),
        (visit_words.wishes_for_a_visit, "can you pass it on"),
        (reachable_words.tells_when_reachable, "ext 21 only rings"),
        (progress_words.another_does_it, "Nobody can do this"),
        (side_words.wants_a_call_after_all, "phone"),
        (side_words.wants_a_call_after_all, "ring please"),
        (about_us_words.own_name, "it's Dell btw"),
        (about_us_words.about_us, "when can i call you"),
        (lambda words: "too" in plain_words(words), "we have 2 slow computers"),
        (lambda words: "for" in plain_words(words), "in room 4 our printer jams"),
        (lambda words: day_named(words, date(2026, 11, 24)), "may 2 people use it"),
    ],
)
def test_what_is_something_else_stays_so(reads: Callable[[str], Any], words: str) -> None:
    assert not reads(words)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ok so lets try", "ok so let's try"),
        ("yes, please lets call him", "yes, please let's call him"),
    ],
)
def test_what_stands_before_it_stays(typed: str, plain: str) -> None:
    assert plain_words(typed) == plain


@pytest.mark.parametrize("row", [", ", ",, ", "yes, ", "then, ", "ok "])
def test_a_long_row_is_read_in_a_moment(row: str) -> None:
    began = process_time()
    without_chat_speech(" ".join((row * 8_000)[:8_000].split()))
    assert process_time() - began < 1
