"""Coming in."""

from app.demo.people import PASSWORD


def come_in(person, login, first):
    """Sign in by the keys, and wait until the page that one lands on is there."""
    person.choose("sign_in_login", login)
    person.write("sign_in_password", PASSWORD)
    person.look("sign-in")
    person.keys("Return")
    person.see(first)
