package read

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

func TestIdentify(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"body", arBody, "ar"},
		{"title", arTitle, "ar"},
		{"foreign names", arForeign, "ar"},
		{"persian keyboard", arKeyboard, "ar"},
		{"no article, no ending", "مقتل جنديين بانفجار لغم", "ar"},
		{"one word", "دمشق", "ar"},
		{"loan letters", "پوتین يصل بكين ويلتقي نظيره في قمة گروزني", "ar"},
		{"vowelled", "أَعْلَنَ رَئِيسُ المَجْلِسِ مَوْعِدَ الجَلْسَةِ", "ar"},
		{"doctor", "د. سليم الراوي: لا بد من حل", "ar"},
		{"fa", faText, "fa"},
		{"fa title", faTitle, "fa"},
		{"fa with arabic letters", faOld, "fa"},
		{"fa short title", "زلزله در جنوب کشور", "fa"},
		{"ur", urText, "ur"},
		{"ur title", urTitle, "ur"},
		{"ckb", ckbText, "ckb"},
		{"ckb title", "سەرۆکی شار لەگەڵ وەزیر کۆبووەوە", "ckb"},
		{"ps", psText, "ps"},
		{"ps title", "د ښار شورا نوی پلان ومانه", "ps"},
		{"ug", ugText, "ug"},
		{"ug title", "شەھەر باشلىقى ۋەزىر بىلەن كۆرۈشتى", "ug"},
		{"sd", sdText, "sd"},
		{"en", enText, "en"},
		{"fr", frText, "fr"},
		{"de", deText, "de"},
		{"tr", trText, "tr"},
		{"ru", ruText, ""},
		{"he", heText, "he"},
		{"zh", "市议会批准了供水网络修复计划。", ""},
		{"digits", "2025-06-30, 12:00!", ""},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Identify(tt.text); got.Code != tt.want {
				var p profile
				p.add(tt.text)
				p.weigh()
				t.Errorf("got %v, want %q; scores %v", got, tt.want, p.score)
			}
		})
	}
}

// Every sentence-sized piece must be told too, not only the whole text.
func TestIdentifyWindows(t *testing.T) {
	for want, text := range map[string]string{"ar": arBody, "fa": faText, "ur": urText, "ckb": ckbText, "ps": psText, "ug": ugText} {
		words := strings.Fields(text)
		const n = 8
		for i := 0; i+n <= len(words); i++ {
			piece := strings.Join(words[i:i+n], " ")
			if got := Identify(piece).Code; got != want {
				t.Errorf("%s taken for %s: %s", want, got, piece)
			}
		}
	}
}

const corpus = "/work/shared/corpora/news.jsonl.gz"

// TestCorpus holds the detector to a corpus of Arabic news, whole articles and
// titles alone, where it is present.
func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("no corpus")
	}
	accepted, titles := 0, 0
	for item, err := range Open([]string{corpus}, Options{}).All() {
		if err != nil {
			t.Error(err)
			continue
		}
		accepted++
		if got := Identify(item.Article.Title); got.Code != "ar" && got.Name != "Latin" && item.Article.Title != "" {
			t.Errorf("title of %s: %v: %s", item.Article.ID, got, item.Article.Title)
		}
		titles++
	}
	t.Logf("%d articles, %d titles", accepted, titles)
	if accepted == 0 {
		t.Error("nothing accepted")
	}
}

func BenchmarkIdentify(b *testing.B) {
	for _, bb := range []struct{ name, text string }{
		{"title", arTitle}, {"article", strings.Repeat(arBody+"\n", 4)}, {"persian", strings.Repeat(faText, 8)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				Identify(bb.text)
			}
		})
	}
}

// corpusLines returns up to n bytes of whole lines of the corpus, or of written
// text where it is absent.
func corpusLines(tb testing.TB, n int) []byte {
	f, err := os.Open(corpus)
	if err != nil {
		line := jsonLine("", arTitle, strings.Repeat(arBody+"\n", 4)) + "\n"
		return []byte(strings.Repeat(line, max(1, n/len(line))))
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	var out []byte
	sc := bufio.NewScanner(zr)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() && len(out) < n {
		out = append(append(out, sc.Bytes()...), '\n')
	}
	return out
}
