package brief_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/locale"
)

// One person is one row, however plans call them: a handle that one plan explains is known in the others, unless their own
// team says otherwise, or two people are called so.
func TestOnePersonIsOneRow(t *testing.T) {
	for name, test := range map[string]struct {
		plans []string
		want  string
	}{
		"handles of one owner": {[]string{
			"---\naccount: A\nowner: Dana Whitlock\n---\n\n## Actions\n\n- [ ] a @dana\n- [ ] b @Dana\n",
			"---\naccount: B\nowner: Theo Brandt\n---\n\n## Actions\n\n- [ ] a @dana\n- [ ] b @Dana\n- [ ] c @dana.whitlock\n- [ ] d @DanaWhitlock\n- [ ] e @dana @theo\n- [ ] f - Dana Whitlock - 2026-12-01\n",
		}, "Dana Whitlock 8, Theo Brandt 1"},
		"a handle of the team": {[]string{
			"---\naccount: A\nteam:\n  - {name: Dana Whitlock, handle: dw1}\n---\n",
			"---\naccount: B\n---\n\n## Actions\n\n- [ ] a @DW1\n",
		}, "Dana Whitlock 1"},
		"the team says otherwise": {[]string{
			"---\naccount: A\nowner: Dana Whitlock\n---\n\n## Actions\n\n- [ ] a @dana\n",
			"---\naccount: B\nowner: Dana Roth\n---\n\n## Actions\n\n- [ ] a @dana\n",
		}, "Dana Roth 1, Dana Whitlock 1"},
		"two are called so": {[]string{
			"---\naccount: A\nowner: Dana Whitlock\n---\n",
			"---\naccount: B\nowner: Dana Roth\n---\n",
			"---\naccount: C\n---\n\n## Actions\n\n- [ ] a @Dana\n- [ ] b @dana\n- [ ] c @droth\n- [ ] d @stranger\n",
		}, "@dana 2, @stranger 1, Dana Roth 1"},
		"nobody": {[]string{
			"---\naccount: A\nowner: Dana Whitlock\n---\n\n## Actions\n\n- [ ] a\n",
		}, " 1"},
	} {
		t.Run(name, func(t *testing.T) {
			var entries []*brief.Entry
			for _, text := range test.plans {
				p, f := compiled(text)
				entries = append(entries, &brief.Entry{Summary: brief.SummaryOf(p, f, locale.Locale{})})
			}
			got, counts := "", ""
			for _, w := range brief.PortfolioOf(asOf, entries, brief.Options{}).Workloads {
				counts += fmt.Sprintf(", %s %d", w.Owner, w.Overdue+w.Soon+w.Later+w.Undated)
			}
			if counts != "" {
				got = counts[2:]
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
