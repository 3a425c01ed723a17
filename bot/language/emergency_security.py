"""Security incidents: an attack, an account or a device in other hands, data or money gone."""

from __future__ import annotations

from bot.language import (
    emergency_accounts,
    emergency_attacks,
    emergency_everyday,
    emergency_idioms,
    emergency_losses,
    emergency_thefts,
)

GROUPS: dict[str, str] = {
    "ransomware": "ransomware ransom_ware ransom_wear cryptolocker crypto_locker lockbit wannacry cryptovirus crypto_virus ransom_virus cryptowall conti_strain blackcat akira_ransom*",
    "files": "file files flies document documents doc docs folder folders everything data drive drives share shares pictures photos photo pdf pdfs spreadsheet spreadsheets "
    "stuff desktop server servers pc pcs computer computers network excel_files word_files icons icon backups backup database images invoices shared_drive archive drawings records",
    "scrambled": "encrypted scrambled gibberish garbled unreadable jumbled ciphered cyphered crypted locked_up_by held_hostage held_to_ransom ",
    "odd": "weird strange odd random funny unknown suspicious unfamiliar unusual gibberish peculiar curious bizarre mysterious unreadable foreign chinese russian different",
    "hacked": "hacked hack breached compromised compromise taken_over hijacked hi_jacked infiltrated pwned broken_into "
    "defaced overtaken stolen_by_someone taken_by_somebody taken_by_someone in_wrong_hands invaded penetrated cloned",
    "device": "laptop laptops notebook telephone phone phones smartphone mobile mobiles mobile_phone cell cellphone cell_phone iphone iphones ipad ipads tablet tablets macbook macbooks macbook_pro macbook_air "
    "computer computers pc pcs usb usb_stick usb_key usb_drive memory_stick memory_sticks memory_card flash_drive thumb_drive pendrive pen_drive hard_drive hard_disk external_drive backup_drive surface chromebook "
    "chromebooks work_bag laptop_bag bagpack backpack rucksack briefcase thinkpad android blackberry galaxy imac mac desktop_pc workstation server handheld scanner_phone "
    "backup_tape backup_tapes ssd hdd yubikey security_key company_car_with_laptop stick elitebook latitude zbook toughbook",
    "carried": "laptop laptops notebook phone smartphone mobile mobile_phone cell cellphone cell_phone iphone ipad tablet macbook usb usb_stick usb_key memory_stick memory_card flash_drive thumb_drive pendrive pen_drive "
    "hard_drive hard_disk external_drive surface chromebook bag backpack rucksack briefcase handbag thinkpad android blackberry stick device devices",
    "keeping_place": "pram buggy pushchair stroller basket bag rucksack backpack handbag briefcase suitcase case pocket coat jacket boot trunk car van drawer desk locker cupboard "
    "cabinet shelf table counter bench seat chair windowsill cloakroom wardrobe trolley cart pannier panniers saddlebag glovebox glove_box tray hook sleeve_pocket back_seat",
    "stolen": "stolen stoled stole nicked swiped snatched pinched robbed mugged burgled burglarised burglarized looted lifted pickpocketed pilfered thieved theft stealed steal",
    "not_device": "charger chargers cable cables connection signal contacts icon icons settings sound policy charging case number line password passwords bill app apps pen keyboard cover adapter adaptor audio service access license licence "
    "internet wifi wi_fi backup coverage battery profile mode mouse option driver drivers screen dock stand sleeve speaker speakers camera mic microphone notifications mail email from_the_list on_the_list from_the_inventory network in_the_list in_intune in_teams dongle domain "
    "time focus trust pairing sync stylus key keys pencil display power plug mount receiver receivers hub hubs in_the_portal from_the_portal configuration configurations certificate ring ringtone volume view list order orders delivery update updates",
    "vehicle": "train trains bus taxi uber cab plane aeroplane airplane airport restaurant bar hotel subway cafe coffee_shop park metro lyft flight ferry tram pub station underground tube boat cinema gym beach museum court car_park "
    "bench shuttle rental_car hire_car starbucks mcdonalds toilet lounge security_check platform trade_fair conference canteen back_seat clinic_car trolley library",
    "gone": "gone lost missing gone_missing disappeared vanished not_there walked_off not_returned never_returned not_come_back wasnt_there isnt_there not_be_found nowhere went_missing been_taken taken unaccounted misplaced mislaid grew_legs",
    "secret": "password passwords pass_word pw pwd credentials creds login logins login_details log_in_details username user_name mfa_code code codes bank_details card_number card_details card "
    "card_no details pin security_code one_time_code verification_code sms_code account_details bank_login online_banking signin sign_in data information info 2fa_code iban ssn social_security",
    "fake_page": "phish* fake scam* fraud* bogus not_real wasnt_real isnt_real sketchy dodgy shady spoof* false_page false_site wrong_page copy_of copycat not_genuine wasnt_genuine not_legit wasnt_legit not_the_real wasnt_the_real "
    "wasnt_us wasnt_ours not_ours wasnt_microsoft not_microsoft wrong_site wrong_website fake* counterfeit lookalike look_alike bad_page bad_link suspicious realised realized stupid regret hoax not_official wasnt_official "
    "which_was_not which_was_wrong strange_page weird_page strange_site weird_site wish_i_hadnt shouldnt_have should_not_have mistake from_the_email from_that_email in_the_email from_an_email in_that_mail",
    "approval": "prompt prompts request requests notification notifications push pushes code codes pop_up pop_ups popup popups approval approvals text texts alert alerts sms challenge challenges messages question questions popping_up number_match number_matches",
    "mfa": "mfa 2fa authenticator approve approval approvals sign_in sign_ins signin signins log_in log_ins login logins logon duo okta push verification authentication two_factor microsoft_approval multifactor multi_factor allow otp two_step verify number_match "
    "one_time one_time_code one_time_passcode passcode access_request",
    "signin": "login logins log_in log_ins log_on logon logons sign_in sign_ins signin signins signing logged logging signed session sessions accessed access connected connection login_attempt activity opened",
    "place": "russia china nigeria lagos romania vietnam brazil iran ukraine india lithuania north_korea korea pakistan indonesia belarus bulgaria turkey moscow beijing thailand hong_kong abroad overseas another_country different_country foreign_country "
    "unknown_location strange_location foreign_ip unknown_ip strange_ip unknown_device strange_device unrecognised_device unrecognized_device unknown_place other_country other_side_of_the_world another_continent different_continent unknown_country "
    "strange_country somewhere_i_have_never unfamiliar_location unfamiliar_device unrecognised_location unrecognized_location kenya ghana philippines mexico poland bangladesh egypt morocco singapore taiwan latvia estonia kazakhstan peru colombia argentina venezuela "
    "south_africa hungary serbia albania nairobi jakarta mumbai hanoi bucharest kiev kyiv minsk istanbul tehran sofia sao_paulo amsterdam_ip tor_exit tor_node iraq syria somalia another_city different_city another_state linux_device russian chinese nigerian ethiopia cameroon "
    "senegal sri_lanka malaysia another_part_of_the_world foreign_location",
    "mail": "email emails e_mail e_mails mail mails message messages spam invoices invoice link links stuff letters letter newsletter replies reply dropbox_link bill quotes attachments",
    "control": "controlling control controls controlled moving moves clicking clicks typing types remote remoted remotely remoting accessing operating using in inside took_over taking_over taken_over took_control taking_control taken_control connected "
    "getting_into opening opened working_on steering spying watching logged logging browsing messing playing driving into on",
    "machine": "computer computers pc pcs laptop mouse screen desktop machine machines system systems mac server servers network workstation reception_pc till terminal keyboard cursor",
    "bad_software": "virus viruses malware malwares trojan trojans spyware keylogger keyloggers worm worms backdoor back_door adware rootkit crypto_miner cryptominer coin_miner infostealer info_stealer botnet wacatac emotet cryptominers "
    "remote_access_tool rat_tool stealer spy_ware ",
    "av": "antivirus anti_virus defender sentinelone sentinel_one crowdstrike edr sophos norton mcafee bitdefender kaspersky eset avast avg malwarebytes huntress webroot trend_micro windows_security carbon_black cylance cryptoguard avira xdr "
    "symantec gravityzone malware_scanner virus_scanner intercept_x",
    "sensitive": "phi pii ssn ssns hipaa patient patients client clients customer customers personal confidential salary salaries payroll payslip payslips medical sensitive pupil pupils student students hr employee employees staff wages wage private financial children childrens health bank tax "
    "gdpr dental passport passports members donor donors tenant tenants resident residents guests volunteer volunteers beneficiary beneficiaries applicant applicants legal case_file case_files credit_card social_security names addresses contracts contract file records results",
    "wrong_people": "wrong whole_company everyone everybody all_staff all_clients all_customers all_patients all_parents stranger strangers unknown another_client another_customer another_patient other_client other_customer other_patient competitor competitors press "
    "different_client different_customer different_patient one_parent entire_company all_contacts all_our public internet online forum dark_web darkweb other_parents someone_else somebody_else all_users outside_person third_party unintended all_suppliers",
    "people_data": "patient_list patient_data patients client_list client_data clients customer_list customer_data customers volunteer_list volunteer_data volunteers donor_list donor_data donors donor_addresses member_list member_data beneficiary beneficiaries pupil_list pupils student_list students tenant_list tenants applicants employee_list employees addresses phone_numbers salary salaries medical passports birthdays personal confidential",
    "many_people": "everyone everybody all whole every mailing_list wrong_list newsletter_list",
    "mistake": "accident accidentally mistake by_mistake wrongly get_it_back get_them_back take_it_back recall unsend undo should_not_have shouldnt_have instead_of oops",
    "paid": "paid payed wired transferred remitted made_a_payment made_the_payment sent_the_money sent_the_payment sent_money",
    "misspelt": "spelled spelt misspelled misspelt miss_spelled mistyped one_letter one_letter_off extra_letter missing_letter missing_a_letter slightly_different slightly_off",
    "plugged_in": "plugged inserted put_it_in put_it_into stuck_it_in stuck_it_into opened_it looked_at_it looked_inside looked_what tried_it connected_it",
    "pay_verb": "paid wired wire transferred transferring transfer sent send sended payed paying made_a_payment made_payment remitted remit moved released pays authorised authorized settled",
    "money": "money funds payment payments invoice invoices bill bills deposit dollars euros pounds euro bucks thousand thousands grand # 1k 2k 3k 5k 10k 20k salary salaries savings cash wages salarys amount bank_transfer wire_transfer transfer sum bitcoin fee",
    "wrong_payee": "scam* fraud* fake* hacker hackers wrong_account wrong_bank wrong_iban not_really wasnt_really wasnt_them isnt_theirs wasnt_him wasnt_her wasnt_his not_theirs spoofed faked fraudster crook crooks criminal criminals wrong_people wrong_person "
    "not_from_them wasnt_from never_asked never_received never_got didnt_get_it not_him not_her not_our_supplier different_bank_account another_bank_account false wasnt_the_supplier not_the_supplier bogus forged turned_out changed_the_bank new_bank_details "
    "new_bank_account stranger changed_bank_details thief didnt_order denies not_us wasnt_us not_ours wasnt_genuine never_sent conman phish* hacked impostor imposter someone_else somebody_else wasnt_the_boss wasnt_our wasnt_the",
    "notme": "wasnt_me was_not_me not_me_who isnt_me isnt_mine wasnt_mine not_mine not_by_me its_not_me thats_not_me not_by_us wasnt_us isnt_us not_ours isnt_ours didnt_do_it did_not_do_it didnt_do_that didnt_do_this never_did_it never_did_that never_did_this nobody_here_did nobody_did "
    "none_of_us_did no_one_here_did we_never_did i_never_did didnt_make didnt_create didnt_start didnt_send didnt_write didnt_ask didnt_request didnt_order didnt_post never_made never_created never_started never_sent never_wrote never_asked never_requested never_ordered "
    "never_posted not_sent_by havent_sent havent_asked havent_made without_me without_us without_my without_our by_itself by_themselves on_its_own on_their_own none_of_us nobody_here no_one_here did_not_send did_not_write did_not_make did_not_ask did_not_order did_not_create "
    "i_not i_didnt i_did_not i_never i_havent i_wasnt wasnt_her wasnt_him she_didnt he_didnt nobody_of_us dont_recognise dont_recognize do_not_recognise do_not_recognize didnt_recognise didnt_recognize nothing_to_do_with wasnt_my not_my_doing sein_not i_had_not never_heard its_not_her its_not_him it_isnt_her it_isnt_him not_her_who not_him_who its_not_them its_not_us it_isnt_us it_wasnt_her it_wasnt_him says_its_not says_it_isnt says_it_wasnt isnt_her_doing wasnt_any_of_us wasnt_one_of_us was_none_of_us not_any_of_us wasnt_anyone_here wasnt_anybody_here not_one_of_ours nobody_of_ours without_asking without_permission without_consent without_approval",
    "asset": "bank payment payments card cards account accounts password passwords login logins data files customers clients patients money server usb phone mails emails mail invoices network laptop computer tablet backup backups "
    "company cameras recovery codes folder chat site website shop salary payroll payslips contracts tapes",
    "stranger": "stranger strangers someone_else somebody_else hacker hackers intruder intruders attacker attackers thief thieves criminal criminals fraudster fraudsters scammer scammers crook crooks unknown_person unknown_man unknown_people outsider unauthorised_person "
    "unauthorized_person impostor imposter conman fellow_we_dont_know someone somebody ex_husband ex_wife my_ex",
    "comm": "email emails e_mail e_mails mail mails message messages post posts campaign envelope envelopes invoice invoices link links sms letter letters newsletter order orders request requests transfer transfers payment payments call calls conversation conversations chat tweet tweets "
    "bill bills contract document documents writes write written wrote whatsapp text texts answers replies discount quote quotes",
    "ex_staff": "ex_employee ex_employees ex_colleague ex_staff ex_admin ex_partner ex_accountant ex_manager ex_boss ex_worker ex_it_guy former_employee former_staff former_colleague former_worker former_admin former_it former_manager former_partner "
    "fired_employee dismissed_employee dismissed_guy sacked_employee disgruntled_employee terminated_employee fired_guy old_manager old_employee sacked_guy old_it_guy old_admin previous_manager previous_employee previous_admin former_bookkeeper ex_bookkeeper someone_we_fired "
    "somebody_we_fired man_we_fired woman_we_fired person_we_fired guy_we_fired laid_off disgruntled leaver no_longer_works_here doesnt_work_here_any doesnt_work_here_anymore doesnt_work_for_us left_the_company left_us left_months_ago quit_last ex_director former_director "
    "sacked dismissed ex_husband ex_wife",
    "harm_data": "deleting deleted deletes wiped wiping wipes erased erasing destroying destroyed stealing stole stolen downloading downloaded copying copied took_a_copy taking_copies took exporting exported logging logged log_in logs reading reads read still_in accessing accessed "
    "sabotaged sabotaging changed changing getting_in gets_in got_in still_gets emptied quoted has_our has_all_our forwarding forwarded getting_into",
    "odd_after": "weird strange odd funny crazy mental mad black_window black_windows black_screen black_box flashed flash popups pop_ups popup pop_up windows_everywhere ads adverts nothing_opens wont_open cant_open possessed possesed skull files_wont "
    "went_dark went_black disappeared nothing_works everything_froze virus infected encrypted redirects casino acting behaving cmd_window command_window hundreds spam sending vanished asking_for_money scary panic",
}

