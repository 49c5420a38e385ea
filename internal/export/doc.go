// Package export writes event records in the forms that existing tools read:
// PLOVER, POLECAT, ICEWS, Phoenix, GDELT, ACLED-like tables, CSV, Parquet, and
// the network of actors as GraphML.
//
// Call [Run] with a sequence of records, from [Read] for files of
// marsad.event/1 lines or from [Archive]. Records pass through a [View]
// (incidents, dyads, one a day) and are written one by one: memory does not grow
// with the input, except for one-a-day and GraphML, which must see everything
// before they write, and the articles that [Articles] keeps.
//
// Nothing is invented: what a record does not say is the missing value of the
// format. What a format cannot express is left out and counted in [Stats]:
// events that did not take place where there is no column to say so, events
// without a day where the day is part of the key. docs/formats/export.md tells
// for every column where its value comes from. Equal input gives equal bytes.
package export
