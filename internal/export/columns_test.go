package export

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"marsad/internal/report"
)

// The column lists as the formats' own documents print them, kept apart from the
// lists that the writers use.
const (
	icewsDoc   = `Event ID · Event Date · Source Name · Source Sectors · Source Country · Event Text · CAMEO Code · Intensity · Target Name · Target Sectors · Target Country · Story ID · Sentence Number · Publisher · City · District · Province · Country · Latitude · Longitude`
	polecatDoc = `Event ID · Event Date · Event Type · Event Mode · Intensity · Quad Code · Contexts · Actor Name · Actor Country · Actor COW · Primary Actor Sector · Actor Sectors · Actor Title · Actor Name Raw · Wikipedia Actor ID · Recipient Name · Recipient Country · Recipient COW · Primary Recipient Sector · Recipient Sectors · Recipient Title · Recipient Name Raw · Wikipedia Recipient ID · Placename · City · District · Province · Country · Latitude · Longitude · GeoNames ID · Raw Placename · Feature Type · Source · Publication Date · Story People · Story Organizations · Story Locations · Language · Version`
	mentionDoc = `GLOBALEVENTID · EventTimeDate · MentionTimeDate · MentionType · MentionSourceName · MentionIdentifier · SentenceID · Actor1CharOffset · Actor2CharOffset · ActionCharOffset · InRawText · Confidence · MentionDocLen · MentionDocTone · MentionDocTranslationInfo · Extras`
	phoenixDoc = `EventID · Date · Year · Month · Day · SourceActorFull · SourceActorEntity · SourceActorRole · SourceActorAttribute · TargetActorFull · TargetActorEntity · TargetActorRole · TargetActorAttribute · EventCode · EventRootCode · QuadClass · GoldsteinScore · Issues · Lat · Lon · LocationName · StateName · CountryCode · SentenceID · URLs · NewsSources`
	acledDoc   = `event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp`
)

// gdeltDoc builds the 61 names from the codebook's groups.
func gdeltDoc() []string {
	out := strings.Fields("GLOBALEVENTID SQLDATE MonthYear Year FractionDate")
	for i := 1; i <= 2; i++ {
		for _, n := range strings.Fields("Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code") {
			out = append(out, fmt.Sprintf("Actor%d%s", i, n))
		}
	}
	out = append(out, strings.Fields("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone")...)
	for _, who := range []string{"Actor1", "Actor2", "Action"} {
		for _, n := range strings.Fields("Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID") {
			out = append(out, who+"Geo_"+n)
		}
	}
	return append(out, "DATEADDED", "SOURCEURL")
}

func TestColumns(t *testing.T) {
	dots := func(s string) []string { return strings.Split(s, " · ") }
	for _, c := range []struct {
		name      string
		got, want []string
		n         int
	}{
		{"gdelt", gdeltColumns, gdeltDoc(), 61},
		{"gdelt-mentions", mentionColumns, dots(mentionDoc), 16},
		{"icews", icewsColumns, dots(icewsDoc), 20},
		{"polecat", polecatColumns, dots(polecatDoc), 40},
		{"phoenix", phoenixColumns, dots(phoenixDoc), 26},
		{"acled", acledColumns, strings.Split(acledDoc, ", "), 31},
	} {
		if len(c.got) != c.n || !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %d columns, want %d\n%q\n%q", c.name, len(c.got), c.n, c.got, c.want)
		}
	}
}

// TestLoaders compares with the columns that loaders in public expect: icews of
// R after its normalising of names, gdeltPyR by position.
func TestLoaders(t *testing.T) {
	r := strings.Fields("event_id event_date source_name source_sectors source_country event_text cameo_code intensity target_name target_sectors target_country story_id sentence_number publisher city district province country latitude longitude")
	for i, c := range icewsColumns {
		if got := strings.ReplaceAll(strings.ToLower(c), " ", "_"); got != r[i] {
			t.Errorf("icews column %d: %s, want %s", i, got, r[i])
		}
	}
	for name, i := range map[string]int{"SQLDATE": 1, "FractionDate": 4, "Actor1Code": 5, "Actor2Code": 15, "IsRootEvent": 25, "EventCode": 26, "QuadClass": 29, "GoldsteinScale": 30, "AvgTone": 34, "ActionGeo_Type": 51, "ActionGeo_CountryCode": 53, "ActionGeo_Lat": 56, "DATEADDED": 59, "SOURCEURL": 60} {
		if gdeltColumns[i] != name {
			t.Errorf("gdelt column %d is %s, want %s", i, gdeltColumns[i], name)
		}
	}
	// text_to_CAMEO reads these positions
	for name, i := range map[string]int{"Event Date": 1, "Source Sectors": 3, "Source Country": 4, "CAMEO Code": 6, "Intensity": 7, "Target Sectors": 9, "Target Country": 10} {
		if icewsColumns[i] != name {
			t.Errorf("icews column %d is %s, want %s", i, icewsColumns[i], name)
		}
	}
}

// TestSharedDocument compares with the document of formats, where it is present.
func TestSharedDocument(t *testing.T) {
	b, err := os.ReadFile(report.Shared() + "/docs/formats.md")
	if err != nil {
		t.Skip("no shared data")
	}
	text := strings.Join(strings.Fields(string(b)), " ")
	for _, want := range []string{polecatDoc, mentionDoc[:60], acledDoc[:30]} {
		if !strings.Contains(strings.ReplaceAll(text, " (1 WEB", " · (1 WEB"), want) {
			t.Errorf("formats.md has not %q", want)
		}
	}
	for i, c := range gdeltColumns {
		if i < 35 || i > 50 { // the geography of actors is abbreviated there
			if !strings.Contains(text, strconv.Itoa(i)+" "+c) && !strings.HasPrefix(c, "ActionGeo") {
				t.Errorf("formats.md has not %d %s", i, c)
			}
		}
	}
}

// TestDocumented checks that docs/formats/export.md tells of every column.
func TestDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/formats/export.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	for name, columns := range map[string][]string{"gdelt": gdeltColumns, "gdelt-mentions": mentionColumns, "icews": icewsColumns, "polecat": polecatColumns, "phoenix": phoenixColumns, "acled": acledColumns, "csv": csvColumns} {
		_, section, ok := strings.Cut(doc, "\n## "+name+"\n")
		if !ok {
			t.Errorf("no section %s", name)
			continue
		}
		section, _, _ = strings.Cut(section, "\n## ")
		for _, c := range columns {
			if !strings.Contains(section, "`"+c+"`") {
				t.Errorf("%s: column %s is not documented", name, c)
			}
		}
	}
	for f := range specs {
		if !strings.Contains(doc, "`"+string(f)+"`") {
			t.Errorf("format %s is not documented", f)
		}
	}
}
