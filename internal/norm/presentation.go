package norm

// presentation returns the plain letters of an Arabic presentation form
// (U+FB50–U+FEFC). Forms B follow the alphabet in runs of two or four shapes.
func presentation(r rune) (string, bool) {
	switch {
	case r >= '\uFE80' && r <= '\uFEF4':
		return formsB[r-'\uFE80'], true
	case r >= '\uFEF5' && r <= '\uFEFC':
		return [...]string{"لآ", "لأ", "لإ", "لا"}[(r-'\uFEF5')/2], true
	case r == '\uFDF2':
		return "الله", true
	case r == '\uFB56' || r == '\uFB57' || r == '\uFB58' || r == '\uFB59':
		return "پ", true
	case r >= '\uFB7A' && r <= '\uFB7D':
		return "چ", true
	case r == '\uFB8A' || r == '\uFB8B':
		return "ژ", true
	case r >= '\uFB8E' && r <= '\uFB91':
		return "ک", true
	case r >= '\uFB92' && r <= '\uFB95':
		return "گ", true
	case r >= '\uFBFC' && r <= '\uFBFF':
		return "ی", true
	case r >= '\uFE70' && r <= '\uFE7F':
		return "", true
	}
	return "", false
}

// formsB lists the letter of each code point from U+FE80 to U+FEF4.
var formsB = func() (t ['\uFEF4' - '\uFE80' + 1]string) {
	i := 0
	add := func(letters string, shapes int) {
		for _, r := range letters {
			for range shapes {
				t[i] = string(r)
				i++
			}
		}
	}
	add("ء", 1)
	add("آأؤإ", 2)
	add("ئ", 4)
	add("ا", 2)
	add("ب", 4)
	add("ة", 2)
	add("تثجحخ", 4)
	add("دذرز", 2)
	add("سشصضطظعغفقكلمنه", 4)
	add("وى", 2)
	add("ي", 4)
	return t
}()
