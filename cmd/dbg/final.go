package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
	"marsad/internal/train"
)

func final() {
	lex, _ := lexicon.Load(data.FS)
	p := pipeline.With(lex, &event.Models{})
	set, _ := gold.Read(os.DirFS("/work/shared/gold/dev"))
	texts, _ := gold.ReadCorpus("/work/shared/corpora/news.jsonl.gz")
	more, err := gold.ReadRanges(os.DirFS("internal/eval/testdata/annotations"), texts)
	if err != nil { panic(err) }
	set.Add(more)
	_, m := train.CrossValidate(lex, p, set, func(s string) { fmt.Println(s) })
	s, _ := json.MarshalIndent(m.Settings, "", " ")
	for name, b := range map[string][]byte{"settings.json": append(s, '\n'), "event.bin": m.Event.Encode(), "role.bin": m.Role.Encode(), "actor.bin": m.Actor.Encode(), "recip.bin": m.Recip.Encode(), "auxiliary.bin": m.Aux.Encode(), "mode.bin": m.Mode.Encode()} {
		os.WriteFile(filepath.Join("internal/event/models", name), b, 0o644)
	}
}
