package voice

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// A who is a speaker as the text names it: a mention, or words that are none.
type who struct {
	mention     int // −1 when no mention
	first, last int // tokens of words that are no mention
}

var nobody = who{mention: -1}

func (p who) named() bool { return p.mention >= 0 || p.last > p.first }

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
		case clauseStart(w) && w.Enc != marsad.EncNone || strings.HasPrefix(strings.TrimPrefix(w.Full, "و"), "لكنه"):
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

// after returns the subject behind the verb at i, nobody when what stands there
// cannot be it.
func (r *run) after(i int, sent *marsad.Sentence, row *lexicon.Reporting) who {
	v := &r.doc.Words[i]
	inserted := false
	for k := i + 1; k < sent.Last && k <= i+window; {
		w := &r.doc.Words[k]
		if r.doc.Tokens[k].Kind == marsad.TokenPunct {
			switch w.Full {
			case "،", ",", "-", "–", "—":
				c := r.insertion(k, sent)
				if c < 0 {
					return nobody
				}
				k, inserted = c+1, true
				continue
			case "\"", "«", "“":
				if m := r.mentionFrom(k); m >= 0 {
					return who{mention: m}
				}
				if c := r.nameCloses(k, sent); c > 0 {
					if m := r.mention(k + 1); m >= 0 {
						return who{mention: m}
					}
					if k == i+1 {
						return who{-1, k + 1, c}
					}
				}
			}
			return nobody
		}
		switch {
		case !w.Known && strings.HasPrefix(w.Full, "ان"): // أنّموسكو: the space is missing
			return nobody
		case w.Lemma == "كي" && k == i+1: // وقال كي مون
			k++
			continue
		case w.POS == marsad.POSSconj || w.POS == marsad.POSVerb || w.POS == marsad.POSAux || clauseStart(w) || w.Class == "rel":
			return nobody
		case w.POS == marsad.POSAdp && w.Enc != marsad.EncNone:
			k++
			continue
		case w.POS == marsad.POSAdp || w.Pro.Has(marsad.ProBi|marsad.ProLi|marsad.ProKa):
			prep := w.Lemma
			n := k + 1
			if w.POS != marsad.POSAdp {
				n = k
				switch {
				case w.Pro.Has(marsad.ProBi):
					prep = "ب"
				case w.Pro.Has(marsad.ProLi):
					prep = "ل"
				}
			}
			if row != nil && takes(row, prep) && k > i {
				return nobody // what is said begins
			}
			k = r.phraseEnd(n, sent)
			continue
		case w.POS == marsad.POSAdv || w.POS == marsad.POSPart || w.POS == marsad.POSDet || w.POS == marsad.POSPron || w.POS == marsad.POSNum || w.POS == marsad.POSCconj || w.Class == "time" || r.timed(k):
			if m := r.mentionFrom(k); m >= 0 && w.POS != marsad.POSPron && w.POS != marsad.POSPart {
				return r.fits(v, m, inserted)
			}
			k++
			continue
		}
		if m := r.mention(k); m >= 0 {
			return r.fits(v, m, inserted || k == i+1)
		}
		return r.phrase(k, v, sent, k == i+1)
	}
	return nobody
}

// takes tells whether a verb of saying introduces its content by the preposition.
func takes(row *lexicon.Reporting, prep string) bool {
	for _, p := range row.Preps {
		if p == prep {
			return true
		}
	}
	return false
}

// fits returns mention m as a speaker when it may be the subject of v, which it
// follows at once, behind an insertion or not.
func (r *run) fits(v *marsad.Word, m int, bare bool) who {
	mm := &r.doc.Mentions[m]
	w := &r.doc.Words[mm.First]
	if bare && mm.Kind == marsad.MentionRole && strings.HasSuffix(w.Full, "ين") && w.Feats.Number == marsad.Plural {
		return nobody // واتهم المتمردين: the accusative is its object
	}
	if !r.agrees(v, m) {
		return nobody
	}
	return who{mention: m}
}

