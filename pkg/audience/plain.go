// Plain texts: a name and a title are shown as they stand, in any language, without what is set off from them and is
// not plainly a part of them, and without words that judge; a figure is a number with what it counts. Where nobody can
// tell, what is set off is cut out: what is missing can be written plainly, what was read cannot be taken back.

package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
)

// kind is what a text is, which decides what belongs in it.
type kind uint8

// The kinds of texts. Those from free on are judged as sentences, too.
const (
	name    kind = iota // of a person or a group of people
	title               // of a job
	role                // of a colleague of ours
	proper              // the name of a company, a place, a unit or an industry
	free                // a sentence
	measure             // what is measured
	figure              // how much of it
)

// kindOf is the kind of a text by its place in the model.
func kindOf(path string) kind {
	switch path {
	case "Stakeholders.Name", "Team.Name":
		return name
	case "Stakeholders.Title":
		return title
	case "Team.Role":
		return role
	case "Account", "Industry", "Location", "Stakeholders.Unit", "Goals.Unit":
		return proper
	case "Goals.Metric", "Values.Metric":
		return measure
	case "Goals.Baseline", "Goals.Target", "Values.Value":
		return figure
	}
	return free
}

// plainer knows which words are plain in one plan.
type plainer struct {
	words *vocabulary.Vocabulary
	names map[string]bool // words of the plan's own names: its units, the account, the people
}

// plainerOf knows the vocabulary and the plan's own names.
func plainerOf(p *plan.Plan, words *vocabulary.Vocabulary) plainer {
	if words == nil {
		words = vocabulary.Default()
	}
	own := plainer{words: words, names: map[string]bool{}}
	for _, unit := range p.Units.List {
		own.learn(unit.Text, proper)
	}
	own.learn(p.Account.Text, proper)
	for i := range p.Stakeholders {
		own.learn(p.Stakeholders[i].Name.Text, name)
		own.learn(p.Stakeholders[i].Unit.Text, proper)
	}
	for i := range p.Team {
		own.learn(p.Team[i].Name.Text, name)
	}
	return own
}

// learn takes the words of what is plain at the beginning of a name.
func (w plainer) learn(text string, as kind) {
	if parts := partsOf(text, as); len(parts) > 0 && !parts[0].bracket {
		for _, word := range strings.Fields(w.piece(parts[0].text, as, false)) {
			if isCapital(word) && !w.judges(word, proper) {
				w.names[strings.ToLower(strings.Trim(word, ".,'’"))] = true
			}
		}
	}
}

// clean is what is plain of a text, and what is cut out of it.
func (w plainer) clean(text string, as kind) (kept string, cut []string) {
	var out strings.Builder
	if as < free && isNothing(text) {
		return "", nil
	}
	parts := partsOf(text, as)
	if as == name && len(parts) > 0 && (parts[0].bracket || isNobody(parts[0].text)) { // "? Unknown CISO", "TBD – sponsor"
		return "", []string{text}
	}
	for len(parts) > 1 && as == title && !parts[0].bracket && !isCaseless(parts[0].text) && !slices.ContainsFunc(strings.Fields(parts[0].text), w.isOfGroup) &&
		slices.ContainsFunc(strings.Fields(parts[0].text), func(word string) bool { return !isCapital(word) && !isParticle(word) }) &&
		slices.ContainsFunc(parts[1:], func(part part) bool {
			words := strings.Fields(part.text)
			return len(words) > 0 && !part.bracket && w.isTitleFrom(words)
		}) { // "Swing vote, Head of HR": the title is what stands behind the comma
		cut, parts = append(cut, strings.TrimSpace(parts[0].lead+parts[0].text)), parts[1:]
		parts[0].lead, parts[0].goesOn = "", true
	}
	for i, part := range parts {
		plain := part.lead + part.text + part.tail
		switch {
		case !part.bracket && (i == 0 || part.goesOn):
			counted := as == name && i+1 < len(parts) && parts[i+1].bracket && strings.ContainsFunc(parts[i+1].text, unicode.IsDigit)
			plain = part.lead + spaced(w.piece(part.text, as, counted), part.text)
			if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(part.text)); i > 0 && as == name && unicode.IsLower(first) { // "Ada Roth [IT] neutral"
				plain = part.lead
			}
		case as == proper && strings.ContainsAny(part.lead, ";:|="), !w.isPlain(part.text, as):
			plain = ""
		}
		gone := strings.TrimSpace(without(part.lead+part.text+part.tail, plain))
		if strings.ContainsFunc(gone, func(char rune) bool { return unicode.IsLetter(char) || unicode.IsDigit(char) }) {
			cut = append(cut, gone)
		}
		out.WriteString(plain)
	}
	kept = strings.Join(strings.Fields(out.String()), " ")
	if as == figure && !w.isFigureText(kept) {
		return "", append(cut, kept)
	}
	for _, end := range []string{" .", " ,", " ;", " :"} {
		kept = strings.ReplaceAll(kept, end, end[1:])
	}
	if as < free || len(cut) > 0 {
		kept = strings.Trim(kept, " ,;:–—-/|·!?*#+~<>^→")
	}
	if as == title && kept != "" && !strings.ContainsFunc(kept, unicode.IsLetter) {
		kept = ""
	}
	return kept, cut
}

