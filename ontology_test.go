package marsad_test

import (
	"strings"
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/lexicon"
)

// TestOntology checks that the files of the ontology agree with each other.
func TestOntology(t *testing.T) {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	o := &lex.Ontology
	if len(o.Contexts) != 37 || len(o.Sectors) != 25 || len(o.Modes) != 67 {
		t.Errorf("%d contexts, %d sectors, %d modes; PLOVER has 37, 25 and 67", len(o.Contexts), len(o.Sectors), len(o.Modes))
	}
	for et := marsad.EventType(1); int(et) < marsad.NumEventTypes; et++ {
		if q := o.Types[et].Quad; q < 1 || q > 4 {
			t.Errorf("%s has no row in types.tsv", et)
		}
		if s := o.Types[et].Score; (s < 0) != (o.Types[et].Quad > 2) && s != 0 {
			t.Errorf("%s: score %g in quad %d", et, s, o.Types[et].Quad)
		}
	}
	for code, c := range o.CAMEO {
		if c.Type == marsad.EventNone {
			if c.Mode != "" || c.Context != "" {
				t.Errorf("CAMEO %s has a mode or context and no type", code)
			}
			continue
		}
		if _, ok := o.Modes[c.Type.String()+"/"+c.Mode]; !ok && c.Mode != "" {
			t.Errorf("CAMEO %s: %s has no mode %s", code, c.Type, c.Mode)
		}
		if c.Context != "" {
			for x := range strings.SplitSeq(c.Context, "|") {
				if !o.Contexts[x] {
					t.Errorf("CAMEO %s: no context %s", code, x)
				}
			}
		}
		if q := o.Types[c.Type].Quad; c.Quad != q {
			t.Errorf("CAMEO %s is of quad %d, %s of %d", code, c.Quad, c.Type, q)
		}
	}
}

// TestContradictions holds data/ to docs/adr/0004-plover-contradictions.md.
func TestContradictions(t *testing.T) {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	o := &lex.Ontology
	if q := o.Types[marsad.EventSanction].Quad; q != 4 {
		t.Errorf("SANCTION is of quad %d", q)
	}
	if q := o.Types[marsad.EventProtest].Quad; q != 4 {
		t.Errorf("PROTEST is of quad %d", q)
	}
	if s := o.Types[marsad.EventAccuse].Score; s != -3 {
		t.Errorf("ACCUSE scores %g", s)
	}
	if o.Types[marsad.EventProtest].NeedsRecipient {
		t.Error("PROTEST requires a recipient")
	}
	if s := o.Modes["PROTEST/vandalize"]; s != -5 {
		t.Errorf("PROTEST/vandalize scores %g", s)
	}
	for mode := range o.Modes {
		if strings.Contains(mode, "sideAB") {
			t.Errorf("there is a mode %s", mode)
		}
	}
	future := map[marsad.EventType]marsad.EventType{
		marsad.EventConsult: marsad.EventAgree, marsad.EventSupport: marsad.EventAgree, marsad.EventCooperate: marsad.EventAgree,
		marsad.EventAid: marsad.EventAgree, marsad.EventRetreat: marsad.EventConcede, marsad.EventAssault: marsad.EventThreaten,
	}
	for et := range o.Types {
		if got, want := o.Types[et].Future, future[marsad.EventType(et)]; got != want {
			t.Errorf("future %s becomes %q, want %q", marsad.EventType(et), got, want)
		}
	}
	for code, want := range map[string]string{
		"0333": "AGREE//human_security", "073": "AID//human_security", "0863": "RETREAT/access/human_security",
		"1033": "REQUEST/assist/human_security", "1223": "REJECT/assist/human_security", "1623": "SANCTION/discontinue/human_security",
		"0811": "CONCEDE//pro_democracy", "0812": "CONCEDE//pro_democracy", "082": "CONCEDE//pro_democracy",
		"185": "ASSAULT/targeted/", "186": "ASSAULT/targeted/", "200": "ASSAULT/targeted/military", "202": "ASSAULT/targeted/religion_ethnicity",
		"203": "ASSAULT/targeted/religion_ethnicity", "201": "ASSAULT//religion_ethnicity",
		"132": "THREATEN/restrict/executive", "1322": "THREATEN/restrict/pro_autocracy", "1722": "COERCE/restrict/pro_autocracy", "1321": "THREATEN/restrict/human_rights",
		"0842": "RETREAT//legal", "085": "RETREAT//economic", "1712": "ASSAULT/destroy/human_security", "175": "ASSAULT//military|repression",
		"116": "SANCTION/convict/legal", "055": "CONCEDE//", "056": "CONCEDE//", "195": "ASSAULT/aerial/military", "1951": "ASSAULT/aerial/military", "1952": "ASSAULT/drone/military",
		"19": "ASSAULT//", "20": "ASSAULT/unconventional/", "204": "ASSAULT/unconventional/cbrn", "163": "COERCE/restrict/diplomatic",
	} {
		c := o.CAMEO[code]
		if got := c.Type.String() + "/" + c.Mode + "/" + c.Context; got != want {
			t.Errorf("CAMEO %s becomes %s, want %s", code, got, want)
		}
	}
}
