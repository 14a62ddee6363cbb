-- Derived data of one workspace on one machine. May be deleted at any time and is made again
-- from the evidence folder and the decision logs; another version of this file means rebuild.
CREATE TABLE reading (
    sha256         TEXT NOT NULL CHECK (length(sha256) = 64),
    format         TEXT NOT NULL,
    reader         INTEGER NOT NULL,
    looked         TEXT NOT NULL CHECK (looked IN ('nothing', 'missed', 'auto', 'always')),
    status         TEXT NOT NULL CHECK (status IN ('read', 'empty', 'failed')),
    failure_code   TEXT,
    failure_reason TEXT,
    facts          BLOB NOT NULL,
    extract        BLOB,
    PRIMARY KEY (sha256, format)
) STRICT, WITHOUT ROWID;

-- One row a path. A refused (classified) file keeps its path, size and time, and nothing else.
-- A member of an archive has the archive's path on the disk as its container. read_by says
-- which reader read the content and how far it looked, as reading does, so that a scan asks one table
-- only; of a file that ended its reader or held it up, which one tried in vain.
CREATE TABLE file (
    path              TEXT PRIMARY KEY,
    disk              BLOB NOT NULL,
    size              INTEGER NOT NULL CHECK (size >= 0),
    mtime_ns          INTEGER NOT NULL,
    scanned_ns        INTEGER NOT NULL,
    sha256            TEXT,
    format            TEXT NOT NULL DEFAULT '',
    status            TEXT NOT NULL CHECK (status IN ('read', 'empty', 'failed', 'refused')),
    kind              TEXT,
    role              TEXT NOT NULL DEFAULT 'evidence',
    extension_differs INTEGER NOT NULL DEFAULT 0,
    failure_code      TEXT,
    failure_reason    TEXT,
    container         TEXT,
    read_by           TEXT,
    CHECK (status != 'refused' OR sha256 IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_by_sha256 ON file (sha256);
CREATE INDEX file_by_size ON file (size);

-- Pictures that were compared with all others, by a short name of their fingerprint, and the pairs of
-- them that show the same.
CREATE TABLE compared (
    print TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE near_pictures (
    one   TEXT NOT NULL,
    other TEXT NOT NULL,
    sure  REAL NOT NULL CHECK (sure BETWEEN 0 AND 1),
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
