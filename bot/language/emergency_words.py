"""Words that the lexicons of emergencies share: groups, and what denies, supposes, plans or settles an alarm."""

from __future__ import annotations

GROUPS: dict[str, str] = {
    # Small words that may stand between a thing and what happens to it.
    "is": "is are was were has have had been be being got gets get getting went goes now just all its it s im ive weve theyre seems seem_to_be "
    "seems_to_be appears_to_be keeps kept still completely totally also suddenly both again fully entirely already currently "
    "literally simply really probably apparently maybe might may must ist both_of_them",
    "my": "my our the a an his her their this that some your these those one each any its",
    "not": "not isnt arent wasnt werent doesnt dont didnt wont cant cannot hasnt havent never no_longer couldnt aint didn don",
    "never": "didnt did_not never havent have_not dont do_not wasnt was_not werent were_not am_not im_not isnt is_not not hasnt has_not without "
    "nobody none no_one wouldnt didn",
    "cant": "cant cannot can_not couldnt could_not unable_to not_able_to cant_even cannot_even can_not_even no_longer_can can_no_longer are_unable_to "
    "arent_able_to isnt_able_to dont_can not_can no_can",
    "itself": "itself it_self its_own themselves their_own alone without_me own_accord mind_of_its_own nobody_touching without_anyone "
    "without_anybody without_touching",
    "everyone": "everyone everybody every_one everyones everybodys all_of_us all_staff all_users all_employees all_people all_colleagues all_the_staff "
    "all_the_users all_our_staff all_our_users all_my_staff all_my_colleagues all_workers all_students all_pupils all_teachers every_user every_employee "
    "every_colleague every_person every_single_person each_user each_employee we_all us_all all_the_team each_of_us every_single_one <whole>",
    "whole": "both_buildings all_buildings all_pcs all_the_pcs all_computers all_the_computers all_our_computers every_pc every_computer each_computer all_machines all_our_pcs whole_company whole_office whole_team whole_business whole_building whole_site whole_clinic whole_practice whole_firm whole_branch whole_plant "
    "whole_warehouse whole_floor whole_department whole_store whole_shop whole_school whole_organisation whole_organization whole_place whole_factory "
    "whole_house whole_hotel whole_crew whole_staff whole_yard whole_campus whole_surgery whole_studio whole_group whole_hall whole_workshop whole_operation "
    "whole_lot_of_us whole_council whole_charity whole_farm whole_restaurant whole_harbour whole_depot whole_hospital whole_library whole_agency "
    "entire_company entire_office entire_team entire_business entire_building entire_site entire_clinic entire_practice entire_firm "
    "entire_branch entire_plant entire_warehouse entire_floor entire_department entire_store entire_shop entire_school entire_organisation entire_organization "
    "entire_staff entire_place entire_factory entire_hotel entire_campus entire_surgery all_sites all_the_sites all_our_sites both_sites all_locations "
    "all_offices both_offices all_branches all_stores all_shops both_shops all_departments all_floors both_floors every_floor every_site every_location every_office "
    "every_branch every_store every_shop every_department every_desk every_room every_team every_till all_desks all_teams company_wide companywide "
    "office_wide officewide site_wide sitewide system_wide systemwide building_wide firm_wide school_wide across_the_board complete_office complete_company all_office "
    "all_the_office all_company all_the_company half_the_office half_the_company half_of_the_office half_the_building hole_office hole_company full_office",
    "nobody": "nobody no_one noone none_of_us none_of_the_staff none_of_the_users none_of_our_staff none_of_my_staff none_of_the_team none_of_them no_user "
    "no_users not_a_single_person not_a_single_user not_one_of_us not_one_person no_staff no_employee no_employees not_anyone not_anybody no_body "
    "no_colleague no_single_user neither_of_us no_one_of_us no_person",
    "person": "someone somebody colleague colleagues coworker coworkers co_worker co_workers workmate employee staff_member technician electrician engineer "
    "customer patient visitor client guest guy man woman lady gentleman girl boy child kid student pupil teacher driver apprentice trainee intern cleaner "
    "person people he she they receptionist manager boss director worker friend neighbour neighbor caretaker janitor security_guard guard cashier nurse doctor "
    "contractor one_of_us caller member_of_staff husband wife son daughter mum mom mother father dad brother sister partner girlfriend boyfriend secretary stranger",
    "someone": "someone somebody some_one some_body anyone anybody hacker hackers stranger strangers attacker attackers intruder intruders thief thieves burglar "
    "burglars scammer scammers criminal criminals fraudster fraudsters they he she guy man woman lady person people unknown_person another_person outsider "
    "unauthorised_person unauthorized_person impostor imposter third_party some_guy caller bloke crook crooks",
    "criminal": "scammer scammers hacker hackers stranger strangers fraudster fraudsters criminal criminals phisher phishers crook crooks thief thieves conman con_man "
    "impostor imposter attacker attackers",
    "account": "account accounts mailbox mailboxes inbox email emails e_mail mail website web_site site web_shop webshop shop_page homepage network system systems computer computers pc pcs "
    "laptop phone server servers facebook instagram insta linkedin twitter tiktok youtube whatsapp outlook office_365 o365 m365 365 gmail google domain bank machine "
    "router firewall wordpress page login identity apple_id icloud teams microsoft tenant profile profil channel listing",
    "server": "server servers esx esxi esx_host esxi_host hyper_v hyperv hypervisor vmware vsphere vcenter proxmox xenserver nutanix vm_host host_server host_machine "
    "domain_controller domain_controllers domain_server active_directory sql sql_server sql_box mssql database databases mysql postgres* mariadb mongodb oracle_instance oracle_db oracle_database nas san synology qnap "
    "rackstation diskstation file_server fileserver mail_server exchange exchange_server terminal_server terminal_servers app_server application_server web_server rds rds_farm "
    "citrix_farm storage_array raid datastore vm vms virtual_machine virtual_machines blade mainframe as400 as_400 proliant poweredge poweredg ec2 azure_vm vps db data_base dc "
    "main_machine big_machine central_computer main_computer main_system central_system box_in_the_back host hosts cluster back_office_machine back_end backend srv* fileserv* "
    "dc0* dc1* dc2* fs0* fs1* fs2* sql0* sql1* esx0* esx1* hv0* hv1* app0* app1* ts0* exch0* ex01* dc01 sbs mac_mini_server root_server node nodes thinksystem ucs esxis "
    "avd virtual_desktop_hosts terminalserver rack kubernetes",
    "room": "server_room server_rooms server_closet server_cupboard server_cabinet server_rack server_racks comms_room comms_cupboard comms_cabinet comms_closet "
    "comms_rack network_room network_closet network_cabinet network_cupboard network_rack network_box data_room data_centre data_center datacenter datacentre it_room it_closet "
    "it_cupboard it_cabinet electrical_room electrical_closet electrical_cabinet electrical_panel electric_panel machine_room computer_room rack racks rack_room "
    "wiring_closet telecoms_room telecom_room patch_cabinet patch_panel tall_cabinet back_room",
}

