package feed

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// Options are the limits of a [Fetcher]. Zero values mean the defaults.
type Options struct {
	// Agent names the program and Contact, an address of mail or page, whoever
	// runs it; both stand in the User-Agent of each request.
	Agent, Contact string
	// AllowPrivate lets private, loopback and other reserved addresses be fetched.
	AllowPrivate bool
	// Timeout is for a whole request with its body (30 s).
	Timeout time.Duration
	// MaxBody is the most bytes of a body, decompressed (8 MB); MaxRatio how many
	// times as large as the compressed bytes they may be (100).
	MaxBody, MaxRatio int64
	// MaxRedirects is the most hops of one request (5).
	MaxRedirects int
	// Pace is the time between requests to one host (2 s); robots.txt may make
	// it longer, up to MaxPace (2 min).
	Pace, MaxPace time.Duration
}

const (
	mib          = 1 << 20
	ratioFrom    = mib       // decompressed bytes below which no ratio is asked for
	maxHeaders   = 128 << 10 // bytes of response headers
	maxURL       = 4 << 10
	maxRetry     = 24 * time.Hour // longest Retry-After that is heeded
	defaultRetry = 10 * time.Minute
)

func (o Options) withDefaults() Options {
	o.Agent = or(o.Agent, "marsad")
	o.Timeout = or(o.Timeout, 30*time.Second)
	o.MaxBody = or(o.MaxBody, 8*mib)
	o.MaxRatio = or(o.MaxRatio, 100)
	o.MaxRedirects = or(o.MaxRedirects, 5)
	o.Pace = or(o.Pace, 2*time.Second)
	o.MaxPace = or(o.MaxPace, 2*time.Minute)
	return o
}

func or[T comparable](v, def T) T {
	var zero T
	if v == zero {
		return def
	}
	return v
}

// A Fetcher gets pages. It may be used by any number of goroutines.
type Fetcher struct {
	opts      Options
	agent     string
	transport http.RoundTripper
	close     func()
	hosts     hosts
	now       func() time.Time
}

// NewFetcher returns a Fetcher. Proxies of the environment are not used: which
// address is dialled would be theirs to say.
func NewFetcher(opts Options) *Fetcher {
	opts = opts.withDefaults()
	f := &Fetcher{opts: opts, agent: opts.Agent, now: time.Now}
	if opts.Contact != "" {
		f.agent += " (+" + opts.Contact + ")"
	}
	t := &http.Transport{
		DialContext:            dialer(opts.Timeout, opts.AllowPrivate).DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    opts.Timeout,
		ResponseHeaderTimeout:  opts.Timeout,
		IdleConnTimeout:        time.Minute,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    1,
		MaxResponseHeaderBytes: maxHeaders,
		DisableCompression:     true, // decompressed here, with limits
		ForceAttemptHTTP2:      true,
	}
	f.transport, f.close = t, t.CloseIdleConnections
	return f
}

// Close closes idle connections.
func (f *Fetcher) Close() { f.close() }

// A Page is an answer.
type Page struct {
	URL                string // after redirects
	Status             int    // 200 or 304
	ETag, LastModified string
	Type               string // media type, lower case, without parameters
	Body               []byte // decompressed; nil for 304
}

// Get fetches an address, with validators of an earlier answer when there are
// any. It waits for its turn with the host. The error is an [*Error], or that of
// ctx.
func (f *Fetcher) Get(ctx context.Context, address, etag, modified string) (*Page, error) {
	current, status := address, 0
	for hop := 0; ; hop++ {
		var (
			p    *Page
			next string
		)
		u, err := parseURL(current, f.opts.AllowPrivate)
		if err == nil {
			err = f.hosts.enter(ctx, f, u)
		}
		if err == nil {
			p, next, err = f.request(ctx, u, etag, modified)
		}
		switch {
		case err != nil && ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case err != nil:
			return nil, explain(address, current, err)
		case p != nil:
			return p, nil
		case hop == f.opts.MaxRedirects:
			return nil, &Error{URL: address, Status: status, Reason: fmt.Sprintf("more than %d redirects", f.opts.MaxRedirects)}
		}
		status, current = http.StatusFound, next
		etag, modified = "", "" // they were of another address
	}
}