// agrees tells whether mention m may be the subject of verb v by gender. A word
// whose gender is not known agrees with both, a plural with a feminine verb.
func (r *run) agrees(v *marsad.Word, m int) bool {
	if v == nil {
		return true
	}
	mm := &r.doc.Mentions[m]
	w := &r.doc.Words[mm.First]
	g := w.Feats.Gender
	switch mm.Kind {
	case marsad.MentionPerson:
		if mm.Office == "" && mm.Rank == "" {
			g = r.f.given[w.Key]
		}
	case marsad.MentionRole, marsad.MentionOrg:
		if w.Class != "person" && w.Class != "group" && w.Class != "org" {
			return true
		}
	case marsad.MentionCountry:
		g = marsad.Fem
		if masculine[w.Key] {
			g = marsad.Masc
		}
		return v.POS == marsad.POSVerb && v.Feats.Person != 3 || (v.Feats.Gender == marsad.Fem) == (g == marsad.Fem)
	default:
		return true
	}
	return agree(v, w, g)
}

// masculine are the countries that agree with a masculine verb.
var masculine = map[string]bool{
	"العراق":    true,
	"لبنان":     true,
	"الاردن":    true,
	"السودان":   true,
	"اليمن":     true,
	"المغرب":    true,
	"الصومال":   true,
	"الفاتيكان": true,
}

// agree tells whether a noun w of gender g may be the subject of verb v.
func agree(v, w *marsad.Word, g marsad.Gender) bool {
	if v == nil || g == marsad.GenderNone || v.POS == marsad.POSVerb && v.Feats.Person != 3 {
		return true
	}
	if v.Feats.Gender == marsad.Fem {
		return g == marsad.Fem || w.Feats.Number != marsad.Singular
	}
	return g == marsad.Masc || !w.Known
}

// issued are the texts that stand for who issued them.
var issued = map[string]bool{
	"بيان":   true, // statement
	"تصريح":  true, // declaration
	"خطاب":   true, // speech
	"كلمة":   true, // address
	"رسالة":  true, // message
	"تغريدة": true, // tweet
	"بلاغ":   true, // communiqué
}

// phrase returns the noun at k with what describes it as a speaker when it is
// no mention but may be the subject of v: شهود عيان, الدالي, بيان للوزارة. Whoever
// issued a text speaks by it, and a name or a definite noun stands for the
// mention before that has it. next tells that the noun stands right behind the
// verb: elsewhere a name or thing that nobody knows is no speaker.
func (r *run) phrase(k int, v *marsad.Word, sent *marsad.Sentence, next bool) who {
	w := &r.doc.Words[k]
	if r.doc.Tokens[k].Kind != marsad.TokenWord || !agree(v, w, w.Feats.Gender) || w.Pro&^marsad.ProAl != 0 {
		return nobody
	}
	if !w.Feats.Def && w.Known && strings.HasSuffix(w.Full, "ا") || w.POS == marsad.POSAdj && w.Class != "person" {
		return nobody // an accusative
	}
	end := r.phraseEnd(k, sent)
	text := w.Class == "text" || r.f.nouns[norm.Fold(w.Lemma)] != nil && w.Feats.Deriv != marsad.Masdar
	name := !w.Known || w.POS == marsad.POSPropn
	switch {
	case text:
		for j := k + 1; j < sent.Last && j <= k+4 && r.doc.Tokens[j].Kind == marsad.TokenWord; j++ {
			n := &r.doc.Words[j]
			if m := r.mentionFrom(j); m >= 0 && n.Pro&^(marsad.ProAl|marsad.ProLi) == 0 {
				return who{mention: m}
			}
			if n.POS != marsad.POSNoun && n.POS != marsad.POSAdj && n.Lemma != "عن" && n.Lemma != "من" {
				break
			}
		}
		if w.Feats.Def && issued[w.Lemma] {
			if p := r.last(nil); p.named() {
				return p // البيان: of whom was spoken
			}
		}
	case w.Feats.Deriv == marsad.Masdar:
		return nobody // أكد حدوث اتفاق: its object
	case name && !next:
		return nobody
	case name:
		if !w.Known {
			for end = k + 1; end < sent.Last && r.doc.Tokens[end].Kind == marsad.TokenWord && !r.doc.Words[end].Known && r.doc.Words[end].Pro == 0; end++ { // further unknown names
			}
		}
	case w.Class == "person" || w.Class == "group" || w.Class == "org":
	default:
		if !w.Feats.Def && k+1 < sent.Last {
			if m := r.mentionFrom(k + 1); m >= 0 && r.doc.Words[k+1].Pro&^marsad.ProAl == 0 {
				return who{mention: m} // أحد الصحفيين
			}
		}
		if !next || !w.Feats.Def {
			return nobody
		}
	}
	if m := r.named(k); m >= 0 {
		return who{mention: m}
	}
	if !name && !w.Feats.Def && k+1 < sent.Last {
		if m := r.mentionFrom(k + 1); m >= 0 && r.doc.Words[k+1].Pro&^marsad.ProAl == 0 {
			return who{mention: m}
		}
	}
	return who{-1, k, end}
}

