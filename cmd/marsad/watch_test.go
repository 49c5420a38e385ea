package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// site is a feed of two articles, one of them not there.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	var srv *httptest.Server
	srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			fmt.Fprintf(w, "<rss><channel><title>x</title><item><link>%s/1</link></item><item><link>%s/2</link></item></channel></rss>", srv.URL, srv.URL)
		case "/1":
			io.WriteString(w, `<html lang="ar"><head><meta property="og:type" content="article"><meta property="article:published_time" content="2025-03-11T08:00:00Z"><title>تظاهرة في الدار البيضاء</title></head><body><article><p>تظاهر مئات العمال في الدار البيضاء احتجاجًا على رفع الأسعار، وطالبوا الحكومة بالتراجع عن قرارها.</p></article></body></html>`)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	return srv
}

// runs executes marsad and returns what it says and its exit status.
func runs(t *testing.T, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e strings.Builder
	cmd := exec.Command("marsad", args...)
	cmd.Stdout, cmd.Stderr = &o, &e
	cmd.Env = append(os.Environ(), "LC_ALL=C", "MARSAD_CONTACT=")
	_ = cmd.Run()
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

func TestWatch(t *testing.T) {
	srv, dir := site(t), t.TempDir()
	feeds, state, out := filepath.Join(dir, "feeds.txt"), filepath.Join(dir, "state"), filepath.Join(dir, "news.jsonl")
	if err := os.WriteFile(feeds, []byte(srv.URL+"/feed\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"watch", "--feeds", feeds, "--state", state, "--contact", "ops@example.org", "--pace", "1ms", "--once", "--out", out}
	// A private address needs leave.
	if _, errs, status := runs(t, args...); status != 3 || !strings.Contains(errs, "private or reserved address 127.0.0.1") {
		t.Errorf("status %d, %s", status, errs)
	}
	_ = os.RemoveAll(state)
	args = append(args, "--allow-private")
	if _, errs, status := runs(t, args...); status != 3 || errs != srv.URL+"/2: HTTP status 404\n" {
		t.Errorf("status %d, %s", status, errs)
	}
	// What was seen is not fetched again, and the file is added to.
	if _, errs, status := runs(t, args...); status != 0 || errs != "" {
		t.Errorf("status %d, %s", status, errs)
	}
	if b, _ := os.ReadFile(out); strings.Count(string(b), "\n") != 1 {
		t.Errorf("got %s", b)
	}
	if records, _, status := runs(t, "code", out); status != 0 || !strings.Contains(records, `"event":"PROTEST"`) || !strings.Contains(records, srv.URL+"/1") {
		t.Errorf("status %d, %s", status, records)
	}
	if health, _, _ := runs(t, "feeds", feeds, "--state", state); !strings.Contains(health, "  200     0         2      1         "+srv.URL+"/feed") {
		t.Errorf("got\n%s", health)
	}
	if lines, _, _ := runs(t, "feeds", feeds, "--state", state, "--format", "jsonl"); !strings.Contains(lines, `"items":2,"articles":1,"refused":1`) {
		t.Errorf("got\n%s", lines)
	}
	for _, bad := range [][]string{
		{"watch"}, {"watch", "--feeds", feeds}, {"watch", "--feeds", feeds, "--contact", "nobody"}, {"watch", "--feeds", feeds, "--contact", "a@b\r\nX: y"},
		{"watch", "--feeds", feeds, "--contact", "a@b", "--interval", "1s"}, {"watch", "--feeds", feeds, "--contact", "a@b", "--pace", "0s"}, {"watch", "x"},
	} {
		if _, _, status := runs(t, bad...); status != 2 {
			t.Errorf("%q: status %d", bad, status)
		}
	}
}

// A watch into an archive codes what it finds, forgets nothing between runs, and
// keeps what was refused and how the feeds are.
func TestWatchArchive(t *testing.T) {
	var pages atomic.Int32
	var srv *httptest.Server
	inner := site(t)
	srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			fmt.Fprintf(w, "<rss><channel><title>x</title><item><link>%s/1</link></item><item><link>%s/moved</link></item><item><link>%s/3</link></item></channel></rss>", srv.URL, srv.URL, srv.URL)
		case "/moved": // to an article of another address
			pages.Add(1)
			http.Redirect(w, r, "/2", http.StatusFound)
		case "/2":
			io.WriteString(w, `<html lang="ar"><head><meta property="og:type" content="article"><meta property="article:published_time" content="2025-03-12T08:00:00Z"><title>لقاء في القاهرة</title></head><body><article><p>التقى وزير الخارجية المصري نظيره الليبي في القاهرة، وبحث الوزيران أمن الحدود وعودة العمالة المصرية إلى طرابلس.</p></article></body></html>`)
		case "/1":
			pages.Add(1)
			inner.Config.Handler.ServeHTTP(w, r)
		default:
			if r.URL.Path == "/3" {
				pages.Add(1)
			}
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	dir := t.TempDir()
	feeds, data := filepath.Join(dir, "feeds.tsv"), filepath.Join(dir, "archive")
	if err := os.WriteFile(feeds, []byte("url\tcountry\tname\n"+srv.URL+"/feed\tMAR\tجريدة الساحل\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"watch", "--feeds", feeds, "--data", data, "--contact", "ops@example.org", "--pace", "1ms", "--once", "--allow-private"}
	if out, errs, status := runs(t, args...); status != 3 || out != "" || errs != srv.URL+"/3: HTTP status 404\n" {
		t.Fatalf("status %d, %s, %s", status, out, errs)
	}
	if out, errs, status := runs(t, args...); status != 0 || out+errs != "" {
		t.Errorf("again: status %d, %s, %s", status, out, errs)
	}
	if n := pages.Load(); n != 3 {
		t.Errorf("%d pages fetched, want each of 3 once", n)
	}
	if out, errs, status := runs(t, "check", "--data", data); status != 0 || !strings.HasPrefix(out, "2 articles, ") || !strings.Contains(out, "1 refused") {
		t.Errorf("check: %d, %s%s", status, out, errs)
	}
	if out, _, _ := runs(t, "search", "type:PROTEST", "--data", data, "--format", "jsonl"); strings.Count(out, "\n") != 1 || !strings.Contains(out, srv.URL+"/1") || !strings.Contains(out, `"source":"جريدة الساحل"`) {
		t.Errorf("search: %s", out)
	}
	if out, _, _ := runs(t, "refused", "--data", data); !strings.Contains(out, srv.URL+"/3: HTTP status 404") {
		t.Errorf("refused: %s", out)
	}
	for _, list := range [][]string{{"feeds", "--data", data}, {"feeds", feeds, "--data", data}, {"feeds", "--data", data, "--country", "mar"}} {
		if health, _, status := runs(t, list...); status != 0 || !strings.Contains(health, "  200     0         3      2         "+srv.URL+"/feed") {
			t.Errorf("%q: %d\n%s", list, status, health)
		}
	}
	// The same records as from the files of a watch without an archive.
	news := filepath.Join(dir, "news.jsonl")
	runs(t, "watch", "--feeds", feeds, "--state", filepath.Join(dir, "state"), "--out", news, "--contact", "ops@example.org", "--pace", "1ms", "--once", "--allow-private")
	runs(t, "code", news, "--out", filepath.Join(dir, "events.jsonl"))
	files, _, _ := runs(t, "export", filepath.Join(dir, "events.jsonl"), "--articles", news, "--format", "csv")
	kept, errs, status := runs(t, "export", "--data", data, "--format", "csv")
	if status != 0 || kept != files || strings.Count(kept, "\n") < 3 {
		t.Errorf("status %d, %s\narchive:\n%s\nfiles:\n%s", status, errs, kept, files)
	}
	for _, bad := range [][]string{append(args, "--state", dir), append(args, "--out", news), {"feeds", "--state", dir, "--data", data}, {"watch", "--feeds", feeds, "--contact", "a@b", "--lexicon", dir}} {
		if _, _, status := runs(t, bad...); status != 2 {
			t.Errorf("%q: status %d", bad, status)
		}
	}
}

// An interrupt ends a watch that goes on; what was taken is there.
func TestWatchSignal(t *testing.T) {
	srv, dir := site(t), t.TempDir()
	feeds := filepath.Join(dir, "feeds.txt")
	if err := os.WriteFile(feeds, []byte(srv.URL+"/feed\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd, _, out, errs := command(t, "watch", "--feeds", feeds, "--state", filepath.Join(dir, "state"), "--contact", "ops@example.org", "--pace", "1ms", "--allow-private")
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.Contains(line, `"title":"تظاهرة في الدار البيضاء"`) {
		t.Fatalf("%q, %v", line, err)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait()
	timer.Stop()
	if got := cmd.ProcessState.ExitCode(); got != 130 || !strings.Contains(errs.String(), "feeds that failed: 0") {
		t.Errorf("exit status %d; %s", got, errs)
	}
	seen, err := os.ReadFile(filepath.Join(dir, "state", "seen.jsonl"))
	if err != nil || !strings.Contains(string(seen), srv.URL+"/1") {
		t.Errorf("%v, %s", err, seen)
	}
}

// An interrupt in the middle of a look leaves what was fetched before in the
// archive, and the rest for the next watch.
func TestWatchArchiveSignal(t *testing.T) {
	inner := site(t)
	second := make(chan struct{}, 9)
	var srv *httptest.Server
	srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			fmt.Fprintf(w, "<rss><channel><title>x</title><item><link>%s/1</link></item><item><link>%s/2</link></item></channel></rss>", srv.URL, srv.URL)
		case "/1":
			inner.Config.Handler.ServeHTTP(w, r)
		case "/2":
			second <- struct{}{}
			<-r.Context().Done()
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	dir := t.TempDir()
	feeds, data := filepath.Join(dir, "feeds.txt"), filepath.Join(dir, "archive")
	if err := os.WriteFile(feeds, []byte(srv.URL+"/feed\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd, _, _, errs := command(t, "watch", "--feeds", feeds, "--data", data, "--contact", "ops@example.org", "--pace", "1ms", "--allow-private")
	select {
	case <-second:
	case <-time.After(20 * time.Second):
		t.Fatal("the second page was not asked for")
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait()
	timer.Stop()
	if got := cmd.ProcessState.ExitCode(); got != 130 {
		t.Errorf("exit status %d; %s", got, errs)
	}
	if out, _, status := runs(t, "check", "--data", data); status != 0 || !strings.HasPrefix(out, "1 article, ") || !strings.Contains(out, "0 refused") {
		t.Errorf("check: %d, %s", status, out)
	}
}
