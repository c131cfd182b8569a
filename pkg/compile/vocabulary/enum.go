package vocabulary

// Closed vocabularies: what people write instead of the format's words.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Kind names a closed vocabulary.
type Kind string

// The closed vocabularies.
const (
	KindRole      Kind = "role"
	KindStance    Kind = "stance"
	KindLevel     Kind = "level"
	KindHealth    Kind = "health"
	KindTier      Kind = "tier"
	KindLifecycle Kind = "lifecycle"
	KindCadence   Kind = "cadence"
	KindStatus    Kind = "status"
	KindStage     Kind = "stage"
	KindCoverage  Kind = "coverage"
	KindLogKind   Kind = "log-kind"
	KindQuadrant  Kind = "quadrant"
	KindAudience  Kind = "audience"
)

// Role is the buying role that a word stands for. A job title is none.
func (v *Vocabulary) Role(word string) (plan.Role, bool) {
	to, ok := v.Word(KindRole, word)
	return plan.Role(to), ok
}

// Stance is how somebody stands towards us: strong and 🟢 are a supporter, weak and 🟡 neutral,
// 🔴 a detractor; 5 of five is an advocate.
func (v *Vocabulary) Stance(word string) (plan.Stance, bool) {
	if to, ok := v.Word(KindStance, word); ok {
		return plan.Stance(to), true
	}
	if part, whole, ok := ratio(word); ok && whole == 5 {
		to, known := v.Word(KindStance, string(rune('0'+part)))
		return plan.Stance(to), known
	}
	return "", false
}

// Level grades influence, likelihood, impact or threat. Of five, 5 and 4 are high, 3 medium, 2
// and 1 low; "4/5" likewise, "8/10" by its share; from 60 % is high, from 30 % medium. Of
// "Medium–High" and "High/Medium" the higher counts.
func (v *Vocabulary) Level(word string) (plan.Level, bool) {
	if to, ok := v.Word(KindLevel, word); ok {
		return plan.Level(to), true
	}
	if part, whole, ok := ratio(word); ok {
		if whole == 5 {
			to, known := v.Word(KindLevel, string(rune('0'+part)))
			return plan.Level(to), known
		}
		return levelOfShare(part * 100 / whole), true
	}
	return v.higher(word)
}

// Health is the traffic light of an account.
func (v *Vocabulary) Health(word string) (plan.Health, bool) {
	to, ok := v.Word(KindHealth, word)
	return plan.Health(to), ok
}

// Tier is how much planning depth an account is worth.
func (v *Vocabulary) Tier(word string) (plan.Tier, bool) {
	to, ok := v.Word(KindTier, word)
	return plan.Tier(to), ok
}

// Lifecycle tells customers from prospects.
func (v *Vocabulary) Lifecycle(word string) (plan.Lifecycle, bool) {
	to, ok := v.Word(KindLifecycle, word)
	return plan.Lifecycle(to), ok
}

// Cadence is how often something is done.
func (v *Vocabulary) Cadence(word string) (plan.Cadence, bool) {
	to, ok := v.Word(KindCadence, word)
	return plan.Cadence(to), ok
}

// Status is how far work or a risk has come: 🟡 and 🟢 are under way, 🔴 and ⚠️ blocked.
func (v *Vocabulary) Status(word string) (plan.Status, bool) {
	to, ok := v.Word(KindStatus, word)
	return plan.Status(to), ok
}

// Stage is where an opportunity stands. A company's own stage is none of these.
func (v *Vocabulary) Stage(word string) (plan.Stage, bool) {
	to, ok := v.Word(KindStage, word)
	return plan.Stage(to), ok
}

// Coverage is what we have in a cell of the whitespace matrix. A lone dash is n/a here. Of
// "competitor: Acme" and "⚔️ Acme" see CompetitorCell.
func (v *Vocabulary) Coverage(word string) (plan.Coverage, bool) {
	if to, ok := v.Word(KindCoverage, word); ok {
		return plan.Coverage(to), true
	}
	if _, ok := v.CompetitorCell(word); ok {
		return plan.CoverageCompetitor, true
	}
	return "", false
}

