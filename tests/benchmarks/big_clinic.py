"""A clinic of the size that search must stand: invented patients, products and diagnoses, by the thousand."""

import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

import jaconv
import sqlalchemy as sa

from app.domain.diagnoses import Diagnosis
from app.domain.formulary import Formulary, Product
from app.domain.masters import Change, DiseaseRow, MasterFile, MasterKind, ModifierRow
from app.domain.patients import Patient
from app.domain.staff import Actor
from app.services.patients import PatientService
from app.services.products import ProductService
from app.services.stock import Stock
from db.engine import open_engine
from db.finding import renew_product_words
from db.opening import Books
from db.patients import _to_row as patient_row
from db.prepared import Insertion
from db.schema import ensure
from db.tables import PATIENT, PATIENT_WORD, PRODUCT
from db.words import word_starts
from tests.db import samples
from tests.db.conftest import found

PATIENTS, PRODUCTS, DISEASES = 100_000, 20_000, 27_437
_KANJI = "山田川口本中村小林加藤吉井上木水野原高橋清石森池内岡長谷松竹梅浜島崎急性胃腸炎症熱傷骨折筋肉関節痛慢大塚生食塩液"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグジズダデドバビブボ"
_LONG = ("ショウ", "チュウ", "ジュン", "リョウ", "ッサ", "ッチ", "キョウ", "シャ")
_DAY = date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class BigClinic:
    """The services over the books, what there is to be found, and how long the master took."""

    patients: PatientService
    products: ProductService
    actor: Actor
    people: tuple[Patient, ...]
    shelf: tuple[Product, ...]
    diseases: tuple[DiseaseRow, ...]
    taken_s: float


@contextmanager
def big_clinic() -> Iterator[BigClinic]:
    """Open the books of such a clinic."""
    dice = Random(6)
    people = tuple(_patient(dice, number) for number in range(PATIENTS))
    shelf = tuple(_product(dice, number) for number in range(PRODUCTS))
    rows = tuple(_disease(dice, number) for number in range(DISEASES))
    with TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "big.tenteki", secrets.token_bytes(32))
        ensure(engine)
        books = Books(engine, ExitStack())
        found(books)
        formulary = Formulary(shelf, samples.FORMULARY.blocked, "ab" * 32)
        with engine.begin() as connection:
            _write(connection, people, shelf)
        taken = _take(books, rows)
        clock = lambda: samples.NOON  # noqa: E731
        starter = (Diagnosis("脱水症", "だっすいしょう", "Dehydration", "E86"),) * 90
        yield BigClinic(
            PatientService(books.begin, clock, samples.new_id),
            ProductService(books.begin, clock, Stock(formulary), starter, books.finder),
            Actor(samples.PHYSICIAN),
            people,
            shelf,
            rows,
            taken,
        )
        engine.dispose()


def latin(kana: str) -> str:
    """Return kana as a word processor takes them."""
    spelt: str = jaconv.kana2alphabet(jaconv.kata2hira(kana))
    return spelt


def _take(books: Books, rows: tuple[DiseaseRow, ...]) -> float:
    words = (("4012", "急性", False), ("4043", "慢性", False), ("8002", "の疑い", True))
    modifiers = tuple(
        ModifierRow(place, Change.STANDS, code, name, "", "", "", is_suffix)
        for place, (code, name, is_suffix) in enumerate(words)
    )
    took = []
    for kind, some in ((MasterKind.MODIFIERS, modifiers), (MasterKind.DISEASES, rows)):
        begun = time.process_time()
        with books.begin() as work:
            work.masters.take(MasterFile(kind, "b", "ab" * 32, True, _DAY, some), _nobody)
            work.commit(samples.trace())
        took.append(time.process_time() - begun)
    return sum(took)


def _nobody(_done: int, _total: int) -> None:
    """Be told how far it is."""


def _write(
    connection: sa.Connection, people: tuple[Patient, ...], shelf: tuple[Product, ...]
) -> None:
    Insertion(PATIENT).run(connection, [patient_row(one) for one in people])
    words = sorted((term, one.id.bytes) for one in people for term in word_starts(one))
    Insertion(PATIENT_WORD).pour(connection, words)
    product = sa.select(PRODUCT).limit(1)
    (row,) = connection.execute(product).all()
    Insertion(PRODUCT).run(connection, [{**row._asdict(), **_columns(one)} for one in shelf])
    renew_product_words(connection)


def _columns(one: Product) -> dict[str, object]:
    names = {"brand_ja": one.brand_ja, "generic_ja": one.generic_ja, "folded_ja": one.brand_ja}
    return {"id": one.id, "yj": one.yj, "brand_en": "", "folded_en": "", "words": " ", **names}


def _patient(dice: Random, number: int) -> Patient:
    family, given = _reading(dice, 2), _reading(dice, 2)
    return replace(
        samples.PATIENT,
        id=UUID(int=(7 << 100) + number),
        number=f"{number // 10000 + 10:02d}-{number % 10000:04d}",
        family=_name(dice, 2),
        given=_name(dice, 2),
        family_kana=jaconv.kata2hira(family),
        given_kana=jaconv.kata2hira(given),
        family_romaji=latin(family).capitalize(),
        given_romaji=latin(given).capitalize(),
    )


def _product(dice: Random, number: int) -> Product:
    return replace(
        samples.FORMULARY.products[0],
        id=f"6{number:08d}",
        brand_ja=f"{_reading(dice, 3)}{_name(dice, 1)}注{dice.randrange(1, 99)}ｍｇ「{_reading(dice, 1)}」",
        brand_en="",
        generic_ja=f"{_reading(dice, 4)}{_name(dice, 2)}",
        generic_en="",
        yj=f"{number:07d}A1012",
    )


def _disease(dice: Random, number: int) -> DiseaseRow:
    name = dice.choice(("", "急性", "慢性", _reading(dice, 3))) + _name(dice, dice.randrange(3, 8))
    reading = _reading(dice, dice.randrange(4, 10))
    icd10 = f"{dice.choice('ABEJKST')}{dice.randrange(10, 99)}{dice.randrange(10)}"
    return DiseaseRow(
        number + 1,
        Change.STANDS,
        f"{1000000 + number}",
        name,
        short=name,
        kana=reading,
        number=f"2{number:07d}",
        exchange="ABCD",
        icd10=(icd10,),
    )


def _name(dice: Random, signs: int) -> str:
    return "".join(dice.choices(_KANJI, k=signs))


def _reading(dice: Random, sounds: int) -> str:
    first = dice.choice(_KANA.replace("ン", ""))
    return first + "".join(
        dice.choice(_LONG) if dice.random() < 0.2 else dice.choice(_KANA) for _ in range(sounds)
    )
