package compile

// Account facts: the same fact may stand in the frontmatter, in a key line and in a table.
// The frontmatter wins, else the first; a different statement is a contradiction.

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// requiredFacts are the facts that a reader of the plan cannot do without.
var requiredFacts = map[string]bool{"account": true, "owner": true, "arr": true, "renewal": true, "reviewed": true}

// setFact reads one fact into the plan.
func (c *compiler) setFact(f fact) {
	p := c.plan
	h := holder{required: requiredFacts}
	v := f.value
	switch f.key {
	case "acctplan":
		p.Marked = p.Marked || v.text == "1"
		if v.text != "1" {
			c.problem(plan.Problem{Kind: plan.InvalidFrontmatter, Span: v.span, Text: v.text, Field: f.key,
				Detail: "`acctplan` is the version of the format, and this program reads version 1", Hint: "Write `acctplan: 1`."})
		}
	case "account":
		if open := strings.LastIndexByte(v.text, '('); open > 0 && strings.HasSuffix(v.text, ")") && f.node == nil && isInitials(v.text[open+1:len(v.text)-1], v.text[:open]) {
			v = v.cut(0, open) // "Sundaram Kaveri Steels Ltd (SKSL)"
		}
		p.Account = c.text(h, f.key, v)
	case "id":
		p.ID = c.text(h, f.key, v)
	case "crm_id":
		p.CRMID = c.text(h, f.key, v)
	case "potential":
		p.Potential = c.money(h, f.key, v)
	case "parent":
		p.Parent = c.text(h, f.key, v)
	case "tier":
		p.Tier = enum(c, h, f.key, v, "tier", c.words.Tier)
	case "lifecycle":
		p.Lifecycle = enum(c, h, f.key, v, "lifecycle", c.words.Lifecycle)
	case "industry":
		p.Industry = c.text(h, f.key, v)
	case "location":
		p.Location = c.text(h, f.key, v)
	case "employees":
		p.Employees = c.number(h, f.key, v)
	case "company_revenue":
		p.CompanyRevenue = c.text(h, f.key, v)
		if _, problem := value.Money(v.text, c.values); problem != nil && problem.Kind == plan.AmbiguousValue {
			c.trouble(problem, h, f.key, v.span)
		}
	case "products":
		p.ProductsOwned = c.stringList(f)
	case "currency":
		p.Currency = c.currency(h, f)
	case "arr":
		h.currency = headerCurrency(c.file.Text(f.keySpan))
		p.ARR = c.money(h, f.key, v)
		if key := strings.ToUpper(c.file.Text(f.keySpan)); p.ARR.State == plan.Set && p.ARR.Currency == "" && len(key) > 4 {
			if code, ok := currencyCode(key[len(key)-3:]); ok && strings.ContainsAny(key[len(key)-4:len(key)-3], "_- ") {
				p.ARR.Currency = code // arr_usd
			}
		}
	case "target_arr":
		p.TargetARR = c.money(h, f.key, v)
	case "target_by":
		p.TargetBy = c.date(h, f.key, v, 0)
	case "contract_start":
		p.ContractStart = c.date(h, f.key, v, 0)
	case "renewal":
		p.Renewal = c.date(h, f.key, v, value.AllowNone)
	case "notice":
		p.Notice = c.days(h, f.key, v)
	case "owner":
		c.teamPerson(h, f, &p.Owner)
	case "csm":
		c.teamPerson(h, f, &p.CSM)
	case "executive_sponsor":
		c.teamPerson(h, f, &p.ExecutiveSponsor)
	case "units":
		p.Units = c.stringList(f)
	case "health":
		p.Health = enum(c, h, f.key, v, "health", c.words.Health)
	case "health_score":
		p.HealthScore = c.number(h, f.key, v)
	case "nps":
		p.NPS = c.number(h, f.key, v)
	case "csat":
		p.CSAT = c.number(h, f.key, v)
	case "health_as_of":
		p.HealthAsOf = c.date(h, f.key, v, 0)
	case "created":
		p.Created = c.date(h, f.key, v, 0)
	case "reviewed":
		p.Reviewed = c.date(h, f.key, v, value.AllowNever)
	case "next_review":
		p.NextReview = c.date(h, f.key, v, 0)
	case "cadence":
		p.Cadence = enum(c, h, f.key, v, "cadence", c.words.Cadence)
	case "actions_reviewed":
		p.ActionsReviewed = c.date(h, f.key, v, 0)
	case "period_start":
		p.PeriodStart = c.date(h, f.key, v, 0)
	case "period_end":
		p.PeriodEnd = c.date(h, f.key, v, 0)
	case "audience":
		p.Audience = enum(c, h, f.key, v, "audience", c.words.Audience)
	case "template":
		p.Template = c.flag(h, f.key, v)
	}
}

