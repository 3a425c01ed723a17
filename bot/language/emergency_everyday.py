"""Everyday matters in alarming words: a device in a place, work that is planned, a case that is closed, a good sign.

Each phrase names what makes it calm (an owner, a tense, an object); what is bare stays an alarm.
"""

from __future__ import annotations

GROUPS: dict[str, str] = {
    "meal": "lunch dinner breakfast brunch restaurant cafe bar pub banquet table golf_club",
    "untoward": "burned burnt burning burns smoke smoking fire smell smells sparks flames still but",
    "letter_of": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "lead": "cable cables cord lead leads wire tube hose skin finger nerve",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday weekend",
    "returner": "cook waiter waitress driver conductor guard caretaker janitor librarian cleaner reception receptionist barista host landlord vicar teacher hotel porter",
    "matter": "case ticket tickets claim claims report reports file invoice bill",
    "crime": "thief theft burglary robbery break_in ransomware ransom fraud hacking hack phishing breach virus malware scam stolen_laptop lost_laptop",
    "missing": "stolen lost missing vanished nicked mislaid",
    "portable": "laptop laptops notebook phone smartphone mobile iphone ipad ipads tablet tablets macbook chromebook stick usb_stick memory_stick",
    "desk_thing": "dock docking_station docking headset headset_base handset keyboard mouse projector beamer charger lamp webcam conference_phone "
    "doorbell coffee_machine label_printer franking_machine",
    "kin": "daughter son child children kid kids boy girl grandson granddaughter niece nephew sister brother pupil",
    "kit": "school gym sports swimming football hockey ballet dance nursery kindergarten lunch picnic shopping nappy diaper beach",
    "visitor": "guest guests visitor visitors customer customers client clients patient patients student students teacher teachers staff director manager boss doctor nurse cleaner",
    "left_behind": "was is were has been got stayed left forgotten remained lay stood behind there on in at the a an her his their school last tram",
    "extension": "extensions add_ons addons add_ins plugins plug_ins",
    "browser": "chrome edge firefox browser safari opera brave chromium",
    "club": "group channel chat list team calendar rota planner distribution_list mailing_list thread",
    "single_line": "patch network lan usb phone hdmi display displayport monitor data ethernet printer mouse headset scanner keyboard fibre fiber",
}

