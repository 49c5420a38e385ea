package output

import "marsad"

// A role names both sides of an event of one type.
type role struct{ actor, recipient string }

// roleTerms are the names of the sides: who attacks is not called an actor.
var roleTerms = map[Lang][marsad.NumEventTypes]role{
	English: {
		marsad.EventAgree:     {"pledging", "pledged to"},
		marsad.EventConsult:   {"participant", "participant"},
		marsad.EventSupport:   {"supporter", "supported"},
		marsad.EventConcede:   {"conceding", "conceded to"},
		marsad.EventCooperate: {"partner", "partner"},
		marsad.EventAid:       {"giver", "beneficiary"},
		marsad.EventRetreat:   {"retreating", "in favour of"},
		marsad.EventRequest:   {"requesting", "asked"},
		marsad.EventAccuse:    {"accuser", "accused"},
		marsad.EventReject:    {"refusing", "refused"},
		marsad.EventThreaten:  {"threatening", "threatened"},
		marsad.EventProtest:   {"protesters", "against"},
		marsad.EventSanction:  {"taking it", "sanctioned"},
		marsad.EventMobilize:  {"mobilising", "against"},
		marsad.EventCoerce:    {"coercing", "coerced"},
		marsad.EventAssault:   {"attacker", "target"},
	},
	Arabic: {
		marsad.EventAgree:     {"المتعهِّد", "المتعهَّد له"},
		marsad.EventConsult:   {"المشارك", "المشارك"},
		marsad.EventSupport:   {"المؤيِّد", "المؤيَّد"},
		marsad.EventConcede:   {"المتنازِل", "المتنازَل له"},
		marsad.EventCooperate: {"الشريك", "الشريك"},
		marsad.EventAid:       {"المقدِّم", "المستفيد"},
		marsad.EventRetreat:   {"المتراجع", "المستفيد"},
		marsad.EventRequest:   {"الطالب", "المطلوب منه"},
		marsad.EventAccuse:    {"المتَّهِم", "المتَّهَم"},
		marsad.EventReject:    {"الرافض", "المرفوض طلبه"},
		marsad.EventThreaten:  {"المهدِّد", "المهدَّد"},
		marsad.EventProtest:   {"المحتجون", "المحتجّ عليه"},
		marsad.EventSanction:  {"متخذ الإجراء", "المستهدَف"},
		marsad.EventMobilize:  {"الجهة الحاشدة", "المستهدَف"},
		marsad.EventCoerce:    {"الجهة المنفِّذة", "المستهدَف"},
		marsad.EventAssault:   {"المهاجِم", "المستهدَف"},
	},
}

// visitTerms are the sides of CONSULT/visit.
var visitTerms = map[Lang]role{English: {"visitor", "host"}, Arabic: {"الزائر", "المضيف"}}

// Role returns what the actor or the recipient of e is called.
func (l Lang) Role(e *marsad.Event, recipient bool) string {
	if l != Arabic {
		l = English
	}
	r := roleTerms[l][e.Type]
	if e.Type == marsad.EventConsult && len(e.Modes) > 0 && e.Modes[0] == "visit" {
		r = visitTerms[l]
	}
	if recipient {
		return r.recipient
	}
	return r.actor
}
