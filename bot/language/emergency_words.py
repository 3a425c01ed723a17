"""The hand-kept lexicon of emergencies, in the notation of bot.language.phrases: what pages a person, and what must not."""

from __future__ import annotations

GROUPS: dict[str, str] = {
    "is": r"is are was were has have been got gets just now all its s iz seems seem_to_be appears_to_be went goes keeps being still "
    "completely totally also suddenly both again fully entirely both_of_them im ive weve ist currently",
    "my": r"my our the a an his her their this that some your these those \w+s",
    "server": "servers? severs? servr srever serveur esxi hyper_?v hypervisor vm_host domain_controller nas "
    "file_server mail_server exchange_server sql_server sql_service sql database (?:production_|azure_|our_)?vms? virtual_machines? "
    r"(?:rds_|citrix_)farm esxi_host host_server hyper_v_host dc\d+ vm_with_\w+ azure_vm",
    "down": r"down dwon donw dead offline crashed crashing gone died unreachable unresponsive frozen hung kaput toast rebooting "
    r"off out stuck hangs hanging not_(?:workin|working|responding|starting|booting|answering|reacting|connecting|loading|coming_up) no_work not_reachable not_online not_available cannot_be_reached cant_be_reached (?:isnt|arent)_(?:working|responding|starting|booting|answering|reacting|up|coming_back|reachable) "
    "(?:wont|doesnt|will_not|does_not|refuses_to)_(?:boot|start|come|turn|power|respond|answer|react|work) blue_?screen(?:ed|ing)? failed "
    "stopped lost_power no_power shut_(?:itself_)?down shutdown powered_off turned_(?:itself_)?off overheat(?:ed|ing) beeping",
    "everyone": r"everyone everybody evryone every_one (?:whole|entire)_(?:company|office|team|business|building|site|clinic|practice|firm|branch|plant|"
    r"warehouse|floor|department|store|organi[sz]ation|school|shop) all_of_us all_(?:the_|our_)?(?:staff|users|employees|people|sites|locations|offices|stores|"
    r"branches) every_(?:department|desk|room|team|till|branch|machine) company_?wide office_?wide every_(?:user|employee|site|location|office|store) we_all us_all",
    "nobody": r"nobody nobdy no_one noone none_of_us none_of_the_(?:staff|users) no_users? not_a_single_(?:person|user)",
    "systems": r"(?:all_(?:of_)?|every_(?:single_)?|entire_|whole_|none_of_)(?:the_|our_)?(?:systems?|computers?|pcs?|machines?|servers?|workstations?|screens|"
    "phones|tills|network|terminals) everything evrything every_?thing",
    "line": r"(?:shared|network|all)_drives? internet network netwrok wifi wi_fi connection phones? phone_(?:system|lines?) e?_?mails? exchange power vpn erp pos crm emr ehr systems? "
    r"accounting_(?:system|software) database software program quickbooks sage sap app application teams office_365 o365 citrix rds",
    "device": r"laptops? labtop lap_top lapto notebook telephone phone cell(?:_?phone)? mobile(?:_phone)? iphone ipad tablet macbook(?:_\w+)? computer pc usb_(?:stick|key|drive) memory_stick "
    r"hard_drive surface chromebook (?:work|laptop)_bag backpack thinkpad android",
    "owner": r"my our the a his her their this company work office business corporate boss(?:es)? new personal ceos? managers? \w+s",
    "criminal": r"scam+ers? hackers? strangers? fraudsters? criminals? phish(?:er|ers|ing)?(?:_\w+)? (?:fake|bogus|scam|fraudulent|spoofed)(?:_\w+)? crooks? "
    r"someone_(?:who|claiming|pretending) some_guy caller (?:guy|man|woman|person)_on_the_phone (?:microsoft|apple|windows|bank)_(?:guy|caller|rep|support|tech\w*)"
    r" wrong_(?:person|site) \w*_not_really_microsoft",
    "secret": "passwords? pasword passwrod paswords? pw pwd credentials creds login(?:_details|_info|_credentials)? logins username mfa_code code "
    "bank_details card_number details",
    "account": r"(?:accounts?|acc?ou?nts?|acct|mailbox|inbox|e?_?mails?|website|web_site|network|systems?|computers?|pcs?|laptops?|phones?|servers?|facebook|"
    r"instagram|linkedin|twitter|outlook|office_365|o365|m365|gmail|domain|bank|machine|router|firewall|wordpress|webpage|company)",
    "hacked": r"hac?ked hakced hackd hackked breached compromi[sz]ed comprimised comprom[ie]sed taken_over hijacked infiltrated pwned broken_into",
    "someone": r"some_?one some_?body somone (?:a_)?hackers? (?:a_)?strangers? attackers? they thieves? burglars? intruders? scammers? the_scammer an_attacker "
    "he she the_guy some_guy the_caller",
    "person": r"some_?one some_?body somone colleague co_?worker coworker employee staff_member technician customer patient visitor guy man woman lady "
    r"person he she receptionist manager boss driver worker mike john",
    "mfa": r"mfa 2fa authenticator approv\w+ sign_?ins? log_?ins? duo verification authentication two_factor okta push microsoft_approval",
    "prompts": r"prompts? requests? notifications? push(?:es)? codes? pop_?ups? approvals? texts? alerts? messages sms",
    "ransomware": r"rans[aou][mn]e?_?w[aeo]+r+e? cryptolocker lockbit wannacry",
    "encrypted": r"en?cr[iy]p(?:t)?ed encripted encyrpted encryped encryted scrambled renamed",
    "files": r"files? flies documents? docs folders? everything data drives? shares? server servers desktop pictures computers? stuff spreadsheets pdfs "
    "photos pc network",
    "gear": r"servers? rack ups battery outlet sockets? plug switch cabinet pc computer laptop monitor charger dock(?:ing_station)? printer copier cables? "
    r"power_\w+ router (?:server|sever)_?room phone panel breaker closet desk machine building office kitchen room adapter adaptor tower case fan vent it here "
    r"basement ceiling lobby warehouse wall tv projector back under tablet",
    "room": r"(?:server|sever|comms|network|data|it|electrical|servr)_?(?:room|closet|rack|cabinet|cent(?:er|re)|panel|cupboard) rack servers? ups",
    "bad_software": r"virus(?:es)? malware trojan spyware keylogger worm backdoor adware",
    "never": r"didnt did_not never havent have_not dont do_not wasnt was_not am_not im_not isnt is_not not",
}

