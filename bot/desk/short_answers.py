"""What short words mean beside the buttons: "the second one", "actually no, tomorrow", "who approves this?", "hello??"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.desk.enquiries import Choice

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 8

_LEAD = (
    r"(?:(?:ok(?:ay)?|yes|yep|yeah|well|hm+|so|and|please|i think|i guess|i'?d (?:say|like)|i (?:want|take|choose|pick)"
    r"|i'?ll take|let'?s (?:take|do|try)|take|choose|pick|go (?:for|with)|it'?s|it is|make it|do)[,.: ]+)*"
)
_PLACES = (
    ("first", "1st", "1", "one"),
    ("second", "2nd", "2", "two"),
    ("third", "3rd", "3", "three"),
    ("fourth", "4th", "4"),
)
_PLACE = tuple(
    re.compile(
        rf"{_LEAD}(?:(?:the )?(?:{ordinal}|{short})(?: (?:one|option|thing|problem|button|choice))?"
        rf"|(?:the )?{ordinal} of (?:them|these|those)|{number}[.)]?|(?:number|no\.?|nr\.?|option|#) ?(?:{number}|{word}))"
        r"(?:[, ]+(?:please|thanks|thank you|then|i think))?[.! ]*",
        re.IGNORECASE,
    )
    for ordinal, short, number, word in (
        (places[0], places[1], places[2], places[3] if len(places) > 3 else places[0]) for places in _PLACES
    )
)
_YES = re.compile(
    r"(?:yes+|yep|yeah|yup|sure|ok(?:ay)?|please do|do (?:it|that|so)|go ahead|of course)"
    r"(?:[, ]+(?:please|thanks|thank you|do|close it))*[.! ]*",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"^(?:yes|no)[,:] ", re.IGNORECASE)
# One word alone is left to the language part, which knows where the talk stands.
_WORDS_OF_A_TITLE = 2

_OTHERWISE = (
    r"(?:actually|no|nope|wait|sorry|hm+|oh|but|rather|instead|on second thoughts?|i(?:'ve| have)? changed my mind)"
)
_TURNS = re.compile(
    rf"^(?:{_OTHERWISE}[,.! ]+)*{_OTHERWISE}\b|\b(?:instead|after all|rather|changed my mind)\b", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:tomorrow|later|(?:in the|next|monday|until) morning|monday|can wait|i(?:'ll| will|'d rather) wait|let'?s wait"
    r"|cheaper (?:one|way|option)|(?:one|way) that'?s (?:free|covered)|the (?:free|covered) one|for (?:free|nothing))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|right away|tonight|immediately|at once|straight ?away|today|can'?t wait)\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"\b(?:not|n'?t|no need)\b(?: \w+){0,2} (?:now|tonight|today|tomorrow|later)\b", re.IGNORECASE)

_APPROVES = re.compile(
    r"\bwho(?:'s| is| has| must| needs?| can| will| should| would|se)?\b.{0,24}\b(?:approv\w*|sign(?:s|ed)?(?: this| that| it)? off|"
    r"say(?:s)? yes|agree\w*|permission|decides? (?:on|about) the (?:cost|price|money))"
    r"|\b(?:can|may|could|should|must|do) i (?:have to |need to )?approve\b|\b(?:has|have|did|does|is) \w+(?: \w+)?(?: already| yet)? "
    r"(?:approved?|said? (?:yes|ok\w*)|sa(?:y|id) (?:yes|no|ok\w*)|agreed?|signed? (?:it )?off)\b"
    r"|\bis it approved\b|\bdo(?:es)? (?:i|we|it|this|that|they) need (?:an? )?(?:approval|permission|sign.?off)\b",
    re.IGNORECASE,
)
_WHAT_NOW = re.compile(
    r"(?:(?:ok(?:ay)?|oh|so|and|but|please|help|god|my god)[,.! ]+)*(?:what(?:'s)? (?:now|next|then|else)|now what|and now"
    r"|what (?:should|shall|can|do|must|am|are) (?:i|we) (?:to |supposed to |need to |have to )?(?:do|do now|do next|now)"
    r"|what (?:happens|do i do|to do)|what is (?:next|happening))(?: (?:now|next|then|first|until then|meanwhile))?[ ?!.]*",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"(?:and |so |but |hey |hi )?(?:what about|how about|what(?:'s| is) (?:up|happening|going on|new) with|how(?:'s| is) it going with"
    r"|(?:is there )?any(?:thing)? (?:news|new|update) (?:on|about|with))\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"\bvisits?\b|\bon.?site\b|\bcall.?out\b|\b(?:someone|somebody|anyone|anybody|technician|guy|you|they|he|she|person)\s+"
    r"(?:can |could |would |to |has to |have to |must |will )?(?:come|comes|came|coming|drive|visit)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?:hello+|hallo|hi+|hey+|helo)? ?(?:(?:is )?(?:any|some)(?:one|body) (?:still )?(?:there|here|home|alive|reading)"
    r"|are you (?:still )?there|(?:you )?still there|hello+|hi+|hey+)[ ?!.]*[?!][ ?!.]*",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:(?:ok(?:ay)?|oh|yes|wait|hey|actually|never ?mind|great|good|hm+)[,.! ]+)*(?!no|hardly)(?:(?:the |my )?[\w-]+)"
    r"(?:'s| is| are| has| have| does| seems to)? ?(?:just |all |started |be |to )*"
    r"(?:work(?:s|ing|ed)?|print(?:s|ing)?|fixed|connected|fine|ok(?:ay)?|solved|running)(?: (?:fine|ok(?:ay)?|by itself))*"
    r"(?: (?:again|now))+(?:[,. ]+(?:thanks|thank you))*[.! ]*",
    re.IGNORECASE,
)
# Not "upset", "stressed" or "fed up": of oneself they may mean more than a slow computer. Nor "angry at me".
_MOOD = re.compile(
    r"(?:(?:i|we|they|he|she|everyone|everybody|people|(?:my|the|our) \w+)(?:'m|'re|'s| am| are| is| was| gets?| got| getting)? )?"
    r"(?:(?:getting|becoming|really|very|so|pretty|quite|rather|super|totally|now|already) )*"
    r"(?:angry|annoyed|furious|mad|frustrated|impatient|not (?:very )?happy|not amused|pissed(?: off)?)"
    r"(?: (?:about|with|at|over) (?:it|this|that|you|the \w+))?(?: (?:now|already|by now))?",
    re.IGNORECASE,
)


def short(words: str) -> bool:
    """Whether words may be an answer at all."""
    return 0 < len(words.split()) <= MOST_WORDS


def named_place(words: str) -> int | None:
    """Which of the things that were offered the whole of these words names by its place, counted from 0."""
    said = _plain(words)
    if not short(said):
        return None
    return next((place for place, pattern in enumerate(_PLACE) if pattern.fullmatch(said)), None)


def plain_yes(words: str) -> bool:
    """ "Yes please", and nothing else."""
    return _YES.fullmatch(_plain(words)) is not None


def named_title(words: str, titles: Sequence[str]) -> int | None:
    """Which of these titles the whole of the words is, without its "Yes, ": "one after the other"."""
    said = _bare(words)
    if len(said.split()) < _WORDS_OF_A_TITLE:
        return None
    fits = [place for place, title in enumerate(titles) if said in (_bare(title), _bare(_YES_OR_NO.sub("", title)))]
    return fits[0] if len(fits) == 1 else None


def other_choice(words: str, chosen: Choice) -> Choice | None:
    """What somebody wants who has chosen between now and later and takes it back; None for any other words."""
    said = _plain(words)
    if not short(said) or not _TURNS.search(said) or _NOT_BEFORE.search(said):
        return None
    later, now = _LATER.search(said) is not None, _NOW.search(said) is not None
    if later is now:
        return None
    wanted = Choice.LATER if later else Choice.NOW
    return wanted if wanted is not chosen else None


def asks_who_approves(words: str) -> bool:
    """ "Who approves this?", "can I approve it myself?", "has Dana said yes?"."""
    return _APPROVES.search(_plain(words)) is not None


def asks_what_now(words: str) -> bool:
    """ "What should I do now?", and nothing else."""
    return _WHAT_NOW.fullmatch(_plain(words)) is not None


def asks_about_progress(words: str) -> bool:
    """ "What about the printer?": how a matter stands that was told before."""
    return short(words) and _PROGRESS.match(_plain(words)) is not None


def means_a_visit(words: str) -> bool:
    """Whether the price of somebody who comes is asked for, not that of help from afar."""
    return _VISIT.search(_plain(words)) is not None


def says_it_works_again(words: str) -> bool:
    """ "It works now!", "it's printing again": the whole of it, with a now or an again."""
    return _AGAIN.fullmatch(_plain(words)) is not None


def asks_whether_anybody_is_there(words: str) -> bool:
    """ "Hello??", "anyone there?": not a greeting but somebody who waits."""
    return _THERE.fullmatch(_plain(words)) is not None


def only_a_mood(words: str) -> bool:
    """ "She is very angry": how somebody feels about a problem, and nothing else."""
    return _MOOD.fullmatch(_plain(words).strip(" .!")) is not None


def _plain(words: str) -> str:
    return re.sub(r"[‘’]", "'", " ".join(words.split()))


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", _plain(words).casefold()))
