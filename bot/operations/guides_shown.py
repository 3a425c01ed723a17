"""More words under "Is it one of these?": the guide among those shown that is nearest to them now is the one that is offered."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.desk.enquiries import Enquiry
from bot.desk.second_words import says_besides
from bot.desk.side_words import asks_something
from bot.desk.thing_words import other_things
from bot.desk.walkthroughs import Article
from bot.operations.enquiries import tell_more
from bot.operations.fixes import fixes_for
from bot.operations.free_buttons import unused_buttons
from bot.operations.names import facts_in_words
from bot.operations.ports import Answer, Button, DeskPorts, Pressed
from bot.operations.turns import Turn
from bot.operations.which_one import NOTED
from bot.operations.wording import TALK_TO_A_PERSON

ARTICLE = "article"
"""Which guide a yes is for: the argument of its button."""
SOUNDS_LIKE_IT = '{noted} Then it sounds like this one: "{title}". Shall we?'
# What may be an attack is read by those who know of them.
_MAY_BE_MORE = re.compile(
    r"\b(?:stolen|stole|lost|some ?(?:one|body)|others?|strang\w*|hack\w*|virus|suspicious|not me|wasn'?t me|fake|scam\w*|ransom\w*"
    r"|leak\w*|call(?:ed|s|ing)?|paid|money|smok\w*|burn\w*|fire|everyone|everybody|nobody|all of us)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS, _MOST_WORDS = 3, 25


def answer_about_guides_shown(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Keep the words, and offer the guide that they point to, or put the question again; None where nothing was asked like that, and
    for words that point to none of those shown."""
    if turn.pressed is not None or turn.emergency is not None:
        return None
    fits = _FEWEST_WORDS <= len(turn.words.split()) <= _MOST_WORDS and _MAY_BE_MORE.search(turn.words) is None
    if not fits or asks_something(turn.words):
        return None
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        last = work.conversations.last_said(turn.conversation)
        buttons = unused_buttons(work, last)
    shown = [each.pressed.args[ARTICLE] for each in buttons if ARTICLE in each.pressed.args]
    if enquiry is None or last is None or len(shown) < 2 or _is_another_matter(turn.words, enquiry, buttons):
        return None
    nearest = _pointed_to(ports, turn, enquiry)
    if nearest is None or nearest.id not in shown:
        return None
    tell_more(ports=ports, turn=turn, words=turn.words, facts=facts_in_words(ports=ports, turn=turn))
    told = replace(enquiry, words=f"{enquiry.words}\n{turn.words}")
    noted = NOTED.format(words=turn.words)
    if fixes_for(ports=ports, enquiry=told).offered != nearest:
        return (Answer(noted), Answer(last.text, buttons))
    yes = Button("Yes, try it", Pressed("affirm", {"enquiry": enquiry.id, ARTICLE: nearest.id}))
    none = Button("Open a ticket", Pressed("open_ticket", {"enquiry": enquiry.id}))
    return (Answer(SOUNDS_LIKE_IT.format(noted=noted, title=nearest.title), (yes, none, TALK_TO_A_PERSON)),)


def _pointed_to(ports: DeskPorts, turn: Turn, enquiry: Enquiry) -> Article | None:
    """The guide that the new words alone point to; None where they point to nothing but the one for all such problems."""
    alone = fixes_for(ports=ports, enquiry=replace(enquiry, words=turn.words, facts=())).offered
    general = fixes_for(ports=ports, enquiry=replace(enquiry, words="-", facts=())).offered
    return alone if alone != general else None


def _is_another_matter(words: str, enquiry: Enquiry, buttons: tuple[Button, ...]) -> bool:
    known = " ".join([enquiry.words, *(each.title for each in buttons)])
    return says_besides(words) or bool(other_things(words, known))
