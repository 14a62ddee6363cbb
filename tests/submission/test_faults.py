"""Faults are counted once each."""

from archivist.submission.faults import Fault, FaultKind, Notes


def test_a_file_is_missing_once_whoever_misses_it():
    notes = Notes()

    notes.fault(FaultKind.MISSING, "data/a", "manifest-md5.txt")
    notes.fault(FaultKind.MISSING, "data/a", "manifest-sha256.txt")
    notes.fault(FaultKind.ALTERED, "data/a", "manifest-md5.txt")

    assert len(notes.faults) == 2


def test_faults_are_sorted_by_path():
    later = Fault("data/b", FaultKind.ALTERED)
    sooner = Fault("data/a", FaultKind.UNSAFE)

    assert sorted([later, sooner]) == [sooner, later]


def test_every_kind_has_a_name_for_people():
    assert all(kind.label for kind in FaultKind)
