package event

import (
	"fmt"

	"marsad"
	"marsad/internal/norm"
)

// attribution returns who reports the event, when that is not its own actor.
func (w *Worker) attribution(c *Candidate, ev *marsad.Event) *marsad.Attribution {
	for i := range w.doc.Quotes {
		q := &w.doc.Quotes[i]
		if q.Sentence != c.Sent || q.Text.Empty() || !q.Text.Contains(ev.Trigger.Span) {
			continue
		}
		kind := "indirect"
		if q.Direct {
			kind = "direct"
		}
		return &marsad.Attribution{Speaker: q.Speaker, Cue: q.Cue, Kind: kind}
	}
	return nil
}

// why lists what led to the record: the frame, the form of the trigger, the
// conditions that held, the slots, operators, and the mentions weighed.
func (w *Worker) why(c *Candidate, all []pair) []string {
	if !w.Explain {
		return nil
	}
	out := []string{
		fmt.Sprintf("frame %s (%s)", c.Frame.Row, c.Frame.Lemma),
		"trigger form: " + formNames[c.Form],
		fmt.Sprintf("event scorer: %.3f", c.Prob),
	}
	if c.conds > 0 {
		out = append(out, fmt.Sprintf("conditions of the frame held: %d", len(c.Frame.Conds)))
	}
	if c.Frame.Type != c.Type {
		out = append(out, fmt.Sprintf("reduced from %s because it is planned", c.Frame.Type))
	}
	if c.gov >= 0 {
		out = append(out, fmt.Sprintf("governed by %s as %s", w.words[c.gov].Lemma, c.govSlot))
	}
	sent := &w.doc.Sentences[c.Sent]
	for k := max(sent.First, c.First-6); k < c.First; k++ {
		if w.ops[k] != opNone {
			out = append(out, "operator before: "+w.words[k].Full)
		}
	}
	for i := range all {
		p := &all[i]
		m := &w.mentions[p.mention]
		if p.actor < .05 && p.recip < .05 {
			continue
		}
		slot, _ := slotOf(c, p.mention)
		from := ""
		if p.prev > 0 {
			from = fmt.Sprintf(", %d paragraphs before", p.prev)
		}
		coref := ""
		if m.Coref != "" {
			coref = ", country by " + m.Coref
		}
		out = append(out, fmt.Sprintf("%s: %s %s by %s%s%s, slot %q, actor %.2f, recipient %.2f", norm.Fold(m.Head.In(w.doc.Text)), m.Code.Country, m.Code.Sector, m.Row, from, coref, slot, p.actor, p.recip))
	}
	for i := range w.cands {
		o := &w.cands[i]
		if o.First == c.First && o != c {
			out = append(out, fmt.Sprintf("rejected: %s by %s, scorer %.3f", o.Type, o.Frame.Row, o.Prob))
		}
	}
	return out
}

// calibrated maps the scorer's probability to the share that is right.
func (m *Models) calibrated(p float64) float64 {
	k := m.Calibrate
	if len(k) < 2 {
		return p
	}
	x := p * float64(len(k)-1)
	i := min(int(x), len(k)-2)
	return k[i] + (k[i+1]-k[i])*(x-float64(i))
}
