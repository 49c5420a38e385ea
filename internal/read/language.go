package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Language is what a text was found to be written in.
type Language struct {
	Code string // ISO 639; "" when only the script is known, or nothing
	Name string // English name of the language or script; "" for a text without letters
}

// String returns "looks Persian (fa)" and the like, to follow "not Arabic: ".
func (l Language) String() string {
	switch {
	case l.Name == "":
		return "it has no letters"
	case l.Code == "":
		return "written in the " + l.Name + " script"
	}
	return "looks " + l.Name + " (" + l.Code + ")"
}

// Languages that are told apart in Arabic script, in the order of scores.
const (
	langAR = iota
	langFA
	langUR
	langCKB
	langPS
	langUG
	langSD
	numLangs
)

var arabicScript = [numLangs]Language{
	{"ar", "Arabic"}, {"fa", "Persian"}, {"ur", "Urdu"}, {"ckb", "Central Kurdish"},
	{"ps", "Pashto"}, {"ug", "Uyghur"}, {"sd", "Sindhi"},
}

const (
	// sampleBytes of the text are looked at, spread over its parts in order.
	sampleBytes = 4 << 10
	// margin is what another language must have over Arabic, so that a title
	// with one odd letter stays Arabic.
	margin = .5
	// minShare is the least share of Arabic letters among all letters, and
	// minLetters the number that will do with a lower share: a paragraph of
	// Arabic before style sheets or scripts that were taken for text.
	minShare   = 1. / 3
	minLetters = 300
)

type scores [numLangs]float32

// A profile sums up the letters and words of a text.
type profile struct {
	score         scores
	letters       [256]int32 // how often each of U+0600 to U+06FF was met
	arabic, latin int
	other         [len(otherScripts)]int
	latinWords    map[string]int
	strange       int // letters of scripts without a name here
}

var otherScripts = [...]struct {
	name, code, language string
	table                *unicode.RangeTable
}{
	{"Cyrillic", "", "", unicode.Cyrillic},
	{"Hebrew", "he", "Hebrew", unicode.Hebrew},
	{"Greek", "el", "Greek", unicode.Greek},
	{"Han", "", "", unicode.Han},
	{"Devanagari", "", "", unicode.Devanagari},
	{"Armenian", "hy", "Armenian", unicode.Armenian},
	{"Syriac", "", "", unicode.Syriac},
}

// Identify tells the language of a text given in parts, title first. It looks
// at about the first 4 kB. Arabic needs a third of the letters to be Arabic, or a
// paragraph of them, and letters and words that speak for Arabic rather than
// another language of the script; where nothing speaks for another one, the text is Arabic. It is made
// to keep Arabic news with foreign names and to refuse other news; it is not
// made for dialects in Latin letters, poetry or lists of names.
func Identify(parts ...string) Language {
	var p profile
	left := sampleBytes
	for _, s := range parts {
		if left <= 0 {
			break
		}
		if len(s) > left {
			// A rune cut in half counts as no letter.
			s = s[:left]
		}
		left -= len(s)
		p.add(s)
	}
	p.weigh()
	return p.language()
}

func (p *profile) language() Language {
	total := p.arabic + p.latin + p.strange
	for _, n := range p.other {
		total += n
	}
	if total == 0 {
		return Language{}
	}
	if p.arabic >= minLetters || float64(p.arabic) >= minShare*float64(total) {
		best := langAR
		for l := langFA; l < numLangs; l++ {
			if p.score[l] > p.score[langAR]+margin && (best == langAR || p.score[l] > p.score[best]) {
				best = l
			}
		}
		return arabicScript[best]
	}
	most, at := p.latin, -1
	for i, n := range p.other {
		if n > most {
			most, at = n, i
		}
	}
	switch {
	case p.strange > most:
		return Language{Name: "foreign"}
	case at < 0:
		return p.latinLanguage()
	case otherScripts[at].code == "":
		return Language{Name: otherScripts[at].name}
	}
	return Language{otherScripts[at].code, otherScripts[at].language}
}

