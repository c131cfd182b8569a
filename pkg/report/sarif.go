package report

// The SARIF form: the standard in which code scanning, editors and result viewers take
// findings. It is SARIF 2.1.0 (OASIS), one run, with the whole rule book as its rules.

import (
	"bufio"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

const (
	sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"
	homePage    = "https://github.com/acctplan/acctplan"
	// sarifRoot names the root of the repository, as GitHub does. Where that is, is left to
	// the reader: the same plans give the same file everywhere.
	sarifRoot = "%SRCROOT%"
	// unreadable is what a file that could not be read is called where findings have rules.
	unreadable = "acctplan/unreadable"
	// gone is what a plan is called so that the change under review took away.
	gone = "acctplan/gone"
)

// SARIF prints the result as a SARIF 2.1.0 log, one finding a line. Suppressed findings are
// results too, with their suppression; files that could not be read are notifications. Columns
// count code points, paths are seen from the root of the repository.
func SARIF(w io.Writer, result Result, options Options) error {
	suppressed := result.sortedSuppressed()
	silenced := make([]string, len(suppressed))
	rules, compared := sarifRules(result, suppressed)

	s := &sarifEncoder{
		jsonEncoder: jsonEncoder{files: newLocator(result.Source)},
		options:     options,
		index:       make(map[string]int, len(rules)),
		compared:    compared,
		silenced:    len(suppressed) > 0,
	}
	for i, r := range rules {
		s.index[r.ID] = i
	}
	out := bufio.NewWriterSize(w, 64<<10)
	flush := func() {
		out.Write(s.buffer)
		s.buffer = s.buffer[:0]
	}
	s.field(`{"$schema":`, sarifSchema)
	s.raw(`,"version":"2.1.0","runs":[{"tool":{"driver":{"name":"acctplan"`)
	s.field(`,"informationUri":`, homePage)
	if options.Version == "" {
		s.raw(`,"version":"0-devel"`)
	} else {
		s.field(`,"version":`, options.Version)
		s.field(`,"semanticVersion":`, options.Version)
	}
	s.raw(`,"rules":[`)
	for i, r := range rules {
		s.separate(i, "\n")
		s.rule(r)
		flush()
	}
	s.raw("\n" + `],"notifications":[{"id":"` + unreadable + `","name":"Unreadable","shortDescription":{"text":"A file could not be read."},"defaultConfiguration":{"level":"error"}},{"id":"` + gone + `","name":"Gone","shortDescription":{"text":"A plan was deleted, or is not marked as one any more."},"defaultConfiguration":{"level":"note"}}]}}`)
	s.raw(`,"columnKind":"unicodeCodePoints"`)
	s.raw(`,"originalUriBaseIds":{"` + sarifRoot + `":{"description":{"text":"The root of the repository."}}}`)
	s.raw(`,"invocations":[{"executionSuccessful":`)
	s.truth(len(result.Errors) == 0)
	s.raw(`,"toolExecutionNotifications":[`)
	for i, failure := range result.sortedErrors() {
		s.separate(i, "\n")
		s.raw(`{"descriptor":{"id":"` + unreadable + `","index":0},"level":"error","message":{`)
		s.message(sentence(failure.Message))
		s.raw(`},"locations":[{"physicalLocation":{`)
		s.artifact(failure.Path)
		s.raw(`}}]}`)
	}
	for i, notice := range result.sortedNotices() {
		s.separate(len(result.Errors)+i, "\n")
		level := notice.word()
		if notice.Severity == finding.Info {
			level = "note"
		}
		s.field(`{"descriptor":{"id":"`+gone+`","index":1},"level":`, level)
		s.raw(`,"message":{`)
		s.message(sentence(notice.Message))
		s.raw(`},"locations":[{"physicalLocation":{`)
		s.artifact(notice.Path)
		s.raw(`}}]}`)
	}
	s.raw(`]}],"results":[`)
	number := 0
	for f, fingerprint := range result.identified(suppressed, silenced) {
		s.separate(number, "\n")
		number++
		s.result(f, fingerprint, nil)
		flush()
	}
	for i := range suppressed {
		s.separate(number+i, "\n")
		s.result(&suppressed[i].Finding, silenced[i], &suppressed[i])
		flush()
	}
	if number+len(suppressed) > 0 {
		s.raw("\n")
	}
	s.field(`],"properties":{"asOf":`, result.AsOf.String())
	s.raw(`,"plans":`)
	s.number(result.Plans)
	s.raw("}}]}\n")
	flush()
	return out.Flush()
}

// sarifRules is the rule book, and behind it what a rule of nobody's book has to be called. It reports, too, whether findings were
// there before the change under review.
func sarifRules(result Result, suppressed []finding.Suppressed) (rules []rule.Rule, compared bool) {
	book := result.Book
	if book.Len() == 0 {
		book = rule.Standard()
	}
	rules = book.All()
	known := make(map[string]bool, len(rules))
	for _, r := range rules {
		known[r.ID] = true
	}
	take := func(f *finding.Finding) {
		if !known[f.Rule] {
			known[f.Rule] = true
			rules = append(rules, rule.Rule{ID: strings.Clone(f.Rule), Severity: f.Severity, Tags: f.Tags, Core: true})
		}
	}
	for f := range result.each() {
		take(f)
		compared = compared || f.Known
	}
	for i := range suppressed {
		take(&suppressed[i].Finding)
	}
	return rules, compared
}

// sarifEncoder writes the parts of a SARIF log.
type sarifEncoder struct {
	jsonEncoder
	options Options
	index   map[string]int // of a rule among the rules
	// Of a run, all results or none must say whether they are new, and whether they are suppressed.
	compared, silenced bool
}

// message writes the member "text" of a message. SARIF reads "[text](address)" as a link;
// words of a plan shall not become one.
func (s *sarifEncoder) message(text string) {
	s.field(`"text":`, strings.ReplaceAll(text, "](", "] ("))
}

// rule writes a reporting descriptor.
func (s *sarifEncoder) rule(r rule.Rule) {
	s.field(`{"id":`, r.ID)
	s.field(`,"name":`, pascal(r.ID))
	if len(r.Aliases) > 0 {
		s.raw(`,"deprecatedIds":[`)
		for i, alias := range r.Aliases {
			s.separate(i, "")
			s.text(alias)
		}
		s.raw("]")
	}
	if r.Summary != "" {
		s.raw(`,"shortDescription":{`)
		s.message(sentence(r.Summary))
		s.raw(`},"fullDescription":{`)
		s.message(advice(sentence(r.Summary), r.Why))
		s.raw(`},"help":{`)
		s.message("Why it matters: " + r.Why + "\n\nWhat to do: " + r.Do)
		s.field(`,"markdown":`, ruleMarkdown(r))
		s.raw("}")
	}
	s.field(`,"defaultConfiguration":{"level":`, sarifLevel(r.Severity))
	if len(r.Tiers()) == 0 {
		s.raw(`,"enabled":false`)
	}
	s.raw(`},"properties":{"tags":[`)
	s.text(r.Group())
	for _, tag := range r.Tags {
		s.raw(",")
		s.text(tag)
	}
	s.field(`],"problem.severity":`, gitHubSeverity(r.Severity))
	s.raw("}}")
}

// ruleMarkdown is a rule's page.
func ruleMarkdown(r rule.Rule) string {
	var page strings.Builder
	page.WriteString("**Why it matters.** " + r.Why + "\n\n**What to do.** " + r.Do + "\n")
	for _, example := range []struct{ title, text string }{{"Bad", r.Bad.Excerpt}, {"Good", r.Good.Excerpt}} {
		if text := strings.Trim(example.text, "\n"); text != "" {
			fence := fenceFor(text, 3)
			page.WriteString("\n**" + example.title + "**\n\n" + fence + "markdown\n" + text + "\n" + fence + "\n")
		}
	}
	return page.String()
}

// result writes one finding; suppressed is nil for one that stands.
func (s *sarifEncoder) result(f *finding.Finding, fingerprint string, suppressed *finding.Suppressed) {
	s.field(`{"ruleId":`, f.Rule)
	s.raw(`,"ruleIndex":`)
	s.number(s.index[f.Rule])
	s.field(`,"level":`, sarifLevel(f.Severity))
	s.raw(`,"message":{`)
	s.message(advice(f.Message, f.Hint))
	s.raw(`},"locations":[{`)
	s.place(f.Path, f.Span)
	s.raw(`}]`)
	for i, related := range f.Related {
		if i == 0 {
			s.raw(`,"relatedLocations":[`)
		}
		s.separate(i, `{"id":`)
		s.number(i + 1)
		s.raw(",")
		file := related.Path
		if file == "" {
			file = f.Path
		}
		s.place(file, related.Span)
		s.raw(`,"message":{`)
		s.message(related.Message)
		s.raw("}}")
	}
	if len(f.Related) > 0 {
		s.raw("]")
	}
	s.fix(f)
	// GitHub follows an alert from one commit to the next by "primaryLocationLineHash".
	s.field(`,"partialFingerprints":{"acctplan/v1":`, fingerprint)
	s.field(`,"primaryLocationLineHash":`, fingerprint+":1")
	s.raw("}")
	if s.compared {
		s.field(`,"baselineState":`, map[bool]string{false: "new", true: "unchanged"}[f.Known])
	}
	if s.silenced {
		s.raw(`,"suppressions":[`)
		if suppressed != nil {
			kind := "inSource"
			if suppressed.By == finding.Baseline {
				kind = "external"
			}
			s.field(`{"kind":`, kind)
			s.raw(`,"status":"accepted"`)
			if suppressed.Reason != "" {
				s.field(`,"justification":`, suppressed.Reason)
			}
			s.raw("}")
		}
		s.raw("]")
	}
	s.raw(`,"properties":{"tags":[`)
	for i, tag := range f.Tags {
		s.separate(i, "")
		s.text(tag)
	}
	s.raw("]")
	for _, property := range []struct{ key, value string }{{"account", f.Account}, {"record", f.Record}, {"owner", f.Owner}} {
		if property.value != "" {
			s.field(`,"`+property.key+`":`, property.value)
		}
	}
	s.raw("}}")
}

// fix writes the edits of a finding, if it has any and the text is to be had that they change.
func (s *sarifEncoder) fix(f *finding.Finding) {
	file := s.files.file(f.Path)
	if len(f.Edits) == 0 || file.file == nil {
		return
	}
	description := "Mend it."
	for _, edit := range f.Edits {
		if !edit.Safe {
			description = "Mend it by a likely guess; look at the result."
		}
	}
	s.field(`,"fixes":[{"description":{"text":`, description)
	s.raw(`},"artifactChanges":[{`)
	s.artifact(f.Path)
	s.raw(`,"replacements":[`)
	for i, edit := range f.Edits {
		s.separate(i, `{"deletedRegion":`)
		s.region(file, edit.Span)
		if edit.Text != "" {
			s.field(`,"insertedContent":{"text":`, edit.Text)
			s.raw("}")
		}
		s.raw("}")
	}
	s.raw("]}]}]")
}

// place writes the member "physicalLocation".
func (s *sarifEncoder) place(path string, span source.Span) {
	s.raw(`"physicalLocation":{`)
	s.artifact(path)
	s.raw(`,"region":`)
	s.region(s.files.file(path), span)
	s.raw("}")
}

// artifact writes the member "artifactLocation".
func (s *sarifEncoder) artifact(path string) {
	address, isRelative := fileURI(s.options.rooted(path))
	s.field(`"artifactLocation":{"uri":`, address)
	if isRelative {
		s.field(`,"uriBaseId":`, sarifRoot)
	}
	s.raw("}")
}

// region writes a place in a text. A finding about a file as a whole, or about one whose text
// is not to be had, is at its first line: viewers show nothing for a finding without one.
func (s *sarifEncoder) region(file *located, span source.Span) {
	if file.file == nil || span.IsZero() {
		s.raw(`{"startLine":1}`)
		return
	}
	start, end := file.span(span)
	s.raw(`{"startLine":`)
	s.number(start.Line)
	s.raw(`,"startColumn":`)
	s.number(start.Column)
	s.raw(`,"endLine":`)
	s.number(end.Line)
	s.raw(`,"endColumn":`)
	s.number(end.Column)
	s.raw("}")
}

// sarifLevel is SARIF's word for a severity.
func sarifLevel(severity finding.Severity) string {
	switch severity {
	case finding.Error:
		return "error"
	case finding.Warning:
		return "warning"
	}
	return "note"
}

// gitHubSeverity is GitHub's word for the severity of a rule.
func gitHubSeverity(severity finding.Severity) string {
	if level := sarifLevel(severity); level != "note" {
		return level
	}
	return "recommendation"
}

// pascal is a rule's id as one name: "goals/quota-first" is "GoalsQuotaFirst".
func pascal(id string) string {
	var name strings.Builder
	for word := range strings.FieldsFuncSeq(id, func(r rune) bool { return r == '/' || r == '-' }) {
		name.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return name.String()
}

// fileURI is a path as a URI: relative to the root of the repository, or "file:///…" where the
// path is absolute. What a URI cannot hold is percent-encoded.
func fileURI(file string) (address string, isRelative bool) {
	isDrive := len(file) > 2 && file[1] == ':' && file[2] == '/'
	if isDrive {
		file = "/" + file
	}
	if strings.HasPrefix(file, "/") {
		return (&url.URL{Scheme: "file", Path: file}).String(), false
	}
	return (&url.URL{Path: path.Clean(file)}).String(), true
}
