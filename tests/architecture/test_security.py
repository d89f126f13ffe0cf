"""The security statement says what the code does."""

import ast
import re
from datetime import timedelta

import pytest

from app import workstation
from app.credentials import keys, slots
from app.domain import accounts, course, passwords, second_factor, settings, treatments, tries
from app.domain.checkpoints import Occasion
from app.domain.paper_codes import EMERGENCY_GROUPS, GROUP, RECOVERY_GROUPS
from app.domain.settings import Settings
from app.services import clock_watch, generations, papers
from db import engine
from tests.architecture.inspection import program_files
from tests.architecture.papers import DOCS

_COST = slots.Cost()
_BITS_OF_A_GROUP = (GROUP - 1) * 5
_OCCASIONS = {
    Occasion.NEW_DAY: "その日の最初の起動",
    Occasion.CLOSING: "終了",
    Occasion.CERTIFICATE: "証明書の発行",
    Occasion.EXPORT: "出力",
    Occasion.BACKUP: "バックアップ",
    Occasion.VERIFIED: "検証",
}
# What nothing but the network is for; Qt's own part for it is not installed, either.
_NETWORK = {
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib",
    "xmlrpc", "socketserver", "requests", "httpx", "aiohttp", "PySide6.QtNetwork",
}  # fmt: skip


def whole(span, unit):
    """Return a span of time as a whole number of units."""
    number, rest = divmod(span, unit)
    assert not rest
    return number


@pytest.fixture
def cipher(tmp_path):
    """What SQLCipher does for the books."""
    connection = engine.connect(tmp_path / "books.db", bytes(slots.KEY_BYTES), engine._PRAGMAS)

    def ask(pragma):
        return connection.execute(f"PRAGMA {pragma}").fetchone()[0]

    connection.execute("CREATE TABLE one (number INTEGER) STRICT")
    yield ask
    connection.close()


def figures(ask):
    """Return every line of the statement's tables as the code has it."""
    fewest, most = workstation.FEWEST_GENERATIONS, workstation.MOST_GENERATIONS
    assert fewest == generations.FEWEST
    assert ask("synchronous") == 2
    hours = timedelta(hours=1)
    return {
        "データベースの暗号": f"SQLCipher、{ask('cipher')}、ページごと",
        "ページの大きさ": f"{ask('cipher_page_size')}バイト",
        "ページの改ざん検出": ask("cipher_hmac_algorithm"),
        "データベースの鍵": f"乱数 {keys.KEY_BYTES * 8}ビット(パスワードからは作らない)",
        "バックアップの鍵": f"バックアップごとに別の乱数 {keys.KEY_BYTES * 8}ビット",
        "パスワードから鍵を作る関数": "Argon2id",
        "Argon2id のメモリー": f"{_COST.memory_kib // 1024} MiB",
        "Argon2id の反復・並列": f"{_COST.rounds}回・{_COST.lanes}",
        "パスワードの長さ": f"{passwords.PASSWORD_LENGTH}文字以上",
        "二要素認証": (
            f"TOTP(RFC 6238)、{second_factor.DIGITS}桁、"
            f"{whole(second_factor.STEP, timedelta(seconds=1))}秒、"
            f"前後{second_factor.DRIFT}ステップの誤差まで"
        ),
        "二要素認証の猶予": f"アカウントの作成から{settings.GRACE.days}日",
        "電話の代わりの回復コード": f"{accounts.SUBSTITUTES}個、それぞれ1回限り",
        "緊急コード": (
            f"未使用のもの{papers.MOST_CODES}個まで、{EMERGENCY_GROUPS * _BITS_OF_A_GROUP}ビット、1回限り"
        ),
        "回復用紙のコード": f"{RECOVERY_GROUPS * _BITS_OF_A_GROUP}ビット",
        "待たずに試せる失敗": f"続けて{tries.FREE_TRIES}回まで",
        "その後の待ち時間": (
            f"{whole(tries.FIRST_WAIT, timedelta(seconds=1))}秒から倍々に、"
            f"最長{whole(tries.LONGEST_WAIT, timedelta(minutes=1))}分"
        ),
        "自動ロック": f"初めの設定は{Settings().lock_minutes}分(1〜{settings.LONGEST_LOCK}分)",
        "監査記録の連鎖": "SHA-256",
        "照合点の署名": "Ed25519",
        "照合点を作る時": "・".join(_OCCASIONS[one] for one in Occasion),
        "時計の変更の検出": f"{whole(clock_watch.LEAP, timedelta(seconds=1))}秒を超えるずれ",
        "「事後入力」とする時間": f"投与から{whole(course.LATE_AFTER, hours)}時間を超えたとき",
        "「未承認」を知らせる時間": f"入力から{whole(treatments.APPROVED_WITHIN, hours)}時間を超えたとき",
        "残す世代": f"{fewest}以上({fewest}〜{most})と、直近の同じ数の日の最後のもの",
        "自動バックアップ": "一日一回と終了時(バックアップ先を定めたとき)",
        "書込みの確定": f"{ask('journal_mode').upper()}、synchronous = FULL",
    }


def told():
    """Return the lines of the tables of figures, as they stand on the page."""
    text = (DOCS / "security.ja.md").read_text("utf-8")
    tables = re.findall(r"\| 項目 \| 値 \|\n\| --- \| --- \|\n((?:\|.*\n)+)", text)
    rows = [line.strip("| ").split(" | ") for table in tables for line in table.splitlines()]
    return dict(rows)


def test_every_figure_is_the_one_in_the_code(cipher):
    assert told() == figures(cipher)


def test_the_steps_of_signing_in_name_the_figures_of_the_code():
    text = (DOCS / "guide" / "signing-in.ja.md").read_text("utf-8")

    for said in (
        f"{passwords.PASSWORD_LENGTH}文字以上",
        f"{settings.GRACE.days}日以内",
        f"{second_factor.DIGITS}桁",
        f"{accounts.SUBSTITUTES}個の回復コード",
        f"続けて{tries.FREE_TRIES}回",
        f"{whole(tries.FIRST_WAIT, timedelta(seconds=1))}秒待つ",
        f"最長{whole(tries.LONGEST_WAIT, timedelta(minutes=1))}分",
        f"{Settings().lock_minutes}分(診療所の設定)",
    ):
        assert said in text


def test_the_program_speaks_to_no_network():
    assert not [
        f"{file.name}: {name}"
        for file in program_files()
        for name in _imported(file.read_text("utf-8"))
        if any(f"{name}.".startswith(f"{one}.") for one in _NETWORK)
    ]


def _imported(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
