"""Ways to talk that only sound alarming: dying printers, stolen glances, threats in the spam folder, the key of a server."""

from __future__ import annotations

GROUPS: dict[str, str] = {
    "paper": "pdf pdfs template templates form forms list lists report reports slides presentation folder folders book books album catalogue catalog app "
    "apps software program tool song songs movie film musical game games training policy handbook roster rosters poster posters video videos logo manual "
    "manuals spreadsheet document documents doc docs invoice invoices logbook certificate certificates map maps drawing drawings price prices lecture "
    "course quiz survey calendar reminder rota sticker article newsletter brochure team lab widget ticker podcast simulator",
    "laid_down": "cable cables cord cords mess rubbish trash garbage packaging paper papers tools screws dust laptop pc computer monitor monitors screen printer keyboard mouse "
    "old_one old_pc stuff things everything parts equipment pile toner cartridge drawer tile tiles",
    "lately": "today lately these_days this_week this_morning right_now since_the_update since_the_upgrade",
    "feeling": "meeting meetings deadline deadlines inbox chat project projects launch market channel stocks career track twitter calendar schedule "
    "quarter agenda event auction queue backlog spreadsheet dance_floor",
    "spare_time": "game games xbox playstation minecraft fortnite roblox ikea recipe kahoot tamagotchi thermostat at_home",
    "trifle": "sticker post_it whiteboard glance look idea ideas show march seat chair booking slot parking lunch sandwich yoghurt yogurt milk mug cup stapler pen thunder moment "
    "moments heart joke meeting_room spot biscuits cookies chocolate scissors kiss base limelight",
    "kept": "mailbox onedrive drive drives home home_drive folder folders calendar mails emails data chat chats profile laptop pc phone tablet files file documents document contacts notes "
    "share photos desktop workstation notebook",
    "part": "display displays shortcut shortcuts icon icons handset headset keyboard mouse lid tray cradle button buttons arm bracket stylus speaker speakers microphone mic camera lens "
    "lamp toner drum hinge charger dock adapter cable cables ribbon roller fuser touchscreen trackpad touchpad webcam stand sticker bookmark bookmarks hyperlink hyperlinks earpiece link links",
    "process": "share sync synchronisation synchronization transfer copy copying download upload import export playback sound music recording rule forwarding scan scanning print_job "
    "print_jobs copy_paste spellcheck preview search indexing replication",
    "alarm_text": "mail mails email emails message messages sms text texts notification notifications list log code panel clock system tone centre center threshold limit level report history "
    "rule rules contact contacts plan connection line",
    "of_a_server": "name names key keys folder address code codes licence license licences licenses invoice offer order certificate certificates process processes log logs list setting settings template right "
    "rights report field entry path letter link icon shortcut label record records certificate cert invoices plan interface file snapshot snapshots password passwords sa_password corridor",
    "of_a_place": "printer copier scanner plotter address name manager share calendar mailbox folder list number code template report plan map key licence license account door camera label screen "
    "monitor phone_book newsletter computer pc laptop tablet hub cabin dish intercom extension subnet gate",
    "good": "fine ok okay good is_fine is_ok was_fine are_fine are_ok complete exists",
    "later": "tonight tomorrow sunday saturday weekend this_evening at_night overnight over_night after_hours out_of_hours next_week when_nobody "
    "after_work after_closing after_lunch after_midnight after_six after_seven after_eight after_five after_four on_monday on_friday outside_hours",
}

