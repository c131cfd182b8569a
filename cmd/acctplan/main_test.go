package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/acctplan/acctplan/schema"
)

// TestMain makes the command callable from scripts, as a process of its own. Scripts may set
// the day and the terminal that it sees, and a plan over which everything panics.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"acctplan": func() {
		e := environment{
			arguments: os.Args[1:], stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, variables: os.Environ(),
		}
		today, err := time.Parse(time.DateOnly, e.variable("TEST_TODAY"))
		if err != nil {
			panic(err)
		}
		e.now = func() time.Time { return today }
		if width, err := strconv.Atoi(e.variable("TEST_TERMINAL")); err == nil {
			e.terminal = terminal{is: true, width: width}
			e.messages = e.terminal
		}
		if spoilt := e.variable("TEST_FAULT"); spoilt != "" {
			e.fault = func(path string) {
				if path == spoilt {
					panic("no such cell")
				}
			}
		}
		os.Exit(run(context.Background(), e))
	}})
}

// TestScripts runs the scripts of testdata/script.
func TestScripts(t *testing.T) {
	plans, err := filepath.Abs("../../testdata/script/plans")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("PLANS", plans)
			e.Setenv("TEST_TODAY", "2026-11-22")
			e.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(e.WorkDir))
			return nil
		},
		Condition: func(condition string) (bool, error) { return condition == "root" && os.Geteuid() == 0, nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes":    writeBytes,
			"enlarge":  enlarge,
			"limit":    beyondLimit,
			"validate": validate,
			"rows":     validateRows,
			"nothing":  nothing,
			"readme":   readme,
		},
	})
}

// writeBytes writes a file that a txtar archive cannot hold: bytes FILE "go\x00string".
func writeBytes(ts *testscript.TestScript, _ bool, arguments []string) {
	content, err := strconv.Unquote(`"` + arguments[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(arguments[0]), []byte(content), 0o666))
}

// enlarge appends spaces to a file up to a number of MiB: enlarge FILE MIB.
func enlarge(ts *testscript.TestScript, _ bool, arguments []string) {
	size, err := strconv.Atoi(arguments[1])
	ts.Check(err)
	old, err := os.ReadFile(ts.MkAbs(arguments[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(arguments[0]), append(old, bytes.Repeat([]byte(" \n"), size<<19)...), 0o666))
}

// beyondLimit writes a plan that goes beyond a limit, or to the edge of what has none: limit FILE KIND.
func beyondLimit(ts *testscript.TestScript, _ bool, arguments []string) {
	facts, body := "", ""
	switch kind := arguments[1]; kind {
	case "lines":
		body = "## Log\n\n" + strings.Repeat("- 2026-01-01 Met Ines Duarte\n", 100_000)
	case "cells":
		body = "## Stakeholders\n\n| Name | Title | Role | Stance | Unit | Notes |\n|---|---|---|---|---|---|\n" + strings.Repeat("| Ines Duarte | CFO | champion | supporter | | |\n", 9_000)
	case "nested":
		body = "## Risks\n\n" + strings.Repeat("> ", 100_000) + "Tender in spring\n"
	case "aliases":
		facts = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
		for n := 1; n < 30; n++ {
			facts += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", n, n, strings.Repeat(fmt.Sprintf("*a%d, ", n-1), 9), n-1)
		}
	case "brackets":
		facts = "notes: " + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "\n"
	case "errors":
		for n := range 10_000 {
			body += fmt.Sprintf("- [ ] Send report %d @nobody%d due:2026-02-31\n", n, n)
		}
		body = "## Actions\n\n" + body
	default:
		ts.Fatalf("no limit %s", kind)
	}
	text := "---\nacctplan: 1\naccount: Acme\n" + facts + "---\n\n# Acme\n\n" + body
	ts.Check(os.WriteFile(ts.MkAbs(arguments[0]), []byte(text), 0o666))
}

// validate checks a JSON file, or "stdout", against a published schema: validate FILE SCHEMA.
func validate(ts *testscript.TestScript, _ bool, arguments []string) {
	text, ok := schema.Read(arguments[1])
	if !ok {
		ts.Fatalf("no schema %s", arguments[1])
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	for _, name := range schema.Names() {
		other, _ := schema.Read(name)
		ts.Check(compiler.AddResource(schema.BaseURL+name, bytes.NewReader(other)))
	}
	ts.Check(compiler.AddResource("schema.json", bytes.NewReader(text)))
	compiled, err := compiler.Compile("schema.json")
	ts.Check(err)
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(arguments[0])))
	decoder.UseNumber()
	var document any
	ts.Check(decoder.Decode(&document))
	ts.Check(compiled.Validate(document))
}

// validateRows checks each table of NDJSON in a folder against its schema: rows DIR.
func validateRows(ts *testscript.TestScript, _ bool, arguments []string) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	ts.Check(compiler.AddResource(schema.BaseURL+"tables.schema.json", bytes.NewReader(schema.Tables())))
	tables, err := filepath.Glob(filepath.Join(ts.MkAbs(arguments[0]), "*.ndjson"))
	ts.Check(err)
	if len(tables) == 0 {
		ts.Fatalf("%s holds no tables", arguments[0])
	}
	for _, path := range tables {
		compiled, err := compiler.Compile(schema.BaseURL + "tables.schema.json#/$defs/" + strings.TrimSuffix(filepath.Base(path), ".ndjson"))
		ts.Check(err)
		for line := range strings.Lines(ts.ReadFile(path)) {
			decoder := json.NewDecoder(strings.NewReader(line))
			decoder.UseNumber()
			var row any
			ts.Check(decoder.Decode(&row))
			ts.Check(compiled.Validate(row))
		}
	}
}

// nothing checks that a folder holds nothing, no hidden file either: nothing DIR.
func nothing(ts *testscript.TestScript, _ bool, arguments []string) {
	entries, err := os.ReadDir(ts.MkAbs(arguments[0]))
	ts.Check(err)
	for _, entry := range entries {
		ts.Fatalf("%s holds %s", arguments[0], entry.Name())
	}
}