DANGER: tuple[str, ...] = (
    """
    there_is|theres|there_s|we_have|weve_got|we_got|is_a|started_a ?a|an ?small|real|big|actual|electrical fire|fier
    on|caught|catching|catches|set_on fire|fier
    fire|fier|flames? in|at|on|near|from|coming|under|behind|inside ?the|our|my|a ~2 <gear>
    fire|smoke alarms?|detectors? *<is> going_off|ringing|went_off|gone_off|blaring|sounding|started
    is|are|was|started|starts|starting_to|its|still|something burning|burn !through|cds?|dvds?|disc|discs|a|the
    in flames
    flames coming|shooting|everywhere
    smoke|smoky|smokey smell|odou?r
    smoke|smok|fumes *<is>|started coming|pouring|rising|billowing|out|from|in|inside|everywhere|filling
    see|seeing|saw|smell|smelling|smells?_of|smells_like|smells|theres|there_is|lots_of|full_of|emitting|producing ?a|some|lot_of|like|bit_of smoke|smok|fumes
    <gear> *<is>|started|starting_to|starts|keeps smoking|smokin|sparking|sparked|sparks|spark|melting|melted|exploded|blew_up|sizzling|smoke !up
    sparks?|arcing *are|is|were coming|flying|came|flew|from|out_of|shooting
    burn(?:ing|t|ed)? ?plastic|rubber|electrical|electronics?|wires?|wiring|cable smell|odou?r|stink|stench
    smells?|smelled|smelling|stinks ~2 ?of|like ?something burn(?:ing|t|ed)?|hot_plastic|melting
    electric(?:al)?_shocks?|elect[ro]+cuted|electricuted
    got|get|getting|had ?a ?bad|nasty|big|mild|static zapped|shocked|shock|shocks|zap from|by|when|touching|off|plugging
    gave|gives|giving|gives_off me|him|her|someone|us|people ?a|an ?nasty|bad|small|big|little shocks?|zap
    shocked|zapped|electrocuted me|him|her|someone|us
    <person> ~3 collapsed|collapsing|unconscious|passed_out|not_breathing|isnt_breathing|bleeding|injured|fainted|hurt|stabbed|choking
    <person> ~3 having|had|has|hit ?his|her|a|an heart_attack|stroke|seizure|stopped_breathing|head
    <person> ~2 fell|fallen off|from|down ?the|a ladder|stairs|roof
    <person> ~2 trapped in|inside|under|by
    call|need|send|get|calling|called ?an|a|the ambulance|paramedics?|fire_department|fire_brigade|fire_service|911|999|fire_dept
    medical_emergency|not_breathing|bomb|active_shooter ?threat|here|now
    death_threats?|bomb_threats?|heart_attack
    threatening|threatened|threatens|threatening_to|threatened_to me|us|him|her|kill|hurt|harm|shoot|blow|come|attack|bomb|staff|our|the|someone|employees|colleague|my|people
    going_to|wants?_to|wanted_to|trying_to|about_to|want_to|gonna|will|would|hed|shed kill|hurt|harm|shoot|stab me|myself|himself|herself|themselves|us|someone|him|her|people|everyone|staff|my_self
    suicide|suicidal|kill_myself|end_my_life|kill_himself|kill_herself
    with|has|have ?a|an gun|knife|weapon
    gas_leak|leaking_gas|carbon_monoxide
    smell|smells|smelling ?of|like|strongly_of ?natural gas
    water|wter|rain|pipe|pipes|coolant|ac|ceiling|roof ~5 leaking|leak|leaks|dripping|drips|pouring|flooding|coming|running|all_over|spraying|burst|spilled|spilt|into|onto|on|in|over ~4 <room>
    <room> *<is> ~2 flooded|flooding|wet|under_water|underwater|soaked|full_of_water|dripping
    flood|flooded|flooding|leak|leaking|standing_water|puddle|water|burst_pipe in|into|onto|inside|above|near|over|under|by|next_to ?the|our <room>
    spilled|spilt|spilling ~3 on|over|into|onto ?the|our|a|my <room>
    coffee|water|juice|soda|liquid spilled|spilt|spilling|pouring|poured ~4 <room>
    battery|batteries|lithium|phone|laptop|iphone|ups ~3 exploded|exploding|hissing|venting|on_fire
    """,
)

