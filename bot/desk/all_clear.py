"""An emergency is over, was none, or is no outage: "false alarm", "found it!", "its back", "it is slow, not dead"."""

from __future__ import annotations

import re

from bot.desk.catalogue import Impact, Urgency
from bot.desk.plain_words import plain_words
from bot.desk.side_words import can_wait, told_early

_THING = r"(?:it|its|that|everything|all|internet|wi-?fi|servers?|network|phones?|e?mails?|(?:the|our|my) [\w-]+(?: [\w-]+)?)"
_DEVICE = r"(?:(?:\w+ )?(?:phone|mobile|i-?phone|i-?pad|laptop|notebook|macbook|computer|tablet|device|bag|badge|keys?|stick))"
_CLEAR = re.compile(
    r"\bfalse alarm\b|\bpanic(?:'s| is)? over\b|\ball clear\b|\bnothing (?:bad )?happened\b|\b(?:i|we) (?:was|were) wrong\b"
    rf"|\b{_THING}(?:'s| is| are| came| has come)? back\b|\b{_THING} (?:all )?works? (?:again|now|fine)\b|\bworks again\b"
    r"|^(?:(?:oh|ok(?:ay)?|hey|yes)[,.! ]+)*(?:it|they|the phones?) (?:rings?|prints?|loads?|opens?|connects?) again\b"
    r"|\b(?:everybody|everyone|we|they|all of us|people) can (?:all )?\w+\b.{0,40}\b(?:again|now)\b"
    rf"|\bfound (?:it|them|(?:the|my|his|her|our) {_DEVICE})\b|^(?:(?:sorry|oh|ok(?:ay)?)[,. ]+)*was (?:only|just)\b"
    r"|\b(?:it|that) was (?:only|just|in (?:the|my|his|her)|under|at)\b"
    r"|\bhad it in (?:his|her|my)\b"
    r"|\b(?:is|are|everything is) (?:all )?(?:fine|ok(?:ay)?|good|working) (?:again|now)\b",
    re.IGNORECASE,
)
# What is against it, what may be an emergency of its own, and what asks for something: nobody asks by an all-clear.
_NOT_YET = re.compile(
    r"\?|n't\b|\b(?:but|still|not|nobody|no one|none|cant|dont|doesnt|wont|isnt|except|some of|half|sometimes|wiped|opened|gone"
    r"|please|(?:can|could|would) you|give|grant|reset|forward|(?<!no )needs?|wants?|let (?:me|him|her|them)|access"
    r"|another|(?:ransom|encrypt|bitcoin|virus|malware|hack|phish|password|link|click|attack|breach|fire|smok|hurt)\w*)\b",
    re.IGNORECASE,
)
MOST_WORDS = 25


def all_clear(words: str) -> bool:
    """Whether the words give the all-clear and nothing that is against it."""
    said = plain_words(words)
    return len(said.split()) <= MOST_WORDS and _CLEAR.search(said) is not None and _NOT_YET.search(said) is None


_SERVICE = r"(?:internet|wi-?fi|network|servers?|e?mails?|phones?|power|(?:phone )?lines?)"
_FOUND = re.compile(
    rf"(?:^|[,.;!] ?|\b(?:i|we|he|she|my \w+|just|have|has|'ve|oh|ok|sorry) )"
    rf"found (?:it|them|(?:the|my|his|her|our) {_DEVICE})"
    r"(?=[ ,.!;]*$|[,.!;]| (?:in|under|behind|between|on (?:the|my|his|her) (?:desk|table|floor|seat|shelf|chair|train|bus)|at|again"
    r"|now|thanks|sorry)\b)"
    r"|\bhad it in (?:his|her|my)\b"
    r"|\b(?:was|were) (?:in|under|behind|on|at) (?:the|my|his|her|our) .{1,40} (?:all along|(?:the whole|all the|all this) time)\b",
    re.IGNORECASE,
)
_NO_CAUSE = re.compile(
    r"(?<!no )\bfalse alarm\b|\bpanic(?:'s| is)? over\b"
    r"|(?:^|\b(?:it|that|its|oh|sorry|ok)[,. ]+)(?:was )(?:only|just) (?:(?:my|our|the|a|an|some) (?:own |loose |\w+ing )?(?:\w+ )?"
    r"(?:cables?|plug|router|switch|screen|monitor|mouse|keyboard|charger|update|restart|reboot|test|drill|joke|mistake|cleaner"
    r"|training(?: \w+)?)|unplugged|switched off|turned off)\b(?! (?:ago|that|which))"
    rf"|\b(?:it|all|everything|(?:(?:the|our|my) )?{_SERVICE}) (?:all )?works? again\b|(?:^|[,.;!] ?)works again\b"
    rf"|\b{_SERVICE}(?: is|'s| are| came) back\b"
    r"|\b(?:everybody|everyone|we|all of us) can (?:all )?(?:work|open|log|print|use)\b.{0,40}\bagain\b",
    re.IGNORECASE,
)
_SAYS_YES = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|well)[,.! ]+)?(?:y(?:es|eah|ep|up|a)|sure|please|do it|go ahead)\b", re.IGNORECASE
)
_NOBODY_NEEDED = re.compile(
    r"\b(?:do ?n'?t|do not|no need to|not necessary to) (?:call|wake|ring|bother|worry)(?: (?:him|her|them|any ?(?:one|body)|up))*\b"
    r"|\bno (?:call|need)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:call|ring|phone him|phone her|wake|maybe|perhaps|might|may|could|hope|wish|if|until|till|unless|when|never|thought|think"
    r"|probably|looks like|real|last|yesterday|online|(?:dark )?web|website|facebook|sale|copied|changed|empty|infected|missing"
    r"|strangers?|hurry|quick(?:ly)?)\b",
    re.IGNORECASE,
)


