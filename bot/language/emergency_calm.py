"""What takes the alarm out of a whole message: bait not taken, a mere question, people elsewhere, a holiday note.

Each reading needs two signs, and one word of what is wrong after all undoes it.
"""

from __future__ import annotations

import re

# Something came that wants something, and ...
LURE: tuple[str, ...] = (
    """
    mail|mails|email|emails|e_mail|message|messages|sms|text|texts|letter|letters|attachment|link|post|whatsapp
    caller|called|rang|phoned|call|rings
    man|woman|lady|guy|voice ~2 on ~1 line|phone|telephone
    it_says|it_claims|it_threatens|pretends|pretending
    fake|weird|strange|odd|false page|site|website|form|portal
    page|popup|website|site|portal ~2 says|said|claims|told|wants|asks|asking
    """,
)
# ... nobody did it.
UNTOUCHED: tuple[str, ...] = (
    """
    untouched|unopened|unclicked|left_unanswered
    pressed|clicked|opened|touched|entered|typed|answered|installed|downloaded|sent|bought|given|gave|scanned|replied|paid|transferred ~1 none|nothing
    nothing|none ?has|have|was|were|is|been ?been|was clicked|opened|touched|entered|typed|answered|installed|sent|bought|given|paid|transferred|lost
    i|we|he|she didnt|havent|hadnt|did_not|have_not|had_not ?even|yet|of_course click|clicked|press|pressed|opened|open|answer|answered|reply|replied
    i|we|he|she didnt|havent|hadnt|did_not|have_not|had_not ?even|yet|of_course type|typed|enter|entered|give|given|install|installed anything|it|my|our|a
    gave|told him|her|them nothing|no_answer
    nearly|almost ~1 typed|entered|clicked|gave|opened|sent|bought|paid ~11 stopped|noticed|saw_it|closed|in_time|hesitated|thought_again|smelled|smelt !too_late
    wants|wanted|asks|asked|wanting ~3 install|open|download|click|buy ~6 i|we|he|she havent|didnt|hadnt|did_not|have_not $
    i|we ?just|then|have hung_up
    smelled|smelt|smelling ~1 rat ~1 nothing
    none_of_us|nobody|no_one|noone ~2 fell|clicked|opened|answered|paid|replied
    i|we should|must|have_to|need_to|shall|ought_to ~1 tap|click|press|open|follow|scan ~1 link|button|here|attachment|qr_code $
    names|named|name|mentions ~1 another|other|wrong company|firm|name|bank
    """,
)
# Something has gone wrong already, or what is asked for comes again and again.
WRONG: tuple[str, ...] = (
    """
    files|file|folders|documents|everything|server|servers|pcs|pc|computer|screen|screens|disk|drives|backup|backups ~1 *<is> encrypted|locked|gone|stolen|missing|scrambled|renamed|unreadable|frozen|blocked|black|strange
    our|my|all files|documents|folders|pictures ~1 have|has|had|end|wont|dont|cannot|cant
    my|our ~2 mailbox|account|pc|computer|server|website|system|network|page *<is> hacked|breached|broken_into|compromised|hijacked
    wasnt|was_not|isnt|not me|us|mine|ours
    moves|moving|types|typing ~3 itself|own|alone
    approve|approval|approvals|authenticator|mfa|push|prompts|prompt|code|codes|all_night|again_and_again|keeps
    on ~1 our|the|my|every|each|all ~1 server|servers|screen|screens|desktop|share|folder|folders|drive|wallpaper|pcs|computers
    printed ~2 printer|printers
    note|notes|proof|text_file|text_files|wallpaper|decrypt|executed|emptied|isolated|intruder|every|each|exists|outbox|moved|mouse|nas|cannot|skull|bitcoin
    money|payment|laptop|phone|tablet|bag ~2 gone|stolen|left|missing
    half|everyone|everybody|several|many|whole|patients|clients|customers|parents|members|guests
    he|she|they|i|we did $
    customer|client|patient|member|staff|salary list|data|records
    """,
)
# Whoever did one of these did something, unless a word of denial stands near before it or right behind.
_DEED_WORDS = """
clicked opened entered typed gave given paid payed approved sent sends transferred wired bought installed downloaded let pressed replied answered allowed scanned
plugged followed accepted confirmed forwarded handed told shared uploaded filled submitted took taken stole stolen lost found detected changed deleted
"""
_DEEDS = frozenset(_DEED_WORDS.split())
_REACH = 4
# "I bought none but Petra bought six": the denial is not hers.
_TURNS = re.compile(r"(?<!\w)(?:but|however|yet|though|and|then) ")
_DENIAL_WORDS = "nothing none nobody noone no not never neither nor nearly almost without isnt wasnt werent arent didnt havent hasnt hadnt dont wont"
_DENIED = frozenset(_DENIAL_WORDS.split())

