package timex

import (
	"fmt"
	"strings"
	"testing"

	"marsad"
	"marsad/internal/norm"
	"marsad/internal/token"
)

// analyse makes the tokens and the little of the words that the finder reads.
func analyse(text string) ([]marsad.Token, []marsad.Word, []marsad.Sentence) {
	toks, sents := token.Split(text, false, nil, nil)
	words := make([]marsad.Word, len(toks))
	for i, t := range toks {
		words[i].Form = &marsad.Form{Full: norm.Fold(t.In(text))}
		words[i].Key = words[i].Full
		for _, p := range []string{"سأ", "سيع", "سيل", "سيج", "ستن", "ستج", "ستع", "ستب", "سيب", "سيز", "سيت"} {
			if strings.HasPrefix(t.In(text), p) {
				words[i].Pro = marsad.ProSa
			}
		}
	}
	return toks, words, sents
}

func find(text string, pub marsad.Date) []marsad.TimeMention {
	toks, words, sents := analyse(text)
	return Find(text, toks, words, sents, pub, nil)
}

// show gives the value of a mention as the table below writes it.
func show(m marsad.TimeMention) string {
	var b strings.Builder
	switch {
	case m.From.Known():
		b.WriteString(m.From.String())
		if m.From.Precision == marsad.PrecisionWeek {
			b.WriteString("w")
		}
		if m.To != m.From {
			b.WriteString(".." + m.To.String())
			if m.To.Precision == marsad.PrecisionWeek {
				b.WriteString("w")
			}
		}
		if m.Vague {
			b.WriteString("~")
		}
	case m.Vague:
		b.WriteString("vague")
	default:
		b.WriteString("none")
	}
	if m.Clock != "" {
		b.WriteString(" " + m.Clock)
	}
	if m.Direction != 0 {
		fmt.Fprintf(&b, " %+d", m.Direction)
	}
	return b.String()
}

// published is a Wednesday.
var published = marsad.Date{Year: 2024, Month: 5, Day: 15, Precision: marsad.PrecisionDay}

// TestFind reads expressions in brackets ⟦⟧ within sentences. The values are
// given in order, parted by semicolons; ~ marks a vague period, w a week.
func TestFind(t *testing.T) {
	for _, c := range findCases {
		text, spans := unmark(c.text)
		got := find(text, published)
		var vals, at []string
		for _, m := range got {
			vals = append(vals, show(m))
			at = append(at, m.In(text))
		}
		if g := strings.Join(vals, "; "); g != c.want {
			t.Errorf("%s\n got %s %q\nwant %s", c.text, g, at, c.want)
		} else if g, w := strings.Join(at, "|"), strings.Join(spans, "|"); g != w {
			t.Errorf("%s\n got spans %s\nwant %s", c.text, g, w)
		}
	}
	if len(findCases) < 120 {
		t.Errorf("only %d cases", len(findCases))
	}
}

func unmark(s string) (text string, spans []string) {
	var b strings.Builder
	for {
		i := strings.Index(s, "⟦")
		if i < 0 {
			return b.String() + s, spans
		}
		j := strings.Index(s, "⟧")
		b.WriteString(s[:i])
		span := s[i+len("⟦") : j]
		b.WriteString(span)
		spans = append(spans, span)
		s = s[j+len("⟧"):]
	}
}
