//go:build !race

package gold

const raceOn = false
