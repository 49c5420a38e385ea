// Package challenge holds pairs of sentences that differ in one thing, and what
// the coder must make of each. It has tests only: see TestChallenge, and
// testdata/challenge for the items. Expectations are written from the language
// and from the guidelines of annotation, never from what the program prints.
package challenge
