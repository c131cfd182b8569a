package compile

// Frontmatter: keys become facts of the account, lists of mappings become raw records, and
// what the format does not know is kept and reported.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// frontmatterSection marks raw records and facts that stand in the frontmatter.
const frontmatterSection = -1

// fact is one statement about the account, wherever it stands.
type fact struct {
	key     string // canonical
	keySpan source.Span
	value   piece
	list    []piece      // the items, where the source is a list
	node    *syntax.Node // in frontmatter
	author  bool         // it says who wrote the plan, who owns the account where nothing says so
}

func (c *compiler) readFrontmatter() {
	fm := c.doc.Frontmatter
	if fm == nil {
		c.findLowFacts()
		return
	}
	c.plan.HasFrontmatter = true
	c.plan.Facts = fm.Open
	if fm.Root == nil {
		return
	}
	c.facts = make([]fact, 0, len(fm.Root.Pairs)+8)
	// The account's name is needed to read headings, so the facts come first.
	for _, pair := range fm.Root.Pairs {
		if pair.Value.Kind == syntax.Sequence {
			if _, isCollection := c.collection(pair.Key); isCollection {
				continue
			}
		}
		c.readFrontmatterKey(pair)
	}
	for _, pair := range fm.Root.Pairs {
		if pair.Value.Kind != syntax.Sequence {
			continue
		}
		if collection, ok := c.collection(pair.Key); ok {
			c.readRecordList(collection, pair)
		}
	}
}

// collection is the collection that a frontmatter key lists. The team is one although it is a
// fact of the account too.
func (c *compiler) collection(key string) (plan.Collection, bool) {
	if name, ok := c.words.Key(key); ok && name == "team" {
		return plan.Team, true
	}
	return c.words.Collection(key)
}

func (c *compiler) readFrontmatterKey(pair syntax.Pair) {
	key, known := c.words.Key(pair.Key)
	collection, isCollection := c.collection(pair.Key)
	switch {
	case isCollection && pair.Value.Null:
	case key == "lifecycle" && c.isNoteType(pair):
		// "type: account-plan" says what kind of note the file is, not where the customer stands.
		c.handled[pair.Value.Span] = true
		c.plan.ExtraKeys = append(c.plan.ExtraKeys, plan.Extra{Name: piece{text: pair.Key, span: pair.KeySpan}.string(), Value: c.nodePiece(pair.Value).string()})
	case known && !isCollection:
		f := fact{key: key, keySpan: pair.KeySpan, node: pair.Value}
		switch pair.Value.Kind {
		case syntax.Scalar:
			f.value = c.nodePiece(pair.Value)
			if f.value.empty() {
				f.value.span = pair.KeySpan
			}
		case syntax.Sequence:
			if !listFacts[key] {
				f.value = c.misfit(pair, "is a list, but only one value fits here")
				break
			}
			for _, item := range pair.Value.Items {
				if item.Kind != syntax.Scalar {
					c.wrongType(syntax.Pair{Key: pair.Key, KeySpan: pair.KeySpan, Value: item}, "has an entry that is not plain text")
					continue
				}
				if p := c.nodePiece(item); !p.empty() {
					f.list = append(f.list, p)
				}
			}
			f.value = piece{text: joinPieces(f.list), span: pair.Value.Span}
		default:
			f.value = c.misfit(pair, "has keys of its own, but only one value fits here")
		}
		c.facts = append(c.facts, f)
	case isCollection:
		c.wrongType(pair, "must be a list, one entry a record")
		c.plan.Problems[len(c.plan.Problems)-1].Field = string(collection) // which rules know, whatever the key is called
	default:
		c.extraKey(pair)
	}
}

// isNoteType reports whether a key `type` holds something else than a stage of the customer's life.
func (c *compiler) isNoteType(pair syntax.Pair) bool {
	if !strings.EqualFold(pair.Key, "type") || pair.Value.Kind != syntax.Scalar {
		return false
	}
	_, known := c.words.Lifecycle(pair.Value.Value)
	return !known && !pair.Value.Null
}

// listFacts are the facts that may be lists.
var listFacts = map[string]bool{"units": true, "products": true}

func joinPieces(list []piece) string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = p.text
	}
	return strings.Join(texts, ", ")
}

// wrongType reports a value of a shape that its key cannot have.
func (c *compiler) wrongType(pair syntax.Pair, detail string) {
	span := pair.Value.Span
	if span.IsZero() {
		span = pair.KeySpan
	}
	c.problem(plan.Problem{Kind: plan.InvalidFrontmatter, Span: span, Text: c.file.Text(span), Field: pair.Key, Detail: "`" + pair.Key + "` " + detail})
}

