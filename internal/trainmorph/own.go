package trainmorph

import (
	_ "embed"
	"strings"

	"marsad/internal/morph"
	"marsad/internal/norm"
	"marsad/internal/token"
)

// ownSentences are sentences written for Marsad, one a line; words that teach
// something stand in brackets with part of speech and lemma: [وقع/VERB/وقّع].
//
//go:embed own.txt
var ownSentences string

// templates teach verb against masdar of the same spelling. V stands for the word.
var templates = []string{
	"[V/VERB] الجيش المدينة",
	"[V/VERB] مسلحون الشاحنة في الطريق",
	"وقد [V/VERB] الوزير القرار",
	"قال المتحدث إن الوزير [V/VERB] القرار",
	"أضاف أن التنظيم [V/VERB] الجنود",
	"الرئيس الذي [V/VERB] الاتفاق",
	"أدانت الحكومة [V/NOUN] المدنيين",
	"قررت السلطات [V/NOUN] المشروع",
	"أعلن الحزب [V/NOUN] الاتفاق",
	"رفضت المحكمة [V/NOUN] المتهم",
	"دعا إلى [V/NOUN] السكان",
	"بعد [V/NOUN] المدينة",
	"استمر [V/NOUN] المدنيين",
	"تم [V/NOUN] السلاح",
	"محاولة [V/NOUN] السفير",
}

// ownChoices returns the choices of the sentences and templates.
func ownChoices(a *morph.Analyzer) []choice {
	w := morph.NewWorker(a.WithModel(nil))
	var out []choice
	for line := range strings.Lines(ownSentences) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, marked(w, line)...)
			out = append(out, marked(w, line)...)
		}
	}
	n := 0
	a.NewsVerbs(func(verb string, masdars []string) {
		for _, m := range masdars {
			if norm.Fold(m) != norm.Fold(verb) {
				continue
			}
			for range 5 { // five templates for each verb, in turn
				t := templates[n%len(templates)]
				n += 4
				out = append(out, marked(w, strings.ReplaceAll(strings.ReplaceAll(t, "V/VERB", m+"/VERB/"+verb), "V/NOUN", m+"/NOUN/"+m))...)
			}
			n++
		}
	})
	return out
}

// marked returns the choices of the bracketed words of a line.
func marked(w *morph.Worker, line string) []choice {
	type mark struct{ pos, lemma string }
	var text strings.Builder
	marks := map[int]mark{}
	for {
		before, rest, ok := strings.Cut(line, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		in, after, _ := strings.Cut(rest, "]")
		f := strings.Split(in, "/")
		marks[text.Len()] = mark{f[1], f[2]}
		text.WriteString(f[0])
		line = after
	}
	s := text.String()
	toks, _ := token.Split(s, false, nil, nil)
	var out []choice
	w.Try(s, toks, func(k int, t *morph.Trial) int {
		m, ok := marks[toks[k].Start]
		best, bestScore := 0, float32(-1e9)
		c := choice{right: make([]bool, len(t.Words))}
		n := 0
		for r := range t.Words {
			x := &t.Words[r]
			right := !ok || x.POS.String() == m.pos && x.Lemma == m.lemma && x.Feats.Person != 2 && x.Feats.Person != 1
			if right {
				c.right[r] = true
				n++
				if t.Base[r] > bestScore {
					best, bestScore = r, t.Base[r]
				}
			}
		}
		if ok && n > 0 && n < len(t.Words) {
			c.base = append([]float32(nil), t.Base...)
			c.feats = append([][]uint32(nil), t.Feats...)
			out = append(out, c)
		}
		return best
	})
	return out
}
