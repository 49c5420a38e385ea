package train

import (
	"fmt"
	"sort"

	"marsad"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/learn"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
)

// Folds is how many parts cross-validation makes.
const Folds = 5

// Folds5 returns the fold of every article: by its place among the sorted ids.
func Folds5(set *gold.Set) map[string]int {
	ids := make([]string, len(set.Articles))
	for i := range set.Articles {
		ids[i] = set.Articles[i].ID
	}
	sort.Slice(ids, func(i, j int) bool { return learn.String(ids[i]) < learn.String(ids[j]) })
	out := map[string]int{}
	for i, id := range ids {
		out[id] = i % Folds
	}
	return out
}

// fitFolds trains for each fold on the articles of the others, and chooses the
// thresholds on the held-out predictions.
func (c *Collection) fitFolds(folds map[string]int, firsts *firstFits) []*event.Models {
	models := make([]*event.Models, Folds)
	for f := range Folds {
		keep := func(g string) bool { return folds[g] != f }
		models[f] = c.Fit(keep)
		models[f].Event = firsts[f][f]
		models[f].Second = c.fitSecond(firsts.probs(c, folds, f), keep)
	}
	m := &event.Models{Settings: models[0].Settings}
	c.Tune(m, c.heldOut(models, folds))
	c.tuneRoles(m, models, folds)
	for f := range Folds {
		models[f].Settings = m.Settings
	}
	return models
}

// CrossValidate returns the documents of set, each coded by models that did not
// see its article, and the models trained on all with tuned thresholds.
func CrossValidate(lex *lexicon.Lexicon, p *pipeline.Pipeline, set *gold.Set, log func(string)) ([]*marsad.Document, *event.Models) {
	folds := Folds5(set)
	c := Collect(p, set, nil, folds)
	firsts := c.fitFirsts(folds) // what they see does not depend on earlier events
	var models []*event.Models
	for round := range 2 {
		models = c.fitFolds(folds, firsts)
		if round == 0 {
			c = Collect(p, set, models, folds)
		}
	}
	right := 0
	for _, k := range c.cands {
		if k.right {
			right++
		}
	}
	total := 0
	for _, n := range c.gold {
		total += n
	}
	log(fmt.Sprintf("%d articles, %d candidates, %d of them report %d gold mentions (ceiling of recall %.3f); %d role, %d aux, %d mode examples",
		len(set.Articles), len(c.Event), right, total, float64(right)/float64(total), len(c.Role), len(c.Aux), len(c.Mode)))
	prob := c.heldOut(models, folds)
	log(c.roleReport(models, folds))
	all := c.Fit(nil)
	all.Event = c.fitEvent(nil)
	all.Second = c.fitSecond(firsts.probs(c, folds, -1), nil)
	log(c.Tune(all, prob))
	log(c.tuneRoles(all, models, folds))
	var docs []*marsad.Document
	byFold := make([]*pipeline.Worker, Folds)
	for f := range Folds {
		s := models[f]
		s.Settings = all.Settings
		byFold[f] = p.WithModels(s).NewWorker()
	}
	for i := range set.Articles {
		art := set.Articles[i].Article()
		docs = append(docs, byFold[folds[set.Articles[i].ID]].Code(&art))
	}
	all.Candidates = len(c.Event)
	return docs, all
}
