"""Cues for what a dose, a count, a price or a share is given for; `cues` says how to read them."""

from qa_cli.insight.figures.cues import Cue

_COMPARISONS = """
    about_the_same as_opposed_to #_bigger botox_is compared comparison conversion
    convert* correspond_to corresponding_to corresponds_to divide* dysport_is equal
    equals equivalent_to in_contrast #_larger #_less_than #_more_than multiply* ratio
    #_smaller the_same_as unlike versus vs whereas"""

AMOUNT_CUES = (
    # received
    Cue("received", 4.5, "before", "what the asker had done", """
        added after_# been_on bought charged did done drained gave given got gotten had
        have_done have_had i've_had injected my_# out_from_# paid placed
        put receive received since taking underwent used was were""", "asker"),
    Cue("received", 1, "before", "what the asker had done", "on_# with_#", "asker"),
    Cue("received", 4, "before", "what the asker has", "implant_is implants_are", "asker"),
    Cue("received", 2.5, "before", "what the asker had done, as the doctor retells it", """
        got had received""", "doctor"),
    Cue("received", 2.5, "before", "what another doctor did", """
        your_dentist your_doctor your_injector your_surgeon""", "doctor"),
    Cue("received", 5, "before", "what the asker takes", """
        i'm_on i'm_taking i_am_on i_take i_use""", "asker"),
    Cue("received", 5.5, "near", "what the asker had done, as the doctor retells it", """
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
    Cue("advised", 4.5, "before", "what a doctor recommends or does", """
        advise advised advises at_least_a average begin_with choose consider doctor_wants
        dose_of dosing i'd i_give i_inject i_like i_never i_place i_prefer i_start
        i_typically i_use i_usually i_would inject need needed needs plan_on recommend
        recommended recommends require requires should standard start_at start_with starting
        suggest suggested suggests take told try typical typically use usual usually
        wants_to_use we_inject we_typically we_use we_usually would_have would_start
        would_use you'll you_may you_will"""),
    Cue("advised", 5, "before", "what a doctor recommends, as the asker tells", """
        said_# said_i'd_need said_i_need said_i_would_need said_that_i_need says_# says_i_need
        thinks_i_need told_me_i_need told_me_to wants_me_to was_told wants_to""", "asker"),
    Cue("advised", 7, "before", "what a doctor has found right", "in_my_experience", "doctor"),
    Cue("advised", 3.5, "behind", "what a doctor recommends or does", """
        are_enough are_needed are_recommended are_usually daily each_side figure:rate
        in_men in_women is_all is_enough is_my is_needed is_plenty is_recommended
        is_standard is_sufficient is_typical is_usually is_what may_be might_be
        per_side should works would_be""", "doctor"),
    Cue("advised", 4, "behind", "set right", "is_closer is_more_like", "doctor"),
    Cue("advised", 2, "before", "how often to do it", "figure:rate", "doctor"),
    Cue("advised", 3.5, "before", "a command", """
        ^_apply ^_chew ^_drink ^_ice ^_inject ^_massage ^_press ^_put ^_rinse ^_rub
        ^_stretch ^_swallow ^_take ^_use ^_wash""", "doctor"),
    # experience
    Cue("experience", 6.5, "before", "what a doctor has done", """
        experience experience_with have_done have_had_over have_injected have_placed
        have_transplanted have_treated having_performed i've_done i've_had
        i've_performed i've_treated i_do i_have_had i_have_performed i_have_seen
        i_have_treated i_operate i_perform i_see over_the_years performed we_asked
        we_see when_i_was""", "doctor"),
    Cue("experience", 4, "near", "what a doctor has done", """
        i_treat in_#_i_have in_my_career in_my_practice""", "doctor"),
    # comparison
    Cue("comparison", 7.5, "near", "set against what is asked about", _COMPARISONS),
    Cue("comparison", 8, "near", "of others than the asker", """
        a_colleague a_gentleman a_lady a_patient_of_mine a_patient_of_your
        a_previous_patient a_recent_patient another_patient colleagues ^_he_had
        he_received he_was_given ^_her her_# ^_his his_# i_saw left_over migraine
        mine_got mine_had my_assistant my_aunt my_colleague my_cousin my_daughter
        my_friend my_husband my_last_patient my_mother my_neighbor my_neighbour
        my_nurse my_sister my_wife one_of_my one_patient other_doctors other_patients
        patients_who_get patients_who_receive patients_with people_who_get ^_she_got
        ^_she_had she_received she_was_given some_doctors some_injectors
        spasm_patients studies the_study who_got who_had who_received""", "doctor"),
    Cue("comparison", 4, "behind", "of an example", "for_example for_instance", "doctor"),
    Cue("comparison", 7.5, "behind", "a multiple", """
        are_more_than #_as_fast #_as_long #_as_many #_as_much #_as_often #_as_strong #_bigger
        for_each_unit for_every_unit #_higher is_about_as is_as is_more_than #_larger #_longer
        #_more_expensive #_stronger #_the_amount #_the_cost #_the_dosage #_the_dose #_the_normal
        #_the_number #_the_price #_the_strength #_the_usual times_stronger"""),
    Cue("comparison", 6.5, "before", "a multiple", "as_potent_as as_strong_as the_same_as_#"),
    # other
    Cue("other", 1.5, "before", "asked, not stated", """
        are can does how if is should will would""", "asker"),
    Cue("other", 4, "before", "asked, not stated", """
        ^_are ^_can ^_could ^_did ^_do ^_does ^_is ^_should ^_will ^_would""", "asker"),
    Cue("other", 5.5, "before", "asked or offered, not had", """
        considering do_i_need going_to_have how_many i_need i_want offered offers
        planning promised promises scheduled thinking want would_like""", "asker"),
    Cue("other", 1.5, "behind", "asked, not stated", "?", "asker"),
    Cue("other", 2.5, "before", "what a thing holds or costs", """
        comes_in contain* cost costs difference_of holds include* mistake_of pay
        price priced reconstituted vial_has""", "doctor"),
    Cue("other", 4, "behind", "supposed, not advised", """
        can_cause can_do_that caused could_have to_cause will_cause worth_of
        would_do_that would_have_caused""", "doctor"),
    Cue("other", 2.5, "behind", "a thing by its size", "#_needle #_needles #_syringe #_vial"),
)  # fmt: skip
"""In the order of roles; all weights of a role that are found add up, fading with distance."""

SHARE_CUES = (
    Cue("advised", 1.5, "before", "a strength to use", """
        apply begin_with prescribe recommend recommended start_with use"""),
    Cue("comparison", 4.5, "near", "set against what is asked about", _COMPARISONS),
    Cue("comparison", 4, "behind", "set against what is asked about", """
        #_fewer #_higher #_less #_longer #_lower #_more"""),
)  # fmt: skip
"""Of prices, percentages and ages: nearly always `other`."""
