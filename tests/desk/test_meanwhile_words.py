"""Questions that are asked while somebody is being called, told from what is told beside them."""

from __future__ import annotations

import pytest

from bot.desk.meanwhile_words import MOST_LETTERS, Asked, Meanwhile, asked_meanwhile
from bot.desk.worries import Worry


@pytest.mark.parametrize(
    ("words", "asked", "told"),
    [
        ("who pays for that?", (Meanwhile.WHO_PAYS,), ""),
        ("is this covered by our contract", (Meanwhile.COVERED,), ""),
        ("how much is this going to cost us?", (Meanwhile.COST,), ""),
        ("how long until someone comes", (Meanwhile.WHO,), ""),
        ("what counts as an emergency?", (Meanwhile.EMERGENCIES,), ""),
        ("who pays, and can I turn the computer off?", (Meanwhile.WHO_PAYS, Worry.SWITCHING_OFF), ""),
        ("is it covered? who pays for it? who pays for that", (Meanwhile.COVERED, Meanwhile.WHO_PAYS), ""),
        (
            "when will it be fixed, we have a court deadline at midnight",
            (Meanwhile.HOW_LONG,),
            "we have a court deadline at midnight",
        ),
        ("the fax is down too. how long will it take?", (Meanwhile.HOW_LONG,), "the fax is down too."),
        (
            "will this be expensive, and by the way it is on the parts server too",
            (Meanwhile.COST,),
            "by the way it is on the parts server too",
        ),
        ("no lock code I think", (), "no lock code I think"),
        ("who has the key to the server room", (), "who has the key to the server room"),
        ("", (), ""),
    ],
)
def test_questions_stand_apart_from_what_is_told(words: str, asked: tuple[Asked, ...], told: str) -> None:
    assert asked_meanwhile(words) == (asked, told)


def test_what_is_told_far_behind_is_told_all_the_same() -> None:
    asked, told = asked_meanwhile(f"who pays for that? {'so ' * MOST_LETTERS} it burns")
    assert asked == (Meanwhile.WHO_PAYS,) and told.endswith("it burns")
