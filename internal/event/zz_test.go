package event_test

import (
	"fmt"
	"testing"

	"marsad"
)

func TestZZ(t *testing.T) {
	w := newWorker(t)
	for _, s := range []string{
		"ولم يقصف الجيش مدينة رفح.", "ولن يقصف الجيش مدينة رفح.", "ولا يقصف الجيش مدينة رفح.", "وسوف يقصف الجيش مدينة رفح.", "وربما يقصف الجيش مدينة رفح.", "فلم يقصف الجيش مدينة رفح.", "وإذا قصف الجيش مدينة رفح.", "وقد يقصف الجيش مدينة رفح.", "فقد يقصف الجيش مدينة رفح.", "وليس الجيش قصف مدينة رفح.",
	} {
		p := prepare(w, s)
		c := &p.w.Candidates()[0]
		a, b := p.w.OperatorAux(c)
		fmt.Println(s, a, b, "final", p.w.AuxOf(c))
	}
	for _, s := range []string{"نفذ مسلحون هجوما على حاجز للجيش.", "نفذت القوات هجوما على حاجز للجيش.", "لقي جندي مصرعه.", "لقي ثلاثة جنود مصرعهم في انفجار.", "هاجم مسلحون الجيش.", "وقعت مصر اتفاقا مع فرنسا.", "يتمنى الوزير أن يزور الرئيس التركي بغداد."} {
		p := prepare(w, s)
		fmt.Println(s, p.tell())
		for _, m := range p.doc.Mentions {
			fmt.Println("   m", m.In(p.doc.Text), m.Kind, m.Row)
		}
		for _, x := range p.doc.Words {
			fmt.Print(" ", x.Lemma, "/", x.POS)
		}
		fmt.Println()
	}
	for _, s := range []string{
		"التقى الرئيس المصري الرئيس الفرنسي في باريس أمس.\nوبحث الرئيس المصري مع الرئيس الفرنسي الوضع في غزة.",
		"قصفت إسرائيل دمشق أمس.\nوقصفت روسيا إدلب أمس.",
		"قصفت إسرائيل دمشق أمس.\nوقصفت إسرائيل دمشق أمس الأول مجددا.",
		"زار الرئيس التركي بغداد.\nوسيزور الرئيس التركي طهران غدا.",
		"أدانت فرنسا القصف الإسرائيلي على غزة.\nوأدانت ألمانيا القصف الإسرائيلي على غزة.",
		"قصفت إسرائيل غزة. وقصفت إسرائيل غزة.",
		"تعهدت قطر بتقديم مساعدات إلى غزة قبل 10 مايو.",
		"طالبت الأمم المتحدة إسرائيل بوقف إطلاق النار في غزة.",
		"سيزور الرئيس التركي بغداد الأسبوع المقبل.",
	} {
		doc := w.Code(&marsad.Article{ID: "x", Date: "2025-05-04", Text: s})
		fmt.Println(s)
		for _, e := range doc.Events {
			fmt.Println("   ", e.Type, e.Modes, e.Auxiliary, e.Date, e.Contexts, e.Trigger.Span.In(doc.Text), len(e.Mentions), e.Actors, "|", e.Recipients, e.Location, e.Confidence)
			if e.Commitment != nil {
				fmt.Println("      commits", e.Commitment.Type, e.Commitment.Content.In(doc.Text), e.Commitment.Deadline)
			}
		}
	}
}
