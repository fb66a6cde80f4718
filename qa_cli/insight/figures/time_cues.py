"""Cues for what a duration is given for; `cues` says how to read them.

Weights are rounded from those that did best on labelled sentences when each phrase that only one
of them has was left out; about that optimum it is flat, and what tells new sentences is which words
are known. So the lists are by meaning, and reach beyond the sentences that they were tried on.
"""

from qa_cli.insight.figures.cues import Cue

_SYMPTOMS = """
    ache aches aching bleeding blister blisters blurred blurry bruise bruised bruises bruising
    burning congestion constipated constipation contagious cough coughing cramping cramps crooked
    crusting diarrhea discharge discomfort dizziness dizzy droop drooping droopy drowsiness drowsy
    dryness fatigue fever halos hard headache headaches heavy hives hoarse hoarseness hurting
    infectious insomnia irritation itch itching itchy limp lumpy migraine nausea nauseous numb
    numbness oozing pain painful palpitations paralysis paralyzed ptosis puffiness puffy rash red
    redness ringing runny scabbing sensitivity sick sleepy sneezing sore soreness spasms spotting
    stiff stiffness stinging swelling swollen tender tenderness tight tightness tinnitus tingling
    tired tiredness twitching uneven vertigo vomiting weak weakness wheezing"""
"""What one feels, has, and gets rid of."""

_TREATMENTS = """
    acid acyclovir antibiotic antibiotics antiviral antidepressant antihistamine bandage binder
    boot bra brace braces cast cleanser collar compress compresses compression course_of cream
    crutches diet drain drains dressing drops elevation exercises eyedrops faja formula garment gel
    hearing_aid headband heat hydroquinone ice icing inhaler insoles iron lotion lozenges massage
    massaging medication medicine mouthwash minoxidil moisturizer ointment orthotics painkillers
    patch physio physiotherapy pillow prednisone pressure probiotics rehab rest retainer retinoid
    rinse saline sheeting sheets shield shot silicone sling soak splint spray steroid steroids
    stockings suction sunscreen supplement supplements support tablets tape taping therapy traction
    tretinoin vitamin vitamins walker wrap"""
"""What one takes, wears or does for so long."""

_ACTIVITIES = """
    alcohol bath bathe bending biking caffeine contact_sports cycling dairy dance drink_alcohol
    drive driving exercise exercising flights fly flying golf gym heavy_lifting hiking hot_tub
    intercourse jog jogging lifting makeup play pool run running sauna school sex shower
    showering ski smoke smoking sport sports strenuous sun sunbathing swim swimming tanning tennis
    travel weights work_out working_out workouts yoga"""
"""What one would do again."""

_OTHERS = """
    a_colleague a_friend a_gentleman a_lady a_patient_of_mine a_patient_of_your a_previous_patient
    a_recent_patient a_relative a_woman a_young_man a_young_woman another_patient ^_he_came
    ^_he_had ^_he_took ^_he_was ^_her her_case ^_his his_case i_saw last_patient mine_lasted
    mine_took mine_was my_assistant my_aunt my_brother my_colleague my_cousin my_dad my_daughter
    my_father my_friend my_grandmother my_husband my_last_patient my_mom my_mother my_neighbor
    my_neighbour my_nephew my_niece my_nurse my_other_patients my_partner my_sister my_son my_uncle
    my_wife one_of_my one_patient patients_of_mine ^_she_came ^_she_got ^_she_had ^_she_took
    ^_she_was studies_show the_study the_trial who_got who_had who_received who_was"""

