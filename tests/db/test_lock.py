import threading

import pytest

from app.services.trouble import DatabaseIsOpenElsewhere
from db.lock import hold


def test_one_program_holds_a_database(path):
    held = hold(path)

    with pytest.raises(DatabaseIsOpenElsewhere):
        hold(path)

    held.release()


def test_a_released_database_can_be_held_again(path):
    hold(path).release()

    hold(path).release()


def test_another_thread_may_release_it(path):
    held = hold(path)

    closing = threading.Thread(target=held.release)
    closing.start()
    closing.join()

    hold(path).release()


def test_two_databases_beside_each_other_do_not_meet(path):
    one, other = hold(path), hold(path.with_name("other.tenteki"))

    one.release()
    other.release()
