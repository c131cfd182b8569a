// One page in one file: -o brief.pdf means the file, as it does everywhere else.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// pageFormat is the format that a path's ending names, as render calls it; empty for a path that means a
// folder: another ending, a slash at its end, or a folder that is there already, whatever it is called. The
// error is that the path ends as a kind of file that acctplan does not make.
func pageFormat(path string) (string, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", nil
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".pdf":
		return "pdf", nil
	case ".html", ".htm":
		return "html", nil
	case ".docx", ".doc", ".odt", ".rtf", ".pptx", ".ppt", ".odp", ".xlsx", ".xls", ".csv", ".json", ".txt", ".md", ".xhtml", ".png", ".jpg", ".jpeg", ".svg", ".zip":
		return "", fmt.Errorf("-o %s: acctplan makes .html and .pdf; name such a file, or a folder (%s/ if that is one)", path, path)
	}
	return "", nil
}

// intoFile makes the run write its one page to a file, where -o names one; formats are those of --format, nil
// where it was not given. The error is about the command line.
func (m *pageMaker) intoFile(path string, formats []string) error {
	format, err := pageFormat(path)
	switch {
	case format == "":
		return err
	case formats != nil && !slices.Equal(formats, []string{format}):
		return fmt.Errorf("-o %s is a file of %s, but --format says %s; leave out --format, or name a folder to write to", path, strings.ToUpper(format), strings.Join(formats, ","))
	}
	m.formats = []string{format}
	m.publisher.directory, m.file = filepath.Split(path)
	m.publisher.directory = filepath.Clean(m.publisher.directory) // "." for none
	return nil
}

// fitsFile reports, as an error, that several plans would have to be one file.
func (m *pageMaker) fitsFile() error {
	if m.file == "" {
		return nil
	}
	number := 0
	for _, one := range m.noted {
		if !one.template || m.in.IsNamed(one.path) {
			number++
		}
	}
	if number > 1 {
		return fmt.Errorf("-o %s is one file, but these are %d plans; name one plan, or a folder to write to", m.publisher.path(m.file), number)
	}
	return nil
}

// needsFolder reports, as an error, that a path for many pages means a file.
func needsFolder(path string) error {
	if format, err := pageFormat(path); format == "" {
		return err
	}
	return errors.New("-o " + path + " is one file, but a site is a folder of pages; name a folder, or make one page with: acctplan render PLAN -o " + path)
}
