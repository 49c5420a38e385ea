package feed

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

const (
	maxHosts      = 2000           // remembered at the same time
	maxRobots     = 512 << 10      // bytes of a robots.txt (RFC 9309: at least 500 KiB)
	robotsFor     = 24 * time.Hour // how long a robots.txt holds
	robotsFailFor = 10 * time.Minute
)

// hosts remembers for each host its rules and when it was last asked.
type hosts struct {
	mu sync.Mutex
	m  map[string]*host
}

// A host is scheme, name and port: what a robots.txt speaks for.
type host struct {
	mu      sync.Mutex // held while the rules are fetched
	limiter *rate.Limiter
	rules   *robotstxt.Group
	failed  *Error    // why there are no rules
	until   time.Time // when the rules are to be fetched again

	heldMu sync.Mutex
	held   time.Time // the host asked to be left alone until then

	used time.Time // guarded by hosts.mu
}

// of returns the host of u. When there are too many, the one not used for the
// longest time is forgotten.
func (hs *hosts) of(f *Fetcher, u *url.URL) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	key := strings.ToLower(u.Scheme + "://" + u.Host)
	h := hs.m[key]
	if h == nil {
		if hs.m == nil {
			hs.m = map[string]*host{}
		}
		if len(hs.m) >= maxHosts {
			oldest := ""
			for k, h := range hs.m {
				if oldest == "" || h.used.Before(hs.m[oldest].used) {
					oldest = k
				}
			}
			delete(hs.m, oldest)
		}
		h = &host{limiter: rate.NewLimiter(rate.Every(f.opts.Pace), 1)}
		hs.m[key] = h
	}
	h.used = f.now()
	return h
}

// hold keeps requests from a host until t.
func (hs *hosts) hold(u *url.URL, t time.Time) {
	hs.mu.Lock()
	h := hs.m[strings.ToLower(u.Scheme+"://"+u.Host)]
	hs.mu.Unlock()
	if h != nil {
		h.heldMu.Lock()
		h.held = t
		h.heldMu.Unlock()
	}
}

// enter returns when u may be fetched, or an error when it may not.
func (hs *hosts) enter(ctx context.Context, f *Fetcher, u *url.URL) error {
	h := hs.of(f, u)
	h.heldMu.Lock()
	held := h.held
	h.heldMu.Unlock()
	if wait := held.Sub(f.now()); wait > 0 {
		return &Error{Temporary: true, Wait: wait, Reason: "the host asked to wait until " + held.UTC().Format(time.RFC3339)}
	}
	h.mu.Lock()
	if !f.now().Before(h.until) {
		h.load(ctx, f, u)
	}
	rules, failed := h.rules, h.failed
	h.mu.Unlock()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed != nil:
		e := *failed
		return &e
	case !rules.Test(pathOf(u)):
		return refused("robots.txt does not allow it")
	}
	return h.limiter.Wait(ctx)
}

func pathOf(u *url.URL) string {
	p := u.EscapedPath()
	if p == "" {
		p = "/"
	}
	if u.RawQuery != "" {
		p += "?" + u.RawQuery
	}
	return p
}

// load fetches robots.txt. As RFC 9309 wants, a file that is not there allows
// everything and a host that does not answer nothing; what is too long to be
// read to its end is no permission either.
func (h *host) load(ctx context.Context, f *Fetcher, u *url.URL) {
	body, status, err := f.robots(ctx, u)
	if ctx.Err() != nil {
		return
	}
	h.rules, h.failed, h.until = nil, nil, f.now().Add(robotsFor)
	var data *robotstxt.RobotsData
	if err == nil && status < http.StatusInternalServerError {
		if data, err = robotstxt.FromStatusAndBytes(status, body); err != nil {
			err = refused("cannot be read")
		}
	} else if err == nil {
		err = refused("HTTP status %d", status)
	}
	if err != nil {
		h.until = f.now().Add(robotsFailFor)
		h.failed = explain("", "", err)
		if _, ok := errors.AsType[*refusal](err); !ok || status != 0 { // else the address itself is refused
			h.failed.Temporary = true
			h.failed.Reason = "robots.txt: " + h.failed.Reason
		}
		return
	}
	h.rules = data.FindGroup(f.opts.Agent)
	pace := min(max(f.opts.Pace, h.rules.CrawlDelay), f.opts.MaxPace)
	h.limiter.SetLimitAt(f.now(), rate.Every(pace))
}

// robots gets robots.txt, through redirects. The status is that of the last
// answer, 0 when none came.
func (f *Fetcher) robots(ctx context.Context, u *url.URL) ([]byte, int, error) {
	ctx, cancel := context.WithTimeout(ctx, f.opts.Timeout)
	defer cancel()
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	status := 0
	for range 1 + f.opts.MaxRedirects {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
		if err != nil {
			return nil, status, refused("address cannot be read")
		}
		req.Header.Set("User-Agent", f.agent)
		resp, err := f.transport.RoundTrip(req)
		if err != nil {
			return nil, status, err
		}
		to := resp.Header.Get("Location")
		if resp.StatusCode < 300 || resp.StatusCode >= 400 || to == "" {
			defer resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				return nil, resp.StatusCode, nil
			}
			body, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots+1))
			if err != nil {
				return nil, resp.StatusCode, err
			}
			if len(body) > maxRobots {
				return nil, resp.StatusCode, refused("longer than %d bytes", maxRobots)
			}
			return body, resp.StatusCode, nil
		}
		_ = resp.Body.Close()
		status = resp.StatusCode
		next, err := at.Parse(to)
		if err == nil {
			at, err = parseURL(next.String(), f.opts.AllowPrivate)
		}
		if err != nil {
			return nil, status, err
		}
	}
	return nil, http.StatusNotFound, nil // RFC 9309: too many redirects are as no file
}
