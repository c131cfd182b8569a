package compile

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Figures of a goal: where it stands, where it shall be, and how people tell the one from the other.
//
//	Lower no-shows: 8% → 4%
//	Dock waiting time from 48 to 25 minutes
//	38 now, 29 wanted

// standing are the words in front of a figure that say that it is today's, or was when this began.
var standing = []string{
	"today it takes ", "it takes ", "takes ", "today it is ", "today it's ", "today ", "it was ", "it is at ", "it is ", "it's at ", "it's ", "we're at ", "we are at ", "they're at ", "they are at ", "is at ", "now at ", "now it is ", "now it's ", "now ", "was at ", "was ", "were ",
	"currently at ", "currently ", "current ", "stands at ", "sits at ", "started at ", "starts at ", "start at ", "start ", "they keep ", "they have ", "baseline is ", "baseline ", "last year ", "last audit ", "at ", "from ", "down from ", "up from ", "at present ", "so far ",
	"heute bei ", "heute ", "aktuell ", "derzeit ", "jetzt ", "ist ", "aujourd'hui ", "actuellement ", "hoy ", "actualmente ", "hoje ", "atualmente ", "oggi ", "attualmente ", "nu ", "vandaag ", "idag ", "i dag ", "nå ", "dziś ", "obecnie ",
}

// standingBehind are the words behind a figure that say so.
var standingBehind = []string{
	" now", " today", " currently", " at present", " so far", " last year", " last month", " last quarter", " last season", " this year", " when we started", " when we began", " at the start of the year", " at the start", " at the beginning", " at kick-off", " at kickoff", " before us", " on average now",
	" heute", " aktuell", " derzeit", " aujourd'hui", " actuellement", " hoy", " hoje", " oggi", " nu", " vandaag", " idag", " i dag", " nå", " dziś",
}

// wanted are the words in front of a figure that say that it shall be.
var wanted = []string{
	"they want to be at ", "they want ", "they need ", "we want ", "wants ", "want to see ", "want ", "wanted ", "and need ", "need to be at ", "need to reach ", "needs ", "need ", "target is ", "the target is ", "targets ", "target ", "the goal is ", "goal is ", "goal ", "aiming for ", "aims for ", "aim for ", "aim is ", "aim ",
	"it should be ", "should be ", "should fall to ", "should rise to ", "should drop to ", "should reach ", "should go to ", "has to be ", "must be ", "get to ", "get it to ", "go to ", "bring it to ", "down to ", "to ", "shall be ", "board wants ", "plan ", "planned ",
	"ziel ist ", "ziel ", "soll ", "cible ", "objectif ", "objetivo ", "meta ", "obiettivo ", "doel ", "mål ", "cel ",
}

// wantedBehind are the words behind a figure that say so.
var wantedBehind = []string{" wanted", " targeted", " planned", " aimed for", " needed", " desired", " target", " goal", " gewünscht", " ziel", " mål", " voulu", " visé"}

// figureClause reads a clause that says by its words which of the two figures it tells; the field is empty where it
// tells none.
func (c *compiler) figureClause(p piece) (field string, figure piece) {
	lower := asciiLower(p.text)
	if tellsChange(lower) {
		return "", piece{}
	}
	for _, is := range [...]struct {
		field         string
		leads, behind []string
	}{{"target", wanted, wantedBehind}, {"baseline", standing, standingBehind}} {
		lead := 0
		for _, words := range is.leads {
			if strings.HasPrefix(lower, words) && len(words) > lead {
				lead = len(words)
			}
		}
		if lead > 0 {
			if figure := c.figureAtStart(p.cut(lead, len(p.text))); !figure.empty() {
				return is.field, figure
			}
		}
		for _, words := range is.behind {
			if at := strings.Index(lower, words); at > 0 && (at+len(words) == len(lower) || lower[at+len(words)] == ' ') {
				if figure := c.figureAtStart(p.cut(0, at)); !figure.empty() && len(figure.text) == len(strings.TrimSpace(p.text[:at])) {
					return is.field, figure
				}
			}
		}
	}
	return "", piece{}
}

// takeNow takes "(currently 19)" for what a goal starts from, and "they want 12" for what it shall reach.
func (c *compiler) takeNow(r *raw, p piece) {
	for _, part := range p.split("(", ")", ", ", "; ") {
		if field, figure := c.figureClause(part); field != "" && !r.has(field) {
			r.set(field, figure)
		}
	}
}

