// Package data embeds the readable lexicons, the gazetteer and the ontology.
// The files are described in docs/formats/lexicons.md.
package data

import "embed"

// FS holds every file of this folder.
//
//go:embed *.tsv
var FS embed.FS