DANGER = """
    server|servers|waiter|waitress ~1 at|of|in|from ~1 <meal> ~2 spilled|spilt|poured|dropped|tipped
    sprinkler|sprinklers ?system people|man|men|guy|guys|firm|company|inspection|inspector|inspectors|check|engineer|engineers|installer|installers|contractor|contractors|maintenance|service ?come|comes|coming|is|are|will|visit ?coming|on
    sprinkler|sprinklers ?system people|man|men|firm|company|inspection|inspector|inspectors|engineer|engineers|installer|installers|contractor|contractors ~6 want|wants|need|needs|ask|asks ~2 <room>
    plan|planned|planning|order|quote|new|better|another|extra|future ~6 fire|smoke|gas detection|suppression|protection !went|goes|going|triggered|alarm
    new|planned ~1 fire|smoke|gas detection|suppression !went|goes|going|triggered
    on_fire ?<lately> ~3 joke|jokes|puns|punchlines|goals
    without dying|a_heart_attack|burning_down_the_house
    beat|defeat|kill|survive|fight ~3 boss|dragon|monster|level|final_boss ~5 dying|die|died|killed
    smoke|fog|haze ~1 over|from|across|on|along ~1 motorway|highway|autobahn|forest|hills|fields|valley|sea|mountains|horizon
    teams|zoom|webex|video|conference|meet call|meeting|session ~1 with ~1 fire_department|fire_brigade|fire_service|ambulance|police
    holds|holding|hold|held|keeps|keeping ~1 the|my|our|his|her|that budget|agenda|deck|minutes|planner|schedule|rota|presentation|meeting|remote|projector|key|stapler|whiteboard|template hostage
    smoke|alarm|smell|fire|bang|noise|fumes was ?only|just ?the|a|an|our|my toaster|kettle|steam|dust|candle|fog_machine|barbecue|cigarette|hairdryer|oven_cleaner !<untoward>|and|which
    folder|group|channel|mailbox|share|site|tab|chapter evacuation|fire|flood|emergency|emergencies
    fire safety ~1 team|group|officer|committee
    alert|warning|flag|message|note ?about ~1 overdose|allergic_shock|allergy|heart_attack|cardiac_arrest|seizure|stroke|suicide ?risk sits|appears|pops|pops_up|shows|stands|is_set|stays ~5 program|system|record|chart|person|patient|drug
    overdose|allergic_shock|allergy|heart_attack|cardiac_arrest|seizure|stroke|anaphylaxis ?letter warning|alert|template|form|leaflet|flag|banner|code|field !room|now
    dead|off|out|gone|loose|dark since|because|after|when ~1 someone|somebody|he|she|i|cleaner|colleague|intern|man|he tripped|stumbled ~1 over ~2 plug|cable|cord|lead|wire !and|but|,
    tripped|stumbled|fell over ~7 hes_fine|shes_fine|he_is_fine|she_is_fine|they_are_fine|theyre_fine|im_fine|nobody_hurt|no_one_hurt !but|now
    smoke proof|tight|resistant|filter|filters
    smokeproof
    smoke|water|flood|leak|temperature|heat|gas|humidity ~2 sensor|sensors|probe|probes|detector|detectors ~1 get|gets|be|are|is|being|need_to_be|should_be ~1 mounted|installed|fitted|put|ordered|placed|hung ~1 in|on|at|under|by|near ~1 <room>
    have|has|get|want|wants|need|needs ~1 smoke|water|flood|leak|temperature|heat|gas ~1 sensor|sensors|probe|probes|detector|detectors ~1 mounted|installed|fitted|put ~1 in|on|at|under|by|near ~2 racks|rack|<room> ~2 <room>
    have|has|get|want|wants|need|needs ~1 smoke|water|flood|leak|temperature|heat|gas ~1 sensor|sensors|probe|probes|detector|detectors ~1 mounted|installed|fitted|put ~1 in|on|at|under|by|near ~2 <room>
    party|evening|trip|weekend|dinner|event|show|concert|game|festival|outing|picnic|bbq|gala|fete|night *<is> ?such a|an ?real|total|absolute|right|complete blast !at|in|near|outside
    had|having a|an ?real|total|absolute|right|complete blast !at|in|near|outside|of|wave
    <single_line> cable|cord|lead ~5 snapped|broke|gave_way|torn
    hopeless|useless|worthless at|in|with ~1 writing|spelling|english|german|french|computers|excel|it|tech|technology|typing|maths|math|names|passwords|numbers|grammar|these_things|this_stuff
    light|lit|lights|lighting|put|build|set a|the fire under ~2 ticket|case|order|request|vendor|supplier|provider|carrier|them|him|her|it|project|backside|tail
    threatened|threatens|threatening ~1 to|with ~2 call|council|complain|complaint|report|lawyer|solicitor|court|cancel|leave|sue
    turns_out|turned_out|turns_out_that|seems|seemed|appears|appeared|proved|said|supposed|reported|shown not_to_exist
    people|man|men|someone|somebody|they|burglars|thieves|two_men ~2 with|used|had|brought ~1 a|the ?big crowbar|crow_bar ~4 liked|loved|took|stole|wanted|fancied|emptied ~3 computer|computers|laptop|laptops|pc|pcs|tablets|server|till|safe
    people|patients|customers|clients|queue|relatives ~1 wait|waits|waiting|queue|queuing ~1 for ~2 insulin|medicine|medicines|medication|prescription|prescriptions !and
    blood ~1 bag|bags|bank|sample|samples|test|tests|pressure ~2 read|reads|scan|scans|label|labels|barcode|barcodes|printed|print|twice
    barcode|barcodes|label|labels ~1 of|for|on ~1 blood ~1 bag|bags|sample|samples|tube|tubes
    stuck|sitting|lying|working ~1 at|from home ~1 with ~1 a|my broken leg|arm|foot|ankle|wrist
    competitor|competitors|rival|rivals ?s ~2 server|servers|shop|office|factory|warehouse|building ~1 burned|burnt|exploded|flooded ?down ~3 in_the_paper|in_the_news|on_the_news|they_say|i_read|on_tv
    slow|sure|certain suicide of|by ~2 computer|pc|laptop|machine|printer
    or_else how|mail|mails|email|what|where|which
    i|we|she|he trapped|caught|jammed|pinched ~1 the|my|a charger|cable|plug|cord|lead|sheet ?s ?plug
    speakers|headphones|earphones|sound|audio|voice|calls|microphone ~1 crackle|crackles|crackling !from|at|in
    webcam|camera|zoom exploded my|the face|picture|image
    mouse|keyboard|headset|printer|phone|screen committed|commits suicide
    forklift ~2 ran_over|drove_over ~1 phone|tablet|handheld that|which gives|gave|shows|sends|holds me|us
    participants|attendees|guests|breakout ~2 thrown|kicked back to|into ~2 room|lobby|call|meeting
    antivirus|virus|licence|license|subscription|computer|pc ~4 you_are|youre|is|are in danger
    label|price|glue|staple|scanner gun ~1 wants|needs|has|shows|lost ~5 in ~1 our|the office|shop|warehouse|store
    mattress|sofa|shoes|jacket ~2 smell|smells ~1 of|like ~1 chemicals|chemical|rubber
    <visitor> ?s ?wifi|wi_fi|wlan|network|desk|room|door ?s key|keys|password|sign|label|sticker|cover|lid|badge|nameplate|name_plate|plate|keycap|holder|stand|foot|panel|cap|handle|hook|code|poster|button *<is> fell|fallen|come|came|dropped off|down !on|onto|and_hit
    throat|nose|ear|ears|foot|feet|toes|leg|legs|neck tickles|tickle|tickled|prickles|stings|itches
    tickles|tickle|tickled|tickling ~1 my|his|her|our|the ~1 throat|nose|ear|ears|foot|feet|toes|leg|legs|ankle|neck|fancy
    lid|drawer|door|rail|hinge|clip|latch|edge|cover|stapler|tray|flap ~3 bit|bites|nipped|nips ~1 my|his|her|our|the ~1 finger|fingers|hand|hands|thumb
    sauna|steam_room|pizza|kiln|grill|stove|oven|terrace|greenhouse ?s wall|walls|floor|door|panel ~3 hot
    cat|dog|hamster|ferret|wasp|bee|mosquito|spider|mouse_trap|insect ~4 bit|bites|nipped|nips|stung|stings|bite|nip|sting !and_the
    bath|glitter|seed|cherry|photo|dye|logic|zip|mail|fork bomb|bombs
    bomb ~2 emoji|icon|symbol|game|level|calorimeter|cyclone
"""

