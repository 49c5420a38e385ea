// Package learn holds the one learner of Marsad: a linear classifier over
// hashed features, trained by AdaGrad with a fixed order and seed, so that the
// same examples give the same model. [Train] makes a [Linear]; Encode and
// [Decode] keep it in a small file.
package learn

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// A Linear scores classes by summing the weights of the features that hold.
// It is read-only after Train or Decode and safe for concurrent use.
type Linear struct {
	Bits    uint // the table has 1<<Bits rows
	Classes int
	W       []float32 // row-major: feature, class; nil after Decode and Join

	// A decoded or joined model holds only the rows that have weights, one after
	// the other: present has a bit for each row, rank the number of rows before
	// each word of bits. Most features of a new text have no weight, and what has
	// one lies close together.
	present []uint64
	rank    []uint32
	rows    []float32
}

// add appends the weights of row r, which lies after all rows added before.
func (m *Linear) add(r int, weights []float32) {
	m.present[r>>6] |= 1 << (r & 63)
	m.rows = append(m.rows, weights...)
}

// begin makes room for rows to be added; finish counts them.
func (m *Linear) begin() { m.present = make([]uint64, (1<<m.Bits+63)/64) }

func (m *Linear) finish() {
	m.rows = append([]float32(nil), m.rows...)
	m.rank = make([]uint32, len(m.present))
	n := uint32(0)
	for i, w := range m.present {
		m.rank[i] = n
		n += uint32(bits.OnesCount64(w))
	}
}

// row returns the weights of row r, nil when it has none.
func (m *Linear) row(r uint32) []float32 {
	if m.present == nil {
		return m.W[int(r)*m.Classes : int(r)*m.Classes+m.Classes]
	}
	w := m.present[r>>6]
	bit := uint64(1) << (r & 63)
	if w&bit == 0 {
		return nil
	}
	k := (int(m.rank[r>>6]) + bits.OnesCount64(w&(bit-1))) * m.Classes
	return m.rows[k : k+m.Classes]
}

// An Example is the features that hold and the class they should give.
type Example struct {
	Feats  []uint32 // hashed; only the low Bits bits count
	Class  int
	Weight float32 // 0 counts as 1
	Group  string  // examples of one group stay in one fold
	Among  []int   // the classes that compete here; nil means all
}

// Scores adds up the weights of feats into out, which has Classes entries.
func (m *Linear) Scores(feats []uint32, out []float64) {
	clear(out)
	mask := uint32(1)<<m.Bits - 1
	if m.present == nil {
		for _, f := range feats {
			for c, v := range m.row(f & mask) {
				out[c] += float64(v)
			}
		}
		return
	}
	// row() written out: this is where coding spends most of its time
	n := m.Classes
	out = out[:n]
	present, rank, rows := m.present, m.rank, m.rows
	for _, f := range feats {
		f &= mask
		w, bit := present[f>>6], uint64(1)<<(f&63)
		if w&bit == 0 {
			continue
		}
		k := (int(rank[f>>6]) + bits.OnesCount64(w&(bit-1))) * n
		for c, v := range rows[k : k+n] {
			out[c] += float64(v)
		}
	}
}

// ScoresOf adds up the weights of feats for the given classes only.
func (m *Linear) ScoresOf(feats []uint32, classes []int, out []float64) {
	clear(out[:len(classes)])
	mask := uint32(1)<<m.Bits - 1
	for _, f := range feats {
		row := m.row(f & mask)
		if row == nil {
			continue
		}
		for i, c := range classes {
			out[i] += float64(row[c])
		}
	}
}

// Join returns one model whose classes are those of ms one after the other, so
// that one pass over the features scores them all. The models must have equal Bits.
func Join(ms ...*Linear) *Linear {
	j := &Linear{Bits: ms[0].Bits}
	for _, m := range ms {
		if m.Bits != j.Bits {
			panic("learn: joined models differ in size")
		}
		j.Classes += m.Classes
	}
	j.begin()
	row := make([]float32, j.Classes)
	for r := range 1 << j.Bits {
		clear(row)
		k, some := 0, false
		for _, m := range ms {
			some = copy(row[k:], m.row(uint32(r))) > 0 || some
			k += m.Classes
		}
		if some && slices.ContainsFunc(row, func(v float32) bool { return v != 0 }) {
			j.add(r, row)
		}
	}
	j.finish()
	return j
}

