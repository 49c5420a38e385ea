// Package store says what an archive of coded articles is: [Store] is what
// every implementation offers, storetest the suite that each must pass, and
// package sqlite the one for a single machine. Open that, and hand the Store to
// whoever adds ([Store.Add]) or asks.
//
// An archive loses nothing: an article is kept once, by its [Key]; adding it
// again changes nothing; a new coding leaves the old one in place. All writes
// of one call are one transaction. Nothing here codes, reads files or fetches.
package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"marsad"
	"marsad/internal/record"
	"marsad/internal/search"
)

// Errors that callers may test for.
var (
	// ErrNotFound is in the error of a look-up that found nothing.
	ErrNotFound = errors.New("not in the archive")
	// ErrDayFull is in the error of Add when a day has no number left for an article.
	ErrDayFull = errors.New("too many articles of one day")
)

// A Store keeps articles and what was coded of them. It is safe for concurrent
// use. Every method returns the error of ctx when that ends first, and then has
// written nothing.
type Store interface {
	// Known reports for each key whether its article is in the archive.
	Known(ctx context.Context, keys []Key) ([]bool, error)
	// Add writes a batch in one transaction. Articles that are there already,
	// and repeated ones of the batch, change nothing and are counted as such.
	// On an error nothing of the batch is written.
	Add(ctx context.Context, b *Batch) (Added, error)
	// Recode writes new codings of articles that are there, in one transaction.
	// The new coding is the live one from then on; the old ones stay. Where the
	// live coding is by that coder already, nothing changes; an older one by it
	// gives way. It returns how many were written, and ErrNotFound for an article
	// that is not there.
	Recode(ctx context.Context, codings []Recoding) (int, error)

	// Article returns an article with its text, or ErrNotFound.
	Article(ctx context.Context, id ArticleID) (Article, error)
	// Articles gives all articles after the one with that id, in order of id,
	// which is that of publication: undated ones first.
	Articles(ctx context.Context, after ArticleID) iter.Seq2[Article, error]
	// Uncoded gives the articles whose live coding is by another coder than v, in
	// order of id. It may be ranged over while they are recoded.
	Uncoded(ctx context.Context, v marsad.Versions) iter.Seq2[Article, error]
	// ByDoc returns the ids of the articles that came with that id; files may
	// use the same one for different articles.
	ByDoc(ctx context.Context, doc string) ([]ArticleID, error)
	// ByURL returns the ids of the articles whose address is, in its canonical
	// form, that of url.
	ByURL(ctx context.Context, url string) ([]ArticleID, error)
	// Coding returns the live coding of an article, or ErrNotFound.
	Coding(ctx context.Context, id ArticleID) (Coding, error)
	// Codings gives one coding of each article that has it, in order of id: the
	// live one when coder is 0.
	Codings(ctx context.Context, coder int64) iter.Seq2[Coding, error]
	// Coders lists who coded, in the order in which they were first met.
	Coders(ctx context.Context) ([]Coder, error)
	// Counts returns how many of each kind the archive holds.
	Counts(ctx context.Context) (Counts, error)

	// Search returns the articles that a query asks for, the newest first.
	Search(ctx context.Context, q *search.Query, page Page) (Results, error)
	// Lemmas returns the lemmas under which a folded written form stands in the
	// archive, sorted; none when no article has the form. Lemmas that it has less
	// than once in ten times are left out, here and in Forms.
	Lemmas(ctx context.Context, form string) ([]string, error)
	// Forms returns the folded written forms of some lemmas, sorted.
	Forms(ctx context.Context, lemmas []string) ([]string, error)

	// Dyad returns the records in which one country stands on one side and the
	// other on the other, in order of date.
	Dyad(ctx context.Context, d Dyad) ([]Told, error)
	// Daily returns the roll-up of a dyad in both directions, in order of day.
	Daily(ctx context.Context, d Dyad) ([]Day, error)

	// Refusals lists what was refused, in the order in which it was first met.
	Refusals(ctx context.Context) ([]Refusal, error)

	// Seen reports whether a page was dealt with: it was named in a batch, or an
	// article has its canonical address.
	Seen(ctx context.Context, url string) (bool, error)
	// Feeds lists the feeds by URL.
	Feeds(ctx context.Context) ([]Feed, error)
	// SaveFeed writes a feed, or writes over the one with its URL.
	SaveFeed(ctx context.Context, f Feed) error
	// DeleteFeed forgets a feed; ErrNotFound when there is none with that URL.
	DeleteFeed(ctx context.Context, url string) error

	// Check looks for damage and calls told for each fault found. Its error is
	// a failure to look.
	Check(ctx context.Context, told func(Fault)) error
	// Close ends all work with the archive.
	Close() error
}

