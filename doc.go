// Package marsad holds the domain types of Marsad (مرصد), a coder of political
// events in Arabic news: articles, documents, tokens, words, mentions, quotes
// and events. It holds no behaviour beyond small methods on these types and
// imports only the standard library, so that every other package may use it.
//
// To code articles from a Go program use package marsad/coder. All offsets in
// all types are half-open byte ranges into [Document.Text].
package marsad
