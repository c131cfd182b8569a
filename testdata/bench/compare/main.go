// Command compare measures acctplan beside the floor and beside those of its peers that are
// installed, in turns, and prints tables of ratios in Markdown. It is run by .ci/benchmarks.
//
//	compare -acctplan FILE -floor FILE -corpus FILE -schema FILE -work DIR [-runs 5] [-most 10000]
//
// Of several runs the fastest counts: nothing makes a program faster than it is. Milliseconds
// belong to a machine, ratios nearly do not.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// measured is one command line and what it took at best.
type measured struct {
	name     string
	command  []string
	dir      string
	wall     time.Duration
	cpu      time.Duration
	peak     int64 // KiB, at worst
	failures int   // exit codes that mean trouble, not findings
}

// measure runs the commands in turns.
func measure(runs int, list ...*measured) {
	for range runs {
		for _, m := range list {
			command := exec.Command(m.command[0], m.command[1:]...)
			command.Dir = m.dir
			var trouble bytes.Buffer
			command.Stderr = &trouble
			began := time.Now()
			err := command.Run()
			took := time.Since(began)
			var exit *exec.ExitError
			if err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 1) {
				if m.failures++; m.failures == 1 {
					log.Printf("%s: %v: %s", m.name, err, bytes.TrimSpace(trouble.Bytes()[:min(trouble.Len(), 300)]))
				}
				continue
			}
			usage := command.ProcessState.SysUsage().(*syscall.Rusage)
			cpu := command.ProcessState.UserTime() + command.ProcessState.SystemTime()
			if m.wall == 0 || took < m.wall {
				m.wall = took
			}
			if m.cpu == 0 || cpu < m.cpu {
				m.cpu = cpu
			}
			m.peak = max(m.peak, usage.Maxrss)
		}
	}
}

// table prints what was measured, in ratios to the first.
func table(title string, list ...*measured) {
	fmt.Printf("\n%s\n\n| | wall | × | processor | × | peak |\n|---|--:|--:|--:|--:|--:|\n", title)
	for _, m := range list {
		if m.wall == 0 {
			fmt.Printf("| %s | failed | | | | |\n", m.name)
			continue
		}
		fmt.Printf("| %s | %s | %.2f | %s | %.2f | %d MiB |\n", m.name, seconds(m.wall), ratio(m.wall, list[0].wall), seconds(m.cpu), ratio(m.cpu, list[0].cpu), m.peak>>10)
	}
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(max(b, 1)) }

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

func main() {
	log.SetFlags(0)
	acctplan := flag.String("acctplan", "", "the program")
	floor := flag.String("floor", "", "built from testdata/bench/floor")
	corpus := flag.String("corpus", "", "built from testdata/bench/corpus")
	schema := flag.String("schema", "", "schema/plan.schema.json")
	work := flag.String("work", "", "an empty folder")
	runs := flag.Int("runs", 5, "how often; the fastest counts")
	most := flag.Int("most", 10000, "plans in the largest corpus, at least 100")
	flag.Parse()

	fmt.Printf("%s, %d cores, %s/%s, %s, fastest of %d runs\n", time.Now().Format(time.DateOnly), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, processor(), *runs)
	noop := &measured{name: "a program with the same libraries that does nothing", command: []string{*floor, "-stage", "noop"}}
	version := &measured{name: "`acctplan --version`", command: []string{*acctplan, "--version"}}
	measure(max(20, *runs), noop, version)
	table("Start", noop, version)

	took := map[int]*measured{}
	for _, n := range slices.Compact([]int{1, 100, max(100, *most/10), max(100, *most)}) {
		dir := filepath.Join(*work, fmt.Sprint(n))
		run(*corpus, "-n", fmt.Sprint(n), "-out", dir)
		times := *runs
		if n == 1 {
			times = max(20, *runs)
		}
		least := &measured{name: "floor", command: []string{*floor, "-stage", "full", "-schema", *schema, dir}}
		counting := &measured{name: "`acctplan lint --quiet --statistics`", command: []string{*acctplan, "lint", "--no-config", "--as-of", "2026-11-23", "--quiet", "--statistics", dir}}
		listing := &measured{name: "`acctplan lint --quiet`", command: []string{*acctplan, "lint", "--no-config", "--as-of", "2026-11-23", "--quiet", dir}}
		list := append([]*measured{least, counting, listing}, peers(dir, *work, n, *schema)...)
		measure(times, list[:3]...)
		measure(min(2, *runs), list[3:]...) // they take longer, and their differences are large
		table(fmt.Sprintf("%d plans", n), list...)
		took[n] = counting
	}
	compareRendering(*acctplan, filepath.Join(*work, "100"), *work, *runs)
	if small, large := took[*most/10], took[*most]; small != nil && small.cpu > 0 && large.cpu > 0 {
		fmt.Printf("\nGrowth exponent of `lint --statistics` from %d to %d plans: %.3f by processor time, %.3f by the clock\n", *most/10, *most,
			math.Log10(ratio(large.cpu, small.cpu)), math.Log10(ratio(large.wall, small.wall)))
	}
}

// rendered is how many plans are rendered by all programs: those among a hundred that acctplan makes
// pages of. It makes none of a plan whose body contradicts its frontmatter, as some at random do.
const rendered = 50

