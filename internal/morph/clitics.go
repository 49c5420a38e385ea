package morph

import (
	"strings"
	"unicode/utf8"

	"marsad"
	"marsad/internal/norm"
)

// proclitics lists the legal strings of clitics before a stem, as folded text.
// al tells that the article is the last of them.
var proclitics = func() []proclitic {
	var out []proclitic
	for _, c := range []proclitic{{"", 0, 0}, {waw, marsad.ProWa, 1}, {"ف", marsad.ProFa, 1}} {
		for _, p := range []proclitic{
			{"", 0, 0}, {"ال", marsad.ProAl, 2}, {"ب", marsad.ProBi, 1}, {"بال", marsad.ProBi | marsad.ProAl, 3},
			{"ل", marsad.ProLi, 1}, {"لل", marsad.ProLi | marsad.ProAl, 2}, {"ك", marsad.ProKa, 1}, {"كال", marsad.ProKa | marsad.ProAl, 3},
			{"س", marsad.ProSa, 1}, {"ا", marsad.ProAlif, 1},
		} {
			if p.set == marsad.ProAlif && c.set != 0 {
				continue
			}
			out = append(out, proclitic{c.text + p.text, c.set | p.set, c.letters + p.letters})
		}
	}
	return out
}()

type proclitic struct {
	text    string
	set     marsad.Proclitic
	letters uint8
}

var enclitics = []struct {
	text    string
	enc     marsad.Enclitic
	letters uint8
}{
	{"", marsad.EncNone, 0}, {"ه", marsad.EncHu, 1}, {"ها", marsad.EncHa, 2}, {"هم", marsad.EncHum, 2},
	{"هما", marsad.EncHuma, 3}, {"هن", marsad.EncHunna, 2}, {"ك", marsad.EncKa, 1}, {"كم", marsad.EncKum, 2},
	{"نا", marsad.EncNa, 2}, {"ا", marsad.EncNa, 1}, {"ني", marsad.EncYa, 2}, {"ي", marsad.EncYa, 1},
}

// hamzaMask are the hints that tell the seat of the first hamza.
const hamzaMask = norm.HintHamzaAbove | norm.HintHamzaBelow | norm.HintMadda

// maxAnalyses bounds the readings kept of one type; the rest are the least likely.
const maxAnalyses = 12

// Analyze returns the readings of a token, most likely first when seen alone.
// It never returns none: an unknown word gets guessed readings.
func (a *Analyzer) Analyze(raw string) []Analysis {
	return a.analyze(nil, raw, norm.Fold(raw))
}

