package voice_test

import (
	"strings"
	"testing"
)

// short and page are own text in the manner of a news report.
const (
	short = `بحث وزير الخارجية العراقي فاضل الدباغ مع نظيره التركي في أنقرة ملف المياه.`
	page  = `أعلن المتحدث باسم الجيش الليبي العميد طارق المبروك، اليوم الأربعاء، أن وحدات من القوات البحرية ضبطت سفينة كانت تنقل أسلحة إلى جماعة مسلحة غرب البلاد. وقال المبروك في مؤتمر صحفي عقده في بنغازي إن التحقيق ما زال في بدايته، مؤكدا أن أربعة أجانب أحيلوا إلى النيابة العامة.
ودعت الأمم المتحدة وفرنسا وإيطاليا جميع الأطراف إلى ضبط النفس، فيما طالبت الحكومة الليبية مجلس الأمن الدولي بعقد جلسة عاجلة. وكان وزير الخارجية المصري التقى في القاهرة وفدا من مجلس النواب الليبي برئاسة النائب سليمان الورفلي.
ونقلت صحيفة «الأهرام» عن مصادر أمنية أن عناصر من تنظيم داعش هاجموا حاجزا للجيش قرب سرت، ما أدى إلى مقتل ثلاثة جنود وإصابة خمسة مدنيين بينهم طفلان. وأدان الاتحاد الأوروبي الهجوم.`
)

func BenchmarkFind(b *testing.B) {
	r := newReader()
	for _, c := range []struct{ name, text string }{
		{"short", short},
		{"page", page},
		{"long", strings.Repeat(page+"\n", 20)},
	} {
		b.Run(c.name, func(b *testing.B) {
			doc := r.resolved("2024-01-01", "", c.text)
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = len(r.voices.Find(doc))
			}
			if n == 0 && c.name != "short" {
				b.Error("nothing found")
			}
		})
	}
}
