"""What a scan is told with: the product, and what is wrong with its package."""

from app.domain.formulary import Product
from app.domain.scans import DoubtKind, Scan, ScanWarning
from app.i18n import Wording
from app.words import product_word

Warnings = frozenset[ScanWarning]


def scan_tone(warnings: Warnings) -> str:
    """Return how serious it is."""
    if warnings & {ScanWarning.EXPIRED, ScanWarning.NOT_ORDERED}:
        return "bad"
    return "caution" if warnings else "ok"


def scan_line(scan: Scan, product: Product | None, warnings: Warnings, say: Wording) -> str:
    """Return in sentences what was scanned, and what is wrong with it; the worst first."""
    name = "" if product is None else product_word(product, say)
    expiry = "" if scan.expiry is None else scan.expiry.isoformat()
    told = {
        ScanWarning.NOT_ORDERED: say("{product} is not among the products ordered.", product=name),
        ScanWarning.EXPIRED: say("This package expired on {day}. Take another.", day=expiry),
        ScanWarning.UNKNOWN_GTIN: say("The package code {gtin} is not known.", gtin=scan.gtin),
        ScanWarning.STOPPED: say("This package is no longer on sale."),
        ScanWarning.DOUBTFUL: _doubt(scan, say),
    }
    sentences = [words for warning, words in told.items() if warning in warnings]
    if name and ScanWarning.NOT_ORDERED not in warnings:
        sentences.insert(0, _fact(name, scan, expiry, say))
    return in_row(*sentences)


def in_row(*sentences: str) -> str:
    """Return sentences behind each other; a Japanese full stop brings its own gap."""
    row = ""
    for sentence in sentences:
        # What was scanned is no sentence: a wider gap parts it from what is said of it.
        gap = "" if not row or row.endswith("。") else " " if row.endswith((".", "?")) else "  "
        row += gap + sentence
    return row


def _fact(name: str, scan: Scan, expiry: str, say: Wording) -> str:
    lot = say("Lot {lot}", lot=scan.lot) if scan.lot and scan.doubt is None else ""
    day = say("expiry {expiry}", expiry=expiry) if expiry else ""
    return "  ".join(filter(None, (name, lot, day)))


def _doubt(scan: Scan, say: Wording) -> str:
    doubt = scan.doubt
    if doubt is None or doubt.kind is DoubtKind.UNREADABLE:
        return say("Lot and expiry could not be read. Type them from the package.")
    expiry = "" if doubt.expiry is None else doubt.expiry.isoformat()
    if not scan.lot:
        return say(
            "Its parts ran together. Is it lot {lot}, expiry {expiry}?",
            lot=doubt.lot,
            expiry=expiry or "–",
        )
    return say(
        "Lot and expiry ran together as {read}. Is it lot {lot}, expiry {expiry}?",
        read=scan.lot,
        lot=doubt.lot,
        expiry=expiry or "–",
    )