SECURITY = """
    how_do_i|how_can_i|where_can_i|where_do_i|can_i|please|could_you|can_you ~2 turn_on|switch_on|turn_off|switch_off|enable|activate|set_up|get|configure ~2 alert|alerts|notification|notifications|warning|warnings ~1 for|about|on|of ~1 login|logins|sign_in|sign_ins|log_ins ~1 from ~1 <place>
    deleted|binned|junked|trashed|erased ~4 mail|mails|email|emails|message|messages|text|texts ~2 say|says|saying|claim|claims|claiming|threaten|threatens|threatening ~9 unless|if|or ~2 pay|paid
    letter|mail|email|post|invoice ~3 says|wants|demands|asks ~1 pay|money|us_to_pay ~1 for ~2 domain|directory|register|listing|entry|trademark ~2 or ~1 lose
    logged|signed ?in ~9 that_was_me|it_was_me|that_was_i|thats_me|it_was_myself !who|that
    <missing> ~1 <portable> ?from ~2 *<is> paid|covered|refunded|replaced|settled ~1 by|from ~1 insurance|insurer
    <missing> ~1 <portable> s|replacement|successor|substitute|invoice|bill|case|claim|insurance replacement|successor|substitute|invoice|bill|case|claim|billed|is_closed|closed|paid|money
    trackers|tracker|locks|lock|tags|safes|insurance ~1 for ~4 <portable> ~2 since|as|because|too ~1 some|many|several|one ~2 lost|stolen|missing
    laptop|device|phone|tablet ~1 <crime> <matter> *<is> closed|over|settled|done|finished
    <crime> <matter> *<is> closed|over|settled|done|finished|solved
    invoice|bill|quote|offer|estimate|receipt|charge|charged ~5 ransomware|virus|malware|breach|hacking|phishing cleanup|clean_up|removal|recovery|work|night|visit|investigation|analysis
    outcome|result|results|news|report|progress|findings ~1 on|of|from|about ~2 virus|malware ~1 check|scan|cleanup|removal ~1 of|on|for ~3 <portable>|pc|computer
    on|to|in|for|about ~2 burglary|theft|break_in|phishing|fraud|virus|ransomware ticket|case|request
    thief|burglar|robber|thieves|burglars ?s|is|has|have|was|were|been ?been|was caught|arrested|found|in_custody|in_jail
    one_more|another|further|additional detail|details|fact|facts|note for|to|on ~2 open|existing|same|running|current|ticket case|ticket|request|, ~3 login|log_in|sign_in|logins ~1 came|comes|was|is from ~4
    hacked|leaked|breached|pwned|stolen password|passwords ~1 check|checker|test|audit
    i|ive|i_have|we|weve|she|he|just ?just|have|has found|got_back|recovered ~1 the|my|our|his|her <missing> ~1 <portable> !empty|broken|smashed|wiped
    found the <missing> ~1 <portable> ~1 behind|under|in|on|at|again|yesterday ~3
    <portable> ?that ~1 i|we|he|she|they|everybody|everyone thought|believed|feared ~1 <missing> was|is|were|lay|sat|turned|has_turned !stolen|taken|nicked|really|in_fact|actually|sold
    left|forgot|forgotten ~5 <carried> ~7 <vehicle> ~2 <returner> had|has|kept|found|brought|returned it !stolen|but
    cracked|broken|splintered|smashed|scratched glass|screen|display ~1 since|after|because|when ~1 it|i|he|she|phone|tablet fell|dropped|hit|sat|slipped
    drive|share|volume|partition <letter_of> *<is> <gone>
    emergency|phone|telephone|fax ?phone|telephone number|numbers ~1 on ~2 contact|home|start|web|imprint|landing page|site *<is> outdated|out_of_date|old|obsolete !and
    gave|told ~1 him|her|them|it ~1 the weather|a_piece_of_my_mind|an_earful|the_finger
    ransom list
    our|my files|data|documents will_be|get|are published|leaked|sold ~5 another|other|wrong company|firm|name
    offers|offered|offering|wants|wanted|promises|promised to clean|remove|repair|delete|kill ~1 my|our|a|the|your virus|viruses
    none_of_us|nobody|no_one|noone ~3 fell for
    potentially_unwanted|unwanted|adware|toolbar|toolbars|pup|pua ?app|application|program|software|entries *<is> removed|deleted|cleaned|blocked|quarantined !but|again|and_back|and_is|twice|every|keeps|returns
    <bad_software>|threat|adware *<is> blocked|removed|deleted|quarantined|cleaned ~9 case_closed|closed_automatically|no_further|nothing_pending|device_clean|no_action|all_clean|host_clean
    remediation|cleanup|clean_up|disinfection complete|completed|successful|finished|done ~5 removed|deleted|cleaned|quarantined
    failed|wrong ~5 source|ip|address|attacker|origin ~1 blocked|banned ~1 automatically|already|for_good
    red_team|pen_test|purple_team ?attack|test attack|attacks|exercise on|against|of ~1 our|the|my ~2 network|server|systems|office|offices|company|branches|sites|staff|people
    trainee|intern|apprentice|colleague|user|she|he|pupil|student|teacher guessed|guesses|mistyped|typed ~1 his|her|their|own ?own password ~2 wrong|wrongly|times|twice ~3 blocked|locked
    someone|somebody|thief|colleague ~1 <stolen> ~1 my|our|the|her|his umbrella|scarf|gloves|hat|sandwich|lunchbox|biscuits|yoghurt|plant|cushion|teabags|hole_punch|tape
    umbrella|scarf|gloves|hat|sandwich|lunchbox|biscuits|yoghurt|teabags *<is> nicked|pinched|swiped|stolen|taken
    nicked|pinched|swiped|stolen ~2 umbrella|scarf|gloves|hat|sandwich|lunchbox|biscuits|yoghurt|teabags
    pinched|nicked|snagged|squashed ?the|a ?network|lan|power|patch|usb|phone|monitor <lead> !from|off|out
    socket|plug|cable|cover|panel|handle|sign|label|corner|hinge|antenna|port|clip|bracket|latch ~5 ripped_off|torn_off
    rejected|refused|denied|declined|returned|said ~1 login|logon|sign_in|log_in failure|error|failed|incorrect|invalid|unsuccessful
    missing on ~2 laptop|laptops|tablet|tablets|ipad|ipads|phone|phones|iphone|iphones|pc|pcs|notebook
    credit|debit|delivery|release|sick|shipping|dispatch|consignment note|notes ~1 for|from|about|of|over|with
    thanks|regards|wishes|best|many|kind|warm|sunny|friendly|cheers greetings from
    greetings_from ~1 front_desk|reception|accounts|accounting|office|desk|us|me|sales|warehouse|hr
    mouse|cursor|pointer|key ~1 double_clicks|double_click|double_clicking|doubleclicks on_its_own|by_itself|alone ~2 if|when|could|can|maybe ~1 someone|somebody
    someone|somebody|anyone|anybody|one_of_you has|have|had ~1 minute|moment|time|second|idea|capacity|opinion
    can|could|should|would someone|somebody ~1 look_at|check|help|come|explain|ring|have_a_look|take_a_look
    want|wants|wanted|need|needs|needed it|them|this|that ~1 ready|done|finished|fixed|back|by|on|until|before ~4 monday|tuesday|wednesday|thursday|friday|noon|evening|tomorrow|# ?# ~1 laptop|pc|computer|screen|server
    gave|left|leaves|gives|giving ~1 his|her|their|no ?phone|mobile|own|direct number|extension|name !and
    program|programme|software|app|system|till|tills|printer|printers|connection|internet|website|wifi|update ~1 broke|broken|breaks in ~1 all|every|both|many|most|several|half|#
    alert|warning|flag|banner ~1 pops|pops_up|sits|shows|appears ~8 wrong person|patient|client|customer
    alert|warning|flag|banner ~3 sits|is|stands|shows|hangs|appears ~1 on|at|with ~1 wrong person|patient|record|client|customer|chart
    rule ~1 i|we|ive|weve ~1 made|set|created|wrote|built|added|have ~4 moves|moved|puts|sends|sorts ~9
    my|own rule moves|puts|sorts ~5 folder
    rule of mine moves|puts|sorts ~5 folder
    wallet|purse *<is> stolen|nicked|gone|robbed ~2 on|while ~1 holiday|vacation|holidays
    wallet|purse *<is> stolen|nicked|gone|robbed ~9 my ?own|private bank_card|credit_card|debit_card
    robbery , # ~1 a ~1 month|year|week|user|phone
    adapter|driver|icon|symbol|sound|wifi|tile ~1 on|of|from ~2 laptop|notebook|tablet|phone *<is> <gone>
    virus|malware ~1 scanner|scan ~1 s|licence|license|subscription|key ~1 licence|license|on|for ~3 <portable>|pc
    hold|holds|holding|held up ?my|the|our|a|all|whole ?whole|accounts ?machine|printer|queue|pc|computer|line|everything|work
    ransom of_red_chief
    screen|display|panel ghost touch|touches|touching|taps|tap
    dropped|fell|falling in|into ~1 toilet|sink|loo|bath|bucket|washbasin ~2 <portable>
    has|have|is gone so|too old|slow
    has|have|is|s gone back to its|the|a ~1 start|first|setup|old|default
    glass|screen|display has|is|have gone white|yellow|pink|green
    low|informational severity ~2 alert|incident|detection resolved|closed|dismissed ~1 automatically
    alert|detection|warning|event , test|eicar file|detection|alert
    test|staging|dev server|system|shop sends|sent mails|mail|emails ~1 to ~1 real|live|all
    cable|lead|line|fibre|fiber *<is> ~1 cut by|through ~1 carpet|builders|fitters|digger|excavator|cleaner|roadworks|gardener|mower|workers|electrician|chair
    missing|no boot device|disk|sector|medium
    fell from|out_of ~1 bag|desk|table|shelf|lap|hand now|since
    could|can ~1 my|our|the ~1 computer|pc|laptop ~1 be used by
    isnt|is_not|its_not|not|no_longer|wasnt in|on|at ?the|my|her|his|our|its <keeping_place> any_more|anymore|any_longer because|since|as i|we have|got|use|work|moved|sit|share|keep
    isnt|is_not|its_not|not|no_longer|wasnt in|on|at ?the|my|her|his|our|its <keeping_place> any_more|anymore|any_longer ~2 colleague|wife|husband|boss|reception|helpdesk|son|daughter|mother|father|partner|secretary|caretaker|he|she has|had|took it !now_and|and_is_gone
    file|folder|document|icon|shortcut|picture|window|cursor|button|taskbar|presentation|report|toolbar|menu|pointer|letter|page ~3 on|of|from ~2 <portable> isnt|is_not|wasnt|was_not where
    command|cmd|ctrl|control|option|alt and|or|with control|ctrl|command|cmd|option|alt ?and ?escape|shift|option|alt|space ?modifier key|keys|button|buttons|shortcut|shortcuts
    swap|swapped|swapping|remap|remapped|remapping|exchange|exchanged|interchange|switch|switched ~2 command and control !server|servers|traffic|connection|connections|channel|beacon
    can|could|may|shall|should|do|how_can|how_do i|we|you|one call it|that|this|the_payment|the_transfer back
    default|standard|preferred ?printer|browser|font|language|program|app|programme|view|zoom|signature|paper|tray|speaker|microphone|camera ~1 changes|changed|switches|switched ~1 by_itself|on_its_own|by_themselves|on_their_own|alone|itself|themselves !and_someone|and_somebody|and_the_mouse|and_windows|and_programs|and_a|someone|somebody|while
    printer|font|language|zoom|brightness|volume|theme|wallpaper|paper_size|input_language|keyboard_language|resolution|colour_profile ~1 changes|changed ~1 by_itself|on_its_own|by_themselves|on_their_own|alone|itself|themselves !and_someone|and_somebody|and_the_mouse|and_windows|and_programs|and_a|someone|somebody|while
    stuck|jammed|sticky|sticking|wedged|hanging ?down ?space|enter|return|shift|number|letter|arrow|cursor key|keys|button|bar ~1 writes|write|types|sends|types_out ?a|only|just|rows_of|lines_of ?row|line|lot by_itself|on_its_own|by_themselves|on_their_own|alone|itself|themselves !mail|mails|message|messages|email|emails|to_customers|to_clients|commands|posts|into
    key|keys ~1 is|are|gets|got stuck|jammed|sticky ~1 and|so|, ~1 writes|types|sends by_itself|on_its_own|by_themselves|on_their_own|alone|itself|themselves !mail|mails|message|messages|email|emails|to_customers|to_clients|commands|posts|into
    touch_screen|touchscreen|touch|touchpad|trackpad|display|panel|digitizer ~5 types|type|writes|enters|taps|draws|makes|shows|produces|presses ghost letters|letter|characters|numbers|digits|touches|taps|clicks|lines|strokes|inputs|points|entries|keys
    ghost touches|touch|taps|letters|characters|clicks|inputs|strokes|typing ~5 while|when|if|since|after|only ~3 charging|charges|charger|charged|wet|rain|cold|protector|film|dropped|fell|glass
    <kin> ?s ?<kit> bag|backpack|rucksack|phone|tablet|kit *<left_behind> <vehicle> !with|and|in_it|inside|my|there_was|containing
    <kit> bag|bags|backpack|rucksack ~1 of ~1 <kin> *<left_behind> <vehicle> !with|and|in_it|inside|my|there_was|containing
    my|his|her|our <kit> bag|bags *<is> *<left_behind> <vehicle> !with|and|in_it|inside|my|there_was|containing
    sent|sends|mailed|emailed ?me|us it|them|that|both|two ~2 i|we ?just|still|do|can|could see|find|got|get|received|have neither|none|nothing|no
    sent|sends|mailed|emailed ?me|us it|them|that|both|two ~2 i|we|but_i|but_we ?still|just dont|do_not|cant|cannot|didnt|havent|never ?see|find|get|got|received|seen|found it|them|any|either|one|anything
    project|contract|assignment|internship|placement|apprenticeship|term|stint|engagement|course|season is|has|was|are ?now|all over|ended|finished|done|complete|completed|expired ~3 get|take|throw|kick him|her|them ?all out of ?the|our|this|that <club>
    intern|temp|freelancer|trainee|apprentice|consultant|volunteer|auditor|auditors|student|students has|have|is|are ?now left|finished|leaving|done ~3 get|take|throw|kick him|her|them ?all out of ?the|our|this|that <club>
    said|pressed|clicked|tapped|hit|chose|answered allow|yes|ok|accept ?to|on|for|at ?the|a|these|some|all|its|their ?news|push|browser|desktop notification|notifications|cookie|cookies ?banner|prompt in|of|from|on|by ?the|a|my|our|some ?local ?news|shop|shopping|weather|sports|newspaper|recipe|travel browser|site|page|website|chrome|edge|firefox|safari|newspaper|shop
    put|show|display|add|set|write|place|have|get|want|need ~2 message|notice|text|note|banner|line on|to|at|under|in ?the|our|all|every|each|a ?windows|pc login|logon|lock|sign_in|log_in|start|welcome|lockscreen page|screen|screens|pages ~1 with|showing our|your|the ?own|it ?helpdesk|support|service|office|desk ?s phone|telephone|number ?number|numbers
    rows|row|cells|cell|columns|formula ~2 with|containing|for ~1 burglary|theft|fraud|robbery|virus|hacked|stolen
    fraud share|team|department|desk|folder|unit|drive|group
    from claims to fraud
    inbox|mailbox gets|get ?only half|some|part|most of
    scam|spam|robo|cold|sales callers|calls|caller ring|rings|call ~9 block
    calls|call close|closes|end|ends|drop|drops by_themselves|by_itself|on_their_own|on_its_own
    scan|scans|check ~1 for viruses|malware
    skull ~9 pirate|game|games|cartoon
    unauthorized|unauthorised connection mechanism
    domain ~1 should|must|shall|to redirect
    stopped|held|flagged|marked|quarantined|blocked ~1 as ~1 spoof|spoofed|spoofing
    word hacked|fraud|virus|ransom|stolen
    malware ~1 url|urls rule|filter|policy
    is_it_a|would_it_be_a|would_that_be_a|when_is_it_a breach|violation if|when|to
"""

