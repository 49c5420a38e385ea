package feed

import (
	"net/url"
	"strings"
)

// Canonical returns the address by which a page is remembered: host in lower
// case, no default port, no fragment, none of the parameters that tell where a
// reader came from. What cannot be parsed is returned as it is. It is idempotent.
// Pages are fetched by it too, so it keeps the order of parameters and all that
// may choose a page; store.CanonicalURL, which is a key alone, goes further.
func Canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return address
	}
	u.Host = strings.ToLower(u.Host)
	if u.Scheme == "http" {
		u.Host = strings.TrimSuffix(u.Host, ":80")
	} else if u.Scheme == "https" {
		u.Host = strings.TrimSuffix(u.Host, ":443")
	}
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	if u.RawQuery != "" {
		var kept []string
		for part := range strings.SplitSeq(u.RawQuery, "&") {
			part = strings.TrimSpace(part) // the last one ends the address
			name, _, _ := strings.Cut(part, "=")
			if part != "" && !tracking(strings.ToLower(name)) {
				kept = append(kept, part)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	u.ForceQuery = false
	return u.String()
}

func tracking(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref_src", "traffic_source", "at_medium", "at_campaign":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}
