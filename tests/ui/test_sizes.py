"""Nothing is cut off, covered or squeezed: in the smallest window, and with the largest letters."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.formulary import by_id
from app.i18n import load
from app.paths import FONTS, LOCALE
from app.ui.kit import style
from app.ui.kit.card_list import CardList
from app.ui.kit.chip import Chip
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.kit.tabs import Tabs
from app.ui.kit.tokens import LIGHT
from app.ui.pages.certificate import CertificatePage
from app.ui.pages.patient import PatientPage
from app.ui.pages.patient_form import PatientFormPage
from app.ui.pages.patients import PatientsPage
from app.ui.pages.today import TodayPage
from app.ui.pages.treatment import TreatmentPage
from app.ui.pages.use.window import UseWindow
from app.ui.parts.competition_sheet import CompetitionSheet
from app.ui.parts.criterion_sheet import CriterionSheet
from app.ui.parts.dose_sums import DoseSums
from app.ui.parts.exemption_sheet import ExemptionSheet
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.key_sheet import KeySheet
from app.ui.parts.outside_sheet import OutsideSheet
from app.ui.parts.password_prompt import PasswordPrompt
from app.ui.parts.set_picker import SetPicker
from app.ui.parts.terms_sheet import TermsSheet
from tests import drips, samples
from tests.fakes import finalised, saved
from tests.ui.cutting import cut, elided
from tests.ui.looking import find, line

# What the rail leaves of a window, with letters of so many per cent.
SIZES = {
    "smallest": (1024 - 56, 700, 100),
    "usual": (1280 - 76, 800, 100),
    "large letters": (1280 - 84, 800, 150),
    "largest letters": (1280 - 98, 800, 175),
    "wide": (1920 - 76, 1080, 100),
}


@pytest.fixture(params=SIZES)
def size(request, qapp):
    """The room of a page, dressed in letters of a size."""
    width, height, percent = SIZES[request.param]
    style.load_fonts(FONTS)
    style.apply(qapp, LIGHT, percent / 100)
    yield width, height
    style.apply(qapp, LIGHT)


@pytest.fixture(params=["ja", "en"])
def spoken(request, desk):
    """A desk in each language."""
    return replace(desk, say=load(LOCALE, request.param))


@pytest.fixture
def waiting(clinic):
    """Infusions that wait in each place, two to be begun."""
    for place in range(2):
        drips.ordered(clinic, entry=UUID(int=0xF1 + place))
    drips.begun(clinic, entry=UUID(int=0xF5))
    saved(clinic, replace(samples.DRAFT, entry=UUID(int=0xF6), patient=samples.SHOTA.id))


@pytest.fixture
def seen(shown, qapp):
    """Return a function that shows a page in a room, whole and at rest."""

    def show(page, room):
        shown(page)
        page.resize(*room)
        # Once for the layout, once for what gives way in it, and once for what follows from that.
        for _ in range(4):
            qapp.processEvents()
        return page

    return show


def entry(desk, draft=samples.DRAFT):
    """Return the page of an infusion."""
    judgement = desk.clinic.treatments.judgement(desk.actor, samples.REN.id)
    return TreatmentPage(desk, samples.REN, judgement, replace(draft, patient=samples.REN.id), None)


@pytest.mark.usefixtures("waiting")
def test_the_day_is_whole(seen, spoken, size):
    page = seen(TodayPage(spoken), size)

    assert page.size().toTuple() == size
    assert cut(page) == []


def test_the_list_of_patients_is_whole(seen, spoken, size):
    page = seen(PatientsPage(spoken), size)

    assert page.size().toTuple() == size
    assert cut(page) == []


def test_a_new_patients_form_is_whole(seen, spoken, size):
    page = seen(PatientFormPage(spoken), size)

    assert page.size().toTuple() == size
    assert cut(page) == []


def test_a_patients_card_is_whole(seen, spoken, size, clinic, qapp):
    saved(clinic, replace(samples.DRAFT, entry=UUID(int=0xF6), patient=samples.REN.id))
    someone = replace(
        samples.REN, sport="baseball", team="東都架空ファルコンズ育成", registration="1234"
    )
    page = seen(PatientPage(spoken, someone), size)
    tabs = find(page, "patient_tabs", Tabs)
    odd = []

    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        for _ in range(4):
            qapp.processEvents()
        odd += [(tabs.tabText(tab), one) for one in cut(page)]

    assert page.size().toTuple() == size
    assert odd == []


def test_a_certificate_is_whole(seen, spoken, size, clinic):
    issued = clinic.certificates.issue(clinic.actor, finalised(clinic).entry, samples.TERMS)
    page = seen(CertificatePage(spoken, issued), size)

    assert page.size().toTuple() == size
    assert cut(page) == []
    assert "certificate_head_title" not in elided(page)


def test_the_quick_window_is_no_larger_than_the_window_behind(seen, spoken, size, qapp, qtbot):
    behind = seen(QWidget(), size)
    window = UseWindow(spoken, behind)
    window.come_up()
    line(window, "product_search_line").setText("エクソソーム")
    for _ in range(4):
        qapp.processEvents()

    assert window.size().boundedTo(behind.size()) == window.size()
    assert cut(window) == []


def sheets(desk, behind):
    """Yield the dialogs over a page, each by its name."""
    say, formulary, today = desk.say, by_id(samples.FORMULARY.products), date(2026, 11, 20)
    product = formulary[samples.DRAFT.lines[0].product]
    yield DoseSums(product, Decimal(500), 60, say, behind)
    yield SetPicker((), formulary.get, say, behind, may_keep=True)
    for sheet in (
        OutsideSheet(say, today),
        ExemptionSheet(say),
        CompetitionSheet(say),
        TermsSheet(samples.REN.birth, today, say),
    ):
        yield FilingDialog(sheet, say, behind, title="Title", told="Told in a sentence. " * 4)
    yield PasswordPrompt("YAMAMOTO Misaki", say, behind, "A warning in a sentence. " * 3)
    yield KeySheet(say, behind)
    yield CriterionSheet(say, behind)


def test_every_dialog_is_whole_and_within_the_window_behind(seen, spoken, size, qapp):
    behind = seen(QWidget(), size)
    odd = []
    for one in sheets(spoken, behind):
        one.show()
        for _ in range(5):
            qapp.processEvents()
        outside = one.size() if one.size().boundedTo(behind.size()) != one.size() else None
        odd += [(one.objectName(), fault) for fault in (*cut(one), outside) if fault]
        one.close()

    assert odd == []


@pytest.mark.parametrize("is_copy", [False, True], ids=["written", "copied"])
def test_an_entry_is_whole(seen, spoken, size, is_copy):
    copied = {"copied_basis": samples.DRAFT.basis, "copied_diagnosis": samples.DRAFT.diagnosis}
    draft = replace(samples.DRAFT, **copied) if is_copy else samples.DRAFT
    page = seen(entry(spoken, draft), size)

    assert page.size().toTuple() == size
    assert cut(page) == []


def test_a_refusal_is_whole(seen, spoken, size, qapp):
    page = seen(entry(spoken), size)

    line(page, "product_search_line").setText("エクソソーム")
    for _ in range(4):
        qapp.processEvents()

    assert not find(page, "refusal").isHidden()
    assert cut(page) == []


def test_with_large_letters_the_verdicts_stay_and_the_panel_takes_turns_with_the_form(
    seen, desk, qapp, qtbot
):
    style.apply(qapp, LIGHT, 1.75)
    page = seen(entry(desk, replace(samples.DRAFT, basis="")), (1182, 700))
    panel, form = find(page, "legitimacy"), find(page, "entry_form")

    assert panel.isHidden()
    assert find(page, "strip_0", Chip).text() == "NPB Incomplete"
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert panel.isVisible()
    assert not form.isVisible()
    assert panel.isAncestorOf(page.window().focusWidget())
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert form.isVisible()
    assert page.window().focusWidget().objectName() == "basis"
    style.apply(qapp, LIGHT)


def test_in_a_low_window_the_volume_stays_below_what_scrolls(seen, desk):
    page = seen(entry(desk), (968, 652))

    gauge, scroller = find(page, "gauge"), find(page, "legitimacy_scroll", Scroller)

    assert not scroller.isAncestorOf(gauge)
    assert gauge.visibleRegion().boundingRect() == gauge.rect()


def test_in_a_wide_window_the_form_stands_in_the_middle(seen, desk):
    page = seen(entry(desk), (1844, 964))
    form, area = find(page, "entry_form"), find(page, "entry_scroll")

    left = form.mapTo(area, form.rect().topLeft()).x()

    assert left == pytest.approx(area.width() - left - form.width(), abs=2)


@pytest.mark.usefixtures("waiting")
def test_where_four_columns_have_no_room_two_stand_below_the_others(seen, desk, qapp):
    style.apply(qapp, LIGHT, 1.75)
    page = seen(TodayPage(desk), (1182, 800))

    lists = {one.objectName(): one for one in page.findChildren(CardList)}

    assert all(one.width() >= px(190) for one in lists.values())
    tops = [one.mapTo(page, one.rect().topLeft()).y() for one in lists.values()]
    assert tops[0] == tops[1] < tops[2] == tops[3]
    style.apply(qapp, LIGHT)


@pytest.mark.usefixtures("waiting")
def test_the_heads_stay_and_the_chosen_card_comes_into_sight(seen, desk, qtbot):
    page = seen(TodayPage(desk), (968, 420))
    scroller, cards = find(page, "board_scroll", Scroller), find(page, "today_waiting", CardList)

    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_End)

    bar = scroller.verticalScrollBar()
    last = cards.visualRect(cards.currentIndex())
    assert bar.value() > 0
    assert cards.mapTo(scroller, last.center()).y() < scroller.height()
    title = find(page, "today_waiting_title")
    assert 0 <= title.mapTo(scroller, title.rect().topLeft()).y() < px(32)
