"""When and where somebody can be reached, and who is away for a while: what says that alone, and what says more."""

from __future__ import annotations

import pytest

from bot.desk.reachable_words import leaves_for_a_while, tells_when_reachable


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("I'm leaving in an hour, back Monday", True),
        ("i am only here until 5", True),
        ("please call me after lunch", True),
        ("I'm in a meeting from 2 to 3", True),
        ("I'm in a meeting until 3 pm", True),
        ("I'll be back tomorrow morning", True),
        ("you can reach me at 4", True),
        ("ok, going home now, back in the office on tuesday", False),
        ("my mobile is 07700 900123", True),
        ("you can reach me at sam@maple-dental.example or on the front desk phone ext 12", True),
        ("my number is 07700 900777 after 3", True),
        ("my phone is broken", False),
        ("my mobile is slow since 3", False),
        ("I'm leaving the company on Friday", False),
        ("Josie is leaving at three", True),
        ("Drew is leaving today at three for the dentist", True),
        ("Drew leaves at noon today, lock his account", False),
        ("I'm out of disk space since monday", False),
        ("I'm in a meeting now and teams does not work", False),
        ("bye, see you tomorrow", False),
        ("the printer is back tomorrow", False),
        ("416 555 0199 is my number", True),
        ("ext 12 is me", True),
        ("you can reach me at home until six", True),
        ("I'm leaving at five, can somebody call before", True),
        ("my cell is 416 555 0199", True),
        ("that's my mobile: 416-555-0199", True),
        ("I'm on ext 204", True),
        ("I'm at 416 555 0199 till noon", True),
        ("I finish at four today", True),
        ("call me at work after lunch", True),
        ("reach me on my mobile", True),
        ("I'm only here until noon, could you come before then", True),
        ("(416) 555-0199 that's mine", True),
        ("Sam leaves at noon today, can someone do it before", True),
        ("she is only in until two", True),
        ("Dana has to leave early", True),
        ("Dana is going home at four, can you call before that?", True),
        ("my colleague leaves in an hour", True),
        ("he is off to the airport at 3pm", True),
        ("I am out this afternoon, back tomorrow", True),
        ("my number is not working", False),
        ("my phone number changed", False),
        ("Drew's last day is friday", False),
        ("Drew is leaving us", False),
        ("Drew is leaving the company today at five", False),
        ("Drew is leaving today", False),
        ("Ellis Byrne finishes on the 11th of December", False),
        ("Drew leaves on friday", False),
        ("Drew is leaving for a new job", False),
        ("call me", False),
        ("can somebody call before", False),
        ("the server is down at noon", False),
        ("printer is out at 3", False),
        ("the internet goes away at noon", False),
        ("the wifi is gone after lunch", False),
        ("it goes off at three", False),
        ("outlook is out in an hour", False),
        ("ext 12 is dead", False),
        ("ext 12 is not ringing", False),
        ("I'm leaving the company at the end of the month", False),
        ("can you come at three", False),
    ],
)
def test_when_somebody_can_be_reached(words: str, tells: bool) -> None:
    assert tells_when_reachable(words) is tells


@pytest.mark.parametrize(
    ("words", "leaves"),
    [
        ("Sam leaves at noon today, can someone do it before", True),
        ("she has to leave early", True),
        ("Drew is leaving on Friday", False),
        ("Drew is leaving us", False),
        ("Drew is leaving for a new job", False),
        ("I'm leaving at five", False),
        ("the mail is out at three", False),
    ],
)
def test_who_leaves_for_a_while(words: str, leaves: bool) -> None:
    assert leaves_for_a_while(words) is leaves
