"""Step 0001: the checks that come back often, with the signs and words they knew then."""

import sqlalchemy as sa

_GAPS = (
    *(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 173, 847, 1564, 4447, 4448, 5760),
    *(6068, 6069, *range(6155, 6160), *range(8192, 8208), *range(8232, 8240), *range(8287, 8304)),
    *(10240, 12288, 12644, *range(65024, 65040), 65279, 65440),
)
SIGNS = "!\"#$&'()*+,-./<=>?@[]^_`{|}~;:¡§¨«¬°±´·¸»¿×÷" + "".join(
    map(
        chr,
        (
            *range(0x2010, 0x2028),
            *range(0x2030, 0x205F),
            *(0x2212, 0x2500, 0x2501, 0x25A0, 0x25A1, 0x25B3, 0x25CB, 0x25CF, 0x25EF),
            *range(0x3001, 0x3004),
            *range(0x3008, 0x3021),
            *(0x301C, 0x3030, 0x30A0, 0x30FB, 0x30FC),
            *range(0xFF01, 0xFF10),
            *range(0xFF1A, 0xFF21),
            *range(0xFF3B, 0xFF41),
            *range(0xFF5B, 0xFF66),
            0xFF70,
        ),
    )
)
GAPS = "".join(map(chr, _GAPS))

WORDS = (
    *(
        "なし",
        "無し",
        "無",
        "ない",
        "ありません",
        "特になし",
        "特に無し",
        "とくになし",
        "ナシ",
        "ナシ",
    ),
    *("特記事項なし", "特記事項無し", "該当なし", "該当無し", "記載なし", "不明", "不詳", "未記入"),
    *("未入力", "未定", "未記載", "同上", "省略", "空欄", "後で", "あとで"),
    *("na", "n/a", "n.a", "none", "nil", "nothing", "unknown", "tbd", "tba", "null", "empty"),
    *("NA", "N/A", "na", "n/a"),
)


def filled(table: str, column: str) -> sa.CheckConstraint:
    """Return a check that a text which the program itself writes is there."""
    return sa.CheckConstraint(f"{column} <> ''", name=f"{table}_{column}_filled")


def named(table: str, column: str) -> sa.CheckConstraint:
    """Return a check that a typed name is more than gaps."""
    bare = _trimmed(column, GAPS)
    return sa.CheckConstraint(f"{bare} <> ''", name=f"{table}_{column}_named")


def stated(table: str, column: str) -> sa.CheckConstraint:
    """Return a check that a text states something: no gaps and signs alone, no word such as なし."""
    return sa.CheckConstraint(_states(column), name=f"{table}_{column}_stated")


def stated_if_any(table: str, column: str) -> sa.CheckConstraint:
    """Return a check that a text is left out or states something."""
    return sa.CheckConstraint(
        f"{column} = '' OR ({_states(column)})", name=f"{table}_{column}_stated"
    )


def _states(column: str) -> str:
    bare = _trimmed(column, GAPS + SIGNS)
    words = ", ".join(f"'{word}'" for word in WORDS)
    return f"{bare} <> '' AND lower({bare}) NOT IN ({words})"


def _trimmed(column: str, signs: str) -> str:
    quoted = signs.replace("'", "''")
    return f"trim({column}, '{quoted}')"
