package record

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marsad/internal/read"
)

const sampleLine = `{"schema":"marsad.event/1","id":"e1","doc":"d1","source":"صحيفة المرسى","url":"https://www.example.org/1","date":"2025-03-11","date_precision":"day","event":"CONSULT","mode":["visit"],"context":["military","migration"],"auxiliary":"","quad_code":1,"event_scale":4,"cameo":"042","goldstein":1.9,"actor":[{"text":"وزير الدفاع","name":"سالم النعمان","id":"egy-salim","country":"EGY","sector":"MIL","office":"وزير الدفاع","rank":"الفريق","start":10,"end":31,"coref":""},{"text":"","name":"الوفد","id":"","country":"EGY","sector":"","coref":"pro-drop"}],"recipient":[{"text":"الاتحاد الأوروبي","name":"الاتحاد الأوروبي","id":"eu","country":"EUR","sector":"","start":40,"end":71,"coref":""},{"text":"رومانيا","name":"رومانيا","id":"ROU","country":"ROU","sector":"GOV","start":75,"end":89,"coref":""}],"location":{"text":"القاهرة","name":"القاهرة","country":"EGY","lat":30.06,"lon":31.25,"precision":"city","start":90,"end":104},"attribution":{"speaker":{"text":"الناطق","name":"","id":"","country":"EGY","sector":"GOV","start":120,"end":132,"coref":""},"cue":{"text":"أعلن","start":110,"end":118},"kind":"indirect"},"trigger":{"text":"زار","lemma":"زار","start":0,"end":6},"sentence":{"index":0,"start":0,"end":140},"mentions":[{"trigger":{"text":"زار","start":0,"end":6},"sentence":0},{"trigger":{"text":"الزيارة","start":200,"end":214},"sentence":2}],"commitment":{"event":"AID","content":{"text":"منحة","start":150,"end":158},"deadline":"2025-04"},"confidence":0.934,"coder":{"version":"0.1.0","lexicon":"0123456789abcdef","ontology":"PLOVER 2.0"}}`

// TestEvents reads good lines between bad ones, from a file, a gzipped one and
// standard input.
func TestEvents(t *testing.T) {
	good := sampleLine + "\n"
	bad := map[string]string{
		`{"schema":"marsad.event/1"`:   "no complete JSON object",
		`nonsense`:                     "bad JSON",
		`[]`:                           "a JSON array, not an object",
		strings.TrimSpace(good) + "{}": "more after the JSON object",
		strings.Replace(good, "event/1", "event/2", 1):                            `schema "marsad.event/2"`,
		strings.Replace(good, `"id":"e1"`, `"id":""`, 1):                          "no id",
		strings.Replace(good, `"id":"e1"`, `"id":5`, 1):                           "field id cannot be a JSON number",
		strings.Replace(good, "CONSULT", "FIGHT", 1):                              `event "FIGHT"`,
		strings.Replace(good, `"auxiliary":""`, `"auxiliary":"maybe"`, 1):         "auxiliary mode",
		strings.Replace(good, `"quad_code":1`, `"quad_code":5`, 1):                "quad_code 5",
		strings.Replace(good, `"event_scale":4`, `"event_scale":40`, 1):           "event_scale 40",
		strings.Replace(good, `"confidence":0.934`, `"confidence":1.5`, 1):        "confidence 1.5",
		strings.Replace(good, `"cameo":"042"`, `"cameo":"42x"`, 1):                "cameo",
		strings.Replace(good, `"cameo":"042"`, `"cameo":42`, 1):                   "field cameo cannot be a JSON number",
		strings.Replace(good, `"date":"2025-03-11"`, `"date":"2025-13-11"`, 1):    "is no day",
		strings.Replace(good, `"date_precision":"day"`, `"date_precision":""`, 1): "without date_precision",
		strings.Replace(good, `"country":"EGY"`, `"country":"egypt"`, 1):          "country",
		strings.Replace(good, `"sector":"MIL"`, `"sector":"M"`, 1):                "sector",
		strings.Replace(good, `"start":10,"end":31`, `"start":31,"end":10`, 1):    "offsets 31 to 10",
		strings.Replace(good, `"start":10`, `"start":"10"`, 1):                    "field actor.start cannot be a JSON string",
		strings.Replace(good, `"lat":30.06`, `"lat":130`, 1):                      "bad lat or lon",
		strings.Replace(good, `"lat":30.06,`, ``, 1):                              "bad lat or lon",
		"{\"schema\":\"\xff\"}":                                                   "not UTF-8",
	}
	var text strings.Builder
	var reasons []string
	text.WriteString("\ufeff\n  \n")
	for line, reason := range bad {
		text.WriteString(strings.TrimSuffix(line, "\n") + "\r\n" + good)
		reasons = append(reasons, reason)
	}
	text.WriteString(strings.TrimSuffix(good, "\n")) // no line end after the last
	dir := t.TempDir()
	plain, zipped := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.jsonl.gz")
	var z bytes.Buffer
	zw := gzip.NewWriter(&z)
	zw.Write([]byte(text.String()))
	zw.Close()
	if err := errors.Join(os.WriteFile(plain, []byte(text.String()), 0o600), os.WriteFile(zipped, z.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	records, refused := 0, 0
	for rec, err := range Events([]string{plain, filepath.Join(dir, "absent"), "-", zipped}, strings.NewReader(text.String())) {
		if err == nil {
			if rec.ID != "e1" || rec.Actors[0].Name != "سالم النعمان" {
				t.Errorf("%+v", rec)
			}
			records++
			continue
		}
		var ref *read.Refusal
		if !errors.As(err, &ref) {
			t.Fatalf("%T", err)
		}
		if strings.HasSuffix(ref.File, "absent") {
			if ref.Line != 0 || !strings.Contains(ref.Reason, "no such file") {
				t.Errorf("%v", ref)
			}
			continue
		}
		k := refused % len(bad)
		if ref.Line != 3+2*k || !strings.Contains(ref.Reason, reasons[k]) {
			t.Errorf("%v, want line %d: %s", ref, 3+2*k, reasons[k])
		}
		refused++
	}
	if refused != 3*len(bad) || records != 3*(len(bad)+1) {
		t.Errorf("%d refused, %d records", refused, records)
	}
	// whoever has seen enough stops the reading
	for range Events([]string{"-", plain}, strings.NewReader(text.String())) {
		break
	}
	// a cut gzip file says so and yields what came before
	cut := filepath.Join(dir, "c.gz")
	if err := os.WriteFile(cut, z.Bytes()[:z.Len()/2], 0o600); err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range Events([]string{cut}, nil) {
		last = err
	}
	if last == nil || !strings.Contains(last.Error(), "unexpected EOF") {
		t.Errorf("%v", last)
	}
}

// TestEventsLong passes over a line that is too long.
func TestEventsLong(t *testing.T) {
	n, refused := 0, 0
	for _, err := range Events([]string{"-"}, strings.NewReader(strings.Repeat("x", maxLine+1)+"\n"+sampleLine)) {
		if err != nil {
			refused++
		} else {
			n++
		}
	}
	if n != 1 || refused != 1 {
		t.Errorf("%d records, %d refused", n, refused)
	}
}
