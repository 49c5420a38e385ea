package entity

import (
	"slices"
	"strings"

	"marsad/internal/norm"
)

// A trie matches phrases of several words by word number, longest first.
type trie struct {
	words map[string]int32 // folded word → number, from 1
	next  map[uint64]int32 // node and word → node
	ends  [][]entryRef     // by node: what ends there
}

// entryRef points at a lexicon row.
type entryRef struct {
	kind  refKind
	index int32
}

type refKind uint8

const (
	refCountry refKind = iota
	refCapital
	refPerson
	refOrg
	refPlace
	refTitle
)

func newTrie() *trie {
	return &trie{words: make(map[string]int32, 1<<15), next: make(map[uint64]int32, 1<<16), ends: make([][]entryRef, 1)}
}

// fold returns the words of a phrase as they are matched.
func fold(phrase string) []string {
	return strings.FieldsFunc(norm.FoldName(phrase), func(r rune) bool {
		return r == ' ' || r == '"' || r == '«' || r == '»' || r == '-' || r == '\'' || r == '.' || r == '(' || r == ')'
	})
}

// add enters a phrase and its rule-made variants.
func (t *trie) add(phrase string, ref entryRef) {
	for _, ws := range variants(fold(phrase)) {
		t.addWords(ws, ref)
	}
}

func (t *trie) addWords(ws []string, ref entryRef) {
	if len(ws) == 0 {
		return
	}
	node := int32(0)
	for _, w := range ws {
		id, ok := t.words[w]
		if !ok {
			id = int32(len(t.words) + 1)
			t.words[w] = id
		}
		k := uint64(node)<<32 | uint64(id)
		n, ok := t.next[k]
		if !ok {
			n = int32(len(t.ends))
			t.ends = append(t.ends, nil)
			t.next[k] = n
		}
		node = n
	}
	if !slices.Contains(t.ends[node], ref) {
		t.ends[node] = append(t.ends[node], ref)
	}
}

// variants spells a name as newspapers do: عبد الله and عبدالله, with and without
// بن, أبو as أبي or أبا, ابن as بن, آل joined.
func variants(ws []string) [][]string {
	out := [][]string{ws}
	for i, w := range ws {
		switch w {
		case "عبد", "ابو", "ابي", "نور", "سيف", "صلاح", "ولد":
			if w != "ولد" && i+1 < len(ws) {
				joined := slices.Clone(ws[:i])
				joined = append(joined, w+ws[i+1])
				out = append(out, append(joined, ws[i+2:]...))
			}
		case "بن", "ابن":
			if i > 0 && i+1 < len(ws) && len(ws) > 2 {
				out = append(out, append(slices.Clone(ws[:i]), ws[i+1:]...))
			}
		}
		if rest, ok := strings.CutPrefix(w, "عبدال"); ok && len(rest) > 4 {
			split := slices.Clone(ws[:i])
			split = append(split, "عبد", "ال"+rest)
			out = append(out, append(split, ws[i+1:]...))
		}
	}
	for _, v := range slices.Clone(out) {
		for i, w := range v {
			if w == "ابو" || w == "ابي" {
				for _, x := range []string{"ابو", "ابي", "ابا"} {
					if x != w {
						c := slices.Clone(v)
						c[i] = x
						out = append(out, c)
					}
				}
			}
		}
	}
	return out
}

// step follows one word from node; it returns -1 when there is no way.
func (t *trie) step(node, word int32) int32 {
	if n, ok := t.next[uint64(node)<<32|uint64(word)]; ok {
		return n
	}
	return -1
}
