"""At the bedside: a drip chosen, made sure of by hand, and each step written as it happens."""

MOST_DRIPS = 9


def choose(person, name):
    """Choose the drip of a patient."""
    person.keys("alt+3")
    person.see("order_0")
    person.look("drips")
    person.press(_row_of(person, name))
    person.reads("drip", name)
    person.look("drip-chosen")


def make_sure(person, lot, expiry):
    """Confirm person and product by hand, with what stands on the package."""
    person.press("person_by_hand")
    person.press("by_hand")
    person.write("hand_lot", lot)
    person.write("hand_expiry", expiry)
    person.look("product-by-hand")
    _write(person, "hand_sheet")


def begin(person):
    """Begin a drip."""
    _open(person, "begun")
    person.look("beginning")
    _write(person)


def interrupt(person, delivered):
    """Stop a drip for a while, with what has flowed in so far."""
    _open(person, "interrupted")
    person.write("step_delivered", delivered)
    _write(person)


def resume(person):
    """Let it flow on."""
    _open(person, "resumed")
    _write(person)


def note_reaction(person, words):
    """Write what was seen of a reaction, how bad it is, and what was done."""
    _open(person, "reaction")
    for pressed in ("seen_0", "grade_0", "done_0"):
        person.press(f"reaction_{pressed}")
    person.hands.scroll_down("reaction_done_0")
    person.write("step_note", words)
    person.look("reaction")
    _write(person)


def end(person, delivered):
    """End a drip, with all that has flowed in."""
    _open(person, "ended")
    person.write("step_delivered", delivered)
    person.look("ending")
    _write(person)


def leave(person):
    """Go back to the list of drips."""
    person.press("drip_back")
    person.see("order_0")


def _open(person, act):
    person.press(f"act_{act}")
    person.see("step_sheet")


def _write(person, sheet="step_sheet"):
    person.keys("ctrl+s")
    person.see_none(sheet)


def _row_of(person, name):
    rows = [person.screen.find(f"order_{place}") for place in range(MOST_DRIPS)]
    return next(row.own for row in rows if row is not None and name in row.name)
