"""How people say how many are affected, how bad and how pressing it is and since when; the first row that matches wins."""

from __future__ import annotations

_APOSTROPHE = "['\u2019]?"
_PLACE = r"(?:office|company|business|building|site|clinic|practice|firm|branch|plant|warehouse|organi[sz]ation|school|shop|store)"
_TEAM = r"(?:team|department|dept|group|floor|crew|section|front desk|reception|accounting|sales|finance|hr)"
_NUMBER = r"(?:[2-9]|[1-9]\d|two|three|four|five|six|seven|eight|nine|ten|a few|several|couple|a couple|some|both|half)"
_PEOPLE = r"(?:people|users|persons|staff|employees|colleagues|co-?workers|folks|computers|pcs|machines|workstations)"
_CAN = rf"(?:can|could|is able|are able|is|are|has|have|was|gets?|here|in|at|else{_APOSTROPHE})"

# Whole messages that answer "just you, your team, or everyone?" and "stopped, slow, or a way round it?".
_SAYS = r"(?i)\A(?:it(?:['\u2019]?s| is)|its|i(?:['\u2019]?m| am)|we(?:['\u2019]?re| are)|work(?: is|['\u2019]?s)?|my work(?: is|['\u2019]?s)?|everything(?: is|['\u2019]?s)?|that(?:['\u2019]?s| is)|just|only|probably|i think|i guess|basically|mostly|kind of|well|um+|yes|no)?[ ,]{0,3}(?:it(?:['\u2019]?s| is)|its|just|only|work(?: is|['\u2019]?s)?)?[ ,]{0,3}"
_ENDS = r"(?: here| now| at the moment| right now| i think| for now| atm| really| today)?[ .!]*\Z"

IMPACT: tuple[tuple[str, str], ...] = (
    (
        "person",
        _SAYS + r"(?:me|myself|mine|for me|1|one|one person|just one|me only|me alone|a single person|i)" + _ENDS,
    ),
    (
        "group",
        _SAYS
        + r"(?:(?:my|the|our|for my|a)? ?(?:whole |entire )?(?:team|teams|department|dept|group|front desk|reception|accounting|sales|finance|hr|crew|room|floor|colleagues|coworkers)"
        r"|(?:a few|several|some|two|three|four|five|six|2|3|4|5|6|7|8|a couple|couple|both)(?: of (?:us|them))?|a few people|some people|some of us|us two|the two of us|me and (?:my |a |the )?\w+)"
        + _ENDS,
    ),
    (
        "client",
        _SAYS
        + r"(?:all|all of (?:us|them)|every(?:one|body)|the lot|whole (?:office|company|place|building|clinic|shop)|entire (?:office|company)|company[- ]?wide|the (?:office|company)|all staff)"
        + _ENDS,
    ),
    ("person", r"\bnot (?:just|only) me and everyone\b"),
    ("group", r"\b(?:not|isn['\u2019]?t) (?:just|only) me\b"),
    (
        "person",
        rf"\b(?:just|only) (?:me|myself|mine|my (?:computer|pc|laptop|machine|phone|account|mailbox))\b|\bonly i\b"
        rf"|\b(?:every(?:one|body) else|others|other people|my colleagues|the others|all others)(?: here)?(?:{_APOSTROPHE}s| is| are) "
        rf"(?:fine|ok|okay|good|working)\b"
        rf"|\b(?:every(?:one|body) else|others|other people|my colleagues|the others)(?: here)? (?:can|has|have|works?)\b|\bno ?(?:one|body) else\b"
        r"|\bjust one (?:person|user|of us)\b|\bone (?:person|user)\b|\bi(?:['\u2019]?m| am) the only one\b",
    ),
    (
        "client",
        rf"\b(?:the |our )?(?:whole|entire) {_PLACE}\b|\b(?:company|office|site)[- ]?wide\b|\ball (?:of )?(?:the |our )?(?:staff|employees|users|sites|"
        rf"offices|locations)\b|\beveryone\b|\beverybody\b|\ball of us\b|\bevery (?:single )?(?:user|employee|office|site|computer|pc)\b"
        rf"|\b(?:nobody|no[ -]?one|none of us)(?= {_CAN}\b)|\bacross the (?:company|office|board)\b",
    ),
    (
        "group",
        rf"\b(?:my |our |the )?(?:whole |entire )?{_TEAM} (?:can{_APOSTROPHE}t|cannot|is (?:down|affected|stuck)|are (?:down|affected|stuck))"
        rf"|\b(?:my |our |the )?(?:whole|entire) {_TEAM}\b|\bmy (?:team|department|dept)\b(?!['\u2019]s|\s+(?:folder|site|drive|channel|lead|meeting|mailbox|calendar))"
        rf"|\b{_NUMBER} (?:of us|(?:other )?{_PEOPLE})\b|\b(?:all )?{_NUMBER} of (?:them|my|our)\b"
        rf"|\bme and (?:my |a |two |three )?(?:\w+)(?= (?:can|cannot|both|are|have|get|don))|\bboth of us\b|\bseveral of us\b|\bmultiple {_PEOPLE}\b",
    ),
)

