package read

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"marsad"
)

var jsonSeeds = []string{
	jsonLine("a", arTitle, arBody),
	`{"id": "1", "text":"a\nb\t\"\\\/\b\f\r\u0627\ud83d\ude00\ud83d\u0041\ude00"}`,
	`{}`, ` { } `, `{"text":null}`, `{"ID":"x","Text":"y"}`, `{"text":"a","text":"b"}`, `{"text":"a","text":null}`,
	`{"text":"a","n":12,"m":0,"b":true,"c":false,"d":null,"s":"\u00e9","e":""}`,
	`{"n":1.5e3,"o":{"a":[1]},"text":"x"}`, `{"n":01}`, `{"text":"a"}x`, `{"text":"a",}`, `{"text" "a"}`,
	`{"te\u0078t":"a"}`, `{"ſource":"long s folds"}`, `{"text":"` + "\x01" + `"}`, `{"text":"\u12"}`, `{"text":"\`, `{"text":"\x"}`,
	`null`, `[]`, `"x"`, `5`, `{"id":5}`, `{"n":-1}`, `{"n":truex}`, `{"text":"\ud800\ud800\udc00"}`, ``,
}

// Decode must agree with encoding/json about every valid input: the same
// article, and errors for the same inputs.
func checkDecode(t *testing.T, b []byte) {
	if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 {
		if _, err := Decode(b); err == nil {
			t.Errorf("%q: accepted", b)
		}
		return
	}
	var want marsad.Article
	wantErr := json.Unmarshal(b, &want)
	got, err := Decode(b)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%q: got error %v, want %v", b, err, wantErr)
	}
	if err != nil {
		if d := err.(*DecodeError); d.Offset < 0 || d.Offset > len(b) {
			t.Errorf("%q: offset %d", b, d.Offset)
		}
		return
	}
	if got != want {
		t.Errorf("%q:\ngot  %+v\nwant %+v", b, got, want)
	}
}

func TestDecode(t *testing.T) {
	for _, s := range jsonSeeds {
		checkDecode(t, []byte(s))
		for i := range s { // cut off anywhere
			checkDecode(t, []byte(s[:i]))
		}
	}
	// The flat decoder, not encoding/json, must take what is common.
	for _, s := range jsonSeeds[:2] {
		if _, ok := decodeFlat([]byte(s)); !ok {
			t.Errorf("slow path for %s", s)
		}
	}
}

func FuzzJSONL(f *testing.F) {
	for _, s := range jsonSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(checkDecode)
}

// FuzzReader checks that every line that is not blank leads to one article or
// refusal with its line number, and that all that comes out keeps the promises
// of Item, whatever the kind.
func FuzzReader(f *testing.F) {
	for _, s := range jsonSeeds {
		f.Add([]byte(s + "\n\n" + jsonSeeds[0] + "\n"))
		f.Add([]byte("[" + s + "," + jsonSeeds[0] + "]"))
	}
	f.Add([]byte(arTitle + "\n\n" + arBody))
	f.Add([]byte(page))
	f.Add([]byte(zip(page)))
	f.Add([]byte("\xff\xfea\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, kind := range []Kind{KindAuto, KindJSONL, KindJSON, KindText, KindHTML} {
			opts := Options{Input: kind, Stdin: bytes.NewReader(b), MaxArticle: 3000, MaxRecord: 5000, AnyLanguage: len(b)%2 == 0}
			var places []int
			for item, err := range Open([]string{"-"}, opts).All() {
				if err != nil {
					r := err.(*Refusal)
					if r.File != "-" || r.Reason == "" {
						t.Fatalf("%s: refusal %+v", kind, r)
					}
					places = append(places, r.Line)
					continue
				}
				a := item.Article
				if !utf8.ValidString(a.Canonical()) || strings.TrimSpace(a.Canonical()) == "" || a.ID == "" || len(a.Title)+len(a.Text) > 3000 {
					t.Fatalf("%s: item %+v", kind, item)
				}
				places = append(places, item.Source.Line)
			}
			if kind != KindJSONL || len(b) == 0 || b[0] == 0x1f || b[0] == 0xef || b[0] >= 0xfe {
				continue // may be compressed or marked: its lines are not those of b
			}
			var want []int
			for i, line := range bytes.Split(b, []byte("\n")) {
				if len(bytes.TrimLeft(line, " \t\r")) > 0 {
					want = append(want, i+1)
				}
			}
			if len(places) != len(want) {
				t.Fatalf("%d records of %d lines: %q", len(places), len(want), b)
			}
			for i := range want {
				if places[i] != want[i] {
					t.Fatalf("line %d reported as %d: %q", want[i], places[i], b)
				}
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for _, bb := range []struct{ name, line string }{
		{"short", jsonLine("a", "", arPara1)},
		{"article", jsonLine("a", arTitle, strings.Repeat(arBody+"\n", 4))},
		{"nested field", `{"tags":[1],` + jsonLine("a", arTitle, strings.Repeat(arBody+"\n", 4))[1:]},
	} {
		b.Run(bb.name, func(b *testing.B) {
			line := []byte(bb.line)
			b.SetBytes(int64(len(line)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(line); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReader is the whole way from bytes to checked articles.
func BenchmarkReader(b *testing.B) {
	lines := corpusLines(b, 8<<20)
	array := append([]byte("["), bytes.ReplaceAll(bytes.TrimSpace(lines), []byte("}\n{"), []byte("},\n{"))...)
	array = append(array, ']')
	for _, bb := range []struct {
		name string
		data []byte
	}{
		{"jsonl", lines}, {"jsonl gz", []byte(zip(string(lines)))}, {"array", array},
		{"html", []byte(page)}, {"text", []byte(arTitle + "\n\n" + arBody)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.data)))
			if bb.name == "jsonl gz" {
				b.SetBytes(int64(len(lines)))
			}
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				for _, err := range Open([]string{"-"}, Options{Stdin: bytes.NewReader(bb.data)}).All() {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n == 0 {
					b.Fatal("nothing read")
				}
			}
		})
	}
}
