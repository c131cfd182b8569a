package compile

// Paragraphs: lines of key and value become facts and fields, some lines are records, the
// rest is prose.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// readParagraph reads key lines as fields or facts; everything else is prose.
func (c *compiler) readParagraph(s *section, b syntax.Block) {
	lines := pieceLines(b.Inline)
	if c.readMailHead(s, lines) {
		return
	}
	if c.readBoldRecord(s, b, lines) {
		return
	}
	if len(lines) == 1 && c.refocus(s, lines[0]) {
		c.prose(s, b.Span, b.Inline.Text(), -1)
		return
	}
	if table := pipeTable(lines, b.Span); table != nil {
		c.readTable(s, syntax.Block{Kind: syntax.TableBlock, Span: b.Span, Table: table})
		return
	}
	if len(lines) > 2 && !s.title && boldLead(lines[0]) > 0 && allKeyLines(lines) {
		list := syntax.Block{Kind: syntax.List, Span: b.Span}
		for _, line := range lines {
			list.Items = append(list.Items, itemOfLine(line))
		}
		if c.readKeyedList(s, list) {
			return
		}
	}
	if c.readLineItems(s, b, lines) {
		return
	}
	var rest []piece
	for _, line := range lines {
		if c.readAttendance(s, line) {
			c.prose(s, line.span, line.text, -1)
			continue
		}
		if s.concept() == plan.ConceptTeam && s.record == nil && strings.Count(line.text, "(") > 1 && strings.Contains(line.text, "), ") && c.nameScore(firstPiece(line).text) >= fullName {
			c.addTeamList(s, line) // "Kim Osei (AE), Tania Lopez (CSM)"
			continue
		}
		if !c.readLine(s, line) && !c.readPersonLine(s, line) && !c.readRoleLine(s, line) {
			rest = append(rest, line)
		}
	}
	if len(rest) == 0 {
		for _, line := range lines {
			c.proseFacts(s, line)
		}
		return
	}
	if s.record != nil {
		for _, line := range rest {
			c.readTraitSentences(s.record, line)
			c.tellBelow(s.record, line)
		}
	}
	for _, line := range lines {
		c.proseFacts(s, line)
	}
	if whole := pieceOf(b.Inline); len(rest) == len(lines) {
		c.proseRecords(s, whole)
	}
	if len(rest) == len(lines) {
		c.prose(s, b.Span, b.Inline.Text(), 0)
		return
	}
	for _, line := range rest {
		c.prose(s, line.span, line.text, 0)
	}
}

// refocus turns a section of several concepts to the one that a line such as "Opportunities:"
// names, for the blocks that follow.
func (c *compiler) refocus(s *section, line piece) bool {
	if len(s.concepts) == 0 || s.record != nil || !strings.HasSuffix(line.text, ":") || len(strings.Fields(line.text)) > 4 {
		return false
	}
	match := c.words.Exact(strings.TrimRight(line.text, ": "), "")
	if !match.Known() {
		return false
	}
	s.concepts = append(append([]plan.Concept{}, match.Concepts...), s.concepts...)
	s.focused = true
	return true
}

// readLine takes a line of key and value; false means that it is prose.
func (c *compiler) readLine(s *section, line piece) bool {
	if c.readTotal(s, line) {
		return true
	}
	if c.readLabelLine(s, line) {
		return true
	}
	if s.record != nil && c.readFieldSentences(s, line) {
		return true
	}
	pairs := keyPairs(line)
	if len(pairs) == 1 && !pairs[0].bold || len(pairs) == 0 && strings.Contains(line.text, ". ") {
		if several := c.factPairs(s, line.trimRight(".")); several != nil {
			pairs = several
		}
	}
	if len(pairs) == 1 && !pairs[0].bold && s.record == nil && s.statesFacts() {
		if several := c.wordFacts(s, line); len(several) > 1 {
			pairs = several
		}
	}
	if len(pairs) == 0 && (c.readEquations(s, line) || c.readTermLine(s, line)) {
		return true
	}
	if len(pairs) == 0 {
		if pair, ok := c.dashPair(s, line); ok {
			pairs = []keyed{pair}
		} else if pair, ok := c.datedWord(s, line); ok {
			pairs = []keyed{pair}
			if !strings.HasSuffix(line.text, pair.value.text) {
				c.prose(s, line.span, line.text, -1) // whose initials stand behind it
			}
		} else if signed := c.signature(s, line); signed != nil {
			pairs = signed
			c.prose(s, line.span, line.text, -1)
		} else {
			pairs = c.wordFacts(s, line)
		}
	}
	if len(pairs) == 0 {
		// "*Last Updated: 2026-09-01*" and the like are key lines in any section.
		return false
	}
	var left []keyed
	for _, pair := range pairs {
		switch {
		case s.record != nil && c.readRecordField(s.record, pair):
		case s.record == nil && c.readFactLine(s, pair):
		default:
			left = append(left, pair)
		}
	}
	if len(left) == len(pairs) {
		return false
	}
	for _, pair := range left {
		c.prose(s, union(pair.key, pair.value), pair.key.text+": "+pair.value.text, 0)
	}
	return true
}

