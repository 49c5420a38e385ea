// Package entity finds mentions of actors and places: names from the registry,
// common nouns that name a kind of actor (with their complements and
// adjectives), ranks and offices with the names beside them. Build a [Finder]
// once with [New]; give each goroutine a [Worker]. It reads words, decides what
// a phrase's own words say, and leaves what the rest of the document says to
// package actor.
package entity

import (
	"slices"
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// A Finder holds the compiled registry. It is read-only and safe for
// concurrent use.
type Finder struct {
	lex    *lexicon.Lexicon
	trie   *trie
	roles  map[string]roleRef // folded form, without the article; two words with a space
	firsts map[string]bool    // first words of roles of two words
	nisbas map[string]string  // lemma → country
	people map[string]string  // folded plural of a people → country
	// verbs and nouns of counts.tsv that tell of people killed, hurt or held
	struck map[string]bool
	// folded accusative of a nisba that is written like the name of its country → country: تركيا
	accusatives map[string]string
	names       map[string]bool // folded personal names; true for those that are no common words
	common      map[string]bool // folded single words too common to be a place alone
	// folded single words too common to be an organisation alone
	commonOrg map[string]bool
}

type roleRef struct {
	index  int32
	words  int // how many words it has
	hints  norm.Hints
	plural bool
}

// New compiles the registry of lex.
func New(lex *lexicon.Lexicon) *Finder {
	f := &Finder{lex: lex, trie: newTrie(), roles: map[string]roleRef{}, firsts: map[string]bool{}, nisbas: map[string]string{}, people: map[string]string{}, struck: map[string]bool{}, accusatives: map[string]string{}, names: map[string]bool{}, common: map[string]bool{}, commonOrg: map[string]bool{}}
	for i := range lex.Countries {
		c := &lex.Countries[i]
		for _, n := range c.Names {
			f.trie.add(n, entryRef{refCountry, int32(i)})
		}
		for _, n := range c.Capitals {
			f.trie.add(n, entryRef{refCapital, int32(i)})
		}
		for _, n := range c.Nisbas {
			if f.nisbas[n] == "" { // كوري, كونغولي: the first country that has it
				f.nisbas[n] = c.Code
			}
			if k := norm.Fold(n) + "ا"; slices.ContainsFunc(c.Names, func(name string) bool { return norm.Fold(name) == k }) {
				f.accusatives[k] = c.Code
			}
		}
		for _, n := range c.People {
			f.people[norm.Fold(n)] = c.Code
		}
	}
	for i := range lex.Counts {
		if c := &lex.Counts[i]; c.Kind != "crowd" && (c.Role == "verb" || c.Role == "event") {
			f.struck[c.Word] = true
		}
	}
	f.struck["خطف"], f.struck["اختطف"] = true, true // abduct: nobody counts them apart
	for i := range lex.People {
		for _, n := range lex.People[i].Names {
			f.trie.add(n, entryRef{refPerson, int32(i)})
		}
	}
	for i := range lex.Orgs {
		for _, n := range lex.Orgs[i].Names {
			f.trie.add(n, entryRef{refOrg, int32(i)})
		}
	}
	nouns := map[string]bool{}
	for i := range lex.Nouns {
		if lex.Nouns[i].POS != marsad.POSPropn {
			nouns[norm.FoldName(lex.Nouns[i].Lemma)] = true
		}
	}
	for i := range lex.Verbs {
		nouns[norm.FoldName(lex.Verbs[i].Lemma)] = true
		for _, m := range lex.Verbs[i].Masdars {
			nouns[norm.FoldName(m)] = true
		}
	}
	for i := range lex.Orgs { // صحيفة اليوم: a common word alone is no name
		for _, n := range lex.Orgs[i].Names {
			k := norm.FoldName(n)
			if !strings.Contains(k, " ") && (nouns[k] || nouns[strings.TrimPrefix(k, "ال")]) {
				f.commonOrg[k] = true
			}
		}
	}
	for i := range lex.Particles {
		if k := norm.FoldName(lex.Particles[i].Form); !strings.Contains(k, " ") {
			f.commonOrg[k] = true
		}
	}
	for i := range lex.Places {
		p := &lex.Places[i]
		for _, n := range p.Names {
			k := norm.FoldName(n)
			if nouns[k] || nouns[strings.TrimPrefix(k, "ال")] {
				f.common[k] = true // البصرة is none; but السلام, نصر are
			}
			f.trie.add(n, entryRef{refPlace, int32(i)})
		}
	}
	for i := range lex.Titles {
		f.trie.add(lex.Titles[i].Title, entryRef{refTitle, int32(i)})
	}
	for i := range lex.Names {
		f.names[norm.Fold(lex.Names[i].Name)] = lex.Names[i].Kind == "given"
	}
	for i := range lex.People { // the first word of a registered name of a person
		ws := strings.Fields(norm.Fold(lex.People[i].Names[0]))
		if len(ws) > 1 && len(ws[0]) > 6 && !nouns[norm.FoldName(ws[0])] && !strings.HasPrefix(ws[0], "ال") {
			f.names[ws[0]] = true
		}
	}
	for i := range lex.Roles { // a noun goes before the forms of another: جمهورية, جمهوري
		r := &lex.Roles[i]
		f.roles[norm.Fold(r.Noun)] = roleRef{index: int32(i), plural: r.Group, hints: norm.HintsOf(r.Noun)}
	}
	for i := range lex.Roles {
		f.role(&lex.Roles[i], int32(i), nouns)
	}
	return f
}

func (f *Finder) role(r *lexicon.Role, i int32, other map[string]bool) {
	hints := norm.HintsOf(r.Noun)
	put := func(k string, plural bool) {
		if _, ok := f.roles[k]; !ok {
			f.roles[k] = roleRef{index: i, plural: plural, hints: hints}
		}
	}
	k := norm.Fold(r.Noun)
	if first, _, two := strings.Cut(k, " "); two {
		put(k, r.Group)
		f.firsts[first] = true
		for _, p := range r.Plurals {
			if pk := norm.Fold(p); strings.Contains(pk, " ") {
				first, _, _ := strings.Cut(pk, " ")
				put(pk, true)
				f.firsts[first] = true
			}
		}
		return
	}
	put(k, r.Group)
	put(k+"ا", r.Group)
	if !other[k] && other[k+"ي"] {
		put(k+"ي", r.Group) // القاضي of قاض
	}
	stem, fem := strings.CutSuffix(k, string(norm.TehMarbuta))
	if fem {
		put(stem+"ت", r.Group)
		put(stem+"تان", true)
		put(stem+"تين", true)
	} else {
		for _, e := range []string{"ان", "ين"} {
			if !other[k+e] { // عدوان is aggression, not two enemies
				put(k+e, true)
			}
		}
		if !r.Group {
			put(k+"ة", false)
		}
	}
	for _, p := range r.Plurals {
		switch p {
		case "+ون":
			for _, e := range []string{"ون", "ين", "و", "ي"} {
				put(k+e, true)
			}
			if !other[k+string(norm.TehMarbuta)] && !fem { // متظاهرات; but مستوطنات are places, مفاوضات talks
				put(k+"ات", true)
			}
		case "+ات":
			put(stem+"ات", true)
		default:
			pk := norm.Fold(p)
			hints = norm.HintsOf(p)
			put(pk, true)
			put(pk+"ا", true)
			if s, ok := strings.CutSuffix(pk, string(norm.TehMarbuta)); ok {
				put(s+"ت", true)
			}
		}
	}
}

// hasFlag reports whether a role has the flag.
func hasFlag(r *lexicon.Role, flag string) bool { return slices.Contains(r.Flags, flag) }
