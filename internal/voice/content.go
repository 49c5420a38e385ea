package voice

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// closers are the marks that close a quotation, by the mark that opens it.
var closers = map[string]string{
	"\"": "\"",
	"«":  "»",
	"“":  "”",
	"„":  "“”",
	"”":  "“”",
	"‘":  "’",
}

// content looks for what is said after a cue: a clause with أن or إن, a colon or
// quotation marks, or an object that tells what was announced.
func (r *run) content(i int, sent *marsad.Sentence, row *lexicon.Reporting) (marsad.Span, bool, bool) {
	end := marsad.Span{Start: 0, End: sent.End}
	for k := i; k < sent.Last && k < i+40; k++ {
		w := &r.doc.Words[k]
		if r.doc.Tokens[k].Kind == marsad.TokenPunct {
			if w.Full != ":" && closers[w.Full] == "" || w.Full == "\"" && r.closesHere(k, sent) {
				continue
			}
			// quotation marks around a name are not speech
			if w.Full != ":" && (r.mention(k) >= 0 || k+4 < sent.Last && r.nameCloses(k, sent) > 0) {
				continue
			}
			end.Start = r.doc.Tokens[k].End
			if c := r.closing(k, sent); c > k {
				end.End = r.doc.Tokens[c].Start
				if w.Full == ":" {
					end.Start = r.doc.Tokens[k+1].End
				}
			}
			return end, true, true
		}
		if (w.POS == marsad.POSSconj || w.POS == marsad.POSPart) && !w.Pro.Has(marsad.ProFa) && (w.OpensClause() || w.Full == "ان" || w.Full == "بان" || strings.HasPrefix(w.Full, "انه") || strings.HasPrefix(w.Full, "بانه")) {
			end.Start = r.doc.Tokens[k].Start
			if n := k + 1; n+2 < sent.Last && closers[r.doc.Words[n].Full] != "" && r.mention(n) < 0 {
				if c := r.closing(n, sent); c >= sent.Last-2 { // إن «الأسعار ثابتة»: all of it in his words
					return marsad.Span{Start: r.doc.Tokens[n].End, End: r.doc.Tokens[c].Start}, true, true
				}
			}
			return end, false, true
		}
		if w.POS == marsad.POSVerb && k > i && w.Pro.Has(marsad.ProWa) && r.f.verbs[w.Lemma] != nil {
			break // أكد حرصه على …، وقال: the speech belongs to the next verb
		}
		if k > i && r.circumstance(k, sent) {
			break // رد على السؤال قائلا إن: it belongs to the participle
		}
	}
	// announced without a clause: أعلن استقالته, كشف عن خطة; by the row's own
	// prepositions when it has any besides those of clauses
	if i < sent.Last && r.announced(i, sent, row) {
		end.Start = r.doc.Tokens[i].Start
		return end, false, true
	}
	return end, false, false
}

// closesHere tells whether the straight mark at k closes what another opened in
// its sentence.
func (r *run) closesHere(k int, sent *marsad.Sentence) bool {
	open := false
	for j := max(sent.First, k-backward); j < k; j++ {
		if r.doc.Words[j].Full == "\"" {
			open = !open
		}
	}
	return open
}

// before returns the quotation that ends right before the verb at i and begins
// its sentence: «لن نقبل»، قال الوزير.
func (r *run) before(i int, sent *marsad.Sentence) (marsad.Span, bool, bool) {
	k := i - 1
	if k > sent.First && (r.doc.Words[k].Full == "،" || r.doc.Words[k].Full == ",") {
		k--
	}
	open := closers[r.doc.Words[sent.First].Full]
	if open == "" || k < sent.First+5 || !strings.Contains(open, r.doc.Words[k].Full) || r.doc.Tokens[k].Kind != marsad.TokenPunct {
		return marsad.Span{}, false, false
	}
	return marsad.Span{Start: r.doc.Tokens[sent.First].End, End: r.doc.Tokens[k].Start}, true, true
}

// closing returns the token of the mark that closes the quotation which opens at
// k, or right behind a colon at k; −1 when the sentence closes none.
func (r *run) closing(k int, sent *marsad.Sentence) int {
	if r.doc.Words[k].Full == ":" {
		k++
	}
	if k >= sent.Last {
		return -1
	}
	return r.closes(closers[r.doc.Words[k].Full], k+1, sent)
}

// closes returns the first of the marks at token k or later in its sentence, −1
// when there is none.
func (r *run) closes(marks string, k int, sent *marsad.Sentence) int {
	if marks == "" {
		return -1
	}
	for ; k < sent.Last; k++ {
		if r.doc.Tokens[k].Kind == marsad.TokenPunct && strings.Contains(marks, r.doc.Words[k].Full) {
			return k
		}
	}
	return -1
}

// announced tells whether what a verb of saying announces may stand without a
// clause: with one of the row's prepositions, as an object when the row has O,
// or when the row says nothing of it.
func (r *run) announced(i int, sent *marsad.Sentence, row *lexicon.Reporting) bool {
	if row == nil || len(row.Preps) == 0 {
		return true
	}
	for _, p := range row.Preps {
		p = norm.Fold(p)
		switch p {
		case "ان", "":
			continue
		case "O":
			if r.object(i, sent) {
				return true
			}
			continue
		}
		for k := i; k < sent.Last && k < i+9; k++ {
			w := &r.doc.Words[k]
			if w.POS == marsad.POSAdp && strings.HasPrefix(p, w.Full) || p == "ب" && w.Pro.Has(marsad.ProBi) || p == "ل" && w.Pro.Has(marsad.ProLi) {
				return true
			}
		}
	}
	return false
}