// readRecordField gives a key line to the record it stands under. An unknown bold key is kept
// as an extra field.
func (c *compiler) readRecordField(r *raw, pair keyed) bool {
	if name, ok := c.words.Field(r.collection, pair.key.text); ok {
		if name == "opportunity" && r.has(name) && c.chanceOf(pair.value) {
			name = "probability" // "Chance: 55%", in two languages
		}
		if name == "notes" {
			r.note(pair.value)
			return true
		}
		if name == "title" && r.collection == plan.Stakeholders && c.words.JobTitle(pair.value.text) {
			for i, f := range r.fields {
				if f.name == name && !c.words.JobTitle(f.value.text) {
					r.note(f.value) // the degree behind the name: "Ada Roth, MSN"
					r.fields[i].value = pair.value
					return true
				}
			}
		}
		if r.has(name) && name == labelField[r.collection] {
			r.note(pair.value)
			return true
		}
		r.set(name, pair.value)
		return true
	}
	if r.collection == plan.Stakeholders && strings.HasPrefix(asciiLower(pair.key.text), "last ") && !r.has("last_contact") && (c.dateLike(pair.value.text) || asciiLower(pair.value.text) == "never") {
		r.set("last_contact", pair.value) // "Last catch-up: 9 Oct 2026"
		return true
	}
	if pair.bold {
		r.keep(pair.key, pair.value)
		c.unplaced(pair.key, plan.UnknownField, pair.key.text, "")
		return true
	}
	return false
}

// readFactLine takes a key line as a fact of the account, a person of the team, or a total.
func (c *compiler) readFactLine(s *section, pair keyed) bool {
	if c.readTwoFacts(s, pair) {
		return true
	}
	if at := strings.LastIndex(pair.value.text, " | "); at > 0 {
		// "**AM:** Paulo | tier: key": the last of them is not bold
		if next, ok := keyLine(pair.value.cut(at+len(" | "), len(pair.value.text))); ok {
			if _, known := c.factKey(next.key.text); known {
				pair.value = pair.value.cut(0, at)
				first, second := c.readFactLine(s, pair), c.readFactLine(s, next)
				return first || second
			}
		}
	}
	if !s.statesFacts() {
		if key, ok := c.factOfPair(&pair); ok && factsAnywhere[key] {
			c.addFact(key, pair.key, pair.value, s)
			return true
		}
		if key, ok := c.factKey(pair.key.text); ok && key == "team" && c.nameScore(firstPiece(pair.value).text) >= fullName {
			c.addTeamList(s, pair.value) // "Team: Mads Bjerregaard (founder), Signe Holst" at the very end
			return true
		}
		return c.factByValue(s, pair)
	}
	if s.concept() == plan.ConceptTeam {
		if role, ok := c.words.OurRole(pair.key.text); ok && !pair.value.empty() {
			c.addTeamLine(s, role, pair)
			return true
		}
	}
	if _, _, isTerm := value.DateRange(pair.value.text, c.values); isTerm && isContractWord(pair.key.text) {
		c.addFact("renewal", pair.key, pair.value, s)
		return true
	}
	if isContractWord(pair.key.text) {
		if parts := contractParts(pair.value); len(parts) > 1 && isAmount(c, parts[0].text) {
			c.addFact("arr", pair.key, parts[0], s)
			for _, part := range parts[1:] {
				if when, ok := c.endOf(part); ok {
					c.addFact("renewal", pair.key, when, s)
				} else {
					c.prose(s, part.span, part.text, -1)
				}
			}
			return true
		}
	}
	if s.title && c.addToDeal(pair) {
		return true
	}
	if (isContractWord(pair.key.text) || isTermWord(pair.key.text)) && c.readTerm(s, pair.key, pair.value) {
		return true
	}
	if key, ok := c.factOfPair(&pair); ok && key != "acctplan" {
		if key == "team" {
			c.addTeamList(s, pair.value)
			return true
		}
		if key == "account" && strings.Contains(pair.value.text, "(") && strings.Contains(pair.value.text, "), ") {
			return false // "Customer: Priya (Revenue), Lewis (IT)" lists people
		}
		c.addFact(key, pair.key, pair.value, s)
		return true
	}
	if size := withoutPeriod(pair.value.text); size != pair.value.text && !c.isDealWord(pair.key.text) && !aboutThemselves(asciiLower(pair.key.text)) && c.sizeOf(pair.value.cut(0, len(size))) {
		c.addFact("arr", pair.key, pair.value, s) // "Hosting and support: £62k per annum"
		return true
	}
	if c.isDealWord(pair.key.text) && !pair.value.empty() {
		r := &raw{collection: plan.Opportunities, place: c.newPlace(), section: s.index, span: union(pair.key, pair.value)}
		if label := c.inlineFields(r, pair.value); r.has("amount") {
			r.set("opportunity", label)
			c.add(r)
			return true
		}
		if s.title && c.deal == nil && len(strings.Fields(pair.value.text)) > 1 {
			r.fields = nil
			r.set("opportunity", pair.value)
			c.deal = r // its amount follows
		}
	}
	if c.readTeamOf(s, pair) {
		return true
	}
	if who := withoutRole(pair.value); c.words.JobTitle(pair.key.text) && !isAboutOther("owner", pair.key.text) && !c.isRole(pair.key.text) && c.nameScore(who.text) >= fullName {
		c.addTeamLine(s, "", keyed{key: pair.key, value: who}) // "Operations supervisor: Wellington Prates"
		return true
	}
	if role, ok := c.words.OurRole(pair.key.text); ok && personLike(pair.value.text) {
		c.addTeamLine(s, role, pair)
		return true
	}
	if s.concept() == plan.ConceptCurrentState && pair.bold {
		c.addMetric(s, pair)
		return true
	}
	return c.factByValue(s, pair)
}

