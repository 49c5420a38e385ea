package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"marsad/internal/pipeline"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"marsad": main})
}

// TestScripts runs the commands as a user does, one file for each feature.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true})
}

const oneArticle = `{"id":"a1","date":"2025-03-11","title":"تظاهرة في الدار البيضاء","text":"تظاهر مئات العمال في الدار البيضاء احتجاجًا على رفع الأسعار."}` + "\n"

// command starts marsad with a pipe as its input.
func command(t *testing.T, args ...string) (cmd *exec.Cmd, in io.WriteCloser, out io.ReadCloser, errs *strings.Builder) {
	t.Helper()
	cmd = exec.Command("marsad", args...)
	errs = &strings.Builder{}
	cmd.Stderr = errs
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if out, err = cmd.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, in, out, errs
}

// TestModelsAreNamed checks that records of models that are not the built-in
// ones say so, and which.
func TestModelsAreNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../internal/event/models")); err != nil {
		t.Fatal(err)
	}
	version := func() string {
		t.Helper()
		a := &app{err: io.Discard, env: os.Getenv, text: catalogOf("en"), models: dir}
		p, err := a.load(nil)
		if err != nil {
			t.Fatal(err)
		}
		return p.Versions().Code
	}
	first := version()
	if !strings.HasPrefix(first, pipeline.Version+"+models.") || first != version() {
		t.Fatalf("version %q, then %q", first, version())
	}
	settings, err := os.ReadFile(filepath.Join(dir, "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "settings.json"), append(settings, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	if other := version(); other == first {
		t.Errorf("other models, the same version %q", other)
	}
}

// TestSignals interrupts a run that waits for input, after one article.
func TestSignals(t *testing.T) {
	for sig, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		cmd, in, out, errs := command(t, "code", "-")
		if _, err := io.WriteString(in, oneArticle); err != nil {
			t.Fatal(err)
		}
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil || !strings.Contains(line, `"doc":"a1"`) {
			t.Fatalf("no record before the input ends: %q, %v", line, err)
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		timer.Stop()
		if got := cmd.ProcessState.ExitCode(); got != want || !strings.Contains(errs.String(), "stopped after 1 article;") {
			t.Errorf("%v: exit status %d, want %d; %q", sig, got, want, errs)
		}
	}
}

// TestClosedPipe closes the output while the run goes on.
func TestClosedPipe(t *testing.T) {
	cmd, in, out, errs := command(t, "code", "-")
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = io.WriteString(in, strings.Repeat(oneArticle, 50))
		_ = in.Close()
	}()
	_ = cmd.Wait()
	if errs.Len() > 0 || cmd.ProcessState.ExitCode() == 1 {
		t.Errorf("%v, with %q", cmd.ProcessState, errs)
	}
}
