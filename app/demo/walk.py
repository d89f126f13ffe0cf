"""The main job, done in the window as a physician does it: from an empty computer to a certificate."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.demo.bedside import see_the_bedside
from app.demo.branching import see_the_branches
from app.demo.counting import see_the_reports, see_the_tables, see_the_ways_out
from app.demo.forms import BASIS, IV_REASON
from app.demo.hands import Hands
from app.demo.helping import see_the_help
from app.demo.masters import see_the_masters
from app.demo.papers import see_the_papers
from app.demo.people import FACILITY, FOUNDING, NEWCOMER, PITCHER
from app.demo.proposal import write_proposal
from app.demo.sights import correct, see_the_day, see_the_sheets, see_the_trail, see_what_is_left
from app.demo.sparing import see_the_entry
from app.demo.using import see_the_question
from app.domain.calendar import local

OpenWindow = Callable[[], AbstractContextManager[QWidget]]
LASTS = timedelta(minutes=60)
# As it is typed: the slash comes as a middle dot from a Japanese keyboard.
MEASURED = {
    "blood_pressure": "９８・６０",
    "pulse": "112",
    "temperature": "３７。８",
    "urine_gravity": "1.030",
    "bun": "28",
}
# As a Japanese input method writes digits and signs.
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def walk(open_empty: OpenWindow, open_furnished: OpenWindow, out: Path) -> None:
    """Found the clinic, register, enter, be refused, complete, save, finalise, certify.

    Every step is taken in the real window over a real database; the pictures and the
    certificate are left in `out`.
    """
    with open_empty() as window:
        _found(Hands(window, out / "1-first-day"))
    with open_furnished() as window:
        hands = Hands(window, out / "2-main-job")
        _come_in(hands)
        _register(hands)
        _enter(hands)
        _be_refused_exosomes(hands)
        _save_and_finalise(hands)
        _certify(hands, out / "certificate.pdf")
        correct(hands)
        _see_what_binds(hands)
        see_what_is_left(hands)
        _compare(hands, write_proposal(out, local(datetime.now(UTC)).date()))
        see_the_masters(hands, out)
        see_the_entry(hands)
        see_the_papers(hands, out)
        see_the_trail(hands)
        see_the_sheets(hands)
        see_the_question(hands)
        see_the_bedside(hands)
        see_the_reports(hands)
        see_the_tables(hands, out)
        see_the_ways_out(hands)
        see_the_help(hands)
        see_the_branches(hands)
        _see_the_people(hands)
    sys.stdout.write(f"Pictures and the certificate are in {out.resolve()}.\n")


def _found(hands: Hands) -> None:
    hands.see("first_start_page")
    hands.press("found_clinic")
    hands.look("first-start-refused")
    for field in ("name", "name_en", "address", "phone", "director"):
        hands.write(f"facility_{field}", getattr(FACILITY, field))
    hands.write("facility_beds", "０")
    hands.write("facility_code", FACILITY.institution_code or "")
    hands.write("physician_romaji", FOUNDING.name_romaji)
    for field in ("name", "login", "register_number", "department"):
        hands.write(f"physician_{field}", getattr(FOUNDING, field))
    for field in ("password", "password_repeat"):
        hands.write(f"physician_{field}", FOUNDING.password)
    hands.look("first-start")
    hands.press("found_clinic")
    hands.see("board")
    hands.look("empty-clinic")


def _come_in(hands: Hands) -> None:
    # Several people work here; the physician is the first of them.
    hands.key("sign_in_login", Qt.Key.Key_Down)
    hands.write("sign_in_password", "wrong-password-1")
    hands.key("sign_in_password", Qt.Key.Key_Return)
    hands.wait(lambda: hands.sees("sign_in_notice"), "the refusal of a wrong password")
    hands.look("sign-in-refused")
    hands.write("sign_in_password", FOUNDING.password)
    hands.key("sign_in_password", Qt.Key.Key_Return)
    see_the_day(hands)
    hands.press("rail_patients")
    hands.see("patient_table")
    hands.look("patients")


def _register(hands: Hands) -> None:
    hands.press("new_patient")
    hands.write("patient_family", NEWCOMER.family)
    hands.press("save_patient")
    hands.look("registering-refused")
    for field in ("given", "family_kana", "given_kana", "family_romaji", "given_romaji"):
        hands.write(f"patient_{field}", getattr(NEWCOMER, field))
    hands.write("patient_birth", "平成11年8月21日")
    hands.press("patient_sex_0")
    hands.write("patient_address", NEWCOMER.address)
    hands.press("patient_bodies_0")
    hands.write("patient_sport_line", "やきゅう")
    hands.wait(lambda: hands.sees("patient_sport_results"), "the sports found")
    hands.key("patient_sport_line", Qt.Key.Key_Return)
    hands.write("patient_team", NEWCOMER.team)
    hands.write("patient_registration", NEWCOMER.registration)
    hands.look("registering")
    hands.press("save_patient")
    hands.see("new_infusion")
    hands.look("patient")


def wide(text: str) -> str:
    """Return a text in full-width signs."""
    return text.translate(_WIDE)


def _enter(hands: Hands) -> None:
    began = local(datetime.now(UTC)) - timedelta(minutes=70)
    hands.press("new_infusion")
    hands.see("entry_form")
    hands.write("diagnosis_line", "だっすい")
    hands.wait(lambda: hands.sees("diagnosis_results"), "the diagnoses found")
    hands.key("diagnosis_line", Qt.Key.Key_Return)
    hands.write("started", wide(began.strftime("%Y-%m-%d %H:%M")))
    hands.write("ended", wide((began + LASTS).strftime("%Y-%m-%d %H:%M")))
    hands.write("product_search_line", "らくてっく注 500")
    hands.wait(lambda: hands.sees("product_search_results"), "the products found")
    hands.look("finding-a-product")
    hands.key("product_search_line", Qt.Key.Key_Return)
    hands.write("line_0_dose", "５００")
    hands.key("iv_reason_code", Qt.Key.Key_Down)
    hands.write("iv_reason", IV_REASON)
    hands.press("save")
    hands.wait(lambda: hands.sees("basis_message"), "the refusal of a missing basis")
    hands.look("refused-without-basis")
    hands.write("basis", BASIS)
    hands.look("what-a-committee-would-ask")
    for measure, value in MEASURED.items():
        hands.write(f"measure_{measure}", value)
    hands.look("complete")


def _be_refused_exosomes(hands: Hands) -> None:
    hands.write("product_search_line", "エクソソーム")
    hands.see("refusal")
    hands.look("refused-exosome")
    hands.key("product_search_line", Qt.Key.Key_Return)


def _save_and_finalise(hands: Hands) -> None:
    hands.press("save")
    hands.wait(lambda: hands.sees("withdraw"), "the record to be saved")
    hands.look("saved")
    hands.press("finalise")
    hands.write("password", FOUNDING.password)
    hands.look("finalising")
    hands.press("password_finalise")
    hands.see("certificate")
    hands.look("finalised")


def _certify(hands: Hands, file: Path) -> None:
    hands.press("certificate")
    hands.press("filing_file")
    hands.look("certificate-without-consent")
    hands.write("terms_recipient", f"{NEWCOMER.team} 医務担当")
    hands.press("terms_giver_0")
    hands.look("certificate-asked")
    hands.press("filing_file")
    hands.see("certificate_page")
    hands.wait(lambda: hands.sees("pdf_page"), "the certificate's page")
    hands.look("certificate")
    file.unlink(missing_ok=True)
    hands.press("save_file")
    hands.write("fileNameEdit", str(file.resolve()))
    hands.key("fileNameEdit", Qt.Key.Key_Return)
    hands.wait(file.exists, "the certificate's file")
    hands.look("certificate-saved")
    hands.press("back")
    hands.see("patient_records")
    hands.look("patient-with-record")


def _see_what_binds(hands: Hands) -> None:
    """Look at an athlete with exemptions and a competition, and add what was given elsewhere."""
    this_morning = local(datetime.now(UTC)) - timedelta(hours=4)
    hands.press("rail_patients")
    hands.write("patient_search_line", PITCHER.family_kana)
    hands.key("patient_search_line", Qt.Key.Key_Return)
    hands.see("timeline")
    hands.key("timeline", Qt.Key.Key_Left)
    hands.look("course")
    _turn_to(hands, "exemptions_0")
    hands.look("athlete")
    hands.press("add_exemptions")
    hands.press("filing_file")
    hands.look("exemption-refused")
    hands.press("filing_cancel")
    hands.key("patient_tabs", Qt.Key.Key_Left)
    hands.press("add_outside")
    hands.write("outside_started", wide(this_morning.strftime("%Y-%m-%d %H:%M")))
    hands.write("outside_ended", wide(this_morning.strftime("%H:%M")))
    hands.write("outside_volume", "２０")
    hands.write("outside_what", "ビタミン注射")
    hands.write("outside_where", "架空駅前クリニック")
    hands.look("outside")
    hands.press("filing_file")
    hands.wait(lambda: not hands.sees("filing_dialog"), "the infusion to be filed")
    hands.look("athlete-with-outside")
    _turn_to(hands, "patient_changes")
    hands.look("changes")


def _turn_to(hands: Hands, name: str) -> None:
    """Go from tab to tab until something is in sight."""
    while not hands.sees(name):
        hands.key("patient_tabs", Qt.Key.Key_Right)


def _compare(hands: Hands, file: Path) -> None:
    """Ask which records would be judged differently: by the loaded rules, then by a made-up edition."""
    hands.go("rules")
    hands.see("editions")
    hands.press("compare_saved")
    hands.wait(lambda: hands.sees("comparison_figures"), "the answer of the loaded rules")
    hands.look("rules")
    hands.press("compare_file")
    hands.write("fileNameEdit", str(file.resolve()))
    hands.key("fileNameEdit", Qt.Key.Key_Return)
    hands.wait(lambda: hands.sees("difference_table"), "the records judged differently")
    hands.look("rules-compared")


def _see_the_people(hands: Hands) -> None:
    """Look at the accounts, the safe and the backups, and leave the window locked."""
    hands.go("people")
    hands.see("people_table")
    hands.look("people")
    hands.press("choose_imprint")
    hands.see("imprint_sheet")
    hands.press("imprint_kind_2")
    hands.look("seal")
    hands.press("filing_file")
    hands.go("backups")
    hands.see("backups_page")
    hands.look("backups")
    for section in ("clinic", "sets", "products", "appearance", "computer"):
        hands.go(section)
        hands.see(f"{section}_page")
        hands.look(section)
    hands.press("rail_user")
    hands.see("account_page")
    hands.look("account")
    hands.press("lock_window")
    hands.see("sign_in_page")
    hands.look("locked")
