package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/plan"
)

const marked = "---\nacctplan: 1\naccount: Acme\n---\n\n# Acme\n"
const planLike = "# Acme\n\n## Goals\n\n- Grow\n\n## Stakeholders\n\n- Ada Roth, CFO\n\n## Actions\n\n- [ ] Call Ada\n"
const readme = "# A project\n\n## Install\n\nRun it.\n\n## Overview\n\nNothing.\n"

// folder makes a directory with files in it, and makes it current.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(root)
	return root
}

func loadAll(t *testing.T, request Request) *Workspace {
	t.Helper()
	request.Environ = append(request.Environ, "PATH="+os.Getenv("PATH"), "HOME="+t.TempDir())
	w, err := Load(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// paths lists the plans of a workspace.
func paths(w *Workspace) string {
	var list []string
	for _, p := range w.Plans {
		list = append(list, p.Path)
	}
	return strings.Join(list, " ")
}

func expect(t *testing.T, w *Workspace, want string) {
	t.Helper()
	if got := paths(w); got != want {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestWalkReadsMarkedFilesInOrder(t *testing.T) {
	folder(t, map[string]string{
		"b.md": marked, "a/z.markdown": marked, "a/A.MD": marked, "notes.txt": marked, "README.md": readme, "like.md": planLike, "empty.md": "",
		".hidden/x.md": marked, "node_modules/x.md": marked, "a/.x.md": marked, "quoted.md": "---\n\"acctplan\" : 1\n---\n",
		"unclosed.md": "---\naccount: X\nacctplan: 1\n# X\n", "late.md": "---\naccount: X\n---\nacctplan: 1\n", "bom.md": "\ufeff" + marked,
	})
	w := loadAll(t, Request{})
	expect(t, w, "a/A.MD a/z.markdown b.md bom.md quoted.md unclosed.md")
	if len(w.PlanLike) != 1 || len(w.Errors) > 0 || len(w.Missing) > 0 {
		t.Errorf("%v plan-like, errors %v, missing %v", w.PlanLike, w.Errors, w.Missing)
	}
}

func TestDiscover(t *testing.T) {
	folder(t, map[string]string{"a.md": marked, "like.md": planLike, "README.md": readme})
	expect(t, loadAll(t, Request{Discover: true}), "a.md like.md")
	// Named files are read whatever they are; with Discover only where they are plans.
	expect(t, loadAll(t, Request{Paths: []string{"README.md", "like.md"}}), "README.md like.md")
	w := loadAll(t, Request{Paths: []string{"README.md", "like.md"}, Discover: true})
	expect(t, w, "like.md")
	if !w.IsNamed(w.Plans[0].Path) || len(w.Missing) > 0 {
		t.Errorf("named %v, missing %v", w.IsNamed(w.Plans[0].Path), w.Missing)
	}
	if w := loadAll(t, Request{Paths: []string{"README.md"}, Discover: true}); len(w.Plans)+len(w.Missing)+len(w.Errors) > 0 {
		t.Errorf("a named file that is no plan: %+v", w)
	}
}

func TestPaths(t *testing.T) {
	root := folder(t, map[string]string{"acc/a.md": marked, "acc/b.md": marked, "acc/sub/c.md": marked})
	tests := []struct {
		name  string
		paths []string
		want  string
	}{
		{"the same file three ways", []string{"acc", "./acc/a.md", filepath.Join(root, "acc/a.md"), "acc/sub"}, "acc/a.md acc/b.md acc/sub/c.md"},
		{"with a dot", []string{"./acc/"}, "acc/a.md acc/b.md acc/sub/c.md"},
		{"absolute", []string{filepath.Join(root, "acc/sub")}, filepath.ToSlash(filepath.Join(root, "acc/sub/c.md"))},
		{"upwards", []string{"../" + filepath.Base(root) + "/acc/sub"}, "../" + filepath.Base(root) + "/acc/sub/c.md"},
		{"a pattern", []string{"acc/*.md"}, "acc/a.md acc/b.md"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { expect(t, loadAll(t, Request{Paths: test.paths}), test.want) })
	}
}

func TestMissing(t *testing.T) {
	folder(t, map[string]string{"good/a.md": marked, "likes/a.md": planLike, "likes/b.md": planLike, "nothing/README.md": readme, "broken/x.md": marked + "\xff"})
	w := loadAll(t, Request{Paths: []string{"good", "nope.md", "likes", "nothing", "broken", "no*.md"}})
	expect(t, w, "good/a.md")
	want := []string{
		"likes: no account plan here is marked with \"acctplan: 1\", but 2 files look like one: add --discover",
		"no*.md: no such file or directory",
		"nope.md: no such file or directory",
		"nothing: no account plan here: plans are Markdown files",
	}
	if len(w.Missing) != len(want) {
		t.Fatalf("missing: %v", w.Missing)
	}
	for i, missing := range w.Missing {
		if text := missing.Path + ": " + missing.Message; !strings.HasPrefix(text, want[i]) {
			t.Errorf("missing %q, want %q", text, want[i])
		}
	}
	if len(w.Errors) != 1 || w.Errors[0].Path != "broken/x.md" {
		t.Errorf("errors: %v", w.Errors)
	}
}

func TestUnreadableFiles(t *testing.T) {
	utf16 := func(text string) string {
		var b strings.Builder
		for _, r := range text {
			b.WriteRune(r)
			b.WriteByte(0)
		}
		return b.String()
	}
	tests := []struct{ name, content, want string }{
		{"latin1.md", marked + "\nJ\xf6rg\n", "not UTF-8: byte 0xF6 at line 8, column 2 (offset 44); save the file as UTF-8"},
		{"nul.md", marked + "\x00", "not a text file: NUL byte at line 7, column 1 (offset 42)"},
		{"utf16.md", "\xff\xfe" + utf16(marked), "encoded as UTF-16: save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"},
		{"utf16-no-bom.md", utf16(marked), "encoded as UTF-16: save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"},
		{"large.md", marked + strings.Repeat("x", MaxSize), "larger than 4 MiB, which no plan is: split it, or move attachments out of it"},
	}
	files := map[string]string{"good.md": marked, "binary.md": "\x89PNG\x00", "latin1-note.md": "J\xf6rg"}
	for _, test := range tests {
		files[test.name] = test.content
	}
	folder(t, files)
	w := loadAll(t, Request{})
	expect(t, w, "good.md") // what is not marked may be encoded as it likes
	if len(w.Errors) != len(tests) {
		t.Errorf("errors: %v", w.Errors)
	}
	for _, test := range tests {
		if !slices.Contains(w.Errors, FileError{test.name, test.want}) {
			t.Errorf("%s: no error %q in %v", test.name, test.want, w.Errors)
		}
	}
	if named := loadAll(t, Request{Paths: []string{"binary.md", "latin1-note.md"}}); len(named.Errors) != 2 {
		t.Errorf("named files: %v", named.Errors)
	}
}

func TestDirectoryCalledLikeAPlan(t *testing.T) {
	folder(t, map[string]string{"x.md/inner.md": marked})
	expect(t, loadAll(t, Request{}), "x.md/inner.md")
	expect(t, loadAll(t, Request{Paths: []string{"x.md"}}), "x.md/inner.md")
}

func TestSymbolicLinks(t *testing.T) {
	root := folder(t, map[string]string{"in/a.md": marked, "out/secret.md": marked, "out/deep/b.md": marked})
	for link, target := range map[string]string{
		"in/same.md": "a.md", "in/out.md": "../out/secret.md", "in/dir": "../out/deep", "in/loop": ".", "in/gone.md": "nowhere.md",
	} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip(err)
		}
	}
	expect(t, loadAll(t, Request{Paths: []string{"in"}}), "in/a.md")
	expect(t, loadAll(t, Request{Paths: []string{"in/out.md"}}), "in/out.md") // named: the user wants it
	expect(t, loadAll(t, Request{Paths: []string{"in/dir"}}), "in/dir/b.md")
}

func TestUnreadableByPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	folder(t, map[string]string{"a.md": marked, "b.md": marked})
	if err := os.Chmod("a.md", 0); err != nil {
		t.Fatal(err)
	}
	w := loadAll(t, Request{})
	expect(t, w, "b.md")
	if len(w.Errors) != 1 || w.Errors[0] != (FileError{"a.md", "permission denied"}) {
		t.Errorf("errors: %v", w.Errors)
	}
}

// ignores is a workspace whose .gitignore files say what its plans are; keep* are read.
var ignores = map[string]string{
	".gitignore":         "# drafts\ndraft*.md\n!draft-keep.md\n/only-root.md\nbuild/\nsub/anchored.md\n{braces}.md\n",
	"keep.md":            marked,
	"draft1.md":          marked,
	"draft-keep.md":      marked,
	"only-root.md":       marked,
	"deep/only-root.md":  marked,
	"deep/draft2.md":     marked,
	"deep/.gitignore":    "!draft2.md\nown.md\n",
	"deep/own.md":        marked,
	"build/x.md":         marked,
	"deep/build/x.md":    marked,
	"sub/anchored.md":    marked,
	"a/sub/anchored.md":  marked,
	"{braces}.md":        marked,
	"braces.md":          marked,
	"über/straße.md":     marked,
	"with space/a b.md":  marked,
	"new\nline/plan.md":  marked,
	"build.md/inside.md": marked,
}

const kept = "a/sub/anchored.md braces.md build.md/inside.md deep/draft2.md deep/only-root.md draft-keep.md keep.md new\nline/plan.md with space/a b.md über/straße.md"

func TestIgnoreWithoutGit(t *testing.T) {
	folder(t, ignores)
	expect(t, loadAll(t, Request{}), kept)
	expect(t, loadAll(t, Request{Paths: []string{"draft1.md", "build"}}), "build/x.md draft1.md")
}

func TestIgnoreWithGit(t *testing.T) {
	root := folder(t, ignores)
	git := func(directory string, arguments ...string) {
		t.Helper()
		command := exec.Command("git", append([]string{"-C", directory, "-c", "user.name=x", "-c", "user.email=x@example.com"}, arguments...)...)
		if out, err := command.CombinedOutput(); err != nil {
			t.Skipf("git: %v: %s", err, out)
		}
	}
	git(root, "init", "-q")
	expect(t, loadAll(t, Request{}), kept)
	expect(t, loadAll(t, Request{Paths: []string{"draft1.md", "build"}}), "build/x.md draft1.md") // named: the user wants it

	// Tracked files that are gone, and a repository inside this one.
	git(root, "add", ".")
	if err := os.Remove("braces.md"); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("inner/acc", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("inner/acc/p.md", []byte(marked), 0o666); err != nil {
		t.Fatal(err)
	}
	git(filepath.Join(root, "inner"), "init", "-q")
	git(filepath.Join(root, "inner"), "add", ".")
	git(filepath.Join(root, "inner"), "commit", "-q", "-m", "x")
	want := strings.Replace(strings.Replace(kept, "braces.md ", "", 1), "keep.md new", "inner/acc/p.md keep.md new", 1)
	expect(t, loadAll(t, Request{}), want)

	// A hook's variables point elsewhere.
	expect(t, loadAll(t, Request{Paths: []string{"deep"}, Environ: []string{"GIT_DIR=/nowhere", "GIT_INDEX_FILE=/nowhere"}}), "deep/draft2.md deep/only-root.md")
}

func TestCancelled(t *testing.T) {
	folder(t, map[string]string{"a.md": marked})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, Request{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestSourceAndKey(t *testing.T) {
	folder(t, map[string]string{"a.md": strings.Replace(marked, "account", "id: The-Id\naccount", 1)})
	w := loadAll(t, Request{})
	if !bytes.Contains(w.Source("a.md").Bytes, []byte("The-Id")) || w.Source("b.md") != nil {
		t.Error("the source is not to be had")
	}
	if w.Key("a.md") != w.Plans[0].Key || w.Key("b.md") != "b.md" {
		t.Errorf("keys %q, %q", w.Key("a.md"), w.Key("b.md"))
	}
}

func FuzzExamine(f *testing.F) {
	f.Add([]byte(marked))
	f.Add([]byte("\xff\xfe-\x00"))
	f.Fuzz(func(_ *testing.T, content []byte) {
		examine(content)
		hasMark(content)
		worthCompiling(content)
		parseIgnore(string(content))
	})
}

// Where the order is asked for, plans come in it, one at a time, a file that fails among them.
func TestInOrder(t *testing.T) {
	directory := t.TempDir()
	var want []string
	for i := range 40 {
		name := fmt.Sprintf("%s/%02d.md", directory, i)
		if err := os.WriteFile(name, []byte("---\nacctplan: 1\naccount: Acme\n---\n"+strings.Repeat("- words\n", 100*(40-i))), 0o666); err != nil {
			t.Fatal(err)
		}
		want = append(want, name)
	}
	var got []string // without a lock: the race detector hears of two at a time
	w, err := Load(t.Context(), Request{Paths: []string{directory}, InOrder: true, Take: func(p *plan.Plan) bool {
		got = append(got, p.Path)
		if len(got) == 7 {
			panic("no such cell")
		}
		return false
	}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(w.Listed) != 39 || len(w.Errors) != 1 || w.Errors[0].Path != want[6] || !strings.Contains(w.Errors[0].Message, "no such cell") {
		t.Errorf("%d plans, %v", len(w.Listed), w.Errors)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = Load(ctx, Request{Paths: []string{directory}, InOrder: true, Take: func(*plan.Plan) bool { cancel(); return false }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a run that was ended ends with %v", err)
	}
}

// TestRoom holds no more texts than there is room for, and reads the others again as long as they are the same.
func TestRoom(t *testing.T) {
	folder(t, map[string]string{"a.md": marked, "b.md": marked + "b\n", "c.md": marked + "c\n", "d.md": marked + "d\n"})
	w := loadAll(t, Request{Take: func(*plan.Plan) bool { return true }, InOrder: true, Room: len(marked) + 1})
	if w.of("a.md").text == nil || w.of("b.md").text != nil {
		t.Error("the room is for the first one")
	}
	for _, change := range []func() error{
		func() error { return os.WriteFile("a.md", []byte("other"), 0o666) },
		func() error { return os.WriteFile("c.md", []byte(marked+"C\n"), 0o666) },
		func() error { return os.Remove("d.md") },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
	}
	for path, there := range map[string]bool{"a.md": true, "b.md": true, "c.md": false, "d.md": false, "e.md": false} {
		text := w.Source(path)
		if got := text != nil; got != there || (w.Plan(path) != nil) != there {
			t.Errorf("%s: %v", path, got)
		}
		if there && !strings.HasPrefix(text.String(), marked) {
			t.Errorf("%s: %s", path, text)
		}
		if got := w.Changed(path); got != (path == "c.md" || path == "d.md") {
			t.Errorf("%s changed: %v", path, got)
		}
	}
}
