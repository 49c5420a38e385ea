package entity

import (
	"strings"

	"marsad"
)

// nounSector returns the sector that the noun before a nisba tells: army for
// weapons and vehicles of war, civilians for settlements and demonstrations,
// else the government.
func (w *Worker) nounSector(i int) string {
	for k := i - 1; k >= 0 && k >= i-3 && w.toks[k].Kind == marsad.TokenWord; k-- {
		word := &w.words[k]
		if word.POS == marsad.POSAdj && word.Class != "person" {
			switch word.Lemma {
			case "حربي":
				return "MIL"
			case "إغاثي", "إنساني", "مدني", "تجاري": // الطائرة الإغاثية السعودية
				return "GOV"
			}
			continue
		}
		switch word.Lemma {
		case "طائرة", "مقاتلة", "مروحية", "دبابة", "مدفعية", "مدرعة", "صاروخ", "بارجة", "غواصة", "زورق", "قذيفة", "طيران", "آلية", "قاذفة", "راجمة", "رشاش", "قناص", "مدمرة", "فرقاطة", "مسيرة", "كوماندوز", "مشاة", "قصف", "توغل", "توغّل", "إنزال", "ثكنة":
			return "MIL"
		case "مستوطنة", "مستعمرة", "تظاهرة", "مظاهرة", "احتجاج", "اعتصام", "عائلة", "أسرة", "قرية", "منزل", "بيت", "حي":
			return "CVL"
		}
		break
	}
	return "GOV"
}

// nisbaNoun reads a nisba or the name of a people that stands for people:
// الأتراك, الفلسطينيون.
func (w *Worker) nisbaNoun(i, end int) int {
	word := &w.words[i]
	code := ""
	if word.Class == "nisba" && word.Feats.Def && word.Feats.Number == marsad.Plural {
		code = w.f.nisbas[word.Lemma]
	} else if c := w.f.people[word.Key]; c != "" && word.Feats.Def {
		code = c
	}
	if code == "" {
		// an adjective that says whose: الغارات الإسرائيلية
		if c, next := w.nisba(i, end); c != "" {
			if w.people(i) {
				return w.mention(marsad.Mention{Kind: marsad.MentionRole, Code: marsad.Code{Country: c, Sector: "CVL"}, SelfCode: true, Generic: true, Victim: true, Plural: word.Feats.Number != marsad.Singular, Row: "nisba"}, i, next, 0)
			}
			return w.mention(marsad.Mention{Kind: marsad.MentionCountry, Adjective: true, Code: marsad.Code{Country: c, Sector: w.nounSector(i)}, SelfCode: true, Definite: true, Row: "nisba"}, i, next, 0)
		}
		return 0
	}
	return w.mention(marsad.Mention{Kind: marsad.MentionRole, Code: marsad.Code{Country: code, Sector: "CVL"}, SelfCode: true, Generic: true, Plural: true, Definite: true, Row: "nisba"}, i, i+1, 0)
}

// people tells whether the indefinite nisba at i is somebody of that country and
// no adjective: قتل 13 فلسطينيا, مقتل إسرائيلي, ثلاثة بريطانيين.
func (w *Worker) people(i int) bool {
	word := &w.words[i]
	if word.Feats.Def || word.Pro != 0 && i > 0 && w.words[i-1].POS == marsad.POSNoun {
		return false
	}
	if word.Feats.Number == marsad.Plural || word.Feats.Number == marsad.Dual {
		if strings.HasSuffix(word.Key, "ون") || strings.HasSuffix(word.Key, "ين") || strings.HasSuffix(word.Key, "ان") {
			return i == 0 || w.words[i-1].POS != marsad.POSNoun || w.words[i-1].Class != "person" && w.words[i-1].Class != "vehicle" && w.words[i-1].Class != "weapon"
		}
		return false
	}
	if i == 0 {
		return false
	}
	p := &w.words[i-1]
	if p.POS == marsad.POSNum || w.toks[i-1].Kind == marsad.TokenNumber {
		return true
	}
	if p.Enc != marsad.EncNone || p.Feats.Def {
		return false
	}
	return w.f.struck[p.Lemma] || p.Feats.Deriv == marsad.Masdar && w.f.struck[p.Root]
}
