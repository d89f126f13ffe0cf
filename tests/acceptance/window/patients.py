"""Finding a patient, and the patient's own page."""


def find(person, typed, name):
    """Go to the list by its key, type what one knows of the name, and open who is found first."""
    person.keys("ctrl+f")
    person.type("patient_search_line", typed)
    person.screen.wait(
        lambda: any(
            name in cell for row in person.screen.rows("patient_table", most=1) for cell in row
        ),
        f"{name} to be found",
    )
    person.look("patient-found")
    person.keys("Return")
    person.see("patient_page")


def begin_an_infusion(person):
    """Open a new form."""
    person.see("new_infusion")
    person.keys("ctrl+n")
    person.see("entry_form")


def open_the_latest_record(person):
    """Open what was given last."""
    person.hands.go_to("patient_records")
    person.keys("Return")
    person.see("treatment_page")
