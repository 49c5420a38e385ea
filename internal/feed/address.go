package feed

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// reserved are the blocks of addresses that no news site has: those of
// RFC 6890 and its successors which netip does not tell by itself.
var reserved = prefixes(
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // carrier-grade NAT
	"192.0.0.0/24",    // protocol assignments
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // 6to4 relays
	"198.18.0.0/15",   // benchmarks
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"240.0.0.0/4",     // future use, broadcast
	"2001::/23",       // protocol assignments, Teredo and ORCHID among them
	"2001:db8::/32",   // documentation
	"3fff::/20",       // documentation
)

var (
	global = netip.MustParsePrefix("2000::/3")
	nat64  = netip.MustParsePrefix("64:ff9b::/96")
	sixTo4 = netip.MustParsePrefix("2002::/16")
)

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// Public reports whether an address is one of the open Internet. An IPv4 address
// written in IPv6 in any of the usual ways is judged as itself.
func Public(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	if a.Is4() {
		return true
	}
	b := a.As16()
	switch {
	case nat64.Contains(a):
		return Public(netip.AddrFrom4([4]byte(b[12:16])))
	case sixTo4.Contains(a):
		return Public(netip.AddrFrom4([4]byte(b[2:6])))
	}
	return global.Contains(a)
}

// control is called with the address that is about to be dialled, after names
// were resolved: a name that changes what it stands for gains nothing.
func control(_ context.Context, _, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return refused("address cannot be read: %s", address)
	}
	if !Public(ap.Addr()) {
		return refused("private or reserved address %s", ap.Addr())
	}
	return checkPort(int(ap.Port()))
}

// checkPort keeps a redirect from speaking HTTP to a mail server.
func checkPort(port int) error {
	if port < 1024 && port != 80 && port != 443 {
		return refused("port %d is not one of the web", port)
	}
	return nil
}

func dialer(timeout time.Duration, allowPrivate bool) *net.Dialer {
	d := &net.Dialer{Timeout: timeout, KeepAlive: 30 * time.Second}
	if !allowPrivate {
		d.ControlContext = control
	}
	return d
}

// An Error says why an address could not be had.
type Error struct {
	URL       string
	Reason    string        // English, lower case, one line
	Status    int           // of HTTP, 0 when there was no answer
	Temporary bool          // it may be had later
	Wait      time.Duration // what the server asked for, 0 when it did not
	Err       error         // cause; may be nil
}

// Error returns "address: reason".
func (e *Error) Error() string { return e.URL + ": " + e.Reason }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// A refusal is an answer that broke a rule of ours, so that asking again is of
// no use.
type refusal struct{ reason string }

func (r *refusal) Error() string { return r.reason }

func refused(format string, args ...any) error { return &refusal{fmt.Sprintf(format, args...)} }
