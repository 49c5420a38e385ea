package output

import (
	"strings"
	"testing"

	"marsad"
	"marsad/internal/lexicon"
)

const (
	testTitle = "وزير خارجية فالوريا يزور كاستان"
	testText  = "أكد الوزير \"سالم النعمان\"; أن بلاده تدعم كاستان، وقد تُجرى مناورات لاحقًا.\nوتظاهر عمّال <الميناء> احتجاجًا."
)

// testOntology is as much of PLOVER as the test document needs.
func testOntology() *lexicon.Ontology {
	o := &lexicon.Ontology{
		Modes: map[string]float64{"CONSULT/visit": 4, "PROTEST/demo": -5},
		CAMEO: map[string]lexicon.CAMEO{"042": {Goldstein: 1.9}, "05": {Goldstein: 3.5}},
	}
	o.Types[marsad.EventConsult] = lexicon.TypeInfo{Quad: 1, Score: 2.5}
	o.Types[marsad.EventSupport] = lexicon.TypeInfo{Quad: 1, Score: 5}
	o.Types[marsad.EventProtest] = lexicon.TypeInfo{Quad: 4, Score: -5}
	return o
}

// testDoc is a document of invented happenings with every part of a record.
func testDoc() *marsad.Document {
	art := marsad.Article{ID: "t-1", Source: "وكالة, الاختبار", URL: "https://example.org/1?a=1&b=2", Date: "2025-02-03", Title: testTitle, Text: testText}
	doc := &marsad.Document{Article: art, Text: art.Canonical(), CodedBy: marsad.Versions{Code: "9.9.9", Lexicon: "0123456789abcdef", Ontology: "PLOVER 2.0"}}
	at := func(s string) marsad.Span {
		i := strings.Index(doc.Text, s)
		if i < 0 {
			panic("not in the text: " + s)
		}
		return marsad.Span{Start: i, End: i + len(s)}
	}
	for i, line := range strings.Split(doc.Text, "\n") {
		sp := at(line)
		doc.Sentences = append(doc.Sentences, marsad.Sentence{Span: sp, Paragraph: i, Title: i == 0})
	}
	minister := marsad.Actor{Mention: 0, Span: at("وزير خارجية فالوريا"), Name: "سالم النعمان", ID: "val-salim", Code: marsad.Code{Country: "VAL", Sector: "GOV"}, Office: "وزير الخارجية", Rank: ""}
	host := marsad.Actor{Mention: 1, Span: at("كاستان"), Name: "كاستان", Code: marsad.Code{Country: "KAS"}}
	silent := marsad.Actor{Mention: -1, Code: marsad.Code{Country: "VAL", Sector: "GOV"}, Coref: "pro-drop"}
	workers := marsad.Actor{Mention: 2, Span: at("عمّال <الميناء>"), Name: "عمّال <الميناء>", Code: marsad.Code{Sector: "LAB"}}
	doc.Mentions = []marsad.Mention{{Span: minister.Span, Head: minister.Span}, {Span: host.Span, Head: host.Span, Kind: marsad.MentionPlace}, {Span: workers.Span, Head: workers.Span}}
	doc.Times = []marsad.TimeMention{{Span: at("لاحقًا")}}
	quote := marsad.Quote{Sentence: 1, Speaker: minister, Cue: at("أكد"), Text: at("أن بلاده تدعم كاستان")}
	doc.Quotes = []marsad.Quote{quote, {Sentence: 1, Direct: true, Speaker: silent, Cue: at("أكد"), Text: at("قد تُجرى مناورات")}}
	day, _ := marsad.ParseDate("2025-02-03")
	visit := marsad.Trigger{Span: at("يزور"), Lemma: "زار"}
	support := marsad.Trigger{Span: at("تدعم"), Lemma: "دعم"}
	march := marsad.Trigger{Span: at("تظاهر"), Lemma: "تظاهر"}
	doc.Events = []marsad.Event{
		{
			ID: "aaaa", Type: marsad.EventConsult, Modes: []string{"visit"}, Contexts: []string{"diplomatic", "military"}, CAMEO: "042",
			Actors: []marsad.Actor{minister, silent}, Recipients: []marsad.Actor{host}, Date: day,
			Location: &marsad.Location{Span: host.Span, Name: "كاستان", Country: "KAS", Lat: -1.5, Lon: 30.25, HasPoint: true, Precision: "city"},
			Trigger:  visit, Sentence: 0, Mentions: []marsad.EventMention{{Trigger: visit}, {Trigger: marsad.Trigger{Span: at("بلاده")}, Sentence: 1}},
			Confidence: .9351, Why: []string{"frame x.tsv:1 (زار)", `rejected: "AGREE"; by x.tsv:2`},
		},
		{
			ID: "bbbb", Type: marsad.EventSupport, Auxiliary: marsad.AuxHypothetical, CAMEO: "0599", Actors: []marsad.Actor{minister},
			Attribution: &marsad.Attribution{Speaker: minister, Cue: quote.Cue, Kind: "indirect"},
			Commitment:  &marsad.Commitment{Type: marsad.EventCooperate, Content: at("مناورات لاحقًا"), Deadline: marsad.Date{Year: 2026, Precision: marsad.PrecisionYear}},
			Trigger:     support, Sentence: 1, Mentions: []marsad.EventMention{{Trigger: support, Sentence: 1}}, Confidence: .5,
		},
		{
			ID: "cccc", Type: marsad.EventProtest, Modes: []string{"demo"}, Actors: []marsad.Actor{workers},
			Location: &marsad.Location{Name: "كاستان", Country: "KAS", Precision: "country"},
			Counts:   []marsad.Count{{Kind: "crowd", Low: 2, Best: -1, High: -1, Span: at("عمّال")}},
			Trigger:  march, Sentence: 2, Mentions: []marsad.EventMention{{Trigger: march, Sentence: 2}}, Confidence: .25,
		},
	}
	return doc
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"نص عادي":                "نص عادي",
		"سطر\nثان\tوثالث\r":      "سطر ثان وثالث ",
		"a\u200eb\u202ec\u2066d": "abcd",
		"\ufeffب\u0000\x1b[31m":  "ب[31m",
		"٪\u061cأ":               "٪أ",
		"a\xffb":                 "a\ufffdb",
		"فاصلة\u2028سطر":         "فاصلة سطر",
		"é ± € ،؛":               "é ± € ،؛",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}
