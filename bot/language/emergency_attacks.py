"""Attacks on machines and files: ransom, malware, warnings on the screen, other hands on the mouse, websites."""

from __future__ import annotations

ALARMS = """
    moved|moves|moving|grabbed|took|controls|controlled ~1 mouse|cursor|pointer ~3 opened|opens|typed|types|clicked|clicks|wrote|writes|closed|bank
    shop|site|website|checkout|web_shop|webshop|cart ~4 asks|asking|wants|collects|redirects ~3 card|credit_card|cards|payment ~7 strange|weird|wrong|foreign|unknown|fake|other
    boss|ceo|cfo|director|owner|manager|chief|md ~3 didnt_send|never_sent|did_not_send|never_wrote|didnt_write|wasnt_him|was_not_him|knows_nothing|denies && wired|transferred|paid|sent_money|bought|ordered
    boss|ceo|cfo|director|owner|manager|chief|chef ~4 whatsapp|writes|wrote|texted|texts|mailed|messaged|asks|asked ~6 buy|cards|card|vouchers|voucher|money|transfer && i_did|and_i_did|did_it|bought|sent_the_codes|i_bought|i_sent
    used|login|logins|logged|sign_in|session|signed|connected ~3 at ~2 am|night|midnight|weekend|christmas ~8 asleep|sleeping|not_me|on_holiday|sick|in_bed|left_us|wasnt_me
    extortion|blackmail ~3 mail|email|letter|message|note ~4 real|files|data|pictures|photos|video|password|names
    says|said|claims|claimed|pretends|pretending ~4 from|is|be ~2 it|it_department|microsoft|support|telecom|provider|technician|electrician|inspector ~10 nobody_knows|knows_him|knows_her|no_appointment|nobody_ordered|not_expected|dont_know_him|dont_know_her|nobody_called|no_one_called|no_one_knows|nobody_expects|no_badge
    webcam|camera ~2 light|led|lamp ~6 on|blinks|lit|blinking ~10 watching|watches|spy*|spied|not_using|dont_use|someone_else
    printer|printers|fax ~2 print|prints|printed|printing|spits|sends ~3 pay_us|ransom|ransom_note|ransom_notes|hacked|bitcoin|your_files|you_have_been
    password|changed|it ~6 ago|yesterday|night|today ~4 i_didnt|i_did_not|not_me|wasnt_me|not_by_me|i_havent|nobody_here_did
    provider|isp|host|hoster|hosting|microsoft|google|telecom|registrar ~3 blocked|suspended|disconnected|cut|banned|blocks|blacklisted ~2 us|our|me ~6 malware|spam|attack*|virus|botnet|hacked|phishing|infected
    locked|blocked|frozen ~5 fbi|interpol|europol|gema|cybercrime
    fbi|interpol|europol|cybercrime ~3 message|warning|window|screen|virus|notice|fine
    document|documents|file|files|text|note|page|letter ~4 with ~2 instructions|instruction|directions ~3 to|for|how ~2 pay|payment|unlock|decrypt|contact|recover !invoice|wire_transfer
    allowed|let|letting|gave ~3 technician|engineer|man|guy|lady|woman|person|agent|caller|someone|somebody ~3 who ~3 called|rang|phoned|contacted ~8 access|in|control|computer|pc|laptop|connect
    clicked|opened|ran|downloaded|installed|executed ~3 malicious|infected|dangerous|harmful|poisoned|virus|bad|booby_trapped ~1 attachment|link|file|email|mail|document|macro|program|app|extension|download|zip|website|site !not|didnt
    pc|computer|laptop|machine|server|it|they|something|nas ~3 now|is|are|keeps|started|starts|started_to|begins ~1 encrypting|encrypt|scrambling|renaming|deleting_everything|wiping
    <ransomware>
    ransom|ransome !note_training
    demand|demands|demanding|demanded|asking|asks|want|wants|wanting|pay|send|paying|owe ~6 ransom|bitcoin|bitcoins|btc|monero|crypto|cryptocurrency !training|webcam
    bitcoin|bitcoins|btc|monero|cryptocurrency &9 unlock|decrypt|recover|files|screen|countdown|server|computer|wallpaper|drive|get_them_back|get_it_back
    decrypt_your|decrypt_my|decrypt_our|locked_your_files|your_files_are_encrypted|your_files_are_locked|your_files_have|your_files_are_now|your_personal_files|your_network_has|all_your_files|all_of_your_files|decryption_key|your_data_has_been|your_data_is
    how_to_decrypt|readme_decrypt|readmedecrypt|decrypt_instructions|how_to_recover_files|decrypt_instruction|restore_files_txt|readme_to_restore|recover_your_files
    files|documents|icons|folder|folders|share|shares|file|document|names|names_of ~9 behind_the_name|after_the_name|in_the_name|at_the_end|turned_into|become|became|called_something|called|named|renamed|end_the_same|end_all_the_same|all_end ~5 nonsense|gibberish|random|letters|numbers|xyz*|akira|way|same|something|rubbish|garbage|weird|strange|symbols|locked|enc|k3*|7z|asterisk*
    akira|lockbit|clop|conti|blackbasta ~5 file|files|extension|name|ending|note
    all|every|everything|each ~3 ?file|files|document|documents|share|shares|it ~5 <odd>|same|new|another|xyz*|akira|7z ~4 behind_the_name|after_the_name|extension|extensions|ending|password|at_the_end
    file|files|document|documents|shares|share|zip|7z|archive ~5 with ~1 password ~7 note|inside|nobody|we_didnt|dont_know
    nothing_opens|cant_open_anything|nothing_will_open|cant_open_any|no_file_opens|wont_open|files_dont_open|cannot_open_anything|cant_open|nothing_opens_any &13 note|demand|ransom|attacked|text_file|letter|threat|bitcoin|extension|ending|message_to_pay
    note ~3 left|inside|beside|next|in_it|there ~5 files|folder|folders|share|server|pay|contact|email
    locked|blocked|frozen ~4 message|note|screen|text ~7 contact|pay|email|send|write|telegram ~5 me|us|back|unlock|them|address
    screen|screens|computers|pcs|monitors|terminals|displays ~7 same_colour|same_color|same_message|message_in|message_from|bad_english|broken_english|foreign_language|in_russian|in_chinese|skull|laughing|clown|flag !update
    bad_english|broken_english ~9 screen|computer|screens|demand|message
    names ~3 all ~1 end|changed|different|gibberish|ending|turned
    all|every|each|my|our|the|these|those ~3 files|documents|invoices|document|file|drawings|drawing|folders|pictures|photos|pdfs|spreadsheets|records|letters|plans|names|icons ~5 end|ends|ending|ended in|with !pdf|docx|doc|odt|ods|xls|txt|csv|jpg|jpeg|png|heic|html|zip|xlsx|date|2023|2024|error|our_name|word|question
    crypto|ransom|blackmail|demand|hacker|hackers note|letter|message|screen|window|page ~4 on|in|at|opened|popped|instead
    restore_files_txt|recover_files_txt|get_your_files|restore_your_files|read_me_now|your_network_is
    text_file|txt_file|readme|file|note|html ~7 turned_up|appeared|popped_up|shows_up|lies|lying|in_every|in_each|sits ~4 in_every|in_each|every_folder|each_folder|all_folders|everywhere
    files|file|document|documents|folder|folders|everything ~5 wants|want|need|needs|asks|ask|with ~4 password|key|code ~5 we|i|nobody|no_one|never ~1 never|didnt|not|set|know|made
    encrypt|encrypts|encrypting|scramble|scrambles|rename|renames ~4 itself|themselves|one_by_one|one_after|while_i|before_my
    drawing|drawings|files|documents|plans|photos|records|folders|pictures|everything ~5 turned_into|became|become|turn_into|now_only|are_just|changed_into|is_now|are_now ~4 gibberish|nonsense|rubbish|garbage|letters|symbols|grey|white_icons|gobbledygook|hieroglyphs|numbers|junk|unreadable
    download_tor|tor_browser|onion|telegram_channel_of ~7 pay|files|note|asks|contact|chat|unlock
    asks|asking|told|tells|wants|says ~4 download|install|open|use tor|onion
    red|big|green|white ~1 letters|text|writing ~7 money|pay|screen|wanted|demand|encrypted|skull|hacked|time
    wanted|wants|want|demanding|demand|asks_for|asked_for ~3 money|bitcoin|payment|cash ~11 wouldnt_open|wont_open|locked|files|plans|open|screen|encrypted|unlock
    screens|screen|tills|sign|signs|displays|web_page|website|computers ~9 laughing|skull|same_face|clown|hacked_by|anonymous|message_from|swearing|rude_pictures|political|swastika|porn|flag
    files|documents|docs|pictures|photos|drawings *<is> renamed $
    all|every|everything|everyones|half|most|hundreds|thousands ~3 files|documents|docs|folders|pictures|photos|pdfs|drawings|file|folder|everything ~4 renamed !by|to|as|it|them|because|so_that|for|properly
    files|documents|docs|folders|pictures|photos|pdfs|icons|everything|drive|share|server ~4 renamed &11 <odd>|extension|extensions|ending|endings|letters|symbols|itself|themselves|overnight|cant|wont|ransom|note|unreadable|nobody|locked|encrypted !by_me
    <files>|sharepoint|onedrive|dropbox ~6 <scrambled> !the_pc|pc|to|by_default|with_bitlocker|for|it|them|to|as|so|in_transit|at_rest|the|with_a_password|by_bitlocker|and_password|email|mail|by_me|by_mistake|when_printing|on_paper|when_i_print|pdf
    <scrambled> &4 files|documents|folders|everything|drives|spreadsheets|photos|server|shares|icons !by_default|with_bitlocker|when_printing|on_the_printer|by_mistake
    who|people_who|someone|somebody|they|that|criminals|hackers ~1 scrambled|encrypted|locked|renamed ~3 files|documents|everything|data|folders|server
    files|documents|icons|everything|folders|file|document|pictures|spreadsheets|pdfs ~7 extension|extensions|ending|endings|ends_in|ends_with|end_in|end_with|renamed_to|ending_in|ending_with ~4 locked|encrypted|crypt*|lockbit|enc|crypted|lock|letters|numbers|<odd>|changed|characters|akira|locky|zzz|xyz|id
    files|documents|icons|folders|document|pictures|spreadsheets|pdfs|file|drive ~7 have|has|got|with|are|now|changed|all|turned|were ~6 <odd>|numbers_and_letters|letters_and_numbers|gobbledygook|gobbledegook|symbols ~1 extension|extensions|name|names|ending|endings|letters|characters|suffix|symbols|letters_at_the_end|code !of_the_scan|on_the_copier
    files|documents|icons|folders|document|pictures|spreadsheets|pdfs|drive ~5 numbers|letters|characters|symbols ~4 on|at|after|to|as ~3 end|ending|name|names|extension
    <odd> ~1 extension|extensions|endings|ending|file_names|filenames ~5 everywhere|files|file|folder|drive|documents|server|now
    <files> ~5 gibberish|gobbledygook|gobbledegook|hieroglyphs &9 text_file|note|readme|everywhere|all|server|since|cant_open
    files|documents|icons|names|folders|file_names|stuff|records|emails|client_folder|things|everything ~5 changing|change|renaming|rename|vanishing|disappearing|vanish|getting_deleted|being_deleted|deleting|being_renamed|turning_white|changing_names|being_encrypted|turn_into ~7 itself|themselves|while_i|while_im|while_we|as_i|as_we|in_front_of|right_now|names|before_my|before_our|one_by_one|one_after|live|everywhere|as_i_watch
    files|documents|icons|folders ~3 keep|keeps|are|were ~3 changing|renaming|vanishing|disappearing|turning ?their|its|the|into ?names|name|extension|extensions|white|endings
    something|someone|somebody|it|program|a_program|they|virus|thing ~3 encrypting|renaming|scrambling|eating|deleting|deletes|encrypts|renames|eats|wiping|locking|overwriting|destroying ~5 files|file|shared|everything|documents|folders|drive|server|data|share|pictures|folder|desktop|backups
    deletes|deleting|encrypting|renaming|eating|encrypts|renames|scrambling ~4 one|file|files|folder|folders ~3 after|by ~1 other|another|one|file
    note|text_file|txt|text_files|readme|readme_file|html_file|message|letter|file_called_read|instructions ~7 in_each|in_every|everywhere|on_every|in_all|every_folder|each_folder|all_over|all_folders
    note|letter|paper|page|pages|printer|message ~9 pay_us|saying_pay|telling_us_to_pay|pay_up|pay_or|demanding_payment|want_money|demand_money
    demanding|demands|wants|asking_for|asks_for|demand ~4 money|payment|dollars|cash|ransom|# &7 screen|wallpaper|desktop|files|server|computer|data|pc|unlock|publish|our_files|laptop !quote|repair|invoice
    page|screen|wallpaper|desktop|background|window|message|computer|monitor|pc ~9 skull|countdown|timer|count_down|jolly_roger|hacker|hackers
    skull|countdown|numbers_on_the_timer ~11 screen|files|pay|computer|desktop|wallpaper|all|going_down|same
    timer|countdown ~7 going_down|ticking|counting|running|running_out
    icons|files|pictures|documents ~5 turned|gone|went|are ~1 white|blank ~11 called|file|note|read|open|back|txt|decrypt|recover|extension
    blackmail|blackmailed|blackmailing|extortion|extorting|extorted !email_in_spam
    been|got|gotten|was|were|getting|being|am|im|are|we_are|is|might_be|i_am|i_think_im|has_been|get|theyve|weve|think_we|think_i|ive ?just|totally|probably|badly|now|been|really|possibly <hacked> !price
    hacked|pwned|defaced|hijacked !by_our|together
    hacker|hackers|attacker|attackers|intruder|intruders|hackers_message !news|movie|space|school|in_residence|conference|club|camp|mindset|culture ~4 in|got|has|have|took|inside|on|is|are|was|were|message|came|broke|changed|took|wants|want|demand*|extort*|threat*|page
    there|have|theres|think|is|maybe|possible|possibly|suspect|suspicion|had|about|by|from ~4 hacker|hackers|intruder|intruders|cyber_attack|cyberattack|data_breach|security_breach|breach|hack|security_incident|cyber_incident|intrusion !of_contract|training|news|of_the_sla|of_sla|insurance|notification_law|policy
    hack|breach|data_breach|security_breach|cyber_attack|cyberattack|attack|intrusion ~3 detected|happening|in_progress|right_now|going_on|on_our|on_my|ongoing|suspected|confirmed|underway|last_night|today|now|call|please_call|pls_call|clinic|server|office
    data_breach|security_breach|privacy_breach|data_leak|security_incident|cyber_attack|cyberattack|possible_breach|suspected_breach|security_emergency|cyber_incident|gdpr_breach|data_protection_breach !insurance|policy|law|notification|training|form|template|register|of_the_sla|questionnaire|plan|cover*|procedure|exercise|webinar|article|protection|prevention
    were|we_are|im|i_am|are|being|been ~1 under ?a|an|cyber|ddos attack|attacked
    being|been|getting|were|got ~1 attacked !by_a_dog ~7 hackers|online|network|server|ddos|website|system|now|right_now|computer
    ddos|dos_attack|brute_force ~5 on_our|against|right_now|attack|website|now !protection|quote|blocked
    signed|logged|logs|signing|logging ~3 in ~3 as_me|as_my_boss|as_our|with_my|using_my|under_my|as_admin|as_administrator|as_root ~9 not|wasnt|didnt|at_night|night|sunday|who|nobody|none|strange|never|somebody|someone
    impersonating|impersonates|impersonation|impersonated|impersonate !protection|policy|setting
    botnet|xmrig|cryptomining|crypto_mining|coin_mining|mining_software|monero_miner|command_control|reverse_shell|webshell|web_shell|malicious_traffic|beacon_traffic|c2_traffic|phishing_kit|phishing_page_on_our|cryptojack*|cpu_miner|malicious_code|malicious_script|malicious_process|ssh_brute
    looking_in|listening_in|spying|eavesdropping|snooping|stalking|stalkerware|spied_on|being_watched|bugged ~7 my|our|me|us|mail|computer|phone|calendar|calls|meetings|on
    intruder|stranger|strangers|unknown|uninvited|someone|somebody|hacker ~5 in|joined|into|entered|had|sat_in|crashed ~3 our|the|my|client ~3 meeting|zoom|call|session|teams_meeting ~7 filth|porn|shared|files|dont_know|recorded|never_invited|swastika|refused|stole
    something|device|stick|box|usb|dongle ~4 small|tiny|black|unknown|strange|in|into ~5 back_of|behind|under|into ~3 her|his|the|my|our|reception ~3 pc|computer|server|till|router|desk|printer ~9 leave|left|stranger|man|fellow|vest|unknown|camera|nobody|we_havent_touched|run|ran|visitor
    man|fellow|guy|woman|visitor|stranger|person|contractor|someone|somebody ~9 put|plugged|stuck|inserted|installed|attached|fiddled|fiddling|planted ~6 pc|computer|server|till|router|switch|reader|cabinet|back !my_order|for_me|new|yesterday_for
    went_on|logged_on|logged_in|signed_in|signed_on|registered ~4 a|some|this|that|fake|tender ~4 page|site|website|portal|link ~7 mail_password|email_password|work_password|my_password|our_password|company_password|office_password|microsoft_password|same_password
    computer|device|machine|pc|user ~3 named|called ~4 syncing|downloading|copying|is_downloading|connected|deleting|uploading|took ~5 our|my|all|whole|client|the
    model|device|number ~5 i_never_owned|we_never_owned|isnt_mine|is_not_mine
    user|person|colleague|employee ~3 who ~3 left|quit|resigned|retired|was_fired|was_sacked ~7 changed|logged|deleted|used|accessed|downloaded|still_reads
    pressed|clicked|hit|did|allowed|accepted|ran ~3 update|install|allow|ok|download|run|yes|button|it ~15 things|stuff|windows|popups|pop_ups|programs|pages|ads ~3 kept|keep|keeps|started|opening|open|everywhere|spreading
    weird|strange|crazy|odd|scary|funny ~1 popups|pop_ups|popup|pop_up|windows|messages|voice ~7 talking|talks|voice|microsoft|call|number|everywhere|cant_close|wont_close|virus|locked|loud|help
    computer|pc|laptop|screen|it ~3 is|keeps|started ~1 talking|speaking|shouting|screaming|yelling ~9 popups|pop_ups|virus|microsoft|call|number|window*|close|me|infected !in_teams|in_a_meeting
    opened|opens|popped_up|pops_up|popped|installed|started|appeared|starts|launches ~4 itself|themselves|by_itself|on_its_own|alone|out_of_nowhere ~7 remote*|anydesk|teamviewer|bank|typed|mouse|banking|hello|session
    remote|anydesk|teamviewer|bank_app|banking_app|banking ~5 opened|opens|popped|started|installed|appeared|starts|launches|pops ~4 itself|themselves|alone|own|up_and|nowhere|suddenly
    logged|connected|signed ~3 server|system|network|pc ~7 asleep|nobody_was|night|we_were_all|no_one_was|closed
    <someone> ~4 working|been|logged|busy|clicking|typing ~4 on|in|into|at ~1 our|my|the system|systems|server|network|computer|computers ~7 tonight|at_night|last_night|weekend|something_is|without_permission
    i|we|he|she|ive|weve <never> ?even|ever send|sent|write|wrote|written|sending|wrote_it|sended ~1 those|these|them|any|such|to_them !yet|back|because
    why|wondering ~3 i|we|me ~1 sent|emailed|mailed|send|sending ~7 link|invoice|email|attachment|spam|dropbox|message ~9 didnt|never|not|didn
    replies|reply|answers|bounces|bounce ~5 to ~5 i|we|things ~1 never|didnt|did_not|havent
    answered|replied ~3 them|strangely|weird*|oddly ~7 i|itself|never|didnt
    saw|seen|noticed ~1 me ~3 typing|online|active|chatting|logged ~9 was_at|wasnt|was_not|asleep|holiday|dentist|out_of|away
    instances|vms|servers|machines|calls|orders|subscriptions|campaigns|ads ~4 not_ours|isnt_ours|arent_ours|not_us|we_never_made|we_never_started|we_never_ordered|nobody_started|nobody_ordered|never_ordered_by !paid
    crypto|coin|bitcoin|monero miner|miners|mining ~5 on|in|at|found|running|our|my|server|agent|pc|100
    phone_line|phone_lines|telephones|phones|pbx|voip|extension|fax ~7 cuba|somalia|abroad|premium|expensive|foreign|international|by_themselves|africa|strange_numbers|0900|900_numbers|high_cost ~9 night|themselves|bill|never|hacked|nobody|somebody|someone|dialling|calling|calls|not_us
    dialling|dialing|calling|calls|called ~5 premium|cuba|somalia|expensive_numbers|foreign_numbers|international_numbers ~7 themselves|night|nobody|by_itself|bill|never|somebody|someone|weekend
    under|in|using ~1 our|my name ~9 not_the_host|not_us|we_are_not|never|nobody|fraud|fake|not_me|strange|loan|crypto|selling|orders|without|opened_an_account|contract
    <asset> ~1 *<is> stolen|hijacked|breached|leaked|hacked|skimmed|misused|robbed|compromised|defaced|infected|tampered
    saw|see|watched|watching ~3 computer|pc|screen|mouse|window ~3 open|opening|download|downloading|typing|type|moving|run|running|install ~6 itself|download|something|command|files|alone|window
    call|caller|they|he|man|woman|somebody ~3 made|got|let|had|asked|told|talked ~1 me|her|him|us ~2 type|press|open|run|install|download|paste|enter|read ~6 netstat|cmd|windows|anydesk|teamviewer|command|powershell|event_viewer|something|code|program|number|password|r_key
    # ~1 failed ~4 # ~1 successful|success|succeeded
    chats|chat|messages|posts|calls|invites|invitations|requests|documents|comments ~3 from ~1 me|my_account|us|our_account ~6 asking|people|open|click|link|doc|money|everyone|i_didnt|never !not_arriving|late
    unknown|strange|foreign|odd|weird|suspicious|malicious|injected|hidden ~1 javascript|script|scripts|code|iframe|plugin|plugins|admin|user|file|files|php|page|pages|redirect|cron|process|cookie ~8 shop|site|website|checkout|wordpress|page|server|theme|database !error|bar|qr|number
    shortcut|shortcuts|icons|files|documents ~3 turned|went|became|are ~1 white|blank|unknown ~10 html|note|instructions|txt|pay|read|open
    encrypting|encrypts|scrambling|locking|deleting ~2 right_now|now|as_we_speak|everything|itself|files|one_by_one|live
    files|folders|documents|names|data ~3 changing|vanishing|disappearing|going|growing|renamed|deleted ~3 by_the_second|by_the_minute|every_second|as_we_speak|right_now|live|while_i|in_real_time
    <av>|av ~3 alarm|alarms|alert|alerts|warning|hits|detections ~3 on ~2 #|all|every|several|many|multiple|both|our|the ~2 machines|pcs|computers|laptops|servers|devices|clients !expired|update
    copying|copies|copied|downloading|exporting|dumping|zipping|uploading|taking|syncing ~3 whole|entire|all|complete|everything|gigabytes|half ~3 server|drive|database|customer|client|company|files|crm|share|mailbox|data|folder ~4 onto|to|on|from|right_now|usb|private|dropbox|home|disk|before|competitor|own !backup|new|for_me|migration|how|can_i
    pretending|pretends|posing|poses|claiming|claims|claimed|said ~2 to_be|hes|shes|he_is|she_is|they_are|as|to_come ~2 from|a|an ~4 your|you|phone|electric|telephone|company|technician|bank|microsoft|police|bt|fire_inspector|inspector ~12 server|room|access|comms|wants|wanted|alone|usb|password|office|in_the|pc|computer !our_own|email
    found|discovered|noticed|saw|spotted ~3 device|box|gadget|dongle|thing|camera|recorder|transmitter|keylogger|cable|antenna|usb ~4 in|on|behind|under|inside ~3 network|socket|server|comms|pc|reception|till|meeting|router|rack|keyboard|ceiling|printer ~4 not_ours|unknown|nobody|sized|hidden|strange|plugged|connected|doesnt_belong|what_is_it|suspicious !missing|port
    sized|hidden|strange|unknown|tiny|suspicious ~1 device|box|gadget|dongle|camera|recorder|transmitter ~4 in|on|behind|under|inside ~3 network|socket|server|comms|pc|reception|till|meeting|router|rack|keyboard
    alarm|cameras|camera|cctv|alarm_system|lights|locks|doors|access_control|door_system ~5 switched|turned|shut|disabled|unlocked|opened|deactivated ~3 off|remotely|by_themselves|by_someone|by_somebody|by_an_unknown|itself|by_itself
    installed|downloaded|put|loaded|opened ~4 program|software|tool|app|anydesk|teamviewer|file|something ~4 my|our|the ~1 computer|pc|laptop|phone|machine ~8 money|bank|pay|scam*|caller|microsoft|phone|card|password|asked
    he|she|they|caller|man|guy|someone|technician ~4 asked|asks|demanded|wants|wanted|demands ~2 for|me|to ~2 money|card|pay|payment|bank|gift_card|gift_cards|dollars|credit_card ~8 computer|pc|laptop|unlock|fix|repair|clean|virus|remote|screen|program|microsoft !your_company|invoice
    computer|pc|laptop|unlock|fix|clean|virus|remote|screen|program|microsoft ~10 he|she|they|caller|man|guy|technician ~4 asked|asks|demanded|wants|wanted|demands ~2 for|me|to ~2 money|card|pay|payment|bank|gift_card|gift_cards|dollars
    notification|notifications|popup|popups|alerts|alert|messages|window|windows|chrome|edge|browser|screen ~4 say|says|saying|claim|claims|about|show|shows|with ~3 virus|viruses|trojan|malware|infected|hacked|spyware|porn*|mcafee|norton ~6 seconds|minute|minutes|all_the_time|constantly|keep|keeps|every|wont|cant|again|pop !scan|expired
    picked|grabbed|took|snatched|found ~2 up|it ~2 and ~1 ran|left|gone|run|vanished|walked|kept
    ads|ad|campaign|orders|purchases|subscriptions|licences|licenses|instances|servers|bookings ~8 we|i|nobody|that ~2 didnt|never|not|did_not ~1 run|make|order|authorise|authorize|buy|do|made|approve|start|book|place|create|created|started !work|show|load
    signature|signatures|autoreply|auto_reply|out_of_office|profile|photo|display_name|settings ~4 changed|altered|replaced|edited ~6 links|link|added|not_me|spam|strange|scam|without_me|hacked|nobody|bitcoin !new_logo|how
    links|link|pictures|text|attachment|attachments ~2 added|inserted|appended|appears|appear ~3 to|in|into|under ~2 my|our|all|every ~1 mails|mail|emails|email|messages|posts|invoices|website|pages|signature !how
    pc|computer|server|laptop|machine|agent|someone|gpu|cpu|something|process|website ~3 mining|mines|mine ~2 bitcoin|bitcoins|crypto|monero|coins|ethereum
    go|goes|lead|leads|leading|redirect|redirects|redirected|sends|taken|sent|brings|land|lands ~3 scam|fake|casino|gambling|porn|phishing|dodgy|viagra|betting|adult|malicious|fraud|bogus ~1 site|page|shop|sites|website|pages|store|link
    clicked|opened ~3 link|attachment|mail|email|page|file|invoice ~10 now|since|then|and ~3 account|mailbox|computer|email|pc|mails|spam|outlook ~4 sending|sends|spamming|locked|hacked|sent|infected|emailing|weird|blocked
    lost_my_badge|badge_was_stolen|stole_my_badge|stolen_badge|keys_were_stolen|stole_our_keys|stolen_keys
    emailed|wrote|mailed|messaged|texted|contacted ~2 me|us|her|him ~2 from ~1 my|our ~1 own
    pop_up|popup|popups|pop_ups|window|screen|page|message|warning ~10 bank_details|at_risk|stolen|infected|hacked|compromised|spyware|viruses|pornographic|illegal|blocked_your|your_computer_has|your_pc_has !read_only|is_this_real|phish*
    remote|microsoft|support|technical|it|helpdesk|strange|unknown|other|bank ~1 guy|man|lady|person|woman|fellow|agent|caller ~6 connected|still_on|still_in|in_my|on_my|controls|control|screen|dont_know_who|keeps|wants !our|from_your|thanks|great|helped
    still|is ~1 connected ~6 dont_know|who|stranger|scam*|remote|hacker
    clicked|opened|pressed|installed|downloaded|ran ~4 something|link|it|file|attachment|thing|button|program|page|pop_up|popup ~6 everything|computer|pc|screen|laptop|browser|it|all|desktop ~3 weird|strange|odd|crazy|wrong|different|funny|black|gone|frozen|locked|mad|slow_and !but_excel|in_excel|in_word|toolbar|printed
    someone|somebody|stranger|hacker|they|unknown|he|she ~3 deleted|wiped|erased|destroyed|removed|encrypted|corrupted ~3 all|our|every|the_whole|entire|most|everything ~3 backups|backup|files|data|mailboxes|mails|emails|server|servers|folders|customers|users|accounts|website|documents|drives !by_mistake|by_accident|restore|back_please|can_you
    someone|somebody|stranger|hacker|hackers|they|person|people|unknown|he|she|competitor|thief ~3 took_over|taken_over|taking_over|seized|hijacked|claimed|captured|occupied|stole|grabbed ~3 our|my|the|his|her ~4 account|profile|page|domain|website|channel|number|mailbox|business|listing|server|computer|identity|tenant|group !role|as_manager|job|desk
    unknown|strange|unfamiliar|unrecognised|unrecognized|foreign|rogue|suspicious|unauthorised|unauthorized ~1 device|devices|computer|computers|laptop|phone|mac_address|host|client|machine|people|person|users|user ~4 on|connected|in|to|joined|logged|appeared|at ~3 our|my|the|network|wifi|wi_fi|lan|router|account|system|vpn|meeting|server|tenant !bluetooth|printers
    phone_system|pbx|phones|phone_lines|voip|telephone_system|switchboard|sip_trunk ~6 calls|called|calling|dialled|dialed|dialling ~4 africa|abroad|cuba|overseas|international|foreign|premium|russia|asia|latvia|expensive|somalia|strange !is_it_possible|cheap|allow|want|plan|block
    bad|illegal|criminal|nasty|dirty ~1 stuff|things|activity|content|downloads ~6 our|my|wifi|network|account|server|computer
    hacked|fraud|breach|ransomware|malware|intruder|intrusion|cyberattack|cyber_attack|virus_outbreak && emergency|urgent|help|now|immediately|asap|security|please !training|insurance|quote|course|webinar|article|policy
    everything|computer|pc|laptop|screen|phone ~2 is|went|gone|goes|acts|acting|behaves|behaving ~1 weird|strange|odd|crazy|haywire|bonkers|nuts ~8 clicked|opened|installed|downloaded|link|attachment|call*|popup|email
    hacked|compromised|infected|breached|hijacked|attacked|stolen|scammed|phished|conned|robbed|defrauded|blackmailed !by_the|sketch|spreadsheet|together &3 help|please|urgent|emergency|now|what_now|what_do
    breach|breached|intrusion|compromise|infection|attack|incident|hack ~3 suspected|possible|potential|likely|probable|confirmed|ongoing
    suspected|possible|potential|likely|probable|confirmed|ongoing|active|apparent|serious ~1 breach|intrusion|compromise|infection|attack|hack|malware|ransomware|fraud|theft|leak|virus|cyber* !phish*
    fake|scam|fraudulent|bogus|phishing ~3 call|caller|email|mail|site|page|link|text|popup|message|website ~8 fell|gave|entered|paid|typed|clicked_and|believed|trusted|installed|sent_money|logged_in|filled|gave_them
    opened|ran|clicked|downloaded|started|installed|double_clicked|unzipped|inserted|plugged &12 <av>|av|anti_virus &6 nuts|crazy|mad|alarm*|popped|screaming|shouting|beep*|red|wild|warning|warnings|alert|alerts|berserk|found|blocked|went|threat*|quarantined
    files|documents|computer|pc|data|system|account|screen|network|photos|everything|server &8 locked|blocked|encrypted|frozen|held|hostage &8 hours|days|pay|deadline|bitcoin|timer|countdown|ransom|money|deleted_forever|dollars !minutes_ago|for_hours|after_too|screensaver|since
    we_have|we|they_have|they|hackers_have|criminals_have ~2 downloaded|stolen|encrypted|copied|exfiltrated|locked|taken ~4 your|our|all_your|all_our|gb|tb|# ~3 data|files|network|servers|documents|systems|emails|gb|company !from_the_portal|template|to_the_new|from_your_website
    active|online|typing|available|logged_in|busy|green|awake ~6 asleep|in_bed|sleeping|on_holiday|not_at_work|in_hospital|on_leave|not_at_my|off_work|abroad !she_is|vpn
    windows_support|microsoft_support|apple_support|tech_support|windows_helpdesk|microsoft_helpdesk|windows_technician|microsoft_technician|support_number|virus_alert|security_alert|windows_defender ~8 voice|warning|froze|frozen|loud|screen|called|calling|number|locked|siren|cant_close|beep*|full_screen|window|connected|remote*|ring !ticket|policy|settings|update
    voice|warning|froze|frozen|loud|screen|locked|siren|beep*|full_screen|window ~8 windows_support|microsoft_support|apple_support|tech_support|windows_helpdesk|support_number|virus_alert
    webcam|webcams|camera|cameras|cctv|microphone|baby_monitor|screen|screens ~5 seen|visible|accessible|watched|viewed|streamed|streaming|shared|open|public|hacked ~4 internet|online|anyone|everybody|stranger*|hackers|public|website !teams|zoom|meeting
    streaming|streams|broadcasting|broadcast ~2 our|my|the ~1 screen|screens|camera|cameras|office|desktop|webcam
    blacklisted|blocklisted|blacklist|blocklist|spamhaus ~10 spam|infected|inside|virus|sending|hacked|compromised|malware !remove_from|customer_is
    infected|inside|virus|hacked|compromised|malware|sends_spam|sending_spam ~10 blacklisted|blocklisted|blacklist|blocklist|spamhaus
    spreading|spreads|spread|infecting|infects|jumping|jumps|moving ~4 pc|computer|network|machine|machines|computers|pcs|server|other !sheet|butter|the_word|the_load|toner|mouse|my_pc_to
    something|it|virus|worm|thing ~2 spreading|spreads|spread|infecting|infects|jumping|multiplying|copying_itself
    cut|disconnect|shut|pull|unplug|turn|switch|take|isolate ~3 internet|network|server|computer|plug|cable|vpn|wifi|everything|pc ~10 spreading|encrypt*|deleting|stealing|hack*|virus|attack*|data|stranger|someone|before_more|infected
    registered|bought|created|set_up|opened|made ~2 domain|site|page|profile|website|address|account|shop ~4 like|similar|same|almost|in|under|with|nearly ~2 ours|our|mine|my !how|can_you|please|we_want
    app|application|add_in|oauth_app|enterprise_app ~4 with|has|have|got ~2 full|all|read|mail|complete|global ~2 access|permission|permissions|rights ~6 nobody|unknown|never|appeared|strange|dont_know|suspicious|didnt
    anydesk|teamviewer|remote_tool|rustdesk|screenconnect|ultraviewer|ammyy|supremo|vnc|dameware|remote_utility|remcos|netsupport|atera ~6 installed|running|found|appeared|opened|on ~6 nobody|unknown|didnt|never|not|without|who|stranger|us|itself
    files|photos|desktop|documents|folder|folders|data|everything|pictures ~3 gone|empty|missing|disappeared|vanished|deleted ~8 note|ransom|strange_file|text_file|bitcoin|demand|readme
    note|ransom|text_file|bitcoin|demand|readme ~8 files|photos|desktop|documents|folder|folders|data|everything ~3 gone|empty|missing|disappeared|vanished|deleted|locked
    bounce|bounces|bounced|undeliverable|delivery_failures|non_delivery|mailer_daemon|returned|delivery_reports ~5 for|to|of|from|about ~4 i|we|havent|never|not|didnt ~1 havent|never|not|didnt|sent|wrote|write|send
    thousands|hundreds|dozens|full ~2 of ~3 bounce|bounces|bounced|undeliverable|delivery_failures|non_delivery|returned|ndrs|ndr
    police|bank|provider|google|microsoft|customer|supplier|neighbour|friend|partner|isp|till_provider|card_company|payment_provider ~3 says|say|told|called|wrote|thinks|warns|warned|reports ~10 stolen|hacked|compromised|infected|leaked|breach*|hijack*|attack*|virus|malware|phish*|spam_from|misused !is_it_true|real|is_this
    watching|watches|watch|filming|films|recording|listening|spying|monitoring|eavesdropping|follows|tracking ~2 me|us|our|my|everything_i|what_i ~3 through|via|by|on|with|using|do|type|say|screen ~2 my|the|our|webcam|camera|microphone|phone|laptop|computer|pc|screen|type|do !training|netflix
    hidden|secret|spy|bugging ~1 camera|cameras|microphone|mic|recorder|device|tracker|gps !in_teams|icon|by_a
    strange|weird|odd|suspicious|fake|unknown|infected|malicious ~1 document|documents|file|files|attachment|attachments|pdf|pdfs|zip|voice_message|share|invitation|invitations|photo|video ~3 from|by ~1 me|us|my|our|her|him !scanner|printer
    contacts|customers|clients|friends|everyone|everybody|people|suppliers|colleagues ~3 received|got|get|receive|receiving|getting|opened ~5 document|file|attachment|pdf|zip|invitation|share|link|request|message ~3 from ~1 me|us|my|our !late|twice|wrong_format
    defrauded|cheated|conned|swindled|tricked|scammed|robbed|deceived|ripped_off|fleeced|blackmailed|extorted !by_my|on_the_price
    raspberry_pi|keylogger|rubber_ducky|lan_turtle|wifi_pineapple|skimming_device|card_skimmer|implant ~6 behind|under|connected|plugged|found|network|in|attached !project|course|lesson|class|club
    strange|unknown|suspicious|unfamiliar|odd ~1 man|woman|guy|person|people|men|visitor|fellow|technician|individual ~6 in|at|with|near|around|outside|server|comms|laptop|computer|usb|office|desk|network
    man|woman|guy|person|people|fellow|visitor|technician|somebody|someone ~3 with ~2 laptop|usb|tools|ladder|camera ~4 in|at|near ~2 <machine>|comms_room|server_room|it_room|our_office|car_park|rack|cabinet ~4 dont_know|nobody|unknown|strange|not_ours|no_badge|claims|says|unannounced
    token_replay|token_theft|stolen_token|session_hijack*|pass_the_hash|golden_ticket|kerberoast*|brute_force_success*|password_spray*|credential_stuffing|privilege_escalation|webshell|cve_exploited|exploited|exploit_attempt|backdoored
    full_of|covered_in|flooded_with|loaded_with|overrun_with|riddled_with ~4 toolbars|ads|adverts|adult_ads|malware|viruses|spyware|popups|pop_ups|porn|adware|infections|trojans|bugs_and_viruses !email|inbox|paper
    toolbars|adware|adult_ads|porn_ads|casino_ads|sex_ads|dating_ads
    trojan|virus|malware|worm|spyware ~3 detected|found|action_needed|alert|warning|spreading|removed|quarantined|active|running
    site|website|homepage|home_page|page|shop|portal|intranet|blog ~4 replaced|swapped|overwritten|exchanged|vandalised|vandalized ~2 by|with ~4 black|page|message|flag|strange|something|hacker*|skull|picture|text|owned|foreign|another
    hacked_by|pwned_by|greetings_from|signed_by_hackers
    page|screen|text|message|site ~4 saying|says|with|reads ~2 owned_by|hacked_by|pwned|greetings
    our|the|my ~2 ads|ad|advertising|google|paypal|stripe|ebay|etsy|airbnb|booking|shopify|amazon|cloud|aws|azure ~2 account ~4 taken|hacked|hijacked|spending|emptied|used|stolen|locked_by|misused|charged|abused
    gone|went|go|goes ~1 crazy|mad|mental|nuts|wild|haywire|bananas|berserk ~6 since|after|when ~4 plugged|opened|clicked|usb|link|attachment|installed|downloaded|charger|cable|stick
    plugged|put|connected|inserted ~3 free|found|borrowed|unknown|strange|gift ~2 charger|cable|usb|stick|adapter|mouse|fan|device|drive ~12 crazy|weird|mad|strange|nuts|black|virus|odd|funny|popups|beep*
    computer|pc|laptop|machine|screen|phone|browser ~3 possessed|haunted|crazy|mad|berserk|haywire|bewitched|acting_up|acting_weird|acting_strange|acting_funny ~10 clicked|opened|link|attachment|download*|installed|plugged|popup*|pop_up*|tracking|parcel|usb
    clicked|opened|link|attachment|download*|installed|plugged ~12 possessed|haunted|crazy|berserk|haywire|bewitched|acting_up|acting_weird|acting_strange|acting_funny|strangely|weirdly|lots_of_windows|windows_open|popups|pop_ups
    fbi|police|interpol|europol ~4 says|wants|message|screen|locked|fine|pay|warning ~6 computer|pc|dollars|pay|locked|screen|fine|unlock !report|number
    logged|signed|broken|got ~2 into ~2 by ~2 <someone>|another|unknown|attacker
    <someone> ~3 logged|signed|got|broke|broken|gotten ~2 into|in|onto ~4 quickbooks|sage|xero|crm|erp|portal|bank|system|payroll|admin|website|server|vpn|azure|tenant|dropbox|sharepoint|onedrive|teams|router|firewall|camera|cameras|nas
    files|documents|spreadsheets|photos|pictures|everything|drawings ~5 turned|changed|converted|switched ~2 to|into ~3 crypt*|locked|enc*|weird|odd|another|random|something|unknown|akira|xyz*|some|strange|gibberish|nonsense|new_extension
    bitcoin|btc|monero|crypto|ethereum ~1 address|payment|demand|ransom
    to|their|this ~1 bitcoin|btc|monero|crypto|ethereum ~1 wallet
    want|wants|need|needs|demand|demands ~2 a|the ~1 key|decryption_key|unlock_code ~4 bitcoin|open|pay|files|contact|from_us|email
    <av>|firewall ~5 is|was|are|got|keeps|has_been|turned|switched ~1 off|disabled|stopped|dead|killed|uninstalled ~6 wont|cant|doesnt|not|itself|didnt|cannot ~2 start|turn|go|on|me|back|enable|do|open|run !licen*|expired
    ran|opened|clicked|downloaded|installed|executed ~2 something|thing|file|attachment|link|program ~3 from|in|on ~3 email|mail|internet|stranger|website|whatsapp|message|link ~8 now|then|since|and|after ~6 off|wont|weird|strange|slow|black|gone|cant|not|popups|ads|encrypted|dead|odd
    suspicious|strange|unusual|malicious|unauthorised|unauthorized|abnormal|rogue|weird ~1 activity|process|processes|connection|connections|program|programs|script|service|scripts|files|behaviour|behavior ~5 on|in|from|at|running|found|detected ~4 our|my|server|servers|network|pc|account|laptop|computer|machine|firewall|cpu|mailbox|system|night
    account_takeover|taken_control|took_control|lost_control_of|hijack|deepfake|deep_fake|voice_clone|cloned_voice|bec_attack|business_email_compromise|man_in_the_middle|zero_day|rat_installed|infostealer|stealer_log
    hit|struck|targeted|affected ~1 by|with ~2 ransom*|malware|virus|cyber*|attack|hackers|crypto*|trojan|worm|ddos|scam|fraud !lightning
    we|weve|they|have|has ~2 been_hit|got_hit|were_hit|been_breached|been_had|been_done|been_compromised|been_cryptolocked
    hack|hacked|hacking|attack|attacked ~3 my|our|account|computer|website|server|network|email ~6 help|please|now|what|urgent|quick !how_do_i_avoid
    erase|erases|erasing|delete|deletes|deleting|removing ~4 messages|mails|emails|files|folders|photos|everything ~4 somebody|someone|inside|itself|hacker|alone|while|stranger|unknown
    somebody|someone|hacker|stranger|unknown|they ~5 erase|erases|erasing|delete|deletes|deleting|wiping|removing|destroying ~3 my|our|the|all ~1 messages|mails|emails|files|folders|photos|everything|data|backups
    windows|window|programs|pages|documents ~2 open|opens|opening|close ~1 alone|themselves|by_themselves|without_me|on_their_own|magically
    something|smth ~1 dumb|stupid|silly|bad|terrible|foolish|idiotic ~12 password|link|attachment|gave|clicked|opened|paid|code|bank|usb|mail|email|phone|installed|downloaded|card
    infected|hackers|leaked|breached|intruder|intruders|defaced|skimmer|skimmed|exfil|exfiltration|exfiltrated|unauthorised_access|unauthorized_access|unauthorised_person|unauthorized_person|leak_page|leak_site|virus $ !times|response|water|memory|ad|an_ad
    went_through|got_through|was_approved|was_accepted|let_them_in ~5 although|though|but|even ~4 pressed|touched|did|approved|clicked ~1 nothing|not|no
    folder|zip|zips|archive|file|archives ~7 of|with ~3 all ~1 our|my|the ~5 on|in ~4 web_server|server|website|desktop|strange
    we|i|ive|weve|youve ~1 never ~1 sent|wrote|written|issued|approved|posted|offered|promised !received|a_ticket|the_ticket|been
    none_of_us|nobody_here|no_one_here|nobody_in|no_one_in ~4 sent|made|wrote|posted|ordered|created|approved|did|dialled|opened|installed !changed|deleted|moved|touched|open|log|work
    sends_out|sending_out|sends|mailing ~5 nobody|none_of_us|no_one|we_never|she_never|he_never|not_from ~3 made|wrote|sent|created|him|her
    obscene|pornographic|porn|nude|rude|racist|insulting|nazi ~3 picture|pictures|message|messages|image|images|mail|post|posts|video|text|words ~9 site|newsletter|page|screen|screens|printer|printers|sent|went|mail|left|account|our
    under_his_arm|under_her_arm|in_his_bag|in_her_bag|cut_cable|cable_cut|cut_lock|lock_cut|cut_chain
    nicked|pinched|swiped|robbed|burgled|ripped_off !idea|from_the_internet
    since|after|then|and ~6 windows|programs|pages|tabs|boxes|things|apps ~1 open|opening|keep_opening|pop_up ~1 and ~1 close|closing|shut|vanish|again
    charged|plugged|connected|used|sat|stood|alone|left_alone ~6 at|on|in|into|to|with ~4 reception|front_desk|our|my|the ~3 computer|pc|till|laptop|server|terminal ~13 since|after|then|now ~5 windows|weird|strange|open|close|black|popups|virus|files|gone|slow|password
    visitor|guest|stranger|cleaner|temp|contractor|intern|student|customer|unauthorised|unauthorized ~6 used|uses|using|sat|opened|touched|copied|took|photographed|logged ~5 pc|computer|laptop|server|terminal|till|passwords|screen|files|password|account
    replaced|swapped|exchanged|overwritten|substituted ~4 by|with|for ~4 files|file|something|icons|ones|copies|nonsense|garbage|strange|unknown ~5 cannot|cant|open|gibberish|unreadable|locked|ransom|pay|letter|note
    folder|files|documents|correspondence|archive ~5 replaced|swapped|exchanged|overwritten ~3 by|with
    letter|note|message|file|text ~5 addressed|written|directed ~1 to ~4 management|director|ceo|us|company|owner|boss
    somebody|someone|they|stranger ~4 writing|answering|replying|deleting|moving|reading|forwarding|typing|sending ~5 while ~1 i|we|im ~3 watch|look|watching|looking|write|type|speak
    something_russian|some_stranger|some_hacker|a_total_stranger|complete_stranger|total_stranger|perfect_stranger
    unknown|strange|foreign|odd|unexpected ~1 device|box|router|switch|cable|computer|laptop|antenna|thing|hardware ~5 in|on|behind|inside|under ~4 cabinet|rack|closet|server_room|network|office|cupboard|desk|meeting_room|ceiling !list|bluetooth|printers|manager|wifi_list
    browser|extension|plugin|addon|program|toolbar|app|search ~7 returns|comes_back|reappears|back_again|reinstalls ~4 after|when|even|each|every ~3 removal|removing|i|deleting|uninstall*|reboot|remove|deleted
    reads_everything|sees_everything|follows_everything|watches_everything|knows_everything_i
    folders|files|documents|pictures|icons|mails|records ~3 disappear|disappearing|vanish|vanishing|vanished|go|going|deleted|gone ~4 one_by_one|one_after|before_my|while|themselves|every_minute|as_we_speak|in_front
    files|documents|file|folders ~4 have|has|got|with|now ~3 other|another|new|different|changed|strange|wrong ~1 name|names|title|endings|ending|icon|icons ~9 letter|note|pay|each|every|folder|open|all|money
    in_each_folder|in_every_folder|each_folder|every_folder|all_the_folders|all_folders ~6 letter|note|file|text|readme|message|pay|html
    letter|note|file|text|readme|message|html ~6 in_each_folder|in_every_folder|each_folder|every_folder|all_the_folders|all_folders
    gehackt|hackeado|hackeada|piraté|pirate_informatique|pirata|verschlüsselt|verschluesselt|zaszyfrowany|zaszyfrowane|cifrado|cifrados|erpressung|rançon|gestohlen|robado|volé|skradziony|virus_sur|hackerato|взломали|вирус
    dateien|computer|komputer|server|ordenador|ordinateur|fichiers|archivos ~3 verschlüsselt|gehackt|zaszyfrowan*|cifrad*|piraté|hackead*|gesperrt
    cert|police|cyber_office|authority|national|ncsc|bsi|fbi|bank|provider|isp|security_company|cyber_police|security_centre ~5 wrote|phoned|called|rang|says|say|warned|contacted|told|informed|mailed ~11 passwords|server|criminals|botnet|attack|hacked|sold|malware|infected|data|leaked|compromised|stolen|spam|ransom*|someone_was_inside|break_in|broke
    server|computer|pc|network|machine|router|camera ~4 talking|talks|connecting|connects|sending|communicat*|phoning ~4 criminals|russia|china|botnet|unknown|strange|foreign|outside|hackers|malicious|suspicious !voip
    outbound|outgoing|strange|unusual|huge|suspicious|malicious ~3 traffic|connections|connection|upload|uploads|data_transfer ~7 botnet|unknown|foreign|russia|china|night|tor|malicious|ip|gigabytes|terabytes|abroad|hundreds|c2
    skull|pirate|jolly ~7 terminal|screen|crane|berth|till|display|monitor|computer|page
    terminal|screen|till|display|monitor|computer|page ~7 skull|jolly
    keep_the_line_open|dont_look_at_the_screen|not_to_look|turned_the_screen|black_the_screen|he_was_in_the|she_was_in_the|they_were_in_the|in_the_payments|in_my_bank|in_our_bank|in_the_banking !app_i|software
    definitely_not_me|certainly_not_me|not_me_at_all|that_was_not_me|it_was_not_me|this_was_not_me|that_wasnt_me|it_wasnt_me|this_wasnt_me|wasnt_us|that_was_not_us|it_was_not_us|not_by_me_or|nothing_from_me|none_of_it_was_me|not_my_doing|was_not_me|was_not_mine !who|so|the_printer|spill|deleted|broke|i_think
    <comm>|login|it|this|they|these|those|which|really|definitely ~3 isnt_from_me|is_not_from_me|not_from_me|not_from_us|isnt_from_us|arent_from_us|arent_from_me !but_from|its|it_is
    bot|app|integration|plugin|connector|service|account|user|extension|program|software ~7 installed|added|created|appeared|registered|joined|approved ~5 by|nobody|unknown|someone|user|stranger|none ~4 nobody|unknown|knows|stranger|know|no_one|someone_we|we_dont|none
    after|since ~5 update|download|install*|link|attachment|pop_up|popup|extension|converter ~7 start_page|homepage|home_page|browser|search|passwords|everything|pages|windows ~6 chinese|changed|strange|different|used|casino|ads|weird|other|russian|foreign|stolen|redirect*
    remove|get_rid|clean|kill ~4 malware|virus|trojan|spyware|adware|hijacker|ransomware !training|removal_tool
    files|documents|pictures|photos|everything ~5 have|has|got|with|now|get ~3 extension|ending|suffix !how|which
    have_the|has_the|with_the|got_the|all_the_same|same|new|another|other|different|strange|unknown ~1 extension|file_extension|suffix|file_ending ~7 dont_open|wont_open|cant_open|not_open|note|locked|all|files|everywhere|since !how_to
    plugged|put|inserted|connected ~3 something|stick|usb|device|drive|thing ~5 in|into ~3 till|pc|computer|server|terminal|register|machine|kiosk ~9 black|window|running|weird|strange|guest|customer|visitor|kid|now|somebody|screen
    guest|customer|visitor|stranger|kid|someone|somebody|cleaner|tenant ~4 plugged|put|inserted|stuck|connected ~6 till|pc|computer|server|terminal|register|machine|kiosk|router|network|socket !charger
    antivirus|defender|protection|av|edr ~5 shows|found|reports|lists|has|says|red|full ~5 red|threats|things|infected|items|alerts|warnings|problems|viruses|crazy|mad !0|nothing|expired|licence|license|update|updates
    wall|room|cupboard|rack|desk|shelf|place|spot ~6 where ~5 server|pc|computer|laptop|router|nas|till|safe ~5 empty|gone|bare|nothing
    unknown|strange|foreign|new|second|weird|unfamiliar|another ~1 device|devices|phone|computer|session|browser ~7 account|google|microsoft|365|apple|signed|logged|list|history|mailbox|icloud !can_i|how|set_up|need|wifi
    strange|odd|weird|unknown|funny|foreign|php|suspicious ~1 files|pages|folders|scripts|images|posts|users ~5 appear|appears|appeared|appearing|keep_coming|every_night|on_our|uploaded|show_up|found ~5 web|server|website|site|night|shop|wordpress|ftp
    lost|left|missing|stolen ~4 paper|papers|documents|files|folder|file|records ~5 and|with|on|in ~4 usb|laptop|patient*|client*|train|bus|taxi|names|data|car
    i_send_nothing|i_sent_nothing|we_sent_nothing|we_send_nothing|i_wrote_nothing|havent_sent_anything|have_not_sent_anything|didnt_send_anything|never_sent_anything|i_not_send|i_not_sent|i_no_send|not_send_by_me|we_not_send
    pay|send_money|payment ~3 or ~1 lose|else|we|your|everything|be|files|delete|publish
    mfa_spam|mfa_bombing|mfa_fatigue|push_bombing|mfa_flood|prompt_bombing|push_spam|push_flood|mfa_attack|mfa_bomb|authenticator_spam
    is_this_you|is_it_you|was_this_you|are_you_signing_in ~9 isnt|wasnt|not|im_not|never|and_no
    pressed|tapped|clicked|hit|said|approved|accepted|pushed|allowed ~5 make_it_stop|make_them_stop|to_stop_it|stop_the_buzzing|shut_it_up|get_rid_of_it
    fraud_report|reported_as_fraud|user_says_not_me|user_denied|denied_mfa
    let|allowed|letting ~1 someone|somebody|him|her|them|man|guy|stranger|bloke|lady|woman|person|caller|they|microsoft|technician_from_microsoft ~6 on|onto|into|in|connect|control|remote|use|take_over|access|install ~4 pc|computer|laptop|machine|mac|screen|desktop|anydesk|teamviewer|phone|server|remotely !for_the_meeting|from_your_company|share
    man|guy|lady|woman|person|he|she|someone|somebody|caller|bloke|fellow|technician|they|agent|voice ~6 phone|called|calling|call|rang|ringing|line|said|says|telling|told ~13 anydesk|teamviewer|press_windows|windows_r|windows_key|windows_and_r|cleaning|clean|remote|cleaning_my|download|fix_my_computer|install|virus|i_did|i_let|connect|cmd|supremo|quick_assist|screenconnect|in_my_computer|in_my_pc|control|so_i_did !your_company|from_nightdesk
    man|guy|lady|woman|caller|he|she|someone|somebody|bloke|stranger|technician|they ~5 cleaning|fixing|helping|clean|checking|repairing|looking_at ~5 my|the ~1 pc|computer|laptop ~9 program|phone|software|microsoft|remote*|is_that_ok|anydesk|teamviewer
    fell_for|fallen_for|fallen_to|taken_in_by|tricked_by|duped_by|conned_by|caught_by|tricked_into|was_tricked|got_tricked|been_tricked|were_tricked|got_scammed|been_scammed|got_conned|been_conned|scammed_me|scammed_us|was_scammed|were_scammed|got_phished|been_phished|was_phished|we_got_scammed|duped|swindled|been_had|got_fooled|been_fooled|was_fooled|was_duped !by_the_price
    opened|clicked|ran|enabled|downloaded|installed|launched|executed|allowed|clicking|opening|downloading|installing|after_opening|double_clicked|inserted|unzipped|plugged ~4 attachment|link|zip|file|macro|macros|exe|invoice|pdf|document|cv|resume|mail|email|app|program|software|extension|update|toolbar|driver|converter|game|word_file|excel_file|free_pdf|thing|usb|stick|it|photoshop|crack|player|docm|iso ~17 <odd_after> !but_nothing|print*|scan*|slow_to_open
    plugged|put|stuck|inserted|connected ~4 usb|stick|memory_stick|flash_drive|thumb_drive|usb_stick|drive ~9 found|car_park|parking|free|fair|giveaway|street|floor|mail|unknown|stranger|post|trade_fair|conference
    found|picked_up|finds|somebody_left|someone_left|customer_left|visitor_left a|an|some|this|that|two ~2 usb|stick|memory_stick|usb_stick|flash_drive|thumb_drive|usb_key|drive ~13 <plugged_in>
    a|an|some|this|that ~2 usb|stick|memory_stick|usb_stick|flash_drive|thumb_drive|usb_key|drive ~2 found|lying_around|somebody_left|someone_left|was_lying|from_the_street|from_the_car_park ~9 <plugged_in>
    usb|stick|memory_stick|usb_stick|flash_drive|thumb_drive ~7 found_in|found_on|from_the_car_park|from_a_stranger|free|from_the_fair|lying_around|unknown ~13 <odd_after>|plugged|virus|malware|infected
    cracked|pirated|torrent|keygen|crack ~9 <odd_after>|virus|installed|downloaded|malware
    captcha|verification|robot|human|website|page|i ~9 paste|pasted|powershell|windows_r|win_r|run_box|cmd|command|command_prompt|terminal ~13 stupid|paste*|worried|strange|weird|flash*|happened|infected|now|mistake|told_me|odd|virus|captcha
    pasted|paste|copied ~5 into|in ~3 powershell|run_box|run_window|cmd|command_prompt|terminal|windows_r
    enabled|enable|allowed|activated|clicked ~3 macro|macros|enable_content|enable_editing ~13 <odd_after>|skull|screen|worried|then|mistake|flash*|suspicious|back_with
    black|cmd|command|strange|dos|dark ?small|little|command|dos|cmd window|windows|box|boxes|screen|screens ~4 flash|flashed|flashing|opening|opens|keeps|keep|popped|pops|popping|appeared|appears|open ~7 close|closing|closes|itself|itself|themselves|attachment|opened|briefly|every_few|again_and_again|quickly|text !excel|word|after_login
    black|cmd|command|strange|dos window|windows|box|boxes ~5 flash|flashed|flashing|keeps_opening|keep_opening|open_and_close|opens_and_closes|opening_and_closing
    browser|chrome|edge|firefox|safari|homepage|home_page|pc|computer|internet_explorer|search|laptop ~7 keeps_taking|taking_me|takes_me|redirects|redirecting|redirected|sends_me|sending_me|goes_to|goes|changed|keeps_going|hijacked|opens ~6 casino|porn|gambling|strange|ads|adult|weird|dating|sex|spam|odd|xxx|lottery|betting|viagra|pages_i ?sites|site|pages|page
    casino|porn|gambling|adult|dating|sex|xxx ~3 pages|sites|page|site|ads|popups|pop_ups|pictures|pop_up ~7 keep|keeps|open|itself|whatever|everywhere|popping|themselves|pop|appear|all_the_time|every
    popups|pop_ups|ads|adverts|advertising|pop_up_windows|pop_up|popup ~6 everywhere|all_the_time|nonstop|non_stop|constantly|keep_popping|keep_coming|all_over|everytime|out_of_nowhere|keep_opening|keep_appearing !block*|settings
    search_bar|toolbar|search_engine|extension|program|antivirus|cleaner|software|app|search_page ~7 i didnt|never|did_not|havent|dont install|ask_for|invite|add|download|know|installed|recognise|recognize|invited|want_it !how|which|where
    ads|adware|adverts ~4 on|everywhere|full_of ~3 till|pc|computer|browser|laptop|desktop|screen|all_the_time
    full_of ads|adverts|malware|viruses|spyware|popups|pop_ups
    program|window|app|software|something|icon|process ~4 i|we <never> know|recognise|recognize|install|installed|started|opened ~3 runs|running|appears|keeps|is_running|itself|opened|popped
    mouse|cursor|pointer|arrow ~5 moving|moves|move|moved|clicking|clicks|typing|going|goes|controlled|opening|opens|wanders|acting|works ~5 itself|its_own|it_self|without_me|alone|themselves|mind_of_its_own|nobody|someone|somebody|im_not_touching|i_dont_touch|as_if|without_my !jump*|jitter*|drift*|a_bit|slightly
    cursor|mouse|pointer|arrow|screen|computer|pc|laptop|window|windows|documents|files|programs &15 none_of_us|not_touching|im_not_touching|am_not_touching|i_am_not|without_touching|nobody_touching|nobody_touches|i_did_not_do|i_did_not|didnt_touch|not_me_doing|hands_off|i_dont_touch ~4 touching|touch|do|doing|that|there|it|there|moving|mouse|using
    man|guy|woman|someone|somebody|person|stranger|hacker|unknown|one_unknown|they|he ~5 in|on|inside|into|has|have|with|take|took|takes ~4 my|our|the|of|from|this ~1 screen|desktop|computer|pc|laptop|machine|mailbox|session ~5 minutes|hours|control|moving|now|help|remote|mouse|opens|opening|see|not|running|past|half_an_hour
    someone|somebody|stranger|person|man|one|unknown ~5 has|have|takes|took|got ~3 control ~4 of|from|over|in ~3 screen|computer|pc|desktop|mouse|laptop|machine|phone|server
    someone|somebody|hacker|stranger|man|people|they|someones ~3 in|inside|into ~1 my|our|the ~3 email|emails|mail|mails|mailbox|computer|pc|account|network|system|screen|session|server|phone !room|rooms
    someone|somebody|stranger|man|person|anybody ~4 on|in|inside ~5 remote_session|session|remote_desktop ~11 holiday|not|away|off|nobody|sick|asleep|should
    remote_session|remote_connection ~7 holiday|away|strange*|unknown
    logged|log|signed|came|comes|got|getting|connected|connects ~3 in|into|on|onto ~3 my|our|the ~1 pc|computer|laptop|server|account|mail|system|network|machine ~5 outside|remote|i_see|moving|abroad|stranger|unknown
    antivirus|defender|firewall|protection|security|anti_virus|edr ~4 switched|turned|shut|disabled|switches|turns|shuts|stopped ~3 itself|off_by_itself|off_on_its|by_itself|themselves
    switched|turned|shut|disabled|killed|uninstalled ~3 off ?the|my|our ?windows antivirus|defender|firewall|protection|anti_virus !for_the|by_policy|can_you|please
    keyboard|cursor|computer|pc|laptop|something ~2 types|typed|typing|writes|writing|enters ~1 by_itself|itself|alone|without_me|on_its_own ~1 command|commands|sentences|words|passwords|code|powershell|messages
    keyboard|mouse|cursor|computer ~5 typed|typing|wrote|writing ~5 odd|strange|alone|itself ~21 mouse|antivirus|menu|window|cable
    task_manager|process|program|service|something|thing|app|icon ~9 comes_back|came_back|reappears|returns|restarts ~4 when|after|whenever|each_time|every_time|if ~3 i ~1 end|kill|delete|remove|close|stop !update|teams|outlook
    mouse|cursor|computer|pc|laptop|keyboard|screen ~4 mind_of_its_own|own_mind|life_of_its_own|possessed|haunted|ghost|possesed
    computer|pc|laptop|cursor|something|screen|machine|desktop|terminal ~5 typing|types|typed|clicking|clicks|opening_things|opening_files|opens_things|opens_files|writing|moving_things|moves_things|opening_programs|opens_programs|opening_windows|doing_things|does_things|logging_in ~7 itself|alone|without_me|its_own|themselves|not_me|nobody|myself_not|i_didnt|not_touching !scroll*|updates|driver
    things|programs|windows|files|folders ~3 open|opening|move|moving|close|closing ~5 itself|themselves|alone|without_me|nobody ~9 mouse|typ*|click*|someone|files|computer|remote|scary|cursor
    webcam|camera|web_cam|microphone|cam ~7 itself|turns_on|switched_on|turned_on|comes_on|came_on|goes_on|went_on|watching|on_by_itself|lights_up ~7 itself|alone|nobody|twice|without_me|program|watching|not_using|random|never|im_not|wasnt|someone !meeting|teams|zoom|call
    session|teamviewer|anydesk|screenconnect|remote_desktop|rdp|vnc|logmein|quick_assist|splashtop|remote_window|remote_control|remote_tool|remote_software|remote_program|remote_app|remote_session|connectwise_control ~7 popped|itself|by_itself|themselves|nobody_asked|not_us|didnt|without_me|stranger|unknown|without_asking|scammer|fake|never_installed|wasnt_you|typed_hello|someone_is|somebody_is|moving_my
    <someone> ?else|from_outside *<is> ?else|just|been ~3 remotely|remote|remoted|remoting|controlling|control|in_control|taking_control|taken_control|took_control|took_over|taken_over|taking_over|moving|clicking|typing|inside|steering|operating|using|spying|watching|moves|controls ~5 my|our|the|reception|front ~3 <machine> !in_the_meeting|for_me|share|shared|when_im|at_the_moment|on_loan
    <someone> ?else *<is> ?else|now|just in|inside|on|into my|our|the computer|pc|system|network|laptop|mailbox|email|mails|computers|server !room|list|training
    man|guy|stranger|somebody|someone|person|hacker|unknown_man ~4 at|using|touching|sitting|behind|on|in_front ~3 reception|front_desk|till|server|my|our|the ?front|desk ?computer|pc|desk|laptop|terminal|machine ~11 stranger|came_back|lunch|dont_know|unknown|not_staff|no_idea|ran|left|usb|alone|shouldnt|never_seen
    stranger|unknown_person|unknown_man|intruder|somebody_we_dont_know ~5 at|on|using|in|near|touched|into|inside ~4 computer|pc|server|reception|office|desk|laptop|server_room|machine|till|network
    remote_access|remote_control|remote_session|remotely_controlled ~4 stranger|unknown|nobody|hacker|scam*|by_someone|by_somebody|unauthorised|unauthorized|without_permission
    computer|pc|laptop|machine ~4 on_when_i|was_on|switched_on|turned_on|was_running ~9 turned_it_off|off_last_night|switched_it_off|shut_it_down|by_itself_at_night|at_night ~13 icons|files|other_places|someone|moved|different|open|places|used
    a|unknown|odd|strange|suspicious|small|weird|unfamiliar|little ~1 device|box|gadget|usb|dongle|hardware|stick|thing|card ~4 plugged|connected|stuck|attached|behind|between|wasnt_there|found_in|found_on|on_the_card_reader|in_the_back ~5 pc|computer|server|reception|till|reader|router|switch|desk|cabinet|network|terminal !not_recognised|unknown_device_in
    lost_device|lost_devices|device_lost|stolen_device|device_stolen
    sold|gave_away|donated|threw_away|thrown|binned|recycled|scrapped ~7 pc|computer|laptop|disk|drive|server|phone ~11 still|data|accounts|wiped|on_it|files !should|how
    disk|disks|drive|hard_drive|ssd|memory ~5 isnt_in|is_gone|was_removed|removed|taken_out|missing|stolen|pulled_out ~4 it|pc|computer|machine|server|from|of !mapped|letter|network
    opened|prised|unscrewed|forced ~3 up|open ~5 pc|computer|machine|till|server|disk|cabinet|safe
    <bad_software> ~4 on|in|into|inside|all_over|at ~3 pc|pcs|computer|computers|laptop|laptops|server|servers|machine|machines|network|till|phone|tablet|system|workstation|office|mac|reception|my|our|two|three|usb|website|site|desktop|account|email
    <bad_software> ~3 got|get|came ~1 on|in|into|through|inside
    <bad_software> *<is> ?was|has_been|been|just|still detected|found|spreading|took_over|infect*|running|discovered|here|back|blocked|caught|active|killing|destroyed|on_it|attacked|attack|sent|says|destroying|gone_wild|downloaded|installed !scan*|definitions|update*|today_in_the_report
    found|find|finds|detected|detects|detect|have|has|got|caught|catch|with|a|contains|contain|possible|suspected|is_it|some|possibly|potential|maybe|there_is|theres|think|suspect|weird|get|full_of|downloaded|installed|urgent|serious ~1 <bad_software> !scan*|protection|software|definitions|update*|scanner|licen*|subscription|program|report|alert_settings|checker|from_the_kids|at_home|removal_tool|filter|free
    <bad_software> warning|warnings|alert|alerts|message|popup|pop_up|pop_ups|popups|notification|notice|infection|outbreak|attack|alarm !settings|email_is_it
    virus|viruses|malware|trojan|hacked|hackers|spyware !scan*|protection|definitions|update*|licen*|subscription|software &5 help|urgent|screen|computer|pc|laptop|server|reception|machines|the_till|our_till|office|tills|usb|all_over
    computer|pc|laptop|machine|machines|server|servers|system|systems|network|workstation|mac|we|i|it|its|im|pcs|computers|tills|phone|usb|website|site|were|i_am|they ~3 *<is> infected|a_virus|virus|malware|viruses|a_trojan|spyware|a_worm|some_virus|infested|virused|infect !scan*|protection|software|update*|definitions|free|with_covid
    infected|infection ~5 computer|pc|laptop|machine|machines|server|network|virus|malware|with|screen|files|tills|number|by !wound|patient|tooth|ear|control|eye|chest|covid
    says|said|shows|claims|warning|message ~4 im|i_am|its|we_are|computer_is|pc_is|computer|it_is ~1 infected|hacked|at_risk|compromised|blocked_for_security|locked_for_security
    threat|threats ~1 found|detected|not_mitigated|active|not_removed|not_cleaned|remaining|cannot_be_removed|discovered !0|none|today_none
    <av> ~6 found|detected|detects|caught|alert*|flagged|shouting|screaming|threat|threats|quarantined|isolated|warns|warning|warned|not_mitigated|keeps_deleting|cannot_remove|cant_remove|cannot_clean|cant_clean|infected|going_mad|going_crazy|popping|went_off|removed|ransom*|trojan|malware|virus|severe|suspicious|attack|blocked_something !licen*|subscription|expired|expires|up_to_date|update*|scan_failed|renew*|definitions|quote|out_of_date|is_off|disabled|not_installed|installed|blocks_my|blocking_my|false_positive|exception|exclu*|allow*|whitelist*
    threats|threat|virus|malware|trojan|infected ~7 cannot_clean|cant_clean|cannot_be_removed|cant_be_removed|action_failed|action_required|not_removed|wont_go|cant_remove|keeps_coming|comes_back|cannot_remove|remediation_failed
    crowdstrike|defender|sentinelone|sentinel_one|sophos|huntress|av|antivirus|edr ~3 quarantined|isolated|contained|killed|stopped|locked ~4 something|item|items|file|files|pc|host|machine|machines|#|endpoint|laptop|process|computer
    isolated|quarantined ~4 by|from ~4 huntress|crowdstrike|defender|sophos|network|sentinelone|edr|soc
    pop_up|pop_ups|popup|popups|screen|message|voice|page|window|warning|siren|alert|it|recording|woman|man|box|alarm|notice|banner|speakers ~9 call|calling|dial|ring|phone|contact|ringing ~4 microsoft|apple|number|support|1|toll|windows|tech|technician|helpline|hotline|0800|800|888|877|844|0808|them !center|centre|queue|phone_number_is_wrong|for_toner|service_engineer|the_engineer
    computer|pc|laptop ~6 says|say|saying|said|tells|telling|told|shows|showing|asks|asking|wants|warns|warning|talks|speaks|shouts|screams|to|i_must|must|should ~3 call|calling|dial|ring|phone|contact ~4 microsoft|apple|number|support|1|toll|windows|tech|technician|helpline|hotline|0800|800|888|877|844|0808|them !center|centre|queue|phone_number_is_wrong|for_toner|service_engineer|the_engineer
    phone_number|phone_no|support_number|helpline|number_to_call|number_to_ring|number_to_phone ~4 on|in|shown ~3 screen|page|popup|pop_up|window|it !printer|copier
    pop_up|pop_ups|popup|popups|page|screen|window|warning|message|alert|siren ~9 phone_number|phone_no|wont_close|wont_go_away|wont_go|cant_close|cant_get_rid|wont_let_me_close|locked|beep*|loud*|siren|full_screen|fullscreen|takes_up ~9 microsoft|virus|number|call|infected|defender|hacked|security|windows|apple|phone|warning|trojan|phone_no
    cant|cannot|wont|can_not ~3 close|shut|exit|leave|get_rid|go_away|minimise|minimize ~7 microsoft|virus|warning|security|defender|infected|support ~4 page|warning|window|popup|pop_up|message|screen|alert
    virus|malware|trojan|spyware|infected|hacked|microsoft|windows|security|defender|norton|mcafee|apple ~4 pop_up|pop_ups|popup|popups|warning|warnings|alert|alerts|screen|message|page|window ~13 call|phone_number|phone_no|wont_close|wont_go_away|locked|number|cant_close|took_over|remote|full_screen|hacked|beep*|siren|loud|ring|takes_up|dont_have|scans|pay|whole_screen|everywhere|keeps_coming|every
    siren|alarm|voice|loud_voice|screen|computer|pc|laptop ~9 talks|talking|shouts|shouting|says|telling|siren|screaming|tells|beeping|beeps ~7 do_not_turn_off|not_to_turn_off|do_not_shut|number|call|infected|virus|hacked|microsoft|not_switch_off|dont_turn_off|police|do_not_restart|your_computer
    do_not_turn_off_your|computer_has_been_blocked|computer_has_been_locked|pc_has_been_blocked|your_computer_is_locked|your_pc_is_infected|your_computer_is_infected|computer_is_blocked
    red|blue|big|scary|full_screen|flashing|loud ~3 screen|window|page|warning|message|popup|pop_up ~7 call|number|infected|virus|microsoft|hacked|ring|phone
    norton|mcafee|antivirus|avast ~5 popup|pop_up|pop_ups|popups|message|scan|scans ~5 dont_have|didnt_install|never_installed|do_not_have|we_dont_use
    ringing|rang|called|call|calling|phoned ~4 number|support ~3 on|from ~3 screen|pop_up|popup|page|message|window
    keyloggers|keylogger|ransomware_activity|command_and_control|cobalt_strike|mimikatz|lateral_movement|brute_forced|credential_dump*|beaconing|impossible_travel|suspicious_inbox_rule|zero_day_in_our
    microsoft|windows|apple|bank|bt|amazon|openreach|talktalk|someone|man|they|lady ~3 called|phoned|rang|calling|call ~15 remote|remoted|anydesk|teamviewer|access|control|let_them|let_him|logged_in|gave|installed|took_over|into_my|quick_assist|i_did|cleaned
    let|allowed|gave|downloaded|installed|clicked ~5 remote|remotely|control|anydesk|teamviewer|connect|access|quick_assist|supremo|screenconnect|ultraviewer ~15 scam*|fake|turned_out|wasnt|dont_know|weird|stranger*|suspicious|microsoft_called|not_really|fraud*|called_me|caller|he_said|man|lady|from_microsoft|on_the_phone|from_the_bank|unknown|odd|phone
    joined|entered|came_into|got_into ~5 lesson|class|meeting|call|session|webinar && abuse|shouted|porn|swastika|filth|strangers|list|insults|naked|insulted|dont_know
    did_something|done_something|think_i|i_may_have|sorry && keeps_opening|kept_opening|keep_opening|things_kept|popups|pop_ups|ads_everywhere|now_it_does|other_computer && clicked|pressed|downloaded|installed|opened|update|link|attachment
    pressed|clicked ~3 update|allow|install|ok|yes && kept_opening|keeps_opening|keep_opening|popups|other_computer|spread
    file|files|document|documents ~5 called|named|called_something|names && backup_disk|unplug|akira|pull_the_plug|cant_open|wont_open|locked|shall_i|note|demand
    money_is_gone|money_gone|savings_account_is_empty|account_is_empty|account_is_emptied|bank_account_emptied|account_has_been_emptied|emptied_our_account|money_has_gone
    identity_theft|stolen_identity|sim_swapped|sim_swap_fraud|sim_swap_attack|sim_swapping|swapped_my_sim|sim_was_swapped|simswap|sim_hijacked|sim_cloned|sim_was_cloned|number_was_ported|number_got_ported|number_ported_without|number_was_hijacked
    rates|prices|price|orders ~4 set|changed ~3 to ~4 1|one|zero|0 ~7 taken|hacked|someone|nobody|not_us|by_itself
    quoted|knows|read|showed|cited|has ~5 memo|document|letter|file|email|strategy|offer|price ~7 only_existed|never_left|only_ever|in_our_drive|only_on_our|internal_only|never_sent
    pupil_data|patient_data|client_data|customer_data|staff_data|member_data|addresses|names ~9 public_page|public|google|open_to|online|internet|parent_found|anyone_can|visible|findable
    script|scripts|prescriptions|orders|letters|certificates|documents|contracts ~7 overnight|at_night|in_the_night|while ~9 name|nobody|signed|under
    wrote_to_me|mailed_me|emailed|mailed|wrote|answered|replied|sent ~9 while|and_i_was|i_was|and_she_is|and_hes|she_was|he_was|sits_next|and_she|yet ~6 in_bed|asleep|holiday|hospital|away|next_to_me|dead|wedding|plane|flight|sick|at_the_dentist|retired
    malicious|infected|fake|strange|dodgy|unknown|weird|evil ~1 extension|plugin|add_on|addon|app|browser_extension|update|installer|macro ~9 installed|stealing|logs|posts|opens|runs|ran|spread*|passwords|steals|since
    extension|plugin|addon|add_on ~5 stealing|steals|stole|logs_me_out|posts_things|sends|reads_my
    crack|cracked|keygen|pirate|pirated|free_tool|torrent|free_download ~13 taken|stolen|ads|green|passwords|virus|odd|weird|hacked|next_day|since|wont
    macro|macros ~3 ran|run|started|executed|enabled ~11 closed|howls|black|nothing|weird|screen|gone|strange|opens
    stick|usb|attachment|cv|file ~5 plugged|inserted|opened|put_in ~11 screamed|silent|black|weird|alarm|red|strange|antivirus|nothing_opens|dead|odd
    somebody|someone|guy|person|employee|colleague|she|he ~5 no_longer|doesnt|not|left|sacked|dismissed|fired|quit ~6 still|downloaded|deleted|logs|logged|reads|copied ~3 access|gets|logs|log|get|in|into|logging|reads|read|logged|everything|files|mail|mails|email !please_remove|please_disable|remove
    website|site|homepage|home_page|shop|web_page|webpage|shop_page|web_shop|wordpress|web_site|domain|google|search_results|blog ~9 defaced|hackers|hacker|hacked|viagra|casino|porn|japanese|chinese_text|pills|malware|redirect*|infected|sends_them|sends_visitors|sends_customers|spam_links|strange_links|dangerous|deceptive|phishing_page|gambling|skimmer|cialis|malicious|russian_text|unsafe_site_ahead|visitors_land|arabic_text|sunglasses|replica !plugin_update
    admin|admins|administrator|users|plugin|plugins|pages|posts|code ~5 we_dont_recognise|we_dont_recognize|dont_know|unknown|didnt_create|didnt_add|not_ours|nobody_added ~9 website|wordpress|site|japanese|search|shop|google|pages
    wordpress|joomla|drupal|magento|shopify|website|site ~4 admin|admins|users|user|plugin|pages ~6 dont_recognise|dont_recognize|unknown|didnt|strange|never|nobody
    wiped|deleted|encrypted|destroyed ~4 backups|backup|snapshots|everything ~7 someone|somebody|attacker|hacker|nobody|them
    backups|snapshots|backup ~3 ?have|has|were|was|all ?been|all deleted|wiped|encrypted|destroyed !old|by_retention|after_30|expired
    windows|win ?key|button ?and|plus r ~9 paste|pasted|pasting|ctrl|enter|robot|human
    paste|pasted|pasting ~8 robot|human|captcha ~3 !field|form
    files|documents|pictures|photos|drawings|spreadsheets|flies|names ~5 have|has|got|hav|with|show ~2 new|strange|funny|odd|weird|unknown|long ~1 ending|endings|tail|tails
    files|documents|pictures|photos|drawings|spreadsheets|flies ~5 have|has|got|with|show ~2 strange|funny|odd|weird|unknown ~1 extension|extensions|suffix
    teamviewer|anydesk|screenconnect|rustdesk|splashtop|vnc|ultraviewer|logmein ~3 not_mine|isnt_mine|not_ours|isnt_ours|never_installed|nobody_installed|not_from_us|not_from_you !account|licence|license
    computer|pc|laptop|screen|note|computr ~3 asks|wants|demands|ask|want ~2 coins|bitcoin|bitcoins|ransom|crypto
    watch|watching ~3 folder|folders|files ~4 thinner|emptier|fewer|empty|disappear|disappearing|vanish|vanishing|shrink|shrinking|emptying !tutorial
    folder|folders|files|documents ~6 thinner|emptier|fewer|disappearing|vanishing ~9 watch|while_i|every_time|refresh|f5|minute|second|my_eyes
    voice|voices ~4 came|comes|coming|talks|talking|spoke|speaks|laughs|laughed ~3 out_of|through|from ~2 camera|webcam|cctv|baby_monitor
    camera|webcam|baby_monitor ~5 said|says|talked|talks|spoke|speaks|laughed|swears|shouted ~3 to|at ~1 me|us|her|him
    wants|demands|asks_for|want ~4 or|otherwise|else ~2 he|she|they ~2 puts|put|publish*|post|posts|leak|leaks|release*|sell|sells ~6 online|internet|everyone|everybody|public|press|customers|clients|web|patients|parents
    boy|pupil|competitor|neighbour|stranger|somebody|someone|rival|husband|he|she|they ~6 knows|know ~1 what|whats ~4 in|inside ~1 my|our|his|her ~2 mail|mails|email|emails|mailbox|inbox|messages|chats
"""
