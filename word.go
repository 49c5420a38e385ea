package marsad

// A Word is the syntactic core of a token: its stem with lemma, part of speech
// and features, and the clitics written with it. Document.Words runs parallel
// to Document.Tokens, so the i-th word belongs to the i-th token.
type Word struct {
	*Form      // never nil in a document
	Stem  Span // the token without its clitics, in bytes of the text
}

// A Form is one reading of a written form: what is the same wherever the word
// stands. It is read-only and shared by all words that are read alike, so that
// a word is small however much is known of it.
type Form struct {
	Lemma   string // dictionary form; the stem's key when no analysis was found
	Root    string // lemma of the verb that a masdar or participle belongs to; "" otherwise
	Key     string // folded form of the stem with its article (see internal/norm)
	Full    string // folded form of the whole token
	Class   string // semantic class of a noun, kind of a particle (see docs/formats/lexicons.md)
	Feats   Feats
	Pro     Proclitic
	Enc     Enclitic
	POS     POS
	Known   bool  // found in the lexicon, not guessed
	Type    int32 // number of the written form in the cache of the worker that analysed it
	Reading int32 // number of the reading, among all readings of all types of that cache
}

// OpensClause reports whether the word is أن or إن, which open what is said,
// known or wanted. The tagger may call them particles too.
func (f *Form) OpensClause() bool {
	if f.POS != POSSconj && f.POS != POSPart {
		return false
	}
	switch f.Lemma {
	case "أن", "إن", "أنّ", "إنّ":
		return true
	}
	return false
}

// POS is a Universal Dependencies part of speech.
type POS uint8

// The parts of speech.
const (
	POSUnknown POS = iota
	POSNoun
	POSPropn
	POSAdj
	POSVerb
	POSAdp
	POSCconj
	POSSconj
	POSPron
	POSDet
	POSPart
	POSAdv
	POSAux
	POSNum
	POSIntj
	POSPunct
	POSX
)

var posNames = [...]string{"_", "NOUN", "PROPN", "ADJ", "VERB", "ADP", "CCONJ", "SCONJ", "PRON", "DET", "PART", "ADV", "AUX", "NUM", "INTJ", "PUNCT", "X"}

// String returns the UPOS tag.
func (p POS) String() string { return posNames[p] }

// ParsePOS returns the part of speech named by a UPOS tag.
func ParsePOS(s string) (POS, bool) {
	for i, n := range posNames {
		if n == s {
			return POS(i), true
		}
	}
	return POSUnknown, false
}

// Proclitic is the set of clitics written before a stem.
type Proclitic uint8

// The proclitics.
const (
	ProWa   Proclitic = 1 << iota // و and
	ProFa                         // ف so
	ProBi                         // ب with, by
	ProLi                         // ل for, to
	ProKa                         // ك like
	ProSa                         // س future
	ProAl                         // ال the article
	ProAlif                       // أ interrogative
)

// Has reports whether any clitic of q is in p.
func (p Proclitic) Has(q Proclitic) bool { return p&q != 0 }

// Enclitic is the pronoun written after a stem.
type Enclitic uint8

// The enclitics.
const (
	EncNone  Enclitic = iota
	EncHu             // ه
	EncHa             // ها
	EncHum            // هم
	EncHuma           // هما
	EncHunna          // هن
	EncKa             // ك
	EncKum            // كم
	EncNa             // نا
	EncYa             // ي, ني
	EncOther
)

// Feats are the inflectional features of a word, and how it is derived.
type Feats struct {
	Aspect Aspect
	Voice  Voice
	Gender Gender
	Number Number
	Person uint8 // 1, 2, 3; 0 none
	Deriv  Deriv
	Def    bool // definite by the article
	Constr bool // construct form (dual or sound plural without nun)
}

// Aspect of a verb form.
type Aspect uint8

// The aspects.
const (
	AspectNone Aspect = iota
	Perfect
	Imperfect
	Imperative
)

// Voice of a verb form.
type Voice uint8

// The voices. A form that may be read either way is VoiceEither.
const (
	VoiceEither Voice = iota
	Active
	Passive
)

// Gender of a word.
type Gender uint8

// The genders.
const (
	GenderNone Gender = iota
	Masc
	Fem
)

// Number of a word.
type Number uint8

// The numbers.
const (
	NumberNone Number = iota
	Singular
	Dual
	Plural
)

// Deriv tells how a nominal is derived from a verb.
type Deriv uint8

// The derivations.
const (
	DerivNone   Deriv = iota
	Masdar            // verbal noun
	Participle        // active participle
	PassivePart       // passive participle
)
