package output

import (
	"bytes"
	"strings"
	"testing"

	"marsad"
)

func TestPiecesRebuildTheText(t *testing.T) {
	doc := testDoc()
	x := Explain(doc, 0)
	for i, s := range doc.Sentences {
		checkPieces(t, x, doc, s.Span)
		if i == 0 {
			marked := map[string]Mark{}
			for _, p := range x.Pieces(s.Span) {
				marked[p.In(doc.Text)] = p.Mark
			}
			if marked["يزور"] != MarkTrigger || marked["وزير خارجية فالوريا"] != MarkActor || marked["كاستان"] != MarkActor|MarkPlace {
				t.Errorf("marks of the title: %v", marked)
			}
		}
	}
	if told := x.In(1); len(told) != 2 || !told[0].Again || told[1].Again {
		t.Errorf("events of sentence 1: %v", told)
	}
	if told := Explain(doc, .9).In(2); len(told) != 0 {
		t.Error("an event below the least confidence")
	}
}

func checkPieces(t *testing.T, x *Explanation, doc *marsad.Document, within marsad.Span) {
	t.Helper()
	at := within.Start
	for _, p := range x.Pieces(within) {
		if p.Start != at || p.Empty() {
			t.Fatalf("a gap or an empty piece at %d: %v", at, p)
		}
		at = p.End
	}
	if at != within.End {
		t.Fatalf("pieces end at %d, not %d", at, within.End)
	}
}

func FuzzPieces(f *testing.F) {
	f.Add([]byte{0, 9, 3, 12, 5, 7}, uint8(2), uint8(20))
	f.Add([]byte{4, 4, 200, 3}, uint8(0), uint8(255))
	f.Fuzz(func(t *testing.T, spans []byte, from, to uint8) {
		doc := &marsad.Document{Text: strings.Repeat("x", 256)}
		for i := 0; i+1 < len(spans); i += 2 {
			doc.Times = append(doc.Times, marsad.TimeMention{Span: marsad.Span{Start: int(spans[i]), End: int(spans[i+1])}})
			doc.Quotes = append(doc.Quotes, marsad.Quote{Text: marsad.Span{Start: int(spans[i]) / 2, End: int(spans[i+1])}})
		}
		if from < to {
			checkPieces(t, Explain(doc, 0), doc, marsad.Span{Start: int(from), End: int(to)})
		}
	})
}

func TestPlain(t *testing.T) {
	doc := testDoc()
	b := string(Plain{}.Document(Plain{}.Legend(nil), doc))
	for _, want := range []string{
		"⟦trigger⟧", "── t-1  وكالة, الاختبار  2025-02-03 ──",
		"  0 {وزير خارجية فالوريا} ⟦يزور⟧ ",
		"▸ CONSULT/visit  0.94  CAMEO 042  Meeting or consultation\n", "visitor        VAL GOV  سالم النعمان، وزير الخارجية\n", "(implied: pro-drop)", "host           → KAS  كاستان\n",
		"when           2025-02-03\n", "where          KAS  كاستان\n", "why            frame x.tsv:1 (زار)\n                     rejected: \"AGREE\"; by x.tsv:2\n",
		"▸ CONSULT/visit  0.94  (told again)\n", "▸ SUPPORT ?  0.50  CAMEO 0599  Political support, possible\n", "promise        COOPERATE  مناورات لاحقًا\n", "❝أن ⟦بلاده⟧ ⟦تدعم⟧ كاستان❞",
	} {
		if !strings.Contains(b, want) {
			t.Errorf("no %q in\n%s", want, b)
		}
	}
	if strings.Contains(b, "\x1b") {
		t.Error("colours without a terminal")
	}
	wide := Plain{Width: 60, TTY: true, Colour: true, Lang: Arabic}
	b = string(wide.Document(nil, doc))
	if !strings.Contains(b, "الزائر") || !strings.Contains(b, "\x1b[") || strings.Count(b, fsi) != strings.Count(b, pdi) || strings.Contains(b, "⟦") {
		t.Errorf("for a terminal in Arabic:\n%s", b)
	}
	empty := &marsad.Document{Article: marsad.Article{ID: "e"}, Issues: []marsad.Issue{{Stage: "read", Kind: "bad-date", Detail: "أمس"}}}
	if b := string(Plain{}.Document(nil, empty)); !strings.Contains(b, "no records") || !strings.Contains(b, "read bad-date  أمس") {
		t.Errorf("an article without records:\n%s", b)
	}
}

func TestPage(t *testing.T) {
	doc := testDoc()
	doc.Article.Source = `<script>alert("x")</script>`
	for lang, want := range map[Lang]string{Arabic: "الزائر", English: "visitor"} {
		var b bytes.Buffer
		if err := (Page{Lang: lang, Versions: doc.CodedBy}).Write(&b, []*marsad.Document{doc}); err != nil {
			t.Fatal(err)
		}
		s := b.String()
		for _, w := range []string{want, `dir="rtl"`, "&lt;الميناء&gt;", "&lt;script&gt;", `<span class="trigger">يزور</span>`, "9.9.9", "CAMEO 042"} {
			if !strings.Contains(s, w) {
				t.Errorf("%s: no %q in the page", lang, w)
			}
		}
		for _, w := range []string{"<script", "<الميناء>", "http://", "ZgotmplZ"} {
			if strings.Contains(s, w) {
				t.Errorf("%s: %q in the page", lang, w)
			}
		}
	}
}

// TestTerms checks that both languages name everything.
func TestTerms(t *testing.T) {
	for _, l := range []Lang{English, Arabic} {
		for ty := marsad.EventAgree; int(ty) < marsad.NumEventTypes; ty++ {
			e := &marsad.Event{Type: ty}
			if l.Type(ty) == "" || l.Role(e, false) == "" || l.Role(e, true) == "" {
				t.Errorf("%s: no name for %s or a side of it", l, ty)
			}
		}
		for aux := marsad.AuxFuture; aux <= marsad.AuxHistorical; aux++ {
			if l.Auxiliary(aux) == "" || auxMarks[aux] == "" {
				t.Errorf("%s: no name for %s", l, aux)
			}
		}
	}
	for key := range words[English] {
		if words[Arabic][key] == "" {
			t.Errorf("no Arabic for %q", key)
		}
	}
	if len(words[Arabic]) != len(words[English]) {
		t.Error("Arabic has other words than English")
	}
}
