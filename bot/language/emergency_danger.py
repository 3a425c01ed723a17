"""Danger to life: fire, current, gas, water near power, injury, violence, and somebody who may end their life."""

from __future__ import annotations

from bot.language import emergency_despair, emergency_everyday, emergency_idioms, emergency_violence

GROUPS: dict[str, str] = {
    "fire": "fire fires flame flames blaze inferno ",
    "burn": "burning burnt burned burns burn scorched scorching singed smouldering smoldering charred melting melted melts molten burny fried_electronics",
    "smell": "smell smells smelled smelt smelling smelly stink stinks stinking stench odour odor reek reeks whiff pong smel",
    "smoke": "smoke smoking smokes smokey smoky smokin fumes smouldering smoldering",
    "gear": "server servers rack ups battery batteries outlet outlets socket sockets plug plugs switch cabinet cupboard pc computer laptop laptops notebook monitor "
    "screen charger dock docking_station printer copier photocopier cable cables power_strip power_supply power_bank powerbank power_bar power_brick power_cord "
    "router panel breaker fuse fuse_box fuse_board closet desk machine building office kitchen room adapter adaptor tower case fan vent basement ceiling lobby "
    "warehouse wall tv projector tablet phone iphone ipad extension_lead extension_cord extension_cable extension lamp light lights heater kettle till modem psu "
    "transformer generator boiler motherboard keyboard bin carpet curtain box microwave fridge toaster air_conditioner aircon shredder laminator "
    "floor stairs staircase corridor hallway roof cellar attic garage car van lift elevator shop store storeroom archive hall yard <room>",
    "electric": "server servers ups outlet outlets socket sockets plug plugs power_strip power_supply power_bar power_cord fuse_box fuse_board fusebox electrics electrical "
    "electricity electric electronics light_fitting wiring wires extension_lead extension_leads extension_cord extension_cable breaker breakers mains mains_cable "
    "distribution_board switchboard switch_cabinet transformer generator live_cables live_wires power_is_still_on power_point power_points plug_socket <room>",
    "spark_gear": "outlet outlets socket sockets plug plugs cable cables cord wire wires fuse fuse_box fusebox fuse_board power_strip power_supply power_bar charger adapter adaptor "
    "extension_lead extension_cord extension_cable ups switch breaker panel transformer psu battery batteries lead leads",
    "water": "water waters rain rainwater flood floods flooding flooded leak leaks leaked leaking drip drips dripping pipe pipes burst_pipe puddle puddles soaked sprinkler sprinklers "
    "aquarium sewage coolant ceiling roof underwater under_water spilled spilt spilling poured coffee tea juice soda liquid wet",
    "move": "leaking leak leaks leaked dripping drips drip pouring poured pours flooding flooded coming comes running runs ran spraying sprayed burst spilled spilt spilling standing "
    "seeping creeping gushing fell falling falls all_over splashed splashing went_off broke sitting rising dropping under_water underwater soaked soaking trickling in into onto on over under next_to "
    "near inside above through down everywhere go going goes getting",
    "hurt": "collapsed collapsing collapse unconscious passed_out passing_out not_breathing isnt_breathing stopped_breathing cant_breathe cannot_breathe can_not_breathe "
    "struggling_to_breathe bleeding bleeds injured fainted fainting hurt stabbed choking convulsing seizure having_a_fit heart_attack stroke chest_pain chest_pains overdose overdosed "
    "wont_wake_up not_waking_up doesnt_wake_up isnt_waking_up wont_wake not_waking not_moving isnt_moving on_the_floor lot_of_blood electrocuted crushed anaphylactic allergic_reaction cardiac_arrest unresponsive "
    "bleed fell_off fallen_off fell_down fallen_down fell_from fallen_from fell_through fell_over hit_his_head hit_her_head hit_my_head cut_his_hand cut_her_hand cut_his_finger cut_her_finger cut_his_arm cut_her_arm broke_his_leg broke_her_leg broke_his_arm "
    "broke_her_arm broken_leg broken_arm dying trapped burned_himself burnt_himself burned_herself burnt_herself not_answering_me doesnt_react poisoned hurting_badly "
    "cant_stand_up cant_get_up cannot_get_up cannot_stand_up wounded badly_cut",
    "harm": "kill hurt harm shoot stab murder beat attack strangle rape bomb behead burn_down blow_up",
    "them": "me us him her them someone somebody everyone everybody people staff employees colleague colleagues coworkers you my our the receptionist manager boss children kids",
    "charged": "plug plugs socket sockets outlet outlets power_strip power_supply charger adapter adaptor power_brick extension_lead extension_cord lamp light_switch switch metal_case metal casing housing rack server ups "
    "tap laptop notebook lid kettle boiler radiator machine case pc computer macbook cabinet fridge cooker copier cable lead cord frame railing fence panel",
    "can": "can cans canister canisters jerrycan jerry_can bottle bottles bucket jug container",
    "fuel": "petrol gasoline diesel fuel paraffin kerosene lighter_fluid white_spirit",
    "enraged": "sacked fired dismissed laid_off let_go angry furious raging enraged shouting screaming yelling threatening threatens threatened drunk ex ex_husband ex_boyfriend ex_wife ex_employee disgruntled banned thrown_out evicted masked revenge stalker",
    "babble": "talks talk talking speaks speak speaking babbles babbling mumbles mumbling says saying speech utters",
    "away": "to on for home fishing until till from in at off skiing hiking abroad already_on away already",
    "self": "myself my_self himself him_self herself her_self themselves themself oneself yourself meself",
    "weapon": "gun guns gunman knife knives weapon weapons rifle pistol shotgun machete axe firearm explosives explosive grenade handgun crowbar",
}

# A cry is nothing but such words, at least one of the first list among them.
_CALLS = """
fire fires flames smoke sparks explosion exploded gas bomb gun shooter shooting suicide ambulance intruder bleeding
unconscious burning electrocuted suicidal gunman
"""
_CALL_FILLERS = """
a big call danger emergency everywhere god help here hurry in is kitchen my now of office oh omg on our please pls plz
quick quickly room send server someone sos the there urgent
"""
CALLS = frozenset(_CALLS.split())
CALL_FILLERS = frozenset(_CALL_FILLERS.split())

