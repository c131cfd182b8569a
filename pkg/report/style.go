package report

import "github.com/acctplan/acctplan/pkg/finding"

// style holds the ANSI sequences that begin each kind of text; all empty without colour.
type style struct {
	path, dim, note, fix   string
	failure, warning, info level
	reset                  string
}

// level is how a severity looks: strong for its word and the carets, calm for the rule's id.
type level struct {
	strong, calm string
}

func newStyle(color bool) style {
	if !color {
		return style{}
	}
	return style{
		path:    "\x1b[1m",
		dim:     "\x1b[2m",
		note:    "\x1b[1;34m",
		fix:     "\x1b[1;32m",
		failure: level{"\x1b[1;31m", "\x1b[31m"},
		warning: level{"\x1b[1;33m", "\x1b[33m"},
		info:    level{"\x1b[1;36m", "\x1b[36m"},
		reset:   "\x1b[0m",
	}
}

// severity is the colour of a severity's word and carets.
func (s style) severity(severity finding.Severity) level {
	switch severity {
	case finding.Error:
		return s.failure
	case finding.Warning:
		return s.warning
	default:
		return s.info
	}
}

// known is the colour of a finding that was there before.
func (s style) known() level { return level{s.dim, s.dim} }

// end is what ends a colour that was begun.
func (s style) end(begun string) string {
	if begun == "" {
		return ""
	}
	return s.reset
}
