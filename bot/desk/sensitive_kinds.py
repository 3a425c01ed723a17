"""What each kind of request sounds like that nobody gets on the word of a chat.

Every rule is given one sentence, and the whole text around it: names have been put out of both (``sensitive_reading.KNOWN``).
"""

from __future__ import annotations

from bot.desk.identity_proof import Asked
from bot.desk.sensitive_reading import CLAIMS, EMAIL, KNOWN, OTHER, asks, is_to_be, of_another, says

_ACCOUNT = r"(?:log ?-?ins?(?: details)?|sign-?in(?: details)?|credentials|ac+o?u?nts?)"
_PASSWORD = r"(?:pas+ ?words?|passwd|passcode|pw|pwd|pin(?: code)?)"
_FACTOR = (
    r"(?:mfa|2fa|(?:two|2|multi|second)[- ]?(?:factor|step)s?|authenticator|(?:sign[- ]?in|log ?in|verification|security|"
    r"one[- ]time|bypass|recovery) (?:codes?|prompts?|numbers?|keys?|texts)|codes (?:at|to|on|here)|"
    r"(?:approval|authentication) prompts?|one[- ]time bypass|number used for (?:verification|codes))"
)
_MAIL = r"(?:mail ?box(?:es)?|in-?box(?:es)?|e-?mails?|mails?|calendar|browsing history)"
_FILES = r"(?:one ?drive|(?:[\w]+ )?(?:drive|folder|files)|documents?(?: folder)?|chats?)"
_MACHINE = r"(?:computer|pc|laptop|machine|desktop)"
_RIGHTS = r"(?:rights?|access|privileges?|permissions?|password)"
_ADMIN = (
    r"(?:(?:(?:local|domain|global|tenant|exchange|system) )?admin(?:istrat\w*|s)?(?: (?:rights?|access|account|user|privileges?|"
    r"permissions?|password|role))?|privileges)"
)
_APPROVER = (
    r"(?:approvers?|approval (?:limit|rights?|powers?|list)|spending limit|(?:primary|main) contact|"
    r"authori[sz]ed to approve|may approve)"
)
_LIMIT = rf"(?:(?:my|his|her|their|approval|spending|{KNOWN}(?:'s)?) limit|limit (?:off|of|for|to) (?:[$£€]?\d+(?! ?[mg]b)|{KNOWN}))"
_ANY_LIMIT = rf"(?:{_LIMIT}|the limit\b)"
_BANK = (
    r"bank(?:ing)? (?:account|details?|info\w*|data)|direct (?:deposit|debit)|iban|sort code|bacs|routing number|"
    r"payment (?:details?|method|info\w*|of)|wire (?:instructions|details)|standing order|payee"
)
_PAY = (
    rf"(?:{_BANK}|pay ?check|salary|wages|(?:new|another|other|different|wrong|this|credit) (?:bank |credit |debit )?"
    r"(?:card|account|bank)\b|card you charge|(?:billing|invoice) (?:address|e-?mail)|our invoices|"
    r"(?:supplier|trust|escrow|donations) account|account (?:number|my)|gift cards?)"
)
_GUARD = (
    r"(?:anti-?virus|virus (?:scanner|protection)|defender|firewall|edr|(?:spam|web|url|content) filter|filter for|bitlocker|"
    r"(?:endpoint|threat|tamper|real-?time) protection|security(?! (?:codes?|keys?|camera|incident))|conditional access|"
    r"(?:audit|security) logs?|logging (?:on|of|for)|alerts about|backups (?:tonight|for))"
)
_DATA = r"(?:(?:tele)?phone|mobile|e-?mail|address|numbers?)"
_ON_FILE = r"(?:in (?:your|the) (?:system|records?|files?)|on file|on record|from now on|as a contact)"
_OUTSIDE = (
    rf"(?:{EMAIL}|{KNOWN}|gmail|hotmail|icloud|(?:private|personal|external|outside) (?:e-?mail |mail )?"
    r"(?:address|account|mail\w*)|address)"
)
_ONWARD = r"(?:(?:auto-?)?forward(?:ing)?|re-?direct(?:ed)?|bcc|cc|copy|copies|rule|export|also go to)"

