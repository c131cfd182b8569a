// The file: JSON with one entry a line, so that reviews and merges are about single findings.
package baseline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// version is what this package writes, and the only one that it reads.
const version = 1

// line is an entry in the file.
type line struct {
	Plan  string `json:"plan"`
	Rule  string `json:"rule"`
	About string `json:"about"`
	Key   string `json:"key"`
}

// Encode writes the file's text. The same entries give the same bytes.
func (b Baseline) Encode() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n\"acctplan_baseline\": %d,\n\"findings\": [\n", version)
	for i, entry := range b.Entries {
		if i > 0 {
			out.WriteString(",\n")
		}
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(line(entry)) // four strings always encode
		out.Truncate(out.Len() - 1)     // the encoder ends its line
	}
	if len(b.Entries) > 0 {
		out.WriteByte('\n')
	}
	out.WriteString("]\n}\n")
	return out.Bytes()
}

// Decode reads the file's text. The error is one line that begins with the place,
// "LINE:COLUMN: ", and says what to do where something can be done.
func Decode(text []byte) (Baseline, error) {
	if at := conflict(text); at >= 0 {
		return Baseline{}, failure(text, at, "a merge conflict is not resolved: keep the lines of both sides, without the markers")
	}
	if !utf8.Valid(text) {
		return Baseline{}, failure(text, invalid(text), "not UTF-8")
	}
	r := reader{text: text, decoder: json.NewDecoder(bytes.NewReader(text))}
	entries, err := r.file()
	if err != nil {
		return Baseline{}, err
	}
	return New(entries), nil
}

// reader reads the file token by token, because the place of a mistake is known only so.
type reader struct {
	text    []byte
	decoder *json.Decoder
}

func (r *reader) file() ([]Entry, error) {
	if err := r.delimiter('{', "a baseline is a JSON object"); err != nil {
		return nil, err
	}
	var entries []Entry
	seen := map[string]bool{}
	for r.decoder.More() {
		key, at, err := r.name()
		if err != nil {
			return nil, err
		}
		if seen[key] {
			return nil, failure(r.text, at, fmt.Sprintf("%q stands here a second time", key))
		}
		seen[key] = true
		switch key {
		case "acctplan_baseline":
			err = r.version()
		case "findings":
			entries, err = r.findings()
		default:
			err = failure(r.text, at, fmt.Sprintf("a baseline has no %s", quoted(key)))
		}
		if err != nil {
			return nil, err
		}
	}
	if err := r.delimiter('}', "the object must end here"); err != nil {
		return nil, err
	}
	if !seen["acctplan_baseline"] || !seen["findings"] {
		return nil, failure(r.text, len(r.text), `not a baseline: "acctplan_baseline" or "findings" is missing; write one with "acctplan baseline create"`)
	}
	at := r.next()
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, failure(r.text, at, "nothing may follow the baseline")
	}
	return entries, nil
}

func (r *reader) version() error {
	at := r.next()
	token, err := r.decoder.Token()
	if err != nil {
		return r.broken(err)
	}
	if number, ok := token.(float64); !ok || number != version {
		return failure(r.text, at, fmt.Sprintf("this acctplan reads version %d of baselines; a newer one may have written this", version))
	}
	return nil
}

func (r *reader) findings() ([]Entry, error) {
	if err := r.delimiter('[', `"findings" is a list`); err != nil {
		return nil, err
	}
	var entries []Entry
	for r.decoder.More() {
		entry, err := r.entry()
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry)
	}
	return entries, r.delimiter(']', "the list must end here")
}

func (r *reader) entry() (Entry, error) {
	start := r.next()
	if err := r.delimiter('{', "an entry is an object"); err != nil {
		return Entry{}, err
	}
	var entry Entry
	for r.decoder.More() {
		key, at, err := r.name()
		if err != nil {
			return Entry{}, err
		}
		var field *string
		switch key {
		case "plan":
			field = &entry.Plan
		case "rule":
			field = &entry.Rule
		case "about":
			field = &entry.About
		case "key":
			field = &entry.Key
		default:
			return Entry{}, failure(r.text, at, fmt.Sprintf("an entry has no %s", quoted(key)))
		}
		at = r.next()
		token, err := r.decoder.Token()
		if err != nil {
			return Entry{}, r.broken(err)
		}
		value, ok := token.(string)
		if !ok {
			return Entry{}, failure(r.text, at, fmt.Sprintf("%q is a text", key))
		}
		*field = value
	}
	if err := r.delimiter('}', "the entry must end here"); err != nil {
		return Entry{}, err
	}
	if entry.Plan == "" || entry.Rule == "" || entry.Key == "" {
		return Entry{}, failure(r.text, start, `an entry needs "plan", "rule" and "key"`)
	}
	return entry, nil
}

// name reads a key of an object and where it stands.
func (r *reader) name() (string, int, error) {
	at := r.next()
	token, err := r.decoder.Token()
	if err != nil {
		return "", at, r.broken(err)
	}
	name, _ := token.(string) // the decoder takes nothing else for a key
	return name, at, nil
}

// delimiter reads one bracket.
func (r *reader) delimiter(want json.Delim, otherwise string) error {
	at := r.next()
	token, err := r.decoder.Token()
	if err != nil {
		return r.broken(err)
	}
	if token != want {
		return failure(r.text, at, otherwise)
	}
	return nil
}

// next is where the next token begins.
func (r *reader) next() int {
	at := int(r.decoder.InputOffset())
	for at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	return at
}

// broken is the error of text that is no JSON.
func (r *reader) broken(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && int(syntax.Offset) <= len(r.text) {
		return failure(r.text, max(r.next(), int(syntax.Offset)-1), "not JSON: "+syntax.Error())
	}
	return failure(r.text, len(r.text), "the file ends too early")
}

// failure is an error with its place.
func failure(text []byte, at int, message string) error {
	at = min(max(at, 0), len(text))
	before := text[:at]
	number := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return fmt.Errorf("%d:%d: %s", number, column, message)
}

// conflict is where the first marker of a merge conflict stands; -1 without one.
func conflict(text []byte) int {
	for _, marker := range []string{"<<<<<<< ", "======="} {
		if bytes.HasPrefix(text, []byte(marker)) {
			return 0
		}
		if at := bytes.Index(text, []byte("\n"+marker)); at >= 0 {
			return at + 1
		}
	}
	return -1
}

// invalid is the offset of the first byte that is not UTF-8.
func invalid(text []byte) int {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return len(text)
}

// quoted is somebody else's word in a message: short, and on one line.
func quoted(word string) string { return `"` + Excerpt(word) + `"` }

// printable replaces what a terminal would obey, and what turns the direction of text.
func printable(r rune) rune {
	if unicode.IsSpace(r) || unicode.IsGraphic(r) {
		return r
	}
	return '�'
}