DANGER = """
    on_fire ?<lately> ?,|and|it|its|so|because ?it|its|just|really|now works|working|runs|running|performs ?really|so|just|like ?a great|perfectly|brilliantly|beautifully|wonderfully|fantastic|amazingly|smoothly|dream|charm|fast|super_fast|well !but|until|except
    on_fire <lately> ?and|it|its ?is|so|runs|works|everything ?so|super|really|very|incredibly|crazy|lightning fast|quick|speedy|productive|smooth|snappy $
    works_great|super_fast|so_fast|really_fast ?<lately> ?and|its|really|just|totally on_fire !but|please|help
    boss|manager|director|client|customer|team|accountant|supervisor ~1 will|going_to|gonna|would ~2 kill|murder|strangle ~1 me|us
    face|smiley ~1 on ~2 blue ?screen|background|error
    shaking|trembling ~1 with|from ~1 rage|anger|laughter|excitement|cold|frustration|fury
    heart_attack nearly|almost|moment
    left|leaves|leave|leaving|put|puts|placed|dumped|laid|stacked ?all|just ?the|a|an|my|our|his|her|their|your|this|some|every ?old|new|whole|big|broken|loose|empty <laid_down> ?of ?cables|paper|tools|dust|packaging|rubbish ?lying|everywhere|around|there|here|out on_the_floor $
    had ~1 accident ~9 take_over|taking_over|took_over|cover|covering|fill_in|filling_in|stand_in|standing_in
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
    mic|microphone|monitor|screen|feeder|robot|scanner|camera|printer|printing|print|desk|lamp|chair|barrier|control|cradle|headset|mounting|support|swivel|plotter|read|table|machine|tractor|excavator !, arm|arms|head|heads|leg|legs|neck|necks|nose|hand|hands
    arm|leg|head|neck|nose ~1 of|for|on|from ~2 monitor|screen|headset|mic|microphone|scanner|camera|printer|desk|lamp|chair|cradle|stand|robot|table|feeder|plotter
    pipe|pipes|ceiling|roof|aquarium|radiator ~3 moved|painted|replaced|installed|repaired|checked|measured|inspected|insulated|inspection|work|works|renovation !leak*|drip*|water
    battery|batteries|phone|tablet|handheld|handhelds|headset|laptop|mouse ~5 dead|die|dies ~1 by|before|at|on|this
    smoke|smoking|smokers place|places|corner|corners|spot|spots|balcony|terrace|table|cabin|pavilion|yard|lounge|bench|hut|rules|rule|sign|ashtray
    back|returns|returned|returning|return|recovering|recovers|recovered|rehab|leave|absent|away|ill|work|works ~3 after|from|since|following ~2 stroke|heart_attack|accident|operation|surgery|seizure|injury
    full|half|email|mail|newsletter|sms|cold|sand blast|blasting
    blast from the_past
    nearly|almost|half|practically ~1 fainted|died|dying|collapsed|choked|cried|passed_out|dropped_dead ~1 when|at|over|seeing|reading|from|of|laughing ?i|we|she|he ?saw|opened|read|heard|got|looked|noticed|the|your|our|this price|prices|bill|bills|invoice|invoices|quote|cost|costs|amount|saw|opened|read|heard|got|noticed|laughing|laughter|boredom|shame|embarrassment
    im|i_am|were|we_are ~1 dying|drowning ~1 here|over_here ~9 password|account|login|printer|mail|mails|excel|teams|tries|attempts|slow|deadline|tickets|queue|loading|update
    its|it_is|thats|that_is|it_was|would_be|pure|sheer suicide to|for
    career|social|commercial|financial|professional|political suicide
    laptop|pc|printer|tablet|router|server|phone|mug|monitor|cup|speaker|camera ~1 committed|commits|commit suicide
    holds|holding|held|keeps|kept|took|takes ~1 my|our|the|his|her|a file|folder|calendar|sheet|spreadsheet|document|room|printer|desk|chair|workbook|slides hostage
    hostage|hostages negotiator|negotiators|negotiation|movie|film|play|drill|course|training
    attacks|attacked|attacking|hits|hit|bombards|punishes|slaps ~1 me|us|him|her|you ~1 with ~3 prompt|prompts|popup|popups|question|questions|mail|mails|message|messages|ad|ads|reminder|reminders|update|updates|error|errors|notification|notifications|newsletter|newsletters|captcha
    computer|pc|laptop|machine|signal|singal|fan|drive|disk|server|inbox|mailbox|app|program|wifi|phone ?is|s suffocating|suffocates|choking|chokes|gasping
    ringtone|ring_tone|ring|tone|bell|doorbell|beep|volume|music|song|sound ~10 a_shock|shocked|a_fright|heart_attack
    sick|ill note|notes|leave|pay|day|days|certificate|list|slip|line|child|kid|call|message|absence
    barbecue|bbq|grill|cigarette|cigar|vape|campfire|incense smoke
    smoke ~2 from|of ~1 the|a|our|my ~1 barbecue|bbq|grill|neighbour|neighbours|smokers|cigarette*|chimney|bakery|pub|pizzeria|food_truck
    smoke ~1 sensrs|senors|dectector*|detecter*
    put_up|install|fit|mount|fitting|mounting smoke
    autumn|spring|winter|summer|seasonal|annual|yearly|river|last_years|next flood|floods
    before|against|until|for|during ~2 flood|floods|storm|hurricane season|risk|area|come|comes|map|maps
    with|had|has|have|by ~2 flu|cold|fever|tonsils|migraine ~4 knocked_out
    knocked_out ~2 by|with ~2 flu|cold|fever|migraine|jetlag
    fire_brigade|fire_department|fire_service|fire_engine|firefighters ~2 page|site|website|club|museum|fest|party|ball|channel|customer|client|member|members
    throw|chuck|fling|toss|hurl|throwing ~1 it|this|thing|printer|laptop|computer|pc|scanner|copier ~1 off|from|out|through|out_of ~2 window|balcony|roof|cliff|bridge
    fire safe|safes|proof|resistant|blanket|blankets
    water|watering|waters ~1 plants|plant|flowers|flower|garden
    nobody|no_one|noone ~1 hurt|injured|harmed|wounded|died
    list|app|screen|page|program|software|menu|form|tablet|site|window|button|portal|system|record *<is> ~1 unresponsive|dying|choking
    trapped|stuck ~1 in ~3 tutorial|menu|loop|app|form|dialog|dialogue|version|mode|wizard
    breathe a_word
    table|row|column|cell|cells|text|screen|line|lines|icon|background|link|links|sheet|led|light|lamp|image ~2 turned|turning|going|goes|went blue|grey|white
    duty|work|desk|new|spare|mobile phone|phones for ~1 fire_service|fire_brigade|fire_department|ambulance|police
"""

