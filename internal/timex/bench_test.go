package timex

import (
	"strings"
	"testing"

	"marsad"
)

// paragraph is own text in the manner of a news report.
const paragraph = `أعلن الناطق باسم وزارة الداخلية، اليوم الأربعاء، أن وحدات الأمن ضبطت شحنة من الأسلحة كانت معدة للتهريب عبر المعبر الشرقي، مؤكدا أن التحقيق ما زال في بدايته. وأوضح في مؤتمر صحفي عقده بمقر الوزارة أن الموقوفين الأربعة أحيلوا إلى النيابة العامة صباح أمس، وأن السلطات تبحث عن شركاء لهم في المحافظات الجنوبية. وكانت المنطقة شهدت في 14 فبراير الماضي اشتباكات بين القبائل أوقعت عشرات القتلى والجرحى، قبل أن يتدخل الجيش لفرض هدنة هشة بوساطة من الأعيان. وقال سكان إن الحركة عادت تدريجيا إلى الأسواق والمدارس، فيما طالب المجلس المحلي الحكومة بتعويض المتضررين وإعادة بناء ما تهدم من البيوت، محذرا من أن استمرار الأزمة يهدد الموسم الزراعي المقبل ويدفع الشباب إلى الهجرة نحو المدن الكبرى بحثا عن العمل.`

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"short", "قتل ثلاثة جنود أمس الثلاثاء في هجوم على حاجز للجيش شمال البلاد"},
		{"paragraph", paragraph},
		{"page", strings.Repeat(paragraph+"\n", 20)},
	} {
		b.Run(c.name, func(b *testing.B) {
			toks, words, sents := analyse(c.text)
			var out []marsad.TimeMention
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				out = Find(c.text, toks, words, sents, published, out[:0])
			}
		})
	}
}
