"""Package inserts (添付文書) as the makers publish them in XML."""

import unicodedata
from datetime import date
from functools import cache

from lxml import etree

from app.domain.codes import is_yj
from app.domain.errors import MasterRefused
from app.domain.masters import InsertBrand, PackageInsert
from app.masters.insert_text import NAMESPACE, Names, items, passage, text_of
from app.masters.source import Source
from app.paths import RESOURCES

_SCHEMA = RESOURCES / "schema" / "package-insert.rng"
_MOST_BYTES = 16 << 20
_IN = {"p": NAMESPACE}
_HEAD = 2_000


def read_insert(source: Source, data: bytes) -> PackageInsert:
    """Return what a package insert says of its product.

    Raises:
        MasterRefused: it is of the old kind (SGML), brings entities, or is not built as published.
    """
    _look_at(source, data)
    root = _parsed(source, data)
    if root.tag != f"{{{NAMESPACE}}}PackIns":
        raise MasterRefused(source.name, "other")
    schema = _schema()
    if not schema.validate(root):
        raise MasterRefused(source.name, "schema", max(schema.error_log[0].line, 0))
    return _insert(source, root)


def _look_at(source: Source, data: bytes) -> None:
    """Refuse what must not reach a parser, and what is another kind of markup."""
    head = data[:_HEAD].lower()
    if b"\0" in head:
        raise MasterRefused(source.name, "utf16")
    if b"<html" in head or b"<!doctype html" in head:
        raise MasterRefused(source.name, "html")
    if b"<?xml" not in head and NAMESPACE.encode() not in data[:_HEAD]:
        is_old = b"<!doctype" in head or b"<packins" in head
        raise MasterRefused(source.name, "sgml" if is_old else "other")
    if b"<!doctype" in head or b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        raise MasterRefused(source.name, "entities")
    if len(data) > _MOST_BYTES:
        raise MasterRefused(source.name, "large")


def _parsed(source: Source, data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise MasterRefused(source.name, "xml", error.lineno or 1) from error
    except (ValueError, LookupError) as error:
        raise MasterRefused(source.name, "xml", 1) from error
    # In an encoding of its own a declaration may not have looked like one.
    if root.getroottree().docinfo.doctype:
        raise MasterRefused(source.name, "entities")
    return root


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(_SCHEMA)))


def _insert(source: Source, root: etree._Element) -> PackageInsert:
    details = root.findall("p:ApprovalEtc/p:DetailBrandName", _IN)
    names = {
        one.get("id", ""): text_of(one.find("p:ApprovalBrandName", _IN), {}) for one in details
    }
    return PackageInsert(
        (root.findtext("p:PackageInsertNo", "", _IN)).strip(),
        _revised_on(source, root),
        tuple(_brand(one) for one in details),
        "、".join(items(root.find("p:GenericName", _IN), names)),
        items(root.find("p:IndicationsOrEfficacy", _IN), names),
        _dosage(root, names),
        items(root.find("p:ContraIndications", _IN), names),
    )


def _brand(detail: etree._Element) -> InsertBrand:
    yj = unicodedata.normalize("NFKC", detail.findtext("p:BrandCode/p:YJCode", "", _IN)).strip()
    codes = detail.iterfind(".//p:RegulatoryClassificationCode", _IN)
    return InsertBrand(
        yj if is_yj(yj) else "",
        text_of(detail.find("p:ApprovalBrandName", _IN), {}).replace("\n", " "),
        tuple((code.text or "").strip() for code in codes),
    )


def _dosage(root: etree._Element, names: Names) -> str:
    said = (passage(one, names) for one in root.iterfind("p:InfoDoseAdmin/p:DoseAdmin", _IN))
    return "\n".join(said)


def _revised_on(source: Source, root: etree._Element) -> date:
    """Return the month of the latest revision that the insert names."""
    told = root.iterfind(".//p:PreparationOrRevision/p:YearMonth", _IN)
    months = [(one.text or "").strip()[:7] for one in told]
    try:
        return max(date.fromisoformat(f"{month}-01") for month in months if month)
    except ValueError as error:
        raise MasterRefused(source.name, "revision", what=" ".join(months)) from error
