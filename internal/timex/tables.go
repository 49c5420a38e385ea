package timex

import "marsad/internal/norm"

// class is the part that a word plays in expressions of time.
type class uint8

const (
	cNone      class = iota
	cMonth           // month by one word; val 1..12
	cMonthA          // first half of a month of two words; val indexes monthPairs
	cHijri           // Hijri month by one word
	cWeekday         // val 0 Sunday .. 6 Saturday
	cUnit            // val unit, cnt number
	cRel             // val days from today
	cNow             // الآن
	cAdj             // val -1 last, 0 this, +1 next
	cAfterNext       // التالي: follows another day, not publication
	cDem             // هذا
	cBefore          // قبل
	cAfter           // بعد
	cSince           // منذ
	cDuring          // خلال
	cLast            // آخر
	cPart            // val part of a period
	cDayPart         // val part of a day
	cDecade          // val 10..90
	cSeason          // val first month
	cVague           // val direction
	cQuarter         // val months of the division: 3 الربع, 6 النصف
	cFew             // بضعة, عدة, قليلة
	cTo              // إلى, حتى
	cFrom            // من
	cBetween         // بين
	cIn              // في
	cAbout           // حوالي, عند: may stand before an hour
	cAnd             // و written apart
	cExcept          // إلا
	cEqual           // الموافق
	cLength          // لمدة: a duration follows
	cNameHead        // ثورة: the date that follows is a name
	cTitle           // الأمين: العام after it is "general"
	cFuture          // المقرر: the clause speaks of the future
	cEra             // هـ (val 1) or م (val 0)
	cZone            // بتوقيت
	cPairOf          // يومي, شهري, عامي: two of a unit follow; val unit
	cFraction        // minutes: النصف 30, الربع 15, الثلث 20
)

// Units of time.
const (
	uSecond = iota
	uMinute
	uHour
	uDay
	uWeek
	uMonth
	uYear
	uDecade
	uCentury
	uWeekend
)

// Parts of a period.
const (
	partNone = iota
	partEarly
	partMid
	partLate
	partRest
)

// Parts of a day, with the hour added to an hour of the clock face.
const (
	dayPartNone = iota
	dayMorning
	dayNoon
	dayAfternoon
	dayEvening
	dayNight
	dayDawn
)

// entry is what the tables know of a written word. A word may be a number and
// something else at once: الاثنين is Monday and "the two".
type entry struct {
	cls   class
	val   int16
	cnt   int8  // grammatical number of a unit: 1, 2, 0 plural
	num   int16 // value as a cardinal
	ord   int8  // value as an ordinal; -1 last
	weak  bool  // a month that is more often another word
	def   bool  // with the article
	start bool  // an expression may begin here
	wa    bool  // و or ف is written before it
	prep  byte  // other proclitic: 'b', 'l', 'k', or 0
	pre   uint8 // proclitic letters before the stem
}

type row struct {
	cls   class
	val   int16
	words string
}

// months are the names of one word: common, Levantine, Maghrebi, Moroccan.
var months = []row{
	{cMonth, 1, "يناير جانفي"},
	{cMonth, 2, "فبراير شباط فيفري"},
	{cMonth, 3, "آذار مارس"},
	{cMonth, 4, "أبريل نيسان أفريل"},
	{cMonth, 5, "مايو أيار ماي ماية"},
	{cMonth, 6, "يونيو يونيه حزيران جوان"},
	{cMonth, 7, "يوليو يوليه تموز جويلية يوليوز"},
	{cMonth, 8, "أغسطس آب أوت غشت"},
	{cMonth, 9, "سبتمبر أيلول شتنبر"},
	{cMonth, 10, "أكتوبر أوكتوبر"},
	{cMonth, 11, "نوفمبر نونبر"},
	{cMonth, 12, "ديسمبر دجنبر"},
	{cHijri, 1, "محرم المحرم"}, {cHijri, 2, "صفر"}, {cHijri, 7, "رجب"}, {cHijri, 8, "شعبان"},
	{cHijri, 9, "رمضان"}, {cHijri, 10, "شوال"},
	{cMonthA, 0, "كانون"}, {cMonthA, 1, "تشرين"}, {cMonthA, 2, "ربيع"}, {cMonthA, 3, "جمادى جمادي"}, {cMonthA, 4, "ذو ذي ذا"},
}

// weakMonths are month names that are more often other words.
const weakMonths = "مارس ماي ماية آب أوت جوان"

// monthPairs gives the second words of months of two words, the first and the
// second month of the pair, and whether they are Hijri.
var monthPairs = [...]struct {
	first, second  string
	month1, month2 int
	hijri          bool
}{
	{"الاول اول", "الثاني ثاني", 12, 1, false},
	{"الاول اول", "الثاني ثاني", 10, 11, false},
	{"الاول اول", "الاخر الثاني ثاني", 3, 4, true},
	{"الاولي الاول", "الاخرة الثانية الاخر الثاني", 5, 6, true},
	{"القعدة", "الحجة", 11, 12, true},
}

