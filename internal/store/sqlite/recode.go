package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"marsad/internal/record"
	"marsad/internal/store"
)

// recordsHash is what codings.hash holds.
func recordsHash(records []byte) []byte {
	sum := sha256.Sum256(records)
	return sum[:16]
}

// Recode implements store.Store.
func (s *Store) Recode(ctx context.Context, codings []store.Recoding) (int, error) {
	n := 0
	var w *writer
	err := s.tx(ctx, func(tx *sql.Tx) error {
		w = newWriter(ctx, s, tx)
		defer w.close()
		for i := range codings {
			done, err := w.recode(&codings[i])
			if err != nil {
				return fmt.Errorf("archive: recode article %d: %w", codings[i].Article, err)
			}
			if done {
				n++
			}
		}
		return w.flush()
	})
	if err != nil {
		return 0, err
	}
	w.committed()
	return n, nil
}

func (w *writer) recode(r *store.Recoding) (done bool, err error) {
	id := int64(r.Article)
	var live int64
	var packed []byte
	if err := w.one("SELECT id, records FROM codings WHERE article = ? AND live", []any{id}, &live, &packed); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return false, store.ErrNotFound
		}
		return false, err
	}
	coder, err := w.coder(r.Coder)
	if err != nil {
		return false, err
	}
	var there int64
	err = w.one("SELECT id FROM codings WHERE article = ? AND coder = ?", []any{id, coder}, &there)
	switch {
	case err == nil && there == live:
		return false, nil
	case err == nil: // an older one by the same coder, which makes the same records
		if _, err := w.run("DELETE FROM codings WHERE id = ?", there); err != nil {
			return false, err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return false, err
	}
	records, err := w.s.dec.DecodeAll(packed, nil)
	if err != nil {
		return false, fmt.Errorf("old records: %w", err)
	}
	old, _, err := record.Lines(records)
	if err != nil {
		return false, fmt.Errorf("old records: %w", err)
	}
	for i := range old {
		w.count(&old[i], -1)
	}
	lo, hi := store.EventID(r.Article, 0), store.EventID(r.Article, store.MaxEvents-1)
	for i := range old {
		for k, values := range [][]string{old[i].Modes, old[i].Contexts} {
			for _, v := range values {
				if _, err := w.run("DELETE FROM labels WHERE kind = ? AND value = ? AND event = ?", labelKinds[k], v, store.EventID(r.Article, i)); err != nil {
					return false, err
				}
			}
		}
	}
	for _, table := range []string{"parties", "mentions", "commitments"} {
		if _, err := w.run("DELETE FROM "+table+" WHERE event BETWEEN ? AND ?", lo, hi); err != nil {
			return false, err
		}
	}
	if _, err := w.run("DELETE FROM events WHERE id BETWEEN ? AND ?", lo, hi); err != nil {
		return false, err
	}
	if _, err := w.run("DELETE FROM quotes WHERE article = ?", id); err != nil {
		return false, err
	}
	if _, err := w.run("DELETE FROM search WHERE rowid = ?", id); err != nil {
		return false, err
	}
	if _, err := w.run("UPDATE codings SET live = 0 WHERE id = ?", live); err != nil {
		return false, err
	}
	return true, w.content(r.Article, coder, &r.Content)
}
