package morph

// A table finds types by their written form. It is a hash table with open
// addressing: look-ups are the commonest work of the package.
type table struct {
	slots []slot // a power of two of them
	n     int
}

type slot struct {
	hash uint64
	t    *Type // nil: free
}

func newTable() table { return table{slots: make([]slot, 1<<15)} }

func (t *table) find(raw string, h uint64) *Type {
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.t == nil {
			return nil
		}
		if s.hash == h && s.t.raw == raw {
			return s.t
		}
	}
}

// add puts a type that is not there yet.
func (t *table) add(x *Type, h uint64) {
	if 2*(t.n+1) > len(t.slots) {
		old := t.slots
		t.slots, t.n = make([]slot, 2*len(old)), 0
		for _, s := range old {
			if s.t != nil {
				t.put(s)
			}
		}
	}
	t.put(slot{h, x})
}

func (t *table) put(s slot) {
	mask := uint64(len(t.slots) - 1)
	i := s.hash & mask
	for t.slots[i].t != nil {
		i = (i + 1) & mask
	}
	t.slots[i] = s
	t.n++
}

// hashOf mixes eight bytes at a time.
func hashOf(s string) uint64 {
	h := uint64(len(s)) * 0x9E3779B97F4A7C15
	for len(s) >= 8 {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = (h ^ x) * 0xD6E8FEB86659FD93
		h ^= h >> 32
		s = s[8:]
	}
	x := uint64(0)
	for i := range len(s) {
		x = x<<8 | uint64(s[i])
	}
	h = (h ^ x) * 0x9FB21C651E98DF25
	return h ^ h>>31
}
