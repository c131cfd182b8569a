// Command hostile measures how long acctplan takes, and how much memory, for plans that somebody
// made to stop it. It is run by .ci/hostile.
//
//	hostile -acctplan FILE -floor FILE -corpus FILE -schema FILE -work DIR [-factor 1] [-runs 1] [-all]
//
// lint must be done with each within the time that the floor takes for 2,000 ordinary plans, and
// within 200 MB. Memory is judged as it is. Time is the processors', judged against the floor's in
// the same run (which keeps all cores busy, so that its time by the clock is that of one core),
// times a factor that leaves room for a busy machine; the true ratio is printed. With -all, the
// other commands are measured, too; they may not crash, and are not judged.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// mostMemory is what any of the runs may take, in bytes.
const mostMemory = 200_000_000

const facts = "---\nacctplan: 1\naccount: Harbor Foods\ntier: strategic\ncurrency: EUR\nowner: Priya Nair\n"

// plans write the plans, piece by piece: what this program has held in memory counts as its
// children's peak.
var plans = []struct {
	name  string
	write func(io.StringWriter)
	free  bool // measured, and not judged
}{
	{"alias bomb", func(w io.StringWriter) {
		w.WriteString(facts + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
		for n := 1; n < 30; n++ {
			fmt.Fprintf(w.(io.Writer), "a%d: &a%[1]d [%s*a%[3]d]\n", n, strings.Repeat(fmt.Sprintf("*a%d, ", n-1), 9), n-1)
		}
		w.WriteString("---\n\n# Harbor Foods\n\n## Goals\n\n- Halve the waiting time\n")
	}, false},
	{"50 MB", func(w io.StringWriter) {
		w.WriteString(facts + "---\n\n# Harbor Foods\n\n## Log\n\n")
		many(w, 50_000_000/30, "- 2026-01-01 Met Ines Duarte\n")
	}, false},
	{"4 MB, just below the limit", func(w io.StringWriter) {
		w.WriteString(facts + "---\n\n# Harbor Foods\n\n## Stakeholders\n\n| Name | Notes |\n|--|--|\n")
		long := "| Ines Duarte | " + strings.Repeat("met *Ada* [here](b), `x` and ", 6) + " |\n"
		many(w, 4_150_000/len(long), long)
	}, true},
	{"deep nesting", func(w io.StringWriter) {
		w.WriteString(facts + "notes: ")
		many(w, 100_000, "[")
		many(w, 100_000, "]")
		w.WriteString("\n---\n\n# Harbor Foods\n\n## Risks\n\n")
		many(w, 100_000, "> ")
		w.WriteString("Tender in spring\n\n")
		many(w, 100_000, "- ")
		w.WriteString("Tender in spring\n\n")
		many(w, 100_000, "*a ")
		many(w, 100_000, "[")
	}, false},
	{"a table of 100,000 rows", func(w io.StringWriter) {
		w.WriteString(facts + "---\n\n# Harbor Foods\n\n## Stakeholders\n\n| Name | Title | Role |\n|--|--|--|\n")
		many(w, 100_000, "| P§ Q§ | CFO | champion |\n")
	}, false},
	{"10,000 errors", func(w io.StringWriter) {
		w.WriteString(facts + "---\n\n# Harbor Foods\n\n## Actions\n\n")
		many(w, 10_000, "- [ ] Send report § @nobody§ due:2026-02-31\n")
	}, false},
}

// many writes a text again and again. A § stands for the count.
func many(w io.StringWriter, times int, text string) {
	for n := range times {
		w.WriteString(strings.ReplaceAll(text, "§", fmt.Sprint(n)))
	}
}

// commands are what the plans are tried with. The word PLAN stands for the file, OUT for a folder.
var commands = [][]string{
	{"lint", "--as-of", "2026-11-23", "--no-config", "PLAN"},
	{"lint", "--as-of", "2026-11-23", "--no-config", "--format", "json", "PLAN"},
	{"fmt", "--check", "--no-config", "PLAN"},
	{"adopt", "--no-config", "PLAN"},
	{"inspect", "--no-config", "PLAN"},
	{"export", "--no-config", "PLAN"},
	{"render", "--as-of", "2026-11-23", "--no-config", "PLAN", "-o", "OUT"},
}

// spent is what a run took.
type spent struct {
	wall, cpu time.Duration
	peak      int64 // bytes
	code      int
	said      string // on stderr
}

// run runs a program to its end, or to the end of a minute.
func run(path string, arguments ...string) spent {
	command := exec.Command(path, arguments...)
	var trouble bytes.Buffer
	command.Stderr = &trouble
	began := time.Now()
	if err := command.Start(); err != nil {
		log.Fatal(err)
	}
	stop := time.AfterFunc(time.Minute, func() { _ = command.Process.Kill() })
	err := command.Wait()
	stop.Stop()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		log.Fatal(err)
	}
	state := command.ProcessState
	return spent{
		wall: time.Since(began), cpu: state.UserTime() + state.SystemTime(), code: state.ExitCode(),
		peak: state.SysUsage().(*syscall.Rusage).Maxrss << 10, said: trouble.String(),
	}
}

