package store

import (
	"testing"

	"marsad"
)

func TestCanonicalURL(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   "",
		"no address":                         "no address",
		"ftp://a.example/x":                  "ftp://a.example/x",
		"HTTP://News.Example:80/a?b=2&a=1#c": "http://news.example/a?a=1&b=2",
		"https://news.example:443/":          "https://news.example",
		"https://news.example":               "https://news.example",
		"https://u:p@news.example/x?":        "https://news.example/x",
		"https://news.example/x?utm_source=a&id=7&fbclid=9": "https://news.example/x?id=7",
		"https://news.example:8443/X":                       "https://news.example:8443/X",
		"http://news.example/خبر/1":                         "http://news.example/%D8%AE%D8%A8%D8%B1/1",
	} {
		got := CanonicalURL(in)
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if again := CanonicalURL(got); again != got {
			t.Errorf("%q: %q, then %q", in, got, again)
		}
	}
}

func TestKeyOf(t *testing.T) {
	a := marsad.Article{ID: "1", Source: "s", URL: "http://a.example/", Date: "2025-01-01", Title: "t", Text: "x"}
	same := a
	same.URL, same.Author, same.Language = "HTTP://A.example#top", "someone", "ar"
	if KeyOf(&a) != KeyOf(&same) {
		t.Error("an author or another writing of the address makes another article")
	}
	seen := map[Key]string{KeyOf(&a): "itself"}
	for name, change := range map[string]func(*marsad.Article){
		"id": func(a *marsad.Article) { a.ID = "2" }, "source": func(a *marsad.Article) { a.Source = "r" }, "url": func(a *marsad.Article) { a.URL += "x" },
		"date": func(a *marsad.Article) { a.Date = "2025-01-02" }, "title": func(a *marsad.Article) { a.Title = "tx"; a.Text = "" }, "text": func(a *marsad.Article) { a.Text = "y" },
	} {
		b := a
		change(&b)
		if other, ok := seen[KeyOf(&b)]; ok {
			t.Errorf("another %s gives the same key as %s", name, other)
		}
		seen[KeyOf(&b)] = name
	}
}

func TestNumbers(t *testing.T) {
	day := func(s string) marsad.Date {
		d, ok := marsad.ParseDate(s)
		if !ok {
			t.Fatal(s)
		}
		return d
	}
	last := ArticleID(0)
	for _, s := range []string{"1600-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "2024-03-01", "9999-12-31"} {
		first, end := FirstOf(day(s)), EndOf(day(s))
		if first <= last || end != first+MaxPerDay || EventID(end, MaxEvents-1) <= 0 {
			t.Errorf("%s: from %d to %d after %d", s, first, end, last)
		}
		last = first
	}
	if FirstOf(day("2024-02-29"))+MaxPerDay != FirstOf(day("2024-03-01")) {
		t.Error("days do not follow each other")
	}
	for _, d := range []marsad.Date{{}, day("0900-01-01")} {
		if FirstOf(d) != 1 || EndOf(d) != FirstOf(day("1600-01-01")) {
			t.Errorf("%v: from %d to %d", d, FirstOf(d), EndOf(d))
		}
	}
}