ALARMS: tuple[str, ...] = (
    emergency_attacks.ALARMS,
    emergency_accounts.ALARMS,
    emergency_thefts.ALARMS,
    emergency_losses.ALARMS,
)

# No harmless words beside them make these harmless.
CERTAIN: tuple[str, ...] = (
    """
    asked|told|instructed|requested|wanted|emailed|begged|ordered ~3 me|us|her|him ~2 to|for ~1 buy|get|purchase|transfer|pay|send|wire|approve|click|open|install ~10 i_did|and_i_did|did_it|did_so|we_did|she_did|he_did|they_did|already_did|and_i_have|so_i_paid|so_i_sent|i_bought|i_paid|i_sent !not|nothing
    authenticator|phone|mfa|duo|okta|app ~3 keeps|kept|keep|asks|asking|wants ~2 asking ?me to approve|accept|allow|confirm ~6 im_not|i_am_not|not_me|wasnt|again_and_again|all_night|nobody|asleep|in_bed|not_logging|not_signing|never|something
    asks|asking|wants|keeps_asking ~2 me ~1 to ~1 approve|accept|allow|confirm ~8 im_not|i_am_not|isnt_me|not_me|wasnt_me|again_and_again|all_night|over_and_over|asleep|in_bed|not_logging|not_signing|nobody_is|i_didnt|i_never
    teamviewer|anydesk|remote_session|screenconnect|session|quick_assist|splashtop ~3 opened|opens|started|popped|appeared ~3 itself|own|alone|nowhere
    encrypted|unencrypted ~1 <carried> *<is> lost|stolen|missing !its|the|drive_letter|from|my|connection
    changed|redirected ~2 by|through|via|after ~1 fake|false|forged|spoofed mail|email|letter|call|message
    wish_i_hadnt|wish_i_had_not|shouldnt_have|should_not_have|i_regret_it|stupid_me|stupidly|like_an_idiot|like_a_fool|silly_me|idiot_that_i_am ~6 clicked|opened|entered|typed|gave|paid|approved|let|downloaded|installed|password|said_yes|pressed
    clicked|opened|entered|typed|gave|paid|approved|let|downloaded|installed|said_yes|pressed ~12 wish_i_hadnt|wish_i_had_not|shouldnt_have|should_not_have|i_regret|stupid_me|like_an_idiot|like_a_fool|silly_me|feel_stupid|feel_so_stupid|feel_an_idiot
    customers|clients|contacts|patients|suppliers|people|everyone|everybody|guests|members|friends|somebody|colleagues|parents|donors|they|client|customer|supplier ~4 get|gets|got|getting|receive|receives|received|receiving|report|reports|complain|complains|complaining ~6 email|emails|mail|mails|message|messages|invoice|invoices|spam|link|links|letter|letters|texts|phishing|whatsapp|sms ~4 from ~1 me|my|us|our|mine !supplier|newsletter|late|twice|with_the_wrong|without
    """,
)

