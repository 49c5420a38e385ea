package voice

import (
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// cue reads token i as a word of saying.
func (r *run) cue(i, s int) (marsad.Quote, who, bool) {
	w := &r.doc.Words[i]
	sent := &r.doc.Sentences[s]
	switch {
	case w.POS == marsad.POSVerb && !(strings.HasSuffix(w.Full, "ا") && r.w.maybe(w)): // نقلا عن is no dual
		if q, p, ok := r.verb(i, s); ok {
			return q, p, true
		}
	case r.circumstance(i, sent):
		content, direct, ok := r.content(i+1, sent, nil)
		if !ok {
			return marsad.Quote{}, nobody, false
		}
		p := r.last(w) // it shares the subject of the verb: أعرب الوزير عن …، مثمنا …
		if r.spoke != s || !p.named() {
			if k := r.inherited(i, sent); k.named() {
				p = k
			} else if k := r.clauseSubject(i, sent); k.named() {
				p = k
			}
		}
		return r.quote(s, i, i+1, p, content, direct), p, true
	case w.POS == marsad.POSNoun && w.Lemma == "قول" && (w.Enc != marsad.EncNone || w.Full == "بالقول"):
		content, direct, ok := r.content(i+1, sent, nil)
		if !ok {
			return marsad.Quote{}, nobody, false
		}
		p := r.inherited(i, sent)
		if !p.named() {
			p = r.clauseSubject(i, sent)
		}
		return r.quote(s, i, i+1, p, content, direct), p, true
	}
	return r.source(i, s)
}

// circumstance tells whether the word at i is a participle of saying that goes
// on for its verb: مشيرا إلى, and behind a comma مؤكدة أن. The form نقلا is the
// masdar in a phrase.
func (r *run) circumstance(i int, sent *marsad.Sentence) bool {
	w := &r.doc.Words[i]
	if w.Full == "مجددا" { // again
		return false
	}
	if w.Feats.Deriv != marsad.Participle || r.f.verbs[w.Root] == nil || r.f.phrases[w.Full] != nil && w.Root == "نقل" {
		return false
	}
	return strings.HasSuffix(w.Full, "ا") ||
		strings.HasSuffix(w.Full, "ين") && !w.Feats.Def && w.Feats.Number == marsad.Plural && (i == sent.First || r.doc.Tokens[i-1].Kind == marsad.TokenPunct) ||
		w.Feats.Gender == marsad.Fem && !w.Feats.Def && i > sent.First && r.doc.Tokens[i-1].Kind == marsad.TokenPunct
}

// verb reads the verb at i as a word of saying.
func (r *run) verb(i, s int) (marsad.Quote, who, bool) {
	w := &r.doc.Words[i]
	sent := &r.doc.Sentences[s]
	row := r.f.verbs[w.Lemma]
	// أوضح and أضاف are spelled alike in the first person and the passive.
	other := w.Feats.Voice == marsad.Passive || w.Feats.Person != 3 && w.Feats.Person != 0
	if row == nil || other && w.Key != norm.Fold(w.Lemma) || r.damma(i) && !risesWithU(w) {
		return marsad.Quote{}, nobody, false
	}
	switch w.Full {
	case "يذكر", "ويذكر", "يشار", "ويشار":
		return marsad.Quote{}, nobody, false // يُذكر أن: nobody speaks
	}
	relative := -1 // mention that a further clause describes
	aside := false // كما أفادت المصادر, وفق ما قال: what was said stands before
	if i > sent.First {
		o := &r.doc.Words[i-1]
		switch {
		case o.Key == "كما" || o.Key == "حسبما" || o.Key == "وفقما":
			aside = true
		case o.Full == "ما" || o.Full == "لما":
			if i-2 < sent.First || !sourceWords[strings.TrimPrefix(r.doc.Words[i-2].Full, "و")] {
				return marsad.Quote{}, nobody, false // ما وصفه بـ: a part of speech at most
			}
			aside = true
		case o.Class == "rel" && i-2 > sent.First && r.doc.Words[i-2].Full == "،": // السفير الياباني، الذي أكد أن
			relative = r.ending(w, i-2, sent)
			if relative < 0 {
				return marsad.Quote{}, nobody, false
			}
		case o.Class == "rel":
			return marsad.Quote{}, nobody, false // الصين التي تعتبر الجزيرة: no report
		case w.Enc != marsad.EncNone && o.POS == marsad.POSNoun && !o.Feats.Def && o.Enc == marsad.EncNone && r.mention(i-1) < 0:
			return marsad.Quote{}, nobody, false // سؤال طرحه النائب: it describes the noun
		}
	}
	content, direct, ok := r.before(i, sent)
	if !ok {
		content, direct, ok = r.content(i+1, sent, row)
	}
	if !ok && aside {
		content, ok = marsad.Span{Start: sent.Start, End: r.doc.Tokens[i-1].Start}, true
	}
	if !ok || i > sent.First && r.doc.Words[i-1].Class == "neg" && !direct && !r.clauseAt(content.Start, i, sent) {
		return marsad.Quote{}, nobody, false // لم تكشف عن التفاصيل
	}
	p := who{mention: relative}
	if relative < 0 {
		p = r.subject(i, sent, row)
	}
	if w.Lemma == "نقل" || w.Lemma == "أورد" || !direct && p.mention >= 0 && r.doc.Mentions[p.mention].Code.Sector == "JRN" && r.clauseAt(content.Start, i, sent) {
		if k := r.afterPrep(i+1, sent, "عن"); k.named() {
			p = k
		}
	}
	return r.quote(s, i, i+1, p, content, direct), p, true
}

// ending returns the mention that a further relative clause behind token k
// describes by v: the last one before it that agrees and that nothing governs,
// −1 for none.
func (r *run) ending(v *marsad.Word, k int, sent *marsad.Sentence) int {
	if k <= sent.First || r.mention(k-1) < 0 || r.doc.Mentions[r.mention(k-1)].Last != k {
		return -1
	}
	for i := k - 1; i >= sent.First && i > k-12; i-- {
		if m := r.mention(i); m >= 0 {
			i = r.doc.Mentions[m].First
			if r.agrees(v, m) && (r.doc.Mentions[m].Last == k || !r.governed(i, sent)) {
				return m
			}
		} else if r.doc.Words[i].POS == marsad.POSVerb {
			break
		}
	}
	return -1
}

// risesWithU tells whether the form of w has u behind its first letter in the
// active too: يُقدّم, يُعلن, يُطالب; elsewhere it is a passive: يُعتقد.
func risesWithU(w *marsad.Word) bool {
	if w.Feats.Aspect != marsad.Imperfect || strings.HasPrefix(w.Lemma, "ا") {
		return false
	}
	const three = 6 // bytes of a bare form I
	return strings.HasPrefix(w.Lemma, "أ") || len(w.Lemma) > three && !strings.HasPrefix(w.Lemma, "ت")
}

// damma tells whether the first letter of the word at i is written with the
// vowel of a passive: نُشر.
func (r *run) damma(i int) bool {
	text := strings.TrimPrefix(r.doc.Tokens[i].In(r.doc.Text), "و")
	const damma = "\u064f"
	k := strings.Index(text, damma)
	return k > 0 && k <= 2
}

// sourceWords introduce what somebody said: وفق ما أعلن.
var sourceWords = map[string]bool{
	"حسب":  true, // according to
	"بحسب": true, // according to
	"وفق":  true, // according to
	"وفقا": true, // according to
	"طبقا": true, // according to
	"على":  true, // على ما أفاد: as reported
}

// source reads a phrase at i that names its speaker: وفقا لوزارة الصحة.
func (r *run) source(i, s int) (marsad.Quote, who, bool) {
	if !r.w.maybe(&r.doc.Words[i]) {
		return marsad.Quote{}, nobody, false
	}
	full := r.doc.Words[i].Full
	sent := &r.doc.Sentences[s]
	for _, first := range [2]string{full, strings.TrimPrefix(full, "و")} {
		for _, rest := range r.f.phrases[first] {
			k := r.match(i+1, rest, sent)
			if k < 0 || k >= sent.Last {
				continue
			}
			p := nobody
			for j := k; j < min(k+3, sent.Last) && r.doc.Words[j].POS != marsad.POSVerb; j++ {
				if m := r.mention(j); m >= 0 {
					p = who{mention: m}
					break
				}
			}
			if !p.named() {
				n := k
				if r.doc.Words[n].POS == marsad.POSPunct && n+1 < sent.Last { // وفق «نيويورك تايمز»
					n++
				}
				if p = r.phrase(n, nil, sent, true); !p.named() {
					continue
				}
			}
			text := marsad.Span{Start: sent.Start, End: r.doc.Tokens[i].Start}
			if i == sent.First {
				text = marsad.Span{Start: r.end(p), End: sent.End}
			}
			return r.quote(s, i, k, p, text, false), p, true
		}
	}
	return marsad.Quote{}, nobody, false
}

// match returns the token behind the further words of a phrase, which begin at
// token k, −1 when they do not stand there. A last ل is a clitic of the speaker.
func (r *run) match(k int, rest []string, sent *marsad.Sentence) int {
	for _, x := range rest {
		switch {
		case k >= sent.Last:
			return -1
		case x == "ل" || x == "لما":
			if !r.doc.Words[k].Pro.Has(marsad.ProLi) {
				return -1
			}
			continue
		case r.doc.Words[k].Full != x:
			return -1
		}
		k++
	}
	return k
}

// end returns the byte where the name of p ends.
func (r *run) end(p who) int {
	if p.mention >= 0 {
		return r.doc.Mentions[p.mention].End
	}
	return r.doc.Tokens[p.last-1].End
}

// beside tells whether a word of saying at i inside what is said stands beside
// the one that tells it rather than within: joined by و, or behind فيما and the
// like.
func (r *run) beside(i int, sent *marsad.Sentence) bool {
	if r.doc.Words[i].POS != marsad.POSVerb || r.joined(i, sent) {
		return true
	}
	for k := i - 1; k >= sent.First && k > i-4; k-- {
		switch r.doc.Words[k].Key {
		case "فيما", "بينما", "حين", "لكن", "حسب", "وفق", "حسبما":
			return true
		}
	}
	return false
}
