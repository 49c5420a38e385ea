//go:build race

package train

// raceOn: long tests without goroutines are left out under the race detector.
const raceOn = true
