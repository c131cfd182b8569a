package compile

// What a piece of a line is. A line about a person or a piece of work is a run of pieces,
// "Ada Roth - VP IT - champion - met 2026-09-02", in an order that each author chooses. Every
// reader of such runs, whether they stand in a list item, a heading, a bold line, a cell or a
// paragraph, asks here how well a piece fits each thing that it may be, and gives the field to
// the piece that fits it best.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

// How surely a text names somebody. Between two pieces of a line the surer one does.
const (
	noName     = 0 // it is something else
	nameShaped = 3 // one capitalised word that may be anything: "Imke", "Depot"
	givenName  = 4 // one word that is a known given name
	fullName   = 6 // several words, capitalised as names are
	titledName = 7 // with "Dr." or the like in front, or a handle
	knownName  = 9 // somebody whom the plan knows, or a role of ours
)

// particles stand inside names in small letters.
var particles = map[string]bool{
	"de": true, "del": true, "della": true, "di": true, "da": true, "dos": true, "das": true, "du": true, "la": true, "le": true, "van": true,
	"von": true, "der": true, "den": true, "ter": true, "ten": true, "zu": true, "zur": true, "af": true, "av": true, "bin": true,
	"bint": true, "ibn": true, "al": true, "el": true, "y": true, "e": true, "och": true, "ap": true, "st.": true, "'t": true, "op": true, "het": true,
}

// honorifics stand in front of names.
var honorifics = map[string]bool{
	"dr": true, "prof": true, "mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "sir": true, "dame": true, "lord": true, "lady": true, "herr": true, "hr": true,
	"frau": true, "fr": true, "mme": true, "mlle": true, "m": true, "ing": true, "dipl": true, "dr-ing": true, "dipl-ing": true, "mag": true, "sig": true, "sigra": true, "dott": true,
	"dottssa": true, "don": true, "doña": true, "sr": true, "sra": true, "smt": true, "shri": true, "engr": true, "barr": true, "alhaji": true, "hajia": true, "sri": true, "er": true, "capt": true, "captain": true, "councillor": true,
	"cllr": true, "rev": true, "col": true, "major": true, "maj": true, "gen": true, "eng": true, "arch": true, "avv": true, "lic": true, "dra": true, "sheikh": true, "datuk": true, "dato": true, "khun": true, "pak": true, "bapak": true, "ibu": true, "bu": true,
}

// isHonorific reports whether a word such as "Dr." or "Dott.ssa" belongs in front of a name.
func isHonorific(word string) bool {
	return honorifics[strings.ToLower(strings.ReplaceAll(strings.TrimRight(word, "."), ".", ""))]
}

// nameScore says how surely a text is one person's name, by whom the plan knows and by its form.
func (c *compiler) nameScore(text string) int {
	if text == "" || len(text) > 60 {
		return noName
	}
	if c.personNamed(text) != nil {
		return knownName
	}
	return c.nameForm(text)
}

