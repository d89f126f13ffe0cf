import errno

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.exc import TimeoutError as NoConnectionIsFree
from sqlcipher3 import dbapi2

from app.services.trouble import (
    DatabaseIsBusy,
    DatabaseIsDamaged,
    DatabaseRefused,
    DiskIsFull,
    FolderIsReadOnly,
    SavedByAnother,
    StorageError,
)
from db.columns import TooFine
from db.trouble import meaning, storage_errors
from tests.db import samples


def error(code, text="", kind=dbapi2.OperationalError):
    made = kind(text)
    made.sqlite_errorcode = code
    return made


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        *((5, DatabaseIsBusy), (517, DatabaseIsBusy), (6, DatabaseIsBusy), (13, DiskIsFull)),
        *((8, FolderIsReadOnly), (264, FolderIsReadOnly), (14, FolderIsReadOnly)),
        *((11, DatabaseIsDamaged), (26, DatabaseIsDamaged), (266, DatabaseIsDamaged)),
        *((522, DatabaseIsDamaged), (778, DiskIsFull), (4874, DiskIsFull), (1, StorageError)),
    ],
)
def test_each_code_of_the_database_has_its_meaning(code, kind):
    assert type(meaning(error(code))) is kind


@pytest.mark.parametrize(
    ("text", "fence"),
    [
        ("treatment_never_goes", "treatment_never_goes"),
        ("CHECK constraint failed: treatment_basis_stated", "treatment_basis_stated"),
        ("NOT NULL constraint failed: treatment.basis", "treatment.basis"),
        ("cannot store TEXT value in INTEGER column treatment.beds", "treatment.beds"),
        ("FOREIGN KEY constraint failed", "foreign_key"),
    ],
)
def test_a_refusal_names_its_fence(text, fence):
    refused = meaning(error(19, text, dbapi2.IntegrityError))

    assert isinstance(refused, DatabaseRefused)
    assert refused.fence == fence


@pytest.mark.parametrize(
    "text",
    ["UNIQUE constraint failed: treatment.entry_id, treatment.version", "audit_is_never_replaced"],
)
def test_what_is_there_already_was_saved_by_another(text):
    assert isinstance(meaning(error(19, text, dbapi2.IntegrityError)), SavedByAnother)


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (OSError(errno.ENOSPC, "full"), DiskIsFull),
        (OSError(errno.EROFS, "read-only"), FolderIsReadOnly),
        (PermissionError(errno.EACCES, "no"), FolderIsReadOnly),
        (OSError(errno.EIO, "broken"), StorageError),
        (error(5), DatabaseIsBusy),
        (NoConnectionIsFree(), DatabaseIsBusy),
        (InvalidRequestError(), StorageError),
    ],
)
def test_no_error_of_the_outside_crosses_the_border(raised, kind):
    with pytest.raises(StorageError) as told, storage_errors():
        raise raised

    assert type(told.value) is kind


def test_a_message_that_cannot_be_read_tells_of_damage():
    # The driver quotes damaged pages in its messages, and cuts them within a sign.
    cut = UnicodeDecodeError("utf-8", "malformed 表".encode()[:-1], 10, 12, "unexpected end")

    with pytest.raises(DatabaseIsDamaged), storage_errors():
        raise cut


def test_an_amount_that_is_too_fine_stays_what_it_is(books):
    too_fine = samples.given(volume_ml=samples.Decimal("0.0000001"))

    with books.begin() as work, pytest.raises(TooFine):
        work.treatments.add(samples.treatment(given=(too_fine,)))


def test_sql_that_means_nothing_is_no_error_of_sqlalchemy(engine):
    with engine.connect() as connection, pytest.raises(StorageError):
        connection.execute(sa.text("SELECT nothing FROM nowhere"))
