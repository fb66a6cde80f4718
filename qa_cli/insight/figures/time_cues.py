"""Cues for what a duration is given for; `cues` says how to read them."""

from qa_cli.insight.figures.cues import Cue

TIME_CUES = (
    # effect
    Cue("effect", 3, "before", "it passes, or stays, for so long", """
        abate* absorb* are_still_there back_at_work back_to_normal back_to_work
        blend* break_down breaks_down broken_down calm* clear_up clears clears_up
        comes_back continue_to continues diminish* disappear* dissipate* dissolve*
        downtime dry_up ease* endure* even_out evens_out fade* feel_better
        feel_normal flake* flatten* fluff fully_healed get_better get_rid_of
        gets_better go_away go_down goes goes_away goes_down going_away gone good_for
        grow_back grows_back half-life healing_time help* hold_up holds_up improve*
        improvements keeps last* let_up lets_up lifespan lighten* linger* longevity
        look_normal looks_normal loosen* maintain* mature* metabolize* normalize*
        off_work outlast* outlive* peel* persist* reabsorb* recover* recovery
        recovery_time recur* regress* regrow* relapse* relax* relieve* remain*
        removes resolve* retain return_to_normal returns rid_of settle* shed sheds
        shrink shrinks soften* stabilize* stay* still_in_place subside* taper_off
        vanish* wear_off wearing_off wears_off went_away went_down wore_off worn_off"""),
    Cue("effect", 1.5, "before", "it is felt for so long", """
        bruised burning crooked drooping droopy hard heavy hurting itchy lumpy numb painful
        paralyzed red sore stiff swollen tight uneven weak"""),
    Cue("effect", 0.8, "before", "it is felt for so long", "for_#", "asker"),
    Cue("effect", 4, "before", "it is felt for so long", "been_there been_like", "asker"),
    Cue("effect", 2, "before", "it passes, or stays, for so long", """
        heal healed healing heals improvement"""),
    Cue("effect", 3.5, "behind", "what it takes so long to do", """
        before_it_feels before_you_feel #_benefit #_downtime #_duration for_healing
        for_it_to_resolve for_recovery in_duration is_average is_common is_normal
        is_not_uncommon is_not_unusual is_typical is_usual is_within_the_normal of_bruising
        of_downtime of_recovery of_redness of_relief of_swelling on_average out_of_it
        #_recovery to_absorb to_clear to_close to_come_back to_completely_resolve
        to_disappear to_dissipate to_dissolve to_drain to_drop to_establish to_expand
        to_fade to_feel to_fully_heal to_fully_recover to_get_better to_go_away to_go_back
        to_go_down to_grow to_heal to_improve to_mature to_metabolize to_normalize
        to_recover to_regrow to_relax to_resolve to_return to_settle to_soften to_stabilize
        to_subside to_wear_off"""),
    Cue("effect", 7, "behind", "what one has of it", "#_out_of_it #_out_of_the #_out_of_them"),
    Cue("effect", 2.5, "behind", "it is over then", """
        are_gone be_back has_faded has_resolved has_subsided have_faded have_gone
        have_resolved have_subsided is_gone is_over should_be_gone will_be_gone will_be_over
        will_have_faded"""),
    Cue("effect", 1.5, "near", "something that passes is spoken of", """
        bruise bruises bruising disappear disappears droop effect effects fade faded fades
        go_away goes_away gone healed healing heals improve improves numbness paralysis
        permanent ptosis redness resolve resolves result_lasts results_last soreness subside
        subsides swelling swollen temporary wear_off wears_off"""),
    Cue("effect", 0.5, "before", "how long something takes", "need needs take taken takes took"),
    Cue("effect", 1.5, "before", "until when it is over", """
        by_# in_# over_# over_the_first_# up_to_# within_#""", "doctor"),
    Cue("effect", 1, "before", "how long something is so", "for_#", "doctor"),
    Cue("effect", 2, "before", "how long something is so", "for_the_first_#", "doctor"),
    Cue("effect", 3.5, "behind", "so it is by then", """
        #_later_it #_later_most #_later_the #_later_they #_later_you""", "doctor"),
    Cue("effect", 4, "before", "until it has worn off", """
        be_renewed be_replenished be_topped stretch_it""", "doctor"),
    # wait
    Cue("wait", 4, "before", "to hold off for so long", """
        abstain allow_at alone avoid* delay* ^_give give_it give_them give_yourself
        hold_off holding_off how_long_until how_soon keep_off leave_it_alone let_it
        let_things let_yourself limit limiting ^_no postpone refrain restrict
        restrictions stay_away stay_off stay_out ^_stop stop_smoking till time_off
        until wait waited waiting when_can"""),
    Cue("wait", 3, "before", "to hold off for so long", """
        ask_for_# asks_for_# give_it give_them give_yourself let_it let_them let_things
        let_yourself require_# requires_# wait_# wait_at_least wait_for_# waited_# waiting_#"""),
    Cue("wait", 4.5, "before", "something is due then", """
        a_fresh_start again_after again_in are_removed back_at_# back_in be_patient
        before_another before_you best_done check-up check_back checkup ^_come_back
        come_back_in come_out drive fly follow-up follow-ups follow_patients
        follow_up followup get_back_to go_back_to go_home i_allow is_removed
        next_session next_treatment next_visit out_of_work premature re-evaluate
        re-examine re-treat reassess recheck reevaluate resume retreat ^_return
        return_in return_to_a return_to_the return_to_work return_to_your review
        reviewed revisit see_me see_my see_the_patient see_you see_your start_in
        to_return_at touch-up touch-ups touch_up touch_ups until_at_least we_follow
        you_come_back"""),
    Cue("wait", 3.5, "before", "it is allowed then", "allowed once_# permitted", "doctor"),
    Cue("wait", 3.5, "behind", "it is allowed then", "is_fine is_ok is_okay is_safe", "doctor"),
    Cue("wait", 3, "before", "what is taken out then", "staples stitches sutures", "doctor"),
    Cue("wait", 2, "before", "it shows then", """
        are_seen be_seen begins grows_in is_seen starts""", "doctor"),
    Cue("wait", 5, "before", "a command to do it then", """
        ^_begin ^_book ^_call ^_come_in ^_repeat ^_schedule ^_start""", "doctor"),
    Cue("wait", 3, "before", "something shows then, as a doctor said", """
        kick_in see_a_difference see_improvement see_results start_to_work
        start_working take_effect""", "asker"),
    Cue("wait", 2.5, "before", "something is due if", "^_if", "doctor"),
    Cue("wait", 5, "before", "something is due then, as a doctor said", """
        asked_me_to_come come_back come_in go_back wants_me_back""", "asker"),
    Cue("wait", 3, "before", "what a doctor said, and nothing more", "said_# says_#", "asker"),
    Cue("wait", 4, "before", "what was put in comes out then", """
        come_off comes_off goes_after_# is_off off_after_# off_at_# taken_off"""),
    Cue("wait", 3.5, "before", "something shows then", """
        appear* be_seeing begin_to begins_to evaluate happen* judge kick_in kicks_in
        notice_the occur* onset results_are see_improvement see_results seen sets_in
        show_results shows_results start_to start_working starts_to starts_within
        starts_working take_effect takes_effect to_see visible you'll_see you_see""", "doctor"),
    Cue("wait", 5, "before", "something is complete then", """
        final full_effect full_effects full_result full_results maximal maximum peak
        peaks""", "doctor"),
    Cue("wait", 4, "behind", "something is complete then", """
        final_result final_results for_final for_full for_the_final for_the_full
        full_effect full_results""", "doctor"),
    Cue("wait", 3.5, "behind", "what comes only then", """
        #_are_over #_,_avoid #_avoid #_before before_considering before_surgery
        before_you #_do_not #_don't for_a_check for_a_follow-up for_effect for_final
        for_the_effect for_the_final has_gone_by #_has_passed have_gone_by
        #_have_passed is_best is_early is_not_enough is_still_early
        is_still_very_early is_tight is_too_short is_very_early is_what_i #_minimum
        no_time_to #_off prior prior_to strictly then_re-evaluate then_reassess
        to_appear to_begin to_evaluate to_judge to_kick_in to_reach to_see to_show
        to_start to_take_effect to_tell to_wait to_work you_should_avoid
        you_should_not you_should_see""", "doctor"),
    Cue("wait", 5, "behind", "what comes only then", "is_not_enough", "doctor"),
    Cue("wait", 5, "near", "what comes only then", "too_early too_soon", "doctor"),
    Cue("wait", 8, "before", "not earlier", "earlier_than_# sooner_than_#"),
    Cue("wait", 4, "behind", "not earlier", "#_and_not_before at_the_earliest not_before"),
    Cue("wait", 3.5, "behind", "asked how long to hold off", """
        before_i_can before_i_get before_i_see before_i_start enough is_fine is_ok ok
        okay to_kick_in to_take_effect to_wait to_work too_early too_soon""", "asker"),
    Cue("wait", 6, "behind", "between one treatment and the next", """
        #_after_each #_after_the_first #_after_the_initial #_after_the_last
        #_after_the_previous #_after_your_first #_after_your_last #_apart""", "doctor"),
    Cue("wait", 4, "before", "an operation that would come then", """
        re-operate_at reoperate_at revise_at repeat_at retreat_at re-treat_at""", "doctor"),
    Cue("wait", 2.5, "behind", "what comes after it", """
        #_afterwards #_follow-up #_follow_up if_necessary if_needed re-evaluate
        reassess the_final #_then #_,_then you'll_see you_will_see""", "doctor"),
    Cue("wait", 3.5, "behind", "what is allowed then", """
        can_resume you_are_free you_can you_may you_should_be_able""", "doctor"),
    Cue("wait", 6, "before", "asked whether to hold off", """
        can_i how_soon is_it_ok is_it_okay is_it_safe safe_to should_i when_can""", "asker"),
    Cue("wait", 2.5, "behind", "what comes after it", "#_later from_now", "doctor"),
    Cue("wait", 2.5, "before", "what may come after it", """
        after_# after_the_first_# following_#""", "doctor"),
    Cue("wait", 1.5, "before", "what may come after it", "another if_it's_still still_#", "doctor"),
    Cue("wait", 3.5, "near", "what may be done then", """
        be_back_in be_removed be_repeated be_revised can_be_added can_be_corrected
        can_be_done can_be_fixed can_be_redone can_be_removed can_be_repeated
        can_be_revised can_be_treated can_drive can_fly can_lift can_resume can_return
        can_start first_difference may_be_done may_be_fixed may_be_needed
        may_be_removed may_be_repeated may_be_revised may_resume may_start reoperate
        revision""", "doctor"),
    Cue("wait", 3, "before", "not earlier", "ahead before_# till_# until_#"),
    Cue("wait", 4, "before", "to be given up for so long before", "must_be_off should_be_off"),
    # frequency
    Cue("frequency", 5, "behind", "intervals repeat", """
        between_appointments between_each between_injections between_sessions between_them
        between_treatments between_visits #_interval #_intervals"""),
    Cue("frequency", 4, "behind", "intervals repeat", "#_between", "doctor"),
    Cue("frequency", 4, "before", "intervals repeat", """
        interval_of intervals_of repeated_at separated_by spaced"""),
    # experience
    Cue("experience", 5, "near", "a doctor's time in practice", """
        been_doing been_injecting been_operating been_performing been_practicing
        been_teaching been_treating been_using experience* fellowship i_have_limited
        i_have_performed in_practice my_career #_of_aesthetic #_of_cosmetic
        #_of_experience #_of_facial_surgery #_of_injections #_of_plastic_surgery
        of_practice #_of_practice #_of_surgery #_of_training practiced practicing
        practising private_practice residency""", "doctor"),
    Cue("experience", 4, "near", "what a doctor has done for years", """
        i've i_have i_trained in_#_i in_my_# #_of_doing #_of_injecting
        #_of_performing #_of_treating we've we_have""", "doctor"),
    Cue("experience", 5, "before", "a doctor's time in practice", """
        having_done having_performed having_practiced having_treated""", "doctor"),
    # advised
    Cue("advised", 4, "before", "to be done for so long", """
        antibiotic antibiotics antihistamine apply at_night binder boot bra brace
        cast collar compress compresses compression continue continued course_of
        cream crutches daily day_and_night diet drain drains dressing drops elevate
        elevated exercises faja figure:rate formula garment gel have_her have_him
        headband hydroquinone ice icing keep_it keep_on leave_on left_in left_on
        lotion massage massaging minoxidil nightly ointment patch prescribe pressure
        rest retinoid sheeting sheets silicone sleep* sling soak splint stay_on
        steroid steroids stockings suction sunscreen support take_it tape taping
        to_sleep_at tretinoin try use used_for_# wear_a wear_it wear_the wear_them
        wear_your wearing weekly worn would_have_you""", "doctor"),
    Cue("advised", 2.5, "before", "to be done for so long", """
        advise* recommend* suggest*""", "doctor"),
    Cue("advised", 3.5, "behind", "to be done for so long", "#_off_work", "doctor"),
    Cue("advised", 3.5, "before", "to be done, as a doctor said", """
        instructed prescribed told_me_to_take told_me_to_use told_me_to_wear told_to""", "asker"),
    Cue("advised", 5, "before", "a command", """
        ^_apply ^_change ^_chew ^_clean ^_continue ^_do ^_drink ^_eat ^_elevate
        ^_hold ^_ice ^_keep ^_leave_the ^_massage ^_moisturize ^_press ^_put ^_rinse
        ^_rub ^_sleep ^_soak ^_stay_on ^_stretch ^_swallow ^_take ^_tape ^_train
        ^_try ^_use ^_walk ^_wash ^_wear""", "doctor"),
    Cue("advised", 6, "before", "what is left in place for so long", """
        cast_stays drain_stays drains_stay dressing_stays splint_stays stay_on
        stays_in stays_on tape_stays""", "doctor"),
    Cue("advised", 4, "behind", "to be done for so long", """
        #_a_day #_,_apply #_apply #_at_night #_course #_each_day figure:rate #_ice
        #_,_ice #_,_keep #_keep #_massage of_antibiotics #_of_physio
        #_of_physiotherapy #_of_rest #_of_therapy #_regimen #_sleep
        to_make_a_difference #_,_use #_use #_wear""", "doctor"),
    # comparison
    Cue("comparison", 7, "before", "set against what is asked about", """
        as_opposed_to compared comparison in_contrast less_than_# more_than_# than_# unlike
        versus vs whereas"""),
    Cue("comparison", 5, "behind", "set against what is asked about", """
        #_longer_than #_more_than #_older #_younger"""),
    Cue("comparison", 6, "near", "of another patient", """
        a_colleague a_gentleman a_lady a_patient_of_mine a_patient_of_your
        a_previous_patient a_recent_patient a_young_man a_young_woman another_patient
        ^_he_came ^_he_had ^_he_was ^_her her_case ^_his his_case i_saw last_patient
        mine_lasted mine_took mine_was my_assistant my_aunt my_colleague my_cousin
        my_daughter my_friend my_husband my_last_patient my_mother my_neighbor
        my_neighbour my_nurse my_other_patients my_sister my_wife one_of_my
        one_patient ^_she_came ^_she_got ^_she_had ^_she_was studies_show the_study
        who_got who_had who_received who_was""", "doctor"),
    # other
    Cue("other", 6, "behind", "how long ago something was", """
        #_ago #_earlier #_old #_out #_pregnant #_since"""),
    Cue("other", 5, "behind", "how long ago something was", """
        #_post #_post-op #_postop #_postoperatively"""),
    Cue("other", 3.5, "behind", "how long ago something was", """
        #_after after_surgery after_the_surgery""", "asker"),
    Cue("other", 2, "behind", "where on the way one is, or when something is due", """
        #_after after_surgery after_the_surgery""", "doctor"),
    Cue("other", 2.5, "before", "where on the way one is", """
        at_# at_about_# highest_in_# in_the_first_# patients_at_# since_# worst_in_#"""),
    Cue("other", 2, "before", "where on the way one is", "the_first_#"),
    Cue("other", 5, "before", "where on the way some are", "of_patients_at"),
    Cue("other", 4, "before", "how long ago something was", """
        already_been it's_been it_has_been it_has_only_been its_been only_been"""),
    Cue("other", 3, "before", "a stretch of the past", """
        in_the_last_# in_the_past_# over_the_last_# over_the_past_# the_last_# the_past_#"""),
    Cue("other", 2.5, "before", "how long something has been so already", """
        had_been has_been have_been that's_been was_stretched were_stretched""", "doctor"),
    Cue("other", 4, "behind", "a condition", "#_in_a_row"),
    Cue("other", 3, "behind", "where on the way one is", "#_mark #_visit #_visits"),
    Cue("other", 2, "behind", "where on the way one is", """
        #_is_a #_is_about #_is_not #_is_nothing #_is_the #_is_when"""),
    Cue("other", 3, "before", "a date, and no duration of an effect", """
        after been_on consult_is event in_the_last in_the_past is_in married scheduled
        surgery_is trip vacation wedding""", "asker"),
    Cue("other", 2, "behind", "where on the way one is", "and_still still", "asker"),
    Cue("other", 4, "behind", "where on the way one is", "#_later", "asker"),
    Cue("other", 4, "before", "how long a procedure takes", """
        appointment book injection_takes injections_take itself_takes operation_takes policy
        procedure_lasts procedure_takes session_takes surgery_lasts surgery_takes
        treatment_takes warranty we_offer"""),
)  # fmt: skip
"""In the order of roles; all weights of a role that are found add up, fading with distance."""