TIME_CUES = (
    # effect
    Cue("effect", 3.5, "before", "it passes, or stays, for so long", """
        abate* absorb* adapt* adjust* close_up fill_in get_used grow_out level_off quiet_down
        run_its_course runs_its_course thin_out tighten* back_on_your_feet back_to_normal
        blend* bounce_back break_down breaks_down broken_down calm* clear_up clears clears_up
        comes_back continue_to continues die_down dies_down diminish* disappear* dissipate*
        dissolve* downtime drag_on dry_up ease* endure* even_out evens_out fade* feel_better
        feel_normal flake* flatten* fluff fully_healed get_better get_over get_rid_of gets_better
        go_away go_down goes goes_away goes_down going_away gone good_for grow_back grows_back
        half-life hang_around hangs_around heal heals healing_time help* hold_up holds_up improve*
        improvements keeps knit* last* let_up lets_up lifespan lighten* linger* longevity
        look_normal looks_normal loosen* maintain* mature* mend* metabolize* normalize* off_work
        outlast* outlive* pass passes peel* persist* protect* reabsorb* recover* recovery
        recovery_time recur* regress* regrow* relapse* relax* relieve* remain* removes resolve*
        retain return_to_normal returns rid_of settle* shed sheds shrink shrinks soften* stabilize*
        stay* still_in_place subside* survive* taper_off vanish* wear_off wearing_off wears_off
        went_away went_down work_for works_for wore_off worn_off"""),
    Cue("effect", 2, "near", "something that passes is spoken of", _SYMPTOMS + """
        disappear disappears effect effects fade faded fades go_away goes_away gone healed healing
        heals improve improves permanent resolve resolves result_lasts results_last subside subsides
        temporary wear_off wears_off"""),
    Cue("effect", 1, "before", "it is felt for so long", """
        been been_hurting been_like been_there couldn't have_had has_had
        i_have""", "asker"),
    Cue("effect", 1, "before", "it is felt for so long", "for_#", "asker"),
    Cue("effect", 3.5, "behind", "what it takes so long to do", """
        before_it_feels before_you_feel #_benefit #_downtime #_duration for_healing
        for_it_to_resolve for_recovery in_duration is_average is_common is_normal
        is_not_uncommon is_not_unusual is_typical is_usual is_within_the_normal of_bruising
        of_downtime of_recovery of_redness of_relief of_swelling on_average out_of_it
        #_recovery to_absorb to_clear to_close to_come_back to_completely_resolve
        to_disappear to_dissipate to_dissolve to_drain to_drop to_establish to_expand
        to_fade to_feel to_fully_heal to_fully_recover to_get_better to_get_over to_get_rid
        to_go_away to_go_back to_go_down to_grow to_heal to_improve to_mature to_mend
        to_metabolize to_normalize to_pass to_recover to_regrow to_relax to_resolve to_return
        to_settle to_soften to_stabilize to_subside to_wear_off"""),
    Cue("effect", 3.5, "behind", "it is over then", """
        #_before_it_gets #_before_it_improves #_before_they_get
        are_gone be_back has_faded has_resolved has_subsided have_faded have_gone
        have_resolved have_subsided is_gone is_over #_later_it #_later_most #_later_the
        #_later_they #_later_you #_out_of_it #_out_of_the #_out_of_them should_be_gone
        will_be_gone will_be_over will_have_faded""", "doctor"),
    Cue("effect", 0.5, "before", "how long something takes", "need needs take taken takes took"),
    Cue("effect", 1, "before", "until when it is over", """
        by_# in_# over_# over_the_first_# up_to_# within_#""", "doctor"),
    Cue("effect", 1.5, "before", "how long something is so", "for_# for_the_first_#", "doctor"),
    Cue("effect", 4, "before", "until it has worn off", """
        be_renewed be_replenished be_topped stretch_it""", "doctor"),
    # wait
    Cue("wait", 6, "before", "to hold off for so long", """
        abstain allow_at alone avoid* delay* ^_give give_it give_them give_yourself hold_off
        holding_off how_long_until how_soon keep_off leave_it_alone let_it let_them let_things
        let_yourself limit limiting ^_no nothing_to_eat off_limits postpone refrain restrict
        restrictions skip stay_away stay_home stay_off stay_out ^_stop stop_smoking time_off wait
        waited waiting when_can"""),
    Cue("wait", 4.5, "before", "to hold off for so long", """
        ask_for_# asks_for_# give_it give_them give_yourself let_it let_them let_things
        let_yourself require_# requires_# wait_# wait_at_least wait_for_# waited_# waiting_#"""),
    Cue("wait", 3, "before", "something is due then", """
        a_fresh_start again_after again_in are_removed back_at_# back_at_work back_at_their
        back_at_your back_to_school back_to_work back_for back_in be_patient be_seen_within
        be_seen_in before_another before_you best_done booster check-up check_back checked_again
        checkup ^_come_back come_back_in come_off come_out comes_off comes_out drive fly follow-up
        follow-ups follow_patients follow_up followup get_back_to go_back_to go_home i_allow is_off
        is_removed next_appointment next_dose next_session next_treatment next_visit off_after_#
        off_at_# out_of_work premature re-evaluate re-examine re-treat reassess recheck reevaluate
        resume retreat ^_return return_in return_to_a return_to_sports return_to_the return_to_work
        return_to_your review reviewed revisit second_dose see_me see_my see_the_patient see_you
        see_your start_in taken_off taken_out to_return_at touch-up touch-ups touch_up touch_ups
        until_at_least we_follow you_come_back"""),
    Cue("wait", 4.5, "before", "what is done then", """
        are_done be_done be_given be_seen be_started be_tested checked due free_for given is_done
        is_due rechecked started""", "doctor"),
    Cue("wait", 4, "before", "what is allowed or removed then", """
        allowed cleared once_# permitted ready_for removed staples stitches sutures""", "doctor"),
    Cue("wait", 3.5, "behind", "what is allowed then", """
        can_resume is_fine is_ok is_okay is_safe you_are_free you_can you_may
        you_should_be_able""", "doctor"),
    Cue("wait", 1, "before", "what is allowed then", """
        able_to be_able can_be can_go can_start fine_to may_be may_go may_start ok_to okay_to
        safe_to you_can you_may""", "doctor"),
    Cue("wait", 1, "near", "what one would do again then", _ACTIVITIES),
    Cue("wait", 2.5, "before", "at a date, as things are due", """
        at_# at_about_# at_around_#""", "doctor"),
    Cue("wait", 5.5, "before", "a command to do it then", """
        ^_begin ^_book ^_bring ^_call ^_check ^_come ^_come_in ^_decrease ^_increase ^_make
        ^_recheck ^_repeat ^_resume ^_schedule ^_see ^_start ^_stop ^_switch ^_test""", "doctor"),
    Cue("wait", 1.5, "before", "what a doctor said", "doctor he she surgeon they", "asker"),
    Cue("wait", 3.5, "before", "something shows then, as a doctor said", """
        kick_in see_a_difference see_improvement see_results start_to_work
        start_working take_effect said_# says_#""", "asker"),
    Cue("wait", 4.5, "before", "something is due if", "^_if", "doctor"),
    Cue("wait", 5, "before", "something is due then, as a doctor said", """
        asked_me_to_come come_back come_in go_back said_i_can said_i_could
        told_me_i_could wants_me_back""", "asker"),
    Cue("wait", 4.5, "before", "something shows then", """
        appear* are_seen be_seen be_seeing begin_to begins begins_to evaluate feel_a_difference
        feel_the_benefit grows_in happen* is_seen judge kick_in kicks_in notice* occur* onset
        respond* have_results have_the_results results_are results_come results_in see_a_difference
        see_an see_any see_improvement see_results see_some seen sets_in show_results show_up shows
        shows_results start start_to start_working starts starts_to starts_within starts_working
        take_effect takes_effect to_see visible you'll_see you_see""", "doctor"),
    Cue("wait", 6, "before", "something is complete then", """
        final full_effect full_effects full_result full_results maximal maximum peak
        peaks""", "doctor"),
    Cue("wait", 4.5, "behind", "what comes only then", """
        #_are_over #_,_avoid #_avoid before_considering before_deciding before_it_works
        before_surgery before_they before_we before_you #_do_not #_don't final_result final_results
        for_a_check for_a_follow-up for_effect for_final for_full for_the_effect for_the_final
        for_the_first for_the_full full_effect full_results has_gone_by #_has_passed have_gone_by
        #_have_passed is_best is_early is_not_enough is_still_early is_still_very_early is_tight
        is_too_short is_very_early is_what_i #_minimum no_time_to #_off prior prior_to strictly
        then_re-evaluate then_reassess to_appear to_be_effective to_begin to_build to_evaluate
        to_judge to_kick_in to_know to_notice to_reach to_reflect to_respond to_see to_show to_start
        to_take_effect to_tell to_wait to_work you_should_avoid you_should_not
        you_should_see""", "doctor"),
    Cue("wait", 5, "near", "what comes only then", """
        and_not_before at_the_earliest not_before too_early too_soon earlier_than_#
        sooner_than_#""", "doctor"),
    Cue("wait", 3.5, "behind", "asked how long to hold off", """
        before_i_can before_i_get before_i_see before_i_start enough is_fine is_ok ok
        okay to_kick_in to_take_effect to_wait to_work too_early too_soon""", "asker"),
    Cue("wait", 2.5, "behind", "what comes after it", "#_after", "doctor"),
    Cue("wait", 5, "behind", "so long ahead of something", "#_before #_prior"),
    Cue("wait", 3, "behind", "what comes after it", """
        #_afterwards #_follow-up #_follow_up from_now if_necessary if_needed #_later re-evaluate
        reassess the_final #_then #_,_then you'll_see you_will_see""", "doctor"),
    Cue("wait", 6.5, "before", "asked whether to hold off", """
        can_i how_soon is_it_ok is_it_okay is_it_safe safe_to should_i when_can""", "asker"),
    Cue("wait", 3, "before", "what may come after it", """
        after_# after_the_first_# following_#""", "doctor"),
    Cue("wait", 3.5, "near", "what may be done then", """
        be_back_in be_changed be_checked be_fixed be_redone be_removed be_repeated be_retested
        be_revised be_treated be_weaned can_be_added can_be_corrected can_drive can_fly can_lift
        can_return first_difference may_be_needed may_resume may_start reoperate reoperate_at
        re-operate_at repeat_at retreat_at revise_at revision""", "doctor"),
    Cue("wait", 3, "before", "not earlier", "ahead before_# till until"),
    Cue("wait", 4, "before", "to be given up for so long before", "must_be_off should_be_off"),
    # frequency
    Cue("frequency", 5, "behind", "intervals repeat", """
        between_appointments between_each between_injections between_sessions between_them
        between_treatments between_visits #_interval #_intervals"""),
    Cue("frequency", 4, "behind", "intervals repeat", "#_between", "doctor"),
    Cue("frequency", 4, "before", "intervals repeat", """
        interval_of intervals_of repeated_at separated_by spaced"""),
    # experience
    Cue("experience", 5.5, "near", "a doctor's time in practice", """
        been_doing been_injecting been_operating been_performing been_practicing been_seeing
        been_teaching been_treating been_using experience* fellowship having_done having_performed
        having_practiced having_treated i_have_limited i_have_performed in_practice my_career
        #_of_aesthetic #_of_cosmetic #_of_experience #_of_facial_surgery #_of_injections
        #_of_plastic_surgery of_practice #_of_practice #_of_surgery #_of_training practiced
        practicing practising private_practice residency""", "doctor"),
    Cue("experience", 7.5, "near", "what a doctor has done for years", """
        i've i_have i_trained i_worked in_#_i in_my_# #_of_doing #_of_injecting
        #_of_performing #_of_treating we've we_have""", "doctor"),
    # advised
    Cue("advised", 2, "before", "to be done for so long", _TREATMENTS, "doctor"),
    Cue("advised", 4, "before", "to be done for so long", """
        antibiotics apply at_night continue continued daily day_and_night elevate elevated
        figure:rate have_her have_him have_them keep_it keep_on leave_on left_in left_on nightly
        prescribe sleep* stay_on take_it to_sleep_at try use used_for_# wear wear_a wear_it wear_the
        wear_them wear_your wearing weekly worn would_have_you""", "doctor"),
    Cue("advised", 2, "before", "to be done for so long", "for_#", "doctor"),
    Cue("advised", 2.5, "before", "to be done for so long", """
        advise* recommend* suggest*""", "doctor"),
    Cue("advised", 3.5, "behind", "to be done for so long", "#_off_work", "doctor"),
    Cue("advised", 3.5, "before", "to be done, as a doctor said", """
        i_need instructed prescribed told_me_to_take told_me_to_use told_me_to_wear
        told_to""", "asker"),
    Cue("advised", 3, "before", "a command", """
        ^_apply ^_brush ^_change ^_chew ^_clean ^_continue ^_cover ^_do ^_drink ^_eat ^_elevate
        ^_exercise ^_finish ^_floss ^_gargle ^_hold ^_ice ^_keep ^_leave_the ^_lie ^_massage
        ^_moisturize ^_practice ^_press ^_put ^_reduce ^_rest ^_rinse ^_rub ^_sit ^_sleep ^_soak
        ^_stay_on ^_stick_to ^_stretch ^_swallow ^_swish ^_take ^_tape ^_taper ^_train ^_try ^_use
        ^_walk ^_wash ^_wear""", "doctor"),
    Cue("advised", 6, "before", "what is left in place for so long", """
        cast_stays course_is course_lasts treatment_lasts drain_stays drains_stay dressing_stays
        splint_stays stay_on stays_on tape_stays""", "doctor"),
    Cue("advised", 4, "behind", "to be done for so long", """
        #_a_day #_,_apply #_apply #_at_night #_course #_each_day figure:rate #_ice
        #_,_ice #_,_keep #_keep #_massage of_antibiotics #_of_physio
        #_of_physiotherapy #_of_rest #_of_therapy #_of_treatment #_regimen #_sleep
        to_make_a_difference #_,_use #_use #_wear""", "doctor"),
    # comparison
    Cue("comparison", 7, "before", "set against what is asked about", """
        as_opposed_to compared comparison in_contrast less_than_# more_than_# than_# unlike
        versus vs whereas"""),
    Cue("comparison", 5, "behind", "set against what is asked about", """
        #_longer_than #_more_than #_older #_younger"""),
    Cue("comparison", 7, "near", "of another patient", _OTHERS, "doctor", fades=False),
    Cue("comparison", 3, "before", "told of somebody: of what is usual one says `takes`", """
        took""", "doctor"),
    # other
    Cue("other", 6, "behind", "how long ago something was", """
        #_ago #_earlier #_old #_out #_pregnant #_post #_post-op #_postop #_postoperatively"""),
    Cue("other", 2.5, "behind", "how long ago something was", """
        #_after after_surgery after_the_surgery""", "asker"),
    Cue("other", 4, "before", "where on the way one is", """
        at_# at_about_#""", "asker"),
    Cue("other", 5, "before", "where on the way one is", """
        ^_at_# ^_at_about_# ^_at_only_# highest_in_# in_the_first_# of_my_patients_at of_patients_at
        since_# worst_at_# worst_in_#""", "doctor"),
    Cue("other", 5.5, "before", "how long ago something was", """
        already_been it's_been it_has_been it_has_only_been its_been only_been"""),
    Cue("other", 3, "before", "a stretch of the past", """
        in_the_last_# in_the_past_# over_the_last_# over_the_past_# the_last_# the_past_#"""),
    Cue("other", 2.5, "before", "how many it is by then", "figure:percent", "doctor"),
    Cue("other", 2.5, "behind", "where on the way one is", """
        #_is_a #_is_about #_is_not #_is_nothing #_is_the #_is_when"""),
    Cue("other", 3, "before", "a date, and no duration of an effect", """
        after been_on consult_is event in_the_last in_the_past is_in married scheduled
        surgery_is trip vacation wedding""", "asker"),
    Cue("other", 4, "behind", "when one is seen", "#_visit #_visits"),
    Cue("other", 4.5, "before", "how long the asker has done it", """
        been_doing been_getting been_going been_having been_on been_taking been_trying been_using
        been_wearing i_did i_have_worn i_stopped i_took i_tried i_used i_was_in i_was_on i_wore
        trying""", "asker"),
    Cue("other", 3, "behind", "where on the way one is", "and_still still", "asker"),
    Cue("other", 4, "behind", "where on the way one is", "#_later", "asker"),
    Cue("other", 6.5, "before", "how long a procedure takes", """
        anesthesia_lasts appointment appointment_takes book exam_takes in_hospital in_the_hospital
        injection_takes injections_take itself_lasts itself_takes operation_lasts operation_takes
        overnight policy procedure_lasts procedure_takes scan_takes session_lasts session_takes
        surgery_lasts study_takes surgery_takes test_takes treatment_takes warranty we_offer"""),
)  # fmt: skip
"""In the order of roles; all weights of a role that are found add up, fading with distance."""
