"""What people ask about time: how long the work takes, and when somebody begins; and minutes of work in words."""

from __future__ import annotations

import re

from bot.desk.catalogue import Minutes
from bot.desk.plain_words import plain_words

_LEAD = (
    r"(?:(?:ok(?:ay)?|and|so|but|oh|well|hm+|yes|no|sorry|please|hi|hey|just|thanks|thank you|do you know|any idea"
    r"|(?:can|could) you(?: please)? (?:say|tell me)|roughly|about|approximately|then)[,.! ]+)*"
)
_CLOSING = (
    r"(?:[, ]+(?:then|please|now|about|roughly|approximately|usually|normally|typically|exactly|again|do you think|you think"
    r"|in total|today|here|with this|with it|with that))*[ ?!.]*"
)
_IT = (
    r"(?:it|this|that|everything|(?:the|a|such a|this|my|our) (?:repair|fix|work|job|visit|problem|issue|thing|printer|scanner"
    r"|computer|laptop|screen|program))"
)
_WHO = r"(?:(?:some|any) ?(?:one|body)|you|they|he|she|(?:a|the|your) (?:technician|engineer|person|help ?desk)|(?:the )?work)"
_DONE = r"(?:fixed|done|repaired|solved|resolved|finished|over|ready|working(?: again)?|up again|back(?: up)?|ok(?:ay)? again)"
_TO_DO = (
    rf"(?: (?:to (?:fix|repair|solve|do|look at|sort(?: out)?|get)(?: {_IT})?(?: {_DONE}| out)?"
    rf"|(?:until|till|before) (?:{_IT} (?:is|are|works?)(?: {_DONE}| again)?)|for {_WHO} to (?:fix|repair|solve|do)(?: {_IT})?))?"
)
_TAKES = re.compile(
    rf"{_LEAD}(?:how (?:long|much time|many (?:hours|minutes))"
    rf" (?:(?:will|would|does|do|is|might|should) {_IT} (?:usually |normally |typically |probably )?"
    rf"(?:be |going to )?(?:take(?: (?:you|them|him|her))?|last|need)"
    rf"|(?:will|would|do|does) {_WHO} (?:usually |normally )?(?:need|take)"
    rf"|(?:is|are|will) {_IT} (?:be )?{_DONE}|(?:it|this|that) (?:takes?|lasts?)(?: (?:you|them|him|her))?"
    rf"|to (?:fix|repair|solve)(?: {_IT})?"
    rf"|(?:until|till|before) {_IT} (?:is|are|works?)(?: again| {_DONE})?)"
    rf"|(?:when|how (?:fast|soon|quick(?:ly)?)|by when|until when) (?:(?:will|is|can|could) {_IT} be {_DONE}"
    rf"|(?:can|could|will) {_WHO} (?:fix|repair|solve) {_IT}|will {_IT} work(?: again)?|is {_IT} {_DONE})"
    rf"|is {_IT} (?:a )?quick(?: (?:fix|job|thing))?|will {_IT} take (?:long|a long time))"
    rf"{_TO_DO}{_CLOSING}",
    re.IGNORECASE,
)
_BEGIN = (
    r"(?:starts?|starting|begins?|beginning|gets? (?:to (?:it|this|that)|started)|answers?|reacts?|repl(?:y|ies)|responds?"
    r"|(?:looks? (?:at|into)|works? on) (?:it|this|that)|is on it|is free|has time)"
)
_STARTS = re.compile(
    rf"{_LEAD}(?:how (?:long|soon|much time)"
    r" (?:(?:is it |will it be |does it take |do (?:i|we) (?:have to )?wait |must (?:i|we) wait )?"
    rf"(?:until|till|before|for) {_WHO} (?:can |will |to )?{_BEGIN}|(?:can|will|could|does|do) {_WHO} {_BEGIN})"
    rf"|(?:when|by when|how soon|how fast|what time)(?: precisely| exactly)?"
    rf" (?:can|will|could|would|does|do|is|are) {_WHO} (?:be able to )?{_BEGIN}"
    r"|(?:how long (?:do|must|will) (?:i|we) (?:have to )?wait|how long is the wait|what(?:'s| is) the waiting time"
    r"|what(?:'s| is| are)? (?:the|your|our|my) (?:contractual|agreed|guaranteed|promised|usual|expected)? ?"
    r"(?:response|answer|reaction|resolution|repair) times?))"
    rf"(?: (?:on|with) {_IT})?{_CLOSING}",
    re.IGNORECASE,
)

_HOUR = 60
_NUMBERS = {1: "an hour", 2: "two hours", 3: "three hours", 4: "four hours", 5: "five hours", 6: "six hours"}


def asks_how_long_it_takes(words: str) -> bool:
    """ "How long will it take?", "when will it be fixed", and nothing else."""
    return _TAKES.fullmatch(plain_words(words)) is not None


def asks_when_it_starts(words: str) -> bool:
    """ "How long until someone starts", "when can you begin", and nothing else; "who is coming?" asks for a person."""
    return _STARTS.fullmatch(plain_words(words)) is not None


def minutes_in_words(minutes: Minutes) -> str:
    """ "20 minutes to an hour": the lucky to the long case, as people say it."""
    low, high = _length(minutes.low), _length(minutes.high)
    if low == high:
        return low
    if minutes.high < _HOUR:
        return f"{minutes.low} to {high}"
    return f"{low} to {high}"


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return f"{minutes} minutes"
    if rest == _HOUR // 2:
        return (
            "an hour and a half"
            if hours == 1
            else f"{_NUMBERS.get(hours, f'{hours} hours').split()[0]} and a half hours"
        )
    if rest:
        return f"{hours} h {rest} min"
    return _NUMBERS.get(hours, f"{hours} hours")
