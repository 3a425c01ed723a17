"""Outages: a server or its room, or the work of everybody."""

from __future__ import annotations

from bot.language import emergency_everyday, emergency_idioms, emergency_servers

GROUPS: dict[str, str] = {
    "down": "down dead offline off_line crashed crash crashing crashes gone died dies dying unreachable unresponsive frozen froze freezes freezing hung kaput kaputt toast hangs hanging "
    "failed failing fails failure lost_power no_power without_power shut_down shutdown shutting_down powered_off powered_down turned_off turned_itself_off switched_off switched_itself_off shut_itself_down "
    "overheated overheating overheats blue_screen blue_screened blue_screening bluescreen bluescreened bluescreens bsod kernel_panic unavailable inaccessible disconnected terminated halted dismounted "
    "rebooting rebooted_itself restarting_itself keeps_restarting keeps_rebooting reboot_loop boot_loop bootloop in_a_loop corrupt corrupted given_up gave_up packed_up packed_in conked_out broke broken bust busted knackered "
    "fried bricked blown stuck stopped stops not_there isnt_there not_available not_reachable not_responding not_answering not_working not_workin not_online not_starting not_booting not_up not_running not_accessible not_loading "
    "no_response no_answer no_sign_of_life no_signs_of_life black_screen screen_is_black fell_over keeled_over vanished disappeared kicked_the_bucket lifeless no_fans no_lights no_longer_there "
    "out_of_order out_of_service unusable nonfunctional inoperable refuses refusing closed_itself close_itself has_fallen is_fall fell_down fell_off has_had_it asleep collapsed melted_down wiped_out bye_bye on_its_knees not_coming_up "
    "not_coming_back not_back no_life tot muerto caido cassé destroyed split fenced suspended_itself crash_loop wont_post no_post powerless dark gone_quiet no_picture "
    "hard_down hard_fail timing_out times_out timed_out doesnt_exist_any not_existing",
    "wont": "wont doesnt isnt arent dont will_not does_not is_not are_not do_not refuses_to refuse_to cant cannot can_not didnt did_not never not hasnt havent has_not have_not no_longer couldnt wouldnt fails_to failed_to unable_to not_able_to "
    "refusing_to no not_want_to doesnt_want_to doesnt_even wont_even",
    "go": "boot boots booting start starts starting started start_up come_up comes_up came_up coming_up come_back comes_back came_back coming_back back come_on came_on comes_on come_online turn_on turns_on turned_on turning_on power_on powers_on power_up powers_up power switch_on "
    "switches_on go_on goes_on turn_back switch_back respond responds responding answer answers answering react reacts reacting work works working wake wakes run runs running open load loading reachable available up accessible online alive getting_on get_on boot_up "
    "get_past start_anymore spin_up post recover recovered light_up connecting accept_connections mount reply replies responsive function functioning there reach finish_booting",
    "work": "work working log_in log_on login logon log_into loging sign_in sign_on signin connect access open_anything open_any open_the open_our open_files do_anything do_a_thing do_their_work do_any do_our get_in get_on get_into get_online "
    "get_to get_past get_anything get_the get_any get_out use_the use_our use_any use_anything use_their reach take_payments take_payment take_orders take_calls make_calls serve sell ship invoice bill print_or save_or enter authenticate start_work start_working continue "
    "carry_on operate treat see_patients see_any_files see_the_files see_files see_our_files see_the_drives clock_in book scan_or trade function process dispatch reserve check_in check_patients check_guests do_something make_sales make_orders access_anything "
    "see_patient see_records see_any see_anything see_data see_our see_shared start_up start_any start_anything start_the start_our use_it_because open_a open_an open_file open_files open_it open_mail save_any save_the save print_any_thing get_our load_anything enter_orders look_up find_the_server see_the_server run_the open_a_single read_mail receive_calls phone call_out get_work teach deliver help_customers progress do_business serve_customers close_the_till open_the_shop open_tills "
    "login_in loggin log_onto get_logged_in be_served do_nothing to_work",
    "thing": "pcs computers machines workstations terminals tills registers cash_registers screens desktops laptops phones systems programs programmes applications apps drives shares network_drives mapped_drives handsets lines monitors desks printers_and "
    "servers handhelds scanners_and thin_clients card_machines card_terminals telephones extensions pos_terminals vms virtual_machines hosts services checkouts kiosks clients sessions users_sessions switches websites sites services",
    "line": "shared_drive shared_drives network_drive network_drives internet network wifi wi_fi wlan connection phones phone telephones telephone phone_system telephone_system phone_lines phone_line email emails e_mail e_mails mail mails exchange power vpn erp pos crm emr ehr "
    "system systems accounting_system accounting_software database software program quickbooks sage sap app application apps teams office_365 o365 citrix rds remote_desktop terminal_server till_system tills card_machines electricity lan wan line lines "
    "booking_system order_system case_system practice_software practice_management ticket_system warehouse_system stock_system internet_connection web everything server servers file_server network_connection dental_software patient_system access microsoft_365 m365 sharepoint onedrive "
    "dynamics navision netsuite outlook website web_site site web_shop webshop login logins services active_directory domain intranet portal wms mes scada pms epos",
    "business": "production assembly manufacturing line_1 plant factory warehouse shop store clinic surgery practice office business company operations shipping dispatch school hospital checkout tills branch hotel restaurant department packing loading deliveries "
    "front_desk trading sales_floor workshop depot harbour ward site building restaurant kitchen_orders ordering invoicing logistics pharmacy lab studio firm whole_place airport mill port laundry kitchen bakery",
    "halt": "halt halted standstill stand_still stands_still standing_still stood_still stopped stops stoped idle idling paralysed paralyzed at_a_stop dead_in_the_water down shut_down closed_because standing_around sitting_around twiddling_our_thumbs twiddling_thumbs "
    "sat_around drinking_coffee lame crippled stranded stuck out_of_action cut_off at_zero out_of_business grounded offline dark in_the_dark",
    "staff": "people staff users customers employees workers colleagues students teachers doctors nurses cashiers patients agents drivers operators clients guys folks team sales_team reception warehouse_team pupils guests callers dentists vets accountants girls boys lads members "
    "engineers operators tellers waiters chefs lawyers solicitors designers",
    "monitor": "zabbix prtg nagios icinga* icinga2 librenms checkmk datadog pingdom statuscake uptimerobot uptime_kuma site24x7 solarwinds logicmonitor datto ninjaone ninja kaseya atera auvik n_able connectwise_automate rmm "
    "netwatch synology_active openmanage idrac ilo snmp event_id event heartbeat sensor trigger alert alarm_raised notification_type monitoring monitor cloudwatch azure_monitor grafana firing problem_ping vcenter status_changed netdata zabbix_agent host_alert "
    "resolved recovery inc_auto probe monitored health_check opmanager whatsup splunk opsgenie pagerduty",
    "hot": "hot warm boiling oven sauna baking overheating overheated too_hot very_hot roasting melting tropical stifling sweltering 30_degrees 35_degrees 38_degrees 40_degrees 45_degrees 50_degrees degrees celsius steaming burning_up cooking like_a_sauna",
    "noise": "beep beeps beeping beeped piep piping piiii screaming screams squealing siren alarm alarms alarming chirping wailing screeching grinding clicking clicks rattling howling whining clunking clicked",
    "lamp": "red_light red_lights amber_light amber_lights orange_light orange_lights amber orange red_lamp red_led red_leds orange_led amber_led blinking_red flashing_red flashing_amber blinking_amber blinking_orange flashing_orange red_health no_lights lights_are_off lights_off "
    "all_red fault_light fault_led warning_light warning_lights error_light lights_out blinks_red blinks_amber red_cross health_light no_lights_on",
}

