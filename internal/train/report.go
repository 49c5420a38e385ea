package train

import (
	"fmt"

	"marsad/internal/event"
)

// roleReport tells how well held-out models give mentions their parts.
func (c *Collection) roleReport(models []*event.Models, folds map[string]int) string {
	var tp, sys, ng [3]int
	var s [3]float64
	for _, ex := range c.Role {
		models[folds[ex.Group]].Role.Scores(ex.Feats, s[:])
		best := 0
		for k := range s {
			if s[k] > s[best] {
				best = k
			}
		}
		sys[best]++
		ng[ex.Class]++
		if best == ex.Class {
			tp[best]++
		}
	}
	out := "roles, held out:"
	for k, name := range [3]string{"none", "actor", "recipient"} {
		p, r := float64(tp[k])/float64(max(sys[k], 1)), float64(tp[k])/float64(max(ng[k], 1))
		out += fmt.Sprintf(" %s n=%d P %.3f R %.3f F1 %.3f;", name, ng[k], p, r, 2*p*r/max(p+r, 1e-9))
	}
	return out
}