HARMLESS: tuple[str, ...] = (
    emergency_everyday.SECURITY,
    emergency_idioms.SECURITY,
    """
    life|growth|time|quick|travel|excel|keyboard|productivity|clever|little|neat|cool|house|kitchen|quick_fix hack|hacks
    hack|hacked|hacking ?it|this|something|that|a|some ?script|spreadsheet|macro|fix|solution together|up|around|my_way|a_way|away|day
    hackathon|hackathons|hacky|ethical_hack*|hacker_news|growth_hack*|lifehack*|hack_day|hack_week|hackspace|hacksaw|hackney|hacking_cough
    virus|malware|antivirus|anti_virus|security|threat|spyware|antimalware|anti_malware|adware scan|scans|scanned|scanning|scanner|definition|definitions|protection|software|update|updates|database|subscription|licence|licences|license|licenses|policy|check|checks|checker|agent|awareness|program|programme|product|renewal|signatures|solution|vendor|filter|exclusion|exclusions|engine|client|key|defender_settings|prevention|defence|defense|training
    antivirus|anti_virus|norton|mcafee|bitdefender|kaspersky|eset|sophos|avast|defender|crowdstrike|sentinelone|webroot licen*|licence|licences|subscription|software|expired|expires|renewal|is_up_to_date|update|updates|out_of_date|renew|needs_renewing|definitions|quote|for_our|for_the|install|package|price|trial|per_seat|has_expired|is_expiring|disabled|is_off|is_disabled|not_running|is_not_running|protection|turned_off|was_turned_off|service_stopped|exclusion|exclusions
    corona|flu|stomach|norwalk|norovirus|cold|winter virus|viruses
    has|have|had|caught|got|with|off|down ?a|the|some|that ?nasty|bad|little|horrible stomach|flu|winter|tummy|cold virus|bug|viruses
    off_sick|ill|sick|doctor|poorly|at_home|in_bed ~5 virus|bug
    viral_post|viral_video|gone_viral|went_viral|go_viral
    trojan_horse story|movie|marketing|legend
    <ransomware>|phishing|malware|cyber|security|fraud|breach|hacking|scam|hacker|virus|ransom|cybersecurity|cyber_security|hack|data_breach|mfa|password|gdpr|identity_theft ?attack|email|awareness|response|incident|simulation|and_phishing|risk ?awareness|response training|trainings|policy|policies|insurance|webinar|course|courses|protection|awareness|article|articles|news|presentation|quiz|simulation|simulations|test|tests|assessment|audit|workshop|drill|drills|tabletop|plan|plans|readiness|defence|defense|prevention|coverage|newsletter|checklist|session|certificate|playbook|tips|poster|posters|video|videos|module|modules|coaching|exercise|exercises|add_on|service|services|product|products|vendor|solution|solutions|rider|clause|questionnaire|podcast|documentary|movie|film|quote|cover|review|report_button|filter|procedure|guideline|guidelines|essentials|campaign|campaigns|book|talk|lecture|speaker|seminar|form|essay|statistics|section|statement|officer|standard|standards|rules_training|score|rating|baseline|certification|package|bundle|proof|button|key_training
    encrypt|encrypting|encryption|encrypted ?an|my|our|the|a|this|all|some|outgoing|your ?outgoing|old|new|laptop|work|external|usb|client e_mail|e_mails|email|emails|message|messages|pdf|pdfs|attachment|attachments|connection|zip|usb|drive|drives|disk|disks|chat|backup|backups|password|passwords|option|folder|file|laptop|laptops|stick|sticks|phone|volume|tunnel|traffic|excel|spreadsheet|usb_stick|document|mail|mails|calls|meetings|share|container|vault|link|sheet|workbook|word
    send|open|opening|sending|read|reading|create|make|set_up|how_to|opens ~1 an|the|a|my|this encrypted
    how_do|how_can|how_to|how_would|want_to|need_to|should|can_you|please|to|lets|must|have_to|could_you|be ~3 encrypt|encrypted|encrypting|encryption
    encrypted ?with|by|using bitlocker|filevault|a_password|password|veracrypt|our_key|aes|tls|gpg|pgp|by_default|at_rest|in_transit|s_mime
    bitlocker|filevault|veracrypt|smime|pgp ~6 encrypted|encryption|encrypt|encrypting|locked
    backup|backups|drive|drives|laptop|laptops|data|disk|phone|emails|stick ~3 should_be|must_be|need_to_be|to_be|be|is_it|are_they|not ?fully encrypted|unencrypted
    is|are|whether|if ~3 backup|backups|drive|drives|laptop|laptops|data|disk|phone|emails|stick|disks|tapes encrypted
    encryption password|passphrase|key|certificate|options|settings|type|standard
    course_on|article_on|article_about|news_about|webinar_on|webinar_about|movie_about|read_about|reading_about|heard_about|protect*|prevent*|insurance_against|insurance_for|defend_against|safe_from|safe_against|talk_about|talk_on|question_about|questions_about|presentation_on|document_on|policy_on|policy_for|training_on|training_about|story_about|podcast_about|survey_about|guard_against|cover_against|covered_against|worried_about_getting|cover_for|covered_for|information_about|insured_against|prepared_for|in_the_news|asking_about|asks_about|questionnaire_about|film_about|steps_against|help_against|measures_against|lecture_on|chapter_on|protection_against|policy_about|advice_on|reduce_the_risk_of|risk_of|chance_of ~2 <ransomware>|hacker|hackers|malware|virus|viruses|data_breach|data_breaches|wire_fraud|ceo_fraud|account_takeover|stolen|lost|phishing|getting_hacked|being_hacked|hacked|fraud|scam|scams|theft|data_loss|attack|attacks|data_leak|hacking|break_in|breach|breaches|cyberattack*|cyber_attack|cyber_attacks|burglary|intruders|identity_theft|ransom
    lost|losing|lose|loses ?my|the|our|its|his|her|your ?phone|mobile|cell|wifi|network|internet|laptop|server|work|company|desk|teams|bluetooth|laptops|tablets|ipads|phones signal|contacts|service|settings|sound|bookmarks|formatting|audio|licence|license|charge|pairing|mobile_connection|connection|connections|access|mail|emails|email|charger|chargers|cable|number|numbers|password|passwords|pin|wifi|internet|network|contact|case|profile|data_connection|focus|trust|power|keyboard|mouse|stylus|voicemail|icon|icons
    lost_and_found|lost_property|missing_you|missing_file|missing_icon|missing_button|missing_toolbar|missing_option|missing_driver|missing_feature|missing_dll|missing_charger|missing_page|missing_font|missing_plugin
    missing ~1 <device> ~1 <not_device>
    vpn|profile|certificate|app|policy|config|configuration|update|driver|drivers|icon|account|mailbox|file|files|folder|pages|printer|option|menu|button|label|column|data|photos|contacts|licence|license|ringtone|channel|email|emails|calendar|font ?is|are missing|lost|gone|disappeared|vanished|not_there ~2 <device>
    <device> ~2 missing|lost|lacks ~1 <not_device>|profile|update|updates|driver|drivers|certificate|app|icon|config|option|policy|licence|license|toner|ink|printer|printers|wifi|network|bluetooth|fonts|patch|patches|os
    <device> ~3 gone|missing|lost|disappeared|vanished|vanish*|missing_from ~1 from ~2 list|network|teams|domain|portal|intune|console|menu|explorer|my_desktop|desktop|screen|taskbar|outlook|finder|app|ad|dashboard|inventory|bluetooth|settings|account|active_directory|system|apple_business
    drive|shared_drive|network_drive|mapped_drive|s_drive|z_drive|h_drive|share|usb_drive ?is|has|are|letter|mapping|icon *<is> missing|gone|lost|disappeared|vanished|not_there
    left|forgot|forgotten ~3 <carried> ?at|in home|at_home|the_office|my_desk|the_car_at_home|in_my_desk|on_my_desk|in_the_office|at_work|at_the_office|in_my_drawer|in_the_drawer
    left|forgot|forgotten|lost|lose|missing ~3 <carried> charger|cable|pen|password|pin|code|passcode|adapter|adaptor|case|sleeve|mouse|keys|key
    forgot|forgotten|forget|dont_remember|cant_remember ~3 password|pin|code|passcode|login
    password|pin|passcode ~3 forgot|forgotten|lost
    returned|returning|return|hand_back|give_back|collect|collecting|hand_in|send_back ~4 <device>
    <device> ~3 returned|handed_in|handed_back|given_back|sent_back|collected !not|never
    phish|phishing|spam|junk|scam|fraud|suspicious|fake|dodgy|strange ?looking|like email|emails|mail|mails|message|messages|text|texts|letter|sms|call|calls|link|links ?from|in|about|to|landed|arrived|came|pretending|claiming|asking|in_my_inbox|is_it|is_this
    is_it|is_this|is_that|if_its|could_it_be|looks_like|look_like|might_be|seems|seem|sounds|smells|whether_its|think_its|may_be|suspect|real_or|genuine_or|is_the ~3 phish*|scam|spam|fraud|fake|hoax|trap|con
    is_this|is_it|is_that|whether|know_if|check_if|tell_if|sure_if|can_you_check|please_check|can_someone_check ~6 legit|real|genuine|safe|legitimate|authentic|ok_to_open|safe_to_open
    didnt|did_not|havent|have_not|not|never|without|before|wont|nobody|nobody_has|no_one|dont|didn ?i|we|she|he ?have|has|actually|yet|think_i|think_we|ever|even click|clicked|open|opened|answer|answered|reply|replied|enter|entered|pay|paid|give|given|gave|respond|fall|fell|clicking|opening|transfer|transferred|type|typed|press|pressed|buy|bought
    nearly|almost|about_to|was_about|tempted_to|should_i|shall_i|do_i|can_i|may_i|must_i|have_to|want_me_to|wants_me_to|asks_me_to|asking_me_to|asked_me_to|wants_us_to|asks_us_to|tells_me_to|says_i_should|told_to|asking_us_to|supposed_to|says_to|wanting_me_to|telling_me_to|going_to|want_us_to ~1 click|clicked|open|opened|pay|paid|buy|bought|enter|entered|sent|send|give|gave|transfer|wire|type|reply|log_in|sign_in|verify
    someone_else|somebody_else|another_user|another_person|someone|somebody|colleague|else ~3 has|have|using|uses|opened|editing ~2 file|it_open|document|open|workbook|the_file|spreadsheet|folder
    locked|open|opened|edited|checked_out|in_use ~2 by ~1 another|someone|somebody|other|a_colleague|user|me
    file|document|workbook|record|spreadsheet|page|database|company_file ~3 locked|in_use|opened|open ~2 by|for
    breach|breached|breaching ?of ?the|our|your sla|slas|contract|deadline|limit|threshold|target|terms|agreement|response_time
    sla|slas|deadline|contract|limit|threshold|target|terms|agreement|response_time ~2 breach|breached|breaches|breaching
    mouse|cursor|pointer ~3 jumping|jumps|drifts|drifting|jumpy|scrolls|scrolling|lagging|freezing|stutters|jittery|flickers|disappears|double_clicks|double_clicking
    photo|photos|picture|pictures|idea|ideas|design|logo|chair|parking|lunch|milk|mug|cup|seat|stapler|pen|show|thunder|time|breath|sleep|scene ~2 stolen|stole|nicked|pinched|swiped
    stolen|stole|nicked|pinched|swiped|steals|steal|stealing ~2 photo|photos|picture|idea|design|logo|chair|parking|lunch|milk|mug|cup|seat|stapler|pen|show|thunder|focus|scene|bandwidth|time|toner|wifi|power
    swipe|swiped ?up|left|right|down|the|my|card card|up|left|right|down|screen|through|between|across
    picked|pick|lifted|lift ?it|the ?phone|handset|receiver up
    filmed|recorded|video|watched|naughty|porn|old_password|webcam ~14 bitcoin|bitcoins|btc|money|pay|blackmail|extortion
    bitcoin|bitcoins|btc|money|pay|blackmail|extortion ~14 filmed|recorded|video|watched|naughty|porn|old_password|webcam
    blackmail|extortion|ceo_fraud|fraud|scam|phishing|hacking|hack ~1 email|mail|mails|emails|attempt|attempts|claiming|letter|call|trick|text|sms
    nearly|almost|didnt|not|never|wont ?quite ?fall|fell|fallen for
    daylight robbery
    how|please|can_you|could_you|want_to|need_to|would_like_to|set_up ~4 forward|redirect|forwarding|rule ~8 mail|mails|email|emails|gmail|address|inbox|newsletters|messages
    how|please|can_you|could_you|want_to|need_to|would_like_to|set_up ~4 forward|redirect|forwarding|rule
    new bank_details|bank_account|iban ~3 for|on|in|to ~2 our|invoice|template|letterhead|website|accounting|the
    update|change|changed|enter|add ~4 our|the ~2 bank_details|bank_account|iban ~2 in|on ~2 template|software|invoice|website|letterhead
    water|coffee|tea|bottle|toner|ink|roof|pipe|pipes|ceiling|dishwasher|boiler|radiator|battery|milk|tap|rain ~3 leak|leaked|leaks|leaking
    burglar|intruder|robbery ~1 alarm|alarms|detector|insurance
    hacking|hacker ~1 lab|course|club|movie|book|class|space|simulator|game
    recall ~8 sent|send|wrong
    sent|send ~10 recall
    who_is_responsible|who_is_liable ~2 if
    os|operating_system ~1 is_missing|missing
    want|wants|need|make|create|staging|backup|local|test ~3 copy|clone|duplicate ~1 of
    contact|order|feedback ~1 form
    login_page|too_many|sign_in_page ~2 redirects|redirect|redirecting
    i|we|he|she ~2 logged|signed|log|sign ~2 in ~2 from ~1 <place>
    so_i_can|so_he_can|so_she_can|so_we_can ~1 remote
    is|was ~1 lost ~4 cant|cannot|nobody|no_one ~2 switch|find|remember
    in_the_wash|in_the_washing_machine
    visitors|visitor|guests ~3 type|sign|write|enter
    changed_by_who|changed_by_whom
    auto_forward|forward|forwarding ~4 doesnt|stopped|not|isnt ~1 forward|forwarding|work|working|any_more
    name ~1 has_changed
    checklist|procedure|handbook|policy|process|training|poster|template|form|exercise|plan|guide|quote|course|webinar|insurance ~6 lost|stolen|hacked|leaked|leaks|ransomware|breach|phish*|compromised|data_loss|suicide
    lost|stolen|hacked|compromised|ransomware|breach|phish* ~2 device|devices|laptop|account|data ~1 checklist|procedure|policy|training|form|template
    from|of ~1 your ~1 team|company|desk|office|support
    caller|called|rang|phone|phoned|he|she|man|guy|woman|lady ~16 hung_up|put_the_phone_down|put_the_receiver
    gave|had|so ~1 i|we hung_up
    robbery $
    didnt_cause|spilled|dropped ~6 not_me|wasnt_me
    in_case|if_we_are|if_were|if_i_get|if_we_get|ever ~1 hacked
    if ~6 should_happen|happens|happened|ever
    hacked|stolen|lost|compromised ~3 account|laptop|phone|device ~3 included|covered|in_our_plan|part_of
    is|are ~3 help ~3 hacked
    writing_the_policy|for_the_policy|nothing_is_stolen|nothing_is_encrypted|nothing_was_stolen|nothing_stolen|police_done|insurance_paid|insurance_pays|obviously_spam|usual_bluff|a_bluff|just_a_bluff|it_was_under|laptop_locks|laptop_lock|hackathon|none_of_my_accounts_are_touched|it_was_in_my|no_harm_done|junk_folder|in_the_junk
    ransom|hoax|bluff|extortion|threat mail|email|letter|mails
    hoax|bluff mail|email|call
    write|writing|read|reading|watch|watching|novel|thriller|story|book|film|movie|game ~5 hacker|hackers|burglar|stolen|heist|virus|spy
    why ~3 cpu|fan|slow|chrome|disk ~8 virus
    is_it_a|or_a|maybe_a ~1 virus ~1 or
    acrobat|reader|word|pdf ~3 says|said ~3 encrypted
    mail|email|letter|message|text ~2 saying|says|claims|claiming|claimed|telling ~8 hacked|encrypted|compromised|infected|stolen|virus|filmed|our_data|my_data|your_data|publish
    filter|gateway|quarantine|spam_filter ~3 caught|stopped|blocked|held ~6 malware|virus|trojan
    page|site|web_page|download ~1 blocked ~3 malware|phishing|virus
    potentially_unwanted|unwanted_program
    comments|comment ~4 spam|pills|casino|viagra
    please_remove_the|dont_want_it_any
    press|pressed|hit|click ~1 send ~8 nothing_to_do
    teams|zoom|skype|onedrive|spotify|edge|outlook|word|excel ~2 opening|opens|starting|starts|popping|launches ~1 itself|by_itself
    restarts|restarting|reboots|rebooting|turns|shuts|updates|closes ~3 itself|by_itself|own !and
    scanned|scans|scan|scanner|copier|pdf|pdfs|word_document|html|csv ~6 strange|odd|gibberish|unreadable|garbled|weird|symbols|random
    while|when|i_am|im|we_are|were|travelling|traveling|currently|working|staying|holiday|trip|visiting|flying|moved|based|office|colleague_is|team|conference ~3 in|from|to ~1 <place>
    charger|cable|adapter|case|key|keyboard|mouse|pen|dock|bag_strap ~4 <device> ~2 lost|missing|gone|stolen
    old_invoice_from|new_phone_number|change_of_number
    hosting|which|what|default|wrong ~1 account|address ~6 sent|sends|send ~1 from
    virus|malware|trojan|threat|infection|ransomware ~5 mitigated|remediated|was_blocked|has_been_blocked|successfully_removed|cleaned_successfully|deleted_successfully
    mitigated|remediated|resolved ~4 threat|virus|malware|infection
    <av>|sensor ~4 mitigated|remediated|resolved|was_blocked
    test|testing|simulated|simulation|training|exercise|practice|drill|trainer ~3 phish*|ransomware|attack|breach|scam|virus
    fake|false|dummy|test ~1 data|account|accounts|user|users|names|entries|records
    wrong ~1 printer|tray|folder|calendar|meeting|room|queue|account_type|format|date|time|template|size|department|address_on_the_invoice|price|password|name|extension|number|department|team|mailbox|language|colour|signature|logo|version|drive|desk|cable|key|button|user_name|amount
    everyone|everybody|all|anybody|anyone|whole_team ~3 see|sees|view|views|read|reads ~2 calendar|calendars|appointments
    compromised ?on quality|speed|performance|comfort
    compromise ?between|on|with|solution
    hijack ?this|the|your|my thread|conversation|meeting|ticket|chat
    taken_over ?by ?the|our|us|a ?new from|company|team|owner|owners|group|department|colleague|parent|practice|manager|my_role|role|job|duties|business|firm|another
    took_over ?the|from|as|my|this|a|his|her ?position role|job|business|company|practice|team|accounts_from|from|as|duties|department|clinic|manager|shop
    taking_over ?the|from|as|my|this|a|his|her role|job|business|company|practice|team|duties|department|from|as|clinic|shop
    """,
    """
    breaks_in|broke_in_new|breaking_in_period|break_in_the_line|break_in_service|break_in_the|break_in_between|line_break*|page_break*
    alert|alerts|report|weekly|daily|summary|notification_settings ~4 0_threats|no_threats|zero_threats|nothing_found
    sick_with|ill_with|recover_from ~2 virus|bug
    mfa|authenticator|2fa|code|codes|prompt|prompts|sms|text|push|approval ~4 not_coming|doesnt_come|dont_come|never_comes|never_arrives|not_arriving|doesnt_arrive|wont_come|not_received|didnt_arrive|not_get|dont_get|not_getting|never_came|never_arrived|isnt_coming|arent_coming|dont_arrive|does_not_arrive|expired|expire|expires|too_late|is_invalid|wrong|invalid|incorrect|not_accepted|rejected|isnt_accepted|not_working|doesnt_work|dont_work
    not|dont|doesnt|never|cant|isnt|arent|didnt|wont|no ~1 get|getting|receive|receiving|see|seeing|got|arrive|come|have|show|send ~3 code|codes|prompt|prompts|mfa|push|approval|notification|sms|text|texts|request|requests|verification
    every_time|everytime|each_time|whenever|when|always ~4 i|we|outlook|it|teams|he|she ~2 log|sign|open|start|opens|connect|login|try|starts|use|go ~12 code|mfa|prompt|prompts|authenticator|approve|password|verify|approval|sign_in
    asks|asking|prompts|wants|prompted|prompting ~6 code|mfa|prompt|prompts|authenticator|approve|password|verify|approval|sign_in ~6 every_time|everytime|each_time|whenever|when_i|several_times_a_day|every_day|every_hour|each_morning|every_morning|all_the_time|even_though|although|at_every
    new|changed|old|lost|broken|replaced|different ~2 phone|iphone|mobile|handset|number ~8 authenticator|mfa|code|codes|duo|approve
    password ~2 changed|change|reset ?and|but|last|yesterday|today|this|on ?now|since mobile|phone|week|my|outlook|month
    call_me|ring_me|phone_me|please_call|call_back|give_me_a_call|ring_us|please_ring|call_us
    toner|ink|paper|printer|copier|scanner|display|panel ~6 call|contact ~2 service|support|technician|engineer|number
    service_call|call_service|call_for_service|error_code|call_customer_support
    backup|backups|report|job|snapshot|snapshots ~3 failed|succeeded|warning
    google|bing|play_store|app_store|chrome ~2 search|searches|results
    sensitivity_label*|confidentiality_notice|personal_hotspot|personal_folder*|personal_drive|personal_phone|patient_lift|client_pc|client_server|thin_client*|email_client|mail_client|vpn_client|teams_client|client_app|client_software|client_program|client_number|client_portal|outlook_client|patient_portal|staff_list|client_version|citrix_client
    dark_web|darkweb ~2 monitoring|scan|scanning|report|service|offer
    penetration_test*|pen_test*|vulnerability_scan*|security_review|security_audit|white_hat|bug_bounty|red_team
    spam|junk|phishing|quarantine ~2 filter|filters|folder|quarantine|box|settings|policy|score|report
    quarantine ~2 release|digest|folder|report|portal|mail|email
    quarantined ~2 email|emails|mail|mails|message|messages
    email|emails|mail|message|messages ~3 quarantine|quarantined|in_quarantine
    out_of_office|auto_reply|automatic_reply|read_receipt*|delivery_report*|signature|signatures
    """,
)
