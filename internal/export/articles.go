package export

import (
	"unicode/utf8"

	"marsad"
	"marsad/internal/read"
)

// An Article is what an export needs to know of the article of a record.
type Article struct {
	Source   string // outlet
	URL      string
	Date     string // publication, RFC 3339 date or date-time; as it came
	Headline string
	Language string // ISO 639-1
	Length   int    // of the canonical text, in characters; 0 unknown
	Lead     int    // bytes of the headline and the first paragraph; 0 unknown
}

// Articles are articles by their id.
type Articles map[string]Article

// Add keeps what exports need of an article; its text is not kept. Of two
// articles with one id the first stays.
func (as Articles) Add(a *marsad.Article) {
	if _, ok := as[a.ID]; ok {
		return
	}
	as[a.ID] = articleOf(a)
}

func articleOf(a *marsad.Article) Article {
	return Article{
		Source: a.Source, URL: a.URL, Date: a.Date, Headline: a.Title, Language: a.Language,
		Length: utf8.RuneCountInString(a.Canonical()), Lead: lead(a),
	}
}

// lead returns the number of bytes of the headline and the first paragraph.
func lead(a *marsad.Article) int {
	text := a.Canonical()
	i := len(text) - len(a.Text)
	for i < len(text) && text[i] == '\n' {
		i++
	}
	for i < len(text) && text[i] != '\n' {
		i++
	}
	return i
}

// ReadArticles reads the articles of files, as `marsad code` reads them; refused
// is called with every article that is refused.
func ReadArticles(paths []string, refused func(error)) Articles {
	as := Articles{}
	for item, err := range read.Open(paths, read.Options{}).All() {
		if err != nil {
			refused(err)
			continue
		}
		as.Add(&item.Article)
	}
	return as
}
