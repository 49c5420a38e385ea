package lexicon

import (
	"strconv"

	"marsad"
)

// Ontology is PLOVER 2.0 as data: types.tsv, modes.tsv, contexts.tsv,
// sectors.tsv and cameo.tsv. What the codebook leaves in doubt is decided in
// docs/adr/0004-plover-contradictions.md.
type Ontology struct {
	Types    [marsad.NumEventTypes]TypeInfo
	Modes    map[string]float64 // "CONSULT/visit" → event scale
	Contexts map[string]bool
	Sectors  map[string]bool
	CAMEO    map[string]CAMEO
}

// A TypeInfo is a row of types.tsv.
type TypeInfo struct {
	Quad           int     // 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
	Score          float64 // event scale, −10 … +10
	NeedsRecipient bool
	Future         marsad.EventType // what the type becomes when it is only planned
}

// CAMEO is a row of cameo.tsv.
type CAMEO struct {
	Type      marsad.EventType
	Mode      string
	Context   string
	Goldstein float64
	Quad      int
	Label     string
}

// Score returns the event scale of a type and its first mode.
func (o *Ontology) Score(t marsad.EventType, modes []string) float64 {
	for _, m := range modes {
		if s, ok := o.Modes[t.String()+"/"+m]; ok {
			return s
		}
	}
	return o.Types[t].Score
}

// Goldstein returns the Goldstein value of a CAMEO code, or of its nearest
// parent that has one.
func (o *Ontology) Goldstein(code string) (float64, bool) {
	for ; len(code) >= 2; code = code[:len(code)-1] {
		if c, ok := o.CAMEO[code]; ok {
			return c.Goldstein, true
		}
	}
	return 0, false
}

func (lex *Lexicon) ontType(r row) Problems {
	f := r.fields
	t, ok := marsad.ParseEventType(f[0])
	quad, err1 := strconv.Atoi(f[1])
	score, err2 := strconv.ParseFloat(f[2], 64)
	future, ok2 := marsad.EventNone, true
	if f[4] != "" {
		future, ok2 = marsad.ParseEventType(f[4])
	}
	if !ok || !ok2 || err1 != nil || err2 != nil || quad < 1 || quad > 4 || score < -10 || score > 10 || f[3] != "yes" && f[3] != "no" {
		return Problems{r.problem("bad type, quad, score or recipient")}
	}
	lex.Ontology.Types[t] = TypeInfo{quad, score, f[3] == "yes", future}
	return nil
}

func (lex *Lexicon) ontMode(r row) Problems {
	f := r.fields
	_, ok := marsad.ParseEventType(f[0])
	score, err := strconv.ParseFloat(f[2], 64)
	if !ok || err != nil || score < -10 || score > 10 {
		return Problems{r.problem("bad type or score")}
	}
	if lex.Ontology.Modes == nil {
		lex.Ontology.Modes = map[string]float64{}
	}
	lex.Ontology.Modes[f[0]+"/"+f[1]] = score
	return nil
}

func (lex *Lexicon) ontContext(r row) Problems {
	if lex.Ontology.Contexts == nil {
		lex.Ontology.Contexts = map[string]bool{}
	}
	lex.Ontology.Contexts[r.fields[0]] = true
	return nil
}

func (lex *Lexicon) ontSector(r row) Problems {
	if lex.Ontology.Sectors == nil {
		lex.Ontology.Sectors = map[string]bool{}
	}
	lex.Ontology.Sectors[r.fields[0]] = true
	return nil
}

func (lex *Lexicon) ontCAMEO(r row) Problems {
	f := r.fields
	t, ok := marsad.ParseEventType(f[1])
	g, err1 := strconv.ParseFloat(f[4], 64)
	quad, err2 := strconv.Atoi(f[5])
	if f[1] != "" && !ok || err1 != nil || err2 != nil {
		return Problems{r.problem("bad type, Goldstein value or quad")}
	}
	if lex.Ontology.CAMEO == nil {
		lex.Ontology.CAMEO = map[string]CAMEO{}
	}
	lex.Ontology.CAMEO[f[0]] = CAMEO{t, f[2], f[3], g, quad, f[6]}
	return nil
}
