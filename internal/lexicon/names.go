package lexicon

import "io/fs"

// CountryNames returns the Arabic names of countries by code, from the
// countries.tsv of a folder alone: what shows codes to people needs no more.
func CountryNames(fsys fs.FS) (map[string]string, error) {
	var lex Lexicon
	if probs := lex.read(fsys, "countries.tsv"); len(probs) > 0 {
		return nil, probs
	}
	out := map[string]string{}
	for i := range lex.Countries {
		if c := &lex.Countries[i]; len(c.Names) > 0 {
			out[c.Code] = c.Names[0]
		}
	}
	return out, nil
}
