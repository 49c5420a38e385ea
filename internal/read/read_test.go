package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"marsad"
)

// jsonLine returns an article as JSON.
func jsonLine(id, title, text string) string {
	b, err := json.Marshal(marsad.Article{ID: id, Title: title, Text: text})
	if err != nil {
		panic(err)
	}
	return string(b)
}

func zip(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func encode(t *testing.T, enc interface{ String(string) (string, error) }, s string) string {
	t.Helper()
	out, err := enc.String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// report reads files and writes a line for each item and refusal.
func report(paths []string, opts Options) string { return reportOf(Open(paths, opts)) }

func reportOf(r *Reader) string {
	var b strings.Builder
	for item, err := range r.All() {
		if err != nil {
			r, ok := errors.AsType[*Refusal](err)
			if !ok {
				return "not a refusal: " + err.Error()
			}
			fmt.Fprintf(&b, "- %d %s\n", r.Line, r.Reason)
			continue
		}
		a := item.Article
		fmt.Fprintf(&b, "+ %d %d %s|%s|%d\n", item.Source.Line, item.Source.Record, a.ID, a.Title, len(a.Text))
	}
	return b.String()
}

func TestReader(t *testing.T) {
	one := jsonLine("a", arTitle, arBody)
	two := jsonLine("b", "", arPara1)
	n, n1 := len(arBody), len(arPara1)
	itemOne := fmt.Sprintf("a|%s|%d", arTitle, n)
	itemTwo := fmt.Sprintf("b||%d", n1)
	derived := contentID(&marsad.Article{Title: arTitle, Text: arBody})
	plainItem := fmt.Sprintf("+ 1 1 %s|%s|%d\n", derived, arTitle, n)
	plain := arTitle + "\n\n" + arBody + "\n"
	win := charmap.Windows1256.NewEncoder()
	iso := charmap.ISO8859_6.NewEncoder()
	noTitle := arPara1 + " " + arPara2 + "\n" + arPara3
	isoBody := strings.NewReplacer("«", "", "»", "").Replace(noTitle)
	utf16le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()
	utf16be := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()
	cut := zip(one + "\n" + two + "\n" + strings.Repeat(two+"\n", 3))
	for _, tt := range []struct{ name, file, content, want string }{
		{"jsonl", "a.jsonl", one + "\n" + two + "\n", "+ 1 1 " + itemOne + "\n+ 2 2 " + itemTwo + "\n"},
		{"jsonl, no last newline, blank lines, crlf", "a", "\n" + one + "\r\n \n" + two, "+ 2 1 " + itemOne + "\n+ 4 2 " + itemTwo + "\n"},
		{"jsonl gz", "a.gz", zip(one + "\n" + two), "+ 1 1 " + itemOne + "\n+ 2 2 " + itemTwo + "\n"},
		{"jsonl two gzip members", "a.gz", zip(one+"\n") + zip(two), "+ 1 1 " + itemOne + "\n+ 2 2 " + itemTwo + "\n"},
		{"jsonl bom", "a.jsonl", "\ufeff" + one, "+ 1 1 " + itemOne + "\n"},
		{"jsonl utf-16", "a.jsonl", encode(t, utf16le, one+"\n"+two), "+ 1 1 " + itemOne + "\n+ 2 2 " + itemTwo + "\n"},
		{"jsonl utf-16 lone surrogate", "a.jsonl", encode(t, utf16be, one+"\n") + "\xd8\x00" + encode(t, utf16be, "\n"+two)[2:], "+ 1 1 " + itemOne + "\n- 2 invalid UTF-8: byte 0xff at column 1\n+ 3 3 " + itemTwo + "\n"},
		{"jsonl bad lines", "a.jsonl", "{\"id\":1,\"text\":\"x\"}\n{\"text\":}\n{\"text\":\"\xd8\"}\n{\"text\":\"ا\n[1]\n{}\n" + one + "\n{\"text\":\"a\\u0000\"}\n{\"text\":\"\x00\"}\nnull\n",
			"- 1 field id is a JSON number where a string is wanted at column 7\n" +
				"- 2 invalid JSON: invalid character '}' looking for beginning of value at column 9\n" +
				"- 3 invalid UTF-8: byte 0xd8 at column 10\n" +
				"- 4 invalid JSON: unexpected end of JSON input at column 12\n" +
				"- 5 not an article: a JSON array where an object is wanted at column 1\n" +
				"- 6 empty article: neither title nor text\n" +
				"+ 7 7 " + itemOne + "\n" +
				"- 8 binary data: NUL in the article\n" +
				"- 9 binary data: NUL at column 10\n" +
				"- 10 empty article: neither title nor text\n"},
		{"first line damaged", "a", "hello\n" + one + "\n", "- 1 invalid JSON: invalid character 'h' looking for beginning of value at column 1\n+ 2 2 " + itemOne + "\n"},
		{"jsonl other languages", "a.jsonl", jsonLine("", "", enText) + "\n" + jsonLine("", "", faText) + "\n" + jsonLine("", "", urText) + "\n" + jsonLine("", "", ckbText) + "\n" + jsonLine("", "", ruText) + "\n" + jsonLine("", "", "...") + "\n" + two,
			"- 1 not Arabic: looks English (en)\n- 2 not Arabic: looks Persian (fa)\n- 3 not Arabic: looks Urdu (ur)\n- 4 not Arabic: looks Central Kurdish (ckb)\n- 5 not Arabic: written in the Cyrillic script\n- 6 not Arabic: it has no letters\n+ 7 7 " + itemTwo + "\n"},
		{"title alone", "a.jsonl", jsonLine("t", arTitle, ""), "+ 1 1 t|" + arTitle + "|0\n"},
		{"id from content", "a.jsonl", jsonLine("", arTitle, arBody), plainItem},
		{"json array", "a.json", "[\n " + one + ",\n " + two + "\n]\n", "+ 2 1 " + itemOne + "\n+ 3 2 " + itemTwo + "\n"},
		{"json array, one line", "a", "[" + one + "," + two + "]", "+ 1 1 " + itemOne + "\n+ 1 2 " + itemTwo + "\n"},
		{"json object over lines", "a.json", "{\n\"id\": \"a\",\n\"title\": \"" + arTitle + "\",\n\"text\": \"" + strings.ReplaceAll(arBody, "\n", "\\n") + "\"\n}\n" + two, "+ 1 1 " + itemOne + "\n+ 6 2 " + itemTwo + "\n"},
		{"json array, wrong element", "a.json", "[\n{\n \"text\": 5},\n" + two + ",\n7]", "- 3 field text is a JSON number where a string is wanted at column 10\n+ 4 2 " + itemTwo + "\n- 5 invalid JSON: '7' where an article object is wanted at column 1\n"},
		{"json array, no end", "a.json", "[" + two + ",\n{\"text\":\"x\"", "+ 1 1 " + itemTwo + "\n- 2 invalid JSON: the article has no end\n"},
		{"json array, not closed", "a.json", "[" + two, "+ 1 1 " + itemTwo + "\n- 1 invalid JSON: the array is not closed\n"},
		{"json array, rest", "a.json", "[]\n x", "- 2 invalid JSON: 'x' after the end of the array at column 2\n"},
		{"json array empty", "a.json", "[]", ""},
		{"text", "a.txt", plain, plainItem},
		{"text crlf", "a", strings.ReplaceAll(plain, "\n", "\r\n"), plainItem},
		{"text bom", "a", "\ufeff\n\n" + plain, plainItem},
		{"text gz", "a", zip(plain), plainItem},
		{"text, longer paragraph after the title", "a", arTitle + "\n" + arBody, plainItem},
		{"text without title", "a", noTitle, fmt.Sprintf("+ 1 1 %s||%d\n", contentID(&marsad.Article{Text: noTitle}), len(noTitle))},
		{"text of one line", "a", arTitle + "\n", fmt.Sprintf("+ 1 1 %s||%d\n", contentID(&marsad.Article{Text: arTitle}), len(arTitle))},
		{"text utf-16le", "a", encode(t, utf16le, plain), plainItem},
		{"text utf-16be", "a", encode(t, utf16be, plain), plainItem},
		{"text windows-1256", "a.txt", encode(t, win, plain), plainItem},
		{"text windows-1256 short", "a.txt", encode(t, win, arTitle), fmt.Sprintf("+ 1 1 %s||%d\n", contentID(&marsad.Article{Text: arTitle}), len(arTitle))},
		{"text iso-8859-6", "a.txt", encode(t, iso, isoBody), fmt.Sprintf("+ 1 1 %s||%d\n", contentID(&marsad.Article{Text: isoBody}), len(isoBody))},
		{"text french windows-1252", "a.txt", encode(t, charmap.Windows1252.NewEncoder(), frText), "- 0 not Arabic: looks French (fr)\n"},
		{"text persian", "a.txt", faText, "- 0 not Arabic: looks Persian (fa)\n"},
		{"text damaged utf-8", "a.txt", arPara1 + "\xd9" + arPara2, "- 0 undecodable: invalid UTF-8 at byte offset " + fmt.Sprint(n1) + ", and neither windows-1256 nor ISO-8859-6\n"},
		{"noise", "a.txt", "\x81\x90\xfe\xff\x88\x99\xaa\xbb\xcc", "- 0 undecodable: invalid UTF-8 at byte offset 0, and neither windows-1256 nor ISO-8859-6\n"},
		{"empty", "a.jsonl", "", "- 0 empty file\n"},
		{"empty gz", "a.gz", zip(""), "- 0 empty file\n"},
		{"blank text", "a", " \n\n", "- 0 empty article: neither title nor text\n"},
		{"binary", "a", "\x7fELF\x02\x01\x01\x00\x00\x00", "- 0 binary data: NUL at byte offset 7\n"},
		{"binary later", "a.txt", plain + strings.Repeat(arBody, 20) + "\x00", fmt.Sprintf("- 0 binary data: NUL at byte offset %d\n", len(plain)+20*n)},
		{"truncated gzip", "a.jsonl.gz", cut[:len(cut)-12], "?"},
		{"gzip, wrong checksum", "a.jsonl.gz", cut[:len(cut)-8] + "\x00\x00\x00\x00" + cut[len(cut)-4:], "?"},
		{"gzip header", "a.gz", "\x1f\x8b\x08", "- 0 gzip header: unexpected EOF\n"},
		{"feed without entries", "a.xml", "<?xml version=\"1.0\"?><rss><channel></channel></rss>", "- 0 a feed without entries\n"},
		{"feed by a damaged root", "a.xml", "<?xml version=\"1.0\"?><note>x</note>", "- 0 XML that is no feed: its first element is \"note\"\n"},
		{"sitemap", "a", "<?xml version=\"1.0\"?><!-- x --><urlset><url><loc>http://example.org</loc></url></urlset>", "- 0 a sitemap: it lists addresses and holds no articles\n"},
		{"opml", "a", "<opml version=\"2.0\"><body/></opml>", "- 0 an OPML file: it lists feeds and holds no articles\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tt.file)
			if err := os.WriteFile(path, []byte(tt.content), 0o644); err != nil {
				t.Fatal(err)
			}
			got := report([]string{path}, Options{})
			if tt.want == "?" {
				if !strings.HasPrefix(got, "+ 1 1 "+itemOne+"\n") || strings.Count(got, "\n- ") != 1 || !strings.Contains(got, "gzip data") {
					t.Errorf("got:\n%s", got)
				}
				return
			}
			if got != tt.want {
				t.Errorf("got:\n%swant:\n%s", got, tt.want)
			}
			opts := Options{Stdin: strings.NewReader(tt.content)}
			if filepath.Ext(tt.file) == "" {
				if again := report([]string{"-"}, opts); again != got {
					t.Errorf("standard input gives:\n%s", again)
				}
			}
		})
	}
}

// A long line is refused by itself and never held.
func TestLongLine(t *testing.T) {
	long := io.LimitReader(repeat{[]byte("اب")}, 50<<20)
	in := io.MultiReader(strings.NewReader(jsonLine("a", "", arPara1)+"\n{\"text\":\""), long, strings.NewReader("\"}\n"+jsonLine("b", "", arPara1)))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := report([]string{"-"}, Options{Stdin: in})
	runtime.ReadMemStats(&after)
	want := fmt.Sprintf("+ 1 1 a||%d\n- 2 line too long: the limit is 16777216 bytes\n+ 3 3 b||%d\n", len(arPara1), len(arPara1))
	if got != want {
		t.Errorf("got:\n%s", got)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 4*DefaultMaxRecord {
		t.Errorf("allocated %d MB", n>>20)
	}
	for _, tt := range []struct{ name, in, want string }{
		{"article over the limit", jsonLine("a", "", strings.Repeat(arPara1, 5)), "- 1 too large: 1295 bytes of text, the limit is 1000\n"},
		{"line over the limit", jsonLine("a", "", strings.Repeat(arPara1, 10)) + "\n" + jsonLine("b", "", arPara1), "- 1 line too long: the limit is 2000 bytes\n+ 2 2 b||259\n"},
		{"element over the limit", "[" + jsonLine("a", "", strings.Repeat(arPara1, 10)) + ",\n" + jsonLine("b", "", arPara1) + "]", "- 1 article too long: the limit is 2000 bytes of JSON\n+ 2 2 b||259\n"},
		{"text over the limit", strings.Repeat(arPara1, 5), "- 0 too large: the limit is 1000 bytes\n"},
	} {
		got := report([]string{"-"}, Options{Stdin: strings.NewReader(tt.in), MaxArticle: 1000, MaxRecord: 2000})
		want := strings.ReplaceAll(strings.ReplaceAll(tt.want, "1295", fmt.Sprint(5*len(arPara1))), "259", fmt.Sprint(len(arPara1)))
		if got != want {
			t.Errorf("%s: got:\n%swant:\n%s", tt.name, got, want)
		}
	}
}

// repeat reads the same bytes for ever.
type repeat struct{ unit []byte }

func (r repeat) Read(p []byte) (int, error) {
	n := 0
	for n+len(r.unit) <= len(p) {
		n += copy(p[n:], r.unit)
	}
	return n, nil
}

func TestPaths(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"b.jsonl": jsonLine("b", "", arPara1), "a/z.txt": arPara1, "a/c.ndjson.gz": zip(jsonLine("c", "", arPara1)),
		"skip.csv": "x", ".hidden/x.txt": arPara1, ".x.txt": arPara1, "empty/readme": "x",
	} {
		p := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(p), 0o755)
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	os.Symlink(filepath.Join(dir, "none"), filepath.Join(dir, "dangling.txt"))
	var got []string
	missing := filepath.Join(dir, "missing.jsonl")
	for item, err := range Open([]string{missing, dir, filepath.Join(dir, "empty"), filepath.Join(dir, "b.jsonl"), "-"}, Options{}).All() {
		if err != nil {
			r := err.(*Refusal)
			rel, _ := filepath.Rel(dir, r.File)
			got = append(got, rel+": "+r.Reason)
			if r.File == missing && !errors.Is(err, fs.ErrNotExist) {
				t.Error("the cause is lost")
			}
			continue
		}
		rel, _ := filepath.Rel(dir, item.Source.File)
		got = append(got, rel)
	}
	want := "missing.jsonl: open: no such file or directory\na/c.ndjson.gz\na/z.txt\nb.jsonl\n" +
		"dangling.txt: read directory: no such file or directory\nempty: no file of a known kind in the directory\nb.jsonl\n: no standard input"
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("got:\n%s\nwant:\n%s", g, want)
	}
}

