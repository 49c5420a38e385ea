package morph

import (
	"marsad"
	"marsad/internal/norm"
)

// A Segment is a syntactic word in the sense of Universal Dependencies: a
// clitic, or a stem with its article.
type Segment struct {
	marsad.Span
	POS marsad.POS
}

// Segments appends the segments of tok, analysed as w, to out. They fill the
// token without gaps. The article stays with the stem, as in the UD treebanks;
// of لل the first letter is the preposition.
func Segments(text string, tok marsad.Token, w *marsad.Word, out []Segment) []Segment {
	at := tok.Start
	for _, c := range [...]struct {
		set marsad.Proclitic
		pos marsad.POS
	}{{marsad.ProWa | marsad.ProFa, marsad.POSCconj}, {marsad.ProBi | marsad.ProLi | marsad.ProKa, marsad.POSAdp}, {marsad.ProSa | marsad.ProAlif, marsad.POSPart}} {
		if !w.Pro.Has(c.set) {
			continue
		}
		pos := c.pos
		if c.set.Has(marsad.ProLi) && w.Pro.Has(marsad.ProLi) && w.POS == marsad.POSVerb {
			pos = marsad.POSSconj // ليفعل
		}
		end := at + nextLetter(text[at:tok.End])
		if end >= tok.End {
			break
		}
		out = append(out, Segment{marsad.Span{Start: at, End: end}, pos})
		at = end
	}
	out = append(out, Segment{marsad.Span{Start: at, End: w.Stem.End}, w.POS})
	if w.Stem.End < tok.End {
		out = append(out, Segment{marsad.Span{Start: w.Stem.End, End: tok.End}, marsad.POSPron})
	}
	return out
}

// nextLetter returns the length of the first letter of s with its marks.
func nextLetter(s string) int {
	seen := false
	for i, r := range s {
		if !norm.IsMark(r) {
			if seen {
				return i
			}
			seen = true
		}
	}
	return len(s)
}
