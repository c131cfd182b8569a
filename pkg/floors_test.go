// Package pkg_test holds the house together: which package may import which, and who may
// touch the world outside.
package pkg_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/acctplan/acctplan/"

// floors lists the packages from the ground up. A package may import those above its own
// line here, never those on its own line or below. A new package has to be entered.
var floors = [][]string{
	{"schema", "pkg/source", "pkg/schemacheck", "pkg/slab", "pkg/sorting"},
	{"pkg/finding", "pkg/plan"},
	{"pkg/compile/internal/memo", "pkg/compile/vocabulary/internal/word"},
	{"pkg/syntax", "pkg/facts", "pkg/figure", "pkg/baseline", "pkg/edit", "pkg/field", "pkg/compile/value", "pkg/compile/vocabulary"},
	// Typefaces, which themes bring too.
	{"pkg/draw/font/internal/truetype"},
	{"pkg/draw/font"},
	// Whose goal is a sentence?
	{"pkg/rule/quota/sentence", "pkg/locale", "pkg/theme"},
	{"pkg/rule/quota"},
	{"pkg/compile", "pkg/rule", "pkg/meaning", "pkg/delta"},
	{"pkg/custom", "pkg/audience"},
	{"pkg/config"},
	{"pkg/lint", "pkg/workspace", "pkg/brief", "pkg/score", "pkg/rewrite"},
	// What rewrites plans: each of these stands on the one before.
	{"pkg/format", "pkg/fix"},
	{"pkg/adopt"},
	// Pictures: the canvas, then its backends, then what is drawn on them.
	{"pkg/draw"},
	{"pkg/draw/svg", "pkg/draw/pdf", "pkg/draw/picture", "pkg/report"},
	{"pkg/draw/internal/specimen"},
	{"pkg/render", "pkg/export", "pkg/inspect", "pkg/agenda"},
	{"cmd/acctplan"},
}

// only names, for a library, the packages that may import it.
var only = map[string][]string{
	"gopkg.in/yaml.v3":                         {"pkg/syntax"},
	"github.com/yuin/goldmark":                 {"pkg/syntax"},
	"github.com/santhosh-tekuri/jsonschema/v5": {"pkg/compile"},
	"github.com/aymanbagabas/go-udiff":         {"pkg/edit"},
	"github.com/expr-lang/expr":                {"pkg/custom"},
	"github.com/spf13/cobra":                   {"cmd/acctplan"},
	"github.com/spf13/pflag":                   {"cmd/acctplan"},
	"golang.org/x/term":                        {"cmd/acctplan"},
	"os/exec":                                  {"pkg/workspace", "cmd/acctplan"},
	"flag":                                     {},
	"net/http":                                 {},
	"math/rand":                                {},
	"math/rand/v2":                             {},
}

// outside is what reads the world outside and belongs to the command alone.
var outside = regexp.MustCompile(`\b(time\.(Now|Since|Until|Local)|os\.(Getenv|LookupEnv|Environ|ExpandEnv|Args|Exit|Stdin|Stdout|Stderr|Getwd|UserHomeDir|UserConfigDir|Hostname))\b`)

// listed is a package as go list describes it.
type listed struct {
	ImportPath string
	Name       string
	Dir        string
	GoFiles    []string
	Imports    []string
}

// local is the import path without the module.
func (p listed) local() string { return strings.TrimPrefix(p.ImportPath, module) }

// packages asks the go command for all packages of the module.
func packages(t *testing.T) []listed {
	t.Helper()
	command := exec.Command("go", "list", "-e", "-json=ImportPath,Name,Dir,GoFiles,Imports", "./...")
	command.Dir = ".."
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		// A package of tests alone is on no floor. Generators, which are commands beside the
		// package that they write for, stand on no floor either: nothing can import them.
		if len(p.GoFiles) > 0 && (p.Name != "main" || strings.HasPrefix(p.local(), "cmd/")) {
			all = append(all, p)
		}
	}
}

