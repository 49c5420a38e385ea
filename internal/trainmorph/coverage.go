package trainmorph

import (
	"bufio"
	"encoding/json"
	"io"
	"sort"

	"marsad"
	"marsad/internal/morph"
	"marsad/internal/token"
)

// Articles reads JSON lines with title and text and hands the texts to f, title first.
func articles(r io.Reader, f func(text string)) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var art struct{ Title, Text string }
		if err := json.Unmarshal(sc.Bytes(), &art); err != nil {
			return err
		}
		f(art.Title + "\n" + art.Text)
	}
	return sc.Err()
}

// A Coverage tells how many word tokens of a corpus the lexicon knows.
type Coverage struct {
	Words, Known int
	Unknown      map[string]int
}

// Cover analyses articles and counts the words that had to be guessed.
func Cover(a *morph.Analyzer, r io.Reader) (*Coverage, error) {
	c := &Coverage{Unknown: map[string]int{}}
	w := morph.NewWorker(a)
	err := articles(r, func(text string) {
		toks, _ := token.Split(text, true, nil, nil)
		for i, x := range w.Words(text, toks, nil) {
			if toks[i].Kind != marsad.TokenWord {
				continue
			}
			c.Words++
			if x.Known {
				c.Known++
			} else {
				c.Unknown[x.Full]++
			}
		}
	})
	return c, err
}

// Top returns the n commonest unknown types.
func (c *Coverage) Top(n int) []string {
	out := make([]string, 0, len(c.Unknown))
	for t := range c.Unknown {
		out = append(out, t)
	}
	sort.Slice(out, func(i, j int) bool {
		if c.Unknown[out[i]] != c.Unknown[out[j]] {
			return c.Unknown[out[i]] > c.Unknown[out[j]]
		}
		return out[i] < out[j]
	})
	return out[:min(n, len(out))]
}
