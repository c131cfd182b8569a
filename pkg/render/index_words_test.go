// Words of the index page that are long, and plans that it cannot count.
package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/render"
)

// TestIndexWords lets a word break where nothing else fits, and only there.
func TestIndexWords(t *testing.T) {
	var out bytes.Buffer
	if err := render.Index(&out, brief.Portfolio{
		Rows:   []*brief.Row{{Account: strings.Repeat("W", 200), ARR: "€1.2M", Renewal: strings.Repeat("x", 40)}},
		Rules:  []brief.RuleCount{{Rule: "opportunities/contact-incomplete"}},
		Unread: []brief.Unread{{Path: "accounts/<b>.md", Page: "b.html"}, {Path: "accounts/c.md"}},
	}, options); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`class="figure">€1.2M</td>`, `class="break"><div><div>` + strings.Repeat("x", 40), `opportunities/<wbr>contact-<wbr>incomplete</th>`,
		"2 files could not be read", `<bdi>accounts/&lt;b&gt;.md</bdi> <span class="detail">· pages of an earlier run: <a href="./b.html">HTML</a></span>`, "<li><bdi>accounts/c.md</bdi></li>",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
