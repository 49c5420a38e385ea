package voice

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
)

// span of tokens in which a subject is looked for.
const (
	window   = 16 // after its verb
	backward = 60 // before it
)

// subject returns who speaks by the verb at i: its subject behind it or before
// it, that of the verb it is joined to, or the last speaker when it has none.
func (r *run) subject(i int, sent *marsad.Sentence, row *lexicon.Reporting) who {
	v := &r.doc.Words[i]
	joined := r.joined(i, sent)
	if !joined && r.subjectFirst(i, sent) {
		if p := r.clauseSubject(i, sent); p.named() {
			return p
		}
	}
	behind := r.after(i, sent, row)
	if behind.mention >= 0 {
		return behind
	}
	if !joined {
		if p := r.clauseSubject(i, sent); p.mention >= 0 || p.named() && !behind.named() {
			return p
		}
	}
	if behind.named() {
		return behind
	}
	if r.spoke == r.sentence {
		if p := r.last(v); p.named() {
			return p
		}
	}
	if p := r.inherited(i, sent); p.named() {
		return p
	}
	if p := r.last(v); p.named() {
		return p
	}
	return r.lastSubject(v)
}

// subjectFirst tells whether the subject of the verb at i may well stand before
// it: the order of headlines, and that of كان with its noun.
func (r *run) subjectFirst(i int, sent *marsad.Sentence) bool {
	if r.doc.Words[i].Feats.Aspect == marsad.Imperfect {
		return true
	}
	for k := sent.First; k < i && k < sent.First+2; k++ {
		if w := &r.doc.Words[k]; w.POS == marsad.POSAux || w.Lemma == "كان" {
			return true
		}
	}
	return i > sent.First && r.doc.Words[i-1].Key == "قد"
}

// joined tells whether the verb at i goes on from the one before it: by و, or
// behind كما, حيث and the like.
func (r *run) joined(i int, sent *marsad.Sentence) bool {
	if r.doc.Words[i].Pro.Has(marsad.ProWa | marsad.ProFa) {
		return true
	}
	for k := i - 1; k >= sent.First; k-- {
		switch w := &r.doc.Words[k]; {
		case w.OpensClause() && w.Enc != marsad.EncNone || strings.HasPrefix(strings.TrimPrefix(w.Full, "و"), "لكنه"):
			return true // لكنه شدد على
		case w.POS == marsad.POSPart || w.POS == marsad.POSAux || w.POS == marsad.POSAdv:
			continue
		case w.Key == "حيث" || w.Key == "كما" || w.Key == "اذ" || w.Key == "ثم" || w.Key == "بل":
			return true
		default:
			return false
		}
	}
	return false
}

// clauseSubject returns the phrase before the verb at i that is its subject:
// the first of its clause that nothing governs, or the nearest one when another
// verb stands before.
func (r *run) clauseSubject(i int, sent *marsad.Sentence) who {
	v := &r.doc.Words[i]
	best := nobody
	for k := i - 1; k >= sent.First && k > i-backward; k-- {
		w := &r.doc.Words[k]
		if r.doc.Tokens[k].Kind == marsad.TokenPunct {
			switch w.Full {
			case ":", ".", "؛", "…", "..":
				return best
			case "\"", "»", "”":
				if o := r.opens(k, sent); o >= 0 && k-o > 1 && r.mention(k-1) < 0 {
					k = o
				}
			}
			continue
		}
		if m := r.mention(k); m >= 0 {
			first := r.doc.Mentions[m].First
			if first > sent.First && r.doc.Words[first].Pro.Has(marsad.ProWa) && r.doc.Tokens[first-1].Kind == marsad.TokenPunct {
				if p := (who{mention: m}); !best.named() && r.agrees(v, m) {
					best = p
				}
				return best // …، والرئيس يطالب
			}
			if p := (who{mention: m}); !r.governed(first, sent) && r.agrees(v, m) {
				best = p
			}
			k = first
			continue
		}
		if w.POS == marsad.POSAux && k >= i-2 {
			continue // المصادر كانت قد أكدت
		}
		if w.POS == marsad.POSVerb || w.POS == marsad.POSAux || w.Class == "rel" {
			if !best.named() || w.Class != "rel" {
				return best
			}
			continue
		}
		if w.POS == marsad.POSSconj || w.OpensClause() || w.Key == "فيما" || w.Key == "بينما" {
			return best
		}
		if !best.named() && (w.POS == marsad.POSNoun || w.POS == marsad.POSPropn) && (k == sent.First || r.doc.Tokens[k-1].Kind == marsad.TokenPunct || r.doc.Words[k-1].POS == marsad.POSSconj) && !r.timed(k) && w.Class != "time" && !r.governed(k, sent) {
			if p := r.phrase(k, v, sent, true); p.named() {
				best = p
			}
		}
	}
	return best
}

