package voice

import "marsad"

// subject returns the mention that is the subject of the verb at i, or the top
// of the speaker stack when the verb has none.
func (r *run) subject(i int, sent *marsad.Sentence) int {
	if m := r.clauseSubject(i, sent); m >= 0 {
		return m
	}
	for k := i + 1; k < sent.Last && k < i+window; k++ {
		w := &r.doc.Words[k]
		if m := r.mention(k); m >= 0 {
			if w.Pro.Has(marsad.ProBi|marsad.ProLi) || k > i+1 && r.doc.Words[k-1].POS == marsad.POSAdp && r.doc.Words[k-1].Enc == marsad.EncNone {
				k = r.doc.Mentions[m].Last - 1
				continue
			}
			return m
		}
		if w.POS == marsad.POSSconj || w.POS == marsad.POSVerb || w.Lemma == "إن" || w.Lemma == "أن" {
			break
		}
		if r.doc.Tokens[k].Kind == marsad.TokenPunct && (w.Full == ":" || w.Full == "«" || w.Full == "\"" || w.Full == "،" && k > i+6) {
			break
		}
	}
	if r.doc.Words[i].Pro.Has(marsad.ProWa | marsad.ProFa) {
		return r.speaker
	}
	if m := r.subjectBefore(i, sent); m >= 0 {
		return m
	}
	return r.speaker
}

// clauseSubject returns the mention before the verb at i with no verb, clause or
// boundary between, when the verb is joined to nothing by و: وزير الخارجية يؤكد.
func (r *run) clauseSubject(i int, sent *marsad.Sentence) int {
	if r.doc.Words[i].Pro.Has(marsad.ProWa | marsad.ProFa) {
		return -1
	}
	for k := i - 1; k >= sent.First; k-- {
		w := &r.doc.Words[k]
		if m := r.mention(k); m >= 0 {
			first := r.doc.Mentions[m].First
			f := &r.doc.Words[first]
			if f.Pro.Has(marsad.ProBi|marsad.ProLi) || first > sent.First && r.doc.Words[first-1].POS == marsad.POSAdp && r.doc.Words[first-1].Enc == marsad.EncNone || first > sent.First && r.doc.Words[first-1].POS == marsad.POSNoun && !r.doc.Words[first-1].Feats.Def && r.doc.Words[first-1].Enc == marsad.EncNone {
				k = first
				continue
			}
			return m
		}
		if w.POS == marsad.POSVerb || w.POS == marsad.POSSconj || w.Lemma == "إن" || w.Class == "rel" || r.doc.Tokens[k].Kind == marsad.TokenPunct && (w.Full == ":" || w.Full == "." || w.Full == "؛") {
			return -1
		}
	}
	return -1
}

// subjectBefore returns the mention before token i that may be its subject.
func (r *run) subjectBefore(i int, sent *marsad.Sentence) int {
	for k := i - 1; k >= sent.First; k-- {
		m := r.mention(k)
		if m < 0 {
			continue
		}
		first := r.doc.Mentions[m].First
		w := &r.doc.Words[first]
		if w.Pro.Has(marsad.ProBi|marsad.ProLi) || first > sent.First && r.doc.Words[first-1].POS == marsad.POSAdp && r.doc.Words[first-1].Enc == marsad.EncNone && r.doc.Words[first-1].Lemma != "عن" {
			k = first
			continue
		}
		if first == sent.First {
			return m
		}
		if p := r.mention(first - 1); p >= 0 && p != m {
			if v := r.doc.Mentions[p].First - 1; v >= sent.First && r.doc.Words[v].POS == marsad.POSVerb {
				return p // استقبل الوزير السفير، مؤكدا: the object stands between
			}
		}
		return m
	}
	return -1
}

// afterPrep returns the mention governed by the preposition within the window.
func (r *run) afterPrep(i int, sent *marsad.Sentence, prep string) int {
	for k := i; k+1 < sent.Last && k < i+window; k++ {
		if r.doc.Words[k].Lemma == prep {
			return r.mention(k + 1)
		}
	}
	return -1
}