SECURITY: tuple[str, ...] = (
    """
    <ransomware>
    ransome?|ranson note|message|demand|screen|letter|page|notice|txt|text|file
    demands?|demanding|asking|asks?|wants?|wanting|pay|send ~5 ransome?|bitcoins?|btc|crypto(?:currency)?
    bitcoins?|btc ~6 unlock|decrypt|recover|files
    decrypt_(?:your|my|our)|locked_your_files|your_files_are|your_files_have|decryption_key
    <files> ~4 is|are|was|were|been|got|gets|getting|now|suddenly|just|has|have|being|all ?all|been|got|suddenly|just <encrypted> !by_default|with_bitlocker|for|it|them|to|as|so|in_transit|at_rest|the|with_a_password
    <files> ~5 extension|ending|ends_in|ends_with|end_in|end_with|renamed_to ~2 ?\\. locked|encrypted|crypt\\w*|lockbit|enc|crypted|lock
    all|every|my|our|each ~1 files?|icons|documents? ~5 have|has|got|with ?now ?a|an|the|some ?very weird|strange|odd|random|funny extensions?|names?|endings?
    <account> ~1 *<is>|may|might|maybe|probably|be <hacked>
    been|got|was|were|getting|being|am|im|were|we_are|is|might_be|i_am|i_think_im|has_been ?just|totally|probably|badly <hacked>
    <someone> *has|have|just|may|is|probably|might <hacked> my|our|the|into|us|me
    hac?ked|hackd|hakced !by_our|for
    <bad_software> ~2 on|in|into <my>|a|reception|front|every|two|three ~2 pc|computer|computers|laptop|server|machine|machines|pcs|network
    <bad_software> got on|in|into
    data_leak|data_breach|security_breach|privacy_breach
    is|was that|this a breach
    sent|emailed|mailed|went|shared ~6 patient|client|customer|personal|confidential|salary|payroll ~6 wrong person|address|people|email|client|customer
    patient|client|customer|personal|confidential ~4 went|sent|emailed ~3 wrong person|address|people|email|client|customer
    no_longer_works_here|doesnt_work_here|left_the_company ~3 still ~2 access|gets|logs|log|get|in|into|logging|reads|read|logged
    unknown|strange|new|unauthori[sz]ed|rogue ~1 admin|administrator|user accounts?|user ~5 nobody|appeared|no_one|didnt|none_of_us
    have|has|stole|stolen|got our|my data|files ~4 publish|leak|release|sell
    something|someone|it|a_program is encrypting|renaming|deleting ?all|the|our|my files|file|shared|everything|documents|folders
    <files> ~2 changing|change|renaming|rename names|extension|themselves|by_themselves
    note|text_file|txt ~4 in each|every folder
    demanding|demands|demand ~2 money|payment
    page|screen|wallpaper ~3 skull|countdown
    skimmer|skimming|tampered_with
    camera|webcam ~5 by_itself|on_its_own|itself
    someone|somebody changed ~3 bank|payee|payroll|payment|direct_deposit
    forwarding|forwarded|forwards ~3 unknown|strange|foreign address|account|email
    break_?in|broken_into|burglary|robbed|robbery_of|burgled
    man|guy|somebody|someone|stranger *is|was|has in|inside|moving|controlling|clicking my|our computer|pc|mouse|laptop|screen
    let|allowed someone|him|her|them|a_man|guy|stranger|somebody ~3 on|onto|into|in|connect|control my|our|the pc|computer|laptop|machine|mac
    session|teamviewer|anydesk ~3 by_itself|on_its_own|itself
    pressed|tapped|clicked|hit|said|approved|accepted|chose approve|yes|accept|allow ~8 wasnt|didnt|isnt|not ~1 mine|me|start|ask|request|expect
    pressed|tapped|clicked|hit|said|approved yes|accept|allow ~3 make_it_stop|make_them_stop
    codes? ~5 i|me <never> ask|request|order|start
    <mfa> ~3 <prompts> ~6 , ?and|but|it|i|this|that wasnt|didnt|isnt ~1 me|mine|ask|request|start|do
    outbox|computer|pc|laptop|account|email|mailbox|outlook ?keeps|is sends|sending|sent ~3 spam|hundreds|thousands ~4 itself|contacts|everyone|everybody|out
    rules? ~5 i|nobody|we|he|she <never> ?make|create|set|add
    paid ~3 fake|faked|forged|fraudulent|bogus invoice|bill|account|email
    paid|wired|sent ~4 wrong_bank_account|wrong_account ~4 fake\\w*|scam|fraud|hacked|faked|spoofed
    bought ~3 gift_?cards? ~2 and|then sent|gave|emailed
    went|redirected|diverted|sent to ?a|the <criminal>
    threats? found|detected
    crowdstrike|defender|sentinel_?one|sophos|huntress quarantined|isolated
    laptop|laptops|ipad|tablet|macbook|notebook|lapto gone|nicked|missing !from|in
    readme_?decrypt|how_to_decrypt|decrypt_instructions|readmedecrypt
    hackers?|attackers?|intruder ~2 got|in|has|have|took|inside|on|is|are
    hack|breach|data_breach|security_breach|cyber_?attack|attack happening|in_progress|right_now|going_on|on_our|on_my|detected
    were|we_are under|being ?cyber attack(?:ed)?
    we have|had|have_had|think_we_have ?a|an data_breach|security_breach|cyber_?attack|breach
    <someone> *is|has|have|keeps|else|was|just|been sending|sent|sends|sendin|writing|emailing|replying|spamming|send ~4 from|using|as|through my|our|me|his|her|the_ceos?|\\w+s
    e?_?mails?|messages?|spam|invoices|stuff|mails? ~4 ?sent|going_out|sending|went_out|go_out|going|coming ~2 from|as my|our|his|her|me ~4 i|we|he|she|that_i <never> ?write|send|sent|wrote
    my|our|his|her ~1 account|mailbox|email|outlook|mail|e_mail|gmail *is|was|has_been|keeps|started|just|been sending|sent|emailing|spamming|sends ~4 spam|phish\\w*|scam\\w*|junk|viruses|weird|strange|bad|contacts|everyone|clients|customers|links
    i|we <never> send|sent|write|wrote|sending those|these|them|any
    logged|login|logins|signed|sign_?ins?|signing|logging|log_in|log_ins ~4 from|in ?a|an russia|china|nigeria|romania|unknown|strange|foreign|another|different|iran|brazil|ukraine|india|vietnam ?country|location|place|city !vpn
    <someone> ?else *has|is|was|have|just logged|logging|signed|signing|got|gotten|getting|broke|broken in_?to|in_to|in_on|into|in ?with my|our|the ~1 account|e?_?mail|mailbox|bank|network|system|computer|server|outlook|office_365|o365|facebook
    <someone> *has|have|just stole|stolen|stoled|took|taken|nicked|swiped|snatched|grabbed|pinched|ran_off_with <my> ?company|work|new|office <device>
    <device> ?just stolen|stollen|stoln|stoled|nicked|swiped|snatched out_of|from|last|yesterday|today|at|on|in|by
    <device> ~4 was|is|been|got|has|were|gets|just stolen|stollen|stoln|stoled|nicked|swiped|snatched|pinched
    had|have <owner> ?work|company <device> stolen|stollen|nicked|snatched|swiped
    stolen|stollen|stoln|missing ?company|work|my|our|office|business <device> !charger|cable|icon|settings|connection|signal|contacts|driver|sound|policy|case|line|number|apps?|pen|keyboard|cover|adapter|from|the|option
    lost|misplaced ?company|work|my|our|his|her|the|their|a|office|business|corporate ?company|work|business|office <device> !charger|cable|connection|signal|contacts|icon|settings|sound|policy|charging|case|number|line|password|bill|apps?|pen|keyboard|cover|adapter|audio|service|access|license|licence|internet|wifi|backup|coverage|access
    left|forgot|left_behind <owner> ?company|work|business|office <device> !charger|cable|case|bag|mouse ~4 on|in|at ?the|a|an train|bus|taxi|uber|cab|plane|airport|restaurant|bar|hotel|subway|cafe|coffee|park|metro|lyft|flight
    <device> is|has|was|went|isnt *gone|been lost|missing|gone_missing|disappeared !connection|signal|the|its|from|all|sound|a|contacts|my
    someone|somebody|burglars?|thieves broke_into|broken_into my|our|the ?car|office|house|van|building
    gave|given|give|told|shared|sent|typed|handed|entered|giving ~6 <secret> ~5 to|on|in|into|at|with ?a|an|the|some|that|this <criminal>
    gave|given|told|sent|let|allowed|granted ?a|an|the|some|that|this <criminal> ~4 <secret>|access|remote|in|into|onto|control|connect
    <criminal> *has|have|now|got|took|knows? my|our|control|remote|access|into|in_my
    entered|typed|put|gave|filled ~4 <secret> ~6 phish\\w*|fake|scam\\w*|fraud\\w*|suspicious|bogus|not_real|wasnt_real|sketchy|dodgy|shady
    clicked|opened ~6 and|then|n|, ?then|i|and ~2 entered|typed|gave|put|put_in|logged|filled|signed ~3 <secret>|in
    fell_for ?a|the ~2 scam|phish\\w*|fake|spoof
    unexpected|random|unsolicited|unrequested|constant|nonstop|non_stop|strange|unknown|endless|weird|repeated|phantom <mfa> ~1 <prompts>
    <mfa> ~3 <prompts> ~5 i|me <never>
    <mfa> ~3 <prompts> ~4 not_me|without_me|nobody_started|by_itself|on_its_own|on_their_own|wasnt_me|isnt_me|im_not|i_am_not|out_of_nowhere
    keeps?|getting|receiving|bombarded|spammed|flooded|hundreds_of|dozens_of|tons_of|blowing_up|buzzing ~5 approve|mfa|2fa|authenticator|sign_?in|signin|duo|login|two_factor|approval|log_in|logon ?sign_in|login|log_in|approval|app|approve <prompts> !fail\\w*|not
    authenticator|mfa|duo|2fa|phone ~4 asking|asks|wants ~3 approve|accept|confirm ~5 <never>
    approved|accepted|hit_yes|pressed_yes|clicked_approve ~5 mfa|sign_in|login|push|prompt|request|authenticator ~4 wasnt_mine|wasnt_me|i_didnt|didnt|did_not|not_mine|mistake|accident
    wired|wire|transferred|sent|paid|wiring ~6 money|funds|invoice|payment|dollars|\\d+k?|bucks|thousand|grand|it ~8 scam\\w*|fraud\\w*|fake|hackers?|wrong_account|not_really|wasnt_really|wasnt_them|isnt_theirs|wasnt_him|wasnt_her|not_theirs|spoofed|fraudster
    wire|ceo|payment|invoice fraud|scam
    wire_transfer|bank_transfer fraud|scam|went
    paid|wired|sent ~4 to a|the|some scammers?|fraudsters?|fake|fraudulent
    changed|swapped|replaced ~3 bank|banking|account|payment details|account|info ~6 we|already|and paid|wired
    gift_?cards? ~6 scam\\w*|fake|wasnt|not_really|ceo|boss|manager
    pop_?ups?|screen|message|voice|page|window|warning ~6 call|calling|dial|phone microsoft|apple|this|a|the|number|support|1|toll|windows|tech
    virus|malware|trojan|spyware|infected|hacked|microsoft|windows|security|defender ?security|virus|support|defender pop_?ups?|warnings?|alerts?|screen|message ~8 call|phone_number|wont_close|wont_go_away|locked|number|cant_close|took_over|remote|full_?screen|hacked
    mouse|cursor|pointer|curser ~3 moving|moves|move|clicking|typing|going ~3 itself|its_own|it_self|without_me|alone ~6 ,?|and|opening|clicking|typing ~4 open\\w*|typ\\w+|click\\w*|bank|files?|remote\\w*|someone|control\\w*
    <someone> *is|has|have|else|just|was remotely?|remoted|controll?ing|taking_control|taken_control|took_control|took_over|remoting|in_control|taken_over ~3 my|our|the ~1 computer|pc|laptop|screen|mouse|desktop|machine|mac|server|account
    let|allowed|gave|download(?:ed)?|installed ~4 remote|remotely|control|anydesk|teamviewer|connect|log|access ~12 scam\\w*|fake|turned_out|wasnt|dont_know|weird|strangers?|suspicious|microsoft_called|not_really|fraud\\w*
    microsoft|apple|windows|bank called|phoned|rang ~8 remote|remoted|anydesk|teamviewer|access|control|let_them|logged_in
    computer|pc|laptop|machine|servers?|system|network|workstation|mac|we|i ~1 *<is>|have|has|got|seems|gets|be infected|infeced|a_virus|virus|malware|viruses|a_trojan|spyware|a_worm|some_virus !scan\\w*|protection|software
    <bad_software> ?was|has_been|is|just|been detected|found|spreading|on_my|on_our|on_the|took_over|infect\\w+|running|all_over|in_our|in_my
    antivirus|defender|sentinel_?one|crowdstrike|edr|sophos|anti_virus|norton|mcafee|bitdefender ~3 found|detected|caught|says|blocked|alert\\w*|flagged ~4 trojan|ransom\\w*|threats?|malware|virus(?:es)?|infect\\w+|severe
    ex|former|fired|disgruntled|terminated employee|staff|worker|it_guy|admin|colleague ~4 deleting|deleted|deletes|logging|logged|stealing|stole|downloading|downloaded|accessing|in_our|still_in
    customer|client|patient|employee|personal|confidential|company|our data|records|information|files|info|list ~3 leaked|stolen|exposed|dark_web|published|breached
    sim|number ?card|was|got|has_been|been swapped|swap|hijacked|cloned|ported
    forwarding|inbox|mailbox|outlook|email rules? ~3 i|we|he|she|nobody|that_i <never>|created
    password|recovery_email|recovery_phone *was|got|has|been changed ~2 by_someone|by_a_hacker|without_me|and_i_didnt|but_i_didnt|not_by_me|and_it_wasnt_me
    """,
)