// parseURL refuses addresses that are not of the web.
func parseURL(address string, allowPrivate bool) (*url.URL, error) {
	if len(address) > maxURL {
		return nil, refused("address longer than %d bytes", maxURL)
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, refused("address cannot be read")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, refused("scheme %.20q is neither http nor https", u.Scheme)
	case u.Hostname() == "":
		return nil, refused("address without a host")
	case u.User != nil:
		return nil, refused("address with a user name")
	}
	if port, _ := strconv.Atoi(u.Port()); port != 0 && !allowPrivate {
		if err := checkPort(port); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// request asks once. It returns a page, or where a redirect goes.
func (f *Fetcher) request(ctx context.Context, u *url.URL, etag, modified string) (p *Page, next string, err error) {
	ctx, cancel := context.WithTimeout(ctx, f.opts.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), http.NoBody)
	if err != nil {
		return nil, "", refused("address cannot be read")
	}
	req.Header.Set("User-Agent", f.agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5")
	req.Header.Set("Accept-Language", "ar,*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	setIf(req.Header, "If-None-Match", etag)
	setIf(req.Header, "If-Modified-Since", modified)
	resp, err := f.transport.RoundTrip(req) // follows no redirect
	if err != nil {
		return nil, "", err
	}
	defer resp.Body.Close()
	h := resp.Header
	p = &Page{URL: u.String(), Status: resp.StatusCode, ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
	p.Type, _, _ = strings.Cut(strings.ToLower(h.Get("Content-Type")), ";")
	p.Type = strings.TrimSpace(p.Type)
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified && (etag != "" || modified != ""):
		return p, "", nil
	case code == http.StatusOK:
	case code >= 300 && code < 400 && h.Get("Location") != "":
		to, err := u.Parse(h.Get("Location"))
		if err != nil {
			return nil, "", refused("redirect to an address that cannot be read")
		}
		return nil, to.String(), nil
	default:
		wait := retryAfter(h.Get("Retry-After"), f.now())
		if code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable {
			wait = or(wait, defaultRetry)
			f.hosts.hold(u, f.now().Add(wait))
		}
		return nil, "", &Error{Status: code, Wait: wait, Reason: fmt.Sprintf("HTTP status %d", code),
			Temporary: code >= 500 || code == http.StatusTooManyRequests || code == http.StatusRequestTimeout || code == http.StatusTooEarly}
	}
	if kind, _, _ := strings.Cut(p.Type, "/"); kind == "image" || kind == "audio" || kind == "video" || kind == "font" {
		return nil, "", refused("content of type %s/*", kind)
	}
	if resp.ContentLength > f.opts.MaxBody {
		return nil, "", refused("too large: %d bytes announced, the limit is %d", resp.ContentLength, f.opts.MaxBody)
	}
	p.Body, err = f.body(resp.Body, h.Get("Content-Encoding"))
	return p, "", err
}

func setIf(h http.Header, name, value string) {
	if value != "" {
		h.Set(name, value)
	}
}

// body reads an answer within the limits, decompressed. A file that is itself
// gzipped, as sitemaps are, is decompressed too.
func (f *Fetcher) body(r io.Reader, encoding string) ([]byte, error) {
	raw := &counter{r: r}
	switch enc := strings.ToLower(strings.TrimSpace(encoding)); enc {
	case "", "identity":
	case "gzip", "x-gzip":
		return f.gunzip(raw, raw)
	default:
		return nil, refused("content encoding %.20q was not asked for", enc)
	}
	b, err := io.ReadAll(io.LimitReader(raw, f.opts.MaxBody+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > f.opts.MaxBody {
		return nil, refused("too large: more than %d bytes", f.opts.MaxBody)
	}
	if len(b) > 2 && b[0] == 0x1f && b[1] == 0x8b {
		return f.gunzip(bytes.NewReader(b), &counter{n: int64(len(b))})
	}
	return b, nil
}

// gunzip decompresses r, of which in counts the bytes, and stops a bomb early.
func (f *Fetcher) gunzip(r io.Reader, in *counter) ([]byte, error) {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return nil, undecoded(err)
	}
	var out bytes.Buffer
	for {
		n, err := io.CopyN(&out, zr, 64<<10)
		switch size := int64(out.Len()); {
		case size > f.opts.MaxBody:
			return nil, refused("too large: more than %d bytes, decompressed", f.opts.MaxBody)
		case size > ratioFrom && size > f.opts.MaxRatio*in.n:
			return nil, refused("decompression bomb: more than %d times as large as what was sent", f.opts.MaxRatio)
		case err == io.EOF:
			return out.Bytes(), nil
		case err != nil || n == 0:
			return nil, undecoded(err)
		}
	}
}

func undecoded(err error) error {
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return refused("damaged or cut-off gzip data")
	}
	return err
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// retryAfter reads the header of that name: seconds or a date. 0 is none.
func retryAfter(s string, now time.Time) time.Duration {
	var d time.Duration
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
		d = time.Duration(min(max(n, 0), int(maxRetry/time.Second))) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		d = t.Sub(now)
	}
	return min(max(d, 0), maxRetry)
}

// explain makes an Error of what went wrong on the way from address, at current.
func explain(address, current string, err error) *Error {
	e := &Error{URL: address, Err: err}
	var (
		own  *Error
		rule *refusal
		ne   net.Error
		dns  *net.DNSError
		tlsE *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &own):
		*e = *own
		e.URL = address
	case errors.As(err, &rule):
		e.Reason = rule.reason
	case errors.As(err, &dns):
		e.Reason, e.Temporary = "name cannot be resolved: "+dns.Err, true
	case errors.As(err, &tlsE):
		e.Reason, e.Temporary = "certificate cannot be trusted", true
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &ne) && ne.Timeout():
		e.Reason, e.Temporary = "timeout", true
	default:
		e.Temporary = true
		e.Reason = fmt.Sprintf("connection: %.200s", err)
	}
	if current != address {
		e.Reason += fmt.Sprintf(" (after a redirect to %.200s)", current)
	}
	e.Reason = strings.Join(strings.Fields(e.Reason), " ")
	return e
}
