package event_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"marsad"
	"marsad/internal/event"
	"marsad/internal/learn"
	"marsad/internal/pipeline"
	"marsad/internal/sample"
)

// TestFrames: which words of a sentence may report an event, of which type and
// by which frame. Twins, of types that planned events become, are left out.
func TestFrames(t *testing.T) {
	w := newWorker(t)
	for _, c := range []struct{ text, want, known string }{
		// the most specific frame wins
		{"أطلق الجيش سراح الرهائن.", "RETREAT أطلق verb", ""},
		{"أطلق الجيش النار على المدنيين.", "ASSAULT أطلق verb", ""},
		{"أطلق الجيش صاروخا على تل أبيب.", "ASSAULT أطلق verb", ""},
		{"أطلق الوزير مبادرة.", "AGREE أطلق verb; AGREE مبادرة noun", ""},
		{"رفعت واشنطن العقوبات عن سوريا.", "RETREAT رفعت verb; CONCEDE رفعت verb; SANCTION العقوبات noun", ""},
		{"فتح الجنود النار على المدنيين.", "ASSAULT فتح verb", ""},
		{"فتح الوزير الباب.", "", ""},
		{"قدمت قطر مساعدات إلى غزة.", "AID قدمت verb; AID مساعدات noun", ""},
		{"ألقت الشرطة القبض على متظاهر.", "COERCE ألقت verb; COERCE القبض masdar; PROTEST متظاهر noun", ""},
		{"ألقى الرئيس كلمة.", "", ""},
		{"استدعت الخارجية السفير الفرنسي.", "ACCUSE استدعت verb", ""},
		// light verbs
		{"شن الجيش غارة على غزة.", "ASSAULT شن verb; ASSAULT غارة noun", ""},
		{"قام الرئيس بزيارة إلى بغداد.", "CONSULT قام verb; CONSULT بزيارة noun", ""},
		{"عقد الوزراء اجتماعا في القاهرة.", "CONSULT عقد verb; CONSULT اجتماعا noun", ""},
		// phrases
		{"بدأ وقف إطلاق النار في غزة.", "RETREAT وقف إطلاق النار phrase", ""},
		{"بدأ الوقف في غزة.", "", ""},
		{"أوراق اعتماد السفير.", "SUPPORT أوراق اعتماد phrase", ""},
		// embedding
		{"هدد الرئيس بالحرب.", "THREATEN هدد verb", ""},
		{"دعا الرئيس إلى الحوار.", "REQUEST دعا verb; CONSULT الحوار noun", ""},
		// people, things and names are no events
		{"جلس المسلحون في بيوتهم.", "", ""},
		{"ارتفعت أسعار النفط في الأسواق.", "", ""},
		{"ضرب زلزال المدينة.", "", "ضرب with a زلزال as its subject is left to the scorer"},
		{"لقي جندي مصرعه.", "ASSAULT لقي verb; ASSAULT مصرعه noun", ""},
		{"لقي الجندي مصرعه.", "ASSAULT لقي verb; ASSAULT مصرعه noun", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			p := prepare(w, c.text)
			var out []string
			cands := p.w.Candidates()
			for i := range cands {
				k := &cands[i]
				if s := fmt.Sprintf("%s %s %s", k.Type, p.w.Trigger(k).In(p.doc.Text), event.FormOf(k)); k.Type == k.Frame.Type && !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
			got := strings.Join(out, "; ")
			known(t, got == c.want, c.known, fmt.Sprintf("%q, want %q", got, c.want))
		})
	}
}

// tellEvent describes an event in one line.
func tellEvent(doc *marsad.Document, e *marsad.Event) string {
	side := func(as []marsad.Actor) string {
		var out []string
		for _, a := range as {
			out = append(out, strings.TrimSpace(a.Code.Country+" "+a.Code.Sector))
		}
		return strings.Join(out, "+")
	}
	place := ""
	if e.Location != nil {
		place = " in " + e.Location.Name + "/" + e.Location.Precision
	}
	aux := ""
	if e.Auxiliary != marsad.AuxNone {
		aux = " (" + e.Auxiliary.String() + ")"
	}
	return fmt.Sprintf("%s%s %s > %s on %s%s ×%d", e.Type, aux, side(e.Actors), side(e.Recipients), e.Date, place, len(e.Mentions))
}

