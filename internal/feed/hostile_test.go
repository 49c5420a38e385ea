package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/encoding/charmap"
)

// Texts written for the tests; people, places and happenings are invented.
const (
	title = "مجلس مدينة النخيل يقر خطة لإصلاح شبكة المياه"
	para  = "أقر مجلس مدينة النخيل، اليوم الاثنين، خطة لإصلاح شبكة المياه في الأحياء الشرقية، بعد أسابيع من احتجاجات نظمها السكان أمام مبنى البلدية."
	para2 = "وقال رئيس المجلس سليم الراوي إن الأعمال ستبدأ مطلع الشهر المقبل، مؤكدا أن الحكومة وافقت على تمويل المرحلة الأولى."
)

// article is the page of article n, whose title holds a script.
func article(n int) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>%s %d</title><meta property="og:title" content="%s %d"></head>
<body><article><h1>%s %d<script>alert(1)</script></h1><p>%s</p><p>%s</p><p>الرقم %d</p></article><script>steal()</script></body></html>`, title, n, title, n, title, n, para, para2, n)
}

func rssOf(base string, paths ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>صحيفة الواحة</title>`)
	for _, p := range paths {
		if strings.HasPrefix(p, "/") {
			p = base + p
		}
		fmt.Fprintf(&b, "<item><title>&lt;script&gt;alert(1)&lt;/script&gt;%s</title><link>%s</link></item>", title, p)
	}
	return b.String() + "</channel></rss>"
}

func gz(b []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

// testFetcher is quick, and lets the address of a test server be dialled but no
// other private one.
func testFetcher(t *testing.T, server string, o Options) *Fetcher {
	t.Helper()
	o.AllowPrivate = true // ports of test servers
	o.Contact = "ops@example.org"
	o.Timeout, o.Pace, o.MaxBody = or(o.Timeout, 2*time.Second), time.Nanosecond, or(o.MaxBody, 5*mib/4)
	f := NewFetcher(o)
	allowed := strings.TrimPrefix(server, "http://")
	open, strict := dialer(o.Timeout, true), dialer(o.Timeout, false)
	f.transport.(*http.Transport).DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		if addr == allowed {
			return open.DialContext(ctx, network, addr)
		}
		return strict.DialContext(ctx, network, addr)
	}
	t.Cleanup(f.Close)
	return f
}

// endless writes until the client has enough.
func endless(w http.ResponseWriter, chunk []byte) {
	for {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
}

// hostile serves everything that a site may do to a reader.
func hostile(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	page := func(path string, f http.HandlerFunc) { mux.HandleFunc("GET "+path, f) }
	html := func(w http.ResponseWriter, s string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, s)
	}
	page("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /secret\n\nUser-agent: other\nDisallow: /\n")
	})
	page("/good/{n}", func(w http.ResponseWriter, r *http.Request) {
		n := 0
		fmt.Sscan(r.PathValue("n"), &n)
		html(w, article(n))
	})
	page("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/good/3", http.StatusMovedPermanently)
	})
	page("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	page("/chain/{n}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/chain/"+r.PathValue("n")+"0", http.StatusFound)
	})
	for name, to := range map[string]string{
		"private": "http://10.0.0.1/", "loopback": "http://127.0.0.1:9/", "name": "http://localhost:9/", "metadata": "http://169.254.169.254/latest/meta-data/",
		"mapped": "http://[::ffff:192.168.1.1]/", "v6": "http://[fd00::1]/", "decimal": "http://2130706433/", "file": "file:///etc/passwd", "data": "data:text/html,x", "user": "http://a:b@example.org/",
		"broken": "http://[::1", "secret": "/secret",
	} {
		page("/to/"+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
		})
	}
	page("/secret", func(w http.ResponseWriter, r *http.Request) { t.Error("a page that robots.txt forbids was fetched") })
	page("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		endless(w, bytes.Repeat([]byte("<p>نص</p>"), 4096))
	})
	page("/tengigabytes", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "10737418240")
		w.Header().Set("Content-Type", "text/html")
		endless(w, make([]byte, 64<<10))
	})
	bomb := gz(make([]byte, 64*mib))
	page("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb)
	})
	page("/bombfile", func(w http.ResponseWriter, r *http.Request) { w.Write(bomb) })
	page("/doublebomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip, gzip")
		w.Write(gz(bomb))
	})
	page("/cutgzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(gz([]byte(article(1)))[:200])
	})
	page("/drip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for range 500 {
			if _, err := io.WriteString(w, "<p>"); err != nil || r.Context().Err() != nil {
				return
			}
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	})
	page("/silent", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	page("/headers", func(w http.ResponseWriter, r *http.Request) {
		for i := range 300 {
			w.Header().Set(fmt.Sprintf("X-%d", i), strings.Repeat("x", 1000))
		}
		html(w, article(1))
	})
	page("/windows", func(w http.ResponseWriter, r *http.Request) { // declared as something else
		s, _ := charmap.Windows1256.NewEncoder().String(article(4))
		html(w, s)
	})
	page("/noise", func(w http.ResponseWriter, r *http.Request) {
		html(w, "<html><body><article><p>"+strings.Repeat("\x81\x8d\xfe\xff\x90", 200)+"</p></article>")
	})
	page("/binary", func(w http.ResponseWriter, r *http.Request) { html(w, "<html>\x00\x01") })
	page("/deep", func(w http.ResponseWriter, r *http.Request) { html(w, strings.Repeat("<div>", 100_000)) })
	page("/image", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		endless(w, make([]byte, 4096))
	})
	page("/pdf", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		io.WriteString(w, "%PDF-1.7")
	})
	page("/english", func(w http.ResponseWriter, r *http.Request) {
		html(w, "<html><head><meta property='og:type' content='article'></head><body><article><p>"+strings.Repeat("The city council approved a plan to repair the water network. ", 10)+"</p></article>")
	})
	page("/busy", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	page("/garbage", func(w http.ResponseWriter, r *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			io.WriteString(c, "\x16\x03\x01 nothing of HTTP\r\n\r\n")
			c.Close()
		}
	})
	page("/reset", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	srv := httptest.NewServer(mux)
	page("/feed/hostile", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		io.WriteString(w, rssOf(srv.URL, append([]string{"/good/1"}, append(keys(reasons), "/good/2")...)...))
	})
	page("/feed/entities", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">`+strings.Repeat(`<!ENTITY l "&lol;&lol;&lol;">`, 9)+`]><rss><channel><item><title>&l;</title></item></channel></rss>`)
	})
	page("/feed/deep", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "<rss><channel>"+strings.Repeat("<item>", 100_000))
	})
	page("/feed/gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	page("/feed/later", func(w http.ResponseWriter, r *http.Request) { // last: the whole host is left alone after it
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusForbidden)
	})
	page("/feed/html", func(w http.ResponseWriter, r *http.Request) { html(w, article(1)) })
	page("/feed/cut", func(w http.ResponseWriter, r *http.Request) {
		s := rssOf(srv.URL, "/good/5", "/good/6")
		io.WriteString(w, s[:len(s)-60])
	})
	t.Cleanup(srv.Close)
	return srv
}

