package compile

// Plans that are mails: the lines of their head, what a reply quotes, short lines that stand for headings because a
// mail has no others, and what follows the greeting at the end.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// mailField is what a line of a mail's head says.
type mailField uint8

const (
	noMailField mailField = iota
	mailFrom
	mailTo
	mailDate
	mailSubject
)

// mailFieldOf is the field that a key of a mail's head names.
func mailFieldOf(key string) mailField {
	if len(key) > 12 {
		return noMailField
	}
	switch strings.ToLower(key) {
	case "from", "von", "van", "från", "fra", "od", "expéditeur", "mittente", "remitente":
		return mailFrom
	case "to", "cc", "bcc", "reply-to", "an", "kopie", "aan", "à", "para", "till", "til", "do", "kopia", "importance", "attachments", "attachment":
		return mailTo
	case "date", "sent", "datum", "gesendet", "verzonden", "envoyé", "envoyé le", "fecha", "enviado", "data", "inviato", "skickat", "sendt", "dato", "wysłano":
		return mailDate
	case "subject", "betreff", "betr", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne", "temat":
		return mailSubject
	}
	return noMailField
}

// mailHead are the pairs of a paragraph that is the head of a mail; nil where it is none.
func mailHead(lines []piece) []keyed {
	if len(lines) == 0 || len(lines) > 10 {
		return nil
	}
	var pairs []keyed
	var seen [mailSubject + 1]bool
	for _, line := range lines {
		pair, ok := keyLine(line)
		if !ok {
			return nil
		}
		field := mailFieldOf(pair.key.text)
		if field == noMailField {
			return nil
		}
		seen[field] = true
		pairs = append(pairs, pair)
	}
	if !seen[mailSubject] && !(seen[mailFrom] && (seen[mailTo] || seen[mailDate])) {
		return nil
	}
	return pairs
}

// readMailHead reads the head of a mail: who wrote it, when, and what about. To whom says nothing of the account.
func (c *compiler) readMailHead(s *section, lines []piece) bool {
	pairs := mailHead(lines)
	if pairs == nil {
		return false
	}
	for _, pair := range pairs {
		switch mailFieldOf(pair.key.text) {
		case mailFrom:
			who := pair.value
			if at := strings.IndexAny(who.text, "<@,"); at >= 0 {
				at = strings.LastIndexByte(who.text[:at]+" ", ' ')
				who = who.cut(0, min(at, len(who.text)))
			}
			key := pair.key
			key.text = "author"
			if s.record == nil && s.statesFacts() && c.nameScore(who.text) >= fullName {
				c.readFactLine(s, keyed{key: key, value: who})
			}
		case mailDate:
			if when, ok := c.mailDay(pair.value); ok {
				c.weakly(s, "reviewed", pair.key, when)
			}
		}
		c.prose(s, union(pair.key, pair.value), pair.key.text+": "+pair.value.text, -1)
	}
	return true
}

// mailDay is the day of a mail: "Fri, 16 Oct 2026", "mardi 20 octobre 2026 18:42", "16 October 2026 at 09:12".
func (c *compiler) mailDay(p piece) (piece, bool) {
	for _, word := range [...]string{" at ", " um ", " à ", " om "} {
		if at := strings.Index(p.text, word); at > 0 {
			p = p.cut(0, at)
		}
	}
	if at := strings.LastIndexByte(p.text, ' '); at > 0 && strings.Count(p.text[at:], ":") > 0 {
		p = p.cut(0, at)
	}
	if c.dateLike(p.text) {
		return p, true
	}
	if at := strings.IndexByte(p.text, ' '); at > 0 {
		p = p.cut(at, len(p.text))
	}
	return p, c.dateLike(p.text)
}

// subject is what a mail that opens a plan is about.
func (c *compiler) subject() piece {
	for i := range c.doc.Blocks[:min(len(c.doc.Blocks), 3)] {
		if c.doc.Blocks[i].Kind != syntax.Paragraph {
			continue
		}
		lines := pieceLines(c.doc.Blocks[i].Inline)
		for _, pair := range mailHead(lines[:min(len(lines), 11)]) {
			if mailFieldOf(pair.key.text) == mailSubject {
				return pair.value
			}
		}
	}
	return piece{}
}

