-- Who coded includes the trained models. Codings from before do not say with
-- which ones; '' makes them those of another coder.

-- +goose Up
-- A constraint cannot be changed, so the table is made anew. The codings refer
-- to its rows again before the transaction ends.
PRAGMA defer_foreign_keys = 1;
CREATE TABLE coders_before (id INTEGER PRIMARY KEY, version TEXT, lexicon TEXT, ontology TEXT) STRICT;
INSERT INTO coders_before SELECT id, version, lexicon, ontology FROM coders;
DROP TABLE coders;
CREATE TABLE coders (
    id       INTEGER PRIMARY KEY,
    version  TEXT NOT NULL,
    lexicon  TEXT NOT NULL,
    ontology TEXT NOT NULL,
    models   TEXT NOT NULL, -- hash; '' not known
    UNIQUE (version, lexicon, ontology, models)
) STRICT;
INSERT INTO coders SELECT id, version, lexicon, ontology, '' FROM coders_before;
DROP TABLE coders_before;

-- +goose Down
-- Fails where only their models tell two coders apart.
PRAGMA defer_foreign_keys = 1;
CREATE TABLE coders_after (id INTEGER PRIMARY KEY, version TEXT, lexicon TEXT, ontology TEXT) STRICT;
INSERT INTO coders_after SELECT id, version, lexicon, ontology FROM coders;
DROP TABLE coders;
CREATE TABLE coders (
    id       INTEGER PRIMARY KEY,
    version  TEXT NOT NULL,
    lexicon  TEXT NOT NULL,
    ontology TEXT NOT NULL,
    UNIQUE (version, lexicon, ontology)
) STRICT;
INSERT INTO coders SELECT id, version, lexicon, ontology FROM coders_after;
DROP TABLE coders_after;
