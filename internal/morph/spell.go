package morph

import (
	"fmt"
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// spell returns the folded perfect (third masculine singular) that root and form
// give, and the imperfects that go with it. Form I leaves the vowels open, so a
// weak root has several. It returns nothing for a form it does not know.
func spell(root []string, form string) (perfect, imperfect []string) {
	r := make([]string, len(root))
	for i, x := range root {
		r[i] = norm.Fold(x)
	}
	if len(r) == 4 {
		x := r[0] + r[1] + r[2] + r[3]
		switch form {
		case "QI":
			return hamza(x), hamza(yeh + x)
		case "QII":
			return hamza(teh + x), hamza(yeh + teh + x)
		case "QIV":
			return hamza(alef + r[0] + r[1] + r[2] + r[3]), hamza(yeh + r[0] + r[1] + r[2] + r[3])
		}
		return nil, nil
	}
	if len(r) != 3 {
		return nil, nil
	}
	f, m, l := r[0], r[1], r[2]
	weak := func(s string) bool { return s == waw || s == yeh }
	hollow, defective, doubled := weak(m) && !weak(l), weak(l), m == l && !weak(m)
	pf := func(s ...string) { perfect = append(perfect, hamza(strings.Join(s, ""))...) }
	ip := func(s ...string) { imperfect = append(imperfect, hamza(yeh+strings.Join(s, ""))...) }
	// the last two radicals of a derived form: sound, and with a doubled root
	end := func(pre string) {
		switch {
		case doubled:
			pf(pre, m)
		case defective:
			pf(pre, m, yeh)
			if m == yeh { // أحيا
				pf(pre, m, alef)
			}
		default:
			pf(pre, m, l)
		}
	}
	tail := func(pre string, last string) {
		switch {
		case doubled:
			ip(pre, m)
		case defective:
			ip(pre, m, last)
		default:
			ip(pre, m, l)
		}
	}
	switch form {
	case "I":
		switch {
		case hollow:
			pf(f, alef, l)
			pf(f, m, l) // عور
			for _, v := range []string{waw, yeh, alef} {
				ip(f, v, l)
			}
			ip(f, m, l)
		case defective:
			if l == waw {
				pf(f, m, alef)
			}
			pf(f, m, yeh)
			for _, v := range []string{waw, yeh} {
				ip(f, m, v)
			}
			if m == yeh { // يحيا
				ip(f, m, alef)
			}
			if weak(f) {
				ip(m, yeh)
			}
			if m == ham { // يرى
				ip(f, yeh)
			}
		case doubled:
			pf(f, m)
			ip(f, m)
		default:
			pf(f, m, l)
			ip(f, m, l)
			if f == waw {
				ip(m, l)
			}
		}
	case "II":
		if defective {
			end(f)
			tail(f, yeh)
		} else {
			pf(f, m, l)
			ip(f, m, l)
		}
	case "III":
		if doubled {
			pf(f, alef, m, m)
			ip(f, alef, m, m)
		}
		end(f + alef)
		tail(f+alef, yeh)
	case "IV":
		if hollow {
			pf(alef, f, alef, l)
			ip(f, yeh, l)
		} else {
			end(alef + f)
			tail(f, yeh)
			if f == yeh {
				tail(waw, yeh)
			}
			if m == ham && defective { // أرى
				pf(alef, f, yeh)
				ip(f, yeh)
			}
		}
		pf(alef, f, m, l) // أحوج
		ip(f, m, l)
	case "V":
		if defective {
			pf(teh, f, m, yeh)
			ip(teh, f, m, yeh)
		} else {
			pf(teh, f, m, l)
			ip(teh, f, m, l)
		}
	case "VI":
		if doubled {
			pf(teh, f, alef, m, m)
			ip(teh, f, alef, m, m)
		}
		end(teh + f + alef)
		tail(teh+f+alef, yeh)
	case "VII":
		if hollow {
			pf(alef, noon, f, alef, l)
			ip(noon, f, alef, l)
		} else {
			end(alef + noon + f)
			tail(noon+f, yeh)
		}
	case "VIII":
		for _, pre := range eighth(f) {
			if hollow {
				pf(alef, pre, alef, l)
				ip(pre, alef, l)
			}
			if !hollow || m == waw { // ازدوج
				end(alef + pre)
				tail(pre, yeh)
			}
		}
	case "IX":
		pf(alef, f, m, l)
		ip(f, m, l)
	case "X":
		if hollow {
			pf(alef, "ست", f, alef, l)
			ip("ست", f, yeh, l)
		}
		if !hollow || m == waw { // استحوذ
			end(alef + "ست" + f)
			tail("ست"+f, yeh)
		}
		if defective && m == yeh { // استحى
			pf(alef, "ست", f, yeh)
			ip("ست", f, yeh)
		}
	}
	return perfect, imperfect
}

// eighth spells the first radical and the infix of form VIII.
func eighth(f string) []string {
	switch f {
	case waw, yeh, teh:
		return []string{teh}
	case ham:
		return []string{teh, ham + teh, yeh + teh}
	case "د":
		return []string{"د"}
	case "ذ":
		return []string{"د", "ذد"}
	case "ز":
		return []string{"زد"}
	case "ص":
		return []string{"صط"}
	case "ض":
		return []string{"ضط"}
	case "ط":
		return []string{"ط"}
	case "ظ":
		return []string{"ظط", "ظ"}
	case "ث":
		return []string{"ثت", "ث"}
	}
	return []string{f + teh}
}

// hamza returns the spellings of a folded word in which hamza may sit on alef,
// which folds to alef, or elsewhere, which folds to hamza; two alefs merge.
func hamza(s string) []string {
	out := []string{s}
	for i := 0; i+2 <= len(s); i += 2 {
		if s[i:i+2] != ham {
			continue
		}
		for _, v := range out {
			out = append(out, v[:i]+alef+v[i+2:])
		}
	}
	for _, v := range out {
		if w := strings.ReplaceAll(v, alef+alef, alef); w != v {
			out = append(out, w)
		}
	}
	return out
}

// CheckVerb tells what is wrong with a row: its lemma or imperfect is none that
// root and form give, or the conjugator does not give them back.
func CheckVerb(v *lexicon.Verb) error {
	pf, ip := spell(v.Root, v.Form)
	if pf == nil {
		return fmt.Errorf("%s: no form %s of %d radicals", v.Lemma, v.Form, len(v.Root))
	}
	key, ikey := norm.Fold(v.Lemma), norm.Fold(v.Imperfect)
	if !has(pf, key) {
		return fmt.Errorf("%s: root %v form %s gives %v", v.Lemma, v.Root, v.Form, pf)
	}
	if !has(ip, ikey) {
		return fmt.Errorf("%s: imperfect %s: root %v form %s gives %v", v.Lemma, v.Imperfect, v.Root, v.Form, ip)
	}
	var p, i bool
	for _, f := range conjugate(v) {
		if f.pos == marsad.POSVerb && f.feats.Person == 3 && f.feats.Gender == marsad.Masc && f.feats.Number == marsad.Singular {
			p = p || f.key == key && f.feats.Aspect == marsad.Perfect
			i = i || f.key == ikey && f.feats.Aspect == marsad.Imperfect
		}
	}
	if !p || !i {
		return fmt.Errorf("%s: not conjugated", v.Lemma)
	}
	if shadda := strings.ContainsRune(v.Lemma, norm.Shadda); (v.Form == "II" || v.Form == "V") && !shadda {
		return fmt.Errorf("%s: form %s without shadda", v.Lemma, v.Form)
	}
	return nil
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