OUTAGE: tuple[str, ...] = (
    """
    <server> *<is> <down> !to|payment|the_hall|of_date|of_office|printing|accepting|site|limits|on_the_(?:login|backup)
    <server> at|in|on|behind|with|under ~3 <down>
    <server> ~3 blue_?screen\\w*|no_bootable|bsod|amber|orange_light|red_light|shows_a_black
    <server> ~9 isnt_back|is_not_back|not_back|hasnt_come_back|has_not_come_back|not_come_back
    rack|server_rack *<is> lost_power|no_power|off|dead|beeping
    unplugged|switched_off|turned_off|powered_off|pulled|tripped|pressed ~4 server|servers|rack
    please|can_someone|who_can|need_someone_to|can_you restart|reboot the|our server !folder|tonight|tomorrow
    no|currently_no logon|domain servers?
    ac|aircon|air_con\\w*|cooling|conditioning ~3 <room> ~2 failed|broke|broken|off|stopped|out|dead
    everybodys|everyones ~2 froze|frozen|down|offline|dead|crashed
    people|staff|users|customers cant|cannot|can_not work|log_in|authenticate|connect|sign_in|check_in !from|with
    <server> ~5 not_coming_back|wont_come_back|didnt_come_back|never_came_back|isnt_coming_back|not_coming_back
    lost ?contact|connection ?with|to ?both|all|any ?of ?the|our|main <server> !folder|drive|share|name|address|certificate|settings|connection
    <server> ?room|closet|rack|cabinet *<is>|making|a|too ~1 alarm|alarms|beeping|too_hot|very_hot|boiling|overheating|no_power|lost_power|dark|clicking|grinding|out_of_(?:disk|space|memory)|full|hot|screaming|\\d+_degrees|melting
    alarms?|beeping|siren ~2 in|from|inside ?the|our <server> ?room|closet|rack|cabinet
    cant|cannot|can_not|unable_to ?even reach|connect_to|see|access|ping|get_to|get_onto|contact ?both|all|any|either|of ?the|our|any|main <server> !folder|drive|share|name|address|certificate|settings|smb|from_home|at_home|from_my|on_my|with_vpn|over|via|through
    <systems> *<is> <down>|stopped !for_me|on_my|in_word|in_excel|in_outlook|missing
    <line> *<is> <down>|stopped|unavailable|broken|frozen ~2 ?for|across|in|at|throughout|on|to ?the|our|the_whole|like <everyone>
    <line> *<is> <down> ?,|and|. ~3 <nobody> ~1 can|is_able|could
    <everyone> ~2 *<is> down|dwon|offline|at_a_stand_?still|at_a_halt|stuck|dead_in_the_water|dead|dark|unable_to_work|without_(?:internet|power|network|email|phones|access)|no_(?:internet|network|power|phones|email|connection|access)|kicked_(?:out|off)|locked_out|frozen|lost_(?:internet|power|network|connection|access)
    <everyone> lost ?the|our internet|power|network|connection|access
    <everyone> ~4 cant|cannot|can_not|cnat|couldnt|unable_to|not_able_to ?even work|log_?in|log_?on|sign_?in|connect|access|open_(?:any|the|our)|do_anything|get_(?:in|on|into|online|to)|reach
    <nobody> ~5 can|cna|is_able_to|could|able_to ?even|do work|wrok|log_?in|log_?on|sign_?in|connect|access|open|do_anything|anything|get_(?:in|into|online|to_the|any_work|on_the)|use_(?:the|our)|reach|take_payments !a_file|this_file|the_attachment|my_\\w+|the_file|the_pdf
    <nobody> ~4 has|have|gets|getting|got|can_get ?any|an internet|network|power|phones|connection|access !to_my|to_this
    no internet|network|power|phones|phone_service|connection|email|systems? ~3 for|across|in|at|throughout|to|anywhere_in ?the|our|the_whole <everyone>|building|office|clinic|site|plant|warehouse|store|practice|school
    no internet|network|power|phones|connection company_?wide|office_?wide|anywhere
    <line> outage|failure ?at|in|for|across ?the|our|all <everyone>|site|office|building|clinic|sites|locations
    power|electricity *<is> out|down|off|gone ~4 servers?|office|building|site|clinic|rack|everything|everyone
    power_(?:outage|cut|failure)|blackout ~6 servers?|office|building|site|whole|clinic|rack|ups|everything
    office|building|clinic|site|plant|warehouse|store ?has|just|is|had|have lost|without|no|no_longer_has power|electricity|internet|network|phones
    lost power|internet|network ~2 in|at|to|across ?the|our|all ?whole|entire|main office|building|clinic|site|warehouse|server|servers|store|location
    production ?line|system|floor *<is> down|stopped|halted|at_a_standstill
    complete|total|major|full|company_?wide|site_?wide|office_?wide|system_?wide|widespread ~1 outage|blackout
    were|we_are|office_is|company_is|business_is|clinic_is|store_is completely|totally|all|entirely|fully down|offline|dead|out|blind
    raid|array|storage|san|datastore|cluster|virtual_machines|vms ~1 *<is> failed|failure|degraded|crashed|offline|down|lost|corrupt\\w*
    all|both ?of ?the|our phones|lines|phone_lines *<is> down|dead|out|offline|not_working|silent !for_me
    phone_system|phone_lines *<is> down|dead|out|offline !for_me|on_my
    """,
)