// analyze puts the readings of raw, whose folded form is key, into out, which is empty.
func (a *Analyzer) analyze(out []Analysis, raw, key string) []Analysis {
	for _, p := range proclitics {
		if len(key) < len(p.text)+2 || !strings.HasPrefix(key, p.text) {
			continue
		}
		rest := key[len(p.text):]
		for _, e := range enclitics {
			if len(rest) < len(e.text)+2 || !strings.HasSuffix(rest, e.text) {
				continue
			}
			if e.enc != marsad.EncNone && p.set.Has(marsad.ProAl) {
				continue
			}
			stem := rest[:len(rest)-len(e.text)]
			if !a.sieve.may(stem) {
				continue
			}
			for i := a.index[stem]; i != 0; i = a.entries[i].next {
				out = a.reading(out, raw, stem, &a.entries[i], p, e.enc, e.letters)
			}
		}
	}
	if len(out) == 0 {
		out = a.guess(out, key)
	}
	for i := 1; i < len(out); i++ { // insertion sort: short and stable
		for j := i; j > 0 && out[j].score > out[j-1].score; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	if len(out) > maxAnalyses {
		out = out[:maxAnalyses]
	}
	return out
}

func closedClass(p marsad.POS) bool {
	switch p {
	case marsad.POSNoun, marsad.POSAdj, marsad.POSVerb, marsad.POSPropn:
		return false
	}
	return true
}

// takesPronoun are the particles that govern an accusative.
var takesPronoun = map[string]bool{
	"أن": true, "إن": true, "لأن": true, "كأن": true, "لكن": true, "لعل": true, "ليت": true, "بأن": true, "فإن": true, "وكأن": true, "غير": true,
	"سوى": true, "بيد": true, "إيا": true, "ها": true,
}

// reading appends the analysis of raw as entry e with these clitics, when they fit.
func (a *Analyzer) reading(out []Analysis, raw, stem string, e *entry, p proclitic, enc marsad.Enclitic, encLetters uint8) []Analysis {
	al := p.set.Has(marsad.ProAl)
	prep := p.set.Has(marsad.ProBi | marsad.ProLi | marsad.ProKa)
	l := &a.lemmas[e.lemma]
	score := float32(0)
	switch {
	case e.clit&lilOnly != 0 && p.set&^(marsad.ProWa|marsad.ProFa) != marsad.ProLi|marsad.ProAl:
		return out
	case prep && e.clit&(noAl|noEnc) == noAl|noEnc && strings.HasSuffix(stem, alef) && e.pos != marsad.POSVerb: // no accusative after a preposition
		return out
	case len(stem) == 2 && e.pos == marsad.POSNoun && (p.set != 0 || enc != marsad.EncNone): // د, م: abbreviations
		return out
	case enc == marsad.EncNa && encLetters == 1 && (stem != "من" && stem != "عن" || e.pos != marsad.POSAdp): // منا, عنا
		return out
	case al && e.clit&noAl != 0, enc != marsad.EncNone && e.clit&noEnc != 0, enc == marsad.EncNone && e.clit&needEnc != 0:
		return out
	case p.set.Has(marsad.ProSa) && (e.pos != marsad.POSVerb && e.pos != marsad.POSAux || e.feats.Aspect != marsad.Imperfect):
		return out
	case p.set.Has(marsad.ProAlif) && !strings.HasPrefix(raw, string(norm.AlefHamza)), // news writes the hamza
		p.set.Has(marsad.ProAlif) && e.pos != marsad.POSVerb && e.pos != marsad.POSPart && e.pos != marsad.POSAux:
		return out
	}
	switch e.pos {
	case marsad.POSVerb, marsad.POSAux:
		if p.set.Has(marsad.ProBi|marsad.ProKa) || p.set.Has(marsad.ProLi) && e.feats.Aspect != marsad.Imperfect || enc == marsad.EncYa && encLetters == 1 {
			return out
		}
		if p.set.Has(marsad.ProLi) {
			score -= .5
		} else if e.clit&jussive != 0 {
			score -= 1.5
		}
	case marsad.POSAdp:
		if al || p.set.Has(marsad.ProKa) {
			return out
		}
		if prep {
			score -= .5
		}
	case marsad.POSCconj, marsad.POSSconj, marsad.POSPart, marsad.POSPron, marsad.POSDet, marsad.POSAdv:
		if al && e.pos != marsad.POSAdv {
			return out
		}
		if enc != marsad.EncNone && e.pos != marsad.POSDet && !takesPronoun[l.Text] {
			return out
		}
	case marsad.POSPropn:
		if enc != marsad.EncNone || al && e.clit&lilOnly == 0 {
			return out
		}
	default:
		if enc == marsad.EncYa && encLetters == 2 {
			return out
		}
		if enc == marsad.EncYa {
			score -= 3 // كتابي: rare in news, and nisbas and duals look alike
		}
		if enc == marsad.EncKa || enc == marsad.EncKum {
			score -= 1.5
		}
	}
	// spelling against the lexicon's: أن is not إن, على is not علي
	surface := norm.HintsOf(stemOf(raw, p.letters, 0))
	if h := surface & hamzaMask; h != 0 && e.hints&hamzaMask != h && e.pos != marsad.POSVerb {
		if e.hints&hamzaMask != 0 {
			if closedClass(e.pos) {
				return out
			}
			score -= 3 // misspelt: الإفريقي
		}
		score -= 2
	} else if h != 0 && e.pos == marsad.POSVerb && e.feats.Aspect == marsad.Perfect && h == norm.HintHamzaBelow {
		return out
	}
	if enc == marsad.EncNone && surface&norm.HintYeh != 0 && e.hints&norm.HintMaqsura != 0 {
		score -= 3 // علي for على: some papers write no other yeh
	}
	if enc == marsad.EncNone && surface&norm.HintMaqsura != 0 && e.hints&norm.HintYeh != 0 {
		score -= 1.5
	}
	if surface&norm.HintDamma != 0 && e.pos == marsad.POSVerb && e.feats.Voice == marsad.Active {
		score--
	}
	if p.set.Has(marsad.ProWa | marsad.ProFa) {
		score--
		if p.set.Has(marsad.ProFa) {
			score -= .7
		}
	}
	if prep || p.set.Has(marsad.ProSa) {
		score--
	}
	if p.set.Has(marsad.ProAlif) {
		score -= 3
	}
	if enc != marsad.EncNone {
		score -= .8
	}
	switch e.pos {
	case marsad.POSAdp, marsad.POSCconj, marsad.POSSconj, marsad.POSPron, marsad.POSPart, marsad.POSDet, marsad.POSAux:
		score += 2
	case marsad.POSNoun:
		score += .3
		if e.feats.Deriv == marsad.Masdar && e.feats.Constr && e.feats.Number == marsad.Dual || e.clit&noAl != 0 && e.feats.Constr {
			score -= 1
		}
	case marsad.POSAdv:
		score += 1.2
	case marsad.POSNum:
		score++
	case marsad.POSPropn:
		score -= .4
	case marsad.POSVerb:
		if e.feats.Person == 2 || e.feats.Number == marsad.Dual || e.feats.Person == 1 && e.feats.Aspect == marsad.Perfect && e.feats.Number == marsad.Singular || e.feats.Gender == marsad.Fem && e.feats.Number == marsad.Plural {
			score -= 1.2
		}
		if e.feats.Voice == marsad.Passive {
			score -= .3
		}
	case marsad.POSAdj:
		if e.feats.Deriv != marsad.DerivNone {
			score -= .5
		}
		if e.feats.Deriv == marsad.Participle && !al {
			score -= .2
		}
	}
	if l.News {
		score += .4
	}
	if e.pos == marsad.POSAdp {
		score += .3
	}
	f := e.feats
	f.Def = al
	if surface&norm.HintDamma != 0 && f.Aspect != marsad.AspectNone && f.Voice == marsad.VoiceEither && (f.Aspect == marsad.Perfect || l.Text != "" && !fourLetters(l.Text)) {
		f.Voice = marsad.Passive // أُجريت: the damma is written to tell
	}
	return append(out, Analysis{Pro: p.set, Enc: enc, POS: e.pos, Feats: f, Lemma: l, Known: true, short: e.clit&jussive != 0, pre: p.letters, suf: encLetters, score: score})
}

// fourLetters reports whether a verb has four letters in the perfect, so that its
// active imperfect has a damma too: forms II, III, IV and QI.
func fourLetters(lemma string) bool {
	n := 0
	for _, r := range lemma {
		if r == norm.Shadda || !norm.IsMark(r) {
			n++
		}
	}
	return n == 4
}

// stemOf returns raw without pre letters at its start and suf at its end; marks
// go with the letter before them.
func stemOf(raw string, pre, suf uint8) string {
	s, e := stemSpan(raw, pre, suf)
	return raw[s:e]
}

func stemSpan(raw string, pre, suf uint8) (int, int) {
	start, end := 0, len(raw)
	n := uint8(0)
	for i, r := range raw {
		if norm.IsMark(r) {
			continue
		}
		if n == pre {
			start = i
			break
		}
		n++
	}
	n = 0
	for end > start && n < suf {
		r, w := utf8.DecodeLastRuneInString(raw[:end])
		end -= w
		if !norm.IsMark(r) {
			n++
		}
	}
	return start, end
}