// buildFacts reads each fact once, the currency first, since amounts need it.
func (c *compiler) buildFacts() {
	first := map[string]int{}
	var order []string
	for i, f := range c.facts {
		if j, ok := first[f.key]; ok {
			if c.facts[j].value.empty() && !f.value.empty() || c.facts[j].author && !f.author && !f.value.empty() || c.isNewer(f, c.facts[j]) {
				first[f.key] = i
			}
			continue
		}
		first[f.key] = i
		order = append(order, f.key)
	}
	if i, ok := first["currency"]; ok {
		c.setFact(c.facts[i])
		if c.plan.Currency.State == plan.Set {
			c.values.Currency = strings.ToUpper(c.plan.Currency.Text)
		}
	}
	for _, key := range order {
		if key != "currency" {
			c.setFact(c.facts[first[key]])
		}
	}
	for i, f := range c.facts {
		if i != first[f.key] && !f.value.empty() {
			c.checkFact(f)
		}
		if j := first[f.key]; i != j && !f.value.empty() && !c.agrees(c.facts[j], f) {
			a := c.facts[j]
			if c.isNewer(a, f) || c.anotherPerson(a, f) {
				continue
			}
			c.problem(plan.Problem{Kind: plan.Contradiction, Span: f.value.span, Text: f.value.text, Field: f.key, Related: a.value.span, RelatedText: a.value.text})
		}
	}
	c.nameTheAccount()
	c.amountCurrencies()
}

// checkFact reads a statement that does not count, because another place has the word, only
// for the trouble that there is with it.
func (c *compiler) checkFact(f fact) {
	plan, scratch := c.plan, *c.plan
	persons := len(c.persons)
	c.plan = &scratch
	c.setFact(f)
	c.plan = plan
	c.plan.Problems = scratch.Problems
	c.persons = c.persons[:persons]
}

// anotherPerson takes a second person for a fact that only one can fill to the team, where the
// plan calls the two by different roles: "Prepared by: Annika", "AE: Devon".
func (c *compiler) anotherPerson(a, b fact) bool {
	switch a.key {
	case "owner", "csm", "executive_sponsor":
	default:
		return false
	}
	word := strings.Trim(c.file.Text(b.keySpan), " *:_|")
	if b.node != nil || sameText(strings.Trim(c.file.Text(a.keySpan), " *:_|"), word) {
		return false
	}
	r := &raw{collection: plan.Team, place: c.newPlace(), section: frontmatterSection, span: b.value.span}
	r.set("name", b.value)
	r.set("role", piece{text: word, span: b.keySpan})
	c.add(r)
	return true
}

// amountCurrencies reads nothing anew: an amount that names its own currency makes that the
// plan's, where the plan names none.
func (c *compiler) amountCurrencies() {
	if c.values.Currency == "" && c.plan.ARR.Currency != "" {
		c.values.Currency = c.plan.ARR.Currency
	}
}

// nameTheAccount takes the account's name from the title where no fact states it, and says
// where facts belong.
func (c *compiler) nameTheAccount() {
	p := c.plan
	if !p.HasFrontmatter {
		p.Facts = p.Title.Span
		if p.Facts.IsZero() {
			line, start := p.File.Line(1)
			for n := 1; n <= p.File.Lines() && strings.TrimSpace(string(line)) == ""; n++ {
				line, start = p.File.Line(n)
			}
			p.Facts = p.File.Trim(source.Span{Start: start, End: start + len(line)})
		}
	}
	if p.Account.IsWritten() {
		return
	}
	name := ""
	if p.Title.State == plan.Set && !isPlaceholder(piece{text: p.Title.Text}) {
		name = titleName(p.Title.Text)
	}
	if name == "" {
		for _, extra := range p.ExtraKeys {
			if key := asciiLower(extra.Name.Text); (key == "title" || key == "name") && extra.Value.State == plan.Set && titleName(extra.Value.Text) != "" {
				name = titleName(extra.Value.Text)
				p.Account = plan.String{Origin: plan.Origin{Span: extra.Value.Span, Text: name, State: plan.Set}}
				return
			}
		}
	}
	if name == "" {
		if line := c.boldBelowTitle(); line.text != "" && titleName(line.text) != "" {
			name = titleName(line.text)
			p.Account = plan.String{Origin: plan.Origin{Span: line.span, Text: name, State: plan.Set}}
			return
		}
	}
	if name == "" && c.accountFromMail() {
		return
	}
	if name == "" {
		c.problem(plan.Problem{Kind: plan.InvalidFrontmatter, Span: p.Facts, Field: "account", Required: true,
			Detail: "the plan does not say whose plan it is", Hint: "Add `account:` with the customer's name."})
		return
	}
	if at := strings.Index(p.Title.Text, name); at >= 0 && p.Title.Span.Len() == len(p.Title.Text) {
		p.Account = plan.String{Origin: plan.Origin{Span: source.Span{Start: p.Title.Span.Start + at, End: p.Title.Span.Start + at + len(name)}, Text: name, State: plan.Set}}
		return
	}
	p.Account = plan.String{Origin: plan.Origin{Span: p.Title.Span, Text: name, State: plan.Set}}
}

