package read

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"marsad"
)

// Check refuses what [Reader.Next] refuses: an article that is empty, binary,
// too large or not Arabic. The error is the reason. It gives an article without
// an id one.
func (o Options) Check(a *marsad.Article) error {
	if o.MaxArticle <= 0 {
		o.MaxArticle = DefaultMaxArticle
	}
	return o.check(a)
}

// check refuses what cannot be coded and gives an article without an id one.
// The error is the reason.
func (o Options) check(a *marsad.Article) error {
	if strings.TrimSpace(a.Title) == "" && strings.TrimSpace(a.Text) == "" {
		return errors.New("empty article: neither title nor text")
	}
	if n := len(a.Title) + len(a.Text); n > o.MaxArticle {
		return fmt.Errorf("too large: %d bytes of text, the limit is %d", n, o.MaxArticle)
	}
	for _, s := range [...]string{a.ID, a.Source, a.URL, a.Date, a.Title, a.Text, a.Author, a.Language} {
		if strings.IndexByte(s, 0) >= 0 {
			return errors.New("binary data: NUL in the article")
		}
	}
	if !o.AnyLanguage {
		if lang := Identify(a.Title, a.Text); lang.Code != "ar" {
			return fmt.Errorf("not Arabic: %s", lang)
		}
	}
	if a.ID == "" {
		a.ID = contentID(a)
	}
	return nil
}

// contentID returns the first 16 hex digits of the SHA-256 of the canonical
// text: stable between runs, files and places in a file.
func contentID(a *marsad.Article) string {
	h := sha256.New()
	if a.Title != "" {
		io.WriteString(h, a.Title)
		io.WriteString(h, "\n")
	}
	io.WriteString(h, a.Text)
	return hex.EncodeToString(h.Sum(nil)[:8])
}
