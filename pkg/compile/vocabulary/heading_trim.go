package vocabulary

// What a heading carries besides its concept: numbering, emoji, fillers, spans of days.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// trimHeading drops what stands in front of a title's words and behind them: numbering
// ("1.", "IV.", "A)", "Step 2:"), emoji, emphasis, a trailing colon.
func trimHeading(title string) string {
	for step := 0; step < 4; step++ {
		title = strings.TrimFunc(title, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '[' && r != '(' && r != ']' && r != ')' && r != '#' && r != '{' && r != '}' && r != '<' && r != '>'
		})
		rest, found := cutNumbering(title)
		if !found {
			break
		}
		title = rest
	}
	return title
}

// cutNumbering drops one number, letter or roman numeral with its full stop or parenthesis, or
// a counting word with its number.
func cutNumbering(title string) (rest string, found bool) {
	i := 0
	for i < len(title) && (title[i] >= '0' && title[i] <= '9' || title[i] == '.' && i > 0) {
		i++
	}
	if i > 0 {
		if i > 8 || i == len(title) {
			return title, false
		}
		if title[i-1] == '.' || title[i] == ')' || title[i] == ':' {
			return title[i+1:], true
		}
		if title[i] == ' ' && strings.IndexByte(title[:i], '.') > 0 { // "4.2 Day to day"
			return title[i+1:], true
		}
		if title[i] == ' ' && i <= 2 && title[:i] != "30" && title[:i] != "60" && title[:i] != "90" {
			// "3 Goals" and "1 – Goals", but not "30 days".
			if isDaysWord(title[i+1:]) {
				return title, false
			}
			return title[i+1:], true
		}
		return title, false
	}
	for i < len(title) && (title[i] == 'I' || title[i] == 'V' || title[i] == 'X') {
		i++
	}
	if i == 0 && len(title) > 1 && title[0]|0x20 >= 'a' && title[0]|0x20 <= 'z' && (title[1] == '.' || title[1] == ')') {
		i = 1
	}
	if i > 0 && i <= 5 && i < len(title)-1 && (title[i] == '.' || title[i] == ')' || title[i] == ':') {
		return title[i+1:], true
	}
	for _, counter := range [...]string{"step ", "phase ", "section ", "part ", "tier ", "chapter ", "abschnitt ", "teil ", "schritt "} {
		if len(title) <= len(counter) || !strings.EqualFold(title[:len(counter)], counter) {
			continue
		}
		after := title[len(counter):]
		n := 0
		for n < len(after) && (after[n] >= '0' && after[n] <= '9' || after[n] == 'I' || after[n] == 'V' || after[n] == 'X' || after[n] >= 'A' && after[n] <= 'E') {
			n++
		}
		if n == 0 || n == len(after) {
			return title, false
		}
		if r, _ := utf8.DecodeRuneInString(after[n:]); !unicode.IsLetter(r) {
			return after[n:], true
		}
	}
	return title, false
}

// isPhase reports whether a title counts a phase of a plan: "Phase 1: Onboard (March 2026)".
func isPhase(title string) bool {
	title = strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, counter := range [...]string{"phase ", "step ", "sprint "} {
		if len(title) > len(counter) && strings.EqualFold(title[:len(counter)], counter) {
			c := title[len(counter)]
			return c >= '0' && c <= '9' || c == 'I' || c == 'V'
		}
	}
	return false
}

func isDaysWord(text string) bool {
	text = strings.TrimLeft(text, " -")
	for _, unit := range [...]string{"day", "tag", "jour", "día", "dia", "week", "month"} {
		if len(text) >= len(unit) && strings.EqualFold(text[:len(unit)], unit) {
			return true
		}
	}
	return false
}

