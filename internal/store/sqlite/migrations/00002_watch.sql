-- What a watch keeps: how feeds are, and which pages it has dealt with.

-- +goose Up
ALTER TABLE feeds ADD COLUMN last_ok INTEGER NOT NULL DEFAULT 0; -- Unix time, seconds; 0 never
ALTER TABLE feeds ADD COLUMN items INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;

-- A page may lead to an article of another address, or to none.
CREATE TABLE pages (
    link TEXT PRIMARY KEY -- canonical address
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE pages;
ALTER TABLE feeds DROP COLUMN refused;
ALTER TABLE feeds DROP COLUMN articles;
ALTER TABLE feeds DROP COLUMN items;
ALTER TABLE feeds DROP COLUMN last_ok;
