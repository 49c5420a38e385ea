package timex

// This file holds what only the conventions of Recognizers-Text ask for; the
// finder of news never comes here.

func (p *parser) laxNumber(i int) (ex expr, end int)        { return expr{}, 0 }
func (p *parser) laxWord(i int, e entry) (ex expr, end int) { return expr{}, 0 }
func (p *parser) laxPart(i int, e entry) (ex expr, end int) { return expr{}, 0 }
func (p *parser) laxRange(i, d, k int) (m match, ok bool)   { return match{}, false }