_DO = (
    r"re-?set|set(?: up)?|change|update|replace|switch|swap|edit|amend|correct|overwrite|put|enter|assign|bump|move|register|"
    r"unlock|re-?enable|re-?activate|clear|wipe|re-?enrol+|enrol+|add|remove|delete|note|save|connect|link"
)
_GIVE = r"give|tell|send|text|post|share|read|show|issue|hand over|generate|grant|let|open|allow|assign|add"
_WISH = r"needs?|wants?|would like|like|get|have|know|see|ask here for|become|(?:get|let \w+) into|log ?(?:on|in) (?:to|as)|access"
_OFF = r"disable|deactivate|turn off|switch off|uninstall|suspend|pause|stop|exempt|exclude|skip|bypass|remove|delete|lift|take off"
_READ = r"give|grant|let|open|share|show|assign|hand over|read|see|get into|access|look into|allow|need|want|like|have|put|add|make"


def _factor(sentence: str, text: str) -> bool:
    verbs = rf"{_OFF}|{_DO}|send|text|approve|read|give|receive"
    return (
        asks(sentence, verbs, _FACTOR, text) or is_to_be(sentence, _FACTOR) or says(sentence, rf"{_FACTOR} to go to\b")
    )


def _approver(sentence: str, text: str) -> bool:
    sizes = says(text, r"\b(?:attachments?|mail\w*|upload|size|speed|\d+ ?[mg]b)\b")
    limit = _LIMIT if sizes else _ANY_LIMIT
    verbs = rf"{_DO}|use|make|raise|increase|lift|lower|become|strike|promote|be|take|give|needs?|enter"
    return (
        asks(sentence, verbs, _APPROVER, text)
        or asks(sentence, rf"{_DO}|raise|increase|lift|lower|take|be", limit, text)
        or says(
            sentence,
            rf"{limit} (?:must|should|has to|needs to) (?:be|go)\b",
            rf"\blet (?:me|us|{KNOWN}) (?:also )?approve\b",
            r"\b(?:should|must|wants?|needs?)\b.{0,40}\bapprovers?\b",
            r"\brole\W{1,3}approver",
            r"\b(?:from (?:now on|today)|acting|until)\b.{0,60}\bapprov(?:e|es|er|als)\b",
            r"\bapprov(?:es?|er|als)\b.{0,60}\b(?:from now on|from today|only now)\b",
            r"\b(?:be able|allowed|authori[sz]ed) to approve\b",
            r"\bmeans i approve\b",
            rf"{OTHER}.{{0,30}}\bapproves\b",
        )
    )


def _approval(sentence: str, text: str) -> bool:
    done = r"(?:approv(?:ed|es|al)|accept(?:ed|s)|sign(?:ed|s) off|said yes|okay?ed|ok'd|nodded|gives? (?:his|her) ok|: yes)"
    going = r"\b(?:go ahead|start|order|mark|please|press|treat|bypass|counts?|consider|do it|accept)\b"
    if says(sentence, rf"{KNOWN}(?:\W+\w+){{0,3}}?\W*{done}") and says(text, going):
        return True
    agreed = r"(?:said (?:ok|okay|it's (?:ok|fine))|agree[sd]?|is (?:fine|ok|okay) with)"
    if says(sentence, rf"{KNOWN}(?:\W+\w+){{0,4}}?\W*{agreed}") and says(
        text, r"\b(?:go ahead|approve it|order it|quote)\b"
    ):
        return True
    if not says(text, r"approv|accept|authority|pressed"):
        return False
    for_whom = rf"(?:on behalf of|in {KNOWN}(?:'s)? name|(?:for|as) (?:{KNOWN}|him\b|her\b|them\b))"
    return says(
        text,
        rf"\b(?:approve|accept|press \w+|approving)\b.{{0,60}}\b{for_whom}",
        rf"\bon behalf of {KNOWN}\W+(?:i )?(?:approve|accept)",
        rf"\b(?:consider|count|treat|use|take)\b.{{0,60}}(?:{KNOWN}|quotes?|cost).{{0,40}}\b(?:approv(?:al|ed)|authority)",
        rf"\b(?:skip|bypass|approve without|don't need|ignore)\b.{{0,40}}(?:approval\b|{KNOWN})",
        r"\b(?:mark|set)\b.{0,40}\bapproved\b",
        rf"\bpretend\b.{{0,40}}{KNOWN}",
        r"\bauthori[sz]ed me to (?:accept|approve)",
        r"\bnightdesk: ?approved",
    ) or (says(text, CLAIMS) and says(text, r"\bi(?:'m| am)? approv(?:e|ing)\b"))