// horizonOf is the number of days that a heading such as "Next 30 days", "30/60/90-day plan",
// "Days 31–60", "Next 2 weeks" or "This quarter" reaches to; 0 where it names none.
func horizonOf(title string) int {
	number, numbers, horizon := 0, 0, 0
	pending := 0 // the last number, until its unit is seen
	for i := 0; i < len(title); {
		c := title[i]
		switch {
		case c >= '0' && c <= '9':
			number = 0
			start := i
			for i < len(title) && title[i] >= '0' && title[i] <= '9' {
				if i-start < 4 {
					number = number*10 + int(title[i]-'0')
				}
				i++
			}
			if i-start > 3 {
				return 0 // a year: this is a date, not a horizon
			}
			pending = number
			numbers++
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			start := i
			for i < len(title) && title[i]|0x20 >= 'a' && title[i]|0x20 <= 'z' {
				i++
			}
			scale := 0
			switch unit := strings.ToLower(title[start:i]); unit {
			case "day", "days", "d", "tage", "tagen", "jours", "dias", "dagen":
				scale = 1
			case "week", "weeks", "wochen", "semaines", "semanas", "weken":
				scale = 7
			case "month", "months", "monate", "monaten", "mois", "meses", "maanden":
				scale = 30
			case "quarter":
				scale = 90
			}
			if scale == 0 {
				continue
			}
			switch {
			case pending > 0:
				horizon = pending * scale
			case numbers == 0 && horizon == 0 && isThis(title[:start]):
				horizon = scale
			case numbers == 0:
				// "Day 30": the number follows its unit.
				next := strings.TrimLeft(title[i:], " ")
				if last := lastNumber(next); last > 0 {
					return last * scale
				}
			}
		default:
			i++
		}
	}
	if horizon == 0 && numbers >= 3 && title[0] >= '0' && title[0] <= '9' && strings.Count(title, "/")+strings.Count(title, "-") >= 2 {
		horizon = number // "30/60/90"
	}
	if horizon > 3660 {
		return 0
	}
	return horizon
}

// isThis reports whether the text before a unit points at the present one: "This week".
func isThis(before string) bool {
	before = strings.TrimSpace(before)
	return strings.EqualFold(before, "this") || strings.HasSuffix(strings.ToLower(before), " this") || strings.EqualFold(before, "next") || strings.EqualFold(before, "actions this")
}

// lastNumber is the last of the numbers that a text begins with: 60 of "31–60: expand".
func lastNumber(text string) int {
	last := 0
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			last = 0
			for n := 0; i < len(text) && text[i] >= '0' && text[i] <= '9'; n++ {
				if n < 4 {
					last = last*10 + int(text[i]-'0')
				}
				i++
			}
		case c == ' ' || c == '-' || c >= utf8.RuneSelf:
			i++
		case strings.HasPrefix(text[i:], "to "):
			i += len("to ")
		default:
			return last
		}
	}
	return last
}

// isLeadingFiller knows the words in front of a heading that change no concept.
func isLeadingFiller(word []byte) bool {
	switch string(word) {
	case "our", "the", "key", "top", "main", "major", "primary", "their", "your", "my", "a", "an", "its", "his", "current", "latest", "recent", "active", "open", "initial",
		"overall", "detailed", "specific", "important", "critical", "strategic", "account", "customer", "client", "customers", "clients", "business", "company", "internal", "executive",
		"proposed", "planned", "identified", "known", "potential", "possible", "immediate", "upcoming", "remaining", "additional", "other", "more", "further", "new", "updated", "annual", "quarterly", "monthly", "weekly", "joint", "shared", "mutual",
		"long", "short", "term", "near", "high", "level", "priority", "ongoing", "day", "days", "of", "for", "in", "as", "at", "what", "are", "about", "list", "summary", "overview", "unsere", "unser", "wichtige", "wichtigste", "aktuelle", "offene", "die", "der", "das",
		"notre", "nos", "les", "le", "la", "des", "du", "principaux", "principales", "nuestro", "nuestros", "los", "las", "el", "clave", "sales", "deal", "partner", "partnership", "success", "project", "program", "programme", "strategy", "two", "three", "five":
		return true
	}
	return isPeriodWord(word)
}

// isTrailingFiller knows the words behind a heading that change no concept.
func isTrailingFiller(word []byte) bool {
	switch string(word) {
	case "overview", "summary", "list", "table", "section", "details", "detail", "analysis", "tracker", "tracking", "register", "log", "plan", "map", "matrix", "mapping", "snapshot", "status", "update", "updates", "assessment", "review", "strategy", "inventory",
		"for", "of", "in", "this", "the", "next", "year", "quarter", "month", "week", "fiscal", "at", "to", "date", "by", "as", "today", "now", "period", "our", "account", "customer", "client", "and", "with", "here", "per", "level", "planning",
		"ubersicht", "liste", "analyse", "is", "on", "owner", "owners", "sales", "v1", "v2", "draft", "wip", "internal", "only", "template", "example", "tbd", "record", "records", "information", "info":
		return true
	}
	return isPeriodWord(word)
}

