package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"marsad"
)

// page has what news sites put around an article.
const page = `<!DOCTYPE html>
<html lang="ar-LY" dir="rtl"><head><meta charset="utf-8">
<title>` + arTitle + ` | صحيفة الواحة</title>
<meta property="og:title" content="` + arTitle + ` | صحيفة الواحة">
<meta property="og:site_name" content="صحيفة الواحة">
<meta property="og:type" content="article">
<meta property="article:published_time" content="2025-06-30T09:15:00+02:00">
<meta name="author" content="ليلى  الدرسي">
<link rel="canonical" href="https://example.org/news/17">
<script>var x = "ليس نصا";</script><style>p { color: red }</style>
</head><body>
<header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li><li><a href="/e">اقتصاد</a></li></ul></nav></header>
<main><article><h1>` + arTitle + `</h1>
<div class="tools">طباعة</div>
<p>` + arPara1 + `</p>
<p>شارك المقال</p>
<p><a href="/n/1">اقرأ أيضاً: انقطاع الكهرباء عن أحياء في المدينة القديمة</a></p>
<p>` + arPara2 + `</p>
<p>` + arPara3 + `</p>
<h3>مواضيع ذات صلة</h3>
<ul><li><a href="/n/2">افتتاح سوق جديد للخضار في الضاحية</a></li><li><a href="/n/3">تعيين مدير جديد للمستشفى العام</a></li></ul>
<p>تابعونا على فيسبوك وتويتر</p>
</article></main>
<footer><p>جميع الحقوق محفوظة © صحيفة الواحة</p></footer>
</body></html>`

func TestExtractHTML(t *testing.T) {
	full := marsad.Article{
		Source: "صحيفة الواحة", URL: "https://example.org/news/17", Date: "2025-06-30T09:15:00+02:00",
		Title: arTitle, Text: arBody, Author: "ليلى الدرسي", Language: "ar",
	}
	ld := `<html><head><title>x</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"w"},` +
		`{"@type":["NewsArticle"],"headline":"` + arTitle + `","datePublished":"2025-06-30T09:15:00+0200","author":[{"name":"ليلى الدرسي"},{"name":"سالم حداد"}],"publisher":{"name":"الواحة"}}]}</script></head><body>` +
		`<div class="story"><p>` + strings.ReplaceAll(arBody, "\n", "</p><p>") + `</p></div></body></html>`
	win := encode(t, charmap.Windows1256.NewEncoder(), page[:strings.Index(page, "<footer>")])
	winArticle := full
	var links strings.Builder
	for i := range 40 {
		fmt.Fprintf(&links, "<li><a href=/n/%d>%s</a></li>", i, arTitle)
	}
	for _, tt := range []struct {
		name, page string
		want       marsad.Article
		err        string
	}{
		{name: "full", page: page, want: full},
		{name: "windows-1256 undeclared", page: strings.Replace(win, `<meta charset="utf-8">`, "", 1), want: winArticle},
		{name: "windows-1256 declared", page: strings.Replace(win, "utf-8", "windows-1256", 1), want: winArticle},
		{name: "windows-1256 declared as utf-8", page: win, want: winArticle},
		{name: "utf-8 declared as windows-1256", page: strings.Replace(page, "utf-8", "windows-1256", 1), want: full},
		{name: "json-ld", page: ld, want: marsad.Article{Source: "الواحة", Date: "2025-06-30T09:15:00+02:00", Title: arTitle, Text: arBody, Author: "ليلى الدرسي، سالم حداد"}},
		{name: "links", page: "<html><body><ul>" + links.String() + "</ul></body></html>", err: "no article found in the page"},
		{name: "no text", page: "<html><body><img src=x></body></html>", err: "no article found in the page"},
		{name: "login", page: "<!doctype html><title>دخول</title><form><input name=u></form><p>أدخل اسم المستخدم</p>", err: "no article found in the page"},
		{name: "nul", page: "<html>\x00", err: "binary data: NUL at byte offset 6"},
		{name: "damaged text", page: strings.Replace(page, "أقر", "أ\xd9\xd9قر", 1), err: "undecodable: bytes without a meaning in the text of the page"},
		{name: "damaged footer", page: strings.Replace(page, "©", "\xa9", 1), want: full},
		{name: "deep", page: strings.Repeat("<div>", 5000) + arBody, err: "parse page"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ExtractHTML([]byte(tt.page))
			if tt.err != "" {
				if err == nil || !strings.HasPrefix(err.Error(), tt.err) {
					t.Errorf("got %+v, %v", got, err)
				}
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("got %v\n%+v\nwant\n%+v", err, got, tt.want)
			}
		})
	}
}

func TestHTMLFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	id := contentID(&marsad.Article{Title: arTitle, Text: arBody})
	if got, want := report([]string{path}, Options{}), fmt.Sprintf("+ 1 1 %s|%s|%d\n", id, arTitle, len(arBody)); got != want {
		t.Errorf("got %s", got)
	}
	persian := strings.ReplaceAll(page, arPara1, faText)
	persian = strings.ReplaceAll(strings.ReplaceAll(persian, arPara2, faText), arPara3, faText)
	persian = strings.ReplaceAll(persian, arTitle, faTitle)
	os.WriteFile(path, []byte(persian), 0o644)
	if got := report([]string{path}, Options{}); got != "- 0 not Arabic: looks Persian (fa)\n" {
		t.Errorf("got %s", got)
	}
}

func TestBestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-06-30":                      "2025-06-30",
		"2025-06-30T10:00:00Z":            "2025-06-30T10:00:00Z",
		"2025-06-30T10:00:00.000+03:00":   "2025-06-30T10:00:00.000+03:00",
		"2025-06-30T10:00:00+0300":        "2025-06-30T10:00:00+03:00",
		"2025-06-30 10:00:00":             "2025-06-30",
		"Mon, 30 Jun 2025 10:00:00 +0000": "2025-06-30T10:00:00Z",
		"30/6/2025":                       "30/6/2025",
		"":                                "",
	} {
		if got := bestDate(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := bestDate("أمس", "2025-06-30"); got != "2025-06-30" {
		t.Errorf("got %q", got)
	}
}