// compareRendering measures how long briefs take beside documents that pandoc, WeasyPrint and Marp make of
// the same plans. Theirs are the plan's text in another format; none checks it or draws a map.
func compareRendering(acctplan, dir, work string, runs int) {
	plans := renderable(acctplan, dir, filepath.Join(work, "renderable"))
	out := filepath.Join(work, "rendered")
	add := func(list []*measured, name, script string, programs ...string) []*measured {
		for _, program := range programs {
			if _, err := exec.LookPath(program); err != nil {
				return list
			}
		}
		return append(list, &measured{name: name, dir: work, command: append([]string{"sh", "-c", script, acctplan, out}, plans...)})
	}
	for _, format := range []string{"html", "pdf"} {
		// Whatever a plan's findings are, its page is made; exit code 1 says that there are some.
		list := add(nil, "`acctplan render --format "+format+"`",
			`out=$1; shift; rm -rf "$out"; "$0" render "$@" --no-config --as-of 2026-11-23 --quiet --format `+format+` -o "$out" >/dev/null`)
		if format == "html" {
			list = add(list, "pandoc, one call", `out=$1; shift; mkdir -p "$out"; pandoc --standalone --metadata title=plans "$@" -o "$out/all.html"`, "pandoc")
		} else {
			list = add(list, "pandoc and WeasyPrint", `out=$1; shift; mkdir -p "$out"; for plan; do pandoc --standalone --metadata title=plan "$plan" -t html | weasyprint --quiet - "$out/one.pdf" || exit; done`, "pandoc", "weasyprint")
			list = add(list, "Marp, one call", `out=$1; shift; mkdir -p "$out"; cp "$@" "$out"; marp --no-stdin --quiet --pdf --input-dir "$out"`, "marp")
		}
		measure(1+runs/3, list...)
		table(fmt.Sprintf("%d plans as %s", len(plans), strings.ToUpper(format)), list...)
	}
}

// renderable are plans that acctplan makes pages of.
func renderable(acctplan, dir, out string) []string {
	_ = exec.Command(acctplan, "render", dir, "--no-config", "--as-of", "2026-11-23", "--quiet", "--format", "html", "-o", out).Run() // 1: some have findings
	var plans []string
	all, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	check(err)
	for _, path := range all {
		page := filepath.Join(out, strings.TrimSuffix(filepath.Base(path), ".md")+".html")
		if _, err := os.Stat(page); err == nil && len(plans) < rendered {
			plans = append(plans, path)
		}
	}
	return plans
}

// peers are the other checkers that are installed, each over what it understands of the plans:
// the schema, policies about the frontmatter, or prose and Markdown.
func peers(dir, work string, n int, schema string) []*measured {
	var list []*measured
	add := func(name, program string, prepare func() []string) {
		path, err := exec.LookPath(program)
		if err != nil {
			return
		}
		list = append(list, &measured{name: name, command: append([]string{path}, prepare()...), dir: dir})
	}
	facts := filepath.Join(work, fmt.Sprintf("facts-%d", n))
	extract := func() string {
		if _, err := os.Stat(facts); err != nil {
			extractFacts(dir, facts)
		}
		return facts
	}
	add("ajv-cli, which checks the schema only", "ajv", func() []string {
		return []string{"validate", "--spec=draft2020", "--strict=false", "--errors=no", "-s", schema, "-d", filepath.Join(extract(), "*.yaml")}
	})
	add("conftest, 8 policies on the frontmatter", "conftest", func() []string {
		policies := filepath.Join(work, "policies")
		write(filepath.Join(policies, "plan.rego"), policy)
		return []string{"test", "--quiet", "--policy", policies, extract()}
	})
	add("vale, its own style", "vale", func() []string {
		settings := filepath.Join(work, "vale.ini")
		write(settings, "StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale\n")
		return []string{"--config", settings, "--output", "line", dir}
	})
	add("markdownlint-cli2", "markdownlint-cli2", func() []string { return []string{"**/*.md"} })
	return list
}

// extractFacts writes the frontmatter of each plan into a file of its own.
func extractFacts(dir, to string) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	check(err)
	for _, path := range paths {
		content, err := os.ReadFile(path)
		check(err)
		facts, _, _ := strings.Cut(strings.TrimPrefix(string(content), "---\n"), "\n---\n")
		write(filepath.Join(to, strings.TrimSuffix(filepath.Base(path), ".md")+".yaml"), facts+"\n")
	}
}

const policy = `package main

deny contains "no account" if not input.account
deny contains "no owner" if not input.owner
deny contains "no renewal" if not input.renewal
deny contains "no currency" if not input.currency
deny contains "no such tier" if not input.tier in {"strategic", "key", "standard"}
deny contains "no such health" if not input.health in {"green", "amber", "red"}
deny contains "health beyond 100" if input.health_score > 100
deny contains "red without a reason" if { input.health == "red"; input.health_score > 74 }
`

func write(path, content string) {
	check(os.MkdirAll(filepath.Dir(path), 0o777))
	check(os.WriteFile(path, []byte(content), 0o666))
}

func run(name string, arguments ...string) {
	command := exec.Command(name, arguments...)
	command.Stderr = os.Stderr
	check(command.Run())
}

// processor is the name of the processor, where Linux tells it.
func processor() string {
	content, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(content)) {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
