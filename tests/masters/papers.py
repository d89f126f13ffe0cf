"""Package inserts in the layout of the public ones; products, makers and texts are invented."""

NAMESPACE = "http://info.pmda.go.jp/namespace/prescription_drugs/package_insert/1.0"


def lang(text):
    """Return a text in Japanese, with the same in English beside it."""
    return f'<Lang xml:lang="ja">{text}</Lang>'


def detail(text):
    return f"<Detail>{lang(text)}</Detail>"


def listed(*items, kind="OrderedList"):
    return f"<{kind}>{''.join(f'<Item>{item}</Item>' for item in items)}</{kind}>"


def header(text):
    return f"<Header>{lang(text)}</Header>"


def table(*rows):
    """Return a table; each row is a sequence of the texts of its cells."""
    told = "".join(
        f"<SimpTblRow>{''.join(f'<SimpTblCell>{detail(one)}</SimpTblCell>' for one in row)}</SimpTblRow>"
        for row in rows
    )
    return f"<TblBlock><SimpleTable>{told}</SimpleTable></TblBlock>"


def brand(at, name, yj, *classes):
    """Return what an insert says of one brand."""
    codes = "".join(
        "<RegulatoryClassificationCodeAndNote>"
        f"<RegulatoryClassificationCode>{one}</RegulatoryClassificationCode>"
        "</RegulatoryClassificationCodeAndNote>"
        for one in classes
    )
    told = f"<RegulatoryClassification>{codes}</RegulatoryClassification>" if codes else ""
    return (
        f'<DetailBrandName id="BRD_Drug{at}"><ApprovalBrandName>{lang(name)}</ApprovalBrandName>'
        f"<BrandCode><YJCode>{yj}</YJCode></BrandCode>{told}</DetailBrandName>"
    )


INDICATION = detail("架空病")
DOSAGE = detail("通常、成人には1日100mgを点滴静注する。")
ONE = brand(1, "サンプル静注100mg", "3140400A9019", 12)
PLACENTA = brand(1, "架空エキス注2mL", "3259601A9017", 14, 2)


def insert(
    brands=ONE,
    indications=INDICATION,
    dosage=DOSAGE,
    contraindications="",
    number="3140400A9019_1_01",
    months=("2026-04",),
):
    """Return a package insert as bytes, valid under the published schema."""
    revisions = "".join(
        f'<PreparationOrRevision id="{name}"><YearMonth>{month}</YearMonth></PreparationOrRevision>'
        for name, month in zip(("今回", "前回"), months, strict=False)
    )
    against = (
        f'<ContraIndications id="HDR_ContraIndications" heading="fixing">{contraindications}</ContraIndications>'
        if contraindications
        else ""
    )
    return f"""\ufeff<?xml version="1.0" encoding="utf-8"?>
<PackIns version="1.0" xmlKind="Packins" drugType="Medicine" xmlns="{NAMESPACE}">
  <PackageInsertNo>{number}</PackageInsertNo>
  <CompanyIdentifier>999999</CompanyIdentifier>
  <!--ア.作成又は改訂年月-->
  <DateOfPreparationOrRevision>{revisions}</DateOfPreparationOrRevision>
  <Sccj><SccjNo>873140</SccjNo></Sccj>
  <ApprovalEtc>{brands}</ApprovalEtc>
  <GenericName>{detail("架空成分")}</GenericName>
  {against}
  <IndicationsOrEfficacy id="HDR_IndicationsOrEfficacy" heading="fixing">{indications}</IndicationsOrEfficacy>
  <InfoDoseAdmin id="HDR_InfoDoseAdmin" heading="fixing"><DoseAdmin>{dosage}</DoseAdmin></InfoDoseAdmin>
  <NameAddressManufact id="HDR_NameAddressManufact" heading="fixing"><Manufacturer>
    <TypeOfIndustry>{lang("製造販売元")}</TypeOfIndustry><Name>{lang("架空製薬")}</Name>
  </Manufacturer></NameAddressManufact>
</PackIns>
""".encode()
