// Package gold reads articles annotated by hand, in the format of the shared
// gold: articles.json (id, date, outlet, sentences; sentence 0 is the title) and
// events.jsonl (see the guidelines beside it). Call [Read].
package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"

	"marsad"
)

// A Set is annotated articles.
type Set struct {
	Articles []Article // in the order of the file
	byID     map[string]int
}

// An Article is one annotated article.
type Article struct {
	ID        string   `json:"id"`
	Date      string   `json:"date"`
	Outlet    string   `json:"outlet"`
	Sentences []string `json:"sentences"`
	Starts    []int    `json:"-"` // byte offset of each sentence in Text
	Text      string   `json:"-"` // sentences joined by newlines
	Events    []Event  `json:"-"`
	Weight    float64  `json:"-"` // in training; 0 counts as 1
	Quotes    []Quote  `json:"-"`
}

// An Event is one annotated event mention.
type Event struct {
	Sentence        int
	Trigger         string
	Type            string
	Mode            string
	Aux             string
	Actors          []Arg
	Recipients      []Arg
	Contexts        []string
	By, Place       string
	Incident        int
	ActText, Record string
}

// An Arg is an annotated actor: its words, "" when not named in the sentence, and its code.
type Arg struct {
	Text string
	Code marsad.Code // Country "" for ---
}

// A Quote is an annotated quote.
type Quote struct {
	Sentence      int
	Speaker, Name string
	Code          marsad.Code
	Cue           string
}

// Article returns the article as a reader would give it.
func (a *Article) Article() marsad.Article {
	out := marsad.Article{ID: a.ID, Date: a.Date, Source: a.Outlet}
	if len(a.Sentences) > 0 {
		out.Title = a.Sentences[0]
		out.Text = strings.Join(a.Sentences[1:], "\n")
	}
	return out
}

// SentenceOf returns the sentence that byte offset b lies in.
func (a *Article) SentenceOf(b int) int {
	return max(sort.SearchInts(a.Starts, b+1)-1, 0)
}

// ByID returns the article of that id.
func (s *Set) ByID(id string) (*Article, bool) {
	i, ok := s.byID[id]
	if !ok {
		return nil, false
	}
	return &s.Articles[i], true
}

// ParseCode reads "EGY MIL", "UNO", "--- UNK".
func ParseCode(s string) marsad.Code {
	f := strings.Fields(s)
	var c marsad.Code
	if len(f) > 0 && f[0] != "---" {
		c.Country = f[0]
	}
	if len(f) > 1 {
		c.Sector = f[1]
	}
	return c
}

type record struct {
	A       string   `json:"a"`
	S       int      `json:"s"`
	Q       int      `json:"q"`
	Trig    string   `json:"trig"`
	Type    string   `json:"type"`
	Mode    string   `json:"mode"`
	Aux     string   `json:"aux"`
	Act     []string `json:"act"`
	Rec     []string `json:"rec"`
	Ctx     []string `json:"ctx"`
	By      string   `json:"by"`
	Place   string   `json:"place"`
	Inc     int      `json:"inc"`
	Speaker string   `json:"speaker"`
	Name    string   `json:"name"`
	Code    string   `json:"code"`
	Cue     string   `json:"cue"`
}

// Read reads articles.json and events.jsonl of a folder.
func Read(fsys fs.FS) (*Set, error) {
	b, err := fs.ReadFile(fsys, "articles.json")
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	s := &Set{byID: map[string]int{}}
	if err := json.Unmarshal(b, &s.Articles); err != nil {
		return nil, fmt.Errorf("gold: articles.json: %w", err)
	}
	for i := range s.Articles {
		a := &s.Articles[i]
		s.byID[a.ID] = i
		pos := 0
		for _, x := range a.Sentences {
			a.Starts = append(a.Starts, pos)
			pos += len(x) + 1
		}
		a.Text = strings.Join(a.Sentences, "\n")
	}
	f, err := fsys.Open("events.jsonl")
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	defer f.Close()
	if err := eachLine("events.jsonl", f, s.add); err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	return s, nil
}

// add appends what one line of events.jsonl tells to its article.
func (s *Set) add(line []byte) error {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return err
	}
	i, ok := s.byID[r.A]
	if !ok {
		return fmt.Errorf("no article %q", r.A)
	}
	a := &s.Articles[i]
	if r.S < 0 || r.S >= len(a.Sentences) {
		return fmt.Errorf("no sentence %d in %s", r.S, r.A)
	}
	if r.Q != 0 {
		a.Quotes = append(a.Quotes, Quote{r.S, r.Speaker, r.Name, ParseCode(r.Code), r.Cue})
		return nil
	}
	if _, ok := marsad.ParseEventType(r.Type); !ok {
		return fmt.Errorf("no event type %q", r.Type)
	}
	if !strings.Contains(a.Sentences[r.S], r.Trig) {
		return fmt.Errorf("no trigger %q in sentence %d of %s", r.Trig, r.S, r.A)
	}
	e := Event{Sentence: r.S, Trigger: r.Trig, Type: r.Type, Mode: r.Mode, Aux: r.Aux, Contexts: r.Ctx, By: r.By, Place: r.Place, Incident: r.Inc}
	for _, side := range []struct {
		in  []string
		out *[]Arg
	}{{r.Act, &e.Actors}, {r.Rec, &e.Recipients}} {
		for _, x := range side.in {
			k := strings.LastIndexByte(x, '|')
			if k < 0 {
				return fmt.Errorf("no code in %q", x)
			}
			*side.out = append(*side.out, Arg{x[:k], ParseCode(x[k+1:])})
		}
	}
	a.Events = append(a.Events, e)
	return nil
}

// eachLine calls f with every line that is not blank, and says in which line of
// name it failed. A line may have up to 1 MiB.
func eachLine(name string, r io.Reader, f func(line []byte) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	n := 1
	for ; sc.Scan(); n++ {
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		if err := f(sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", name, n, err)
	}
	return nil
}

// Add appends the articles of t to s.
func (s *Set) Add(t *Set) {
	for _, a := range t.Articles {
		s.byID[a.ID] = len(s.Articles)
		s.Articles = append(s.Articles, a)
	}
}
