package voice_test

// findCases are own sentences in the manner of newspapers.
var findCases = []findCase{
	// in quotation marks
	{name: "guillemets after a colon", text: "قال وزير الزراعة الأردني: «لن نرفع الأسعار هذا العام أبدا».", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}},
	{name: "straight quotes after a colon", text: "قال وزير الزراعة الأردني: \"لن نرفع الأسعار هذا العام أبدا\".", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}},
	{name: "curly quotes after a colon", text: "قال وزير الزراعة الأردني: “لن نرفع الأسعار هذا العام أبدا”.", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}},
	{name: "turned curly quotes", text: "قال وزير الزراعة الأردني ”لن نرفع الأسعار هذا العام أبدا“.", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}, known: "only \" « “ open speech: „ ” ‘ do not"},
	{name: "low quotes", text: "قال وزير الزراعة الأردني „لن نرفع الأسعار هذا العام أبدا“.", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}, known: "only \" « “ open speech: „ ” ‘ do not"},
	{name: "single quotes", text: "قال وزير الزراعة الأردني ‘لن نرفع الأسعار هذا العام أبدا’.", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}, known: "only \" « “ open speech: „ ” ‘ do not"},
	{name: "guillemets without a colon", text: "قال وزير الزراعة الأردني «لن نرفع الأسعار هذا العام أبدا».", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}},
	{name: "straight quotes without a colon", text: "وأضاف وزير الزراعة الأردني \"لن نرفع الأسعار هذا العام أبدا\".", want: []said{
		{"وزير الزراعة الأردني", "وأضاف", "لن نرفع الأسعار هذا العام أبدا", true, true}}},
	{name: "colon without marks", text: "وأضاف وزير الزراعة الأردني: لن نرفع الأسعار هذا العام.", want: []said{
		{"وزير الزراعة الأردني", "وأضاف", "لن نرفع الأسعار هذا العام", true, true}}},
	{name: "unclosed marks", text: "قال وزير الزراعة الأردني: «لن نرفع الأسعار هذا العام أبدا.", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}},
	{name: "marks inside a clause", text: "قال وزير الزراعة الأردني إن «الأسعار هذا العام ثابتة ولن ترتفع».", want: []said{
		{"وزير الزراعة الأردني", "قال", "إن «الأسعار هذا العام ثابتة", false, false}}},
	{name: "speech ends before the sentence", text: "قال وزير الزراعة الأردني: «لن نرفع الأسعار هذا العام أبدا»، وغادر القاعة مسرعا.", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}},
	{name: "marks first, verb after", text: "«لن نرفع الأسعار هذا العام أبدا»، قال وزير الزراعة الأردني.", want: []said{
		{"وزير الزراعة الأردني", "قال", "لن نرفع الأسعار هذا العام أبدا", true, true}}, known: "what is said is looked for behind the verb only"},
	{name: "a sentence all in marks goes on", text: "أكد وزير الزراعة الأردني أن الموسم جيد. «لن نرفع الأسعار هذا العام أبدا مهما حدث».", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "«", "لن نرفع الأسعار", true, false}}},
	{name: "an object between subject and participle", text: "استقبل وزير الزراعة الأردني السفير الياباني، مؤكدا أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "مؤكدا", "أن الموسم جيد", false, true}}},
	{name: "qailan and a colon", text: "وأضاف الوزير قائلا: لن نرفع الأسعار هذا العام.", want: []said{
		{"الوزير", "وأضاف", "لن نرفع الأسعار", true, false}}},

	// clauses
	{name: "inna", text: "قال وزير الزراعة الأردني إن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "قال", "إن الموسم جيد", false, true}}},
	{name: "anna", text: "أكد وزير الزراعة الأردني أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true}}},
	{name: "innahu", text: "قال الرئيس الأوكراني إنه سيحضر القمة.", want: []said{
		{"الرئيس الأوكراني", "قال", "إنه سيحضر القمة", false, true}}},
	{name: "annaha", text: "أعلنت الحكومة التركية أنها ستحضر القمة.", want: []said{
		{"الحكومة التركية", "أعلنت", "أنها ستحضر القمة", false, true}}},
	{name: "bi-anna", text: "صرح وزير الزراعة الأردني بأن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "صرح", "بأن الموسم جيد", false, true}}},
	{name: "ila anna", text: "أشار وزير الزراعة الأردني إلى أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "أشار", "أن الموسم جيد", false, true}}},
	{name: "ala anna", text: "شدد وزير الزراعة الأردني على أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "شدد", "أن الموسم جيد", false, true}}},
	{name: "min anna", text: "حذر وزير الزراعة الأردني من أن الموسم سيئ.", want: []said{
		{"وزير الزراعة الأردني", "حذر", "أن الموسم سيئ", false, true}}},
	{name: "without hamza", text: "قال وزير الزراعة الاردني ان الموسم جيد.", want: []said{
		{"وزير الزراعة الاردني", "قال", "ان الموسم جيد", false, true}}},
	{name: "words between subject and clause", text: "قال وزير الزراعة الأردني، في مؤتمر صحفي عقده اليوم في عدن، إن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "قال", "إن الموسم جيد", false, true}}},
	{name: "subject first", text: "وزير الزراعة الأردني يؤكد أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "يؤكد", "أن الموسم جيد", false, true}}},
	{name: "subject first in a headline", title: "الأمم المتحدة تحذر من أن الموسم سيئ", text: "نص قصير هنا.", want: []said{
		{"الأمم المتحدة", "تحذر", "أن الموسم سيئ", false, true}}},
	{name: "announce without a clause", text: "أعلنت الحكومة التركية خطة جديدة للسكن.", want: []said{
		{"الحكومة التركية", "أعلنت", "الحكومة التركية خطة", false, false}},
		known: "what is announced without a clause begins at the subject, and أعلن is taken to need one"},
	{name: "condemn without a clause", text: "أدانت الحكومة التركية الهجوم.", want: []said{
		{"الحكومة التركية", "أدانت", "", false, false}}},
	{name: "reveal with its preposition", text: "كشف وزير الزراعة الأردني عن خطة جديدة.", want: []said{
		{"وزير الزراعة الأردني", "كشف", "", false, false}}},
	{name: "call for", text: "دعا وزير الزراعة الأردني إلى خفض الأسعار.", want: []said{
		{"وزير الزراعة الأردني", "دعا", "", false, false}}},
	{name: "plural speakers", text: "وقال سكان إن الطريق مغلق.", want: []said{
		{"سكان", "وقال", "إن الطريق مغلق", false, true}}},
	{name: "sources", text: "وذكرت مصادر أمنية أن الطريق مغلق.", want: []said{
		{"مصادر أمنية", "وذكرت", "أن الطريق مغلق", false, true}}},
	{name: "inna before anna", text: "قال وزير الزراعة الأردني إن الحكومة ترى أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "قال", "إن الحكومة ترى", false, false}}},
	{name: "two speakers in a sentence", text: "أعلن وزير الزراعة الأردني أن الموسم جيد، بينما أكدت الحكومة التركية أن الأسعار مرتفعة.", want: []said{
		{"وزير الزراعة الأردني", "أعلن", "أن الموسم جيد", false, false},
		{"الحكومة التركية", "أكدت", "أن الأسعار مرتفعة", false, true}}},
	{name: "one speaker by two verbs", text: "رحب وزير الزراعة الأردني بالخطة وقال إن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "وقال", "إن الموسم جيد", false, true}},
		known: "the first verb of one speaker hides the second, whose clause is the better speech"},
	{name: "newspaper quotes officials", text: "نقلت صحيفة «الأهرام» عن وزير الزراعة الأردني أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "نقلت", "أن الموسم جيد", false, true}}},
	{name: "newspaper quotes officials in inna", text: "ونقلت وكالة رويترز عن مصادر أمنية قولها إن الطريق مغلق.", want: []said{
		{"مصادر أمنية", "ونقلت", "إن الطريق مغلق", false, true}}, known: "قولها is taken into the mention of the speaker"},

	// participles and nouns
	{name: "mushiran", text: "وصل وزير الزراعة الأردني إلى عدن، مشيرا إلى أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "مشيرا", "أن الموسم جيد", false, true}}},
	{name: "mu'akkidan", text: "افتتح وزير الزراعة الأردني المعرض، مؤكدا أن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "مؤكدا", "أن الموسم جيد", false, true}}},
	{name: "mudifan", text: "أعلن وزير الزراعة الأردني أن الموسم جيد، مضيفا أن الأسعار ثابتة.", want: []said{
		{"وزير الزراعة الأردني", "أعلن", "أن الموسم جيد", false, false}}},
	{name: "feminine participle", text: "غادرت وزيرة الخارجية الألمانية القاعة، مؤكدة أن الخطة جاهزة.", want: []said{
		{"وزيرة الخارجية الألمانية", "مؤكدة", "أن الخطة جاهزة", false, true}}},
	{name: "qailan alone", text: "رد وزير الزراعة الأردني على السؤال قائلا إن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "قائلا", "إن الموسم جيد", false, true}}, known: "إن behind a verb of saying is tagged PART, and content looks for SCONJ"},
	{name: "bi-qawlihi", text: "علق وزير الزراعة الأردني على الخطة بقوله إن الموسم جيد.", want: []said{
		{"وزير الزراعة الأردني", "علق", "إن الموسم جيد", false, true}}},

	// by whom
	{name: "wifqan li after", text: "ارتفعت الأسعار هذا العام، وفقا لوزارة الزراعة.", want: []said{
		{"وزارة الزراعة", "وفقا", "ارتفعت الأسعار هذا العام", false, true}}},
	{name: "wifqan li before", text: "وفقا لوزارة الزراعة ارتفعت الأسعار هذا العام.", want: []said{
		{"وزارة الزراعة", "وفقا", "ارتفعت الأسعار هذا العام", false, true}}},
	{name: "bi-hasab after", text: "ارتفعت الأسعار هذا العام، بحسب وزير الزراعة الأردني.", want: []said{
		{"وزير الزراعة الأردني", "بحسب", "ارتفعت الأسعار هذا العام", false, true}}},
	{name: "bi-hasab before", text: "وبحسب وزير الزراعة الأردني ارتفعت الأسعار هذا العام.", want: []said{
		{"وزير الزراعة الأردني", "وبحسب", "ارتفعت الأسعار هذا العام", false, true}}},
	{name: "hasab", text: "ارتفعت الأسعار هذا العام حسب وزير الزراعة الأردني.", want: []said{
		{"وزير الزراعة الأردني", "حسب", "ارتفعت الأسعار هذا العام", false, true}}},
	{name: "naqlan an", text: "ارتفعت الأسعار هذا العام، نقلا عن مصادر أمنية.", want: []said{
		{"مصادر أمنية", "نقلا عن", "ارتفعت الأسعار هذا العام", false, true}}, known: "نقلا is read as a participle of saying before the phrase نقلا عن is tried"},
	{name: "tibqan li", text: "ارتفعت الأسعار هذا العام طبقا للحكومة التركية.", want: []said{
		{"للحكومة التركية", "طبقا", "ارتفعت الأسعار هذا العام", false, true}}},
	{name: "ala lisan", text: "جاء الرد على لسان وزير الزراعة الأردني أمس.", want: []said{
		{"وزير الزراعة الأردني", "على لسان", "جاء الرد", false, false}}},
	{name: "ala hadd qawl", text: "الموسم جيد على حد قول وزير الزراعة الأردني.", want: []said{
		{"وزير الزراعة الأردني", "على حد قول", "الموسم جيد", false, true}}},
	{name: "wifqan li and no speaker", text: "سار العمل وفقا للخطة الموضوعة."},

	// who goes on speaking
	{name: "wa-adafa", text: "أكد وزير الزراعة الأردني أن الموسم جيد. وأضاف أن الأسعار ثابتة.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "وأضاف", "أن الأسعار ثابتة", false, true}}},
	{name: "wa-taba'a and a colon", text: "أكد وزير الزراعة الأردني أن الموسم جيد. وتابع: لن نرفع الأسعار.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "وتابع", "لن نرفع الأسعار", true, true}}},
	{name: "wa-akkada with a country in the clause", text: "أكد وزير الزراعة الأردني أن الموسم جيد. وأكد أن العراق شريك.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "وأكد", "أن العراق شريك", false, true}}},
	{name: "three sentences", text: "أكدت وزيرة الخارجية الألمانية أن الخطة جاهزة. وأضافت أن الموعد ثابت. وأشارت إلى أن القمة قريبة.", want: []said{
		{"وزيرة الخارجية الألمانية", "أكدت", "أن الخطة جاهزة", false, true},
		{"وزيرة الخارجية الألمانية", "وأضافت", "أن الموعد ثابت", false, true},
		{"وزيرة الخارجية الألمانية", "وأشارت", "أن القمة قريبة", false, true}}},
	{name: "from his side switches", text: "أكد وزير الزراعة الأردني أن الموسم جيد. من جانبه أكد السفير الياباني أن الخطة جاهزة. وأشار إلى أن الموعد ثابت.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"السفير الياباني", "أكد", "أن الخطة جاهزة", false, true},
		{"السفير الياباني", "وأشار", "أن الموعد ثابت", false, true}}},
	{name: "from his side with a comma", text: "أكد وزير الزراعة الأردني أن الموسم جيد. ومن جهته، أعلن السفير الياباني أن الخطة جاهزة.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"السفير الياباني", "أعلن", "أن الخطة جاهزة", false, true}}},
	{name: "in his turn switches", text: "أكد وزير الزراعة الأردني أن الموسم جيد. بدوره أوضح السفير الياباني أن الخطة جاهزة.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"السفير الياباني", "أوضح", "أن الخطة جاهزة", false, true}}},
	{name: "on the other hand", text: "أكد وزير الزراعة الأردني أن الموسم جيد. في المقابل رأت المعارضة الأردنية أن الموسم سيئ.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"المعارضة الأردنية", "رأت", "أن الموسم سيئ", false, true}}},
	{name: "speech about another keeps the speaker", text: "أكد وزير الزراعة الأردني أن الموسم جيد. ووصل السفير الياباني إلى عدن. وأضاف الوزير أن الأسعار ثابتة.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"الوزير", "وأضاف", "أن الأسعار ثابتة", false, true}}},
	{name: "wa-awdaha", text: "أكد وزير الزراعة الأردني أن الموسم جيد. وأوضح أن الأسعار ثابتة.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "وأوضح", "أن الأسعار ثابتة", false, true}}},
	{name: "wa-ashara", text: "أكد وزير الزراعة الأردني أن الموسم جيد. وأشار إلى أن الأسعار ثابتة.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "وأشار", "أن الأسعار ثابتة", false, true}}},
	{name: "wa-qala and innahu", text: "أكد وزير الزراعة الأردني أن الموسم جيد. وقال إنه سيحضر القمة.", want: []said{
		{"وزير الزراعة الأردني", "أكد", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "وقال", "إنه سيحضر القمة", false, true}}},
	{name: "kama akkada", text: "أعلن وزير الزراعة الأردني أن الموسم جيد. كما أكد أن الأسعار ثابتة.", want: []said{
		{"وزير الزراعة الأردني", "أعلن", "أن الموسم جيد", false, true},
		{"وزير الزراعة الأردني", "أكد", "أن الأسعار ثابتة", false, true}}},
	{name: "a country in the clause is not the speaker", text: "أعلنت وزيرة الخارجية الألمانية أن العراق شريك. وأكدت أن مصر شريك.", want: []said{
		{"وزيرة الخارجية الألمانية", "أعلنت", "أن العراق شريك", false, true},
		{"وزيرة الخارجية الألمانية", "وأكدت", "أن مصر شريك", false, true}}},
	{name: "nobody before", text: "وأشار إلى أن الأسعار ثابتة.", want: []said{
		{"", "وأشار", "أن الأسعار ثابتة", false, true}}},

	// headlines
	{name: "headline with a colon", title: "وزير الزراعة الأردني: لن نرفع الأسعار", text: "نص قصير هنا.", want: []said{
		{"وزير الزراعة الأردني", ":", "لن نرفع الأسعار", true, true}}},
	{name: "headline of a registered person", title: "نتنياهو: لن نرفع الأسعار هذا العام", text: "نص قصير هنا.", want: []said{
		{"نتنياهو", ":", "لن نرفع الأسعار هذا العام", true, true}}},
	{name: "headline of an organisation", title: "الأمم المتحدة: الموسم سيئ هذا العام", text: "نص قصير هنا.", want: []said{
		{"الأمم المتحدة", ":", "الموسم سيئ هذا العام", true, true}}},
	{name: "headline with a country is a topic", title: "العراق: أمطار غزيرة هذا العام", text: "نص قصير هنا."},
	{name: "headline of a surname with rank", title: "اللواء كامل العزاوي: الطريق آمن تماما", text: "نص قصير هنا.", want: []said{
		{"اللواء كامل العزاوي", ":", "الطريق آمن تماما", true, true}}},

	// no speech
	{name: "yudhkar anna", text: "يذكر أن وزير الزراعة الأردني زار عدن العام الماضي."},
	{name: "wa-yushar ila anna", text: "ويشار إلى أن وزير الزراعة الأردني زار عدن العام الماضي."},
	{name: "jadir bi-dhikr", text: "والجدير بالذكر أن وزير الزراعة الأردني زار عدن."},
	{name: "name in quotation marks", text: "أغلقت الشركة فرع «النور الجديد» في عدن."},
	{name: "operation in quotation marks", text: "انتهت عملية «نبع الصحراء» أمس."},
	{name: "relative clause with another verb", text: "غادر الوزير الذي قال إن الموسم جيد."},
	{name: "relative clause", text: "وصل الوزير الذي يعتبر أن الموسم جيد."},
	{name: "no word of saying", text: "وصل وزير الزراعة الأردني إلى عدن أمس."},
	{name: "inna without a verb of saying", text: "إن الموسم جيد هذا العام."},
	{name: "passive", text: "قيل إن الموسم جيد هذا العام."},
	{name: "colon before a list", text: "يضم المعرض ثلاثة أقسام: القمح والزيت والتمر."},
	{name: "sentence in marks with no speaker", text: "«لن نرفع الأسعار هذا العام أبدا مهما حدث»."},
	{name: "first person", text: "أقول إن الموسم جيد هذا العام."},
	{name: "to return is no reply", text: "رد الجيش السوري الهجوم عن التلة."},
	{name: "to carry is no report", text: "نقل الجيش السوري المعدات إلى حمص."},
}