// spaced is a piece with the space around it that it had in the text.
func spaced(piece, text string) string {
	if piece != "" && strings.HasPrefix(text, " ") {
		piece = " " + piece
	}
	if strings.HasSuffix(text, " ") {
		piece += " "
	}
	return piece
}

// without is what a text has that a part of it has not: all of it where they only share letters.
func without(text, part string) string {
	if at := strings.Index(text, strings.TrimSpace(part)); part != "" && at >= 0 {
		return text[:at] + text[at+len(strings.TrimSpace(part)):]
	}
	if strings.TrimSpace(part) == "" {
		return text
	}
	var gone []string
	left := strings.Fields(part)
	for _, word := range strings.Fields(text) {
		if len(left) > 0 && left[0] == word {
			left = left[1:]
		} else {
			gone = append(gone, word)
		}
	}
	return strings.Join(gone, " ")
}

// part is a piece of a text with what sets it apart.
type part struct {
	lead, text, tail string // " (", "our champion", ")"
	bracket          bool   // it stands in brackets
	goesOn           bool   // it goes on with what stands before a bracket
}

// partsOf cuts a text at its brackets and, where it is no sentence, at what people put before remarks.
func partsOf(text string, as kind) []part {
	var parts []part
	from, lead, goesOn := 0, "", false
	add := func(to int) {
		if to > from || lead != "" {
			parts = append(parts, part{lead: lead, text: text[from:to], goesOn: goesOn})
		}
		lead, goesOn = "", false
	}
	for at := 0; at < len(text); {
		char, size := utf8.DecodeRuneInString(text[at:])
		if end := quoted(text[at:], as); end > 0 && !isGershayim(text, at, size) {
			add(at)
			_, last := utf8.DecodeLastRuneInString(text[at+size : at+end]) // none where nothing follows the mark
			parts = append(parts, part{lead: text[at : at+size], text: text[at+size : at+end-last], tail: text[at+end-last : at+end], bracket: true})
			at += end
			from, goesOn = at, true
			continue
		}
		if isOpening(char) {
			add(at)
			inside, end, tail := at+size, len(text), ""
			for depth, i := 1, inside; i < len(text) && depth > 0; {
				next, n := utf8.DecodeRuneInString(text[i:])
				if isOpening(next) {
					depth++
				} else if isClosing(next) {
					if depth--; depth == 0 {
						end, tail = i, text[i:i+n]
					}
				}
				i += n
			}
			parts = append(parts, part{lead: text[at:inside], text: text[inside:end], tail: tail, bracket: true})
			at = end + len(tail)
			from, goesOn = at, true
			continue
		}
		if width := separator(text, at, as); width > 0 {
			add(at)
			lead, from = text[at:at+width], at+width
			at = from
			continue
		}
		at += size
	}
	add(len(text))
	return parts
}

