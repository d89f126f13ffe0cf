"""The register of certificates."""


def newest(person):
    """Go to the register by its key, and return the words of its first line."""
    person.keys("alt+4")
    person.see("register_table")
    person.screen.wait(lambda: person.screen.rows("register_table", most=1), "a certificate")
    person.look("register")
    return person.screen.rows("register_table", most=1)[0]
