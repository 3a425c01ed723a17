"""Ways to talk that only sound alarming: dying printers, stolen glances, papers about fires, threats in the spam folder."""

from __future__ import annotations

GROUPS: dict[str, str] = {
    "paper": "pdf pdfs template templates form forms list lists report reports slides presentation folder folders book books album catalogue catalog app "
    "apps software program tool song songs movie film musical game games training policy handbook roster rosters poster posters video videos logo manual "
    "manuals spreadsheet document documents doc docs invoice invoices logbook certificate certificates map maps drawing drawings price prices lecture "
    "course quiz survey calendar reminder rota sticker article newsletter brochure team lab widget ticker podcast simulator",
    "feeling": "meeting meetings deadline deadlines inbox chat project projects launch market channel stocks career track twitter calendar schedule "
    "quarter agenda event auction queue backlog spreadsheet dance_floor",
    "spare_time": "game games xbox playstation minecraft fortnite roblox ikea recipe kahoot tamagotchi thermostat at_home",
    "trifle": "glance look idea ideas show march seat chair booking slot parking lunch sandwich yoghurt yogurt milk mug cup stapler pen thunder moment "
    "moments heart joke meeting_room spot biscuits cookies chocolate scissors kiss base limelight",
    "later": "tonight tomorrow sunday saturday weekend this_evening at_night overnight over_night after_hours out_of_hours next_week when_nobody "
    "after_work after_closing after_lunch after_midnight after_six after_seven after_eight after_five after_four on_monday on_friday outside_hours",
}

DANGER = """
    <feeling> ~2 on_fire|in_flames
    fire|bomb|gas|flood|explosion|smoke|police|ambulance|gun|guns|knife|shock|burn|blood|attack|war|shooting|kill|accident|accidents|hazard|weapon|weapons|crash|explosive|explosives|rescue|injury|injuries|violence|murder|leak|death|stabbing ?s|log|safety|incident|season|calorimeter|pressure|absorber|alarm|extinguisher|protection|drill|station|threat|department|service|brigade|rate <paper>
    mail|mails|email|emails|letter|letters|form|forms|invoice|invoices|newsletter|certificate ~1 from|of|to|for ~1 fire_department|fire_brigade|fire_service|police|ambulance|fire_station
    fire_department|fire_brigade|fire_service ~2 land|lands|goes_to|go_to|in ~1 spam|junk
    bomb|bomb_threat|threat|death_threat|kill|shoot ~6 spam|junk|spammer|bot|chain|scam|hoax ~2 folder|filter|mail|box|from
    spam|junk|chain ~2 mail|email|letter|message ~6 bomb|threat|kill|shoot
    shocks|shock|shocked ~1 me|us|him|her ~1 with|how|that|what|when_i_saw|at_how
    shoot|shot|shoots ~1 up ~3 wifi|signal|volume|price|prices|font|speed|cost|costs|usage|temperature|traffic|load
    shoot|shot ~1 me|us|over|off|out|up ~3 mail|email|message|link|password|file|copy|note|invite|list|quote|wifi
    shoot|shot|kill|killed|murder|murdered|stab|strangle|drown|drowned ~2 printer|outlook|keyboard|mouse|phone|laptop|layout|authenticator|excel|teams|windows|spreadsheet|evening|weekend|server|app|process|scanner|screen
    heart_attack|stroke|seizure ~1 every_time|each_time|whenever|when_it|when_the
    ringtone|alarm_tone|sound|volume|bell|beep|bill|invoice|quote|price|noise ~6 heart_attack|seizure
    drowning|drown|swamped|buried ~2 in ~2 tickets|mails|work|paper|paperwork|emails|tasks|requests|data|spam
    burn ~2 rate|out_rate|subtitles|time|calories
    hostage ~1 to|of ~3 update|updates|windows|vendor|printer|subscription
    bullet ~1 camera|cameras|point|points|list|journal|proof
    lamp|bulb|tube ~3 burnt|burned ~1 out
    print|prints|faces|face|color|colour|colours|photo|photos|image|picture|pictures|toner|skin ~4 burnt|burned
    boiling|burning|roasting ~1 hot ~2 in ~1 sun|car
    headache|dizzy ~2 tip|advice|medicine|from ~2 font|screen|glasses|monitor
    explosion|exploded|explode|explodes|bomb|atomic ~2 of_colours|drawing|render|logo|effect|sticker
    knife|gun|bomb|blade|dagger ~1 brand|logo|emoji|icon|shop_sign|sharpener|squad|jack
    blew|blow|blows ~1 up ~2 picture|photo|image|poster|logo|map|font|balloon
    fire ~2 roster|season|register|marshal|warden|wardens|door|doors|plan|plans|code|rating|insurance|risk_assessment|log
    risk ~2 fire|explosion|injury !now
    fire_brigade|fire_department|fire_service ~1 key|keys|plan|plans|list|access|lift|card|door|contact|route
    overdose|overdosed ~1 of|on ~2 updates|mails|emails|meetings|coffee|caffeine|sugar|newsletters|tickets|notifications|work
    fire|bomb|attack|explosion|kill|suicide|knife|shooting ~2 is|was ~1 the|a ~1 name|title|theme|subject ~1 of
    flames|fire ~3 not ~1 literally
    app|program|software|tool|excel|outlook|word|macro|browser ~2 commits|committed|commit ~1 suicide
    crawls|crawl|slow|limps|drags ~3 like ~4 shot|wounded|dying
    fire|bomb|suicide|murder|shooting|hostage|stabbing|explosion ~2 scene|chapter|episode|joke|costume|quiz|essay|homework|poem
"""

