package read

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"marsad"
)

// errNoArticle is the reason for pages such as front pages and lists of links.
var errNoArticle = errors.New("no article found in the page")

// Fewest bytes of body text that make an article: of any page, and of one that
// says itself that it is an article.
const (
	minBody         = 300
	minDeclaredBody = 80
)

// ExtractHTML makes an article of a page: title, paragraphs one a line, date,
// author, outlet, address and language as far as the page states them. The
// character set is the declared one or is told from the letters. Navigation,
// related links and the phrases that Arabic news sites put around articles are
// left out. The error is the reason for a refusal. ExtractHTML checks neither
// size nor language. page is not kept.
func ExtractHTML(page []byte) (a marsad.Article, err error) {
	if i := bytes.IndexByte(page, 0); i >= 0 {
		return a, fmt.Errorf("binary data: NUL at byte offset %d", i)
	}
	s, damaged, err := decodePage(page)
	if err != nil {
		return a, err
	}
	// Malformed pages are the rule on the web, and the extraction is not ours:
	// a page that breaks it must not end the run.
	defer func() {
		if p := recover(); p != nil {
			a, err = marsad.Article{}, fmt.Errorf("page cannot be analysed: %v", p)
		}
	}()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return a, fmt.Errorf("parse page: %w", err)
	}
	m := readMeta(doc)
	title, body, err := extractBody(doc, m)
	if err != nil {
		return a, err
	}
	if damaged && strings.ContainsRune(title+body, utf8.RuneError) {
		return a, errors.New("undecodable: bytes without a meaning in the text of the page")
	}
	return marsad.Article{
		Source: m.site, URL: m.url, Date: m.date, Title: title, Text: body,
		Author: m.author, Language: m.language,
	}, nil
}

func extractBody(doc *html.Node, m meta) (title, body string, err error) {
	base, err := url.Parse(m.url)
	if err != nil || m.url == "" {
		base = nil
	}
	parser := readability.NewParser()
	res, err := parser.ParseDocument(doc, base)
	if err != nil {
		return "", "", fmt.Errorf("analyse page: %w", err)
	}
	title = m.title
	if title == "" {
		title = withoutSite(oneLine(res.Title()), m.site)
	}
	var paragraphs []string
	if res.Node != nil {
		paragraphs = article(blocks(res.Node), title)
	}
	body = strings.Join(paragraphs, "\n")
	if len(body) < minDeclaredBody && m.body != "" {
		body = m.body
	}
	least := minBody
	if m.isArticle {
		least = minDeclaredBody
	}
	if len(body) < least {
		return "", "", errNoArticle
	}
	return title, body, nil
}

// A block is a paragraph, heading or list item.
type block struct {
	text    string
	linked  int // bytes of text inside links
	heading bool
	item    bool // of a list
}

// blocks returns the blocks under n in order.
func blocks(n *html.Node) []block {
	var c collector
	c.walk(n, false)
	c.flush()
	return c.blocks
}

type collector struct {
	blocks  []block
	text    strings.Builder
	linked  int
	heading bool
	item    bool
}

func (c *collector) walk(n *html.Node, linked bool) {
	switch n.Type {
	case html.TextNode:
		c.text.WriteString(n.Data)
		if linked {
			c.linked += len(oneLine(n.Data))
		}
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Figcaption, atom.Button, atom.Form, atom.Nav, atom.Footer, atom.Iframe:
		return
	case atom.Br:
		c.flush()
		return
	case atom.A:
		linked = true
	}
	isBlock := blockTags[n.DataAtom]
	if isBlock {
		c.flush()
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			c.heading = true
		case atom.Li:
			c.item = true
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child, linked)
	}
	if isBlock {
		c.flush()
		c.heading = false
		if n.DataAtom == atom.Li {
			c.item = false
		}
	}
}

func (c *collector) flush() {
	if t := oneLine(c.text.String()); t != "" {
		c.blocks = append(c.blocks, block{t, c.linked, c.heading, c.item})
	}
	c.text.Reset()
	c.linked = 0
}

