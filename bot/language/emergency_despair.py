"""Somebody who may end their life, or who worries about another."""

from __future__ import annotations

ALARMS = """
    want|wants|wanted|wanna|wish|wishes|like|liked|ready|going|hoping|gonna|try|tries|tried|prefer|rather ~1 to|i_could|i_would|id ?just die|be_dead|be_alive_no_more|stop_existing|not_be_here_anymore|not_be_here_any_more|not_be_alive|disappear_forever|end_it|end_it_all|kill_myself|stop_living|fall_asleep_forever|sleep_forever !of_embarrassment|of_shame|hard|of_laughter|laughing|of_boredom
    wanna_die|want_die|want_dead|wants_die|wish_i_was_dead|wish_i_were_dead|wish_to_die|rather_be_dead|better_off_dead|better_dead|wish_i_wasnt_alive|wish_i_was_never_born|should_be_dead|better_off_without_me|world_without_me|i_should_die|let_me_die|ready_to_die
    not|dont|doesnt|didnt|no_longer|never|cant|cannot|wont ?really|even|just|think_i ?want|wants|wish|wishes|wanna|like|wanted|be|see_a_reason|feel_like|have_a_reason|can_keep ?to ?go_on|be|keep live|living|be_alive|be_here_any_more|be_here_anymore|wake_up|be_around_any_more|to_exist|go_on_living !in|on|near|at|chat|here_in|stream|up_my|up_the|the_computer|my_computer|mirror|preview|event|from|with_this|with_the
    wish|hope|want|wished|hoped|wishing ~4 not_wake|not_to_wake|never_wake|didnt_wake|wouldnt_wake|not_waking|to_never_wake|wont_wake|dont_wake up
    kill|killing|kills|killed|hang|drown|shoot|stab|hurt|hurting|hurts|harm|harming|harms|cut|cutting|poison|injure|end|burn|starve|strangle|off|offing ~1 <self> !off|out|some_slack|from_the
    something|anything ~1 stupid|silly|bad|terrible ~1 to <self>
    end|ending|ends|take|taking|takes|took|finish|finishing|ended ?all|of my|his|her|their|my_own|his_own|her_own|their_own|own ?own|whole life|lives|live
    end|ending|finish|finishing ?of it all|everything_for_good|this_life|it_tonight|my_pain|my_suffering|it_for_good|it_forever
    thinking|think|thinks|thought|thoughts|talks|talking|talked|spoke|planning|plans|considering|threatens|threatening ~3 of|about|to suicide|killing|kill|dying|death|harming|ending_it|ending_things|end_it|end_it_all|ending_his|ending_her|ending_my|hurting_myself|hurting_himself|hurting_herself|jumping_off !the_process|the_contract|session|support|call|meeting|of_the|of_life|of_support
    suicide|suicidal|suicid*|unalive|unaliving|self_harm|selfharm|self_harming|sewerslide
    no|not|nothing|any|see_no|isnt_any|without ?any|a|more ?more point|reason|sense|purpose|will|wish|hope ~1 in|to|of|for ~1 living|live|life|go_on|going_on|anything_anymore|anything_any_more|stay_alive|being_here|exist|anything
    nothing|not_much|little ~1 to_live_for|left_to_live|worth_living
    tired|sick|done|fed_up|weary|exhausted|had_enough|cant_cope ~1 of|with ?my|this|being living|life|alive|to_live|my_life|existing|being_alive !insurance|cycle|battery
    life|living ?is|isnt|has ?not|no|just|no_longer worth|worthless|pointless|meaning|meaningless|unbearable|hopeless|over_for_me !checking
    nobody|no_one|noone|who|none|everyone|they|you|all ~4 miss|notice|better_off|happier ?if ?me ~4 i|without_me|gone|dead|died|disappeared|wasnt_here
    better|happier ?off without me
    i|she|he|they|we ~3 cant|cannot|can_not|dont_want_to|wont ?keep|do|take go_on|going_on|going|carry_on|take_it|do_this|live ?like_this ?any_more|anymore|longer|living ~7 life|live|living|die|dead|alive|myself|goodbye|pills|end
    cant_go_on_living|cant_live_anymore|cant_live_any_more|cannot_live_any_more|not_want_live|dont_want_live|tired_of_life|goodbye_note|suicide_note|farewell_letter|goodbye_letter|farewell_note|goodbye_message|goodbye_forever|said_his_goodbyes|said_her_goodbyes
    wont|not|dont_think|never|doubt ~5 be_alive|alive|live|around|be_here ?any_more|to_see tomorrow|much_longer|next_week_alive|any_longer|till_morning|the_morning|see_tomorrow
    took|taken|swallowed|taking|swallow|has_taken|have_taken|overdosed|drank ~4 pills|tablets|sleeping_pills|overdose|bleach|poison|paracetamol|whole_pack|antifreeze
    overdose|overdosed|overdosing|too_many_pills|razor_blade|slit_my|slit_his|slit_her|cut_my_wrist*|cutting_my_wrists
    going_to|wants_to|will|hes|shes|about_to|threatens_to|threatening_to|wanna|gonna|want_to|thinking_of|on_the_bridge ~3 jump|jumping ?off|from|out|down|in_front|under|of|out_of ?the|a|of roof|bridge|window|building|train|balcony|tower|tracks !list|menu|server|box|host
    going_to_jump|about_to_jump|on_the_ledge|standing_on_the_roof|stands_on_the_roof|on_the_edge_of_the_roof
    gave_me|giving_away|gave_away|gives_away ~4 his|her|my|their ?all things|belongings|possessions|stuff ~11 not|here|goodbye|week|anymore|around
    talks|talked|talking|says|said|speaks|spoke ~5 not_being_here|not_being_around|not_be_here|wont_be_here|being_gone ~9 things|goodbye|himself|herself|worried|next_week|anymore|soon
    nothing|none_of_it|none_of_this ~2 matters|matter|makes_sense|is_worth ~8 goodbye|gone|tomorrow|die|life|anymore|any_more|over|end|alive
    gone|dead ~2 tomorrow|by_tomorrow|tonight|by_morning|soon|in_the_morning ~6 goodbye|forgive|sorry|thanks_for_everything|dont_look_for_me|farewell
    goodbye|forgive_me|farewell|dont_look_for_me ~10 gone|dead|tomorrow|end|life|pain|die|over|forever
    done|finished|through|over ~1 with ~1 life|living|this_life|this_world|everything_and_everyone
    want|wants|wish|going|need ~2 it|everything|all|pain|this|life|suffering ~1 all ~1 to ~1 end|stop|be_over ~6 suicide|die|life|anymore|any_more|pain|living|alive|myself|forever
    plan|planning|plans|method|going|decided|decide ~2 to|for ~1 die|kill|end_my|end_his|end_her|end_it|hang|overdose|suicide|take_my|not_live
    my_own_life|his_own_life|her_own_life|their_own_life|own_lives|end_my_life|end_his_life|end_her_life|end_their_life|kill_himself|kill_herself|kill_myself|kill_themselves|hang_myself|hang_himself|drown_myself|shoot_myself|hurt_myself|cut_myself|killing_myself|killing_himself|killing_herself
    disappear|vanish|sleep|gone ~1 forever|for_good|for_ever ~6 want|wish|nobody|die|life|anymore|me|pain
    wants|want|wanted ~1 to ~1 disappear|vanish|sleep ~1 forever|for_good|for_ever
    not|dont|doesnt|no_longer|never|didnt ~2 want|wants|wish|wishes|wanted ~1 to ~1 be ~1 here|alive|around|in_this_world|on_this_planet|on_earth ~1 any_more|anymore|any_longer|no_more !in_the_team|in_the_group|in_the_meeting|on_the_list|project
    reason ~3 to ~1 get_up|go_on|carry_on|live|wake|be_here|continue|stay|exist|keep_going
    better ~4 for ~1 all|everyone|everybody|them|my_family|my_kids|us|him|her|the_world|others ~4 if|when|without ~1 i|im|me|she|he ~5 not|wasnt|werent|gone|dead|disappear*|die|died|around|left
    pills|tablets|rope|noose|razor|razor_blade|blade|bottle|knife|gun|sleeping_pills ~4 in_front_of|beside|next_to|in_my_hand|ready|on_my_desk|in_my_drawer|on_the_table|here !blood_pressure|of_toner
    i_wasnt|i_werent|if_i_wasnt|if_she_wasnt|if_he_wasnt|i_was_not|i_am_not|im_not ~3 around|here|alive|born|on_this_earth ~3 any_more|anymore|any_longer|at_all|ever !printer|mouse|file|the_folder|support|server|button
    never|not ~1 wake_up|waking_up|be_found|come_home|see_tomorrow|see_the_morning|be_born ~3 again|any_more|anymore|tomorrow|$ !laptop|pc|computer|screen|monitor|from_sleep
    tonight|today|tomorrow|this ~3 is|will_be|was ~3 her|his|my|their last ~1 night|day|evening|message !at_work|here|in_the_office|of_work|with_us|with_the_company|on_the_job|working
    goodbye|good_bye|farewell|goodbyes ~9 frightens|frightened|worries|worried|scares|scared|forever|final|in_a_way|strange|sounded|sounds|letters|letter|crying|life|last_time|unlike !email|party
    said|says|wrote|written|saying|left|sent ~4 goodbye|good_bye|farewell|goodbyes ~7 worried|frighten*|scare*|forever|way|like|door|phone|kids|family|note|strange|cry*
    by_the_time|when|once|if ~1 you|anybody|anyone|they|she|he|somebody|someone ~1 read|reads|see|sees|find|finds|get|gets|open|opens|hear ~1 this|it|that|my_letter|this_letter|this_message|this_mail ~2 im|ill_be|ill|i_am|i_will_be|ive ?already|long gone_for_good|gone_forever|gone_for_ever|gone|dead|no_more|at_peace|with_god|in_a_better_place|not_alive !<away>
    cant|cannot|can_not|doesnt|dont|didnt|not|no_longer|couldnt ~1 see|sees ?the|a|any point|sense|reason|meaning ?in_anything|in_it|in_it_all|to_anything|of_it_all|of_anything any_more|anymore|any_longer ~6 goodbye|good_bye|goodbyes|farewell|farewells ?to_us|to_everyone|to_everybody|to_all_of_us|to_his_family|to_her_family|to_his_kids|to_her_kids|to_his_mother|to_her_mother|to_the_kids|to_them|to_me !to|email|mail|party|cake|drinks|from_the_project
    goodbye|good_bye|goodbyes|farewell ?to_us|to_everyone|to_everybody|to_all_of_us|to_his_family|to_her_family|to_his_kids|to_her_kids|to_his_mother|to_her_mother|to_the_kids|to_them|to_me ~4 cant|cannot|can_not|doesnt|dont|didnt|not|no_longer|couldnt ~1 see|sees ?the|a|any point|sense|reason|meaning ?in_anything|in_it|in_it_all|to_anything|of_it_all|of_anything any_more|anymore|any_longer
    see|sees ~1 no point|sense|reason|meaning ?in_anything|in_it|in_it_all|to_anything|left any_more|anymore|any_longer|left|and ~6 goodbye|goodbyes|farewell ?to_us|to_everyone|to_everybody|to_all_of_us|to_his_family|to_her_family|to_his_kids|to_her_kids|to_his_mother|to_her_mother|to_the_kids|to_them|to_me !to|email|mail|party|cake|drinks|from_the_project
    written|wrote|writing|left ~3 letters|letter|note ~9 goodbye|desk_in_order|in_order|thanks_for_everything|family|will|sorry|forgive|my_wife|my_kids|my_mother|last
    put|putting|puts ~4 affairs|desk|things|papers|life ~1 in_order ~11 thanks|letters|goodbye|everything|will|sorry|last
    not|isnt|wasnt|nobodys|never ~1 their|your|her|his|anyones|anybodys|nobodys fault ~11 roof|tell|goodbye|sorry|im_gone|when_i|gone|bridge
    tell|forgive ~5 family|kids|children|wife|husband|mother|mum|them ~4 i_love|love_them|loved|sorry|not_their_fault|it_was_not|it_wasnt
    on|off|from|to|over ~3 roof|ledge|bridge|balcony|railing|parapet|rooftop|tracks|cliff|railway ~9 jump|tell_them|goodbye|end|fault|hanging|standing_on|suicide|wont_come|wants|nobody|die|railing|sorry
    im|i_am|hes|shes|he_is|she_is|standing|sitting|stands|sits|hanging ~3 on|from|over ~3 roof|ledge|bridge|balcony|railing|parapet|rooftop|tracks|cliff|railway !office|ladder_is|antenna|work|leak|garden
    better ~5 if|when ~1 i|she|he|id|ive stopped|stop|ceased|quit ~1 existing|to_exist|living|breathing|being|being_here
    cant_go_on|cannot_go_on|can_not_go_on|cant_carry_on|cannot_carry_on ~2 nobody|no_one|noone|who|none ~3 notice|notices|miss|misses|care|cares !with_the|error
    nobody|no_one|noone ~3 notice|notices|miss|misses|care|cares ~4 cant_go_on|cannot_go_on|can_not_go_on|cant_carry_on
    nothing ~1 left ~4 for_me|to_live|in_life|in_this_life|here_for_me
    its|it_is|everything_is|all_is|then_its|and_its|will_be ~1 over ~3 for_me|after_this_shift|after_tonight|tonight|then|with_me|soon ~7 nothing|life|left|me|goodbye|point|anyway
    cant|cannot|can_not|dont_want_to|no_longer_want_to|not_want ~1 go_on|carry_on|continue|cope|be_here|keep_going|bear_it|stand_it|live ?like_this ~1 any_more|anymore|any_longer|no_more|living|with_life|without_her|without_him !printer|laptop|computer|system|software|contract|the_old|slow|internet
    no_way_out|no_other_way_out|only_way_out|hopeless|worthless|a_burden|burden_to|hate_my_life|hate_myself|hating_myself|ruined_my_life|my_life_is ~9 die|end|life|live|living|anyone|everyone|anymore|over|myself|pointless|kids|nobody|family|i_am|me
    depressed|desperate|despair|in_despair|suicid*|self_harm* ~9 help|die|end|life|talk|worried|myself|himself|herself|anymore|cant|pills
"""
