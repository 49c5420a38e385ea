package export

import (
	"strconv"
	"strings"
	"testing"

	"marsad/internal/record"
)

func TestGDELT(t *testing.T) {
	text, stats := exported(t, FormatGDELT, "")
	rows := cells(t, text, gdeltColumns, false)
	if len(rows) != 8 || stats.Rows != 8 { // 2×2 pairs, the fight both ways, two receptions
		t.Fatalf("%d rows, %+v", len(rows), stats)
	}
	if stats.Left[LeftDay] != 1 || stats.Left[LeftAuxiliary] != 1 {
		t.Errorf("left out: %v", stats.Left)
	}
	want(t, "visit", rows[0],
		"SQLDATE", "20250311", "MonthYear", "202503", "Year", "2025", "FractionDate", "2025.1945",
		"Actor1Code", "EGYMIL", "Actor1Name", "سالم النعمان", "Actor1CountryCode", "EGY", "Actor1KnownGroupCode", "", "Actor1Type1Code", "MIL", "Actor1Type2Code", "", "Actor1EthnicCode", "",
		"Actor2Code", "IGOEUREEC", "Actor2CountryCode", "EUR", "Actor2KnownGroupCode", "EEC", "Actor2Type1Code", "IGO",
		"IsRootEvent", "1", "EventCode", "042", "EventBaseCode", "042", "EventRootCode", "04", "QuadClass", "1", "GoldsteinScale", "1.9",
		"NumMentions", "2", "NumSources", "1", "NumArticles", "1", "AvgTone", "",
		"Actor1Geo_Type", "0", "Actor1Geo_Lat", "", "Actor2Geo_Type", "0",
		"ActionGeo_Type", "4", "ActionGeo_FullName", "القاهرة", "ActionGeo_CountryCode", "EG", "ActionGeo_ADM1Code", "", "ActionGeo_Lat", "30.06", "ActionGeo_Long", "31.25", "ActionGeo_FeatureID", "",
		"DATEADDED", "20250311073000", "SOURCEURL", "https://www.example.org/1")
	want(t, "second pair", rows[1], "Actor2Code", "ROMGOV", "Actor2CountryCode", "ROM")
	want(t, "fight", rows[4], "Actor1Code", "SDNREB", "Actor2Code", "SDNMIL", "EventBaseCode", "193", "QuadClass", "4", "ActionGeo_Type", "5", "ActionGeo_CountryCode", "SU", "ActionGeo_Lat", "", "NumSources", "1", "DATEADDED", "20250311073000", "IsRootEvent", "0")
	want(t, "fight back", rows[5], "Actor1Code", "SDNMIL", "Actor2Code", "SDNREB")
	want(t, "host", rows[6], "EventCode", "043", "Actor1Code", "ROMGOV", "Actor2Code", "EGYMIL", "IsRootEvent", "1", "DATEADDED", "20250312000000")
	want(t, "no article", rows[7], "DATEADDED", "", "SOURCEURL", "https://example.net/4")
	seen := map[string]bool{}
	for _, r := range rows {
		id := r["GLOBALEVENTID"]
		if n, err := strconv.ParseInt(id, 10, 64); err != nil || n <= 0 || n >= 1<<53 || seen[id] {
			t.Errorf("id %q", id)
		}
		seen[id] = true
	}
	day, _ := exported(t, FormatGDELT, OneADay)
	rows = cells(t, day, gdeltColumns, false)
	if len(rows) != 7 {
		t.Fatalf("%d rows one a day", len(rows))
	}
	want(t, "merged", rows[6], "NumMentions", "2", "NumSources", "1", "NumArticles", "2")
}

