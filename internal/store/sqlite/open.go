// Package sqlite keeps an archive in one file: [Open] makes or opens it in a
// folder. The file is an SQLite database in WAL mode; while it is open two
// further files lie beside it. Several processes may have it open: one writes at
// a time, the others wait. docs/formats/store.md tells what the tables hold.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"

	"github.com/klauspost/compress/zstd"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver
)

// FileName is the name of the database in the folder of an archive.
const FileName = "marsad.db"

// ErrNoArchive is in the error of OpenExisting for a folder without an archive.
var ErrNoArchive = errors.New("no archive here")

//go:embed migrations/*.sql
var migrations embed.FS

// A Store is an archive in a folder. It implements store.Store.
type Store struct {
	path  string
	write *sql.DB // one connection
	read  *sql.DB
	enc   *zstd.Encoder // EncodeAll and DecodeAll are safe for concurrent use
	dec   *zstd.Decoder
	known *sql.Stmt

	namesMu sync.Mutex       // a transaction reads names while another one that is over adds to them
	names   map[string]int64 // numbers of names that are in the archive
}

// Open opens the archive in dir. It makes folder and archive when they are not
// there, and brings an archive of an older release up to date.
func Open(ctx context.Context, dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	return open(ctx, filepath.Join(dir, FileName))
}

// OpenExisting is Open for an archive that must be there; ErrNoArchive else.
func OpenExisting(ctx context.Context, dir string) (*Store, error) {
	path := filepath.Join(dir, FileName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("archive: %s: %w", dir, ErrNoArchive)
	} else if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	return open(ctx, path)
}

// Pragmas of every connection. In WAL mode a commit that synchronous=NORMAL has
// not yet brought to the disk survives the end of the process, not that of the
// machine; the file is whole in either case. The journal is written back after
// some ten batches (64 MB), not after each: pages that many batches touch are
// then written once.
var pragmas = []string{"busy_timeout(60000)", "journal_mode(WAL)", "synchronous(NORMAL)", "wal_autocheckpoint(16384)", "foreign_keys(1)", "cache_size(-65536)", "temp_store(MEMORY)"}

func open(ctx context.Context, path string) (s *Store, err error) {
	s = &Store{path: path, names: map[string]int64{}}
	defer func() {
		if err != nil {
			_ = s.Close() // the first error tells more
			s = nil
		}
	}()
	if s.enc, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1)); err != nil {
		return s, fmt.Errorf("archive: zstd: %w", err)
	}
	if s.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30)); err != nil {
		return s, fmt.Errorf("archive: zstd: %w", err)
	}
	if s.write, err = connect(path, "_txlock=immediate"); err != nil {
		return s, err
	}
	s.write.SetMaxOpenConns(1)
	migrate, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return s, fmt.Errorf("archive: %w", err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.write, migrate)
	if err != nil {
		return s, fmt.Errorf("archive: %s: %w", path, err)
	}
	has, wants, err := p.GetVersions(ctx)
	if err != nil {
		return s, fmt.Errorf("archive: %s: %w", path, err)
	}
	if has > wants {
		return s, fmt.Errorf("archive: %s: made by a newer release (format %d, this one knows %d)", path, has, wants)
	}
	if _, err := p.Up(ctx); err != nil {
		return s, fmt.Errorf("archive: %s: %w", path, err)
	}
	if s.read, err = connect(path, "_pragma=query_only(1)"); err != nil {
		return s, err
	}
	s.read.SetMaxOpenConns(8)
	if s.known, err = s.read.PrepareContext(ctx, "SELECT 1 FROM articles WHERE key = ?"); err != nil {
		return s, fmt.Errorf("archive: %s: %w", path, err)
	}
	return s, nil
}

func connect(path, more string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	dsn := (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}).String() + "?" + more
	for _, p := range pragmas {
		dsn += "&_pragma=" + p
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("archive: %s: %w", path, err)
	}
	return db, nil
}

// Close closes the archive. The journal is written back into the file.
func (s *Store) Close() error {
	var errs []error
	if s.known != nil {
		errs = append(errs, s.known.Close())
	}
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.dec != nil {
		s.dec.Close()
	}
	if s.enc != nil {
		errs = append(errs, s.enc.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("archive: close: %w", err)
	}
	return nil
}

// tx runs f in a transaction that writes.
func (s *Store) tx(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("archive: begin: %w", err)
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback() // the first error tells more
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("archive: commit: %w", err)
	}
	return nil
}
