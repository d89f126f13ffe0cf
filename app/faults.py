"""The words beside a faulty field: what is wrong with it, and what would do."""

from collections.abc import Callable

from app.domain.errors import Fault
from app.domain.measurements import PRESSURE
from app.domain.verdicts import Finding, Outcome
from app.findings import is_worded, sentence
from app.i18n import Wording


def fault_sentence(fault: Fault, say: Wording) -> str:
    """Return the sentence that stands beside a faulty field."""
    if fault.code == "unreadable":
        group, _, name = fault.field.rpartition("/")
        return _unmeasured(name, say) if group == "measurements" else _unreadable(name, say)
    if is_worded(fault.code):
        finding = Finding(fault.code, Outcome.INCOMPLETE, field=fault.field, facts=fault.facts)
        return sentence(finding, say)
    return _FAULTS.get(fault.code, _FAULTS["missing"])(say, dict(fault.facts))


def _unmeasured(measure: str, say: Wording) -> str:
    """Return how a measured value can be read, where something else stands in its field."""
    if measure in PRESSURE:
        return say("This blood pressure cannot be read. Write it as 98/60.")
    return say("This value cannot be read. Write plain digits, such as 37.8.")


def _unreadable(field: str, say: Wording) -> str:
    """Return what can be read in a field, where something else stands in it."""
    if field in ("dose", "volume_ml", "max_volume_ml", "delivered_ml", "rate_ml_h", "package_ml"):
        return say("This number cannot be read. Write plain digits, such as 500 or 1.5.")
    if field in ("started", "starts", "weigh_in", "at"):
        return say("This time cannot be read. Write it as 2026-11-20 14:20.")
    if field in ("ended", "ends"):
        return say("This is no time after the start. Write it as 14:50, or as 2026-11-20 14:50.")
    if field == "content":
        return say("This cannot be read. Write a number and a unit, such as 100 mg or 1000 IU.")
    if field == "classes":
        return say("These are no classes of the list. Write them as S5, S9 or M1.1.")
    if field == "icd10":
        return say("This is not an ICD-10 code. Write a code such as J03.9.")
    if field == "expiry":
        return say("This is no expiry date. Write it as 2028-03 or 2028-03-31.")
    return say("This is not a date. Write it as 1998-04-03, 19980403 or H10.4.3.")


