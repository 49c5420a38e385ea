// Package data embeds the readable lexicons, the gazetteer and the ontology.
// The files are described in docs/formats/lexicons.md.
package data

import "embed"

// FS holds every file of this folder.
//
//go:embed *.tsv
var FS embed.FS

// Feeds is the shipped list of news feeds, described in docs/formats/feeds.md.
// It is no lexicon: no record depends on it, so it has no part in their hash.
//
//go:embed feeds/feeds.tsv
var Feeds []byte