// readTwoFacts reads "AE / CSM: Ravi Menon / Nicholas Yap", two facts whose keys and values a stroke parts alike.
func (c *compiler) readTwoFacts(s *section, pair keyed) bool {
	keys := pair.key.split(" / ", "/", " & ", " + ")
	if len(keys) != 2 {
		return false
	}
	values := pair.value.split(" / ", "; ", " | ", " & ", " + ", "/")
	if len(values) != 2 {
		return false
	}
	one, first := c.factOf(keys[0].text, values[0])
	two, second := c.factOf(keys[1].text, values[1])
	if !first || !second || one == two || !c.fitsFact(one, values[0]) || !c.fitsFact(two, values[1]) {
		return false
	}
	for i, key := range keys {
		if !c.readFactLine(s, keyed{key: key, value: values[i], bold: pair.bold}) {
			c.prose(s, values[i].span, values[i].text, -1)
		}
	}
	return true
}

// addToDeal gives a line below the plan's title to the deal that a line before it named: "Opp: Network
// security", "Amount: $1.4M", "Close date: 2/26/2027", "Stage: 4". The deal counts once it has an amount.
func (c *compiler) addToDeal(pair keyed) bool {
	if c.deal == nil || pair.value.empty() {
		return false
	}
	name, ok := c.words.Field(plan.Opportunities, pair.key.text)
	switch {
	case !ok || c.deal.has(name):
		return false
	case name == "amount" && isAmount(c, pair.value.text):
		c.deal.set(name, pair.value)
		c.deal.span = c.deal.span.Union(pair.value.span)
		c.add(c.deal)
		return true
	case name == "close" && c.dateLike(pair.value.text), name == "probability" && c.chanceOf(pair.value), name == "stage" && c.deal.has("amount"):
		c.deal.set(name, pair.value)
		return true
	}
	return false
}