// opens returns the token of the mark that opens what the mark at k closes.
func (r *run) opens(k int, sent *marsad.Sentence) int {
	open := map[string]string{"\"": "\"", "»": "«", "”": "“"}[r.doc.Words[k].Full]
	for j := k - 1; j >= sent.First && j > k-backward; j-- {
		if r.doc.Words[j].Full == open {
			return j
		}
	}
	return -1
}

// governed tells whether the phrase at token first depends on a preposition or
// is the genitive of a noun.
func (r *run) governed(first int, sent *marsad.Sentence) bool {
	if r.doc.Words[first].Pro.Has(marsad.ProBi | marsad.ProLi | marsad.ProKa) {
		return true
	}
	k := first - 1
	for k >= sent.First && (r.doc.Words[k].Full == "\"" || r.doc.Words[k].Full == "«" || r.doc.Words[k].Full == "“") {
		k--
	}
	if k < sent.First || r.doc.Words[first].Pro.Has(marsad.ProWa|marsad.ProFa) {
		return false
	}
	p := &r.doc.Words[k]
	return p.Enc == marsad.EncNone && (p.POS == marsad.POSAdp || p.POS == marsad.POSNoun && !p.Feats.Def && r.doc.Tokens[k].Kind == marsad.TokenWord)
}

// inherited returns the subject of the verb before the one at i in its sentence
// that agrees with it: حملت الحركة …، ودعت إلى.
func (r *run) inherited(i int, sent *marsad.Sentence) who {
	v := &r.doc.Words[i]
	for k := i - 1; k >= sent.First && k > i-backward; k-- {
		w := &r.doc.Words[k]
		if w.POS != marsad.POSVerb || w.Feats.Person != 3 || k > sent.First && r.doc.Words[k-1].Class == "rel" {
			continue
		}
		if v.POS == marsad.POSVerb && v.Feats.Gender != w.Feats.Gender || v.POS != marsad.POSVerb && v.Feats.Gender == marsad.Fem && w.Feats.Gender == marsad.Masc {
			continue
		}
		if p := r.subjectOf(k, sent); p.named() && (p.mention < 0 || r.agrees(v, p.mention)) {
			return p
		}
	}
	return nobody
}

// subjectOf returns the subject of any verb.
func (r *run) subjectOf(k int, sent *marsad.Sentence) who {
	if !r.joined(k, sent) && r.subjectFirst(k, sent) {
		if p := r.clauseSubject(k, sent); p.named() {
			return p
		}
	}
	if p := r.after(k, sent, r.f.verbs[r.doc.Words[k].Lemma]); p.named() {
		return p
	}
	if !r.doc.Words[k].Pro.Has(marsad.ProWa | marsad.ProFa) {
		return r.clauseSubject(k, sent)
	}
	return nobody
}

// last returns the latest speaker who may be the subject of v.
func (r *run) last(v *marsad.Word) who {
	for k := len(r.speakers) - 1; k >= 0 && k >= len(r.speakers)-3; k-- {
		p := r.speakers[k]
		if p.mention < 0 {
			if w := &r.doc.Words[p.first]; agree(v, w, w.Feats.Gender) {
				return p
			}
			continue
		}
		if r.agrees(v, p.mention) {
			return p
		}
	}
	return nobody
}

// lastSubject returns the subject of the sentence before, when nobody has spoken
// yet: استقبل الرئيس وفدا. وقال إن.
func (r *run) lastSubject(v *marsad.Word) who {
	s := r.sentence - 1
	if s < 0 || len(r.speakers) > 0 {
		return nobody
	}
	sent := &r.doc.Sentences[s]
	for k := sent.First; k < sent.Last; k++ {
		w := &r.doc.Words[k]
		if w.POS == marsad.POSVerb && w.Feats.Person == 3 {
			if p := r.subjectOf(k, sent); p.named() && (p.mention < 0 || r.agrees(v, p.mention)) {
				return p
			}
			return r.only(v, sent)
		}
	}
	return nobody
}

// only returns the one person of a sentence whose gender is that of v: التقى
// الوزير نظيرته. وقالت.
func (r *run) only(v *marsad.Word, sent *marsad.Sentence) who {
	found := nobody
	for k := sent.First; k < sent.Last; k++ {
		m := r.mentionFrom(k)
		if m < 0 {
			continue
		}
		if w := &r.doc.Words[k]; w.Class != "person" || w.Feats.Gender != gender(v) || w.Feats.Number != marsad.Singular {
			continue
		}
		if found.named() {
			return nobody
		}
		found = who{mention: m}
	}
	return found
}
