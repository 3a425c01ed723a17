"""Messages that are plainly no emergency, though a model that knows only sentences like them may take them for one."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
# Whoever writes more than so many words tells something besides, and is listened to.
_MOST_WORDS = 30

_GREETING = r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|morning|ok|okay|so|well|um|sorry|just) ){0,3}"
_THANKS = r"(?: (?:please|pls|thanks|thank you|thx|again|still|today|now|right now|at the moment)){0,2}"
# What they say counts: these do not send people to us because of nothing, and what "it" says stands on a screen.
_GRAVE = (
    r"it|that|this|police|bank|hospital|ambulance|doctor|nurse|hackers?|scammers?|microsoft|apple|amazon|windows|callers?|strangers?"
    r"|attackers?|defender|antivirus|screen|pop|popup|computer|message|page|voice|man|woman|guy|lady|note|email|mail|nobody"
)
_SOBER = rf"(?!(?:{_GRAVE})\b)\w+"
_SAID = (
    r"(?:(?:said|says|thinks?|thought|mentioned|suggested|recommended)(?: that)? (?:i|we) (?:should|could|can|must|ought to|need to|have to|had to)"
    r"|(?:told|tells|asked|asks|wants?|wanted|advised) (?:me|us) to|sent me(?: here)? to)"
)
_HERE = (
    r"(?:here|you|you guys|you all|in here|this (?:chat|bot|desk)|nightdesk|it"
    r"|(?:the )?(?:help ?desk|service desk|it desk|desk|bot|it team|it department))"
)
_WRITE = (
    r"(?:just )?(?:write|contact|message|text|ask|ping|email|chat|talk|speak|turn|come|reach out|get in touch)"
    rf"(?: (?:it|this|that))?(?: (?:to|with|in))? {_HERE}"
)
_TOLD_TO_WRITE = (
    rf"(?:i (?:think|believe|guess) )?(?:(?:my|our|the) )?{_SOBER}(?: {_SOBER})?(?: (?:in|from|at|of) (?:(?:the|our|my) )?{_SOBER})? {_SAID} {_WRITE}"
    r"(?: (?:instead|first|for help|with (?:any )?questions|if i have (?:any )?questions|about (?:it|this|that)))?"
)

# Matters of the house. Neither what leaks (near cables it is danger) nor what cools servers is among them.
_FIXTURE = (
    r"(?:(?:the|our|my|a) )?(?:heating|radiator|toilets?|loo|sink|tap|faucet|dishwasher|coffee machine|vending machine|light ?bulb|blinds?"
    r"|door handle)(?: (?:in|on) (?:the|our) (?:office|kitchen|bathroom|corridor|hallway|first floor|second floor|ground floor))?"
)
_AMISS = r"(?:is|are|s|isn t|isnt|aren t|is not|won t|wont) (?:still |also )?(?:off|cold|blocked|clogged|broken|out of order|not working|working|warm|flush|turn on)"
_HOUSE = rf"{_FIXTURE} {_AMISS}(?: (?:and|but) {_FIXTURE} {_AMISS}){{0,3}}"

_WITH_ME = (
    r"(?:he|she|they|my (?:boss|manager|colleague|coworker)) ?(?:s|is|re|are) (?:just |still |already |right here )?(?:standing|sitting|waiting) "
    r"(?:right )?(?:next to|beside|here with|with) me"
)

_BOUGHT = r"(?!(?:and|then|because|scam\w*|fraud\w*|fake|hack\w*|stolen|codes?|sent|e?mail\w*|texts?|boss|ceo|director|manager|phone|caller|man|woman)\b)\w+"
_ASKS_ABOUT_STAFF = (
    r"(?:do you know (?:if|whether) |can you (?:see|check|tell me) (?:if|whether) |did |has |have )(?:someone|anyone|somebody|anybody|one|any) "
    r"(?:else )?(?:of|in|from|on|at) (?:my|our|the) (?:staff|team|people|employees|colleagues|office|company) (?:buy|bought|order(?:ed)?|purchased?) "
    rf"{_BOUGHT}(?: {_BOUGHT}){{0,7}}"
)

_TO_THE_WRONG_ONE = (
    r"(?:(?:i|we|she|he) )?(?:(?:accidentally|just|have|ve) )?(?:sent|printed|mailed|emailed|shared) "
    r"(?:(?:(?:the|an?|my|our|this|that) )?(?:invoice|document|file|pdf|page|pages|print|print job|label|letter|report) to (?:the|a) wrong "
    r"(?:printer|copier|tray|queue)"
    r"|(?:the|a) wrong (?:file|version|attachment|document|link|draft|invoice|pdf|picture|photo) to (?:my|our|a|the) "
    r"(?:colleague|coworker|boss|manager|team|teammate|assistant))(?: by (?:mistake|accident))?"
)

# What beeps wants a battery or a look, not an ambulance: not so where servers stand, and not where anything else is told of it.
_BEEPER = r"(?:(?:the|our|my|a|that|this) )?(?:ups|battery backup|backup battery|apc|printer|copier|router|monitor|computer|pc|laptop|dock|docking station)"
_PLACE = (
    r"(?: (?:under|on|in|by|near|behind|beside|next to) (?:(?:the|my|our) )?(?:desk|table|office|corner|cupboard|reception"
    r"|front desk|back office))?"
)
_BEEPS = (
    rf"{_BEEPER}{_PLACE} ?(?:s|is|keeps|keeps on|has been|started|starts|won t stop|does not stop|doesn t stop)? ?"
    r"(?:beeping|beeps|beep|chirping|chirps)"
    r"(?: (?:all the time|all day|constantly|nonstop|non stop|loudly|every (?:few |\d+ )?(?:seconds?|minutes?)|since (?:this )?(?:morning|yesterday|lunch)|a lot))?"
)

_CALM = re.compile(
    rf"{_GREETING}(?:{_TOLD_TO_WRITE}|{_HOUSE}|{_BEEPS}|{_WITH_ME}|{_ASKS_ABOUT_STAFF}|{_TO_THE_WRONG_ONE}){_THANKS}"
)

_FIRM = r"(?:clinic|company|firm|business|practice|office|shop|store|school|organi[sz]ation|charity|employer|place)"
_RELATION = (
    r"my (?:wife|husband|friend|brother|sister|mother|father|mom|mum|dad|son|daughter|partner|neighbou?r)(?: ?s)?"
)
# Whose it is: "another clinic" alone may be a second one of the same client.
_SOMEWHERE_ELSE = re.compile(
    rf"\b(?:(?:work|works|working|volunteer|volunteering|consult|consulting|job|helping|help) (?:\w+ ){{0,3}}?(?:for|at|in|with|out) "
    rf"(?:another|some other|a (?:second|different)|{_RELATION}) (?:\w+ )?{_FIRM}\b|my (?:other|second) (?:job|employer)\b"
    rf"|{_RELATION} (?:\w+ )?{_FIRM}\b|(?:the )?{_FIRM} (?:next door|upstairs|downstairs|across the (?:street|road|hall))\b)"
    r"(?! of (?:ours|us|our)\b)"
)
_THEIRS = re.compile(
    r"\b(?:their|his|her) (?:\w+ ){0,2}?(?:servers?|internet|network|wi ?fi|systems?|phones?|e ?mails?|computers?|pcs|website|database|power)\b"
)
# Who counts themselves in is affected too.
_OURS_TOO = re.compile(
    r"\b(?:our|ours|us|we|here|too|both|as well|everyone|everybody|nobody|no one|none|all of|my (?:pc|computer|office))\b"
)


def is_calm(text: str) -> bool:
    """Whether a whole message is one of a few everyday sentences that are no emergency.

    "Dana said I should write here", "the heating is off and the toilet is blocked": nothing may stand beside them.
    """
    words = _WORD.findall(text.lower())
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    plain = " ".join(words)
    return _CALM.fullmatch(plain) is not None or is_somebody_elses_outage(plain)


def is_somebody_elses_outage(text: str) -> bool:
    """Whether what is down is down at another company than that of whoever writes: "I also work for another clinic, their server ..."."""
    plain = " ".join(_WORD.findall(text.lower()))
    place = _SOMEWHERE_ELSE.search(plain)
    return place is not None and _THEIRS.search(plain, place.end()) is not None and _OURS_TOO.search(plain) is None