func TestInputOverride(t *testing.T) {
	in := jsonLine("a", "", arPara1)
	for kind, want := range map[Kind]string{
		KindText: "+ 1 1 ", KindJSONL: "+ 1 1 a|", KindJSON: "+ 1 1 a|", KindHTML: "- 0 no article", "pdf": "- 0 unknown kind of input \"pdf\"",
	} {
		if got := report([]string{"-"}, Options{Input: kind, Stdin: strings.NewReader(in)}); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s", kind, got)
		}
	}
	if _, err := ParseKind("pdf"); err == nil {
		t.Error("ParseKind takes pdf")
	}
}

// An invalid date is kept, and AnyLanguage lets others pass.
func TestKept(t *testing.T) {
	in := `{"id":"x","date":"yesterday","text":"` + enText + `","keywords":["a"]}`
	r := Open([]string{"-"}, Options{Stdin: strings.NewReader(in), AnyLanguage: true})
	item, err := r.Next()
	if err != nil || item.Article.Date != "yesterday" || item.Article.Text != enText {
		t.Errorf("got %+v, %v", item, err)
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("got %v, want EOF", err)
	}
	r = Open([]string{"-", "-"}, Options{Stdin: strings.NewReader(in)})
	r.Close()
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("after Close: %v", err)
	}
}

// A line from a pipe is given before the pipe is closed, however it arrives.
func TestPipe(t *testing.T) {
	pr, pw := io.Pipe()
	go func() {
		for _, b := range []byte(jsonLine("a", arTitle, arPara1) + "\n") {
			pw.Write([]byte{b})
		}
	}()
	r := Open([]string{"-"}, Options{Stdin: pr})
	item, err := r.Next()
	if err != nil || item.Article.ID != "a" {
		t.Errorf("got %+v, %v", item, err)
	}
	pw.Close()
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("got %v, want EOF", err)
	}
	for _, in := range []string{arTitle + "\n\n" + arBody, "{عاجل} " + arTitle + "\n" + arBody, "hello\n" + jsonLine("b", "", arPara1), page} {
		whole := report([]string{"-"}, Options{Stdin: strings.NewReader(in)})
		if bytewise := report([]string{"-"}, Options{Stdin: iotest.OneByteReader(strings.NewReader(in))}); whole != bytewise {
			t.Errorf("at once:\n%sbyte by byte:\n%s", whole, bytewise)
		}
	}
}
