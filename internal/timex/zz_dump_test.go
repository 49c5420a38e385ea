package timex

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"marsad"
)

func TestDump(t *testing.T) {
	f, err := os.Open("/work/shared/gold/dev/articles.jsonl")
	if err != nil {
		t.Skip()
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	out, _ := os.Create("/tmp/dump.txt")
	for sc.Scan() {
		var a marsad.Article
		json.Unmarshal(sc.Bytes(), &a)
		pub, _ := marsad.ParseDate(a.Date)
		text := a.Canonical()
		for _, m := range find(text, pub) {
			lo, hi := max(0, m.Start-60), min(len(text), m.End+50)
			fmt.Fprintf(out, "%s [%s] %s | …%s⟦%s⟧%s\n", pub, show(m), m.Rule, text[lo:m.Start], m.In(text), text[m.End:hi])
		}
	}
	out.Close()
}
