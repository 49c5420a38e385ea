package timex

import (
	"strings"

	"marsad"
)

// numeric reads 14/2/2024, 2024-02-14, 14.2.2024 and their like.
func (p *parser) numeric(i int) (ex expr, end int) {
	if i >= p.hi {
		return expr{}, 0
	}
	var v, n [3]int
	k := 0
	if s := p.full(i); p.toks[i].Kind == marsad.TokenNumber && strings.IndexByte(s, '.') > 0 {
		for part := range strings.SplitSeq(s, ".") {
			if k == 3 || len(part) > 4 {
				return expr{}, 0
			}
			for j := range len(part) {
				if part[j] < '0' || part[j] > '9' {
					return expr{}, 0
				}
				v[k] = v[k]*10 + int(part[j]-'0')
			}
			n[k] = len(part)
			k++
		}
		end = i + 1
	} else {
		if v[0], n[0] = p.digits(i); n[0] == 0 {
			return expr{}, 0
		}
		sep := p.mark(i + 1)
		if sep != '/' && sep != '-' || !p.tight(i+1) || !p.tight(i+2) {
			return expr{}, 0
		}
		if v[1], n[1] = p.digits(i + 2); n[1] == 0 {
			return expr{}, 0
		}
		k, end = 2, i+3
		if p.mark(end) == sep && p.tight(end) && p.tight(end+1) {
			if v[2], n[2] = p.digits(end + 1); n[2] > 0 {
				k, end = 3, end+2
			}
		} else if y, w := p.digits(end + 1); p.f.lax && p.mark(end) == ',' && (w == 4 || w == 2) {
			v[2], n[2] = y, w
			k, end = 3, end+2
		}
	}
	if k == 3 {
		y, m, d := v[2], v[1], v[0]
		switch {
		case n[0] == 4:
			y, d = v[0], v[2]
		case n[2] == 4:
		case n[2] != 2 || n[0] > 2:
			return expr{}, 0
		case p.f.lax && p.mark(i+1) == '/' && v[1] <= 12 && v[2] <= 31 && v[0] > 12 && n[1] == 2:
			y, d = century(v[0]), v[2]
		default:
			y = century(v[2])
		}
		if m > 12 && d <= 12 {
			m, d = d, m
		}
		if p.f.lax && k == 3 && p.mark(i+3) == ',' && v[0] <= 12 { // 08/12, 2015
			m, d = v[0], v[1]
		}
		ex = expr{k: kDay, y: y, m: m, d: d, written: true, isHijri: y >= 1300 && y < 1500}
		if p.e(end).cls == cEra {
			ex.isHijri = p.e(end).val == 1
			end++
		}
		if !ex.isHijri && y >= 1900 && y < 2200 && n[0] == 4 && p.toks[i].Kind == marsad.TokenNumber && end > i+1 && m > 0 && d > 0 && !valid(y, m, d) {
			return ex, end // written as a day, though no calendar has it
		}
		if !ex.isHijri && (y < 1000 || y >= 2200 || !valid(y, m, d)) || ex.isHijri && (m < 1 || m > 12 || d < 1 || d > 30) {
			return expr{}, 0
		}
		return ex, end
	}
	switch {
	case k != 2:
	case n[0] == 4 && v[1] <= 12 && v[1] > 0 && p.f.lax:
		return expr{k: kMonth, y: v[0], m: v[1], written: true}, end
	case n[1] == 4 && v[0] <= 12 && v[0] > 0 && v[1] >= 1900 && v[1] < 2200 && (p.f.lax || p.is(i-1, cIn)):
		return expr{k: kMonth, y: v[1], m: v[0], written: true}, end
	case n[0] > 2 || n[1] > 2 || !p.f.lax && (p.mark(i+1) != '/' || !p.dated(i-1)):
	case v[1] >= 1 && v[1] <= 12 && v[0] >= 1 && v[0] <= 31:
		return expr{k: kDay, m: v[1], d: v[0]}, end
	case v[0] >= 1 && v[0] <= 12 && v[1] >= 1 && v[1] <= 31:
		return expr{k: kDay, m: v[0], d: v[1]}, end
	}
	return expr{}, 0
}
