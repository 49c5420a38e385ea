package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"marsad"
)

// memory is a sink of maps.
type memory struct {
	results map[string]Result
	states  map[string]State
	takes   int
	fail    error
}

func newMemory() *memory { return &memory{results: map[string]Result{}, states: map[string]State{}} }

func (m *memory) Seen(_ context.Context, url string) (bool, error) {
	_, ok := m.results[url]
	return ok, nil
}

func (m *memory) Take(_ context.Context, r Result) error {
	if m.fail != nil {
		return m.fail
	}
	m.takes++
	m.results[r.URL] = r
	return nil
}

func (m *memory) Keep(_ context.Context, s State) error {
	m.states[s.URL] = s
	return nil
}

func TestPublic(t *testing.T) {
	for _, s := range []string{
		"0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1",
		"192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::8.8.8.8", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1",
		"ff02::1", "2001::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "3fff::1", "5f00::1",
	} {
		if Public(netip.MustParseAddr(s)) {
			t.Errorf("%s is taken for public", s)
		}
	}
	for _, s := range []string{"8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::", "2001:4860:4860::8888", "2a00:1450::1"} {
		if !Public(netip.MustParseAddr(s)) {
			t.Errorf("%s is taken for private", s)
		}
	}
	if Public(netip.Addr{}) {
		t.Error("no address is public")
	}
}

// FuzzPublic: an IPv4 address is judged the same however it is written in IPv6.
func FuzzPublic(f *testing.F) {
	f.Add([]byte{127, 0, 0, 1})
	f.Add([]byte{8, 8, 8, 8})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) != 4 {
			return
		}
		a := netip.AddrFrom4([4]byte(b))
		for _, s := range []string{"::ffff:" + a.String(), "64:ff9b::" + a.String(), fmt.Sprintf("2002:%02x%02x:%02x%02x::1", b[0], b[1], b[2], b[3])} {
			if six := netip.MustParseAddr(s); Public(six) != Public(a) {
				t.Errorf("%s and %s differ", a, six)
			}
		}
	})
}

// Without leave, private addresses are refused by number and by name, whatever
// the port, before a byte is sent.
func TestPrivateRefused(t *testing.T) {
	var asked atomic.Int32
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer srv.Close()
	t.Setenv("HTTP_PROXY", srv.URL) // must not lead around the check
	f := NewFetcher(Options{Timeout: 2 * time.Second})
	port := srv.URL[strings.LastIndex(srv.URL, ":"):]
	for _, u := range []string{srv.URL, "http://localhost" + port, "http://[::ffff:127.0.0.1]" + port, "http://[::1]" + port, "http://0.0.0.0" + port, "http://169.254.169.254/"} {
		_, err := f.Get(t.Context(), u, "", "")
		e, ok := errors.AsType[*Error](err)
		if !ok || !strings.HasPrefix(e.Reason, "private or reserved address") || e.Temporary {
			t.Errorf("%s: %v", u, err)
		}
	}
	for u, want := range map[string]string{"http://example.org:25/": "port 25 is not one of the web", "gopher://x/": "scheme", "http:///x": "address without a host", "http://x/" + strings.Repeat("a", 5000): "address longer"} {
		if _, err := f.Get(t.Context(), u, "", ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: %v", u, err)
		}
	}
	if asked.Load() > 0 {
		t.Error("a private server was asked")
	}
	f = NewFetcher(Options{Timeout: 2 * time.Second, AllowPrivate: true})
	if _, err := f.Get(t.Context(), srv.URL, "", ""); err != nil || asked.Load() != 2 {
		t.Errorf("with leave: %v, %d requests", err, asked.Load())
	}
}

