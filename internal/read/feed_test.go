package read

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"marsad"
)

const (
	feedPara1 = "<p>" + arPara1 + "</p>"
	feedHTML  = feedPara1 + "<script>alert(1)</script><p>" + arPara2 + "</p><h3>مواضيع ذات صلة</h3><ul><li><a href='/2'>تعيين مدير جديد للمستشفى</a></li></ul><p>" + arPara3 + "</p><p>ظهرت المقالة <a href='/n/1'>" + arTitle + "</a> أولاً على <a href='/'>صحيفة الواحة</a>.</p>"
)

// rss has what feeds of news sites have, and what they should not have.
const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>صحيفة الواحة</title><link>https://example.org/</link><atom:link href="https://example.org/feed" rel="self"/><language>ar-LY</language>
<image><title>شعار</title><url>https://example.org/logo.png</url></image>
<item><title><![CDATA[<b>` + arTitle + `</b><script>alert(1)</script>]]></title><link>https://example.org/n/1</link><guid isPermaLink="false">x1</guid>
<pubDate>Mon, 30 Jun 2025 09:15:00 +0200</pubDate><dc:creator>ليلى الدرسي</dc:creator><media:title>صورة</media:title>
<description>ملخص لا يؤخذ</description><content:encoded><![CDATA[` + feedHTML + `]]></content:encoded></item>
<item><title>` + arTitle + `</title><guid>https://example.org/n/2</guid><pubDate>30 Jun 2025 10:00 GMT</pubDate><author>leila@example.org (ليلى الدرسي)</author>
<description>&lt;p&gt;` + arPara1 + `&lt;/p&gt;&lt;p&gt;` + arPara2 + `&lt;/p&gt;</description></item>
<item><title>` + faTitle + `</title><link>/n/3</link><pubDate>Mon, 30 Jun 2025 23:15:00 AST</pubDate><description>` + faText + `</description></item>
<item><title></title><link>https://example.org/n/4</link></item>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title type="html">&lt;i&gt;صحيفة الواحة&lt;/i&gt;</title>
<entry><id>urn:uuid:1</id><title>` + arTitle + `</title><link rel="enclosure" href="/a.mp3"/><link href="/n/1"/><published>2025-06-30T09:15:00+02:00</published><updated>2025-07-01T00:00:00Z</updated>
<author><name>ليلى الدرسي</name><email>leila@example.org</email></author><author><name>سالم حداد</name></author>
<source><title>غيرها</title><id>urn:x</id></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + arPara1 + `</p><p>` + arPara2 + ` 3 &lt; 5</p></div></content></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"صحيفة الواحة","language":"ar",
"items":[{"id":"1","url":"/n/1","title":"` + arTitle + `","content_html":"<p>` + arPara1 + `</p>","date_published":"2025-06-30T09:15:00+02:00","authors":[{"name":"ليلى الدرسي"}]}]}`