// subjectName is whom the subject of a mail names: "FW: Umlazi Fresh - account plan", "Handover Karoo Fresh Produce – read
// this", "Plan for Ostrava Glass before Thursday".
func (c *compiler) subjectName() piece {
	p := c.subject()
	for {
		at := strings.IndexByte(p.text, ':')
		if at <= 0 || at > 4 {
			break
		}
		p = p.cut(at+1, len(p.text)) // "Re:", "FW:", "AW:"
	}
	name := titleName(p.text)
	at := strings.Index(p.text, name)
	if name == "" || at < 0 {
		return piece{}
	}
	p = p.cut(at, at+len(name))
	for _, lead := range [...]string{"handover of ", "handover ", "hand-over ", "notes on ", "notes for ", "plan for ", "update on ", "update ", "summary of ", "übergabe ", "overdracht ", "passation "} {
		if strings.HasPrefix(asciiLower(p.text), lead) {
			p = p.cut(len(lead), len(p.text))
		}
	}
	for _, word := range [...]string{" before ", " for ", " until ", " after ", " from ", " to ", " with ", " on ", " vor ", " für ", " avant ", " pour ", " voor ", " antes "} {
		if at := strings.Index(p.text, word); at > 0 {
			p = p.cut(0, at) // "… before Thursday"
		}
	}
	return p
}

// companyNamed is the first company that the prose at the top names with its legal form, and by a word of its name in what
// the plan is about: "Karoo Fresh Produce (Pty) Ltd, Worcester, exports table grapes".
func (c *compiler) companyNamed(about string) piece {
	if about == "" {
		return piece{}
	}
	for i := range c.doc.Blocks[:min(len(c.doc.Blocks), 8)] {
		if c.doc.Blocks[i].Kind != syntax.Paragraph {
			continue
		}
		for _, line := range pieceLines(c.doc.Blocks[i].Inline) {
			if overloaded(line) || len(line.text) > 2000 {
				continue
			}
			if name := companyIn(line); !name.empty() {
				first, _, _ := strings.Cut(name.text, " ")
				if hasWordOf(about, first) {
					return name
				}
			}
		}
	}
	return piece{}
}

// companyIn is the first run of capitalised words of a text that a legal form ends.
func companyIn(line piece) piece {
	from, capitals := -1, 0
	for at := 0; at < len(line.text); {
		end := at + strings.IndexByte(line.text[at:]+" ", ' ')
		word := line.text[at:end]
		if bare := strings.TrimRight(word, ",;:"); capitals > 0 && isLegalForm(bare) {
			stop := at + len(bare)
			for next := end + 1; (bare == word || word == "Co.,") && next < len(line.text); { // "(Pty) Ltd", "GmbH & Co. KG"
				last := next + strings.IndexByte(line.text[next:]+" ", ' ')
				word = line.text[next:last]
				bare = strings.TrimRight(word, ",;:")
				if !isLegalForm(bare) && bare != "&" && bare != "o.o." && bare != "o.o" {
					break
				}
				stop, next = next+len(bare), last+1
			}
			if strings.HasSuffix(line.text[:stop], ".") && !strings.Contains(line.text[at:stop-1], ".") && stop == len(line.text) {
				stop-- // the end of the sentence
			}
			return line.cut(from, stop)
		}
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(first) || unicode.IsDigit(first) && capitals > 0 || word == "&" && capitals > 0:
			if from < 0 {
				from = at
			}
			capitals++
			if strings.HasSuffix(word, ".") || strings.HasSuffix(word, ",") || strings.HasSuffix(word, ":") {
				from, capitals = -1, 0
			}
		default:
			from, capitals = -1, 0
		}
		at = end + 1
	}
	return piece{}
}

// isLegalForm reports whether a word is the legal form of a company.
func isLegalForm(word string) bool {
	switch strings.ToLower(strings.Trim(word, "().")) {
	case "ltd", "limited", "inc", "llc", "llp", "plc", "gmbh", "ag", "kg", "kgaa", "se", "sa", "s.a", "sas", "s.a.s", "sarl", "spa", "s.p.a", "srl", "s.r.l", "ab", "a/s", "aps", "asa", "oy", "oyj", "bv", "b.v", "nv", "n.v",
		"pty", "pvt", "co", "corp", "corporation", "a.s", "s.r.o", "d.o.o", "kft", "zrt", "sdn", "bhd", "pte", "k.k", "fze", "fz-llc", "wll", "pjsc", "jsc", "sp. z", "s.l", "lda", "ltda":
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "("))
		return unicode.IsUpper(first) || strings.Contains(word, ".")
	case "sp", "z": // Sp. z o.o.
		return word == "Sp." || word == "z"
	}
	return false
}