SECURITY = """
    mouse|cursor|pointer|keyboard|laptop|pc|computer|screen ~3 possessed|haunted|mind_of_its_own|life_of_its_own ?again|today|it|its ?, lol|haha|hahaha|hehe|lmao|rofl|xd $
    mouse|cursor|pointer ~3 possessed|haunted|mind_of_its_own|life_of_its_own ~2 jumps|jumping|jitters|jumpy|drifts|skips ~3 when|while|as|whenever i|im|we|you type|typing|write|writing
    blue_screen|bsod ~4 smiley|sad_face|emoji|qr_code|percent
    white|grey|gray ~1 text|letters|writing ~1 on ~2 black ~1 screen|background ~6 operating_system*|boot*|bios|disk|no_signal|press_any_key|windows|update*
    do_not|dont turn|switch|power off ?your|the|this computer|pc|machine|laptop|device !or|and|call|ring|phone
    signed|logged|log|sign in wrong|wrongly
    typed|entered|gave|told|paid|filled_in nothing|no_password|no_details
    folder|folders ~1 in|of ?the|my|our ?mail|email|outlook ~3 jumbled|scrambled|mixed_up
    need|needs|want|wants|have|get ~3 pc|pcs|computer|computers|desk|desks|screen|printer|phone|phones moved
    for|before|during|better|best sign_in|login|access|signing_in abroad
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
    unknown ~1 device|devices ~3 device_manager|manager|bluetooth|list
    hair|haircut|lawn|bush|hedge|tree|garden ~3 hacked|hacked_off
    party|club|donor|charity|cake|birthday|christmas|menu|lunch|film|picnic ~4 mail|invite|invitation|list|email ~3 went|goes|gone|sent|leaked ~4 wrong
    lost_and_found|lost_property
    is|are ?a|any|one stolen ~1 laptop|laptops|phone|phones|device|devices|tablet ~2 covered|insured|included
    cyber|cyber_attack|attack|breach|ransomware ~1 cover|insurance|policy|quote|premium
    port|switchport|switch_port|mac ~1 security ~1 violation|violations|alert|event|incident
    off|on site|sites !defaced|hacked
    plug|cable|screw|hinge|contact|socket|key|strap|cover|port|arm|stand|lid|wheel loose
    locked ~1 cell|cells|row|rows|column|columns|sheet|range|field|fields
    please|can_i|may_i|can_we|is_it_possible|possible|would_like|want|need|allow|allowed ~1 to ~1 log_in|sign_in|login|connect|access|work ~3 from ~1 <place>
    please|can_i|may_i|can_we log_in|sign_in|login|connect|access|work ~3 from ~1 <place>
    still ~1 show|shows|showing|appear|appears|listed|visible ~2 in|on|online|up_in|up_on|up_as
    i|he|she|user never had|started|learned|learnt|knew|needed
    number|caller|caller_id ~3 unknown|anonymous|withheld
    prevent|against|avoid|preventing ~2 unauthori*
    i|ive|i_have|she_has|he_has|we|weve|who taken_over|took_over|take_over !by
    leaver deleted|changed|wiped|read !all|our|the_files|the_data|the_customer|the_client|the_server|files|everything|company|client|customer|data|emails
    deleted|wiped|emptied|erased|changed ~1 by ~1 leaver|intern|trainee
    charger|cable|adapter|power_supply|case|pen|mouse|dock|cover|strap|holder|stand|manual|box|invoice|receipt ~1 for|of|to ~2 <device> *<is> lost|gone|missing|disappeared|forgotten
    mfa|2fa|pin|code|codes|password|authenticator|licence|license|connection|draft|settings|signal|sound|contacts|bookmarks|column|overview|thread|order|receipt *<is> lost
    lost|missing|misplaced|loose ?my|the|a|our <device> <not_device>|cap|caps|lid|lids
    failed ~1 login|logins|logons|attempts ~3 printer|scanner|service|test|backup|scan|copier|camera ~1 account|pc|tool|user
    read|write|edit|reading|viewing|view|change|download|export|owner|access ?and ?write right|rights|access|permission|permissions|authorisation|authorization
    <kept> ~2 of|from ~2 <ex_staff> ~3 deleted|wiped|gone|erased|emptied|forwarded|forwarding|changed|read !all|our|files|the|everything|data|my|company
    <ex_staff> ?s <kept>|account|user|login ~3 deleted|wiped|gone|erased|emptied|forwarded|forwarding|changed|read !all|our|files|the|everything|data|my|company
    call|calls|phone|extension|number ~1 forwarding|forward|forwarded|forwards|redirect|redirected
    remove|delete|stop|cancel|end|switch_off|deactivate|allow|permit|enable|activate|exception ~3 forwarding|forward|redirect ~4 <ex_staff>|gmail|hotmail|yahoo|proton*|external|outside|private_address|personal_address
    forward|forwarding|redirect ~6 not_allowed|not_permitted|isnt_allowed|is_blocked|refused|rejected|stops|stopped ~4 ?external|outside|private|policy address|adress|gmail|hotmail|mail
    forward|forwarding|redirect ~6 not_allowed|not_permitted|isnt_allowed|is_blocked|gets_blocked|was_blocked|refused|rejected
    <device> ?s <not_device>|contract|contracts|return|bracket|strap|tariff ?and ?cable ~4 *<is> ~1 left|forgotten|lost|missing|gone|behind|dropped|disappeared|vanished
    wifi|wi_fi|wlan|internet|network|sound|audio|outlook|teams|app|apps|icon|icons|vpn|profile|certificate|fonts|bluetooth|driver|licence|search|signature ~1 on|from|of|at ~2 <device> *<is> gone|lost|missing|disappeared|vanished
    backup|backups|snapshot report|reports|job|jobs|code|codes|mail|mails|log|logs|list|plan|entry|user|schedule|label|icon|notification|notifications
    user|users|intern|mail|email|guest|test|temp|trainee|student|leaver account|accounts *<is> empty
    <device> ~2 missing|gone|lost|disappeared|vanished|not_there ~1 in|from|on|within ~1 mdm|intune|directory|overview|console|portal|list|inventory|azure|entra|jamf|dashboard|apple_business|bluetooth|explorer|teams|device_list
    passkey|passkeys|token|tokens|app|apps|data|codes|settings|photos|bookmarks|favourites|fonts|certificate|mails|contacts|icons|profile|calendar|esim|wallet|signature ?is|are|all lost|gone|missing|disappeared|vanished ~1 with|after|since|on|from ~3 <device>
    sign_in|login|logins|log_in|sign_ins|logon|user|account|risky ~12 was|it_was me|myself !who|that|which
    bank|iban|account|payment|bank_account|bank_details|account_details ~9 please_verify|please_check|to_verify|verify_first|check_before|verify_before|check_first|before_we_pay|before_i_pay|before_paying|before_payment|is_that_real|is_it_real
    mail|email|letter|invoice|sms|text|message|number|link|call|fine|page|site|offer|order|bill|register|code|caller|parcel|shop|voucher|ticket , fraud $
    spoofed|fake|forged|faked|false ~1 sender|senders|from_address|sender_address ~4 our|my ~1 domain|name|address
    login|logins|password|passwords|pin|code|credentials unknown !ip|device|location|source|person|user|place|country|address|who|somebody|someone|origin
    send|sends|sent|sending ~1 ?my|our|the|all|each|every|one mail|mails|email|emails|message|messages|order|orders|confirmation|confirmations|invoice|invoices|newsletter ~1 twice|double|two_times|three_times|delayed
    i|we|she|he didnt|havent|hadnt|not|never|did_not|have_not ?have|been ?even sign_in|log_in|login|sign|signed|logged|log ?in|on ~1 all|for|since|the_whole ~2 winter|summer|autumn|spring|year|years|months|weeks|half|long|ages|leave|holidays|semester|term|season
    changed|reset|created|locked|deleted ~4 and|but|yes|sorry|ok it_was_me|that_was_me|it_was_i|i_did_it_myself !who|that
    types|typing|writes|writing|typed|prints|repeats|enters ~2 a|b|c|d|e|f|g|h|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|#|dots|dot|spaces|zeros|letter|letters|one_letter|same_letter|commas ~3 own|itself|themselves|alone
    <av> ~7 alert|alerts|alerting|warning|warns ~1 signatures|signature|outdated|out_of_date|licen*|offline|update_failed|not_updated|expired|expires|heartbeat|days_left
    <av> ~1 console|portal|dashboard|agent|client ~5 outdated|out_of_date|offline|expired|old|licen*
    kicks|kicked|blocks|blocked|locks|rejects|refuses|throws|lets|let ~1 me|us|him|her|them|my|our ~4 log_in|login|logging_in|sign_in|signing_in|connect|access|in ~1 from|while|when|in ~1 <place>
    cant|cannot|unable_to|not_able_to|impossible_to log_in|login|sign_in|connect ~1 from|while|when|in ~1 <place>
    button|buttons|keycap|lid|lens|hinge|knob|cover|sticker|strap|stylus|pen|handle|shortcut|icon|clip|sound|picture *<is> <gone>
    pickpocket|theft|burglar|tamper proof|safe|protection|resistant
    hacker|thief|burglar|spy|pirate|criminal|robber ~1 in_residence|conference|club|camp|novel|costume|mindset|game|games|movie
    <criminal> ~1 in ~3 <spare_time>|novel|movie|film
    thief|thieves|burglar|burglars ~1 in ~3 <spare_time>|novel|movie|film
    <ransomware>|malware|virus|phishing|spyware shield|guard|guardian|module|licence|license|folder|lesson|lessons|add_on|addon|feature|toggle|settings|rollback|canary
    flu|corona|stomach|cold ~1 virus
    fake news site|page|website|channel|portal|sites
    hijacked|taken_over|invaded ~1 by ~2 ads|adverts|birthdays|birthday|holidays|newsletters|newsletter|kids|children|cat|cats|reminders|bing|edge|spotify|marketing|my_team|updates|tourists|ants|bees
    never|didnt|not ~1 ordered|order|bought|book|booked ~1 this|that|these|those|it|them|any|such|the|a ~3 send_it|sent_it|return|send_back|back|refund|toner|parcel|chairs|magazine
    while|when|as im_in|i_am_in|i_was_in|in <place>
    while ~1 in|from <place>
    thought ~2 my|our|the|his|her ~1 <device> ~1 was|is|were|had_been stolen|lost|gone|missing|nicked ~1 it_was|but|its|it_is|turned_out|found|then
    need|needs|want|wants|like|ask|send|get|find|have someone|somebody to
    someone|somebody ~1 to|should|must ~1 ring|call|phone
    someone|somebody at|from|in ~2 office|team|desk|site|shop|reception please
    someone|somebody|colleague|user|employee|woman|man|person ~1 who|that ~1 starts|works|lives|joins|moves|travels|sits|is_based ~4 <place>
    password ~4 recently_used|used_before|already_used|used_recently
    contact_form|web_form|form|comments|comment|guestbook|forum ~5 sends|sending|full_of|get|gets|are|is ~1 spam
    show|shows|see|sees me|us|him|her ~1 posts|post|ads
    replacement|substitute|spare|compensation ~2 for ~2 stolen|lost|missing|broken <device>
    insurance|insurer|auditor|auditors|regulator ~1 asks|asked|wants|wanted|ask ~1 if|whether|to_know|how
    did|has|have someone|anyone|somebody|anybody|one ?else of|in|from|on|at my|our|the staff|team|people|employees|colleagues|office|company buy|bought|order|ordered|purchase|purchased ~3 gift_card|gift_cards|giftcards|giftcard|vouchers|voucher
    didnt|havent|hasnt|hadnt|not|never|dont|wont|nobody|without ?i|we|he|she|have|has ?been|yet|actually plugged|plug|plugging|inserted|insert|connected
    found ~3 usb|stick|usb_stick|memory_stick|flash_drive|drive ~1 in ?one_of my|our|his|her drawer|drawers|desk|bag|cupboard|house|coat
    my|our ~1 email|mail|e_mail|name|company|domain|address ~5 spelled|spelt|misspelled|misspelt|mistyped|typo
    camera|webcam ~2 turned|switched|shut off ~1 by ~1 administrator|admin|your|organisation|organization|host|default|me
    cookies|cookie|toolbar|toolbars|pup|pups|tracking_cookies removed|deleted|cleaned|found
    own folder|room|calendar|desk|mailbox|page|sheet
    each other|others
    mail|mails|email|emails|messages ~1 from|of ~1 my|our ~2 address|domain|mailbox|server ~2 go|goes|going|land|lands|end|bounce|are ~3 spam|junk|back|rejected|quarantine
    forward|forwarding ~1 to my ~1 private|own|personal|home
    iban|bank_details|bank_account|sort_code ~6 please ~1 update|adapt|correct|amend
    have_i been_pwned
    deleted|wiped|erased|cleaned|emptied ~1 his|her|their own|personal|private
    should|must|shall be open|visible|available|accessible|public|shared|readable
"""