// figureAtStart is the figure with its unit that a clause begins with: "58%" of "58% in January", "9,000 a month",
// "14% of supply"; empty where it begins with something else.
func (c *compiler) figureAtStart(p piece) piece {
	if len(p.text) > 80 {
		return piece{}
	}
	fields := strings.Fields(withoutBound(p.text))
	if len(fields) == 0 || !strings.ContainsAny(fields[0], "0123456789") && (len(fields) < 2 || len(fields[0]) > 3 || !strings.ContainsAny(fields[1], "0123456789")) {
		return piece{}
	}
	if !isMeasure(strings.Join(fields[:min(2, len(fields))], " ")) || isYear(fields[0]) && len(fields) == 1 || c.dateLike(p.text) && !isMeasureOnly(fields) {
		return piece{}
	}
	end := len(p.text)
	lower := asciiLower(p.text)
	for _, stop := range [...]string{" in ", " on average", " on ", " at ", " by ", " for ", " from ", " to ", " and ", " when ", " but ", " because ", " last ", " this ", " of them", " so ", " or ", " last", " im ", " seit ", " bis ", " ab ", " en ", " depuis ", " desde ", " until ", " before ", " since ", " now", " today", " already"} {
		if at := strings.Index(lower, stop); at > 0 && at < end {
			end = at
		}
	}
	figure := p.cut(0, len(withoutWhen(p.text[:end])))
	unit, _, _ := strings.Cut(figure.text, " per ") // "11 hrs per school per term"
	if !isMeasure(unit) {
		return piece{}
	}
	return figure
}

// isMeasureOnly reports whether words that could be a day are a figure: "48", "5,200".
func isMeasureOnly(fields []string) bool {
	return len(fields) == 1 && !strings.ContainsAny(fields[0], "/-") && strings.Count(fields[0], ".") < 2
}

// isDigitStart reports whether a text begins with a figure.
func isDigitStart(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "~≈<>≥≤+-−"))
	return unicode.IsDigit(first) || strings.ContainsRune("€$£₹¥", first)
}

// withoutWhen cuts the words from behind a figure that say of which time it is.
func withoutWhen(text string) string {
	for _, tail := range [...]string{" last year", " this year", " last season", " last month", " last quarter", " migrated", " today", " now"} {
		text = strings.TrimSuffix(text, tail)
	}
	return text
}

// changes are the words between which and behind which two figures stand, what is and what shall be.
var changes = [...][2]string{{"from ", " to "}, {"von ", " auf "}, {"de ", " à "}, {"de ", " a "}, {"del ", " al "}, {"dal ", " al "}, {"da ", " a "}, {"från ", " till "}, {"van ", " naar "}, {"fra ", " til "}}

// tellsChange reports whether a clause tells both figures at once, "from 8% to 5%".
func tellsChange(lower string) bool {
	if strings.Contains(lower, "→") || strings.Contains(lower, "->") || strings.Contains(lower, "=>") {
		return true
	}
	for _, words := range changes {
		if at := strings.Index(lower, words[0]); (at == 0 || at > 0 && lower[at-1] == ' ') && strings.Contains(lower[at:], words[1]) {
			return true
		}
	}
	return false
}

// changeOf reads "8% → 4%", "from 22 to 15 min", "14 -> 5": what is and what shall be. The
// whole text must be the change, but for a word or two of unit.
func changeOf(p piece) (from, to piece, ok bool) {
	if !strings.ContainsAny(p.text, "0123456789") {
		return p, p, false
	}
	lower := asciiLower(p.text)
	for _, sign := range [...]string{"→", "->", "=>", "➜", "⟶"} {
		if at := strings.Index(p.text, sign); at > 0 {
			from, to = p.cut(len(lower)-len(strings.TrimPrefix(lower, "from ")), at), p.cut(at+len(sign), len(p.text))
			return from, to, isMeasure(from.text) && isMeasure(to.text)
		}
	}
	for _, words := range changes {
		if at := strings.Index(lower, words[1]); strings.HasPrefix(lower, words[0]) && at > 0 {
			from, to = p.cut(len(words[0]), at), p.cut(at+len(words[1]), len(p.text))
			return from, to, isMeasure(from.text) && isMeasure(to.text)
		}
	}
	return p, p, false
}