ALARMS: tuple[str, ...] = (
    emergency_servers.ALARMS,
    """
    card|cards|payment|payments|terminal|terminals|checkout|tills|contactless ~4 fail|fails|failing|declined|dead|down|out|broken|refused|refuse ~4 all|every|each|both ~2 shops|shop|stores|store|branches|tills|sites|terminals|customers|lanes|cards
    nothing|no_data|no_traffic|not_a_thing ~1 goes|comes|gets|passes|going ~1 in|through|out ~1 or|and|nor ~1 out|in
    both|all|every|two|three|four|several|many|most|other|remaining ~2 branches|branch|offices|office|sites|site|stores|shops|locations|floors|departments|wards|plants|clinics|schools|hotels ?lost|have|has|are|is|were|went|gone ?all|now|just|both offline|down|dead|dark|disconnected|unreachable|cut_off|without_internet|without_network|without_connection
    shop|web_shop|webshop|store|site|website|booking|portal|checkout ~5 not_reachable|isnt_reachable|unreachable|down|dead|offline|not_available|unavailable|timeout|503|500|502 ~8 lose|losing|lost|loosing ~3 orders|sales|money|customers|revenue|bookings|business
    <nobody> ~2 see|sees|reach|reaches|access|accesses|connect|connects ~3 drive|drives|the_share|shares|server|network|system|internet|erp|sap|database|intranet !my|of_my|guest
    every|each|all ~2 computer|computers|pc|pcs|machine|machines|laptops|workstation|workstations ~3 reboots|rebooting|restarting|restarts|crashed|crashing|crash|blue_screen|blue_screens|bluescreen|bluescreens|froze|frozen|freezing|shut_down|went_off|went_black|went_dark|looping !after_the_update_on|for_updates|tonight
    down|offline|dead|gone|out|broken ~1 for ~1 us_all|all_of_us|all_users|all_staff|all_departments|all_colleagues|all_locations
    phones|internet|network|tills|mail|pcs|email|systems|wifi|computers|server|panel ~3 phones|internet|network|tills|mail|pcs|email|systems|wifi|lights|computers|server|doors ~3 all|both|everything ~1 dead|out|down|off|gone|offline|kaput|kaputt
    all_is|everything_is|all ~1 kaput|kaputt|dead|broken|gone ~6 no_pc|no_computer|no_phone|people|persons|wait|waiting|waits|idle
    no_pc|no_pcs|no_computer|no_computers|no_till|no_phone|no_system|no_program ~1 goes|go|works|work|function|functions|runs
    not|isnt|aint ~1 there|here|working|available|reachable ~1 for ~1 nobody|no_one|noone
    no_person|no_people|no_colleague|no_worker ~1 can ~1 work
    """,
    """
    <nobody> ~2 online|connected|on_the_internet|on_the_network !yet_in|in_teams
    <nobody> ~3 has|have|had|with ~1 any|internet|connection|network !idea|access_to_my|time
    nothing|not_a_thing ~3 works|working|work|opens|open|runs|loads|load|responds|starts|connects ~2 for|with|on ~1 any_of|all_of|us_all|anyone|anybody|everyone|everybody|all !but_me|else
    <everyone>|everyone_in|everybody_in|all_of|# ~4 has|have|see|sees|seeing|gets|got|looking_at|looking|staring_at|watching|watch ~3 spinning_wheel|hourglass|hour_glass|spinning_circle|sandglass|egg_timer|sand_timer|white_screen|blank_screen|grey_screen|session_gone !in_the_video|in_the_film
    we can|could ~1 sell|serve|ship|treat|admit|weigh|dispense ~1 no|nothing|nobody|not_one|not_a_single
    none|not_one|not_a_single_one of ~3 tills|machines|computers|pcs|handhelds|terminals|phones|trolleys|counters|registers|workstations|checkouts ~2 lets|works|work|gets|get|starts|connects|connect|opens|wakes|answers|rings|boots|responds !toner|paper|the_update|with_paper
    none_of|not_one_of ~4 gets|get|comes|come ~1 in|into|onto|through|on ~2 tunnel|vpn|network|system|program|server|drive|drives|internet
    all|everyone|everybody|nurses|doctors|whole_ward|every_ward ~3 writing|working|noting|charting ~2 on|with ~1 paper|pen_and_paper|notepads !about|for_the|on
    blank|dead|dark|offline|down at|on|in ~1 every|each|all ~1 gate|gates|lane|lanes|counter|counters|window|windows|post|ramp|dock|docks
    no ~1 tablet|pc|phone|computer|till|laptop|terminal nor|or ~1 pc|tablet|phone|computer|till|laptop|terminal ~5 gets|works|starts|opens|connects|loads|goes
    no|neither ~1 tone|lamp|dial_tone|bars|power|network|internet|line|connection ~2 on|at|from|in|to ~1 any|every|each|all|both handset|handsets|phone|phones|telephone|telephones|till|tills|terminal|terminals|machine|machines|pc|pcs|computer|computers|floor|floors|room|rooms|building|buildings|branch|branches|site|sites|ward|wards !in_the_list|on_the_plan
    patients|customers|clients|callers|guests|parents|people|suppliers|they ~9 cant|cannot|couldnt|dont ~1 get|come ~1 through ~1 to ~1 anyone|anybody|any_of_us|any_of_our|nobody
    mail|email|production|system|everything|warehouse|network|till|tills|line stands|stand ~1 still
    no ~1 terminals|tills|phones|internet|systems|network|mail|computers ,|and no ~1 terminals|tills|phones|internet|systems|network|mail|orders|files|drives|server
    <everyone>|entire|whole ~4 lost|loses ~1 it|everything|internet|line|connection|network
    <everyone>|entire|whole|all ~5 without|no|lost|has_no|have_no ~2 line|internet|network|net|connection|phones|power|web|electricity|mail|system|systems|server
    no|without ~1 net|internet|network|connection|power|web|phones|system ~3 all|every|both ~1 pcs|computers|machines|desks|pc|computer|tills|floors|sites|buildings
    all|every|both ~1 pcs|computers|machines|desks|pc|computer|tills|floors|sites|buildings ~3 no|without ~1 net|internet|network|connection|power|web|page|pages
    unplugged|cut_off|disconnected ~2 from ~3 world|internet|network|outside|everything
    <nobody> ~3 can ~1 ring|call|phone|reach|order|buy|book|pay ~2 us|here|anything|online|in|at_the_counter|we_can
    none_of|not_one_of|no ~3 tills|registers|checkouts|terminals|lines|phones ~3 sell|sells|ring|rings|open|opens|work|works|start|do|does
    hospital|care_home|nursing_home|clinic|surgery|school|office|building|hotel ~2 is|are|has|without ~2 without|no|lost ~2 line|internet|network|phones|power|connection|electricity|system
    <everyone>|every_user|each_user|all_users ~3 get|gets|getting|got|sees|see|seeing|has|have|receives|reports|report ~3 error|errors|error_message|disconnected|blue_screen|black_screen|timeout|timeouts ~6 log|logging|login|sign|signing|opening|connecting|server|system|network|start|starting|access|anything|drives|files|everywhere !when_printing|print
    <cant>|lost|losing|nobody_can|unable|no_one_can|none_of_us_can ~4 reach|connect|connect_to|contact|see|access|ping|get_to|get_onto|get_on|rdp|find|log_on_to|log_onto|log_into|log_in_to|sign_in_to|talk_to ~6 <server> !room|name|address|folder|settings|share|certificate|from_home|at_home|from_my|on_my|with_vpn|over|via|through|drive|smb|in_outlook|clients|to_choose|from_the_hotel|on_the_phone|path|in_the_list|version|port|remotely
    unplugged|switched_off|turned_off|powered_off|pulled|tripped_over|pressed|knocked|dropped|kicked|touched|unplug|shut_off|disconnected|shut_down|pulled_out|cut ~6 server|servers|rack|server_plug|comms_cabinet|network_cabinet|nas|ups !from_the_list|tonight|tomorrow|access
    same|also ~1 for|with|on|at|across ~1 everyone|everybody|all_of_us|the_whole|all_users|all_staff|every_one|the_others|all_the_others|all_colleagues|every_pc|all_pcs !but|fine|ok
    cant|cannot|can_not|unable ~2 log_in|login|log_on|sign_in|connect|access|open|work|get_in|get_into|reach ~8 same ~2 for|with|on ~1 everyone|everybody|all|others|colleagues|the_whole|every
    mass|widespread|everywhere|lots_of ~2 blue_screens|bluescreens|crashes|bsods|outages|failures|disconnects|lockouts|reboots
    nobody|no_one|noone|none_of_us|no_user ~3 can|could|able ~2 print|scan|hear|see ~4 log_in|login|open|work|access|save|connect|do_anything
    all|whole|entire|everyone|everybody|most|half ~1 of|in|from ~2 accounting|accounts|finance|sales|reception|warehouse|production|marketing|hr|shipping|dispatch|engineering|operations|logistics|admin|legal|support|purchasing|design|us|office|floor|staff|department|team|building|company ~4 <cant>|down|offline|stuck|without|lost|locked_out|kicked_out|blind|disconnected|no_access|idle !see_my|hear|the_meeting|printer|print|meeting|printing|toner|new
    staring|stare|looking|look ~1 at ~2 frozen|black|blue|blank|dead|empty|spinning ~1 screens|circles|monitors
    we|were|all|everyone|staff|people|everybody ~4 staring|looking|stare ~1 at ~2 frozen|black|blue|blank|dead|empty|spinning
    our|whole|entire|complete|central|main ~1 system|systems ~1 *<is> down|offline|dead|crashed|gone|unavailable|unreachable|kaputt|not_working|not_available|out|frozen !for_me|on_my|my|list
    all|every|each|both|our ~2 screens|computers|pcs|monitors|tills|terminals|machines|phones|workstations|desktops|displays ~6 are|went|is|go|have_gone|just_went|turned|stay|stayed ~1 black|blank|dark|dead|blue|frozen|off|down|offline|out !my|mode|when_i|when_docked
    were|we_are|were_all|company_is|office_is|whole_place_is ~2 offline|completely_down|all_down|down|blind|paralysed|paralyzed|stranded|shut_down|dead|cut_off|out_of_action|not_able_to_work|unable_to_work !to_the|to_our|to_a|to_two|to_one|to_our_last|for_a_call|on_the_list|with_the_flu
    <business>|we|were|company|everything|whole_place|operations|everybody|everyone &4 dead_in_the_water|at_a_complete_standstill|at_a_total_standstill|complete_standstill|total_standstill
    dead_in_the_water|standstill &6 nothing|server|system|systems|network|nobody|internet|computers|power|erp|tills|everyone
    total_outage|complete_outage|major_outage|massive_outage|total_blackout|complete_blackout
    <wont>|not|isnt|arent ~2 launching|launch|loading|load|opening|connecting|starting|working|available|responding|reachable|reach|accessible|responsive ~2 for|to ~1 anyone|anybody|any_user|any_users|all|everyone|everybody|any_of|our_users|users|staff|the_whole|anybody_here
    both|all|everything|internet_and_phones|wifi_and_wired|phones_and_internet|mail_and_internet ~2 *<is> down|dead|out|offline|gone ~2 across|on|in|at|for|throughout ~2 campus|building|site|office|company|school|hospital|hotel|store|whole|entire|all|everyone|every|clinic|warehouse|plant|floor
    logons|logins|log_ins|sign_ins|authentication|logon|sign_in|login|passwords ~2 fail|fails|failing|failed|refused|rejected|broken|not_working|dead|down|impossible ~2 for|on|at|across|to ~1 all|everyone|everybody|the_whole|every|each|any
    whole|entire|complete|full ~3 down|offline|outage|dead|dark|out_of_action|without_it|without_system|without_network|without_internet|without_power|without_phones|blackout|unreachable|disconnected !list|loaded|list_is|week|day|page|line|thing
    sites|branches|locations|offices|stores|shops|clinics ~4 cant|cannot|can_not|unable|not_able|lost|no|without|dont|down|offline|unreachable ~3 reach|connect|see|get|access|contact|connection|internet|phones|network|server|hq|head_office|us|system !list|new|open|website
    unavailable|not_available|inaccessible|unreachable|down|offline|not_working ~1 to|for ~1 all|our|every|the ~1 staff|users|employees|customers|departments|sites|teams|branches|clinics|team|company|everyone
    # ~3 people|desks|seats|tills|beds|rooms|stores|sites|branches|machines|users|agents|operators|cashiers|pickers|pcs|screens|employees|colleagues|patients|staff|workers|pupils|students|chairs|vans|drivers &9 <down>|cant|cannot|stuck|idle|no_system|gone_home|sent_home|without|nothing_works|nothing_loads|nothing_opens|nothing_goes|nothing_happens|nothing_at_all|have_nothing|has_nothing|see_nothing|doing_nothing|do_nothing|asks_for|thrown_out|blind|no_network !one_of|backup|quote|licen*|deliver*|new|in_the_queue|without_network
    thrown_out|kicked_out|logged_out|cut_off|chucked_out|booted_out|logged_off ~6 nobody|no_one|none|all|everyone|everybody|cant|not ~4 back|in|log|again
    nothing|not_a_thing|no_thing ~5 works|working|work|runs|responds|goes|functions|opens|open ~4 in|at|across|on|for ~3 any|all|our|whole|both|either|entire|every ~3 shops|shop|stores|branches|offices|sites|floors|rooms|building|practice|clinics|departments|desks
    no ~1 screens|guns|scanners|tills|handhelds|computers|gates|entry_gates|bookings|charts ~4 no ~1 guns|tills|nothing|network|bookings|phones|printers|scanners|screens|records|labels|orders
    every_desk|each_desk|every_screen|every_machine|every_till|all_of_it|the_lot|every_system|every_pc|every_floor|all_departments|all_departements|every_department ~5 dead|down|off|out|gone|black|blank|at_once|same_time|frozen|blocked
    none_of_us|nobody|no_one|no_one_in|nobody_in ~11 able_to|been_able|can|could|managed|possible ~1 to ?do|work|use|open|get|log|see|enter|start|reach ~3 anything|any_thing|system|program|server|files|work|in|something|on
    will_not|wont|does_not|doesnt|cannot|cant|refuses ~3 open|start|load|work|run|respond|let ~4 for ~1 any_of_us|anyone|anybody|all_of_us|everyone|a_single_person|any_one|nobody|any_user
    nothing_works|no_system|system_gone|system_down|died|dead|no_tills|no_bookings|down|out && queueing_outside|queuing_outside|in_the_lobby|at_the_gate|people_waiting|patients_waiting|customers_waiting|guests_waiting|waiting_outside && all|every|nobody|no|both
    happening_again|again ~5 all_departments|all_sites|everybody|everyone|every_floor|whole_company|entire_company|whole_office
    serwer|serveur|servidor|сервер|sunucu ~5 nie|down|caído|caido|panne|не|dead|offline|kaputt|not|działa|dziala|hors|çöktü
    mouse|mice|rat|rats|squirrel|digger|builder|builders|cleaner|electrician|plumber|painter|kid|cat|dog ~7 chewed|cut|bit|pulled|unplugged|tripped|drilled|dug|switched_off|knocked|severed|hit ~6 cable|cables|lead|line|power|fibre|fiber|plug|server|rack|fuse|wire ~11 down|out|off|dead|nobody|office|whole|no|everything|all|everyone|dark
    hasnt|has_not|havent|didnt|did_not|not|never|isnt|wont ~1 come|came|coming|be ~1 up|back|online|on ~7 no|nobody|ward|everyone|office|all|whole|system|staff|patients|servers|charts|plant !email|mail|call
    <server>|system|systems|network|internet|tills|everything|phones|machines ~2 hasnt|has_not|havent|didnt|did_not|not|never|isnt|wont|cant ~1 come|came|coming|be ~1 up|back|online|on ~2 since
    tall|black|big|grey|gray|main ~3 thing|box|tower|machine|computer|cabinet ~7 no_more|silent|dead|off|dark|hums|stopped|wont|boom|bang|blinking|red|beep*|quiet|died|not
    computer|machine|pc|box ~4 big|main|central|important|large ~6 boom|dead|off|stop*|bang|broken|fall|down|not|kaputt|smoke|beep*|die*
    nobody|no_one|noone ~9 can|could ~1 get ~1 at|to|into ~3 work|files|system|data|drives|anything|program|mail|records|charts|orders
    cannot|cant|can_not|unable ~3 release|dispatch|load|unload|ship|serve|admit|discharge|prescribe|dispense|deliver|sell|pay_out|land|berth|process|produce|harvest|milk|check_in|issue|print_boarding ~3 any|anything|a_single|containers|container|patients|goods|orders|tickets|parcels|cows|medicine|medication|payments|guests|customers !printer
    milking|packing|picking|bottling|printing_press|press|baking|slaughter|sorting|boarding|loading|unloading|surgery|surgeries|lessons|exams|checkin|check_in|admissions|appointments|theatre|operations|robots|cranes|belts|line|lines|kitchen|pharmacy|lab ~4 stopped|halted|standing|stand|stands|still|idle|stopped_because|has_stopped|have_stopped|cancelled|at_a_standstill|suspended ~9 system|server|down|dead|computer|database|nothing|network|program|software|offline
    <staff>|lorries|trucks|cars|patients|guests|ships|containers|cows|passengers|# ~5 at_the_gate|waiting|queuing|queueing|standing|stuck|piling|backing_up|stranded|turned_away ~11 system|server|down|no_system|computers|booking|dead|see|out|cant|cannot
    cant|cannot|unable ~3 see ~3 any|a_single|single|one|all ~3 booking|bookings|order|orders|patient|patients|record|records|file|files|appointments|jobs|charts ~7 all|lorries|waiting|everyone|whole|nobody|anywhere|port|control|gate|customers
    red_x|red_cross|question_mark ~5 drives|drive|shares|network ~7 everyone|all|everybody|every|nobody|whole
    everyone|everybody|all ~4 has|have|had|with|sees|gets ~3 red_x|red_cross|blue_screen|same|no_drives|no_desktop|black_screen|error|no_network|temporary|yellow_triangle ~5 drive|drives|screen|error|message|log|network|profile|desktop|and
    <everyone> ~9 cant_log|cannot_log|cant_login|cannot_login|cant_sign|cannot_sign|cant_work|cannot_work|cant_connect|cannot_connect|cant_access|cannot_access|cant_open|cannot_open|cant_get_in|cannot_get_in|cant_get_on|not_log_in|unable_to_log
    box|tower|machine|computer|thing ~5 where|that|which|with ~5 all|everything|everyones|our ~5 saved|stored|runs|on_it|files|data|lives|records|depends ~7 <down>|<wont>|off|out|answer
    off|dead|down|wont_go_on|wont_start|silent|doesnt_answer|black ~7 everything|all|everyone|whole ~3 depend|depends|hangs|relies|runs|stored|saved
    first|second|one|then ~4 nurse|user|colleague|person|desk|teacher|doctor|office ~4 couldnt|cant|could_not|wasnt_able && both|all|everyone|everybody|every|whole|floors|nobody
    no drives|shares|files|logins|desktops ~3 no ~1 printing|logins|drives|system|files|internet|mail|desktops|shares
    all|every ~3 drives|shares|disks|desktops|sessions ~6 went|gone|vanished|disappeared|dropped|lost|disconnected ~9 everyone|every_one_of_us|all_of_us|everybody|all_users|at_once|same_second|same_time|for_all
    ac|aircon|air_con|air_conditioning|air_conditioner|cooling|conditioning|aircondition|chiller ~4 failed|broke|broken|off|stopped|out|dead|down|not|stuck|kaputt|died|isnt ~5 <room>|server|servers
    power|electricity|electric|fuse|breaker|current !button|cable|cord|adapter ~5 off|out|gone|failed|cut|lost|tripped|down|outage|failure ~7 <room>|server|servers|comms
    big|main|master|central ~1 switch|breaker|fuse|plug|power ~7 off|tripped|leaned|out|everything|entire|whole|pulled|blown
    patch_night|patching|update_night|last_night|maintenance|migration|you_rebooted|you_restarted|your_update|the_update|upgrade ~11 nothing_answers|nothing_works|no_system|not_back|didnt_come_back|nobody|no_one|none_of|all_down|went_badly|went_wrong|everyone|whole_company|hasnt_come|servers|everything_is_down ~9 system|server|down|since|shift|answers|can|works|back|no
    power_cut|power_outage|power_failure|blackout|brownout|storm|thunderstorm|lightning|power_surge|surge|generator|power_came_back|power_is_back|power_flicker* ~17 <server>|domain|systems|everything ~7 <down>|not|wont|didnt|hasnt|doesnt|off|out|back|isnt
    please|can_someone|who_can|someone|need_someone_to|can_you|could_you|somebody|need_you_to|pls|urgent|urgently|kindly|asap restart|reboot|reset|bring_back|power_cycle|start ?up ?the|our|my ?main|file|sql|terminal|rds <server> !folder|tonight|tomorrow|after_hours|on|at|when
    two|three|both|several|multiple|second|four|2|3|4|many ~1 disk|disks|drive|drives|hdds|hard_drives ~3 *<is> failed|dead|died|gone|broken|red|amber|failing|down|crashed ~7 server|raid|array|nas|san|shelf|storage|same_time
    central|main|big ~1 system|computer|machine|box|database ~5 <down>|off|out !for_me|on_my|my|menu
    <everyone>|every_user|all_users ~9 frozen|black|blank|locked|same ~3 picture|screen|desktop|session|error !saver|lock
    <nobody> ~9 can|cna|could|able|is_able|able_to|manages_to|gets_to|has_managed|managed_to|possible ~1 <work> !a_file|this_file|the_attachment|my|the_file|the_pdf|that_file|hear|me|to_my|the_meeting|the_link|this_document|that_document|the_document|to_the_printer|it_except|the_old
    <nobody> ~6 can_work|can_do|can_to_work|can_log|can_login|can_logon|can_sign|can_connect|can_access|can_get_in|can_reach|can_enter|works|is_working|working|can_anything|is_able_to|can_use_anything|could_work !on_my|my|it_except|this_file|that_file|a_file|on_that|on_it|the_link|the_meeting|the_zoom|to_the_printer
    <nobody> ~4 gets|get|getting|got|has|have|can_get|reaches|had|able_to_get !seen|told|asked|heard|noticed|answered|said|touched|changed|done|ever ~3 in|on|into|online|any_further|past|connected|internet|network|power|phones|connection|access|logins|system|systems|email|emails|mail|mails|anything|anywhere|net|web|through|the_server|the_system|the_drives|drives|files|work_done|desktop|line|dial_tone|electricity|out !paper|to_my|to_this|a_parking|on_the_list|in_touch|back|on_well|to_the_door
    <nobody> ~5 work|login|log_in|logs_in|connect|reach|access|see_server|reaches ~3 anything|system|systems|network|server|files|internet|any_more|anymore|since|today|anywhere|at_all|whatsoever
    none_of|not_one|not_a_single|not_any|none|no_single ~3 <thing>|computer|pc|machine|till|terminal|screen|workstation|phone|system|program|telephone|register|service|drive ~4 work|works|working|start|starts|starting|respond|responds|log|logs|connect|connects|turn|turns|boot|boots|booting|function|functions|open|opens|ring|rings|getting|get|gets|can|come|comes|online|reach|reaches|load|loads|is_on|here !with_my|sound|better
    no ~4 machine|machines|pc|pcs|computer|till|tills|screen|screens|desk|terminal|phone !, ~5 works|work|working|starts|comes_on|can_log|alive|responds|usable|functions|in_order|enter|enters|connects !no
    no ~3 patient_system|booking_system|system|systems|order_system|till_system|case_system|dispatch_system|phone_system|registers|programs ~3 at_all|since|anywhere|today|for_anyone|whatsoever|in_any|left|here
    none ~3 of ~1 it|them|this|these|our|the|us ~5 works|work|working|reachable|responds|runs|loads|answers|come|today|functions|can_see|can_open|can_log|can_get ~7 entire|whole|all|today|every|school|office|building|anywhere|everyone|system|jobs|jobs_list|floors|branch
    nothing|nothings ~3 answers|answering|works|working|responds|reachable|up|runs|alive|moves ~9 shift|office|plant|floors|whole|everyone|nobody|staff|company|all|night|building|anywhere|patch|update|entire|early
    each_and_every|every_last|every_single|every|all ~1 desk|desks|machine|machines|pc|floor|floors|department|departments|screen|till|workstation ~5 three_floors|both_floors|all_floors|building|same|dead|down|nothing|off|out|blank|affected|spinning
    if_you_ask_anyone|ask_anyone|whoever_you_ask|wherever_you_look|everyone_you_ask|all_over_the|from_top_to_bottom|throughout ~11 <down>|shake|no|nothing|cant|out|off|dead|plant|building
    <everyone> ~7 <cant> ~3 <work> !a_file|this_file|that_file|the_meeting|my_calendar|to_my|find_me|hear_me|me
    <everyone> ~6 *<is> <down> !copy|version|files|meeting|when|for_maintenance|the_street|in_the_room|at_my|well|with_me|laughing
    <everyone> ~5 *<is> offline|stuck|unable|without_internet|without_power|without_network|without_email|without_phones|without_access|without_system|no_internet|no_network|no_power|no_phones|no_email|no_connection|no_access|no_system|kicked_out|kicked_off|thrown_out|thrown_off|chucked_out|locked_out|booted_out|logged_out|logged_off|disconnected|waiting|idle|idling|standing|sitting|blocked|affected|stranded|cut_off|blind|in_the_dark|at_a_standstill|at_a_halt|dead_in_the_water|dark|twiddling|helpless|paralysed|paralyzed|prevented|off_the_network|stopped !the_meeting|for_lunch|in_line|for_your_answer|for_the_quote|for_the_invoice|on_you_for
    <everyone> ~3 ?has|have|had|just|suddenly|all lost|loses|losing|loose ?the|our|their|all|its ?whole internet|power|network|connection|connections|access|server|drives|system|systems|phones|email|wifi|sessions|desktops|connectivity|session|files|work|contact
    <everyone> ~4 got|get|gets|getting|been|being|were|was|keeps_getting|are|has|have ~1 kicked|thrown|chucked|booted|locked|logged|cut|dropped|disconnected|blocked|frozen|ejected ?out|off
    <everyone> ~5 froze|frozen|freezes|freezing|hangs|hanging|crashed|crashes|dropped_out|went_down|goes_down|died|same_error|cannot_open|blue_screen|black_screen|error_message|network_path !on_camera|in_the_meeting
    dead|down|off|out|offline|gone|frozen|crashed|unavailable|away|kaputt|stopped|blocked ~3 throughout|across|for|in|at|on|everywhere|for_all|in_all ~3 all|whole|entire|every|both|complete|each|# ~3 <business>|<thing>|<staff>|departments|cars|vans|branches|sites|floors|stores|shops|offices|wards|rooms|classrooms|desks|us|locations|lanes|counters|drivers|doctors !the_week
    all|every|each|over|about|some ~1 # ~4 cars|vans|earners|nurses|doctors|drivers|seats|desks|staff|people|users|screens|tills|rooms|agents|us|teachers|workers|guests|employees|colleagues|machines|pcs|lawyers|cashiers|lanes|beds|branches|shops|stores|sites ~7 <down>|<cant>|stuck|staring|waiting|spinning|idle|no|nothing|dead|down|off|out|lost|blocked|cut_off|without|frozen|standing|sitting !waiting_for_new|for_the_new
    dead|down|off|out|offline|gone|lost|crashed ~3 for|in ~1 all ~1 #
    all|everything|both|the_lot|lot ~1 lost|gone|down|off|out|dead|stopped|went ~3 at_once|together|same_time|same_second|same_moment|all_at_once|in_one_go|at_the_same
    went|gone|all_went|go|goes|just_went off|down|dark|dead|silent|black|quiet ~4 at_once|entire|whole|all|together|everywhere|same_time|same_second
    so_are_we|and_so_are_we|we_are_too|and_us_with_it|took_us_down|takes_us_down|takes_everything|brought_us_down|took_everything_with|took_the_whole|took_everyone
    everyone|everybody out ~4 nobody in
    call_centre|call_center|helpline|hotline|control_room|dispatch|shop_floor|assembly_line|production_line|conveyor|packing_line|operating_theatre|emergency_room|a_e|wards|ward ~6 idle|down|dead|stopped|dark|offline|silent|halted|no_system|blind|without|standing
    first|one|then ~3 nurse|user|colleague|person|desk|pc|floor|teacher|doctor ~5 then|second|next|now ~7 both|all|everyone|everybody|every|whole|floors
    <nobody> ~3 in ~1 server|system|network|domain
    file_shares|shares|files|drives|folders|printers_and|home_drives|profiles ~4 <down>|missing|not_there ~5 for|across|on|throughout ~3 <everyone>
    <line> ~5 <wont> ~3 <go> ~5 ?for|across|in|at|throughout|to|on|by|with ?the|our <everyone>
    everything|every_thing|it_all|the_lot|systems|all_systems|all_it|all_our_systems ~3 *<is> ~1 down|dead|offline|crashed|kaputt|kaput|collapsed|out|at_a_standstill|stands_still|unreachable|gone_dark|off|black|died|unavailable|standing_still|interrupted|gone_down|went_down|went_dark|went_black|went_dead|went_off !for_me|my|her|his|your|on_my|in_my|for_maintenance|from_my|my_desktop|my_screen|well|except_me|my_laptop|in_the_folder|in_word|in_excel|in_outlook|in_the_sheet|to|into|when_i|if_i|after_i|on_this_pc|on_this_computer|my_pc|my_inbox|from_the_folder|in_one_folder|in_the_meeting|again_when
    <staff> ~4 <cant> ~3 <work> !on_our_page|on_our_site|on_our_website|on_the_page|on_the_website|the_button|the_appointment|the_form|the_menu|the_link|the_page|the_video|the_map|button|online|through_our_web|our_meeting|the_meeting|from_home|with_me|a_file|from_outside_but|to_my|his|her|without_training|into_our|me
    people|staff|employees|workers|colleagues|team|girls|lads ~4 standing_around|sitting_around|sent_home|going_home|twiddling|idle|sitting_idle|doing_nothing|drinking_coffee|stranded|kicked_out|thrown_out|cannot_work|cant_work|have_nothing_to_do
    we|we_all|we_are_all|all_of_us|company|office|business|shop|clinic|practice|us_all|all_fifteen|all_twenty|all_ten ~5 ?are|is|were|all|have|stand|stay completely|totally|entirely|fully|all|absolutely|dead|100 ~1 down|offline|dead|out|blind|stuck|stranded|dark|paralysed|paralyzed|blocked|cut_off|in_the_water|shut_down|at_a_standstill|locked_out|standing_still|disconnected|frozen !of_toner|of_paper|of_ink|of_stock
    all ?# ?of us|them|users|staff|people|employees|colleagues|fifteen|eighteen|twenty|thirty|ten|twelve ?of ?us ~3 *<is> stuck|down|offline|idle|blocked|locked_out|cut_off|cant|cannot|unable|waiting|out|frozen|kicked_out|thrown_out|disconnected|affected|stranded|without|lost|dead
    we ~3 <cant> ~3 treat|serve|sell|see_patients|take_payments|take_card|trade|ship|deliver|produce|invoice_anyone|dispatch|open_the_shop|open_our_doors|operate|do_business|work_at_all|do_any_work|check_guests|check_patients|bill_customers|run_the_business|run_our_business|do_anything_at_all|process_orders|load_lorries|load_trucks !outlook|that_customer|this_customer|one_customer
    <business> !pc|laptop|computer|tablet|printer|camera|screen|wifi|wi_fi|wlan ~5 *<is> ?at ?a|complete|total|come_to_a|grinding_to_a|ground_to_a|brought_to_a|completely|totally|absolutely|currently <halt> !letter|list|menu|on_the_phone|arrow|for_you|for_a_quote|for_your|for_the_quote|on_the_list|in_the_queue|for_the_engineer|from_the_list|on_me|for_me|my_laptop
    halt|standstill|stand_still|at_a_stop &7 <business>|everything|company|operations
    work|production|business|everything|operations|all ~3 stands|stand|stood|standing|comes|came|grinds|ground ~3 still|standstill|halt
    <business> ~4 ?is|are|has|have|had|left|just|now|sits lost|without|no|no_longer_has|loses|cut_off_from ?any|all|its|the|our power|electricity|internet|network|phones|systems|system|connection|computers|server|servers|logins|files|drives|it|connectivity|internet_access|phone_lines|telephone|tills !quote|for_guests
    <line> outage|failure|blackout|emergency ~1 at|in|for|across|hits|affecting|- ?the|our|all <everyone>|whole|site|office|building|clinic|sites|locations|branch|store|plant|warehouse|head_office|school|factory|users
    lost|loss_of|losing power|internet|network|electricity|phones|connectivity|connection|all ~4 in|at|to|across|throughout|on|for ?all|both ?the|our ?all|both ?whole|entire|main|head office|building|clinic|site|warehouse|server|servers|store|location|sites|shop|practice|branch|plant|school|factory|floor|everyone|locations|offices|rack !my_home
    complete|total|major|full|massive|company_wide|companywide|site_wide|office_wide|system_wide|widespread|serious|huge|general|big|sitewide|nationwide|network ~1 outage|blackout|failure|crash|meltdown|shutdown|breakdown|loss_of_service|standstill
    down|offline|dead|out|dark|off|unreachable|crashed|frozen ~4 at|in|on|across|for|to ~1 all|both|every|each|whole|entire ~1 sites|branches|shops|stores|offices|locations|floors|tills|desks|departments|pcs|computers|screens|machines|users|staff|company|office|building|site|school|clinic|team|customers|terminals|phones|registers
    branch|office|clinic|plant|warehouse|depot|school|building|headquarters|hq|head_office|practice|factory|whole_shop|whole_store|entire_store !wifi|wi_fi|wlan ~3 *<is> ~1 offline|down|dark|cut_off|off_the_network|unreachable|off_line|isolated|dead|without_power|off_grid|disconnected !for_lunch|the_road|the_street|my|folder|365|app|menu|printer|on_the|list
    phones|phone_lines|lines|telephones|phone_system|telephone_system|switchboard|pbx ~3 *<is> down|dead|out|offline|not_working|silent|gone|crashed|kaputt|cut_off|broken|stopped ?,|and ~6 <everyone>|nobody|all|whole|customers|callers|clinic|office|company|every|completely|entire|building|cant_call|911|emergency|practice|surgery|throughout !for_me
    <everyone>|whole|all|entire ~4 phones|telephones|phone_system|lines|phone_lines ~4 *<is> <down>|out|off
    phone_system|telephone_system|phone_lines|switchboard|pbx *<is> down|dead|out|offline|crashed|silent|not_working !for_me|on_my
    all|both|every ?of ?the|our ?single phone|phones|lines|phone_lines|telephones|handsets|extensions ~3 *<is> down|dead|out|offline|not_working|silent|not_ringing|dark|unregistered|blank|disconnected !for_me
    tills|checkouts|registers|cash_registers|pos|epos|card_machines|till_system|card_terminals|card_readers|all_tills ~4 *<is> down|dead|offline|frozen|not_working|wont|cant|stopped|crashed|out_of_order|dont_work|no_connection|say_no_network|unusable|out|no_network|cannot !for_lunch
    shop|store|restaurant|clinic|practice|surgery|pharmacy ~4 <cant> ~1 open|trade|sell|serve|take_payments|operate|run
    queue|queues|customers|patients|lorries|trucks|ships|guests|callers ~5 waiting|piling_up|out_of_the_door|turned_away|turning_away|leaving|stranded|backing_up|walking_out &11 server|system|down|tills|nobody|network|computers|frozen|crashed|offline|nothing_works
    nothing|not_a_thing ~3 works|working|work|functions|opens|runs|loads|responds|boots|starts ~5 anywhere|office|here|building|anymore|any_more|for_anyone|for_anybody|shop|clinic|site|at_all_for|all_day|company|no_phones|no_internet|no_server|on_any|any_of_the_pcs|whole|everyone|in_the_whole !in_this|on_my|when_i|for_me|in_my
    program|programme|software|system|app ~1 broke|broken|breaks|died|crashed|failed in ~1 all|every|both ?our|the|of_our shops|stores|branches|offices|sites|clinics|departments|shop|store|branch
    people|patients|customers|clients|queue ~2 wait|waits|waiting ~7 program|programme|software|system|app ~1 is|s ~1 <down>
    company_wide|companywide|office_wide|site_wide|sitewide|everywhere|building_wide ~5 down|offline|outage|out|dead|lost|no_internet
    business_critical|mission_critical ~7 down|offline|stopped|crashed|dead
    """,
)

