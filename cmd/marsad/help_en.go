package main

// helpEnglish holds what --help says: by path of the command its short text,
// with ":long" and ":example" more, with "--flag" a flag. Flags without a path
// are shared. lang_test.go compares it with helpArabic key by key.
var helpEnglish = map[string]string{
	"marsad": "Marsad codes political events in Arabic news: who did what to whom, where and when, and who said so.",
	"marsad:long": `It reads Arabic directly, without translation, and writes records of the PLOVER
ontology. Every field of a record names the words of the article it rests on.`,
	"marsad:example": `  marsad demo                              see what it does, with built-in articles
  marsad code news.jsonl > events.jsonl    code a file of articles
  marsad explain article.txt               see why an article was coded as it was`,
	"--help":    "show help",
	"--lang":    "language of help and messages, `ar|en` (default: the locale's)",
	"--verbose": "tell more on standard error",
	"--models":  "event models of `DIR` instead of the built-in ones",
	"--lexicon": "add the lexicon files of `DIR`; may be given several times",

	"marsad.code": "Code articles into event records",
	"marsad.code:long": `PATH is a file, a directory or "-" for standard input, the default. Read are
JSON lines, JSON, plain text, HTML, web archives (WARC) and feeds (RSS, Atom,
JSON feed), also gzipped; the kind is detected.

Records come in input order and are the same bytes for any --jobs. An article
that cannot be coded costs one line "file:line: reason" on standard error.
After the type in tables: + announced, ? possible, − denied or did not happen,
< past background.
Exit status: 0 all coded, 3 some refused, 1 failure, 2 wrong usage.`,
	"marsad.code:example": `  marsad code news.jsonl --with quotes > events.jsonl
  marsad code archive/ --format csv --out events.csv
  cat article.txt | marsad code - --format table`,
	"marsad.code--format":         "`FORMAT` of the output: jsonl, csv or table (default: table on a terminal, else jsonl)",
	"marsad.code--with":           "write `quotes` too: a record for each attributed quote (jsonl only)",
	"marsad.code--explain":        "add to each record why it was made",
	"marsad.code--min-confidence": "leave out events less sure than `P`, from 0 to 1",
	"marsad.code--jobs":           "articles coded at the same time, `N`",
	"marsad.code--input":          "`KIND` of input: auto, jsonl, json, text, html, warc or feed",
	"marsad.code--out":            "write to `FILE` instead of standard output",
	"marsad.code--quiet":          "no progress and no summary; refusals are told all the same",
	"marsad.code--cpuprofile":     "write a profile of processor time to `FILE`",

	"marsad.explain": "Show an article sentence by sentence, with its records and why they were made",
	"marsad.explain:long": `Triggers, actors, places, dates and quotations are marked in the text. Beneath
each sentence stand the records it led to, with the lexicon rows and scores that
decided, and what was rejected.`,
	"marsad.explain:example": `  marsad explain article.txt
  marsad explain news.jsonl --article a17 --format html --out a17.html`,
	"marsad.explain--format":         "`FORMAT`: text, or html for one page without scripts",
	"marsad.explain--out":            "write to `FILE` instead of standard output",
	"marsad.explain--input":          "`KIND` of input: auto, jsonl, json, text, html, warc or feed",
	"marsad.explain--article":        "only the article with this `ID`",
	"marsad.explain--min-confidence": "leave out events less sure than `P`, from 0 to 1",

	"marsad.export": "Write event records in the columns that other tools read",
	"marsad.export:long": `FILE holds records as "marsad code" prints them, also gzipped; "-" is standard
input, the default. With --articles what they say of outlet, address, headline and
day of publication is added. With --data the records are those of an archive, each
with its article, in order of publication. What a record does not say is the missing value of
the format; what a format cannot express is left out and counted.

A line that is no record costs one line "file:line: reason" on standard error.
Exit status: 0 all written, 3 some refused, 1 failure, 2 wrong usage.`,
	"marsad.export:example": `  marsad code news.jsonl | marsad export --format csv --bom --out events.csv
  marsad export events.jsonl --format gdelt --articles news.jsonl > 20250311000000.export.CSV
  marsad export events.jsonl --format parquet --view dyads --out events.parquet
  marsad export --data archive/ --format polecat --out events.txt`,
	"marsad.export--data":     "the current records of the archive in the folder `DIR`, instead of FILE",
	"marsad.export--format":   "`FORMAT`: plover, csv, parquet, polecat, icews, phoenix, gdelt, gdelt-mentions, acled or graphml",
	"marsad.export--view":     "what a row is, `VIEW`: incidents, dyads or oneaday (default: the format's own)",
	"marsad.export--articles": "the articles of the records, as \"marsad code\" reads them: `FILE`; may be given several times",
	"marsad.export--out":      "write to `FILE` instead of standard output",
	"marsad.export--bom":      "begin a CSV file with a byte order mark, for Excel",

	"marsad.demo":      "Code the built-in sample articles and explain one",
	"marsad.demo:long": `Nothing is needed and nothing is written: the samples are part of the program.`,
	"marsad.demo:example": `  marsad demo
  marsad demo --format jsonl`,
	"marsad.demo--all":    "the table of all samples, not of a few",
	"marsad.demo--format": "`FORMAT`: table, or jsonl for the records alone",

	"marsad.add": "Code articles and keep them in an archive",
	"marsad.add:long": `PATH is as for "marsad code". The archive is one file in the folder DIR and is made
when it is not there. An article that is there already is passed over, so that
the same command goes on where a stopped or killed one was; at most the last few
seconds of work are done again. Refused articles are kept too: "marsad refused".
Exit status: 0 all coded, 3 some refused, 1 failure, 2 wrong usage.`,
	"marsad.add:example": `  marsad add news/ --data archive/
  marsad add news.jsonl.gz --data archive/ --jobs 4`,
	"--data":                 "folder of the archive, `DIR` (default: MARSAD_DATA)",
	"marsad.add--jobs":       "articles coded at the same time, `N`",
	"marsad.add--batch":      "articles written in one transaction, `N`",
	"marsad.add--cpuprofile": "write a profile of processor time to `FILE`",
	"marsad.add--input":      "`KIND` of input: auto, jsonl, json, text, html, warc or feed",
	"marsad.add--quiet":      "no progress and no summary; refusals are told all the same",
	"marsad.refused":         "List what was refused when articles were added",
	"marsad.refused:long":    `One line each: the day, file and line, and the reason.`,
	"marsad.refused:example": `  marsad refused --data archive/`,
	"marsad.check":           "Check that an archive is whole",
	"marsad.check:long": `The database itself, the hashes of all articles and records, that each event has
its article, the search index and the roll-up. Each fault is one line "what:
where: detail". Exit status 1 when there is any.`,
	"marsad.check:example": `  marsad check --data archive/`,
	"marsad.search":        "Find articles by words, actors, countries and kinds of events",
	"marsad.search:long": `A query is words, "phrases" and filters; all must hold. A word finds every form of
its lemma, a phrase its words as written; a minus before either excludes it.
Filters: actor:, recipient:, place: (codes as EGY or GOV, or names), country:EGY,
dyad:EGY-LBY (both directions) or dyad:EGY>LBY, type:, mode:, context:, aux:,
conf:>0.8, outlet:, from: and to: (YYYY, YYYY-MM or YYYY-MM-DD, of publication).
Values with commas between them are alternatives; the filters on events must all
hold for one event. Found words are marked in the text as published. Put a query
with > or quotation marks in single quotation marks.`,
	"marsad.search:example": `  marsad search 'وزير الخارجية dyad:EGY-LBY type:CONSULT from:2015-07' --data archive/
  marsad search '"مجلس الأمن" conf:>0.8' --data archive/ --format jsonl`,
	"marsad.search--format": "`FORMAT`: table, or jsonl with the places of the words and the records",
	"marsad.search--sort":   "`ORDER`: newest first, or best, by how well the words fit",
	"marsad.search--limit":  "at most `N` articles",
	"marsad.search--before": "go on after the article with the number `N`",

	"marsad.dossier": "Write what the archive holds of two countries",
	"marsad.dossier:long": `A and B are countries: codes as EGY, or Arabic names. The dossier has the records
between the two in both directions: how many a month, with the mean score by quad
category; what happened, in order; who met whom; what was said; what was promised.
Every line shows the sentence it rests on. Counts are of records: what several
outlets report counts several times.`,
	"marsad.dossier:example": `  marsad dossier EGY LBY --data archive/
  marsad dossier EGY LBY --data archive/ --from 2025-01-01 --format html --out egy-lby.html`,
	"marsad.dossier--format": "`FORMAT`: markdown, html for one page without scripts, or json",
	"marsad.dossier--from":   "events from the day `YYYY-MM-DD` on",
	"marsad.dossier--to":     "events up to the day `YYYY-MM-DD`",
	"marsad.dossier--out":    "write to `FILE` instead of standard output",

	"marsad.recode": "Code the articles of an archive anew",
	"marsad.recode:long": `Codes with this version, its models and these lexicons what was coded by others.
Old codings are kept: "marsad diff" compares them. Search, dossiers and counts
follow the new ones. May be stopped and called again; an archive that is recoded
can be searched and added to meanwhile.`,
	"marsad.recode:example": `  marsad recode --data archive/ --lexicon mine/`,
	"marsad.recode--jobs":   "articles coded at the same time, `N`",
	"marsad.recode--quiet":  "no summary",
	"marsad.diff":           "Compare two codings of an archive",
	"marsad.diff:long": `OLD and NEW are numbers of coders as "marsad check" lists them; without them the
last two are compared. For each article that both have coded: + events that
appeared, − that vanished, ~ that changed, with the fields that differ.`,
	"marsad.diff:example": `  marsad diff --data archive/`,
	"marsad.diff--format": "`FORMAT`: table or jsonl",

	"marsad.eval": "Measure accuracy against annotated articles",
	"marsad.eval:long": `GOLD_DIR holds articles.json and events.jsonl. Its articles are coded and scored,
or, with --system, records printed before. Scores on articles that the models
were trained on flatter: "marsad train --held-out FILE" codes each article with
models that have not seen it, and --system FILE scores that.`,
	"marsad.eval:example": `  marsad eval gold/ --per-type --errors 20
  marsad eval gold/ --system events.jsonl --json
  marsad eval --gsr arabic_event_gsr/`,
	"marsad.eval--per-type":       "one line for each event type too",
	"marsad.eval--errors":         "print the first `N` mistakes",
	"marsad.eval--json":           "one line of JSON",
	"marsad.eval--system":         "score the records of `FILE` (jsonl, with quotes) instead of coding",
	"marsad.eval--gsr":            "detect ASSAULT and PROTEST in the sentences of arabic_event_gsr in `DIR`",
	"marsad.eval--min-confidence": "leave out events less sure than `P`, from 0 to 1",

	"marsad.lexicon": "Check and look up the lexicons",
	"marsad.lexicon:long": `Lexicons are tables of text. Your own folder of files adds rows to the built-in
ones, for every command that takes --lexicon.`,
	"marsad.lexicon.check": "Check lexicon files and print every problem",
	"marsad.lexicon.check:long": `The built-in lexicons are checked together with those of each DIR. Each problem
is one line "file:line: reason". Exit status 1 when there is any.`,
	"marsad.lexicon.check:example": `  marsad lexicon check my-lexicon/`,
	"marsad.lexicon.show":          "Show what the lexicons know of a word",
	"marsad.lexicon.show:long": `First its analyses, the likeliest first, then every row that has the word or one
of its lemmas among its forms, with file, line and source.`,
	"marsad.lexicon.show:example": `  marsad lexicon show استقبل`,

	"marsad.watch": "Watch feeds and sitemaps and write their articles",
	"marsad.watch:long": `FILE is OPML, a table as "marsad feeds" prints it, or one address a line. Each
new page a feed or sitemap points to becomes a line of JSON that "marsad code"
reads. Sites are asked politely: robots.txt, one request to a host at a time and
pace, Retry-After, longer waits after failures. Private addresses are refused;
pages that the feed dates more than 30 days back are left.
What is refused or fails costs one line on standard error and never ends the
watch; an interrupt does, and nothing is lost.
With --data articles are coded and kept in an archive, as "marsad add" does, and
pages and feeds are remembered there.
Exit status with --once: 0 all went well, 3 something was refused or failed.`,
	"marsad.watch:example": `  marsad feeds --country EGY > egypt.tsv
  marsad watch --feeds egypt.tsv --contact me@example.org --out news.jsonl
  marsad watch --feeds my.opml --contact me@example.org --once | marsad code
  marsad watch --feeds egypt.tsv --contact me@example.org --data archive/`,
	"marsad.watch--data":          "code the articles and keep them in the archive in the folder `DIR`, instead of --out and --state",
	"marsad.watch--feeds":         "the list of feeds and sitemaps, `FILE`",
	"marsad.watch--once":          "look at each feed once, then end",
	"marsad.watch--interval":      "time between two looks at a feed, `DURATION`",
	"marsad.watch--pace":          "time between two requests to one host, `DURATION`; robots.txt may ask for more",
	"marsad.watch--out":           "add the articles to `FILE`; - is standard output",
	"marsad.watch--state":         "remember pages and feeds in the folder `DIR`",
	"marsad.watch--contact":       "your `ADDRESS` (mail or page) for those who run the sites; sent with each request (default: MARSAD_CONTACT)",
	"marsad.watch--country":       "only feeds of the country `CODE`; may be given several times",
	"marsad.watch--allow-private": "fetch from private and loopback addresses too",
	"marsad.watch--quiet":         "no summary; what is refused or fails is told all the same",

	"marsad.feeds": "List the built-in feeds, or those of a file, and how they are",
	"marsad.feeds:long": `Without FILE the list that comes with the program: Arabic news feeds by country.
They were written down, not tried: "marsad watch --once" tells which answer.`,
	"marsad.feeds:example": `  marsad feeds --country LBN,SYR
  marsad feeds my.tsv --state marsad-watch
  marsad feeds --data archive/`,
	"marsad.feeds--data":    "show how the feeds are, by the archive in the folder `DIR`; without FILE all that were watched",
	"marsad.feeds--format":  "`FORMAT`: table, tsv or jsonl (default: table on a terminal, else tsv)",
	"marsad.feeds--state":   "show how the feeds are, by the folder `DIR` of marsad watch",
	"marsad.feeds--country": "only feeds of the country `CODE`; may be given several times",

	"marsad.train": "Make the event models from annotated articles",
	"marsad.train:long": `GOLD_DIR holds articles.json and events.jsonl. Thresholds are chosen on articles
held out; the same input gives the same models.`,
	"marsad.train:example":      `  marsad train gold/ --out models/ --held-out held-out.jsonl`,
	"marsad.train--out":         "write the models to `DIR`",
	"marsad.train--annotations": "add the articles annotated as byte ranges in `DIR`",
	"marsad.train--corpus":      "the gzipped JSONL file that holds the texts of --annotations: `FILE`",
	"marsad.train--held-out":    "write to `FILE` the records of every article, coded by models that have not seen it",

	"marsad.bench":              "Measure speed and memory, as one line of JSON",
	"marsad.bench:long":         `Codes the files without writing the records.`,
	"marsad.bench:example":      `  marsad bench news.jsonl.gz --jobs 2`,
	"marsad.bench--jobs":        "articles coded at the same time, `N`",
	"marsad.bench--cpuprofile":  "write a profile of processor time to `FILE`",
	"marsad.version":            "Show the versions of program, lexicons and ontology",
	"marsad.version:long":       `Equal versions and equal input give equal records.`,
	"marsad.completion":         "Write a completion script for a shell",
	"marsad.completion:example": `  source <(marsad completion bash)`,
	"marsad.help":               "Show help for a command",
}
