-- The tables and their meaning: docs/formats/store.md.
-- +goose Up
CREATE TABLE articles (
    id       INTEGER PRIMARY KEY, -- day of publication × 2^20 + number within the day
    key      BLOB NOT NULL UNIQUE,
    hash     BLOB NOT NULL,
    copy_of  INTEGER REFERENCES articles (id),
    doc      TEXT NOT NULL,
    outlet   TEXT NOT NULL,
    url      TEXT NOT NULL,
    link     TEXT NOT NULL, -- canonical url
    date     TEXT NOT NULL, -- as it came
    day      TEXT NOT NULL, -- YYYY-MM-DD, '' unknown
    language TEXT NOT NULL,
    author   TEXT NOT NULL,
    title    TEXT NOT NULL,
    bytes    INTEGER NOT NULL, -- of the canonical text
    added    INTEGER NOT NULL  -- Unix time, seconds
) STRICT;
CREATE INDEX articles_hash ON articles (hash);
CREATE INDEX articles_doc ON articles (doc);
CREATE INDEX articles_link ON articles (link);
CREATE INDEX articles_outlet ON articles (outlet, id);

CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    text    TEXT NOT NULL
) STRICT;

CREATE TABLE coders (
    id       INTEGER PRIMARY KEY,
    version  TEXT NOT NULL,
    lexicon  TEXT NOT NULL,
    ontology TEXT NOT NULL,
    UNIQUE (version, lexicon, ontology)
) STRICT;

CREATE TABLE codings (
    id      INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    coder   INTEGER NOT NULL REFERENCES coders (id),
    live    INTEGER NOT NULL, -- 1: events, parties … and search are of this coding
    events  INTEGER NOT NULL,
    quotes  INTEGER NOT NULL,
    hash    BLOB NOT NULL, -- of the records, unpacked
    records BLOB NOT NULL, -- JSON lines, zstd
    UNIQUE (article, coder)
) STRICT;
CREATE UNIQUE INDEX codings_live ON codings (article) WHERE live;

CREATE TABLE names (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE -- folded words
) STRICT;

CREATE TABLE events (
    id         INTEGER PRIMARY KEY, -- article × 2^20 + number in the coding
    article    INTEGER NOT NULL REFERENCES articles (id),
    event      TEXT NOT NULL, -- id of the record
    date       TEXT NOT NULL,
    precision  TEXT NOT NULL,
    type       TEXT NOT NULL,
    aux        TEXT NOT NULL,
    quad       INTEGER NOT NULL,
    scale      REAL NOT NULL,
    cameo      TEXT NOT NULL,
    confidence REAL NOT NULL,
    place      INTEGER REFERENCES names (id),
    country    TEXT NOT NULL, -- of the place
    lat        REAL,
    lon        REAL,
    sentence   INTEGER NOT NULL,
    start      INTEGER NOT NULL, -- of the trigger, bytes
    "end"      INTEGER NOT NULL
) STRICT;
CREATE INDEX events_type ON events (type, id);
CREATE INDEX events_event ON events (event);
CREATE INDEX events_country ON events (country, id) WHERE country <> '';
CREATE INDEX events_place ON events (place, id) WHERE place IS NOT NULL;

CREATE TABLE parties (
    event   INTEGER NOT NULL REFERENCES events (id),
    side    INTEGER NOT NULL, -- 0 actor, 1 recipient
    n       INTEGER NOT NULL,
    country TEXT NOT NULL,
    sector  TEXT NOT NULL,
    actor   TEXT NOT NULL, -- id in the registry
    name    INTEGER REFERENCES names (id),
    PRIMARY KEY (event, side, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_country ON parties (country, event, side) WHERE country <> '';
CREATE INDEX parties_sector ON parties (sector, event) WHERE sector <> '';
CREATE INDEX parties_actor ON parties (actor, event) WHERE actor <> '';
CREATE INDEX parties_name ON parties (name, event) WHERE name IS NOT NULL;

CREATE TABLE labels (
    kind  TEXT NOT NULL, -- 'mode' or 'context'
    value TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events (id),
    PRIMARY KEY (kind, value, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    event    INTEGER NOT NULL REFERENCES events (id),
    n        INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (event, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotes (
    article   INTEGER NOT NULL REFERENCES articles (id),
    n         INTEGER NOT NULL,
    sentence  INTEGER NOT NULL,
    direct    INTEGER NOT NULL,
    country   TEXT NOT NULL, -- of the speaker, as its sector, id and name
    sector    TEXT NOT NULL,
    actor     TEXT NOT NULL,
    name      TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end   INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments (
    event    INTEGER PRIMARY KEY REFERENCES events (id),
    type     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    deadline TEXT NOT NULL
) STRICT;

CREATE TABLE daily (
    source  TEXT NOT NULL, -- country that acts
    target  TEXT NOT NULL, -- country acted upon
    date    TEXT NOT NULL, -- of the events
    type    TEXT NOT NULL,
    aux     TEXT NOT NULL,
    quad    INTEGER NOT NULL, -- of the type
    records INTEGER NOT NULL,
    scale   REAL NOT NULL, -- sum
    PRIMARY KEY (source, target, date, type, aux)
) STRICT, WITHOUT ROWID;

CREATE TABLE forms (
    lemma TEXT NOT NULL,
    form  TEXT NOT NULL,
    n     INTEGER NOT NULL, -- how often the form was read so, in all codings
    PRIMARY KEY (lemma, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX forms_form ON forms (form);

CREATE TABLE refusals (
    id     INTEGER PRIMARY KEY,
    file   TEXT NOT NULL,
    line   INTEGER NOT NULL,
    reason TEXT NOT NULL,
    added  INTEGER NOT NULL,
    UNIQUE (file, line, reason)
) STRICT;

CREATE TABLE corrections (
    id     INTEGER PRIMARY KEY,
    event  TEXT NOT NULL, -- id of the record
    field  TEXT NOT NULL,
    before TEXT NOT NULL, -- JSON
    after  TEXT NOT NULL, -- JSON
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    made   INTEGER NOT NULL
) STRICT;
CREATE INDEX corrections_event ON corrections (event);

CREATE TABLE feeds (
    url           TEXT PRIMARY KEY,
    title         TEXT NOT NULL,
    country       TEXT NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    last_status   INTEGER NOT NULL,
    last_error    TEXT NOT NULL,
    last_fetch    INTEGER NOT NULL, -- Unix time, seconds; 0 never
    next_fetch    INTEGER NOT NULL,
    failures      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- rowid: id of the article. Only the index is kept, neither words nor lemmas.
CREATE VIRTUAL TABLE search USING fts5 (words, lemmas, content = '', contentless_delete = 1, tokenize = 'ascii');

-- +goose Down
DROP TABLE search;
DROP TABLE feeds;
DROP TABLE corrections;
DROP TABLE refusals;
DROP TABLE forms;
DROP TABLE daily;
DROP TABLE commitments;
DROP TABLE quotes;
DROP TABLE mentions;
DROP TABLE labels;
DROP TABLE parties;
DROP TABLE events;
DROP TABLE names;
DROP TABLE codings;
DROP TABLE coders;
DROP TABLE texts;
DROP TABLE articles;