# Who has been signed in elsewhere is told so by a mail too: that is calm only where the mail is false.
SIGNED_IN: tuple[str, ...] = (
    "signed|logged|accessed|login|logins|sign_in|sign_ins|log_in|log_ins|session|access|logon|password_changed|changed",
)
FALSE_SENDER: tuple[str, ...] = (
    """
    sender|number|address|link|domain|url ~2 is|was|looks|ends|has ~2 micros*|foreign|fake|odd|strange|wrong|spoofed|funny|weird|false|unknown|misspelt|misspelled|gmail|rubbish|not|random
    fake|bogus|spoofed|false|obviously|phishing|phish|scam|junk|spam
    """,
)

# "Wanted me to install something", "I've of course bought none".
ASKED_ONLY: tuple[str, ...] = (
    "wanted|wants|asked|asks|wanting me|us ~1 to",
    "ive|weve|i|we ~2 bought|rang|phoned|called|asked|checked",
    "wants|wanted|offers|offered ~1 to connect|help|check|fix|look",
    "i|we should|must|have_to|need_to|shall|ought_to ~1 tap|click|press|open|follow|scan",
)

# A question, asked half in earnest, beside a plain trouble.
MERE_QUESTION = re.compile(
    r"(?<!\w)(?:is|was|could|can|might) (?:that|this|it) (?:(?:just|maybe|be) ){0,2}(?:an? |some )?(?:hack|virus|hacker|attack|trojan) (?=[.,]|$)"
)
PLAIN_TROUBLE: tuple[str, ...] = (
    """
    slow|slower|sluggish|lame|crawls|laggy|lags|loud|hot|warm|flickers|flicker|freezes|frozen|hangs|stutters|grey|gray|greyscale|black_and_white|purple|green|yellow|pink|sideways|upside_down|mirrored|rotated|huge|tiny|blurry|fan|battery|stripes
    printer|copier|printed|prints|paper|toner
    font|fonts|zoom|brightness|volume|wallpaper_is_gone|caps|num_lock|keyboard|sound|mute
    """,
)
SUSPICIOUS: tuple[str, ...] = (
    """
    popup|popups|pop|pop_up|pop_ups|strange|weird|odd|unknown|suspicious|clicked|click|opened|link|attachment|mail|mails|email|emails|invoice|download|downloaded|installed|itself|own|alone|moves|moving|types|typing|password|passwords|account|accounts|files|file|folders|folder|documents|renamed|encrypted|skull|pay|bitcoin|caller|call|called|bank|money|login|logins|website|redirect*|usb|stick|someone|somebody|remote|teamviewer|anydesk|window|windows|program|programs|warning|warns|alert|message|messages|antivirus|defender|camera|webcam|all|every|everyone|everybody|threat|threats|threatens|note|sent|sending|contacts|foreign|russian|chinese|ads|adverts|page|site|opens|starts|deleted|gone|missing|vanished|stolen|disappeared|changed|locked|nobody
    """,
)

# What the alarm says of whoever writes is no mere claim of some bait.
OF_US = frozenset(("my", "our", "me", "us", "we", "i", "im", "ive", "weve", "mine", "ours"))

