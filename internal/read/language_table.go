package read

import "strings"

// The tables below were set by hand from the alphabets and the commonest words
// of each language, then tried on texts written for the tests. A number is how
// much one occurrence speaks for the language; 1 is a word or letter that hardly
// occurs in the others. They are computed once and never written again.

// The classes of the characters U+0600 to U+06FF.
const (
	isBreak  = iota // punctuation, digits
	isLetter        //
	isMark          // vowel signs and tatweel: inside a word
)

var blockClass = func() (t [256]byte) {
	for i := range t {
		switch {
		case i >= 0x20 && i <= 0x3f, i >= 0x41 && i <= 0x4a, i >= 0x6e && i <= 0x6f,
			i >= 0x71 && i <= 0xd3, i == 0xd5, i >= 0xee && i <= 0xef, i >= 0xfa && i <= 0xfc, i == 0xff:
			t[i] = isLetter
		case i == 0x40, i >= 0x4b && i <= 0x5f, i == 0x70, i >= 0x10 && i <= 0x1a, i >= 0xd6 && i <= 0xed:
			t[i] = isMark
		}
	}
	return t
}()

// weighted is a score for each occurrence of letters or words of one language.
type weighted struct {
	lang   int
	weight float32
	list   string // letters without spaces, words with spaces
}

var letterScore = func() (t [256]scores) {
	for _, w := range []weighted{
		{langAR, .6, "أإ"},
		{langAR, .1, "كيثذضظطصحعق"},
		{langFA, .8, "پچژگ"}, {langFA, .4, "یک"}, {langFA, .6, "ۀ"},
		{langUR, 1, "ہ"}, {langUR, 1.5, "ےںٹڈڑۓ"}, {langUR, .4, "یک"}, {langUR, .3, "پچگھ"},
		{langCKB, 1.5, "ێڕڵ"}, {langCKB, 1, "ۆ"}, {langCKB, .8, "ە"}, {langCKB, .45, "ی"}, {langCKB, .4, "ک"}, {langCKB, .3, "پچژگڤھ"},
		{langPS, 1.5, "ړډټځڅږښڼۍګ"}, {langPS, .9, "ې"}, {langPS, .3, "پچکژ"}, {langPS, .2, "ی"},
		{langUG, 1.5, "ۈڭ"}, {langUG, 1.2, "ۇۋ"}, {langUG, .8, "ې"}, {langUG, .7, "ە"}, {langUG, .6, "ۆ"}, {langUG, .3, "پچگى"},
		{langSD, 1.5, "ڄڃڦڪٿٽڏڳڻڙڌڍٺڀٻ"}, {langSD, .3, "پچگھ"},
	} {
		for _, r := range w.list {
			t[r-0x600][w.lang] += w.weight
		}
	}
	return t
}()

// wordScore is looked up by the letters of a word, a byte each, folded by fold.
var wordScore = func() map[uint64]scores {
	t := map[uint64]scores{}
	for _, w := range []weighted{
		// Left out for being words of several languages: و يا بر هم دي د بعد قبل.
		{langAR, 1, "في على إلى الى التي الذي الذين أن إن هذا هذه وقد كانت وقال قال عن خلال مع لم لن كما قد كان وفي ومن ذلك تلك حيث منذ عند ضد لدى بأن أنه أنها"},
		{langAR, .5, "من بين ما لا إذا ان"},
		{langFA, 1.2, "است که از در را برای های شده کرد کرده شود بود نیز باید آنها کشور دارد کند کنند خواهد دولت روز سال نفر هزار پس"},
		{langFA, .7, "به با این آن می شد گفت یک تا خود وی دو داد شدند شدن"},
		{langFA, 2, "البته"}, // begins like a definite noun of Arabic
		{langUR, 1.2, "کے میں ہے ہیں اور سے نے کہ نہیں یہ بھی گے گا ہوئے کیا تھا اپنے"},
		{langUR, .7, "کی کو کا پر اس ان"},
		{langCKB, 1.2, "لە بە بۆ کە لەگەڵ ئەو ئەم دەکات هەر کرد لەسەر"},
		{langPS, 1.2, "په چې کې ته او سره هغه شوي شوې کړي کړې وکړ دغه"},
		{langPS, .4, "د دي له"},
		{langUG, 1.2, "ۋە بىلەن بۇ بىر ئۈچۈن قىلىش دەپ"},
		{langSD, 1.2, "آهي"},
	} {
		for _, s := range strings.Fields(w.list) {
			var key uint64
			for _, r := range s {
				key = key<<8 | uint64(fold(byte(r-0x600)))
			}
			v := t[key]
			v[w.lang] += w.weight
			t[key] = v
		}
	}
	return t
}()

// latinLanguages are named in refusals; the words are those that the others
// have not.
var latinLanguages = []struct {
	Language
	words string
}{
	{Language{"en", "English"}, "the of and to in was is that for with said by has from"},
	{Language{"fr", "French"}, "le la les des et du une dans pour au aux est par qui sur avec été l d"},
	{Language{"de", "German"}, "der die das und den mit von im für ist auf nicht ein eine"},
	{Language{"es", "Spanish"}, "el los las una y del por con que se para en"},
	{Language{"it", "Italian"}, "il che di della dei gli per è sono nel con"},
	{Language{"pt", "Portuguese"}, "o os da do em um uma não que para com"},
	{Language{"tr", "Turkish"}, "ve bir bu için ile olarak da de olan"},
	{Language{"ku", "Kurmanji"}, "û li ji bi ku di de ya yê"},
	{Language{"id", "Indonesian"}, "yang dan di dengan untuk pada ini itu"},
}

// maxLatinWord is the length in bytes of the longest word above, or more.
const maxLatinWord = 8

// latinWords keeps the first language that claims a word, so that a word of two
// languages speaks for the one listed first.
var latinWords = func() map[string]string {
	t := map[string]string{}
	for _, l := range latinLanguages {
		for _, w := range strings.Fields(l.words) {
			if _, taken := t[w]; !taken {
				t[w] = l.Code
			}
		}
	}
	return t
}()