// nameFromMail names the account after what a mail is about, where nothing else does.
func (c *compiler) nameFromMail() (piece, bool) {
	about := c.subjectName()
	if name := c.companyNamed(about.text); !name.empty() {
		return name, true
	}
	return about, !about.empty()
}

// withQuotesOpened gives the blocks that replies quote their place where the plan has nothing else to read.
func withQuotesOpened(blocks []syntax.Block) []syntax.Block {
	for depth := 0; depth < 8; depth++ {
		holds := false
		for i := range blocks {
			switch blocks[i].Kind {
			case syntax.List, syntax.TableBlock, syntax.Heading:
				return blocks
			case syntax.Quote:
				listed := 0
				for k := range blocks[i].Blocks {
					switch blocks[i].Blocks[k].Kind {
					case syntax.List, syntax.TableBlock, syntax.Heading, syntax.Quote:
						listed++
					}
				}
				holds = holds || listed > 0 && len(blocks[i].Blocks) > 2
			}
		}
		if !holds {
			return blocks
		}
		var out []syntax.Block
		for _, b := range blocks {
			if b.Kind == syntax.Quote {
				out = append(out, b.Blocks...)
			} else {
				out = append(out, b)
			}
		}
		blocks = out
	}
	return blocks
}

// isGreeting reports whether a line greets those to whom a mail goes.
func isGreeting(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch strings.TrimRight(first, ",!:.") {
	case "hi", "hello", "hey", "dear", "hallo", "liebe", "lieber", "sehr", "guten", "moin", "bonjour", "salut", "cher", "chère", "chers", "hola", "estimado", "estimada", "ciao", "caro", "cara", "gentile", "olá", "oi", "prezado", "hej", "beste", "hoi", "cześć", "team", "all", "folks", "morning", "afternoon", "good":
		return true
	}
	return false
}

// isSignOff reports whether a line is the greeting at the end of a mail, or the line of dashes above a signature.
func isSignOff(text string) bool {
	text = strings.TrimRight(strings.TrimSpace(text), ",.! -–")
	if text == "" {
		return true // dashes
	}
	if len(text) > 32 || strings.Count(text, " ") > 4 {
		return false
	}
	text = strings.ToLower(text)
	for _, words := range [...]string{"regards", "kind regards", "best regards", "best", "best wishes", "all the best", "warm regards", "cheers", "thanks", "many thanks", "thank you", "thx", "ta", "sincerely", "yours", "yours sincerely", "br", "rgds", "talk soon", "speak soon",
		"grüße", "viele grüße", "liebe grüße", "beste grüße", "schöne grüße", "mit freundlichen grüßen", "freundliche grüsse", "gruß", "vg", "lg", "mfg", "cordialement", "bien cordialement", "bien à vous", "bien à toi", "amicalement", "à bientôt", "merci",
		"saludos", "un saludo", "saludos cordiales", "gracias", "abraços", "abraço", "um abraço", "atenciosamente", "obrigado", "obrigada", "saluti", "cordiali saluti", "un saluto", "grazie", "groeten", "groet", "met vriendelijke groet", "hälsningar", "mvh", "vänliga hälsningar", "med venlig hilsen", "hilsen", "vh", "pozdrawiam", "sterkte", "groete"} {
		if text == words {
			return true
		}
	}
	return false
}

// withoutSignatures makes prose of what stands behind the greeting at the end of a mail: names, jobs and addresses that
// are nobody's work or risk.
func (c *compiler) withoutSignatures(blocks []syntax.Block) []syntax.Block {
	var out []syntax.Block
	for i := 1; i < len(blocks); i++ {
		if blocks[i].Kind != syntax.Paragraph || len(blocks[i].Inline.Runs) == 0 || len(blocks[i].Inline.Runs[0].Text) > 80 {
			continue
		}
		first, _, _ := strings.Cut(blocks[i].Inline.Runs[0].Text, "\n")
		if !isSignOff(first) {
			continue
		}
		lines := rawLines(blocks[i].Inline)
		if len(lines) == 0 || len(lines) > 10 || !isSignOff(lines[0].text) && !(len(lines) > 1 && strings.Trim(lines[0].text, "-–_ ") == "") {
			continue
		}
		for k := i; k < len(blocks) && k < i+4 && c.isSignature(&blocks[k]); k++ {
			if out == nil {
				out = append([]syntax.Block(nil), blocks...)
			}
			out[k].Kind = syntax.HTML
		}
	}
	if out == nil {
		return blocks
	}
	return out
}