// named returns the mention before token k that holds its word, or beside which
// it stood before; −1 when there is none.
func (r *run) named(k int) int {
	w := &r.doc.Words[k]
	if w.Known && !w.Feats.Def && w.POS != marsad.POSPropn {
		return -1
	}
	bare := strings.TrimPrefix(w.Key, "ال")
	for j := k - 1; j >= 0; j-- {
		if o := &r.doc.Words[j]; o.Key != w.Key && o.Key != bare {
			continue
		}
		for i := j; i >= 0 && i >= j-4; i-- { // المتحدث باسم الإدارة، بيتر أفونايا
			if m := r.mention(i); m >= 0 {
				if mm := &r.doc.Mentions[m]; i == j || mm.Kind == marsad.MentionRole || mm.Kind == marsad.MentionPerson {
					return m
				}
				break
			}
			if r.doc.Words[i].POS == marsad.POSVerb {
				break
			}
		}
	}
	return -1
}

// phraseEnd returns the token behind the noun phrase that begins at k: a mention
// or a noun, with its genitives and adjectives.
func (r *run) phraseEnd(k int, sent *marsad.Sentence) int {
	if k >= sent.Last {
		return k
	}
	if m := r.mention(k); m >= 0 {
		k = r.doc.Mentions[m].Last
	} else {
		k++
	}
	for ; k < sent.Last && r.doc.Tokens[k].Kind == marsad.TokenWord; k++ {
		w, before := &r.doc.Words[k], &r.doc.Words[k-1]
		if w.Pro&^marsad.ProAl != 0 {
			break
		}
		genitive := before.POS == marsad.POSNoun && !before.Feats.Def && before.Enc == marsad.EncNone
		if m := r.mentionFrom(k); m >= 0 && genitive {
			k = r.doc.Mentions[m].Last - 1
			continue
		}
		if w.POS != marsad.POSAdj && !(genitive && (w.POS == marsad.POSNoun || w.POS == marsad.POSPropn || w.POS == marsad.POSX)) {
			break
		}
	}
	return k
}

// insertion returns the token that closes the insertion which the comma or dash
// at k opens, −1 when none does.
func (r *run) insertion(k int, sent *marsad.Sentence) int {
	open := r.doc.Words[k].Full
	for j := k + 1; j < sent.Last && j <= k+14; j++ {
		w := &r.doc.Words[j]
		if r.doc.Tokens[j].Kind == marsad.TokenPunct {
			if w.Full == open {
				return j
			}
			if w.Full == ":" || w.Full == "." || w.Full == "؛" {
				return -1
			}
			continue
		}
		if w.POS == marsad.POSSconj || clauseStart(w) {
			return -1
		}
	}
	return -1
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
		if w.POS == marsad.POSSconj || clauseStart(w) {
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
			return nobody
		}
	}
	return nobody
}

// afterPrep returns who is governed by the preposition within the window.
func (r *run) afterPrep(i int, sent *marsad.Sentence, prep string) who {
	for k := i; k+1 < sent.Last && k < i+window; k++ {
		if r.doc.Words[k].Lemma == prep {
			if m := r.mention(k + 1); m >= 0 {
				return who{mention: m}
			}
			return r.phrase(k+1, nil, sent, true)
		}
	}
	return nobody
}

// clauseStart tells whether a word opens what is said.
func clauseStart(w *marsad.Word) bool {
	if w.POS != marsad.POSSconj && w.POS != marsad.POSPart {
		return false
	}
	switch w.Lemma {
	case "أن", "إن", "أنّ", "إنّ":
		return true
	}
	return false
}
