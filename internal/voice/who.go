package voice

import (
	"slices"
	"sort"
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
		case w.POS == marsad.POSSconj || w.POS == marsad.POSVerb || w.POS == marsad.POSAux || w.OpensClause() || w.Class == "rel":
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
			if row != nil && slices.Contains(row.Preps, prep) { // by which it introduces what is said
				return nobody
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
		vg := gender(v)
		return vg == marsad.GenderNone || vg == g
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

// gender returns the gender in which a verb or participle of saying wants its
// subject. أضاف, which may also be read as أُضاف, is a third person here.
func gender(v *marsad.Word) marsad.Gender {
	switch {
	case v == nil:
		return marsad.GenderNone
	case v.POS == marsad.POSVerb && v.Feats.Person == 1 && v.Feats.Aspect == marsad.Imperfect:
		return marsad.Masc
	case v.POS == marsad.POSVerb && v.Feats.Person != 3:
		return marsad.GenderNone
	}
	return v.Feats.Gender
}

// agree tells whether a noun w of gender g may be the subject of verb v.
func agree(v, w *marsad.Word, g marsad.Gender) bool {
	vg := gender(v)
	if g == marsad.GenderNone || vg == marsad.GenderNone {
		return true
	}
	if vg == marsad.Fem {
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

// reports are masdars that name a text when they are the subject of a verb of
// saying.
var reports = map[string]bool{
	"تقرير":   true, // report
	"استطلاع": true, // poll
	"تحقيق":   true, // inquiry
	"إحصاء":   true, // count
}

// code returns what the adjectives of a speaker who is no mention tell of him:
// تقارير صحفية سودانية.
func (r *run) code(p who) marsad.Code {
	var c marsad.Code
	for k := p.first; k < p.last; k++ {
		switch r.doc.Words[k].Lemma {
		case "إعلامي", "صحفي", "صحافي", "إعلام", "صحافة":
			c.Sector = "JRN"
		case "استخباراتي", "استخباري", "استخبارات":
			c.Sector = "SPY"
		}
	}
	ms := r.doc.Mentions
	for i := sort.Search(len(ms), func(i int) bool { return ms[i].First >= p.first }); i < len(ms) && ms[i].First < p.last; i++ {
		if ms[i].Adjective && c.Country == "" {
			c.Country = ms[i].Code.Country
		}
	}
	return c
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
	if !w.Feats.Def && w.Known && strings.HasSuffix(w.Full, "ا") || w.POS == marsad.POSAdj && w.Class != "person" && w.Enc == marsad.EncNone && !(next && strings.HasSuffix(w.Full, "ون")) {
		return nobody // an accusative
	}
	end := r.phraseEnd(k, sent)
	text := w.Class == "text" || r.f.nouns[norm.Fold(w.Lemma)] != nil && w.Feats.Deriv != marsad.Masdar || next && reports[w.Lemma]
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
	case w.Class == "person" || w.Class == "group" || w.Class == "org" || w.POS == marsad.POSAdj:
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
				if mm := &r.doc.Mentions[m]; i == j || (!w.Known || w.POS == marsad.POSPropn) && (mm.Kind == marsad.MentionRole || mm.Kind == marsad.MentionPerson) {
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
		if w.POS == marsad.POSSconj || w.OpensClause() {
			return -1
		}
	}
	return -1
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
