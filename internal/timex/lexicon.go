package timex

import (
	"iter"
	"strings"

	"marsad/internal/norm"
)

// builder fills the lexicon; the first row that claims a word gives its class.
type builder struct{ t map[string]entry }

func fields(s string) iter.Seq[string] { return strings.FieldsSeq(s) }

func (b builder) rows(rows []row, article bool) {
	for _, r := range rows {
		for w := range fields(r.words) {
			b.set(w, entry{cls: r.cls, val: r.val})
			if article {
				b.set("ال"+w, entry{cls: r.cls, val: r.val, def: true})
			}
		}
	}
}

// set adds the written form w, and the form with للـ when w has the article.
func (b builder) set(w string, e entry) {
	k := norm.Fold(w)
	if strings.HasPrefix(w, "ال") { // as written: ألف has no article
		e.def = true
		b.put("لل"+k[len("ال"):], e, 'l')
	}
	b.put(k, e, 0)
}

func (b builder) put(k string, e entry, prep byte) {
	old, ok := b.t[k]
	if ok && old.cls != cNone {
		e.cls, e.val, e.cnt, e.start, e.def = old.cls, old.val, old.cnt, old.start, old.def
	}
	e.num, e.ord = max(e.num, old.num), max(e.ord, old.ord)
	e.start = e.start || starts[e.cls] || e.num > 0 || e.ord > 0
	e.prep = prep
	if prep != 0 {
		e.pre = 1
	}
	b.t[k] = e
}

func (b builder) number(w string, num int16, ord int8) {
	b.set(w, entry{num: num, ord: ord})
	b.set("ال"+w, entry{num: num, ord: ord})
}

// lengths holds, for the first two letters of the words of the lexicon, which
// lengths they have, a bit for each: one look spares most map lookups.
var lengths = func() (t [64][64]uint32) {
	for k := range lexicon {
		if len(k) >= 4 {
			t[k[1]&63][k[3]&63] |= 1 << (len(k) / 2 & 31)
		}
	}
	return t
}()

// get looks up the folded word k itself.
func get(k string) (entry, bool) {
	if len(k) >= 4 && lengths[k[1]&63][k[3]&63]&(1<<(len(k)/2&31)) == 0 {
		return entry{}, false
	}
	e, ok := lexicon[k]
	return e, ok
}

// skip returns how many letters before the stem a span leaves out: the
// proclitics, but not the ل that is contracted with the article (للأحد).
func (e entry) skip() int {
	if e.prep == 'l' && e.def {
		return int(e.pre) - 1
	}
	return int(e.pre)
}

// lookup finds the folded word k, with up to two proclitics before it.
func lookup(k string) (e entry, ok bool) {
	if e, ok = get(k); ok {
		return e, true
	}
	s, wa, pre := k, false, uint8(0)
	if len(s) > 4 && (s[:2] == "و" || s[:2] == "ف") {
		s, wa, pre = s[2:], true, 1
		if e, ok = get(s); ok {
			e.wa, e.pre = true, e.pre+pre
			return e, true
		}
	}
	if len(s) > 4 {
		var prep byte
		switch s[:2] {
		case "ب":
			prep = 'b'
		case "ل":
			prep = 'l'
		case "ك":
			prep = 'k'
		default:
			return entry{}, false
		}
		if e, ok = get(s[2:]); ok && e.prep == 0 {
			e.wa, e.prep, e.pre = wa, prep, pre+1
			return e, true
		}
	}
	return entry{}, false
}
