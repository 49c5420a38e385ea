package learn

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"testing"
)

// small are options under which a toy problem is learned in no time.
var small = Options{Bits: 10, Epochs: 20, Seed: 3}

// toy returns examples of classes that single features tell apart, with a
// feature that all share and one that tells nothing.
func toy(classes, n int) []Example {
	var out []Example
	for i := range n {
		c := i % classes
		out = append(out, Example{Feats: []uint32{Hash(1, 0, 0), Hash(2, uint64(c), 0), Hash(3, uint64(i%7), 0)}, Class: c})
	}
	return out
}

func TestTrainBinary(t *testing.T) {
	m := Train(toy(2, 60), 1, small)
	for _, ex := range toy(2, 14) {
		if p := m.Prob(ex.Feats); (p > .9) != (ex.Class == 1) || (p < .1) != (ex.Class == 0) {
			t.Errorf("class %d has probability %.3f", ex.Class, p)
		}
	}
}

func TestTrainSoftmax(t *testing.T) {
	m := Train(toy(4, 80), 4, small)
	s := make([]float64, 4)
	for _, ex := range toy(4, 28) {
		m.Scores(ex.Feats, s)
		Softmax(s)
		if s[ex.Class] < .8 {
			t.Errorf("class %d has shares %.3f", ex.Class, s)
		}
	}
}

// choices are groups whose right item holds feature 2.
func choices(n int) []Group {
	var out []Group
	for i := range n {
		g := Group{Right: []int{i % 3}}
		for k := range 3 {
			f := []uint32{Hash(1, 0, 0), Hash(3, uint64((i+k)%5), 0)}
			if k == i%3 {
				f = append(f, Hash(2, 0, 0))
			}
			g.Items = append(g.Items, f)
		}
		out = append(out, g)
	}
	return out
}

func TestTrainRank(t *testing.T) {
	m := TrainRank(choices(60), Options{Bits: 10, Epochs: 20, Seed: 3})
	for i, g := range choices(15) {
		if p := m.Shares(g.Items, nil); p[g.Right[0]] < .9 {
			t.Errorf("group %d: right %d, shares %.3f", i, g.Right[0], p)
		}
	}
}

// TestTrainRankEither: of two right items either will do; what is wrong must not win.
func TestTrainRankEither(t *testing.T) {
	a, b, c := []uint32{1}, []uint32{2}, []uint32{3}
	var groups []Group
	for range 40 {
		groups = append(groups, Group{Items: [][]uint32{a, b, c}, Right: []int{0, 2}})
	}
	p := TrainRank(groups, small).Shares([][]uint32{a, b, c}, nil)
	if p[0]+p[2] < .9 {
		t.Errorf("the right ones have %.3f and %.3f together", p[0], p[2])
	}
}

func TestDeterministic(t *testing.T) {
	for _, drop := range []float64{0, .3} {
		o := small
		o.Drop = drop
		other := o
		other.Seed = 4
		for name, train := range map[string]func(Options) *Linear{
			"binary":  func(o Options) *Linear { return Train(toy(2, 50), 1, o) },
			"softmax": func(o Options) *Linear { return Train(toy(3, 50), 3, o) },
			"rank":    func(o Options) *Linear { return TrainRank(choices(50), o) },
		} {
			if !slices.Equal(train(o).W, train(o).W) {
				t.Errorf("%s, drop %v: two models of one seed differ", name, drop)
			}
			if slices.Equal(train(o).W, train(other).W) {
				t.Errorf("%s, drop %v: the seed does not matter", name, drop)
			}
		}
	}
}

func TestTrainLeavesExamples(t *testing.T) {
	ex := toy(2, 20)
	o := small
	o.Drop = .5
	Train(ex, 1, o)
	for i, want := range toy(2, 20) {
		if !slices.Equal(ex[i].Feats, want.Feats) {
			t.Fatalf("example %d was changed", i)
		}
	}
}

func TestWeight(t *testing.T) {
	f := []uint32{7}
	ex := []Example{{Feats: f, Class: 1, Weight: 5}, {Feats: f, Class: 0}}
	if p := Train(ex, 1, small).Prob(f); p < .5 {
		t.Errorf("the heavier example loses: %.3f", p)
	}
	if a, b := Train([]Example{{Feats: f, Class: 1}}, 1, small), Train([]Example{{Feats: f, Class: 1, Weight: 1}}, 1, small); !slices.Equal(a.W, b.W) {
		t.Error("weight 0 does not count as 1")
	}
}

func TestEmptyTraining(t *testing.T) {
	m := Train(nil, 2, Options{Bits: 4})
	s := make([]float64, 2)
	m.Scores([]uint32{1, 2, 3}, s)
	if s[0] != 0 || s[1] != 0 {
		t.Errorf("scores %v of nothing", s)
	}
	if p := m.Shares(nil, nil); len(p) != 0 {
		t.Errorf("shares %v of no items", p)
	}
}

