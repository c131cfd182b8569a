package compile

// People whom the plan's text names in full somewhere, in prose, in a heading or in a signature,
// and elsewhere by the first or the last name alone: "Beth" is "Beth Lund", of whom the first
// paragraph says that she is the architect.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// mention is a full name in the text.
type mention struct {
	name string
	span source.Span
	many bool // several names begin, or end, so: it is nobody's
	told bool // the text says that these initials are theirs: "RK = Rosa Klein", "Rosa Klein (RK)"
}

// maxMentions bounds how many names a text may hold.
const maxMentions = 2048

// mentions are the full names of the text by their folded first and last words.
func (c *compiler) mentions() map[string]mention {
	if c.mentioned == nil {
		c.mentioned = findMentions(c.file.Bytes, func(name string) bool { return c.nameForm(name) >= fullName })
	}
	return c.mentioned
}

// findMentions collects the runs of two to four capitalised words that isName takes for a name.
func findMentions(content []byte, isName func(string) bool) map[string]mention {
	found := map[string]mention{}
	enter := func(key string, m mention) {
		known, ok := found[key]
		switch {
		case !ok:
			found[key] = m
		case foldName(known.name) != foldName(m.name) && !strings.Contains(foldName(m.name), foldName(known.name)):
			known.many = true
			found[key] = known
		}
	}
	text := string(content)
	for at := 0; at < len(text) && len(found) < maxMentions; {
		end := capitalised(text, at)
		if end < 0 {
			for word := isWordByte(text[at]); ; {
				if at++; !word || at == len(text) || !isWordByte(text[at]) {
					break
				}
			}
			continue
		}
		// The longest run of words that is a name: "Lim Wei Jie", "Joost van der Berg".
		var ends, starts [3]int
		words := 0
		for last := end; words < len(ends); words++ {
			next := afterParticles(text, last)
			if last = capitalised(text, next); next < 0 || last < 0 {
				break
			}
			starts[words], ends[words] = next, last
		}
		first := end
		for words--; words >= 0; words-- {
			if name := text[at:ends[words]]; isName(name) {
				from := honoured(text, at)
				m := mention{name: text[from:ends[words]], span: source.Span{Start: from, End: ends[words]}}
				enter(foldName(text[at:first]), m)
				enter(foldName(text[starts[words]:ends[words]]), m)
				if short := initialsBeside(text, from, ends[words]); short != "" {
					m.told = true
					enter(foldName(short), m)
				}
				end = ends[words]
				break
			}
		}
		at = end
	}
	return found
}

// initialsBeside are the initials that a text gives a name in front of it or behind: "RK = Rosa Klein", "Rosa Klein (RK)".
func initialsBeside(text string, from, to int) string {
	short := ""
	if rest := text[to:min(len(text), to+7)]; strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " [") {
		if end := strings.IndexAny(rest, ")]"); end > 0 {
			short = rest[2:end]
		}
	} else if before, ok := strings.CutSuffix(text[max(0, from-8):from], "= "); ok {
		before = strings.TrimRight(before, " *_")
		short = before[strings.LastIndexAny(before, " \n,;(*_")+1:]
	}
	if len(short) < 2 {
		return ""
	}
	at := 0
	for word := range strings.FieldsSeq(text[from:to]) {
		if at < len(short) && word[0] == short[at] {
			at++
		}
	}
	if at < len(short) {
		return "" // "Renee Castillo (COO)"
	}
	return short
}

// honoured is where the honorific in front of a name starts, "Dr. Uwe Tann"; the name's own start
// where there is none.
func honoured(text string, at int) int {
	from := strings.LastIndexAny(text[max(0, at-8):max(0, at-1)], " \n(*:,") + 1 + max(0, at-8)
	if at > 1 && text[at-1] == ' ' && isHonorific(text[from:at-1]) {
		return from
	}
	return at
}

// afterParticles is where the word behind one blank and any particles starts; -1 where there is none.
func afterParticles(text string, at int) int {
	for at < len(text) && text[at] == ' ' {
		at++
		space := strings.IndexByte(text[at:min(len(text), at+8)], ' ')
		if space <= 0 || !particles[text[at:at+space]] {
			return at
		}
		at += space
	}
	return -1
}

