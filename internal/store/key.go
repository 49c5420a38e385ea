package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"net/url"
	"slices"
	"strings"

	"marsad"
)

// A Key is the identity of an article: two with the same key are the same
// article. It is a hash of the id it came with, outlet, canonical address,
// publication date and canonical text. The same text in another outlet is
// another article, a copy.
type Key [16]byte

// String returns the key in hex.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// KeyOf returns the key of an article.
func KeyOf(a *marsad.Article) Key {
	h := sha256.New()
	for _, s := range [...]string{a.ID, a.Source, CanonicalURL(a.URL), a.Date, a.Title, a.Text} {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		io.WriteString(h, s)
	}
	return Key(h.Sum(nil)[:16])
}

// HashOf returns the SHA-256 of the canonical text of an article.
func HashOf(a *marsad.Article) [32]byte { return sha256.Sum256([]byte(a.Canonical())) }

// tracking are parameters of addresses that say where a reader came from, not
// what is read.
var tracking = []string{"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ocid", "ref", "yclid"}

// CanonicalURL returns the address that all addresses of a page have in common:
// scheme and host in lower case, no default port, fragment, user or parameters
// of campaigns, the others sorted. What is no absolute http address is returned
// as it came.
func CanonicalURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" { // Parse has lowered the scheme
		return s
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	u.Host = strings.ToLower(u.Host)
	u.Host = strings.TrimSuffix(u.Host, map[string]string{"http": ":80", "https": ":443"}[u.Scheme])
	if q, err := url.ParseQuery(u.RawQuery); err == nil && u.RawQuery != "" {
		for k := range q {
			if strings.HasPrefix(k, "utm_") || slices.Contains(tracking, k) {
				q.Del(k)
			}
		}
		u.RawQuery = q.Encode()
	}
	u.ForceQuery = false
	if u.Path == "/" {
		u.Path, u.RawPath = "", ""
	}
	return u.String()
}

// An ArticleID is the number of an article in its archive. Numbers follow the
// day of publication, and the order of arrival within a day, so that whatever is
// sorted by them is sorted by date. They are the same in every archive to which
// the same articles were added in the same order.
type ArticleID int64

// dayBits are the bits of the number within the day. They also limit the events
// of an article.
const dayBits = 20

// MaxPerDay is how many articles of one day an archive can number.
const MaxPerDay = 1 << dayBits

// oldest is the first year whose days have numbers of their own. Below it is
// room for articles without a date, among which older ones are counted.
const oldest = 1600

// FirstOf returns the lowest number that articles of a day may have, 1 for
// those without a date.
func FirstOf(day marsad.Date) ArticleID {
	if !day.Known() || day.Year < oldest {
		return 1
	}
	return ArticleID(dayNumber(day)) << dayBits
}

// EndOf returns the number after the last one that articles of a day may have.
func EndOf(day marsad.Date) ArticleID {
	if !day.Known() || day.Year < oldest {
		return FirstOf(marsad.Date{Year: oldest, Month: 1, Day: 1, Precision: marsad.PrecisionDay})
	}
	return FirstOf(day) + MaxPerDay
}

// dayNumber counts days from the year 0 on; no article is that old.
func dayNumber(d marsad.Date) int64 {
	const unixOf0000 = -62167219200
	return (d.Time().Unix() - unixOf0000) / 86400
}

// EventID returns the number of the event seq of an article.
func EventID(a ArticleID, seq int) int64 { return int64(a)<<dayBits | int64(seq) }

// MaxEvents is how many events an article can have.
const MaxEvents = 1 << dayBits
