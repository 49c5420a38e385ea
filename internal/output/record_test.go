package output

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// The records of the contract, read back by encoding/json.
type (
	jSpan  struct{ Start, End int }
	jText  struct{ Text string }
	jActor struct {
		Text, Name, ID, Country, Sector, Office, Rank, Coref string
		Start, End                                           *int
	}
	jEvent struct {
		Schema, ID, Doc, Source, URL, Date, Event, Auxiliary, CAMEO string
		DatePrecision                                               string `json:"date_precision"`
		Mode, Context, Why                                          []string
		QuadCode                                                    int     `json:"quad_code"`
		EventScale                                                  float64 `json:"event_scale"`
		Goldstein                                                   *float64
		Actor, Recipient                                            []jActor
		Location                                                    *struct {
			jSpan
			Text, Name, Country, Precision string
			Lat, Lon                       *float64
		}
		Attribution *struct {
			Speaker jActor
			Cue     struct {
				jText
				jSpan
			}
			Kind string
		}
		Trigger struct {
			jText
			jSpan
			Lemma string
		}
		Sentence struct {
			jSpan
			Index int
		}
		Mentions []struct {
			Trigger struct {
				jText
				jSpan
			}
			Sentence int
		}
		Commitment *struct {
			Event, Deadline string
			Content         struct {
				jText
				jSpan
			}
		}
		Confidence float64
		Coder      struct{ Version, Lexicon, Ontology string }
	}
)

func TestEventRoundTrip(t *testing.T) {
	doc := testDoc()
	b := Document(nil, doc, Options{Explain: true, Ontology: testOntology()})
	lines := bytes.Split(bytes.TrimSuffix(b, []byte("\n")), []byte("\n"))
	if len(lines) != len(doc.Events) {
		t.Fatalf("%d lines for %d events", len(lines), len(doc.Events))
	}
	for i, line := range lines {
		var r jEvent
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&r); err != nil {
			t.Fatalf("event %d: %v\n%s", i, err, line)
		}
		e := &doc.Events[i]
		if r.Schema != "marsad.event/1" || r.ID != e.ID || r.Doc != "t-1" || r.Source != doc.Article.Source || r.URL != doc.Article.URL || r.Event != e.Type.String() ||
			r.Date != e.Date.String() || r.DatePrecision != e.Date.Precision.String() || r.Auxiliary != e.Auxiliary.String() || r.CAMEO != e.CAMEO || len(r.Mode) != len(e.Modes) || r.Mode == nil || r.Context == nil {
			t.Errorf("event %d: %+v", i, r)
		}
		if got := doc.Text[r.Trigger.Start:r.Trigger.End]; got != r.Trigger.Text || got != e.Trigger.Span.In(doc.Text) {
			t.Errorf("event %d: trigger %q at %q", i, r.Trigger.Text, got)
		}
		if r.Sentence.Index != e.Sentence || doc.Text[r.Sentence.Start:r.Sentence.End] != doc.Sentences[e.Sentence].In(doc.Text) {
			t.Errorf("event %d: sentence %+v", i, r.Sentence)
		}
		if len(r.Mentions) != len(e.Mentions) || len(r.Actor) != len(e.Actors) || len(r.Recipient) != len(e.Recipients) || len(r.Why) != len(e.Why) {
			t.Errorf("event %d: lists of other lengths: %s", i, line)
		}
		for k, a := range r.Actor {
			want := e.Actors[k]
			if a.Name != want.Name || a.ID != want.ID || a.Country != want.Code.Country || a.Sector != want.Code.Sector || a.Office != want.Office || a.Coref != want.Coref || a.Text != want.Span.In(doc.Text) || (a.Start == nil) != want.Span.Empty() {
				t.Errorf("event %d: actor %d: %+v", i, k, a)
			}
		}
		if r.Coder.Version != "9.9.9" || r.Coder.Lexicon != "0123456789abcdef" || r.Coder.Ontology != "PLOVER 2.0" {
			t.Errorf("event %d: coder %+v", i, r.Coder)
		}
	}
	var first, second, third jEvent
	for i, r := range []*jEvent{&first, &second, &third} {
		if err := json.Unmarshal(lines[i], r); err != nil {
			t.Fatal(err)
		}
	}
	if first.EventScale != 4 || *first.Goldstein != 1.9 || first.QuadCode != 1 || first.Confidence != .935 || *first.Location.Lat != -1.5 || first.Why[1] != doc.Events[0].Why[1] {
		t.Errorf("first: %s", lines[0])
	}
	if second.Attribution.Kind != "indirect" || second.Attribution.Cue.Text != "أكد" || second.Commitment.Deadline != "2026" || second.Commitment.Event != "COOPERATE" || *second.Goldstein != 3.5 || second.Location != nil {
		t.Errorf("second: %s", lines[1])
	}
	if third.Location.Lat != nil || third.Goldstein != nil || third.Date != "" {
		t.Errorf("third: %s", lines[2])
	}
}

func TestDocumentOptions(t *testing.T) {
	doc, o := testDoc(), Options{Ontology: testOntology()}
	all := Document(nil, doc, o)
	if bytes.Contains(all, []byte(`"why"`)) || bytes.Contains(all, []byte("marsad.quote")) {
		t.Error("why or quotes without being asked for")
	}
	o.MinConfidence = .5
	if n := bytes.Count(Document(nil, doc, o), []byte("\n")); n != 2 {
		t.Errorf("%d events of confidence .5 and more, want 2", n)
	}
	o.Quotes = true
	b := Document([]byte("kept\n"), doc, o)
	if !bytes.HasPrefix(b, []byte("kept\n")) {
		t.Error("what was in the buffer is gone")
	}
	quotes := 0
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		var q struct {
			Schema, Doc, Kind string
			Sentence          int
			Speaker           jActor
			Cue               struct{ jText }
			Text              jSpan
		}
		if !strings.Contains(line, "marsad.quote/1") {
			continue
		}
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		want := doc.Quotes[quotes]
		if q.Doc != "t-1" || q.Sentence != want.Sentence || q.Text != (jSpan{want.Text.Start, want.Text.End}) || q.Cue.Text != "أكد" || (q.Kind == "direct") != want.Direct || q.Speaker.Coref != want.Speaker.Coref {
			t.Errorf("quote %d: %s", quotes, line)
		}
		quotes++
	}
	if quotes != 2 {
		t.Errorf("%d quotes, want 2", quotes)
	}
}

func FuzzStr(f *testing.F) {
	for _, s := range []string{"", "نص", `"\`, "\x00\x1f\n\r\t\b", "\u2028\u2029\ufeff", "\xff\xfeب\xd8", "<&>", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := str(nil, s)
		var back string
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatalf("%q: %v", b, err)
		}
		if want := strings.ToValidUTF8(s, "\uFFFD"); utf8.ValidString(s) && back != s || !utf8.ValidString(s) && strings.ReplaceAll(back, "\uFFFD", "") != strings.ReplaceAll(want, "\uFFFD", "") {
			t.Fatalf("%q came back as %q", s, back)
		}
		if bytes.ContainsAny(b, "\n\r\u2028\u2029") {
			t.Fatalf("a line end in %q", b)
		}
	})
}