def _forwarding(sentence: str, text: str) -> bool:
    if not says(text, rf"(?<!\w)(?:{_MAIL}|messages|invoice|whatever|everything)"):
        return False
    mails = of_another(r"(?:mails?|e-?mails?|messages|mailbox|inbox)")
    return (
        asks(sentence, _ONWARD, _OUTSIDE)
        or asks(sentence, rf"{_DO}|make|create|send|{_ONWARD}", rf"{_ONWARD}\b.*{_OUTSIDE}")
        or asks(sentence, r"(?:auto-?)?(?:forward|redirect)", mails)
        or is_to_be(sentence, rf"(?:{_MAIL}).*\b(?:{_ONWARD}|go|sent) to {_OUTSIDE}")
        or says(
            sentence,
            r"\bhave\b.*\b(?:sent|delivered|copied|forwarded)\b.* (?:to|at) .*" + _OUTSIDE,
            r"\b(?:should|must|can)\b.*\b(?:be (?:redirected|forwarded|sent|copied)|(?:also )?go) to (?:[\w']+ ){0,4}?"
            + _OUTSIDE,
        )
    )


def _admin(sentence: str, text: str) -> bool:
    verbs = r"make|promote|elevate|create|add|grant|give|restore|send|tell|hand over|become|be|set up"
    rights = rf"(?:admin(?:istrat\w*)? {_RIGHTS}|admin on|(?:local|domain|global|tenant) admin\w*|root on|sudo on)"
    return (
        asks(sentence, verbs, _ADMIN)
        or asks(sentence, r"needs?|wants?|get|have|give|ask you for", rights)
        or says(
            sentence,
            r"\bsudo (?:usermod|adduser|su|passwd|-\w|\w+ -)",
            r"\bcreate an? (?:\w+ )?administrator\b",
            r"\brole\W{1,5}admin",
            r"\bnew admin (?:user|account)\W+please",
            r"^admin rights\b",
            r"\bgive me root\b",
            r"\bwhat(?:'?s| is) the (?:\w+ )?(?:admin\w*|root) password",
            r"\belevate my\b",
        )
    )


def _payment(sentence: str, text: str) -> bool:
    verbs = (
        rf"(?!set up |pay by |refund of |make sure )(?:{_DO}|use|make|pay|process|buy|wire|deposit|send|refund|charge)"
    )
    return (
        asks(sentence, verbs, _PAY, text)
        or is_to_be(sentence, _PAY)
        or says(
            sentence,
            r"^\W*(?:please |pls |kindly )?(?:transfer|wire|pay) [£$€]?\d",
            r"\bpaid (?:from|into|to|with) (?:an? |the |my )?(?:different|another|other|new|company) (?:\w+ )?(?:card|account|bank)",
        )
    )


def _password(sentence: str, text: str) -> bool:
    # Accounts that come and go with people are the business of whoever hires, and wait for an approver anyway.
    coming = says(sentence, r"\b(?:close|delete|remove|disable|turn off|create|new (?!pas|pw|pin|log|code|one)|left)\b")
    theirs = of_another(_PASSWORD if coming else rf"(?:{_PASSWORD}|{_ACCOUNT})")
    return (
        asks(sentence, rf"re-?set|change|unlock|re-?enable|{_GIVE}|{_WISH}|set|switch", theirs)
        or asks(sentence, r"make|create|generate|set|update|put", of_another(_PASSWORD))
        or is_to_be(sentence, theirs)
        or says(
            sentence,
            rf"\bwhat(?:'?s| is| are) (?:the )?{theirs}",
            rf"\bwhat(?:'?s| is) the (?:{_PASSWORD}|log ?in) (?:for|of) (?!the\b|this|that|my|our|wifi|guest)\w+",
            r"\breset_password",
            rf"\blog ?(?:me )?(?:in|on) as {OTHER}",
            rf"\b(?:he|she|they) (?:just |only )?needs? (?:a )?(?:new )?{_PASSWORD}",
            rf"{_PASSWORD} (?:that )?(?:you|he|she) gave (?:him|her|them|{OTHER})",
        )
        or _sign_in_of_that_one(sentence, text, theirs)
    )


def _sign_in_of_that_one(sentence: str, text: str, theirs: str) -> bool:
    """Whose sign-in it is stands elsewhere in the words, or is claimed."""
    claimed = says(text, CLAIMS) and says(text, rf"\b(?:{_PASSWORD}|locked out)")
    locked = says(text, rf"{OTHER}.{{0,30}}?\b(?:locked out|(?:can't|cannot|cant) (?:log|get|sign) (?:in|on)(?! to))\b")
    return (
        (claimed and asks(sentence, r"re-?set|change|set|give|send|new|unlock", rf"(?:{_PASSWORD}|it|me)"))
        or (locked and asks(sentence, r"re-?set|unlock|set (?:him|her|them) up", ""))
        or ((locked or says(text, theirs)) and asks(sentence, r"re-?set|unlock|tell|give|send|make|change", _THAT))
        or (says(text, OTHER) and says(text, _PASSWORD) and says(sentence, _MIND))
    )


