// Command ranges turns annotations in the format of the shared gold
// (events.jsonl) into byte ranges that hold none of the article's words.
//
//	go run ./tools/ranges CORPUS.jsonl.gz < events.jsonl > ranges.jsonl
//
// Records whose words do not stand in their sentence are reported and left out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"marsad/internal/gold"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: ranges CORPUS.jsonl.gz < events.jsonl > ranges.jsonl")
		os.Exit(2)
	}
	texts, err := gold.ReadCorpus(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "ranges:", err)
		os.Exit(1)
	}
	sc := bufio.NewScanner(os.Stdin)
	sc.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer func() {
		if err := out.Flush(); err != nil {
			fmt.Fprintln(os.Stderr, "ranges:", err)
			os.Exit(1)
		}
	}()
	for n := 1; sc.Scan(); n++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		r, err := gold.ToRanges(sc.Bytes(), texts)
		if err != nil {
			fmt.Fprintf(os.Stderr, "ranges: line %d: %v\n", n, err)
			continue
		}
		b, _ := json.Marshal(r)
		out.Write(b)
		out.WriteByte('\n')
	}
}