// misfit reports a value of the wrong shape and keeps its source as the value.
func (c *compiler) misfit(pair syntax.Pair, detail string) piece {
	text := c.file.Text(pair.Value.Span)
	if strings.HasPrefix(text, "[[") && strings.HasSuffix(text, "]]") {
		detail = "is a link in double brackets, which must stand in quotes here"
	}
	c.wrongType(pair, detail)
	return piece{text: text, span: pair.Value.Span, misfit: true}
}

// extraKey keeps a key that the format does not know.
func (c *compiler) extraKey(pair syntax.Pair) {
	value := piece{text: c.file.Text(pair.Value.Span), span: pair.Value.Span}
	if pair.Value.Kind == syntax.Scalar {
		value = c.nodePiece(pair.Value)
	}
	name := piece{text: pair.Key, span: pair.KeySpan}
	c.plan.ExtraKeys = append(c.plan.ExtraKeys, plan.Extra{Name: name.string(), Value: value.string()})
	if !c.ownKey(pair.Key) {
		c.problem(plan.Problem{Kind: plan.UnknownKey, Span: pair.KeySpan, Text: pair.Key, Suggest: c.words.SuggestKey(pair.Key)})
	}
}

// ownKey reports whether an unknown key is the team's own: it says so by x-, or the settings do.
func (c *compiler) ownKey(key string) bool {
	key = strings.ToLower(key)
	return strings.HasPrefix(key, "x-") || strings.HasPrefix(key, "x_") ||
		slices.ContainsFunc(c.settings.OwnKeys, func(own string) bool { return strings.EqualFold(own, key) })
}

// problem adds a problem and remembers its place.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (c *compiler) problem(p plan.Problem) {
	c.handled[p.Span] = true
	if c.broken[p.Span] {
		return // what its text says is read wrongly, too: the line has to be mended first
	}
	c.plan.Problems = append(c.plan.Problems, p)
}

// readRecordList reads a collection that is written as a YAML list.
func (c *compiler) readRecordList(collection plan.Collection, pair syntax.Pair) {
	place := c.newPlace()
	for _, item := range pair.Value.Items {
		r := &raw{collection: collection, place: place, section: frontmatterSection, span: item.Span}
		switch item.Kind {
		case syntax.Mapping:
			c.readMapping(r, item)
		case syntax.Scalar:
			if item.Null {
				continue
			}
			headless := &section{index: 0}
			c.fillItem(headless, r, c.nodePiece(item))
		default:
			c.wrongType(syntax.Pair{Key: pair.Key, KeySpan: pair.KeySpan, Value: item}, "has an entry that is a list of its own")
			continue
		}
		if len(r.fields) > 0 || len(r.notes) > 0 || len(r.extra) > 0 {
			c.add(r)
		}
	}
}

// readMapping reads one record of a YAML list.
func (c *compiler) readMapping(r *raw, node *syntax.Node) {
	for _, pair := range node.Pairs {
		name, known := c.words.Field(r.collection, pair.Key)
		if r.collection == plan.Whitespace {
			name, known = whitespaceField(pair.Key)
		}
		if !known {
			value := piece{text: c.file.Text(pair.Value.Span), span: pair.Value.Span}
			r.keep(piece{text: pair.Key, span: pair.KeySpan}, value)
			if !c.ownKey(pair.Key) {
				c.problem(plan.Problem{Kind: plan.UnknownKey, Span: pair.KeySpan, Text: pair.Key, Collection: r.collection,
					Suggest: c.words.SuggestField(r.collection, pair.Key)})
			}
			continue
		}
		switch pair.Value.Kind {
		case syntax.Scalar:
			p := c.nodePiece(pair.Value)
			if p.empty() {
				p.span = pair.KeySpan
			}
			if name == "notes" {
				r.note(p)
				continue
			}
			r.set(name, p)
		case syntax.Sequence:
			f := field{name: name, place: r.place}
			for _, item := range pair.Value.Items {
				if item.Kind != syntax.Scalar {
					c.wrongType(syntax.Pair{Key: pair.Key, KeySpan: pair.KeySpan, Value: item}, "has an entry that is not plain text")
					continue
				}
				if p := c.nodePiece(item); !p.empty() {
					f.list = append(f.list, p)
				}
			}
			f.value = piece{text: joinPieces(f.list), span: pair.Value.Span}
			if f.value.text != "" {
				f.value.runs = []syntax.Run{{Span: f.value.span, Text: f.value.text}}
			}
			r.fields = append(r.fields, f)
		default:
			r.set(name, c.misfit(pair, "has keys of its own, but only one value fits here"))
		}
	}
}

