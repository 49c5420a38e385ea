package read

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"

	"marsad"
)

// warcRecord writes a record; a negative length is replaced by the right one.
func warcRecord(kind, media, uri, content string, length int) string {
	if length < 0 {
		length = len(content)
	}
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, media, length, content)
}

func response(head, body string) string {
	return warcRecord("response", "application/http; msgtype=response", "https://example.org/n/9", "HTTP/1.1 "+head+"\r\n\r\n"+body, -1)
}

const html200 = "200 OK\r\nContent-Type: text/html; charset=utf-8"

func TestWARC(t *testing.T) {
	item := fmt.Sprintf(" %s|%s|%d\n", contentID(&marsad.Article{Title: arTitle, Text: arBody}), arTitle, len(arBody))
	good := response(html200, page)
	info := warcRecord("warcinfo", "application/warc-fields", "", "software: test\r\n", -1)
	request := warcRecord("request", "application/http; msgtype=request", "https://example.org/n/9", "GET / HTTP/1.1\r\n\r\n", -1)
	image := response("200 OK\r\nContent-Type: image/png", "\x89PNG")
	gone := response("404 Not Found\r\nContent-Type: text/html", "<html>")
	chunked := response(html200+"\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 100, page[:100], len(page)-100, page[100:]))
	win := response("200 OK\r\nContent-Type: text/html", strings.Replace(encode(t, charmap.Windows1256.NewEncoder(), page[:strings.Index(page, "<footer>")]), `<meta charset="utf-8">`, "", 1))
	bomb := zip(strings.Repeat(" ", DefaultMaxRecord+1))
	members := []string{zip(info), zip(good), zip(good)}
	flipped := []byte(members[1])
	flipped[len(flipped)/2] ^= 0xff
	sum := []byte(members[1])
	sum[len(sum)-6] ^= 0xff
	at1, at2 := len(members[0]), len(members[0])+len(members[1])
	for _, tt := range []struct{ name, in, want, skipped string }{
		{"plain", info + request + good + image + gone + good, "+ 1 1" + item + "+ 1 2" + item,
			"HTTP status 404 1, page of type image/* 1, record of type request 1, record of type warcinfo 1"},
		{"members", strings.Join(members, ""), "+ 1 1" + item + "+ 1 2" + item, "record of type warcinfo 1"},
		{"one member for all", zip(info + good + good), "+ 1 1" + item + "+ 1 2" + item, "record of type warcinfo 1"},
		{"resource", warcRecord("resource", "text/html", "https://example.org/n/9", page, -1), "+ 1 1" + item, ""},
		{"chunked", chunked, "+ 1 1" + item, ""},
		{"said to be chunked", response(html200+"\r\nTransfer-Encoding: chunked", page), "+ 1 1" + item, ""},
		{"zipped page", response(html200+"\r\nContent-Encoding: gzip", zip(page)), "+ 1 1" + item, ""},
		{"said to be zipped", response(html200+"\r\nContent-Encoding: gzip", page), "+ 1 1" + item, ""},
		{"windows-1256", win, "+ 1 1" + item, ""},
		{"other encoding", response(html200+"\r\nContent-Encoding: br", "\x01\x02"), "- 0 page in the encoding \"br\", which is not read at byte offset 0\n", ""},
		{"page bomb", response(html200+"\r\nContent-Encoding: gzip", bomb) + good, "- 0 too large: the limit is 16777216 bytes at byte offset 0\n+ 1 2" + item, ""},
		{"no article", response(html200, "<html><p>x</p>") + good, "- 0 no article found in the page at byte offset 0\n+ 1 2" + item, ""},
		{"not Arabic", good + response(html200, strings.NewReplacer(arPara1, enText, arPara2, enText, arPara3, enText, arTitle, "x").Replace(page)), "+ 1 1" + item + fmt.Sprintf("- 0 not Arabic: looks English (en) at byte offset %d\n", len(good)), ""},
		{"cut by the crawler", strings.Replace(good, "WARC-Type", "WARC-Truncated: length\r\nWARC-Type", 1), "- 0 page cut off by the crawler (\"length\") at byte offset 0\n", ""},
		{"dns", warcRecord("response", "text/dns", "dns:x", "x", -1), "", "record of type response: text/* 1"},
		{"unknown types", warcRecord("a", "x", "", "", -1) + warcRecord("b", "x", "", "", -1), "", "record of unknown type 2"},
		{"status", response("999 x", "") + response("x y", "") + warcRecord("response", "application/http", "x", "nonsense", -1),
			"- 0 HTTP status \"999\" at byte offset 0\n- 0 HTTP status \"x\" at byte offset 167\n- 0 not an HTTP answer at byte offset 332\n", ""},
		{"garbage between", good + "garbage\r\nmore of it\n" + strings.Repeat("x", 100_000) + "\r\n" + good, "+ 1 1" + item + fmt.Sprintf("- 0 not a WARC record at byte offset %d\n+ 1 3", len(good)) + item, ""},
		{"length too small", warcRecord("response", "application/http; msgtype=response", "u", "HTTP/1.1 "+html200+"\r\n\r\n"+page, 100) + good, "- 0 no article found in the page at byte offset 0\n- 0 not a WARC record at byte offset 224\n+ 1 3" + item, ""},
		{"length too large", warcRecord("metadata", "x", "u", "x", 1<<40), "- 0 WARC record cut off: 5 of 1099511627776 bytes at byte offset 0\n", "record of type metadata 1"},
		{"length missing", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + good, "- 0 WARC header without a Content-Length at byte offset 0\n+ 1 2" + item, ""},
		{"length negative", warcRecord("response", "x", "", "", 0)[:60] + "\r\nContent-Length: -5\r\n\r\n" + good, "- 0 WARC header without a Content-Length at byte offset 0\n+ 1 2" + item, ""},
		{"header cut off", good + "WARC/1.0\r\nWARC-Type: resp", "+ 1 1" + item + fmt.Sprintf("- 0 WARC header: unexpected EOF at byte offset %d\n", len(good)), ""},
		{"header endless", "WARC/1.0\r\n" + strings.Repeat("a: b\r\n", maxHeader/5) + "\r\n\r\n" + good, "- 0 WARC header: longer than 262144 bytes at byte offset 0\n+ 1 2" + item, ""},
		{"record cut off", good + good[:len(good)-500], "+ 1 1" + item + fmt.Sprintf("- 0 WARC record cut off: %d of %d bytes at byte offset %d\n", len(page)+59-496, len(page)+59, len(good)), ""},
		{"member damaged", members[0] + string(flipped) + members[2], fmt.Sprintf("? at byte offset %d\n+ 1 2", at1) + item, "record of type warcinfo 1"},
		{"member with a wrong sum", members[0] + string(sum) + members[2], fmt.Sprintf("- 0 WARC record: damaged or cut-off gzip data: gzip: invalid checksum at byte offset %d\n+ 1 2", at1) + item, "record of type warcinfo 1"},
		{"member cut off", members[0] + members[1] + members[2][:len(members[2])/2], "+ 1 1" + item + fmt.Sprintf("- 0 WARC record: damaged or cut-off gzip data: unexpected EOF at byte offset %d\n", at2), "record of type warcinfo 1"},
		{"garbage between members", members[0] + "garbage\x1f\x8b\x1f" + members[1] + members[2], fmt.Sprintf("- 0 not gzip data at byte offset %d\n+ 1 2", at1) + item + "+ 1 3" + item, "record of type warcinfo 1"},
		{"member of something else", members[0] + zip("something else\n") + members[2], fmt.Sprintf("- 0 gzip member without a WARC record at byte offset %d\n+ 1 2", at1) + item, "record of type warcinfo 1"},
		{"second record of a member", zip(info + response(html200, "<html>")), "- 0 no article found in the page at byte offset 0, record 2 of the gzip member\n", "record of type warcinfo 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Open([]string{"-"}, Options{Stdin: strings.NewReader(tt.in)})
			got := reportOf(r)
			if want, ok := strings.CutPrefix(tt.want, "?"); ok {
				if !strings.HasPrefix(got, "- 0 ") || !strings.HasSuffix(got, want) || !strings.Contains(got, "gzip data") {
					t.Errorf("got:\n%s", got)
				}
			} else if got != tt.want {
				t.Errorf("got:\n%swant:\n%s", got, tt.want)
			}
			var skipped []string
			for _, s := range r.Skipped() {
				skipped = append(skipped, fmt.Sprint(s.Reason, " ", s.Count))
			}
			if s := strings.Join(skipped, ", "); s != tt.skipped {
				t.Errorf("skipped %s", s)
			}
			if tt.name != "page bomb" {
				if again := report([]string{"-"}, Options{Stdin: iotest.OneByteReader(strings.NewReader(tt.in))}); again != got {
					t.Errorf("byte by byte:\n%s", again)
				}
			}
		})
	}
	// By force, on what is none.
	if got := report([]string{"-"}, Options{Input: KindWARC, Stdin: strings.NewReader(arBody)}); got != "- 0 not a WARC record at byte offset 0\n" {
		t.Errorf("got %s", got)
	}
	if got := report([]string{"-"}, Options{Input: KindWARC, Stdin: iotest.TimeoutReader(strings.NewReader(good + "x"))}); !strings.Contains(got, "timeout at byte offset") {
		t.Errorf("got %s", got)
	}
}