// reasons are the pages of the hostile feed and how each is refused; ~ marks
// what is tried again, + what is taken.
var reasons = map[string]string{
	"/moved": "+", "/windows": "+",
	"/loop": "more than 5 redirects", "/chain/1": "more than 5 redirects",
	"/to/private": "private or reserved address 10.0.0.1", "/to/loopback": "private or reserved address 127.0.0.1", "/to/name": "private or reserved address",
	"/to/metadata": "private or reserved address 169.254.169.254", "/to/mapped": "private or reserved address", "/to/v6": "private or reserved address fd00::1",
	"/to/decimal": "~", "/to/file": `scheme "file" is neither http nor https`, "/to/data": `scheme "data" is neither http nor https`,
	"/to/user": "address with a user name", "/to/broken": "redirect to an address that cannot be read", "/to/secret": "robots.txt does not allow it", "/secret": "robots.txt does not allow it",
	"/endless": "too large: more than 1310720 bytes", "/tengigabytes": "too large: 10737418240 bytes announced", "/bomb": "decompression bomb", "/bombfile": "too large: more than 1310720 bytes, decompressed",
	"/doublebomb": `content encoding "gzip, gzip" was not asked for`, "/cutgzip": "damaged or cut-off gzip data",
	"/drip": "~timeout", "/silent": "~timeout", "/headers": "~connection:", "/busy": "~HTTP status 502", "/garbage": "~connection:", "/reset": "~connection:",
	"/noise": "undecodable", "/binary": "binary data: NUL", "/deep": "parse page", "/image": "content of type image/*", "/pdf": `not a page: "application/pdf"`,
	"/english": "not Arabic", "/nothing": "HTTP status 404",
	"ftp://example.org/x": `scheme "ftp" is neither`, "http://192.168.0.1/x": "private or reserved address 192.168.0.1",
}

func keys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