var weekdays = []row{
	{cWeekday, 0, "أحد"}, {cWeekday, 1, "اثنين"}, {cWeekday, 2, "ثلاثاء"}, {cWeekday, 3, "أربعاء"},
	{cWeekday, 4, "خميس"}, {cWeekday, 5, "جمعة"}, {cWeekday, 6, "سبت"},
}

// units: singular, dual and plural forms.
var units = []struct {
	unit               int16
	single, dual, many string
}{
	{uSecond, "", "ثانيتين ثانيتان", "ثوان ثواني"},
	{uMinute, "دقيقة", "دقيقتين دقيقتان", "دقائق"},
	{uHour, "ساعة", "ساعتين ساعتان", "ساعات"},
	{uDay, "يوم يوما", "يومين يومان", "أيام"},
	{uWeek, "أسبوع أسبوعا", "أسبوعين أسبوعان", "أسابيع"},
	{uMonth, "شهر شهرا", "شهرين شهران", "أشهر شهور"},
	{uYear, "عام عاما سنة", "عامين عامان سنتين سنتان", "أعوام سنوات سنين"},
	{uDecade, "عقد عقدا", "عقدين عقدان", "عقود"},
	{uCentury, "قرن قرنا", "قرنين قرنان", "قرون"},
}

// plainRows are words of closed classes; the article is written out.
var plainRows = []row{
	{cRel, -1, "أمس الأمس البارحة مبارح امبارح"},
	{cRel, 0, "الليلة"},
	{cRel, 1, "غدا غد الغد بكرة بكرا"},
	{cNow, 0, "الآن حاليا"},
	{cAdj, -1, "الماضي الماضية الماضيين الماضيان الماضيتين الفائت الفائتة الفائتين المنصرم المنصرمة المنصرمين المنقضي المنقضية الأخير الأخيرة الأخيرين الأخيرتين"},
	{cAdj, 1, "المقبل المقبلة المقبلين المقبلان المقبلتين القادم القادمة القادمين القادمتين"},
	{cAdj, 0, "الجاري الجارية الحالي الحالية"},
	{cAfterNext, 1, "التالي التالية الموالي الموالية"},
	{cAfterNext, -1, "السابق السابقة"},
	{cDem, 0, "هذا هذه"},
	{cBefore, 0, "قبل قبيل"}, {cAfter, 0, "بعد"}, {cSince, 0, "منذ مذ"}, {cDuring, 0, "خلال أثناء"}, {cLast, 0, "آخر"},
	{cPart, partEarly, "مطلع مطالع بداية أوائل مستهل بدايات"},
	{cPart, partMid, "منتصف أواسط"},
	{cPart, partLate, "نهاية أواخر ختام نهايات"},
	{cPart, partRest, "بقية باقي"},
	{cDayPart, dayMorning, "صباح صباحا الصباح صبيحة"},
	{cDayPart, dayNoon, "ظهر ظهرا الظهر ظهيرة الظهيرة"},
	{cDayPart, dayAfternoon, "عصر عصرا العصر"},
	{cDayPart, dayEvening, "مساء المساء عشية أمسية مغرب"},
	{cDayPart, dayNight, "ليل ليلا الليل ليلة"},
	{cDayPart, dayDawn, "فجر فجرا الفجر"},
	{cDecade, 10, "العشرات"}, {cDecade, 20, "عشرينات عشرينيات"}, {cDecade, 30, "ثلاثينات ثلاثينيات"},
	{cDecade, 40, "أربعينات أربعينيات"}, {cDecade, 50, "خمسينات خمسينيات"}, {cDecade, 60, "ستينات ستينيات"},
	{cDecade, 70, "سبعينات سبعينيات"}, {cDecade, 80, "ثمانينات ثمانينيات"}, {cDecade, 90, "تسعينات تسعينيات"},
	{cSeason, 3, "الربيع"}, {cSeason, 6, "صيف الصيف"}, {cSeason, 9, "خريف الخريف"}, {cSeason, 12, "شتاء الشتاء"},
	{cVague, -1, "مؤخرا"}, {cVague, 1, "قريبا"}, {cVague, 2, "الآونة"},
	{cQuarter, 3, "الربع"}, {cQuarter, 6, "النصف"},
	{cFew, 0, "بضعة بضع عدة قليلة القليلة معدودة المعدودة"},
	{cTo, 0, "إلى حتى ولغاية لغاية"}, {cFrom, 0, "من"}, {cBetween, 0, "بين"}, {cIn, 0, "في"}, {cAnd, 0, "و"}, {cExcept, 0, "إلا"},
	{cAbout, 0, "حوالي نحو عند تمام زهاء قرابة"},
	{cEqual, 0, "الموافق الموافقة المصادف المصادفة"},
	{cNameHead, 0, "ثورة حرب حركة انتفاضة ميدان شارع جسر قوى كتائب تحالف تكتل فريق جبهة مدينة نكسة نصر انتصارات مفاعل منظمة جماعة كوبري محور"},
	{cTitle, 0, "الأمين المدير القائد المفتش المدعي الرأي القطاع المراقب المفوض النائب الوضع المستشفى الإضراب المجلس النظام المؤتمر الاتحاد المنسق المشرف الأمن الأمانة الكاتب السكرتير المرشد الحاكم المال النفع الصالح الطابع الشأن الحق القنصل المحامي المزاج العفو الاقتراع القسم القرار الموظف الاتجاه المسؤول"},
	{cFuture, 0, "سوف المقرر المقررة المزمع المزمعة المرتقب المرتقبة المتوقع المتوقعة يعتزم تعتزم ينوي تنوي موعدها موعده ابتداء اعتبارا"},
	{cEra, 1, "هـ هجري هجرية هجريا للهجرة الهجري"}, {cEra, 0, "م ميلادي ميلادية ميلاديا للميلاد"},
	{cZone, 0, "بتوقيت بالتوقيت"},
	{cPairOf, uDay, "يومي"}, {cPairOf, uMonth, "شهري"}, {cPairOf, uYear, "عامي سنتي"},
	{cFraction, 15, "ربعا"}, {cFraction, 20, "الثلث ثلثا"}, {cFraction, 30, "نصفا"},
}

