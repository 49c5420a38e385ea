//go:build race

package main

// raceOn: long tests kill fewer processes under the race detector.
const raceOn = true