# Phrases that hold an alarming word and mean something else; they are taken out before anything is looked for.
HARMLESS: tuple[str, ...] = (
    """
    fired?|fires|firing up|off
    fire wall|fox|base|sticks?|works?|fly|wire|tv|tablet|hd|drills?|doors?|exits?|marshal|safety|sale|extinguishers?|escape|inspection|pit|side|plan|policy|wardens?|evacuation|code
    firewalls?|firefox|firebase|fireworks?|firestick|firewire|fired|firefight\\w*|campfire|wildfires?|bonfire|ceasefire
    amazon|kindle|under|rapid|sure|open fire
    fire_alarm|smoke_alarm test\\w*|panel|line|inspection|company|install\\w*|upgrade|is_being_tested|contractor|system
    shut|turn|switch|turned|switching everything off|out
    slow|slows|slowing|slowed|shut|write|wrote everything down
    sla|deadline|contract|limit|threshold|target|terms *<is> breach|breached
    connection_to ?the|our server ?has failed|refused
    vpn ~3 server
    fighting|fight|putting_out fires?
    test\\w* ~3 fire|smoke alarms?|detectors?
    sales|team|deals|roll|youre|you_are|project|playlist|keyboard_is ~2 on_fire
    burn|burning|burned|burnt question|need|through|rate|out|cds?|dvds?|disc|discs|a_(?:cd|dvd|disc|disk)|the_(?:cd|dvd|disc|iso|midnight)|in|calories
    smoke|smoking tests?|testing|tested|breaks?|signals?|screen|free|areas?|policy|gun|and_mirrors|shelter
    sticker|price|bill|culture shock
    i_was|im|was|were|we_were|kind_of|am shocked by|at|to|how|that|when_i_saw
    shock_?proof|shockwave
    hurts?|hurting my|our|the|sales|productivity|business
    life|growth|time|quick|travel|excel|keyboard|productivity|clever|little|neat|cool hacks?
    hack|hacked|hacking ?it|this|something|that|a|some ?script|spreadsheet|macro|fix|solution together|up|around|my_way|a_way|away|day
    hackathons?|hacky|ethical_hack\\w*|hacker_news
    kill|killed|killing|kills ?the|that|a|this|my|off|all ?excel|outlook|word|teams|chrome|stuck|hung|old|frozen|print process\\w*|tasks?|program|app|sessions?|jobs?|service|tabs?|browser|battery|time|window|mood|vibe|connection|excel|outlook|word|teams|chrome|it|spooler
    taskkill|task_kill|killing_me|kill_me_now|kill_for_a|killer
    virus|malware|antivirus|anti_virus|security|threat|spyware scan\\w*|definitions?|protection|software|updates?|database|subscription|licen[cs]e\\w*|policy|check|agent|awareness
    corona|flu|stomach|norwalk virus\\w*
    has|have|had|caught|got ?a|the stomach|flu virus|bug
    antivirus|anti_virus licen[cs]es?|subscription|software|expired|renewal|is_up_to_date|update
    <ransomware>|phishing|malware|cyber|security|fraud|breach|hacking|scam|hacker|virus|ransom ?attack|email|awareness|response|incident training|trainings?|policy|policies|insurance|webinar|course|protection|awareness|article|news|presentation|quiz|simulation|tests?|assessment|audit|workshop|drills?|tabletop|plan|readiness|defen[cs]e|prevention|coverage|newsletter|checklist|session|certificate|playbook|tips|posters?|videos?|module|coaching|exercise|add_?on|services?|products?|vendor|solutions?|rider|clause|questionnaire|podcast|documentary|movie
    encrypted|encrypt|encrypting|encryption ?an|my|our|the|a|this ?outgoing e?_?mails?|messages?|pdfs?|attachments?|connection|zip|usb|drives?|disks?|chat|backups?|passwords?|option|folder|file|laptop|laptops
    send|open|opening|sending|read ?an|the|a encrypted
    how_(?:do|can|to)|want_to|need_to|should|can_you|please|to ~2 encrypt
    course_on|article_on|article_about|news_about|webinar_on|webinar_about|movie_about|read_about|reading_about|heard_about|protect\\w*_(?:us_|me_)?(?:from|against)|prevent\\w*|insurance_against|insurance_for|defend_against|safe_from|talk_about|talk_on|questions?_about|presentation_on|document_on|policy_on|training_on|training_about|story_about|podcast_about|survey_about ?a|an|the <ransomware>|hackers?|malware|virus(?:es)?|data_breach(?:es)?|wire_fraud|ceo_fraud|account_takeover|stolen|lost|phishing|fire|getting_hacked|being_hacked ?laptops?|devices?|phones?
    gas station|bill|company|card|tank|receipts?|mileage
    gaslight\\w*
    water cooler|fall|mark\\w*|proof|bottle|bill|delivery|company
    memory leaks?|leaking
    flood|flooded|flooding of|with|my_inbox|by_e?_?mails?|in_with
    threat model\\w*|intel\\w*|level|hunting|landscape|assessment
    nearly|almost|gave_me|giving_me ?had|having|a heart_attack
    heart_attack when_i_saw|from_the_(?:bill|price)
    collapsed?|collapses|collapsing ?the|a|all|my|in ribbon|menu|rows?|columns?|groups?|section|pane|folders?|navigation|sidebar|list|excel|word
    ribbon|menu|pane|section|sidebar|list|navigation|rows?|columns? ~2 collaps\\w+
    screen_?shots?|snap_?shots?|head_?shots?|long_shot|one_shot
    server name|admin|address|settings?|type|room_(?:key|door|tour|access|cleaning)|licen[cs]e\\w*|certificate|quote|migration|upgrade|side|error|port|rack_quote
    restaurant|wait|tennis|volleyball servers?
    down payments?|time_report|grade|the_(?:hall|street|road)
    lost|losing|lose ?my|the|our ?phone|mobile|cell|wifi|network|internet|laptop|server signal|contacts|service|settings|sound|bookmarks|formatting|audio|licen[cs]e|charge|pairing
    trojan_horse story|movie|marketing
    bomb|bombed|bombing ?the|my presentation|out|interview
    lost_and_found|missing_you|missing_(?:file|icon|button|toolbar|option|driver|feature|dll|charger)
    """,
)

