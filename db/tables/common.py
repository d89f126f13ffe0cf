"""What all tables share: names for every constraint, and the checks that come back often."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

METADATA = sa.MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "uq": "%(table_name)s_%(column_0_N_name)s_uq",
    }
)

# What a text may hold and still say nothing: gaps of every width and signs without width,
# then dashes, long marks and punctuation. SQLite's own trim() knows the half-width space alone.
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

# Words that state nothing (rules A1), in small letters. The domain knows more forms.
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


def need(
    name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]], *more: sa.ForeignKey
) -> sa.Column[Any]:
    """Return a column that must be filled."""
    return sa.Column(name, kind, *more, nullable=False)


def filled(table: str, *columns: str) -> list[sa.CheckConstraint]:
    """Return checks that a text which the program itself writes is there."""
    return [
        sa.CheckConstraint(f"{column} <> ''", name=f"{table}_{column}_filled") for column in columns
    ]


def named(table: str, *columns: str) -> list[sa.CheckConstraint]:
    """Return checks that a typed name is more than gaps."""
    return [
        sa.CheckConstraint(f"{_trimmed(column, GAPS)} <> ''", name=f"{table}_{column}_named")
        for column in columns
    ]


def stated(table: str, *columns: str) -> list[sa.CheckConstraint]:
    """Return checks that a text states something: no gaps and signs alone, no word such as なし."""
    return [
        sa.CheckConstraint(_states(column), name=f"{table}_{column}_stated") for column in columns
    ]


def stated_if_any(table: str, *columns: str) -> list[sa.CheckConstraint]:
    """Return checks that a text is left out or states something."""
    return [
        sa.CheckConstraint(f"{column} = '' OR ({_states(column)})", name=f"{table}_{column}_stated")
        for column in columns
    ]


def known(table: str, column: str, values: Iterable[str]) -> sa.CheckConstraint:
    """Return a check that a column holds one of the words that the program knows."""
    return sa.CheckConstraint(f"{column} IN ({_list(values)})", name=f"{table}_{column}_known")


def claims(table: str, *columns: str) -> list[sa.CheckConstraint]:
    """Return checks that a column is yes or no."""
    return [
        sa.CheckConstraint(f"{column} IN (0, 1)", name=f"{table}_{column}_known")
        for column in columns
    ]


def _states(column: str) -> str:
    bare = _trimmed(column, GAPS + SIGNS)
    return f"{bare} <> '' AND lower({bare}) NOT IN ({_list(WORDS)})"


def _trimmed(column: str, signs: str) -> str:
    # The comma form of trim() is understood by SQLite and PostgreSQL alike.
    quoted = signs.replace("'", "''")
    return f"trim({column}, '{quoted}')"


def _list(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)
