package rule

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// TestBook holds what every rule promises about itself.
func TestBook(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$`)
	release := regexp.MustCompile(`^\d+\.\d+\.\d+$`)
	seen := map[string]bool{}
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			if !id.MatchString(r.ID) {
				t.Errorf("the id is not group/name")
			}
			for _, name := range append([]string{r.ID}, r.Aliases...) {
				if seen[name] {
					t.Errorf("%s is taken", name)
				}
				seen[name] = true
			}
			if r.Summary == "" || r.Why == "" || r.Do == "" {
				t.Errorf("summary, why and do must be written")
			}
			if strings.HasSuffix(r.Summary, ".") || !strings.HasSuffix(r.Why, ".") && !strings.HasSuffix(r.Why, "?") || !strings.HasSuffix(r.Do, ".") && !strings.HasSuffix(r.Do, "?") {
				t.Errorf("a summary is a clause, why and do are sentences")
			}
			if r.Severity == finding.Off || !release.MatchString(r.Since) {
				t.Errorf("severity %v, since %q", r.Severity, r.Since)
			}
			if (r.Check == nil) == (r.CheckWorkspace == nil) {
				t.Errorf("a rule looks either at one plan or at all")
			}
			if !slices.IsSorted(r.Tags) || r.HasTag(TagTime) && r.Severity == finding.Error {
				t.Errorf("time alone is no error: an untouched plan must not block a commit")
			}
			if r.Bad.Excerpt == "" || r.Good.Excerpt == "" {
				t.Errorf("both examples need lines to show")
			}
			if len(r.Tiers()) == 0 || r.Tiers()[0] != plan.Strategic {
				t.Errorf("tiers %v: every rule speaks on strategic accounts", r.Tiers())
			}
			for _, option := range r.Options {
				if option.Doc == "" || option.Default.Kind == "" {
					t.Errorf("option %q lacks its documentation or type", option.Name)
				}
			}
		})
	}
}

// TestHeard: the list of a tier holds the rules that SeverityFor lets speak there, and each once; a tier
// that nobody knows counts as key.
func TestHeard(t *testing.T) {
	book := Standard()
	for _, tier := range []plan.Tier{plan.Strategic, plan.Key, plan.Standard, "platinum", ""} {
		var want, got []string
		for _, r := range book.All() {
			if r.Check != nil && r.SeverityFor(tier) != finding.Off {
				want = append(want, r.ID)
			}
		}
		heard := book.Heard(tier)
		for _, list := range [][]Asked{heard.Plan.rules, heard.Comments.rules} {
			for _, r := range list {
				got = append(got, r.ID)
				if aboutComments := r.Group() == "suppression"; aboutComments != slices.ContainsFunc(heard.Comments.rules, func(c Asked) bool { return c.Rule == r.Rule }) {
					t.Errorf("%s: %s is in the wrong list", tier, r.ID)
				}
				if want := map[bool]finding.Severity{false: r.Severity, true: r.Strategic}[tier == plan.Strategic && r.Strategic != finding.Off]; r.severity != want {
					t.Errorf("%s: %s is %s, want %s", tier, r.ID, r.severity, want)
				}
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: heard %q, want %q", tier, got, want)
		}
	}
}

func TestTiers(t *testing.T) {
	for _, r := range All() {
		wants := r.Core || r.ID == tierMissing || r.CheckWorkspace != nil
		if got := slices.Contains(r.Tiers(), plan.Standard); got != r.Core {
			t.Errorf("%s: on standard accounts %v, core %v", r.ID, got, r.Core)
		}
		if r.Severity == finding.Info && slices.Contains(r.Tiers(), plan.Key) != wants {
			t.Errorf("%s: an info on key accounts", r.ID)
		}
	}
}

// TestSpeaksForItself keeps section-missing in step with the rules that it defers to.
func TestSpeaksForItself(t *testing.T) {
	own := map[plan.Concept]string{
		plan.ConceptGoals: "goals/none", plan.ConceptStakeholders: "stakeholders/map-missing", plan.ConceptRisks: "risks/none",
		plan.ConceptActions: "actions/none", plan.ConceptOpportunities: "opportunities/none", plan.ConceptCompetition: "competition/missing",
		plan.ConceptCurrentState: "health/missing",
	}
	for concept, id := range own {
		r, err := Lookup(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, tier := range []plan.Tier{plan.Strategic, plan.Key, plan.Standard} {
			pass := Pass{Plan: &plan.Plan{}, Tier: tier}
			if got, want := pass.speaksForItself(concept), r.SeverityFor(tier) != finding.Off; got != want {
				t.Errorf("%s at %s: %v, but %s speaks: %v", concept, tier, got, id, want)
			}
		}
	}
}

func TestLookup(t *testing.T) {
	if r, err := Lookup(" Goals/None "); err != nil || r.ID != "goals/none" {
		t.Errorf("got %v, %v", r.ID, err)
	}
	for typed, near := range map[string]string{
		"goals/quotafirst": "goals/quota-first", "quota-first": "goals/quota-first", "actions/overdu": "actions/overdue", "goal": "goals",
	} {
		if _, err := Match(typed); err == nil || !strings.Contains(err.Error(), `"`+near+`"`) {
			t.Errorf("%s: %v, want %s", typed, err, near)
		}
	}
	if ids, err := Match("goals/*"); err != nil || len(ids) < 5 {
		t.Errorf("got %v, %v", ids, err)
	}
	if _, err := Lookup("xyzzy/frobnicate"); err == nil || strings.Contains(err.Error(), "mean") {
		t.Errorf("nothing is near, but: %v", err)
	}
}

func TestOptionRead(t *testing.T) {
	whole := Option{Name: "max", Default: WholeValue(3)}
	for _, word := range []string{"-1", "1.5", "many", ""} {
		if _, err := whole.Read(word); err == nil {
			t.Errorf("a whole number is not %q", word)
		}
	}
	if value, err := whole.Read("7"); err != nil || value.Whole != 7 || value.String() != "7" {
		t.Errorf("got %v, %v", value, err)
	}
	if _, err := whole.Read("1", "2"); err == nil {
		t.Error("a number is no list")
	}
	share := Option{Name: "share", Default: ShareValue(0.6)}
	for _, word := range []string{"NaN", "Inf", "-0.1", "half"} {
		if _, err := share.Read(word); err == nil {
			t.Errorf("a share is not %q", word)
		}
	}
	words := Option{Name: "fields", Default: WordsValue("a"), Allowed: []string{"a", "b"}}
	if value, err := words.Read("b", "a"); err != nil || value.String() != "[b, a]" {
		t.Errorf("got %v, %v", value, err)
	}
	if _, err := words.Read("c"); err == nil || !strings.Contains(err.Error(), "a, b") {
		t.Errorf("the allowed words are listed: %v", err)
	}
	yes := Option{Name: "on", Default: YesNoValue(false)}
	if value, err := yes.Read("true"); err != nil || !value.YesNo {
		t.Errorf("got %v, %v", value, err)
	}
	if _, err := yes.Read("yes"); err == nil {
		t.Error("booleans are true and false")
	}
}

func TestWords(t *testing.T) {
	if got := shortened("Send the revised price proposal for the whole group to the chief financial officer by hand"); got != "Send the revised price proposal for the whole group to the…" {
		t.Errorf("got %q", got)
	}
	if got := all([]string{"a", "b", "c"}) + "; " + either([]string{"a", "b"}) + "; " + all(nil); got != "a, b and c; a or b; " {
		t.Errorf("got %q", got)
	}
	index := newWordIndex(2)
	index.add("The cycle of claims is long")
	index.add("Buy a boat")
	if !index.shares("Cut the claims cycle", 2) || index.shares("Cut the claims and a boat", 2) || index.shares("Cut it", 1) {
		t.Error("content words meet in any order, small words never count")
	}
	if !mentions("Two renewals slipped", "renew*") || mentions("Renewed hope", "renew") {
		t.Error("a star opens a word's end, and nothing else does")
	}
	if got := dayText(plan.DayOf(2026, 9, 5)); got != "5 Sep 2026" {
		t.Errorf("got %q", got)
	}
}