// readTeamOf reads "**Quillon team:** Sabine Roth (VP Research, sponsor), Curtis Maddox (Lab
// Lead)": several people of one company, whose name says whether they are the customer's.
func (c *compiler) readTeamOf(s *section, pair keyed) bool {
	lower := asciiLower(pair.key.text)
	company, ok := strings.CutSuffix(lower, " team")
	if !ok && strings.Contains(pair.value.text, "(") && c.nameScore(firstPiece(pair.value).text) >= fullName {
		if company, ok = strings.CutPrefix(lower, "from "); !ok {
			company, ok = "their team", isAbsence(lower) || lower == "them" // "Not there: Henrik Sjöholm (CEO)"
		} else if company == "us" || isOurSide(company) {
			company = "our team"
		} else {
			company = "their team" // "From Fjällmark: Astrid Norling (VP Supply Chain)"
		}
	} else if strings.Count(pair.value.text, "(") < 2 {
		if lower != "them" && lower != "customer side" && lower != "their side" || c.nameScore(firstPiece(pair.value).text) < fullName {
			return false
		}
		company, ok = "their team", true // "Them: Dirk Haas (yard IT)"
	}
	if !ok || overloaded(pair.value) {
		return false
	}
	name := asciiLower(c.accountName() + " " + titleName(c.plan.Title.Text))
	if line := c.boldBelowTitle(); line.text != "" && c.accountName() == "" {
		name += " " + asciiLower(titleName(line.text))
	}
	theirs := isTheirSide(company) || isTheirSide(lower) || strings.Contains(name, company)
	place := c.newPlace()
	from := 0
	for from < len(pair.value.text) {
		end := strings.IndexByte(pair.value.text[from:], ')')
		if end < 0 {
			end = len(pair.value.text) - from - 1
		}
		who := pair.value.cut(from, from+end+1)
		who = who.trimLeft(" ,;·|/+&•")
		from += end + 1
		if who.empty() {
			continue
		}
		if who.text[0] == '.' {
			c.prose(s, who.span, who.text, -1) // "… (IT Manager). The CFO could not join."
			continue
		}
		r := &raw{collection: plan.Team, place: place, section: s.index, span: who.span}
		if theirs {
			r.collection = plan.Stakeholders
			c.readPerson(r, who)
		} else {
			c.fillTeamMember(r, who)
		}
		c.add(r)
	}
	return true
}

// isAbsence reports whether a key says who of those who count was not at a meeting.
func isAbsence(key string) bool {
	switch key {
	case "not there", "absent", "apologies", "excused", "not present", "regrets", "missing", "could not come", "entschuldigt", "excusés", "afwezig", "frånvarande", "ausentes", "assenti":
		return true
	}
	return false
}

// contractParts cuts what a line says of a contract: "NOK 2.4 mill/yr to 31.12.2027".
func contractParts(p piece) []piece {
	for _, word := range []string{" to ", " until ", " through ", " till ", " ends ", " expires ", " bis ", " tot ", " até ", " fino al "} {
		if at := strings.Index(p.text, word); at > 0 && !strings.Contains(p.text[:at], ", ") {
			return []piece{p.cut(0, at), p.cut(at+1, len(p.text))}
		}
	}
	return p.commaParts("; ", " – ", " — ")
}

// endOf reads "ends 30 Nov 2027", the day on which a contract ends.
func (c *compiler) endOf(p piece) (piece, bool) {
	for _, lead := range []string{"ends on ", "ends ", "ending ", "until ", "through ", "to ", "expires on ", "expires ", "expiring ", "valid till ", "valid until ", "valid to ", "valid up to ", "till ", "up to ", "renews on ", "renews ", "renewal ", "läuft bis ", "gültig bis ", "bis ", "tot ", "até ", "válido até ", "fino al "} {
		if strings.HasPrefix(asciiLower(p.text), lead) {
			return c.dated(p.cut(len(lead), len(p.text)), false)
		}
	}
	return p, false
}

// isContractWord reports whether a key names the contract itself, "Service contract", "Rahmenvertrag",
// whose value may be what it is worth or its term.
func isContractWord(key string) bool {
	if strings.Count(key, " ") > 2 || strings.HasPrefix(key, "their ") || strings.HasPrefix(key, "Their ") {
		return false
	}
	key = strings.ToLower(key)
	switch word := key[strings.LastIndexByte(key, ' ')+1:]; word {
	case "contract", "agreement", "subscription", "framework", "contrat", "contrato", "contratto", "licence", "license", "amc", "retainer", "sla":
		return true
	default:
		return strings.HasSuffix(word, "vertrag") || strings.HasSuffix(word, "avtal") || strings.HasSuffix(word, "avtale")
	}
}