func floorOf(path string) int {
	return slices.IndexFunc(floors, func(floor []string) bool { return slices.Contains(floor, path) })
}

// TestFloors checks that every package imports only lower floors.
func TestFloors(t *testing.T) {
	for _, p := range packages(t) {
		own := floorOf(p.local())
		if own < 0 {
			t.Errorf("%s is on no floor: enter it in the table of this test", p.local())
			continue
		}
		for _, imported := range p.Imports {
			path, ours := strings.CutPrefix(imported, module)
			if ours && floorOf(path) >= own {
				t.Errorf("%s imports %s, which is not on a lower floor", p.local(), path)
			}
		}
	}
}

// TestLibraries checks that libraries stay behind the package that wraps them.
func TestLibraries(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			for library, allowed := range only {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(allowed, p.local()) {
					t.Errorf("%s imports %s; it may be imported by: %s", p.local(), imported, strings.Join(allowed, ", "))
				}
			}
		}
	}
}

// TestOutside checks that only the command reads the clock, the environment and the terminal.
func TestOutside(t *testing.T) {
	for _, p := range packages(t) {
		if strings.HasPrefix(p.local(), "cmd/") {
			continue
		}
		for _, name := range p.GoFiles {
			content, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(string(content), "\n") {
				code, _, _ := strings.Cut(line, "//")
				if found := outside.FindString(code); found != "" {
					t.Errorf("%s/%s:%d uses %s, which only the command may", p.local(), name, i+1, found)
				}
			}
		}
	}
}

// TestNoNetwork checks that nothing of the program can speak HTTP or load code: no package for it
// is linked, not by a library either.
func TestNoNetwork(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", module+"cmd/acctplan").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if !slices.Contains(linked, module+"pkg/lint") {
		t.Fatal("go list does not say what is linked")
	}
	for _, forbidden := range []string{"net/http", "net/rpc", "net/smtp", "crypto/tls", "plugin"} {
		if slices.Contains(linked, forbidden) {
			t.Errorf("%s is linked", forbidden)
		}
	}
}

// TestThreats checks that every row of the README's threats names tests, and that they exist.
func TestThreats(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| Threat | What acctplan does | Test |\n|---|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	rows := strings.Split(table, "\n")
	if len(rows) < 10 {
		t.Fatalf("the README names %d threats", len(rows))
	}
	tests := map[string]bool{}
	err = filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasSuffix(path, ".txtar"):
			tests[filepath.Base(path)] = true
		case strings.HasSuffix(path, "_test.go"):
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, found := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(content, -1) {
				tests[string(found[1])] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		cells := strings.Split(strings.Trim(row, "| "), " | ")
		named := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[len(cells)-1], -1)
		if len(cells) != 3 || len(named) == 0 {
			t.Errorf("no test is named: %s", row)
		}
		for _, name := range named {
			if !tests[name[1]] {
				t.Errorf("there is no test %s", name[1])
			}
		}
	}
}

// TestNames checks that a package's name says what it is for, and that nothing registers
// itself when it is imported.
func TestNames(t *testing.T) {
	for _, p := range packages(t) {
		switch p.Name {
		case "util", "utils", "common", "helper", "helpers", "misc", "shared", "base":
			t.Errorf("%s: a package's name has to say what it is for", p.local())
		}
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				continue // the compiler says it better
			}
			for _, declaration := range file.Decls {
				if function, ok := declaration.(*ast.FuncDecl); ok && function.Recv == nil && function.Name.Name == "init" {
					t.Errorf("%s/%s has an init function", p.local(), name)
				}
			}
		}
	}
}

// TestModule checks that the module can be installed from anywhere.
func TestModule(t *testing.T) {
	content, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(content)) {
		if strings.HasPrefix(strings.TrimSpace(line), "replace") {
			t.Errorf("go.mod has a replace directive, which go install refuses: %s", strings.TrimSpace(line))
		}
	}
}
