// Package timex finds expressions of time in Arabic news and gives them their
// days. Call [Find] first, or keep a [Finder] when its options must differ.
//
// Every value hangs on the day of publication. When that is unknown, relative
// expressions (أمس, الأسبوع الماضي) are found but get no value: nothing is
// invented. An expression that names no day at all (قبل أسابيع) is Vague.
//
// From and To are dates with a precision of their own: the expression covers
// everything from the first day of From to the last day of To. For a month,
// year or week the two are equal and carry that precision; weeks begin on
// Monday. Parts of a period (مطلع مايو) keep the precision of the period.
//
// The news convention: a bare weekday is the nearest one up to the day of
// publication, or the next one when the clause speaks of the future; a day of a
// month without a year is the nearest in the past unless it lies within two
// months ahead or the clause speaks of the future.
//
// Refused on purpose: durations (لمدة ثلاثة أيام), events named by a date
// (ثورة 25 يناير, حرب تموز), and shifts from another event than publication
// (بعد يومين من الهجوم). The days of Hijri dates are tabular: one day off at most
// from the calendars in use, and their Rule says "hijri".
package timex