OUTAGE = """
    competitor|competitors|rival|rivals ?s ~2 server|servers|shop|office|factory|warehouse|building ~1 burned|burnt|exploded|flooded ?down ~3 in_the_paper|in_the_news|on_the_news|they_say|i_read|on_tv
    server|servers|waiter ~5 tipped ~1 or|,
    i|im <cant> ~1 see|open|find|reach|get ~2 server s ~2 folder|share|drive|directory|calendar
    took|takes|take|taking|lasted|lasts ?me|us|him|her whole|entire|the_whole|the_entire ~1 morning|day|afternoon|night|hour|week|evening
    how|hows|how_is|how_are|how_can|how_do|how_could ~2 that|it|this|they|them|those|these ~1 stopped|be_stopped|turned_off|switched_off
    headset|dock|docking_station|charger in|at|of ?the <business> lost|is|has|was dead|off|power|no|lost|broken
    headset|dock|docking_station|charger in|at|of ?the <business> lost power
    a|the|my|his|her|our|one ?wireless|cordless|old|new <desk_thing> ~1 in|at|of|from|on ?the|our|my|a ?vice|deputy|general|site|shop|sales ?president|director|manager|boss|chief|principal|accountant ?s ?back|front|small|home <business>
    dect|cordless|wireless|old|new handset|phone|telephone|headset|base ?in|at|of|for ?the|our <business> *<is> ~1 <down>
    headset|handset|docking|charging|dect base|station|cradle ~1 in|at|of ~1 <business>
    interface|connector|synchronisation|synchronization|import|export ~3 shop|store|warehouse|webshop *<is> stopped|stops|stuck|failed|hangs|broken
    fan|fans ~1 failure|failed|fault|warning|problem ~1 on|at|in|of ~2 <server>
    snapshot|snapshots|checkpoint|clone|copy|replica ~1 of|for|from ~4 failed|fails|failing|failure|stuck|missed|stopped
    take|taking|put|putting ~1 server|host|vm|database|nas ~4 out_of_service|offline ~1 at|by|end|next|on|after|for_good|from
    to_be|can_be|may_be|be powered|switched|turned|shut|taken off|down|offline ~1 for_good|for_ever|forever|end_of|at_the_end|by_the_end
    old|retired|obsolete|former|previous ~3 server|host|db|database|nas|vm ~5 to_be|can_be|may_be|can|may powered|switched|turned|shut|taken|go|retire* ?off|down|offline|out ~1 for_good|for_ever|forever|end_of|next|now|soon|please
    please|could_you|can_you|kindly ~2 power|shut|switch|turn everything|all|it_all|servers|the_servers down|off ~1 properly|cleanly|gracefully|beforehand|in_good_time|in_time
    everything|all|servers down|off properly|cleanly|gracefully|beforehand|in_good_time
    thanks|thank_you|thankyou|thx|grateful|cheers ~9 when|after|while ~2 server|network|internet|line|system|phones|site ~1 died|crashed|was_down|went_down|broke|hung !again|now
    thanks|thank_you|thankyou|thx|grateful|cheers ~9 with|after|during|for ~2 server|network|internet|line|system|phones|site ~1 crash|outage|failure|breakdown ~1 yesterday|last|on_monday|on_tuesday|on_wednesday|on_thursday|on_friday|on_saturday|on_sunday
    school|office|shop|firm|company|clinic|bakery|building|hotel|practice|pub|neighbours across_the_road|across_the_street|next_door|over_the_road|opposite|upstairs|downstairs ?has|have|had|is ?no|without|lost|out_of ~3 they|he|she ~1 ask|asked|asks|wonder|wondered if|whether ~1 we|were|our|ours|us
    school|office|shop|firm|company|clinic|bakery|building|hotel|practice|pub|neighbours across_the_road|across_the_street|next_door|over_the_road|opposite|upstairs|downstairs ~2 no|without|lost|down|off|dead|offline ~4 we_are_fine|were_fine|ours_is|ours_works|just_gossip|did_you_hear
    server|network|internet|line|system|site outage|crash|failure|breakdown of last week|month|year|<weekday>
    offline|down|unavailable icon|symbol|banner
    focused_inbox|comments|captions|notifications|grouping|conversation_view ~1 off
    turn|turned|switch|switched ~1 off|on comments|focused_inbox|captions|notifications|grouping ~1 on|for|in ~2 whole|entire|all
    vcenter|vmware|cloudwatch|vsphere alarm|alert ~5 usage|ready|freestoragespace|space|latency|load
    battery ~1 of|on|in ~2 controller|raid|perc *<is> failed|failing|low
    service|services|process stopped|failed|crashed ~1 restarted|recovered by|after|itself|automatically
    heartbeat|ping|connection lost ~3 recovered|restored ~1 after|within
    redundancy lost|degraded
    signature|signatures|definition|definitions|pattern update|updates failed|failing
    no_one|nobody|noone here|else has|have any|a problem|problems|trouble|issue|issues
    <browser> ~4 all ?my|the|our|his|her|of_my|of_the <extension>|bookmarks|favourites|favorites|tabs *<is> <gone>|off|disabled|removed|dead !and_files|and_mails
    all ?my|the|our|his|her|of_my|of_the <extension>|bookmarks|favourites|favorites|tabs *<is> <gone>|off|disabled|removed ?in|from|of <browser>
    column|field|button|menu|icon|tab|filter|option|tile|template vanished|disappeared|gone|missing for|in|on everyone|everybody|all
    webex|zoom|teams|meeting ~1 host has_not|hasnt started|joined
    without effect
    presence|status ~1 shows|says|is|stays offline|away|dark
    cant|cannot admit guests|participants|people|attendees
    enrolment|enrollment|setup|installation|download|wizard stops|stuck|hangs|stopped|freezes
    touch|touchscreen dead|broken
    roll|rolled|rolling out
    staff|temps|workers out on #
    logmein|teamviewer|anydesk|splashtop host|computer offline|unavailable
    out of sync|date|support|warranty
    finished|ended|completed with ~1 status ~1 failed|failure|error|warning
    all ~2 of my programs|programmes|apps|windows|tabs
    entire|whole|complete pc|computer|laptop freezes|hangs|crashes|stops|locks_up
    full slide|screen|page|width|size
    cant|cannot release|approve|process ?the payment|payments|invoice|invoices ~1 without
    mesh ?wifi ?wlan node|repeater ~4 <down>|orange|red
    goes|go|moves|going|move down to ~1 level|floor|basement|ground
    board|page|list|dashboard stops|stopped refreshing|updating|scrolling
"""