// TestCode codes short reports as a whole.
func TestCode(t *testing.T) {
	w := newWorker(t)
	for _, c := range []struct{ name, text, want, known string }{
		{"joined", "قصفت إسرائيل دمشق أمس.\nوقصفت إسرائيل دمشق.", "ASSAULT ISR GOV > SYR GOV on 2025-05-03 ×2", ""},
		{"joined, the mode told once", "قصفت إسرائيل دمشق أمس.\nوقصفت إسرائيل دمشق بالصواريخ.", "ASSAULT ISR GOV > SYR GOV on 2025-05-03 ×2", ""},
		{"kept apart", "قصفت إسرائيل دمشق أمس.\nوقصفت روسيا أوكرانيا أمس.", "ASSAULT ISR GOV > SYR GOV on 2025-05-03 ×1; ASSAULT RUS GOV > UKR GOV on 2025-05-03 ×1", ""},
		{"one sentence once", "قصفت إسرائيل دمشق أمس. وقصفت إسرائيل دمشق.", "ASSAULT ISR GOV > SYR GOV on 2025-05-03 ×1", "the two are told with different modes, and in one paragraph those are two happenings"},
		{"two days", "قصفت إسرائيل دمشق أمس.\nوقصفت إسرائيل دمشق أمس الأول مجددا.", "ASSAULT ISR GOV > SYR GOV on 2025-05-03 ×1; ASSAULT ISR GOV > SYR GOV on 2025-05-02 ×1", ""},
		{"negated", "لم تقصف إسرائيل دمشق أمس.", "ASSAULT (negation) ISR GOV > SYR GOV on 2025-05-03 ×1", ""},
		{"negated, with و", "قال الوزير ذلك.\nولم تقصف إسرائيل دمشق أمس.", "ASSAULT (negation) ISR GOV > SYR GOV on 2025-05-03 ×1", "not negated here, though the same line behind a title is"},
		{"date", "قصفت إسرائيل دمشق في 14 أبريل.", "ASSAULT ISR GOV > SYR GOV on 2025-04-14 ×1", ""},
		{"no date", "قصفت إسرائيل دمشق.", "ASSAULT ISR GOV > SYR GOV on 2025-05-04 ×1", ""},
		{"city", "قتل مسلحون جنديا في مدينة درعا السورية أمس.", "ASSAULT SYR UAF > SYR MIL on 2025-05-03 in درعا/city ×1", ""},
		{"capital", "التقى الرئيس المصري الرئيس الفرنسي في باريس أمس.", "CONSULT EGY GOV+FRA GOV >  on 2025-05-03 in باريس/city ×1", "a capital is located as its country, without a point, and counts as a party beside its president"},
		{"planned visit", "سيزور الرئيس التركي بغداد الأسبوع المقبل.", "AGREE TUR GOV > IRQ GOV on 2025-05-05 ×1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := w.Code(&marsad.Article{ID: "x", Date: "2025-05-04", Text: c.text})
			var out []string
			for i := range doc.Events {
				out = append(out, tellEvent(doc, &doc.Events[i]))
			}
			got := strings.Join(out, "; ")
			known(t, got == c.want, c.known, fmt.Sprintf("%q, want %q", got, c.want))
		})
	}
}

func TestCommitments(t *testing.T) {
	w := newWorker(t)
	for _, c := range []struct {
		text string
		in   marsad.EventType // the event that commits
		typ  marsad.EventType
		want string // the words
		day  string
		why  string
	}{
		{"تعهدت قطر بتقديم مساعدات إلى غزة قبل 10 مايو.", marsad.EventAgree, marsad.EventAid, "بتقديم مساعدات إلى غزة قبل 10 مايو", "2025-05-10", ""},
		{"طالبت الأمم المتحدة إسرائيل بوقف إطلاق النار في غزة.", marsad.EventRequest, marsad.EventRetreat, "بوقف إطلاق النار في غزة", "", ""},
		{"هددت إيران بقصف إسرائيل.", marsad.EventThreaten, marsad.EventAssault, "بقصف إسرائيل", "", ""},
		{"قصفت إسرائيل دمشق أمس.", marsad.EventAssault, marsad.EventNone, "", "", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			doc := w.Code(&marsad.Article{ID: "x", Date: "2025-05-04", Text: c.text})
			i := slices.IndexFunc(doc.Events, func(e marsad.Event) bool { return e.Type == c.in })
			if i < 0 {
				known(t, false, c.why, "no "+c.in.String())
				return
			}
			k := doc.Events[i].Commitment
			if k == nil {
				known(t, c.want == "", c.why, "nothing")
				return
			}
			got := fmt.Sprintf("%s «%s» by %s", k.Type, k.Content.In(doc.Text), k.Deadline)
			known(t, k.Type == c.typ && k.Content.In(doc.Text) == c.want && k.Deadline.String() == c.day, c.why, got)
		})
	}
}