ALARMS: tuple[str, ...] = (
    """
    carpet|heater|radiator|lamp|rug|floorboard|mattress ~4 glows|glowing|smoulders
    <person>|i ~2 jumped|jumps|fell|fallen|falls ~2 from|off|out|out_of|down|through ~3 window|roof|ladder|balcony|stairs|bridge|scaffold|scaffolding|floor|building|height|mezzanine|platform|skylight !asleep|vpn|call|meeting
    no_pulse|no_puls|turning_blue|blue_lips|lips_are_blue|stops_breathing|cpr
    stuck|trapped|locked ~2 in|inside ~2 lift|elevator|freezer|cold_room|vault|safe|server_room ~8 faint*|faints|breathe|breathing|pregnant|child|kid|panic|gas|air|asthma|smoke|hissing|dark
    forklift|van|truck|lorry|car|tractor|crane ~2 hit|ran_over|drove_over|crushed|knocked_down|rolled_over ~2 man|woman|person|colleague|someone|somebody|him|her|driver|child|worker|me
    car|van|truck|lorry|bus ~3 into|through ~3 window|shop|entrance|wall|building|reception|office !navigate|bluetooth
    roof|ceiling|wall|scaffold|scaffolding|racking|shelving|balcony|stairs ~2 collapsed|collapsing|caving_in|caved_in|coming_down|came_down|gives_way
    kid|child|baby|toddler|somebody|someone|he|she ~2 swallowed|swallows ~3 battery|magnet|pill*|bleach|needle|coin|cleaner
    acid|bleach|chlorine|ammonia|chlor|lye ~4 eye|eyes|face|skin|swallowed|fumes|breathe
    there_is|theres|there_was|there_are|we_have|weve_got|we_got|we_had|is_a|started_a|set|set_a|caught|catching|catches|catch|caught_on|actual|electrical|small|big|little|huge|bit_of_a|in ?a|an|on ?small|little|big|real|small_electrical|electrical|huge|bit_of_a <fire>
    on|set_on <fire>
    set|sets|setting <fire> to
    <fire> ~3 ?just|has|have broke|broken|started|spreading|spreads|burning|out_of_control|everywhere|is_out_of_hand
    <fire> in|at|on|near|from|coming|under|behind|inside|downstairs|upstairs|by|next_to|below|above|beside|outside|out_of|around ?the|our|my|a ~3 <gear>
    <gear> ~4 fire !alarm*|test*|drill*|safety|protection|extinguish*|wall|walls|door*|panel
    fire|fires downstairs|upstairs|here|outside|next_door|brigade_now|in_here
    fire|smoke|gas|monoxide|co|co2|heat alarm|alarms|detector|detectors ~3 going|ringing|went_off|gone_off|blaring|sounding|started|goes_off|triggered|beeping|activated|screaming|sounds
    fire|smoke|gas alarm|alarms ~4 everybody_out|everyone_out|all_out|get_out|evacuat*|all_outside|we_are_outside|standing_outside !drill|test
    pulled|pull|pressed|hit|set_off|broke ?the fire_alarm|alarm_button
    extinguisher ~5 used|using|empty|grab*|burning|now
    in|into|up_in flames
    curtain|curtains|carpet|paper|papers|bin|blinds|sofa|chair|cloth|wood|cardboard|boxes|insulation|ceiling|roof|decorations|tree|lights|heater|toaster|candle|oven|wiring ~7 burn|burning|smouldering|smoldering|alight|on_fire|caught|started_to_burn|has_started_to_burn|flame|flames|went_up|charring|glowing|melting !bright|down|cd|cds|dvd|up_the_stairs
    went|going|goes up ~7 people_inside|still_inside|curtain|flames|burn*|everyone_out
    <gear>|it|something|somebodys|its|thing ~4 alight|ablaze|smouldering|smoldering|glowing_red|red_hot|on_fire|in_flames|aflame
    there_is|theres|something|its|it_is|somethings|is|started|starts|smth ?is|still burning|melting|smouldering|scorching !in_image|a_disc|a_cd|a_dvd|question|up_cpu|through|hours
    <gear> ?of_mine|cable|plug|socket|under_my_desk|above_my_desk|fan ?is|was|has|its|are|starts|started_to|starting_to|just|keeps burning|burnt|burned|melted|melting|scorched|singed|smouldering|charred|gone_soft|sizzling|exploded|exploding|blew_up|went_bang|caught_light !in|a_cd|cds|dvds|a_disc|image|out|it_to|onto
    <gear> ~5 burned|burnt|burns|burning ~1 me|hand|hands|finger|fingers|skin|leg|legs|lap|arm|desk|table|carpet
    <gear>|it|case|cable|lead ~5 too_hot_to_touch|too_hot_to_hold|hot_to_touch|red_hot|glowing|scorch_marks|burn_marks|burn_mark|scorch_mark|brown_and_smells|dripping_plastic
    wall|walls|floor|ceiling|door|partition|skirting|panel|fuse_box|fuse_board|socket|plug|cable|cupboard ~5 too|so|very|burning|scalding|baking ~1 hot ~4 lean|touch|hold|stand|rest|lay
    scorch|burn marks|mark|hole ~4 desk|carpet|plug|socket|outlet|case|cable|wall|floor
    burning|burnt|burned|melted|melting|scorched|hot ?of ?plastic|rubber|electrical|electronics|electronic|wires|wire|wiring|cable|cables|dust|paper|hair|insulation smell|odour|odor|stink|stench|whiff
    <smell> &6 burn|burning|burned|burnt|burns|burny|smoke|smoky|smokey|fire|scorched|scorching|melting|melted|singed|electrical|hot_plastic|hot_rubber|hot_metal|rubber|rotten_egg|rotten_eggs|sulphur|sulfur|ozone|chemical|chemicals|acrid|petrol|gasoline|fumes|charred|barbecue
    plug|socket|outlet|ups|battery|charger|adapter|adaptor|power_strip|fuse_box|cable|server|rack|power_supply ~5 smells|stinks|smelling|reeks !like_new|like_coffee|nice
    <smell> ~5 gas !station
    gas ~3 <smell>|leak|leaking|leaks|escaping|hissing|leakage|explosion
    smell|smells|odour|odor|air|whiff ~9 head|spinning|dizzy|marzipan|almonds|sick|headache|cough*|throat|faint|eyes
    gas|coolant|fridge_gas|freon|refrigerant|ammonia ~5 leaked|leaking|leak|leaks|escaped|hissing|came_out !usage|bill
    <spark_gear> ~1 melts|scorches|smoulders|chars !chart
    glows|glowing ~6 plug|socket|cable|cupboard|door|panel|battery|wire|under_it|heater|outlet !light_on|led|lights|screen|monitor|cursor|toner|cartridge
    plug|socket|cable|cupboard|door|panel|battery|wire|outlet ~7 glows|glowing|hot_to_touch|is_hot|red_hot|flickers_under|orange_glow !screen|monitor|laptop|display
    door|cupboard|wall|floor|ceiling|cabinet ~4 hot|warm ~9 flicker*|smoke|glow*|smell*|fire|yellow|orange|behind
    it|something|thing|cable|plug ~3 glows|glowing ~3 red|orange|hot|where|in|behind
    so_hot|too_hot|very_hot|red_hot|burning_hot ~5 blister*|burn*|palm|skin|hand|hold|carpet|desk|melted|melt*|smell*
    fire|fir|flame|flames|burning|burn ~3 in|at|on ~3 kitchen|kichen|magazine|store|storage|warehouse|depot|office|cellar|hall|garage|roof|house|building|workshop|room|shed|barn|toilet|corridor|flat !alarm|drill|tv|tablet|wall|door
    is|have|has fire|flame|flames|burning ~5 we|go|out|here|help|people|come
    leaking_gas|carbon_monoxide|rotten_egg_smell|gas_alarm|gas_system
    gave_off|giving_off|gives_off|released|releasing|emitting ~4 gas|fumes|smoke|vapour|vapor
    smoke|smokey|smoky|fumes !detector*|alarm*|test*|free|area|break|signal*|screen|policy|shelter|up
    <gear>|it|its|something|thing ~4 smoking|smokin|smokes !area|policy|break|up|ban
    smoking &5 <gear>
    haze|foggy|fog|vapour ~7 eyes|cupboard|room|sting|cough*
    eyes|throat|lungs ~3 sting|stinging|burning|burn ~9 room|server|smell*|smoke|fumes|gas
    <gear> &4 sparks|sparked|sparking|arcing|arced
    saw|see|seeing|there_were|there_are|heard ?a|some|big|blue|small sparks|spark|flash ~7 <gear>|smell*|smoke
    flash|bang|pop|boom &7 <spark_gear> ~7 smell*|smoke|burn*|scorch*|hand|dead|out|lights
    loud|big|huge ?loud bang|pop|boom|explosion ~13 smell*|smoke|burn*|scorch*|flash|spark*|fire
    went|goes|go bang|boom|pop !up ~11 smell*|smoke|burn*|scorch*|flash|spark*|fire
    <spark_gear> &6 crackle|crackles|crackling|sizzle|sizzles|sizzling|fizz|fizzes|fizzing|hiss|hisses|hissing|buzzing_loudly|buzzes_loudly|bare|scorched|exploded|blew_up|explode|melted|melting|charred
    crackles|crackling|hissing|fizzing|sizzling ~7 smell*|smoke|burn*|hot|spark*
    smell*|smoke|burn*|hot|puff ~9 crackles|crackling|hissing|fizzing|sizzling
    <gear> &4 exploded|exploding|explode|explodes|blew_up|blown_up|burst_into|explosion|venting !in_size|in_number|view|diagram
    explosion|explosions ~5 <gear>|outside|here|building|office
    exploded ~1 in|at|near|under|behind|next_to|on|inside|beside|outside|here ~2 <gear>|here|us|me|door|hand|hands|bag|building|office
    there_was|heard|had|there_is ?a|an ?loud|big|small explosion
    battery|batteries|lithium|powerbank|power_bank|<gear> ~10 swelling|swollen|swelled|bulging|bulged|bulges|puffed_up|puffed|puffy|ballooned|ballooning|like_a_balloon|bloated|pillow|expanding|hissing|venting|leaking_acid|bulg !eyes
    hot|hotter|smell*|hiss* &11 bulging|swelling|swollen|bloated
    swollen|swelling|bulging|bloated|puffy|expanding|expanded ?laptop|phone|macbook battery|batteries
    battery_acid|acid ~6 eye|eyes|skin|hand|hands|leak*|leaking|spilled|spilt|on_my|floor
    electric|electrical shock|shocks|schock|chock
    electrocuted|electrocution
    got|get|gets|getting|had|gave|gives|giving|gives_off|received|feel|felt|feeling|give ~5 shock|shocks|shocked|zapped|zap|zaps|jolt|jolts|tingle|tingling|electricity|current|electrified !when_i_saw|at_the_price|how|at_the_bill|from_the_bill|invoice|price|bill
    burning|burnt|burned|melting|melted|scorched|smouldering ~1 cable|cables|wire|wires|wiring|socket|plug|laptop|computer|pc|server|printer|charger|battery|battery_pack|adapter|ups|monitor|screen|paper|bin|curtain|ceiling|wall|desk|car|building|house|roof|kitchen|plastic !disc|image|issue
    battery|batteries|ups|powerbank|laptop|phone|charger ~3 leaking|leaks|hissing|swelling|hot|crackling ~3 smoking|smoke|fumes|burning|fire|sparks|acid
    electrocute|electrocutes|electrocuting|electric_shocked|electroshock|electro_shock|elektric|elektrik|elektrisch
    co|carbon|monoxide|gas|smoke|fire ~1 alarm|detector|alarms ~4 chirp*|beep*|going|ring*|sound*|scream*|loud* &10 headache|headaches|dizzy|sick|smell*|evacuat*|nausea|faint|sleepy|everyone|people
    headache|headaches|dizzy|nausea|nauseous|faint|sick ~8 alarm|co|monoxide|fumes|smell|gas|heater|boiler|everyone|all_of_us|generator
    explosion|explosions|detonation !of_mailbox|of_my|of_emails|of_costs|of_data|view|diagram|drawing|chart|proof|of_colour
    blast !from_the_past|of_emails|of_mails|radius|furnace|chiller|of_air
    nobody|no_one|noone|who|they ~1 would ~2 care|miss|notice ~2 if ~1 i|she|he ~2 died|die|was_gone|were_gone|disappeared|was_dead|were_dead|wasnt
    die|died|life|goodbye|myself|pills|jump|nobody_would ~10 going_to|gonna|about_to|will|ready_to ~1 do_it
    orange|red|yellow|bright ~1 glow|glows|glowing|light_flickering|flicker ~5 behind|under|inside|from|in|near ~3 <gear>
    shocked|zapped|jolted|shocks|zaps|electrocutes|electrocuted|shock ?me|him|her|someone|us|people|you by|when|off|from|touch* ~4 <gear>|metal|touch*
    shocks|zaps|zapped|shocked|tingles|tingled|tingle|electricity ?bit|bite|bites me|him|her|us|everyone|people|hand|fingers|in_my|when_i_touch|when_i_plug|when_touched|when_i_take
    shock|shocks|zap|zaps|jolt|tingle|tingles|tingling|current &7 touch|touched|touching|touches|plugged|plugging|metal|socket|outlet|plug|metal_case|went_through
    current|electricity ~4 through|in ~3 me|my|him|her|hand|arm|body
    static shock|shocks
    <charged> ~4 tickles|tickled|tickling|tickle|prickles|prickled|prickling|stings|stung|zings|zinged|bites|bit|nips|nipped ~1 my|his|her|our|your|the|their ~1 finger|fingers|hand|hands|skin|arm|palm|fingertips|thumb|knuckles|wrist
    <charged> ~4 tickles|tickled|tickling|tickle|prickles|prickled|prickling|stings|stung|bites|bit|nips|nipped ~2 when|whenever|if|as|every_time|each_time ~4 touch|touches|touched|touching|hold|holds|grab|grabs|lean|leans|brush|brushes
    tickles|tickle|tickled|tickling|prickles|prickle|prickling|bite|nip|sting ~4 touch|touches|touched|touching|hold|holds|holding|grab|grabs|brush|brushes ~3 <charged> !screen
    <charged> ~4 <person>|i|we|you|everyone|one ~1 get|gets|got|getting ?a|an ?little|small|bad|nasty|real|slight bite|bites|kick|belt|nip|sting|tickle|wallop|prickle !of|to_eat|out
    <charged> gives|gave|gives_off ?me|her|him|us|you|everyone ?a|an ?little|small|bad|nasty|real|slight bite|belt|nip|sting|tickle|wallop|prickle !of|to_eat
    get|gets|got|getting|gave|gives|give ?me|her|him|us|you|everyone ?a|an ?little|small|bad|nasty|real|slight bite|bites|kick|belt|nip|sting|tickle|wallop|prickle from|off|by ~3 <charged> !out
    get|gets|got|getting ?a|an ?little|small|bad|nasty|real|slight bite|bites|kick|belt|nip|sting|tickle|wallop|prickle when|whenever|if|each_time|every_time ~3 touch|touches|touched|touching|hold|holds|mop|mops|plug|plugs|unplug|unplugs ~4 <charged>
    bare|exposed|live|chewed ~3 wire|wires|cable|cables ~11 touch*|water|wet|puddle|spark*|crackl*|hang*|child*|live|power
    is|are|was|still|its live ~7 felt|feel|shock*|boots|touch*|tingl*|zap*|wet
    live|mains cable|wire|wires|wiring|cables ~7 floor|water|wet|hand|hands|lad|child|hanging|exposed|touch*|puddle|bare|ground
    wet ~3 hands|floor|feet|socket|sockets|plug|plugs|carpet ~9 live|socket|current|shock*|power|cable|electric*|mains|switch
    felt|feel|feels|feeling ?it|the|a|some ?electric current|electricity|jolt|tingling|it_through_my
    felt_it_through|through_my_boots|through_my_arm|through_my_body|up_my_arm ~7 live|current|electric*|pump|shock*
    power_pack|battery_pack|power_bank|powerbank|battery|batteries|lithium|e_bike|ebike|scooter ~7 pops|popping|popcorn|crackling|flames|spits|smoke|smoking|hissing|bang|fizzing|melting|burning|exploded|exploding|swelling|hot|fire !quick_charge|low
    battery|batteries|scooter|e_bike|powerbank|power_bank|laptop|ups|phone ~7 steaming|steam|smells_sweet|sweet_smell|pushed ~1 out|up|the|steaming|steam !games|deck|app
    steam|steaming ~5 out_of|from|coming ~4 battery|laptop|phone|ups|socket|scooter|pc|charger|rack
    crackled|crackle|fizzed|popped|banged|bang|boom|puff|pop ~5 then|and|with|followed ~4 flame|flames|fire|smoke|smell|sparks|spark|dark|burning|flash
    flame ~4 size|high|candle|little|blue|out|from|behind|in
    water ~5 behind|through|from|above|under|near ~4 lights|light|lamp|panel|wall|ceiling|sockets|socket|wires
    lamp|light|lights|ceiling|ceiling_light|socket|switch|panel ~5 drips|dripping|sparkle|sparkles|sparks|buzzing|flickers_and|leaking ~6 sparkle*|spark*|water|electric*|hot|smell*|drips|drip
    cable|wire|lead|cord ~5 chewed|frayed|bare|exposed|cut_through ~6 spark*|crackl*|live|copper|shock*
    <person>|i|im !s ~6 <hurt> !feelings
    he|she|<person> !s ~9 slid|slides|sank|slumped|toppled|keeled ~2 off|to|from|over|onto ~1 chair|floor|ground|seat|desk|table|wall|stool|side
    <person> !s ~11 not|doesnt|dont|isnt react|reacts|respond|answer|move|reacting|responding|answering ~1 when|if|though|although ~1 we|i|you|somebody knock|shout|shake|pinch
    cant|cannot|can_not|couldnt ~1 get|catch ~1 his|her|my|their breath
    there_is|theres|so_much|much|lots_of|a_lot_of|full_of|pool_of blood !test|tests|bank|pressure|sample|samples|group|sugar|donation|drive|work|results|red|app|type
    swallowed|swallows|took|taken|takes ~1 all|whole|too_many|handful|bottle|every|pack ~6 pills|medicine|medication|sleeping_pills
    would|will ~1 anybody|anyone|somebody|someone ~1 notice|miss|care ~1 if ~1 i|me ~3 gone|died|die|dead|vanished|disappeared|wasnt|werent|not_here
    would ~1 anybody|anyone|somebody|someone ~1 miss me !in|at|on
    sleeve|hair|scarf|tie|apron|braid ~2 went|got|is|was|has|pulled ~3 into|in|by|under ~2 belt|conveyor|roller|rollers|shredder|auger|mixer|gears|lathe|drill|mangle
    neck|tongue|throat|lips ~3 getting|gets|is|are ~2 wide|thick|thicker|bigger|swelling|puffy|huge
    lamp|lamps|spotlight|ceiling_light|ceiling_lamp|socket|sockets|fuse_box|switchboard|distribution_board ~6 drips|dripping|dripped
    plug|socket|outlet|adapter|charger|adaptor|plugs|sockets ~6 brown|blackened|soft|sooty !cable|wire|one|box|colour|color|touch|keys|phone|toner|power
    fluff|lint|straw|hay|sawdust ~3 catching|smoulder*|smolder*|glow*|burning|smokes
    phone|laptop|tablet|handheld|power_pack|power_bank|powerbank|battery|notebook|macbook|headset|device ~7 belly|hump|looks_pregnant|if_its_pregnant|like_pregnant|like_an_egg|as_an_egg|like_a_cushion
    bottom|underside|base|back ~5 isnt|not|no_longer ~1 flat ~1 any_more|anymore|since|and|now
    <person> s ?badly|seriously|really|just|been|still|now|all <hurt> !feelings
    <person>|i|im|worker|lad|kid|baby|colleague ~4 burnt|burned|scalded|cut|cuts|broke|hurt|injured|sliced|crushed|trapped|slashed|gashed ~5 arm|hand|hands|leg|finger|face|head|foot|badly|neck|back|eye|eyes|wrist|arms|legs|skin|panel|machine
    no_pulse|has_no_pulse|lips_blue|blue_lips|lips_are_blue|face_gone_grey|going_white_in|turning_blue|turned_blue|going_blue|foaming|crash_cart|not_conscious|lost_consciousness|losing_consciousness|blacked_out|cant_feel_my|cant_feel_his|cant_feel_her|cannot_feel|slurring|slurred|face_drooping|in_labour|in_labor|giving_birth|waters_broke|waters_have_broken|is_having_a_baby|severe_pain|pain_in_chest|pain_in_my_chest|pain_in_his_chest|chest_hurts|pain_in_the_chest|big_pain|terrible_pain|insulin|hypo|diabetic_shock|anaphylaxis|bee_sting|choked|drowning_person|cpr
    <person>|caretaker|i|im|we|arm|leg|chest|head|hand|face ~6 tingling|numb|dizzy|suffocating|suffocates|suffocate|blistered|blisters|blister|limp|paralysed|paralyzed|twitching|shaking|bleeding|fainting|swollen|unwell|chest_feels_strange|palpitations !numbers|chart|app|list
    head|everything|room|world ~2 spinning|spins !wheel|circle|icon|chair
    thrown|knocked|flung ~4 across|back|off|against|over ~5 room|floor|feet|wall|ladder
    lying|lies|laying ~3 at|on|in|under|by|beside ~5 ladder|stairs|floor|ground|carpet|bottom|pavement !paper|cable|device|key|keys|phone|laptop|usb
    fall|fell|falls|fallen|dropped ~4 and|not|then ~3 not|doesnt|no|cant|wont ~1 answer|answers|move|moves|moving|speak|respond|react|stand|get_up|getting_up|wake|breathe
    dont|not|doesnt|cant|no ~1 move|moving|breathe|breath|speak|wake ~7 he|she|him|her|colleague|shock*|fell|blood|floor
    he|she|colleague|coworker|worker|girl|boy|man|woman|kid ~6 dont|not|doesnt|didnt|cant ~1 move|moves|breathe|breath|speak|wake|react !the_mouse|to_my|to_the|my|me_back|emails|calls|the_phone
    head|forehead|nose|neck|arm|leg|hand ~4 bleeding|bleding|bleeds|blood|cut_open !edge
    head|forehead|nose|neck|arm|leg *<is> broken
    bleeding|blood|bleeds &5 head|nose|arm|leg|hand|neck|finger|mouth|ear|from|lot|everywhere|badly|floor !test|bank|pressure|results|sample|donation|edge|group
    gone_limp|is_limp|hes_limp|shes_limp|went_limp|limp_and|throat_closing|throat_is_closing|throat_swelling|tongue_swelling|cant_swallow|fell_asleep_and_wont|seems_not_to_hear|doesnt_hear_us|does_not_hear_us|not_answer_when|eyes_rolled|shaking_all_over|twitching_on|nosebleed_that|spurting|bleed_out|vomiting_blood|coughing_blood|head_wound|open_wound|open_fracture|bone_sticking|knocked_unconscious|ankle_broken|hip_broken|heatstroke|heat_stroke|hypothermia|frostbite|needle_stick|electrified_fence !the_page
    lying|lies|lay ~1 on ~1 his|her ~1 back|side|face|stomach|belly
    <person>|got|been|was|is|him|her ~3 knocked_out !with|by_flu|by_a_cold|by_the_flu|for_a_week
    <person>|mr|mrs|miss|ms ~5 lying|lies|slumped|slouched|sits|laying|down ~4 on|over|in ~3 floor|carpet|ground|desk|stairs|pavement|chair|toilet|corridor|pavement|wheel
    stuck|caught|trapped|pulled|dragged|got_into|jammed ~4 in|into|between|by ~3 auger|conveyor|machine|press|roller|rollers|gears|blades|mixer|baler|saw|grinder|belt|escalator|mangle|slicer|harvester|gate|drill|lathe !paper|label|card|cd
    shut|locked|stuck|trapped|sealed ~3 in|inside ~3 freezer|cold_room|cold_store|vault|server_room|toilet|lift|elevator|container|tank|silo|shaft|basement|cellar|archive|safe|fridge_room|freezer_room|burning ~13 handle|door|help|cold|breathe|air|out|phone|gas|water|dark|alarm|hours|open !account|meeting
    floor|ceiling|roof|wall|balcony|stairs|scaffolding|scaffold|shelf|shelves|shelving|racking|tiles|beam|chimney|crane|cable|chandelier|bookcase|partition ~6 given_way|gave_way|giving_way|coming_down|came_down|caved_in|collapsed|collapsing|collapses|snapped|swinging|falling|fell_on|fallen_on|about_to_fall|cracking|sagging|crashing_down|down_on !through_the_cracks
    argon|halon|nitrogen|inergen|co2|suppression|extinguishing|chlorine|ammonia|refrigerant|chemical|chemicals|acid|solvent|mercury|asbestos|radiation|petrol|diesel|gas_bottle|gas_cylinder|propane ~6 gone_off|went_off|going_off|released|discharged|leak*|spilled|spilt|spill|escaped|escaping|hissing|burst|exploded|exploding|fumes|inside|somebody|someone|people
    somebody|someone|people|person|man|colleague ~5 in|inside|calling|screaming|shouting|crying|moaning|knocking ~6 smoke|argon|gas|rubble|collapsed|burning|flood|given_way|alarm|fire|wall|debris|help_me|for_help
    lips|face|skin ~4 blue|grey|gray|purple
    cant|cannot|can_not|couldnt let_go ~7 cable|current|wire|metal|machine|box|live
    hit|struck|knocked|ran_over|run_over|crushed|crushes|squashed|pinned|trapped ~4 man|woman|person|worker|colleague|someone|somebody|lad|child|pedestrian|hand|foot|leg|arm|finger|fingers|driver|customer !with_a|up_with|the_keyboard
    forklift|crane|lorry|truck|van|car|pallet|crate|beam|shelf|shelving|roller_door|gate|machine|lift ~6 hit|fell|crushed|dropped|ran_over|trapped|onto|collapsed|tipped|squashed|came_down ~6 man|woman|someone|somebody|under|him|her|hand|foot|worker|colleague|me|leg|person|people|us|child
    someone|somebody|someones|he|she|hes|shes|man|person|colleague|worker|people|child|kid ~4 under ~4 pallet|crate|rack|car|forklift|shelf|shelves|lorry|machine|it|cabinet|beam|rubble|debris !contract|impression|control|the_name|the_same|pressure|the_desk_cable
    swallowed|swallows|drank|eaten|ate|inhaled|breathed|overdosed ~5 packet|pills|tablets|bleach|cleaner|poison|acid|battery|toner|fumes|gas|everything_in|whole_box|bottle_of|detergent|chemical|chemicals
    sleepy|dizzy|drowsy|headache|headaches|nauseous|faint|queasy|coughing ~9 exhaust|fumes|gas|heater|boiler|smell|generator|monoxide|smoke|room|air|paint|chemical
    sick ~9 exhaust|fumes|gas|heater|boiler|smell|generator|monoxide|smoke|paint|chemical
    feel|feels|feeling|felt|makes|made|all|everyone|everybody|people|us ~3 sick !note|leave|pay|list ~9 room|air
    exhaust|fumes|gas|smell|heater|boiler|generator|monoxide|smoke ~11 sleepy|dizzy|drowsy|headache|headaches|nauseous|faint|coughing|throw_up|sick
    people|someone|somebody|colleague|child|children|he|she|man|anybody|anyone|two_of_us|staff|guests|residents ~3 still_inside|are_inside|trapped_inside|in_there_still|hasnt_come_up|has_not_come_up|hasnt_come_out|hasnt_come_back|has_not_come_back|havent_come_out|didnt_come_out|not_come_up|not_come_out|still_in_there
    went|gone|go ~3 down|in|inside|into|up|back ~11 hasnt|havent|not|didnt|never ~1 come|came|been ~1 up|out|back|seen !server|internet|system|network|mail|online|wifi|laptop
    basement|cellar|room|garage|lift|shaft|floor|corridor|hall ~4 filling|fills|filled|full ~3 fast|up|with ~4 water|smoke|gas|steam|fumes|colleague|people|and
    dont_worry|forget|never_mind ~7 ring|call|get|send ~3 somebody|someone|doctor|ambulance|help ~5 for
    i|im|he|she|they|we ~3 cant|cannot|can_not|cant_hardly|couldnt|struggle_to breathe
    blood everywhere|all_over|on_the
    we_are|were|im|i_am|she_is|hes|shes|people|someone|somebody|we ~1 ?got|been|all trapped|stuck|locked ~3 lift|elevator|building|server_room|freezer|vault|data_centre|office !at_the
    <person>|i|we|colleague !s ~4 trapped|stuck|jammed|caught|crushed|locked_in|pinned|buried ~5 lift|elevator|shredder|machine|server_room|under|rack|door|freezer|vault|data_centre|data_center
    finger|fingers|hand|hands|arm|hair|foot|tie|sleeve|leg !scanner*|reader*|held|dryer|of ~4 stuck|caught|trapped|crushed|jammed|burned|burnt|bleeding|numb|cut_off
    cut ?off my|his|her|their ?own hand|finger|fingers|arm|wrist|wrists|leg|thumb
    rack|cabinet|server|shelf|ladder|screen|monitor|tv|ceiling|box|ups ~3 fell|fallen|dropped|collapsed|tipped|came_down ~4 on|over|onto ~5 me|him|her|someone|somebody|us|colleague|technician|foot|under|leg|head|person|man|woman|child
    fell|fallen|tripped|slipped ~4 off|from|down|over|on ?the|a|my|some|your ?loose|network|power ladder|stairs|staircase|roof|cable|cables|step|steps|chair|scaffold* ~11 get_up|hurt*|ankle|leg|arm|head|hip|floor|move|blood|ambulance|doctor|pain|knocked|unconscious|broke*
    <person> !s ~3 fell|fallen|tripped|slipped|falls !asleep|for_it|for_a|for_the|out_of_love|behind ~3 off|from|down|over|on|into|through
    call|need|send|get|calling|called|want|ring|require|fetch|phone|phoned|ringing ?for ?an|a|the ambulance|ambulances|paramedic|paramedics|fire_department|fire_brigade|fire_service|fire_engine|911|999|112|fire_dept|police_now|doctor_now|first_aider|first_aid|medic
    medical emergency|emergencies
    defibrillator|epipen|epi_pen ~5 need*|now|where|quick
    hand|hands|finger|fingers ~4 in|into|touched ?the power_supply|socket|outlet|shredder|fuse_box|breaker|panel ~9 not|stuck|cant|shock*|blood|burn*
    dont|do_not|didnt|not ~1 feel|feeling safe !with_this|sending|clicking|opening|sharing
    locked|locks|shut|holds|holding ~1 me|us|her|him|them ~1 in|inside|prisoner ~3 office|room|toilet|cellar|store|building|house|freezer|cupboard|here|and|took|wont !account|when|out|teams|meeting|file|excel|folder
    off ~3 bridge|cliff|balcony|roof|building !deck|the_project|site
    drive|take|crash|steer|put ~6 lorry|truck|car|van|bus|train ~4 off|into|over ~3 bridge|wall|tree|river|crowd|cliff|people
    wont|will_not|refuses_to|doesnt|not ~1 let ~1 us|me|her|him|them|anyone|anybody ~1 leave|go_home|out|go !of_the_meeting|the_meeting|of_teams|early|of_the_app|of_the_contract
    riot|mob|looters|looting ~6 outside|inside|shop|in|breaking
    we_are|were|being|must|have_to|had_to ~3 evacuate|evacuated|evacuating
    building_collapse|roof_collapsed|ceiling_collapsed|ceiling_came_down|explosion_in|chemical_spill|acid_spill|toxic_fumes|toxic_gas|chlorine|ammonia_leak|refrigerant_leak
    ceiling|wall|roof|floor ~1 collapsed|caved_in|came_down|fell_down|is_coming_down|collapsing
    <water> &8 <electric> !room_key|name|names|share|quote|migration|licen*|error|memory|logs|backup
    water|rain|flood|flooding|leak|leaking|dripping|pouring|pipe|sprinkler|ceiling|soaked|puddle|spilled|spilt ~7 <move> ~6 <room>|switch|router|cables|sockets|power
    <room> ~5 flooded|flooding|wet|under_water|underwater|soaked|full_of_water|dripping|leaking|water|flood
    basement|cellar|office|building|ground_floor|floor|room|kitchen|shop|warehouse|corridor|reception|<room> ~4 flooded|flooding|under_water|underwater|full_of_water|ankle_deep|knee_deep|flood|floods !of|gate|light*
    flood|flooding|burst_pipe|water ~3 in|through|into|all_over|across ?the|our basement|cellar|building|ground_floor|server*|electric*|office !test
    water everywhere|pouring|gushing|coming_in|coming_through|rising|coming_down|flooding
    ankle_deep|knee_deep|inches_of|inch_of|cm_of|centimetres_of ~1 water
    pipe|pipes|water_main|radiator|boiler ~3 burst|bursts|bursted|exploded
    burst|broken ?water pipe|pipes|main
    standing ~3 in ?the water|puddle
    sprinkler|sprinklers ~4 went_off|going_off|on|spraying|started|over|triggered|soaking
    touched|touch|touching|grabbed|held ~4 <gear> ~5 arm|hand|fingers|finger|muscles|heart|shoulder ~2 jumped|jumps|jerked|jerks|twitched|twitches|cramped|cramps|numb|tingled|tingles|buzzed|buzzes|flew
    touched|touch|touching|grabbed|held ~9 flew|thrown|knocked ~1 backwards|back|across|off_her_feet|off_his_feet|off_my_feet
    face|mouth|smile|eyelid ~2 hangs|hanging|droops|drooping|drooped|sags|sagging|lopsided|crooked ~3 one|left|right ~1 side|corner !in|on|of|during|when|while|,_picture
    <person> ~4 <babble> gibberish|nonsense|rubbish|garbled|jumbled|muddled|confused|incoherent|in_riddles ~6 arm|leg|hand|eyelid|side|mouth ~1 wont|cant|cannot|doesnt|isnt|not|hangs|is|feels|has|no_longer ~1 lift|move|raise|obey|respond|work|down|limp|numb|weak|dead|lame|gone_limp|come_up|go_up
    his|her|my|their|colleagues|s left|right arm|leg|hand|side ~1 wont|cant|cannot|doesnt|isnt|not|no_longer ~1 lift|move|raise|obey|moving|lifting|obeying|come_up|go_up !since_the_operation|since_my_operation|since_surgery|since_my_surgery|after_my|since_birth|the|a|it|that|this|boxes|heavy|mouse|my|files
    arm|leg ~1 wont|cannot|doesnt|not lift|move|raise|obey ~6 <babble> ~1 gibberish|nonsense|rubbish|garbled|jumbled|confused|incoherent
    <person> ~4 suddenly|all_at_once ~1 <babble> ~1 gibberish|nonsense|incoherent|garbled|confused ~6 dizzy|sways|swaying|falls|fell|headache|pale|grey|sweating|drops|dropped|doesnt_know_where|holds_her_head|holds_his_head
    speaks|talks|speaking|talking|speech ~2 like_drunk|as_if_drunk|as_drunk|slurred|slurry|slurs|like_a_drunk|like_she_is_drunk|like_he_is_drunk
    chest ~3 tight|tightens|tightness|heavy|pressure|hurts ~6 arm ~2 tingle|tingles|tingling|numb|heavy|hurts|pain|aches
    """,
    emergency_violence.ALARMS,
    emergency_despair.ALARMS,
)

