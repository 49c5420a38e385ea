package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"marsad/internal/output"
)

// TestHelpIsBilingual checks that each command and flag has its texts in both
// languages, and that no text is left over.
func TestHelpIsBilingual(t *testing.T) {
	for _, lang := range []output.Lang{output.English, output.Arabic} {
		a := &app{in: strings.NewReader(""), out: &strings.Builder{}, err: &strings.Builder{}, env: func(string) string { return "" }, text: catalogOf(lang)}
		used := map[string]bool{}
		var walk func(*cobra.Command)
		walk = func(cmd *cobra.Command) {
			key := strings.ReplaceAll(cmd.CommandPath(), " ", ".")
			for _, k := range []string{key, key + ":long", key + ":example"} {
				used[k] = true
			}
			if cmd.Short == "" || strings.HasPrefix(cmd.Short, "!") {
				t.Errorf("%s: no text for %q", lang, cmd.CommandPath())
			}
			cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
				used[a.flagKey(cmd, f)] = true
				if f.Usage == "" || strings.HasPrefix(f.Usage, "!") {
					t.Errorf("%s: no text for %s --%s", lang, cmd.CommandPath(), f.Name)
				}
			})
			if s := cmd.UsageString(); strings.Contains(s, "!") || strings.Contains(s, "<no value>") {
				t.Errorf("%s: usage of %s:\n%s", lang, cmd.CommandPath(), s)
			}
			for _, c := range cmd.Commands() {
				walk(c)
			}
		}
		walk(a.rootCommand())
		help := helpEnglish
		if lang == output.Arabic {
			help = helpArabic
		}
		for k := range help {
			if !used[k] {
				t.Errorf("%s: the text %q belongs to no command or flag", lang, k)
			}
		}
	}
}

// TestCatalogsAgree checks that both languages say the same things with the
// same values.
func TestCatalogsAgree(t *testing.T) {
	verb := regexp.MustCompile(`%[-+#0-9.]*[a-z]`)
	arabic := regexp.MustCompile(`\p{Arabic}`)
	isCount := func(k string) bool { return strings.HasPrefix(k, "count.") }
	for _, pair := range [][2]map[string]string{{helpEnglish, helpArabic}, {messagesEnglish, messagesArabic}} {
		for _, k := range slices.Sorted(maps.Keys(pair[0])) {
			en, ar := pair[0][k], pair[1][k]
			if isCount(k) {
				continue
			}
			if ar == "" {
				t.Errorf("no Arabic for %q", k)
				continue
			}
			if a, b := verb.FindAllString(en, -1), verb.FindAllString(ar, -1); !slices.Equal(a, b) {
				t.Errorf("%s: values %v in English, %v in Arabic", k, a, b)
			}
			if !arabic.MatchString(ar) && !strings.HasSuffix(k, ":example") {
				t.Errorf("%s: no Arabic in %q", k, ar)
			}
			if arabic.MatchString(en) && !strings.HasSuffix(k, ":example") {
				t.Errorf("%s: Arabic in %q", k, en)
			}
		}
		for k := range pair[1] {
			if _, ok := pair[0][k]; !ok && !isCount(k) {
				t.Errorf("no English for %q", k)
			}
		}
	}
}

// TestTextsExist checks that every text that the program asks for by a literal
// key is in the catalogs.
func TestTextsExist(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	use := regexp.MustCompile(`\btext\.(?:s|f|err)\("([a-z.]+)"[,)]`)
	n := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range use.FindAllSubmatch(b, -1) {
			n++
			if key := string(m[1]); messagesEnglish[key] == "" {
				t.Errorf("%s: no text for %q", name, key)
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d uses of texts found", n)
	}
}

func TestCount(t *testing.T) {
	ar, en := catalogOf(output.Arabic), catalogOf(output.English)
	for n, want := range map[int]string{0: "لا أخبار", 1: "خبر واحد", 2: "خبران", 3: "3 أخبار", 10: "10 أخبار", 11: "11 خبرًا", 99: "99 خبرًا", 100: "100 خبر", 102: "102 خبر", 103: "103 أخبار", 111: "111 خبرًا"} {
		if got := ar.count("article", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if en.count("article", 1) != "1 article" || en.count("article", 0) != "0 articles" {
		t.Error("English counts")
	}
	for _, noun := range []string{"article", "event", "row", "refused", "problem"} {
		for _, n := range []int{0, 1, 2, 3, 11, 100} {
			for _, c := range []catalog{ar, en} {
				if s := c.count(noun, n); strings.HasPrefix(s, "!") {
					t.Errorf("%s: no form of %s for %d", c.lang, noun, n)
				}
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		args, env string
		want      output.Lang
		bad       bool
	}{
		{"", "", "en", false},
		{"code x", "LANG=ar_EG.UTF-8", "ar", false},
		{"code x", "LC_ALL=en_US.UTF-8 LANG=ar_EG.UTF-8", "en", false},
		{"code x", "LC_ALL=ar LANG=C", "ar", false},
		{"code --lang en x", "LANG=ar", "en", false},
		{"--lang=ar code", "", "ar", false},
		{"code -- --lang=ar", "", "en", false},
		{"--lang=fr", "LANG=ar", "ar", true},
	} {
		env := map[string]string{}
		for _, kv := range strings.Fields(c.env) {
			k, v, _ := strings.Cut(kv, "=")
			env[k] = v
		}
		got, err := language(strings.Fields(c.args), func(k string) string { return env[k] })
		if got != c.want || (err != nil) != c.bad {
			t.Errorf("%q with %q: %s, %v", c.args, c.env, got, err)
		}
	}
}