// boldBelowTitle is the bold line right below the first heading, which names whom the plan is
// about where that does not; empty where there is none.
func (c *compiler) boldBelowTitle() piece {
	if blocks := c.doc.Blocks; len(blocks) > 0 && blocks[0].Kind == syntax.Paragraph && c.plan.Title.State != plan.Set {
		// "Delta Misr Bank" and "Account plan, rev. 3" as two plain lines at the top
		lines := pieceLines(blocks[0].Inline)
		if len(lines) == 1 && len(lines[0].text) < 90 && len(lines[0].text) > len(titleName(lines[0].text)) && !keysName(lines[0]) && !strings.Contains(strings.Replace(lines[0].text, titleName(lines[0].text), "", 1), ". ") {
			return lines[0] // "Acme Ltd – account plan (draft)" alone at the top
		}
		if len(lines) > 1 && len(lines[0].text) < 60 && !strings.ContainsAny(lines[0].text, ":.!?|") && strings.Contains(asciiLower(lines[1].text), "plan") {
			return lines[0]
		}
		if len(lines) == 1 && len(blocks) > 1 && blocks[1].Kind == syntax.Paragraph && len(lines[0].text) < 60 && !strings.ContainsAny(lines[0].text, ":.!?|") && len(strings.Fields(lines[0].text)) < 8 {
			if below := firstLine(blocks[1].Inline); len(below.text) < 60 && hasWordOf(asciiLower(below.text), "plan", "plans", "accountplan", "kundenplan") {
				return lines[0] // and so as two paragraphs
			}
		}
	}
	for i, b := range c.doc.Blocks {
		if i > 0 && c.doc.Blocks[0].Kind == syntax.Heading && b.Kind == syntax.Paragraph && len(b.Inline.Text()) < 80 {
			if line := firstLine(b.Inline); line.bold(0, len(line.text)) && !strings.Contains(line.text, ":") {
				return line
			}
		}
		if i > 1 {
			break
		}
	}
	return piece{}
}

// keysName reports whether a line at the top is a key and its value, rather than "**Acme Ltd: Blue Sheet**"
// or "Account plan: Acme Ltd".
func keysName(line piece) bool {
	before, after, found := strings.Cut(line.text, ": ")
	return found && (!line.bold(0, len(line.text)) || titleName(before) != "" && titleName(after) != "")
}

