// The HTML page of a portfolio: what its template sees.

package render

import (
	"fmt"
	"html/template"
	"io"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/brief"
)

// indexView is what the index page's template sees.
type indexView struct {
	frame
	AsOf   brief.Day
	Stamp  string
	Count  string
	Rows   []rowView
	Breaks bool // a word is too long for its column
	Totals []totalView
}

type rowView struct {
	brief.Row
	Page, PDF template.URL
}

type totalView struct {
	brief.Total
	Accounts string
}

func indexPage(w io.Writer, p brief.Portfolio, o Options) error {
	view := indexView{frame: frameOf(o, false), AsOf: p.AsOf, Stamp: p.Stamp, Count: accounts(len(p.Rows))}
	for _, row := range p.Rows {
		view.Breaks = view.Breaks || hasLongWord(row.Account, row.Owner, row.ARR, row.Renewal, row.Health.Text)
		view.Rows = append(view.Rows, rowView{Row: row, Page: relative(row.Page), PDF: relative(row.PDF)})
	}
	for _, total := range p.Totals {
		view.Totals = append(view.Totals, totalView{Total: total, Accounts: accounts(total.Accounts)})
	}
	return execute(w, indexTemplate(), view)
}

func accounts(n int) string {
	if n == 1 {
		return "1 account"
	}
	return fmt.Sprintf("%d accounts", n)
}

// relative makes a link out of a path below the index page; a path that leads anywhere else
// is no link. Each part is percent-encoded, so that a colon, a question mark or a quotation
// mark in a file's name stays part of the name.
func relative(file string) template.URL {
	if file == "" || !utf8.ValidString(file) || strings.ContainsRune(file, '\\') || path.IsAbs(file) {
		return ""
	}
	parts := strings.Split(path.Clean(file), "/")
	if parts[0] == ".." {
		return ""
	}
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return template.URL("./" + strings.Join(parts, "/"))
}