# "I don't know", "not sure" and their like say nothing about what follows.
EMPTY_NEGATION: tuple[str, ...] = (
    """
    i|we|im|weve ?really|just|am dont|do_not|didnt|did_not know|understand|get ?what|how|why|if
    not_sure|no_idea|no_joke|not_kidding|not_joking|no_clue|dont_panic|cant_believe|cannot_believe|no_doubt|no_kidding|not_good|not_only
    not a|an joke|drill|test|false_alarm
    dont_tell|dont_want_to|no_longer|not_working|never_seen|never_happened|not_happy|never_mind_that|no_matter|why_(?:is|does|did|has)_no
    """,
)
NEGATION: tuple[str, ...] = (
    "no|not|isnt|wasnt|arent|werent|never|without|nothing|didnt|dont|havent|hasnt|doesnt|aint|wont|neither|nor|non|false|zero|hardly|"
    "unlikely|instead_of|rather_than|rule_out|ruled_out|stop_it_from|avoid|avoids|free_of|cant_be",
)
ALL_CLEAR: tuple[str, ...] = (
    """
    false_alarm|just_a_drill|only_a_drill|just_a_test|was_a_test|nvm|never_mind|nevermind|all_clear
    all|everything|its|it_is|now|is|are|was|were|came|came_out|looks|looks_all|seems ?is|are|looks|came_back|back fine|good|clean|ok|okay|resolved|sorted|fixed|normal !but|except|until
    nothing|no_threats|no_virus|no_viruses|0_threats ?was|were found|detected
    back_(?:up|online|to_normal)|up_again|works_again|working_again|up_and_running|is_back|are_back|running_again|came_back_on
    found_(?:it|him|her|them)|turned_up|got_it_back|have_it_back|no_longer|not_anymore
    has_been_(?:resolved|fixed|sorted|found|removed|returned)|was_(?:resolved|fixed|found_again|returned)|solved
    """,
)
STILL_BAD: tuple[str, ...] = (
    """
    down|crashed|gone|offline|dead|happened|locked|failing ?again|now again|now
    but|except|until ~6 still|not|down|dead|cant|wont|broke
    not|hasnt|isnt|never ~1 back|up|come_back|starting|working
    still ~3 down|dead|offline|encrypted|locked|smell\\w*|burning|smoking|cant|not
    """,
)
# Somebody asks about a case that has not happened, or orders, plans and learns.
SUPPOSED: tuple[str, ...] = (
    """
    what_if|what_happens_if|what_happens_when|what_happens_in|in_case|hypothetical\\w*|suppose|in_the_event|should_we_ever|if_we_ever|if_i_ever|if_someone_ever
    how_(?:do|can|could|should|would|to) ?we|i|you|people prevent|protect|avoid|stop|prepare|guard|insure
    what_(?:should|would|do|can|could) ?we|i|one do|happen if|when|in !there_is|theres|i_smell|i_see|someone_is
    what_to_do if|when|in_case !there_is|theres|i_smell|i_see
    does|do|is|are|would ?our|the|my|a|an|we|it ~3 plan|contract|insurance|policy|agreement|coverage ~1 cover|covers|include|pay
    is|are a|an|lost|stolen ~4 covered|included
    how_much ~3 cost|charge|for
    do_we_have ?a|an|any ~2 plan|policy|insurance|protection|procedure|runbook|process
    whats_our|what_is_our|what_is_the|whats_the plan|policy|procedure|process|protocol
    quote_for|price_for|looking_for|interested_in|want_to_buy|presentation|webinar|quiz|training|tabletop|simulated|simulation|newsletter|podcast|movie|documentary|read_an_article|in_the_news
    """,
)
PLANNED_OR_PAST: tuple[str, ...] = (
    """
    planned|scheduled|maintenance|decommission\\w*|retire|retiring|migrat\\w+|will_be_down|going_to_be_down|to_be_down|when_will|take_down|taking_down|be_taking
    was|were|had|wasnt|werent ~6 yesterday|last_(?:night|week|month|year|friday|monday|tuesday|wednesday|thursday|saturday|sunday|time|weekend)|earlier|this_morning|in_(?:january|february|march|april|may|june|july|august|september|october|november|december)|two_weeks_ago|a_while_ago
    yesterday|last_(?:night|week|month|year|friday|weekend) ~5 was|were
    why_(?:was|were)|when_(?:was|were)|how_long_was|report_on|root_cause|post_?mortem|after_the_outage|since_the_outage|invoice_for|billed_for|charged_for
    """,
)