CERTAIN: tuple[str, ...] = (
    """
    there_is_a_fire|theres_a_fire|we_have_a_fire|call_an_ambulance|call_the_fire_brigade|call_the_fire_department|send_an_ambulance|need_an_ambulance
    feuer|es_brennt|brennt_es|incendio|au_feu|au_secours|fuego|socorro|aiuto|ratunku|pomocy|brucia|fuoco|brûle|brule|se_quema|pali_się|hilfe|pozar|pożar|yangin|yangın|огонь|пожар|brand_in|help_fire|fire_help
    """,
)

HARMLESS: tuple[str, ...] = (
    emergency_everyday.DANGER,
    emergency_idioms.DANGER,
    """
    fire|firing|fired|fires ?it|them|this|the_laptop|the_pc|the_computer up|off !here|there|the_stairs|stairs
    fire wall|walls|fox|base|stick|sticks|work|works|fly|wire|tv|tablet|tablets|hd|drill|drills|door|doors|exit|exits|marshal|safety|sale|sales|extinguisher_training|extinguisher_service|extinguisher_inspection|extinguisher_quote|escape|inspection|pit|side|plan|policy|warden|wardens|evacuation_plan|code|risk|regulations|register|certificate|assessment|rating|rated|proof|log|training|exercise|test|tests|testing|hydrant|os|tv_stick|hose|place|insurance|protection|7|10|8
    firewall*|firefox*|firebase|fireworks|firestick|firewire|firefight*|campfire|wildfire|wildfires|bonfire|ceasefire|fireplace|fireproof|firefly|firestore|firepower|fireside
    amazon|kindle|under|rapid|sure|open|quick|friendly|cease|camp|ring_of|keep_the|add_fuel_to_the fire
    fire_alarm|smoke_alarm|fire_alarms|smoke_alarms|smoke_detector|smoke_detectors|fire_detection|gas_alarm|fire_panel|fire_system test|tests|testing|tested|panel|panels|line|lines|inspection|company|install*|upgrade|is_being_tested|contractor|system|battery|batteries|quote|cabling|maintenance|supplier|engineer_is_coming|replacement|dialler|monitoring_line|server|app|integration
    low_battery|new|quote|batteries|install|installing|buy|buying|order|replace|replacing|price ~4 smoke|fire|co|gas|monoxide alarm|alarms|detector|detectors
    fighting|fight|putting_out|put_out|firefighting fires|fire
    test|tests|testing|tested|drill|practice ~3 fire|smoke|gas|evacuation ?alarm|alarms|detector|detectors ?test|drill
    fire|smoke|evacuation ?alarm|alarms ~2 drill|drills|test|tests|being_tested|exercise
    sales|team|deals|roll|youre|you_are|youre_all|project|playlist|keyboard|keys|streak|hes|shes|form ?is|are|was|were|really ~1 on_fire
    as|like ?a ?house wildfire|on_fire
    burn|burning|burned|burnt|burns|burner ?it|this|that|these|them|the_files|some|a|an|the|my|our|files|photos|data|music|video|videos|me ?on|onto|to|on_to|in_to ?a|an|the|some|blank question|need|through|rate|out|cd|cds|dvd|dvds|disc|discs|disk|disks|iso|midnight|calories|bluray|blu_ray|image|software|program|speed|a_hole|up_hours|up_our_hours|hours|money|cash|data|bridges
    burnout|burn_out|burner_phone|burndown|burn_down_chart|burn_in|burned_in|burnt_in|feel_the_burn|sunburn|heartburn|burnley|burnham|melting_pot|meltdown_patch|meltdown_vulnerability|in_meltdown
    subtitles|captions|logo|image|menu|ghost ~3 burnt|burned|burn_in
    smoke|smoking tests|test|testing|tested|break|breaks|signal|signals|screen|free|area|areas|policy|gun|and_mirrors|shelter|machine|ban|cessation|room|zone|ghost
    no_smoking|non_smoking|quit_smoking|stop_smoking|smoked|smokers|what_are_you_smoking|went_out_for_a_smoke|go_for_a_smoke|having_a_smoke|out_smoking|smokes_outside|holy_smoke|smokescreen
    sticker|price|bill|culture|shell|aftershock|after shock
    i_was|im|was|were|we_were|kind_of|am|bit|quite|really shocked at|to|how|that|when|by ?saw|see|learn|hear|read|the|my|your|this|our price|prices|bill|invoice|cost|costs|amount|slow|rude|saw|see|learn|hear|read|much|many|fast|quickly|you|quote|state|attitude
    got|had|have|gave_me|get ?a|quite|such ?bit|a|big|mild ?of ?a shock|shocks when_i_saw|at_the_price|at_the_bill|at_the_invoice|at_the_quote|at_the_cost|at_the_amount|at_the_total|seeing|when_i_opened_the|when_i_got_the|from_the_bill|from_the_invoice|from_the_price|reading|when_we_saw|this_morning_when_i_saw
    shock absorber|absorbers|proof|resistant|sensor|wave|waves|mount|therapy|value|horror
    shockproof|shockwave|shocking|in_shock_at
    shock at ?the|your|this|our price|prices|bill|bills|invoice|cost|costs|quote|amount|total|how|what|seeing
    hurt|hurts|hurting my_eyes|our|productivity|business|sales|revenue|my_brain|my_head|our_business|the_eyes|eyes|to_look|my_wrist|my_neck|my_back|to_ask|to_try
    wont_hurt|doesnt_hurt|wouldnt_hurt|my_eyes_hurt|eyes_hurt|wrist_hurts|back_hurts|neck_hurts|head_hurts|wrists_hurt|hurt_feelings
    kill|killed|killing|kills|kiling|murder|murders|killer ?off ?the|that|a|this|my|off|all|our|your|these|it|some|some_of ?frozen|hung|stuck|excel|outlook|word|teams|chrome|old|print|background|running process*|task|tasks|program|app|apps|session|sessions|job|jobs|service|services|tab|tabs|browser|battery|time|window|windows|mood|vibe|connection|excel|outlook|word|teams|chrome|it|spooler|performance|cpu|bandwidth|mac|wifi|internet|productivity|motivation|thread|container|switch|bill|feature|software|acrobat|client|sales|deal|email|lights|sound
    this|that|it|printer|laptop|computer|outlook|pc|excel|noise|fan|wait|waiting|teams|system|software|machine|mouse|chair|vpn|slow|thing|password|captcha|suspense|heat ~3 killing|kills|kill|drives|driving me|us|my_back|my_eyes|my_neck|productivity|business
    taskkill|task_kill|killing_me|kill_me_now|kill_for_a|killer|kill_switch|dressed_to_kill|kill_two_birds|if_looks_could_kill|overkill|kill_some_time|i_could_kill_for
    die|died|dying of embarrassment|laughing|laughter|boredom|shame|cringe|curiosity
    dying|dyin to|for ~1 know|try|see|a_coffee|coffee|it_to|get|go|have|hear|use|a_cup|upgrade|meet|leave
    dying|died|dies|dead battery|phone|laptop|keyboard|mouse|disk|drive|computer|pc|line|end|ringer|pixel|pixels|link|links|zone|spot|spots|slow
    battery|batteries|laptop|phone|computer|pc|machine|drive|disk|printer|mouse|keyboard|headset|wifi|it|ipad|tablet|screen|fan|router|monitor|server|hdd|ssd|switch|session|process|thing ?of_mine|is|are|has|keeps|seems|might_be|may_be|about_to|going_to|wants_to|wanted_to|will|just|wants ?just|slowly|about|to|fully dying|die|died|dies|dead
    end|ending|ends ~2 of life|support|live|contract|call|meeting|trial|month|year|quarter|day|lease|term
    gas station|stations|bill|bills|company|card|cards|tank|receipt|receipts|mileage|meter|meters|pump|pumps|engineer|supplier|invoice|price|prices|heating|certificate|safety|contract|fitter|account|customers|consumption|boiler_quote
    gaslight*
    leak_test|memory_leak|memory_leaks|leaking_memory|leaks_memory|leak_memory|data_leak|data_leaks|leaked_data|leaking_data|resource_leak|handle_leak|leaked_password*|password_leak|dns_leak|leak_detector|leak_detection|leak_sensor
    water cooler|coolers|fall|mark*|proof|bottle|bottles|bill|delivery|company|resistant|damage|damaged|meter|test|board|dispenser|treatment|sample|samples|supply|polo|colour
    waterfall|watermark*|waterproof|hot_water|water_company|drinking_water|mineral_water|blue_water|bottled_water
    flood|flooded|flooding|floods|swamped|drowning ~2 inbox|inboxes|mailbox|spam|junk|e_mails|emails|email|mails|mail|newsletters|requests|calls|tickets|messages|alerts|notifications|logs|traffic|packets|printouts|prompts|pop_ups|popups|paperwork
    inbox|inboxes|mailbox|phone|network|log|logs ~3 flooded|flooding|flood with|by
    flood_light*|floodlight*|ping_flood|syn_flood|mac_flood*|broadcast_storm|alert_flood|push_flood|flood_protection|mail_flood
    threat model*|intel*|level|hunting|landscape|assessment|detection|protection|found|detected|remover|report|actor|scan*|name|was|were|history|mitigated|blocked|quarantined|removed|not_mitigated
    threats found|detected|blocked|were|quarantined|removed|was|in_quarantine
    no|0|any|virus|malware|security|cyber|phishing|severe|potential|email|insider|active threat|threats
    threaten|threatens|threatening|threatened ~3 email|mail|letter|publish|leak|close|cancel|sue|legal|lawyer|suspend|delete|block|account|release|video|expose
    nearly|almost|gave_me|giving_me|gives_me|near|mini|give_me|give_you ?had|having|having_a|a|had_a a|me|heart_attack heart_attack|attack
    heart_attack when_i_saw|from_the_bill|from_the_price|research|association|study|leaflet|slides
    gave|giving|gives|give ~2 me|us|him|her a|an heart_attack|stroke|fit
    stroke order|width|colour|color|of_luck|weight|style|play
    key_stroke|keystroke|brush_stroke|stroke_of|stroke_clinic|stroke_patient*|stroke_association|stroke_unit
    collapsed|collapse|collapses|collapsing|collapsable|collapsible ?the|a|all|my|in|every|these|to|pane ribbon|menu|row|rows|column|columns|group|groups|section|sections|pane|folder|folders|navigation|sidebar|list|excel|word|toolbar|outline|panel|thread|conversation|messages|tree|view|by_default|automatically
    ribbon|menu|pane|section|sidebar|list|navigation|row|rows|column|columns|panel|toolbar|tree|conversation|folder|folders|connection|tunnel|raid|wifi|network|call ~2 collapse|collapsed|collapses|collapsing|collaps*
    screen_shot|screen_shots|snap_shot|snapshot|snapshots|headshot|head_shot|head_shots|long_shot|one_shot|screenshot|screenshots|big_shot|give_it_a_shot|shot_down|shots_of|product_shots|flu_shot|shot_list|a_shot|my_shot|shot_of
    bomb|bombed|bombing ?the|my|out|in presentation|out|interview|exam|calorimeter|squad_movie
    zip_bomb|logic_bomb|bath_bomb|photobomb|zoom_bomb*|zoombomb*|time_bomb|mail_bomb*|cost_a_bomb|bombshell|bomb_cyclone|ticking_bomb|email_bomb*|fork_bomb|goes_like_a_bomb|the_bomb
    hit me_up|me_with|the_road|the_button|enter|send|return|ctrl|escape|f5|a_wall|reply|the_limit|save|ok|print|my_limit
    beats|beat|punch me|in|up|us_to|the_queue|the_rush|the_deadline|list|card|clock|out|hole|down|through
    attack vector|surface|simulation|simulator
    phishing|hacker|cyber|malware|ransomware|brute_force|ddos|dos|spam|virus|hacking|dictionary|panic|smishing|spoofing|supply_chain|social_engineering attack|attacks|attacked|attacking
    gun|guns glue|heat|scanner|barcode|label|nail|jumping_the|tape|price|bar_code|for_hire|shop|club|range|licence|license|cabinet
    glue|heat|scanner|scan|barcode|label|nail|jumping_the|jump_the|jumped_the|price|bar_code|top|son_of_a|staple|spray|hot_glue|wireless|radar|tag|scanning|zapper gun|guns
    knife|army_knife|swiss_army_knife|swiss_army|putty|pen|under_the knife
    weapon_of_choice|secret_weapon|weapons_catalogue
    stabbing_in_the_dark|stab_in_the_dark|take_a_stab|have_a_stab|back_stab*|stab_at
    bleeding edge|heart|margins|colour|color|ink|through_the_paper|money|area|marks|cash|out_money
    ink|toner|colour|color|print|page|text|paper|margin|image|we_are|company|were|pen|edges|lines|colours|colors ~3 bleeding|bleeds|bleed|bleeding_through|leaking|leaked|leaks|leak|dripping
    suspended_animation|life_cycle|lifecycle|live_chat|live_event|live_stream*|livestream*|live_preview|live_captions|live_view|live_share|going_live|go_live|goes_live|went_live|live_in|live_at|live_on|live_near|live_with_it|live_without|live_mail|real_life|battery_life|shelf_life
    explode|exploded|exploding|explodes ?in|the|of|a view|diagram|chart|pie|segment|size|number|block|costs|mailbox_size|spreadsheet|pivot
    exploded_view|exploding_view|my_inbox_exploded|head_is_exploding|head_will_explode|mailbox_exploded|costs_exploded|head_explod*|inbox_explod*
    apache_spark|spark_app|spark_mail|spark_job|spark_cluster|adobe_spark|spark_ar|spark_notebook|sparks_joy|sparknotes|spark_session|cisco_spark|spark_plug|spark_plugs
    fell|fall|falls|fallen|falling ?right asleep|through_the_cracks|off_the_list|off_the_network|off_the_wifi|off_the_vpn|off_the_domain|behind|for_it|for_a|for_the|apart|out_of|down_the_list|over_laughing|in_love|in_line|off_the_call|off_the_meeting|back_to|short|into_spam|into_the_spam|into_junk|into_place
    suspicious_package_email|parcel_email
    trapped_in_a_loop|stuck_in_a_loop|stuck_in_the_lift_meeting|stuck_under_the_roller|trapped_paper|paper_is_trapped|paper_trapped|paper_stuck
    paper|page|sheet|label|pen|cd|disc|sim|usb|staple|envelope|card|key|cable|stick|plug ~3 stuck|jammed|trapped|caught|crushed
    burn_a|burning_a ~2 cd|dvd|disc|iso
    in_case_of|in_the_event_of fire|flood|emergency
    first_aid|first_aider|first_aiders|aed|defibrillator training|course|list|certificate*|poster|box|kit|booking|spreadsheet|rota|calendar|register|app|page|group|mailing|mailbox
    ambulance room|service|station|trust|crew|app|depot|software|office|staff|base|job|control|radio|driver|drivers|dispatch|system|tablet
    evacuation|emergency|fire drill|plan|plans|route|map|maps|training|exercise|procedure|chair|lighting|folder|manual|poster|list|contacts|contact|wardens
    risk_of|against|protection_from|prevent|because_of_the_risk_of fire|flood|flooding|smoke
    reception_machine|machine|pc|computer|laptop|server|printer ~2 had|has|having a ?mini heart_attack|stroke
    fire_department|fire_departments|fire_brigade|fire_brigades|fire_engine|fire_engines|fire_service|fire_services|fire_station ?s mail|mails|app|wants|picture|photo|training|number|quote|invoice|email|emails|comes_for|inspection|page|logo|said_we_need|visit|contract
    picture|photo|image|post ~6 fire_engine|fire_station
    where_would|if_the|when_the|suppose|asking_for_the ~4 burned|burns|burnt
    do|does|can|could|why ~2 batteries|battery|laptops|phones ~1 explode|burn|catch
    smoke|water|flood|leak|temperature|heat|gas|humidity ~2 sensor|sensors|probe|probes
    bomb_threat|threat|hoax ~2 hoax|mail_that_half|chain_mail
    hoax ~3 bomb|threat
    nobody|no_one|noone ~1 hurt|injured|harmed|died
    kicks|kicked|kicking|throws|threw|throwing|boots|booted ~1 me|us|him|her|people|users|everyone ~1 out|off|from|back_to
    throw|threw|throwing|chuck|toss|kick ~2 it|this|printer|laptop|computer|phone|pc|thing
    get|got|gets ~2 it ~2 current
    my|her|his|broke ~1 broken ~1 leg|arm
    calendar|teams|inbox|webcam|mailbox|outlook|excel|phone_bill|todo_list|head ~2 exploded|explodes|exploding|blew_up
    flame|fire|skull|gas ~1 symbol|symbols|icon|logo|label|sign|emoji
    wall_of_fire|broke_my_leg_and|i_broke_my
    want|wants|wanted ~1 to ~1 wake ~1 up ~2 today|this_morning|from
    computer|pc|laptop|screen|monitor|mac|surface ~4 wake
    toner|ink|powder|glitter|paint|paper|confetti|popcorn|population|cambrian|cost|price|email|inbox|data ~1 explosion|exploded|explodes
    suicide|self_harm ~2 prevention|awareness|poster|hotline_poster|training|helpline_poster|leaflet|policy|squad|poster
    after_the_fire|since_the_fire|after_the_flood|since_the_flood|the_fire_next_door|fire_last|flood_last|old_fire|fire_years|in_the_fire_of
    smoke shop|shops|filter|colour|color|grey|gray|effect|ring
    stomach|mouth|passion|love|heart|curry|throat_after ~3 flames|burning|on_fire|sparks|burns
    sparks ~1 flew|fly ~3 party|between|meeting|date|at_the
    car|motorway|engine ~2 burned|burns|burning|burnt ~1 oil|fuel|petrol
    boss|wife|husband|manager|director|mother|customer|client|they|she|he ~1 will|is_going_to|going_to|would|gonna|wants_to ?probably kill|murder|shoot|strangle me|us ~2 if|when|for|because|unless
    on_fire|in_flames ~6 button|booking_system_today|in_the_app|tickets|joke
    webcam|camera ~3 exploded
    wake|wakes ~2 up|from|on ~4 sleep|standby|lan|hibernat*
    scanner|printer|copier|laptop|pc|computer|monitor|screen|mac|ipad|tablet|phone|brother|canon|epson|hp|lenovo|dell|machine|mouse|keyboard|tv|dock|display ~3 wont_wake|wont_wake_up|doesnt_wake|doesnt_wake_up|not_waking|isnt_waking
    hand|hands|wrist|wrists|back|neck|eyes|arm|shoulder|head|fingers|thumb ~2 hurt|hurts|hurting|aches|ache|pain|sore
    making|makes|gives ~3 hand|hands|wrist|wrists|eyes|back|neck|arm ~1 hurt|ache|sore|pain|hurting
    candle|aroma|fragrance|perfume|coffee|food|lunch|toast|popcorn|pizza|bacon|cake|candles ~4 smell|smells|burnt|burned|burning
    """,
)
