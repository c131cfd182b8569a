package compile_test

// Tables pasted from a sheet are read as tables of pipes are.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/source"
)

// repasted writes the tables of pipes of a plan another way.
func repasted(content string, write func(rows [][]string) string) (string, int) {
	var out strings.Builder
	var rows [][]string
	tables := 0
	flush := func() {
		if len(rows) > 1 {
			out.WriteString(write(rows))
			tables++
		}
		rows = nil
	}
	for line := range strings.Lines(content) {
		text := strings.TrimSpace(line)
		if strings.HasPrefix(text, "|") && strings.HasSuffix(text, "|") && len(text) > 2 && !strings.HasPrefix(text, "||") {
			if strings.Trim(text, "|-: ") != "" || !strings.Contains(text, "-") {
				cells := strings.Split(text[1:len(text)-1], "|")
				for i := range cells {
					cells[i] = strings.TrimSpace(cells[i])
				}
				rows = append(rows, cells)
			}
			continue
		}
		flush()
		out.WriteString(line)
	}
	flush()
	return out.String(), tables
}

func withTabs(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	return b.String()
}

func withBlanks(rows [][]string) string {
	widths := make([]int, len(rows[0])+1)
	for _, row := range rows {
		for i, cell := range row {
			widths[min(i, len(rows[0]))] = max(widths[min(i, len(rows[0]))], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			line += cell + strings.Repeat(" ", 2+widths[min(i, len(rows[0]))]-utf8.RuneCountInString(cell))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// lateSets are the plans, by their paths, of three sets whose tables and facts are written in most ways.
func lateSets(t *testing.T) map[string]string {
	t.Helper()
	plans := map[string]string{}
	for _, set := range []string{"thirteenth", "fourteenth", "fifteenth"} {
		paths, err := filepath.Glob(filepath.Join("../../testdata/wild", set, "*.md"))
		if err != nil || len(paths) == 0 {
			t.Fatal(set, err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			plans[path] = string(content)
		}
	}
	return plans
}

func TestPastedTablesAreReadAsPipes(t *testing.T) {
	for name, way := range map[string]struct {
		write func(rows [][]string) string
		lost  float64 // of the names that pipes give
	}{
		"tabs":     {withTabs, .01},
		"blanks":   {withBlanks, .01},
		"headless": {func(rows [][]string) string { return withTabs(rows[1:]) }, .036},
	} {
		t.Run(name, func(t *testing.T) {
			var pipes, pipeFields, texts, fields score
			tables := 0
			for path, content := range lateSets(t) {
				pasted, n := repasted(content, way.write)
				if n == 0 {
					continue
				}
				tables += n
				want := readWanted(t, strings.TrimSuffix(path, ".md")+".want.yaml")
				compareWild(compile.Compile(source.NewFile(path, []byte(content)), compile.Settings{}), want, filepath.Base(path), &pipes, &pipeFields)
				compareWild(compile.Compile(source.NewFile(path, []byte(pasted)), compile.Settings{}), want, filepath.Base(path), &texts, &fields)
			}
			t.Logf("%d tables; names %.1f %% of %d, with pipes %.1f %%; fields %.1f %% of %d, with pipes %.1f %%", tables,
				100*texts.share(), texts.all, 100*pipes.share(), 100*fields.share(), fields.all, 100*pipeFields.share())
			if testing.Verbose() {
				was := map[string]bool{}
				for _, miss := range append(pipes.misses, pipeFields.misses...) {
					was[miss] = true
				}
				for _, miss := range append(texts.misses, fields.misses...) {
					if !was[miss] {
						t.Log(miss)
					}
				}
			}
			if texts.share() < pipes.share()-way.lost || fields.share() < pipeFields.share()-way.lost {
				t.Errorf("tables are lost")
			}
		})
	}
}

// asMail writes a plan as a mail: its title is the subject, its headings are lines without marks.
func asMail(content string) string {
	var out strings.Builder
	out.WriteString("From: Ulla Brandvold\nTo: Sales\n")
	head := true
	for line := range strings.Lines(content) {
		switch title := strings.TrimLeft(line, "#"); {
		case title == line || !strings.HasPrefix(title, " "):
			out.WriteString(line)
		case head && len(line)-len(title) == 1:
			out.WriteString("Subject:" + title + "\nHi all,\n\nplease find below what we know.\n")
			head = false
		default:
			out.WriteString(strings.TrimLeft(title, " "))
		}
	}
	return out.String() + "\nKind regards,\nUlla\n\n-- \nUlla Brandvold\nVP Sales, Fjordtech AS\n"
}

func TestMailsAreReadAsPlans(t *testing.T) {
	for name, write := range map[string]func(string) string{
		"mail": asMail,
		"reply": func(content string) string {
			return "Thanks Ulla, fine with me.\n\nOn Monday Ulla wrote:\n\n> " + strings.ReplaceAll(content, "\n", "\n> ")
		},
	} {
		t.Run(name, func(t *testing.T) {
			var plain, plainFields, texts, fields score
			for path, content := range lateSets(t) {
				if !strings.HasPrefix(content, "# ") {
					continue
				}
				want := readWanted(t, strings.TrimSuffix(path, ".md")+".want.yaml")
				compareWild(compile.Compile(source.NewFile(path, []byte(content)), compile.Settings{}), want, filepath.Base(path), &plain, &plainFields)
				compareWild(compile.Compile(source.NewFile(path, []byte(write(content))), compile.Settings{}), want, filepath.Base(path), &texts, &fields)
			}
			t.Logf("names %.1f %% of %d, as a plan %.1f %%; fields %.1f %% of %d, as a plan %.1f %%",
				100*texts.share(), texts.all, 100*plain.share(), 100*fields.share(), fields.all, 100*plainFields.share())
			if testing.Verbose() {
				was := map[string]bool{}
				for _, miss := range append(plain.misses, plainFields.misses...) {
					was[miss] = true
				}
				for _, miss := range append(texts.misses, fields.misses...) {
					if !was[miss] {
						t.Log(miss)
					}
				}
			}
			if texts.share() < plain.share()-.045 || fields.share() < plainFields.share()-.03 {
				t.Errorf("mails are read worse")
			}
		})
	}
}

func FuzzPasted(f *testing.F) {
	for _, seed := range []string{
		"Name\tTitle\tRole\nAda Roth\tVP IT\tChampion\n\tTotal\t\n", "#\tAction\tOwner\n1.\tCall Ada\tSam\n2.\tSend it\t\n", "\tNow\tTarget\nScrap rate\t6%\t4%\n---\t---\t---\n",
		"Contacts\nName          Title      Role\nAda Roth      VP IT      Champion\nBo Lind                  Blocker\n", "Customer\tAcme\n\nRenewal\t2027-01-31\n\n", "```\na\tb\nc\td\n```\n",
		"Action             Owner\n-----------------  -----\nCall Ada           Sam\n**Send** it        ~~Bo~~\n", "- a\tb\n- c\td\n\n> e\tf\n> g\th\n",
	} {
		for section := range sectionOf {
			f.Add(seed, uint8(section))
		}
	}
	f.Fuzz(func(t *testing.T, rows string, section uint8) {
		if !utf8.ValidString(rows) {
			return // is not read at all
		}
		checkPlan(t, soundFacts+"## "+sectionOf[int(section)%len(sectionOf)]+"\n\n"+rows+"\n")
	})
}

func FuzzMail(f *testing.F) {
	for _, seed := range []string{
		"Subject: FW: Acme plan before Monday\nFrom: Ada Roth <ada@acme.example>\nSent: mardi 20 octobre 2026 18:42\n\nHi all,\n\nAcme Glass (Pty) Ltd, Worcester, pays us €40k a year.\n\nThe people\n\nBo Lind, CFO. He is the economic buyer. I last saw him on 1 October 2026.\n\nRisks\n\n- tender in spring\n\nThanks\nAda\n\n-- \nAda Roth\nVP Sales\n",
		"OK.\n\nOn Monday Ada wrote:\n\n> # Acme\n>\n> ## Risks\n>\n> - tender\n>\n> > deeper\n", "1. Risks\n\n1. tender\n2. strike\n\n2. Next steps\n   - call Bo\n", "**M – Metrics.**\nThey want to\n- halve scrap by June 2027\n\n**E – Economic buyer.** Bo Lind, CFO.\n\n**C: Champion** Ann Gray\n",
		"Framework contract signed 01/04/2023, end of contract 31/03/2027\n\nRetainer term: 1 Jan 2025 – 31 Dec 2026\n\nNext point: 24/11/2026.\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, mail string) {
		if !utf8.ValidString(mail) {
			return // is not read at all
		}
		checkPlan(t, soundFacts+mail+"\n")
		checkSpans(t, compileBytes([]byte(mail)))
	})
}
