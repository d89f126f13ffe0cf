"""An administrator's day: somebody new, a setting, masters, a backup, and the trail of all that."""

import pytest

from app.demo.masters import write_masters
from app.domain.audit import Deed
from app.domain.staff import Role
from app.ui.parts.deed_words import deed_word
from app.words import post_word
from tests.acceptance.window import settings, sign_in

LOGIN = "kida"
NEW = {"name": "森 あかね", "romaji": "MORI Akane", "login": "mori", "department": "外来"}
PRODUCT = {
    "brand": "翡翠注100mg",
    "generic": "翡翠酸",
    "approval": "30800AMX00012000",
    "date": "2026-04-01",
    "indications": "脱水症",
}
DONE = (
    Deed.MEMBER_ADDED,
    Deed.SETTINGS_CHANGED,
    Deed.OWN_PRODUCT_ADDED,
    Deed.MASTER_IMPORTED,
    Deed.BACKUPS_PLANNED,
    Deed.BACKED_UP,
)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_administrator_keeps_the_house(day, tmp_path, language):
    files = write_masters(tmp_path / "downloads")
    (tmp_path / "backups").mkdir()

    with day(language) as administrator:
        say = administrator.say
        sign_in.come_in(administrator, LOGIN, "people_table")
        settings.add_person(administrator, NEW, post_word(Role.NURSE, say))
        settings.go(administrator, "clinic")
        settings.lock_after(administrator, "20")
        settings.go(administrator, "products")
        settings.add_product(administrator, PRODUCT)
        settings.go(administrator, "masters")
        settings.take_masters(administrator, files)
        settings.go(administrator, "backups")
        settings.back_up(administrator, tmp_path / "backups")
        settings.go(administrator, "trail")
        administrator.look("trail")
        done = settings.deeds(administrator)

    assert {deed_word(deed, say) for deed in DONE} <= set(done)
