package lexicon

import (
	"slices"
	"strings"

	"marsad"
)

// A Frame is a row of frames.tsv: under which conditions a word reports an
// event, of which type, and which slots hold its actor and recipient.
type Frame struct {
	Lemma             string
	POS               byte // 'V' verb, 'N' noun, 'X' phrase
	Conds             []Cond
	Type              marsad.EventType // EventNone for light frames
	Mode              string           // "*" by content
	CAMEO             string
	Actor, Recipient  []string // slots
	Gen               string   // S, O, SO or "-"
	Weak, Topic       bool
	Light, Embed      bool
	Victim, NoPassive bool
	Also              bool // stands beside more specific rows of other types
	Row               string
}

// A Cond is one condition of a frame on its complements.
type Cond struct {
	Kind  string // obj, prep, oc, sc
	Prep  string // for prep
	Words []string
}

// slots that may fill a role.
var slots = []string{"S", "O", "A", "G", "ب", "على", "إلى", "مع", "من", "ل", "ضد", "عن", "في", "بين", "حول", "لدى", "تجاه", "بحق", "نحو", "ضمن", "أمام", "عند", "خلال", "عبر", "لصالح", "حيال", "إزاء", "بعد", "صوب", "داخل", "وراء", "خلف", "باتجاه", "قبالة", "قرب", "عقب", "باسم", "بسبب", "تحت", "فوق", "حتى", "منذ", "قبل", "دون", "وسط", "حسب", "وفق"}

func (lex *Lexicon) frame(r row) Problems {
	f := r.fields
	fr := Frame{Lemma: f[0], Mode: f[4], CAMEO: f[5], Gen: f[8], Row: r.ref()}
	var probs Problems
	switch f[1] {
	case "V", "N", "X":
		fr.POS = f[1][0]
	default:
		probs = append(probs, r.problem("pos is V, N or X"))
	}
	for _, c := range strings.Fields(f[2]) {
		kind, val, ok := strings.Cut(c, ":")
		cond := Cond{Kind: kind}
		switch {
		case !ok || !slices.Contains([]string{"obj", "prep", "oc", "sc"}, kind):
			probs = append(probs, r.problem("no such condition: %s", c))
			continue
		case kind == "prep":
			cond.Prep, val, _ = strings.Cut(val, "+")
		}
		cond.Words = list(strings.ReplaceAll(val, "_", " "))
		fr.Conds = append(fr.Conds, cond)
	}
	for i, dst := range []*[]string{&fr.Actor, &fr.Recipient} {
		for _, s := range strings.Split(f[6+i], ",") {
			if s == "" {
				continue
			}
			for _, part := range strings.Split(s, "+") {
				if !slices.Contains(slots, part) {
					probs = append(probs, r.problem("no such slot: %s", part))
				}
			}
			*dst = append(*dst, s)
		}
	}
	for _, fl := range strings.Split(f[9], ",") {
		switch fl {
		case "":
		case "weak":
			fr.Weak = true
		case "topic":
			fr.Topic = true
		case "light":
			fr.Light = true
		case "embed":
			fr.Embed = true
		case "victim":
			fr.Victim = true
		case "nopassive":
			fr.NoPassive = true
		case "also":
			fr.Also = true
		default:
			probs = append(probs, r.problem("no such flag: %s", fl))
		}
	}
	if f[3] != "*" {
		t, ok := marsad.ParseEventType(f[3])
		if !ok {
			probs = append(probs, r.problem("no such event type: %s", f[3]))
		}
		fr.Type = t
	} else if !fr.Light {
		probs = append(probs, r.problem("only a light frame leaves its type open"))
	}
	switch fr.Gen {
	case "", "S", "O", "SO", "-":
	default:
		probs = append(probs, r.problem("gen is S, O, SO or -"))
	}
	if len(probs) == 0 {
		lex.Frames = append(lex.Frames, fr)
	}
	return probs
}