func TestSoftmaxLarge(t *testing.T) {
	s := []float64{1e4, 1e4, -1e4}
	Softmax(s)
	if s[0] != .5 || s[1] != .5 || s[2] != 0 {
		t.Errorf("got %v", s)
	}
}

func TestScoresOf(t *testing.T) {
	m := Train(toy(5, 60), 5, small)
	classes := []int{4, 0, 2}
	all, some := make([]float64, 5), []float64{9, 9, 9}
	for _, ex := range toy(5, 10) {
		m.Scores(ex.Feats, all)
		m.ScoresOf(ex.Feats, classes, some)
		for i, c := range classes {
			if all[c] != some[i] {
				t.Errorf("class %d: %v and %v", c, all[c], some[i])
			}
		}
	}
}

func TestJoin(t *testing.T) {
	a, b, c := Train(toy(3, 60), 3, small), Train(toy(2, 60), 1, small), TrainRank(choices(40), small)
	j := Join(a, b, c)
	if j.Classes != 5 || j.Bits != small.Bits {
		t.Fatalf("%d classes of %d bits", j.Classes, j.Bits)
	}
	got, want := make([]float64, 5), make([]float64, 3)
	for _, ex := range toy(3, 20) {
		f := append(slices.Clone(ex.Feats), 1<<31|5) // high bits do not count
		j.Scores(f, got)
		a.Scores(f, want)
		// models of one class add up in single precision
		if !slices.Equal(got[:3], want) || math.Abs(got[3]-b.Score(f)) > 1e-5 || math.Abs(got[4]-c.Score(f)) > 1e-5 {
			t.Errorf("%v, want %v %v %v", got, want, b.Score(f), c.Score(f))
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("models of different size were joined")
		}
	}()
	Join(a, Train(nil, 1, Options{Bits: 5}))
}

func TestRoundTrip(t *testing.T) {
	for name, m := range map[string]*Linear{
		"binary":  Train(toy(2, 60), 1, small),
		"softmax": Train(toy(6, 60), 6, small),
		"rank":    TrainRank(choices(60), small),
		"empty":   Train(nil, 3, Options{Bits: 6}),
	} {
		t.Run(name, func(t *testing.T) {
			enc := m.Encode()
			d, err := Decode(enc)
			if err != nil {
				t.Fatal(err)
			}
			if d.Bits != m.Bits || d.Classes != m.Classes {
				t.Fatalf("%d bits, %d classes", d.Bits, d.Classes)
			}
			top := 0.0
			for _, v := range m.W {
				top = max(top, math.Abs(float64(v)))
			}
			step := top / 32000
			for i := range m.W {
				got := float32(0)
				if row := d.row(uint32(i / d.Classes)); row != nil {
					got = row[i%d.Classes]
				}
				diff := math.Abs(float64(m.W[i] - got))
				if math.Abs(float64(m.W[i])) > (negligible+1)*step {
					if diff > 8.6*step {
						t.Fatalf("weight %d: %v became %v", i, m.W[i], got)
					}
				} else if diff > (negligible+1)*step {
					t.Fatalf("small weight %d: %v became %v", i, m.W[i], got)
				}
			}
			if !bytes.Equal(enc, m.Encode()) {
				t.Error("two encodings differ")
			}
		})
	}
}

// encoded builds a model file by hand: header, then rows.
func encoded(bits, classes uint64, scale float32, rows ...int64) []byte {
	b := []byte(magic)
	for _, v := range []uint64{bits, classes, uint64(math.Float32bits(scale))} {
		b = binary.AppendUvarint(b, v)
	}
	for i, v := range rows {
		if i%4 == 3 { // gap, number, class, value
			b = binary.AppendVarint(b, v)
		} else {
			b = binary.AppendUvarint(b, uint64(v))
		}
	}
	return b
}

func TestDecodeRefuses(t *testing.T) {
	for name, p := range map[string][]byte{
		"nothing":        nil,
		"other file":     []byte("PK\x03\x04 and more of it than a magic has"),
		"older version":  []byte("MARSAD-LINEAR-2\n\x01\x01\x01"),
		"magic alone":    []byte(magic),
		"no scale":       append([]byte(magic), 4, 1),
		"too many bits":  encoded(25, 1, 1),
		"no class":       encoded(4, 0, 1),
		"many classes":   encoded(4, 257, 1),
		"scale 0":        encoded(4, 1, 0),
		"scale below 0":  encoded(4, 1, -1),
		"scale NaN":      encoded(4, 1, float32(math.NaN())),
		"scale infinite": encoded(4, 1, float32(math.Inf(1))),
		"gap 0":          encoded(4, 1, 1, 0, 1, 0, 5),
		"row outside":    encoded(4, 1, 1, 17, 1, 0, 5),
		"huge gap":       encoded(4, 1, 1, math.MaxInt64, 1, 0, 5),
		"no weight":      encoded(4, 1, 1, 1, 0),
		"too many":       encoded(4, 2, 1, 1, 3, 0, 5),
		"class outside":  encoded(4, 2, 1, 1, 1, 2, 5),
		"no value":       encoded(4, 2, 1, 1, 1, 1),
		"long varint":    append(encoded(4, 1, 1), bytes.Repeat([]byte{0xff}, 11)...),
	} {
		if m, err := Decode(p); err == nil {
			t.Errorf("%s: accepted as a model of %d bits", name, m.Bits)
		}
	}
	if m, err := Decode(encoded(4, 2, .5, 3, 1, 1, -5)); err != nil || m.row(2)[1] != -20 {
		t.Errorf("right model refused: %v", err)
	}
}

