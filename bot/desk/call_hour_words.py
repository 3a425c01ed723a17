"""The hour of a call that is wanted: "call me at 3", "but not before 2", alone or beside a problem.

Others' words about a call ("the mail says: please call me at 5"), numbers and addresses name none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from bot.desk.hour_words import NUMBERS, NamedHour
from bot.desk.other_hour_words import ONLY_A_LEAD, ONLY_WHEN, as_read, clauses_of, hour_in
from bot.desk.thing_words import things_in
from bot.desk.wanted_calls import CallWhen

Wanted = tuple[CallWhen, NamedHour]

_CALL_ME = re.compile(
    r"\b(?:call|ring|phone|reach|contact|(?:talk|speak) (?:to|with))(?: (?:me|us))(?: back)?\b|\bcall ?back\b",
    re.IGNORECASE,
)
_AN_HOUR = rf"(?:\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|noon|midday|{'|'.join(NUMBERS)})"
# "At 3 or 4", "between two and four", "from 2 to 3": their own words say it best.
_BETWEEN = re.compile(
    rf"\bbetween\b|\bfrom \S+ (?:to|till|until)\b|\b{_AN_HOUR} ?(?:or|-|–|to|till|until|/) ?(?:at |by |after |before )?{_AN_HOUR}\b"
    rf"|\bor (?:after|later|before|earlier)\b|\b(?:quarter|twenty|\d{{1,2}}|{'|'.join(NUMBERS)}) (?:minutes? )?(?:past|to)\b",
    re.IGNORECASE,
)
# "Call me about 2 monitors" and "after 3 tries" name no hour.
_HOUR_ENDS = (
    r"\s*(?:[ap]\.?m\b|o'?clock|h\b|uhr\b|:\d|[,.;!?)](?!\d{3})|[-–—] (?!\d)|$"
    r"|(?:please|pls|today|tomorrow|tonight|or|if|and|but|thanks?|latest|sharp"
    r"|ish|on|my time|in the (?:morning|afternoon|evening)|\w+day|instead|rather|then)\b)"
)
_A_COUNT = re.compile(
    rf"\b(?:about|after|for|with|of|by|before|from|until|till|past) (?:\d{{1,2}}|{'|'.join(NUMBERS)})\b(?!{_HOUR_ENDS})",
    re.IGNORECASE,
)
# "At 06 12 34", "at 1-416-...", "at 12 ext", "at 5 Main Street" name none either; "at 3 because my printer jams" does.
_NO_HOUR = re.compile(
    rf"\b(?:at|around) (?:\d{{1,2}}|{'|'.join(NUMBERS)})\b"
    rf"(?!{_HOUR_ENDS}|\s(?:my|our|the|i|i'm|we|it|its|because|as|since|so|when|about|regarding|cause|exactly|earliest|at the)\b)"
    r"|\b(?:at|around) \d{3,}",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(
    r"(?:\b(?:at|on|under|via) )?\+?\(?\d(?:[ ().\-/]{0,2}\d){6,}(?: ?(?:ext|x)\b\.? ?\d+)?", re.IGNORECASE
)
_HOURS = re.compile(rf"\b{_AN_HOUR}(?![\w%])", re.IGNORECASE)
_AND_MORE = re.compile(r"\band (?!(?:not|at|by|before|after)\b|\d)", re.IGNORECASE)
_NOON = re.compile(r"\b(?:noon|midday)\b", re.IGNORECASE)
_CLOCK_HOUR = rf"(?:(?:about|around|like) )?(?:\d{{1,2}}(?!\d|/)|noon\b|(?:{'|'.join(NUMBERS)})\b)(?={_HOUR_ENDS})"
_BOUND = re.compile(
    r"\b(?:(?P<after>(?:not|never) (?:before|earlier than)|(?:any ?time |only )?(?:after|from|(?<!half )past))"
    rf"|(?P<before>(?:not|never) (?:after|later than)|no later than|before|by|until|till)) (?={_CLOCK_HOUR})",
    re.IGNORECASE,
)
_ONLY_BOUND = re.compile(
    rf"(?:(?:but|and|please|only|just|ideally|preferably|best) )*{_BOUND.pattern}[\w:']{{1,6}}"
    r"(?: (?:please|pls|today|tomorrow|[ap]m|o'?clock|if possible|thanks?|in the (?:morning|afternoon|evening)))*",
    re.IGNORECASE,
)
_ASKS_NOT = re.compile(
    r"\b(?:can't|cannot|couldn't|won't|wouldn't|why don't) (?=(?:you|some ?(?:one|body)|any ?(?:one|body)|a \w+)\b)",
    re.IGNORECASE,
)
# Before "call me": "please don't", "there is no need for you to", "I don't want you to".
_NEGATED = re.compile(
    r"(?:n't|\bnot|\bcannot|\bnever|\bno (?:need|reason)|\bunnecessary|\bwithout)(?: (?:want|need|needed|necessary|have|to|you|for"
    r"|ever|please|any ?(?:one|body)|some ?(?:one|body)|even|try|just|like|a|the|technician|be))* ?$",
    re.IGNORECASE,
)
_WHO = r"(?:you|they|some ?(?:one|body)|any ?(?:one|body)|(?:a|the) (?:technician|person))"
# "Customers who call us after 5" ask for nothing.
_REQUEST = re.compile(
    r"(?:^(?:(?:ok(?:ay)?|hi|hello|hey|also|and|so|just|then|yes|no|btw|by the way|kindly|please|pls|rather|better|actually|sorry|well"
    rf"|(?:do not|don't|never))[, ]+)*|\b(?:please|pls|kindly"
    rf"|(?:can|could|will|would) {_WHO}|(?:can't|couldn't|won't|wouldn't) {_WHO})"
    r" (?:please |rather |better )?(?:(?:do not|don't|never|not) )?)(?:call|ring|phone) (?:me|us)\b",
    re.IGNORECASE,
)
_SAY = (
    r"(?:says?|said|saying|wrote|writes|written|tells|told|asks|asked|asking|reads|reading|demand(?:s|ed|ing)?|wants|claim(?:s|ed)"
    r"|texted|states|stated|shouted?)"
)
_OTHERS = (
    r"(?:e-?mails?|messages?|voice ?mails?|callers?|sms|texts?|letters?|notes?|he|she|they|(?:some|any) ?(?:one|body)|(?:a|the|some"
    r"|this|that|another) (?:[a-z]+ )?(?:man|woman|guy|person|lady|voice|recording|window|pop-?up|banner)|pop-?ups?"
    r"|windows? pop\w*|bank|microsoft|boss|manager|colleague|client|customer|patient|ceo|director)"
)
_OF_FRAUD = re.compile(r"\bphish|\bscam|\bfraud|\bsuspicious", re.IGNORECASE)
# What others say or write is their wish, and nobody is to be called for it.
_OF_OTHERS = re.compile(
    rf"\b{_OTHERS}\b(?: \w+){{0,4}} (?:{_SAY}|left|sends?|sent|rang|called)\b"
    r"|\bphish|\bscam|\bsuspicious|\bfraud|\bfake\b|\bransom|\bbitcoin|\bgift cards?\b|[“«][^”»]*$",
    re.IGNORECASE,
)
_QUOTES = re.compile(rf"\b{_SAY}\b[^,;]*$|:\s*$|\bwith:? *$", re.IGNORECASE)
_OF_A_CALL = (
    re.compile(
        rf"(?:(?:ok(?:ay)?|please|pls|yes|then|so|and|just|hi|hello|(?:can|could|will|would) {_WHO}|kindly)[, ]+)*"
        r"(?:call|ring|phone|give) (?:me|us)(?: a (?:call|ring|bell|shout))?(?: back)?\b.{1,40}",
        re.IGNORECASE,
    ),
    ONLY_WHEN,
    _ONLY_BOUND,
    ONLY_A_LEAD,
    re.compile(
        r"i(?:'m| am|'ll be| will be) (?:with|in|out|at|on|busy|free|back|driving|away|seeing|treating)\b(?! (?:danger|pain|trouble))"
        r".{0,40}",
        re.IGNORECASE,
    ),
)
_NOT_CALLED = re.compile(
    r"(?:(?:ok(?:ay)?|please|pls|no|so|and|but|sorry|actually)[, ]+)*(?:please )?(?:do not|don't|never)"
    r" (?:call|ring|phone) (?:me|us)\b.{0,40}",
    re.IGNORECASE,
)

_SOME_TIME = re.compile(
    r"\b(?:between|after|before|until|till|when|once|later|earlier|today|tomorrow|tonight|\w+day|morning|afternoon|evening|noon|lunch|now"
    r"|asap|week|o'?clock|any ?time|whenever)\b"
    rf"|\b(?:at|by|around) (?:\d|the |half|quarter|(?:{'|'.join(NUMBERS)})\b)",
    re.IGNORECASE,
)


def wants_a_call_at(words: str, today: date) -> Wanted | None:
    """ "Can somebody call me at 3pm?", "call me back before 5", "call me, but not before 2": the hour on the clock, and how it is
    meant; None for what is vague, and for "between two and four", which the words themselves say best."""
    parts = _clauses(words)
    for place, part in enumerate(parts):
        found = _CALL_ME.search(part)
        if found is None or _is_of_others(parts, place, found):
            continue
        after = _after(parts, place)
        if not _calls_it_off(part, after, found):
            return _in_clause(part, after, found, today)
    return None


def wants_a_call_beside(words: str, today: date) -> Wanted | None:
    """The same, of words that tell of a problem too: "call me before 5, my printer jams". Somebody has to be asked for it."""
    parts, wanted = _clauses(words), []
    for place, part in enumerate(parts):
        found = _requested(parts, place)
        after = _after(parts, place)
        if found is not None and not _calls_it_off(part, after, found):
            wanted.append(_in_clause(part, after, found, today))
    # Of two that differ nobody knows which is meant.
    return wanted[0] if wanted and all(each == wanted[0] for each in wanted) else None


def speaks_of_their_call(words: str) -> bool:
    """ "Call me after lunch", "please don't call me at 3": a call of their own, with a time, or a no to one."""
    parts = _clauses(words)
    for place, part in enumerate(parts):
        found = _requested(parts, place)
        if found is None:
            continue
        told = " ".join([part[found.end() :], *parts[place + 1 : place + 2]])
        if _NEGATED.search(part[: found.start()]) or _SOME_TIME.search(_A_NUMBER.sub(" ", told)):
            return True
    return False


def asks_to_be_called(words: str, today: date) -> bool:
    """ "Call me back before 5", "ring me at three, I'm with a patient until then", with its hour, and about nothing that is broken."""
    said = as_read(words)
    of_a_call = all(any(form.fullmatch(part) for form in _OF_A_CALL) for part in clauses_of(said))
    return of_a_call and not things_in(said) and wants_a_call_at(words, today) is not None


def only_of_a_call(words: str) -> bool:
    """The same with or without an hour, or that no call is wanted at one: "please don't call me at 3, I am with a patient"."""
    said, forms = as_read(words), (*_OF_A_CALL, _NOT_CALLED)
    return not things_in(said) and all(any(form.fullmatch(part) for form in forms) for part in clauses_of(said))


def only_bounds_a_call(words: str) -> bool:
    """ "Not before 2 please", "but only after three", and nothing else: of a call that has been asked for."""
    return _ONLY_BOUND.fullmatch(as_read(words).strip(" .!")) is not None


def without_calls(words: str) -> str:
    """One line without the clauses that ask for a call, and the hour told with them: that is no hour of help."""
    parts = _clauses(words)
    kept: list[str] = []
    place = 0
    while place < len(parts):
        found = _requested(parts, place)
        if found is None:
            kept.append(parts[place])
        else:
            asked, more = _REQUEST.search(parts[place]), _AND_MORE.search(parts[place], found.end())
            # "Can you call me and fix it at 6" wants it fixed at six.
            told = (
                f"{parts[place][: found.start()]}{parts[place][more.end() :]}"
                if more
                else parts[place][: asked.start() if asked else 0]
            )
            kept.append(told.strip())
            after = "".join(parts[place + 1 : place + 2])
            place += 1 if ONLY_WHEN.fullmatch(after) or _ONLY_BOUND.fullmatch(after) else 0
        place += 1
    return words if kept == parts else ", ".join(each for each in kept if each)


def _clauses(words: str) -> list[str]:
    return clauses_of(as_read(words.replace("\n", " ; ")))


def _after(parts: list[str], place: int) -> str:
    """The next clause that says something: "call me at 3, no wait, at 5"."""
    return next((each for each in parts[place + 1 :] if ONLY_A_LEAD.fullmatch(each) is None), "")


def _requested(parts: list[str], place: int) -> re.Match[str] | None:
    """Where that clause asks for a call of whoever speaks."""
    asked = _REQUEST.search(parts[place])
    found = _CALL_ME.search(parts[place], asked.start()) if asked is not None else None
    return None if found is None or _is_of_others(parts, place, found) else found


def _is_of_others(parts: list[str], place: int, found: re.Match[str]) -> bool:
    before = parts[place][: found.start()]
    if _QUOTES.search(re.sub(r"(?:please|pls|kindly|(?:can|could|will|would) \w+| )+$", "", before)):
        return True
    said = " ; ".join([*parts[:place], before])
    return (
        said.count('"') % 2 == 1 or _OF_OTHERS.search(said) is not None or any(_OF_FRAUD.search(each) for each in parts)
    )


def _calls_it_off(part: str, after: str, found: re.Match[str]) -> bool:
    """ "Don't call me at 3"; "don't call me before 3" names an hour."""
    told = _told(part, after, found)
    return _BOUND.search(told) is None and _is_denied(part, found)


def _is_denied(part: str, found: re.Match[str]) -> bool:
    """ "Don't", before the call; "can't you call me" asks for one."""
    return _NEGATED.search(_ASKS_NOT.sub("", part[: found.start()])) is not None


def _told(part: str, after: str, found: re.Match[str]) -> str:
    """What is told of the hour right after the call, in its clause and the next one."""
    told = _AND_MORE.split(part[found.end() :].strip(), 1)[0].strip()
    if ONLY_WHEN.fullmatch(after) or _ONLY_BOUND.fullmatch(after):
        told = f"{told} {after}".strip()
    return _A_NUMBER.sub(" ", told)


def _in_clause(part: str, after: str, found: re.Match[str], today: date) -> Wanted | None:
    told = _told(part, after, found)
    bound = _BOUND.search(told)
    if _BETWEEN.search(told) or _A_COUNT.search(told) or _NO_HOUR.search(told) or len(_HOURS.findall(told)) > 1:
        return None
    meant = CallWhen.AT
    if bound is not None:
        meant = CallWhen.AFTER if (bound["after"] is not None) is not _is_denied(part, found) else CallWhen.BEFORE
    named = hour_in(_BOUND.sub("at ", told), today)
    if named is not None and named.vague and named.at == time(12) and _NOON.search(told):
        named = replace(named, vague=False)
    return (meant, named) if named is not None and named.at is not None and not named.vague else None
