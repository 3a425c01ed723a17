"""What short words mean beside the buttons: "the second one", "actually no, tomorrow", "who approves this?", "hello??"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.desk.enquiries import Choice
from bot.desk.plain_words import plain_words

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 8

_LEAD = (
    r"(?:(?:ok(?:ay)?|yes|yep|yeah|well|hm+|so|and|please|i think|i guess|i'?d (?:say|like)|i (?:want|take|choose|pick)"
    r"|i'?ll take|let'?s (?:take|do|try)|(?:(?:let'?s|can we|we can) )?(?:start|begin|go on) with"
    r"|take|choose|pick|go (?:for|with)|it'?s|it is|make it|do)[,.: ]+)*"
)
_PLACES = (
    ("first", "1st", "1", "one"),
    ("second", "2nd", "2", "two"),
    ("third", "3rd", "3", "three"),
    ("fourth", "4th", "4"),
)
_PLACE = tuple(
    re.compile(
        # "The first thing" is one of them, "first thing" is early.
        rf"{_LEAD}(?:(?:only|just) )?(?:(?:the )?(?:{ordinal}|{short})(?: (?:one|option|problem|button|choice))?"
        rf"|the (?:{ordinal}|{short}) thing"
        rf"|(?:the )?{ordinal} of (?:them|these|those)|{number}[.)]?|(?:number|no\.?|nr\.?|option|#) ?(?:{number}|{word}))"
        r"(?:[, ]+(?:first|only|to (?:start|begin) with))?(?:[, ]+(?:please|thanks|thank you|then|i think))?[.! ]*",
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
_NO = re.compile(
    r"(?:(?:(?:hell )?no+|nope|nah|no way)(?:[, ]+(?:please|thanks|thank you|sorry))*[.!, ]*)+", re.IGNORECASE
)
_THEY_ARE = r"(?:it|that|this|they|these|those)(?:'?s| is|'?re| are)(?: really| actually| just| only| all)* "
_POLITE = r"(?:[, ]+(?:please|thanks|thank you|i think|really|actually))*[.! ]*"
_MATTERS = r"(?:things|problems|issues)"
_BOTH = re.compile(
    r"(?:(?:yes+|yep|yeah|ok(?:ay)?|sure|well)[,. ]+)*"
    rf"(?:(?:(?:take|do|fix|i (?:need|want|mean)|can you do) )?(?:both|all)(?: (?:of (?:them|these|those)|two|three|four|{_MATTERS}))?"
    rf"|(?:(?:just |please |can you |could you )*(?:open|make|write|create|i (?:need|want)) )?"
    r"(?:a ticket|tickets|(?:two|three|both) tickets)"
    rf"(?: for (?:both|each|all)(?: (?:one|problem|thing|of (?:them|these|those)))?)?"
    r"|one by one|one after (?:the other|another)"
    rf"|(?:{_THEY_ARE}|there are |i have )?(?:(?:two|three|four)(?: (?:different|separate))?|different|separate) {_MATTERS})"
    rf"(?:,? (?:(?:open|make|write) )?(?:a ticket|tickets)(?: for (?:both|each))?)?{_POLITE}",
    re.IGNORECASE,
)
_ONE_THING = re.compile(
    rf"(?:(?:no+|nope|well|actually|yes)[,. ]+)*(?:{_THEY_ARE}(?:one(?: and the same)?|the same)"
    rf"|(?:{_THEY_ARE})?(?:(?:only |just )?(?:one|1|a single)(?: and the same)?|(?:the )?same) (?:thing|problem|issue|matter)"
    rf"|(?:they(?:'re| are)|it(?:'s| is)|both are) (?:related|connected|linked)|they belong together){_POLITE}",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"^(?:yes|no)[,:] ", re.IGNORECASE)
# One word alone is left to the language part, which knows where the talk stands.
_WORDS_OF_A_TITLE = 2
# So much of a title has to be said for it to be meant; what begins with "I" may say anything.
_ENOUGH_OF_A_TITLE = 0.5
_OF_ONESELF = "i "

# "Oh no" is a cry, "no later" and "wait now" say the opposite.
_NO_CHOICE = re.compile(r"\b(?:oh[,.! ]+no|(?:no|nope) later|wait now)\b", re.IGNORECASE)
_TURN = r"(?:actually|no|nope|wait|sorry|hm+|oh|on second thoughts?|i(?:'ve| have)? changed my mind)"
# Somebody takes the first back: it begins with a turn, or says "rather".
_TURNS = re.compile(rf"^{_TURN}\b|\b(?:instead|after all|rather)\b", re.IGNORECASE)
_MORNING = r"(?:tomorrow(?: morning)?|monday(?: morning)?|(?:in )?the morning|later)"
_RATHER = r"(?:i'd rather|i would rather|let's|rather)"
_LATER = (
    rf"(?:(?:(?:{_RATHER}|can we|could we|better) )?(?:(?:make it|do it) )?"
    rf"(?:tomorrow(?: morning)?|monday(?: morning)?|in the morning|later|(?:the (?:cheaper|free|covered) (?:one|way|option))|for free)"
    rf"|(?:{_RATHER}|can we|could we|i(?:'ll)?|it can|i can) wait (?:until|till) {_MORNING}"
    rf"|(?:{_RATHER}|i'll|it can|i can) wait)"
)
_NOW = (
    rf"(?:(?:{_RATHER}|can we|could we) )?(?:(?:make it|do it) )?"
    r"(?:(?:(?:somebody|someone) )?now|right away|right now|tonight|today|immediately|at once)"
)
_CLOSING = r"(?:[, ]+(?:is (?:fine|ok(?:ay)?|better)|please|then|instead|after all|rather|thanks|thank you))*(?:[.! ]*|(?<=\w) ?\?+)"
_OTHER = {
    choice: re.compile(rf"(?:{_TURN}[,.! ]+)*{time}{_CLOSING}", re.IGNORECASE)
    for choice, time in ((Choice.LATER, _LATER), (Choice.NOW, _NOW))
}
_MAY_WE = re.compile(r"\b(?:can|could) we\b", re.IGNORECASE)

_IT = r"(?:this|that|it|the (?:cost|price|money|quote|call.?out|visit|purchase|order))"
_APPROVE = (
    rf"(?:approve(?: {_IT})?|sign(?: (?:this|that|it))? off(?: on {_IT})?|say (?:yes|ok(?:ay)?)(?: to {_IT})?|agree(?: to {_IT})?"
    rf"|decide (?:on|about) {_IT})"
)
_APPROVES_IT = (
    rf"(?:approves(?: {_IT})?|signs(?: (?:this|that|it))? off(?: on {_IT})?|says (?:yes|ok(?:ay)?)(?: to {_IT})?|agrees(?: to {_IT})?"
    rf"|decides (?:on|about) {_IT})"
)
_APPROVED = r"(?:approved(?: (?:this|that|it))?|signed (?:(?:this|that|it) )?off|said (?:yes|no|ok(?:ay)?)|agreed)"
# A name is told by its capital.
_WHO = r"(?:he|she|they|my (?:boss|manager)|(?:the )?approver|(?P<name>[^\W\d_][\w'-]+))"
_BEFORE_A_QUESTION = r"(?:(?:and|so|but|ok(?:ay)?|hey|hi|please|sorry)[, ]+)*"
_AFTER_A_QUESTION = r"(?:,? (?:please|then|now|here|actually|anyway))?[ ?!.]*"
_APPROVES = tuple(
    re.compile(rf"{_BEFORE_A_QUESTION}(?:{asked}){_AFTER_A_QUESTION}", re.IGNORECASE)
    for asked in (
        rf"who(?: else)? {_APPROVES_IT}",
        rf"(?:who|who has|who's|who is) (?:approved|approving) {_IT}",
        rf"who(?: else)? (?:must|can|could|will|would|should|may)(?: have to| need to)? {_APPROVE}",
        rf"who(?: else)? (?:has|have|needs?) to {_APPROVE}",
        r"(?:who is|who's) (?:the|my|our) approver",
        rf"(?:can|may|could) i approve {_IT}(?: myself)?",
        rf"(?:should i|must i|do i have to|do i need to) approve {_IT} myself",
        rf"(?:has|have) {_WHO}(?: already)? {_APPROVED}(?: already| yet)?",
        rf"did {_WHO}(?: already)? (?:{_APPROVE}|say no)(?: already| yet)?",
        rf"does {_WHO} {_APPROVE}",
        r"is (?:it|this|that|(?:the|my|our) (?:[\w-]+ ){0,2}[\w-]+)(?: already)? approved(?: already| yet)?",
        r"(?:do (?:i|we)|does (?:it|this|that)) need (?:an )?(?:approval|sign.?off)(?: for (?:it|this|that))?",
    )
)
# What is written with a capital and is nobody who could approve.
_NOBODY = re.compile(
    r"it|this|that|(?:any|every|no|some)(?:body|one)|windows|outlook|teams|word|excel|office|onedrive|sharepoint|microsoft|google"
    r"|chrome|edge|apple|adobe|zoom|intune|azure|server|printer",
    re.IGNORECASE,
)
_WHAT_NOW = re.compile(
    r"(?:(?:ok(?:ay)?|oh|so|and|but|now|please|help|god|my god)[,.! ]+)*(?:what(?:'s)? (?:now|next|then|else)|now what|and now"
    r"|what (?:should|shall|can|do|must|am|are) (?:i|we) (?:to |supposed to |need to |have to )?(?:do|do now|do next|now)"
    r"|what (?:i|we) (?:(?:must|should|shall|can|have to|need to) )?(?:to )?do|what (?:happens|do i do|to do)"
    r"|what is (?:next|happening))(?: (?:now|next|then|first|until(?: then)?|meanwhile|in the meantime))?"
    r"(?: (?:until|till|before|while) (?:some ?(?:one|body)|any ?(?:one|body)|you|they|he|she|help|(?:the|a|your) technician)"
    r" (?:comes?|calls?(?: back)?|arrives?|answers?|(?:is|are|gets?) here))?[ ?!.]*",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"(?:(?:and|so|but|hey|hi)[, ]+)?(?:what about|what(?:'s| is) happening with|how(?:'s| is) it going with"
    r"|(?:is there )?any (?:news (?:on|about|with)|updates? on)) (?:the|my|our)(?: (?!(?:now|please)\b)[\w-]+){1,2}"
    r"(?:,? (?:now|please))*[ ?.!]*"
    r"|(?:the|my|our)(?: [\w-]+){1,3}[,:. -]+(?:(?:is there |have you |got )?any(?: new)? (?:news|updates?|progress)"
    r"|what(?:'s| is) happening|how(?:'s| is) it going)(?: yet| there| with (?:it|that))?[ ?.!]*",
    re.IGNORECASE,
)
# Two words about a thing may tell what is wrong with it, or that it is another one: "what about the printer smoking".
_TELLS = re.compile(
    r"(?:and|so|but|hey|hi)?[, ]*what about .*\b(?:smok\w*|burn\w*|fires?|flam\w*|spark\w*|smell\w*|blood\w*|hack\w*|virus\w*|malware"
    r"|ransom\w*|stolen|lost|threat\w*|knife|gun|bomb|leak\w*|water|attack\w*|intruder|phish\w*|scam\w*|broken?|down|offline|dead"
    r"|off|gone|slow|stuck|jam\w*|ringing|frozen|crash\w*|beep\w*|wrong|errors?|missing|black|blue|\w+n't|not|no"
    r"|is|has|again|still|too|also|instead|other|new|first|second|third)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"\bvisits?\b|\bon.?site\b|\bcall.?out\b|\b(?:someone|somebody|anyone|anybody|technician|guy|you|they|he|she|person)\s+"
    r"(?:can |could |would |to |has to |have to |must |will )?(?:come|comes|came|coming|drive|visit)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?:hello+|hallo|hi+|hey+|helo)? ?(?:(?:is )?(?:any|some)(?:one|body) (?:still )?(?:there|here|home|alive|reading)[ ?!.]*"
    r"|(?:are you (?:still )?there|(?:you )?still there)[ ?!.]*|(?:hello+|hi+|hey+)[ ?!.]*[?!][ ?!.]*)",
    re.IGNORECASE,
)
# Things, and no people: "the hacker is working now". What is back is good news of the first of them only: the login prompt
# may be back, and "it's back" may be the problem.
_LINE = (
    r"(?:connection|e-?mails?|internet|lan|mail|network|phones?|portal|power|printers?|server|system|telephones?|vpn|website|wi-?fi"
    r"|wlan)"
)
_THING = (
    rf"(?:{_LINE}|adapter|app|application|audio|browser|cable|calendar|camera|charger|computer|copier|desktop|display|dock|docking"
    r"|drive|excel|fax|file|folder|headset|ipad|iphone|keyboard|laptop|login|mailbox|microphone|mic|monitors?|mouse|onedrive"
    r"|outlook|password|pc|program|projector|router|scanner|screen|sharepoint|software|sound|speakers?|switch|tablet|teams"
    r"|touchpad|webcam|word|zoom)"
)
_WELL = r"(?:working|fixed|solved|fine|ok(?:ay)?)"
_AGAIN = re.compile(
    r"(?:(?:ok(?:ay)?|oh|yes|wait|hey|actually|never ?mind|great|good|hm+|thanks|thank you)[,.! ]+)*"
    rf"(?:(?:it|that|this|all|everything|(?:the|my|our) {_THING})(?: all works| works|(?:'s| is| are)?(?: all)? {_WELL})"
    r"(?: (?:fine|ok(?:ay)?))?(?: (?:again|now))+"
    r"|(?:the|my|our) (?:problem|issue|error)(?:'s| is) (?:fixed|solved)(?: (?:again|now))+"
    rf"|(?:everything|(?:the|my|our) {_LINE})(?:'s| is| are) back(?: (?:again|now))*"
    rf"|(?:it|that|everything|(?:the|my|our) {_THING})(?:'s| has| have)?(?: just| suddenly| now)* (?:started|begun|began)"
    r" (?:to )?(?:work|print|scann?|load|open|connect|sync|respond|run)(?:ing)?(?: fine)?(?: (?:again|now))+"
    r"|it(?:'s| is) (?:back up|up again|back to normal))"
    r"(?:[,.! ]+(?:thanks|thank you|no need(?: any ?more| now| to come)?|you can close (?:it|the ticket)))*[.! ]*",
    re.IGNORECASE,
)
# Not "upset", "stressed" or "fed up": of oneself they may mean more than a slow computer. Nor "angry at me", nor anybody
# who is not of the work: a husband, a patient and a stranger may be a danger.
_INTENSELY = r"(?:(?:getting|becoming|really|very|so|pretty|quite|rather|super|totally|now|already) )*"
_MOOD = re.compile(
    r"(?:(?:i|we|they|he|she|everyone|everybody"
    r"|(?:my|the|our) (?:boss|manager|director|colleagues?|team|customers?|clients?|office|people))"
    r"(?:'m|'re|'s| am| are| is)? )?"
    rf"{_INTENSELY}(?:(?:angry|annoyed|furious|frustrated|impatient|not amused|pissed(?: off)?)"
    r"(?: (?:about|with|at|over) (?:it|this|that|you))?|mad (?:about|at|over) (?:it|this|that))(?: (?:now|already|by now))?",
    re.IGNORECASE,
)
# Of a husband, a neighbour or a stranger it may be meant.
_FIGURE = re.compile(
    r"\b(?:my |the |our )?(?:boss|manager|director|client|customer|team|accountant|partner at work|colleagues?)"
    r"(?:'ll| will| would| is going to|'s going to)(?: \w+)? (?:kill|murder|strangle|eat) (?:me|us)\b"
    r"|\bi(?:'m| am) (?:so )?dead if (?:this|that|it|i)\b",
    re.IGNORECASE,
)
_SINCE_WHEN = re.compile(
    r"(?:(?:it )?(?:only|just|has been|started|began)[, ]+)*(?:since|for|from|at|about|around|ago)\b[\w:.,' ]{0,30}"
    r"(?:hours?|minutes?|mins?|seconds?|morning|noon|lunch(?:time)?|afternoon|evening|night|midnight|today|yesterday|monday"
    r"|tuesday|wednesday|thursday|friday|saturday|sunday|week|ago|o'clock|am|pm|now|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|\d)[ .!]*",
    re.IGNORECASE,
)


# What stands beside the name of one thing among several.
_POINTING = frozenset(
    {"the", "one", "ticket", "it", "is", "its", "s", "for", "about", "my", "that", "this", "please", "of", "with"}
)


def short(words: str) -> bool:
    """Whether words may be an answer at all."""
    return 0 < len(words.split()) <= MOST_WORDS


def named_place(words: str) -> int | None:
    """Which of the things that were offered the whole of these words names by its place, counted from 0."""
    said = plain_words(words)
    if not short(said):
        return None
    return next((place for place, pattern in enumerate(_PLACE) if pattern.fullmatch(said)), None)


def plain_yes(words: str) -> bool:
    """ "Yes please", and nothing else."""
    return _YES.fullmatch(plain_words(words)) is not None


def plain_no(words: str) -> bool:
    """ "No thanks", and nothing else."""
    return _NO.fullmatch(plain_words(words)) is not None


def takes_both(words: str) -> bool:
    """ "Both please", "all three", "they are two separate things": of several problems that were shown."""
    return _BOTH.fullmatch(plain_words(words)) is not None


def means_one_thing(words: str) -> bool:
    """ "It's the same problem", "they are related": of several problems that were shown."""
    return _ONE_THING.fullmatch(plain_words(words)) is not None


def named_title(words: str, titles: Sequence[str]) -> int | None:
    """Which of these titles the whole of the words is, without its "Yes, ": "one after the other"."""
    said = _bare(words)
    if len(said.split()) < _WORDS_OF_A_TITLE:
        return None
    fits = [place for place, title in enumerate(titles) if said in (_bare(title), _bare(_YES_OR_NO.sub("", title)))]
    return fits[0] if len(fits) == 1 else None


def begun_title(words: str, titles: Sequence[str]) -> int | None:
    """Which of these titles the whole of the words begins, where it is half of it or more: "show me" for "Show me the fix"."""
    said = _bare(words)
    known = len(said.split())
    if known < _WORDS_OF_A_TITLE or said.startswith(_OF_ONESELF):
        return None
    bare = [_bare(title).split() for title in titles]
    fits = [
        place
        for place, title in enumerate(bare)
        if title[:known] == said.split() and known >= _ENOUGH_OF_A_TITLE * len(title)
    ]
    return fits[0] if len(fits) == 1 else None


def words_of_one_title(words: str, titles: Sequence[str]) -> int | None:
    """Which of these titles alone has all the words: "the printer one" among tickets that are shown."""
    said = set(_bare(words).split()) - _POINTING
    fits = [place for place, title in enumerate(titles) if said <= set(_bare(title).split())] if said else []
    return fits[0] if len(fits) == 1 else None


def other_choice(words: str, chosen: Choice) -> Choice | None:
    """What somebody wants who has chosen between now and later and takes it back; None for any other words."""
    said = plain_words(words)
    if not short(said) or not _TURNS.search(said) or _NO_CHOICE.search(said):
        return None
    if said.endswith("?") and not _MAY_WE.search(said):
        return None
    return next((choice for choice, form in _OTHER.items() if choice is not chosen and form.fullmatch(said)), None)


def asks_who_approves(words: str) -> bool:
    """ "Who approves this?", "can I approve it myself?", "has Dana said yes?"."""
    said = plain_words(words)
    return any(_is_a_name(found) for form in _APPROVES if (found := form.fullmatch(said)) is not None)


def asks_what_now(words: str) -> bool:
    """ "What should I do now?", and nothing else."""
    return _WHAT_NOW.fullmatch(plain_words(words)) is not None


def asks_about_progress(words: str) -> bool:
    """ "What about the printer?": how a matter stands that was told before."""
    said = plain_words(words)
    return short(said) and _PROGRESS.fullmatch(said) is not None and _TELLS.match(said) is None


def means_a_visit(words: str) -> bool:
    """Whether the price of somebody who comes is asked for, not that of help from afar."""
    return _VISIT.search(plain_words(words)) is not None


def says_it_works_again(words: str) -> bool:
    """ "It works now!", "it's printing again": the whole of it, with a now or an again."""
    return _AGAIN.fullmatch(plain_words(words)) is not None


def asks_whether_anybody_is_there(words: str) -> bool:
    """ "Hello??", "anyone there?": not a greeting but somebody who waits."""
    return _THERE.fullmatch(plain_words(words)) is not None


def only_a_mood(words: str) -> bool:
    """ "She is very angry": how somebody feels about a problem, and nothing else."""
    return _MOOD.fullmatch(plain_words(words).strip(" .!")) is not None


def only_sounds_like_danger(words: str) -> bool:
    """ "My boss will kill me if this is not done": a manner of speaking, and of work."""
    return _FIGURE.search(plain_words(words)) is not None


def _is_a_name(found: re.Match[str]) -> bool:
    """Whether who is asked about, where it is a name, is written like one."""
    name = found.groupdict().get("name")
    return name is None or (name[0].isupper() and not name.isupper() and _NOBODY.fullmatch(name) is None)


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", plain_words(words).casefold()))


def only_says_since_when(words: str) -> bool:
    """ "Since about half an hour", and nothing else: it belongs to what was said before."""
    return _SINCE_WHEN.fullmatch(plain_words(words)) is not None
