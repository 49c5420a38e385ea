package event

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"marsad"
)

// incidents joins the mentions of one happening and returns the events in the
// order of their first triggers.
func (w *Worker) incidents(ts []told) []marsad.Event {
	var out []marsad.Event
	var keys []told
	for _, t := range ts {
		mention := marsad.EventMention{Trigger: t.ev.Trigger, Sentence: t.ev.Sentence}
		joined := false
		for i := range out {
			k := &keys[i]
			if k.ev.Type != t.ev.Type || k.ev.Auxiliary != t.ev.Auxiliary || !slices.Equal(k.ev.Modes, t.ev.Modes) || !slices.Equal(k.actors, t.actors) || !slices.Equal(k.recips, t.recips) {
				continue
			}
			if k.par == t.par { // one sentence tells one happening once
				joined = true
				break
			}
			out[i].Mentions = append(out[i].Mentions, mention)
			out[i].Confidence = max(out[i].Confidence, t.ev.Confidence)
			k.par = t.par
			joined = true
			break
		}
		if joined {
			continue
		}
		t.ev.Mentions = []marsad.EventMention{mention}
		out = append(out, t.ev)
		keys = append(keys, t)
	}
	for i := range out {
		e := &out[i]
		h := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d\x00%s", w.doc.Article.ID, e.Type, e.Trigger.Span.Start, e.Modes))
		e.ID = hex.EncodeToString(h[:8])
	}
	return out
}