func TestPageURL(t *testing.T) {
	for _, c := range [][3]string{
		{"https://a.org/x", "", "https://a.org/x"}, {"<https://a.org/x>", "/y", "https://a.org/y"},
		{"https://a.org/x", "http://b.org/", "http://b.org/"}, {"https://a.org/x", "javascript:1", "https://a.org/x"},
		{"https://a.org/x", "%zz", "https://a.org/x"}, {"%zz", "https://b.org", "https://b.org"},
	} {
		if got := pageURL(c[0], c[1]); got != c[2] {
			t.Errorf("%q: got %q", c, got)
		}
	}
}

// FuzzWARC: whatever damage is done to an archive, a whole record behind it, at
// the start of a line or member, is found; and reading ends.
func FuzzWARC(f *testing.F) {
	good := response(html200, page)
	f.Add([]byte(good), true, 10)
	f.Add([]byte(good), false, 300)
	f.Add([]byte("x\nWARC/1.0\r\nContent-Length: 5\r\n\r\nabc"), false, 0)
	f.Add([]byte(zip(good)), true, 40)
	f.Fuzz(func(t *testing.T, b []byte, zipped bool, flip int) {
		b = bytes.Clone(b)
		if len(b) > 0 {
			b[uint(flip)%uint(len(b))] ^= 0x55
		}
		in := string(b) + "\n"
		if zipped {
			in = zip(in) + zip(good)
		}
		n, failed := 0, 0
		for item, err := range Open([]string{"-"}, Options{Input: KindWARC, Stdin: strings.NewReader(in)}).All() {
			if err != nil {
				failed++
				if !strings.Contains(err.Error(), " at byte offset ") {
					t.Errorf("no place: %v", err)
				}
			} else if item.Article.Title == arTitle {
				n++
			}
		}
		if zipped && n == 0 {
			t.Errorf("the whole member was not found; %d refusals", failed)
		}
		if failed > len(in) {
			t.Errorf("%d refusals for %d bytes", failed, len(in))
		}
	})
}
