package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"marsad/internal/record"
)

// FuzzRecords checks that whatever ReadEvent lets pass can be written in every
// format: lines with as many cells as there are columns, valid CSV, JSON and XML.
func FuzzRecords(f *testing.F) {
	for line := range strings.Lines(samples) {
		f.Add([]byte(strings.TrimSpace(line)))
	}
	widths := map[Format]int{FormatPOLECAT: 40, FormatICEWS: 20, FormatPhoenix: 26, FormatGDELT: 61, FormatMentions: 16}
	f.Fuzz(func(t *testing.T, line []byte) {
		rec, err := record.ReadEvent(line)
		if err != nil || len(rec.Actors)*len(rec.Recipients) > 100 || len(rec.Actors) > 20 {
			return
		}
		for _, format := range Formats {
			for _, view := range Views(format) {
				var b bytes.Buffer
				if _, err := Run(&b, sequence([]Record{{Event: rec}}), Options{Format: format, View: view}); err != nil {
					t.Fatalf("%s: %v", format, err)
				}
				switch text := b.String(); format {
				case FormatPOLECAT, FormatICEWS, FormatPhoenix, FormatGDELT, FormatMentions:
					for l := range strings.Lines(text) {
						if n := strings.Count(l, "\t") + 1; n != widths[format] || strings.ContainsAny(l, "\"\r\u200f\u2028") {
							t.Fatalf("%s: %d cells: %q", format, n, l)
						}
					}
				case FormatCSV, FormatACLED:
					if _, err := csv.NewReader(&b).ReadAll(); err != nil {
						t.Fatalf("%s: %v", format, err)
					}
				case FormatPLOVER:
					for l := range strings.Lines(text) {
						if !json.Valid([]byte(l)) {
							t.Fatalf("%q", l)
						}
					}
				case FormatGraphML:
					dec := xml.NewDecoder(&b)
					for {
						if _, err := dec.Token(); err == io.EOF {
							break
						} else if err != nil {
							t.Fatal(err)
						}
					}
				}
			}
		}
	})
}
