package read

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"marsad"
)

// newJSONFeed reads a JSON feed (jsonfeed.org, 1.0 and 1.1).
func newJSONFeed(b []byte) (*feedReader, error) {
	type person struct{ Name string }
	var f struct {
		Version, Title, Language string
		Items                    []struct {
			URL         string `json:"url"`
			ExternalURL string `json:"external_url"`
			Title       string
			ContentHTML string `json:"content_html"`
			ContentText string `json:"content_text"`
			Summary     string
			Published   string `json:"date_published"`
			Modified    string `json:"date_modified"`
			Language    string
			Author      person
			Authors     []person
		}
	}
	if i := invalidAt(b); i >= 0 {
		return nil, fmt.Errorf("invalid UTF-8 at byte offset %d", i)
	}
	if err := json.Unmarshal(b, &f); err != nil {
		if te, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return nil, fmt.Errorf("invalid JSON: field %s is a %s", strings.ToLower(te.Field), te.Value)
		}
		return nil, fmt.Errorf("invalid JSON: %w", err)
	}
	if !strings.Contains(f.Version, "jsonfeed.org/version/") {
		return nil, errors.New("JSON that is no feed: it names no version of jsonfeed.org")
	}
	r := &feedReader{title: plainLine(f.Title), language: language(f.Language)}
	for _, it := range f.Items {
		authors := []string{it.Author.Name}
		if len(it.Authors) > 0 {
			authors = authors[:0]
		}
		for _, p := range it.Authors {
			authors = append(authors, p.Name)
		}
		e := FeedEntry{Article: marsad.Article{
			URL: first(it.URL, it.ExternalURL), Date: feedDate(it.Published, it.Modified), Title: plainLine(it.Title),
			Author: plainLine(strings.Join(authors, "، ")), Language: language(it.Language),
		}}
		e.Article.Text, e.Err = feedText(first(it.ContentHTML, it.ContentText, it.Summary), e.Article.Title)
		r.rest = append(r.rest, e)
	}
	return r, nil
}
