"""A server, its room or its storage that is down."""

from __future__ import annotations

ALARMS = """
    vm|vms|virtual_machine|virtual_machines|virtual_servers|guests ~4 paused|suspended|saved_state !veeam
    <server> !<of_a_server> ~6 <down> !to|payment|payments|the_hall|of_date|of_office|printing|accepting|limits|for_me|for_maintenance|menu|arrow|list|button|by_default|time_report|for_my|on_my|certificate|the_request|my_password|my_login|my_message|quota|you_may|permission|us|copy|file_list|job|agent
    <server> !<of_a_server> ~3 lost !from|its_license|contact|connection_to_my|my
    <server> *<is> off|out !the|my|of_date|of_office|of_the|by_me|mfa|limits|for_me|there_in|by|of_warranty|of_support
    down|offline|dead|gone|crashed|unreachable|frozen|broken|unavailable ~1 is|are|was|our|the|main|again|both ~3 <server> !name|for_me
    <server> !<of_a_server> ~4 ?really|simply|just|even <wont> ~4 <go> !for_me|on_my|my_password|accept_my|my_login
    <server> ~13 isnt_back|is_not_back|not_back|hasnt_come_back|has_not_come_back|not_come_back|not_coming_back|wont_come_back|didnt_come_back|never_came_back|isnt_coming_back|nobody_reaches|no_one_reaches|nobody_can|no_one_can|noone_can|everyone|everybody|all_users|no_users|none_of_us|halted|standstill
    lost|losing|loss_of|no connection|contact|access|connectivity ~3 everything|everyone|all_of_it|all_systems|all_servers|all_sites|all_drives|all_shares|both_sites|all_our
    no|lost|losing|loosing|without|loss_of ?contact|connection|access|connectivity|communication ?with|to|of ?both|all|any ?of ?the|our|main <server> !folder|drive|share|name|address|certificate|settings|connection|license|licence|room_key|issue*|problem*|trouble|needed|found_in|setup|error*|message*|upgrade
    no logon|domain|login|file|available ?controller servers|server
    <server> ~6 <noise>|<lamp>|no_bootable|operating_system_not_found|no_operating_system|os_not_found|no_boot_device|missing_operating_system|shows_a_black|missing_os|disk_error|failed_state|change_state|getting_ready|preparing_automatic|cannot_complete|cant_complete|stepped_down|recovery_screen|boot_disk|press_f1|press_any_key|white_writing|white_text|not_accepting|grub|checking_disk|chkdsk|gone_quiet|out_of_disk|out_of_space|out_of_memory|disk_full|ran_out_of|no_space|filled_up|suspect_mode|recovery_pending|read_only_mode|purple_screen|pink_screen|psod|smoking|read_only|status_check|502|503|500
    disk|disks|volume|space|drive ~6 full|filled|zero|0 ~7 server|sql|database ~11 stopped|down|nobody|halt*|frozen|cant|everyone
    <server> ~4 ?is|are|was|were|has|have|seems|appears ~1 hot|overheated|wet|under_water|soaked|unplugged|fallen|dropped|flooded|tipped|knocked|smashed|kicked|missing_power|without_power|without_electricity|on_the_floor
    server|servers restart|reboot|reset|start ~1 required|needed|asap|urgent|urgently|please|now|pls
    <server> !<of_a_server> ~7 will_not|wont|doesnt|does_not|refuses|cannot|cant ~3 start|boot|come|turn|power|go|answer|respond|open|load|accept|let_us|let_anyone|let_anybody|let_people|let_users !for_me|my_password|on_my_phone
    no|not_any|never ~1 system|server|servers|network|logins|files|drives|domain ~4 since|for_hours|all_morning|all_day|today|since_then|after
    hard_disk|disk|disks|drive|drives|raid|controller|power_supply|psu|motherboard|mainboard|fan|fans|memory|board ~5 of|in|on|from ~4 <server> ~5 <down>|burnt|smell*|broken|red|loud|defect|defective|replace_now
    <server> ~4 ?has|have|had|s|with ~3 dead|failed|broken|no|burnt|defective|defect|blown ~3 disk|disks|drive|drives|raid|power|power_supply|psu|motherboard|mainboard|fan|fans|controller|memory|network|board|ram|backplane
    psu|power_supply|mainboard|motherboard|backplane|controller_card ~3 dead|failed|died|burnt|blown|broken ~5 <server>|poweredge|proliant|rack
    no|without|lost|loses|losing ~1 power|electricity|cooling|current|mains ~3 in|at|to|on|for ~2 server|servers|rack|racks|comms|cabinet|datacentre|data_center|data_centre|datacenter|closet|it_room
    server|servers|nas|san|rack|host ~1 power_supply|power_supplies|psu|fan|fans|motherboard|mainboard|controller|raid|disk|disks|drive|drives|memory|ram|ups|board|network_card|nic ~3 blew|blown|dead|died|failed|burnt|burned|broken|gone|exploded|fried|faulty|fails|popped|melted
    all|our|mass|lots_of|many|every|# ~2 machines|pcs|computers|laptops|workstations|screens|pc|tills|servers ~3 bluescreening|bluescreen|bluescreens|bluescreened|blue_screening|blue_screens|bsod|blue_screen|crashing|boot_loop|rebooting|recovery_screen
    <server> && every_pc|all_pcs|every_computer|all_computers|every_desk|all_desks|all_drives|every_user|all_users|every_drive && red|cross|crosses|gone|missing|down|not|cant|no|error|lost|question_mark
    emergency|urgent|critical|p1|code_red|disaster|mayday|sos ~4 system|server|network|everything|database|internet|erp|phones ~4 <down>|out|off|not
    system|server|network|everything|database|erp ~3 <down>|out|off ~4 emergency|urgent|critical|p1|code_red|disaster|mayday|sos|asap !for_me|on_my|my
    water|coffee|liquid|rain ~4 in|into|on|over ~3 <server> ~4 <down>|off|dead|out
    trust_relationship|no_logon_servers|domain_not_available|network_path_not_found|network_path_was_not|could_not_find_domain ~8 all|every|everyone|everybody|pcs|nobody|staff|computers|whole|each
    paused|suspended|saved|stopped ~1 state ~8 nobody|everyone|all|vms|cannot|no_one
    stuck|frozen|hanging ~2 at|on ~3 # ~8 server|nobody|everyone|all|office
    <server> ~8 went|gone|go|goes|made|with ~2 bang|pop|boom|poof|puff|sparks|flash|crack|click_and
    server|servers|nas|database|sql|exchange|citrix|terminal_server|erp|host && been_down|its_down|it_is_down|is_down|still_down|been_offline|its_offline|is_offline|its_dead|gone_down|went_down|goes_down|has_died|not_back
    firewall|router|switch|core_switch|network|internet|power|isp|domain|vpn_gateway ~5 <down>|died|dead ~8 nobody|no_one|everyone|everybody|whole|entire|all_of|none|company|every|branches|both
    nobody|no_one|noone|none_of_us|not_one_of_us ~8 system|systems|server|network|internet|drives|files|erp|program|programs|software|login|windows|computer|computers|app ~4 works|work|open|opens|loads|working|responds|reachable|connect !answered|told
    <server> ~4 unreachable|not_reachable|down|offline ~4 all|any|every|each ~1 computer|pc|site|branch|desk|office|user|client|clients|location
    gone|went|going|sent|go ~3 home ~9 no_system|no_server|no_internet|no_power|no_work|no_computers|nothing_works|nothing_to_do|cant_work|system|server|down|computers|network
    not_there|isnt_there|are_not_there|missing|dead|down|off|gone|unreachable ~4 # ~3 machines|vms|servers|users|people|hosts|desks|pcs
    we_have|weve_got|weve|have|has|got|with ~1 nothing|no_system|no_screens|no_computers ~5 no ~1 screens|guns|tills|phones|system|network|server|computers|nothing|lights
    dead|down|off|out|gone|black|blank|frozen && every_desk|each_desk|every_single_desk|all_of_it && server|system|everything|all|it
    all|every|both ~5 lost ~3 system|server|network|connection|database|program|catalogue|access
    stations|desks|pcs|tills|computers|terminals|counters ~5 lost|loose|loosing ~3 ?their|the system|server|network|connection|database|program
    box|machine|server|tower|cabinet ~6 shows|show|has|have|with|is ~1 no|not_any|not_one ~1 light|lights|sign|life|picture|power|fan|fans
    no_light|no_lights|no_life|no_sign ~4 on|at|from|in|of ~5 server|box|cellar|rack|cabinet|cupboard|machine|tower|nas
    <line>|<server>|program|key_encoder|check_in|gates|machines ~6 died|went|failed|stopped|crashed ~1 together|at_once|same_time|simultaneously
    control|controller|process|monitoring|refrigeration|cold_store|ventilation|pump|pumps|heating ~3 machine|pc|computer|system|server|unit ~5 off|down|dead|frozen|crashed|black|stopped|silent ~13 temperature|climbing|rising|pressure|level|stock|cold|degrees|animals|food|meds
    temperature|pressure|level|water_level ~3 is|was ~1 climbing|rising|falling|dropping|going_up|going_down ~9 system|control|machine|server|off|down|dead
    virtual|virtuel ~1 machines|servers|machine|desktops ~4 off|down|dead|gone|stopped|not|paused
    <server> ~4 itself ~3 off|down|dead|gone|unreachable|out|silent
    <server> *<is> ~1 not|isnt|nt ~1 on|up|running|alive|there|online !my|the_list|the_domain
    <server> isnt|is_not|isn ~1 on|up|running $
    <server> ~5 returns_nothing|gives_nothing|answers_nothing|shows_nothing|no_ssh|no_rdp|no_ping|no_web|not_pingable|not_even_ping|no_heartbeat_and
    aircon|air_con|air_conditioning|cooling|ac ~5 <room> ~5 #|hot|failure|failed
    ups ~5 empty|runs_out|running_out|minutes_left|battery_low|nearly_empty|dying|on_its_last ~7 mains|min|minutes|still|servers|server|power|shut
    mains|grid|street|whole_street ~4 out|off|dead|failed|without_power ~7 ups|server|servers|rack|minutes|shutdown
    machine|box|computer|thing|tower|cabinet ~5 in ~1 the ~1 closet|cellar|cupboard|basement|back|rack|comms|attic|corner ~4 makes|making|has|sounds|gives|beeps|alarm|screams|blinks|shows
    switch|switched|turn|turned|shut ~4 all ~3 off ~5 night|themselves|itself|server|servers|during
    server ~4 ausgefallen|kaputt|tot|caido|caído|panne|abgestürzt|geht_nicht|nie_dziala|nie_działa|läuft_nicht
    racks|rack|servers|hosts|systems|machines|branches|floors ~4 dropped|dropping|died|dying|went|going|falling|fell|failing|shut_down ~3 one_after|one_by_one|off|each|in_turn|dark|down|all
    power_lead|power_cable|power_cord|power_plug|cable|plug|lead|fibre|fiber ~5 of|to|from|for ~4 <server>|<room> ~7 chewed|cut|pulled|out|damaged|broken|unplugged|loose|burnt|melted|bitten
    host|server|box|system|machine ~7 update|patch|reboot|restart|firmware ~7 hasnt|not|didnt|wont|never|isnt ~1 come|came|up|back|online|booted|boot|start
    update|patch|reboot|restart|firmware ~7 host|server|servers|hosts|box ~9 hasnt|not|didnt|wont|never|isnt|dead|down ~1 come|came|up|back|online|booted|boot|start
    ran|runs|run|running|lived|lives|hosted|depend|depends|rely|relies|all_on ~3 off|on|from|upon ~3 that|this|one|it|box|server|machine ~7 gone|dead|down|off|out|broken|hums|died|silent|wont|not
    people|staff|team|colleagues|workers|office|all|everyone|everybody|we ~3 without|no|have_no|not_have ~1 work|system|computer|computers|server|program|programs|access|files|charts|records !visa|permit|ipad|card|till_monday|from_home
    system|server|program|database|erp|software|platform|portal ~3 not_answering|isnt_answering|not_responding|no_answer|dead|down|gone|out|frozen|stopped ~3 since|for|on|at|in|from ~4 all|every|#|both|morning|hours|whole|robots|sites|night|yesterday|noon|lunch|midnight !me|my|last
    citrix|vdi|terminal|rds|erp|crm|server|network|internet|system|pbx|voip|phones|epos|mail ~1 out|down|dead|gone|off ~3 # ~1 agents|people|users|staff|desks|seats|employees|colleagues|patients|workers|beds|pupils|students|rooms|stores|shops|sites|branches
    licence_server|license_server|licence_manager|license_manager|flexlm|dongle_server ~5 down|dead|unreachable|offline|gone ~7 no|nobody|anyone|everyone|all|cant|none|team|department|cad|whole
    everything|all|whole_company|whole_firm|whole_business|office ~5 depend|depends|hang|hangs|relies ~4 on ~5 <server> ~9 <down>|off|<wont>
    everyone_out|everybody_out && nobody_in|server
    restart|reboot|reset ~4 server|servers ~1 asap|urgent|urgently|now|immediately
    switch|turn|power|put|get|start|bring ~4 server|servers ~1 on|back|up|running ~4 again|back|please|asap|for_us|now|from !tonight|tomorrow
    black|blue|white|purple|frozen|strange|error ~1 screen|writing|text|picture|message ~6 on|at ~3 server|servers !2016|2019|2022
    <wont>|nothing|no_one|nobody ~4 ping|pings|reach ~5 rack|<server>
    ping|pings nothing ~4 rack|server|servers|dc
    no logins|logons|log_ins|sign_ins ~4 anywhere|possible|at_all|for_anyone|any_pc|any_more|dc|domain|server
    server|servers|domain|dc ~7 no_logins|no_logons|no_drives|no_shares|no_files
    server|servers ~3 i_mean|seems|appears|must ~3 gone|dead|asleep|down|off|broken|dying
    gone|dead|off|down ~3 server|servers ~1 i_mean|i_think|again|completely
    <room> *<is>|making|a|too|as|like|making_a ~3 <noise>|<hot>|no_power|no_electric|no_electricity|lost_power|without_power|dark|smells_hot|red_lamp|blinking|power_off|off|dead|down|flooded|out_of_power|power_is_out|power_failure
    <noise> ~6 in|from|inside|at|by|coming ~3 <room> !test
    <room> ~9 <noise>|overheat*|sauna|oven|red_lamp|very_warm|very_hot|boiling|too_hot|ac_is
    <room> ~9 air_con*|aircon|cooling ~4 failed|failure|fault|broke|broken|off|stopped|out|dead|down|gone|not|stuck|leak*|kaputt|died|isnt|wont|doesnt|quit
    <noise>|<lamp> !<alarm_text> ~5 <server>
    ac|aircon|air_con|air_conditioning|air_conditioner|cooling|conditioning|aircondition|chiller|fan|ventilation ~6 <room>|server|servers ~5 failed|broke|broken|off|stopped|out|dead|down|not|stuck|leak*|kaputt|died|isnt
    lights|light|power ~3 went|gone|are|is ~1 out|off ~3 in|at ~4 <room>|machine_room|it_room
    broker|filer|gateway_server|domain_server|sign_in_server|auth_server|print_and_file_server|db_server|vdi|pbx_server|core_switch|main_switch|backbone|core_router|main_firewall|uplink_switch ~6 <down>|off|out|<lamp>|<wont> !for_me|my|printer|on_my
    leaned_on|knocked|hit|pressed|flipped|switched_off|turned_off|tripped ~5 switch|breaker|fuse|button|mains|power ~9 entire|whole|everything|all|server|servers|site|rack|everyone|dark|off
    disks|drives|discs ~5 blink|blinking|flash|flashing|red|amber|orange|clicking|dead ~7 filer|server|nas|storage|array|rack|reached|nobody|nothing
    ups ~4 clicked|beeped|screamed|bang|popped|died ~9 silence|dark|people|everything|off|quiet|nothing|shout*|went
    host|hosts|server|servers|rack|node ~7 it ~1 off|dead|down|gone
    relies|depends|rely|depend|runs|run|works|lives ~4 on ~5 that|this|one|server|machine|box ~9 dead|off|down|no_picture|wont|31st|broken|gone|stopped
    pressed|press|hold|held ~4 button ~13 fans_spin|no_picture|nothing_happens|off_again|stays_off|then_off|dead|no_lights ~21 relies|whole|everyone|nobody|server|accountancy|all
    <room>|server|servers ~5 power|electricity|electric|fuse|breaker ~4 off|out|gone|failed|cut|lost|tripped|down
    <server> ~11 since|after|because_of|from|following ~5 power_cut|power_outage|power_failure|blackout|storm|thunderstorm|lightning|surge|patch*|update*|reboot|restart|flood
    ups|battery_backup ~5 dead|died|empty|exploded|failed|shut_down|off|flat|blown|gave_up|out|beeping|screaming ~9 server|servers|everything|rack|down|off|switches|network
    how_long|when|until|till ~5 <server> ~3 is|be|are|will|comes|come|back|up ~3 up|back|again|working|online|fixed|repaired|available|ready !moved|delivered|migrat*|upgrad*|replaced
    is|are|did ~1 <server> ~1 down|offline|dead|off|broken|survive|crashed|gone|having_problems|having_issues|unavailable
    whats|what_is|something|somethings|anything ~3 wrong|up|happened|happening|going_on ~3 with|to|on ~3 <server> !price|quote|invoice
    problem|problems|issue|issues|trouble|outage|failure|emergency|crash ~3 with|on|at|in|of ~3 <server> !name|certificate|licen*|room
    server|sql|database|domain_controller|exchange ~1 outage|failure|emergency|crash|disaster|meltdown|breakdown|loss|panic|freeze|freezing|not_found_on_every|problem_urgent !of_backup
    raid|array|storage_array|storage_system|san|datastore|cluster|virtual_machine|virtual_machines|vms|vm|backplane|storage_pool|disk_pool|raid_controller|storage_controller|disk_controller|raid_volume|data_volume ~4 *<is> failed|failure|crashed|offline|down|lost|corrupt|corrupted|died|dead|gone|stopped|unavailable|broken|degraded_and|inaccessible|split|not_responding|unreachable|wont_start|not_starting|refuse_to_start|missing !hours|mailbox|wifi|control_panel
    pool|volume *<is> failed|failure|crashed|offline|down|lost|corrupt|corrupted|died|dead|gone|unavailable|broken|inaccessible|split|not_responding|unreachable !hours|mailbox|wifi|control_panel
    controller *<is> failed|failure|crashed|offline|down|unavailable|not_responding|unreachable !hours|mailbox|wifi|control_panel|xbox|game
    all|every|both ~1 disks|disk|lights|leds|lamps ~5 <server> ~4 amber|red|orange|off|blinking
    domain|active_directory|ad|domain_controller ~3 *<is> gone|down|unavailable|not_available|could_not_be_contacted|cannot_be_contacted|not_reachable|unreachable|dead|offline|vanished|not_found_by !expire*|registr*|renew*|from_the_list
    host|hosts|blade|node|nodes|guest|guests|instance|instances|vps|hypervisor !<of_a_server> !wifi|wi_fi|wlan|network|ssid|user|users|pass|portal|house|room ~5 <down> !meeting|webinar|zoom|teams|the_call|for_the
    host|hosts|hypervisor|cluster|node|nodes|instance !<of_a_server> ~5 unreachable|not_responding|lost|offline|dead !meeting
    srv*|dc01|dc1|dc2|dc02|fs1|fs01|fs02|fs2|sql01|sql1|hv01|hv1|hv02|esx01|esx1|esx2|ts01|ts1|app01|exch01|rds01|rds1|nas01|nas1 ~7 <down>|off|<wont>
    machine|box|computer|thing|tower|unit ~5 in ~3 back|back_room|cupboard|closet|basement|cellar|comms|cabinet|server_room|it_room|rack|corner|storeroom|loft ~9 blue_screen|dead|off|down|beep*|wont|black|dark|lights|died|silent|not|crashed|stopped|quiet|noise
    hum|humming|whirring|noise|fans|fan ~5 back_room|cupboard|server_room|closet|rack|cabinet|server ~4 stopped|gone|silent|quiet|died
    back_room|cupboard|server_room|closet|cabinet|comms_room ~5 silent|quiet|dead|dark
    server|servers|host|main_machine ~7 keeps|keep|kept ~3 crashing|rebooting|restarting|freezing|dying|shutting|falling|closing|dropping|turning_off|switching_off|going_down|blue_screening|stopping
    server|servers|sql|database ~7 restarts|reboots|closes|crashes|restarting|rebooting|shuts_down|turns_off|switches_off ~4 itself|every|all_the_time|constantly|again|each|alone|in_a_loop|non_stop
    remote_desktop|rds|citrix|terminal_server|terminal_services|avd|vdi|virtual_desktops|virtual_desktop|remote_app|storefront &11 everyone|everybody|nobody|all_users|all_of_us|every_user|no_one|noone|none_of_us|whole|entire|each_user|all_staff !new|needs|should
    no ~1 pc|pcs|computer|computers|till|tills|terminal|workstation|system|systems|server|phone|phones|machine ~3 works|work|working|starts|start|boots|boot|connects|connect|logs_in|log_in|reachable|responds|respond|gets_past|get_past|comes_up|turns_on
    for|across|in|at|throughout|on|to|affecting|affects|hit|hits|stops|stopped|stopping|blocks|blocking ?like <everyone> &7 <line>|server|pcs|computers|systems|tills|screens ~5 <down>|out|off|unusable|blocked|no|lost
    whole|entire|complete|full ~3 system|site|office|company|building|shop|plant|school|network|domain|department|place|clinic|hotel|hospital|ward|floor ~4 away|off|went_off|gone|silent|shut|idle|dead|dark|stopped|blocked|lost|down|paralysed|paralyzed|lahm
    complete|whole|entire ~1 system|systems|network|server|domain|house ~3 is|are|was|has|have ~1 away|gone|down|off|fallen|fall|broken|out|not
    <line>|server|servers ~6 <down>|out|off|unavailable|broken|frozen|interrupted ~6 ?for|across|in|at|throughout|on|to|affecting|affects ?the|our|like <everyone>
    <line>|server ~7 ?,|and|.|so|now ~5 <nobody> ~3 can|is_able|could|able|work|works !pick|add|find|hear|tell|answer|explain|read|approve|delete|edit|book|remember|help|see_it|say|spell|pronounce
    whole|entire|complete|all_the|full|all_of_the|half_the|half_of_the|half_our ~1 <business>|<thing>|network|system|systems|server|domain|company|platform|infrastructure|environment|lan|house|internet|phone_system|till_system|hospital|estate|campus|street|village ~4 *<is> <down>|<halt>|no|without|blocked !of_paper|paper|list|to_me|address_book|calendar
    all|every|each|both|all_of|all_our|all_the|entire !green|fine|ok|good|right ~3 ?single <thing>|computer|pc|machine|till|terminal|screen|workstation|phone|system|program|server|desk|register|drive|programs|apps ~4 *<is> <down>|out|off|blank|black|blue|showing|stuck|say|says|show|shows|same_error|unusable|no_network|no_connection|useless !for_me|on_my_laptop|on_my_pc|on_my_screen|in_word|in_excel|in_outlook|missing_from|updates|up_to_date|to_date|at_night|the_lights|the_way|set
    all|every|each|both|all_of|all_our|all_the ~3 ?single <thing>|computer|pc|machine|till|terminal|screen|workstation|phone|system|program|server|desk|register ~4 <wont> ~3 <go>|connect|log|find|see|get|print|dial|ring|call|authenticate|sign|load !for_me|updates
    <server> *<is> ~1 full_stop|total_stop|complete_stop
    team|group|crew|department|shift|class|office of # ~3 <cant>|stuck|idle|blocked|waiting|standing|offline|stopped !for
    # ~1 teams|departments|offices|floors|locations|wards|shops|clinics|sites|branches|schools ~1 *<is> stop|stopped|blocked|idle|stuck|offline|standing|paralysed|paralyzed|cut_off|without_work
    production|assembly|packing|accounting|accounts_department|finance|shipping|dispatch|logistics|manufacturing *<is> stands|standing_still|stands_still|at_a_standstill|standstill !for|on|in|at|ready|behind|out|by|to|next|together
    people|staff|employees|workers|team|users|customers ~5 cut_off|kicked_off|disconnected|unable_to_work|unable_to_log|unable_to_access|waiting ~5 server|system|down|network|internet|database|computers|all
    server|system|systems|network|internet|database|computers|tills|down|frozen|crashed ~7 people|staff|employees|workers|customers|patients|users|team|all|everyone|everybody|we|fifteen|twenty|ten ~5 waiting|stuck|idle|standing|blocked|stranded|cut_off|locked_out|without_work !for_a_reply|for_your
    we|staff|all|everyone|everybody|team|company|office ~5 sent ~5 home &15 server|system|systems|down|work|network|power|internet|computers
    we|weve|were|team|staff ~1 ?all|have|are|been|just|got|all_been ~1 cut_off|locked_out|thrown_out|kicked_out|disconnected|logged_out|stranded ~5 all|server|system|network|everything|everybody|at_once|same_time|everyone|together
    nobody|no_one|noone|none_of_us|staff|team|everyone|everybody|we ~6 <cant>|can ~3 work ~5 server|system|down|network|internet|at_all|today|here|anymore|any_more|since|computers|power
    no|zero|without|lost ~1 wifi|wi_fi|wlan ~5 for|across|in|at|throughout|on|to ?the|our|any|like <everyone>|whole|entire|every|both|anyone|anybody|any_of_us !but|except|morning|monday|day|device|one_of_my
    <everyone> !else|elses ~6 no|without|lost|loses ~1 wifi|wi_fi|wlan !password|code|access_point
    <nobody> ~3 has|have|get|gets|with ~1 wifi|wi_fi|wlan !password|code
    several|many|most|lots|half|three|four|five|six|seven|eight|nine|ten|# ~1 of_us|of_them|people|users|colleagues|staff|employees|pcs|laptops|computers|tills|rooms|desks ~5 no|without|lost|loses ~1 wifi|wi_fi|wlan !password|code|access_point
    no|without|lost wifi|wi_fi|wlan and|or|nor|, ?no internet|network|phones|email|mail|server|systems|power ~2 in|at|on|across|throughout ?the|our|any <everyone>|whole|office|clinic|site|plant|warehouse|store|practice|school|shop|branch|hospital|building|factory|hotel|depot
    no|zero|without ~1 internet|network|power|phones|phone_service|phone_lines|connection|email|systems|system|electricity|computers|server|web|mail|tills|phone|logins|net ~5 for|across|in|at|throughout|to|anywhere|on|here_at|inside ?the|our|any|whole|like|entire <everyone>|whole|building|office|clinic|site|plant|warehouse|store|practice|school|shop|branch|hospital|surgery|floor|department|factory|hotel|depot !lobby|meeting_room|kitchen|my|corner|of_my|room|car
    no ~1 web|internet|network|phones|tills|mail|power ~1 no ~1 mail|phones|tills|printing|drives|email|internet|network|systems|files|printer|web|phone|server
    power|electricity ~5 out|down|off|gone|cut|failed|lost|outage ~9 servers|server|office|building|site|clinic|rack|everything|everyone|shop|store|floor|plant|warehouse|practice|school|factory|all
    power_outage|power_cut|power_failure|blackout|outage ~9 servers|server|office|building|site|whole|clinic|rack|ups|everything|everyone|all|company|nobody !last|planned|was
    outage|p1|sev1|severity_1|priority_1|code_red ~5 all_users|everyone|everybody|site|company|office|building|server|servers|all_sites|nobody|production
    any|every|all|each ~1 pc|pcs|computer|computers|user|users|machine|machines|desk|workstation|workstations|till|department ~7 network_path|cannot_find_the_server|domain_is_not|no_logon_servers|trust_relationship|cannot_connect_to_the_server|cant_connect_to_server|no_network|domain_not_available|cannot_establish|server_not_found|server_unavailable|same_error|no_internet|not_available|no_connection|can_reach
    people|they|colleagues|staff ~4 coming|ringing|calling|came|queue|queuing|standing|walking ~4 desk|me|office|door|office_door|complain* ~11 nobody|server|system|down|drives|all
    we_lost|weve_lost|lost|loosing|we_have_lost|just_lost all|everything|both|our|all_our|the|all_the ?of ?our|the servers|server|systems|network|vms|virtual_machines|hosts|power|datacentre|data_centre|data_center|domain|internet_and_phones|whole_network|storage|san|connectivity !key|password|folder|name
    internet|network|wifi|phones|email|e_mail|mail|server|system|systems|power ~4 down|out|off|gone|dead|offline ~3 company_wide|office_wide|site_wide|companywide|sitewide|at_all_sites|everywhere|in_all_branches|in_both_offices|across_the|in_the_whole|on_all_floors|all_over|for_all|for_the_whole|for_us_all|for_all_of|in_every|in_all
    losing|loosing|lose|costing|cost|loses ~3 money|thousands|customers|sales|revenue|orders|# ~5 minute|hour|server|system|systems|down|nobody !raise
    <server> ~3 not|isnt|doesnt|wont giving|give|gives ~2 response|responses|answer|answers|respose|sign|signs
    all_of_it|everything|all_systems|all_programs|all_the_systems ~3 vanished|gone|went|died|stopped|dead|disappeared|froze|dropped ~3 at ~1 same|once|one ~1 minute|moment|second|time|instant|$
    # ~2 devices|hosts|machines|switches|phones|pcs|cameras|sites|servers|sensors ~6 lost|offline|down|gone|unreachable ~4 same|at_once ~1 second|minute|moment|time|instant|$
"""
