"""Words that tell what it was: "found it, it was unplugged", "I see it myself now", "my bad, it was off"."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

# Longer words tell more than that.
MOST_WORDS = 24

_LEAD = (
    r"(?:(?:ok(?:ay)?|oh+|ah+|aha|haha|lol|wait|hang on|hold on|hm+|hey|so|and|well|actually|never ?mind|sorry|d'?oh|oops|ups|wow"
    r"|got it|my (?:bad|mistake|fault|error)|silly me|stupid me|how stupid(?: of me)?|i'?m (?:so )?(?:stupid|silly|an idiot)"
    r"|embarrassing|please|stop|false alarm|yes|no)\b[,.! ]*)*"
)
_ADVERB = r"(?:just|only|simply|accidentally|actually|somehow|really|all the time|apparently|already|completely)"
_NOW = r"(?: (?:now|myself|already|by myself|ourselves))*"
_I_HAVE = r"(?:i(?:'ve| have)? )?(?:just )?"
_FAULT = r"(?:problem|issue|cause|reason|mistake|error|culprit|fault)"
_FOUND = (
    rf"{_I_HAVE}(?:found|spotted|noticed) (?:(?:the|my|our) {_FAULT}|what (?:it (?:is|was)|was wrong))"
    rf"|{_I_HAVE}found it(?: (?:now|myself|ourselves))+|{_I_HAVE}(?:figured|worked) (?:it|this|that) out"
    r"|i (?:can )?see (?:it|that)(?: now)? (?:by )?myself"
    rf"|i (?:can )?see (?:what(?:'s| is| was) (?:it|wrong|the {_FAULT})|what it (?:is|was)|(?:the|my) {_FAULT}|what i did(?: wrong)?)"
    rf"|i (?:now )?know (?:what it (?:is|was)|what (?:is|was) wrong|what(?:'s| is| was) the {_FAULT}"
    r"|why(?: it (?:was|did|happened).{0,30})?)"
)
# Beside what it was; alone it may be the button that a step speaks of.
_FOUND_IT = rf"{_I_HAVE}(?:found|got|see|have) it"
_IT = r"(?:it|that|this|(?:the|my|our) [\w-]+(?: [\w-]+)?)"
_SWITCHED_OFF = (
    r"(?:(?:switched |turned )?off|unplugged|disconnected|muted|on mute|loose|paused|asleep|empty"
    r"|(?:not|never) (?:properly )?(?:plugged in|connected|(?:switched |turned )?on|in)(?: (?:properly|all the way))?"
    r"|in (?:airplane|flight|offline|sleep) mode|out of (?:paper|ink|toner|battery|power)"
    r"|(?:set to |on |in |plugged into )?(?:the )?wrong [\w-]+)"
)
_OFF = rf"(?:{_SWITCHED_OFF}|(?:pulled |fallen )?out)"
_NOT_ON = (
    r"(?:wasn'?t|was not|weren'?t|were not) (?:properly )?(?:plugged in|connected|(?:switched |turned )?on|in)"
    r"(?: (?:properly|all the way|right))?"
)
_WHO = r"(?:somebody|someone|the cleaners?|the cleaning \w+|my \w+|we|i|he|she|they)"
_PART_OF_IT = r"(?:loose )?(?:cable|plug|power|switch|cord|battery|batteries|paper|socket|caps ?lock|num ?lock)"
_CAUSE = (
    rf"{_IT} (?:was|were|had(?: just)? been)(?: {_ADVERB})* {_OFF}|{_IT} {_NOT_ON}"
    rf"|{_IT} (?:had )?(?:come|came|fell|fallen) (?:out|off|loose)"
    rf"|{_WHO}(?:'d| had| has| have| must have)?(?: {_ADVERB})* (?:unplugged|(?:switched|turned) (?:{_IT} )?off|muted|disconnected"
    rf"|pulled out)(?: {_IT})?"
    rf"|i(?:'d| had| have|'ve)?(?: {_ADVERB})* forg[eo]t(?:ten)? to (?:plug|switch|turn|connect|put|press|unmute|charge)\b.{{0,25}}"
    rf"|i (?:had|was|used|picked|chose|selected)(?: {_ADVERB})* (?:using |on |in )?the wrong [\w-]+"
    rf"|(?:it|that|this) was(?: {_ADVERB})* (?:me|my (?:own )?(?:mistake|fault|error)|(?:the|a|only the) {_PART_OF_IT}"
    r"|caps ?lock|user error)"
    r"|(?:there was|it had) no (?:paper|power|toner|ink|cable)(?: in it| left)?"
)
# What was done about it, and thanks: said beside.
_BESIDE = (
    rf"{_I_HAVE}(?:plugged|switched|turned|put|pushed|reconnected|connected|unmuted)(?: {_IT})?(?: back)?(?: in| on)?(?: again)?"
    r"|thanks?(?: you)?(?: so much| a lot| anyway)?|sorry(?: (?:for that|about that|to bother you))?|all good|no need(?: any ?more)?"
    r"|so (?:stupid|silly)"
)
_PART = re.compile(r"\s*(?:[,.;:!]+|\s-+\s|\b(?:and|so)\b)\s*", re.IGNORECASE)
_TELLS = re.compile(rf"{_LEAD}(?:{_FOUND}|(?:(?:{_FOUND}|{_FOUND_IT}) )?(?:{_CAUSE})){_NOW}", re.IGNORECASE)
_SAID_BESIDE = re.compile(rf"{_LEAD}(?:{_BESIDE})?{_NOW}", re.IGNORECASE)
_ONLY_FOUND = re.compile(rf"{_LEAD}{_FOUND_IT}{_NOW}", re.IGNORECASE)
_ONLY_OFF = re.compile(rf"{_LEAD}{_SWITCHED_OFF}{_NOW}", re.IGNORECASE)


def tells_cause(words: str) -> bool:
    """Whether the words tell that somebody has found what it was, and nothing else: it may work by now.

    "It was off" told with what is still wrong, or asked, is more than that.
    """
    said = plain_words(words).strip()
    if "?" in said or len(said.split()) > MOST_WORDS:
        return False
    parts = [part for part in _PART.split(said) if part]
    told, found, off = (
        [form.fullmatch(part) is not None for part in parts] for form in (_TELLS, _ONLY_FOUND, _ONLY_OFF)
    )
    beside = [_SAID_BESIDE.fullmatch(part) is not None for part in parts]
    enough = any(told) or (any(found) and any(off))
    return enough and all(map(any, zip(told, found, off, beside, strict=True)))
