package dossier

import "marsad/internal/output"

// terms are the labels of a written dossier.
var terms = map[output.Lang]map[string]string{
	output.English: {
		"title": "Dossier: %s and %s", "period": "Events from %s to %s", "begin": "the beginning", "end": "the end",
		"read": "Articles in the archive: %d, published from %s to %s.", "empty-archive": "The archive holds no dated article.",
		"counts": "Records of both directions: %d. Articles that have them: %d. Told as having happened: %d.", "undated": "Without a date: %d.",
		"note":   "Counts are of records: what several outlets report counts several times. What is reported need not be true.",
		"months": "By month: records and mean score", "timeline": "Timeline", "meetings": "Who met whom", "said": "What was said", "promised": "What was promised, planned, threatened or asked for",
		"month": "Month", "direction": "Who → whom", "quad1": "○ verbal cooperation", "quad2": "● material cooperation", "quad3": "△ verbal conflict", "quad4": "▲ material conflict",
		"date": "Date", "event": "Event", "sentence": "In the text", "outlet": "Outlet", "confidence": "Confidence", "who": "Who", "whom": "Whom", "speaker": "Speaker", "deadline": "Deadline", "what": "What",
		"none": "None in this archive and period.", "unknown": "unknown", "more": "… and %d more; --format json has them all.",
		"coder": "Coded by %s.",
	},
	output.Arabic: {
		"title": "ملف العلاقات: %s و%s", "period": "الوقائع من %s إلى %s", "begin": "البداية", "end": "النهاية",
		"read": "عدد الأخبار في الأرشيف: %d، نُشرت من %s إلى %s.", "empty-archive": "لا خبر مؤرخًا في الأرشيف.",
		"counts": "السجلات في الاتجاهين: %d. الأخبار التي وردت فيها: %d. ما رُوي على أنه وقع: %d.", "undated": "بلا تاريخ: %d.",
		"note":   "العدد عدد السجلات: ما روته صحف عدة يُعدّ مرات. وليس كل ما رُوي مؤكدًا.",
		"months": "بحسب الشهر: السجلات ومتوسط الدرجة", "timeline": "التسلسل الزمني", "meetings": "من التقى من", "said": "ما قيل", "promised": "ما وُعد به أو خُطط له أو هُدد به أو طُلب",
		"month": "الشهر", "direction": "من ← إلى", "quad1": "○ تعاون لفظي", "quad2": "● تعاون مادي", "quad3": "△ صراع لفظي", "quad4": "▲ صراع مادي",
		"date": "التاريخ", "event": "الحدث", "sentence": "في النص", "outlet": "الصحيفة", "confidence": "الثقة", "who": "الفاعل", "whom": "الموجَّه إليه", "speaker": "القائل", "deadline": "الموعد", "what": "ماذا",
		"none": "لا شيء في هذا الأرشيف وهذه الفترة.", "unknown": "غير معروف", "more": "… و%d غيرها، وهي كلها في --format json.",
		"coder": "رُمّز بـ %s.",
	},
}
