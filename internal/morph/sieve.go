package morph

// A sieve tells cheaply of most strings that they are no form: a Bloom filter
// with one hash. Nine in ten splits of a new word are tried in vain.
type sieve struct{ bits [sieveSize / 64]uint64 }

const sieveSize = 1 << 22

func (s *sieve) add(key string) {
	h := hashOf(key) >> 7 & (sieveSize - 1)
	s.bits[h>>6] |= 1 << (h & 63)
}

// may reports whether key may have been added; false is certain.
func (s *sieve) may(key string) bool {
	h := hashOf(key) >> 7 & (sieveSize - 1)
	return s.bits[h>>6]>>(h&63)&1 == 1
}