URGENCY: tuple[tuple[str, str], ...] = (
    (
        "works",
        _SAYS
        + r"(?:(?:there(?:['\u2019]?s| is) )?(?:a )?(?:way|work) ?(?:a)?round(?: it)?|work ?around|fine|ok|okay|not bad|not urgent|works|working|manageable|can wait|can manage|i can manage|i can (?:still )?work)"
        + _ENDS,
    ),
    (
        "degraded",
        _SAYS
        + r"(?:very |really |so |super |quite |a bit |pretty |too )?(?:slow|slower|sluggish|laggy|limping|half working|partly|on and off)"
        + _ENDS,
    ),
    (
        "stopped",
        _SAYS
        + r"(?:completely |totally |fully |dead |all )?(?:stopped|stop|stuck|down|dead|blocked|halted|standing still|broken|not working|cannot work|can['\u2019]?t work|can not work|nothing works|dead in the water|no way round(?: it)?)"
        + _ENDS,
    ),
    (
        "works",
        r"\b(?:i |we )?(?:have|got|there(?:['\u2019]?s| is)|using|use|on) (?:an?|the)? ?(?:other|another|spare|second|different|old) (?:pc|computer|laptop|machine|printer|phone|screen|one|way|desk|room|line|browser)\b",
    ),
    (
        "works",
        r"\b(?:can|could) (?:still )?(?:use|work on|work with|work from|print (?:to|on)) (?:the |an?)?(?:other|another|different|spare|my phone|my (?:own|other)|webmail)\b(?: \w+)?"
        r"|\b(?:i )?can still work\b|\bstill works?\b|\b(?:no|not) (?:a )?(?:rush|hurry|urgent)\b|\bnot (?:really |that |very )?urgent\b|\bwhenever you (?:can|have time|get a chance)\b"
        r"|\b(?:isn['\u2019]?t|wasn['\u2019]?t|nothing|not at all|no longer|less) (?:really |that |very |so )?urgent\b|\bnon-?urgent\b|\b(?:no urgency|not in a (?:rush|hurry))\b"
        r"|\bnot blocking\b|\bminor (?:issue|thing|annoyance)\b|\b(?:have|got|found) a workaround\b|\blow priority\b|\bcosmetic\b",
    ),
    (
        "degraded",
        r"\b(?:very|really|so|super|extremely|terribly|painfully|too|crazy|incredibly|pretty|quite|awfully) (?:slow|laggy|sluggish)\b|\b(?:slow|slows|slowly|laggy|sluggish|crawling)\b"
        r"|\bkeeps? (?:dropping|freezing|crashing|disconnecting|cutting out|hanging|lagging)\b|\bon and off\b|\bintermittent(?:ly)?\b|\bcomes and goes\b|\b(?:some|half) of the time\b"
        r"|\bsometimes\b|\bevery few (?:minutes|mins|seconds|hours)\b|\bpartly works?\b|\bon (?:and|&) off\b|\bhit or miss\b|\bglitch(?:y|ing)\b",
    ),
    (
        "stopped",
        rf"\b(?:completely|totally|absolutely|entirely|fully|all) (?:dead|down|stopped|broken|frozen|stuck|locked out|unusable)\b|\b(?:can{_APOSTROPHE}t|cannot|can not|unable to) "
        rf"(?:work|do (?:anything|any work|my job)|get any(?:thing| work) done)(?: at all)?\b|\b(?:is|are|went|just|has gone|all) (?:dead|down)\b"
        rf"|\b(?:not|doesn{_APOSTROPHE}t|won{_APOSTROPHE}t|isn{_APOSTROPHE}t) (?:(?:work|working|open|do anything) at all|start|turn on|power on|boot|respond|responding)\b|\bat a (?:standstill|stand still|halt)\b"
        rf"|\bdead in the water\b|\bnothing works\b|\bstopped working\b|\bwork has stopped\b|\bunusable\b",
    ),
)

