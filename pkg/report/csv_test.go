package report

import (
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// bare takes the apostrophes away again, as AppendCSV says how.
func bare(cell string) string {
	return strings.ReplaceAll(strings.TrimPrefix(cell, "'"), ";'", ";")
}

func TestAppendCSV(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"Ada Roth", "Ada Roth"},
		{"Roth, Ada", `"Roth, Ada"`},
		{`the "big" one`, `"the ""big"" one"`},
		{" spaced ", `" spaced "`},
		{"a\nb", `a\nb`},
		{"=1+1", "'=1+1"},
		{"+49 30", "'+49 30"},
		{"-5 %", "'-5 %"},
		{"@dana", "'@dana"},
		{"\t=1+1", `\t=1+1`}, // spelled out, it begins with a backslash
		{"\r=1+1", `\r=1+1`},
		{" =1+1", "' =1+1"},
		{`"=1+1"`, `"'""=1+1"""`},
		{"'tis", "''tis"},
		{"＝1+1", "'＝1+1"},
		{"a;=1+1", `"a;'=1+1"`},
		{`a; "=1+1`, `"a;' ""=1+1"`},
		{"−5", "−5"}, // the minus sign of typography is no operator
		{"a-b=c", "a-b=c"},
	} {
		if got := string(AppendCSV(nil, test.text)); got != test.want {
			t.Errorf("%q is %s, want %s", test.text, got, test.want)
		}
	}
}

// However a program splits the lines, at commas or at semicolons, no cell begins like a formula;
// and the text can be read back.
func TestCSVIsInert(t *testing.T) {
	piece := rapid.SampledFrom([]string{"=", "+", "-", "@", "'", "＝", ";", ",", `"`, " ", "\t", "\r", "\n", "a", "é", "1", "\\", "\u202e"})
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.Map(rapid.SliceOfN(piece, 0, 8), func(p []string) string { return strings.Join(p, "") }), 1, 4).Draw(t, "texts")
		var line []byte
		for i, text := range texts {
			if i > 0 {
				line = append(line, ',')
			}
			line = AppendCSV(line, text)
		}
		if strings.ContainsAny(string(line), "\r\n\t") {
			t.Fatalf("%q is not one line", line)
		}
		reader := csv.NewReader(strings.NewReader(string(line) + "\r\n"))
		cells, err := reader.Read()
		if err != nil && len(line) > 0 {
			t.Fatalf("%q: %v", line, err)
		}
		for i, cell := range cells {
			if isFormula(cell) {
				t.Errorf("%q became the formula %q", texts[i], cell)
			}
			if bare(cell) != Visible(texts[i]) {
				t.Errorf("%q came back as %q", texts[i], bare(cell))
			}
		}
		reader = csv.NewReader(strings.NewReader(string(line) + "\r\n"))
		reader.Comma, reader.LazyQuotes = ';', true
		for {
			cells, err := reader.Read()
			if err != nil {
				break
			}
			for _, cell := range cells {
				if isFormula(strings.TrimLeft(cell, `" `)) {
					t.Errorf("split at semicolons, %q became the formula %q", texts, cell)
				}
			}
		}
	})
}

func isFormula(cell string) bool { return cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") }