CERTAIN: tuple[str, ...] = (
    """
    nobody_can_work|no_one_can_work|noone_can_work|none_of_us_can_work|everyone_is_down|everything_is_down
    nobody|no_one|none_of_us ~2 can ~1 work
    dns|dhcp|licence|license|print|time ~1 server|servers|service ~1 *<is> stopped|down|dead|off ~6 all|every|both|whole|entire ~2 offices|office|floors|floor|sites|site|branches|departments|building|company|users|staff|pcs|business
    deleted|wiped|erased|formatted|shut_down|switched_off|turned_off|rebooted|restarted|decommissioned|unplugged|disconnected|stopped|killed|overwrote|pulled ~1 wrong ~1 server|servers|vm|vms|host|hosts|virtual_machine|database|volume|nas|cluster|switch|rack
    """,
)

HARMLESS: tuple[str, ...] = (
    emergency_everyday.OUTAGE,
    emergency_idioms.OUTAGE,
    """
    slow|slows|slowing|slowed|shut|write|wrote|note|noted|turn|calm|cut|drill|break|narrow|double everything|it|them|this ?all down|off
    turned|turn|turns ~1 down
    if|when|once|after|until|before ~2 everyone|everyones|everybody|all ~2 gone|left|off|out|home|finished
    connection_to ?the|our server ?has failed|refused
    vpn|dns|proxy|smtp|imap|pop|pop3|outgoing|incoming|print|printer|license|licence|licensing|game|games|minecraft|discord|plex|ftp|update|wsus|dhcp|time|ntp|key|activation|steam|fortnite|valorant|roblox|media|home|test|dev|staging|demo|old|retired|sandbox|apple|blizzard|league|pixel|push|mdm|radius|scan|fax|music|ark|xbox|playstation|caldav|carddav|authentication|sign_in|relay|ldap|chat|zoom|whatsapp|facebook|google|microsoft|amazon|airline|bank server|servers
    vpn ~3 server|database|host
    vpn|tunnel ~14 cant|cannot|unable|not ~4 server|database|host !trouble
    no server to
    oracle purchase|order|form|forms|screen
    jump|spare server
    management_studio|host_check|copy_paste|catch_all
    mouse|keyboard|headset|monitors|screens|earbuds|speakers ~2 both|all ~2 stopped|dead|off|died
    no_longer_work|stopped_working_here|no_longer_works|stopped_working_for|work_here_any_more|work_for_us
    turn|turned|turning|switch|switched|switching ~2 off ~3 comments|notifications|updates|sounds|captions
    program|software|app|till|tills|register|registers|station|accounting|accounts|estimating|dynamics|tally|dental|eaglesoft|sage|quickbooks|says|telling|error|label ~8 cannot|cant|no|not|isnt|unable|lost|offline|unavailable|read_only ~4 server|database|host|mysql|sql|db !all|everyone|nobody
    server|database|host|mysql|sql|db ~3 not|isnt|offline|unavailable|read_only|unreachable ~4 program|software|app|till|register|station|from_client
    logged_out|kicked_out|thrown_out|logged_off ~2 netflix|spotify|youtube|disney|facebook|the_quiz|the_game|the_survey
    light_bulb|lightbulb|door|handle|chair|lock|hinge|blind|blinds|window|light_switch|lamp ~3 broken|squeaks|stuck|loose|out|flickers|sticks
    mindmap|mind_map|graph|javascript|diagram ~3 nodes|node
    nodes|node ~3 mindmap|mind_map|graph|diagram
    server|share|shop|print ~2 link|links ~2 broken|dead
    only|just ~1 one|two|three|me|a_few|some ~1 people|users|person|user|staff|colleagues|pcs|computers
    rest|others|everyone_else|everybody_else|colleagues ~2 fine|ok|okay|can|works
    unauthorized_to|401 unauthorized
    do_we_have_to_pay|who_would_come|was_that_your|for_the_night_when ~10 server|died|failed|down
    mail|email|message|text|letter|popup ~2 says|said|claims|saying ~4 server|account|mailbox|everything ~8 shut_down|down|deleted|closed|full|suspended|blocked
    supplier|suppliers|vendor|vendors|partners|bank|banks|council|government|tax_office|courier ?s ?site|website|page|portal|system|server ~3 is|are ~1 down|offline|out|dead
    site ~3 of ~3 supplier|vendor|bank|customer
    one_of|one ~2 tills|registers|servers|phones|pcs|computers|desks|checkouts ~3 is|has
    temperature ~8 cleared|back_to
    alarm ~1 cleared
    emergency_plan|disaster_plan|disaster_recovery|dr_test|failover_test|recovery_test|continuity_plan|in_autumn|in_spring|in_summer|in_winter
    when_can|may_we|can_we|could_we|shall_we ~4 rack|server|servers|everything ~3 be ~1 off|down|switched|moved
    close|shut|block|lock|delete|disable ~1 it ~1 all ~1 down
    focused_inbox|clutter|autocorrect|notifications|auto_reply|caps_lock|spellcheck ~3 off
    old_domain|closed_branch|old_branch|old_office|former_office|old_shop
    remote_gateway|through_the_gateway|home_office
    front_desk|reception|one ~1 workstation|pc|computer
    every_program|each_program|every_app
    paper|label|labels|page|image|text|margin|margins|picture|print|prints|header|footer|column ~3 cut_off
    extension_host|host_file|hosts_file|gateway_server|host_name|hostname
    acrobat|adobe ~3 dc
    my ?work cell|phone|mobile|number|extension ~3 nobody|no_one|noone ~1 reach
    app|play|google|windows|microsoft store
    ?my|the|his|her|rds|citrix|remote|terminal_server session *<is> stuck|disconnected|frozen|hangs|hung|froze|expired
    <server> ~1 not|isnt|unreachable|not_reachable|unavailable|down ~2 from ?the|our|this|a room|desk|lab|my|one|single|pc|laptop|workplace
    server ~4 not|isnt|cannot|cant|unreachable|unavailable|down ~3 from ~2 home|hotel|train|abroad|sky|vodafone|hotspot|broadband|phone|outside
    netextender|globalprotect|forticlient|anyconnect|openvpn|wireguard|vpn_client|pulse|always_on_vpn|vpn|remote_gateway|outlook|thunderbird|apple_mail|iphone|ipad|scanner|printer|copier|teams|phone|handset|my_phone|email_app|mail_app|scan|scan_to_folder|scan_to_email|softphone|app|browser|windows_update|excel|activation ~7 server ~3 not|unreachable|unavailable|cannot|isnt|down|offline|busy|cant|wont|error|refused|denied|reachable|found|responding|rejected|disconnected|timeout|timed_out|no_response
    cannot|cant|unable_to|could_not|couldnt connect_to_server|connect_to_the_server|verify_server|find_server|reach_server|connect_to_mail_server|find_the_server ~6 outlook|phone|iphone|ipad|app|mail|home|vpn|printer|scanner|scan|copier
    server|servers name|names|admin|address|addresses|setting|settings|type|room_key|room_door|room_tour|room_access|room_cleaning|room_keys|room_lock|licen*|certificate|certificates|quote|quotes|migration|upgrade|upgrades|side|error_code|port|rack_quote|hardware_quote|2012|2008|2003|warranty|lease|purchase|replacement|cal|cals|job|jobs|admins|specialist|plan|contract|agreement|maintenance|list|version|backup|backups|edition|hosting|proposal|project|password|time_zone|message_says_wrong|essentials_upgrade|move
    quote|quotes|price|offer|proposal|purchase|buy|buying|order|new|replace|replacing|replacement|another|second|cost|upgrade|upgrading|migrate|migrating|migration|move|moving|decommission*|retire|budget|spec|specs|refresh|consolidat*|virtualis*|virtualiz* ~3 server|servers|nas|rack|switch|host|hosts|ups
    backup|backups|veeam|acronis|replication|replica|restore_point !<good> ~6 server|servers|sql|exchange|nas|host|vm|vms|database ~2 failed|failure|failing|fails|stopped|missed|not|didnt|stuck|warning|error
    server|servers|sql|exchange|nas|host|vm|vms|database|dc01|fs01|dc1|fs1 ~2 backup|backups|snapshot|job|replication ~3 failed|failure|fails|stopped|missed|not|stuck|warning|error|didnt|off
    restaurant|wait|tennis|volleyball|bar server|servers
    down payment|payments|time_report|the_hall|the_street|the_road|the_corridor|here|there|pat|to_earth|arrow|below|menu|under
    drop|scroll|scrolled|scrolling|count|counting|upside|let|let_me|calm|calms|slow|slows|slowed|sit|sat|settle|lie|hands|up_and|get|getting|bring|dumb|nail|track|tracked|break|water|pin|further|write|wrote|push|pushed|press|pressed|held|hold|holding|double|pass|backed|stand|thumbs|page|come|arrow|key|lid|narrowed|cut|hunker|melt|meltdown|face|volume|top|ramp|quiet|quieten|put|noted down
    my|one|this|his|her|single|office_2|a|second|old|upstairs|downstairs|meeting|boardroom|third|spare ~1 printer|computer|pc|laptop|phone|tablet|monitor|ipad|scanner|headset|mouse|keyboard|copier|dock|mobile|workstation|desktop|outlook|internet|wifi|screen|till|label_printer|battery|projector|tv ~2 *<is> down|dead|offline|gone|off|out|frozen|stuck|died|crashed|broken|not_working|unreachable|black|hangs|freezes|stopped
    everyone|everybody|all|anyone|nobody|anybody else|elses|elses_pc
    every|all|any other|others
    not ~1 down|offline|dead|crashed
    everything else|apart|except|looks|seems_fine|is_fine|works|was_fine
    everything|all ~1 is|are|was ~1 gone ~3 from|in ?my|the|one ?old inbox|folder|desktop|mailbox|calendar|recycle_bin|archive|favourites|contacts
    set|make|turn|switch|put|turned|switched|want|need|get|keep|taking|take ~2 everything|all|screens|computers|pcs|phones|monitors|lights ~2 off|down|out|dark
    all|every|both|two ~1 screens|monitors ~4 my|black|blank|off|dark ~3 ?when ?my|i dock|docking|laptop|undock|connect|plug
    meeting|webinar|zoom|teams|call|event|podcast|session|dinner|party|air_bnb|airbnb|talk_show host|hosts|hosting
    host|hosts|hosting ~2 meeting|webinar|zoom|teams|call|event|website|party|the
    waiting_for|wait_for|waits_for ?the|our ?meeting host
    node|nodejs|node_js version|install|package|module|modules|update|js
    lymph node|nodes
    teams|site|office app|folder|calendar|chat|channel
    rack space|unit|mount|rails|shelf|shelves|screws|key|door|price|size|quote
    wine|shoe|bike|coat|roof|bicycle|spice|dish|clothes|tool rack|racks
    nobody|no_one|noone|none_of_us|none_of_them can|could|is_able_to ~1 hear|see_me|hear_me|print|see_my|find_me|understand|help|tell|explain|reach_me|call_me|book_me|see_it|edit_it|invite_me|come|answer|read_my|open_it_but_me|find_my|approve|open_my|reach_you|get_hold|get_through_to_me|see_our_logo|open_my_attachment|open_my_attachments|open_the_attachment|remember|open_the_pdf|open_this|open_that
    nobody|no_one|noone answered|answers|answering|called|calls|replied|replies|responded|came|comes|has_called|has_answered|has_replied|told|knows|remembers|got_back|gets_back|has_come|is_answering|picks_up|has_got_back|looked|looks_after|showed|wants|has_responded|helped|cares|else|in_the_office_today|is_in|was_in|was_here|except
    everyone|everybody|all_of_us|whole_team|all_users|all_staff|whole_company|whole_office can_see|can_read|sees|has_the_wrong|gets_the_wrong|has_wrong|should|needs|wants|would_like|will_need|to_use|moves|is_moving|is_asking|complains_about_the_price|likes|hates|loves|in_the_distribution|in_copy|in_cc|gets_a_new|gets_an_email|got_an_email|got_the_newsletter|got_a_new
    down_time|downtime|shutdown_command|shut_down_button|shutdown_button|lockdown|countdown|breakdown_of|breakdown_cover|break_down_of|dropdown|drop_downs|rundown|download*|downloads|downgrade*|downstairs|downloaded|downloading|markdown|touchdown|top_down|cut_down_version|slowdown
    dead pixel|pixels|link|links|line_on|easy|key|simple|zone|spot|spots|slow|weight|stock|ringer|battery|keys|tone|end
    server_room|comms_room|it_room|server_cupboard key|keys|door|access|code|lock|tour|cleaning|photo|plan|inventory|cctv|camera|floor_plan|move|keypad|fob|badge
    out_of ?the office|stock|toner|paper|ink|date|warranty|hours|credit|space_on_my|storage_on_my|contract|scope|memory|ideas|box
    in_and_out|out_of_office|outlook|find_out|sort_out|figure_out|sorted_out|turned_out|turns_out|roll_out|rolled_out|log_out|sign_out|signing_out|logging_out|try_out|check_out|checked_out|worn_out|carry_out|sold_out|print_out|time_out|sent_out|left_out|run_out|ran_out|working_out|pointed_out|workout|works_out|work_out|out_loud|out_there|going_out|come_out|came_out|comes_out|fill_out|filled_out|pulled_out|reach_out|reaching_out|miss_out|helping_out|help_out
    day_off|days_off|off_sick|one_off|off_and_on|off_site|offsite|better_off|cut_off_date|cut_off_time|off_hours|sign_off|signed_off|time_off|off_work|off_on|turn_it_off|switch_it_off|paid_off|well_off|kick_off|off_duty|week_off|write_off|written_off|tick_off|off_by|off_to|half_off
    lost|loses|losing ?its|their|my|the|our audio|sound|formatting|pairing|colour|signal_in|image|video|sharpness|licence|license|mind
    store|shop|office|play|app_store|company ?365|app|portal|page|folder ~1 closed|closes|opening_hours
    no|without ?any power_bi|power_point|powerpoint|system_tray|system_sound|email_signature|email_address|network_cable|internet_explorer|phone_number|phone_charger|system_restore|mail_merge|web_cam|power_cable
    power_bi|powerpoint|power_point|power_automate|power_query|power_apps|power_adapter|power_user
    a|an|my ~1 fake|imaginary server
    <monitor> ~12 <server>|<room> ~6 <down>|<noise>|<lamp>|missing|high|critical|<wont>|full|<hot> !nobody|everyone
    <server>|device ~4 <down>|<noise> ~4 <monitor>|snmp|heartbeat|fenced|snapshot|latency|sensor|threshold
    <monitor> ~8 device|host|site|node|server|volume|agent ~3 <down>|missing
    device|agent|sensor ~1 offline|down|missing
    snapshot ~1 age|alarm|older
    volume # ~1 has_crashed
    backup|backups|test_recovery|restore_test|veeam|incremental|replication|vss|writer !<good> ~6 <server>|vm ~4 <down>|<wont>
    game|stream|youtube|netflix|spotify|instagram|facebook|whatsapp|twitter|snapchat|tiktok|playstation|xbox|steam|fortnite|minecraft|roblox|discord|reddit|chatgpt|google_translate ~3 *<is> ?servers|server ~1 down|offline|dead|out|crashed
    loses_money_on|losing_money_on|lose_money_on|costing_us_money|save_money
    lost|loose|lose|losing ~2 everything ~3 i|in_word|in_excel|typed|wrote|not_saved|unsaved
    all|every ~1 ?of|the|my|our print_jobs|prints|labels|pages|tabs|windows|mails|emails|events|invoices|contacts|photos|icons|meetings|bookmarks|appointments|letters
    """,
)
