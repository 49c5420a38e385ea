package search

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"marsad"
	"marsad/data"
	"marsad/internal/pipeline"
	"marsad/internal/sample"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]Query{
		"الوزير":                                  {Terms: []Term{{Words: []string{"الوزير"}, At: marsad.Span{End: 12}}}},
		"أَحمد":                                   {Terms: []Term{{Words: []string{"احمد"}, At: marsad.Span{End: 10}}}},
		`"مجلس الأمن"`:                            {Terms: []Term{{Words: []string{"مجلس", "الامن"}, Phrase: true, At: marsad.Span{End: 21}}}},
		`«مجلس»`:                                  {Terms: []Term{{Words: []string{"مجلس"}, Phrase: true, At: marsad.Span{End: 12}}}},
		"كوفيد-19":                                {Terms: []Term{{Words: []string{"كوفيد", "19"}, Phrase: true, At: marsad.Span{End: 13}}}},
		"NATO -EU":                                {Terms: []Term{{Words: []string{"nato"}, At: marsad.Span{End: 4}}, {Words: []string{"eu"}, Not: true, At: marsad.Span{Start: 5, End: 8}}}},
		"dyad:egy-LBY":                            {Events: Events{Dyads: []Dyad{{"EGY", "LBY", false}}}},
		"dyad:EGY>LBY,SYR-IRQ":                    {Events: Events{Dyads: []Dyad{{"EGY", "LBY", true}, {"SYR", "IRQ", false}}}},
		"type:aid type:CONSULT,AID,assault":       {Events: Events{Types: []string{"AID", "CONSULT", "ASSAULT"}}},
		"نوع:AID إلى:2025-02":                     {Events: Events{Types: []string{"AID"}}, To: "2025-02-28"},
		"from:2024 to:2024":                       {From: "2024-01-01", To: "2024-12-31"},
		"from:2024-02-29":                         {From: "2024-02-29"},
		"conf:>0.8 conf:<=1":                      {Events: Events{Confidence: []Limit{{">", .8}, {"<=", 1}}}},
		"conf:0.5":                                {Events: Events{Confidence: []Limit{{">=", .5}}}},
		"aux:none,future":                         {Events: Events{Auxiliary: []string{"", "future"}}},
		`place:"شرم الشيخ"`:                       {Events: Events{Places: []string{"شرم الشيخ"}}},
		"actor:egy,الجيش":                         {Events: Events{Actors: []string{"EGY", "الجيش"}}},
		"recipient:civ":                           {Events: Events{Recipients: []string{"CIV"}}},
		"outlet:Al-Watan":                         {Outlets: []string{"Al-Watan"}},
		"mode:Visit context:ECONOMIC country:tun": {Events: Events{Modes: []string{"visit"}, Contexts: []string{"economic"}, Countries: []string{"TUN"}}},
	} {
		got, err := Parse(in)
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if !reflect.DeepEqual(*got, want) {
			t.Errorf("%s:\n%+v, want\n%+v", in, *got, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for in, want := range map[string]struct {
		problem Problem
		column  int
		text    string
	}{
		"":                  {Empty, 1, ""},
		" \t":               {Empty, 1, ""},
		"وزير نزع:AID":      {Field, 6, "نزع"},
		"وزير type:FOO":     {Value, 11, "FOO"},
		"type:AID,FOO":      {Value, 10, "FOO"},
		"type:":             {NoValue, 1, "type:"},
		"type: AID":         {NoValue, 1, "type:"},
		"type:,":            {NoValue, 1, "type:,"},
		`مجلس "الأمن`:       {Quotation, 6, `"`},
		"مجلس ،":            {NoWord, 6, "،"},
		`""`:                {NoWord, 1, `""`},
		"-":                 {NoWord, 1, "-"},
		"وزير -type:AID":    {Excluded, 6, "-type:"},
		"-وزير":             {OnlyNot, 1, "-وزير"},
		"-وزير type:AID":    {OnlyNot, 1, "-وزير"},
		"from:2025-13":      {Value, 6, "2025-13"},
		"from:yesterday":    {Value, 6, "yesterday"},
		"to:2025-02-30":     {Value, 4, "2025-02-30"},
		"from:2025 to:2024": {Dates, 1, ""},
		"conf:high":         {Value, 6, "high"},
		"conf:>2":           {Value, 6, ">2"},
		"conf:NaN":          {Value, 6, "NaN"},
		"dyad:EGY":          {Value, 6, "EGY"},
		"dyad:مصر-ليبيا":    {Value, 6, "مصر-ليبيا"},
		"country:Egypt":     {Value, 9, "Egypt"},
		"actor:?!":          {Value, 7, "?!"},
		"aux:perhaps":       {Value, 5, "perhaps"},
		"وزير \xff":         {Unicode, 6, ""},
		`place:"القاهرة`:    {Quotation, 7, `"`},
	} {
		_, err := Parse(in)
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if e.Problem != want.problem || e.Column != want.column || e.Text != want.text {
			t.Errorf("%q: %v, want %+v", in, e, want)
		}
	}
}

// FuzzParse checks that what is wrong is told where it is, and that a query
// that could be read holds only what can be searched for.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`وزير "مجلس الأمن" -كلمة`, "dyad:EGY>LBY,SYR-IRQ conf:>=0.5", "نوع:AID من:2024-02", "type:", `place:"`, "«»", "-", "from:2025 to:2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			e, ok := errors.AsType[*Error](err)
			if !ok || e.At.Start < 0 || e.At.Start > e.At.End || e.At.End > len(s) || e.At.In(s) != e.Text || e.Column < 1 || e.Column > utf8.RuneCountInString(s)+1 {
				t.Fatalf("%q: %#v", s, err)
			}
			return
		}
		last := 0
		for _, term := range q.Terms {
			if term.At.Start < last || term.At.Empty() || term.At.End > len(s) || len(term.Words) == 0 {
				t.Fatalf("%q: %+v", s, term)
			}
			last = term.At.End
			for _, w := range term.Words {
				if w == "" || Fold(w) != w || strings.ContainsAny(w, " \t\n\"") {
					t.Fatalf("%q: word %q", s, w)
				}
			}
		}
		if len(q.Terms) > 0 && !q.Words() {
			t.Fatalf("%q only excludes", s)
		}
		if _, err := Parse(s + " "); err != nil {
			t.Fatalf("%q with a space behind it: %v", s, err)
		}
	})
}

