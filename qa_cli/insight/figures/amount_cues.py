"""Cues for what a dose, a count, a price or a share is given for; `cues` says how to read them."""

from qa_cli.insight.figures.cues import Cue

_COMPARISONS = """
    about_the_same as_opposed_to #_bigger botox_is compared compared_to compared_with comparison
    conversion correspond_to corresponding_to corresponds_to dysport_is equal equals equivalent_to
    in_contrast #_larger #_less_than #_more_than ratio #_smaller the_same_as unlike versus vs
    whereas"""

AMOUNT_CUES = (
    # received
    Cue("received", 3, "before", "what the asker had done", """
        added after_# been_on bought charged did done drained gave given got gotten had
        have_done have_had i've_had injected my_# out_from_# paid placed
        put receive received since taking underwent used was were""", "asker"),
    Cue("received", 1, "before", "what the asker had done", "with_#", "asker"),
    Cue("received", 4, "before", "what the asker has", "implant_is implants_are", "asker"),
    Cue("received", 2, "behind", "what the asker had done", """
        across_my ago already done in_my in_the injected on_my placed put was_injected
        were_injected were_put""", "asker"),
    Cue("received", 5, "near", "what the asker had done, as the doctor retells it", """
        administered been_placed ended_up given_to_you have_administered have_put
        looks_as_if may_have_used might_have_used must_have_used sounds_like they_used
        to_you was_given was_injected was_placed went_into were_given were_injected
        were_placed whoever you've_had you_describe you_got you_had you_have_had
        you_received you_were you_were_given your_# your_doctor_used
        your_injector_gave your_injector_placed your_injector_put your_injector_used""", "doctor"),
    Cue("received", 4, "behind", "what the asker had done, as the doctor retells it", """
        #_administered #_given #_injected #_placed""", "doctor"),
    Cue("received", 4, "near", "what is judged was given before", """
        explains no_surprise no_wonder not_surprised not_surprising""", "doctor"),
    Cue("received", 4, "before", "what has been spoken of", "these_# those_#", "doctor"),
    Cue("received", 3, "behind", "what is judged was given before", """
        is_a_high is_a_huge is_a_large is_a_lot is_a_significant is_a_very
        is_an_enormous is_excessive is_high is_not_a_lot is_quite_a is_too_much
        seems_high seems_like sounds_high sounds_like was_a was_too were_a were_too""", "doctor"),
    # advised
    Cue("advised", 3, "before", "what a doctor recommends or does", """
        advise advised advises at_least_a average begin_with choose consider doctor_wants
        dose_of dosing i'd i_give i_inject i_like i_never i_place i_prefer i_start
        i_typically i_use i_usually i_would inject need needed needs plan_on recommend
        recommended recommends require requires should standard start_at start_with starting
        suggest suggested suggests take told try typical typically use usual usually
        wants_to_use we_inject we_typically we_use we_usually would_have would_start
        would_use you'll you_may you_will"""),
    Cue("advised", 5, "before", "what a doctor recommends, as the asker tells", """
        said_i'd_need said_i_need said_i_would_need said_that_i_need says_i_need
        thinks_i_need told_me_i_need""", "asker"),
    Cue("advised", 7, "before", "what a doctor has found right", "in_my_experience", "doctor"),
    Cue("advised", 2, "behind", "what a doctor recommends or does", """
        is_closer is_more_like are_enough are_needed are_recommended are_usually daily
        each_side figure:rate in_men in_women is_all is_enough is_my is_needed is_plenty
        is_recommended is_standard is_sufficient is_typical is_usually is_what may_be
        might_be per_side should works would_be""", "doctor"),
    # experience
    Cue("experience", 5, "before", "what a doctor has done", """
        experience experience_with have_done have_had_over have_injected have_placed
        have_transplanted have_treated having_performed i've_done i've_had
        i've_performed i've_treated i_do i_have_had i_have_performed i_have_seen
        i_have_treated i_operate i_perform i_see over_the_years performed we_asked
        we_see""", "doctor"),
    Cue("experience", 4, "near", "what a doctor has done", """
        i_treat in_my_career in_my_practice""", "doctor"),
    # comparison
    Cue("comparison", 7, "near", "set against what is asked about", _COMPARISONS),
    Cue("comparison", 5, "near", "of others than the asker", """
        a_patient_of_mine a_previous_patient a_recent_patient another_patient ^_he_had her_#
        his_# my_aunt my_cousin my_daughter my_friend my_husband my_neighbor my_neighbour
        he_received he_was_given left_over migraine patients_who_get patients_who_had
        patients_who_receive people_who_get people_who_had my_last_patient my_mother
        my_sister my_wife one_of_my one_patient other_doctors other_patients patients_with
        ^_she_got ^_she_had she_received she_was_given some_doctors some_injectors
        spasm_patients studies the_study""", "doctor"),
    Cue("comparison", 4, "behind", "of an example", "for_example for_instance", "doctor"),
    Cue("comparison", 5, "behind", "a multiple", """
        as_many as_much as_strong for_each_unit for_every_unit bigger higher larger
        more_expensive more_than stronger the_amount the_cost the_dosage the_dose the_normal
        the_number the_price the_usual"""),
    # other
    Cue("other", 2, "before", "asked, not stated", """
        are can does how if is should will would""", "asker"),
    Cue("other", 3.5, "before", "asked or offered, not had", """
        considering do_i_need going_to_have how_many i_need i_want offered offers
        planning promised promises scheduled thinking want would_like""", "asker"),
    Cue("other", 2, "behind", "asked, not had", "enough make ok okay too_big too_much", "asker"),
    Cue("other", 2.5, "before", "what a thing holds or costs", """
        comes_in contains cost costs difference_of holds mistake_of pay price priced
        reconstituted vial_has""", "doctor"),
    Cue("other", 4, "behind", "supposed, not advised", """
        can_cause can_do_that caused could_have to_cause will_cause worth_of
        would_do_that would_have_caused""", "doctor"),
    Cue("other", 2.5, "behind", "a thing by its size", "#_needle #_needles #_syringe #_vial"),
)  # fmt: skip
"""In the order of roles; all weights of a role that are found add up, fading with distance."""

SHARE_CUES = (
    Cue("advised", 3, "before", "a strength to use", "use apply recommend recommended prescribe"),
    Cue("comparison", 4.5, "near", "set against what is asked about", _COMPARISONS),
)
"""Of prices, percentages and ages: nearly always `other`."""
