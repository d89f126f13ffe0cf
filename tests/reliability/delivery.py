"""A drug master as it is delivered, of as many invented drugs as wanted."""

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def drug_master(count: int, price: str = "84.00") -> bytes:
    """Return a whole master of so many injections, each at this price."""
    return "".join(_row(number, price) for number in range(count)).encode("cp932")


def _row(number: int, price: str) -> str:
    base = f"架空静注液{number}ｍｇ「架空」".translate(_WIDE)
    name, kana = f"{base}　１０ｍＬ", f"ｶｸｳ{number}"
    listing = f"{number % 9000 + 1000}401A{number // 9000 + 2}0{number % 90 + 10}"
    fields = [
        *("0", "Y", f"{620_000_000 + number}", f"{len(name):02}", name, f"{len(kana):02}", kana),
        *("22", "01", "管", "1", price, "", "0", "0", "0", "0", "", "0", "0", "0", "0", "0"),
        *("1", price, "0", "0", "4", "", "20260401", "99999999", listing[:12], "", "0", base),
    ]
    return ",".join(f'"{one}"' for one in fields) + "\r\n"