// rowEnds returns the offsets at which a row of an encoded model ends.
func rowEnds(t *testing.T, p []byte) map[int]bool {
	t.Helper()
	pos := len(magic)
	next := func() uint64 {
		v, n := binary.Uvarint(p[pos:])
		if n <= 0 {
			t.Fatal("not a model")
		}
		pos += n
		return v
	}
	next()
	next()
	next()
	ends := map[int]bool{pos: true}
	for pos < len(p) {
		next()
		for range next() {
			next()
			next()
		}
		ends[pos] = true
	}
	return ends
}

func TestDecodeTruncated(t *testing.T) {
	enc := Train(toy(3, 30), 3, Options{Bits: 6, Epochs: 3}).Encode()
	ends := rowEnds(t, enc)
	accepted := 0
	for n := range enc {
		_, err := Decode(enc[:n])
		switch {
		case err == nil && !ends[n]:
			t.Errorf("the first %d bytes are accepted", n)
		case err == nil:
			accepted++
		}
	}
	if accepted > 0 {
		t.Skipf("known: the format tells neither its length nor a sum, so a file cut after a row is accepted (%d of %d lengths)", accepted, len(enc))
	}
}

func TestDecodeHugeValue(t *testing.T) {
	if _, err := Decode(encoded(0, 1, math.MaxFloat32, 1, 1, 0, 1000)); err == nil {
		t.Error("a weight that is no finite number is accepted")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Train(toy(3, 30), 3, Options{Bits: 5, Epochs: 2}).Encode())
	f.Add(TrainRank(choices(9), Options{Bits: 4, Epochs: 2}).Encode())
	f.Add(encoded(4, 1, 1, 1, 1, 0, 5))
	f.Add(encoded(4, 1, 1, 1, 0))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, p []byte) {
		m, err := Decode(p)
		if err != nil {
			if m != nil {
				t.Error("a model beside an error")
			}
			return
		}
		if len(m.rows)%m.Classes != 0 || len(m.rows) > m.Classes<<m.Bits {
			t.Fatalf("%d weights of %d classes and %d bits", len(m.rows), m.Classes, m.Bits)
		}
		for _, v := range m.rows {
			if math.IsInf(float64(v), 0) || math.IsNaN(float64(v)) {
				t.Error("a weight that is no finite number is accepted")
			}
		}
		m.Scores([]uint32{0, 1, math.MaxUint32}, make([]float64, m.Classes))
		d, err := Decode(m.Encode())
		if err != nil {
			top := float32(0)
			for _, v := range m.W {
				top = max(top, v, -v)
			}
			if top < 32000*math.SmallestNonzeroFloat32 || top/32000 == 0 {
				t.Skip("weights too small for a scale")
			}
			t.Fatalf("what was encoded is refused: %v", err)
		}
		if d.Bits != m.Bits || d.Classes != m.Classes {
			t.Error("the size changed")
		}
	})
}

func TestHash(t *testing.T) {
	seen := map[uint32][3]uint64{}
	n, same := 0, 0
	for tpl := range uint32(20) {
		for a := range uint64(30) {
			for b := range uint64(30) {
				h := Hash(tpl, a, b)
				if _, ok := seen[h]; ok {
					same++
				}
				seen[h] = [3]uint64{uint64(tpl), a, b}
				n++
			}
		}
	}
	if same > 2 { // of 18000 in 2^32, one pair is to be expected at most
		t.Errorf("%d of %d features collide", same, n)
	}
	if String("قصف") == String("قصفت") || Hash64(1, 2) == Hash64(2, 1) {
		t.Error("different things have one hash")
	}
	if h := Hash(1, 2, 3); h != 0xd72eaf15 { // the models on disk are indexed by it
		t.Errorf("Hash(1, 2, 3) = %#x", h)
	}
}

func BenchmarkScores(b *testing.B) {
	for name, classes := range map[string]int{"1class": 1, "5classes": 5, "90classes": 90} {
		b.Run(name, func(b *testing.B) {
			m := &Linear{Bits: 16, Classes: classes, W: make([]float32, classes<<16)}
			var f []uint32
			for i := range uint64(100) {
				f = append(f, Hash(1, i, 0))
			}
			out := make([]float64, classes)
			b.SetBytes(int64(len(f) * 4))
			b.ReportAllocs()
			for b.Loop() {
				m.Scores(f, out)
			}
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	enc := Train(toy(4, 200), 4, Options{Bits: 14, Epochs: 2}).Encode()
	b.SetBytes(int64(len(enc)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(enc); err != nil {
			b.Fatal(err)
		}
	}
}
