// Addresses: which links are followed.

package draw

import (
	"net/url"
	"strings"
)

// SafeURL returns an address that may be made clickable, percent-encoded where needed, or "" when it may not: only absolute http and https addresses,
// mailto addresses and "#fragment" references are let through.
func SafeURL(address string) string {
	address = strings.TrimSpace(address)
	if address == "" || strings.ContainsFunc(address, func(r rune) bool { return r < 0x20 || r == 0x7F || r == '\uFFFD' }) {
		return ""
	}
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch strings.ToLower(parsed.Scheme) {
	case "http", "https":
		if parsed.Host == "" {
			return ""
		}
	case "mailto":
		if parsed.Opaque == "" {
			return ""
		}
	case "":
		if address[0] != '#' || len(address) == 1 {
			return ""
		}
	default:
		return ""
	}
	return plainAddress(parsed.String())
}

// plainAddress percent-encodes what is not allowed in an address as it is.
func plainAddress(address string) string {
	const digits = "0123456789ABCDEF"
	var out strings.Builder
	for i := range len(address) {
		c := address[i]
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			out.WriteByte('%')
			out.WriteByte(digits[c>>4])
			out.WriteByte(digits[c&15])
			continue
		}
		out.WriteByte(c)
	}
	return out.String()
}