// capitalised is where the capitalised word ends that starts at a place; -1 where none does.
func capitalised(text string, at int) int {
	if at < 0 || at >= len(text) || at > 0 && isWordByte(text[at-1]) {
		return -1
	}
	first, size := utf8.DecodeRuneInString(text[at:])
	if !unicode.IsUpper(first) {
		return -1
	}
	end, small := at+size, false
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '\'' && r != '’' {
			break
		}
		small = small || unicode.IsLower(r)
		end += n
	}
	if !small {
		return -1
	}
	if word := text[at:end]; strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") {
		return -1
	}
	return end
}

func isWordByte(b byte) bool {
	return b >= 0x80 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigitByte(b)
}

// mentionedPerson finds whom a single name means that the text tells in full.
func (c *compiler) mentionedPerson(text string) (mention, bool) {
	key := foldName(text)
	if key == "" || strings.IndexByte(key, ' ') >= 0 || strings.ContainsAny(key, "0123456789") {
		return mention{}, false // which is no reason to look through the whole text for names
	}
	m, ok := c.mentions()[key]
	return m, ok && !m.many
}

// isPersonMention reports whether the text says of a name what the person is: a title or a role stands
// in parentheses or behind a comma, or a role with a colon in front.
func (c *compiler) isPersonMention(m mention) bool {
	text := c.file.Bytes
	after := string(text[m.span.End:min(len(text), m.span.End+64)])
	if lead := strings.TrimLeft(after, "*_ "); strings.HasPrefix(lead, "(") || strings.HasPrefix(lead, ",") {
		lead = lead[1:]
		if end := strings.IndexAny(lead, ",.;\n)"); end > 0 {
			lead = lead[:end]
		}
		lead = strings.TrimSpace(lead)
		return lead != "" && (c.words.JobTitle(lead) || c.isOurRole(lead) || c.isDepartment(lead))
	}
	before := strings.TrimRight(string(text[max(0, m.span.Start-40):m.span.Start]), "*_ ")
	if strings.HasSuffix(before, " by") || strings.HasSuffix(before, " I'm") || strings.HasSuffix(before, "takes over from") {
		return true
	}
	if verb, ok := strings.CutPrefix(after, " "); ok {
		// "Deon Fourie looks after service on site"
		for _, does := range [...]string{"looks after ", "leads ", "runs ", "owns ", "handles ", "covers ", "manages ", "is the ", "is our ", "helps ", "joins ", "joined ", "will ", "takes "} {
			if strings.HasPrefix(verb, does) {
				return true
			}
		}
	}
	if key, ok := strings.CutSuffix(before, ":"); ok {
		key = strings.Trim(key[strings.LastIndexAny(key, "\n|.·,;/")+1:], "*_ -")
		return key != "" && (c.isOurRole(key) || c.words.JobTitle(key))
	}
	return false
}

// isTheirs reports whether the text gives somebody a job that is none of ours: they are the customer's.
func (c *compiler) isTheirs(m mention) bool {
	after := string(c.file.Bytes[m.span.End:min(len(c.file.Bytes), m.span.End+64)])
	lead := strings.TrimLeft(after, "*_ ")
	if !strings.HasPrefix(lead, "(") && !strings.HasPrefix(lead, ",") {
		return false
	}
	lead = lead[1:]
	if end := strings.IndexAny(lead, ",.;\n)"); end > 0 {
		lead = lead[:end]
	}
	lead = strings.TrimSpace(lead)
	return c.words.JobTitle(lead) && c.words.Executive(lead) && !c.isOurRole(lead) && !hasWordOf(asciiLower(lead), "founder", "cofounder", "co-founder", "account", "sales", "cto", "director")
}

// joinMentioned puts somebody whom the text names in full on the team, where one of our people is
// meant.
func (c *compiler) joinMentioned(d *directory, text string) (someone, bool) {
	m, ok := c.mentionedPerson(text)
	if !ok || c.isTheirs(m) {
		return someone{}, false
	}
	name := foldName(m.name)
	if known, ok := d.joined[name]; ok {
		return known, true
	}
	said := plan.String{Origin: plan.Origin{Span: m.span, Text: m.name, State: plan.Set}}
	member := plan.TeamMember{Name: said}
	member.Record = plan.Record{Key: c.teamKey(m.name), Label: m.name, Span: m.span, Head: m.span}
	c.plan.Team = append(c.plan.Team, member)
	d.joined[name] = someone{plan.Ours, len(c.plan.Team) - 1, member.Key, m.name}
	return d.joined[name], true
}