func isOpening(char rune) bool { return strings.ContainsRune("([{（［【〔「『｛", char) }
func isClosing(char rune) bool { return strings.ContainsRune(")]}）］】〕」』｝", char) }

// quoted is the length of the quotation that a name or a title has at its beginning, up to its end where it is not
// closed; 0 where none begins. An apostrophe begins none.
func quoted(text string, as kind) int {
	char, size := utf8.DecodeRuneInString(text)
	if as >= proper || !strings.ContainsRune("\"“”„«»", char) {
		return 0
	}
	if end := strings.IndexAny(text[size:], "\"“”«»"); end >= 0 {
		_, last := utf8.DecodeRuneInString(text[size+end:])
		return size + end + last
	}
	return len(text)
}

// isGershayim reports whether a mark of some bytes is the one inside a Hebrew acronym: סמנכ"לית.
func isGershayim(text string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	behind, _ := utf8.DecodeRuneInString(text[at+size:])
	return unicode.Is(unicode.Hebrew, before) && unicode.Is(unicode.Hebrew, behind)
}

// separator is how many bytes set the next piece apart; 0 where the piece goes on.
func separator(text string, at int, as kind) int {
	if as == free || as == figure {
		return 0
	}
	char, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case as == measure && strings.ContainsRune(":：|=、，。,/.·•", char):
		return 0
	case strings.ContainsRune(";；:：|=\n、，。", char):
		return size
	case as < proper && strings.ContainsRune("#*!?+@~<>^", char) && (at == 0 || text[at-1] == ' ' || strings.ContainsRune("*!?~", char)):
		return size
	case char == '–' || char == '—' || char == '·' || char == '•' || char == '→':
		return size
	case as == proper && strings.ContainsRune(",/.", char):
		return 0
	case char == ',':
		return 1
	case char == '/':
		return 1
	case char == '.':
		word := text[strings.LastIndexAny(text[:at], " .")+1 : at]
		if at+1 < len(text) && text[at+1] == ' ' && !(as == name && (strings.Contains(word, "-") || strings.Count(text[:at], " ") == 0)) && (len(word) > 3 || len(word) > 1 && word == strings.ToUpper(word)) && !is(strings.ToLower(word), shortened) {
			return 1
		}
	case char == ' ':
		for _, dash := range [...]string{" - ", " -- ", " -> ", " ~ "} {
			if strings.HasPrefix(text[at:], dash) {
				return len(dash)
			}
		}
	}
	return 0
}

// piece is what is plain of the first piece of a text, which is what its field says it is. Counted says that a number of
// people stands behind it.
func (w plainer) piece(text string, as kind, counted bool) string {
	switch as {
	case figure:
		return text
	case free, measure:
		return w.sentence(text)
	case proper:
		words := strings.Fields(withoutSymbols(text))
		for i, word := range words {
			if first, _ := utf8.DecodeRuneInString(word); i > 0 && unicode.IsLower(first) && (isRemark(word, as) || is(word, unkind)) { // "Berlin, where they fight us"
				words = words[:i]
				break
			}
		}
		return strings.Join(words, " ")
	}
	text = withoutSymbols(text)
	if isCaseless(text) {
		counted := text
		if as == name { // an Arabic name goes through the generations
			counted = strings.Join(slices.DeleteFunc(strings.Fields(text), func(word string) bool { return is(word, generation) }), " ")
		}
		if w.judges(text, as) || utf8.RuneCountInString(counted) > 24 || utf8.RuneCountInString(text) > 60 {
			return ""
		}
		return text
	}
	words := strings.Fields(text)
	if as == name && len(words) > 2 && len(words[0]) > 3 && w.judges(words[0], as) { // "Sceptic Ada Roth"
		words = words[1:]
	}
	if last := words[max(len(words)-1, 0):]; as == name && len(words) > 2 && len(last[0]) > 3 && w.judges(last[0], as) { // "Ada Roth Blocker"
		words = words[:len(words)-1]
	}
	for i, word := range words {
		if isRemark(word, as) && !(as == name && isParticle(word) && i+1 < len(words) && isCapital(words[i+1])) {
			words, counted = words[:i], false
			break
		}
	}
	switch {
	case as == role:
		return trimParticles(words[:min(len(words), 8)])
	case as == title:
		return w.jobTitle(words)
	case counted && !w.judges(strings.Join(words, " "), as): // "Ward clerks (~300)"
		return strings.Join(words, " ")
	}
	return w.personName(words)
}