_THAT = r"(?:it\b|(?:a|the|me the) (?:\w+ )?password)"
_MIND = r"\bmind (?:re-?setting|changing|unlocking|giving|telling)\b"


def _tickets(sentence: str, text: str) -> bool:
    theirs = of_another(r"(?:tickets?|requests?|chat history(?: with you)?|(?:messages|chats) (?:with|to) you)")
    return asks(sentence, r"show|list|read|give|send|forward|close|see|like|tell", theirs) or says(
        sentence,
        rf"\b(?:what|messages|everything) (?:did |has |have )?{KNOWN} (?:been |has )?(?:report|ask|wr[io]t|said|told)",
        rf"\b(?:conversation|chat|talk)s? (?:you had )?with {KNOWN}",
        rf"\bstatus of {KNOWN}(?:'s)? ticket",
        rf"\b(?:request|ticket|message)s? (?:that )?{KNOWN} (?:has |have )?(?:made|opened|wrote|written|sent|got|received)",
    )


def _mail_or_files(sentence: str, text: str) -> bool:
    # One's own calendar is one's own to show.
    sentence, text = sentence.replace("my calendar", "it"), text.replace("my calendar", "it")
    mail, machine = of_another(rf"(?:{_MAIL}|{_FILES})"), of_another(_MACHINE)
    entry = r"(?:access|permissions?|delegate|send mail as|read|me in(?:to)?)"
    return (
        asks(sentence, rf"(?!make for|need to get|need to make)(?:{_READ})", mail)
        or asks(sentence, r"let|get into|log ?(?:on|in) (?:to|on)|open|access", machine)
        or (says(text, mail) and asks(sentence, r"give|grant|needs?|wants?|like|get|have|add|let", entry))
        or asks(sentence, _READ, rf"(?:(?:full )?access to|{_MAIL}) (?:{EMAIL}|{KNOWN})")
        or (says(text, _MAIL) and says(sentence, r"\bgive me access back\b"))
        or asks(sentence, r"allow|let", rf"send (?:e-?)?mails? as {OTHER}")
    )


def _contact_data(sentence: str, text: str) -> bool:
    return asks(sentence, _DO, rf"{_DATA}.{{0,40}}{_ON_FILE}") or says(
        sentence,
        rf"\b(?:replace|change|swap) (?:{EMAIL}|{KNOWN}) (?:by|with|to)\b",
        r"\b(?:number|e-?mail|address) you have for\b",
        r"\bregister my \w+ under\b",
        r"\b(?:link|connect)\b.{0,30}\b(?:account|chat)\b.{0,30}\b(?:to my|without)\b",
        r"\b(?:account|chat)\b.{0,20}\b(?:link|connect) it to my\b",
        r"\btreat (?:messages|this chat|me)\b.{0,50}\bas if\b",
        r"\b(?:re-?activate|restore) me\b",
        r"\b(?:call|reach) me\b.{0,40}\bfrom now on\b",
        rf"{KNOWN}.{{0,20}}(?:mobile|phone|number|e-?mail).{{0,60}}\b(?:overwrite|save|replace|update)\b",
    )


def _protection(sentence: str, text: str) -> bool:
    return (
        (asks(sentence, _OFF, _GUARD) and " old " not in sentence)
        or is_to_be(sentence, _GUARD)
        or asks(sentence, r"white-?list|allow|unblock", r"(?:attachment|macros|[\w-]+\.exe|.*\bsecurity\b)")
        or asks(sentence, r"open port", r"\d+\b.*\b(?:internet|outside|everyone|world|me)")
        or asks(sentence, r"stop", r"the (?:backups|warnings|alerts)")
    )


KINDS = (
    (Asked.FACTOR, _factor),
    (Asked.APPROVER, _approver),
    (Asked.APPROVAL, _approval),
    (Asked.FORWARDING, _forwarding),
    (Asked.ADMIN, _admin),
    (Asked.PAYMENT, _payment),
    (Asked.PASSWORD, _password),
    (Asked.TICKETS, _tickets),
    (Asked.MAIL_OR_FILES, _mail_or_files),
    (Asked.CONTACT_DATA, _contact_data),
    (Asked.PROTECTION, _protection),
)
"""The first that fits says what it is."""