// TestBothSides: what Pairs gave must not change when more is remembered.
func TestBothSides(t *testing.T) {
	w := newWorker(t)
	two := func(a, b string) []marsad.Code {
		return []marsad.Code{{Country: a, Sector: "GOV"}, {Country: b, Sector: "GOV"}}
	}
	for _, a := range sample.Articles() {
		ew := w.Events()
		ew.Prepare(w.Read(&a))
		cands := ew.Candidates()
		for i := range cands {
			c := &cands[i]
			ew.Remember(c.Type, two("EGY", "FRA"), nil)
			for _, pair := range ew.Pairs(c) {
				if !slices.Equal(pair.Both, two("EGY", "FRA")) {
					continue
				}
				ew.Remember(c.Type, two("ISR", "SYR"), nil)
				if !slices.Equal(pair.Both, two("EGY", "FRA")) {
					t.Errorf("Pair.Both is the worker's own memory: it became %v", pair.Both)
				}
				return
			}
		}
	}
	t.Error("no pair stands for both sides")
}

// checkEvents holds the events of a document to what every event promises.
func checkEvents(t *testing.T, p *pipeline.Pipeline, doc *marsad.Document) {
	t.Helper()
	o := &p.Lexicon.Ontology
	countries := map[string]bool{"": true, "IGO": true, "UNO": true, "EUR": true, "NGO": true, "IMG": true, "ISM": true, "MNC": true}
	for _, c := range p.Lexicon.Countries {
		countries[c.Code] = true
	}
	ids := map[string]bool{}
	last := -1
	for i := range doc.Events {
		e := &doc.Events[i]
		bad := func(format string, args ...any) {
			t.Errorf("%s, %s «%s»: %s", doc.Article.ID, e.Type, e.Trigger.Span.In(doc.Text), fmt.Sprintf(format, args...))
		}
		if ids[e.ID] || len(e.ID) != 16 {
			bad("id %q", e.ID)
		}
		ids[e.ID] = true
		if e.Trigger.Token < last {
			bad("stands after a later one")
		}
		last = e.Trigger.Token
		if e.Type == marsad.EventNone || int(e.Type) >= marsad.NumEventTypes {
			bad("no type")
		}
		if !(e.Confidence >= 0 && e.Confidence <= 1) {
			bad("confidence %v", e.Confidence)
		}
		for _, m := range e.Modes {
			if _, ok := o.Modes[e.Type.String()+"/"+m]; !ok {
				bad("mode %q", m)
			}
		}
		for k, c := range e.Contexts {
			if !o.Contexts[c] || slices.Contains(e.Contexts[:k], c) {
				bad("contexts %q", e.Contexts)
			}
		}
		if _, ok := o.Goldstein(e.CAMEO); e.CAMEO != "" && !ok {
			bad("CAMEO %q", e.CAMEO)
		}
		s := doc.Sentences[e.Sentence]
		if s.Byline || e.Trigger.Token < s.First || e.Trigger.Token >= s.Last || !s.Span.Contains(e.Trigger.Span) || e.Trigger.Lemma == "" {
			bad("its trigger is not in its sentence")
		}
		if doc.Tokens[e.Trigger.Token].Start != e.Trigger.Span.Start || e.Trigger.Span.Empty() {
			bad("its trigger does not begin with token %d", e.Trigger.Token)
		}
		if len(e.Mentions) == 0 || e.Mentions[0].Trigger != e.Trigger || e.Mentions[0].Sentence != e.Sentence {
			bad("its first mention is not its own: %+v", e.Mentions)
		}
		pars, places := map[int]bool{}, false
		for _, m := range e.Mentions {
			ms := doc.Sentences[m.Sentence]
			if pars[ms.Paragraph] {
				bad("paragraph %d tells it twice", ms.Paragraph)
			}
			pars[ms.Paragraph] = true
			if !ms.Span.Contains(m.Trigger.Span) {
				bad("a mention is not in its sentence")
			}
		}
		if l := e.Location; l != nil {
			for _, x := range doc.Sentences {
				places = places || pars[x.Paragraph] && x.Span.Contains(l.Span)
			}
			if !places || l.Span.Empty() || !countries[l.Country] || l.Precision == "" || l.HasPoint && (l.Lat < -90 || l.Lat > 90 || l.Lon < -180 || l.Lon > 180) {
				bad("location %+v", *l)
			}
		}
		actors := slices.Concat(e.Actors, e.Recipients)
		for _, a := range actors {
			if !countries[a.Code.Country] || a.Code.Sector != "" && !o.Sectors[a.Code.Sector] {
				bad("code %+v of %q", a.Code, a.Name)
			}
			if a.Span.Empty() {
				if a.Coref == "" {
					bad("%q is not named, and nothing tells how it was found", a.Name)
				}
				continue
			}
			within := false
			for _, x := range doc.Sentences {
				told := x.Paragraph == s.Paragraph || a.Coref == "other-mention" && pars[x.Paragraph]
				within = within || told && x.Span.Contains(a.Span)
			}
			if !within || strings.TrimSpace(a.Span.In(doc.Text)) != a.Span.In(doc.Text) {
				bad("the words %q of an actor are in no paragraph that tells it", a.Span.In(doc.Text))
			}
			if a.Mention >= len(doc.Mentions) {
				bad("mention %d of an actor", a.Mention)
			}
		}
		for x, a := range actors {
			for y := range x {
				if b := actors[y]; !a.Span.Empty() && a.Span == b.Span && (x < len(e.Actors)) == (y < len(e.Actors)) && a.Code == b.Code {
					bad("%q stands twice on one side", a.Name)
				}
			}
		}
		if a := e.Attribution; a != nil {
			if a.Kind != "direct" && a.Kind != "indirect" || a.Cue.Empty() || !s.Span.Contains(a.Cue) {
				bad("attribution %+v", *a)
			}
		}
		if k := e.Commitment; k != nil && (k.Content.Empty() || !s.Span.Contains(k.Content)) {
			bad("commitment %+v", *k)
		}
		if len(e.Why) == 0 || !strings.HasPrefix(e.Why[0], "frame ") {
			bad("why %q", e.Why)
		}
	}
}

