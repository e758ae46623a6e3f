-- A journal of format 1. It is never changed: releases of all times must read it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO partitions VALUES(1,'t7k2|acc_0193',3,X'41f31309b6d91ae434d1b87f00a559816aa81a9eb94f1a55bbfe5ba9853dc675',3,2,1772434800000,X'6d65617375726564',506872223);
INSERT INTO partitions VALUES(2,'t7k2',1,X'277423431d7baac689180e2f1ac10c80050b4cf9538f0febfb6d0a69d0899c9a',4,0,NULL,X'',2452488590);
INSERT INTO partitions VALUES(3,'t7k2|rows_only',0,X'0000000000000000000000000000000000000000000000000000000000000000',0,0,NULL,X'',3963289920);
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
INSERT INTO entries VALUES(1,0,1,1,X'00000001000000008000000000000001','AccountOpened',1,X'0000000000000000000000000000000000000000000000000000000000000000',X'db95c1fe81f423bbc8ef983e39423496b056a817aa5d8f2d5f2f91908ad3cd3a','{"at":"2026-01-05T08:00:00Z","by":"mbr_7"}');
INSERT INTO entries VALUES(2,1,1,2,X'00000001000000008000000000000001','KpiAdded',1,X'db95c1fe81f423bbc8ef983e39423496b056a817aa5d8f2d5f2f91908ad3cd3a',X'98c9e8a86ed18431b99fa24b15de6591bfa093f6fa62e1f8974ca8942098d80a','{"kpi":"kpi_1","metric":"weekly_active_users","text":"sha256:ab|cd"}');
INSERT INTO entries VALUES(3,2,1,3,X'00000002000000008000000000000001','Measured',2,X'98c9e8a86ed18431b99fa24b15de6591bfa093f6fa62e1f8974ca8942098d80a',X'41f31309b6d91ae434d1b87f00a559816aa81a9eb94f1a55bbfe5ba9853dc675',replace('{ "kpi": "kpi_1",\n  "values": [412, 398.5, -1e3, null, true, "ü😀"] }','\n',char(10)));
INSERT INTO entries VALUES(4,0,2,1,X'00000003000000008000000000000001','TenantNamed',1,X'0000000000000000000000000000000000000000000000000000000000000000',X'277423431d7baac689180e2f1ac10c80050b4cf9538f0febfb6d0a69d0899c9a','{}');
CREATE INDEX signposts ON entries (partition, number) WHERE number % 32 = 0;
CREATE TABLE snapshots (
    partition INTEGER PRIMARY KEY REFERENCES partitions (id),
    number INTEGER NOT NULL,      -- of the last entry that it includes
    hash BLOB NOT NULL,           -- of that entry
    format INTEGER NOT NULL,
    data BLOB NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;
INSERT INTO snapshots VALUES(1,2,X'98c9e8a86ed18431b99fa24b15de6591bfa093f6fa62e1f8974ca8942098d80a',1,X'7b226b706973223a5b226b70695f31225d7d',2833490616);
CREATE TABLE rows (
    partition INTEGER NOT NULL REFERENCES partitions (id),
    key TEXT NOT NULL,
    data BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (partition, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "rows" VALUES(1,'series|kpi_1|2026-01-05',X'3431322c3339382e35',834995084);
INSERT INTO "rows" VALUES(1,'text|kpi_1',X'5765656b6c7920616374697665207573657273',105322228);
INSERT INTO "rows" VALUES(3,'a',X'31',4008164594);
CREATE TABLE journal (
    commits INTEGER NOT NULL      -- how many transactions were committed; the lock file holds how many were acknowledged
) STRICT;
INSERT INTO journal VALUES(6);
CREATE VIEW entry_lines AS
    SELECT e.id, p.key AS partition, e.number, lower(hex(e.hash)) AS hash,
        p.key || '|' || e.number || '|' || lower(hex(e.append)) || '|' || e.type || '|' || e.format || '|' ||
        lower(hex(e.previous)) || '|' || e.data AS line
    FROM entries e JOIN partitions p ON p.id = e.partition;
COMMIT;
PRAGMA application_id = 1396921162;
PRAGMA user_version = 1;
