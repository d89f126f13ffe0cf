import pytest

from tests.verifier import samples
from tests.verifier.samples import CODE, OURS, attached, pdf, pdf_with, picture_of, png

WORRIES = {"Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"}


def test_nothing_leaves_the_page(page):
    page.know("みなと架空診療所", OURS)
    page.choose(png(picture_of()), pdf(pdf_with(*attached())))
    page.type(CODE)
    page.browser.run("await new Promise((go) => setTimeout(go, 50))")

    asked = [
        one["params"]["request"]["url"]
        for one in page.browser.events
        if one.get("method") == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == 1


def test_the_page_could_not_send_anything_if_it_wanted(page):
    ways = page.browser.run("""
        const fails = (act) => act().then(() => false, () => true);
        return [
          await fails(() => fetch("https://example.invalid/")),
          await fails(() => new Promise((go, no) => {
            const picture = new Image();
            picture.onload = go; picture.onerror = no; picture.src = "https://example.invalid/a.png";
          })),
        ];
    """)

    blocked = [
        one["params"]["entry"]["text"]
        for one in page.browser.events
        if one.get("method") == "Log.entryAdded"
    ]
    assert ways == [True, True]
    assert sum("Content Security Policy" in text for text in blocked) >= 2


def test_the_page_has_nothing_to_complain_of(page):
    page.choose(png(picture_of()), pdf(pdf_with(*attached())))

    assert [one for one in page.browser.events if one.get("method") in WORRIES] == []


def test_the_page_speaks_the_browsers_language(page, address):
    spoken = {}
    for language in ("ja-JP", "en-GB", "fr-FR"):
        page.browser.ask("Emulation.setUserAgentOverride", userAgent="x", acceptLanguage=language)
        page.browser.open(address)
        spoken[language] = page.browser.run("return document.documentElement.lang")

    assert spoken == {"ja-JP": "ja", "en-GB": "en", "fr-FR": "en"}


def test_the_language_can_be_changed_and_is_remembered(page, address):
    page.type(CODE)
    page.speak("ja")
    japanese = page.reads()
    page.speak("en")
    english = page.reads()
    page.speak("ja")
    page.browser.open(address)

    assert "改変はありません" in japanese or "署名" in japanese
    assert "Compare it with the paper" in english
    assert page.browser.run("return document.documentElement.lang") == "ja"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_place_is_left_without_words(page, language):
    page.speak(language)

    empty = page.browser.run(
        'return [...document.querySelectorAll("[data-say]")]'
        '.filter((one) => !one.textContent.trim() || one.textContent === "undefined").length'
    )

    assert empty == 0


def test_a_browser_that_cannot_check_signatures_is_told_so(page, address):
    ask, without = page.browser.ask, "delete globalThis.DecompressionStream;"
    number = ask("Page.addScriptToEvaluateOnNewDocument", source=without)["identifier"]
    is_told = 'return document.getElementById("unable").checkVisibility()'
    before = page.browser.run(is_told)
    page.browser.open("about:blank")
    page.browser.open(address)
    ask("Page.removeScriptToEvaluateOnNewDocument", identifier=number)

    assert (before, page.browser.run(is_told)) == (False, True)
    assert "cannot check signatures" in page.reads("unable")


def test_a_strangers_text_is_shown_as_text(page):
    marked = samples.proof(patient="<img src=x onerror=alert(1)>", recipient="<b>NPB</b>")

    page.type(samples.code_of(marked))

    assert "<img src=x onerror=alert(1)>" in page.reads()
    assert (
        page.browser.run('return document.querySelectorAll("#result img, #result b").length') == 0
    )


def test_a_sign_that_turns_the_order_of_others_is_made_visible(page):
    page.type(samples.code_of(samples.proof(patient="WATANABE \u202eneR")))

    assert "WATANABE \ufffdneR" in page.reads()


@pytest.mark.parametrize(("place", "next_field"), [("result", "file"), ("clinics", "name")])
def test_who_removes_something_by_the_keyboard_goes_on_where_the_next_is_given(
    page, place, next_field
):
    page.know("みなと架空診療所", OURS)
    page.choose(pdf(pdf_with(*attached())))
    page.browser.run("document.querySelector(`#${given[0]} li button`).focus()", place)

    page.press("Enter")

    assert page.browser.run("return document.activeElement.id") == next_field
    assert page.reads(place).strip() == ""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_record_fits_the_screen_and_a_finger_meets_what_it_presses(page, width, language):
    screen = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    page.browser.ask("Emulation.setDeviceMetricsOverride", **screen)
    page.speak(language)
    page.choose(pdf(pdf_with(*attached(patient={"name": "長" * 80, "kana": "な" * 80}))))

    small = page.browser.run("""
        return [...document.querySelectorAll("button, .button, summary, input:not([type=file])")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
          .map((one) => one.textContent);
    """)

    assert page.browser.run("return document.documentElement.scrollWidth") <= width
    assert small == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_is_wider_than_the_screen(page, width, language):
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    page.browser.ask("Emulation.setDeviceMetricsOverride", **screen)
    page.know("みなと架空診療所" * 5, OURS)
    page.speak(language)

    page.type(CODE)

    assert page.browser.run("return document.documentElement.scrollWidth") <= width


def test_every_field_and_button_has_a_name_for_those_who_do_not_see_it(page):
    page.know("みなと架空診療所", OURS)
    page.type(CODE)

    told = page.browser.ask("Accessibility.getFullAXTree")["nodes"]

    asked = {"button", "textbox", "link", "Iframe", "image"}
    nameless = [
        one["role"]["value"]
        for one in told
        if not one["ignored"] and one["role"]["value"] in asked and not one["name"]["value"]
    ]
    assert nameless == []
    assert page.browser.run('return document.getElementById("result").ariaLive') == "polite"


def test_everything_can_be_done_by_the_keyboard(page):
    met = []
    page.browser.run('document.getElementById("text").value = given[0]', CODE)
    for _ in range(5):
        page.press("Tab")
        met.append(
            page.browser.run("return document.activeElement.id || document.activeElement.type")
        )

    page.browser.run("document.getElementById('result').removeAttribute('aria-busy')")
    page.press("Enter")
    page.wait()

    assert met == ["ja", "en", "file", "text", "submit"]
    assert page.answer == "unknown_clinic"
