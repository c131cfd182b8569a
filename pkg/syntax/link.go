package syntax

// This file decides which link addresses are kept.

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// linkAddress is the address of a link as written in Markdown, with escapes and entities
// resolved; empty unless it is http, https, mailto, relative or a fragment.
func linkAddress(raw []byte) string {
	address := string(raw)
	if strings.ContainsAny(address, `\&`) {
		address = string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
	}
	return safeAddress(address)
}

// safeAddress is the address, or nothing where following it could run a script, read a
// local file or reach a host that is not to be seen in it.
func safeAddress(address string) string {
	address = strings.TrimSpace(address)
	for i := range len(address) {
		if address[i] < ' ' || address[i] == 0x7F {
			return "" // browsers skip these: "java\tscript:"
		}
	}
	if len(address) > 1 && (address[0] == '/' || address[0] == '\\') && (address[1] == '/' || address[1] == '\\') {
		return ""
	}
	end := strings.IndexAny(address, ":/?#")
	if end < 0 || address[end] != ':' {
		return address
	}
	switch strings.ToLower(address[:end]) {
	case "http", "https", "mailto":
		return address
	}
	return ""
}
