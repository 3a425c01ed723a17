"""Devices stolen and lost, break-ins, strangers at the machines and things they leave there."""

from __future__ import annotations

ALARMS = """
    <carried> && its_gone|it_is_gone|it_was_gone|its_not_there|it_wasnt_there|is_gone_now|now_its_gone|never_came_back && left|put|car|roof|table|train|bus|desk|bar|restaurant|outside|bench|counter|shelf|stand
    unknown|strange|foreign|unfamiliar|unauthorised|unauthorized ~1 laptop|computer|pc|device|router|phone|box|raspberry ~3 plugged|connected|attached|wired|hooked ~3 switch|network|router|server|socket|wall|lan|our|till|rack
    shut_out|locked_out|logged_out|kicked_out|thrown_out|cant_get_in|cannot_get_in|lost_access &11 hacked|strangers|writes_to|writing_to|posting|posts|someone_else|somebody_else|stranger|taken_over|hijacked|not_hers|not_mine|stole
    crooks|criminals|thieves|hackers|pickpockets|burglars|fraudsters|scammers|robbers ~3 have|has|got|took|stole|emptied|grabbed|wrote|called|are|were|broke|want
    recovery|phone|email|backup|number|device ~6 ends|ending|end|digits|listed|registered|shown ~6 not_mine|isnt_mine|arent_mine|not_my|isnt_my|not_ours|unknown|stranger
    pickpocket|pickpockets|thieves|thief|robbers|burglars|gang|somebody|someone ~2 got|took|has|have|grabbed|lifted|stole ~2 my|our|his|her|all|the ~3 <device>|bag|backpack|suitcase|handbag
    tapes|tape|disks|disk|drives|laptops|laptop|files|folders|documents|records|binder|stick ~2 fell|fallen|dropped|slipped|blew|flew|slid ~2 out|off|from|overboard ~3 car|van|bike|truck|bag|pocket|boat|train|window|trailer|boot
    man|woman|guy|person|stranger|someone|somebody|technician ~8 alone|unattended|without_badge|no_badge|unannounced|unaccompanied|snooping|wandering|sneaking ~6 server|comms|rack|room|office|reception|computer|pc|archive|desk !teams
    server|comms|server_room|comms_room|archive ~6 unattended|unannounced|unaccompanied|stranger|unknown_man|unknown_person
    server_room|comms_room|archive|comms|server ~2 alone
    strange|fake|copied|cloned|lookalike|false|rogue ~1 wifi|wi_fi|network|hotspot|portal|login_page|site|shop|app|page ~8 like_ours|our_name|ours|our|staff|passwords|customers|guests|same|cards
    badge|keycard|fob|access_card ~4 used|opened|logged|entered ~6 night|wasnt|not|nobody|stranger|stolen|weekend|asleep|holiday
    missing !, ~1 laptop|laptops|ipad|ipads|macbook|macbooks|notebook|tablet|tablets|work_phone|company_phone|iphone|phone|chromebook|memory_stick|usb_stick|hard_drive !<not_device>|from_the_list|for_new|in_delivery|from_the_order|from_my_order|in_the_order|from_order
    stolen ~1 laptop|laptops|ipad|ipads|macbook|macbooks|notebook|tablet|tablets|work_phone|company_phone|iphone|phone|chromebook|memory_stick|usb_stick|hard_drive !<not_device>|from_the_list
    someone|somebody|stranger|man|people|kids|neighbour|neighbours ~6 on|using|in|into|hacking|hacked ~2 our|my ~1 wifi|wi_fi|network|internet|router|hotspot ~6 bad|illegal|parking|outside|street|car|police|without|download*|strange|hack*|dont_know
    identity|data|laptop|phone|device|equipment|hardware|tablet|computer|server|bike_with_laptop ~1 theft|robbery|thief
    theft|robbery ~3 laptop|laptops|phone|device|equipment|hardware|tablet|computers|computer|data|server|identity|office|premises
    door|lock|window|cabinet|safe|drawer|locker|server_room|gate|fence|shutter|office|car|van|car_boot &4 forced|smashed|broken_open|prised|jemmied|kicked_in|picked_open|pried|crowbar|levered|forced_open|drilled|cut_open|damaged_by_someone|ransacked|rifled !excel|a_new_window|chrome|browser|update|file|account
    <carried> ~8 not_where|where_i_left_it|where_i_put_it|no_longer_in_the|no_longer_on_the|not_in_its|not_on_its|not_here_any|isnt_here_any|walked|taken|nowhere_to !list|bluetooth|icon|dropdown|menu|portal
    bag|car|van|office|house|locker|hotel_room|desk|shop|flat|shed|storeroom|classroom|truck|caravan|premises|warehouse|school|church ~4 broken_into|robbed|burgled|rifled|ransacked|raided|looted|burglarised|burglarized|broken_in
    gunpoint|knifepoint|knife_point|gun_point|hold_up|holdup|armed_robbery
    somebody|someone|stranger|hacker|they|ex ~3 watching|watches|spying|listening|recording|filming|monitoring|tracking|following ~2 me|us|my|our|everything
    small|tiny ~2 raspberry|raspberry_pi|camera|recorder|minicomputer|transmitter|gadget ~6 behind|under|connected|plugged|network|in|attached|hidden|found !icon|list|bluetooth|on_the_map|in_settings
    unknown|strange|hidden|odd|mysterious|foreign|rogue ~2 raspberry|raspberry_pi|pi|router|switch|modem|access_point|antenna|dongle|computer|minicomputer|mini_pc|camera|recorder|phone|sim|gadget|transmitter ~6 behind|under|connected|plugged|network|in|attached|hidden|found !icon|list|bluetooth|on_the_map|in_settings
    locked|blocked ~3 by ~2 fbi|police|interpol|microsoft|hackers|hacker|europol|nsa|criminals|someone|somebody !sharing|another|a_colleague|bitlocker|for_editing
    <device> ~6 went|gone|gotten|got ~1 missing|lost|stolen|astray|walkies|walkabout !icon|letter|from_explorer
    picked|lifted|pulled|taken|snatched|slipped|grabbed ~3 out_of|from ~3 pocket|bag|handbag|hands|hand|jacket|coat|purse|trolley|car|van|boot|trunk !the_printer
    cant|cannot|can_not|unable_to ~1 account_for|trace|locate|track_down|find_any_trace ~5 ipad|ipads|laptop|laptops|tablet|tablets|phone|phones|stick|drive|macbook|device|devices|computer|chromebook* !parcel
    patients|clients|customers|guests|members|parents|donors|tenants ~4 ring|rang|call|called|phone|phoned|write|report|complain|ask|told|tell|say|calling|ringing ~9 called|contacted|emailed|mailed|texted|written|phoned|rung|threatened|asked ~4 by|from ~4 man|someone|somebody|stranger|caller|unknown|us|our|company|number|person
    walked_out|walked_off|ran_off|ran_out|made_off|carried_off|marched_out|strolled_out|run_away|carried_out_of ~7 with|carrying|under ~7 laptop|pc|tower|computer|tablet|phone|bag|machine|box|till|server|ipad|disk|monitor|equipment
    gun|scanner|handheld|terminal|cradle|tablet|pc|laptop|till|server|tower|device|devices|camera|drone|projector ~6 gone|missing|nicked|disappeared|vanished|taken|not_there ~3 from ~4 aisle|bay|desk|shelf|van|workshop|room|office|counter|car|reception|site|shop|cupboard|ward|wall|trolley|school|truck
    bus|train|tram|taxi|plane|ferry|cab|coach ~4 left|drove|went|gone|departed ~4 with ~4 bag|rucksack|laptop|phone|notebook|tablet|backpack|briefcase|stick|case|luggage|jacket|coat
    courier|post|mover|movers|removal|carrier|dhl|ups|fedex|parcel_service|shipping|airline ~4 lost|loses|misplaced|cannot_find|cant_find|has_lost ~5 disks|disk|drives|server|laptop|laptops|tapes|tape !signal|tracking
    not|never|unencrypted|un_encrypted|without ?being ?encrypted wiped|erased|encrypted|shredded|password|encryption ~7 lost|gone|sold|stolen|missing|left|threw|skip|bin|courier|bus|train
    lost|gone|sold|stolen|missing|left|threw|skip|bin|courier|bus|train ~13 not|never|isnt|wasnt ~1 wiped|erased|encrypted|shredded|locked
    dns|router|wifi|gateway|proxy|nameserver ~5 changed|set|points|pointing|redirected|redirects|altered ~4 to|from ~4 something|russian|unknown|strange|chinese|wrong|foreign|other|hacker|malicious
    public_page|public_site|public_folder|public_link|public_website|open_page ~7 parent|customer|stranger|someone|found|anyone|names|addresses|data
    card_reader|card_machine|card_terminal|atm|terminal|pin_pad|reader|till ~7 second|glued|extra|strange|odd|loose|overlay|tampered|stuck_on|foreign|unknown|added|camera ~3 slot|part|cover|device|on|piece|box|camera|thing|keypad
    throw|kick|get|boot ~1 them|him|her|hacker|stranger|intruder ~1 out
    in_my_computer|in_our_computer|in_my_pc|in_my_mailbox|in_my_email|in_our_network|in_my_screen|in_our_system|on_my_screen ~5 somebody|someone|a_man|stranger|hacker|person|they|unknown
    skimmer|skimming|skimmers|keylogger|tampered|tampering|bugged_phone|listening_device
    door|lock|server_room|office|cabinet|window|unit|van|car|shop|shed ~5 forced|broken_into|broken_open|smashed|kicked_in|forced_open|jemmied|broken_in|done_over|burgled|prised_open|ransacked ~11 computer|computers|pc|pcs|laptop|laptops|gone|stolen|missing|server|taken|ipad|tablet|phone|phones|bag|stole|everything|tablets|till
    break_in|breakin|broke_in|burglary|burgled|burglars|robbery|robbed|burglarised|burglarized|looted|ransacked !quote_for|<paper>|statistic|statistics|campaign|figures|insurance|alarm|cover|prevention|claim|claims|case|cases|at_#
    someone|somebody|burglars|thieves|they|intruder ~1 broke|broken ~1 in|into|inside ~3 car|office|house|van|building|shop|server_room|unit|premises|practice|clinic|store|last_night|warehouse|school
    thief|thieves !of_time
    <carried> !<not_device>|with_charger ~4 lost on|in|at ?the|a|an|my ?last <vehicle> !mode|wifi|network|and_found
    intrusion|intruder|intruders ~6 somebody|someone|inside|stranger !alarm|training
    <device> ~7 <stolen> !photo|identity|focus|from_the_cloud|by_adobe|the_show|my_password|password|credentials|data
    <stolen> ~7 <device> !battery|charge|my_time
    had|have|has ~1 my|our|the|his|her|a|their ~3 <device> ~1 <stolen>|taken
    <someone> *<is> ?just|also stole|stolen|stoled|took|taken|nicked|swiped|snatched|grabbed|pinched|ran_off_with|robbed|stealed|make_robbery_of|run_away_with|ran_away_with|walked_off_with|made_off_with|walked_out_with|lifted|steal ~4 <device>|bag !charger|picture|screenshot
    robbery|theft|thief|thieves|mugging|mugged|pickpocket|pickpocketed|burglary ~7 <device>|bag
    <device>|bag &9 thief|thieves|pickpocket|pickpocketed|burglars|burglar|robber|robbers|cctv|mugged|mugging|robbery
    lost|misplaced|mislaid|losing|loosed|loose|lose|lossed ?company|work|my|our|his|her|the|their|a|office|business|corporate|one_of_our|one_of_the|an|old|new|both|one_company|one ?company|work|business|office|corporate|encrypted|unencrypted|second|own|bosss|personal|service|of_my|school <device> !<not_device>
    lost|misplaced|stolen|missing|mislaid ~1 device|devices !from|in_intune|driver|manager|error|in_teams|list|on_the_list|drivers|in_device|not_found
    <device> is|was|got|went|been|has_been|are|were|and|gets lost !connection|its|their|contact|the
    <device> lost in|on|at|yesterday|last|since|today|somewhere|during|while|please|help|by|near|or|when|again
    <device> lost $
    <device> *<is> gone_missing|went_missing|stolen|disappeared|mislaid|misplaced|not_been_returned|never_returned|not_returned !connection|signal|the|its|from_the_list|from_teams|from_the_network|all|sound|a|contacts|my|from_the_domain|from_outlook|from_intune|from_the_portal|in_the_post|wifi|internet|pairing|charge|network|mail|email|from_my_desktop|from_explorer|from_finder|from_my_screen|from_the_console
    laptop|laptops|ipad|ipads|tablet|tablets|macbook|macbooks|chromebooks|chromebook|notebook|phone|phones|iphone|bag|computers|rucksack|backpack|briefcase|stick|memory_stick|work_phone|mobile|portable|handheld ~5 s|is|are|has|was|isnt|have|wasnt|werent|were ~5 <gone> !icon|desktop|from_my_desktop|menu|bar|mapping|letter|mapped|with_the_wind|<not_device>|full|black|blank|dead|flat|dark|mad|slow|funny|crazy|weird|nuts|to_sleep|down|offline|from_explorer|bust|wrong|off|blue|ok|its|so_slow|their|lost_their|layout|provisioning|for_repair|to_repair|in_the_harbour|for_good
    laptop|laptops|ipad|ipads|tablet|tablets|macbook|notebook|phone|phones|iphone|bag|pcs|computers|tills|pc gone|missing|nicked|not_there|nowhere ~6 since|from_the_office|from_his_desk|from_her_desk|from_my_desk|from_the_car|from_reception|from_the_room|from_classroom|from_the_cupboard|yesterday|unit|last_night|today|over_the_weekend|this_morning|monday|friday|from_the_van|from_stock|from_the_store|help|please|from_the_classroom|from_the_trolley|after
    two|three|four|five|six|seven|several|some|# laptops|computers|ipads|tablets|pcs|phones|machines|macbooks ~1 gone|missing|taken|not_there|vanished|disappeared !from_the_domain|updates|from_the_console
    cant|cannot|can_not|couldnt|unable_to|not|dont|havent ?able_to ~1 find|found|locate|finding ~3 <carried> ~1 anywhere|since|after|any_more|anymore|nowhere|in_the_house|in_the_office|where_i_left !<not_device>|in_bluetooth|bluetooth
    cant|cannot|can_not|couldnt|unable_to find|locate my|the|our|his|her work|company|business|school|office|boss* <carried>
    left|forgot|left_behind|leave|forgotten|leaving|forget ?behind ~5 <carried> ~7 <vehicle> !charger|cable
    left|forgot|forgotten|fell_out|dropped|fallen_out ~3 in|on|at|of|behind ~3 <vehicle> ~7 <carried>
    <carried> ~7 left|forgotten|still|remained|fell_out|stayed|is|was|behind|dropped ~5 on|in|at|of|behind ?the|a|an|my|his|boat|some ?last|overnight|night|# <vehicle> !wifi|network|with_me|mode
    work|company|office|business|firm|corporate|school|clinic|service|firms|bosss ?s ?own <carried> ~9 isnt|is_not|its_not|not|no_longer|wasnt|was_not ?there|lying in|on|inside|under|at ?the|my|her|his|our|its|their <keeping_place> any_more|anymore|any_longer|now|this_morning|when
    <carried> isnt|is_not|wasnt|was_not|not|no_longer|arent|werent ?there|lying where i|we|she|he|id|wed|ive|weve ?had|have|always ?always put|left|laid|placed|locked|kept|keep|stored|parked !in_the_settings|in_the_list|in_finder|in_explorer|on_the_map|on_the_desktop|on_the_screen|in_the_menu|it_in_the_settings|it_in_the_list|it_in_finder|it_in_explorer|it_on_the_map|it_on_the_desktop|it_on_the_screen|it_in_the_menu
    work|company|office|business|firm|corporate|school|clinic|service|bosss ?s ?own <carried> ~11 nobody|no_one|noone|none_of_us|nobody_here ?here|else has|have|had|s ?seen|took|taken|found it|them !before|like|yet|work|working
    <carried> ~6 walked_off|walked_away|grew_legs|fell_out_of|disappeared_from|went_walkabout|was_taken|got_taken|been_taken|taken_from|has_been_taken|not_there_any_more|not_there_anymore|wasnt_there_any
    <device> ~4 was|has_been|been|got|were|have_been taken ~3 from|out_of|by|off|with !backup|over_by_you|the_domain|away_for_repair|by_dhl
    <device> ~3 with ~4 data|names|files|wages|patient*|client*|customer*|records|salaries ~7 lost|gone|missing|left|stolen|disappeared|on_the_bus|on_the_train
    <carried>|handheld|usb|memory_stick|bag|tablet|scanner_gun|stick ~9 grabbed|snatched|fished_out|vanished|no_longer_there|no_longer_here|isnt_in_my|not_in_my|isnt_there|wasnt_there|went_walkabout|ripped_off|pulled_out_of|taken_out_of|slipped_out|fell_out|swiped_from|walked ~5 pocket|bag|coat|services|room|bay|street|car|market|desk|van|camera|any_more|anymore|hand|hands|lunch|meeting|lock|jacket|table|trolley|counter !icon|from_the_list|screen|keyboard
    vanished|disappeared|gone|walked_out|ran_off|left|quit|took_off|absconded ~7 with|together_with ~4 laptop|phone|ipad|tablet|notebook|macbook|equipment|computer|company_phone|keys
    grabbed|snatched|fished|ripped|tore ~6 <carried>|handheld|bag
    left|forgot|forgotten|dropped|lost ~5 it|them|list|file|folder|papers|documents|printout|printouts|binder ~4 on|in ~3 <vehicle>
    list|printout|papers|documents|file|folder|binder ~9 left_it_on|left_on|lost_on|lost_in|forgotten_on|left_in ~3 <vehicle>
    rogue|fake|evil_twin wifi|wi_fi|access_point|hotspot|network
    camera|cctv|footage|video ~4 shows|see|showed|caught|saw ~4 man|woman|someone|somebody|person|fellow|stranger|two_men|guy ~11 coat|taking|took|bag|laptop|tablet|putting|walk|leave|plug|in_the_office|at_the_desk|in_a
    lost|misplaced|stolen|missing|cant_find ~4 key|keys|badge|fob|access_card|keycard|master_key|alarm_code|office_key|server_room_key ~7 stolen|robbed|master|server_room|with_my_laptop
    wipe|lock|block|erase|track|locate|disable|find ~5 <carried> ~11 stolen|lost|taxi|train|bus|thief|nicked|robbed|uber|snatched !icon
    debited|withdrawn|deducted|taken_out ~9 fraud*|scam*|hacker*|never|unknown|stranger|not_us|thief|fake
    <stolen> && laptop|notebook|work_phone|company_phone|ipad|tablet|macbook|office_phone|work_mobile|company_laptop|work_laptop && police|jacket|bag|car|van|window|station|train|bus|night|login|insurance|street|shift|parked|hotel|pub|gym !training
    laptop|computer|phone|mail|calendar|tablet && ex_husband|ex_wife|my_ex|ex_boyfriend|ex_girlfriend|former_partner && knows|reads|read|looking|sees|see|spying|access|tracking
    laptop|laptops|notebook|chromebooks|macbook|ipads|tablets|ipad|tablet|projector_and_laptop|portable ~11 werent_there|wasnt_there|werent_in|wasnt_in|not_there_any|no_longer_there|gone|missing|disappeared|vanished && police|window_open|door|broken|forced|thief|stolen|data|datas|patients|wiped|wipe|lock_it
    portable|laptop|notebook|tablet|phone|stick|drive ~3 has|have|is ~1 disappeared|vanished|gone ~5 from ~3 office|desk|car|bag|room|school|clinic|reception|home|house|table|van|practice !explorer|list
    wardrobe|shelf|desk|room|office|classroom|car|van|boot|trunk|locker ~5 empty|broken|smashed|forced && laptop*|computers|tablets|ipads|pcs
    credit_card|company_card|card|bank_card|card_details|card_data ~5 stolen|elsewhere|used_by|misused|stranger|fraud*|charged_by|unknown_charges|skimmed|charges_i_never
    cctv|cameras|camera ~4 hacked|someone_watching|accessed_by|stranger
    crowbar|crow_bar &9 computer|computers|laptop|laptops|pc|pcs|tablet|tablets|server|till|safe|door|window|office|shop
"""