func TestMentions(t *testing.T) {
	text, stats := exported(t, FormatMentions, "")
	rows := cells(t, text, mentionColumns, false)
	if len(rows) != 12 || stats.Rows != 8 {
		t.Fatalf("%d lines, %+v", len(rows), stats)
	}
	want(t, "first", rows[0], "EventTimeDate", "20250311073000", "MentionTimeDate", "20250311073000", "MentionType", "1", "MentionSourceName", "example.org", "MentionIdentifier", "https://www.example.org/1",
		"SentenceID", "1", "Actor1CharOffset", "10", "Actor2CharOffset", "40", "ActionCharOffset", "0", "InRawText", "1", "Confidence", "93", "MentionDocLen", "30", "MentionDocTone", "", "MentionDocTranslationInfo", "srclc:ara",
		"Extras", "offsets=utf8-bytes-of-original;doc=d1;coder=0.1.0")
	want(t, "second sentence", rows[1], "GLOBALEVENTID", rows[0]["GLOBALEVENTID"], "SentenceID", "3", "ActionCharOffset", "200")
	want(t, "unnamed actor", rows[4], "Actor1CharOffset", "")
	want(t, "no address", rows[8], "MentionType", "2", "MentionSourceName", "غير هذا", "MentionIdentifier", "d1")
	events, _ := exported(t, FormatGDELT, "")
	ids := map[string]bool{}
	for _, r := range cells(t, events, gdeltColumns, false) {
		ids[r["GLOBALEVENTID"]] = true
	}
	for _, r := range rows {
		if !ids[r["GLOBALEVENTID"]] {
			t.Errorf("mention of no event: %v", r)
		}
	}
}

func TestICEWS(t *testing.T) {
	text, _ := exported(t, FormatICEWS, "")
	rows := cells(t, text, icewsColumns, true)
	want(t, "visit", rows[0], "Event Date", "2025-03-11", "Source Name", "سالم النعمان", "Source Sectors", "Military", "Source Country", "Egypt", "Event Text", "Make a visit", "CAMEO Code", "042", "Intensity", "1.9",
		"Target Name", "الاتحاد الأوروبي", "Target Sectors", "International Government Organization", "Target Country", "", "Sentence Number", "1", "Publisher", "صحيفة المرسى",
		"City", "القاهرة", "District", "", "Province", "", "Country", "Egypt", "Latitude", "30.06", "Longitude", "31.25")
	want(t, "fight", rows[4], "Province", "دارفور", "City", "", "Country", "Sudan", "Latitude", "", "Story ID", rows[0]["Story ID"])
	want(t, "host", rows[6], "Source Name", "المضيف", "Target Name", "الضيف", "CAMEO Code", "043")
	keys := map[string]bool{}
	for _, r := range rows {
		for _, c := range []string{"Event ID", "Story ID"} { // R reads them as 32-bit integers
			if n, err := strconv.ParseInt(r[c], 10, 32); err != nil || n <= 0 {
				t.Errorf("%s %q: %v", c, r[c], err)
			}
		}
		key := r["Event ID"] + " " + r["Event Date"]
		if keys[key] {
			t.Errorf("key %s twice", key)
		}
		keys[key] = true
	}
}

func TestPhoenix(t *testing.T) {
	text, stats := exported(t, FormatPhoenix, "")
	rows := cells(t, text, phoenixColumns, false)
	if len(rows) != 7 || stats.Rows != 7 {
		t.Fatalf("%d rows", len(rows))
	}
	want(t, "visit", rows[0], "Date", "20250311", "Year", "2025", "Month", "03", "Day", "11", "SourceActorFull", "EGYMIL", "SourceActorEntity", "EGY", "SourceActorRole", "MIL", "SourceActorAttribute", "",
		"TargetActorFull", "IGOEUREEC", "TargetActorEntity", "IGO", "TargetActorRole", "", "TargetActorAttribute", "EUR;EEC",
		"EventCode", "042", "EventRootCode", "04", "QuadClass", "1", "GoldsteinScore", "1.9", "Issues", "", "Lat", "30.06", "Lon", "31.25", "LocationName", "القاهرة", "StateName", "", "CountryCode", "EGY",
		"SentenceID", "d1_1;d1_3", "URLs", "https://www.example.org/1", "NewsSources", "صحيفة المرسى")
	want(t, "ISO code", rows[1], "TargetActorFull", "ROUGOV")
	want(t, "merged", rows[6], "SourceActorFull", "ROUGOV", "SentenceID", "d3_2;d4_1", "URLs", "https://example.net/3;https://example.net/4", "NewsSources", "إذاعة السهل")
	for _, r := range rows {
		if n, v, ok := strings.Cut(r["EventID"], "_"); !ok || v != "0.1.0" || n == "" {
			t.Errorf("id %q", r["EventID"])
		}
	}
}