var blockTags = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Blockquote: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Table: true, atom.Tr: true, atom.Td: true,
	atom.Header: true, atom.Main: true, atom.Aside: true, atom.Pre: true, atom.Figure: true,
	atom.Hr: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Body: true, atom.Html: true,
}

// article drops the blocks that are not part of the article: what repeats the
// title, phrases of the site, links, and a section of related articles down to
// the next paragraph.
func article(bs []block, title string) []string {
	var out []string
	end := 0 // paragraphs up to the last one that is no heading
	related := false
	for _, b := range bs {
		switch short := len(b.text) < maxPhrase; {
		case b.text == title && len(out) == 0:
			continue
		case short && startsRelated(b.text):
			related = true
			continue
		case short && isPhrase(b.text):
			continue
		case b.linked*5 > len(b.text)*4: // a link rather than text with links
			continue
		case related && (b.item || b.heading || short && !strings.ContainsAny(b.text, ".؟!:،")):
			continue
		}
		related = false
		out = append(out, b.text)
		if !b.heading {
			end = len(out)
		}
	}
	return out[:end] // a heading at the end introduced what was dropped
}

// maxPhrase is the length in bytes under which a block may be a phrase of the
// site; longer ones are text that happens to begin so.
const maxPhrase = 240

// relatedPhrases head links to other articles; written as folded by bare.
var relatedPhrases = []string{
	"اقرأ أيضا",
	"اقرا ايضا",
	"اقرأ ايضا",
	"إقرأ أيضا",
	"اقرأ المزيد",
	"اقرأوا أيضا",
	"طالع أيضا",
	"شاهد أيضا",
	"شاهد ايضا",
	"قد يهمك",
	"قد يعجبك",
	"مواضيع ذات صلة",
	"موضوعات ذات صلة",
	"موضوعات متعلقة",
	"مواضيع متعلقة",
	"أخبار ذات صلة",
	"أخبار متعلقة",
	"الأكثر قراءة",
	"الأكثر مشاهدة",
	"المزيد من الأخبار",
	"للمزيد من الأخبار",
}

// sitePhrases stand alone or begin a line that belongs to the site.
var sitePhrases = []string{
	"تابعونا على",
	"تابعنا على",
	"تابعوا آخر الأخبار",
	"اشترك في",
	"اشترك الآن",
	"انضم إلى قناتنا",
	"للاشتراك في",
	"شارك المقال",
	"شارك الخبر",
	"شارك هذا",
	"شارك على",
	"مشاركة",
	"طباعة",
	"نسخ الرابط",
	"تم نسخ الرابط",
	"تكبير الخط",
	"تصغير الخط",
	"حجم الخط",
	"جميع الحقوق محفوظة",
	"كافة الحقوق محفوظة",
	"حقوق النشر",
	"حقوق الطبع",
	"التعليقات",
	"أضف تعليق",
	"اترك تعليق",
	"لا توجد تعليقات",
	"كلمات مفتاحية",
	"كلمات دلالية",
	"الكلمات المفتاحية",
	"إعلان",
	"اعلان",
}

func startsRelated(s string) bool { return hasPhrase(s, relatedPhrases) }
func isPhrase(s string) bool      { return hasPhrase(s, sitePhrases) }

// hasPhrase reports whether s begins with a phrase that ends at a word's end.
// The two phrases of one word must be all of s: إعلان also begins headlines.
func hasPhrase(s string, phrases []string) bool {
	s = bare.Replace(strings.TrimLeft(s, " •·-–—|*#>»"))
	for _, p := range phrases {
		rest, ok := strings.CutPrefix(s, p)
		if !ok {
			continue
		}
		rest = strings.TrimSpace(rest)
		if rest == "" || strings.Contains(p, " ") {
			return true
		}
		if strings.Trim(rest, ":.0123456789٠١٢٣٤٥٦٧٨٩() ") == "" {
			return true
		}
	}
	return false
}

// bare drops the signs that sites set or leave out at will.
var bare = strings.NewReplacer("\u064b", "", "\u064c", "", "\u064d", "", "\u064e", "", "\u064f", "", "\u0650", "", "\u0651", "", "\u0652", "", "\u0640", "")

// oneLine makes every run of white space one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