// TestHostile: whatever a site does, each page is refused with its reason and the
// watcher takes the good ones before and after it, in little time and memory.
func TestHostile(t *testing.T) {
	srv := hostile(t)
	sink := newMemory()
	var notes []Note
	w := &Watcher{Fetcher: testFetcher(t, srv.URL, Options{}), Sink: sink, Jobs: 4, Note: func(n Note) { notes = append(notes, n) }}
	var sources []Source
	for _, name := range []string{"hostile", "entities", "deep", "gone", "html", "cut", "later"} {
		sources = append(sources, Source{URL: srv.URL + "/feed/" + name, Name: "صحيفة الواحة"})
	}
	sources = append(sources, Source{URL: srv.URL + "/endless"}, Source{URL: srv.URL + "/bomb"}, Source{URL: srv.URL + "/loop"}, Source{URL: "http://10.1.2.3/feed"}, Source{URL: srv.URL + "/drip"})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	failed, err := w.Once(t.Context(), sources)
	runtime.ReadMemStats(&after)
	if err != nil || failed != 10 {
		t.Errorf("%d failed, %v", failed, err)
	}
	if took := time.Since(began); took > 60*time.Second {
		t.Errorf("took %v", took)
	}
	if n := (after.TotalAlloc - before.TotalAlloc) >> 20; n > 1500 {
		t.Errorf("allocated %d MB", n)
	}
	for path, want := range reasons {
		url := path
		if strings.HasPrefix(path, "/") {
			url = srv.URL + path
		}
		r, taken := sink.results[url]
		again, ok := strings.CutPrefix(want, "~")
		switch {
		case want == "+":
			if r.Article.Text == "" || !strings.Contains(r.Article.Text, para) {
				t.Errorf("%s: not taken: %+v", path, r)
			}
		case ok:
			found := false
			for _, n := range notes {
				found = found || n.URL == url && n.Temporary && strings.HasPrefix(n.Reason, again)
			}
			// A number as a host is a name to some resolvers and an address to others.
			if (taken || !found) && path != "/to/decimal" {
				t.Errorf("%s: want a note %q, to be tried again; got %+v", path, again, r)
			}
		case !taken || !strings.HasPrefix(r.Refused, want):
			t.Errorf("%s: want %q, got %+v", path, want, r)
		}
	}
	if r := sink.results["http://192.168.0.1/x"]; r.Article.Text != "" {
		t.Error("a private address was fetched")
	}
	for _, n := range []int{1, 2, 5} {
		a := sink.results[fmt.Sprintf("%s/good/%d", srv.URL, n)].Article
		if a.ID == "" || !strings.HasPrefix(a.Title, title) || strings.Contains(a.Title+a.Text, "alert") || strings.Contains(a.Text, "steal") || a.Source != "صحيفة الواحة" {
			t.Errorf("good/%d: %+v", n, a)
		}
	}
	for name, want := range map[string]string{
		"/feed/entities": "the XML declares entities", "/feed/deep": "XML elements lie more than 256 deep", "/feed/gone": "HTTP status 410", "/feed/later": "HTTP status 403",
		"/feed/html": `XML that is no feed: its first element is "html"`, "/endless": "too large", "/bomb": "decompression bomb", "/loop": "more than 5 redirects", "/drip": "timeout",
	} {
		st := sink.states[srv.URL+name]
		if st.Failures != 1 || !strings.HasPrefix(st.LastError, want) || !st.NextFetch.After(st.LastFetch) || !st.LastOK.IsZero() {
			t.Errorf("%s: want %q, got %+v", name, want, st)
		}
	}
	if st := sink.states[srv.URL+"/feed/later"]; st.NextFetch.Sub(st.LastFetch) != 2*time.Hour {
		t.Errorf("Retry-After is not heeded: %+v", st)
	}
	if st := sink.states[srv.URL+"/feed/cut"]; st.Failures != 0 || st.LastError != "invalid XML: unexpected EOF" || st.Items != 1 || st.Articles != 1 {
		t.Errorf("cut: %+v", st)
	}
	if st := sink.states[srv.URL+"/feed/hostile"]; st.Failures != 0 || st.ETag != "" || st.LastOK.IsZero() || st.Items != len(reasons)+2 || st.Articles != 4 {
		t.Errorf("hostile, with pages left to fetch: %+v", st)
	}
	// Looked at again, only what is left is fetched again.
	n := sink.takes
	if _, err := w.Once(t.Context(), sources[:1]); err != nil || sink.takes != n {
		t.Errorf("%v, taken again: %d", err, sink.takes-n)
	}
}

// Robots that hang, have no end or fail: the host is left alone, with a reason.
func TestHostileRobots(t *testing.T) {
	for name, tt := range map[string]struct {
		serve http.HandlerFunc
		want  string
	}{
		"hangs":   {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "robots.txt: timeout"},
		"endless": {func(w http.ResponseWriter, r *http.Request) { endless(w, bytes.Repeat([]byte("Disallow: /x\n"), 999)) }, "robots.txt: longer than 524288 bytes"},
		"fails":   {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, "robots.txt: HTTP status 500"},
		"private": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
		}, "robots.txt: private or reserved address 10.0.0.1"},
		"loop":    {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots.txt", http.StatusFound) }, ""},
		"none":    {http.NotFound, ""},
		"empty":   {func(w http.ResponseWriter, r *http.Request) {}, ""},
		"binary":  {func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte{0, 255, 10}, 9999)) }, ""},
		"by name": {func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "User-agent: marsad\nDisallow: /good") }, "robots.txt does not allow it"},
	} {
		t.Run(name, func(t *testing.T) {
			var pages atomic.Int32
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					tt.serve(w, r)
					return
				}
				pages.Add(1)
				io.WriteString(w, article(1))
			}))
			defer srv.Close()
			f := testFetcher(t, srv.URL, Options{})
			for range 2 { // what is known of a host is remembered
				_, err := f.Get(t.Context(), srv.URL+"/good/1", "", "")
				e, ok := errors.AsType[*Error](err)
				if got := err == nil; got != (tt.want == "") || !got && (!ok || !strings.HasPrefix(e.Reason, tt.want)) {
					t.Errorf("got %v, want %q", err, tt.want)
				}
			}
			if tt.want != "" && pages.Load() > 0 {
				t.Error("a page was fetched")
			}
		})
	}
}
