"""Passwords that people tell: "my password is ...", in its many wordings, and what only speaks of passwords."""

from __future__ import annotations

import re

# A password by any name, with the slips that fingers make.
_NAME = (
    r"(?<!\[)(?:pa?s{1,3}[ -]?(?:w[o0]?r?l?|[o0]r|wro|rwo|w[o0]|[o0]wr|wrd)[dt]s?|p+asswords?|pass\s?-?(?:codes?|phrases?|keys?)|pass|passw|pwrd|pword"
    r"|pswrd|psswd|pswd|psw|pwd|pwds|p/w|pws?|kennwort|contrase(?:\u00f1|n)a|mot de passe|senha|has\u0142o|haslo|parola|wachtwoord"
    r"|l\u00f6senord|secret word)"
)
_ITS = r"(?:my|the|his|her|our|your|their|a|this|that|same|new|old|other|user'?s?)"
_OF = r"(?:\s+(?:for|to|of|on|in|at|from)\s+(?:(?:my|the|our|his|her|a)\s+)?[\w@.'-]+(?:\s+[\w@.-]+)?)?"
# "the password that I use", "the password you gave me"
_WHICH = (
    r"(?:\s+(?:that\s+|what\s+|which\s+)?(?:i|we|you|they|he|she|kim|support|it)(?:'m|'ve)?\s+"
    r"(?:am\s+|have\s+|has\s+|had\s+|was\s+|were\s+|always\s+|now\s+|just\s+|usually\s+){0,2}"
    r"(?:using|use|used|uses|have|had|put|type|typed|enter|entered|try|tried|gave|got|sent|set|chose|know|need|wrote)(?:\s+(?:me|us|in|up))?)?"
)
_FILLER = (
    r"(?:just |still |now |currently |literally |simply |actually |probably |maybe |supposed to be |set to |called |like "
    r"|obviously |only |always )?"
)
_IS = (
    r"(?:\s+(?:it\s+is|it's|its|is|was|are|were|will\s+be|should\s+be|must\s+be|used\s+to\s+be|to\s+be|says|equals"
    r"|es|ist|est|\u00e8|e|\u00e9|(?<=has\u0142o\s)to|(?<=haslo\s)to)\s*:?\s+)"
)
_SIGN = r"(?:\s*(?:[:=]+>?|[-\u2013\u2014]+>|=>|\u2192)\s*|\s+[-\u2013\u2014]\s+)"
_QUOTES = "\"'`"
# In quotes everything up to the closing one; else up to the next blank.
_SECRET = rf"(?:(?P<open>[{_QUOTES}])(?P<quoted>[^{_QUOTES}\[\]]{{3,60}})(?=[{_QUOTES}])|(?P<bracket>[(<{_QUOTES}]?)(?P<secret>[^\s\[\]][^\s]*))"
_STATED = re.compile(
    rf"\b(?P<lead>{_NAME}{_OF}{_WHICH}(?P<link>{_SIGN}|{_IS}|\s*\?\s*|\s*[.,]\s+(?:it\s+is|it's|its)\s+){_FILLER}){_SECRET}",
    re.IGNORECASE,
)
# "same password everywhere: ...", "here's my password just in case ..."
_FURTHER = re.compile(
    rf"\b(?P<lead>{_NAME}\s+(?:everywhere|again|below|here|just in case|as follows|in case you need it|with a capital|starts? with capital"
    rf"|if you need it)(?P<link>\s*[:,]?\s+|\s*:\s*)){_SECRET}",
    re.IGNORECASE,
)
_CHANGED_TO = re.compile(
    rf"\b(?P<lead>(?:chang|set|reset|updat|switch|mak)\w*\s+(?:\w+\s+){{0,3}}?(?:{_NAME}{_OF}|it)\s+(?P<link>(?:back\s+)?(?:to|from)\s*:?\s+|be\s+)"
    rf"{_FILLER}){_SECRET}",
    re.IGNORECASE,
)
_MADE = re.compile(
    rf"\b(?P<lead>(?:make|have|want|like)\s+(?:(?:my|the|a|our)\s+)?(?:new\s+)?{_NAME}(?P<link>\s+(?:to be\s+|be\s+)?)){_SECRET}",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b(?P<lead>{_NAME}(?P<link>\s+)){_SECRET}", re.IGNORECASE)
# Between commas or in brackets behind the name: "my password, X, is not accepted", "the password you gave me (X)".
_ASIDE = re.compile(
    rf"\b(?P<lead>{_NAME}{_OF}{_WHICH}(?P<link>\s*,\s+|\s*\()){_SECRET}(?P<end>(?<=[,)])|(?=\s*\)|\s*$))",
    re.IGNORECASE,
)
# Who signs in and with what: "login sam / X", "sam@maple.example:X", "user sam, X".
_CREDENTIALS = re.compile(
    r"\b(?P<lead>(?:(?:log[ -]?in|sign[ -]?in|credentials?|creds|user(?:name)?|user id|account)(?:\s+(?:is|are|was|info))?\s*[:=]?\s+)?"
    r"(?P<who>[\w.+-]{2,40}(?:@[\w.-]+\.[a-z]{2,})?)(?P<link>\s+/\s+|\s*:\s*|\s+))"
    rf"{_SECRET}",
    re.IGNORECASE,
)
_SIGNS_IN = re.compile(r"(?:log[ -]?in|sign[ -]?in|credentials?|creds|user(?:name)?|user id)\b", re.IGNORECASE)
# Here the two may stand side by side.
_GIVES = re.compile(r"(?:credentials?|creds|(?:log[ -]?in|sign[ -]?in)(?: info)?\s*[:=])|[\w.+-]+@", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\.[a-z]{2,}", re.IGNORECASE)
# The password stands before its name.
_TYPED_AS = re.compile(
    r"\b(?P<lead>(?:type[ds]?|typing|enter(?:ed|ing|s)?|us(?:e|es|ed|ing)|put(?:ting)?|tr(?:y|ied|ying)|key(?:ed)? in|set|like|want|and|with)\s+"
    rf"(?:in\s+)?)[{_QUOTES}(]?(?P<secret>[^\s\[\]]{{3,60}}?)[{_QUOTES})]?"
    rf"(?P<tail>\s+(?:as|for)\s+(?:(?:{_ITS}|mine)\s+){{0,2}}(?:\w+\s+)?{_NAME}\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<!\S)[{_QUOTES}(]?(?P<secret>[^\s\[\]]{{4,60}}?)[{_QUOTES})]?(?P<tail>(?:\s+(?:is|was|which is|which was)\s+|(?:\s+[-\u2013]|\s*<-+|\s*\u2190)\s*"
    rf"|(?:\s*[-,\u2013;]\s*|\s+)(?:that(?:'s| is| was)|this is|it's)\s+)(?:{_ITS}\s+){{1,2}}(?:\w+\s+)?{_NAME}(?![\w-])"
    rf"(?!\s+(?:manager|reset|policy|field|prompt|page|for|of|to|on|link|box|screen|request|change|expir\w+|protect\w+)))",
    re.IGNORECASE,
)
_MARKED = re.compile(
    rf"(?<!\S)(?P<secret>[^\s\[\]]{{4,60}}?)(?P<tail>\s+\({_NAME}\)|\s+is my (?:log[ -]?in|user and {_NAME})\b)",
    re.IGNORECASE,
)
# What a password "is" in a complaint, and what stands behind the word. Words in -ed, -ing and the like are complaints as well.
_ORDINARY_WORDS = """
    a able about above acceptable accept accepted access account accounts across active admin after again against ago all allowed
    almost alone already also always am an and another any anymore anyone anything app apparently are around as ask asks asterisks
    at attached attempt attempts auto autofill available away back bad be because been before behind being below best better between
    bitlocker blank blocked both bound box broken browser but button by can can't cannot cant case case-sensitive causing cell change
    changer changes chrome class client code codes coming complex complexity complicated compromised computer confidential contains
    copy correct could crap created day days dead default deleted denied desktop did didn't didnt different difficult disabled do does
    doesn't doesnt doing don't done dont dots down due each easier easily easy either else email empty encrypted end enough enter
    entered entry error errors even ever every everyone everything everywhere exactly excel excluding expiration expire expired
    expires expiring expiry failing fails failure false fault few field fields file files finally fine first fix fixed folder for
    forgot forgotten format frequently from frozen full garbage gave generator get gets getting given giving go goes going gone good
    got greyed guess guide hacked had half happens hard has hash hashed hasn't hasnt have haven't having he hello help her here hers
    hi hidden him hint his history home hour hours how however i icon if ill impossible in inactive incorrect information input
    insecure inside instead into invalid is isn't isnt issue issues it it's item its itself just keep keeps kept key keychain keys
    kim known laptop lapsed last later leak leaked least length less letter letters like limit link list lists local lock locked
    lockout log login logins logon long longer look lost lots made mail mailbox make makes manager managers many may maybe me mean
    message might mine minute minutes missing mistake mixed mobile monday month months more morning most much multiple must my n/a na
    near need needed needs never new next nice no nobody none nonsense nope normal nor not nothing notice notification notifications
    now number obsolete of off office often ok okay old older on once one only onto open or other others our out outdated outlook
    over overdue page pages part pc people per phone pin place please pls policies policy pop popup popups portal possible post
    printer probably problem problems program prompt prompts properly protected protection public put question questions quickly
    quite random rather really recover recovery refused rejected reminder remove request requests required requirement requirements
    rest reset resets resetting right router rule rules rubbish safe same saved saving says screen secret secure security see seems
    sent server service set setting settings setup several share shared she sheet short should show showing shows sign simple simply
    since site so some somebody someone somehow something sometimes somewhere soon special start still stolen stop stops stored
    strange strength strong stuck such super support supposed sure sync synced system tab tbd team teams temp temporarily temporary
    than thank thanks that that's thats the their them then there there's these they thing this those three through time times to
    today together told tomorrow too tool total totally tried tries try trying two type typed unavailable under unique unknown
    unlock until unset up update updated updates upon us use used user username users useless using valid validation vault verification
    very via view visible vpn wait waiting want wants warning was wasn't way we weak website week weeks weird well went were what
    what's when where whether which while who whole whose why wi-fi wifi will window windows with within without won't wont word words
    work working works worse would write written wrong yes yesterday yet you your yours zip zone
    along message field word-protected list caps lock numbers symbols characters digits length minimum least days spreadsheet
    document documents pdf sheet protector expirations auth authentication credentials sso mfa 2fa hash spray spraying stealer dialog
    dialogue input inputs text textbox entry line combination combo combinations pair section option options menu tile star sticker
    sticky note paper board passed through over under onto around desk helpdesk technician admin's friday tuesday wednesday thursday
    saturday sunday january february march april june july august september october november december morning afternoon evening night
    shown found seen meant twice sombody someones thrice brought taken thing things antivirus broke froze sent lost
    vergessen olvid\u00e9 oubli\u00e9 abgelaufen
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
_ORDINARY_NEXT = re.compile(
    r"[a-z]{1,4}-(?:[a-z]{1,4}-)?\d{2,6}|(?:windows|office|m|o|version|v|win|outlook|excel|word|ios|wpa|teams|sql|gmail)[-_ ]?\d{1,4}(?:\.\d+)*[a-z]{0,3}|\d{1,3}(?:th|st|nd|rd)?|20[12]\d|365|2fa|mfa\d?"
    r"|[a-z]+[-/][a-z]+|[\w.+-]+@[\w.-]+\.[a-z]{2,}|https?:\S+",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(r"\w+(?:ed|ing|ly|n't|nt|able|ible|ful|less)", re.IGNORECASE)
# The clause is over, or goes on as none about a complaint does.
_CLAUSE_ENDS = re.compile(
    r"[\"'`.!?,;)]*\s*(?:$|[.!?,;)(\n<-]|(?:and|but|or|thanks?|thx|please|pls|plz|if|it|its|can|could|does|doesn'?t|don'?t|did|is|isn'?t|was|will"
    r"|won'?t|not|no|so|says?|since|when|because|user|username|for|on|in|at|from|yesterday|today|now|given|still|rejected|refused|you|i|which|to|as"
    r"|everywhere|here|help|asap|before|after|works?|worked|the|has)\b)",
    re.IGNORECASE,
)
# Before a bare password: who or what it belongs to, or that it is used.
_USES = re.compile(
    r"(?:with|using|use|used|put|enter(?:ed)?|typed?|tried|user(?:name)?:? [\w.@-]+,?|log[ -]?in:? [\w.@-]+,?|temp(?:orary)?|new|old|root|bios|zip"
    r"|here(?:'s| is)|is|gave me|default|guest|wi-?fi|local|master|admin|gave|protected with|email [\w.@-]+)(?: (?:my|the|a|this))?\s*$",
    re.IGNORECASE,
)
_MORE_WORDS = re.compile(r"(?: [A-Za-z]{2,12}){2,6}(?=\s*(?:$|[.,;!?]))")
_ANYWHERE = re.compile(rf"\b{_NAME}\b", re.IGNORECASE)
REMOVED = "[password removed]"


def without_passwords(text: str) -> str:
    """The text in which ``REMOVED`` stands for each password that it tells."""
    if not (_ANYWHERE.search(text) or _SIGNS_IN.search(text) or "@" in text or " / " in text):
        return text
    for pattern in (_STATED, _FURTHER, _CHANGED_TO, _MADE, _ASIDE):
        text = pattern.sub(_without_stated, text)
    for pattern in (_TYPED_AS, _BEFORE, _MARKED):
        text = pattern.sub(_without_earlier, text)
    text = _BARE.sub(_without_stated, text)
    return _CREDENTIALS.sub(_without_credentials, text)


def _without_stated(found: re.Match[str]) -> str:
    if found["quoted"] is not None:
        # Quotes around words of ours ("expired") are no password either.
        words = found["quoted"]
        told = (" " in words or _is_secret(found, words, strong=True)) and not _are_ordinary(words)
        return f"{found['lead']}{found['open']}{REMOVED}" if told else found[0]
    whole = found["secret"]
    kept = _sentence_end(whole)
    secret = whole[: len(whole) - len(kept)] if kept else whole
    if not _is_secret(found, secret, strong=bool(found["link"].strip())):
        return found[0]
    return f"{found['lead']}{found['bracket']}{REMOVED}{kept}"


def _without_earlier(found: re.Match[str]) -> str:
    secret = found["secret"].strip(",;:")
    plain = secret.lower().strip("\"'`.?!()")
    if not looks_made_up(secret) and (
        plain in _ORDINARY or not plain.isalpha() or len(plain) < 5 or _COMPLAINT.fullmatch(plain)
    ):
        return found[0]
    if _ORDINARY_NEXT.fullmatch(secret):
        return found[0]
    before, _, after = found[0].partition(found["secret"])
    return f"{before}{REMOVED}{after}"


def _without_credentials(found: re.Match[str]) -> str:
    """Only where somebody signs in, or it stands behind an address, and only what cannot be a word."""
    if found["secret"] is None:
        return found[0]
    lead, link, secret = found["lead"], found["link"].strip(), found["secret"]
    kept = _sentence_end(secret)
    secret = secret[: len(secret) - len(kept)] if kept else secret
    if not link and not _GIVES.match(lead):
        return found[0]
    signs_in, address = _SIGNS_IN.match(lead), _ADDRESS.fullmatch(found["who"])
    if not (signs_in or address or link == "/") or _ORDINARY_NEXT.fullmatch(secret) or "/" in secret[:1]:
        return found[0]
    plain = (
        secret.isalpha() and len(secret) >= 5 and secret.lower() not in _ORDINARY and not _COMPLAINT.fullmatch(secret)
    )
    certain = looks_made_up(secret) and not secret.isdigit()
    ours = (certain or (plain and link in (":", "/"))) if signs_in or address else certain and _is_my_login(found)
    if not ours or (found["who"].lower() in _ORDINARY and not signs_in):
        return found[0]
    return f"{lead}{found['bracket']}{REMOVED}{kept}"


def _is_my_login(found: re.Match[str]) -> bool:
    return _SIGNS_IN.search(found.string[found.end() : found.end() + 40]) is not None


def _are_ordinary(words: str) -> bool:
    return all(word.lower().strip(".,!?") in _ORDINARY or _COMPLAINT.fullmatch(word) for word in words.split())


def _is_secret(found: re.Match[str], secret: str, *, strong: bool) -> bool:
    """Whether the word after "password" is one, judged by how it is introduced and what it looks like."""
    plain = secret.lower().strip("\"'`?!.,;:()")
    if not plain or plain in _ORDINARY or secret.startswith("["):
        return len(secret) >= 4 and not plain and strong
    if looks_made_up(secret):
        return (strong and not _is_an_address(secret)) or not _ORDINARY_NEXT.fullmatch(secret)
    if _COMPLAINT.fullmatch(plain) or _ORDINARY_NEXT.fullmatch(plain) or len(plain) < 4:
        return False
    # A plain word is a password where the clause ends with it, and it is said whose it is or that it is used.
    ends = _CLAUSE_ENDS.match(found.string, found.end()) is not None or secret[-1] in ".,;!?)"
    if strong:
        return ends
    before = found.string[max(0, found.start() - 40) : found.start()]
    return ends and len(plain) >= 5 and _USES.search(before) is not None


def _is_an_address(secret: str) -> bool:
    return _ADDRESS.fullmatch(secret.strip("()<>,.;")) is not None or secret.lower().startswith(("http://", "https://"))


def looks_made_up(word: str) -> bool:
    """Letters mixed with digits or signs, or capitals inside: no word of a sentence looks like that."""
    core = word.strip("\"'`.,;:!?()<>")
    if len(core) < 4:
        return False
    digits = any(character.isdigit() for character in core)
    letters = any(character.isalpha() for character in core)
    signs = any(character in "!@#$%^&*_+=<>?~|\\" for character in core)
    inner_capital = any(character.isupper() for character in core[1:]) and not core.isupper() and letters
    if digits and letters:
        return True
    if digits and not letters:
        return core.isdigit()
    return (signs and letters and not core.endswith("@")) or inner_capital


def _sentence_end(secret: str) -> str:
    """The full stop or the bracket behind the last word; `!` is more often part of the password."""
    return secret[len(secret.rstrip(".?),;:\"'`>")) :]
