package main

// messagesEnglish holds what the program says while it runs.
var messagesEnglish = map[string]string{
	"usage.usage": "Usage", "usage.examples": "Examples", "usage.commands": "Commands", "usage.flags": "Flags", "usage.global": "Flags of every command",
	"usage.hint":    "Try \"%s --help\".",
	"usage.command": "no such command: %s",
	"usage.flag":    "no such flag: %s",
	"usage.value":   "%s needs a value",
	"usage.invalid": "%q is no value for %s",
	"usage.oneof":   "%q is no value for %s: want %s",
	"usage.few":     "too few arguments: %d, at least %d needed",
	"usage.many":    "too many arguments: %d, at most %d allowed",
	"usage.nopath":  `name a file or a directory, or "-" to type an article`,
	"usage.quotes":  "quotes are written as jsonl only",
	"usage.explain": `the table has no room for the why: use "marsad explain", or --format jsonl`,
	"usage.gold":    "name the folder of the annotated articles",

	"code.summary":      "%s, %s, %s; %.1f MB of text in %.1f s (%.1f MB/s)",
	"code.stopped":      "stopped after %s; all of them are written",
	"code.progress":     "coding",
	"explain.noarticle": "no article has the id %q",
	"lexicon.fine":      "%d rows, no problem; lexicon %s",
	"show.analyses":     "Analyses, likeliest first:",
	"show.unknown":      "No lexicon knows %s; by its shape it might be:",
	"show.rows":         "Rows:",
	"show.norows":       "No row has this word.",
	"demo.intro":        "Marsad reads Arabic news and writes down who did what to whom. %d sample articles:",
	"demo.explain":      "Why? One of them, sentence by sentence:",
	"demo.total":        "%s, %s. Each field can be traced to the words it rests on.",
	"demo.next":         "Next:\n  marsad code article.txt       your own article\n  marsad code --help            formats, quotes, confidence\n  marsad demo --lang ar         the same in Arabic",

	"count.article.one": "1 article", "count.article.other": "%d articles",
	"count.event.one": "1 event", "count.event.other": "%d events",
	"count.refused.one": "1 refused", "count.refused.other": "%d refused",
	"count.problem.one": "1 problem", "count.problem.other": "%d problems",
}

// messagesArabic is messagesEnglish in Arabic, with the forms of counted nouns
// that Arabic has and English has not.
var messagesArabic = map[string]string{
	"usage.usage": "الاستعمال", "usage.examples": "أمثلة", "usage.commands": "الأوامر", "usage.flags": "الخيارات", "usage.global": "خيارات كل الأوامر",
	"usage.hint":    "جرّب \"%s --help\".",
	"usage.command": "لا أمر بهذا الاسم: %s",
	"usage.flag":    "لا خيار بهذا الاسم: %s",
	"usage.value":   "الخيار %s يحتاج قيمة",
	"usage.invalid": "القيمة %q لا تصلح للخيار %s",
	"usage.oneof":   "القيمة %q لا تصلح للخيار %s، والمقبول: %s",
	"usage.few":     "المعطيات ناقصة: %d، والمطلوب %d على الأقل",
	"usage.many":    "المعطيات زائدة: %d، والمسموح %d على الأكثر",
	"usage.nopath":  `اذكر ملفًا أو مجلدًا، أو "-" لكتابة خبر بيدك`,
	"usage.quotes":  "الاقتباسات تُكتب بصيغة jsonl فقط",
	"usage.explain": `لا متسع للأسباب في الجدول: استعمل "marsad explain" أو --format jsonl`,
	"usage.gold":    "اذكر مجلد الأخبار المُعلَّمة",

	"code.summary":      "%s، %s، %s؛ %.1f م.بايت من النص في %.1f ث (%.1f م.بايت/ث)",
	"code.stopped":      "أُوقف بعد %s، وكُتبت كلها",
	"code.progress":     "ترميز",
	"explain.noarticle": "لا خبر بالمعرّف %q",
	"lexicon.fine":      "عدد الأسطر %d ولا خلل فيها؛ المعجم %s",
	"show.analyses":     "التحليلات، الأرجح أولًا:",
	"show.unknown":      "لا يعرف المعجم %s، وقد تكون بحسب صيغتها:",
	"show.rows":         "الأسطر:",
	"show.norows":       "ليس في المعجم سطر بهذه الكلمة.",
	"demo.intro":        "مرصد يقرأ الأخبار العربية ويدوّن من فعل ماذا بمن. عدد الأخبار المضمّنة: %d",
	"demo.explain":      "كيف عُرف هذا؟ خبر منها جملةً جملةً:",
	"demo.total":        "%s، %s. ولكل حقل كلمات في الخبر يستند إليها.",
	"demo.next":         "وبعد:\n  marsad code article.txt       خبر من عندك\n  marsad code --help            الصيغ والاقتباسات ودرجة الثقة\n  marsad demo --lang en         العرض نفسه بالإنجليزية",

	"count.article.zero": "لا أخبار", "count.article.one": "خبر واحد", "count.article.two": "خبران", "count.article.few": "%d أخبار", "count.article.many": "%d خبرًا", "count.article.other": "%d خبر",
	"count.event.zero": "لا سجلات", "count.event.one": "سجل واحد", "count.event.two": "سجلان", "count.event.few": "%d سجلات", "count.event.many": "%d سجلًا", "count.event.other": "%d سجل",
	"count.refused.zero": "لا مرفوض", "count.refused.one": "مرفوض واحد", "count.refused.two": "مرفوضان", "count.refused.few": "%d مرفوضات", "count.refused.many": "%d مرفوضًا", "count.refused.other": "%d مرفوض",
	"count.problem.zero": "لا خلل", "count.problem.one": "خلل واحد", "count.problem.two": "خللان", "count.problem.few": "مواضع الخلل: %d", "count.problem.many": "مواضع الخلل: %d", "count.problem.other": "مواضع الخلل: %d",
}
