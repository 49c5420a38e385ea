// Package event finds political events: triggers by the frame lexicon, their
// arguments by clause, their types by frame and trained scorers, and joins the
// mentions of one incident. Build a [Finder] once with [New]; give each
// goroutine a [Worker].
package event

import (
	"maps"
	"slices"
	"strings"

	"marsad"
	"marsad/internal/learn"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// A Finder holds the compiled frames and models. It is read-only and safe for
// concurrent use.
type Finder struct {
	lex     *lexicon.Lexicon
	verbs   map[string][]*frame      // by lemma
	nouns   map[string][]*frame      // by folded lemma
	phrases map[string][]phraseFrame // by folded first word
	opForms map[string]opKind
	opVerbs map[string]opKind
	opNouns map[string]opKind
	topics  *topicTable
	places  map[string]*lexicon.Place // by row
	modes   map[string][]modeHint     // by folded word
	models  *Models

	numbers    map[string]numberWord // by folded word
	qualifiers []qualifier
	counted    map[[2]string]string // what is counted, by role and word
}

// A phraseFrame is a fixed phrase of several words.
type phraseFrame struct {
	words []string // folded
	frame *frame
}

// A frame is a lexicon frame with its conditions compiled.
type frame struct {
	*lexicon.Frame
	conds []cond
	words bool     // a condition asks for certain words
	loose []string // words of its one condition on a complement; nil when it has another kind
	cameo uint64   // hash of type and CAMEO code
	hash  uint64   // of the lemma and the number of conditions
}

// A cond is a compiled condition: words are looked up by key.
type cond struct {
	kind  string
	prep  string
	any   bool                // no words: every head will do
	one   map[string]bool     // folded words
	two   map[string][]string // folded first word → folded second words
	class []string
}

func compile(fr *lexicon.Frame) *frame {
	f := &frame{Frame: fr, cameo: learn.Hash64(learn.String(fr.CAMEO), uint64(fr.Type)), hash: learn.Hash64(learn.String(fr.Lemma), uint64(len(fr.Conds)))}
	for _, c := range fr.Conds {
		k := cond{kind: c.Kind, prep: c.Prep, any: len(c.Words) == 0}
		if c.Kind == "oc" || c.Kind == "sc" {
			k.class = c.Words
			f.conds = append(f.conds, k)
			continue
		}
		f.words = f.words || len(c.Words) > 0
		k.one, k.two = map[string]bool{}, map[string][]string{}
		for _, x := range c.Words {
			first, second, two := strings.Cut(norm.Fold(x), " ")
			if two {
				k.two[first] = append(k.two[first], second)
			} else {
				k.one[first] = true
			}
		}
		f.conds = append(f.conds, k)
	}
	if len(f.conds) == 1 && f.Type != marsad.EventNone && (f.conds[0].kind == "obj" || f.conds[0].kind == "prep") {
		f.loose = slices.Sorted(maps.Keys(f.conds[0].one))
	}
	return f
}

// New compiles the frames and operators of lex. models may be nil: then frames
// alone decide.
func New(lex *lexicon.Lexicon, models *Models) *Finder {
	f := &Finder{
		lex: lex, verbs: map[string][]*frame{}, nouns: map[string][]*frame{}, phrases: map[string][]phraseFrame{},
		opForms: map[string]opKind{}, opVerbs: map[string]opKind{}, opNouns: map[string]opKind{}, models: models,
	}
	if models != nil {
		models.prepare()
	}
	for i := range lex.Frames {
		fr := compile(&lex.Frames[i])
		switch fr.POS {
		case 'V':
			f.verbs[fr.Lemma] = append(f.verbs[fr.Lemma], fr)
		case 'N':
			k := norm.Fold(fr.Lemma)
			f.nouns[k] = append(f.nouns[k], fr)
		case 'X':
			ws := strings.Fields(norm.Fold(fr.Lemma))
			if len(ws) == 1 {
				f.nouns[ws[0]] = append(f.nouns[ws[0]], fr)
				continue
			}
			f.phrases[ws[0]] = append(f.phrases[ws[0]], phraseFrame{ws, fr})
		}
	}
	for _, o := range lex.Operators {
		k := opKinds[o.Op]
		switch o.POS {
		case "F":
			f.opForms[norm.Fold(o.Form)] = k
		case "V":
			f.opVerbs[o.Form] = k
		default:
			f.opNouns[o.Form] = k
		}
	}
	f.topics = newTopics(lex.Topics)
	f.compileCounts(lex.Counts)
	f.modes = map[string][]modeHint{}
	for _, m := range lex.ModeWords {
		t, _ := marsad.ParseEventType(m.Event)
		first, second, _ := strings.Cut(norm.Fold(m.Word), " ")
		f.modes[first] = append(f.modes[first], modeHint{t, learn.String(m.Mode), second})
	}
	f.places = make(map[string]*lexicon.Place, len(lex.Places))
	for i := range lex.Places {
		f.places[lex.Places[i].Row] = &lex.Places[i]
	}
	return f
}

// A modeHint is the mode that a word near the trigger of an event of a type tells.
type modeHint struct {
	typ    marsad.EventType
	mode   uint64 // hash of the mode
	second string // second word of a phrase of two
}

// opKind is what an operator does to what it governs.
type opKind uint8

const (
	opNone opKind = iota
	opNeg
	opNegFuture
	opDeny
	opAttempt
	opFuture
	opPoss
	opCond
	opWish
	opIntent
	opNeed
	opThreat
	opRefuse
	opPast
	opLast
	opTopic
	opQad
)

var opKinds = map[string]opKind{
	"neg": opNeg, "negfut": opNegFuture, "deny": opDeny, "attempt": opAttempt, "future": opFuture, "poss": opPoss, "cond": opCond,
	"wish": opWish, "intent": opIntent, "need": opNeed, "threat": opThreat, "refuse": opRefuse, "past": opPast, "last": opLast, "topic": opTopic,
}

// operator returns what the word does to what follows it.
func (f *Finder) operator(w *marsad.Word) opKind {
	if k, ok := f.opForms[w.Full]; ok {
		return k
	}
	if w.Pro.Has(marsad.ProWa | marsad.ProFa) {
		if k, ok := f.opForms[w.Key]; ok {
			return k
		}
	}
	switch w.POS {
	case marsad.POSVerb:
		if k, ok := f.opVerbs[w.Lemma]; ok {
			return k
		}
		if w.Pro.Has(marsad.ProSa) {
			return opFuture
		}
	case marsad.POSNoun, marsad.POSAdj:
		if w.Root != "" && w.Feats.Deriv == marsad.Participle {
			if k, ok := f.opVerbs[w.Root]; ok {
				return k
			}
		}
		if k, ok := f.opNouns[w.Lemma]; ok {
			return k
		}
	case marsad.POSPart, marsad.POSAux:
		if w.Lemma == "قد" {
			return opQad
		}
		if w.Pro.Has(marsad.ProSa) {
			return opFuture
		}
	}
	return opNone
}

// slotRole is what a frame says of one slot.
type slotRole uint8

const (
	roleNone slotRole = iota
	roleActor
	roleRecipient
)

// roleOf returns the role that the frame gives to slot.
func roleOf(fr *frame, slot string) slotRole {
	for _, s := range fr.Actor {
		if hasSlot(s, slot) {
			return roleActor
		}
	}
	for _, s := range fr.Recipient {
		if hasSlot(s, slot) {
			return roleRecipient
		}
	}
	return roleNone
}

func hasSlot(spec, slot string) bool {
	for spec != "" {
		part, rest, _ := strings.Cut(spec, "+")
		if part == slot {
			return true
		}
		spec = rest
	}
	return false
}
