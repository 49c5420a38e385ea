package read

// Texts written for the tests; people, places and happenings are invented.

const (
	arTitle = "مجلس مدينة النخيل يقر خطة لإصلاح شبكة المياه"
	arPara1 = "أقر مجلس مدينة النخيل، اليوم الاثنين، خطة لإصلاح شبكة المياه في الأحياء الشرقية، بعد أسابيع من احتجاجات نظمها السكان أمام مبنى البلدية."
	arPara2 = "وقال رئيس المجلس سليم الراوي إن الأعمال ستبدأ مطلع الشهر المقبل، مؤكدا أن الحكومة وافقت على تمويل المرحلة الأولى. وأضاف أن الشركة المنفذة تعهدت بإنهاء المشروع خلال ثمانية أشهر."
	arPara3 = "من جهته، اعتبر المتحدث باسم لجنة الأهالي أن القرار «خطوة متأخرة»، داعيا إلى محاسبة المسؤولين عن تعطل المضخات."
	arBody  = arPara1 + "\n" + arPara2 + "\n" + arPara3

	arForeign = "أعلنت شركة Blue Harbor Systems الأميركية عن اتفاق مع نظيرتها Nordvind AB لتطوير منصة HarborCloud، وفق بيان نشرته على موقعها."

	faText  = "رئیس شورای شهر اعلام کرد که طرح بازسازی شبکه آب از هفته آینده آغاز می‌شود. وی گفت این پروژه برای مناطق شرقی شهر در نظر گرفته شده است و دولت هزینه آن را پرداخت خواهد کرد."
	faTitle = "وزیر نیرو: سد تازه تا پایان سال آماده بهره برداری است"
	faOld   = "رئيس شوراي شهر گفت كه طرح تازه در هفته آينده آغاز مي شود و براي همه مردم است"
	urText  = "شہر کی کونسل نے پانی کے نظام کی مرمت کا منصوبہ منظور کر لیا ہے۔ صدر نے کہا کہ کام اگلے ماہ شروع ہو گا اور حکومت اس کے لیے رقم دے گی۔"
	urTitle = "وزیر خزانہ کا نئے ٹیکس سے متعلق اہم اعلان"
	ckbText = "ئەنجومەنی شار پلانی چاککردنی تۆڕی ئاوی پەسەند کرد. سەرۆکی ئەنجومەن گوتی کارەکان لە سەرەتای مانگی داهاتوو دەست پێدەکەن و حکومەت پارەکەی دەدات."
	psText  = "د ښار شورا د اوبو د شبکې د رغولو پلان ومانه. د شورا مشر وویل چې کار به په راتلونکې میاشت کې پیل شي او حکومت به یې لګښت ورکړي."
	ugText  = "شەھەر كېڭىشى سۇ تورىنى رېمونت قىلىش پىلانىنى تەستىقلىدى. كېڭەش رەئىسى خىزمەتنىڭ كېلەر ئايدا باشلىنىدىغانلىقىنى ۋە ھۆكۈمەتنىڭ پۇل بېرىدىغانلىقىنى ئېيتتى."
	sdText  = "شهر جي ڪائونسل پاڻي جي نظام جي مرمت جي رٿا منظور ڪري ڇڏي آهي. صدر چيو ته ڪم ايندڙ مهيني کان شروع ٿيندو."
	enText  = "The city council approved a plan to repair the water network in the eastern districts, weeks after residents protested in front of the town hall."
	frText  = "Le conseil municipal a approuvé un plan de réparation du réseau d'eau dans les quartiers est de la ville, après des semaines de protestations."
	deText  = "Der Stadtrat hat einen Plan für die Reparatur des Wassernetzes in den östlichen Vierteln beschlossen, und die Arbeiten beginnen im nächsten Monat."
	trText  = "Belediye meclisi su şebekesi için bir onarım planını kabul etti ve çalışmalar gelecek ay başlayacak olan bu proje ile bitecek."
	ruText  = "Городской совет утвердил план ремонта водопроводной сети в восточных районах."
	heText  = "מועצת העיר אישרה תוכנית לתיקון רשת המים ברבעים המזרחיים."
)

// arKeyboard is Arabic as typed on a Persian keyboard.
const arKeyboard = "قال المتحدث باسم الحکومة فی مؤتمر صحفی إن الوزیر سیزور المدینة غدا لبحث ملف المیاه مع المسؤولین المحلیین"