// TestPhoenixParty compares the split of codes with that of postprocess.py.
func TestPhoenixParty(t *testing.T) {
	for _, c := range []struct {
		a    *record.Actor
		want string
	}{
		{nil, "---\t\t\t"},
		{&record.Actor{}, "---\t\t\t"},
		{&record.Actor{Sector: "COP"}, "---COP\t\tCOP\t"},
		{&record.Actor{Country: "SYR", Sector: "LAB"}, "SYRLAB\tSYR\t\tLAB"},
		{&record.Actor{Country: "UNO", Sector: "MIL"}, "IGOUNOMIL\tIGO\t\tUNO;MIL"},
		{&record.Actor{Country: "NGO", Sector: "MED"}, "NGOHLH\tNGO\t\tHLH"},
		{&record.Actor{Country: "IRQ", Sector: "JRN"}, "IRQMED\tIRQ\tMED\t"},
		{&record.Actor{Country: "IRQ", Sector: "PRM"}, "IRQ\tIRQ\t\t"},
		{&record.Actor{Country: "ISM"}, "NGM\t\t\tNGM"},
	} {
		p := phoenix{table{tabs: true}}
		p.party(c.a)
		if got := string(p.b); got != c.want {
			t.Errorf("%+v: %q, want %q", c.a, got, c.want)
		}
	}
}

func TestPOLECAT(t *testing.T) {
	text, stats := exported(t, FormatPOLECAT, "")
	rows := cells(t, text, polecatColumns, true)
	if len(rows) != 5 || stats.Left[LeftAuxiliary] != 1 {
		t.Fatalf("%d rows, %+v", len(rows), stats)
	}
	want(t, "visit", rows[0], "Event ID", "e1", "Event Date", "2025-03-11", "Event Type", "CONSULT", "Event Mode", "visit", "Intensity", "4", "Quad Code", "VERBAL COOPERATION", "Contexts", "military; migration",
		"Actor Name", "سالم النعمان; الوفد", "Actor Country", "EGY; EGY", "Actor COW", "651; 651", "Primary Actor Sector", "MIL", "Actor Sectors", "MIL; None", "Actor Title", "وزير الدفاع; None", "Actor Name Raw", "وزير الدفاع; None", "Wikipedia Actor ID", "None",
		"Recipient Country", "EUR; ROU", "Recipient COW", "None; 360", "Primary Recipient Sector", "None", "Recipient Title", "None",
		"Placename", "القاهرة", "City", "القاهرة", "District", "None", "Province", "None", "Country", "EGY", "Latitude", "30.06", "GeoNames ID", "None", "Raw Placename", "القاهرة", "Feature Type", "None",
		"Source", "صحيفة المرسى", "Publication Date", "2025-03-11", "Story People", "None", "Language", "ar", "Version", "marsad 0.1.0 0123456789abcdef")
	want(t, "month alone", rows[2], "Event Date", "None", "Actor Name", "عمال الميناء", "Source", "وكالة 'الضفة'", "Recipient Name", "None", "Recipient COW", "None", "Contexts", "None")
	for _, r := range rows {
		for c, v := range r {
			if v == "" {
				t.Errorf("%s: %s is empty, want None", r["Event ID"], c)
			}
		}
	}
	dyads, _ := exported(t, FormatPOLECAT, Dyads)
	rows = cells(t, dyads, polecatColumns, true)
	want(t, "dyad", rows[3], "Event ID", "e1-2-2", "Actor Name", "الوفد", "Recipient Name", "رومانيا", "Primary Actor Sector", "None")
}

// TestCells checks that no cell can break a line, whatever names hold.
func TestCells(t *testing.T) {
	tab := table{tabs: true}
	tab.text("أ\tب\nج\r\u200f\u202e\"د\"\u2028")
	if got := string(tab.b); got != "أ ب ج 'د' " {
		t.Errorf("%q", got)
	}
	comma := table{}
	comma.text(" أ,\"ب\"")
	comma.quoted("042")
	comma.list([]string{"a;b", "c"}, ";")
	if got := string(comma.b); got != `" أ,""ب""","042",a؛b;c` {
		t.Errorf("%q", got)
	}
}