func TestMatcher(t *testing.T) {
	text := "استقبلت الوزيرةُ، أمس، وزيرَ الأمن؛ وقال مجلس «الأمن» كلمته."
	for query, want := range map[string][]string{
		"وزير":               {"الوزيرةُ", "وزيرَ"},
		`"وزير الأمن"`:       {"وزيرَ الأمن"},
		`"مجلس الأمن" وزير`:  {"الوزيرةُ", "وزيرَ", "مجلس «الأمن"},
		`"الوزيرة أمس"`:      {"الوزيرةُ، أمس"},
		"غائب":               nil,
		"وزير -الأمن":        {"الوزيرةُ", "وزيرَ"},
		"type:AID":           nil,
		`"وزير الأمن" الأمن`: {"وزيرَ الأمن", "الأمن"},
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		m := NewMatcher(q.Terms, func(w string) []string {
			if w == "وزير" {
				return []string{"الوزيرة", "وزير"}
			}
			return nil
		})
		var got []string
		for _, s := range m.Spans(text) {
			got = append(got, s.In(text))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

func TestSnippet(t *testing.T) {
	text := "عنوان الخبر عن الأمن\nالجملة الأولى من الخبر هنا. الجملة الثانية فيها الأمن مرتين والأمن.\nالثالثة"
	find := func(w string) (out []marsad.Span) {
		for i := 0; ; {
			k := strings.Index(text[i:], w)
			if k < 0 {
				return out
			}
			out = append(out, marsad.Span{Start: i + k, End: i + k + len(w)})
			i += k + len(w)
		}
	}
	part, inside := Snippet(text, true, find("الأمن"))
	if part.In(text) != "الجملة الثانية فيها الأمن مرتين والأمن." || len(inside) != 2 {
		t.Errorf("%q, %v", part.In(text), inside)
	}
	part, inside = Snippet(text, true, nil)
	if part.In(text) != "الجملة الأولى من الخبر هنا." || inside != nil {
		t.Errorf("%q, %v", part.In(text), inside)
	}
	if part, _ := Snippet("", false, nil); !part.Empty() {
		t.Errorf("of nothing: %v", part)
	}
	if part, _ := Snippet("عنوان", true, nil); part.End != len("عنوان") {
		t.Errorf("of a title alone: %v", part)
	}
}

// TestTermsAgree checks that what is indexed of a document is what a Matcher
// sees in its text: every form is found where it stands.
func TestTermsAgree(t *testing.T) {
	p, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	w := p.NewWorker()
	for _, a := range sample.Articles() {
		doc := w.Read(&a)
		terms := TermsOf(doc)
		ws, ls := strings.Fields(terms.Words), strings.Fields(terms.Lemmas)
		if len(ws) == 0 || len(ws) != len(ls) {
			t.Fatalf("%s: %d words, %d lemmas", a.ID, len(ws), len(ls))
		}
		if !reflect.DeepEqual(ws, Words(doc.Text)) {
			t.Errorf("%s: the words of the index are not those of the text", a.ID)
		}
		forms := map[Form]int{}
		for i := range ws {
			forms[Form{ws[i], ls[i]}]++
		}
		if !reflect.DeepEqual(forms, terms.Forms) {
			t.Errorf("%s: the forms are not those of words and lemmas", a.ID)
		}
		m := NewMatcher([]Term{{Words: ws, Phrase: true}}, nil)
		if s := m.Spans(doc.Text); len(s) != 1 {
			t.Errorf("%s: the whole text is not found in itself", a.ID)
		}
	}
}