func TestSamples(t *testing.T) {
	p, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	w := p.NewWorker()
	w.Explain(true)
	n := 0
	for _, a := range sample.Articles() {
		doc := w.Code(&a)
		checkEvents(t, p, doc)
		n += len(doc.Events)
		var ids []string
		for _, e := range doc.Events {
			ids = append(ids, e.ID)
		}
		for i, e := range w.Code(&a).Events {
			if e.ID != ids[i] {
				t.Errorf("%s: the id of event %d is not stable", a.ID, i)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d events", n)
	}
}

func TestModels(t *testing.T) {
	m, err := event.LoadModels()
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range map[string]interface{ Encode() []byte }{"event": m.Event, "role": m.Role, "actor": m.Actor, "recip": m.Recip, "auxiliary": m.Aux, "mode": m.Mode, "second": m.Second} {
		file, err := os.ReadFile("models/" + name + ".bin")
		if err != nil {
			t.Fatal(err)
		}
		want, err := learn.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(l.Encode(), want.Encode()) {
			t.Errorf("%s.bin was not read", name)
		}
	}
	if _, err := event.ReadModels(os.DirFS(t.TempDir())); err == nil || !strings.Contains(err.Error(), "settings.json") {
		t.Errorf("an empty folder: %v", err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/settings.json", []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := event.ReadModels(os.DirFS(dir)); err == nil || !strings.Contains(err.Error(), "settings.json") {
		t.Errorf("broken settings: %v", err)
	}
}

// short and long are own texts of about 130 and 365 bytes.
const (
	short = "قصف الطيران الإسرائيلي، فجر أمس، مواقع للجيش السوري قرب دمشق وقتل جنديين."
	long  = "استقبل الرئيس المصري عبد الفتاح السيسي، اليوم الأحد، وزير الخارجية الفرنسي في القاهرة، وبحث معه وقف إطلاق النار في غزة. وقال الوزير إن بلاده تدين الهجوم على المدنيين وستقدم مساعدات إنسانية، فيما طالبت الأمم المتحدة بفتح المعابر."
)

func BenchmarkEvents(b *testing.B) {
	for _, c := range []struct{ name, text string }{{"short", short}, {"long", long}, {"page", strings.Repeat(long+"\n", 12)}} {
		w := newWorker(b)
		doc := w.Read(&marsad.Article{ID: "x", Date: "2025-05-04", Text: c.text})
		ew := w.Events()
		ew.Code(doc)
		for stage, f := range map[string]func(){"prepare": func() { ew.Prepare(doc) }, "code": func() { ew.Code(doc) }} {
			b.Run(stage+"/"+c.name, func(b *testing.B) {
				b.SetBytes(int64(len(c.text)))
				b.ReportAllocs()
				for b.Loop() {
					f()
				}
			})
		}
	}
}