SECURITY = """
    stole|steal|steals|stolen|stealing|nicked ~2 <trifle>
    hack|hacked|hacks|hacking ~5 <spare_time>
    <spare_time> ~4 hack|hacked|hacking|cheat*
    0|no|zero|nil ~1 threat|threats|virus|viruses|infection|infections|malware|issues
    scan ~2 finished|completed|done|clean|complete|successful !with|found
    antivirus|defender|scan|scanner ~4 finished|completed|nothing|clean ~2 0|no|zero|nothing
    sms|text|mail|email|message|letter|call ~2 about|for ~2 parcel|package|delivery|subscription|iphone|prize|lottery|voucher ~6 never|didnt|not ~1 order|ordered|asked|buy|bought
    antivirus|virus_scan|virus_scanner|defender ~1 found|finds ~1 nothing
    news|newspaper|article|radio|tv|podcast ~5 hack|hacked|hackers|breach|ransomware|attack !our|us|we
    called|named ~1 virus|trojan|hacker|phish
    break_in|burglary|theft|fraud ~1 claim|claims|case|cases|insurance
    drew|draw|draws|drawing|painted ~2 virus
    trojan ~1 horse ~3 picture|slides|story|pdf|movie|drawing|costume
    virus|trojan|malware|worm|corona ~1 lecture|slides|paper|chart|statistics|picture|history|class|model|poster
    ransom|hijack|heist|robbery|burglar|thief|spy ~2 musical|movie|song|novel|film|book|game|series
    invoice|bill|receipt|charge|paypal|norton ~6 never|nobody|didnt ~1 ordered|bought|order|buy
    nobody|no_one ~1 knows ~3 password|pin|login|it_any_more|it_anymore|who_has|how_to
    friend|customer|supplier|client ~2 looks|seems|was|got ~1 hacked
    ad|advert|advertisement|banner|popup_ad ~4 infected|virus|hacked|cleaner
    trace|recall|cancel ~4 wrong
    ransom ~1 note|letter ~1 font|style|template|costume|for
    secret ~1 santa
    leak|leaks|breach ~1 checker|test|tests|detector|detection|proof|monitor
    fraud|fraudulent|scam|virus|hacked|hacker|ransom|stolen|theft|identity ~2 is|was ~1 the|a ~1 name|title|theme|subject ~1 of
    fraud|scam|theft|hacker|spy|thief|burglar|heist ~2 scene|chapter|episode|joke|costume|quiz|essay|homework|seminar|workshop|lecture
    unknown ~1 device|devices ~2 device_manager|manager|bluetooth|list
    hair|haircut|lawn|bush|hedge|tree|garden ~3 hacked|hacked_off
    party|club|donor|charity|cake|birthday|christmas|menu|lunch|film|picnic ~4 mail|invite|invitation|list|email ~3 went|goes|gone|sent|leaked ~4 wrong
    lost_and_found|lost_property
    is|are ?a|any|one stolen ~1 laptop|laptops|phone|phones|device|devices|tablet ~2 covered|insured|included
    cyber|cyber_attack|attack|breach|ransomware ~1 cover|insurance|policy|quote|premium
"""

OUTAGE = """
    reboot|restart|reset|rebooted|restarted|switch_off|patch|update ~5 <later>
    let|fired|sacked|leaves|leaving ~4 go|friday|today|us ~5 everything ~1 off|down
    everything|all ~1 off ~1 at|by|from|after|on ~1 #|five|six|four|three|noon|friday|monday|sunday|tonight|midnight
    test|staging|dev|development|sandbox|lab|demo|playground|trial ~1 server|box|vm|system|environment|machine|site|database ~4 down|off|dead|crashed|offline|gone
    down|off|dead|offline ~4 only_me|just_me|only_i|no_hurry|no_rush|nobody_uses
    terminal|waiter|old ~2 server|app ~2 slow|menu|in_the_corner|shows|away
    want|wants|wanted|prefer|prefers|like|likes|love|loves ~2 dark|black ~1 theme|mode|side|look|screen|skin
    maintenance|shutdown|downtime ~2 on|next|planned|this ~1 sunday|saturday|weekend|monday|friday|tonight|tomorrow
"""
