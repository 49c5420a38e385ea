package event

import (
	"strconv"
	"strings"

	"marsad"
)

// A number is an amount that the text gives in digits or words, [first, last).
type number struct {
	low, high   int // equal unless it is vague or a range
	first, last int
}

// numWord returns the number word at token i, if it is one, and whether و joins
// it to what stands before.
func (w *Worker) numWord(i int) (n numberWord, joined bool) {
	if w.toks[i].Kind != marsad.TokenWord {
		return n, false
	}
	word := &w.words[i]
	joined = strings.HasPrefix(word.Full, "و") && word.Full != "واحد" && word.Full != "واحدة"
	key := word.Full
	if joined {
		key = key[len("و"):]
	}
	n, ok := w.f.numbers[key]
	if bare, def := strings.CutPrefix(key, "ال"); !ok && def {
		if n = w.f.numbers[bare]; n.kind != "vague" && n.kind != "scales" { // الجنود الثلاثة: who they are was told before
			n = numberWord{}
		}
	}
	return n, joined
}

// digits returns the number written in figures at token i.
func (w *Worker) digits(i int) (int, bool) {
	if w.toks[i].Kind != marsad.TokenNumber {
		return 0, false
	}
	s := strings.NewReplacer(",", "", "٬", "", "،", "").Replace(w.words[i].Full)
	v, err := strconv.Atoi(s)
	return v, err == nil && v >= 0 && v < 1e9
}

// numberAt reads the number that begins at token i. A range is read behind بين
// and من; between tells that the first is there.
func (w *Worker) numberAt(i, end int, between bool) (n number, ok bool) {
	n.first = i
	if v, digits := w.digits(i); digits {
		n.low, n.last = v, i+1
		if n.last < end {
			if s, joined := w.numWord(n.last); !joined && (s.kind == "scale" || s.kind == "scales") && v < 1000 {
				n.low, n.last = v*s.low, n.last+1
			}
		}
		n.high = n.low
		return w.span(n, end, between), true
	}
	word, _ := w.numWord(i)
	if word.kind == "vague" || word.kind == "scales" {
		n.low, n.high, n.last = word.low, word.high, i+1
		if word.kind == "scales" { // آلاف: some of them
			n.low, n.high = 2*word.low, 10*word.low-1
		} else if n.last < end { // عشرات الآلاف
			if s, joined := w.numWord(n.last); s.kind == "scales" && !joined {
				n.low, n.high, n.last = n.low*s.low, (n.high+1)*s.low-1, n.last+1
			}
		}
		return n, true
	}
	total, cur, last := 0, 0, ""
	j := i
	for ; j < end; j++ {
		word, joined := w.numWord(j)
		if word.kind == "" || word.kind == "vague" || j > i && joined && between {
			break
		}
		if j > i && !joined {
			teen := last == "unit" && word.kind == "unit" && word.low == 10 && cur < 10
			if scale := word.kind == "scale" || word.kind == "scales" || word.kind == "hundred" && word.low == 100 && cur < 10; !scale && !teen {
				break
			}
		}
		switch word.kind {
		case "hundred":
			if !joined && cur > 0 && cur < 10 {
				cur *= 100
			} else {
				cur += word.low
			}
		case "scale", "scales":
			total += max(cur, 1) * word.low
			cur = 0
		case "double":
			total += word.low
		default:
			cur += word.low
		}
		last = word.kind
	}
	n.low, n.last = total+cur, j
	n.high = n.low
	if j == i || n.low == 1 && j == i+1 || n.low >= 1e9 {
		return n, false
	}
	return w.span(n, end, between), true
}

// span extends n to a range when a larger number follows: بين 20 و30, من 20 إلى 30.
func (w *Worker) span(n number, end int, between bool) number {
	k := n.last
	if k >= end {
		return n
	}
	switch full := w.words[k].Full; {
	case between && full == "و", full == "الي" && w.toks[k].Kind == marsad.TokenWord, full == "-" || full == "–":
		k++
	case between && strings.HasPrefix(full, "و"):
	default:
		return n
	}
	if k >= end {
		return n
	}
	if m, ok := w.numberAt(k, end, false); ok && m.low > n.low && m.low == m.high {
		if m.low%1000 == 0 && m.low/1000 > n.low { // بين 20 و30 ألفا
			n.low *= 1000
		}
		n.high, n.last = m.high, m.last
	}
	return n
}

// before are the clitics that a qualifier may bear: وأكثر من, بنحو.
var before = map[string]bool{
	"":   true,
	"و":  true, // and
	"ب":  true, // with, by
	"ل":  true, // for
	"وب": true, // and by
	"ول": true, // and for
}

// qualified returns the words before token i that qualify the number there, and
// their kind: أكثر من, نحو, ما لا يقل عن.
func (w *Worker) qualified(i, start int) (kind string, first int) {
	first = i
	for k := range w.f.qualifiers {
		q := &w.f.qualifiers[k]
		from := i - len(q.words)
		if from < start || i-from <= i-first && kind != "" {
			continue
		}
		if clitics, is := strings.CutSuffix(w.words[from].Full, q.words[0]); is && before[clitics] && w.stand(q.words[1:], from+1) {
			kind, first = q.kind, from
		}
	}
	return kind, first
}

// qualifiedBehind returns the kind of the qualifier that stands at token i behind
// the people, and the token after it: 20 شخصا على الأقل. kind is "" for none.
func (w *Worker) qualifiedBehind(i, end int) (kind string, last int) {
	for k := range w.f.qualifiers {
		q := &w.f.qualifiers[k]
		if last := i + len(q.words); q.words[0] == "علي" && last <= end && w.stand(q.words, i) {
			return q.kind, last
		}
	}
	return "", i
}

// stand tells whether these words stand at token i.
func (w *Worker) stand(words []string, i int) bool {
	for x, want := range words {
		if w.words[i+x].Full != want {
			return false
		}
	}
	return true
}
