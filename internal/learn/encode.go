package learn

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

const magic = "MARSAD-LINEAR-3\n"

// negligible is the size of a quantised weight that is not kept: less than two
// thousandths of the largest.
const negligible = 60

// Encode returns the model as bytes: magic, bits, classes, scale, then for each
// row with a weight the gap to the row before, the number of its weights, and
// for each its class and value, all as varints (values zigzag, in units of scale).
func (m *Linear) Encode() []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	top := float32(0)
	for r := range 1 << m.Bits {
		for _, v := range m.row(uint32(r)) {
			top = max(top, v, -v)
		}
	}
	scale := top / 32000
	if scale == 0 {
		scale = 1
	}
	var tmp [binary.MaxVarintLen64]byte
	put := func(v uint64) { b.Write(tmp[:binary.PutUvarint(tmp[:], v)]) }
	put(uint64(m.Bits))
	put(uint64(m.Classes))
	put(uint64(math.Float32bits(scale)))
	prev := -1
	for r := range 1 << m.Bits {
		n := 0
		for _, v := range m.row(uint32(r)) {
			if q := quantise(v, scale); q > negligible || q < -negligible {
				n++
			}
		}
		if n == 0 {
			continue
		}
		put(uint64(r - prev))
		put(uint64(n))
		for c, v := range m.row(uint32(r)) {
			if q := quantise(v, scale); q > negligible || q < -negligible {
				put(uint64(c))
				b.Write(tmp[:binary.PutVarint(tmp[:], q/8)])
			}
		}
		prev = r
	}
	return b.Bytes()
}

// quantise returns v in units of scale; the last three bits are dropped on writing.
func quantise(v, scale float32) int64 { return int64(math.RoundToEven(float64(v / scale))) }

// Decode reads what Encode wrote. It refuses anything else.
func Decode(p []byte) (*Linear, error) {
	if !bytes.HasPrefix(p, []byte(magic)) {
		return nil, errors.New("not a model: bad magic")
	}
	r := bytes.NewReader(p[len(magic):])
	var h [3]uint64
	for i := range h {
		v, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, fmt.Errorf("model header: %w", err)
		}
		h[i] = v
	}
	if h[0] > 24 || h[1] < 1 || h[1] > 256 {
		return nil, fmt.Errorf("model of %d bits and %d classes", h[0], h[1])
	}
	m := &Linear{Bits: uint(h[0]), Classes: int(h[1])}
	scale := math.Float32frombits(uint32(h[2]))
	if !(scale > 0) || math.IsInf(float64(scale), 0) {
		return nil, errors.New("model scale is no positive number")
	}
	m.begin()
	weights := make([]float32, m.Classes)
	for row := uint64(0); r.Len() > 0; {
		gap, err1 := binary.ReadUvarint(r)
		n, err2 := binary.ReadUvarint(r)
		if err1 != nil || err2 != nil {
			return nil, errors.New("model is cut short")
		}
		row += gap
		if gap == 0 || gap > 1<<m.Bits || row > 1<<m.Bits || n == 0 || n > h[1] {
			return nil, fmt.Errorf("model row %d of %d with %d weights", row, 1<<m.Bits, n)
		}
		for range n {
			c, err1 := binary.ReadUvarint(r)
			v, err2 := binary.ReadVarint(r)
			if err1 != nil || err2 != nil || c >= h[1] {
				return nil, errors.New("model is cut short")
			}
			weights[c] = float32(v*8) * scale
			if math.IsInf(float64(weights[c]), 0) {
				return nil, errors.New("model weight is no finite number")
			}
		}
		m.add(int(row-1), weights)
		clear(weights)
	}
	m.finish()
	return m, nil
}
