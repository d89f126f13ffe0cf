"""What a product of the clinic's own is to whoever chooses one: a product, or a refusal by name."""

from app.domain.formulary import BlockedName, Evidence, Indication, Product
from app.domain.own_products import OwnProduct
from app.domain.quantities import show_decimal

# What a refusal says of it, as the reference tables say it of theirs.
WHY_JA = "この診療所に承認番号の登録がなく、日本で承認された医薬品として扱えません。"
SOURCE = "自院登録 / written by this clinic"
WHY_EN = "No approval number is on file here, so it does not count as approved in Japan."


def product_of(one: OwnProduct) -> Product:
    """Return it as a product; its label is unverified until somebody compares it with the insert."""
    return Product(
        id=one.id,
        category="",
        brand_ja=one.brand_ja,
        brand_en=one.brand_en,
        generic_ja=one.generic_ja,
        generic_en="",
        strength=_strength(one),
        container=one.container,
        content=one.content,
        package_ml=one.package_ml,
        routes=one.routes,
        indications=tuple(Indication(text, text) for text in one.indications),
        usual_dose=one.usual_dose,
        classes=one.classes,
        is_diluent_only=one.may_dilute and not one.routes,
        may_dilute=one.may_dilute,
        is_biological=one.is_biological,
        # By its code a master that lists the drug knows it; what is refused must not stand for that.
        yj=one.yj if one.is_approved else "",
        evidence=Evidence.MEMORY,
        source="" if one.insert_date is None else f"添付文書 {one.insert_date.isoformat()}",
        approval=one.approval,
    )


def blocked_of(one: OwnProduct) -> BlockedName:
    """Return the name under which it is refused."""
    return BlockedName(
        id=one.id,
        name_ja=one.brand_ja,
        name_en=one.brand_en,
        aliases=(),
        category="own",
        why_ja=WHY_JA,
        why_en=WHY_EN,
        wada_class=" ".join(each.code for each in one.classes),
        alternative="",
        source=SOURCE,
    )


def _strength(one: OwnProduct) -> str:
    volume = "" if one.package_ml is None else f"{show_decimal(one.package_ml)} mL"
    content = "" if one.content is None else str(one.content)
    return " ".join(filter(None, dict.fromkeys((content, volume))))
