"""The rules of operation: filled in with what is set and with what the program does."""

import re
from pathlib import Path
from string import Formatter

import pages
import pytest

from app import i18n, operation_rules, paths
from app.domain.settings import Settings
from app.domain.staff import Permission, Role, permissions_of
from app.services.generations import NO_PLAN, BackupPlan
from app.services.operation_rules import RuleFacts
from tests import samples

FACTS = RuleFacts(
    samples.FACILITY, (samples.PHYSICIAN, samples.NURSE), Settings(lock_minutes=7), NO_PLAN
)
TEMPLATE = paths.OPERATION_RULES.read_text("utf-8")


@pytest.fixture
def ja():
    return i18n.load(paths.LOCALE, "ja")


def filled(facts, say):
    return operation_rules.fill(TEMPLATE, facts, "2026-11-20", say)


def test_the_page_in_docs_is_the_template_filled_with_the_usual_settings():
    # Stale? `python build/pages.py` writes it anew.
    assert pages.RULES.read_text("utf-8") == pages.make_rules()


def test_the_clinics_own_facts_and_settings_stand_in_it(ja):
    text = filled(FACTS, ja)

    for said in (samples.FACILITY.name, samples.FACILITY.director, "2026-11-20", "7分たつと"):
        assert said in text


def test_the_table_is_what_each_role_may_do(ja):
    rows = [line.split(" | ") for line in filled(FACTS, ja).splitlines() if line.startswith("|")]

    marks = [[cell.strip(" |") == "○" for cell in row[1:]] for row in rows[2:-1]]
    assert marks == [[one in permissions_of(role) for role in Role] for one in Permission]
    assert [cell.strip(" |") for cell in rows[-1][1:]] == ["1", "1", "0", "0", "0", "0"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "自動バックアップの保存先が設定されていません"),
        ({"plan": BackupPlan(Path("backups"), 5)}, "backups へ自動でバックアップします"),
        ({"plan": BackupPlan(Path("backups"), 5)}, "5世代以上"),
        ({"settings": Settings(needs_second_factor=False)}, "必須にしていません"),
    ],
)
def test_what_is_set_changes_what_the_rules_say(ja, changes, said):
    text = {name: getattr(FACTS, name) for name in ("facility", "people", "settings", "plan")}

    assert said in filled(RuleFacts(**{**text, **changes}), ja)


def test_no_blank_is_left_and_none_is_there_for_nothing(ja):
    blanks = {name for _, name, _, _ in Formatter().parse(TEMPLATE) if name is not None}

    assert not re.search(r"[{}]", filled(FACTS, ja))
    assert len(blanks) == 23


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_its_own_words(ja, permission):
    words = [operation_rules.permission_word(one, ja) for one in Permission]

    assert words.count(operation_rules.permission_word(permission, ja)) == 1
    assert operation_rules.permission_word(permission, i18n.load(paths.LOCALE, "en")).isascii()
