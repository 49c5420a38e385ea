package eval

import (
	"bytes"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"marsad"
)

// smallTreebank: clitics on lines of their own, a multiword token, an empty node.
const smallTreebank = "# sent_id = one\n" +
	"1\tو\tو\tCCONJ\t_\t_\t0\troot\t_\tSpaceAfter=No\n" +
	"2\tكتب\tكتب\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n" +
	"3\tها\tهو\tPRON\t_\t_\t0\troot\t_\tX=1|SpaceAfter=No\n" +
	"4\t،\t،\tPUNCT\t_\t_\t0\troot\t_\t_\n" +
	"4.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n" +
	"5-6\tللولد\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"5\tل\tل\tADP\t_\t_\t0\troot\t_\t_\n" +
	"6\tالولد\tولد\tNOUN\t_\t_\t0\troot\t_\t_\n" +
	"7\t12\t12\tNUM\t_\t_\t0\troot\t_\tSpaceAfter=No\n" +
	"8\t.\t.\tPUNCT\t_\t_\t0\troot\t_\t_\n" +
	"\n" +
	"# sent_id = two\n" +
	"1-2\tعما\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"1\tعن\tعن\tADP\t_\t_\t0\troot\t_\t_\n" +
	"2\tما\tما\tPRON\t_\t_\t0\troot\t_\t_\n" +
	"3\tقال\tقال\tVERB\t_\t_\t0\troot\t_\t_\n"

