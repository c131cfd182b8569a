package workspace

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Of a plan that is as it was, a comparison keeps neither the plan nor its text.
func TestComparingForgets(t *testing.T) {
	r := repository(t, map[string]string{"a.md": "---\nacctplan: 1\naccount: Acme\n---\n", "b.md": "---\nacctplan: 1\naccount: Borel\n---\n"})
	if err := os.WriteFile("b.md", []byte("---\nacctplan: 1\naccount: Borel AG\n---\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	commit, err := r.Resolve(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	var got []Pair
	c, err := BeginComparison(t.Context(), Comparison{Repository: r, Before: commit, Take: func(p Pair) { got = append(got, p) }})
	if err != nil {
		t.Fatal(err)
	}
	w, err := Load(t.Context(), Request{Environ: environ(), Room: 1 << 20, Take: func(p *plan.Plan) bool { return c.Add(p) }})
	if err != nil {
		t.Fatal(err)
	}
	if l := c.loaded["a.md"]; l == nil || !l.same || l.file != nil || l.facts != nil || w.of("a.md").text != nil {
		t.Errorf("a.md is as it was: %+v", l)
	}
	if l := c.loaded["b.md"]; l == nil || l.same || l.file == nil || w.of("b.md").text == nil {
		t.Errorf("b.md changed: %+v", l)
	}
	compared, err := c.Finish(t.Context())
	if err != nil || len(compared.Pairs) != 0 || len(got) != 1 || got[0].To != "b.md" || got[0].Before.Account.Text != "Borel" || got[0].After != nil {
		t.Errorf("%v, %+v", err, got)
	}
	if text := w.Source("a.md"); text == nil || !strings.Contains(string(text.Bytes), "Acme") {
		t.Error("a finding may point at a plan that did not change")
	}
}

// Where git breaks down in between, what is known of some plans must not stand beside what is not known of others.
func TestHistoriesAgain(t *testing.T) {
	r := repository(t, map[string]string{"a.md": "---\nacctplan: 1\n---\n", "b.md": "---\nacctplan: 1\n---\n"})
	w, err := Load(t.Context(), Request{Environ: environ()})
	if err != nil {
		t.Fatal(err)
	}
	h := NewHistories(Request{Environ: environ()}, 0)
	defer h.Close()
	known, err := w.History(t.Context(), h)
	if err != nil || len(known) != 2 || !known["a.md"].Once || len(h.Notes()) != 0 {
		t.Fatalf("%v, %+v, %q", err, known, h.Notes())
	}
	h.byRoot[r.Root].failed = errors.New("git: the disk is gone")
	if !h.Again() || h.Again() {
		t.Error("once more, and once only")
	}
	known, err = w.History(context.Background(), h)
	if notes := strings.Join(h.Notes(), "\n"); err != nil || len(known) != 0 || notes != "no history, git: the disk is gone" {
		t.Errorf("%v, %+v, %q", err, known, notes)
	}
}