// add counts s. The loop decodes the two-byte characters of the Arabic block
// itself, as nearly all letters are of that block.
func (p *profile) add(s string) {
	var w word
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0xd8 && c <= 0xdb && i+1 < len(s) {
			low := (c-0xd8)<<6 | s[i+1]&0x3f // the code point less U+0600
			i += 2
			switch class := blockClass[low]; {
			case class == isLetter:
				p.arabic++
				w.letter(low)
				p.letters[low]++
			case class != isMark:
				p.endWord(&w)
			}
			continue
		}
		if c < utf8.RuneSelf {
			p.endWord(&w)
			if c|0x20 >= 'a' && c|0x20 <= 'z' {
				i = p.latinWord(s, i)
			} else {
				i++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == zwnj:
			if w.n > 0 {
				p.score[langFA] += .8
				p.score[langCKB] += .1
			}
			p.endWord(&w)
		case r < 0x250 && unicode.IsLetter(r):
			p.endWord(&w)
			i = p.latinWord(s, i-n)
		case r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc:
			p.arabic++ // presentation forms: printers' shapes, no evidence
		case unicode.Is(unicode.Arabic, r):
			p.arabic++
		case unicode.IsLetter(r):
			p.endWord(&w)
			p.foreign(r)
		default:
			p.endWord(&w)
		}
	}
	p.endWord(&w)
}

// weigh adds the letters to the scores.
func (p *profile) weigh() {
	for low, n := range p.letters {
		if n == 0 {
			continue
		}
		for l, x := range letterScore[low] {
			p.score[l] += x * float32(n)
		}
	}
}

const zwnj = '\u200c'

func (p *profile) foreign(r rune) {
	for i := range otherScripts {
		if unicode.Is(otherScripts[i].table, r) {
			p.other[i]++
			return
		}
	}
	if unicode.Is(unicode.Latin, r) {
		p.latin++
		return
	}
	p.strange++
}

// A word is the letters since the last character that is none, as code points
// less U+0600, and the first eight of them packed for the look-up.
type word struct {
	n    int
	key  uint64
	head [5]byte
	last byte
}

func (w *word) letter(low byte) {
	if w.n < len(w.head) {
		w.head[w.n] = low
	}
	w.n++
	w.last = low
	w.key = w.key<<8 | uint64(fold(low))
}

// Letters as code points less U+0600.
const (
	lowHamzaYeh = 0x26 // ئ
	lowAlef     = 0x27 // ا
	lowBeh      = 0x28 // ب
	lowTehMarb  = 0x29 // ة
	lowFeh      = 0x41 // ف
	lowKaf      = 0x43 // ك
	lowLam      = 0x44 // ل
	lowWaw      = 0x48 // و
	lowMaksura  = 0x49 // ى
	lowYeh      = 0x4a // ي
	lowKeheh    = 0xa9 // ک
	lowFarsiYeh = 0xcc // ی
)

// fold merges the Persian and the Arabic code points of kaf and yeh, since
// keyboards mix them in every language.
func fold(low byte) byte {
	switch low {
	case lowKeheh:
		return lowKaf
	case lowFarsiYeh:
		return lowYeh
	}
	return low
}

// endWord scores the word and empties it.
func (p *profile) endWord(w *word) {
	if w.n == 0 {
		return
	}
	if w.n <= 8 {
		if s, ok := wordScore[w.key]; ok {
			for l, x := range s {
				p.score[l] += x
			}
		}
	}
	if w.definite() {
		p.score[langAR]++
	}
	switch w.head[0] {
	case lowHamzaYeh: // starts a word where a vowel letter does, never in Arabic
		p.score[langCKB] += .6
		p.score[langUG] += .6
	}
	if w.last == lowTehMarb {
		p.score[langAR] += 1.2
	}
	*w = word{}
}

// definite reports whether the word has the Arabic article, proclitics allowed.
func (w *word) definite() bool {
	h := w.head
	switch {
	case w.n >= 4 && h[0] == lowAlef && h[1] == lowLam, w.n >= 4 && h[0] == lowLam && h[1] == lowLam:
		return true
	case w.n >= 5 && h[1] == lowAlef && h[2] == lowLam:
		return h[0] == lowWaw || h[0] == lowBeh || h[0] == lowFeh || h[0] == lowKaf
	}
	return false
}

// latinWord counts the word in Latin letters at i and returns its end.
func (p *profile) latinWord(s string, i int) int {
	start := i
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			i++
			p.latin++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= 0x250 || !unicode.IsLetter(r) {
			break
		}
		i += n
		p.latin++
	}
	if i-start <= maxLatinWord && p.latin > p.arabic {
		if l, ok := latinWords[strings.ToLower(s[start:i])]; ok {
			if p.latinWords == nil {
				p.latinWords = map[string]int{}
			}
			p.latinWords[l]++
		}
	}
	return i
}

func (p *profile) latinLanguage() Language {
	best, second := 0, 0
	var lang Language
	for _, l := range latinLanguages {
		switch n := p.latinWords[l.Code]; {
		case n > best:
			best, second, lang = n, best, l.Language
		case n > second:
			second = n
		}
	}
	if best == second {
		return Language{Name: "Latin"}
	}
	return lang
}