// Weight returns the weight of a feature in a model with one class.
func (m *Linear) Weight(f uint32) float32 {
	f &= uint32(1)<<m.Bits - 1
	if m.present == nil {
		return m.W[f]
	}
	w, bit := m.present[f>>6], uint64(1)<<(f&63)
	if w&bit == 0 {
		return 0
	}
	return m.rows[int(m.rank[f>>6])+bits.OnesCount64(w&(bit-1))]
}

// Score returns the score of a model with one class.
func (m *Linear) Score(feats []uint32) float64 {
	var s [1]float64
	m.Scores(feats, s[:])
	return s[0]
}

// Prob returns the probability of the positive class of a model with one class.
func (m *Linear) Prob(feats []uint32) float64 {
	var s [1]float64
	m.Scores(feats, s[:])
	return 1 / (1 + math.Exp(-s[0]))
}

// Softmax turns scores into probabilities in place.
func Softmax(s []float64) {
	top := s[0]
	for _, v := range s[1:] {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range s {
		s[i] = math.Exp(v - top)
		sum += s[i]
	}
	for i := range s {
		s[i] /= sum
	}
}

// Options of Train. The zero value of a field takes the default in brackets.
type Options struct {
	Bits   uint    // [18]
	Epochs int     // [12]
	Rate   float64 // [0.2]
	L2     float64 // [1e-5] per example
	Seed   uint64
	Drop   float64 // share of features left out at each step [0]
}

// Train fits a model with one class (binary: class 1 positive, 0 negative) or
// with classes > 1 (softmax). The order of examples matters only through Seed.
func Train(examples []Example, classes int, o Options) *Linear {
	if o.Bits == 0 {
		o.Bits = 18
	}
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	if o.Rate == 0 {
		o.Rate = .2
	}
	if o.L2 == 0 {
		o.L2 = 1e-5
	}
	m := &Linear{Bits: o.Bits, Classes: classes, W: make([]float32, classes<<o.Bits)}
	g2 := make([]float32, len(m.W))
	mask := uint32(1)<<o.Bits - 1
	rnd := rand.New(rand.NewPCG(o.Seed, 7))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	scores := make([]float64, classes)
	every := make([]int, classes)
	for i := range every {
		every[i] = i
	}
	var thin []uint32
	for range o.Epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			ex := &examples[k]
			feats := ex.Feats
			if o.Drop > 0 {
				thin = thin[:0]
				for _, f := range feats {
					if rnd.Float64() >= o.Drop {
						thin = append(thin, f)
					}
				}
				feats = thin
			}
			among := ex.Among
			if among == nil {
				among = every
			}
			sc := scores[:len(among)]
			m.ScoresOf(feats, among, sc)
			wt := float64(ex.Weight)
			if wt == 0 {
				wt = 1
			}
			if classes == 1 {
				sc[0] = 1/(1+math.Exp(-sc[0])) - float64(ex.Class)
			} else {
				Softmax(sc)
				for i, c := range among {
					if c == ex.Class {
						sc[i]--
					}
				}
			}
			for _, f := range feats {
				row := int(f&mask) * classes
				for i, g := range sc {
					if g > -1e-4 && g < 1e-4 {
						continue
					}
					k := row + among[i]
					g = g*wt + o.L2*float64(m.W[k])
					g2[k] += float32(g * g)
					m.W[k] -= float32(o.Rate * g / (math.Sqrt(float64(g2[k])) + 1e-2))
				}
			}
		}
	}
	return m
}

// Hash mixes a template number and two values into a feature.
func Hash(template uint32, a, b uint64) uint32 {
	h := uint64(template)*0x9E3779B97F4A7C15 ^ a*0xC2B2AE3D27D4EB4F ^ (b+0x165667B19E3779F9)*0xD6E8FEB86659FD93
	h ^= h >> 32
	h *= 0x9FB21C651E98DF25
	h ^= h >> 28
	return uint32(h)
}

// String hashes s (FNV-1a).
func String(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// Hash64 mixes two hashes into one.
func Hash64(a, b uint64) uint64 {
	h := a*0x9E3779B97F4A7C15 ^ (b+0x632BE59BD9B4E019)*0xC2B2AE3D27D4EB4F
	return h ^ h>>29
}