// personName is the name that words begin with, which is all of them, but for words in small letters behind a whole name
// that no name has: those are a remark, and "von" and "bin Said" are none. Half a name is never left.
func (w plainer) personName(words []string) string {
	for i, word := range words {
		switch first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "'’\"“„«")); {
		case i == 0 && word == "the" && !slices.ContainsFunc(words, w.isOfGroup): // "the awkward Bo"
			return ""
		case i == 0:
		case word == "the" && !slices.ContainsFunc(words, w.isOfGroup): // "Ann Berg and the drunk"
			return trimParticles(words[:i])
		case strings.Contains(word, "@"), strings.ContainsFunc(word, unicode.IsDigit) && !slices.ContainsFunc(words, w.isOfGroup):
			return strings.Join(words[:i], " ")
		case !unicode.IsLower(first), isParticle(word), isDegree(word), hasArticle(word), strings.ContainsAny(word, ".-"), w.isOfGroup(word), w.words.GivenName(word):
		case w.judges(word, name), is(word, unkind):
			return strings.Join(words[:i], " ")
		case i > 1 && !(utf8.RuneCountInString(word) < 5 && i+1 < len(words) && isCapital(words[i+1])):
			return strings.Join(words[:i], " ")
		}
	}
	return strings.Join(words, " ")
}

// isCapital reports whether a word begins with a capital.
//
//go:noinline
func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// isNobody reports whether the text in the place of a name or a title begins as one that is still to be found. "Open
// Source Lead" is found.
func isNobody(text string) bool {
	all := words(text)
	return len(all) == 0 || is(all[0], nobody) && !(len(all) > 1 && all[0] == "open" && is(all[1], compound))
}

// isNothing reports whether a text says that there is nothing to say.
func isNothing(text string) bool {
	all := words(text)
	return len(all) == 2 && all[0] == "n" && all[1] == "a" || len(all) == 1 && (all[0] == "none" || all[0] == "na")
}

// isOfGroup reports whether a word is one by which groups and functions are called.
func (w plainer) isOfGroup(word string) bool {
	return w.isTitleWord(word) || isDepartment(word) || isGroup(word)
}