// isSignature reports whether a block is short lines without a day or a sum.
func (c *compiler) isSignature(b *syntax.Block) bool {
	if b.Kind != syntax.Paragraph {
		return false
	}
	lines := rawLines(b.Inline)
	if len(lines) > 10 {
		return false
	}
	for _, line := range lines {
		if len(line.text) > 90 || strings.Count(line.text, " ") > 12 || boldLead(line) > 0 || c.dateLike(line.text) || isAmount(c, line.text) {
			return false
		}
		if pair, ok := keyLine(line); ok {
			if _, fact := c.factKey(pair.key.text); fact {
				return false
			}
		}
	}
	return true
}

// withLineHeadings makes headings of short lines that stand alone where a plan has no headings of its own, one of which
// at least is a known one.
func (c *compiler) withLineHeadings(blocks []syntax.Block) []syntax.Block {
	for i := range blocks {
		if blocks[i].Kind == syntax.Heading && blocks[i].Level < boldLevel && i > 0 {
			return blocks
		}
	}
	var at []int
	known, parted := 0, false
	blocks = c.withNumberedParts(blocks)
	for i := range blocks {
		if i == 0 {
			continue
		}
		line, ok := c.lineHeading(blocks, i)
		if !ok {
			parted = parted || c.headsParagraph(&blocks[i])
			continue
		}
		if len(at) > 0 && at[len(at)-1] == i-1 {
			at[len(at)-1] = i // of two lines the second heads what follows
			continue
		}
		at = append(at, i)
		if c.knownHeading(line) {
			known++
		}
	}
	if (len(at) < 2 || known == 0) && !parted {
		return blocks
	}
	if len(at) < 2 || known == 0 {
		at = nil
	}
	return rewritten(blocks, func(i int) (list []syntax.Block, next int) {
		switch b := &blocks[i]; {
		case len(at) > 0 && at[0] == i:
			at = at[1:]
			in := b.Inline
			if b.Kind == syntax.List {
				in = b.Items[0].Inline
			}
			list = []syntax.Block{headingOf(b.Span, in)}
			if c.underlined(blocks, i) {
				return append(list, blocks[i+1]), i + 2
			}
		case i > 0 && parted && c.headsParagraph(b):
			list = headAndRest(*b, rawLines(b.Inline))
		}
		return list, i + 1
	})
}

// withNumberedParts parts lists at items that are known headings, "3. Risks" above the list of them: to Markdown that is
// one list, or a list in an item.
func (c *compiler) withNumberedParts(blocks []syntax.Block) []syntax.Block {
	return rewritten(blocks, func(at int) (parts []syntax.Block, next int) {
		if b := &blocks[at]; b.Kind == syntax.List && b.Ordered {
			parts = c.numberedParts(b, at+1 < len(blocks) && blocks[at+1].Kind != syntax.Heading)
		}
		return parts, at + 1
	})
}

// numberedParts are the headings of a list and what stands below each; nil where nothing does. followed: a block stands
// behind the list.
func (c *compiler) numberedParts(b *syntax.Block, followed bool) []syntax.Block {
	var out []syntax.Block
	from, held := 0, false
	list := func(to int) {
		if from < to {
			part := *b
			part.Items = b.Items[from:to]
			part.Span = part.Items[0].Span.Union(part.Items[len(part.Items)-1].Span)
			out = append(out, part)
		}
	}
	for i := range b.Items {
		item := &b.Items[i]
		if item.Task != syntax.NoTask || len(item.Inline.Runs) == 0 || len(item.Inline.Runs[0].Text) > 60 || broken(item.Inline) {
			continue
		}
		line := pieceOf(item.Inline)
		if !c.heads(line) || len(c.words.Exact(strings.TrimRight(line.text, ": "), "").Concepts) == 0 {
			continue
		}
		// Its own list stands in it, or begins to count anew.
		last := i+1 == len(b.Items)
		if len(item.Blocks) == 0 && (last && !(followed && len(b.Items) > 1) || !last && !strings.HasPrefix(c.file.Text(b.Items[i+1].Span), "1")) {
			continue
		}
		held = true
		list(i)
		out = append(append(out, headingOf(source.Span{Start: item.Span.Start, End: line.span.End}, item.Inline)), item.Blocks...)
		from = i + 1
	}
	if !held {
		return nil
	}
	list(len(b.Items))
	return out
}

