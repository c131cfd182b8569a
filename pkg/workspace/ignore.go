// The .gitignore files of a walk that git does not answer for.
package workspace

import (
	"os"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// maxIgnoreFile is how much of a .gitignore is read; longer ones are not ignore files.
const maxIgnoreFile = 1 << 20

// ignoreFile is the patterns of one directory; outer is the one of a directory above it.
// A nil ignoreFile ignores nothing.
type ignoreFile struct {
	directory string // relative to the walk's root, with forward slashes; empty for the root
	patterns  []ignorePattern
	outer     *ignoreFile
}

// ignorePattern is one line of a .gitignore.
type ignorePattern struct {
	glob          string // doublestar syntax, relative to the file's directory
	negated       bool   // "!keep.md"
	directoryOnly bool   // "drafts/"
}

// readIgnoreFile reads the .gitignore of a directory; without one the outer file goes on.
func readIgnoreFile(name, directory string, outer *ignoreFile) *ignoreFile {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnoreFile {
		return outer
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return outer
	}
	file := &ignoreFile{directory: directory, outer: outer}
	for line := range strings.Lines(string(content)) {
		if pattern, ok := parseIgnore(line); ok {
			file.patterns = append(file.patterns, pattern)
		}
	}
	return file
}

// parseIgnore reads one line; it reports false for comments, blanks and broken patterns.
func parseIgnore(line string) (ignorePattern, bool) {
	line = strings.TrimRight(line, "\r\n")
	if !strings.HasSuffix(line, `\ `) {
		line = strings.TrimRight(line, " \t")
	}
	var p ignorePattern
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.directoryOnly = strings.CutSuffix(line, "/")
	anchored := strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if !anchored {
		line = "**/" + line
	}
	// Braces mean nothing to git.
	p.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
	return p, line != "" && line != "**/" && doublestar.ValidatePattern(p.glob)
}

// matches reports whether the file or directory is ignored; the last pattern of the
// innermost file that speaks of it decides.
func (f *ignoreFile) matches(relative string, isDirectory bool) bool {
	for ; f != nil; f = f.outer {
		name := strings.TrimPrefix(relative, f.directory+"/")
		if f.directory == "" || f.directory == "." {
			name = relative
		}
		for i := len(f.patterns) - 1; i >= 0; i-- {
			p := f.patterns[i]
			if p.directoryOnly && !isDirectory {
				continue
			}
			if ok, _ := doublestar.Match(p.glob, path.Clean(name)); ok {
				return !p.negated
			}
		}
	}
	return false
}