// object tells whether a masdar or the name of something abstract follows within
// a few tokens as the object of a verb: أعلنت الوزارة وصول الطائرة.
func (r *run) object(i int, sent *marsad.Sentence) bool {
	for k := i; k < sent.Last && k < i+14; k++ {
		w := &r.doc.Words[k]
		if w.POS == marsad.POSVerb || w.Class == "rel" || w.POS == marsad.POSSconj {
			return false
		}
		if r.doc.Tokens[k].Kind == marsad.TokenPunct {
			continue
		}
		if m := r.mention(k); m >= 0 {
			k = r.doc.Mentions[m].Last - 1
			continue
		}
		if w.POS == marsad.POSAdp || w.Pro&^marsad.ProAl != 0 {
			k = r.phraseEnd(k+1, sent) - 1
			continue
		}
		if w.POS == marsad.POSNoun && !r.timed(k) && (w.Feats.Deriv == marsad.Masdar || w.Class == "abstract" || w.Class == "event" || w.Class == "text") {
			return true
		}
	}
	return false
}

// nameCloses returns the mark that closes the name of up to three words which
// the mark at k opens, −1 when none does.
func (r *run) nameCloses(k int, sent *marsad.Sentence) int {
	marks := closers[r.doc.Words[k].Full] + "\"»”"
	for j := k + 1; j < sent.Last && j <= k+4; j++ {
		if r.doc.Tokens[j].Kind == marsad.TokenPunct && strings.Contains(marks, r.doc.Words[j].Full) {
			return j
		}
	}
	return -1
}

// headline reads «نتنياهو: لن نقبل» at the start of a sentence. Between the
// speaker and the colon may stand what tells more of him.
func (r *run) headline(sent *marsad.Sentence, s int) (marsad.Quote, bool) {
	first := sent.First
	if closers[r.doc.Words[first].Full] != "" && first+1 < sent.Last {
		first++ // "واشنطن بوست": الهجوم …
	}
	m := r.mention(first)
	if m < 0 || r.doc.Mentions[m].Kind == marsad.MentionCountry {
		return marsad.Quote{}, false
	}
	for k := r.doc.Mentions[m].Last; k < sent.Last-2 && k < first+14; k++ {
		w := &r.doc.Words[k]
		switch {
		case w.Full == ":":
			p := who{mention: m}
			r.speaks(p, s)
			return r.quote(s, k, k+1, p, marsad.Span{Start: r.doc.Tokens[k].End, End: sent.End}, true), true
		case w.POS == marsad.POSVerb || w.POS == marsad.POSSconj || w.Class == "rel" || w.Pro.Has(marsad.ProWa):
			return marsad.Quote{}, false
		case r.doc.Tokens[k].Kind == marsad.TokenPunct && closers[w.Full] == "" && w.Full != "»" && w.Full != "،":
			return marsad.Quote{}, false
		case w.Lemma == "عن" && r.doc.Mentions[m].Code.Sector == "JRN" && r.mention(k+1) >= 0:
			m = r.mention(k + 1) // رويترز عن مسؤول: …
		}
	}
	return marsad.Quote{}, false
}

// continued reads a sentence that is all in quotation marks as the words of the
// last speaker.
func (r *run) continued(sent *marsad.Sentence, s int) (marsad.Quote, bool) {
	n := len(r.speakers)
	if n == 0 || closers[r.doc.Words[sent.First].Full] == "" {
		return marsad.Quote{}, false
	}
	if sent.Last-sent.First > 6 && r.nameCloses(sent.First, sent) < 0 {
		return r.quote(s, sent.First, sent.First+1, r.speakers[n-1], sent.Span, true), true
	}
	return marsad.Quote{}, false
}

// clauseAt tells whether the clause of what is said behind the word at i begins
// at a byte of the text.
func (r *run) clauseAt(start, i int, sent *marsad.Sentence) bool {
	for k := i; k < sent.Last && r.doc.Tokens[k].Start <= start; k++ {
		if r.doc.Tokens[k].Start == start {
			return r.doc.Words[k].OpensClause()
		}
	}
	return false
}

// An open quotation goes on over the sentences behind its own.
type open struct {
	speaker who
	marks   string // that close it; "" when none is open
}

// opened returns the quotation that begins with q at the word of saying i and is
// closed only in one of the next sentences; none unless it is closed there.
func (r *run) opened(q *marsad.Quote, p who, i int, sent *marsad.Sentence, s int) open {
	if !q.Direct || q.Text.End != sent.End {
		return open{}
	}
	k := i + 1
	for k < sent.Last && (r.doc.Tokens[k].Kind != marsad.TokenPunct || closers[r.doc.Words[k].Full] == "" || r.doc.Tokens[k].End > q.Text.Start+4) {
		k++
	}
	if k == sent.Last {
		return open{}
	}
	o := open{p, closers[r.doc.Words[k].Full]}
	if r.closes(o.marks, k+1, sent) >= 0 {
		return open{}
	}
	for n := s + 1; n < len(r.doc.Sentences) && n <= s+5; n++ {
		next := &r.doc.Sentences[n]
		c := r.closes(o.marks, next.First, next)
		if c < 0 && r.closes(r.doc.Words[k].Full, next.First, next) >= 0 {
			break // another one opens before
		}
		if c > next.First {
			return o
		}
	}
	return open{}
}