// cardinals in all cases and genders; the article may stand before them. What
// counts people stands in counts.tsv, the tags of both in particles.tsv: these
// are the ones that count days and years, and TestSharedNumbers holds the three
// together.
var cardinals = []row{
	{0, 1, "واحد واحدة إحدى أحد"},
	{0, 2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي"},
	{0, 3, "ثلاثة ثلاث ثلاثا"}, {0, 4, "أربعة أربع أربعا"}, {0, 5, "خمسة خمس خمسا"}, {0, 6, "ستة ست ستا"},
	{0, 7, "سبعة سبع سبعا"}, {0, 8, "ثمانية ثماني ثمان ثمانيا"}, {0, 9, "تسعة تسع تسعا"}, {0, 10, "عشرة عشر عشرا"},
	{0, 20, "عشرون عشرين"}, {0, 30, "ثلاثون ثلاثين"}, {0, 40, "أربعون أربعين"}, {0, 50, "خمسون خمسين"},
	{0, 60, "ستون ستين"}, {0, 70, "سبعون سبعين"}, {0, 80, "ثمانون ثمانين"}, {0, 90, "تسعون تسعين"},
	{0, 100, "مئة مائة"}, {0, 200, "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"},
	{0, 300, "ثلاثمئة ثلاثمائة"}, {0, 400, "أربعمئة أربعمائة"}, {0, 500, "خمسمئة خمسمائة"}, {0, 600, "ستمئة ستمائة"},
	{0, 700, "سبعمئة سبعمائة"}, {0, 800, "ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة"}, {0, 900, "تسعمئة تسعمائة"},
	{0, 1000, "ألف ألفا آلاف آلافا ألوف"}, {0, 2000, "ألفان ألفين ألفي"},
}

var ordinals = []row{
	{0, 1, "أول أولى حادي حادية فاتح غرة"}, {0, 2, "ثاني ثان ثانية"}, {0, 3, "ثالث ثالثة"}, {0, 4, "رابع رابعة"},
	{0, 5, "خامس خامسة"}, {0, 6, "سادس سادسة"}, {0, 7, "سابع سابعة"}, {0, 8, "ثامن ثامنة"},
	{0, 9, "تاسع تاسعة"}, {0, 10, "عاشر عاشرة"},
}

// starts are the classes at which an expression may begin.
var starts = map[class]bool{
	cMonth: true, cMonthA: true, cHijri: true, cWeekday: true, cUnit: true, cRel: true, cNow: true, cDem: true,
	cBefore: true, cAfter: true, cSince: true, cLast: true, cPart: true, cDayPart: true,
	cDecade: true, cSeason: true, cVague: true, cQuarter: true, cPairOf: true,
}

// lexicon maps folded words to their entries.
var lexicon = buildLexicon()

func buildLexicon() map[string]entry {
	t := make(map[string]entry, 2048)
	b := builder{t}
	b.rows(plainRows, false)
	b.rows(months, false)
	b.rows(weekdays, true)
	for _, u := range units {
		for cnt, words := range [...]string{u.many, u.single, u.dual} {
			for w := range fields(words) {
				b.set(w, entry{cls: cUnit, val: u.unit, cnt: int8(cnt)})
				b.set("ال"+w, entry{cls: cUnit, val: u.unit, cnt: int8(cnt), def: true})
			}
		}
	}
	for _, r := range plainRows {
		if r.cls == cDecade {
			for w := range fields(r.words) {
				b.set("ال"+w, entry{cls: cDecade, val: r.val, def: true})
			}
		}
	}
	for _, r := range cardinals {
		for w := range fields(r.words) {
			b.number(w, r.val, 0)
		}
	}
	for _, r := range ordinals {
		for w := range fields(r.words) {
			b.number(w, 0, int8(r.val))
		}
	}
	for w := range fields(weakMonths) {
		e := t[norm.Fold(w)]
		e.weak = true
		t[norm.Fold(w)] = e
	}
	return t
}