// An Article is an article as the archive keeps it.
type Article struct {
	ID ArticleID
	marsad.Article
	Key    Key
	Hash   string    // SHA-256 of the canonical text, hex
	CopyOf ArticleID // the first article with the same Hash; 0 when this is it
	Day    string    // of publication, YYYY-MM-DD; "" unknown
	Added  time.Time // to the second, UTC
}

// A Batch is what one transaction adds.
type Batch struct {
	Entries  []Entry
	Refusals []Refusal
	Pages    []string  // addresses that were dealt with, whatever came of them
	Added    time.Time // of all of it
}

// An Entry is an article with its coding.
type Entry struct {
	Article marsad.Article
	Coder   marsad.Versions
	Content
}

// A Content is what was coded of an article: its records, and its words for
// search.
type Content struct {
	// Records are JSON lines: the events of schema marsad.event/1, then the
	// quotes of schema marsad.quote/1, as package output prints them.
	Records []byte
	Events  []record.Event // of Records, in order
	Quotes  []record.Quote // of Records, in order
	Terms   search.Terms
}

// A Recoding is a further coding of an article.
type Recoding struct {
	Article ArticleID
	Coder   marsad.Versions
	Content
}

// Added tells what came of a batch.
type Added struct {
	Articles int // new ones
	Present  int // those that were there already
	Events   int // of new ones
	Quotes   int
	Refusals int // new ones
}

// A Coder is a version of the program with its lexicons and models.
type Coder struct {
	ID int64
	marsad.Versions
	Articles int // codings by it
	Live     int // of these, how many are the live ones
}

// A Coding is what one coder made of an article.
type Coding struct {
	Article ArticleID
	Coder   int64
	Live    bool
	Records []byte // as in Content
}

// A Refusal is a record or file that gave no article.
type Refusal struct {
	File   string
	Line   int // 0 when it concerns the whole file
	Reason string
	Added  time.Time // when it was first met
}

// Counts are the sizes of an archive.
type Counts struct {
	Articles, Copies, Codings, Events, Mentions, Quotes, Commitments, Refusals, Feeds, Corrections int
	Text                                                                                           int64  // bytes of canonical texts
	Size                                                                                           int64  // bytes of the archive on disk
	First, Last                                                                                    string // days of publication; "" when no article is dated
}

// A Page says which results of a search to return.
type Page struct {
	Limit  int       // 0 means 20
	Before ArticleID // only articles with smaller ids; 0 for all
	Order  Order
}

// An Order is how results are sorted.
type Order uint8

// The orders.
const (
	Newest Order = iota // by day of publication, the newest first
	Best                // by how well the words fit (BM25); as Newest when a query has no words
)

// Results are articles that a query asks for.
type Results struct {
	Hits []Hit
	More bool // there are further ones
}

// A Hit is one article that a query asks for.
type Hit struct {
	Article Article
	Events  []int // numbers of the events within the coding that fit the filters; nil without filters on events
}

// A Dyad names two countries and a period.
type Dyad struct {
	A, B     string // codes as in records; equal for a country with itself
	From, To string // days of the events, YYYY-MM-DD, both included; "" for no limit
}

// A Told is a record with where it was told.
type Told struct {
	Article Article
	Seq     int // number of the event within its coding
	Event   record.Event
}

// A Day counts the records of a day, direction, type and auxiliary mode.
// A record with several countries on a side counts once for each pair.
type Day struct {
	Date      string // of the events: YYYY, YYYY-MM or YYYY-MM-DD; "" unknown
	From, To  string // country that acts, country acted upon
	Type      string
	Auxiliary string
	Quad      int // PLOVER's category of Type
	Records   int
	Scale     float64 // sum of PLOVER's scores
}

// A Feed is a source that is watched. Package feed keeps it.
type Feed struct {
	URL, Title, Country string
	ETag, LastModified  string // of the last answer
	LastStatus          int    // HTTP status; 0 never fetched
	LastError           string
	LastFetch           time.Time // to the second; zero never
	NextFetch           time.Time // zero at once
	LastOK              time.Time // when it last went well; zero never
	Failures            int       // in a row
	Items               int       // entries of the last good answer
	Articles, Refused   int       // pages since the beginning
}

// A Fault is something wrong in an archive.
type Fault struct {
	What   string // e.g. "integrity", "missing text", "hash", "roll-up"
	Where  string // which article, event or table; "" for the whole archive
	Detail string
}
