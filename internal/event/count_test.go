package event_test

import (
	"fmt"
	"strings"
	"testing"

	"marsad"
)

// TestCounts reads numbers of people in sentences of our own. It asks the
// sentence alone, whatever events the models find there.
func TestCounts(t *testing.T) {
	w := newWorker(t)
	for _, c := range []struct{ text, want, known string }{
		{"قتل 40 شخصا في هجوم على السوق.", "dead 40", ""},
		{"مقتل ثلاثة جنود وإصابة خمسة آخرين في انفجار.", "dead 3; injured 5", ""},
		{"قتل ثلاثة جنود وأربعة مدنيين في القصف.", "dead 3; dead 4", ""},
		{"أسفر الهجوم عن سقوط 12 قتيلا و30 جريحا.", "dead 12; injured 30", ""},
		{"أصيب ما لا يقل عن عشرين شخصا بجروح.", "injured 20..", ""},
		{"قتل أكثر من مئة وخمسين مدنيا.", "dead 150..", ""},
		{"اعتقلت الشرطة نحو 60 متظاهرا.", "arrested ~60", ""},
		{"اعتقلت قوات الأمن عشرات المحتجين.", "arrested 20-99", ""},
		{"تظاهر مئات الآلاف في العاصمة.", "crowd 200000-999999", ""},
		{"شارك عشرة آلاف متظاهر في المسيرة.", "crowd 10000", ""},
		{"تظاهر بين 20 و30 ألف شخص.", "crowd 20000-30000", ""},
		{"قتل ما بين عشرين وثلاثين مسلحا.", "dead 20-30", ""},
		{"مقتل جنديين في كمين.", "dead 2", ""},
		{"مقتل شرطي برصاص مجهولين.", "dead 1", ""},
		{"قتل خمسة عشر مسلحا في الغارة.", "dead 15", ""},
		{"قتل ثلاثمئة وخمسة وعشرون شخصا.", "dead 325", ""},
		{"مقتل ألفين وخمسمئة مدني منذ بداية العام.", "dead 2500", ""},
		{"أصيب 20 شخصا بينهم خمسة أطفال.", "injured 20", ""},
		{"40 شخصا قتلوا في الزلزال.", "dead 40", ""},
		{"قتل 17 وأصيب 40 في التفجير.", "dead 17; injured 40", ""},
		{"مقتل أقل من عشرة أشخاص.", "dead ..10", ""},
		{"قتل ستة أشخاص على الأقل في الغارة.", "dead 6..", ""},
		{"قتل ستة أشخاص على الأكثر في الغارة.", "dead ..6", ""},
		{"مقتل ثلاثة جنود ولا يقل عن عشرين مسلحا في الغارة.", "dead 3; dead 20..", ""},
		{"أثار اعتقال الشرطة لأكثر من 30 متظاهرا غضبا واسعا.", "arrested 30..", ""},
		{"مقتل أحد عشر جنديا في كمين.", "dead 11", ""},
		{"أصيبت إحدى وعشرون امرأة في الحريق.", "injured 21", ""},
		{"مقتل أحد الجنود في كمين.", "", ""},
		{"إصابة تسعة أشخاص، ثلاثة منهم إصاباتهم بالغة.", "injured 9", ""},
		// what is no number of people hurt, held or gathered
		{"أطلق المسلحون 40 صاروخا على المدينة.", "", ""},
		{"اجتمع ثلاثة وزراء في العاصمة.", "", ""},
		{"قتل قائد الجيش في عام 2012 بينما كان في المدينة.", "", ""},
		{"قتل الجندي قبل ثلاثة أيام.", "", ""},
		{"اجتمعت عشر دول في المدينة.", "", ""},
		{"تحدث عشرة نواب في الجلسة.", "", ""},
		{"بلغت نسبة المشاركة 40% في الانتخابات.", "", ""},
	} {
		p := prepare(w, c.text)
		doc := p.doc
		var out []string
		for _, n := range p.w.CountsOf() {
			s := n.Kind + " "
			switch {
			case n.Best < 0:
				s += fmt.Sprintf("%d-%d", n.Low, n.High)
			case n.Low < 0 && n.High < 0:
				s += fmt.Sprintf("~%d", n.Best)
			case n.High < 0:
				s += fmt.Sprintf("%d..", n.Best)
			case n.Low < 0:
				s += fmt.Sprintf("..%d", n.Best)
			default:
				s += fmt.Sprint(n.Best)
			}
			if n.Span.Empty() || n.Span.End > len(doc.Text) {
				t.Errorf("%s: span %v", c.text, n.Span)
			}
			out = append(out, s)
		}
		got := strings.Join(out, "; ")
		t.Run(c.text, func(t *testing.T) { known(t, got == c.want, c.known, fmt.Sprintf("%q, want %q", got, c.want)) })
	}
}

// TestCountsOfEvents: a count belongs to the event that it fits.
func TestCountsOfEvents(t *testing.T) {
	doc := newWorker(t).Code(&marsad.Article{ID: "x", Date: "2025-05-04", Text: "قتل مسلحون 40 مدنيا سوريا في هجوم على سوق في مدينة حلب السورية أمس."})
	n := 0
	for i := range doc.Events {
		for _, c := range doc.Events[i].Counts {
			n++
			if doc.Events[i].Type != marsad.EventAssault || c.Kind != "dead" || c.Best != 40 || c.Span.In(doc.Text) != "40 مدنيا" {
				t.Errorf("%s: %+v", doc.Events[i].Type, c)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d counts in %d events", n, len(doc.Events))
	}
}