// trimParticles joins words without the particles at their end.
func trimParticles(words []string) string {
	for len(words) > 0 && isParticle(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// jobTitle is a title without the words that judge its holder; empty where it is none.
func (w plainer) jobTitle(words []string) string {
	if w.judges(strings.Join(words, " "), title) {
		kept := slices.Clone(words)
		for length := 3; length > 0; length-- {
			for i := 0; i+length <= len(kept); i++ {
				if w.judgesRun(strings.Join(kept[i:i+length], " "), title) {
					kept = slices.Delete(kept, i, i+length)
					i--
				}
			}
		}
		if words = kept; !slices.ContainsFunc(words, w.isOfGroup) {
			return ""
		}
	}
	for len(words) > 1 && is(strings.ToLower(words[0]), unkind) && !isParticle(words[1]) { // "Outgoing CTO" is "CTO"
		words = words[1:]
	}
	for i, word := range words { // "CFO and pushover", "VP on the way out"
		if i > 0 && (word == "on" || (word == "and" || word == "&") && w.isTitleWord(words[i-1]) && !slices.ContainsFunc(words[i+1:], w.isOfGroup)) {
			words = words[:i]
			break
		}
	}
	for i, word := range words { // "Buyer grumpy" is "Buyer"
		if is(strings.ToLower(word), unkind) || strings.Contains(word, "@") || strings.ContainsFunc(word, unicode.IsDigit) && !(i > 0 && isPlace(words[i-1]) && len(word) < 4) {
			words = words[:i]
			break
		}
	}
	if len(words) > 12 || len(words) > 0 && is(words[0], article) {
		return ""
	}
	return trimParticles(words)
}

// isPlace reports whether a number behind a word says which one it is: "Ward 4", "Werk 2".
func isPlace(word string) bool {
	return is(strings.ToLower(word), place)
}

// sentence is a text without what is for programs: a field of a task that nobody knows, a handle, a tag,
// a symbol that judges.
func (w plainer) sentence(text string) string {
	if !strings.ContainsAny(text, ":@#~") && !strings.ContainsFunc(text, isSymbol) {
		return text
	}
	return withoutSymbols(withoutFields(text))
}

// withoutFields cuts `key:value`, `key:"some values"`, `@"Anna Berg"`, @handle and #tag out of a text. Times, ratios and
// addresses are none of these.
func withoutFields(text string) string {
	var out strings.Builder
	for at := 0; at < len(text); {
		if at == 0 || strings.IndexByte(" \t(,", text[at-1]) >= 0 {
			if width := fieldAt(text[at:]); width > 0 {
				at += width
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		out.WriteString(text[at : at+size])
		at += size
	}
	return out.String()
}

// fieldAt is the length of the field, handle or tag that a text begins with; 0 where it begins otherwise.
func fieldAt(text string) int {
	value := 0
	switch text[0] {
	case '@':
		value = 1
	case '#', '~':
		if first, _ := utf8.DecodeRuneInString(text[1:]); !unicode.IsLetter(first) {
			return 0
		}
		value = 1
	default:
		for value < len(text) && (text[value]|0x20 >= 'a' && text[value]|0x20 <= 'z' || value > 0 && strings.IndexByte("_-", text[value]) >= 0) {
			value++
		}
		if value == 0 || value >= len(text)-1 || text[value] != ':' || text[value+1] == ' ' || strings.HasPrefix(text[value:], "://") || strings.HasPrefix(text, "mailto:") {
			return 0
		}
		value++
	}
	rest := text[value:]
	if rest == "" {
		return 0
	}
	for _, quote := range []string{`"`, "“", "”", "„", "'", "‘", "’", "«"} {
		if !strings.HasPrefix(rest, quote) {
			continue
		}
		closing := map[string]string{`"`: `"`, "“": "”", "„": "“”", "‘": "’", "«": "»"}[quote]
		if closing == "" {
			closing = quote
		}
		for i, char := range rest[len(quote):] { // a quotation mark behind a stroke is one of the text
			if strings.ContainsRune(closing, char) && (i == 0 || rest[len(quote)+i-1] != '\\') {
				return value + len(quote) + i + utf8.RuneLen(char)
			}
		}
		return len(text)
	}
	if end := strings.IndexAny(rest, " \t"); end >= 0 {
		return value + end
	}
	return len(text)
}

// isPlain reports whether what stands behind a name, a title or in brackets is plainly a part of it: a title, a
// department, a place, pronouns, another name, a figure. Words that nobody knows are a remark.
func (w plainer) isPlain(text string, as kind) bool {
	words := strings.Fields(text)
	switch {
	case len(words) == 0:
		return true
	case len(words) > 10, strings.ContainsFunc(text, func(char rune) bool { return isOpening(char) || isSymbol(char) }), w.judges(text, as), w.isOneWord(text, as):
		return false
	case as == name && isPronouns(text):
		return true
	case as == name && strings.ContainsFunc(text, unicode.IsDigit):
		return w.isFigure(words) && (strings.ContainsAny(text, "≈~") || slices.ContainsFunc(words, func(word string) bool {
			return is(strings.ToLower(word), heads)
		}))
	case as < proper && strings.ContainsFunc(text, unicode.IsDigit):
		return len(words) == 2 && isPlace(words[0]) && len(words[1]) < 4
	case as < proper && !strings.ContainsFunc(text, unicode.IsLetter):
		return false
	case as >= free && w.isFigure(words):
		return true
	case slices.ContainsFunc(words, func(word string) bool { return isRemark(word, as) }):
		return false
	case (as == name || as == title || as == role) && w.isTitleFrom(words):
		return true
	case as == role:
		if _, ours := w.words.OurRole(text); ours {
			return true
		}
	case as == proper && len(words) <= 4 && !isCaseless(text) && !slices.ContainsFunc(words, func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return unicode.IsLower(first) && !isParticle(word)
	}):
		return true
	}
	return !slices.ContainsFunc(words, func(word string) bool {
		bare := strings.Trim(word, ".,'’&+/–-")
		return bare != "" && !isParticle(bare) && !isDepartment(bare) && !(as >= free && isAbbreviation(bare)) && !isDigits(bare) && !w.names[strings.ToLower(bare)] &&
			!(as == name && isCapital(bare) && w.words.GivenName(bare)) && !(as == name && isDegree(bare))
	})
}

// isFigure reports whether words are a number with what it counts, a date or a unit: "≈220 users", "now 19%", "Q2 2027",
// "14 schools", "days".
func (w plainer) isFigure(words []string) bool {
	figures, unknown := 0, 0
	for _, word := range words {
		bare := strings.ToLower(strings.Trim(word, ".,'’&+/–-%≈~€$£₹<>±=:"))
		switch {
		case strings.ContainsFunc(bare, unicode.IsDigit):
			figures++
		case bare == "", isParticle(bare), isUnit(bare), is(bare, when), isAbbreviation(word):
		default:
			unknown++
		}
	}
	units := !slices.ContainsFunc(words, func(word string) bool { return !isUnit(word) })
	return units || figures > 0 && (unknown == 0 || unknown == 1 && figures == 1 && len(words) == 2 && isDigits(strings.Trim(words[0], "≈~<>±")))
}

// isFigureText reports whether a text is a figure: a number with what it counts, or some plain words ("manual"), and
// nothing set off from it that is no figure.
func (w plainer) isFigureText(text string) bool {
	if strings.ContainsAny(text, "!?") {
		return false
	}
	if strings.EqualFold(text, "no") || strings.EqualFold(text, "not yet") {
		return true
	}
	pieces := cutAt(text, ", |: | - | – | — | / |->|→|=>|(|)|[|]|;")
	for i, piece := range pieces {
		unknown := 0
		for _, word := range strings.Fields(piece) {
			bare := strings.ToLower(strings.Trim(word, ".,'’&+/–-—%≈~€$£₹<>≤≥±=:\"“”"))
			switch {
			case !strings.ContainsFunc(bare, unicode.IsLetter), isParticle(bare), isUnit(bare), is(bare, when), strings.ContainsFunc(bare, unicode.IsDigit):
			case isRemark(word, figure), is(bare, unkind), w.judges(bare, name):
				return false
			default:
				unknown++
			}
		}
		most := 4 // words beside the number
		switch digits := strings.ContainsFunc(piece, unicode.IsDigit); {
		case !digits && len(pieces) > 1:
			most = 0
		case digits && i > 0:
			most = 3
		}
		if unknown > most {
			return false
		}
	}
	return true
}

// cutAt cuts a text at each of some signs, which stand between strokes.
func cutAt(text, signs string) []string {
	for sign := range strings.SplitSeq(signs, "|") {
		text = strings.ReplaceAll(text, sign, "\x00")
	}
	return strings.Split(text, "\x00")
}

// isDigits reports whether a word has no letters: a number, a date, a sign.
func isDigits(word string) bool { return !strings.ContainsFunc(word, unicode.IsLetter) }

// isTitleFrom reports whether words begin as a job title does and go on with words in capitals, departments and what
// stands behind "of".
func (w plainer) isTitleFrom(words []string) bool {
	if !w.isTitleWord(words[0]) && !(len(words) > 1 && w.isTitleWord(words[1])) {
		return false
	}
	of := false
	for _, word := range words {
		if isParticle(word) {
			of = true
			continue
		}
		if !of && !isCapital(word) && !w.isTitleWord(word) && !isDepartment(word) {
			return false
		}
	}
	return true
}

// isTitleWord reports whether a word is one that job titles are made of.
func (w plainer) isTitleWord(word string) bool {
	word = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(word, ".,'’"), "'s"), "’s")
	return w.words.JobTitle(word) || w.words.JobTitle(strings.TrimSuffix(word, "s"))
}

// isOneWord reports whether a text as a whole is a word of a vocabulary of judgements: a stance, a status, a level.
func (w plainer) isOneWord(text string, as kind) bool {
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	if part, ok := w.words.Role(text); ok && part != plan.Procurement && as != role {
		return true
	}
	of := []vocabulary.Kind{vocabulary.KindStance, vocabulary.KindStatus, vocabulary.KindHealth, vocabulary.KindLevel}
	if as == proper {
		of = append(of, vocabulary.KindLifecycle, vocabulary.KindTier)
	}
	return slices.ContainsFunc(of, func(of vocabulary.Kind) bool { _, ok := w.words.Word(of, text); return ok })
}

// judges reports whether a text says somewhere how somebody stands or which part they play when the customer buys.
func (w plainer) judges(text string, as kind) bool {
	if as == title || as == name {
		if part, ok := w.words.Role(text); ok && judgesAlone(part) && !w.words.Executive(text) {
			return true
		}
	}
	all := words(text)
	for length := 1; length <= 3; length++ {
		for i := 0; i+length <= len(all); i++ {
			if w.judgesRun(strings.Join(all[i:i+length], " "), as) {
				return true
			}
		}
	}
	for _, word := range all {
		if isCaseless(word) && w.judgesWithin(word, as) {
			return true
		}
	}
	return false
}

// judgesAlone reports whether a role that is a whole text is a judgement. The others are departments, too.
func judgesAlone(part plan.Role) bool {
	return part != plan.Procurement && part != plan.TechnicalBuyer && part != plan.EndUser
}

// judgesWithin looks for judgements in a word of a script that has no spaces.
func (w plainer) judgesWithin(word string, as kind) bool {
	chars := []rune(word)
	for length := 2; length <= 4; length++ {
		for i := 0; i+length <= len(chars); i++ {
			run := string(chars[i : i+length])
			if part, ok := w.words.Role(run); ok && part != plan.Procurement && part != plan.EndUser && part != plan.TechnicalBuyer {
				return true
			}
			if stance, ok := w.words.Stance(run); ok && (as != free || stance == plan.Sceptic || stance == plan.Detractor) {
				return true
			}
		}
	}
	return false
}

// judgesRun reports whether a run of words is unmistakably a judgement of people.
func (w plainer) judgesRun(run string, as kind) bool {
	several := strings.Contains(run, " ")
	if last := run[strings.LastIndexByte(run, ' ')+1:]; isDigits(last) || isDigits(strings.Fields(run)[0]) {
		return false
	}
	for _, form := range []string{run, strings.TrimSuffix(run, "s"), strings.TrimSuffix(run, "n"), strings.TrimSuffix(run, "en")} {
		if utf8.RuneCountInString(form) < 3 || isCaseless(form) || is(strings.ToLower(form), ordinary) || strings.EqualFold(form, "at risk") {
			continue
		}
		part, isRole := w.words.Role(form)
		stance, isStance := w.words.Stance(form)
		switch {
		case isRole && part == plan.Blocker, isStance && (stance == plan.Sceptic || stance == plan.Detractor) && (several || len(form) > 5):
			return true
		case isRole && (part == plan.EconomicBuyer || part == plan.Champion || part == plan.Coach) && (several || as != free):
			return true
		case isStance && (stance == plan.Advocate || stance == plan.Supporter) && several && as != free:
			return true
		}
	}
	return false
}

// isRemark reports whether a word is one that sentences about people have, and names and titles have not. Capitals tell
// IT from "it"; a name may be Will.
//
//go:noinline
func isRemark(word string, as kind) bool {
	bare := strings.Trim(word, ".,;:!?'\"’“”")
	if isAbbreviation(bare) {
		return false
	}
	if as == name && isCapital(bare) {
		return false
	}
	return is(strings.ToLower(strings.ReplaceAll(bare, "’", "'")), remark)
}

// isParticle reports whether a word stands between the words of names and titles.
//
//go:noinline
func isParticle(word string) bool {
	return is(strings.ToLower(word), particle)
}

// hasArticle reports whether a word has an article or a preposition before an apostrophe: "d'atelier".
//
//go:noinline
func hasArticle(word string) bool {
	before, _, found := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	return found && (before == "d" || before == "l" || before == "dell")
}

// isGroup reports whether a word is one that a group of people has in its name.
//
//go:noinline
func isGroup(word string) bool {
	return is(strings.ToLower(word), group)
}

// isUnit reports whether a word says what a figure counts.
//
//go:noinline
func isUnit(word string) bool {
	return is(strings.ToLower(word), unit)
}

// isDegree reports whether a word behind a name belongs to it.
//
//go:noinline
func isDegree(word string) bool {
	return is(strings.ToLower(strings.ReplaceAll(word, ".", "")), degree)
}

// isPronouns reports whether a text is the pronouns that somebody goes by: "she/her".
func isPronouns(text string) bool {
	parts := strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return char == '/' || char == ' ' })
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(word string) bool {
		return !is(word, pronoun)
	})
}

