package main

// helpArabic is helpEnglish in Arabic.
var helpArabic = map[string]string{
	"marsad": "مرصد: يستخرج الأحداث السياسية من الأخبار العربية: من فعل ماذا بمن، وأين ومتى، ومن قال ذلك.",
	"marsad:long": `يقرأ العربية مباشرة بلا ترجمة، ويكتب سجلات وفق أنطولوجيا PLOVER، وكل حقل في
السجل يدل على كلمات الخبر التي يستند إليها.`,
	"marsad:example": `  marsad demo                              عرض سريع على أخبار مضمّنة في البرنامج
  marsad code news.jsonl > events.jsonl    ترميز ملف من الأخبار
  marsad explain article.txt               بيان سبب كل سجل في الخبر`,
	"--help":    "عرض المساعدة",
	"--lang":    "لغة المساعدة والرسائل `ar|en` (ما لم تُحدَّد فلغة النظام)",
	"--verbose": "تفاصيل أكثر على مخرج الأخطاء",
	"--models":  "نماذج الأحداث من المجلد `DIR` بدل المضمّنة",
	"--lexicon": "إضافة ملفات المعجم من المجلد `DIR`، ويجوز تكراره",

	"marsad.code": "ترميز الأخبار إلى سجلات أحداث",
	"marsad.code:long": `المسار PATH ملف أو مجلد، أو "-" للمدخل القياسي وهو الأصل. تُقرأ أسطر JSON وملفات
JSON والنص المجرد وHTML وأرشيف WARC وتغذيات RSS وAtom وJSON، مضغوطةً بـ gzip أو غير
مضغوطة، ويُعرف نوعها تلقائيًا.

تخرج السجلات بترتيب المدخل، وهي واحدة مهما كانت قيمة --jobs. وكل خبر يتعذر ترميزه
يُذكر في سطر واحد «الملف:السطر: السبب» على مخرج الأخطاء.
بعد النوع في الجدول: + مرتقب، ? محتمل، − لم يقع أو نُفي، < خلفية تاريخية.
رمز الخروج: 0 رُمّز الجميع، 3 رُفض بعضها، 1 فشل، 2 استعمال خاطئ.`,
	"marsad.code:example": `  marsad code news.jsonl --with quotes > events.jsonl
  marsad code archive/ --format csv --out events.csv
  cat article.txt | marsad code - --format table`,
	"marsad.code--format":         "صيغة المخرج `FORMAT`: jsonl أو csv أو table (الأصل: table في الطرفية وإلا jsonl)",
	"marsad.code--with":           "كتابة `quotes` أيضًا: سجل لكل اقتباس منسوب (مع jsonl فقط)",
	"marsad.code--explain":        "إضافة سبب كل سجل إليه",
	"marsad.code--min-confidence": "إسقاط ما تقل درجة ثقته عن `P`، من 0 إلى 1",
	"marsad.code--jobs":           "عدد الأخبار التي تُرمَّز معًا `N`",
	"marsad.code--input":          "نوع المدخل `KIND`: auto أو jsonl أو json أو text أو html أو warc أو feed",
	"marsad.code--out":            "الكتابة إلى الملف `FILE` بدل المخرج القياسي",
	"marsad.code--quiet":          "بلا شريط تقدّم ولا خلاصة، أما الأخبار المرفوضة فتُذكر",
	"marsad.code--cpuprofile":     "كتابة قياس زمن المعالج إلى الملف `FILE`",

	"marsad.explain": "عرض الخبر جملةً جملةً مع سجلاته وسبب كل منها",
	"marsad.explain:long": `تُعلَّم في النص الألفاظ الدالة والفاعلون والأماكن والتواريخ والاقتباسات، وتحت كل
جملة سجلاتها مع أسطر المعجم والدرجات التي حسمت الأمر، وما استُبعد.`,
	"marsad.explain:example": `  marsad explain article.txt
  marsad explain news.jsonl --article a17 --format html --out a17.html`,
	"marsad.explain--format":         "الصيغة `FORMAT`: text، أو html لصفحة واحدة بلا برامج",
	"marsad.explain--out":            "الكتابة إلى الملف `FILE` بدل المخرج القياسي",
	"marsad.explain--input":          "نوع المدخل `KIND`: auto أو jsonl أو json أو text أو html أو warc أو feed",
	"marsad.explain--article":        "الخبر ذو المعرّف `ID` وحده",
	"marsad.explain--min-confidence": "إسقاط ما تقل درجة ثقته عن `P`، من 0 إلى 1",

	"marsad.export": "كتابة سجلات الأحداث بالأعمدة التي تقرؤها الأدوات الأخرى",
	"marsad.export:long": `الملف FILE فيه سجلات كما يكتبها الأمر "marsad code"، مضغوطةً أو لا، و"-" للمدخل
القياسي وهو الأصل. ومع --articles يُضاف ما في الأخبار من المصدر والعنوان الشبكي
والعنوان ويوم النشر. ومع --data تُؤخذ السجلات من الأرشيف، كلٌّ مع خبره، بترتيب النشر. وما لا يذكره السجل يُكتب بعلامة الغياب في تلك الصيغة، وما لا
تتسع له الصيغة يُترك ويُعدّ.

وكل سطر ليس سجلًا يُذكر في سطر واحد «الملف:السطر: السبب» على مخرج الأخطاء.
رمز الخروج: 0 كُتب الجميع، 3 رُفض بعضها، 1 فشل، 2 استعمال خاطئ.`,
	"marsad.export:example": `  marsad code news.jsonl | marsad export --format csv --bom --out events.csv
  marsad export events.jsonl --format gdelt --articles news.jsonl > 20250311000000.export.CSV
  marsad export events.jsonl --format parquet --view dyads --out events.parquet
  marsad export --data archive/ --format polecat --out events.txt`,
	"marsad.export--data":     "السجلات السارية في أرشيف المجلد `DIR` بدل FILE",
	"marsad.export--format":   "الصيغة `FORMAT`: plover أو csv أو parquet أو polecat أو icews أو phoenix أو gdelt أو gdelt-mentions أو acled أو graphml",
	"marsad.export--view":     "ما الذي في السطر `VIEW`: incidents واقعة، أو dyads طرفان، أو oneaday طرفان مرة في اليوم (الأصل بحسب الصيغة)",
	"marsad.export--articles": "أخبار السجلات كما يقرؤها الأمر \"marsad code\": الملف `FILE`، ويجوز تكراره",
	"marsad.export--out":      "الكتابة إلى الملف `FILE` بدل المخرج القياسي",
	"marsad.export--bom":      "بدء ملف CSV بعلامة ترتيب البايتات من أجل Excel",

	"marsad.demo":      "ترميز الأخبار المضمّنة وشرح واحد منها",
	"marsad.demo:long": `لا يحتاج شيئًا ولا يكتب شيئًا: الأخبار جزء من البرنامج.`,
	"marsad.demo:example": `  marsad demo
  marsad demo --format jsonl`,
	"marsad.demo--all":    "جدول الأخبار كلها لا بعضها",
	"marsad.demo--format": "الصيغة `FORMAT`: table، أو jsonl للسجلات وحدها",

	"marsad.add": "ترميز الأخبار وحفظها في أرشيف",
	"marsad.add:long": `المسار PATH كما في "marsad code". الأرشيف ملف واحد في المجلد DIR، ويُنشأ إن لم
يكن. والأخبار التي فيه لا تُضاف ثانية، فإن انقطعت الإضافة أكملها الأمر نفسه من حيث
توقفت، ولا يُعاد من العمل إلا ثوانيه الأخيرة. وتُحفظ الأخبار المرفوضة أيضًا: "marsad refused".
رمز الخروج: 0 رُمّز الجميع، 3 رُفض بعضها، 1 فشل، 2 استعمال خاطئ.`,
	"marsad.add:example": `  marsad add news/ --data archive/
  marsad add news.jsonl.gz --data archive/ --jobs 4`,
	"--data":                 "مجلد الأرشيف `DIR` (الأصل: MARSAD_DATA)",
	"marsad.add--jobs":       "عدد الأخبار التي تُرمَّز معًا `N`",
	"marsad.add--batch":      "عدد الأخبار التي تُكتب دفعة واحدة `N`",
	"marsad.add--cpuprofile": "كتابة قياس زمن المعالج إلى الملف `FILE`",
	"marsad.add--input":      "نوع المدخل `KIND`: auto أو jsonl أو json أو text أو html أو warc أو feed",
	"marsad.add--quiet":      "بلا شريط تقدّم ولا خلاصة، أما الأخبار المرفوضة فتُذكر",
	"marsad.refused":         "عرض ما رُفض عند إضافة الأخبار",
	"marsad.refused:long":    `سطر لكل منها: اليوم، والملف والسطر، والسبب.`,
	"marsad.refused:example": `  marsad refused --data archive/`,
	"marsad.check":           "التحقق من سلامة الأرشيف",
	"marsad.check:long": `تُفحص قاعدة البيانات نفسها، وبصمات الأخبار والسجلات كلها، وأن لكل سجل خبرَه، وفهرس
البحث والجداول المجمّعة. ولكل خلل سطر «ما هو: أين: التفصيل». رمز الخروج 1 إن وُجد خلل.`,
	"marsad.check:example": `  marsad check --data archive/`,
	"marsad.search":        "البحث في الأخبار بالكلمات والفاعلين والبلدان وأنواع الأحداث",
	"marsad.search:long": `الاستعلام كلمات و"عبارات" ومرشّحات، ويجب أن تصدق كلها. الكلمة تجد كل صيغ أصلها،
والعبارة كلماتها كما كُتبت، وعلامة الناقص قبل أي منهما تستبعده.
المرشّحات: actor: وrecipient: وplace: (رموز مثل EGY وGOV، أو أسماء)، وcountry:EGY،
وdyad:EGY-LBY (في الاتجاهين) أو dyad:EGY>LBY، وtype: وmode: وcontext: وaux:
وconf:>0.8 وoutlet: وfrom: وto: (سنة أو شهر أو يوم النشر)، ولها أسماء عربية: فاعل،
متلقي، بلد، مكان، بلدان، نوع، شكل، موضوع، صيغة، ثقة، صحيفة، من، إلى.
والقيم التي بينها فاصلة بدائل، ومرشّحات الأحداث تصدق كلها على حدث واحد. وتُعلَّم
الكلمات في النص كما نُشر. وضع الاستعلام الذي فيه > أو علامات اقتباس بين علامتين مفردتين.`,
	"marsad.search:example": `  marsad search 'وزير الخارجية بلدان:EGY-LBY نوع:CONSULT من:2015-07' --data archive/
  marsad search '"مجلس الأمن" conf:>0.8' --data archive/ --format jsonl`,
	"marsad.search--format": "الصيغة `FORMAT`: table، أو jsonl وفيها مواضع الكلمات والسجلات",
	"marsad.search--sort":   "الترتيب `ORDER`: newest الأحدث أولًا، أو best الأوفق للكلمات",
	"marsad.search--limit":  "عدد الأخبار `N` على الأكثر",
	"marsad.search--before": "المتابعة بعد الخبر ذي الرقم `N`",

	"marsad.dossier": "كتابة ملف العلاقات بين بلدين مما في الأرشيف",
	"marsad.dossier:long": `A وB بلدان، برمزيهما مثل EGY أو باسميهما. في الملف السجلات بين البلدين في الاتجاهين:
عددها كل شهر مع متوسط الدرجة بحسب الفئة؛ وما وقع بترتيبه؛ ومن التقى من؛ وما قيل؛ وما
وُعد به. ومع كل سطر الجملة التي يستند إليها. والعدد عدد السجلات: ما روته صحف عدة يُعدّ
مرات.`,
	"marsad.dossier:example": `  marsad dossier EGY LBY --data archive/
  marsad dossier EGY LBY --data archive/ --from 2025-01-01 --format html --out egy-lby.html`,
	"marsad.dossier--format": "الصيغة `FORMAT`: markdown، أو html لصفحة واحدة بلا برامج، أو json",
	"marsad.dossier--from":   "الوقائع من يوم `YYYY-MM-DD` فصاعدًا",
	"marsad.dossier--to":     "الوقائع حتى يوم `YYYY-MM-DD`",
	"marsad.dossier--out":    "الكتابة إلى الملف `FILE` بدل المخرج القياسي",

	"marsad.recode": "إعادة ترميز أخبار الأرشيف",
	"marsad.recode:long": `يُرمَّز بهذا الإصدار ونماذجه وهذه المعاجم ما رُمّز بغيرها. وتبقى الترميزات القديمة،
ويقارن بينها الأمر "marsad diff"، ويتبع البحثُ والملفاتُ والأعدادُ الجديدَ منها. ويجوز إيقافه
واستدعاؤه من جديد، والبحث في الأرشيف والإضافة إليه في أثنائه.`,
	"marsad.recode:example": `  marsad recode --data archive/ --lexicon mine/`,
	"marsad.recode--jobs":   "عدد الأخبار التي تُرمَّز معًا `N`",
	"marsad.recode--quiet":  "بلا خلاصة",
	"marsad.diff":           "المقارنة بين ترميزين في الأرشيف",
	"marsad.diff:long": `OLD وNEW رقما مرمِّزين كما يعرضهما "marsad check"، ومن دونهما يقارَن بين الأخيرين.
ولكل خبر رمّزاه: + ما ظهر من الأحداث، − ما اختفى، ~ ما تغيّر، مع الحقول المختلفة.`,
	"marsad.diff:example": `  marsad diff --data archive/`,
	"marsad.diff--format": "الصيغة `FORMAT`: table أو jsonl",

	"marsad.eval": "قياس الدقة على أخبار مُعلَّمة يدويًا",
	"marsad.eval:long": `في المجلد GOLD_DIR الملفان articles.json وevents.jsonl. تُرمَّز أخباره وتُقاس، أو
تُقاس مع --system سجلات كُتبت من قبل. والقياس على أخبار دُرّبت عليها النماذج يجمّل
النتيجة: الأمر "marsad train --held-out FILE" يرمّز كل خبر بنماذج لم تره، ثم يُقاس
الناتج بـ --system FILE.`,
	"marsad.eval:example": `  marsad eval gold/ --per-type --errors 20
  marsad eval gold/ --system events.jsonl --json
  marsad eval --gsr arabic_event_gsr/`,
	"marsad.eval--per-type":       "سطر لكل نوع حدث أيضًا",
	"marsad.eval--errors":         "عرض أول `N` من الأخطاء",
	"marsad.eval--json":           "سطر واحد من JSON",
	"marsad.eval--system":         "قياس سجلات الملف `FILE` (jsonl مع الاقتباسات) بدل الترميز",
	"marsad.eval--gsr":            "كشف ASSAULT وPROTEST في جمل arabic_event_gsr في المجلد `DIR`",
	"marsad.eval--min-confidence": "إسقاط ما تقل درجة ثقته عن `P`، من 0 إلى 1",

	"marsad.lexicon": "فحص المعجم والبحث فيه",
	"marsad.lexicon:long": `المعجم جداول نصية. وملفات مجلدك تضيف أسطرًا إلى المعجم المضمّن في كل أمر يقبل
--lexicon.`,
	"marsad.lexicon.check": "فحص ملفات المعجم وعرض كل خلل",
	"marsad.lexicon.check:long": `يُفحص المعجم المضمّن مع ملفات كل مجلد DIR، ويُكتب كل خلل في سطر «الملف:السطر:
السبب». رمز الخروج 1 إن وُجد خلل.`,
	"marsad.lexicon.check:example": `  marsad lexicon check my-lexicon/`,
	"marsad.lexicon.show":          "عرض ما يعرفه المعجم عن كلمة",
	"marsad.lexicon.show:long": `تحليلاتها أولًا مبدوءةً بالأرجح، ثم كل سطر فيه الكلمة أو أصل من أصولها، مع الملف
ورقم السطر والمصدر.`,
	"marsad.lexicon.show:example": `  marsad lexicon show استقبل`,

	"marsad.watch": "متابعة التغذيات وخرائط المواقع وكتابة أخبارها",
	"marsad.watch:long": `الملف FILE قائمة OPML، أو جدول كالذي يكتبه "marsad feeds"، أو عنوان في كل سطر. وكل
صفحة جديدة تدل عليها تغذية أو خريطة موقع تصير سطر JSON يقرؤه "marsad code".
وتُراعى المواقع: robots.txt، وطلب واحد للمضيف في المرة بتمهّل، وRetry-After، وانتظار
أطول بعد كل إخفاق. وتُرفض العناوين الخاصة، وتُترك المواد التي مضى على تاريخها أكثر من
30 يومًا.
وما يُرفض أو يُخفق يُذكر في سطر على مخرج الأخطاء ولا يوقف المتابعة، وتوقفها إشارة
المقاطعة فلا يضيع شيء.
ومع --data تُرمَّز الأخبار وتُحفظ في أرشيف كما يفعل "marsad add"، وفيه تُحفظ أحوال
الصفحات والتغذيات.
رمز الخروج مع --once: 0 تمّ كل شيء، 3 رُفض شيء أو أخفق.`,
	"marsad.watch:example": `  marsad feeds --country EGY > egypt.tsv
  marsad watch --feeds egypt.tsv --contact me@example.org --out news.jsonl
  marsad watch --feeds my.opml --contact me@example.org --once | marsad code
  marsad watch --feeds egypt.tsv --contact me@example.org --data archive/`,
	"marsad.watch--data":          "ترميز الأخبار وحفظها في أرشيف المجلد `DIR` بدل --out و--state",
	"marsad.watch--feeds":         "قائمة التغذيات وخرائط المواقع `FILE`",
	"marsad.watch--once":          "النظر في كل تغذية مرة واحدة ثم الانتهاء",
	"marsad.watch--interval":      "المدة `DURATION` بين نظرتين في التغذية",
	"marsad.watch--pace":          "المدة `DURATION` بين طلبين من مضيف واحد، وقد يطلب robots.txt أكثر منها",
	"marsad.watch--out":           "إضافة الأخبار إلى الملف `FILE`، و- للمخرج القياسي",
	"marsad.watch--state":         "حفظ ما عُرف من الصفحات والتغذيات في المجلد `DIR`",
	"marsad.watch--contact":       "عنوانك `ADDRESS` (بريد أو صفحة) لمن يديرون المواقع، يُرسل مع كل طلب (الأصل: MARSAD_CONTACT)",
	"marsad.watch--country":       "تغذيات البلد `CODE` وحدها، ويجوز تكراره",
	"marsad.watch--allow-private": "قبول العناوين الخاصة والمحلية أيضًا",
	"marsad.watch--quiet":         "بلا خلاصة، أما المرفوض والمخفق فيُذكر",

	"marsad.feeds": "عرض التغذيات المضمّنة، أو تغذيات ملف، وحالها",
	"marsad.feeds:long": `بلا FILE تُعرض القائمة المضمّنة: تغذيات الأخبار العربية بحسب البلد. كُتبت من المعرفة
ولم تُجرَّب، والأمر "marsad watch --once" يبيّن ما يجيب منها.`,
	"marsad.feeds:example": `  marsad feeds --country LBN,SYR
  marsad feeds my.tsv --state marsad-watch
  marsad feeds --data archive/`,
	"marsad.feeds--data":    "عرض حال التغذيات من أرشيف المجلد `DIR`، وبلا FILE كل ما توبع منها",
	"marsad.feeds--format":  "الصيغة `FORMAT`: table أو tsv أو jsonl (الأصل: table في الطرفية وإلا tsv)",
	"marsad.feeds--state":   "عرض حال التغذيات من المجلد `DIR` الذي يكتبه marsad watch",
	"marsad.feeds--country": "تغذيات البلد `CODE` وحدها، ويجوز تكراره",

	"marsad.train": "بناء نماذج الأحداث من أخبار مُعلَّمة يدويًا",
	"marsad.train:long": `في المجلد GOLD_DIR الملفان articles.json وevents.jsonl. تُختار العتبات على أخبار
مستبعدة من التدريب، والمدخل الواحد يعطي نماذج واحدة.`,
	"marsad.train:example":      `  marsad train gold/ --out models/ --held-out held-out.jsonl`,
	"marsad.train--out":         "كتابة النماذج في المجلد `DIR`",
	"marsad.train--annotations": "إضافة الأخبار المُعلَّمة بمواضع البايتات في المجلد `DIR`",
	"marsad.train--corpus":      "ملف JSONL المضغوط الذي فيه نصوص --annotations: `FILE`",
	"marsad.train--held-out":    "كتابة سجلات كل خبر، مرمَّزًا بنماذج لم تره، إلى الملف `FILE`",

	"marsad.bench":              "قياس السرعة والذاكرة في سطر واحد من JSON",
	"marsad.bench:long":         `يرمّز الملفات ولا يكتب السجلات.`,
	"marsad.bench:example":      `  marsad bench news.jsonl.gz --jobs 2`,
	"marsad.bench--jobs":        "عدد الأخبار التي تُرمَّز معًا `N`",
	"marsad.bench--cpuprofile":  "كتابة قياس زمن المعالج إلى الملف `FILE`",
	"marsad.version":            "عرض إصدارات البرنامج والمعجم والأنطولوجيا",
	"marsad.version:long":       `الإصدارات الواحدة مع المدخل الواحد تعطي سجلات واحدة.`,
	"marsad.completion":         "كتابة برنامج الإكمال التلقائي لمفسّر الأوامر",
	"marsad.completion:example": `  source <(marsad completion bash)`,
	"marsad.help":               "عرض مساعدة أمر",
}
