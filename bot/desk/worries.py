"""Simple worries that come up beside a problem: may it be switched off, are the files safe, does somebody have to stay, is it bad."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words


class Worry(str, Enum):
    """What somebody worries about."""

    SWITCHING_OFF = "switching_off"
    FILES = "files"
    STAYING = "staying"
    PAYING = "paying"
    TOUCHING = "touching"
    DELETING = "deleting"
    GOING_ON = "going_on"
    PASSWORD = "password"
    HOW_BAD = "how_bad"
    BLAME = "blame"
    SCARED = "scared"
    WORRIED = "worried"
    APPROVING = "approving"


_LEAD = r"(?:(?:and|but|so|ok(?:ay)?|hm+|sorry|please|also|then|wait)[,.! ]+)*"
_END = r"(?:[, ]+(?:(?:right )?now|then|please|meanwhile|until then|first|for now|tonight|already))*[ ?!.]*"
_IT = r"(?:it|this|everything|all|(?:(?:the|my|this|our) )?(?:computer|pc|laptop|machine|device|printer|screen|phone|thing))"
# "I turn off computer?" of whoever asks in another language's order.
_MAY_I = (
    r"(?:(?:can|may|should|shall|must|do) (?:i|we)(?: have to)?(?: just)?"
    r"|(?=.*\?)(?:i|we)(?: (?:can|may|should|shall|must|have to|need to))?)"
)
_OFF = rf"(?:off {_IT}|(?:turn|switch|power)(?: {_IT})? off|shut(?: {_IT})? down|unplug|restart|reboot)(?: {_IT})?"
_SAFE = r"(?:is it|would it be) (?:safe|ok(?:ay)?|bad|a problem|dangerous) (?:to|if i)"
_LOSE = r"(?:will|do|did|have|could|might) (?:i|we) (?:lose|lost)"
_FILES = r"(?:(?:all|any) (?:of )?)?(?:my|our|the) (?:files|data|work|documents|e?mails|photos|stuff|things)"
_GONE = r"(?: (?:be )?(?:lost|gone|safe|deleted|still there))?"
_LEAVE = r"(?:can|may|should|shall) (?:i|we) (?:go|leave)(?: home| now| to lunch)?"
_STAY = (
    r"(?:do|must|should|shall) (?:i|we) (?:have to |need to )?(?:be (?:there|here|present)|stay|wait)"
    r"(?: (?:here|there|for (?:it|him|her|them|you|somebody|someone)|in the office|at my desk))?"
)
_SO = r"(?:(?:really|very|so|that|this|too|quite|pretty|something|a) )*"
_BAD = (
    r"(?:bad|serious|critical|urgent|severe|big (?:deal|problem|thing|issue)|(?:an )?emergency|bad sign|reason to (?:worry|panic)"
    r"|(?:to )?worry about|normal|common|that bad)"
)
_ABOUT_IT = r"(?: (?:about|because of) (?:it|this|that))?"
_HOW_BAD = (
    r"(?:should|must|do|shall) (?:i|we) (?:(?:have|need) to )?(?:be )?(?:very |really )?"
    rf"(?:worry|worried|concerned|scared|afraid|panic){_ABOUT_IT}"
    rf"|(?:is|was|isn'?t) (?:it|this|that|there) {_SO}{_BAD}(?: or not)?|how (?:bad|serious|urgent) is (?:it|this|that)"
    r"|(?:i'?m|i am|we are|we're) (?:a bit |very |really |so |getting )*(?:worried|nervous|scared|panicking)"
    r" (?:about|because of) (?:it|this|that)"
    r"|is (?:everything|it all|it|this) (?:going to be |gonna be |still )?(?:ok(?:ay)?|all right|alright)"
)
_I_AM = r"(?:i'?m|i am|we are|we'?re|i feel)(?: (?:a (?:bit|little)|very|really|so|getting|just|quite|kind of|here|all|now))*"
_HELP = r"(?: (?:now|here|right now|to death))*(?:[,.! ]+(?:please|help(?: me| us)?|what (?:do|should|can) i do))*"
_BLAME = (
    r"(?:am|are|will|can|could) (?:i|we) (?:be )?(?:in (?:big |serious )?trouble|to blame|get(?:ting)? (?:fired|blamed))"
    r"(?: for (?:it|this|that))?|(?:was|is) (?:it|this|that) my (?:own )?fault"
    r"|(?:did|have) i (?:do|done|make|made) (?:something|anything|it) (?:wrong|worse)|did i (?:break|cause) (?:it|this|that|something)"
)
_WORRIES = {
    Worry.SWITCHING_OFF: re.compile(rf"{_LEAD}(?:{_SAFE}|{_MAY_I}) {_OFF}{_END}", re.IGNORECASE),
    Worry.FILES: re.compile(rf"{_LEAD}(?:{_LOSE}|(?:is|are|will)) {_FILES}{_GONE}{_END}", re.IGNORECASE),
    Worry.STAYING: re.compile(rf"{_LEAD}(?:{_LEAVE}|{_STAY}){_END}", re.IGNORECASE),
    Worry.PAYING: re.compile(
        rf"{_LEAD}{_MAY_I} pay(?: (?:it|them|that|this|him|the (?:ransom|money)))?{_END}", re.IGNORECASE
    ),
    Worry.TOUCHING: re.compile(
        rf"{_LEAD}(?:(?:{_SAFE}|{_MAY_I}) (?:still )?(?:touch|use|move|open) {_IT}(?: again)?"
        rf"|(?:is|are) (?:it|this|that|they) (?:very |really )?(?:dangerous|safe)){_END}",
        re.IGNORECASE,
    ),
    Worry.DELETING: re.compile(
        rf"{_LEAD}(?:{_SAFE}|{_MAY_I}) (?:delete|remove|throw away|close|empty|clean|clear)\b[\w' ]{{0,40}}{_END}",
        re.IGNORECASE,
    ),
    Worry.GOING_ON: re.compile(
        rf"{_LEAD}(?:{_SAFE}|{_MAY_I}) (?:keep|continue|go on|carry on|still|use|work on|work with|log)\b[\w' ]{{0,60}}{_END}",
        re.IGNORECASE,
    ),
    Worry.PASSWORD: re.compile(
        rf"{_LEAD}(?:what (?:should|do|can) i do first[, ]+)?(?:{_SAFE}|{_MAY_I})"
        r" (?:change|reset) (?:it|that|my|the)\b[\w' ]{0,40}" + _END,
        re.IGNORECASE,
    ),
    Worry.APPROVING: re.compile(
        rf"{_LEAD}{_MAY_I} (?:press|tap|click|say|answer|choose|approve|accept|deny|decline|reject)"
        rf"(?: (?:on )?(?:yes|no|deny|approve|accept|allow|decline|reject|it|that|this))*{_END}",
        re.IGNORECASE,
    ),
    Worry.HOW_BAD: re.compile(rf"{_LEAD}(?:{_HOW_BAD}){_END}", re.IGNORECASE),
    Worry.BLAME: re.compile(rf"{_LEAD}(?:{_BLAME}){_END}", re.IGNORECASE),
    # Who is scared, and does not say of what, may be in danger.
    Worry.SCARED: re.compile(
        rf"{_LEAD}{_I_AM} (?:scared|afraid|frightened|terrified|panicking|in (?:a )?panic|freaking out){_HELP}{_END}",
        re.IGNORECASE,
    ),
    Worry.WORRIED: re.compile(rf"{_LEAD}{_I_AM} (?:worried|nervous|anxious){_HELP}{_END}", re.IGNORECASE),
}


def worry_in(words: str) -> Worry | None:
    """ "Is it safe to turn it off?", "will I lose my files?", "can I go home?", and nothing else."""
    said = plain_words(words)
    return next((worry for worry, form in _WORRIES.items() if form.fullmatch(said) is not None), None)