_FAULTS: dict[str, Callable[[Wording, dict[str, str]], str]] = {
    "scan_no_code": lambda say, _: say(
        "This is no package code (GS1). Scan the bars on the ampoule, the bag or the box."
    ),
    "scan_no_product": lambda say, _: say(
        "The code names no product (01). Scan the other code on the package too."
    ),
    "scan_check_digit": lambda say, _: say(
        "A digit of the product code is wrong (check digit). Scan it once more."
    ),
    "scan_kana": lambda say, _: say(
        "The scan came as kana. Turn Japanese input off and scan once more."
    ),
    "no_product_chosen": lambda say, _: say("No product is chosen. Find it above and choose it."),
    "package_not_compared": lambda say, _: say(
        "Look at the name on the package itself, then tick this."
    ),
    "allergy_reason": lambda say, _: say(
        "The patient's allergies name a product of this record. Write why it is given all the same."
    ),
    "missing": lambda say, _: say("This field is empty. Please fill it in."),
    "number": lambda say, _: say("This is not a number. Use digits only."),
    "date": lambda say, _: say("This is not a date. Write it as 1998-04-03, 19980403 or H10.4.3."),
    "nothing_ticked": lambda say, _: say("Nothing is ticked. Tick at least one."),
    "before_start": lambda say, _: say("This lies before the start. Check both."),
    "goes_on": lambda say, facts: say(
        "The infusion of {at} has not ended, and FHIR states what was given. Choose another one, "
        "or a period without it.",
        at=facts["at"],
    ),
    "body": lambda say, _: say("This body is not known here. Choose one from the list."),
    "birth": lambda say, _: say(
        "The birth date lies in the future or before 1900. Check the year."
    ),
    "copied": lambda say, _: say(
        "This is still the basis of an earlier infusion. Write what holds today: symptoms, findings,"
        " lab values."
    ),
    "insert_not_compared": lambda say, _: say(
        "Compare what you typed with the package insert, then tick this."
    ),
    "approval_number": lambda say, _: say(
        "This is no approval number. Write it as on the insert, such as 22900AMX00512000."
    ),
    "approval_stays": lambda say, _: say(
        "It was approved under a number, which stays. If it is used no more, put it aside."
    ),
    "yj_code": lambda say, _: say("The YJ code has twelve signs. Check it, or leave it empty."),
    "name_blocked": lambda say, facts: say(
        "This name means {name}, which has no place in a vein. It can never be added.",
        name=facts.get("name", ""),
    ),
    "product_known": lambda say, facts: say(
        "It is in the list already: {name}. Find it there.", name=facts.get("name", "")
    ),
    "date_ahead": lambda say, _: say(
        "The date lies in the future. Enter the insert's date of revision."
    ),
    "kana": lambda say, _: say("The reading holds signs other than kana. Write it in kana."),
    "romaji": lambda say, _: say("The name in Latin letters holds other signs. Use A to Z."),
    "register_number": lambda say, _: say(
        "The Medical Register No. has up to six digits. Check it on the licence."
    ),
    "institution_code": lambda say, _: say(
        'The institution code has ten digits. Check it, or choose "not designated".'
    ),
    "password": lambda say, facts: say(
        "The password is too easy. Use at least {length} characters of different kinds.",
        length=facts.get("length", "13"),
    ),
    "password_guessable": lambda say, _: say(
        "This password is easy to guess: it holds a name, a common word or a row of keys. "
        "Choose words that do not belong together."
    ),
    "present_code": lambda say, _: say(
        "This code does not fit. Wait for the next one on the old telephone, or use a recovery code."
    ),
    "password_same": lambda say, _: say(
        "This is the password that you have now. Choose another one."
    ),
    "emergency_role": lambda say, _: say("Choose nurse, pharmacist or clerk."),
    "emergency_codes": lambda say, facts: say(
        "There are {most} unused codes already. Withdraw one first.", most=facts.get("most", "3")
    ),
    "fingerprint": lambda say, _: say(
        "A fingerprint has 64 characters, 0 to 9 and a to f. Copy all of it."
    ),
    "fingerprint_own": lambda say, _: say("This is the fingerprint of this clinic itself."),
    "fingerprint_known": lambda say, _: say(
        "This fingerprint is known already. Look at the list of known clinics."
    ),
    "not_compared": lambda say, _: say(
        "Say how it was compared. If it was not yet, ask the clinic first."
    ),
    "taken": lambda say, _: say("This user name is another person's. Choose another one."),
    "login": lambda say, _: say("Use up to 32 of the signs a to z, 0 to 9, point and hyphen."),
    "code_length": lambda say, facts: say(
        "The code has {signs} characters. Type all of them.", signs=facts.get("signs", "")
    ),
    "code_group": lambda say, facts: say(
        "Group {group} of the code is mistyped. Compare it with the paper.",
        group=facts.get("group", ""),
    ),
    "lock_minutes": lambda say, facts: say(
        "Enter 1 to {longest} minutes.", longest=facts.get("longest", "60")
    ),
    "REC_LATE_REASON_MISSING": lambda say, _: say(
        "This is written more than 24 hours after the infusion. State why it is written late."
    ),
    "ahead": lambda say, _: say("This time has not come yet. Write it when it has happened."),
    "before_the_last": lambda say, facts: say(
        "This lies before what was written last ({last}). Check the time.",
        last=facts.get("last", ""),
    ),
    "less_than_before": lambda say, facts: say(
        "{ml} mL had flowed in before. Enter the whole volume so far.", ml=facts.get("ml", "")
    ),
    "more_than_ordered": lambda say, facts: say(
        "Only {ml} mL were ordered. Enter what flowed in of them.", ml=facts.get("ml", "")
    ),
    "nobody_agreed": lambda say, _: say(
        "Ask the patient, or a guardian, whether this may be handed on. Then choose who agreed."
    ),
    "minor": lambda say, _: say("This person is under 18. A guardian has to agree."),
    "consent_ahead": lambda say, _: say(
        "The date lies in the future. Enter the day on which it was agreed."
    ),
    "too_long": lambda say, facts: say(
        "Use {most} characters at most.", most=facts.get("most", "")
    ),
    "imprint_of_another": lambda say, _: say(
        "A seal names the physician or the clinic, nobody else. Write one of these names."
    ),
    "picture_missing": lambda say, _: say("No picture is chosen. Choose a PNG or JPEG file."),
    "not_a_picture": lambda say, _: say(
        "This file cannot be read as a picture. Choose a PNG or JPEG file."
    ),
    "picture_too_large": lambda say, facts: say(
        "The file is larger than {most} MB. Choose a smaller picture.", most=facts.get("most", "4")
    ),
    "picture_too_many_dots": lambda say, _: say(
        "The picture has more than 16 million dots. Cut out the seal and save it smaller."
    ),
    "picture_too_small": lambda say, _: say(
        "The seal is less than 100 dots wide and would be blurred. Choose a larger picture."
    ),
    "picture_empty": lambda say, _: say(
        "Nothing but the ground is to be seen in this picture. Choose another one."
    ),
    "picture_moves": lambda say, _: say("This picture moves. Choose one that stands still."),
    "nothing_given": lambda say, _: say(
        "Nothing flowed in. Ask the physician to withdraw the order instead."
    ),
    "damaged_code": lambda say, _: say(
        "The spreadsheet made a rounded number of this. Format the column as text and enter it again."
    ),
    "zero_lost": lambda say, _: say(
        "The spreadsheet took the first zero away. Format the column as text and enter it again."
    ),
    "unknown_word": lambda say, _: say(
        "This word is not known here. Use a word of the form's own choice."
    ),
    "rows_differ": lambda say, _: say(
        "The rows of this infusion say different things. Make them agree."
    ),
    "known_patient": lambda say, facts: say(
        "A patient of this name and birth is registered already (No. {number}).",
        number=facts.get("number", ""),
    ),
    "twice_in_table": lambda say, _: say(
        "This name and birth stand in an earlier row already. Leave one of them out."
    ),
    "number_taken": lambda say, _: say("This number is another patient's. Check it."),
    "no_patient": lambda say, _: say(
        "Nobody registered is called so. Register the patient first, or correct it."
    ),
    "many_patients": lambda say, _: say(
        "Several patients are called so. Add the number or the date of birth."
    ),
    "other_patient": lambda say, _: say(
        "The number belongs to somebody of another name or birth. Check the row."
    ),
    "no_physician": lambda say, _: say(
        "No physician of the clinic is called so. Correct the name, or add the account first."
    ),
    "product_stopped": lambda say, facts: say(
        "{name} is put aside in this clinic. Take another product, or have it used again in the "
        "settings.",
        name=facts.get("name", ""),
    ),
    "known_entry": lambda say, _: say(
        "An infusion with this start and these products is recorded already."
    ),
    "facility_known": lambda say, _: say(
        "Another facility of the clinic is called so. Give this one a name of its own."
    ),
    "repeat": lambda say, _: say("The two passwords differ. Type the same one twice."),
}