// titleName finds the account's name in a title: "Account Plan: X", "X – Success Plan", "X".
func titleName(title string) string {
	isPlan := func(part string) bool {
		for _, word := range strings.Fields(asciiLower(part)) {
			switch strings.Trim(word, "()[]") {
			case "renewal", "save", "blue", "gold", "green", "sheet", "recovery", "meddic", "meddpicc", "qbr/plan", "spiced", "bant", "challenger", "living", "h1", "h2", "&", "and", "page", "mini-plan", "acct", "acc", "acct.", "mini", "kundplan", "kundenentwicklungsplan", "アカウントプラン", "klienta", "konta", "kundeplan", "klantplan", "accountplanung", "客户计划", "客户", "账户计划", "kontoplan", "kundenplan", "accountplan", "piano", "plano", "compte", "cuenta", "conta", "cliente", "conto", "de", "del", "di", "qbr-notes",
				"capture", "client", "business", "opportunity", "pursuit", "+", "draft", "prep", "preparation", "pack", "deck", "mutual", "action", "notes", "doc", "working", "plan", "account", "success", "strategic", "key", "overview", "customer", "joint", "review", "profile",
				"fy", "strategy", "template", "map", "qbr", "ebr", "brief", "summary", "meeting", "minutes", "one-pager", "onepager", "dossier", "steckbrief", "key-account-steckbrief", "wip", "for", "the", "year", "file", "sheets":
			default:
				word = strings.Trim(word, "()[]")
				if strings.Trim(word, "0123456789-/–'") == "" || strings.HasPrefix(word, "fy") || strings.HasPrefix(word, "q") && len(word) == 2 {
					continue
				}
				return false
			}
		}
		return true
	}
	best, aside := "", ""
	if open := strings.LastIndexByte(title, '('); open > 0 && strings.IndexByte(title[open:], ')') > 2 && !isCompanyForm(title[open+1:]) {
		// "GLM — Account Plan H2 (Great Lakes Mutual Insurance)": an aside with the whole name
		end := open + strings.IndexByte(title[open:], ')')
		aside = title[open+1 : end]
		title = title[:open] + title[end+1:]
	}
	rest := strings.TrimSpace(strings.Map(func(r rune) rune {
		if isPicture(r) {
			return ' '
		}
		return r
	}, title))
	if at := strings.LastIndex(rest, " ["); at > 0 && strings.HasSuffix(rest, "]") && strings.ContainsAny(rest[at:], "0123456789") {
		rest = strings.TrimSpace(rest[:at]) // the account's number in another program
	}
	for _, sep := range []string{" ~ ", " :: ", " · ", " × ", " x ", " // ", " -- ", ": ", "：", " — ", " – ", " - ", " | ", " / "} {
		rest = strings.ReplaceAll(rest, sep, "\x00")
	}
	for _, part := range strings.Split(rest, "\x00") {
		part = strings.TrimSpace(strings.Trim(strings.TrimSpace(part), "*_"))
		if part != "" && !isPlan(part) {
			best = part
			break
		}
	}
	if parts := strings.Split(best, ", "); len(parts) > 1 {
		// "QBR notes + plan, Fjällmark Pharma, Q4 2026": what is the plan's goes, the name's own commas stay
		kept := parts[:0]
		for _, part := range parts {
			if !isPlan(part) {
				kept = append(kept, part)
			}
		}
		if len(kept) > 0 {
			best = strings.Join(kept, ", ")
		}
	}
	// A year or "Q3 QBR" at the end is the plan's, not the name's.
	for {
		at := strings.LastIndexByte(best, ' ')
		if at <= 0 || !isPlan(best[at+1:]) || !strings.ContainsAny(best[at+1:], "0123456789") && !strings.EqualFold(best[at+1:], "QBR") && !strings.EqualFold(best[at+1:], "EBR") {
			break
		}
		best = strings.TrimRight(best[:at], " ,–—-(")
	}
	for at := strings.IndexByte(best, ' '); at > 0; {
		if rest := best[at+1:]; strings.Contains(rest, " ") && isPlan(rest) {
			best = best[:at] // "Acme QBR notes + plan"
			break
		}
		next := strings.IndexByte(best[at+1:], ' ')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if isInitials(best, aside) {
		best = aside
	}
	if !holdsPlan(best) {
		return best // as most names
	}
	if at := strings.Index(asciiLower(best), "plan "); at >= 0 && isPlan(best[:at+len("plan")]) && strings.TrimSpace(best[at+len("plan"):]) != "" {
		best = strings.TrimSpace(best[at+len("plan"):]) // "Key Account Plan Acme AG"
		if _, rest, ok := strings.Cut(best, " "); ok && (strings.HasPrefix(asciiLower(best), "for ") || strings.HasPrefix(asciiLower(best), "of ")) {
			best = rest
		}
	}
	for _, lead := range []string{"kundenplan ", "kundenentwicklungsplan ", "kontoplan ", "account plan ", "kundplan ", "kundeplan ", "accountplan ", "plan de compte ", "plan de cuenta ", "piano cliente ", "account plan for ", "success plan for ", "plan for ", "アカウントプラン:", "plan klienta "} {
		if strings.HasPrefix(asciiLower(best), lead) && len(best) > len(lead) {
			best = strings.TrimSpace(best[len(lead):])
		}
	}
	for _, tail := range [...]string{" account plan", " acct plan", " success plan", " account overview", " account strategy", " strategic plan", " plan", " アカウントプラン"} {
		if strings.HasSuffix(asciiLower(best), tail) {
			best = strings.TrimSpace(best[:len(best)-len(tail)])
		}
	}
	return best
}

// holdsPlan reports whether a name holds one of the words by which titleName knows what is no part of it.
func holdsPlan(name string) bool {
	lower := asciiLower(name)
	return strings.Contains(lower, "plan") || strings.Contains(lower, "piano") || strings.Contains(lower, "プラン") || strings.HasSuffix(lower, " account overview") || strings.HasSuffix(lower, " account strategy")
}

// isCompanyForm reports whether a bracket opens before a part of a company's legal form, "(Pty) Ltd", "(Private) Limited":
// the words behind it go on with the form, as they do with "(India) Pvt Ltd".
func isCompanyForm(text string) bool {
	inside, behind, _ := strings.Cut(asciiLower(text), ")")
	switch inside {
	case "pty", "pvt", "private", "proprietary", "sdn":
		return true
	}
	form, _, _ := strings.Cut(strings.TrimSpace(behind), " ")
	switch strings.Trim(form, ".,:;") {
	case "ltd", "limited", "llc", "llp", "plc", "inc", "co", "corp", "gmbh", "ag", "pvt", "pte", "pty", "sdn", "bv", "b.v", "sa", "s.a", "sas", "srl", "ab", "oy", "kg", "a/s":
		return true
	}
	return false
}

// isInitials reports whether a short name in capitals is made of the first letters of a longer one.
func isInitials(short, long string) bool {
	words := strings.Fields(long)
	if len(short) < 2 || len(short) > 6 || len(words) < 2 || strings.ToUpper(short) != short {
		return false
	}
	letters := ""
	for _, word := range words {
		letters += strings.ToUpper(word[:1])
	}
	return strings.HasPrefix(letters, short)
}

// agrees reports whether two statements of one fact mean the same.
func (c *compiler) agrees(a, b fact) bool {
	if sameText(a.value.text, b.value.text) || isPlaceholder(a.value) || isPlaceholder(b.value) {
		return true
	}
	switch f := a.key; {
	case f == "arr" || f == "target_arr" || f == "potential":
		x, _ := value.Money(a.value.text, c.values)
		y, _ := value.Money(b.value.text, c.values)
		return x.State != plan.Set || y.State != plan.Set || sameMoney(x, y)
	case isDateFact(f):
		x, _ := value.DateOr(a.value.text, c.values, value.AllowNone|value.AllowNever)
		y, _ := value.DateOr(b.value.text, c.values, value.AllowNone|value.AllowNever)
		return sameDate(x, y)
	case f == "health":
		x, okX := c.words.Health(a.value.text)
		y, okY := c.words.Health(b.value.text)
		return !okX || !okY || x == y
	case f == "tier":
		x, okX := c.words.Tier(a.value.text)
		y, okY := c.words.Tier(b.value.text)
		return !okX || !okY || x == y
	case f == "employees" || f == "nps" || f == "csat" || f == "health_score":
		x, _ := value.Number(a.value.text, c.values)
		y, _ := value.Number(b.value.text, c.values)
		return x.State != plan.Set || y.State != plan.Set || x.Value.Equal(y.Value)
	case f == "owner" || f == "csm" || f == "executive_sponsor":
		x, y := foldName(a.value.text), foldName(b.value.text)
		return strings.Contains(x, y) || strings.Contains(y, x)
	case f == "account" || f == "id" || f == "currency":
		x, y := finding.Normalise(a.value.text), finding.Normalise(b.value.text)
		return strings.Contains(x, y) || strings.Contains(y, x)
	}
	// Words about the account (industry, location …) may be put in many ways.
	return true
}

func isDateFact(key string) bool {
	switch key {
	case "renewal", "contract_start", "reviewed", "next_review", "created", "period_start", "period_end", "target_by", "health_as_of", "actions_reviewed":
		return true
	}
	return false
}

// sameMoney allows what rounding does to an amount: one per cent.
func sameMoney(x, y plan.Money) bool {
	if x.Currency != y.Currency && x.Currency != "" && y.Currency != "" {
		return false
	}
	return x.Amount.Sub(y.Amount).Abs().LessThanOrEqual(decimal.Max(x.Amount.Abs(), y.Amount.Abs()).Mul(decimal.New(1, -2)))
}

// sameDate reports whether one of the periods holds the other.
func sameDate(x, y plan.Date) bool {
	if !x.Known() || !y.Known() {
		return x.State != plan.Set || y.State != plan.Set || x.None == y.None && x.Never == y.Never
	}
	return x.First <= y.First && y.Last <= x.Last || y.First <= x.First && x.Last <= y.Last
}

// currency reads an ISO 4217 code; a symbol or a word that means one is taken too.
func (c *compiler) currency(h holder, f fact) plan.String {
	s := c.text(h, f.key, f.value)
	if s.State != plan.Set {
		return s
	}
	code, ok := currencyCode(s.Text)
	if !ok {
		s.State = plan.Unreadable
		c.trouble(&plan.Problem{Kind: plan.UnknownValue, Text: s.Text, Allowed: []string{"EUR", "USD", "GBP", "INR", "CHF", "JPY", "AUD", "CAD", "SEK", "PLN"},
			Hint: "Write the currency's three letters, for example EUR."}, h, f.key, f.value.span)
		return s
	}
	s.Text = code
	return s
}

// teamPerson reads a person on our side: "Lea Brandt", "@lea", "Lea Brandt (KAM)".
func (c *compiler) teamPerson(h holder, f fact, into *plan.Person) {
	v, remark := f.value, ""
	if open := strings.IndexByte(v.text, '('); open > 0 && strings.HasSuffix(v.text, ")") {
		if f.node != nil { // in a line of the body it most often says their title
			remark = v.text[open+1 : len(v.text)-1]
		}
		v = v.cut(0, open)
	}
	if at := strings.Index(v.text, ", "); at > 0 && c.nameScore(v.text[:at]) >= fullName && (c.words.JobTitle(v.text[at+2:]) || c.isOurRole(v.text[at+2:]) || c.titleScore(v.text[at+2:], true) >= 4) {
		v = v.cut(0, at) // "Aditi Chauhan, CSM"
	}
	c.person(h, f.key, into, v, plan.Ours)
	into.Text, into.Remark = v.text, remark
}

func (c *compiler) isOurRole(text string) bool {
	_, ok := c.words.OurRole(text)
	return ok
}

// reportConflicts turns fields of merged records that differ into contradictions, once the
// values are read and can be compared.
func (c *compiler) reportConflicts() {
	for _, x := range c.conflicts {
		if c.sameValue(x.field, x.first.text, x.second.text) {
			continue
		}
		label := mustGet(x.record, labelField[x.record.collection]).text
		key := slug(label)
		if id, ok := x.record.get("id"); ok {
			key = foldID(id.text)
		}
		c.problem(plan.Problem{
			Kind: plan.Contradiction, Span: x.second.span, Text: x.second.text, Field: x.field,
			Collection: x.record.collection, Record: key, Label: label,
			Related: x.first.span, RelatedText: x.first.text,
		})
	}
}

// sameValue reports whether two texts mean the same as a field of this name.
func (c *compiler) sameValue(name, a, b string) bool {
	switch {
	case c.isDateName(name):
		x, _ := value.DateOr(a, c.values, value.AllowNever|value.AllowYes)
		y, _ := value.DateOr(b, c.values, value.AllowNever|value.AllowYes)
		return sameDate(x, y)
	case name == "amount" || name == "arr":
		x, _ := value.Money(a, c.values)
		y, _ := value.Money(b, c.values)
		return x.State != plan.Set || y.State != plan.Set || sameMoney(x, y)
	case name == "probability" || name == "adoption":
		x, _ := value.Percent(a, c.values)
		y, _ := value.Percent(b, c.values)
		return x.State != plan.Set || y.State != plan.Set || x.Value.Equal(y.Value)
	case name == "stance":
		x, _ := c.words.Stance(a)
		y, _ := c.words.Stance(b)
		return x == y
	case name == "influence" || name == "likelihood" || name == "impact":
		x, _ := c.words.Level(a)
		y, _ := c.words.Level(b)
		return x == y
	case name == "owner" || name == "reports_to" || name == "counterpart":
		x, y := foldName(a), foldName(b)
		return strings.Contains(x, y) || strings.Contains(y, x)
	}
	// Longer texts about the same thing complement one another.
	return name != "status" && name != "stage" && name != "title"
}

// currencyCode is the ISO 4217 code of a currency written as code, sign or word.
func currencyCode(text string) (string, bool) {
	m, problem := value.Money("1 "+text, value.Settings{})
	if problem != nil || m.State != plan.Set || m.Currency == "" {
		return "", false
	}
	return m.Currency, true
}

// factOf finds the fact that a key names, for which the value may speak where the key is not
// listed: "Contract runs out: 31 March 2027" is the renewal.
func (c *compiler) factOf(key string, v piece) (string, bool) {
	if fact, ok := c.factKey(key); ok {
		return fact, true
	}
	if len(v.text) > 64 || len(key) > maxKeyLength {
		return "", false
	}
	if fact, ok := c.words.KeyHint(key, func(fact string) bool { return c.fitsFact(fact, v) && !isAboutOther(fact, key) }); ok {
		return fact, true
	}
	if isYearly(key) && c.fitsFact("arr", v) && !isAboutOther("arr", key) {
		return "arr", true
	}
	for _, word := range [...]string{" bis", " until", " till", " through", " to", " tot", " até", " hasta", " fino al", " t.o.m.", " ends", " end date", " end", " expires", " läuft bis"} {
		if term, ok := strings.CutSuffix(key, word); ok && isContractWord(term) && c.fitsFact("renewal", v) && !isAboutOther("renewal", key) {
			return "renewal", true // "Rahmenvertrag bis: 31.03.2027"
		}
	}
	if strings.EqualFold(key, "segment") {
		if _, ok := c.words.Tier(v.text); ok {
			return "tier", true // "Segment: Key"; other segments are markets
		}
	}
	return "", false
}

// factOfPair is factOf for a pair, which remembers it.
func (c *compiler) factOfPair(pair *keyed) (string, bool) {
	if !pair.asked {
		pair.fact, _ = c.factOf(pair.key.text, pair.value)
		pair.asked = true
	}
	return pair.fact, pair.fact != ""
}

// isYearly reports whether a key is about what an account buys in a year: "Annual offtake", "Yearly parts
// and service". What a company itself turns over, earns or may spend is something else.
func isYearly(key string) bool {
	if key == "" || strings.IndexByte("ay", key[0]|0x20) < 0 && strings.IndexByte("r.n", key[len(key)-1]|0x20) < 0 {
		return false // as most keys, by their first letter and their last
	}
	lower := asciiLower(key)
	if !strings.HasPrefix(lower, "annual ") && !strings.HasPrefix(lower, "yearly ") && !strings.HasSuffix(lower, " per year") && !strings.HasSuffix(lower, " a year") && !strings.HasSuffix(lower, " p.a.") &&
		!strings.HasSuffix(lower, " per jaar") && !strings.HasSuffix(lower, " pro jahr") && !strings.HasSuffix(lower, " par an") && !strings.HasSuffix(lower, " per år") && !strings.HasSuffix(lower, " pr. år") {
		return false
	}
	return !aboutThemselves(lower)
}

// aboutThemselves reports whether a key is about what a company turns over, earns or spends, not about
// what it buys of us.
func aboutThemselves(lower string) bool {
	return hasWordOf(lower, "revenue", "revenues", "turnover", "sales", "budget", "profit", "capex", "opex", "income", "production", "target", "potential", "growth", "savings", "saving", "cost", "costs", "loss", "output", "throughput", "premium", "premiums", "pain", "metric", "metrics", "impact", "value", "saved", "waste", "fines", "risk", "upsell", "opportunity", "deal")
}

// fitsFact reports whether a value is of the kind that a fact has.
func (c *compiler) fitsFact(fact string, v piece) bool {
	switch fact {
	case "arr", "target_arr":
		return isAmount(c, v.text)
	case "owner", "csm", "executive_sponsor":
		return c.ownerScore(withoutRole(v).text) >= fullName
	case "health":
		_, ok := c.words.Health(v.text)
		return ok
	}
	if !isDateFact(fact) {
		return true
	}
	if _, _, term := value.DateRange(v.text, c.values); term && fact == "renewal" {
		return true
	}
	_, ok := c.dated(v, false)
	return ok
}

// wordFacts reads facts that are written without a colon, one or several on a line: "AM Dana
// Petrie / ARR 77k USD / renews Aug 2027", "**Account lead** Ilse Hartog".
func (c *compiler) wordFacts(s *section, line piece) []keyed {
	if !s.statesFacts() || s.record != nil || len(line.text) > 240 {
		return nil
	}
	parts := line.split(" / ", " | ", " · ", " • ")
	if len(parts) < 2 && strings.Count(line.text, ":") > 1 {
		parts = line.split(" — ", " – ", " - ") // "Account exec: Chantal Ouimet — CSM: Brad Eklund"
		if len(parts) < 2 {
			parts = line.split(", ") // "Owner: Henrike Pabst (KAM), Technik: Jörg Pabst"
		}
	}
	var pairs []keyed
	var rest []piece
	for _, part := range parts {
		if pair, ok := keyLine(part); ok {
			_, known := c.factOf(pair.key.text, pair.value)
			_, ours := c.words.OurRole(pair.key.text)
			if known || isContractWord(pair.key.text) || ours && c.nameScore(withoutRole(pair.value).text) >= givenName {
				pairs = append(pairs, pair)
				continue
			}
		}
		if pair, ok := c.wordFact(part); ok {
			pairs = append(pairs, pair)
			if _, listed := c.factKey(pair.key.text); !listed {
				rest = append(rest, part) // its key says more than which fact it is
			}
			continue
		}
		rest = append(rest, part)
	}
	if len(pairs) == 0 || len(pairs)*2 < len(parts) {
		return nil
	}
	for _, part := range rest {
		c.prose(s, part.span, part.text, -1)
	}
	return pairs
}

// wordFact reads one fact whose key is the one to three words in front of a value of its kind.
func (c *compiler) wordFact(part piece) (keyed, bool) {
	if n := boldLead(part); n > 0 && n <= maxKeyLength {
		pair := keyed{key: part.cut(0, len(strings.TrimRight(part.text[:n], ": –—-"))), value: part.cut(n, len(part.text)), bold: true}
		pair.value = pair.value.trimLeft(":–—- ")
		if _, ok := c.factKey(pair.key.text); ok && !pair.value.empty() {
			return pair, true
		}
	}
	end := 0
	for words := 0; words < 3; words++ {
		next := strings.IndexByte(part.text[end:], ' ')
		if next < 0 {
			return keyed{}, false
		}
		end += next + 1
		key, v := part.cut(0, end), part.cut(end, len(part.text))
		key = key.trimRight(",;")
		fact, ok := c.factOf(key.text, v)
		if _, ours := c.words.OurRole(key.text); !ok && ours && c.nameScore(v.text) >= fullName {
			return keyed{key: key, value: v}, true
		}
		if !ok {
			continue
		}
		switch fact {
		case "arr", "target_arr", "owner", "csm", "executive_sponsor", "renewal", "contract_start", "reviewed", "next_review", "health", "nps":
			if c.fitsFact(fact, v) && (fact != "nps" || isFigure(strings.TrimLeft(v.text, "+-"))) {
				return keyed{key: key, value: v}, true
			}
		}
	}
	return keyed{}, false
}

// isOurBusiness reports whether a key is about what the account pays us: "Annual revenue (ours)", "Umsatz
// mit uns 2026". Without such a word, revenue is the company's own.
func isOurBusiness(key string) bool {
	if !strings.ContainsAny(key, " (") {
		return false // a single word
	}
	lower := asciiLower(key)
	if !strings.HasPrefix(lower, "our ") && !holdsOneOf(lower, " (", "(ours)", "(us)", "(with us)", " with us", " to account", " to customer", " to client", " to them", " with account", " with them", " mit uns", " avec nous", " con nosotros", " com a gente", " conosco", " con noi", " met ons", " hos oss", " med oss", " hos os") {
		return false
	}
	for _, word := range []string{"target", "goal", "aim", "plan", "growth", "potential", "share"} {
		if strings.Contains(lower, word) {
			return false
		}
	}
	for _, word := range []string{"revenue", "turnover", "sales", "spend", "business", "umsatz", "chiffre", "ventas", "facturaci", "receita", "faturament", "fatturat", "volumen", "compras", "acquisti", "omzet", "omsett", "oms", "volume"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// holdsOneOf reports whether a text holds one of the words, which begin with one of the bytes.
func holdsOneOf(text, begins string, words ...string) bool {
	for i := range len(text) {
		if strings.IndexByte(begins, text[i]) >= 0 && widthOf(text[i:], words) > 0 {
			return true
		}
	}
	return false
}

// withoutYears is a key without the years in it; the key itself where there is none.
func withoutYears(key string) string {
	if !strings.Contains(key, "20") {
		return key
	}
	var kept []string
	for _, word := range strings.Fields(key) {
		if !isYear(strings.Trim(word, "()")) && !(len(word) > 5 && isYear(word[len(word)-4:]) && asciiLower(word[:2]) == "fy") {
			kept = append(kept, word)
		}
	}
	if len(kept) == len(strings.Fields(key)) {
		return key
	}
	return strings.Join(kept, " ")
}

// readFactKey is factKey, worked out; empty where the key names no fact.
func (c *compiler) readFactKey(text string) string {
	text = oneScript(text)
	if isOurBusiness(text) {
		return "arr"
	}
	if key, ok := c.words.Key(text); ok {
		return key
	}
	if plain := withoutYears(text); plain != text && plain != "" {
		return c.readFactKey(plain) // "Our turnover 2026", "2027 target"
	}
	for _, separator := range []string{" / ", " (", " | ", "/"} {
		if before, after, found := strings.Cut(text, separator); found {
			if key, ok := c.words.Key(strings.TrimRight(after, ") ")); ok {
				return key
			}
			if key, ok := c.words.Key(before); ok && separator != " (" {
				return key
			}
		}
	}
	return ""
}
