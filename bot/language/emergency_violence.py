"""Threats, weapons, attacks on people."""

from __future__ import annotations

ALARMS = """
    beats|beat|hits|hit|slaps|slapped|kicks|kicked|punches|punched|chokes|strangles|attacks|stabs ~1 his|her|a|the|my ~1 wife|girlfriend|husband|child|children|kid|kids|colleague|patient|woman|mother|son|daughter|nurse|receptionist|cashier|teacher|guard
    broke|broken|breaking ~1 in|into ~6 still|upstairs|downstairs|hiding|hear|inside_now ~2 in|inside|here|there|building|shop|office|him|them !the_new
    call|calls|called|calling|ring|rang|phone_the|phoned|need|needs|send|get|fetch|alert|alerted|waiting_for|where_is|wheres ~2 fire_brigade|fire_department|fire_dept|fire_engine|fire_service|firefighters|firemen !invoice|inspect*|quote|form|number_for
    fire_brigade|fire_department|fire_dept|fire_engine|fire_engines|fire_service|firefighters|firemen ~2 is|are|has|have|was ~1 here|coming|come|came|arrived|there|outside|inside|on_its_way|on_the_way|on_their_way|called|alerted|at_the_door|in_the_building|with_us
    fire_brigade|fire_department|fire_dept|fire_engine|firefighters|firemen ~2 now|please|asap|quick|quickly|hurry|here|coming|came|outside|evacuat*
    using|used|grabbed|need|getting ~4 extinguisher
    smouldering|smoldering|spit_flames|spitting_flames|spits_flames|spitting_fire|tongue_of_fire|tongues_of_fire|little_flame|small_flame|burst_into_flames|set_alight|catches_light|caught_light|started_to_burn|starting_to_burn|begins_to_burn|begun_to_burn|began_to_burn|inferno|up_in_smoke|arsonist|arson_attack|petrol_bomb|molotov
    arson !case|cases|file|claim|claims|squad|investigation|report|report_form|chapter
    flames &7 coming|shooting|everywhere|out|from|behind|see|saw|desk|computer|printer|help
    sparks|sparking|arcing|arced|spark !joy|discussion*|interest|ideas|a_discussion|app|mail|job|cluster &5 <gear>|flew|flying|fly|coming|came|come|shooting|blue|saw|see|there|cable|lights|from|everywhere|out
    going_to|gonna|about_to|will|ready_to ~1 do_it|do_something_stupid|end_things|end_everything ~10 die|died|life|goodbye|myself|pills|jump|nobody|care|alone|kill
    fired|fires|shot ~2 gun|pistol|rifle|shots
    allergic|anaphylactic ~1 reaction|shock|attack !to_excel|to_meetings
    hear|heard|hearing ~3 somebody|someone|people|screams|screaming|shouting_for_help|shots|cries|a_shot|explosion|woman|child ~3 calling|screaming|crying|help|inside|moaning|outside !in_teams|in_the_meeting|in_my_headset|on_the_call
    touched|touching|grabbed|holding ~6 welding|live|wire|mains|cable|fuse|panel|socket|breaker ~9 let_go|shaking|floor|not|fell|thrown|shock*
    <person> ~7 had|has|having|have|suffer*|got ?a|an heart_attack|stroke|seizure|fit|accident|concussion|panic_attack|asthma_attack
    heart_attack|cardiac_arrest|seizure|not_breathing|isnt_breathing|stopped_breathing|unconscious|bleeding_badly|bleeding_heavily|bleeding_a_lot|lot_of_blood|loss_of_blood|head_injury|chest_pains|allergic_shock
    bomb !proof|the_presentation|interview|disposal_training &7 threat|here|building|office|off|planted|caller|phone|email|mail|said|there|exploded|placed|evacuat*
    got|has|have|with|carries|carrying|hid|hides|hidden|planted|put|left|placed|brought ?already ?a|the|his|another ?real|big|small|live|home_made|homemade bomb ?ready|hidden|strapped in|on|under|at|inside|near|behind|strapped ~3 bag|rucksack|backpack|suitcase|briefcase|car|van|lorry|building|office|room|bin|toilet|school|station|lobby|reception|shop|desk|box|parcel|coat|jacket|basement|him|her
    says|said|say|claims|claimed|shouts|shouted|shouting|yells|told|tells|screams ~4 got|has|have|hes_got|shes_got|theres|there_is|carries|hid|planted|put ?already ?a|the|his|another ?real|live bomb !of|that_went|interview|in_minecraft|in_fortnite|in_the_game|calorimeter|emoji|icon|symbol|game|cyclone|disposal|level|squad
    <enraged> ~9 with|has|have|holds|holding|carries|carrying|brought|fetched|waving|swinging|got ?a|an|his|her|two|some|full <can> ~1 of|with|full_of <fuel>
    <can> ~1 of <fuel> ~9 <enraged>|lighter|matches|set_us|burn_us|burn_it|burn_everything|threat* !face|emoji|sticker
    pours|poured|pouring|douses|doused|dousing|splashes|splashed|splashing|sprays|sprayed|spraying|throws|threw ~1 <fuel> ~2 over|on|onto|at|under|through|across|around|all_over ~3 himself|herself|myself|himself_and|me|us|him|her|door|desk|desks|floor|stairs|counter|entrance|reception|staff|people|letterbox|letter_box|car|cars|carpet
    bomb_threat|death_threat|death_threats|bomb_alert|white_powder|suspicious_package|suspicious_powder|strange_powder|shots_fired|gunshots|gun_shots|active_shooter|hostage|hostages|hostage_taker|mass_shooting|amok
    threatened|threatening|threatens|threaten|threat|threats &6 me|us|him|her|kill|hurt|shoot|stab|violence|violent|beat|bomb|staff|receptionist|employees|colleague|lives|life|family|physically|wife|children|kids|reception !with_legal|to_publish|to_leak|to_release|to_close|to_cancel|to_sue|to_block|to_delete|to_suspend|to_expose|to_report|to_leave|to_send
    <person> ~4 threatening|threatened|threatens|threaten !to_publish|to_leak|to_release|to_close|to_cancel|to_sue|to_block|to_delete|to_suspend|to_expose|to_report|to_leave|to_send|to_quit|to_terminate|with_legal
    going_to|goes_to|wants_to|wanted_to|want_to|trying_to|tried_to|about_to|gonna|will|would|hed|shed|ill|hell|hes_gonna|plans_to|planning_to|threatens_to|threatened_to|wanna|tries_to|come_and|coming_to|ready_to <harm> <them> !process|session|computer|server|website|printer|app|sales|business|battery|performance
    knows|know ~4 where ~3 live|lives|kids|children|family|school ~13 do_to|hurt*|kill*|harm*|regret
    he|she|they|guy|man|who|and ~3 <harm> me|us|everyone|everybody|all_of_us|him|her|everybody_here
    with|has|have|had|carrying|holding|pulled|got|brought|showed|waving|pointing ?out ?a|an|his|her|two|big|some <weapon> !icon|emoji|image|picture|tool
    <weapon> ~4 in|at|to|inside|pointed ?the|our|my|his|her building|office|lobby|reception|hand|hands|school|car_park|throat|head|bag
    hitting|hit|punched|punching|kicking|beating|beats|beaten|beat|slapped|assaulted|assaulting|assaults|strangling|choking|attacking|attacked|attacks|pushed ~1 me|him|her|receptionist|colleague|colleagues|staff_member|manager|woman|cashier|nurse|teacher|guard|my_colleague|somebody|someone|coworker|one_of_us|student|child !up|with_a_quote|with_the
    kicking|kicks|kicked|punching|punches|punched|beating|stabbing|stabbed|strangling|choking|attacking|attacked ~2 security|guard|driver|porter|caretaker|cleaner|nurse|doctor|teacher|pupil|guest|bouncer|paramedic|old_man|old_lady !staff_with|out|off|account|accounts|system|update|policy
    man|guy|woman|customer|visitor|person|patient|somebody|someone|husband|ex|boyfriend|client|he|she ~6 aggressive|violent|attacking|attacked|assaulting|hitting_people|punching|beating|drunk_and|smashing|armed|raging|going_mad|breaking_the_door
    he|she|they|man|people ~4 will|going_to|wants_to|wanna|gonna ~1 beat|kill|attack|hurt|shoot|stab|rape|murder
    feel|feeling|felt|am|im|are|were unsafe|in_danger|scared_for_my|afraid_for_my|fear_for_my|frightened_for_my|scared_for_our|afraid_for_his|afraid_for_her !link|email|site|mail|password|website|page|wifi|network
    locked|barricaded|hiding|hide ~3 in|inside|under|ourselves ~13 get_in|shouting|gun|man|outside|attack*|banging|shots
    trying|tries|tried|attempting|wants ~1 to ?get|break|force|kick ?in|into|down ?the door|the_door|get_in|break_in ~11 shouting|screaming|scared|afraid|hiding|locked|help
    grabbed|grabs|holds|holding|held|choking|pushed|shoved|dragged|dragging|strangling|seized|has|pinned ~6 by_the_neck|by_the_throat|by_the_hair|against_the_wall|round_the_neck|around_the_neck|on_the_ground_and|hostage
    screaming|shouting|yelling|raging|smashing|throwing ~7 grabbed|hit|neck|knife|threat*|afraid|locked|hurt|chairs|window|windows|at_us|at_the_nurse|attack*|hiding|police|get_out
    photo|picture|video|post|message|letter|note|dm ~7 pistol|gun|guns|rifle|knife|weapon|my_front_door|my_house|my_kids|my_children|coffin|bullet|our_gate|our_school|noose
    you_will_die|you_are_dead|youre_dead|you_will_regret|i_know_where_you_live|watch_your_back|we_will_find_you|going_to_pay_for_this_with|burn_the_place|burn_it_down|burn_us|shoot_up|shoot_the_place|blow_the_place|come_with_a_gun|bring_a_gun|brings_a_gun|kill_list|hit_list|massacre|bloodbath|beheaded
    followed|following|follows|waiting_for|stalking|stalks|watching|stands|standing ~4 me|her|us|outside|home ~9 knife|threat*|afraid|scared|kill|car_park|again|shouting|wont_leave|banging|gun
    fired|fires|shot|shoots|firing ~2 gun|pistol|rifle|shots|weapon|at_us|at_me|at_him|at_her|at_people
    blow|blows|blowing|burn|burning|shoot|shooting|bomb|bombing|destroy ~1 up|down ~3 office|building|school|place|clinic|shop|us|factory|company|station|hospital|train|house|me|everyone !photo|picture|picture|image|logo|screen|copy
    letter|mail|email|call|caller|message|note|voicemail|text ~6 kill|bomb|shoot|blow_up|burn_down|acid|stab|murder|hurt|die|dead ~6 us|me|office|building|everyone|all|staff|family|him|her|children|you
    raped|assaulted|stabbed|robbed|beaten|attacked|mugged|shot|kidnapped ~2 in|at|outside|near|by|on|inside ~4 office|building|car_park|reception|shop|lobby|knife|man|gun|street|work|lift !virus|hacker|computer|meeting
    dead|die ~3 by|on|before|this|at ~1 monday|tuesday|wednesday|thursday|friday|saturday|sunday|tonight|tomorrow|noon|midnight|weekend !battery|phone|laptop
    youll|you_will|theyll|they_will|we_will|well|ill|i_will|shell|hell ~3 all ~1 be ~1 dead|killed|die|shot|sorry|burned|burn
    parcel|package|bag|suitcase|rucksack|box|envelope|briefcase|car|van ~7 ticking|ticks|wires|suspicious|unattended|powder|hanging_out|smells_of|left_under|liquid|threat !power_supply|cables_are_missing
    hiding|hidden|hid|barricaded|locked_ourselves|shut_ourselves ~5 in|under|behind|inside ~4 room|desk|toilet|office|cupboard|store|kitchen|bathroom|stairs|cellar !icon|column|row|menu
    going_with_him|come_with_him|or_else|break_his_legs|break_her_legs|break_your_legs|break_my_legs|drivers_legs|beat_us|beat_him|beat_her|beat_me_up|with_tools_in|with_a_hammer|with_a_bat|baseball_bat|iron_bar|with_a_bottle|with_sticks|machete !the_contract|pay
    stalker|stalkers|gang|armed|robbers|masked|attacker ~7 sits|in|at|outside|reception|yard|door|again|men|building
    wants|want|wanted|going|try|tries|threat*|trying ~1 to ?come ?and kill|stab|shoot|murder|beat|hurt|rape|burn|attack ~3 man|woman|me|us|him|her|people|other|everyone|somebody|someone|colleague|wife|husband|boss|driver
    breaking|breaks|kicking|smashing|climbing ~4 in|through|down|into ~4 now|right_now|door|window|windows|hiding|hidden|hear|help|downstairs|shop|us !period|clause|the_cable|new_shoes
    men|man|people|guys|somebody|someone|youths|gang ~7 shouting|yelling|screaming|threatening|fighting|brawling|armed|drunk|smashing|throwing ~11 break|kill|hit|knife|legs|tools|hands|afraid|police|weapon|hurt|stones|bottles|window|windows|us|fight
    fight|fighting|brawl|brawling|fistfight ~5 in|at|outside|broke|between|happening ~5 reception|lobby|office|yard|corridor|customers|pupils|staff|waiting_room|shop|now|patients|guests|men !with_the|for|over_the_printer
    afraid|scared|frightened|terrified ~5 of|for|that|he|hell|my ~7 hurt|kill|life|lives|attack|safety|outside|hit|beat|violent|come_back
    kidnapped|kidnap|abducted|rape|raped|sexually_assaulted|molested|beaten_up|being_beaten|domestic_violence|he_hit_me|he_hits_me|punched_me|attacked_me|spat_at_and|stabbed_me
    dog|wasps|bees|snake ~6 attacking|attacked|bit|bitten|stung|loose_in ~7 blood|badly|hospital|child|allergic|face|throat|swelling|everyone
    we_are|were|im|i_am|being|getting|we_were|just_got|are ?being|just|getting robbed|held_up|held_hostage|mugged|assaulted|attacked_by_a_man|followed_home|stalked
    robbery|armed_robbery|burglar|burglars|burglary|intruder|intruders|robber|robbers ~4 in_progress|happening_now|in_the_building|right_now|inside|downstairs|upstairs|still_here|still_there|with_a
    someone|somebody|burglar|man ~3 in|inside ?the|our building|office|shop|house|store ~6 shouldnt|right_now|dont_know_him|not_belong|torch|upstairs|downstairs|with_a
    shots ~4 fired|heard|outside|building
    stabbing|stabbed|stabs|shot_dead|been_shot|got_shot|was_shot|shooting_at|shooting_people|stabbed_by
    evacuated|evacuating|evacuate|evacuation !drill*|plan*|route*|test*|exercise|procedure|chair|map|training|poster &11 fire|gas|smoke|bomb|alarm|now|building|because|flood
"""
