package read

import (
	"cmp"
	"slices"
	"sync"
)

// A Skip counts records of archives that are no articles and are not meant to
// be: images, redirects, the archive's notes about itself.
type Skip struct {
	Reason string // English, lower case, of a small set
	Count  int
}

// skips counts by reason. It has a lock because who asks for the counts of an
// interrupted run may do so while the reading goroutine still hangs in a read.
type skips struct {
	mu sync.Mutex
	n  map[string]int
}

func (s *skips) add(reason string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.n == nil {
		s.n = map[string]int{}
	}
	s.n[reason]++
}

// Skipped returns how many records were passed over so far and why, the most
// frequent reason first. It may be called from any goroutine.
func (r *Reader) Skipped() []Skip {
	r.skips.mu.Lock()
	defer r.skips.mu.Unlock()
	var out []Skip
	for reason, n := range r.skips.n {
		out = append(out, Skip{reason, n})
	}
	slices.SortFunc(out, func(a, b Skip) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Reason, b.Reason))
	})
	return out
}
