package compile

// From when and until when a contract runs, told in words: "in force since Jan 1, 2024, runs to Dec 31, 2027",
// "Framework contract signed 01/04/2023, end of contract 31/03/2027, notice 6 months".

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
)

// The words in front of the two days.
var (
	startsBehind = []string{"in force since ", "since ", "signed on ", "signed ", "started on ", "started ", "starts on ", "starts ", "start ", "began ", "begins ", "effective ", "valid from ", "from ", "seit ", "ab ", "vom ", "depuis le ", "depuis ", "du ", "desde ", "dal ", "från ", "sinds ", "vanaf "}
	endsBehind   = []string{"runs to ", "runs until ", "runs till ", "runs through ", "runs out on ", "runs out ", "until ", "till ", "through ", "to ", "ends on ", "ends ", "ending ", "end of contract ", "contract end ", "end ", "expires on ", "expires ", "expiring ", "expiry ", "renews on ", "renews ", "renewed on ", "renewal ", "is up on ", "up on ", "next ", "bis ", "jusqu'au ", "hasta ", "até ", "fino al ", "tot "}
)

// readTerm takes the days of a contract from what is said of it; false where there is none.
func (c *compiler) readTerm(s *section, key, v piece) bool {
	if len(v.text) > 160 || !strings.ContainsAny(v.text, "0123456789") {
		return false
	}
	if _, _, term := value.DateRange(v.text, c.values); term {
		c.addFact("renewal", key, v, s)
		return true
	}
	start, end := piece{}, piece{}
	for _, part := range v.commaParts("; ", " – ", " — ", " - ", " (") {
		lower := asciiLower(part.text)
		if day, ok := c.dayBehind(part, lower, endsBehind...); ok && end.empty() {
			end = day
		} else if day, ok := c.dayBehind(part, lower, startsBehind...); ok && start.empty() {
			start = day
		}
	}
	if start.empty() && end.empty() {
		return false
	}
	if !start.empty() && !c.states("contract_start") {
		c.addFact("contract_start", key, start, s)
	}
	if !end.empty() && !c.states("renewal") {
		c.addFact("renewal", key, end, s)
	}
	c.prose(s, v.span, v.text, -1)
	return true
}

// readTermLine reads a line that begins with the name of a contract and says how long it runs.
func (c *compiler) readTermLine(s *section, line piece) bool {
	if s.record != nil || !s.statesFacts() || len(line.text) > 160 || !strings.ContainsAny(line.text, "0123456789") || strings.Contains(line.text, ". ") {
		return false
	}
	for at, count := 0, 0; count < 3; count++ {
		end := strings.IndexByte(line.text[at:], ' ')
		if end < 0 {
			return false
		}
		at += end
		if isContractWord(line.text[:at]) {
			if !c.readTerm(s, line.cut(0, at), line.cut(at, len(line.text))) {
				return false
			}
			c.prose(s, line.span, line.text, -1)
			return true
		}
		at++
	}
	return false
}

// isTermWord reports whether a key says how long a contract runs: "Retainer term", "Valid".
func isTermWord(key string) bool {
	if strings.Count(key, " ") > 2 {
		return false
	}
	key = strings.ToLower(key)
	switch key[strings.LastIndexByte(key, ' ')+1:] {
	case "term", "valid", "validity", "duration", "laufzeit", "gültig", "gültigkeit", "durée", "validité", "vigencia", "vigência", "validade", "durata", "validità", "looptijd", "löptid":
		return true
	}
	return false
}
