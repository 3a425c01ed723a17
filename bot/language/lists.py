"""A message that says itself that it is a list: "three things: ...", "1) ... 2) ...", "first ..., second ...", "- ... - ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.language.clause_words import POLITE
from bot.language.clauses import MAX_CLAUSES, MIN_MEANING, Clause, masked, meaning_of, tidied

_WORD = re.compile(r"\w+(?:'\w+)*")
_Spans = list[tuple[int, int]]

_COUNTS = {
    name: number
    for number, names in enumerate(
        ("two deux zwei dos", "three trois drei tres", "four", "five", "six", "seven", "eight", "nine"), 2
    )
    for name in names.split()
}
# With more words that mean something before it, a list is a part of what is told: the steps that were tried.
_LEAD_MEANING = 2
_MATTERS = (
    r"(?:things|thigns|thnigs|iss?ues|probl?ems|porblems|probelms|questions|requests|points|matters|troubles"
    r"|probl[e\u00e8\u00e9]mes|problemas|probleme|choses|cosas|dinge|sachen)"
)
_KINDS = (
    r"(?:(?:more|other|different|separate|small|big|little|quick|short|new|urgent|it|tech|technical|computer|unrelated|minor|major"
    r"|annoying|stupid|strange|weird|damn|bloody)\s){0,2}"
)
_AFTER = (
    r"(?:\s(?:today|now|here|again|for you|for it|please|pls|this morning|this afternoon|at once|at the moment|going on"
    r"|at work|to report"
    r"|to fix|to sort|to solve|broken|not working|wrong|down|that (?:are )?(?:broken|wrong|not working|do ?n'?t work)"
    r"|when(?:ever)? you (?:have|get|find) (?:(?:a|some|the) )?(?:sec(?:ond)?|min(?:ute)?|moment|time|chance)"
    r"|if you (?:have|get) (?:a moment|time)"
    r"|are (?:broken|wrong|not working|going on)|do ?n'?t work)){0,3}"
)
_HEADLINE = re.compile(
    r"(?:(?:i|we|i've|ive|we've|weve|i'm|im|have|had|having|got|there|there's|theres|are|here|here's|heres|just|with|some|so|also|ok"
    r"|okay|well|sorry|and|but|today|please|need|help|about|these|following|the|my|our|currently)[\s,]{1,2}){0,7}"
    rf"(?:(?:a\s)?(?:(?P<count>{'|'.join(_COUNTS)}|[2-9])|few|couple(?:\sof)?|several|multiple|many|various|different"
    rf"|bunch\sof)\s{_KINDS}"
    rf"{_MATTERS}{_AFTER}(?:\s?[:;.,!]{{1,3}}\s?|\s[-\u2013\u2014]{{1,2}}\s|\u2014|\s(?=[(#]?1[.):]))"
    r"|(?:(?:a|the|my|our)\s)?(?:to-?\s?do|wish|problem|issue|fix)[\s-]?list(?: for (?:you|today))?\s?:\s?"
    rf"|(?:all |these |current |my |our |today's )?{_MATTERS}{_AFTER}\s?(?::|\s-)\s?)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:\A|(?<=[.!?,:;\u2026-]))[\s(]*")
_CALLED = (
    r"(?<![^\s,:;.])(?<!\broom )(?<!\bfloor )(?<!\bline )(?<!\bdesk )(?<!\bticket )(?<!\boption )"
    r"(?:(?:number|problem|issue|thing|item|point|question|no\.?|nr\.?)\s?)?"
)
_NUMBER = re.compile(rf"{_CALLED}[(#]?(?P<mark>[1-9])(?:[.):]|\s?[-\u2013](?=\s))(?=\s?[^\W\d])", re.IGNORECASE)
_LETTER = re.compile(r"(?<![^\s,:;.])\(?(?P<mark>[a-h])\)(?=\s?\w)", re.IGNORECASE)
_NAMED = re.compile(rf"{_CALLED}(?P<mark>one|two|three|four|five)\s?[:)](?=\s)", re.IGNORECASE)
_NUMERALS = ("one", "two", "three", "four", "five")
_PLACES = ("first", "second", "third", "fourth", "fifth")
_ORDINAL = re.compile(
    r"(?:\A(?:(?:so|ok|okay|well|hi|hello|hey)[\s,]{1,2})?|(?<=[.,;:!?\u2026-])|(?=\s(?:and"
    r"|then)\s))\s{0,2}(?:oh,?\s)?(?:(?:and|then)\s){0,2}(?P<mark>first|second|third|fourth|fifth|last|final)"
    r"(?:l+y|\sof\sall|\s(?:thing|problem|issue|one|is|that))*(?:\s?[,:-]|\sis)?\s"
    r"(?!(?:floor|level|time|day|week|monitor|screen|display|laptop|computer|pc|line|phone|try|attempt|name|step|aid|year|room|page"
    r"|quarter|month|i (?:tried|restarted|rebooted|checked|did|thought))\b)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?<!\S)[-*+\u2022\u00b7\u2013\u2014\u25aa\u25cf](?=\s|[^\W\d_])")
_SEMICOLON = re.compile(r"\s?;\s?")
_COMMA = re.compile(
    r"\s?,\s?(?:(?:and|plus|also|then|et|y|und)\s)?|[.!?\u2026]{1,5}(?=\s|\Z)|\s(?:and also|also|plus)\s"
)
_AND = re.compile(rf"{_COMMA.pattern}|\s(?:and|&|\+|et|y|und)\s")
_DONE = re.compile(r"\b(?:tried|did|done|doing|steps?|when|after)\b", re.IGNORECASE)
# "First I get an error, then second the app closes" tells what one and the same thing does next.
_NEXT = re.compile(
    r"\W*(?:it|this|that|the (?:app|program(?:me)?|window|page|computer|pc|laptop|screen|system|software|whole thing))(?: (?:just|then"
    r"|suddenly|always|all))? (?:clos|crash|freez|restart|reboot|shut|stop|hang|hung|froz|goes|turn|die|says|said|asks|wants|disappear"
    r"|vanish|sign|log|kick|does|starts|begins|show)\w*\b[^.,;]{0,25}[\s.!?,;]*(?:and\s)?\Z",
    re.IGNORECASE,
)
_THEN, _THEN_BEFORE = re.compile(r"\bthen\b", re.IGNORECASE), re.compile(r"\bthen\W{0,2}\Z", re.IGNORECASE)
# What was done or has to be done, one after the other, is no list of problems.
_STEP = re.compile(
    r"(?:(?:i|we|then|you|and|please)\s)*(?:open(?:ed)?|click(?:ed)?|press(?:ed)?|go|went|select(?:ed)?|type[d]?|restart(?:ed)?"
    r"|reboot(?:ed)?|turn(?:ed)?|unplug(?:ged)?|plug(?:ged)?|try|tried|check(?:ed)?|log(?:ged)? (?:in|on|off|out)|wait(?:ed)?|chose"
    r"|choose|start(?:ed)?|uninstall(?:ed)?|reinstall(?:ed)?|enter(?:ed)?)\s",
    re.IGNORECASE,
)


def listed_items(text: str) -> tuple[Clause, ...]:
    """The items of a list, two to eight, where the person says that it is one; empty for any other message.

    "New laptop for: Ana, Ben and Cara" lists people, and "printer, scanner and fax all offline" is one sentence: neither says so.
    """
    said = masked(text)
    headline, count, start = _headline(text, said)
    items = _marked(text, said, start, headline=headline)
    if len(items) < 2 and headline:
        items = _unmarked(text, said, start, count)
    steps = sum(_STEP.match(item.text) is not None for item in items)
    return items if 2 <= len(items) <= MAX_CLAUSES and steps * 2 < len(items) else ()


def _headline(text: str, said: str) -> tuple[bool, int, int]:
    """Whether a list is announced, how many items (0: not said), and where they begin."""
    for begins in _BEGINS.finditer(said):
        if _beside_politeness(text[: begins.start()]) > _LEAD_MEANING:
            break
        found = _HEADLINE.match(said, begins.end())
        if found is not None:
            count = (found["count"] or "").lower()
            return True, _COUNTS.get(count, int(count) if count.isdigit() else 0), found.end()
    return False, 0, 0


def _beside_politeness(lead: str) -> int:
    """How many words of what stands before a list are more than greetings and excuses."""
    return sum(len(word) > 1 and word.lower().replace("'", "") not in POLITE for word in _WORD.findall(lead))


def _marked(text: str, said: str, start: int, *, headline: bool) -> tuple[Clause, ...]:
    """Items that stand behind numbers, letters, "first" and "second", or dashes."""
    numbers = _in_order(_NUMBER.finditer(said, start), "123456789")
    letters = _in_order(_LETTER.finditer(said, start), "abcdefgh")
    named = _in_order(_NAMED.finditer(said, start), _NUMERALS)
    # What stands before a "first" may belong to the headline.
    ordinals = _in_order(_ORDINAL.finditer(said, len(said[:start].rstrip())), _PLACES)
    if not headline and _is_a_course(said, ordinals):
        ordinals = []
    bullets = [mark.span() for mark in _BULLET.finditer(said, start)]
    for marks in (numbers, letters, named, ordinals, bullets):
        if len(marks) < 2 or meaning_of(text, start, marks[0][0]) >= MIN_MEANING or _DONE.search(said, 0, marks[0][0]):
            continue
        # Without a headline a dash stands between two halves of a sentence, unless the message begins with one.
        if marks is bullets and not headline and any(map(str.isalnum, said[: marks[0][0]])):
            continue
        ends = [*(begin for begin, _ in marks[1:]), len(text)]
        return tidied(text, [(begin, end) for (_, begin), end in zip(marks, ends, strict=True)], least=1)
    return ()


def _is_a_course(said: str, ordinals: _Spans) -> bool:
    """Whether "first" and "second" only say what came after what: "then second", of the same thing."""
    later = ordinals[1:]
    then = any(_THEN.search(said[begin:end]) or _THEN_BEFORE.search(said, 0, begin) for begin, end in later)
    ends = [*(begin for begin, _ in later[1:]), len(said)]
    return then and all(_NEXT.match(said[end:stop]) for (_, end), stop in zip(later, ends, strict=True))


def _in_order(found: Iterable[re.Match[str]], names: Sequence[str]) -> _Spans:
    """Marks that count from the first on; a last one may end them."""
    marks: _Spans = []
    for mark in found:
        name = mark["mark"].lower()
        if name in ("last", "final"):
            marks += [mark.span()] if marks else []
        elif len(marks) < len(names) and name == names[len(marks)]:
            marks.append(mark.span())
    return marks


def _unmarked(text: str, said: str, start: int, count: int) -> tuple[Clause, ...]:
    """Items between semicolons or commas, or at "and": in the way that gives as many as were announced, else in the first that
    gives two."""
    best: tuple[Clause, ...] = ()
    for cut in (_SEMICOLON, _COMMA, _AND):
        edges = [(start, start), *(each.span() for each in cut.finditer(said, start)), (len(text), len(text))]
        spans = [(begin, end) for (_, begin), (end, _) in pairwise(edges)]
        for least in (MIN_MEANING, 1):
            items = tidied(text, spans, least=least)
            if len(items) == count:
                return items
            if len(items) > 1 and not best and (least == MIN_MEANING or not count):
                best = items
    return best
