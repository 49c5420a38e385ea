package morph

import (
	"crypto/sha256"
	_ "embed"
	"strings"
	"unicode/utf8"

	"marsad"
	"marsad/internal/learn"
	"marsad/internal/norm"
)

//go:embed model.bin
var modelBytes []byte

// loadModel decodes the trained weights; nil when the file is empty, so that
// the hand-set scores decide alone.
func loadModel() *learn.Linear {
	if len(modelBytes) == 0 {
		return nil
	}
	m, err := learn.Decode(modelBytes)
	if err != nil || m.Classes != 1 {
		panic("morph: model.bin is corrupt: retrain it")
	}
	return m
}

// ModelHash returns the SHA-256 of the trained weights.
func ModelHash() [32]byte { return sha256.Sum256(modelBytes) }

// A signature is what the ranker knows of one reading, hashed when its type is
// first seen.
type signature struct {
	coarse uint64 // part of speech, aspect, definiteness
	fine   uint64 // with agreement and clitics
	lemma  uint64 // with part of speech
	verb   uint64 // of a verb, aspect and whether it takes an object
	static float32
	is     traits
	lead   lead
	clause clause
}

// ahead is what the ranker knows of a type that follows.
type ahead struct {
	set  uint64 // parts of speech of its readings
	best uint64 // fine signature of the likeliest reading
	full uint64
	kind uint64 // semantic class of its likeliest reading
}

var boundary = signature{coarse: 1, fine: 1, lemma: 1, lead: leadBoundary}

func coarse(r *Analysis) uint64 {
	c := uint64(r.POS) | uint64(r.Feats.Aspect)<<5
	if r.Feats.Def {
		c |= 1 << 8
	}
	if r.Enc != marsad.EncNone {
		c |= 1 << 9
	}
	if r.Feats.Deriv == marsad.Participle || r.Feats.Deriv == marsad.PassivePart {
		c |= 1 << 10
	}
	if r.short {
		c |= 1 << 11
	}
	if r.POS != marsad.POSNoun && r.POS != marsad.POSAdj && r.POS != marsad.POSPropn && r.POS != marsad.POSVerb && r.POS != marsad.POSNum {
		c |= learn.String(r.Lemma.Class) << 16
	}
	return c
}

func newSignature(r *Analysis, w *marsad.Form) signature {
	c := coarse(r)
	f := c
	f = learn.Hash64(f, uint64(r.Feats.Gender)|uint64(r.Feats.Number)<<2|uint64(r.Feats.Person)<<4|uint64(r.Feats.Voice)<<6|uint64(r.Feats.Deriv)<<8|one(r.Feats.Constr)<<11)
	f = learn.Hash64(f, uint64(r.Pro)<<1|one(r.Enc != marsad.EncNone))
	v := uint64(0)
	if r.POS == marsad.POSVerb {
		v = 1 + uint64(r.Feats.Aspect)<<1 + one(r.Lemma.Trans)<<4 + one(r.Enc != marsad.EncNone)<<5
	}
	return signature{is: traitsOf(r), lead: leadOf(w), clause: clauseOf(w), verb: v, coarse: c, fine: f, lemma: lemmaHash(r.Lemma.Text, r.POS)}
}

