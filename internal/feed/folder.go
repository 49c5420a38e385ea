package feed

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Folder is a [Sink] that writes articles as JSON lines and remembers pages
// and sources in the files of a folder:
//
//	seen.jsonl  {"url","doc"} or {"url","refused"}: a line a page, added at the end
//	feeds.json  the states, rewritten as a whole
//
// An article is written before it is remembered: a process killed in between
// writes it twice, and none is lost. One process at a time may use a folder.
type Folder struct {
	dir    string
	out    io.Writer
	seen   map[[16]byte]bool
	log    *os.File
	states map[string]State
}

// page is a line of seen.jsonl.
type page struct {
	URL     string `json:"url"`
	Doc     string `json:"doc,omitempty"`
	Refused string `json:"refused,omitempty"`
}

// OpenFolder opens or makes a folder. Articles go to out.
func OpenFolder(dir string, out io.Writer) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	d := &Folder{dir: dir, out: out, seen: map[[16]byte]bool{}}
	var err error
	if d.states, err = ReadStates(dir); err != nil {
		return nil, err
	}
	if d.log, err = OpenLines(filepath.Join(dir, "seen.jsonl")); err != nil {
		return nil, err
	}
	r := bufio.NewReader(d.log)
	for {
		line, err := r.ReadBytes('\n')
		var p page
		// A line that was cut off by a crash is no line: its page is fetched again.
		if json.Unmarshal(line, &p) == nil && p.URL != "" {
			d.seen[key(p.URL)] = true
		}
		if err == io.EOF {
			return d, nil
		}
		if err != nil {
			return nil, errors.Join(err, d.log.Close())
		}
	}
}

// OpenLines opens a file of lines to add to it. A last line without an end, as a
// crash leaves it, is ended first.
func OpenLines(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		last := make([]byte, 1)
		if _, err = f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			_, err = f.WriteString("\n")
		}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func key(url string) [16]byte {
	h := sha256.Sum256([]byte(url))
	return [16]byte(h[:16])
}

// States returns the states kept so far, by address.
func (d *Folder) States() map[string]State {
	out := map[string]State{}
	for k, v := range d.states {
		out[k] = v
	}
	return out
}

// Seen implements Sink.
func (d *Folder) Seen(_ context.Context, url string) (bool, error) { return d.seen[key(url)], nil }

// Take implements Sink.
func (d *Folder) Take(_ context.Context, r Result) error {
	if r.Refused == "" {
		if err := writeLine(d.out, r.Article); err != nil {
			return fmt.Errorf("output: %w", err)
		}
	}
	d.seen[key(r.URL)] = true
	return writeLine(d.log, page{r.URL, r.Article.ID, r.Refused})
}

func writeLine(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// Keep implements Sink.
func (d *Folder) Keep(_ context.Context, s State) error {
	d.states[s.URL] = s
	list := make([]State, 0, len(d.states))
	for _, s := range d.states {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b State) int { return strings.Compare(a.URL, b.URL) })
	b, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		return err
	}
	name := filepath.Join(d.dir, "feeds.json")
	if err := os.WriteFile(name+".new", append(b, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// Close closes the files of the folder, not the output.
func (d *Folder) Close() error { return d.log.Close() }

// ReadStates returns the states that a folder keeps, none when there is no
// folder.
func ReadStates(dir string) (map[string]State, error) {
	out := map[string]State{}
	b, err := os.ReadFile(filepath.Join(dir, "feeds.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	var list []State
	if err := json.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, "feeds.json"), err)
	}
	for _, s := range list {
		out[s.URL] = s
	}
	return out, nil
}
