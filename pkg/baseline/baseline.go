// Package baseline keeps the findings that a team knows about and has decided to live with for
// now, so that a check of old plans speaks only of what is new.
//
// A known finding is recognised by its fingerprint: rule, plan, record and the record's own
// words. Lines may move, records may change their order and other findings may come and go.
package baseline

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
)

// DefaultName is the file that the command takes where nobody names another.
const DefaultName = ".acctplan-baseline.json"

// Entry is one known finding. Key alone identifies it within a plan; the rest is for whoever
// reviews the file, and tells plans apart that have the same identity.
type Entry struct {
	Plan  string // the plan's path, relative to the folder of the baseline, with forward slashes
	Rule  string // rule id
	About string // what the finding is about, in the plan's words; may be empty
	Key   string // fingerprint
}

// Baseline is what the file holds: entries sorted by Compare, each once. The zero Baseline knows
// nothing.
type Baseline struct{ Entries []Entry }

// New sorts entries and keeps one of those that are alike.
func New(entries []Entry) Baseline {
	sorted := slices.Clone(entries)
	sort.Slice(sorted, func(a, b int) bool { return Compare(sorted[a], sorted[b]) < 0 })
	return Baseline{slices.CompactFunc(sorted, func(a, b Entry) bool { return a.Plan == b.Plan && a.Key == b.Key })}
}

// Compare orders entries as the file lists them: by plan and rule, then by what they are about.
func Compare(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Plan, b.Plan), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.About, b.About), cmp.Compare(a.Key, b.Key))
}

// Names tells a baseline how the run calls what it compares.
type Names struct {
	Path   func(path string) string   // a plan's path as entries write it, by the path that findings carry
	Key    func(path string) string   // a plan's identity in the workspace, by the path that findings carry
	Former func(rule string) []string // former ids of a rule, under which entries may still know it
	About  func(finding.Finding) string
}

// Record makes the baseline that knows exactly these findings, which must be sorted. What is said
// of all records at once is one entry; what is said of some of them is one entry a record.
func Record(findings []finding.Finding, names Names) Baseline {
	findings = finding.Sorted(some(findings))
	keys := fingerprints(findings, names)
	entries := make([]Entry, len(findings))
	for i, f := range findings {
		entries[i] = Entry{Plan: names.Path(f.Path), Rule: f.Rule, About: names.About(f), Key: keys[i]}
	}
	return New(entries)
}

// some takes the findings apart that speak of some records of a list.
func some(findings []finding.Finding) []finding.Finding {
	var apart []finding.Finding
	for _, f := range findings {
		if f.AboutAll || len(f.Parts) == 0 {
			apart = append(apart, f)
		} else {
			apart = append(apart, f.Parts...)
		}
	}
	return apart
}

// fingerprints are the identities of findings, which must be sorted. Two plans may have the same
// identity: findings that are alike are told apart within their own plan only, so that one plan
// cannot shift the identities of another's.
func fingerprints(findings []finding.Finding, names Names) []string {
	keys := make([]string, 0, len(findings))
	for start := 0; start < len(findings); {
		end := start + 1
		for end < len(findings) && findings[end].Path == findings[start].Path {
			end++
		}
		keys = append(keys, finding.Fingerprints(findings[start:end], names.Key)...)
		start = end
	}
	return keys
}

// place is where an entry is looked up.
type place struct{ plan, key string }

// Match parts findings, which must be sorted, into those that are new and those that the
// baseline knows, both in their order, and says which entries were met. A plan that has
// moved is still known under its old path, unless that is another plan's now.
func (b Baseline) Match(findings []finding.Finding, names Names) (standing, known []finding.Finding, met []bool) {
	met = make([]bool, len(b.Entries))
	if len(b.Entries) == 0 {
		return findings, nil, met
	}
	at := make(map[place]int, len(b.Entries))
	byKey := make(map[string][]int, len(b.Entries))
	for i, entry := range b.Entries {
		at[place{entry.Plan, entry.Key}] = i
		byKey[entry.Key] = append(byKey[entry.Key], i)
	}
	keys := candidates(findings, names)
	matched := make([]bool, len(findings))
	present := map[string]bool{} // paths of plans with findings: their entries are theirs alone
	for i, f := range findings {
		path := names.Path(f.Path)
		present[path] = true
		for _, key := range keys[i] {
			if entry, ok := at[place{path, key}]; ok {
				matched[i], met[entry] = true, true
			}
		}
	}
	heirs := map[int]string{} // by entry that was met under an old path: the plan that it has become, all of whose records it may know
	for i := range findings {
		path := findings[i].Path
		for _, key := range keys[i] {
			for _, entry := range byKey[key] {
				if !matched[i] && (!met[entry] || heirs[entry] == path) && !present[b.Entries[entry].Plan] {
					matched[i], met[entry], heirs[entry] = true, true, path
				}
			}
		}
	}
	for i, f := range findings {
		if matched[i] {
			known = append(known, f)
		} else {
			standing = append(standing, f)
		}
	}
	return standing, known, met
}

// candidates are the keys under which each finding may be known: its own, and those that it had
// while its rule was called otherwise.
func candidates(findings []finding.Finding, names Names) [][]string {
	keys := make([][]string, len(findings))
	for i, key := range fingerprints(findings, names) {
		keys[i] = []string{key}
		if f := findings[i]; f.Record != "" { // what was known of all records is known of each
			f.Record, f.AboutAll = "", true
			keys[i] = append(keys[i], finding.Fingerprints([]finding.Finding{f}, names.Key)...)
		}
	}
	former := map[string][]string{}
	var renamed []finding.Finding // findings under one former id of their rule
	var origin []int
	for i, f := range findings {
		ids, asked := former[f.Rule]
		if !asked {
			ids = names.Former(f.Rule)
			former[f.Rule] = ids
		}
		for _, id := range ids {
			f.Rule = id
			renamed = append(renamed, f)
			origin = append(origin, i)
		}
	}
	for i, key := range fingerprints(renamed, names) {
		keys[origin[i]] = append(keys[origin[i]], key)
	}
	return keys
}

// aboutLength is how many characters of a plan's words an entry shows.
const aboutLength = 60

// Excerpt is a text as entries show it: on one line, without what a terminal would obey, and
// short.
func Excerpt(text string) string {
	text = strings.Join(strings.Fields(strings.Map(printable, text)), " ")
	runes := []rune(text)
	if len(runes) <= aboutLength {
		return text
	}
	return strings.TrimRight(string(runes[:aboutLength-1]), " ") + "…"
}