// isPeriodWord reports whether a word is a year, quarter, half or fiscal year, or a number.
func isPeriodWord(word []byte) bool {
	start := 0
	switch {
	case len(word) >= 2 && word[0] == 'f' && word[1] == 'y':
		start = 2
		if len(word) == 2 {
			return true
		}
	case len(word) == 2 && (word[0] == 'q' || word[0] == 'h'):
		start = 1
	}
	for _, c := range word[start:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(word) <= 6
}

// isCompanion knows what headings name beside a concept without making it another: "Goals &
// owners", "Risks and mitigation".
func isCompanion(part string) bool {
	switch strings.ToLower(strings.TrimSpace(part)) {
	case "owners", "owner", "mitigation", "mitigations", "mitigation plan", "mitigation plans", "dependencies", "dates", "status", "timeline", "timelines", "timing", "outlook", "context", "priorities", "priority", "impact",
		"measures", "measurement", "metrics", "kpis", "evidence", "approach", "strategy", "details", "background", "insights", "response", "responses", "responsibilities", "roles", "relationships", "engagement", "analysis", "influence", "power", "coverage", "blockers", "planning",
		"maßnahmen", "massnahmen", "progress", "results", "deadlines", "due dates", "accountability", "tracking", "ownership", "value", "plan", "plans", "trends", "usage", "next", "how we win", "differentiation", "differentiators", "pricing", "notice", "terms":
		return true
	}
	return false
}

// isConnector knows the words with which a title goes on to say more about its concept.
func isConnector(word []byte) bool {
	switch string(word) {
	case "we", "they", "to", "for", "of", "that", "which", "who", "since", "from", "in", "on", "at", "by", "with", "before", "after", "until", "during", "this", "per", "about", "around", "across", "against", "still", "you", "is", "are", "over", "not", "within", "needed", "required", "worth":
		return true
	}
	return false
}

// beginsWithDay reports whether a title starts with a day as "2026-09-10 QBR in Sevilla" and
// "14 Oct 2026: QBR" do.
func beginsWithDay(title string) bool {
	title = strings.TrimLeft(title, " *_[")
	digits, rest := cutDigits(title)
	switch digits {
	case 4: // 2026-09-10
		for range 2 {
			if len(rest) < 2 || rest[0] != '-' && rest[0] != '/' && rest[0] != '.' {
				return false
			}
			if digits, rest = cutDigits(rest[1:]); digits < 1 || digits > 2 {
				return false
			}
		}
		return true
	case 1, 2: // 14 Oct 2026, 14.10.2026, 10/14/2026
		separators := rest
		rest = strings.TrimLeft(rest, " ./-")
		if separators == rest {
			return false
		}
		if month := monthLetters(rest); month > 0 {
			rest = rest[month:]
		} else if digits, rest = cutDigits(rest); digits < 1 || digits > 2 {
			return false
		}
		digits, _ = cutDigits(strings.TrimLeft(rest, " ,./-"))
		return digits == 4
	}
	return false
}

// cutDigits counts the digits at the front of the text and gives what follows them.
func cutDigits(text string) (digits int, rest string) {
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	return digits, text[digits:]
}

// monthLetters is the length of the word at the front of the text where it begins like the
// name of a month; 0 otherwise. How dates are read is for package value; here only an entry
// of the log is to be told from a numbered heading.
func monthLetters(text string) int {
	end := len(text)
	for i, r := range text {
		if !unicode.IsLetter(r) {
			end = i
			break
		}
	}
	if end < 3 || end > 12 {
		return 0
	}
	switch strings.ToLower(text[:3]) {
	case "jan", "feb", "fev", "mar", "mä", "dé", "apr", "avr", "abr", "may", "mai", "mei", "jun", "jui", "jul", "aug", "aou", "ago", "sep", "oct", "okt", "nov", "dec", "dez", "dic", "ene":
		return end
	}
	return 0
}