func one(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// newAhead sums up the readings of a type, likeliest first; best is the fine
// signature of the first.
func newAhead(full string, readings []Analysis, best uint64) ahead {
	a := ahead{full: learn.String(full), best: best}
	for i := range readings {
		r := &readings[i]
		if i > 0 && r.score < readings[0].score-3 {
			break
		}
		a.set |= 1 << r.POS
		if r.Feats.Def {
			a.set |= 1 << 32
		}
		if r.Pro.Has(marsad.ProWa | marsad.ProFa) {
			a.set |= 1 << 33
		}
		if r.Pro.Has(marsad.ProBi | marsad.ProLi | marsad.ProKa) {
			a.set |= 1 << 34
		}
	}
	a.kind = learn.Hash64(learn.String(readings[0].Lemma.Class), uint64(readings[0].POS))
	return a
}

// staticFeats appends the features of a reading that hold wherever it stands.
func staticFeats(r *Analysis, s *signature, raw, full string, out []uint32) []uint32 {
	clit := uint64(r.Pro)<<4 | uint64(r.Enc)
	h := norm.HintsOf(stemOf(raw, r.pre, 0))
	key := full[min(len(full), 2*int(r.pre)):]
	if n := len(key) - 2*int(r.suf); n > 0 && n <= len(key) {
		key = key[:n]
	}
	kh := learn.String(key)
	out = append(out,
		learn.Hash(1, s.coarse, 0),
		learn.Hash(2, s.fine, 0),
		learn.Hash(3, s.lemma, 0),
		learn.Hash(4, s.lemma, clit),
		learn.Hash(5, s.coarse, uint64(h)),
		learn.Hash(6, uint64(r.POS), learn.String(r.Lemma.Class)),
		learn.Hash(7, uint64(r.POS)<<8|clit, one(r.Known)|one(r.Lemma.News)<<1),
		learn.Hash(8, clit, 0),
		learn.Hash(9, clit, kh),
		learn.Hash(10, uint64(r.POS), kh),
		learn.Hash(11, clit, uint64(len(key))),
		learn.Hash(12, s.lemma, uint64(r.Feats.Aspect)|uint64(r.Feats.Voice)<<4|uint64(r.Feats.Number)<<8),
		learn.Hash(13, clit, learn.String(full)),
	)
	if r.Known {
		out = append(out, learn.Hash(17, s.lemma, 0))
	} else {
		f, l := ends(key)
		out = append(out, learn.Hash(14, s.coarse, f), learn.Hash(15, s.coarse, l), learn.Hash(18, clit, f), learn.Hash(19, clit, l), learn.Hash(20, s.coarse, uint64(len(key))))
	}
	if r.POS == marsad.POSVerb {
		out = append(out, learn.Hash(16, uint64(runeLen(norm.Fold(r.Lemma.Text))), one(strings.ContainsRune(r.Lemma.Text, norm.Shadda))<<8|uint64(h)))
	}
	return out
}

func lemmaHash(lemma string, pos marsad.POS) uint64 {
	return learn.Hash64(learn.String(lemma), uint64(pos))
}

// PriorFeature is the feature whose weight tells how common a lemma is.
func PriorFeature(lemma string, pos marsad.POS) uint32 {
	return learn.Hash(17, lemmaHash(lemma, pos), 0)
}

// ends hashes the first two and the last two letters of a key.
func ends(key string) (first, last uint64) {
	n := 0
	for i := 0; i < 2 && n < len(key); i++ {
		_, w := utf8.DecodeRuneInString(key[n:])
		n += w
	}
	m := len(key)
	for i := 0; i < 2 && m > 0; i++ {
		_, w := utf8.DecodeLastRuneInString(key[:m])
		m -= w
	}
	return learn.String(key[:n]), learn.String(key[m:])
}

// dynamicFeats is the number of features that look at the neighbours.
const dynamicFeats = 17

// A context is what a token's neighbours tell, hashed once for all its readings.
type context [dynamicFeats]uint64

// newContext hashes the neighbours: p1 and p2 are the readings chosen before,
// c the clause so far, next the type that follows.
func newContext(p1, p2 *signature, c clause, next *ahead) (x context) {
	cl := uint64(c) + 1
	x = context{
		p1.fine, p1.coarse ^ p2.coarse*p2Mul, p1.lemma, p1.coarse, next.set, next.set, next.full, p1.lemma,
		p1.coarse*p2Mul ^ next.set, next.best, p1.coarse, cl, p1.coarse*p2Mul ^ cl, next.kind, next.kind ^ cl*p2Mul,
		next.set, next.best,
	}
	for i := range x {
		x[i] = (x[i] + uint64(i)<<56 + 0x165667B19E3779F9) * 0xD6E8FEB86659FD93
		x[i] ^= x[i] >> 29
	}
	return x
}

const p2Mul = 0x9FB21C651E98DF25

// feats fills out with the features of a reading in its context.
func (x *context) feats(s *signature, out *[dynamicFeats]uint32) {
	f, c, l := s.fine*0xC2B2AE3D27D4EB4F, s.coarse*0xC2B2AE3D27D4EB4F, s.lemma*0xC2B2AE3D27D4EB4F
	out[0] = mix(f ^ x[0])   // before
	out[1] = mix(c ^ x[1])   // two before
	out[2] = mix(c ^ x[2])   // lemma before
	out[3] = mix(l ^ x[3])   // part of speech before
	out[4] = mix(f ^ x[4])   // parts of speech of the next type
	out[5] = mix(l ^ x[5])   //
	out[6] = mix(c ^ x[6])   // form of the next type
	out[7] = mix(l ^ x[7])   // lemma before
	out[8] = mix(c ^ x[8])   // before and next
	out[9] = mix(c ^ x[9])   // best reading of the next type
	out[10] = mix(c ^ x[10]) // part of speech before
	out[11] = mix(c ^ x[11]) // clause
	out[12] = mix(c ^ x[12]) // clause and before
	out[13] = mix(l ^ x[13]) // class of the next type
	out[14] = mix(c ^ x[14]) // clause and class of the next type
	v := s.verb * 0xC2B2AE3D27D4EB4F
	out[15] = mix(v ^ x[15]) // object, or a preposition
	out[16] = mix(v ^ x[16])
}

func mix(h uint64) uint32 {
	h ^= h >> 32
	h *= 0x9FB21C651E98DF25
	return uint32(h >> 28)
}
