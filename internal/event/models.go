package event

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"marsad"
	"marsad/internal/learn"
)

// Models are the trained parts of event coding. docs/models.md says what each
// was trained on; `marsad train` makes them anew.
type Models struct {
	Event *learn.Linear // is the candidate a real event of its type?
	// Second weighs a candidate again among those of its article; nil leaves the
	// first word to Event.
	Second *learn.Linear
	Role   *learn.Linear // 0 no part, 1 actor, 2 recipient: for further actors
	Actor  *learn.Linear // who is the first actor, or nobody
	Recip  *learn.Linear // who is the first recipient, or nobody
	Aux    *learn.Linear // by marsad.Auxiliary
	Mode   *learn.Linear // by Settings.Modes
	Settings
	// Hash is the SHA-256 of the files they were read from, hex; "" for models
	// that were trained and never written.
	Hash string

	joined *learn.Linear               // Role, Actor and Recip side by side
	modeOf [marsad.NumEventTypes][]int // classes of Mode by event type
	least  [marsad.NumEventTypes]float64
}

// prepare builds what scoring needs beside the models themselves.
func (m *Models) prepare() {
	m.least = m.Least()
	if m.Role == nil || m.joined != nil {
		return
	}
	m.joined = learn.Join(m.Role, m.Actor, m.Recip)
	for i, name := range m.Modes {
		typ, _, _ := strings.Cut(name, "/")
		if t, ok := marsad.ParseEventType(typ); ok {
			m.modeOf[t] = append(m.modeOf[t], i)
		}
	}
}

// Settings are the thresholds that training chose.
type Settings struct {
	Modes    []string `json:"modes"`     // "TYPE/mode", "TYPE/" for none
	MinEvent float64  `json:"min_event"` // least probability of an event
	// MinOf holds the least probability of the types for which it is not MinEvent.
	MinOf      map[string]float64 `json:"min_of,omitempty"`
	MinSecond  float64            `json:"min_second"` // of a second event of one type in a paragraph
	Sides                         // for most events
	Meeting    Sides              `json:"meeting"`   // for meetings, whose parties are all actors; without Sure as for others
	Calibrate  []float64          `json:"calibrate"` // knots: probability → share right, at 0, .1, … 1
	TrainedOn  string             `json:"trained_on"`
	Candidates int                `json:"candidates"`
}

// Sides are the thresholds of the choice who takes part.
type Sides struct {
	SureRole  float64 `json:"sure_role"`  // least probability of a further actor or recipient
	BiasActor float64 `json:"bias_actor"` // added to the score of having no actor
	BiasRecip float64 `json:"bias_recip"`
}

// Least returns the least probability of an event of each type.
func (s *Settings) Least() (out [marsad.NumEventTypes]float64) {
	for t := range out {
		out[t] = s.MinEvent
		if v, ok := s.MinOf[marsad.EventType(t).String()]; ok {
			out[t] = v
		}
	}
	return out
}

// sides returns the thresholds for a meeting or for another event.
func (s *Settings) sides(meeting bool) Sides {
	if meeting && s.Meeting.SureRole > 0 {
		return s.Meeting
	}
	return s.Sides
}

//go:embed models
var modelFiles embed.FS

// LoadModels reads the embedded models.
func LoadModels() (*Models, error) {
	sub, err := fs.Sub(modelFiles, "models")
	if err != nil {
		return nil, err
	}
	return ReadModels(sub)
}

// ReadModels reads the models from a folder: settings.json and the files *.bin, of
// which models trained before there was a second.bin have none.
func ReadModels(fsys fs.FS) (*Models, error) {
	files, hash, err := modelFilesOf(fsys)
	if err != nil {
		return nil, fmt.Errorf("models: %w", err)
	}
	m := &Models{Hash: hash}
	if err := json.Unmarshal(files["settings.json"], &m.Settings); err != nil {
		return nil, fmt.Errorf("models: settings.json: %w", err)
	}
	for _, f := range []struct {
		name string
		dst  **learn.Linear
	}{
		{"event.bin", &m.Event}, {"role.bin", &m.Role}, {"actor.bin", &m.Actor}, {"recip.bin", &m.Recip}, {"auxiliary.bin", &m.Aux}, {"mode.bin", &m.Mode}, {"second.bin", &m.Second},
	} {
		b, ok := files[f.name]
		if !ok && f.dst == &m.Second {
			continue
		}
		if !ok {
			return nil, fmt.Errorf("models: %s: %w", f.name, fs.ErrNotExist)
		}
		if *f.dst, err = learn.Decode(b); err != nil {
			return nil, fmt.Errorf("models: %s: %w", f.name, err)
		}
	}
	return m, nil
}

// modelFilesOf reads the files of models by name, with a hash of all of them.
func modelFilesOf(fsys fs.FS) (files map[string][]byte, hash string, err error) {
	names, err := fs.Glob(fsys, "*.bin") // sorted
	if err != nil {
		return nil, "", err
	}
	files, h := map[string][]byte{}, sha256.New()
	for _, name := range append(names, "settings.json") {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, "", err
		}
		files[name] = b
		fmt.Fprintf(h, "%s %d\n", name, len(b))
		_, _ = h.Write(b) // a hash never fails
	}
	return files, hex.EncodeToString(h.Sum(nil)), nil
}