// nameForm is nameScore by the text's form alone.
func (c *compiler) nameForm(text string) int {
	if text[0] == '@' {
		if strings.ContainsAny(text, " ") {
			return noName
		}
		return titledName
	}
	// What stands in quotes or parentheses inside a name is a nickname: Craig "Nugget" Walsh.
	fields := strings.Fields(text)
	if len(fields) > 6 {
		return noName
	}
	honoured, capital, plain, ordinary := false, 0, 0, 0
	only := ""
	for i, field := range fields {
		if capital == 0 && i < len(fields)-1 && isHonorific(field) {
			honoured = true
			continue
		}
		field = strings.Trim(field, "\"'“”‘’«»„()*,")
		if field == "" {
			continue
		}
		first, size := utf8.DecodeRuneInString(field)
		switch {
		case (capital > 0 || honoured) && particles[strings.ToLower(field)]:
			continue
		case !unicode.IsLetter(first):
			return noName
		case unicode.IsLower(first):
			if (strings.HasPrefix(field, "d'") || strings.HasPrefix(field, "d’")) && capital > 0 {
				capital++
				continue
			}
			return noName
		}
		for _, r := range field[size:] {
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’.·", r) {
				return noName
			}
		}
		if !unicode.IsUpper(first) {
			plain++ // a script without capitals
		}
		capital++
		only = field
		if c.words.Ordinary(strings.TrimRight(field, ".")) {
			ordinary++
		}
	}
	if capital == 0 || capital > 5 {
		return noName
	}
	whole := strings.Trim(text, "\"'*")
	if c.words.Nobody(whole) {
		return noName
	}
	switch {
	case honoured:
		return titledName
	case capital == 3 && isNumeral(fields[len(fields)-1]):
		return fullName
	case plain == capital:
		if n := utf8.RuneCountInString(only); capital == 1 && (n < 2 || n > 4) {
			return noName
		}
		return givenName + 1
	case capital == 1:
		return c.singleName(only)
	case c.words.JobTitle(whole) || c.isRole(whole) || c.isDepartment(whole):
		return noName
	case ordinary > 0:
		return 1
	}
	if len(whole) > 8 && strings.IndexByte(whole, ' ') >= 0 && !strings.ContainsFunc(whole, func(r rune) bool { return unicode.ToUpper(r) != r }) {
		return givenName // "ADA ROTH" may as well be a heading
	}
	if _, known := c.words.OurRole(whole); known {
		return noName
	}
	return fullName
}

// isNumeral reports whether a word is the numeral or the "Jr." behind a name.
func isNumeral(word string) bool {
	switch strings.Trim(word, ".,") {
	case "II", "III", "IV", "Jr", "Sr":
		return true
	}
	return false
}

// singleName judges one word.
func (c *compiler) singleName(word string) int {
	n := utf8.RuneCountInString(word)
	switch {
	case n < 2 || n > 14 || c.words.Ordinary(word) || c.words.JobTitle(word) || c.isRole(word) || c.isDepartment(word) || c.isStance(word):
		return noName
	case c.words.GivenName(word):
		return givenName
	case strings.ToUpper(word) == word:
		if n <= 3 {
			return 2 // initials, or an abbreviation
		}
		return noName
	}
	lower := asciiLower(word)
	for _, end := range []string{"ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ung", "heit", "keit", "schaft"} {
		if strings.HasSuffix(lower, end) && len(lower) > len(end)+2 {
			return noName
		}
	}
	if _, known := c.words.Level(word); known {
		return noName
	}
	return nameShaped
}

// ownerScore says how surely a text names those who do something: one person, several, or a
// role that our side fills.
func (c *compiler) ownerScore(text string) int {
	if c.knownPeople(text) || isSelf(text) {
		return knownName
	}
	if strings.HasSuffix(text, ")") {
		if open := strings.IndexByte(text, '('); open > 0 {
			text = strings.TrimSpace(text[:open])
		}
	}
	score := c.nameScore(text)
	if score > noName || !holdsAny(text, peopleSeparators) {
		return score
	}
	parts := textPiece(text).split(peopleSeparators...)
	if len(parts) < 2 || len(parts) > 5 {
		return noName
	}
	score = knownName
	for _, part := range parts {
		one := c.nameScore(part.text)
		if one == noName {
			if _, ours := c.words.OurRole(part.text); ours || c.words.Nobody(part.text) {
				continue
			}
		}
		score = min(score, one)
	}
	return score
}

// isSelf reports whether a word is how the author of a plan writes of themselves.
func isSelf(text string) bool {
	switch text {
	case "me", "Me", "I", "myself", "ich", "moi", "yo", "io", "jag", "jeg", "ik":
		return true
	}
	return false
}

