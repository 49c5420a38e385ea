package main

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"marsad/internal/output"
)

// A catalog holds the texts of the program in one language.
type catalog struct {
	lang  output.Lang
	texts map[string]string
}

// catalogOf returns the catalog of a language.
func catalogOf(l output.Lang) catalog {
	help, messages := helpEnglish, messagesEnglish
	if l == output.Arabic {
		help, messages = helpArabic, messagesArabic
	}
	texts := maps.Clone(help)
	maps.Copy(texts, messages)
	return catalog{l, texts}
}

// language chooses the language: --lang before anything else, then the locale
// in the order of POSIX. It reads the arguments itself because help texts are
// needed before they are parsed.
func language(args []string, env func(string) string) (output.Lang, error) {
	chosen := output.English
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			if strings.HasPrefix(v, "ar") {
				chosen = output.Arabic
			}
			break
		}
	}
	for i, arg := range args {
		v, ok := strings.CutPrefix(arg, "--lang=")
		switch {
		case arg == "--":
			return chosen, nil
		case arg == "--lang" && i+1 < len(args):
			v = args[i+1]
		case !ok:
			continue
		}
		switch v {
		case "ar", "en":
			chosen = output.Lang(v)
		default:
			return chosen, &usageError{"marsad", catalogOf(chosen).err("usage.oneof", v, "--lang", "ar|en")}
		}
	}
	return chosen, nil
}

// s returns a text; a missing one shows its key, which a test does not let pass.
func (c catalog) s(key string) string {
	if t, ok := c.texts[key]; ok {
		return t
	}
	return "!" + key
}

// f returns a text with its verbs filled in.
func (c catalog) f(key string, args ...any) string { return fmt.Sprintf(c.s(key), args...) }

// err returns a text as an error.
func (c catalog) err(key string, args ...any) error { return fmt.Errorf(c.s(key), args...) }

// count returns n with its noun, in the form that the language wants after n.
func (c catalog) count(noun string, n int) string {
	form := "other"
	switch {
	case c.lang != output.Arabic:
		if n == 1 {
			form = "one"
		}
	case n == 0:
		form = "zero"
	case n == 1:
		form = "one"
	case n == 2:
		form = "two"
	case n%100 >= 3 && n%100 <= 10:
		form = "few"
	case n%100 >= 11:
		form = "many"
	}
	return strings.ReplaceAll(c.s("count."+noun+"."+form), "%d", strconv.Itoa(n))
}
