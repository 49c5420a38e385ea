package morph

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// A Segment is a syntactic word in the sense of Universal Dependencies: a
// clitic, or a stem with its article.
type Segment struct {
	marsad.Span
	POS marsad.POS
}

// Segments appends the segments of tok, analysed as w, to out. They fill the
// token without gaps. The article stays with the stem, as in the UD treebanks;
// of لل the first letter is the preposition. Particles that the lexicon writes
// as one (بسبب, لأن, وحده) are cut too.
func (a *Analyzer) Segments(text string, tok marsad.Token, w *marsad.Word, out []Segment) []Segment {
	at := tok.Start
	for _, c := range [...]struct {
		set marsad.Proclitic
		pos marsad.POS
	}{{marsad.ProWa | marsad.ProFa, marsad.POSCconj}, {marsad.ProBi | marsad.ProLi | marsad.ProKa, marsad.POSAdp}, {marsad.ProSa | marsad.ProAlif, marsad.POSPart}} {
		if !w.Pro.Has(c.set) {
			continue
		}
		pos := c.pos
		if c.set.Has(marsad.ProLi) && w.Pro.Has(marsad.ProLi) && w.POS == marsad.POSVerb {
			pos = marsad.POSSconj // ليفعل
		}
		end := at + nextLetter(text[at:tok.End])
		if end >= tok.End {
			break
		}
		out = append(out, Segment{marsad.Span{Start: at, End: end}, pos})
		at = end
	}
	if j := a.joined[w.Lemma]; a.Joined(w) {
		pre := marsad.POSAdp
		if strings.HasPrefix(w.Lemma, "ف") {
			pre = marsad.POSCconj
		}
		if j[0] > 0 {
			end := at + nextLetter(text[at:w.Stem.End])
			out = append(out, Segment{marsad.Span{Start: at, End: end}, pre})
			at = end
		}
		pos := w.POS
		if pos == marsad.POSAdp || pos == marsad.POSAdv {
			pos = marsad.POSNoun
		}
		if j[1] > 0 {
			_, end := stemSpan(text[:w.Stem.End], 0, j[1])
			out = append(out, Segment{marsad.Span{Start: at, End: end}, pos}, Segment{marsad.Span{Start: end, End: w.Stem.End}, marsad.POSPron})
		} else {
			out = append(out, Segment{marsad.Span{Start: at, End: w.Stem.End}, pos})
		}
	} else {
		out = append(out, Segment{marsad.Span{Start: at, End: w.Stem.End}, w.POS})
	}
	if w.Stem.End < tok.End {
		out = append(out, Segment{marsad.Span{Start: w.Stem.End, End: tok.End}, marsad.POSPron})
	}
	return out
}

// nextLetter returns the length of the first letter of s with its marks.
func nextLetter(s string) int {
	seen := false
	for i, r := range s {
		if !norm.IsMark(r) {
			if seen {
				return i
			}
			seen = true
		}
	}
	return len(s)
}

// one word, though they look like two
var whole = map[string]bool{
	"بين": true, "بعد": true, "بعيد": true, "بعض": true, "بل": true, "بضع": true, "بضعة": true, "برهة": true, "بغتة": true,
	"بتاتا": true, "فحسب": true, "لقد": true, "لولا": true, "لماذا": true, "لاحقا": true, "بعدما": true, "بعيدا": true, "بحرا": true, "بريا": true,
	"بناء": true, "لربما": true, "لطالما": true, "لما": true, "لذلك": true, "لهذا": true,
}

// findCompounds notes the particles that are written with a clitic.
func (a *Analyzer) findCompounds(lex *lexicon.Lexicon) {
	a.joined = map[string][2]uint8{}
	for i := range lex.Particles {
		f := lex.Particles[i].Form
		key := norm.Fold(f)
		if strings.Contains(key, " ") || whole[key] || lex.Particles[i].POS == marsad.POSAux || lex.Particles[i].POS == marsad.POSIntj || lex.Particles[i].POS == marsad.POSNum {
			continue
		}
		var j [2]uint8
		for _, e := range []string{"ه", "ها", "هم", "هما", "نا"} {
			switch strings.TrimSuffix(key, e) {
			case "وحد", "لوحد", "بمفرد", "بنفس", "بذات", "بعين", "بانفس", "كلا", "كلتا", "كلي", "كلتي":
				if strings.HasSuffix(key, e) {
					j[1] = uint8(runeLen(e))
				}
			}
		}
		for _, c := range []string{"ب", "ل", "ف"} {
			r, ok := strings.CutPrefix(key, c)
			if !ok || runeLen(r) < 3 && r != "ان" && r != "ما" && r != "لا" && r != "كي" && r != "قد" {
				continue
			}
			r = strings.TrimPrefix(r, "ال")
			if strings.HasPrefix(key, "لل") {
				r = key[4:]
			}
			if c == "ف" && r != "حسب" && r != "قد" {
				continue
			}
			if a.stem(r[:len(r)-2*int(j[1])]) {
				j[0] = 1
			}
		}
		if j != [2]uint8{} {
			a.joined[f] = j
		}
	}
}

// stem reports whether key is a nominal or particle that a preposition may precede.
func (a *Analyzer) stem(key string) bool {
	for i := a.index[key]; i != 0; i = a.entries[i].next {
		switch e := &a.entries[i]; e.pos {
		case marsad.POSVerb, marsad.POSPropn, marsad.POSAux:
		default:
			if e.clit&noAl == 0 {
				return true
			}
		}
	}
	return false
}

// Joined reports whether w is a particle that holds a clitic, as بسبب.
func (a *Analyzer) Joined(w *marsad.Word) bool {
	_, ok := a.joined[w.Lemma]
	return ok && (w.POS == marsad.POSAdp || w.POS == marsad.POSAdv || w.POS == marsad.POSSconj || w.POS == marsad.POSPart || w.POS == marsad.POSDet)
}