// modifiers are words around a role or a stance that do not change it much.
var modifiers = map[string]bool{
	"our": true, "unser": true, "unsere": true, "im": true, "haus": true, "notre": true, "nuestro": true, "nuestra": true, "nosso": true, "nostro": true, "onze": true, "vår": true, "openly": true, "a": true, "an": true, "the": true, "likely": true, "potential": true, "possible": true, "probable": true, "main": true, "key": true,
	"very": true, "quite": true, "rather": true, "somewhat": true, "fairly": true, "still": true, "mostly": true, "generally": true, "clearly": true,
	"currently": true, "strongly": true, "seems": true, "is": true, "was": true, "now": true, "really": true, "increasingly": true, "broadly": true, "also": true,
	"stance": true, "sentiment": true, "relationship": true, "attitude": true, "feels": true, "role": true, "bit": true, "slightly": true, "so": true, "far": true, "strong": true,
	"towards": true, "toward": true, "to": true, "about": true, "on": true, "us": true, "today": true, "of": true, "ours": true, "for": true, "at": true, "moment": true, "their": true, "he's": true, "she's": true, "they're": true, "he": true, "she": true, "they": true, "big": true, "huge": true, "my": true, "side": true, "here": true, "there": true, "best": true,
}

// core is a short text without the modifiers around its word: "our champion", "cool towards us".
func core(p piece) piece {
	from, to := 0, len(p.text)
	for from < to {
		end := strings.IndexByte(p.text[from:to], ' ')
		if end < 0 || !modifiers[asciiLower(p.text[from:from+end])] {
			break
		}
		from += end + 1
	}
	for from < to {
		start := strings.LastIndexByte(p.text[from:to], ' ')
		if start < 0 || !modifiers[asciiLower(p.text[from+start+1:to])] {
			break
		}
		to = from + start
	}
	return p.cut(from, to)
}

// roleOf finds the buying role that a short text tells.
func (c *compiler) roleOf(p piece) (piece, bool) {
	if len(p.text) > 48 {
		return p, false
	}
	if c.isRole(p.text) {
		return p, true
	}
	if short := core(p); short.text != p.text && c.isRole(short.text) {
		return short, true
	}
	if lead := beforeConnector(p); lead.text != p.text && c.isRole(core(lead).text) {
		return core(lead), true // "our champion on the audit"
	}
	return p, false
}

// beforeConnector is what stands in front of the words with which people say more about a role or a
// stance: "since the open day", "on the audit".
func beforeConnector(p piece) piece {
	end := len(p.text)
	for _, word := range [...]string{" since ", " on ", " for ", " because ", " after ", " until "} {
		if at := strings.Index(p.text, word); at > 0 {
			end = min(end, at)
		}
	}
	return p.cut(0, end)
}

// stanceOf finds the stance that a short text tells.
func (c *compiler) stanceOf(p piece) (piece, bool) {
	if len(p.text) > 48 {
		return p, false
	}
	if c.isStance(p.text) {
		return p, true
	}
	if short := core(p); short.text != p.text && c.isStance(short.text) {
		return short, true
	}
	// "sceptical about payback", "supportive since the pilot", "polite but neutral"
	word := p.cut(0, max(0, strings.IndexByte(p.text, ' ')))
	switch next, _, _ := strings.Cut(p.text[min(len(p.text), len(word.text)+1):], " "); next {
	case "about", "since", "on", "of", "because", "after", "until", "but", "with", "at":
		if len(word.text) > 3 && c.isStance(word.text) && !c.isRoleOnly(word.text) {
			return word, true
		}
	}
	if lead := core(beforeConnector(p)); lead.text != p.text && !lead.empty() && c.isStance(lead.text) && !c.isRoleOnly(lead.text) {
		return lead, true // "very positive since the open day"
	}
	if at := strings.LastIndex(p.text, " but "); at > 0 && c.isStance(p.text[at+len(" but "):]) {
		return p.cut(at+len(" but "), len(p.text)), true
	}
	return p, false
}

func (c *compiler) isStance(text string) bool {
	_, ok := c.words.Stance(text)
	return ok
}