// best is the fastest of several runs, with the highest peak of them.
func best(runs int, path string, arguments ...string) spent {
	least := run(path, arguments...)
	for range runs - 1 {
		s := run(path, arguments...)
		s.peak = max(s.peak, least.peak)
		if s.cpu > least.cpu {
			s.wall, s.cpu = least.wall, least.cpu
		}
		least = s
	}
	return least
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("hostile: ")
	acctplan := flag.String("acctplan", "", "the program")
	floor := flag.String("floor", "", "built from testdata/bench/floor")
	corpus := flag.String("corpus", "", "built from testdata/bench/corpus")
	schema := flag.String("schema", "", "schema/plan.schema.json")
	work := flag.String("work", "", "an empty folder")
	factor := flag.Float64("factor", 1, "how many times as long as the floor a run may take")
	all := flag.Bool("all", false, "measure the other commands, too")
	runs := flag.Int("runs", 1, "how often; the fastest counts")
	flag.Parse()

	ordinary := filepath.Join(*work, "ordinary")
	if s := run(*corpus, "-n", "2000", "-out", ordinary); s.code != 0 {
		log.Fatal(s.said)
	}
	yardstick := best(*runs, *floor, "-stage", "full", "-schema", *schema, ordinary)
	if yardstick.code != 0 {
		log.Fatal(yardstick.said)
	}
	fmt.Printf("The floor takes %.2f s for 2,000 ordinary plans (%.2f s of processors).\n\n| Plan | Command | × floor | seconds | peak | exit |\n|---|---|--:|--:|--:|--:|\n", yardstick.wall.Seconds(), yardstick.cpu.Seconds())

	failed := false
	complain := func(format string, arguments ...any) {
		failed = true
		log.Printf(format, arguments...)
	}
	for i, plan := range plans {
		path := filepath.Join(*work, fmt.Sprintf("plan%d.md", i))
		if err := write(path, plan.write); err != nil {
			log.Fatal(err)
		}
		for _, words := range commands {
			judged := words[0] == "lint" && !plan.free
			if !*all && words[0] != "lint" {
				continue
			}
			arguments := strings.Split(strings.NewReplacer("PLAN", path, "OUT", filepath.Join(*work, "out")).Replace(strings.Join(words, "\x00")), "\x00")
			s := best(*runs, *acctplan, arguments...)
			name := words[0]
			if strings.Contains(strings.Join(words, " "), "--format json") {
				name += " --format json"
			}
			slower := s.cpu.Seconds() / yardstick.cpu.Seconds() * float64(runtime.NumCPU())
			fmt.Printf("| %s | `%s` | %.2f | %.2f | %d MB | %d |\n", plan.name, name, slower, s.cpu.Seconds(), s.peak/1e6, s.code)
			switch {
			case s.code < 0 || s.code > 2 || strings.Contains(s.said, "internal error") || strings.Contains(s.said, "goroutine "):
				complain("%s: %s ends with %d: %.300s", plan.name, name, s.code, s.said)
			}
			if judged && s.peak > mostMemory {
				complain("%s: %s takes %d MB, more than %d", plan.name, name, s.peak/1e6, mostMemory/1_000_000)
			}
			if judged && slower > *factor {
				complain("%s: %s takes %.2f times as long as the floor, more than %.2f", plan.name, name, slower, *factor)
			}
		}
	}
	if failed {
		os.Exit(1)
	}
}

// write makes a file of what a function writes.
func write(path string, fill func(io.StringWriter)) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	fill(out)
	return errors.Join(out.Flush(), file.Close())
}
