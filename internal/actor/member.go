package actor

import "marsad"

// member tells whether the first noun of m names a part of what the second
// names: عناصر التنظيم, أفراد الحركة, قيادة الحزب.
func member(doc *marsad.Document, m *marsad.Mention) bool {
	switch doc.Words[m.First].Lemma {
	case "عنصر", "فرد", "مقاتل", "مسلح", "قيادي", "قيادة", "عضو", "مسؤول", "زعيم", "قائد", "ناطق", "متحدث", "رجل", "جناح", "قوة", "وفد", "أنصار", "نصير", "ممثل":
		return true
	}
	return false
}

// groupNoun tells whether a bare noun may stand for an organisation of a sector
// that was named without it: الحركة for حماس.
func groupNoun(key, sector string) bool {
	switch key {
	case "حركة", "جماعة":
		return sector == "REB" || sector == "PTY" || sector == "OPP"
	case "تنظيم":
		return sector == "REB"
	case "حزب":
		return sector == "PTY" || sector == "REB"
	}
	return false
}
