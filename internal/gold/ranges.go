package gold

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sort"
	"strings"
)

// A Ranged is an annotation of an article whose text may not be kept: byte
// ranges into the article's canonical text.
type Ranged struct {
	A     string       `json:"a"`
	S     int          `json:"s"` // line of the canonical text; the title is 0
	Q     int          `json:"q,omitempty"`
	Trig  *[2]int      `json:"trig,omitempty"`
	Type  string       `json:"type,omitempty"`
	Mode  string       `json:"mode,omitempty"`
	Aux   string       `json:"aux,omitempty"`
	Act   []RangedSide `json:"act,omitempty"`
	Rec   []RangedSide `json:"rec,omitempty"`
	Ctx   []string     `json:"ctx,omitempty"`
	By    *[2]int      `json:"by,omitempty"`
	Place *[2]int      `json:"place,omitempty"`
	Inc   int          `json:"inc,omitempty"`
	Spk   *[2]int      `json:"speaker,omitempty"`
	Code  string       `json:"code,omitempty"`
	Cue   *[2]int      `json:"cue,omitempty"`
}

// rangedWeight is what an article annotated once, by us, counts in training
// beside one of the shared gold, which two annotators agreed on.
const rangedWeight = 0.3

// A RangedSide is an actor: where it is named (nil when it is not), and its code.
type RangedSide struct {
	At   *[2]int `json:"at,omitempty"`
	Code string  `json:"code"`
}

// Texts maps the ids of articles to their canonical texts and dates.
type Texts map[string]Text

// A Text is the canonical text of an article and what is known of it.
type Text struct{ Text, Date, Outlet string }

// ReadCorpus reads a gzipped JSONL file of articles.
func ReadCorpus(path string) (Texts, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := Texts{}
	d := json.NewDecoder(z)
	for {
		var a struct{ ID, Source, Date, Title, Text string }
		if err := d.Decode(&a); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		t := a.Text
		if a.Title != "" {
			t = a.Title + "\n" + a.Text
		}
		out[a.ID] = Text{t, a.Date, a.Source}
	}
}

// ReadRanges reads every *.jsonl of ranged annotations in fsys and joins them
// with the texts. Articles without a text are left out.
func ReadRanges(fsys fs.FS, texts Texts) (*Set, error) {
	names, err := fs.Glob(fsys, "*.jsonl")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	s := &Set{byID: map[string]int{}}
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, err
		}
		err = eachLine(name, f, func(line []byte) error {
			var r Ranged
			if err := json.Unmarshal(line, &r); err != nil {
				return err
			}
			if t, ok := texts[r.A]; ok {
				return s.ranged(&r, t)
			}
			return nil
		})
		_ = f.Close()
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *Set) ranged(r *Ranged, t Text) error {
	i, ok := s.byID[r.A]
	if !ok {
		i = len(s.Articles)
		s.byID[r.A] = i
		a := Article{ID: r.A, Date: t.Date, Outlet: t.Outlet, Text: t.Text, Weight: rangedWeight, Sentences: strings.Split(t.Text, "\n")}
		pos := 0
		for _, x := range a.Sentences {
			a.Starts = append(a.Starts, pos)
			pos += len(x) + 1
		}
		s.Articles = append(s.Articles, a)
	}
	a := &s.Articles[i]
	cut := func(at *[2]int) (string, error) {
		if at == nil {
			return "", nil
		}
		if at[0] < 0 || at[1] > len(t.Text) || at[0] >= at[1] {
			return "", fmt.Errorf("range %v outside the text of %s", *at, r.A)
		}
		return t.Text[at[0]:at[1]], nil
	}
	if r.S < 0 || r.S >= len(a.Sentences) {
		return fmt.Errorf("no sentence %d in %s", r.S, r.A)
	}
	if r.Q != 0 {
		spk, err1 := cut(r.Spk)
		cue, err2 := cut(r.Cue)
		a.Quotes = append(a.Quotes, Quote{Sentence: r.S, Speaker: spk, Code: ParseCode(r.Code), Cue: cue})
		return firstError(err1, err2)
	}
	if r.Type == "" {
		return nil // an article read and found without events
	}
	trig, err := cut(r.Trig)
	if err != nil {
		return err
	}
	e := Event{Sentence: r.S, Trigger: trig, Type: r.Type, Mode: r.Mode, Aux: r.Aux, Contexts: r.Ctx, Incident: r.Inc}
	var errs [2]error
	e.By, errs[0] = cut(r.By)
	e.Place, errs[1] = cut(r.Place)
	for _, side := range []struct {
		in  []RangedSide
		out *[]Arg
	}{{r.Act, &e.Actors}, {r.Rec, &e.Recipients}} {
		for _, x := range side.in {
			text, err := cut(x.At)
			if err != nil {
				return err
			}
			*side.out = append(*side.out, Arg{text, ParseCode(x.Code)})
		}
	}
	a.Events = append(a.Events, e)
	return firstError(errs[0], errs[1])
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// ToRanges turns a record of events.jsonl about an article into ranges. Words
// that do not stand in their sentence are an error.
func ToRanges(line []byte, texts Texts) (*Ranged, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	t, ok := texts[r.A]
	if !ok {
		return nil, fmt.Errorf("no article %q", r.A)
	}
	lines := strings.Split(t.Text, "\n")
	if r.S < 0 || r.S >= len(lines) {
		return nil, fmt.Errorf("no sentence %d in %s", r.S, r.A)
	}
	start := 0
	for _, l := range lines[:r.S] {
		start += len(l) + 1
	}
	var bad error
	at := func(s string, near int) *[2]int {
		if s == "" {
			return nil
		}
		best := -1
		for off := 0; ; {
			k := strings.Index(lines[r.S][off:], s)
			if k < 0 {
				break
			}
			k += off
			if best < 0 || abs(k+start-near) < abs(best+start-near) {
				best = k
			}
			off = k + len(s)
		}
		if best < 0 {
			bad = fmt.Errorf("%s sentence %d does not hold %q", r.A, r.S, s)
			return nil
		}
		return &[2]int{start + best, start + best + len(s)}
	}
	out := &Ranged{A: r.A, S: r.S, Q: r.Q, Type: r.Type, Mode: r.Mode, Aux: r.Aux, Ctx: r.Ctx, Inc: r.Inc, Code: r.Code}
	if r.Q != 0 {
		out.Spk, out.Cue = at(r.Speaker, start), at(r.Cue, start)
		return out, bad
	}
	out.Trig = at(r.Trig, start)
	if bad != nil || out.Trig == nil {
		return nil, firstError(bad, fmt.Errorf("%s sentence %d: no trigger", r.A, r.S))
	}
	near := out.Trig[0]
	sides := func(in []string) (res []RangedSide) {
		for _, x := range in {
			k := strings.LastIndexByte(x, '|')
			if k < 0 {
				bad = fmt.Errorf("no code in %q", x)
				continue
			}
			res = append(res, RangedSide{at(x[:k], near), x[k+1:]})
		}
		return res
	}
	out.Act, out.Rec = sides(r.Act), sides(r.Rec)
	out.By, out.Place = at(r.By, near), at(r.Place, near)
	return out, bad
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
