"""Taking past infusions from a spreadsheet: judged as the form judges, saved as it saves."""

from dataclasses import replace

from app.domain.audit import AuditEntry, Deed
from app.domain.keys import Stamp
from app.domain.sheets import Taken
from app.domain.staff import Actor, Permission
from app.domain.table_entries import read_row
from app.domain.treatments import Treatment
from app.domain.tried import Tried, TriedRow
from app.services.clock_state import ClockStateOf, unknown
from app.services.entry_bench import Answer, Bench, Infusion, physicians_of
from app.services.intake import Told, Wish, details_of, unheard
from app.services.judgement import Judgements
from app.services.ports import Begin, Clock, NewId, UnitOfWork
from app.services.whose import Whose


class EntryIntake:
    """What can be asked of a table of infusions."""

    taken = Taken.ENTRIES

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        new_id: NewId,
        judgements: Judgements,
        clock_state: ClockStateOf = unknown,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._judgements = judgements
        self._clock_state = clock_state

    def try_out(self, actor: Actor, wish: Wish, told: Told = unheard) -> Tried:
        """Return what each row would come to, and what each body would say; nothing is written."""
        actor.require(Permission.WRITE_PROXY)
        with self._begin() as work:
            return self._try(work, actor, wish, told)[0]

    def take(self, actor: Actor, wish: Wish, told: Told = unheard) -> Tried:
        """Write the infusions of all good rows in one deed; the others are told as they are.

        They wait for approval as what is entered on a physician's behalf does, but for those
        that a physician takes who gave the order. None is final.
        """
        actor.require(Permission.WRITE_PROXY)
        with self._begin() as work:
            tried, treatments = self._try(work, actor, wish, told)
            state = self._clock_state()
            for treatment in treatments:
                work.treatments.add(replace(treatment, clock=state))
            if treatments:
                deed, details = Deed.TREATMENTS_IMPORTED, details_of(wish, tried)
                work.commit(AuditEntry(actor.staff, self._clock(), deed, None, details))
        return tried

    def _try(
        self, work: UnitOfWork, actor: Actor, wish: Wish, told: Told
    ) -> tuple[Tried, list[Treatment]]:
        infusions = _gather(wish, Whose(work))
        physicians = physicians_of(work)
        desk = Bench(self._judgements, work, self._new_id, Stamp(actor.staff, self._clock()))
        answers: dict[int, Answer] = {}
        # As they were given: the later one is judged by the earlier, in the table too.
        in_time = sorted(infusions, key=lambda one: one.rows[0].started)
        for done, infusion in enumerate(in_time):
            told(done, len(in_time))
            answer = desk.judge(infusion, physicians, wish)
            answers.update(dict.fromkeys(infusion.places, answer))
        rows = (
            _row(wish, place, infusion, answers[place])
            for infusion in infusions
            for place in infusion.places
        )
        given = (answers[one.places[0]].treatment for one in in_time)
        treatments = [one for one in given if one is not None]
        ordered = tuple(sorted(rows, key=lambda one: one.place))
        return Tried(ordered, len(treatments)), treatments


def _gather(wish: Wish, whose: Whose) -> list[Infusion]:
    """Return the infusions of a table: rows of one patient and one start are one infusion."""
    found: dict[object, Infusion] = {}
    for place, cells in enumerate(wish.sheet.rows):
        values = wish.mapping.values(cells)
        row = read_row(values)
        patient, faults = whose.find(values)
        key = place if patient is None or not row.started else (patient.id, row.started)
        before = found.get(key)
        if before is None:
            found[key] = Infusion((place,), (row,), patient, faults)
        else:
            found[key] = replace(before, places=(*before.places, place), rows=(*before.rows, row))
    return list(found.values())


def _row(wish: Wish, place: int, infusion: Infusion, answer: Answer) -> TriedRow:
    told = infusion.rows[infusion.places.index(place)].told
    who = told.get("name", "") if infusion.patient is None else infusion.patient.name
    return TriedRow(
        place,
        wish.sheet.numbers[place],
        who,
        infusion.rows[0].started,
        answer.faults,
        answer.verdicts,
    )
