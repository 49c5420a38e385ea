package feed

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"marsad/data"
)

// TestShipped holds the list to what it promises.
func TestShipped(t *testing.T) {
	list, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	countries, err := data.FS.ReadFile("countries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	byCountry := map[string]int{}
	for _, s := range list {
		if !strings.Contains(string(countries), "\n"+s.Country+"\t") {
			t.Errorf("%s: country %q is not in countries.tsv", s.URL, s.Country)
		}
		if s.Name == "" || s.NameEnglish == "" || s.Kind == "" || s.Origin == "" || s.Verified || Canonical(s.URL) != s.URL {
			t.Errorf("%+v", s)
		}
		byCountry[s.Country]++
	}
	if len(list) < 60 || len(byCountry) < 20 {
		t.Errorf("%d feeds of %d countries", len(list), len(byCountry))
	}
	var rows []string
	for line := range strings.Lines(string(data.Feeds)) {
		if !strings.HasPrefix(line, "#") {
			rows = append(rows, line)
		}
	}
	if rows[0] != strings.Join(Columns, "\t")+"\n" || !slices.IsSorted(rows[1:]) {
		t.Error("columns, or rows out of order")
	}
}

func TestRead(t *testing.T) {
	want := []Source{{URL: "https://a.org/feed", Kind: "rss", Country: "EGY", Name: "الواحة", Origin: "opml"}, {URL: "https://b.org/feed", Name: "ب", Origin: "opml"}}
	got, err := Read([]byte(`<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="مصر"><outline text="الواحة" type="rss" country="EGY" xmlUrl="https://a.org/feed" htmlUrl="https://a.org"/></outline>
<outline text="ب" type="link" xmlUrl=" https://b.org/feed "/><outline text="folder"/></body></opml>`), "x.opml")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\n%+v", err, got)
	}
	got, err = Read([]byte("\ufeff# my feeds\r\nhttps://a.org/feed\r\n\nhttps://b.org/feed\n"), "x")
	if err != nil || len(got) != 2 || got[1].URL != "https://b.org/feed" {
		t.Errorf("got %v, %+v", err, got)
	}
	got, err = Read([]byte("name\turl\tverified\nالواحة\thttps://a.org/feed\tyes\n"), "x")
	if err != nil || len(got) != 1 || got[0].Name != "الواحة" || !got[0].Verified {
		t.Errorf("got %v, %+v", err, got)
	}
	for in, want := range map[string]string{
		"":                      "x:1: no feed in the list",
		"<rss/>":                `x:1: the first element is "rss", not opml`,
		"<opml><outline ":       "x:1: invalid XML: unexpected EOF",
		"<opml>\n&bomb;</opml>": "x:1: invalid XML: invalid character entity &bomb;",
		"<opml></opml>":         "x:1: no feed in the list",
		"url\tkind\tcountry\tverified\nftp://a\t\t\t\nhttps://b\tpdf\t\t\nhttps://c\t\tegypt\t\nhttps://d\t\t\tperhaps\nhttps://e\nhttps://f\trss\tEGY\tno\nhttps://F:443/\trss\tEGY\tno\n\xff\t\t\t": "x:2: url \"ftp://a\": scheme \"ftp\" is neither http nor https\n" +
			"x:3: no such kind: \"pdf\"; want rss, atom, json or sitemap\nx:4: country \"egypt\" is not a code of three capitals\nx:5: verified is yes or no, not \"perhaps\"\nx:6: 1 fields, not 4\nx:8: url https://F:443/ stands on line 7 already\nx:9: invalid UTF-8",
		"url\tsize\nhttps://a\t5":                `x:1: no such column: "size"`,
		"https://a\n" + strings.Repeat("x", 1e5): "x:2: bufio.Scanner: token too long",
	} {
		if _, err := Read([]byte(in), "x"); err == nil || err.Error() != want {
			t.Errorf("%.40q: got\n%v\nwant\n%s", in, err, want)
		}
	}
}