# It happened to people who are no client of ours.
ELSEWHERE: tuple[str, ...] = (
    """
    my|our|his|her ?ex|old|former|big|little|poor ?ex neighbour|neighbours|neighbor|neighbors|cousin|cousins|sister|sisters|aunt|aunts|uncle|grandma|grandmother|grandpa|grandfather|gran|nephew|niece|competitor|competitors|rival|rivals|hairdresser|dentist
    bakery|shop|pub|restaurant|office|firm|company|bank|school|clinic ~1 next_door|across_the_road|across_the_street|over_the_road|opposite
    sony|adobe|microsoft|facebook|linkedin|netflix|nasa|vodafone|dropbox ~1 was|is|got|has|were|gets|been ~1 hacked|breached|robbed|attacked|held
    a|some bank|hospital|company|firm|school|council|university ~1 in ~2 was|is|got|has|were|gets|been
    """,
)
HEARSAY: tuple[str, ...] = (
    """
    on|in|from ~1 news|newspaper|paper|papers|tv|radio
    according_to_the_news|i_read|ive_read|they_say|did_you_hear|have_you_heard|saw_it_on|just_gossip|gossip|wild_times|rumour|rumours
    another|other|own|different ~1 it ~1 firm|company|provider|people
    how_does|how_do|how_can|where_does|where_do|where_can|what_can|what_could|what_should|what_does|can|does ~1 she|he|they
    should_i|would_you|which_door|which_lock
    """,
)
OURS: tuple[str, ...] = (
    """
    we|us|ours|weve|here|work|client|clients|patient|patients|customer|customers|server|servers|laptop|tablet|company_card|invoice|colleague|colleagues|boss|both|too|everyone|everybody
    our !neighbour|neighbours|neighbor|neighbors|ex|old|former|competitor|competitors|rival|rivals|cousin|dentist|hairdresser|big
    """,
)

# A note for whoever comes later, or a word of parting, ...
PARTING: tuple[str, ...] = (
    """
    by_the_time|when|once|if ~3 read|reads|see|sees|find|finds|get|gets|open|opens|hear ~1 this|it|that|letter|message|mail ~4 gone*|dead|no_more|at_peace|with_god|in_a_better_place|not_alive
    point|sense|reason|meaning ~9 goodbye|goodbyes|farewell|farewells
    goodbye|goodbyes|farewell ~9 point|sense|reason|meaning
    """,
)
# ... of somebody who is on holiday or goes to another place of work ...
AWAY: tuple[str, ...] = (
    """
    holiday|holidays|vacation|annual_leave|parental_leave|maternity_leave|sabbatical|honeymoon|weekend|lunch|out_of_office|new_job|another_job|new_firm|new_employer|successor|last_day|resigned|resignation|gave_notice|handed_in|retire|retires|retired|retirement|handover|my_shift|flight
    back on|in|at|from|by|next|after !pain
    until|till|on|next monday|tuesday|wednesday|thursday|friday|week|month|#
    my|the ?project|shift|contract|internship deputy|replacement|ends|ended
    ask|write|contact|call|turn|talk ~1 my|our|to|the ?my|our colleague|colleagues|deputy|replacement|mobile|assistant|office|hotline
    in|to ?the|a meeting|train|plane|workshop|gym|dentist|doctors|canteen
    ticket|case ~3 close|closed
    quit|quits|leaves|leaving|left the|our|us ?company|firm|team|project|choir|club
    """,
)
# ... and of nobody who means more than that.
FOR_GOOD: tuple[str, ...] = (
    """
    sorry|forgive|love|loved|wife|husband|mother|mum|mom|father|kids|children|family|pills|life|live|living|die|dead|death|pain|jump|roof|bridge|rope|cry|crying|cried|worried|afraid|scared|frightened|frightens|nobody|hurt|alone|suicide|forever|for_good|burden|tablets|knife|gun
    """,
)

BOOKS: dict[str, tuple[str, ...]] = {
    "lure": LURE,
    "untouched": UNTOUCHED,
    "wrong": WRONG,
    "asked only": ASKED_ONLY,
    "signed in": SIGNED_IN,
    "false sender": FALSE_SENDER,
    "plain trouble": PLAIN_TROUBLE,
    "suspicious": SUSPICIOUS,
    "elsewhere": ELSEWHERE,
    "hearsay": HEARSAY,
    "ours": OURS,
    "parting": PARTING,
    "away": AWAY,
    "for good": FOR_GOOD,
}


def was_done(words: str) -> bool:
    """Whether one of the deeds is told of that a bait asks for, without a word of denial beside it."""
    parts = _TURNS.sub(". . . . ", words).split()
    return any(
        part in _DEEDS
        and _DENIED.isdisjoint(parts[max(0, at - _REACH) : at])
        and parts[at + 1 : at + 2] not in (["none"], ["nothing"], ["no"])
        for at, part in enumerate(parts)
    )
