package workspace

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// repository makes a git repository of files, commits them, and makes it current.
func repository(t *testing.T, files map[string]string) *Repository {
	t.Helper()
	root := folder(t, files)
	runIn(t, root, "init", "-q", "-b", "main")
	runIn(t, root, "add", ".")
	runIn(t, root, "commit", "-q", "--allow-empty", "-m", "first")
	r, err := OpenRepository(context.Background(), ".", environ())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func environ() []string { return []string{"PATH=" + os.Getenv("PATH"), "HOME=/nowhere"} }

func runIn(t *testing.T, directory string, arguments ...string) {
	t.Helper()
	command := exec.Command("git", append([]string{"-C", directory, "-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "gc.auto=0"}, arguments...)...)
	if out, err := command.CombinedOutput(); err != nil {
		if _, missing := exec.LookPath("git"); missing != nil {
			t.Skip("needs git")
		}
		t.Fatalf("git %v: %v: %s", arguments, err, out)
	}
}

// pairs compares the last commit with the work tree: "old → new", one a pair.
func pairs(t *testing.T, r *Repository, request Request) []string {
	t.Helper()
	commit, err := r.Resolve(context.Background(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	request.Environ = environ()
	compared, err := Compare(context.Background(), Comparison{Request: request, Repository: r, Before: commit})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range compared.Pairs {
		before, after := "-", "-"
		if p.Before != nil {
			before = p.Before.Path
		}
		if p.After != nil {
			after = p.After.Path
		}
		out = append(out, before+" → "+after)
	}
	for _, failure := range compared.Errors {
		out = append(out, "error "+failure.Path)
	}
	return out
}

// account is a plan with lines enough to be known again.
func account(name, id string) string {
	text := "---\nacctplan: 1\naccount: " + name + "\n"
	if id != "" {
		text += "id: " + id + "\n"
	}
	return text + "---\n\n# " + name + "\n\n## Actions\n\n- [ ] Call the buyer of " + name + "\n- [ ] Write to the users of " + name + "\n- [ ] Visit the depot of " + name + "\n"
}

const ada = "\n## Stakeholders\n\n| Name | Title |\n|---|---|\n| Ada Roth | COO |\n"

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestComparePairs(t *testing.T) {
	for _, test := range []struct {
		name   string
		files  map[string]string
		change func(t *testing.T)
		paths  []string
		want   []string
	}{
		{"nothing", map[string]string{"a.md": account("Acme", "")}, func(*testing.T) {}, nil, nil},
		{"line ends of another system", map[string]string{"a.md": account("Acme", "")},
			func(t *testing.T) { write(t, "a.md", strings.ReplaceAll(account("Acme", ""), "\n", "\r\n")) }, nil, nil},
		{"changed", map[string]string{"a.md": account("Acme", "")}, func(t *testing.T) { write(t, "a.md", account("Acme Group", "")) }, nil, []string{"a.md → a.md"}},
		{"moved as it is", map[string]string{"a.md": account("Acme", "")}, func(t *testing.T) { rename(t, "a.md", "new/b.md") }, nil, []string{"a.md → new/b.md"}},
		{"moved and rewritten, known by its account", map[string]string{"a.md": account("Acme", "")},
			func(t *testing.T) {
				os.Remove("a.md")
				write(t, "b.md", "---\nacctplan: 1\naccount: ACME\n---\n# Something else\n")
			}, nil, []string{"a.md → b.md"}},
		{"moved and renamed, known by its id", map[string]string{"a.md": account("Acme", "acc-1")},
			func(t *testing.T) { os.Remove("a.md"); write(t, "b.md", account("Zenith", "acc-1")) }, nil, []string{"a.md → b.md"}},
		{"moved and renamed, known by its lines", map[string]string{"a.md": account("Acme", "")},
			func(t *testing.T) {
				os.Remove("a.md")
				write(t, "b.md", strings.Replace(account("Acme", ""), "account: Acme", "account: Zenith", 1))
			}, nil, []string{"a.md → b.md"}},
		{"another account of the same template, by its id", map[string]string{"a.md": account("Acme", "acc-1")},
			func(t *testing.T) {
				os.Remove("a.md")
				write(t, "b.md", strings.NewReplacer("account: Acme", "account: Zenith", "acc-1", "zen-1").Replace(account("Acme", "acc-1")))
			}, nil, []string{"a.md → -", "- → b.md"}},
		{"another account of the same template, by its people", map[string]string{"a.md": account("Acme", "") + ada},
			func(t *testing.T) {
				os.Remove("a.md")
				write(t, "b.md", strings.NewReplacer("account: Acme", "account: Zenith", "Ada Roth", "Bo Lind").Replace(account("Acme", "")+ada))
			}, nil, []string{"a.md → -", "- → b.md"}},
		{"moved and renamed, known by its people", map[string]string{"a.md": account("Acme", "") + ada},
			func(t *testing.T) {
				os.Remove("a.md")
				write(t, "b.md", strings.Replace(account("Acme", "")+ada, "account: Acme", "account: Zenith", 1))
			}, nil, []string{"a.md → b.md"}},
		{"another account", map[string]string{"a.md": account("Acme", "")},
			func(t *testing.T) { os.Remove("a.md"); write(t, "b.md", account("Zenith", "")) }, nil, []string{"a.md → -", "- → b.md"}},
		{"two that cannot be told apart", map[string]string{"a.md": account("Acme", "one"), "b.md": account("Zenith", "one")},
			func(t *testing.T) { rename(t, "a.md", "c.md"); rename(t, "b.md", "d.md") }, nil, []string{"a.md → c.md", "b.md → d.md"}},
		{"a copy is new", map[string]string{"a.md": account("Acme", "")}, func(t *testing.T) { write(t, "b.md", account("Acme", "")) }, nil, []string{"- → b.md"}},
		{"moved out of what was asked for", map[string]string{"x/a.md": account("Acme", "")}, func(t *testing.T) { rename(t, "x/a.md", "y/a.md") }, []string{"x"}, []string{"x/a.md → y/a.md"}},
		{"moved into what was asked for", map[string]string{"x/a.md": account("Acme", ""), "y/b.md": account("B", "")}, func(t *testing.T) { rename(t, "x/a.md", "y/a.md") }, []string{"y"}, []string{"x/a.md → y/a.md"}},
		{"not asked for", map[string]string{"x/a.md": account("Acme", ""), "y/b.md": account("B", "")}, func(t *testing.T) { rename(t, "x/a.md", "x/c.md") }, []string{"y"}, nil},
		{"no plan", map[string]string{"README.md": readme}, func(t *testing.T) { write(t, "README.md", readme+"More.\n") }, nil, nil},
		{"named, so it is one", map[string]string{"README.md": readme}, func(t *testing.T) { write(t, "README.md", readme+"More.\n") }, []string{"README.md"}, []string{"README.md → README.md"}},
		{"adopted", map[string]string{"a.md": planLike}, func(t *testing.T) { write(t, "a.md", "---\nacctplan: 1\n---\n"+planLike) }, nil, []string{"a.md → a.md"}},
		{"a README became a plan", map[string]string{"a.md": readme}, func(t *testing.T) { write(t, "a.md", account("Acme", "")) }, nil, []string{"- → a.md"}},
		{"broken now", map[string]string{"a.md": account("Acme", "")}, func(t *testing.T) { write(t, "a.md", account("Acme", "")+"\x00") }, nil, []string{"error a.md"}},
		{"broken before", map[string]string{"a.md": account("Acme", "") + "\xff"}, func(t *testing.T) { write(t, "a.md", account("Acme", "")) }, nil, []string{"error a.md (as it was)"}},
		{"broken before, gone now", map[string]string{"a.md": account("Acme", "") + "\xff"}, func(*testing.T) { os.Remove("a.md") }, nil, nil},
		{"hidden", map[string]string{".x/a.md": account("Acme", "")}, func(*testing.T) { os.Remove(".x/a.md") }, nil, nil},
		{"a symbolic link", map[string]string{"a.md": account("Acme", "")}, func(*testing.T) { os.Symlink("a.md", "b.md") }, nil, nil},
		{"ignored", map[string]string{"a.md": account("Acme", ""), ".gitignore": "draft*\n"}, func(t *testing.T) { write(t, "draft.md", account("B", "")) }, nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := repository(t, test.files)
			test.change(t)
			if got := pairs(t, r, Request{Paths: test.paths}); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	write(t, to, string(content))
	if err := os.Remove(from); err != nil {
		t.Fatal(err)
	}
}

// TestSparse holds that files which a sparse checkout leaves out are not taken for deleted.
func TestSparse(t *testing.T) {
	r := repository(t, map[string]string{"in/a.md": account("Acme", ""), "out/b.md": account("B", "")})
	runIn(t, r.Root, "sparse-checkout", "set", "in")
	if _, err := os.Stat("out/b.md"); err == nil {
		t.Skip("this git does not leave files out")
	}
	if got := pairs(t, r, Request{}); len(got) > 0 {
		t.Errorf("got %q", got)
	}
}

// TestSHA256 holds that contents are recognised in a repository of the other hash function.
func TestSHA256(t *testing.T) {
	root := folder(t, map[string]string{"a.md": account("Acme", "")})
	if exec.Command("git", "init", "-q", "--object-format=sha256", root).Run() != nil {
		t.Skip("this git knows one hash function")
	}
	runIn(t, root, "add", ".")
	runIn(t, root, "commit", "-q", "-m", "first")
	r, err := OpenRepository(context.Background(), ".", environ())
	if err != nil {
		t.Fatal(err)
	}
	if got := pairs(t, r, Request{}); len(got) > 0 {
		t.Errorf("got %q", got)
	}
}

// TestWithoutGit holds that a machine without git gets one clear line.
func TestWithoutGit(t *testing.T) {
	folder(t, map[string]string{"a.md": marked})
	t.Setenv("PATH", t.TempDir())
	_, err := RepositoryOf(context.Background(), nil, environ())
	if err == nil || err.Error() != "git is not installed, or not on the PATH" {
		t.Errorf("error %v", err)
	}
}

// TestManyFiles compares versions of a repository of 100,000 files, most of which are no plans.
func TestManyFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 100,000 files into a repository")
	}
	root := t.TempDir()
	runIn(t, root, "init", "-q", "-b", "main")
	// git writes the files from a stream in a second; the file system would take a minute.
	var stream strings.Builder
	stream.WriteString("blob\nmark :1\ndata 0\n\nblob\nmark :2\ndata " + fmt.Sprint(len(marked)) + "\n" + marked + "\ncommit refs/heads/main\ncommitter x <x@example.com> 1788253200 +0000\ndata 5\nfirst\n")
	for i := range 100_000 {
		extension := "txt"
		if i%10 == 0 {
			extension = "md"
		}
		fmt.Fprintf(&stream, "M 100644 :1 d%d/f%d.%s\n", i%300, i, extension)
	}
	stream.WriteString("M 100644 :2 accounts/a.md\n\ncommit refs/heads/main\ncommitter x <x@example.com> 1788253300 +0000\ndata 6\nsecond\nD accounts/a.md\nM 100644 :2 plans/b.md\n\n")
	command := exec.Command("git", "-C", root, "fast-import", "--quiet")
	command.Stdin = strings.NewReader(stream.String())
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Chdir(root)
	r, err := OpenRepository(context.Background(), ".", environ())
	if err != nil {
		t.Fatal(err)
	}
	before, err := r.Resolve(context.Background(), "main~1")
	if err != nil {
		t.Fatal(err)
	}
	after, err := r.Resolve(context.Background(), "main")
	if err != nil {
		t.Fatal(err)
	}
	compared, err := Compare(context.Background(), Comparison{Request: Request{Environ: environ()}, Repository: r, Before: before, After: after})
	if err != nil {
		t.Fatal(err)
	}
	if len(compared.Pairs) != 1 || !compared.Pairs[0].Moved() {
		t.Errorf("%d pairs", len(compared.Pairs))
	}
	history, err := PlanHistory(context.Background(), Comparison{Request: Request{Environ: environ()}, Repository: r}, "plans/b.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(history.Versions) != 2 {
		t.Errorf("%d versions", len(history.Versions))
	}
}

// FuzzParseLog reads anything as git's log.
func FuzzParseLog(f *testing.F) {
	id := strings.Repeat("0123456789", 4)
	f.Add([]byte("\x01" + id + "\x00Ada\x002026-10-01T09:00:00+02:00\x00First\x00\n:000000 100644 " + strings.Repeat("0", 40) + " " + id + " A\x00a.md\x00"))
	f.Add([]byte("\x01" + id + "\x00\x00\x00\x00\x00::100644 100644 100644 " + id + " " + id + " " + id + " RM\x00a\x00b\x00b\x00"))
	f.Add([]byte("\x01\x00\x00\x00:\x00"))
	f.Fuzz(func(t *testing.T, out []byte) {
		entries, err := parseLog(out)
		if err != nil {
			return
		}
		for _, e := range entries {
			if e.ID == "" {
				t.Error("an entry of no commit")
			}
		}
	})
}