// CompetitorCell takes the competitor's name out of a cell of the whitespace matrix that names
// one: "competitor: Acme", "⚔️ Acme", "Competitor (Acme)". The name may be empty.
func (v *Vocabulary) CompetitorCell(text string) (name string, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) > maxHeader {
		return "", false
	}
	lead := 0
	for lead < len(text) && text[lead]|0x20 >= 'a' && text[lead]|0x20 <= 'z' {
		lead++
	}
	if lead == 0 { // symbols
		lead = strings.IndexByte(text, ' ')
		if lead < 0 {
			lead = len(text)
		}
	}
	var buffer word.Buffer
	to, found := v.wordsOf(KindCoverage).find(word.Fold(&buffer, text[:lead]))
	if !found || to != string(plan.CoverageCompetitor) {
		return "", false
	}
	rest := strings.TrimSpace(text[lead:])
	switch {
	case rest == "":
		return "", true
	case rest[0] == ':' || rest[0] == '-' || rest[0] == '(' || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "："):
	case text[0] < 0x80:
		return "", false // a name or sentence that begins with one of the words
	}
	rest = strings.Trim(rest, " :：-–—")
	if strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")") {
		rest = rest[1 : len(rest)-1]
	}
	return strings.TrimSpace(rest), true
}

// LogKind is what a log entry is about.
func (v *Vocabulary) LogKind(word string) (plan.LogKind, bool) {
	to, ok := v.Word(KindLogKind, word)
	return plan.LogKind(to), ok
}

// Quadrant is one list of a SWOT analysis.
func (v *Vocabulary) Quadrant(word string) (plan.Quadrant, bool) {
	to, ok := v.Word(KindQuadrant, word)
	return plan.Quadrant(to), ok
}

// Audience is who may read a page made from the plan.
func (v *Vocabulary) Audience(word string) (plan.Audience, bool) {
	to, ok := v.Word(KindAudience, word)
	return plan.Audience(to), ok
}

// word is Vocabulary.Word, worked out.
func (e *enumTable) word(text string) (canonical string, ok bool) {
	words, kind := e.words, e.kind
	if len(text) > maxHeader {
		return "", false
	}
	var buffer word.Buffer
	if to, found := findWord(words, word.Fold(&buffer, text)); found {
		return to, true
	}
	if short := withoutRemark(text); short != text {
		if to, found := findWord(words, word.Fold(&buffer, short)); found {
			return to, true
		}
	}
	if mark := leadingSymbol(text); mark != "" {
		return words.find(word.Fold(&buffer, mark))
	}
	if kind == KindRole || kind == KindStance {
		if folded := word.Fold(&buffer, text); len(folded) <= 32 && ofAWoman(folded) {
			return words.find(masculine(folded))
		}
	}
	return "", false
}

// ofAWoman reports whether a folded text ends as words do in German and the Romance languages when
// they are said of a woman: "fursprecherin", "apoiadora", "neutra".
func ofAWoman(folded []byte) bool {
	n := len(folded)
	return n > 4 && (folded[n-1] == 'a' || n > 6 && string(folded[n-4:]) == "erin")
}

// masculine gives each word of a text the ending under which the vocabularies list it.
func masculine(folded []byte) []byte {
	out := make([]byte, 0, len(folded))
	for from := 0; from < len(folded); {
		end := from
		for end < len(folded) && folded[end] != ' ' {
			end++
		}
		w := folded[from:end]
		switch n := len(w); {
		case n > 5 && string(w[n-3:]) == "ora":
			out = append(out, w[:n-1]...)
		case n > 3 && w[n-1] == 'a':
			out = append(append(out, w[:n-1]...), 'o')
		case n > 6 && string(w[n-4:]) == "erin":
			out = append(out, w[:n-2]...)
		default:
			out = append(out, w...)
		}
		if end < len(folded) {
			out = append(out, ' ')
		}
		from = end + 1
	}
	return out
}

