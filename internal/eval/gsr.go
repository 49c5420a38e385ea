package eval

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"marsad"
)

// A GSRSet is the part of arabic_event_gsr in a folder: sentences that
// annotators accepted or rejected as ASSAULT or PROTEST, and the spans and
// codes of actors they marked. Read it with [GSR].
type GSRSet struct {
	rows  map[marsad.EventType][]gsrRow // in the order of the file, each text once
	spans []gsrSentence
}

// A gsrRow is one judged sentence.
type gsrRow struct {
	article        string
	label          string // yes, ambiguous, difficult no, easy no
	accept, reject int
	text           string
}

// A gsrSentence is one sentence with marked actors.
type gsrSentence struct {
	typ  marsad.EventType
	text string
	date string        // of publication, as its source tells; "" unknown
	side [2][]gsrActor // source, target; one for each annotator who coded one
}

// A gsrActor is what one annotator marked.
type gsrActor struct {
	span            marsad.Span // empty when the marked words are not found in the text
	country, sector string      // "" for the data's None
}

// GSR reads assault_gsr.csv, protest_gsr.csv, assault_spans.json and
// protest_spans.json of a folder.
func GSR(dir string) (*GSRSet, error) {
	set := &GSRSet{rows: map[marsad.EventType][]gsrRow{}}
	for _, t := range []marsad.EventType{marsad.EventAssault, marsad.EventProtest} {
		name := filepath.Join(dir, strings.ToLower(t.String()))
		err := withFile(name+"_gsr.csv", func(r io.Reader) (err error) {
			set.rows[t], err = readGSRRows(r)
			return err
		})
		if err != nil {
			return nil, err
		}
		err = withFile(name+"_spans.json", func(r io.Reader) error {
			s, err := readGSRSpans(r, t)
			set.spans = append(set.spans, s...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return set, nil
}

// withFile hands an open file to read and names it in the error.
func withFile(path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	defer f.Close()
	if err := read(f); err != nil {
		return fmt.Errorf("eval: %s: %w", path, err)
	}
	return nil
}

// skipBOM returns r without a leading byte order mark.
func skipBOM(r io.Reader) *bufio.Reader {
	br := bufio.NewReader(r)
	if b, _ := br.Peek(3); string(b) == "\ufeff" {
		_, _ = br.Discard(3)
	}
	return br
}

// readGSRRows reads a table with the columns id, label, accept, reject and text
// in any order. Of rows with the same text the first is kept (docs/arabic.md §3a).
func readGSRRows(r io.Reader) ([]gsrRow, error) {
	cr := csv.NewReader(skipBOM(r))
	head, err := cr.Read()
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	var at [5]int
	for i, name := range [...]string{"id", "label", "accept", "reject", "text"} {
		at[i] = -1
		for j, h := range head {
			if h == name {
				at[i] = j
			}
		}
		if at[i] < 0 {
			return nil, fmt.Errorf("header: no column %q", name)
		}
	}
	var rows []gsrRow
	seen := map[string]bool{}
	for {
		f, err := cr.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		if seen[f[at[4]]] {
			continue
		}
		seen[f[at[4]]] = true
		row := gsrRow{label: f[at[1]], text: f[at[4]]}
		row.article = f[at[0]]
		if i := strings.LastIndexByte(row.article, '-'); i >= 0 {
			row.article = row.article[:i] // article-sentence
		}
		line, _ := cr.FieldPos(at[2])
		if row.accept, err = strconv.Atoi(f[at[2]]); err != nil {
			return nil, fmt.Errorf("line %d: accept: %w", line, err)
		}
		if row.reject, err = strconv.Atoi(f[at[3]]); err != nil {
			return nil, fmt.Errorf("line %d: reject: %w", line, err)
		}
		rows = append(rows, row)
	}
}

// gsrRole is a role object; annotators also left {} and "UNKNOWN", both skipped.
type gsrRole struct {
	set             bool
	country, sector string
}

// UnmarshalJSON accepts the object, and anything else as absent.
func (r *gsrRole) UnmarshalJSON(b []byte) error {
	var o struct{ Main, Role *string }
	if len(b) == 0 || b[0] != '{' {
		return nil
	}
	if err := json.Unmarshal(b, &o); err != nil {
		return err
	}
	if o.Main == nil || o.Role == nil {
		return nil
	}
	none := func(s string) string {
		if s == "None" {
			return ""
		}
		return s
	}
	*r = gsrRole{true, none(*o.Main), none(*o.Role)}
	return nil
}

func readGSRSpans(r io.Reader, t marsad.EventType) ([]gsrSentence, error) {
	var in []struct {
		Source string `json:"source"` // AAW_ARB_20070108.0019-7
		Text   string `json:"text"`
		Spans  []struct {
			Source     []string `json:"source_actor"`
			Target     []string `json:"target_actor"`
			SourceRole gsrRole  `json:"source_role"`
			TargetRole gsrRole  `json:"target_role"`
		} `json:"spans"`
	}
	if err := json.NewDecoder(skipBOM(r)).Decode(&in); err != nil {
		return nil, err
	}
	out := make([]gsrSentence, len(in))
	for i := range in {
		out[i] = gsrSentence{typ: t, text: in[i].Text, date: sourceDate(in[i].Source)}
		for _, s := range in[i].Spans {
			for side, x := range []struct {
				words []string
				role  gsrRole
			}{{s.Source, s.SourceRole}, {s.Target, s.TargetRole}} {
				if x.role.set {
					out[i].side[side] = append(out[i].side[side], gsrActor{placeWords(in[i].Text, x.words), x.role.country, x.role.sector})
				}
			}
		}
	}
	return out, nil
}

// sourceDate returns the day in the name of a source, AAW_ARB_20070108.0019-7,
// as 2007-01-08, or "".
func sourceDate(source string) string {
	for i := 0; i+8 <= len(source); i++ {
		d := source[i : i+8]
		if strings.Trim(d, "0123456789") == "" {
			return d[:4] + "-" + d[4:6] + "-" + d[6:]
		}
	}
	return ""
}
