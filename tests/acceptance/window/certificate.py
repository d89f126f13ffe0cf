"""The certificate of a record: asked for, issued, saved as a file."""


def issue(person, recipient):
    """Ask for a certificate, for somebody, with the patient's consent."""
    person.keys("ctrl+p")
    person.see("terms_recipient")
    person.write("terms_recipient", recipient)
    person.press("terms_giver_0")
    person.look("certificate-asked")
    person.keys("ctrl+s")
    person.see("certificate_page")
    person.see("pdf_page")
    person.look("certificate")


def save_as(person, file):
    """Save the certificate in a file."""
    person.keys("ctrl+s")
    person.see("fileNameEdit")
    person.write("fileNameEdit", str(file))
    person.keys("Return")
    person.screen.wait(lambda: file.exists() and file.stat().st_size > 0, "the certificate's file")
    person.reads("certificate_notice", file.name)
