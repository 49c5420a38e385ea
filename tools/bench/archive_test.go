package main

import (
	"testing"

	"marsad/internal/search"
)

// TestQueries: a query that cannot be read would end a run of minutes.
func TestQueries(t *testing.T) {
	for _, q := range queries {
		if _, err := search.Parse(q); err != nil {
			t.Errorf("%s: %v", q, err)
		}
	}
}
