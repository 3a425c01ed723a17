"""Chat speech and the English of people who think in another language, as the desk's patterns read them.

"r u open 2moro?" is "are you open tomorrow?", "how much it will cost" is "how much will it cost". What is kept and shown stays as
typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.desk.day_words import DAYS

# What is meant, and how people type it. What may be something else too (a drive, a name, a paper size) stands in _WHERE_IT_FITS.
_TYPED_TEXT = """
what's: whats wats wots
that's: thats dats
there's: theres
here's: heres
where's: wheres
when's: whens
how's: hows
who's: whos
he's: hes
she's: shes
i've: ive
we've: weve
they've: theyve
you've: youve
they're: theyre
you're: youre
they'll: theyll
you'll: youll
it'll: itll
that'll: thatll
don't: dont dnt don;t
doesn't: doesnt dosnt dosent
didn't: didnt
can't: cant cnt
won't: wont
isn't: isnt aint
aren't: arent
wasn't: wasnt
weren't: werent
hasn't: hasnt
haven't: havent
hadn't: hadnt
couldn't: couldnt
wouldn't: wouldnt
shouldn't: shouldnt
please: pls plz plse plss pleas kindly svp
thanks: thx thnx thanx tnx tks thks thxs tysm merci
thank you: thankyou thanku
yes: yeah yea yep yup yh yeh yeap yepp yupp
no: nah nope nop naw
ok: okey oki okie okk okok kk
sorry: sry srry soz
tomorrow: 2moro 2morrow 2mrw 2mro tmrw tmr tmw tmro tomoro tomoz tomorow tommorow tommorrow
tonight: 2nite 2night tonite
today: 2day
night: nite
weekend: wkend wknd
tuesday: tues teusday
wednesday: weds wensday wednsday
thursday: thur thurs thrusday
saturday: saterday
until: til untill untl
christmas: xmas chrismas
because: cuz coz cos bcoz bcos bcuz becuz becuse
later: l8r l8ter
great: gr8
going to: gonna
want to: wanna
got to: gotta
let me: lemme
give me: gimme
don't know: dunno
i don't know: idk
never mind: nvm nevermind
of course: ofc
something: smth sth smthg somthing
someone: some1 sum1 sm1
anyone: any1 ne1
everyone: every1
people: ppl
message: msg
messages: msgs
hours: hrs
minutes: mins
weeks: wks
about: abt
through: thru
what: wat wot wht
could: cud cld
would: wud wld
should: shud shld
asap: assap asaap aasap
oh: omg
"""
_TYPED = {
    each: meant
    for meant, typed in (line.split(": ") for line in _TYPED_TEXT.strip().splitlines())
    for each in typed.split()
}
# No part of an address, a path, a host, a model or the name of a file.
_WORD = re.compile(r"(?<![\w@./\\:'#-])[A-Za-z0-9]+(?:;t)?(?![\w@\\'-]|[.:/]\w)")

_BEGINS = r"(?:^|(?<=[,.!?;] ))"
_ENDS = r"(?=\s*(?:[,.!?;]|$))"
_AT = r"(?:at|by|around|about|from|after|before|until|till|to)"
_TIME_OF_DAY = r"(?:today|tonight|tomorrow|morning|afternoon|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_ASKED = r"(?:who|what|how|where|when|why|which|hours|prices|things|people|ppl|u|you|we|they)"
_OF_ALL = r"(?:u|you|we|they|there|these|those|ur|your|the|my|our|any(?:one|body)|some(?:one|body))"
_VOCATIVE = r"(?:sir|madam|ma'?am|mate|m8|bro|dude|buddy)"
_GOES_ON = (
    r"(?:a|an|the|1|one|not|still|now|back|again|just|really|very|so|too|only|all|been|ok|fine|urgent|dead|down|slow|stuck|broken|gone"
    r"|off|on|for|in|from|me|my|our|working|getting|doing|saying|asking|making|freezing|printing|running|fixed|jammed|frozen|covered"
    r"|also|important|about|no|nothing|done|like|better|worse|good|weird|offline|late|closed|open)"
)
_DO = r"(?:do|try|wait|take|check|call|be|go|look|get|let|need|ask|have|tell|come|see|use|restart|reboot)"


def _rules(pairs: Iterable[tuple[str, str]], flags: int = 0) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(typed, flags), meant) for typed, meant in pairs)


# In this order; the sign is put in place of what was typed.
_WHERE_IT_FITS = _rules(
    (
        # "2 slow computers" are two.
        (
            r"(?i)\b2(?= (?:(?:much|many|expensive)\b|(?:late|slow|long)(?: (?:for|4) (?:me|us))?\s*(?:[,.!?;]|$)))",
            "too",
        ),
        (r"(?i)\bto(?= (?:much|expensive|dear|pricey)\b)", "too"),
        # A key that is missing or wrong.
        (r"(?i)(?<=[a-z])[`\u00b4](?=[a-z])", "'"),
        (r"(?i)\b(do|does|did|is|are|was|were|have|has|could|would|should|wo)n t\b", r"\1n't"),
        (r"(?i)\b(ca)n t\b", r"\1n't"),
        (r"(?i)\b(it|that|what|there|how|who|where) s(?= [a-z])", r"\1's"),
        (r"(?i)\bi m(?= [a-z])", "i'm"),
        (r"\b[Ii]m\b(?!['@])", "i'm"),
        (rf"(?i)\bits(?= {_GOES_ON}\b)", "it's"),
        (
            rf"(?i){_BEGINS}((?:(?:ok|so|yes|then|please|and|now)[, ]{{1,2}}){{0,3}})lets"
            r"(?= (?!me\b|us\b|you\b|him\b|her\b|them\b)[a-z])",
            r"\1let's",
        ),
        (rf"(?i)\bill(?= {_DO}\b)", "i'll"),
        (r"(?i)\bid(?= (?:like|rather|prefer|say|love|want)\b)", "i'd"),
        # Letters for words. "R:" and "U 300" are none.
        (rf"(?i)(?<![\w.&/\\@:'-])r(?= {_OF_ALL}\b)", "are"),
        (rf"(?i)\b({_ASKED} )r(?![\w:'&./-]| ?drive)", r"\1are"),
        (r"(?<![\w.&/\\@:'-])(?<!\d )[uU](?![\w:'&@/\\-]|\.\w| ?\d| drive)", "you"),
        (r"(?i)(?<![\w@./-])ur(?= (?:not|so|still|open|closed|right|welcome|coming|working|\w+ing)\b)", "you're"),
        (r"(?i)(?<![\w@./-])ur(?![\w@:./-])", "your"),
        (
            # No room, floor or step, and no hour.
            r"(?<=[a-z] )(?<!room )(?<!floor )(?<!desk )(?<!seat )(?<!chair )(?<!line )(?<!page )(?<!step )(?<!bay )(?<!unit )"
            r"(?<!printer )(?<!server )(?<!\bat )(?<!\bafter )(?<!\bbefore )(?<!\bby )(?<!\bmake it )(?<!\bthan )"
            r"4(?= (?:me|us|it|this|that|the|my|our|both|all|now|today|tonight|tomorrow|2day|2nite|2moro"
            r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?)\b)",
            "for",
        ),
        (r"(?i)^y(?= (?:is|isn'?t|r|are|do|does|don'?t|not|so|would|should|did|can'?t)\b)", "why"),
        (
            r"(?i)\b(noth|someth|anyth|everyth|com|go|work|do|pay|print|gett|look|try|wait|start|open|show|say|ask|happen|call)in\b'?",
            r"\1ing",
        ),
        (r"(?<=[a-z] )em\b(?![-'.@])", "them"),
        (r"(?<=[a-z] )n(?= [a-z])", "and"),
        (r"(?<= )&(?= )", "and"),
        (r"(?i)^k(?= *$|[,.! ]+(?!drive\b|key\b|:))", "ok"),
        (r"(?i)^y(?= *[.!]*$)", "yes"),
        (r"(?i)^(?:ye|ya|yah)(?= *$|[,.! ])", "yes"),
        (rf"{_BEGINS}(?:ty)(?:{_ENDS}|(?= (?:so much|very much|for|sir|mate)\b))", "thanks"),
        (rf"(?<=[a-z,] )ty{_ENDS}", "thanks"),
        (rf"{_BEGINS}np{_ENDS}", "no problem"),
        (rf"(?<!the )(?<!an )(?<!our )(?<!your )(?<!my )(?<=[\w,] )rn{_ENDS}", "right now"),
        (r"^rn(?=,? (?:i|it|its|it's|we|my|our|nothing|nobody)\b)", "right now"),
        (rf"(?<!the )(?<!an )(?<!our )(?<!this )\batm(?:{_ENDS}|(?= (?:i|it|we|but|and|because)\b))", "at the moment"),
        (r"(?<![\w@.])b4(?= (?!paper\b|sheets?\b|size\b|format\b|tray\b)[a-z\d])", "before"),
        (
            r"(?<![\w@.])bc(?= (?:i|i'm|im|it|its|it's|we|my|our|the|they|he|she|there|you|u|of|nobody|everyone|nothing)\b)",
            "because",
        ),
        (r"(?<!\S)w/o(?!\S)", "without"),
        (r"(?<!\S)w/ ?(?=[a-z]+(?:[\s,.!?]|$))", "with "),
        (rf"(?i)(?:^|,? ){_VOCATIVE}{_ENDS}", ""),
        (rf"(?i), (?:my )?(?:dear|love|darling){_ENDS}", ""),
        # What is only a tone.
        (rf"(?i)(?:^|(?<=\S)[ ,]{{1,3}})(?:lol|haha+|hehe+|lmao|tbh|imho|imo|fyi)(?:{_ENDS}|(?=,? ))", ""),
        (r"(?<=\S)\s*(?:(?<!\S)[:;=]-?[)(DPp/|](?!\S)|[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)", ""),
    )
)


# Hours and days, once tomorrow is written out.
_HOURS = _rules(
    (
        (r"(?<!\S)@ ?(?=\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m|h|ish|o'clock|$|[,?! ])|noon\b|midnight\b|lunch\b)", "at "),
        (r"(?i)(?<=\d) ?([ap])\.m\.?(?!\w)", r" \1m"),
        (r"(?i)(?<=\d) o ?clock\b", " o'clock"),
        (rf"(?i)\b({_TIME_OF_DAY},? )(\d{{1,2}}(?::\d\d)?)(?=\s*(?:[,.!?;]|then\b|please\b|$))(?!\.\d)", r"\1at \2"),
        (r"(?<!\S)@ (?=(?:home|work|reception|(?:the|my|our) [a-z]+)\b)", "at "),
        (r"(?i)\b(0?[1-9]|1[0-2])([0-5]\d) ?([ap])m\b", r"\1:\2 \3m"),
        (r"(?i)(?<=\d) ?mins?\b", " minutes"),
        (r"(?i)(?<=\d) ?hrs?\b", " hours"),
        (r"(?i)\b(an|one|half an|every|the next) hr\b", r"\1 hour"),
        (r"(?i)\b(a few|one|a|five|ten) min\b", r"\1 minutes"),
        (r"(?i)\b(?:(?:about|around) )?(\d{1,2}(?::\d\d)?(?: ?[ap]m)?) ?-?ish\b", r"about \1"),
        (
            rf"(?i)\b({_AT} )([01]?\d|2[0-3]) ?[h.u] ?([0-5]\d)(?![\d.%]| ?(?:dollars|euros?|pounds|cad|usd|percent|gb|mb|inch)\b)",
            r"\1\2:\3",
        ),
        (rf"(?i)(?<![$\u00a3\u20ac\d.,])\b([01]?\d|2[0-3])[h.]([0-5]\d)(?=,? (?:on )?{_TIME_OF_DAY}\b)", r"\1:\2"),
        (rf"(?i)\b({_TIME_OF_DAY},? )([01]?\d|2[0-3])[h.]([0-5]\d)(?![\d.%])", r"\1\2:\3"),
        (rf"(?i)\b({_AT} )([01]?\d|2[0-3]) ?h(?:{_ENDS}|(?= (?:today|tonight|tomorrow|on|this|please)\b))", r"\1\2:00"),
        (r"(?i)(?<![\d:.,])\b(1[0-9]|2[0-3]|0?[7-9])h([0-5]\d)\b", r"\1:\2"),
        *((rf"(?i)\b(on|this|next|until|till|by|for) {day[:3]}\b(?!-)", rf"\1 {day}") for day in DAYS),
    )
)
_IT = r"(?:it|this|that|you|they|he|she|(?:some|any)(?:one|body)|(?:the|your|a|this) (?:technician|engineer|repair|visit|fix|work))"
_THING = r"(?:it|this|that|(?:the|a|this) (?:visit|repair|work|fix|call.?out|help))"
_BEGUN = r"(?:^|(?<=[,.!?;] )|(?<=\band )|(?<=\bso )|(?<=\bok )|(?<=\bbut )|(?<=\bplease )|(?<=\bhello )|(?<=\bhi ))"
# The order of the words in other languages, and what people take over from them.
_OF_OTHER_LANGUAGES = _rules(
    (
        (
            rf"{_BEGUN}(?:please )?(?:inform|tell|let|advise|confirm)(?: (?:me|us))?(?: know)?,?"
            r" (?=(?:by )?(?:when|how (?:much|long)|what time|who)\b)",
            "",
        ),
        (rf"{_BEGUN}by when\b", "when"),
        (r"\bwhat's ((?:it|this|that) )(?:going to )?cost\b", r"what does \1cost"),
        (rf"\bhow (?:much|many) ({_THING}) costs?\b", r"how much does \1 cost"),
        (rf"\bhow (?:much|many) costs? ({_THING})\b", r"how much does \1 cost"),
        (rf"{_BEGUN}what ({_THING}) costs?\b", r"what does \1 cost"),
        (rf"{_BEGUN}what costs? ({_THING})\b", r"what does \1 cost"),
        (r"\bwhat (?:will|would|shall) be the (?:costs?|charges?|price|fees?)\b", "what is the price"),
        (r"\bhow (?:much|many) you (charge|take|ask)\b", r"how much do you \1"),
        (rf"\bhow (much|long|fast|soon) ({_IT}) (will|would|can|does|do|is|must)\b", r"how \1 \3 \2"),
        (
            rf"{_BEGUN}(when|what time) ({_IT}) (will|would|can) (?=come|start|begin|call|be|fix|arrive|answer|do|work|look)",
            r"\1 \3 \2 ",
        ),
        (r"\bwhat (that|this|it) (would|will) cost\b", r"what \2 \1 cost"),
        (r"\b(for|of|on|about|done|do|with|regarding) the same(?=[,.!? ]*$|[,.!?] )", r"\1 it"),
        (r"\bprepone (it|this|that)\b", r"move \1"),
        (r"\b(morning|evening|afternoon|today|tomorrow|tonight|yesterday) (?:itself|only)\b", r"\1"),
        (rf"{_BEGUN}is possible\b", "is it possible"),
        (r"\b(?:in )?today(?:'s)? (morning|afternoon|evening)\b", r"this \1"),
        (r"\btoday(?:'s)? (?:in the )?night\b", "tonight"),
        (r"\b(tomorrow|yesterday)'s (morning|afternoon|evening)\b", r"\1 \2"),
        (r"\b(until|till|from|at) (?:which|what) hour\b", r"\1 what time"),
        (r"\b(it|this|that) (?:not|no|don't) works?\b(?!ing)", r"\1 doesn't work"),
        (r"\b(?:does not|don't|doesn't|do not) works\b", "doesn't work"),
        (r"\b(?:not|no) works\b", "doesn't work"),
        (r"^(?:not|no) work(?=[,.! ]*$)", "doesn't work"),
        (r"^dear(?: (?:sir|madam|all|team|helpdesk|colleagues?|support))*,? ", ""),
    ),
    re.IGNORECASE,
)


def without_chat_speech(words: str) -> str:
    """The words in plain spelling, for reading only; what is an address, a path, a model or a drive stays."""
    said = words
    for typed, meant in _WHERE_IT_FITS:
        said = typed.sub(meant, said)
    said = " ".join(_WORD.sub(_meant, said).split()).lstrip(" ,")
    for typed, meant in (*_HOURS, *_OF_OTHER_LANGUAGES):
        said = typed.sub(meant, said)
    return said or words


def _meant(found: re.Match[str]) -> str:
    return _TYPED.get(found[0].casefold(), found[0])
