package vocabulary

// What a vocabulary has said already: plans of one template ask about the same headings, columns and words.

import (
	"slices"
	"sync"

	"github.com/acctplan/acctplan/pkg/compile/internal/memo"
)

// memory is what a vocabulary remembers of its answers. It belongs to one vocabulary.
type memory struct {
	exact       memo.Table[Match] // without an account
	suggestions memo.Table[string]
	ourRoles    memo.Table[string]
	words       []memo.Table[string] // by the place of the kind

	others sync.Once
	kept   any
}

func newMemory(v *Vocabulary) *memory {
	return &memory{words: make([]memo.Table[string], len(v.enums))}
}

// Keep is what somebody else keeps with the vocabulary: what they worked out by its words alone. It
// is made when it is asked for the first time.
func (v *Vocabulary) Keep(kept func() any) any {
	v.memory.others.Do(func() { v.memory.kept = kept() })
	return v.memory.kept
}

// Exact is Heading without a suggestion for what it does not know.
func (v *Vocabulary) Exact(title, account string) Match {
	if account != "" {
		return v.exact(title, account)
	}
	return v.memory.exact.Of(title, func(title string) Match {
		match := v.exact(title, "")
		match.Concepts = slices.Clip(match.Concepts) // what a reader appends stands elsewhere
		return match
	})
}

// suggestHeading is the nearest known heading, as a title.
func (v *Vocabulary) suggestHeading(title string) string {
	return v.memory.suggestions.Of(title, v.nearestHeading)
}

// OurRole tells which role on our side a word names: "owner" for the account manager and
// whoever else leads the account, "csm", "executive_sponsor", or the role's own short word
// ("se", "tam"). It reports false for anything else, names among them.
func (v *Vocabulary) OurRole(text string) (role string, ok bool) {
	role = v.memory.ourRoles.Of(text, func(text string) string {
		role, _ := v.ourRole(text)
		return role
	})
	return role, role != ""
}

// Word is the canonical word of a vocabulary that a word stands for: the word as it stands,
// without a comment in parentheses or behind a dash or semicolon, or by its leading emoji.
func (v *Vocabulary) Word(kind Kind, text string) (canonical string, ok bool) {
	for i := range v.enums {
		if v.enums[i].kind != kind {
			continue
		}
		canonical = v.memory.words[i].Of(text, func(text string) string {
			canonical, _ := v.enums[i].word(text)
			return canonical
		})
		return canonical, canonical != ""
	}
	return "", false
}