func TestPUD(t *testing.T) {
	path := filepath.Join(writeFiles(t, map[string]string{"t.conllu": smallTreebank}), "t.conllu")
	var sents []string
	word := func(s ...string) Word { // "form/UPOS"
		var w Word
		for _, x := range s {
			form, upos, _ := strings.Cut(x, "/")
			w.Segments = append(w.Segments, Segment{form, upos})
		}
		return w
	}
	r, err := PUD(path, func(s string) []Word {
		sents = append(sents, s)
		if len(sents) == 1 {
			return []Word{word("و/CCONJ", "كتبها/VERB"), word("ل/ADP", "لولد/PROPN"), word("غائب/X")}
		}
		return []Word{word("عما/ADP"), word("قا/VERB", "ل/ADP")}
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(sents, "|"), "وكتبها، للولد 12.|عما قال"; got != want {
		t.Errorf("sentences %q, want %q", got, want)
	}
	var b bytes.Buffer
	if err := r.Write(&b, 5); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "pud.golden", b.String())
	if r.Tokens != 3 || r.Split != 1 || r.Clitics != 2 || r.Unplaced != 1 || r.Stray != 1 {
		t.Errorf("%+v", r)
	}
	if r.Boundary != prf(2, 3, 3) || r.Words != 6 || r.UPOS != 2 || r.SplitWords != 2 || r.SplitUPOS != 1 {
		t.Errorf("%+v", r)
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(smallTreebank)
	f.Add("1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, in string) {
		sents, err := readCoNLLU(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, s := range sents {
			end := 0
			for _, tok := range s.tokens {
				if tok.Start < end || tok.Empty() || tok.End > len(s.text) {
					t.Fatalf("token %v after %d in %q", tok.Span, end, s.text)
				}
				end = tok.Start
				for _, w := range tok.words {
					if w.Start != end || w.Empty() {
						t.Fatalf("word %v after %d", w.Span, end)
					}
					end = w.End
				}
				if tok.words != nil && end != tok.End {
					t.Fatalf("words end at %d, token at %d", end, tok.End)
				}
				end = tok.End
			}
		}
	})
}

const smallEntities = "\ufeff\u200eزار\tO\r\n\u200eجون\tB-Politician\r\n\u200eدو\tI-Politician\r\n" +
	"\u200eو\tO\r\n\u200eمصر\tB-Nation\r\n\u200eوزارت\tB-Government\r\n\u200eه\tO\r\n.\tO\r\n\t\r\n" +
	"\u200eل\tO\r\n\u200eالأردن\tI-Nation\r\n"

func TestEntities(t *testing.T) {
	path := filepath.Join(writeFiles(t, map[string]string{"n.txt": smallEntities}), "n.txt")
	var texts []string
	r, err := Entities(path, func(text string) []marsad.Mention {
		texts = append(texts, text)
		var out []marsad.Mention
		for _, m := range []struct {
			s string
			k marsad.MentionKind
		}{{"دو", marsad.MentionPerson}, {"مصر", marsad.MentionCountry}, {"وزارته", marsad.MentionPlace}} {
			if i := strings.Index(text, m.s); i >= 0 {
				out = append(out, marsad.Mention{Span: marsad.Span{Start: i, End: i + len(m.s)}, Kind: m.k})
			}
		}
		return out
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(texts, "|"), "زار جون دو ومصر وزارته .|ل الأردن"; got != want {
		t.Errorf("texts %q, want %q", got, want)
	}
	want := []EntityScore{{"Nation", 2, 1, 1, 1}, {"Government", 1, 0, 0, 1}, {"Politician", 1, 1, 0, 1}}
	for i, c := range r.Classes {
		if c != want[i] {
			t.Errorf("%+v, want %+v", c, want[i])
		}
	}
	var b bytes.Buffer
	if err := r.Write(&b, 5); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "entities.golden", b.String())
	if _, err := readNewsFANE(strings.NewReader("a\tX\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("bad tag: %v", err)
	}
}

func FuzzReadNewsFANE(f *testing.F) {
	f.Add(smallEntities)
	f.Fuzz(func(t *testing.T, in string) {
		sents, err := readNewsFANE(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, s := range sents {
			end := 0
			for _, e := range s.entities {
				if e.Start < end || e.Empty() || e.End > len(s.text) {
					t.Fatalf("entity %v after %d in %q", e.Span, end, s.text)
				}
				end = e.End
			}
		}
	})
}

func TestDates(t *testing.T) {
	const ref = `"Context":{"ReferenceDateTime":"2020-05-06T00:00:00"},"NotSupportedByDesign":"java, python",`
	dir := writeFiles(t, map[string]string{
		"DateParser.json": "\ufeff" + `[
		 {"Input":"في 3 مايو",` + ref + `"Results":[{"Text":"3 مايو","Value":{"Timex":"XXXX-05-03","FutureResolution":{"date":"2021-05-03"},"PastResolution":{"date":"2020-05-03"}}}]},
		 {"Input":"أمس",` + ref + `"IgnoreResolution":"true","Results":[{"Text":"أمس","Value":{"Timex":"2020-05-05","FutureResolution":{"date":"2020-05-05"},"PastResolution":{"date":"2020-05-05"}}}]}]`,
		"DatePeriodParser.json": `[
		 {"Input":"هذا الأسبوع",` + ref + `"IgnoreResolution":true,"Results":[{"Text":"هذا الأسبوع","Value":{"Timex":"2020-W19","FutureResolution":{"startDate":"2020-05-04","endDate":"2020-05-11"},"PastResolution":{"startDate":"2020-05-04","endDate":"2020-05-11"}}}]},
		 {"Input":"قريبا",` + ref + `"Results":[{"Text":"قريبا","Value":{"Timex":"FUTURE_REF","FutureResolution":{},"PastResolution":{}}}]}]`,
		"DateTimeParser.json": `[{"Input":"الآن",` + ref + `"NotSupported":"dotnet","Results":[{"Text":"الآن","Value":{"Timex":"PRESENT_REF"}}]}]`,
	})
	got := func(input string, ref time.Time) []Value {
		switch input {
		case "في 3 مايو":
			return []Value{{"2020-05-03", ref.AddDate(0, 0, -3).Format(time.DateOnly), ""}}
		case "هذا الأسبوع":
			return []Value{{Start: "2020-05-04", End: "2020-05-10"}}
		case "قريبا":
			return []Value{{Timex: "FUTURE_REF"}}
		}
		return nil
	}
	r, err := Dates(dir, []string{"dotnet"}, got)
	if err != nil {
		t.Fatal(err)
	}
	want := []DateFile{{"DateParser", 2, 1, 0, 1, 1}, {"DatePeriodParser", 2, 2, 1, 1, 1}, {Name: "DateTimeParser"}}
	for i, f := range r.Files {
		if f != want[i] {
			t.Errorf("%+v, want %+v", f, want[i])
		}
	}
	var b bytes.Buffer
	if err := r.Write(&b, 5); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "dates.golden", b.String())
	if r, err = Dates(dir, nil, got); err != nil || r.Files[2].N != 1 || len(r.Wrong) != 2 {
		t.Errorf("all platforms: %+v, %v", r, err)
	}
}

func TestCalibrate(t *testing.T) {
	pairs := []Pair{{0.95, true}, {1, true}, {0.3, false}, {0.35, true}, {0.05, false}, {-1, false}, {2, true}}
	c := Calibrate(pairs[:5])
	if c.Bins[9].N != 2 || c.Bins[3].N != 2 || c.Bins[0].N != 1 || c.Bins[3].Right != 0.5 {
		t.Errorf("%+v", c)
	}
	// |.975−1|·2/5 + |.325−.5|·2/5 + |.05−0|·1/5
	if want := 0.09; math.Abs(c.ECE-want) > 1e-12 {
		t.Errorf("ECE = %v, want %v", c.ECE, want)
	}
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "calibration.golden", b.String())
	c = Calibrate(append(pairs, Pair{math.NaN(), true}))
	if c.Bins[0].N != 3 || c.Bins[9].N != 3 {
		t.Errorf("out of range: %+v", c)
	}
	if c := Calibrate(nil); c.ECE != 0 {
		t.Errorf("nothing: %+v", c)
	}
}
