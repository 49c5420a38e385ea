package eval

import (
	"slices"
	"strings"

	"marsad"
)

// GSRCode returns the code of the actor that span marks in a document of one
// sentence of arabic_event_gsr, in the conventions of that gold: the code of the
// mention that heads span, with what CAMEO, after which its annotators
// coded, writes otherwise than PLOVER and our guidelines:
//
//   - A country that the words of the actor do not tell is unknown; nothing is
//     inherited from the sentence (docs/arabic.md §3c). What the span takes in
//     belongs to them: المتظاهرون في باريس.
//   - A bare country, capital, nationality or citizen of a country has no role:
//     USA, not USA GOV. Our guidelines say GOV, and CVL for citizens.
//   - People of whom nothing is said but that they are people have no role: شخص,
//     قتيل, آخرون. Its plural أشخاص, women, civilians and inhabitants are CVL in both.
//   - Al-Qaida is IMG without a role.
//   - Health is HLH and media are MED in CAMEO; the United Nations and the
//     European Union are IGO.
//
// The conventions were read off the spans themselves, and most of them hold in most
// spans, not in all. Everything else is compared as coded. Nothing of the span or its annotation is used.
func GSRCode(doc *marsad.Document, span marsad.Span) marsad.Code {
	best := headOf(doc, span)
	if best < 0 {
		return marsad.Code{}
	}
	m := &doc.Mentions[best]
	code := m.Code
	if m.Coref != "" {
		code.Country = "" // taken from the document
	}
	for i := 0; code.Country == "" && i < len(doc.Mentions); i++ { // طلاب في جامعة القاهرة
		if o := &doc.Mentions[i]; o.SelfCode && o.Start >= span.Start && o.End <= span.End {
			code.Country = o.Code.Country
		}
	}
	switch {
	case m.Kind == marsad.MentionCountry && code.Sector == "GOV", m.Kind == marsad.MentionPlace, m.Row == "nisba" && code.Sector == "CVL":
		code.Sector = ""
	case code.Sector == "CVL" && onlyPeople(doc, m):
		code.Sector = ""
	case code.Country == "IMG":
		code.Sector = ""
	case code.Country == "UNO", code.Country == "EUR":
		code.Country = "IGO"
	case code.Sector == "MED":
		code.Sector = "HLH"
	case code.Sector == "JRN":
		code.Sector = "MED"
	}
	return code
}

// headOf returns the mention that heads span, −1 when none overlaps it. Arabic
// phrases begin with their head: متظاهرون من أنصار الحزب are demonstrators. A place
// or an adjective is the head only when it covers most and nobody is named.
func headOf(doc *marsad.Document, span marsad.Span) int {
	best, most := -1, 0
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		n := min(m.End, span.End) - max(m.Start, span.Start)
		if n > 0 && m.Kind != marsad.MentionPlace && m.Kind != marsad.MentionCountry {
			return i
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// justPeople are the nouns that say no more of people than that they are there, or hurt.
var justPeople = []string{"شخص", "فرد", "آخر", "آخرون", "قتيل", "جريح", "ضحية", "مصاب", "أجنبي", "رهينة", "جثة", "عشرات", "مئات", "آلاف"}

// onlyPeople tells whether all that a mention says is that people were there.
func onlyPeople(doc *marsad.Document, m *marsad.Mention) bool {
	if !m.Generic {
		return false
	}
	for t := m.First; t < m.Last; t++ {
		w := &doc.Words[t]
		if w.POS == marsad.POSNoun || w.POS == marsad.POSAdj {
			if strings.HasPrefix(strings.TrimPrefix(w.Key, "ال"), "اشخاص") {
				return false
			}
			if !slices.Contains(justPeople, w.Lemma) && !slices.Contains(justPeople, strings.TrimPrefix(w.Key, "ال")) && w.Class != "nisba" {
				return false
			}
		}
	}
	return true
}
