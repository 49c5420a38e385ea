// Package report fills the parts of documents that programs write: figures and
// samples stand between two comment lines, <!-- name:begin --> and
// <!-- name:end -->. Call [Fill]; [Block] reads a part back.
package report

import (
	"fmt"
	"os"
	"strings"
)

// Shared is the folder of gold and corpora: MARSAD_SHARED, or ../shared. It
// may not exist.
func Shared() string {
	if s := os.Getenv("MARSAD_SHARED"); s != "" {
		return s
	}
	return "../shared"
}

// Block returns what stands in the block of that name in a document.
func Block(doc, name string) (string, bool) {
	begin, end, ok := bounds(doc, name)
	if !ok {
		return "", false
	}
	return doc[begin:end], true
}

// Fill replaces the block of that name in the file at path. text ends in a
// newline or is empty. A file without the block is an error.
func Fill(path, name, text string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	doc := string(b)
	begin, end, ok := bounds(doc, name)
	if !ok {
		return fmt.Errorf("%s: no block %q", path, name)
	}
	return os.WriteFile(path, []byte(doc[:begin]+text+doc[end:]), 0o644)
}

// bounds returns where the content of a block begins and ends.
func bounds(doc, name string) (begin, end int, ok bool) {
	open, shut := "<!-- "+name+":begin -->\n", "<!-- "+name+":end -->"
	begin = strings.Index(doc, open)
	if begin < 0 {
		return 0, 0, false
	}
	begin += len(open)
	n := strings.Index(doc[begin:], shut)
	return begin, begin + n, n >= 0
}
