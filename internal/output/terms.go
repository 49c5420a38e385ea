package output

import "marsad"

// A Lang is the language of what is written for people. Codes stay as they are.
type Lang string

// The languages.
const (
	English Lang = "en"
	Arabic  Lang = "ar"
)

// typeTerms are the everyday names of the event types.
var typeTerms = map[Lang][marsad.NumEventTypes]string{
	English: {
		marsad.EventAgree:     "Agreement or pledge",
		marsad.EventConsult:   "Meeting or consultation",
		marsad.EventSupport:   "Political support",
		marsad.EventConcede:   "Concession",
		marsad.EventCooperate: "Practical cooperation",
		marsad.EventAid:       "Aid",
		marsad.EventRetreat:   "Retreat or release",
		marsad.EventRequest:   "Request or demand",
		marsad.EventAccuse:    "Accusation or condemnation",
		marsad.EventReject:    "Rejection",
		marsad.EventThreaten:  "Threat",
		marsad.EventProtest:   "Protest",
		marsad.EventSanction:  "Sanction or reduced relations",
		marsad.EventMobilize:  "Mobilisation",
		marsad.EventCoerce:    "Coercion",
		marsad.EventAssault:   "Attack",
	},
	Arabic: {
		marsad.EventAgree:     "اتفاق أو تعهّد",
		marsad.EventConsult:   "لقاء ومباحثات",
		marsad.EventSupport:   "تأييد ودعم سياسي",
		marsad.EventConcede:   "تنازل",
		marsad.EventCooperate: "تعاون عملي",
		marsad.EventAid:       "مساعدات",
		marsad.EventRetreat:   "تراجع أو انسحاب",
		marsad.EventRequest:   "طلب أو مطالبة",
		marsad.EventAccuse:    "اتهام أو إدانة",
		marsad.EventReject:    "رفض",
		marsad.EventThreaten:  "تهديد",
		marsad.EventProtest:   "احتجاج",
		marsad.EventSanction:  "عقوبات أو خفض علاقات",
		marsad.EventMobilize:  "حشد واستنفار",
		marsad.EventCoerce:    "إجراء قسري",
		marsad.EventAssault:   "هجوم أو اعتداء",
	},
}

// auxTerms are the names of the auxiliary modes; an event that took place has none.
var auxTerms = map[Lang][5]string{
	English: {marsad.AuxFuture: "announced", marsad.AuxHypothetical: "possible", marsad.AuxNegation: "denied or did not happen", marsad.AuxHistorical: "past background"},
	Arabic:  {marsad.AuxFuture: "مرتقب", marsad.AuxHypothetical: "محتمل", marsad.AuxNegation: "لم يقع أو نُفي", marsad.AuxHistorical: "خلفية تاريخية"},
}

// words are the labels of tables and of the explained article.
var words = map[Lang]map[string]string{
	English: {
		"date": "DATE", "event": "EVENT", "who": "WHO → WHOM", "confidence": "CONF", "words": "IN THE TEXT",
		"trigger": "trigger", "actor": "actor", "place": "place", "time": "date", "quote": "quotation", "cue": "reporting verb",
		"when": "when", "where": "where", "said": "said by", "why": "why", "again": "told again", "promise": "promise", "issue": "not decided",
		"nothing": "no records", "marks": "Marks", "unknown": "unknown", "none": "none", "subjects": "subjects", "implied": "implied",
		"number": "ARTICLE", "outlet": "OUTLET", "records": "RECORDS",
	},
	Arabic: {
		"date": "التاريخ", "event": "نوع الحدث", "who": "الفاعل → الموجَّه إليه", "confidence": "الثقة", "words": "في النص",
		"trigger": "اللفظ الدال", "actor": "فاعل", "place": "مكان", "time": "تاريخ", "quote": "اقتباس", "cue": "فعل القول",
		"when": "متى", "where": "أين", "said": "القائل", "why": "كيف عُرف", "again": "ذُكر ثانية", "promise": "تعهّد", "issue": "لم يُحسم",
		"nothing": "لا سجلات", "marks": "العلامات", "unknown": "غير معروف", "none": "لا أحد", "subjects": "الموضوعات", "implied": "مقدَّر",
		"number": "رقم الخبر", "outlet": "الصحيفة", "records": "السجلات",
	},
}

func (l Lang) word(key string) string {
	if w, ok := words[l][key]; ok {
		return w
	}
	return words[English][key]
}

// Type returns the everyday name of an event type.
func (l Lang) Type(t marsad.EventType) string {
	if l == Arabic {
		return typeTerms[Arabic][t]
	}
	return typeTerms[English][t]
}

// Auxiliary returns the everyday name of an auxiliary mode, "" for none.
func (l Lang) Auxiliary(a marsad.Auxiliary) string {
	if l == Arabic {
		return auxTerms[Arabic][a]
	}
	return auxTerms[English][a]
}
