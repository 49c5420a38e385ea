package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marsad"
	"marsad/internal/gold"
)

// syntheticGold writes a gold folder of n articles made of a few invented
// sentences, with events and quotes drawn by chance, and reads it.
func syntheticGold(t testing.TB, seed uint64, n int) (dir string, set *gold.Set) {
	t.Helper()
	rnd := rand.New(rand.NewPCG(seed, 1))
	pick := func(s []string) string { return s[rnd.IntN(len(s))] }
	sentences := []string{
		"زار الوزير الأول المدينة «البعيدة» أمس",
		"قال الناطق إن اللقاء كان مفيدا",
		"تظاهر المئات أمام المبنى ورفض الوزير مطالبهم",
		"a Latin line, with 'quotes' and \"more\"",
	}
	types := []string{"CONSULT", "PROTEST", "REJECT", "ASSAULT", "AGREE"}
	codes := []string{"EGY GOV", "LBY MIL", "UNO", "--- UNK", "--- CVL", "IGO MIL", "SYR REB"}
	var arts []map[string]any
	var lines []string
	put := func(v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	for i := range n {
		id := fmt.Sprintf("art-%02d", (i*7)%n) // not in the order of ids
		var ss []string
		for s := range 1 + rnd.IntN(4) {
			ss = append(ss, pick(sentences))
			words := strings.Fields(ss[s])
			side := func() []string {
				out := []string{}
				for range rnd.IntN(3) {
					text := ""
					if rnd.IntN(4) > 0 {
						text = pick(words)
					}
					out = append(out, text+"|"+pick(codes))
				}
				return out
			}
			for range rnd.IntN(4) {
				put(map[string]any{"a": id, "s": s, "trig": pick(words), "type": pick(types), "mode": pick([]string{"", "visit", "meet"}),
					"aux": pick([]string{"", "", "future", "negation"}), "act": side(), "rec": side(), "ctx": []string{}, "inc": rnd.IntN(3)})
			}
			for range rnd.IntN(2) {
				put(map[string]any{"a": id, "s": s, "q": 1, "speaker": pick(words), "name": "", "code": pick(append(codes, "")), "cue": "قال"})
			}
		}
		arts = append(arts, map[string]any{"id": id, "date": "2025-01-02", "outlet": "test", "sentences": ss})
	}
	dir = t.TempDir()
	b, err := json.Marshal(arts)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"articles.json": string(b), "events.jsonl": strings.Join(lines, "\n") + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, readGold(t, dir)
}

func readGold(t testing.TB, dir string) *gold.Set {
	t.Helper()
	set, err := gold.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// perturb returns what a coder of middling quality might print for the gold:
// events lost, doubled, invented, merged, with other types, codes and triggers.
func perturb(t testing.TB, set *gold.Set, seed uint64) []byte {
	t.Helper()
	rnd := rand.New(rand.NewPCG(seed, 2))
	chance := func(percent int) bool { return rnd.IntN(100) < percent }
	var out bytes.Buffer
	put := func(v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	code := func(c marsad.Code) marsad.Code {
		switch {
		case chance(10):
			return marsad.Code{Country: "EGY", Sector: "GOV"}
		case chance(5):
			return marsad.Code{Country: c.Country}
		case chance(5):
			return marsad.Code{Sector: c.Sector}
		}
		return c
	}
	side := func(args []gold.Arg) []map[string]any {
		list := []map[string]any{}
		for _, a := range args {
			if chance(8) {
				continue
			}
			c := code(a.Code)
			m := map[string]any{"text": a.Text, "country": c.Country, "sector": c.Sector}
			if c.Country == "" && chance(50) {
				delete(m, "country")
			}
			if chance(15) {
				m["text"] = "كلمة أخرى"
			}
			list = append(list, m)
		}
		return list
	}
	for i := range set.Articles {
		a := &set.Articles[i]
		doc := a.ID
		if chance(5) {
			doc = "nobody's article"
		}
		place := func(s int, trigger string) map[string]any {
			start := a.Starts[s] + max(strings.Index(a.Sentences[s], trigger), 0)
			end := start + len(trigger)
			switch {
			case chance(10): // off by bytes, within a letter or beyond the text
				start, end = start+rnd.IntN(3), end+rnd.IntN(5)
			case chance(3):
				start, end = len(a.Text)-1, len(a.Text)+9
			case chance(2):
				start, end = -7, -2
			}
			return map[string]any{"trigger": map[string]any{"start": start, "end": end, "text": "?"}, "sentence": s}
		}
		for n, e := range a.Events {
			if chance(25) {
				continue
			}
			r := map[string]any{"schema": "marsad.event/1", "doc": doc, "event": e.Type, "mode": []string{}, "auxiliary": e.Aux,
				"actor": side(e.Actors), "recipient": side(e.Recipients), "confidence": float64(rnd.IntN(1000)) / 1000}
			if e.Mode != "" && chance(80) {
				r["mode"] = []string{"zeta", e.Mode}
			}
			if chance(15) {
				r["event"] = []string{"CONSULT", "ASSAULT", "AID"}[rnd.IntN(3)]
			}
			if chance(10) {
				r["auxiliary"] = "hypothetical"
			}
			m := place(e.Sentence, e.Trigger)
			r["trigger"] = m["trigger"]
			if chance(70) {
				r["mentions"] = []any{m}
				if o := a.Events[rnd.IntN(n+1)]; chance(30) {
					r["mentions"] = []any{m, place(o.Sentence, o.Trigger)}
				}
			}
			if chance(5) {
				r["actor"], r["recipient"] = nil, nil
			}
			put(r)
			if chance(8) {
				put(r)
			}
		}
		for _, q := range a.Quotes {
			if chance(25) {
				continue
			}
			c := code(q.Code)
			s := q.Sentence
			if chance(10) {
				s = rnd.IntN(len(a.Sentences))
			}
			put(map[string]any{"schema": "marsad.quote/1", "doc": doc, "cue": map[string]any{"start": a.Starts[s], "end": a.Starts[s] + 2},
				"speaker": map[string]any{"text": q.Speaker, "country": c.Country, "sector": c.Sector}})
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}