// isAbbreviation reports whether a word is an abbreviation in capitals, as those of places and departments are. Those
// of roles are none.
func isAbbreviation(word string) bool {
	return len(word) > 1 && len(word) < 6 && !strings.ContainsFunc(word, func(char rune) bool { return char < 'A' || char > 'Z' }) &&
		!is(strings.ToLower(word), labels|nobody) && !slices.Contains([]string{"EB", "DM", "TB", "UB", "TDM", "NO", "NOT", "BAD", "LEFT", "HATES", "WE", "HE", "SHE", "THEY", "OUR", "HIS", "HER", "NEVER", "IS", "HAS"}, word)
}

// isDepartment reports whether a word is one that departments, regions and fields of work are called by.
//
//go:noinline
func isDepartment(word string) bool {
	return is(strings.ToLower(strings.Trim(word, ".,'’")), department)
}

// isCaseless reports whether a text has letters, and none of a script that knows capitals.
//
//go:noinline
func isCaseless(text string) bool {
	has := false
	for _, char := range text {
		if unicode.IsUpper(char) || unicode.IsLower(char) {
			return false
		}
		has = has || unicode.IsLetter(char)
	}
	return has
}

// isSymbol reports whether a character is a picture, which in plans is a judgement: a traffic light, a thumb, a star.
func isSymbol(char rune) bool {
	return char >= 0x2190 && (unicode.Is(unicode.So, char) || char >= 0x1f000 && char < 0x20000)
}

// withoutSymbols takes pictures out of a text.
func withoutSymbols(text string) string {
	if !strings.ContainsFunc(text, isSymbol) {
		return text
	}
	return strings.Map(func(char rune) rune {
		if isSymbol(char) || char == 0xfe0f || char == 0x200d || char == 0x20e3 {
			return -1
		}
		return char
	}, text)
}
