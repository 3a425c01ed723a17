"""Everyday sentences that a model may take for an emergency are none; anything beside them may be one."""

from __future__ import annotations

import time

import pytest

from bot.language.calm_words import is_calm, is_somebody_elses_outage


@pytest.mark.parametrize(
    "text",
    [
        "Dana said I should write here",
        "I think my boss told me to contact you",
        "Priya from reception told me to message you",
        "someone in the office told me to write here",
        "Hi, my manager suggested that I could ask the help desk.",
        "they sent me here to ask you, thanks",
        "the heating is off and the toilet is blocked",
        "The toilet isn't working again",
        "our coffee machine is broken",
        "the UPS under the desk is beeping",
        "my pc keeps beeping",
        "UPS beeping every 30 seconds",
        "The printer won't stop beeping!",
        "he's standing next to me",
        "My colleague is sitting beside me right now",
        "did someone of my staff buy gift cards yesterday?",
        "has anyone in my team bought gift cards?",
        "I sent the wrong file to my colleague",
        "sent the invoice to the wrong printer",
        "i also work for another clinic, smile barrie, their server is down can you help",
    ],
)
def test_an_everyday_sentence_is_calm(text: str) -> None:
    assert is_calm(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "help",
        "Dana said I should write here, there is smoke in the kitchen",
        "Dana said I should call 911",
        "the police told me to contact you",
        "a man from the bank told me to contact you",
        "someone from microsoft told me to contact you",
        "the screen told me to contact you",
        "the heating is off and it smells of gas",
        "the toilet is flooding into the server room",
        "the aircon in the server room is off",
        "the UPS in the server room is beeping",
        "the UPS under the desk is beeping and hot",
        "the UPS is beeping and smells burnt",
        "the smoke alarm is beeping",
        "the server is beeping",
        "he's standing next to me with a knife",
        "no, he's standing next to me",
        "he's standing behind me",
        "did someone of my staff buy gift cards and send the codes?",
        "did someone of my staff buy gift cards for the scammer?",
        "someone of my staff sent gift card codes to a stranger",
        "someone in my team bought gift cards",
        "did anyone in my team buy gift cards after the boss's email?",
        "they told me to text this number",
        "they told me to contact support",
        "I sent the wrong file to a customer",
        "I sent the patient list to the wrong person",
        "sent the invoice to the wrong address",
        "their server is down",
    ],
)
def test_what_may_be_an_emergency_or_tells_more_is_not_calm(text: str) -> None:
    assert not is_calm(text)


@pytest.mark.parametrize(
    "text",
    [
        "I also work for another clinic, smile barrie, their server is down, can you help",
        "my wife's company has a problem, their server is down",
        "the company next door asks: their internet is down in the whole building",
        "at my other job their network is gone",
    ],
)
def test_what_is_down_at_another_company_is_somebody_elses(text: str) -> None:
    assert is_somebody_elses_outage(text)


@pytest.mark.parametrize(
    "text",
    [
        "our other clinic says their server is down",
        "we have another clinic in Barrie, their server is down",
        "I work at another clinic of ours, their server is down",
        "I also work for another clinic, their server is down and so is ours",
        "my wife's company and our office: their internet is down, nobody can work",
        "the server is down, I work for another department",
    ],
)
def test_what_may_be_down_at_the_client_too_is_not_somebody_elses(text: str) -> None:
    assert not is_somebody_elses_outage(text)


@pytest.mark.parametrize("text", ["i work for " * 3_000, "my wife s " * 3_000, "did anyone of my staff buy " * 2_000])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    before = time.thread_time()
    is_calm(text)
    is_somebody_elses_outage(text)
    assert time.thread_time() - before < 1