// Requests carry the name of the program and of who runs it; validators are sent
// and 304 is understood; a gzipped file is read.
func TestGet(t *testing.T) {
	var agent atomic.Value
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		agent.Store(r.Header.Get("User-Agent"))
		switch {
		case r.Header.Get("If-None-Match") == `"a"` && r.Header.Get("If-Modified-Since") == "Mon, 30 Jun 2025 07:15:00 GMT":
			w.WriteHeader(http.StatusNotModified)
		case r.URL.Path == "/zipped":
			w.Write(gz([]byte("text")))
		case r.URL.Path == "/robots.txt":
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Path == "/304":
			w.WriteHeader(http.StatusNotModified) // nobody asked
		default:
			w.Header().Set("ETag", `"a"`)
			w.Header().Set("Last-Modified", "Mon, 30 Jun 2025 07:15:00 GMT")
			w.Header().Set("Content-Type", "Text/HTML ; charset=x")
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(gz([]byte("page")))
		}
	}))
	defer srv.Close()
	f := testFetcher(t, srv.URL, Options{Agent: "marsad/1"})
	p, err := f.Get(t.Context(), srv.URL+"/x", "", "")
	if err != nil || string(p.Body) != "page" || p.Type != "text/html" || p.Status != 200 || agent.Load() != "marsad/1 (+ops@example.org)" {
		t.Fatalf("%+v, %v, %v", p, err, agent.Load())
	}
	if p, err = f.Get(t.Context(), srv.URL+"/x", p.ETag, p.LastModified); err != nil || p.Status != 304 || p.Body != nil {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err = f.Get(t.Context(), srv.URL+"/zipped", "", ""); err != nil || string(p.Body) != "text" {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err = f.Get(t.Context(), srv.URL+"/304", "", ""); err == nil {
		t.Error("304 without a condition is no page")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = f.Get(ctx, srv.URL+"/x", "", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// A host is asked at its pace, and not at all while it wants to be left alone.
func TestPace(t *testing.T) {
	busy := false
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt":
			io.WriteString(w, "User-agent: *\nCrawl-delay: 0.2\n")
		case busy:
			t.Error("asked although it wants to be left alone")
		case r.URL.Path == "/busy":
			busy = true
			w.Header().Set("Retry-After", "60")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}))
	defer srv.Close()
	f := testFetcher(t, srv.URL, Options{})
	began := time.Now()
	for range 3 {
		if _, err := f.Get(t.Context(), srv.URL+"/x", "", ""); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took < 400*time.Millisecond {
		t.Errorf("three requests took %v at five a second", took)
	}
	for _, path := range []string{"/busy", "/x"} {
		_, err := f.Get(t.Context(), srv.URL+path, "", "")
		if e, ok := errors.AsType[*Error](err); !ok || !e.Temporary || e.Wait < 55*time.Second || e.Wait > time.Minute {
			t.Errorf("%s: %+v", path, err)
		}
	}
	for in, want := range map[string]time.Duration{"": 0, "5": 5 * time.Second, "-5": 0, "999999999999": maxRetry, "x": 0, "Mon, 30 Jun 2025 07:15:00 GMT": 15 * time.Minute, "Mon, 30 Jun 2024 07:15:00 GMT": 0} {
		if got := retryAfter(in, time.Date(2025, 6, 30, 7, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("Retry-After %q: %v, want %v", in, got, want)
		}
	}
}

// Sitemaps, an index and a JSON feed lead to pages too; a page is fetched once
// though two sources name it; old entries are left.
func TestSitemaps(t *testing.T) {
	today := time.Now().UTC().Format(time.DateOnly)
	var fetched atomic.Int32
	var srv *httptest.Server
	srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		url := func(path, mod string) string {
			return "<url><loc>" + srv.URL + path + "</loc><lastmod>" + mod + "</lastmod></url>"
		}
		switch path := r.URL.Path; {
		case path == "/robots.txt":
		case path == "/index.xml":
			fmt.Fprintf(w, "<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2001-01-01</lastmod></sitemap><sitemap><loc>/new.xml.gz</loc><lastmod>%s</lastmod></sitemap><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>", today)
		case path == "/old.xml":
			t.Error("an old sitemap was fetched")
		case path == "/new.xml.gz":
			w.Write(gz([]byte("<urlset>" + url("/good/1", "2001-01-01") + url("/good/2?utm_source=x", today) + url("/good/3", today) + "</urlset>")))
		case path == "/feed.json":
			fmt.Fprintf(w, `{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"/good/2#top","date_published":"%sT08:00:00+03:00"},{"url":"/own","title":"%s","content_html":"<p>%s</p><p>%s</p><p>%s</p>"},{"url":"/short","title":"x","content_html":"y"}]}`, today, title, para, para2, para)
		case strings.HasPrefix(path, "/good/"):
			fetched.Add(1)
			io.WriteString(w, article(int(path[6]-'0')))
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer srv.Close()
	sink := newMemory()
	w := &Watcher{Fetcher: testFetcher(t, srv.URL, Options{Timeout: 5 * time.Second}), Sink: sink, Jobs: 1}
	if failed, err := w.Once(t.Context(), []Source{{URL: srv.URL + "/feed.json"}, {URL: srv.URL + "/index.xml"}}); failed != 0 || err != nil {
		t.Errorf("%d, %v", failed, err)
	}
	if n := fetched.Load(); n != 2 {
		t.Errorf("%d pages fetched", n)
	}
	want := map[string]string{"/good/2": "", "/good/3": "", "/own": "", "/short": "HTTP status 404"}
	if len(sink.results) != len(want) {
		t.Errorf("got %+v", sink.results)
	}
	for path, refused := range want {
		if r, ok := sink.results[srv.URL+path]; !ok || r.Refused != refused || (refused == "") != (r.Article.Text != "") || refused == "" && r.Article.URL != srv.URL+path {
			t.Errorf("%s: %+v", path, r)
		}
	}
	if st := sink.states[srv.URL+"/index.xml"]; !strings.HasSuffix(st.LastError, "an index in an index") || st.Failures != 0 {
		t.Errorf("%+v", st)
	}
}

// transport answers without a network, for the clock of synctest.
type transport func(*http.Request) (int, string)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) {
	code, body := f(r)
	if code == 0 {
		return nil, errors.New("no route")
	}
	return &http.Response{StatusCode: code, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), ContentLength: -1, Request: r}, nil
}

// TestRun watches for a day on a clock of its own: looks come at the interval,
// failures double the time to the next up to a day, and cancelling ends it.
func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ok, bad []time.Duration
		began := time.Now()
		f := NewFetcher(Options{})
		f.transport = transport(func(r *http.Request) (int, string) {
			switch r.URL.Path {
			case "/ok":
				ok = append(ok, time.Since(began))
				return 200, rssOf("http://a.example", "/good/1")
			case "/bad":
				bad = append(bad, time.Since(began))
				return 0, ""
			case "/good/1":
				return 200, article(1)
			}
			return 404, ""
		})
		stop := errors.New("enough")
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(72*time.Hour, func() { cancel(stop) })
		sink := newMemory()
		w := &Watcher{Fetcher: f, Sink: sink, Interval: time.Hour}
		if err := w.Run(ctx, []Source{{URL: "http://a.example/ok"}, {URL: "http://b.example/bad"}}); !errors.Is(err, stop) {
			t.Errorf("got %v", err)
		}
		if len(ok) < 70 || len(ok) > 73 || ok[1]-ok[0] < 59*time.Minute {
			t.Errorf("%d looks: %v", len(ok), ok[:2])
		}
		var gaps []int
		for i := 1; i < len(bad); i++ {
			gaps = append(gaps, int((bad[i]-bad[i-1]).Round(time.Hour)/time.Hour))
		}
		if !slices.Equal(gaps, []int{2, 4, 8, 16, 24}) {
			t.Errorf("gaps %v", gaps)
		}
		if sink.takes != 1 || sink.states["http://b.example/bad"].Failures != 6 || sink.states["http://a.example/ok"].Articles != 1 {
			t.Errorf("%d articles, %+v", sink.takes, sink.states)
		}
		// Once leaves alone what is not yet due.
		n := len(bad)
		if failed, err := w.Once(t.Context(), []Source{{URL: "http://b.example/bad"}}); failed != 1 || err != nil || len(bad) != n {
			t.Errorf("%d, %v, %d looks", failed, err, len(bad)-n)
		}
		// A sink that fails ends the watch.
		sink = newMemory()
		sink.fail = errors.New("disk full")
		w = &Watcher{Fetcher: f, Sink: sink}
		if err := w.Run(t.Context(), []Source{{URL: "http://a.example/ok"}}); !errors.Is(err, sink.fail) {
			t.Errorf("got %v", err)
		}
	})
}