// readTotal takes "Total: €1.2M", which is no record but can be checked against the records.
func (c *compiler) readTotal(s *section, line piece) bool {
	collection := firstCollection(s.concepts)
	if s.record != nil || collection == "" {
		return false
	}
	pair, ok := keyLine(line)
	if !ok || !isTotalWord(pair.key.text) {
		return false
	}
	money, problem := value.Money(pair.value.text, c.values)
	if problem != nil && money.State != plan.Set {
		return false
	}
	money.Span = pair.value.span
	c.plan.Totals = append(c.plan.Totals, plan.Total{Collection: collection, Amount: money, Row: line.span})
	return true
}

// isTotalWord reports whether a label says that its line sums up the others.
func isTotalWord(label string) bool {
	label = strings.Trim(label, " *:")
	for first := range strings.FieldsSeq(label) {
		if !totalWord(first) {
			return false
		}
		break
	}
	fields := strings.Fields(strings.ToLower(label))
	if len(fields) == 0 || len(fields) > 3 {
		return false
	}
	for _, word := range fields {
		switch strings.Trim(word, "()") {
		case "total", "totals", "sum", "subtotal", "sub-total", "gesamt", "summe", "grand", "open", "pipeline", "arr", "value", "amount", "all", "weighted", "overall", "target":
		default:
			return false
		}
	}
	return true
}

// totalWord reports whether a word is one that begins the label of a sum.
func totalWord(word string) bool {
	if word == "" || len(word) > 9 || strings.IndexByte("TtSsGgOo", word[0]) < 0 {
		return false
	}
	for _, total := range [...]string{"total", "totals", "sum", "subtotal", "sub-total", "gesamt", "summe", "grand", "overall"} {
		if strings.EqualFold(word, total) {
			return true
		}
	}
	return false
}

// factPairs reads several facts that stand on one line without bold keys: "Owner: Katrin Voss,
// CSM: Ole Brandt", "ARR: 98.000 EUR, renewal 31.10.2027", "Value: £37k. Renewal: none".
func (c *compiler) factPairs(s *section, line piece) []keyed {
	if !s.statesFacts() || s.record != nil {
		return nil
	}
	if pairs := c.sentencePairs(line); pairs != nil {
		c.prose(s, line.span, line.text, -1) // the words between the facts
		return pairs
	}
	for _, separator := range []string{", ", "; "} {
		parts := line.split(separator)
		if len(parts) < 2 {
			continue
		}
		var pairs []keyed
		for i, part := range parts {
			if pair, ok := keyLine(part); ok {
				if _, known := c.factKey(pair.key.text); known || len(pairs) > 0 && c.nameScore(withoutRole(pair.value).text) >= fullName {
					pairs = append(pairs, pair)
					continue
				}
			}
			if i > 0 && strings.HasPrefix(part.text, "up for ") {
				part = part.cut(len("up for "), len(part.text))
			}
			space := strings.IndexByte(part.text, ' ')
			if i == 0 || space < 0 {
				break
			}
			key, v := part.cut(0, space), part.cut(space, len(part.text))
			if fact, known := c.factKey(key.text); !known || !c.dateLike(v.text) && !isAmount(c, v.text) && (fact != "health" || !c.fitsFact(fact, v)) {
				break
			}
			pairs = append(pairs, keyed{key: key, value: v})
		}
		if len(pairs) == len(parts) {
			return pairs
		}
	}
	return nil
}

// sentencePairs reads facts that stand as sentences one after the other: "Prospect plan. Owner: Ada
// Roth. Tech: Dr. Bo Lind. Updated 2026-10-09." What is no fact among them stays prose.
func (c *compiler) sentencePairs(line piece) []keyed {
	sentences := c.sentences(line)
	if len(sentences) < 2 {
		return nil
	}
	var pairs []keyed
	known, lead := 0, false
	for i, part := range sentences {
		if !lead && known+len(sentences)-i < 2 {
			return nil // most prose: what is left cannot make it two
		}
		if pair, ok := keyLine(part); ok && !pair.value.empty() {
			if _, fact := c.factOfPair(&pair); fact {
				known++
				lead = lead || i == 0
			} else if len(strings.Fields(pair.key.text)) > 3 {
				continue
			}
			pairs = append(pairs, pair)
		} else if pair, ok := c.wordFact(part); ok {
			pairs = append(pairs, pair)
			known++
		}
	}
	if known < 2 && !(lead && known > 0) {
		return nil
	}
	return pairs
}

