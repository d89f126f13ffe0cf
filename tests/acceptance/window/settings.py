"""What an administrator sees to: people, what holds for everybody, masters, backups, the trail."""

_LANDMARKS = {
    "clinic": "clinic_page",
    "people": "people_table",
    "products": "products_table",
    "masters": "masters_page",
    "backups": "backups_page",
    "trail": "trail_table",
}


def go(person, section):
    """Go to a section of the settings: by the key of the settings, then down the list."""
    person.keys("ctrl+comma")
    person.press(f"section_{section}", back=True)
    person.see(_LANDMARKS[section])


def add_person(person, facts, role):
    """Open an account, and take the first password down; nothing of it is ever shown again."""
    person.press("add_person")
    person.see("member_sheet")
    for field, text in facts.items():
        person.write(f"member_{field}", text)
    person.choose("member_role", role)
    person.look("person-added")
    person.keys("ctrl+s")
    person.see("code_dialog")
    person.look("first-password")
    person.press("code_close")
    person.see_none("code_dialog")


def lock_after(person, minutes):
    """Let windows lock by themselves after so many minutes."""
    person.press("change_settings")
    person.see("settings_sheet")
    person.write("settings_lock_minutes", minutes)
    person.look("for-everybody")
    person.keys("ctrl+s")
    person.see_none("settings_sheet")


def add_product(person, facts):
    """Write down a product that no master holds, under its approval number."""
    person.press("add_product")
    person.see("own_sheet")
    for field, text in facts.items():
        person.write(f"own_{field}", text)
    person.press("own_routes_0")
    person.look("product-added")
    person.keys("ctrl+s")
    person.see_none("own_sheet")
    person.see("products_notice")
    person.look("products")


def choose_files(person, *files):
    """Choose files in the dialog that is open."""
    named = " ".join(f'"{file}"' for file in files) if len(files) > 1 else str(files[0])
    person.see("fileNameEdit")
    person.write("fileNameEdit", named)
    person.keys("Return")
    person.see_none("fileNameEdit")


def take_masters(person, files):
    """Take downloaded files in."""
    person.keys("ctrl+o")
    choose_files(person, *files)
    person.see("master_files")
    person.look("masters-chosen")
    person.press("take_masters")
    person.see("masters_notice")
    person.look("masters-taken")


def back_up(person, folder):
    """Say where backups go, and write one."""
    person.press("choose_folder")
    choose_files(person, folder)
    person.press("back_up_now")
    person.screen.wait(lambda: any(folder.glob("*.tenteki-backup")), "a backup in its folder")
    person.see("backups_notice")
    person.see("backup_table")
    person.look("backed-up")


def deeds(person):
    """Return the words of what was done last, newest first."""
    return [row[3] for row in person.screen.rows("trail_table")]