// takeChange takes "Lower no-shows: 8% → 4%" and "Dock waiting time from 48 to 25 minutes" from a goal,
// whose name is what stands before the figures.
func (c *compiler) takeChange(r *raw, p piece) (piece, bool) {
	if r.has("baseline") || r.has("target") {
		return p, false
	}
	if at := strings.Index(p.text, ": "); at > 0 {
		rest := p.cut(at+2, len(p.text))
		if c.takeWholeChange(r, c.takeDeadlineOf(r, rest)) {
			return p.cut(0, at), true
		}
		if !rest.empty() && isDigitByte(rest.text[0]) && len(strings.Fields(p.text[:at])) <= 7 {
			if c.takeNow(r, rest); !r.has("baseline") && !r.has("target") {
				r.note(rest)
			}
			return p.cut(0, at), true // "Gate waiting: 120 min today, 45 min wanted"
		}
	}
	if label, from, to, ok := c.changeBehind(r, p); ok {
		r.set("baseline", from)
		r.set("target", to)
		return label, true
	}
	lower := asciiLower(p.text)
	for _, words := range changes {
		at := strings.Index(lower, " "+words[0])
		if at < 0 {
			continue
		}
		at += 1 + len(words[0])
		middle := strings.Index(lower[at-1:], words[1])
		if middle < 0 {
			continue
		}
		middle += at - 1
		before := r.draft()
		from := withoutDirection(p.cut(at, middle))
		whole := c.takeDeadlineOf(r, p.cut(middle+len(words[1]), len(p.text)))
		to := whole
		for _, stop := range [...]string{" by ", ", ", " until ", " before ", ". ", " (", " in ", " bis ", " within ", " – ", " - ", " at "} {
			if end := strings.Index(to.text, stop); end > 0 {
				to = to.cut(0, end)
			}
		}
		to = to.trimRight(".")
		if !isMeasure(from.text) || !isMeasure(to.text) {
			r.undo(before)
			return p, false
		}
		if stop := strings.Index(whole.text[len(to.text):], ", "); stop > 0 {
			c.takeDeadlineOf(r, whole.cut(0, len(to.text)+stop)) // "93% by 12/31/2027, off the hot seat"
		}
		label := withoutDirection(p.cut(0, len(strings.TrimRight(p.text[:at-len(words[0])], " :,–—-"))))
		if strings.IndexByte(label.text, ' ') < 0 {
			r.undo(before) // "Attendance from 24% to 16%": one word tells too little
			label = p
		} else if rest := whole.cut(len(to.text), len(whole.text)); len(rest.text) > 2 {
			r.note(rest.trimLeft(" .,;–—-"))
		}
		r.set("baseline", from)
		r.set("target", to)
		return label, label.text != p.text
	}
	return p, false
}

// takeWholeChange takes a text that is nothing but a change.
func (c *compiler) takeWholeChange(r *raw, p piece) bool {
	from, to, ok := changeOf(p)
	if !ok || r.has("baseline") || r.has("target") {
		return false
	}
	r.set("baseline", from)
	r.set("target", to)
	return true
}

// withoutDirection cuts "up" and "down" from behind what changes.
func withoutDirection(p piece) piece {
	return p.cut(0, len(strings.TrimSuffix(strings.TrimSuffix(p.text, " down"), " up")))
}

// changeBehind parts "Pipeline wall clock 31h → 12h" into what is measured and how it shall change.
func (c *compiler) changeBehind(r *raw, p piece) (label, from, to piece, ok bool) {
	for _, arrow := range arrows {
		at := strings.Index(p.text, arrow)
		if at < 0 {
			continue
		}
		to = p.cut(at+len(arrow), len(p.text))
		to = c.takeDeadlineOf(r, to)
		if stop := strings.Index(to.text, ", "); stop > 0 && isMeasure(to.text[:stop]) {
			r.note(to.cut(stop+2, len(to.text))) // "21 -> 35 days, no date"
			to = to.cut(0, stop)
		}
		first, _ := utf8.DecodeRuneInString(to.text)
		if !isMeasure(to.text) || isDigitByte(to.text[0]) && c.dateLike(to.text) && len(to.text) > 4 || first >= 'A' && first <= 'Z' {
			return p, from, to, false
		}
		start := at
		for words := 0; words < 2; words++ {
			if start = strings.LastIndexByte(p.text[:start], ' '); start <= 0 {
				return p, from, to, false
			}
			if from = p.cut(start, at); isMeasure(from.text) {
				label = p.cut(0, start)
				return label, from, to, len(strings.Fields(label.text)) > 1 && !strings.HasSuffix(label.text, ":") && !strings.HasSuffix(label.text, "from")
			}
		}
		return p, from, to, false
	}
	return p, from, to, false
}

// isMeasure reports whether a text is a figure with at most a few words of unit.
func isMeasure(text string) bool {
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	fields := strings.Fields(withoutBound(text))
	if len(fields) == 0 || len(fields) > 4 {
		return false
	}
	if len(fields) > 1 && len(fields[0]) <= 4 && fields[0][0] >= 'A' && fields[0][0] <= 'Z' {
		fields = fields[1:] // "PHP 92", "Rp 2.150"
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(fields[0], "~≈<>≥≤+-−"))
	return unicode.IsDigit(first) || strings.ContainsRune("€$£₹¥", first)
}

// withoutBound cuts the words from in front of a figure that make it a bound: "under 2%", "at least 40".
func withoutBound(text string) string {
	if text == "" || text[0] < 'A' || text[0] > 'z' && text[0] < 0x80 {
		return text
	}
	lower := asciiLower(text)
	for _, words := range [...]string{"under ", "below ", "over ", "above ", "less than ", "more than ", "fewer than ", "at least ", "at most ", "up to ", "about ", "around ", "max ", "max. ", "min ", "min. ", "approx ", "approx. ", "roughly ", "nearly ", "maybe ", "perhaps ", "say ", "unter ", "über ", "mindestens ", "höchstens ", "maximal ", "moins de ", "plus de ", "menos de ", "más de ", "mais de ", "meno di ", "più di ", "onder ", "minder dan ", "meer dan ", "under ", "minst "} {
		if rest, ok := strings.CutPrefix(lower, words); ok {
			return text[len(text)-len(rest):]
		}
	}
	return text
}