// isDepartment reports whether a text names a part of a company, which beside a person says
// what they do.
func (c *compiler) isDepartment(text string) bool {
	if strings.IndexByte(text, ' ') > 0 && text[0] < utf8.RuneSelf && strings.IndexByte("ivw", text[0]|0x20) < 0 {
		return false // several words, as of names, but none of those below
	}
	switch strings.ToLower(text) {
	case "ops", "operations", "purchasing", "accounts", "finance", "it", "ict", "hr", "legal", "tax", "audit", "sales", "marketing", "engineering", "quality",
		"compliance", "logistics", "production", "maintenance", "planning", "security", "support", "service", "litigation", "treasury", "controlling", "it security", "infosec", "procurement", "sourcing", "vendor management",
		"einkauf", "vertrieb", "technik", "produktion", "entwicklung", "achats", "ventes", "compras", "ventas", "acquisti", "ekonomi", "inkop", "inköp", "drift", "works council", "betriebsrat":
		return true
	}
	return false
}

// titleScore says how surely a text is a job title. first: it stands right behind the name.
func (c *compiler) titleScore(text string, first bool) int {
	words := strings.Fields(text)
	switch {
	case len(words) == 0 || len(words) > 9 || strings.ContainsAny(text, "@:;!?"):
		return 0
	case c.words.JobTitle(text) && !isClause(words):
		return 8
	case c.isDepartment(text):
		return 6
	case len(words) > 5 || isClause(words):
		return 0
	case c.isLikelyTitle(words):
		return 5
	case !first || strings.ContainsAny(text, "0123456789"):
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) {
		if len(words) > 2 {
			return 0
		}
		return 2
	}
	return 4
}

// isLikelyTitle reports whether one of the words ends as the words of jobs do.
func (c *compiler) isLikelyTitle(words []string) bool {
	for _, word := range words {
		word = strings.Trim(asciiLower(word), ".,")
		switch word {
		case "mgr", "dir", "dept", "eng", "coord", "ops", "member", "chief", "deputy", "registrar", "librarian", "ranger", "chef", "capo", "jefe":
			return true
		}
	}
	return false
}

// isClause reports whether words say something about somebody instead of naming what they are:
// a verb or a pronoun is among them.
func isClause(words []string) bool {
	for i, word := range words {
		switch strings.Trim(asciiLower(word), ".,") {
		case "wants", "want", "likes", "loves", "hates", "prefers", "needs", "thinks", "says", "said", "will", "would", "can", "may", "must", "is", "are", "was", "has", "have", "had",
			"runs", "owns", "signs", "decides", "asked", "asks", "knows", "keeps", "uses", "met", "meet", "reports", "joined", "left", "leaves", "leaving", "cares", "worried", "busy",
			"unsure", "interested", "happy", "unhappy", "who", "he", "she", "they", "him", "her", "them", "we", "i", "not", "never", "but", "because", "since", "seen", "saw", "moved", "new":
			if i > 0 || len(words) > 1 {
				return true
			}
		}
	}
	return false
}

// isAddress reports whether a piece is an e-mail address, a telephone number or a web address.
func isAddress(text string) bool {
	text = strings.Trim(text, "<>()")
	if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "www.") || strings.HasPrefix(text, "linkedin.com") {
		return true
	}
	if strings.Contains(text, "@") && strings.Contains(text, ".") && !strings.Contains(text, " ") && text[0] != '@' {
		return true
	}
	digits := 0
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b >= '0' && b <= '9':
			digits++
		case b == '+' && i == 0, b == ' ', b == '-', b == '(', b == ')', b == '.', b == '/', b == 'x' && digits > 1:
		default:
			return false
		}
	}
	return digits >= 7 && (text[0] == '+' || text[0] == '0' || text[0] == '(')
}

// sizeOf reads an amount that shows that it is one; words such as "ACV" around it do not count.
func (c *compiler) sizeOf(p piece) bool { return isAmount(c, p.text) }

// chanceOf reports whether a piece is a probability: "60%", "maybe 25 %", "35 percent".
func (c *compiler) chanceOf(p piece) bool {
	text := withoutBound(p.text)
	if len(text) > 14 || !strings.ContainsAny(text, "0123456789") || !strings.HasSuffix(text, "%") && !strings.HasSuffix(text, "percent") && !strings.HasSuffix(text, " per cent") && !strings.HasSuffix(text, " Prozent") && !strings.HasSuffix(text, " pct") {
		return false
	}
	v, problem := value.Percent(text, c.values)
	return problem == nil && v.State == plan.Set
}
