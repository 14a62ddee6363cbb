"""The derived database opens, or is replaced by an empty one; it never stops the program."""

import sqlite3
from contextlib import closing

import pytest

from archivist.store.database import VERSION, open_database, transaction


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "derived.db"


def insert(db, name):
    db.execute(
        "INSERT INTO file (path, disk, size, mtime_ns, scanned_ns, status) VALUES (?, ?, 1, 1, 1, 'read')",
        (name, name.encode()),
    )


def names(path):
    with open_database(path) as db:
        return [row[0] for row in db.execute("SELECT path FROM file")]


def test_what_was_committed_is_there_again(path):
    with open_database(path) as db, transaction(db):
        insert(db, "a.jpg")

    assert names(path) == ["a.jpg"]


def test_a_transaction_that_fails_leaves_nothing(path):
    def half_done(db):
        with transaction(db):
            insert(db, "a.jpg")
            raise KeyError

    with open_database(path) as db, pytest.raises(KeyError):
        half_done(db)

    assert names(path) == []


@pytest.mark.parametrize("version", [VERSION + 1, 99])
def test_a_database_of_another_version_is_made_anew(path, version):
    with open_database(path) as db, transaction(db):
        insert(db, "a.jpg")
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {version}")

    assert names(path) == []


def test_a_file_that_is_no_database_is_made_anew(path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is not a database, whatever its name says" * 100)

    assert names(path) == []


def test_a_refused_file_can_keep_no_hash(path):
    with open_database(path) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(
            "INSERT INTO file (path, disk, size, mtime_ns, scanned_ns, status, sha256)"
            " VALUES ('x', x'78', 1, 1, 1, 'refused', ?)",
            ("0" * 64,),
        )