func TestFeedFile(t *testing.T) {
	id := func(title, text string) string { return contentID(&marsad.Article{Title: title, Text: text}) }
	want := fmt.Sprintf("+ 5 1 %s|%s|%d\n+ 8 2 %s|%s|%d\n- 10 not Arabic: looks Persian (fa)\n- 11 empty article: neither title nor text\n",
		id(arTitle, arBody), arTitle, len(arBody), id(arTitle, arPara1+"\n"+arPara2), arTitle, len(arPara1+"\n"+arPara2))
	jsonWant := fmt.Sprintf("+ 1 1 %s|%s|%d\n", id(arTitle, arPara1), arTitle, len(arPara1))
	win := encode(t, charmap.Windows1256.NewEncoder(), strings.NewReplacer(faText, arPara1, faTitle, arTitle).Replace(rss))
	winWant := strings.Replace(want, "- 10 not Arabic: looks Persian (fa)", fmt.Sprintf("+ 10 3 %s|%s|%d", id(arTitle, arPara1), arTitle, len(arPara1)), 1)
	for _, tt := range []struct{ name, in, want string }{
		{"rss", rss, want},
		{"rss gz", zip(rss), want},
		{"rss utf-16", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), rss), want},
		{"rss windows-1256 declared", strings.Replace(win, "UTF-8", "windows-1256", 1), winWant},
		{"rss windows-1256 declared as utf-8", win, winWant},
		{"rss utf-8 declared as windows-1256", strings.Replace(rss, "UTF-8", "windows-1256", 1), want},
		{"rss with control characters", strings.Replace(rss, "<channel>", "\x0b<channel>\x1f", 1), want},
		{"rss 1.0", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>x</title></channel><item><title>` + arTitle + `</title><description>` + arPara1 + `</description></item></rdf:RDF>`, jsonWant},
		{"json feed", jsonFeed, strings.Replace(jsonWant, "+ 1 1", "+ 1 1", 1)},
		{"cut off", rss[:strings.Index(rss, faText)], strings.SplitAfter(want, "\n")[0] + strings.SplitAfter(want, "\n")[1] + "- 10 invalid XML: unexpected EOF\n"},
		{"entities", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>` + rss[strings.Index(rss, "<rss"):], "- 0 the XML declares entities\n"},
		{"entities later", strings.Replace(rss, "<channel>", "<channel><!DOCTYPE x [<!entity a 'x'>]>", 1), "- 3 the XML declares entities\n"},
		{"deep", `<rss><channel><item>` + strings.Repeat("<a:b>", 10000), "- 1 XML elements lie more than 256 deep in each other\n"},
		{"deep html", `<rss><channel><item><title>x</title><description>` + strings.Repeat("&lt;div&gt;", 5000), "- 1 invalid XML: unexpected EOF\n"},
		{"deep html closed", `<rss><channel><item><title>x</title><description>` + strings.Repeat("&lt;div&gt;", 5000) + "</description></item></channel></rss>", "- 1 parse text of the entry: html: open stack of elements exceeds 512 nodes\n"},
		{"binary", `<rss><channel>` + "\x00", "- 0 binary data: NUL at byte offset 14\n"},
		{"json, no feed", `{"version":"https://jsonfeed.org/version/1.1","items":5}`, "- 0 invalid JSON: field items is a number\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x")
			if err := os.WriteFile(path, []byte(tt.in), 0o644); err != nil {
				t.Fatal(err)
			}
			if got := report([]string{path}, Options{}); got != tt.want {
				t.Errorf("got:\n%swant:\n%s", got, tt.want)
			}
		})
	}
}

func TestParseFeed(t *testing.T) {
	base, _ := url.Parse("https://example.org/feed/")
	full := marsad.Article{
		Source: "صحيفة الواحة", URL: "https://example.org/n/1", Date: "2025-06-30T09:15:00+02:00",
		Title: arTitle, Text: arBody, Author: "ليلى الدرسي", Language: "ar",
	}
	f, err := ParseFeed([]byte(rss), base)
	if err != nil || len(f.Entries) != 4 || f.Title != "صحيفة الواحة" || f.Language != "ar" {
		t.Fatalf("got %v, %+v", err, f)
	}
	if got := f.Entries[0].Article; got != full {
		t.Errorf("got\n%+v\nwant\n%+v", got, full)
	}
	second := f.Entries[1].Article
	if second.URL != "https://example.org/n/2" || second.Date != "2025-06-30T10:00:00Z" || second.Author != "ليلى الدرسي" {
		t.Errorf("got %+v", second)
	}
	if third := f.Entries[2].Article; third.URL != "https://example.org/n/3" || third.Date != "2025-06-30" {
		t.Errorf("a zone of several meanings: got %+v", third)
	}
	f, err = ParseFeed([]byte(atomFeed), base)
	if err != nil || len(f.Entries) != 1 {
		t.Fatalf("got %v, %+v", err, f)
	}
	full.Author = "ليلى الدرسي، سالم حداد"
	full.Text = arPara1 + "\n" + arPara2 + " 3 < 5"
	if got := f.Entries[0].Article; got != full {
		t.Errorf("got\n%+v\nwant\n%+v", got, full)
	}
	f, err = ParseFeed([]byte(jsonFeed), base)
	full.Author, full.Text = "ليلى الدرسي", arPara1
	if err != nil || len(f.Entries) != 1 || f.Entries[0].Article != full {
		t.Errorf("got %v, %+v", err, f)
	}
	// What comes before a flaw is given.
	f, err = ParseFeed([]byte(rss[:strings.Index(rss, faText)]), base)
	if err == nil || len(f.Entries) != 2 {
		t.Errorf("got %v, %d entries", err, len(f.Entries))
	}
}

