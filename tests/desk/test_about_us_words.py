"""Small questions about the desk itself, and what only sounds like one."""

from __future__ import annotations

import pytest

from bot.desk.about_us_words import AboutUs, about_us


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("do you record this", AboutUs.KEPT),
        ("how long do you keep this?", AboutUs.KEPT),
        ("is my data safe with you", AboutUs.KEPT),
        ("is this private", AboutUs.KEPT),
        ("who reads this", AboutUs.WHO_READS),
        ("can my colleague see this", AboutUs.WHO_READS),
        ("can my manager read my messages", AboutUs.WHO_READS),
        ("will my company see my data", AboutUs.WHO_READS),
        ("can other clients see my data", AboutUs.WHO_READS),
        ("do our clients get this", AboutUs.WHO_READS),
        ("can anyone else read this chat", AboutUs.WHO_READS),
        ("could the owner read what I write", AboutUs.WHO_READS),
        ("does everybody see my tickets", AboutUs.WHO_READS),
        ("did you tell anyone about this", AboutUs.WHO_READS),
        ("can the boss see it", AboutUs.WHO_READS),
        ("can they see my data", None),
        ("can they read my messages", None),
        ("will he see my data", None),
        ("can scammers get my data", None),
        ("can she see this", None),
        ("can hackers read my messages", None),
        ("do they get my data", None),
        ("can anyone see my data", None),
        ("can somebody else read my messages", None),
        ("does it read my messages", None),
        ("can everyone get my data", None),
        ("can the caller see my data", None),
        ("did you tell him", None),
        ("can Dana see this", None),
        ("can my boss see my ticket", AboutUs.WHO_READS),
        ("what have you told my boss", AboutUs.WHO_READS),
        ("can you delete what I wrote", AboutUs.DELETE),
        ("can I get a copy of this chat", AboutUs.COPY),
        ("please answer in French", AboutUs.LANGUAGE),
        ("can you speak spanish", AboutUs.LANGUAGE),
        ("I don't speak english very well", AboutUs.LANGUAGE),
        ("my name changed, I got married", AboutUs.RECORDS),
        ("I moved to the other garage", AboutUs.RECORDS),
        ("how do I complain", AboutUs.COMPLAINING),
        ("who is my technician", AboutUs.TECHNICIAN),
        ("who can approve costs", AboutUs.APPROVERS),
        ("how do I reach you by phone", AboutUs.PHONE),
        ("who approves this", None),
        ("who approves the quote", None),
        ("what is my phone number", None),
        ("can you delete this file", None),
        ("can you delete my data from the old laptop", None),
        ("can everyone see the folder", None),
        ("who can see my calendar", None),
        ("who has access to our data", None),
        ("is this safe", None),
        ("does it save", None),
        ("my email address was hacked", None),
        ("my name changed in outlook", None),
        ("the french keyboard does not work", None),
        ("delete my account", None),
        ("do you keep backups", None),
    ],
)
def test_what_is_asked_about_the_desk(words: str, about: AboutUs | None) -> None:
    assert about_us(words) is about
