"""What is a complaint about us, and what is none of it; and what is said of a bill that a person has to check."""

from __future__ import annotations

import pytest

from bot.desk.complaints import (
    besides_the_complaint,
    complains,
    disputes_a_decision,
    doubts_a_bill,
    goes_on_about_it,
)


@pytest.mark.parametrize(
    "words",
    [
        "I want to complain about your service",
        "I want to complain about the service",
        "i want to complain",
        "I'd like to make a formal complaint",
        "where do I send a complaint?",
        "complaint about how long this takes",
        "I'd like to make a complaint about how you work for us",
        "I'd like to speak to your manager",
        "your service is terrible",
        "your technician was really rude",
        "the technician who came was rude",
        "you are useless",
        "this is unacceptable",
        "I'm not happy with how your technician treated me",
        "we are unhappy with your support",
        "how your technician spoke to me was not ok",
        "worst it support ever",
        "I don't like you. who is your boss",
        "who's your manager?",
        "get me your supervisor",
        "i want your boss",
        "i hate you",
    ],
)
def test_these_complain_about_us(words: str) -> None:
    assert complains(words)


@pytest.mark.parametrize(
    "words",
    [
        "outlook complains",
        "who is the manager of the mailbox",
        "who is my manager",
        "my manager needs access",
        "i don't like this mouse",
        "i hate this printer",
        "the service does not start",
        "the internet service is terrible",
        "our users complain that the phones do not work",
        "guest wifi not working, customers are complaining",
        "complain about my hotel",
        "how do i complain about my bank",
        "complaint about colleague perfume",
        "the printer is broken again",
        "my manager is away",
        "the print service is bad",
        "can you help?",
        "you are right",
        "our complaint form on the website shows an error",
        "i'm not happy with my new laptop",
    ],
)
def test_these_complain_about_nothing_of_ours(words: str) -> None:
    assert not complains(words)


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("our last bill is wrong", True),
        ("there is a mistake in the invoice", True),
        ("you charged us twice for october", True),
        ("the amount on the invoice isn't right", True),
        ("we never ordered what is on the bill", True),
        ("where do i see our invoices?", False),
        ("when is the invoice due?", False),
    ],
)
def test_a_bill_that_somebody_doubts(words: str, doubts: bool) -> None:
    assert doubts_a_bill(words) is doubts


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("This is unacceptable, my printer is still not working!", "my printer is still not working!"),
        ("your service is a joke and my outlook still crashes", "my outlook still crashes"),
        ("My pc keeps freezing. You guys are useless.", "My pc keeps freezing."),
        (
            "I'm not happy with your service because my laptop is broken and nobody came",
            "my laptop is broken and nobody came",
        ),
        ("I'd like to speak to your manager, the wifi is still down", "the wifi is still down"),
        ("worst service ever. scanner still not scanning", "scanner still not scanning"),
    ],
)
def test_what_does_not_work_is_told_from_the_complaint_beside_it(words: str, problem: str) -> None:
    assert complains(words)
    assert besides_the_complaint(words) == problem


@pytest.mark.parametrize(
    "words",
    [
        "I want to complain about your service",
        "Your technician was rude to me today. He said I was stupid.",
        "your support is useless, nobody called me back",
        "how your technician treated me is unacceptable, and he didn't even turn up on time",
        "I'm really unhappy with the helpdesk. Last week the server was down for 3 hours",
        "my printer is still not working",
    ],
)
def test_a_complaint_alone_holds_no_problem(words: str) -> None:
    assert besides_the_complaint(words) == ""


@pytest.mark.parametrize(
    ("words", "disputes"),
    [
        ("I dispute that. Clause 3.2 does not say so.", True),
        ("we do not accept this", True),
        ("I object to this decision", True),
        ("I dispute the invoice", False),
        ("the dispute form does not open", False),
    ],
)
def test_a_decision_is_disputed_where_no_bill_is_spoken_of(words: str, disputes: bool) -> None:
    assert disputes_a_decision(words) is disputes


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("he was rude and left the cables on the floor", True),
        ("she never said sorry", True),
        ("And they came two hours late", True),
        ("your man smoked in the server room", True),
        ("the technician who came laughed at me", True),
        ("they didn't even look at it", True),
        ("he was two hours late and never said sorry", True),
        ("he hung up on me, and she was unfriendly too", True),
        ("he has taken over my screen", False),
        ("he told me to turn off the antivirus", False),
        ("he has copied our files", False),
        ("he left the back door open and people are in the building", False),
        ("he left and my screen is black now", False),
        ("he was rude and then he fell off the ladder", False),
        ("he was not wearing a badge and went into the server room", False),
        ("he said he would do something to me", False),
        ("he was watching me", False),
        ("your server was down", False),
        ("she took so long", True),
        ("they took two hours for it", True),
        ("they took my laptop", False),
        ("he told me to install anydesk", False),
        ("she sent me a link and I clicked", False),
        ("he was asking for my password", False),
        ("he fell off the ladder", False),
        ("he was hit by the door", False),
        ("she was on the floor, bleeding", False),
        ("they left and the printer still does not work", False),
        ("my printer jams", False),
        ("the wifi is slow", False),
    ],
)
def test_what_is_told_on_after_a_complaint(words: str, more: bool) -> None:
    assert goes_on_about_it(words) is more