func TestFeedDate(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 30 Jun 2025 10:00:00 +0300": "2025-06-30T10:00:00+03:00",
		"Mon, 30 Jun 2025 10:00:00 GMT":   "2025-06-30T10:00:00Z",
		"Mon, 30 Jun 2025 10:00:00 EST":   "2025-06-30",
		"Mon, 30 Jun 2025 10:00:00":       "2025-06-30",
		"30 Jun 2025 23:59 +0000":         "2025-06-30T23:59:00Z",
		"30 حزيران 2025":                  "30 حزيران 2025",
		"2025-06-30T10:00:00Z":            "2025-06-30T10:00:00Z",
		"2025-06-30":                      "2025-06-30",
		" أمس ":                           "أمس",
		"":                                "",
	} {
		if got := feedDate(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := feedDate("أمس", "2025-06-30"); got != "2025-06-30" {
		t.Errorf("got %q", got)
	}
}

// What is hostile to readers of feeds takes time in proportion to its length:
// text in many pieces, namespaces, authors, headings.
func TestFeedTime(t *testing.T) {
	const n = 100_000
	var ns, headings strings.Builder
	for i := range n / 10 {
		fmt.Fprintf(&ns, ` xmlns:a%d="u"`, i)
		fmt.Fprintf(&headings, "&lt;h2&gt;عنوان %d&lt;/h2&gt;", i)
	}
	item := func(s string) string {
		return `<rss xmlns:a="urn:a"><channel><item><title>` + arTitle + `</title>` + s + `</item></channel></rss>`
	}
	for name, in := range map[string]string{
		"pieces":     item("<description>" + strings.Repeat("كلمة<b/>", n) + "</description>"),
		"comments":   item("<description>" + strings.Repeat("كلمة<!-- -->", n) + "</description>"),
		"extension":  item("<a:x>" + strings.Repeat("كلمة<a:b/>", n) + "</a:x>"),
		"authors":    item(strings.Repeat("<author><name>فلان</name></author>", n/4)),
		"author":     item("<author>" + strings.Repeat("كلمة<x/>", n) + "</author>"),
		"namespaces": item("<x" + ns.String() + ">" + strings.Repeat(`<a:b xmlns:c="u"/>`, n/10) + "</x>"),
		"headings":   item("<description>" + headings.String() + "</description>"),
	} {
		began := time.Now()
		f, err := ParseFeed([]byte(in), nil)
		if err != nil || len(f.Entries) != 1 {
			t.Errorf("%s: %v, %d entries", name, err, len(f.Entries))
		}
		if took := time.Since(began); took > 30*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(in))
		}
	}
}

// FuzzParseFeed: no entry holds markup of scripts or a line break in its title,
// the same bytes give the same entries, and what was read before a flaw is what
// is read of the part before it.
func FuzzParseFeed(f *testing.F) {
	for _, s := range []string{rss, atomFeed, jsonFeed, `<rss><item><title>a</title><link href="x"/></item>`, `<feed><entry><author>x<name>y`} {
		f.Add([]byte(s))
	}
	base, _ := url.Parse("https://example.org/feed/")
	f.Fuzz(func(t *testing.T, b []byte) {
		one, err := ParseFeed(bytes.Clone(b), base)
		two, err2 := ParseFeed(b, base)
		if fmt.Sprint(err) != fmt.Sprint(err2) || fmt.Sprintf("%+v", one) != fmt.Sprintf("%+v", two) {
			t.Fatal("the same bytes give another feed")
		}
		for _, e := range one.Entries {
			if strings.ContainsAny(e.Article.Title+e.Article.Author+e.Article.Source, "\n\r\x00") {
				t.Errorf("a line break or NUL in %q", e.Article.Title)
			}
			if e.Article.Text != strings.TrimSpace(e.Article.Text) || strings.Contains(e.Article.Text, "\n\n") {
				t.Errorf("blank lines in %q", e.Article.Text)
			}
		}
	})
}
