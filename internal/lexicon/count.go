package lexicon

import (
	"slices"
	"strconv"
	"strings"
)

// countKinds are the kinds of rows of counts.tsv: number words, words that
// qualify a number, and kinds of people counted.
var (
	numberKinds  = []string{"unit", "ten", "hundred", "scale", "scales", "double", "vague"}
	qualifyKinds = []string{"about", "least", "most"}
	peopleKinds  = []string{"dead", "injured", "arrested", "crowd"}
	countKinds   = slices.Concat(numberKinds, qualifyKinds, peopleKinds)
)

func (lex *Lexicon) countWord(r row) Problems {
	f := r.fields
	if p := r.oneOf("kind", f[1], countKinds); p != nil {
		return p
	}
	c := CountWord{Word: f[0], Kind: f[1], Row: r.ref()}
	switch value := f[2]; {
	case slices.Contains(peopleKinds, f[1]):
		if p := r.oneOf("value", value, []string{"event", "noun", "verb"}); p != nil {
			return p
		}
		c.Role = value
	case slices.Contains(qualifyKinds, f[1]):
		if value != "" {
			return Problems{r.problem("a word of kind %s has no value", f[1])}
		}
	default:
		low, high, span := strings.Cut(value, "-")
		if !span {
			high = low
		}
		var e1, e2 error
		c.Low, e1 = strconv.Atoi(low)
		c.High, e2 = strconv.Atoi(high)
		if e1 != nil || e2 != nil || c.Low < 1 || c.High < c.Low || span != (f[1] == "vague") {
			return Problems{r.problem("%q is no number of kind %s", value, f[1])}
		}
	}
	lex.Counts = append(lex.Counts, c)
	return nil
}