// readEquations reads who is who of ours, written with equals signs: "AM = Thijs Roelofs, lab = Maaike de
// Wit, logistics = Sjoerd". One of them must fill a role that we know, so that the others do as well.
func (c *compiler) readEquations(s *section, line piece) bool {
	if !s.statesFacts() || s.record != nil || strings.Count(line.text, " = ") < 2 || len(line.text) > 240 {
		return false
	}
	var pairs []keyed
	known := false
	for _, part := range line.split(", ", "; ", " | ", " · ", " / ") {
		at := strings.Index(part.text, " = ")
		if at <= 0 {
			return false
		}
		pair := keyed{key: part.cut(0, at), value: part.cut(at+len(" = "), len(part.text))}
		if c.nameForm(withoutRole(pair.value).text) < nameShaped {
			return false
		}
		_, role := c.words.OurRole(pair.key.text)
		known = known || role
		pairs = append(pairs, pair)
	}
	if !known {
		return false
	}
	for _, pair := range pairs {
		if !c.readFactLine(s, pair) {
			c.addTeamLine(s, "", pair)
		}
	}
	return true
}

// datedWord reads "Updated 9/30/2026", a line of a word and a day.
func (c *compiler) datedWord(s *section, line piece) (keyed, bool) {
	if s.record != nil {
		return keyed{}, false
	}
	for at, r := range line.text {
		if r < '0' || r > '9' || at == 0 || at > maxKeyLength {
			continue
		}
		if last := line.text[strings.LastIndexByte(line.text, ' ')+1:]; len(last) <= 3 && len(last) > 1 && strings.Trim(last, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			line = line.cut(0, len(line.text)-len(last)) // "last touched 11/23/2026 TD"
		}
		key, ok := c.factKey(strings.TrimSpace(line.text[:at]))
		if ok && factsAnywhere[key] && c.dateLike(line.text[at:]) {
			return keyed{key: line.cut(0, at), value: line.cut(at, len(line.text))}, true
		}
		break
	}
	return keyed{}, false
}

// signature reads "Prepared by Harriet Sloane, 20 November 2026" and "Last updated: 3 Oct 2026 by
// Lena", which say who wrote the plan and when.
func (c *compiler) signature(s *section, line piece) []keyed {
	if s.record != nil || len(line.text) > 120 {
		return nil
	}
	lower := asciiLower(line.text)
	if parts := line.commaParts(" – ", " — "); len(parts) == 2 && c.nameScore(parts[0].text) >= fullName {
		if pair, ok := c.datedWord(s, parts[1]); ok {
			pairs := []keyed{pair} // "Tash Moncrieff, last touched 20 Oct 2026"
			if s.statesFacts() {
				key := parts[0]
				key.text = "author"
				pairs = append(pairs, keyed{key: key, value: parts[0]})
			}
			return pairs
		}
	}
	for _, lead := range []string{"prepared by ", "written by ", "author ", "owned by ", "updated by ", "maintained by ", "created by "} {
		if !strings.HasPrefix(lower, lead) {
			continue
		}
		parts := line.cut(len(lead), len(line.text)).split(", ", " on ", " – ", " — ", " - ", " | ")
		if len(parts) == 0 || c.nameScore(withoutRole(parts[0]).text) < givenName {
			return nil
		}
		var pairs []keyed
		if s.statesFacts() {
			pairs = append(pairs, keyed{key: line.cut(0, len(lead)), value: parts[0]})
		}
		if len(parts) > 1 {
			tail := line.between(parts[1], parts[len(parts)-1])
			for _, word := range []string{"last modified on ", "last modified ", "last updated on ", "last updated ", "updated on ", "updated ", "modified on "} {
				if strings.HasPrefix(asciiLower(tail.text), word) {
					tail = tail.cut(len(word), len(tail.text))
				}
			}
			if when, ok := c.dated(tail, false); ok {
				key := line.cut(0, len(lead))
				key.text = "reviewed"
				pairs = append(pairs, keyed{key: key, value: when})
			}
		}
		return pairs
	}
	return nil
}

// dashPair reads "Renewal — 31 Jan 2027", where a dash stands for the colon, below headings
// that hold facts.
func (c *compiler) dashPair(s *section, line piece) (keyed, bool) {
	if !s.statesFacts() || s.record != nil {
		return keyed{}, false
	}
	for _, sep := range dashes {
		at := strings.Index(line.text[:min(len(line.text), maxKeyLength+len(sep))], sep)
		if at <= 0 {
			continue
		}
		if _, ok := c.factKey(line.text[:at]); ok {
			return keyed{key: line.cut(0, at), value: line.cut(at+len(sep), len(line.text))}, true
		}
	}
	return keyed{}, false
}