// Allowed are the canonical words of a vocabulary in the format's order. The slice is shared
// and must not be changed.
func (v *Vocabulary) Allowed(kind Kind) []string {
	for i := range v.enums {
		if v.enums[i].kind == kind {
			return v.enums[i].allowed
		}
	}
	return nil
}

// Suggest is the canonical word whose synonyms come nearest to an unknown word; empty where
// none is near.
func (v *Vocabulary) Suggest(kind Kind, word string) string {
	if len(word) > maxHeader {
		return ""
	}
	return v.wordsOf(kind).suggest(word)
}

func (v *Vocabulary) wordsOf(kind Kind) table {
	for i := range v.enums {
		if v.enums[i].kind == kind {
			return v.enums[i].words
		}
	}
	return table{index: &index{}}
}

// withoutRemark cuts a remark off: "High (CFO)", "Doing – waiting for legal", "Neutral; new".
func withoutRemark(text string) string {
	cut := len(text)
	for _, sign := range [...]string{"(", " – ", " — ", " - ", ";", "："} {
		if at := strings.Index(text, sign); at > 0 && at < cut {
			cut = at
		}
	}
	return strings.TrimSpace(text[:cut])
}

// leadingSymbol is the emoji that a text begins with; empty where it begins otherwise.
func leadingSymbol(text string) string {
	text = strings.TrimSpace(text)
	end := 0
	for i, r := range text {
		if r < 0x2190 || r >= 0x2e80 && r < 0x1f000 { // letters, punctuation, CJK
			break
		}
		end = i + len(string(r))
	}
	return text[:end]
}

// ratio reads "4/5", "4 of 5" and "70%" as a part and its whole.
func ratio(text string) (part, whole int, ok bool) {
	text = strings.TrimSpace(text)
	part, rest := leadingNumber(text)
	if rest == text {
		return 0, 0, false
	}
	rest = strings.TrimSpace(rest)
	if rest == "%" {
		return part, 100, part <= 100
	}
	switch {
	case strings.HasPrefix(rest, "/"):
		rest = strings.TrimSpace(rest[1:])
	case strings.HasPrefix(rest, "of "):
		rest = strings.TrimSpace(rest[3:])
	default:
		return 0, 0, false
	}
	whole, after := leadingNumber(rest)
	if after != "" || whole < 3 || whole > 100 || part > whole {
		return 0, 0, false
	}
	return part, whole, true
}

// leadingNumber reads up to three digits from the front of the text.
func leadingNumber(text string) (int, string) {
	number, i := 0, 0
	for i < len(text) && i < 3 && text[i] >= '0' && text[i] <= '9' {
		number = number*10 + int(text[i]-'0')
		i++
	}
	return number, text[i:]
}

func levelOfShare(percent int) plan.Level {
	switch {
	case percent >= 60:
		return plan.High
	case percent >= 30:
		return plan.Medium
	}
	return plan.Low
}

// higher reads two grades in one, "Medium–High", as the higher of them.
func (v *Vocabulary) higher(text string) (plan.Level, bool) {
	if len(text) > 40 || strings.ContainsAny(text, "0123456789") {
		return "", false
	}
	for _, sign := range [...]string{"–", "—", "-", "/", " to ", "→"} {
		left, right, found := strings.Cut(text, sign)
		if !found {
			continue
		}
		a, okA := v.Word(KindLevel, left)
		b, okB := v.Word(KindLevel, right)
		if !okA || !okB {
			return "", false
		}
		for _, level := range v.Allowed(KindLevel) {
			if level == a || level == b {
				return plan.Level(level), true
			}
		}
	}
	return "", false
}
