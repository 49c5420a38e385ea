package eval

import (
	"fmt"
	"io"
	"math"
	"strings"
)

// A Pair is a confidence and whether what it stood for was right.
type Pair struct {
	Confidence float64
	Right      bool
}

// A Calibration is a reliability table by tenths of confidence.
type Calibration struct {
	Bins  [10]Bin
	N     int
	ECE   float64 // expected calibration error: mean |confidence − share right|, weighted by bin
	Brier float64 // mean squared difference of confidence and outcome
}

// A Bin holds the pairs with confidence in [i/10, (i+1)/10); the last also holds 1.
type Bin struct {
	N          int
	Confidence float64 // mean
	Right      float64 // share
}

// Calibrate tables pairs. A confidence outside 0…1 goes to the nearest bin, NaN to the first.
func Calibrate(pairs []Pair) Calibration {
	c := Calibration{N: len(pairs)}
	for _, p := range pairs {
		i := 0
		if p.Confidence > 0 {
			i = min(int(math.Min(p.Confidence, 1)*10), 9)
		}
		b := &c.Bins[i]
		b.N++
		b.Confidence += p.Confidence
		b.Right += float64(one(p.Right))
		d := p.Confidence - float64(one(p.Right))
		c.Brier += d * d
	}
	if c.N == 0 {
		return c
	}
	c.Brier /= float64(c.N)
	for i := range c.Bins {
		b := &c.Bins[i]
		if b.N == 0 {
			continue
		}
		b.Confidence /= float64(b.N)
		b.Right /= float64(b.N)
		c.ECE += math.Abs(b.Confidence-b.Right) * float64(b.N) / float64(c.N)
	}
	return c
}

// Write prints the table, leaving out empty bins, and what a least confidence of
// 0.8 leaves.
func (c *Calibration) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "calibration: %d records, expected calibration error %.3f, Brier %.3f\n", c.N, c.ECE, c.Brier)
	for i, x := range c.Bins {
		if x.N > 0 {
			fmt.Fprintf(&b, "  %.1f–%.1f  n %5d  confidence %.3f  right %.3f\n", float64(i)/10, float64(i+1)/10, x.N, x.Confidence, x.Right)
		}
	}
	n, right := 0, 0.0 // what --min-confidence 0.8 leaves
	for _, x := range c.Bins[8:] {
		n += x.N
		right += x.Right * float64(x.N)
	}
	if n > 0 {
		fmt.Fprintf(&b, "  from 0.8 n %5d  right %.3f\n", n, right/float64(n))
	}
	return write(w, b.String())
}
