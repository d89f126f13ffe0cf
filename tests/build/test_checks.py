import sys

import checks


def step(name, program):
    return checks.Step(name, (sys.executable, "-c", program))


def test_when_all_pass_the_whole_passes(capfd):
    ended = checks.run_all([step("one", "print('first')"), step("two", "print('3 passed')")])

    assert ended == 0
    assert capfd.readouterr().out.rstrip().endswith("\n3 passed")


def test_one_failure_fails_the_whole_and_the_others_still_run(capfd):
    ended = checks.run_all(
        [step("one", "raise SystemExit(3)"), step("two", "print('1 passed in 2 s')")]
    )

    said = capfd.readouterr().out
    assert ended == 1
    assert "FAILED  one" in said
    assert "passed  two" in said
    assert said.rstrip().endswith("\n1 passed in 2 s")


def test_a_step_that_is_killed_fails():
    assert not checks.carry_out(step("one", "import os; os.abort()")).passed


def test_the_tests_take_further_arguments():
    assert checks.tests(["-k", "volume"]).command[-2:] == ("-k", "volume")