// whitespaceField names the fields of a whitespace cell that is written as a mapping.
func whitespaceField(key string) (string, bool) {
	switch strings.ReplaceAll(strings.ToLower(key), "-", "_") {
	case "product", "use_case":
		return "product", true
	case "unit":
		return "unit", true
	case "status", "coverage", "state":
		return "coverage", true
	case "competitor":
		return "competitor", true
	case "amount", "value":
		return "amount", true
	case "notes":
		return "notes", true
	}
	return "", false
}

// addFact adds a fact that the body states.
func (c *compiler) addFact(key string, name, text piece, s *section) {
	if isPersonFact(key) && c.addTheirs(name, text, s) {
		return
	}
	if key == "contract_start" || key == "renewal" {
		// "Contract term: 2 March 2026 → 1 September 2027"
		if start, end, ok := value.DateRange(text.text, c.values); ok {
			if from, to := strings.Index(text.text, start.Text), strings.LastIndex(text.text, end.Text); from >= 0 && to > from {
				c.addFact("contract_start", name, text.cut(from, from+len(start.Text)), s)
				c.addFact("renewal", name, text.cut(to, to+len(end.Text)), s)
				return
			}
		}
	}
	if open := strings.IndexByte(text.text, '('); key == "account" && open > 0 && strings.HasSuffix(text.text, ")") && (strings.ContainsAny(text.text[open:], ":,0123456789") || strings.Contains(text.text[:open], ".")) {
		// "Mt Cobb Resources Ltd (ASX: MCB)"
		rest := text.cut(open, len(text.text))
		c.prose(s, rest.span, rest.text, -1)
		text = text.cut(0, open)
	}
	if at := strings.LastIndex(text.text, ", "); key == "account" && at > 0 {
		if name := companyIn(text); !name.empty() && len(name.text) <= at && strings.HasPrefix(text.text, name.text) {
			c.prose(s, text.span, text.text, -1) // "Zielnik Drogerie Sp. z o.o., Poznań"
			text = name
		}
	}
	if stop := strings.Index(text.text, ". "); stop > 0 && (key == "health" || key == "tier" || key == "nps" || key == "csat" || key == "health_score" || key == "renewal" || key == "arr" || key == "target_arr") && c.endsSentence(text.text[:stop]) {
		rest := text.cut(stop+1, len(text.text)) // "Health: green. NPS 61."
		c.prose(s, rest.span, rest.text, -1)
		c.proseFacts(s, rest)
		text = text.cut(0, stop)
	}
	if (key == "arr" || key == "target_arr") && !text.empty() && !isAmount(c, text.text) {
		// "318.000 € per year, expires 28/02/2027": the amount, and what else is said of it
		if parts := text.commaParts("; ", " – ", " — ", " - ", " (", " until ", " valid "); len(parts) > 1 && isAmount(c, parts[0].text) {
			rest := text.cut(len(parts[0].text), len(text.text))
			c.prose(s, rest.span, rest.text, -1)
			c.proseFacts(s, rest)
			text = parts[0]
		}
	}
	if (key == "health" || key == "health_score") && c.addHealth(key, name, text, s) {
		return
	}
	if isDateFact(key) {
		// "Last updated: 3 Oct 2026 by Lena"
		for _, by := range []string{" by ", " von ", " par ", " por ", ", "} {
			if at := strings.LastIndex(text.text, by); at > 0 && c.nameScore(strings.TrimSpace(text.text[at+len(by):])) >= nameShaped && c.dateLike(text.text[:at]) {
				rest := text.cut(at, len(text.text))
				c.prose(s, rest.span, rest.text, -1)
				text = text.cut(0, at)
				break
			}
		}
	}
	if at := strings.Index(text.text, ", "); key == "owner" && at > 0 {
		// "Owner: Aditi Chauhan, CSM"
		if role, ok := c.words.OurRole(text.text[at+2:]); ok && (role == "csm" || role == "executive_sponsor") && c.nameScore(text.text[:at]) >= fullName {
			if isAuthorship(name.text) {
				c.lateOwner(name, text.cut(0, at))
			}
			key, text = role, text.cut(0, at)
		}
	}
	if open := strings.IndexByte(text.text, '('); open > 0 && isPersonFact(key) && strings.HasSuffix(text.text, ")") && isSelf(strings.TrimSpace(text.text[:open])) {
		text = text.cut(open+1, len(text.text)-1) // "me (Sylvain Kerbrat)"
	}
	if open := strings.IndexByte(text.text, '('); key == "owner" && open > 0 && strings.HasSuffix(text.text, ")") {
		// "Prepared by: Steph Okafor (CSM)"
		if role, ok := c.words.OurRole(text.text[open+1 : len(text.text)-1]); ok && (role == "csm" || role == "executive_sponsor") {
			key = role
		}
	}
	if open := strings.IndexByte(name.text, '('); key == "owner" && open > 0 && strings.HasSuffix(name.text, ")") {
		// "Plan owner (CSM): Amélie Rochefort" owns the account only where no one else does
		if role, ok := c.words.OurRole(name.text[open+1 : len(name.text)-1]); ok && (role == "csm" || role == "executive_sponsor") {
			c.lateOwner(name, text)
			key = role
		}
	}
	if bar := strings.Index(text.text, " / "); bar > 0 && isPersonFact(key) {
		if next, ok := c.wordFact(text.cut(bar+3, len(text.text))); ok {
			role, _ := c.factOf(next.key.text, next.value) // "Niall Treacy / CSM Orla Finnerty"
			c.addFact(key, name, text.cut(0, bar), s)
			if role != "" {
				c.addFact(role, next.key, next.value, s)
			}
			return
		}
	}
	if isPersonFact(key) {
		// What stands behind the name, "(AE, Toronto)", is kept.
		if who := firstPiece(text); len(who.text) < len(text.text) {
			rest := text.cut(len(who.text), len(text.text))
			c.prose(s, rest.span, rest.text, -1)
			if c.nameScore(who.text) >= fullName && c.tellsWhen(rest) {
				text = who
			}
		}
	}
	c.stateFact(key, name, text, s)
}

