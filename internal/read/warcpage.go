package read

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"

	"marsad"
)

// recordTypes are those of ISO 28500; whatever else a record calls itself is
// counted together, so that an archive cannot fill the table of reasons.
var recordTypes = map[string]bool{
	"warcinfo": true, "response": true, "resource": true, "request": true,
	"metadata": true, "revisit": true, "conversion": true, "continuation": true,
}

// mainTypes are the main content types, for the same purpose.
var mainTypes = map[string]bool{
	"application": true, "audio": true, "font": true, "image": true, "message": true,
	"model": true, "multipart": true, "text": true, "video": true,
}

// content makes an article of the content of a record. The error is errSkipped
// when it is no page.
func (w *warcFile) content(head map[string]string, r io.Reader) (marsad.Article, error) {
	kind := strings.ToLower(head["warc-type"])
	if !recordTypes[kind] {
		return w.skipped("record of unknown type")
	}
	media := mediaType(head["content-type"])
	var (
		html []byte
		err  error
	)
	switch {
	case kind == "response" && media == "application/http":
		html, err = w.answer(r)
	case (kind == "response" || kind == "resource") && isPageType(media):
		html, err = w.page(r, nil)
	case kind == "response" || kind == "resource":
		return w.skipped("record of type " + kind + ": " + mainType(media))
	default:
		return w.skipped("record of type " + kind)
	}
	if err != nil {
		return marsad.Article{}, err
	}
	if t := head["warc-truncated"]; t != "" {
		return marsad.Article{}, fmt.Errorf("page cut off by the crawler (%.20q)", t)
	}
	a, err := ExtractHTML(html)
	if err != nil {
		return a, err
	}
	a.URL = pageURL(head["warc-target-uri"], a.URL)
	return a, nil
}

func (w *warcFile) skipped(reason string) (marsad.Article, error) {
	w.skip(reason)
	return marsad.Article{}, errSkipped
}

// answer reads an HTTP answer and returns its page.
func (w *warcFile) answer(r io.Reader) ([]byte, error) {
	br := bufio.NewReader(r)
	line, err := br.ReadString('\n')
	fields := strings.Fields(line)
	if err != nil || len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
		return nil, fmt.Errorf("not an HTTP answer")
	}
	head, err := readHeader(br)
	if err != nil {
		return nil, fmt.Errorf("HTTP header: %w", noEOF(err))
	}
	if status, err := strconv.Atoi(fields[1]); err != nil || status < 100 || status > 599 {
		return nil, fmt.Errorf("HTTP status %.10q", fields[1])
	} else if status != 200 {
		w.skip(fmt.Sprintf("HTTP status %d", status))
		return nil, errSkipped
	}
	if media := mediaType(head["content-type"]); !isPageType(media) && media != "" {
		w.skip("page of type " + mainType(media))
		return nil, errSkipped
	}
	return w.page(br, head)
}

// page reads a page and undoes the encodings of its transport. Archives often
// hold the page decoded under a header that still names an encoding, so that one
// is only undone which is there.
func (w *warcFile) page(r io.Reader, head map[string]string) ([]byte, error) {
	b, err := limited(r, w.limit)
	if err != nil {
		return nil, err
	}
	if strings.EqualFold(head["transfer-encoding"], "chunked") {
		if plain, ok := dechunk(b); ok {
			b = plain
		}
	}
	switch enc := strings.ToLower(head["content-encoding"]); enc {
	case "", "identity":
		return b, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(b, gzipMagic) {
			return b, nil
		}
		zr, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("gzip header of the page: %w", noEOF(err))
		}
		return limited(gzipReader{zr}, w.limit)
	case "deflate":
		if zr, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			return limited(zr, w.limit)
		}
		if plain, err := limited(flate.NewReader(bytes.NewReader(b)), w.limit); err == nil {
			return plain, nil
		}
		return b, nil
	default:
		if t := bytes.TrimSpace(b); len(t) > 0 && t[0] == '<' {
			return b, nil
		}
		return nil, fmt.Errorf("page in the encoding %.20q, which is not read", enc)
	}
}

// limited reads r to its end, or refuses what is over the limit.
func limited(r io.Reader, limit int) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(b) > limit {
		return nil, fmt.Errorf("too large: the limit is %d bytes", limit)
	}
	return b, err
}

// dechunk joins the chunks of HTTP's chunked encoding; false when b is not in it.
func dechunk(b []byte) ([]byte, bool) {
	var out []byte
	for {
		line, rest, ok := bytes.Cut(b, []byte("\n"))
		if !ok {
			return nil, false
		}
		size, _, _ := strings.Cut(string(bytes.TrimSpace(line)), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		if err != nil || int(n) > len(rest) {
			return nil, false
		}
		if n == 0 {
			return out, true
		}
		out = append(out, rest[:n]...)
		b = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
}

// mediaType returns a content type without its parameters, in lower case.
func mediaType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.ToLower(strings.TrimSpace(s))
}

func isPageType(media string) bool { return media == "text/html" || media == "application/xhtml+xml" }

func mainType(media string) string {
	if t, _, _ := strings.Cut(media, "/"); mainTypes[t] {
		return t + "/*"
	}
	return "unknown"
}

// pageURL returns the address of an archived page: the one it states when that
// can be resolved, else the one it was fetched from.
func pageURL(target, stated string) string {
	target = strings.Trim(target, "<> ") // WARC 1.0 was printed with brackets
	base, err := url.Parse(target)
	if err != nil {
		return stated
	}
	if u, err := base.Parse(stated); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return u.String()
	}
	return target
}
