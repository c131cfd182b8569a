// The manifest of a site: what acctplan made there and out of what, so that the next build makes
// only what has changed, and takes away what nobody refers to any more.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// manifestName is the manifest's file, in the folder of the site.
const manifestName = ".acctplan-site.json"

// manifest says of each file of a site what it was made of and what it held. The zero manifest
// is that of a folder in which acctplan has built nothing.
type manifest struct {
	Generator string                  `json:"generator"` // "acctplan"
	Version   int                     `json:"version"`
	Files     map[string]manifestFile `json:"files"`
}

type manifestFile struct {
	Source  hash   `json:"source"`         // of all that the file depends on, acctplan included
	Content hash   `json:"content"`        // of the file
	Plan    string `json:"plan,omitempty"` // the path of the plan's file, from the folder of the site
}

// hash is one of SHA-256; the zero hash stands for none.
type hash [sha256.Size]byte

// MarshalText writes the hash as hexadecimal digits.
func (h hash) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (h *hash) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(h)) {
		return hex.ErrLength
	}
	_, err := hex.Decode(h[:], text)
	return err
}

// manifest reads that of the folder. One that cannot be read, or that acctplan did not write, is
// as good as none: everything is made again. Names that lead out of the folder are dropped.
func (p publisher) manifest() manifest {
	m := manifest{}
	content, err := os.ReadFile(filepath.Join(p.directory, manifestName))
	if err != nil || json.Unmarshal(content, &m) != nil || m.Generator != "acctplan" || m.Version != 1 {
		return manifest{}
	}
	for name := range m.Files {
		if !isPageName(name) {
			delete(m.Files, name)
		}
	}
	return m
}

// isPageName reports whether a file of that name could be one of a site's pages.
func isPageName(name string) bool {
	extension := filepath.Ext(name)
	return utf8.ValidString(name) && safeName(strings.TrimSuffix(name, extension)) == strings.TrimSuffix(name, extension) &&
		slices.Contains([]string{".html", ".pdf"}, extension) && len(name) > len(extension)
}

// holds reports whether the file is as it was when the manifest was written, made of the same.
func (p publisher) holds(m manifest, name string, source hash) bool {
	entry, known := m.Files[name]
	return known && entry.Source == source && p.untouched(name, entry)
}

// untouched reports whether a file is still what acctplan wrote.
func (p publisher) untouched(name string, entry manifestFile) bool {
	info, err := os.Lstat(filepath.Join(p.directory, name))
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	content, err := os.ReadFile(filepath.Join(p.directory, name))
	return err == nil && hashOf(content) == entry.Content
}

// sweep removes the files of an earlier build that are no longer among the site's; those that
// somebody has changed since are left. It returns the names of both, sorted.
func (p publisher) sweep(old manifest, keep map[string]bool) (removed, left []string) {
	for _, name := range slices.Sorted(maps.Keys(old.Files)) {
		switch {
		case keep[name]:
		case p.untouched(name, old.Files[name]) && os.Remove(filepath.Join(p.directory, name)) == nil:
			removed = append(removed, name)
		case p.exists(name):
			left = append(left, name)
		}
	}
	return removed, left
}

// fromHere is the path of a plan's file from the folder of the site, wherever a build is started.
func (p publisher) fromHere(plan string) string {
	site, err := filepath.Abs(p.directory)
	if absolute, failed := filepath.Abs(plan); err == nil && failed == nil {
		if path, err := filepath.Rel(site, absolute); err == nil {
			return filepath.ToSlash(path)
		}
	}
	return ""
}

// unasked reports whether the plan of an earlier page is still in its place, and none of the paths of a build leads there:
// nobody has given it up.
func (p publisher) unasked(entry manifestFile, paths []string) bool {
	if entry.Plan == "" || !p.exists(filepath.FromSlash(entry.Plan)) {
		return false
	}
	return !slices.ContainsFunc(paths, func(path string) bool {
		within, err := filepath.Rel(filepath.FromSlash(p.fromHere(path)), filepath.FromSlash(entry.Plan))
		return err == nil && filepath.IsLocal(within)
	})
}

// exists reports whether anything of that name is in the folder.
func (p publisher) exists(name string) bool {
	_, err := os.Lstat(filepath.Join(p.directory, name))
	return err == nil
}

// writeManifest puts the manifest in its place.
func (p publisher) writeManifest(files map[string]manifestFile) error {
	_, err := p.stream(manifestName, func(w io.Writer) error {
		begin := "{\n \"generator\": \"acctplan\",\n \"version\": 1,\n \"files\": {"
		for _, name := range slices.Sorted(maps.Keys(files)) { // one by one, because there may be very many
			text, err := json.MarshalIndent(map[string]manifestFile{name: files[name]}, " ", " ")
			if err != nil {
				return err
			}
			text = bytes.TrimSuffix(bytes.TrimPrefix(text, []byte("{")), []byte("\n }"))
			if _, err := fmt.Fprintf(w, "%s%s", begin, text); err != nil {
				return err
			}
			begin = ","
		}
		if len(files) == 0 {
			_, err := io.WriteString(w, begin+"}\n}\n")
			return err
		}
		_, err := io.WriteString(w, "\n }\n}\n")
		return err
	})
	return err
}

func hashOf(content []byte) hash { return sha256.Sum256(content) }

// programHash tells one build of acctplan from another, so that a newer one makes every page
// again; empty where the program cannot be read, and then nothing is skipped.
func programHash() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return ""
	}
	return hex.EncodeToString(hash.Sum(nil))
}