# Said of a wish, not of the trouble: it is told to the technicians and raises no priority.
HURRY: tuple[tuple[str, str], ...] = (
    (
        "urgent",
        r"(?<!not )(?<!non-)(?<!non )\burgent(?:ly)?\b(?! (?:payments?|invoices?|transfers?|wires?|terminations?|e-?mails?|requests? from))|\ba\.?s\.?a\.?p\b"
        r"|\bas (?:soon|quickly|fast) as (?:you (?:possibly )?can|possible|humanly possible|anyone can)\b|\b(?:please|pls|plz) hurry\b|\bhurry(?:,? up)?,? (?:please|pls|plz)\b|\bhurry up\b"
        r"|\b(?:need|needs|needed|help|fix(?:ed)?|come|call me|someone|attention)(?: \w+){0,4} (?:immediately|right away|straight ?away|right now)\b|\b(?:fix|help|come)(?: (?:it|this|me|us|here|over))? at once\b|\b(?:top|highest) priority\b"
        r"|(?<!not )(?<!in )(?<!isn['\u2019]t )(?<!isnt )\b(?:real|total|absolute|an) emergency\b(?! (?:number|line|phone|calls?|rates?|contact|call-?out|exit))"
        r"|\b(?:business|mission|time)[- ]critical\b|\btime[- ]sensitive\b|\b(?:this is|it(?:['\u2019]?s| is)) (?:really |very |absolutely )?critical\b(?! (?:update|patch|alert|error)s?)",
    ),
)

_UNIT = r"(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)"
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
_TIME = r"(?:noon|lunch(?:time)?|midnight|\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o['\u2019]?clock)?)"
_PART = r"(?:morning|afternoon|evening|night|week(?:end)?|month|year)"
_CHANGE = (
    r"(?:update[sd]?|upgrade[sd]?|restart(?:ed|ing)?|reboot(?:ed|ing)?|power (?:cut|outage|failure)|storm|outage|move[d]?|office move|migration|reset|"
    r"change[sd]?|install(?:ed|ation|ing)?|patch(?:es)?|windows update|maintenance|meeting|weekend|holidays?|vacation|lunch)"
)

SINCE: tuple[tuple[str, str], ...] = (
    (
        "",
        rf"\bsince (?:about |around |roughly )?(?:(?:this|last|yesterday|the|early this|late last|sometime last|first thing this) )?(?:{_PART}|{_DAY}(?: {_PART})?|{_TIME}|yesterday(?: {_PART})?|today|"
        rf"(?:\w+ ){{0,3}}{_CHANGE}|i (?:came|got|changed|updated|moved|installed|restarted|rebooted)(?: \w+){{0,3}})(?=\W|$)"
        rf"|\b(?:right |just |ever since |straight )?after (?:the |an? |my |our |this |last |yesterday['\u2019]s |today['\u2019]s |i )?(?:\w+ ){{0,2}}{_CHANGE}\b(?: (?:last|this) (?:night|{_PART}))?"
        rf"|\bfor (?:about |around |over |almost |the (?:last|past) |at least |more than )?(?:an?|\d+|one|two|three|four|five|six|ten|a few|several|a couple(?: of)?|half an) {_UNIT}(?: now| already)?\b"
        rf"|\b(?:an?|\d+|two|three|four|five|six|ten|a few|several|a couple(?: of)?|half an) {_UNIT} ago\b"
        rf"|\b(?:yesterday|this|last|earlier|late last|early this) (?:{_PART}|{_DAY})\b(?!['\u2019]s)|\bon {_DAY}\b"
        rf"|\b(?:yesterday|earlier today|all (?:day|morning|week|afternoon)|just now|an hour ago|the whole (?:day|morning))\b(?!['\u2019]s)",
    ),
)
