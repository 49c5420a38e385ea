package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
	"marsad/internal/output"
	"marsad/internal/pipeline"
	"marsad/internal/train"
)

// trainCommand rebuilds the event models from annotated articles.
func (a *app) trainCommand() *cobra.Command {
	var out, held, annotations, corpus string
	cmd := &cobra.Command{
		Use:  "train GOLD_DIR",
		Args: a.args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lex, err := lexicon.Load(data.FS)
			if err != nil {
				return err
			}
			set, err := gold.Read(os.DirFS(args[0]))
			if err != nil {
				return err
			}
			shared := len(set.Articles)
			if annotations != "" {
				texts, err := gold.ReadCorpus(corpus)
				if err != nil {
					return fmt.Errorf("train: the texts of --annotations: %w", err)
				}
				more, err := gold.ReadRanges(os.DirFS(annotations), texts)
				if err != nil {
					return err
				}
				set.Add(more)
			}
			log := func(s string) { fmt.Fprintln(cmd.ErrOrStderr(), s) }
			docs, models := train.CrossValidate(lex, pipeline.With(lex, &event.Models{}), set, log)
			models.TrainedOn = fmt.Sprintf("%d articles of %s, %d annotated articles of %s", shared, filepath.Base(args[0]), len(set.Articles)-shared, filepath.Base(corpus))
			if held != "" {
				if err := writeRecords(held, docs[:shared], &lex.Ontology); err != nil {
					return err
				}
			}
			if out == "" {
				return nil
			}
			return writeModels(out, models)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "")
	cmd.Flags().StringVar(&held, "held-out", "", "")
	cmd.Flags().StringVar(&annotations, "annotations", "", "")
	cmd.Flags().StringVar(&corpus, "corpus", "", "")
	return cmd
}

// writeRecords writes the records and quotes of docs to a file.
func writeRecords(path string, docs []*marsad.Document, ontology *lexicon.Ontology) error {
	var b []byte
	for _, doc := range docs {
		b = output.Document(b, doc, output.Options{Quotes: true, Ontology: ontology})
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return nil
}

// writeModels writes the files that event.ReadModels reads.
func writeModels(dir string, m *event.Models) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	s, err := json.MarshalIndent(m.Settings, "", " ")
	if err != nil {
		return fmt.Errorf("train: settings: %w", err)
	}
	for name, b := range map[string][]byte{"settings.json": append(s, '\n'), "event.bin": m.Event.Encode(), "second.bin": m.Second.Encode(), "role.bin": m.Role.Encode(), "actor.bin": m.Actor.Encode(), "recip.bin": m.Recip.Encode(), "auxiliary.bin": m.Aux.Encode(), "mode.bin": m.Mode.Encode()} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return fmt.Errorf("train: %w", err)
		}
	}
	return nil
}