// stateFact notes what a fact's value is once everything else that stood beside it has been taken away.
func (c *compiler) stateFact(key string, name, text piece, s *section) {
	f := fact{key: key, keySpan: name.span, value: text, author: key == "owner" && isAuthorship(name.text)}
	if f.value.empty() && f.value.span.IsZero() {
		f.value.span = name.span
	}
	if listFacts[key] {
		f.list = text.split(",", ";", "·")
	}
	c.facts = append(c.facts, f)
	c.plan.Sections[s.index].Records++
}

// addHealth takes a health of several parts, whichever of them the key asks for: "64 / 100 (Yellow)", "Yellow – 64",
// "green, I'd say". What is one word with a remark, "amber (was green in August)", and what says neither is left to the caller.
func (c *compiler) addHealth(key string, name, text piece, s *section) bool {
	parts := text.split(",", ";", "·", " – ", " — ", " - ", " | ", "(")
	if len(parts) > 6 {
		return false
	}
	var colour, score piece
	rest := parts[:0]
	for _, part := range parts {
		part = part.trimRight(") ")
		figure, _ := value.Number(part.text, c.values)
		_, word := c.words.Health(part.text)
		switch {
		case word && colour.empty():
			colour = part
		case figure.State == plan.Set && score.empty():
			score = part
		default:
			rest = append(rest, part)
		}
	}
	_, whole := c.words.Health(text.text)
	switch {
	case colour.empty() && score.empty(), whole && score.empty() && key == "health":
		return false
	case whole && score.empty():
		colour, rest = text, nil // "Health score: amber (since May)"
	}
	if !colour.empty() {
		c.stateFact("health", name, colour, s)
	}
	if !score.empty() {
		c.stateFact("health_score", name, score, s)
	}
	for _, part := range rest {
		c.prose(s, part.span, part.text, -1)
	}
	return true
}

// isPersonFact reports whether a fact is who somebody is.
func isPersonFact(key string) bool {
	return key == "owner" || key == "csm" || key == "executive_sponsor"
}

// lateOwner keeps somebody who owns the account unless the plan says that somebody else does.
func (c *compiler) lateOwner(name, who piece) {
	c.facts = append(c.facts, fact{key: "owner", keySpan: name.span, value: firstPiece(who), author: true})
}

// isAuthorship reports whether a key says who wrote the plan rather than whose account it is.
func isAuthorship(key string) bool {
	switch asciiLower(strings.Trim(key, " *_:")) {
	case "author", "prepared by", "written by", "created by", "updated by", "maintained by", "from", "autor", "auteur", "autore":
		return true
	}
	return false
}