# What stops one person's work stops nobody else's.
MINE_ALONE: tuple[str, ...] = (
    """
    only|just ~1 me|mine|my_pc|my_laptop|my_computer|my_desk|my_account|my_machine|for_me|on_my_pc|i_have_it|here_at_mine
    for_me|for_one|on_mine|at_mine ~2 alone|only
    i|im|i_am ~1 am|the ~1 only|only_one|the_only_one
    colleagues|others|coworkers|neighbours|everyone_else|everybody_else|the_rest|all_others|other_people|my_colleague ~2 work|works|works_fine|are_fine|is_fine|fine|ok|okay|can|have_no_problem|dont_have_it|see_it|get_in|have_it
    works|work|working|fine ~2 for|at|with ~1 others|everyone_else|everybody_else|colleagues|my_colleagues|the_others|all_others
    """,
)

# "I don't know", "not sure" and their like say nothing about what follows.
EMPTY_NEGATION: tuple[str, ...] = (
    """
    i|we|im|weve|you|he|she ?really|just|am|still dont|do_not|didnt|did_not|cant|doesnt|not know|understand|get|see|tell|say|recall|remember|figure|explain ?what|how|why|if
    not_sure|no_idea|no_joke|not_kidding|not_joking|no_clue|dont_panic|cant_believe|cannot_believe|no_doubt|no_kidding|not_good|not_only|not_certain|not_to_alarm
    not a|an|just joke|drill|test|false_alarm|a_drill|a_test
    dont_tell|no_longer|not_working|never_seen|never_happened|not_happy|never_mind_that|no_matter|why_is_no|why_does_no|why_did_no|why_has_no
    do_not_want_to|dont_want_to|not_want_to|wouldnt_want_to alarm|panic|worry|bother|scare|disturb
    not_urgent|not_huge|not_just_me|not_just_my|not_only_me|not_only_my|isnt_just_me|isnt_just_my|not_a_huge|nothing_huge|not_being_funny|not_used_to
    cant|cannot|can_not|couldnt|wont|not|dont|doesnt|didnt|never open|close|get|stop|reach|work|log|print|see|start|boot|use|find|access|come|turn|load|respond|answer|do|go|move|connect
    """,
)
NEGATION: tuple[str, ...] = (
    "no|not|isnt|wasnt|arent|werent|never|nothing|didnt|dont|havent|hasnt|doesnt|aint|wont|neither|nor|non|false|zero|hardly|"
    "unlikely|instead_of|rather_than|rule_out|ruled_out|stop_it_from|avoid|avoids|free_of|cant_be|0|without_a|without_any",
)
DOUBT: tuple[str, ...] = (
    "dont_think|do_not_think|didnt_think|doubt|dont_believe|do_not_believe|doesnt_look|dont_suspect|not_because|doubtful|hardly_think|not_think|does_not_look",
)
# Wherever it stands in the text.
CALLED_OFF: tuple[str, ...] = (
    "false_positive|false_alarm|just_a_drill|only_a_drill|this_is_a_drill|was_a_drill|just_a_test|was_a_test|is_a_test|only_a_test|all_clear|just_testing|only_testing|only_joking|just_kidding",
)
ALL_CLEAR: tuple[str, ...] = (
    """
    nvm|never_mind|nevermind
    all|everything|its|it_is|now|is|are|was|were|came|came_out|looks|looks_all|seems|all_is ?is|are|looks|came_back|back|all fine|good|clean|ok|okay|resolved|sorted|fixed|normal|well !but|except|until
    nothing|no_threats|no_virus|no_viruses|0_threats|no_malware ?was|were|is|has_been found|detected
    back_up|back_online|back_to_normal|up_again|works_again|working_again|up_and_running|is_back|are_back|running_again|came_back_on|work_again|back_in_service
    nothing_clicked|deleted_it_without
    found_it|found_him|found_her|found_them|it_turned_up|has_turned_up|turned_up_again|got_it_back|have_it_back|not_anymore|handed_in|has_it_back|has_been_found
    has_been|have_been|was|were|already|all|is|are|got resolved|fixed|sorted|solved|returned|put_out|extinguished|repaired
    please_close|close_it|close_this|close_the_ticket|can_be_closed|you_can_close
    problem_solved|solved_now|all_solved|no_longer_needed|no_action_needed
    is|are|s|its|was|got|now ~1 mine_again|ours_again|hers_again|his_again|behind_us|behind_me
    everybody_s_in|everyone_s_in|everyones_in|everybodys_in|all_runs ,
    everybody_s_in|everyone_s_in|everyones_in|everybodys_in|all_runs $
    restart|reboot|reset|update|fix ~1 did_the_trick|fixed_it|solved_it|cured_it
    case|ticket|matter ~1 can|may ~1 go|be_shut|be_closed|be_dropped
    can|may|please|could_you ~1 shut|drop the|this|my|that case|ticket
    """,
)
STILL_BAD: tuple[str, ...] = (
    """
    crashed|gone|offline|dead|happened|failing ?again|now again|now
    down_again|again_down|gone_again|out_again|locked_again|stopped_again|died_again|crashed_again
    but|except|until|yet|however|now ~6 still|not|down|dead|cant|wont|broke|cannot|nobody|isnt|doesnt
    not|hasnt|isnt|never|wont|didnt|cant|cannot|wasnt|nothing|havent|arent|until|when|how_long ~2 back|up|come_back|starting|working|fixed|found|resolved|solved|sorted|returned
    today|now|currently|already ~5 is|are|s offline|down|dead|off|out|gone
    wont|doesnt|cannot|cant ~1 start|boot|starts|boots|respond|responds|reach
    still ~3 down|dead|offline|encrypted|locked|smell*|burning|smoking|cant|not|out|nobody|cannot
    """,
)
# Somebody asks about a case that has not happened, or orders, plans and learns.
SUPPOSED: tuple[str, ...] = (
    """
    what_if|what_happens_if|what_happens_when|what_happens_in|what_happens_to|hypothetical*|suppose|in_the_event|should_we_ever|if_we_ever|if_i_ever|if_someone_ever|in_case_of|imagine|would_happen|can_happen|could_happen
    how_do|how_can|how_could|how_should|how_would|how_to|ways_to|help_us|help_to|want_to ~2 prevent|protect|avoid|prepare|guard|insure|spot|recognise|recognize|defend
    what_should|what_would|what_do|what_can|what_could|what_must ?we|i|one|they|people|staff do|happen if|when|in|after !there_is|theres|i_smell|i_see|someone_is|somebody_is
    who|whom|where ~3 tell|call|inform|contact|ask|report|ring|turn ~2 if|when|in_case !there_is|theres|i_smell|i_see
    what should|would|must|can ~3 do if|when ~3 ever
    if ~2 there_was|there_were ~15 would|whom ?you|we|i call|ring|come|do|tell|pay
    if ~3 burned|burnt|died|crashed|failed|flooded|exploded ~2 how|what|who|whom|where ~1 would|could
    if someone|somebody|anyone|one_of_us ~1 tricked|hacked|stole|broke|robbed|attacked|clicked|deleted|scammed|blackmailed|conned ~8 would|could|does
    do|would you charge|bill|ask|take ~7 if
    would|does it|that cost ~7 if
    want|wants|like|plan|organise|organize|book ~3 table_top|exercise|rehearsal|drill
    what_to_do|whom_to_call|who_to_call|who_do_i_call|who_do_we_call|whom_do_i_call if|when|in_case !there_is|theres|i_smell|i_see
    does|do|is|are|would ?our|the|my|a|an|we|it|this ~4 plan|contract|insurance|policy|agreement|coverage|package|sla ~2 cover*|include*|pay|pays|insure*
    is|are a|an|lost|stolen|hacked|ransomware|damage|repair ~4 covered|included|insured
    how_much ~3 cost|charge|for|is
    do_we_have|have_we_got|is_there|are_there ?a|an|any ~2 plan|policy|coverage|cover|insurance|protection|procedure|runbook|process|instructions|guide|guideline
    whats_our|what_is_our|what_is_the|whats_the plan|policy|procedure|process|protocol
    quote_for|price_for|pricing_for|offer_for|looking_for_a|interested_in|want_to_buy|would_like_to_buy|a_presentation|presentation_on|presentation_about|webinar|quiz|tabletop|simulated|simulation|newsletter_about|podcast|movie|documentary|read_an_article|in_the_news|a_workshop|workshop_on|an_exercise|essay|homework|article_about|an_article|lecture|seminar|a_course|course_on
    if ~3 were|was|are|is|get|got|should ~6 one_day|some_day|someday|one_of_these_days|ever
    what_is|whats|explain|tell_me ~2 difference
    difference between
    so_that|so|that ~1 i|we|it ~1 dont|doesnt|do_not|never ~1 get ~1 hacked|infected|phished|burgled|robbed|caught
    in_case ~3 ever|should|dies|fails|breaks|goes
    should|would|if ~2 that|it ~1 happen|should_happen|ever_happen|happens !again|now
    for ~1 our|the|my ~1 handbook|policy|manual|form|audit|insurance|newsletter|intranet|risk_register
    training ~1 video|videos|link|course|module|slides|quiz|page|portal|session|email
    the|a|our|this|next|security|awareness|online|staff|safety|yearly|annual ~1 training !room|rooms|centre|center|department|laptop|laptops|pc|pcs|ground
    would_you_still|would_we_still|could_we_still|if_the|if_our|if_my|if_a|if_an ~3 ever|should
    if|when|should|whenever ~4 goes_down|fails|burns_down|breaks_down|gets_stolen|gets_lost|gets_hacked|is_stolen|is_lost|gets_encrypted|went_down|would
    """,
)
PLANNED_OR_PAST: tuple[str, ...] = (
    """
    outage|downtime window|announcement|notice|plan
    no_current|no_power|no_electricity|no_internet|no_network|no_phones|without_power|without_internet|without_current ~3 from|between # ~1 to|until|till|and #
    will_be|will_go|will_have|will_all_be ~2 without|offline|down|off|dark|no ~3 on|next ?the|this #|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|weekend
    provider|carrier|isp|telco|electrician|electricians|landlord|utility|builders ~1 swaps|swap|replaces|replace|exchanges|moves|renews|upgrades|rewires ~5 on|next|this|coming ?the #|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month
    will_be|to_be ~1 cut_over|swapped|moved|migrated|exchanged|renewed|upgraded|rewired|switched_over
    when|while ~4 is|are|gets|get swapped|replaced|moved|cut_over|exchanged|renewed|upgraded|migrated
    gets|get|will_be|is_being|to_be moved|migrated|swapped|replaced|relocated|upgraded ~6 next|on|this ~1 monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month
    we|i|you|they ~1 switch|turn|power|shut|take ~4 off|down ~1 for ~3 memory|upgrade|upgrades|move|cleaning|replacement|works|inspection|holidays
    power|shut|switch|turn ~2 everything|all|servers ~1 down|off properly|cleanly|gracefully|beforehand
    what_became_of|what_became_from|whatever_happened_to ~2 ticket|case|request|report
    the|a|any|your report|summary|review|analysis|write_up ~1 on|about|of|for ~2 outage|crash|failure
    restore|recovery|dr|disaster|disaster_recovery drill|test|tests|exercise|rehearsal
    test|trial restore|restores|recovery
    landlord|electrician|electricians|utility|council|provider|power_company|energy_company|grid|caretaker|builders|owner|they ~1 will|is_going_to|are_going_to|has_to|have_to|must|want_to|wants_to|plan_to|plans_to|intend_to ~1 switch|turn|shut|cut|take ~4 off|down|out|power|electricity|current
    will_be|going_to_be ~1 switched|turned|shut|cut ~1 off|down
    off|out|down|power|outage ~9 from # ~1 to|until|till #
    decommission* !wrong|the_wrong
    took_it_down|took_them_down|taken_down|taken_away|took_it_away|took_it_out|dismantled
    switches|switch|turns|turn|shuts|cuts|cut|takes|must|has_to|have_to|will_be|be_switched|is_switched|be_turned ~5 off|down|out|power ~3 on|next|this|coming ~1 saturday|sunday|monday|tuesday|wednesday|thursday|friday|weekend|easter|holiday !since
    planned|plan_to|scheduled|maintenance|retire|retiring|retired|migrat*|will_be_down|going_to_be_down|to_be_down|when_will_you|take_down|taking_down|be_taking|will_be_off|will_be_offline|will_be_switched_off|for_the_holidays|upcoming
    was|were|had|wasnt|werent|did ~8 yesterday|last_night|last_week|last_month|last_year|last_friday|last_monday|last_tuesday|last_wednesday|last_thursday|last_saturday|last_sunday|last_time|last_weekend|earlier|this_morning|in_january|in_february|in_march|in_april|in_may|in_june|in_july|in_august|in_september|in_october|in_november|in_december|weeks_ago|days_ago|a_while_ago|months_ago|years_ago|on_monday|on_tuesday|on_wednesday|on_thursday|on_friday|on_saturday|on_sunday
    yesterday|last_night|last_week|last_month|last_year|last_friday|last_monday|last_weekend ~5 was|were|had
    went|crashed|died|failed ~6 last_week|last_month|last_year|weeks_ago|months_ago|years_ago
    why_was|why_were|when_was|when_were|how_long_was|how_long_were|report_on|root_cause|post_mortem|postmortem|after_the_outage|since_the_outage|outage_last|invoice_for|billed_for|charged_for|invoice_of|charged_us
    tomorrow|next_week|next_month|on_sunday_for|this_weekend|next_weekend
    """,
)
# However bad, it is long ago.
LONG_AGO: tuple[str, ...] = (
    """
    in_spring|in_summer|in_autumn|in_winter|last_year|years_ago|months_ago|a_year_ago|two_years_back|last_summer|last_winter|last_spring|last_autumn|back_in_20*|a_month_ago|a_fortnight_ago|half_a_year_ago|a_couple_of_months_ago|a_long_time_ago|in_2015|in_2016|in_2017|in_2018|in_2019|in_2020|in_2021|in_2022|in_2023|in_2024|ages_ago|last_month|the_other_month|long_ago|once_had|i_used_to|we_used_to|it_used_to|he_used_to|she_used_to|they_used_to|that_used_to|there_used_to|in_other_years|in_earlier_years|in_past_years|in_former_years|in_january|in_february|in_march|in_april|in_may|in_june|in_july|in_august|in_september|in_october|in_november|in_december|last_spring
    """,
)
