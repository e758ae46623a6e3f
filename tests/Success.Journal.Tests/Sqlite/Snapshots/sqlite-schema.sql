CREATE TABLE partitions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    number INTEGER NOT NULL,      -- of the last entry; 0 when the partition has only rows
    hash BLOB NOT NULL,           -- of the last entry
    last INTEGER NOT NULL,        -- id of the last entry; 0 when there is none
    published INTEGER NOT NULL,   -- number of the last entry that was handed over
    next_wake INTEGER,            -- milliseconds since 1970-01-01 UTC
    summary BLOB NOT NULL,
    checksum INTEGER NOT NULL     -- CRC-32C, see docs/journal-format.md
) STRICT;

CREATE TABLE entries (
    id INTEGER PRIMARY KEY,       -- the order of writing, over all partitions
    before INTEGER NOT NULL,      -- id of the partition's entry before; 0 for the first
    partition INTEGER NOT NULL REFERENCES partitions (id),
    number INTEGER NOT NULL,      -- 1, 2, 3 … within the partition
    append BLOB NOT NULL,         -- the append that wrote it
    type TEXT NOT NULL,
    format INTEGER NOT NULL,
    previous BLOB NOT NULL,       -- hash of the entry before
    hash BLOB NOT NULL,           -- SHA-256 of its line in entry_lines and a line feed
    data TEXT NOT NULL            -- JSON
) STRICT;

CREATE INDEX signposts ON entries (partition, number) WHERE number % 32 = 0;

CREATE TABLE snapshots (
    partition INTEGER PRIMARY KEY REFERENCES partitions (id),
    number INTEGER NOT NULL,      -- of the last entry that it includes
    hash BLOB NOT NULL,           -- of that entry
    format INTEGER NOT NULL,
    data BLOB NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE rows (
    partition INTEGER NOT NULL REFERENCES partitions (id),
    key TEXT NOT NULL,
    data BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (partition, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    commits INTEGER NOT NULL      -- how many transactions were committed; the lock file holds how many were acknowledged
) STRICT;

CREATE VIEW entry_lines AS
    SELECT e.id, p.key AS partition, e.number, lower(hex(e.hash)) AS hash,
        p.key || '|' || e.number || '|' || lower(hex(e.append)) || '|' || e.type || '|' || e.format || '|' ||
        lower(hex(e.previous)) || '|' || e.data AS line
    FROM entries e JOIN partitions p ON p.id = e.partition;

-- application_id 1396921162, user_version 2
