"""The public masters themselves lie beside the project, where somebody put them; nothing of them is in it."""

from pathlib import Path

DELIVERED = Path(__file__).parents[2].parent / "shared" / "data"

collect_ignore = [] if DELIVERED.is_dir() else ["test_real_files.py", "test_real_diagnoses.py"]


def pytest_report_header():
    """Say whether the public masters are there to be read."""
    return (
        f"public masters: {'beside the project' if DELIVERED.is_dir() else 'not here, so not read'}"
    )