def was_no_emergency(words: str) -> bool:
    """Before anybody was called: "false alarm", "found it", "it was only my cable", "works again", and nothing that leaves a doubt.

    Narrower than the all-clear after a call, where somebody has a look in any case: what has passed is no all-clear here ("it was just
    stolen"), nor is anything that begins with a yes.
    """
    return found_again(words) or (_NO_CAUSE.search(plain_words(words)) is not None and _without_doubt(words))


def found_again(words: str) -> bool:
    """ "We found the ipad in the drawer": what was thought lost is there, whatever a classifier takes the name of the thing for."""
    return _FOUND.search(plain_words(words)) is not None and _without_doubt(words)


def _without_doubt(words: str) -> bool:
    said = plain_words(words)
    if len(said.split()) > MOST_WORDS or _SAYS_YES.search(said) is not None:
        return False
    rest = _NOBODY_NEEDED.sub(" ", said)
    return _NOT_YET.search(rest) is None and _UNSURE.search(rest) is None


_AT_ALL = r"(?:[, ]+(?:at all|really|yet|i think|only|alone|now|here|that'?s (?:it|all)|for me|affected|is (?:down|affected)))*[.! ]*"
_SLOW = r"(?:(?:it|this|that|internet|everything|the (?:[\w-]+ )?[\w-]+)(?:'s| is)? )?(?:(?:just|only|very|really|a bit|so) )*slow"
_NOT_DEAD = (
    r"(?:(?:and |but )?(?:it(?:'s| is) )?not (?:(?:completely|totally|all|fully|really) )?(?:dead|down|gone|offline|broken|out)"
    r"|(?:and |but )?(?:it )?(?:still )?works)"
)
_ONE_DEVICE = (
    r"(?:(?:tele|desk )?phone|mobile|tablet|i-?pad|computer|pc|laptop|machine|screen|monitor|printer|scanner|keyboard|mouse|desk"
    r"|workstation|terminal|till|mailbox|account)"
)
_LESS = re.compile(
    r"(?:(?:no+|nope|well|sorry|oh|ok(?:ay)?|actually|wait)[,.! ]+)*"
    rf"(?:{_SLOW}(?:[,.; ]+{_NOT_DEAD})?|{_NOT_DEAD}(?:[,.; ]+(?:just |only |but )*{_SLOW})?"
    r"|(?:it(?:'s| is) |that'?s )?(?:just|only) (?:on |at |for )?(?:the|my|our|one|a|this|that|his|her)(?: (?!servers?\b)[\w'-]+){0,2}"
    rf" {_ONE_DEVICE}(?: (?:in|at) (?:the |my |our )?[\w-]+)?){_AT_ALL}",
    re.IGNORECASE,
)


def is_less_than_an_outage(words: str) -> bool:
    """ "It is slow, not dead", "just mine", "only the shop pc", and nothing else: said to whether somebody shall be called for an
    outage."""
    said = plain_words(words).strip()
    many, bad = told_early(said)
    alone = many is Impact.PERSON and bad is not Urgency.STOPPED
    return alone or _LESS.fullmatch(said) is not None


_SUPPOSES = re.compile(
    r"(?:(?:and|so|but|ok(?:ay)?|hm+|also)[, ]+)*(?:(?:what|how much)(?: (?:happens|is it|would it cost|do you do))? )?"
    r"(?:if|in case|suppose)\b(?! (?:you|any\w*|some\w*|nobody|no ?one|possible|this (?:goes on|continues))\b)"
    r"(?!.*\b(?:now|already|please|help|right|just|again|since|hello|can you|could you|(?:call|come) me|come|today|this morning)\b)"
    r"[^.!:,;]*(?:, ?(?:what|who|how|do|does|will|would|is|are|then|can we)\b[^.!:,;?]*)?\?[ ?]*",
    re.IGNORECASE,
)


def only_supposes(words: str) -> bool:
    """ "And if the server burns down?", and nothing more: no outage before somebody has been asked."""
    return _SUPPOSES.fullmatch(plain_words(words).strip()) is not None


def spoke_against_a_call(told: str) -> bool:
    """Whether any line of what was told says that it can wait, or is less than an outage."""
    return any(can_wait(line) or is_less_than_an_outage(line) for line in told.splitlines())