// A look takes no more pages than it may; the next one brings the rest.
func TestMaxEntries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := NewFetcher(Options{})
		f.transport = transport(func(r *http.Request) (int, string) {
			if strings.HasPrefix(r.URL.Path, "/good/") {
				return 200, article(int(r.URL.Path[6] - '0'))
			}
			return 200, rssOf("http://a.example", "/good/1", "/good/2", "/good/3")
		})
		f.transport = robotsFree(f.transport)
		sink := newMemory()
		w := &Watcher{Fetcher: f, Sink: sink, MaxEntries: 2}
		for _, want := range []int{2, 3, 3} {
			if _, err := w.Once(t.Context(), []Source{{URL: "http://a.example/feed"}}); err != nil || sink.takes != want {
				t.Errorf("%d taken, want %d; %v", sink.takes, want, err)
			}
		}
	})
}

func robotsFree(rt http.RoundTripper) http.RoundTripper {
	return transport(func(r *http.Request) (int, string) {
		if r.URL.Path == "/robots.txt" {
			return 404, ""
		}
		resp, err := rt.RoundTrip(r)
		if err != nil {
			return 0, ""
		}
		b, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, string(b)
	})
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	var out strings.Builder
	d, err := OpenFolder(dir, &out)
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	st := State{URL: "http://a/feed", ETag: "x", LastOK: time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), Items: 3}
	for _, err := range []error{
		d.Take(ctx, Result{URL: "http://a/1", Article: marsad.Article{ID: "1", Title: "<" + title}}),
		d.Take(ctx, Result{URL: "http://a/2", Refused: "not Arabic"}), d.Keep(ctx, State{URL: "http://b/feed"}), d.Keep(ctx, st), d.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := `{"id":"1","title":"<` + title + `","text":""}` + "\n"; out.String() != want {
		t.Errorf("got %s", out.String())
	}
	name := filepath.Join(dir, "seen.jsonl")
	b, _ := os.ReadFile(name)
	os.WriteFile(name, append(b, `{"url":"http://a/3`...), 0o644) // a crash
	d, err = OpenFolder(dir, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Take(ctx, Result{URL: "http://a/4", Refused: "x"}); err != nil {
		t.Fatal(err)
	}
	d.Close()
	if d, err = OpenFolder(dir, io.Discard); err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for u, want := range map[string]bool{"http://a/1": true, "http://a/2": true, "http://a/3": false, "http://a/4": true} {
		if got, err := d.Seen(ctx, u); got != want || err != nil {
			t.Errorf("%s: %v, %v", u, got, err)
		}
	}
	if got := d.States(); len(got) != 2 || got["http://a/feed"] != st {
		t.Errorf("states %+v", got)
	}
	os.WriteFile(filepath.Join(dir, "feeds.json"), []byte("["), 0o644)
	if _, err := OpenFolder(dir, io.Discard); err == nil {
		t.Error("damaged states are taken for none")
	}
}

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"HTTP://Example.ORG:80":                                  "http://example.org/",
		"https://example.org:443/a?utm_source=x&id=1&fbclid=y#z": "https://example.org/a?id=1",
		"https://example.org/a?utm_medium=rss":                   "https://example.org/a",
		"https://example.org/أخبار?ب=1":                          "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?ب=1",
		"x":                                                      "x",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("%s: got %s", in, got)
		}
	}
}

// FuzzCanonical: idempotent, and what is an address stays one.
func FuzzCanonical(f *testing.F) {
	for _, s := range []string{"http://a:80/b?utm_x=1&&c=#d", "https://[::1]:443", "//x", "//a?b &&c &", "http://a?", "http://%41/%zz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		one := Canonical(s)
		if two := Canonical(one); two != one {
			t.Errorf("%q: %q, then %q", s, one, two)
		}
		if _, err := parseURL(s, true); err == nil {
			if _, err := parseURL(one, true); err != nil && len(one) <= maxURL {
				t.Errorf("%q becomes %q: %v", s, one, err)
			}
		}
	})
}
