package read

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// maxDepth is how deep the elements of a feed or sitemap may lie in each other.
const maxDepth = 256

// errEntities is the reason for documents that declare entities, which feeds
// have no need of and which can stand for gigabytes.
var errEntities = errors.New("the XML declares entities")

// xmlDoc reads the tokens of an XML document in bounded depth. Like readers of
// feeds must, it bears with unknown entities and wrong nesting.
type xmlDoc struct {
	d       *xml.Decoder
	depth   int
	damaged bool // U+FFFD may stand for undecodable bytes
}

// newXML decodes b, whatever it declares, to UTF-8 and starts to read it.
func newXML(b []byte) (*xmlDoc, error) {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		if u := fromUTF16(b); u != nil {
			b = u
		} else {
			return nil, fmt.Errorf("binary data: NUL at byte offset %d", i)
		}
	}
	s, bad, err := decodeXML(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(strings.NewReader(printable(s)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return &xmlDoc{d: d, damaged: bad}, nil
}

// fromUTF16 decodes b when it begins with a mark of UTF-16.
func fromUTF16(b []byte) []byte {
	if !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return nil
	}
	out, err := io.ReadAll(newUTF16Reader(bytes.NewReader(b[2:]), b[0] == 0xfe))
	if err != nil || bytes.IndexByte(out, 0) >= 0 {
		return nil
	}
	return out
}

// decodeXML is decodePage for XML, which declares its character set on its
// first line.
func decodeXML(b []byte) (s string, damaged bool, err error) {
	if utf8.Valid(b) {
		return string(b), false, nil
	}
	if enc, name := charset.Lookup(xmlEncoding(b)); enc != nil && name != "utf-8" && name != "windows-1252" {
		s, err = decodeWith(enc, b)
		return s, true, err
	}
	return decodePage(b)
}

// xmlEncoding returns the encoding that the XML declaration names.
func xmlEncoding(b []byte) string {
	b = b[:min(len(b), 256)]
	decl, _, ok := bytes.Cut(b, []byte("?>"))
	if !ok || !bytes.HasPrefix(decl, []byte("<?xml")) {
		return ""
	}
	_, rest, _ := strings.Cut(string(decl), "encoding")
	rest = strings.TrimLeft(rest, "= \t\r\n")
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	name, _, _ := strings.Cut(rest[1:], rest[:1])
	return name
}

// printable replaces the characters that XML forbids by spaces: feeds are full
// of them, and one would cost all that follows it.
func printable(s string) string {
	if strings.IndexFunc(s, forbidden) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return ' '
		}
		return r
	}, s)
}

func forbidden(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff
}

// token returns the next token. The error is io.EOF at the end of the document.
func (x *xmlDoc) token() (xml.Token, error) {
	t, err := x.d.Token()
	if err != nil {
		if err == io.EOF {
			return nil, err
		}
		if se, ok := errors.AsType[*xml.SyntaxError](err); ok {
			return nil, errors.New("invalid XML: " + oneLine(se.Msg)) // the refusal has the line
		}
		return nil, fmt.Errorf("invalid XML: %w", err)
	}
	switch t := t.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, fmt.Errorf("XML elements lie more than %d deep in each other", maxDepth)
		}
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		if bytes.Contains(bytes.ToUpper(t), []byte("<!ENTITY")) {
			return nil, errEntities
		}
	}
	return t, nil
}

// root returns the first element.
func (x *xmlDoc) root() (xml.StartElement, error) {
	for {
		t, err := x.token()
		if err == io.EOF {
			return xml.StartElement{}, errors.New("XML without an element")
		}
		if err != nil {
			return xml.StartElement{}, err
		}
		if e, ok := t.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// line returns the line that the reader has come to, 1-based.
func (x *xmlDoc) line() int {
	line, _ := x.d.InputPos()
	return line
}

// inner returns the text of the element just started, up to its end. Elements
// in it are written as HTML without attributes, and the text beside them is
// escaped, so that markup stays apart from text that looks like it.
func (x *xmlDoc) inner() (string, error) {
	var b strings.Builder
	nested := false
	for depth := 0; ; {
		t, err := x.token()
		if err != nil {
			return "", noEOF(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			nested = true
			b.WriteString("<" + t.Name.Local + ">")
		case xml.EndElement:
			if depth == 0 {
				return b.String(), nil
			}
			depth--
			b.WriteString("</" + t.Name.Local + ">")
		case xml.CharData:
			if nested {
				_ = xml.EscapeText(&b, t) // a Builder never fails
			} else {
				b.Write(t)
			}
		}
	}
}

// leave reads to the end of the element just started.
func (x *xmlDoc) leave() error {
	for depth := x.depth; x.depth >= depth; {
		if _, err := x.token(); err != nil {
			return noEOF(err)
		}
	}
	return nil
}

func xmlAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
