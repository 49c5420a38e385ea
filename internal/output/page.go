package output

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"marsad"
)

//go:embed page.html
var pageHTML string

// A Page writes explained articles as one self-contained HTML page, right to
// left, without scripts. All text is escaped by html/template.
type Page struct {
	Lang          Lang
	MinConfidence float64
	Versions      marsad.Versions
}

// The values of page.html.
type (
	pageData struct {
		Lang     Lang
		Dir      string
		Marks    []pageMark
		Versions marsad.Versions
		Articles []pageArticle
		Nothing  string
	}
	pageMark    struct{ Class, Word string }
	pageArticle struct {
		ID, Source, Date string
		Sentences        []pageSentence
		Records          int
	}
	pageSentence struct {
		Index  int
		Title  bool
		Pieces []pagePiece
		Quotes []Fact
		Events []pageEvent
	}
	pagePiece struct{ Class, Text string }
	pageEvent struct {
		Name, Quad, Term, Aux, Confidence, CAMEO, Again string
		Facts                                           []Fact
	}
)

// Write writes the page of the documents.
func (p Page) Write(w io.Writer, docs []*marsad.Document) error {
	t, err := template.New("page").Parse(pageHTML)
	if err != nil {
		return fmt.Errorf("output: page.html: %w", err)
	}
	d := pageData{Lang: English, Dir: "ltr", Versions: p.Versions, Nothing: p.Lang.word("nothing")}
	if p.Lang == Arabic {
		d.Lang, d.Dir = Arabic, "rtl"
	}
	for _, s := range markSigns {
		d.Marks = append(d.Marks, pageMark{s.word, p.Lang.word(s.word)})
	}
	for _, doc := range docs {
		d.Articles = append(d.Articles, p.article(doc))
	}
	if err := t.Execute(w, d); err != nil {
		return fmt.Errorf("output: write page: %w", err)
	}
	return nil
}

func (p Page) article(doc *marsad.Document) pageArticle {
	x := Explain(doc, p.MinConfidence)
	a := pageArticle{ID: doc.Article.ID, Source: doc.Article.Source, Date: doc.Article.Date}
	for i := range doc.Sentences {
		s := pageSentence{Index: i, Title: doc.Sentences[i].Title}
		for _, piece := range x.Pieces(doc.Sentences[i].Span) {
			s.Pieces = append(s.Pieces, pagePiece{classOf(piece.Mark), piece.In(doc.Text)})
		}
		for _, q := range x.Quotes(i) {
			s.Quotes = append(s.Quotes, Fact{Label: p.Lang.word("said"), Code: codeName(q.Speaker.Code), Text: x.actorText(&q.Speaker, p.Lang)})
		}
		for _, t := range x.In(i) {
			e := pageEvent{
				Name: EventName(t.Event), Quad: "c" + typeColour(t.Event.Type), Term: p.Lang.Type(t.Event.Type), Aux: p.Lang.Auxiliary(t.Event.Auxiliary),
				Confidence: fmt.Sprintf("%.2f", t.Event.Confidence), CAMEO: t.Event.CAMEO,
			}
			if t.Again {
				e.Again = p.Lang.word("again")
			} else {
				e.Facts = x.Facts(t.Event, p.Lang)
			}
			s.Events = append(s.Events, e)
			a.Records++
		}
		a.Sentences = append(a.Sentences, s)
	}
	return a
}

// classOf returns the classes of a piece, "" when it has no mark.
func classOf(m Mark) string {
	var out []string
	for _, s := range markSigns {
		if m&s.mark != 0 {
			out = append(out, s.word)
		}
	}
	return strings.Join(out, " ")
}