// headsParagraph reports whether a paragraph begins with a line that is a known heading.
func (c *compiler) headsParagraph(b *syntax.Block) bool {
	if b.Kind != syntax.Paragraph || len(b.Inline.Runs) == 0 || len(b.Inline.Runs[0].Text) > 60 && strings.IndexByte(b.Inline.Runs[0].Text[:60], '\n') < 0 || !broken(b.Inline) {
		return false
	}
	lines := rawLines(b.Inline)
	return len(lines) > 1 && len(lines[0].text) < maxKeyLength && c.heads(lines[0]) && len(c.words.Exact(strings.TrimRight(lines[0].text, ": "), "").Concepts) > 0
}

// inlineOf joins lines to the inline that they were cut from.
func inlineOf(lines []piece) syntax.Inline {
	in := syntax.Inline{Span: lines[0].span.Union(lines[len(lines)-1].span)}
	for i, line := range lines {
		if i > 0 {
			in.Runs = append(in.Runs, syntax.Run{Span: source.Span{Start: line.span.Start, End: line.span.Start}, Text: "\n"})
		}
		in.Runs = append(in.Runs, line.exact()...)
	}
	return in
}

// underlined reports whether a row of dashes stands right below a block: where that is an item with a number, Markdown
// takes the row for a break between two parts.
func (c *compiler) underlined(blocks []syntax.Block, i int) bool {
	return i+1 < len(blocks) && blocks[i+1].Kind == syntax.Break && strings.Count(c.file.Text(source.Span{Start: blocks[i].Span.End, End: blocks[i+1].Span.Start}), "\n") == 1
}

// lineHeading is the text of a block that is a short line, or the only one of a list with numbers, and may head the
// block behind it.
func (c *compiler) lineHeading(blocks []syntax.Block, i int) (string, bool) {
	b := &blocks[i]
	if i+1 >= len(blocks) || blocks[i+1].Kind == syntax.Heading || blocks[i+1].Kind == syntax.Break && !c.underlined(blocks, i) {
		return "", false
	}
	in := &b.Inline
	if b.Kind == syntax.List && b.Ordered && len(b.Items) == 1 && len(b.Items[0].Blocks) == 0 && b.Items[0].Task == syntax.NoTask {
		in = &b.Items[0].Inline
	} else if b.Kind != syntax.Paragraph {
		return "", false
	}
	if len(in.Runs) == 0 || len(in.Runs[0].Text) > 60 || broken(*in) {
		return "", false
	}
	line := pieceOf(*in)
	return strings.TrimRight(line.text, ": "), c.heads(line)
}

// heads reports whether a line is one that may be a heading: short, no sentence, no name, no fact and no greeting.
func (c *compiler) heads(line piece) bool {
	text := strings.TrimRight(line.text, ": ")
	if text == "" || len(text) > 60 || strings.Count(text, " ") > 7 || strings.IndexByte(".,;!", text[len(text)-1]) >= 0 || isGreeting(text) || isSignOff(text) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsLower(first) || unicode.IsPunct(first) {
		return false
	}
	if strings.Contains(text, ": ") || strings.ContainsAny(text, "|\t") || c.nameScore(text) >= givenName || c.dateLike(text) || isAmount(c, text) || value.Placeholder(text) {
		return false
	}
	who, title := splitNameTitle(line)
	return title.empty() || c.nameScore(who.text) < fullName
}

// accountFromMail is set where nothing else names the account.
func (c *compiler) accountFromMail() bool {
	name, ok := c.nameFromMail()
	if !ok {
		return false
	}
	c.plan.Account = plan.String{Origin: plan.Origin{Span: source.Span{Start: name.span.Start, End: name.span.End}, Text: name.text, State: plan.Set}}
	return true
}
