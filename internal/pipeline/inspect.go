package pipeline

import "marsad/internal/morph"

// Analyses returns every reading of a word, best first, as the lexicons and,
// for a word they do not know, the shape of the word tell. The text around a
// word, which decides between readings when articles are coded, plays no part.
func (p *Pipeline) Analyses(word string) []morph.Analysis { return p.analyzer.Analyze(word) }
