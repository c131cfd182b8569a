package compile_test

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/source"
)

// Of several keys on the line below a goal each is read, and one that is not known is a remark.
func TestEveryKeyBelowANameIsRead(t *testing.T) {
	p := compile.Compile(source.NewFile("a.md", []byte("---\naccount: Acme\n---\n# Acme\n\n## Goals\n\nFewer broken pallets in Leeds\nSource: spring workshop · Metric: broken pallets\n\nFaster loading in York\nSource: spring workshop · Metric: minutes a lorry\n")), compile.Settings{})
	if len(p.Goals) != 2 {
		t.Fatalf("%d goals", len(p.Goals))
	}
	for i, metric := range []string{"broken pallets", "minutes a lorry"} {
		if goal := p.Goals[i]; goal.Source.Text != "spring workshop" || goal.Metric.Text != metric {
			t.Errorf("source %q, metric %q", goal.Source.Text, goal.Metric.Text)
		}
	}
}