OUTAGE = """
    scan*|print*|copies|copy|copied|copier|page|pages|comes_out|come_out ~3 everything|all|it_all ~2 black|off|out|blank|white
    drives|shares|folders ~3 gone|vanished|missing|disappeared|lost after|since ~1 restart|restarting|reboot|rebooting
    pos|epos|till|register|terminal ~2 down|stuck|frozen|dead|out on|at one|1|a_single ~1 till|terminal|register|lane|counter
    app|program|software stuck|frozen|hangs|crashes|freezes on ?only|just my|one|a ~1 handheld|scanner|tablet|phone|device|laptop|pc
    my ~1 work ?is|now stands_still|at_a_standstill|stopped
    rdp|ssh|log_in|connect|remote ~2 dev|test|my|a|one ~1 vm|box|sandbox
    reboot|restart|reset|rebooted|restarted|switch_off|patch|update ~5 <later>
    let|fired|sacked|leaves|leaving ~4 go|friday|today|us ~5 everything ~1 off|down
    everything|all ~1 off ~1 at|by|from|after|on ~1 #|five|six|four|three|noon|friday|monday|sunday|tonight|midnight
    test|staging|dev|development|sandbox|lab|demo|playground|trial ~1 server|box|vm|system|environment|machine|site|database ~4 down|off|dead|crashed|offline|gone
    down|off|dead|offline ~4 only_me|just_me|only_i|no_hurry|no_rush|nobody_uses
    terminal|waiter|old ~2 server|app ~2 slow|menu|in_the_corner|shows|away
    want|wants|wanted|prefer|prefers|like|likes|love|loves ~2 dark|black ~1 theme|mode|side|look|screen|skin
    dark|black ~1 mode|theme
    book|reserve ~1 small|big|meeting|conference|team|board ~1 room|rooms
    book|reserve ~2 room|rooms|desk|desks|parking|place|slot|car|trip|holiday|holidays|flight|flights|course !for_patients
    maintenance|shutdown|downtime ~2 on|next|planned|this ~1 sunday|saturday|weekend|monday|friday|tonight|tomorrow
    <server>|host|guest !, <of_a_server>
    <server>|host access|login|account ~1 for|of|from
    <business>|team|project !, <of_a_place>
    <part> *<is> <down>
    access database|db|runtime|file
    your|my|this|his|her|mac|macbook|scanner|copier ?computer|pc|laptop|mac|scanner|tablet ~1 cant|cannot|can_not|couldnt|doesnt ~2 connect|reach|find|see|get ~6 <server>
    at_home|home_office|from_home|in_the_hotel ~1 <cant> ~1 reach|connect|access|see|find ~3 <server>
    <server> ~1 isnt|is_not|not accessible ~2 you_may|permission|permissions|permisson
    wifi|wi_fi|wlan ~1 in|at|on ?the|our|my|this <business> *<is> ~1 <down>|out|off !for|across|throughout|everywhere|completely|again_for|and|so|on|,
    no|without ~1 network|internet|connection|signal ~1 at|on|in ?my|the|this|one|new desk|socket|pc|workplace|laptop
    guests|visitors|guest ~1 <cant> ~3 wifi|wi_fi|wlan
    access|rights|right|permission|permissions ~7 read_only|only_read|only_reading
    <nobody> ~3 can ~1 open|start|save|edit|use|log_in|login|sign_in|access|get_in|get_into|enter ?in|into|to|on ?the|that|this|our ?new|old template|form|recording|document|sheet|lobby|link|manual|video|chat|channel|survey|demo|archive|newsletter|presentation|slides|minutes|attachment
    <nobody> ~3 can ~1 open|start|save|edit|use|log_in|login|sign_in|access|get_in|get_into|enter ?in|into|to|on ?the|that|this|our old|demo|test|training|sandbox ~1 pc|computer|laptop|account|system|environment|machine|version|client
    phone|tablet|ipad|laptop|scanner|handheld|printer|handset|pc lost|loses|without network|internet|connection|wifi|signal
    to|i|please|you|we turn|switch off
    the|my|a|his|her|this|cordless|powerline|old phone|adapter|printer|tablet|laptop|scanner|handset|camera|pc|computer|screen|tv|access_point|socket|cable|display|monitor ~1 in|at|of|from ?the|our|my|a <business>
    my|one|this|his|her ~1 pc|laptop|computer|notebook|workstation|phone|till|desktop|machine ~1 no|lost|loses|without ~1 network|internet|system|server|drives|login
    # people|persons|staff|employees|colleagues|users gone !home|offline|off|down|dark|from
    <process> *<is> stop|stops|stopped|stuck|hangs|fails|failed|refused|blocked|frozen
    handset|headset|battery|device|toner|drum|phone|laptop|keyboard|mouse|screen|monitor|display|hardware|disk|tablet|printer|scanner|currency|firewall|router|data|language|student !, exchange
    exchange ~1 of|for ~2 <part>|phone|laptop|tablet|printer|scanner|device|devices|router|firewall
    recipient|recipients|receiving|receiver|destination|partner|partners|senders|remote_mail ?s mail|smtp|e_mail|exchange server|servers|host|hosts
    recipient|recipients|receiving|receiver|destination|partner|partners|senders ?s server|servers|host|hosts
    jump|bastion host|hosts|server|box
    folder|subfolder|file|document|link|shortcut|path|template ~1 on|at ~1 <server>
    for|of ?a|an|the|our|every|each|one <business> ~1 without|no
    <staff> ~1 <cant> ~6 from_home|from_abroad|home_office|from_the_hotel
    <staff>|<person> ?has|have|is|are|who long|already|meanwhile|since gone|left !home|offline|off|down|dark
    alarm|alarms|alert|alerts <alarm_text>
    alarm|alarms|alert|alerts ~3 that|about|because|saying|for
    book|books|post|posts|booking|posting ~1 into|to|in ~2 old|last|previous|closed|next|new|prior ~1 year|period|month|quarter
    gets|get|got|receive|receives|received|see|sees|read|reads|open|opens|answer|answers|find|finds|hear|hears ~1 my|his|her ~1 mail|mails|email|emails|message|messages|invite|invites|invitation|invitations|calendar|screen|slides|picture|video|voice|status
    host|hosts|organiser|organizer|presenter|moderator|zoom|teams|webex|webinar|lobby|meeting ~4 cannot|cant|can_not|unable|wont|doesnt ~3 admit|let|release|serve
    printer|copier|scanner|plotter|screen|tv|camera|kiosk|phone|tablet|label_printer|handset ~1 in|at|of|on|from ~3 <business>|ward|wards|control_room|call_centre|call_center|helpline|dispatch|hall ~1 says|shows|is|has|reports|goes|went ~1 offline|down|dead|stuck|dark|out|stopped|idle
    backup|backups|sync|job|jobs|scan|export|import|report ~1 # ~1 sites|machines|pcs|servers|mailboxes|users|vms|hosts failed|failing|missed|skipped
    everything|all ~1 of|for ~1 his|hers|him|her|mine
    offline copy|copies|mode|file|files|backup|backups|version|map|maps|use|access|address_book
    paper|toner|ink|prints|printouts|labels out
"""
