// How much of what the customer pays for is used.
package facts

import (
	"regexp"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Adoption is how much of what the customer pays for is used, over all products with seats.
type Adoption struct {
	Known         bool            // Percent can be told
	NotApplicable bool            // the plan says that adoption does not apply
	Impossible    bool            // a product's numbers cannot be true, so that nothing is counted
	Percent       decimal.Decimal // one decimal
	Used, Paid    decimal.Decimal // zero where only a percentage is stated
}

// adoptionOf adds up used and paid seats; where the plan counts none, it takes the stated
// percentage, of several the mean, and at last a metric that is called adoption.
func adoptionOf(p *plan.Plan) Adoption {
	var total Adoption
	var stated []decimal.Decimal
	for i := range p.Products {
		product := &p.Products[i]
		if product.Adoption.State == plan.NotApplicable || product.Active.State == plan.NotApplicable {
			total.NotApplicable = true
		}
		switch {
		case isImpossible(product):
			return Adoption{Impossible: true}
		case product.Seats.IsSet() && product.Active.IsSet():
			total.Paid = total.Paid.Add(product.Seats.Value)
			total.Used = total.Used.Add(product.Active.Value)
		case product.Seats.IsSet() && product.Adoption.IsSet():
			total.Paid = total.Paid.Add(product.Seats.Value)
			total.Used = total.Used.Add(product.Seats.Value.Mul(product.Adoption.Value).Shift(-2))
		case product.Adoption.IsSet():
			stated = append(stated, product.Adoption.Value)
		}
	}
	switch {
	case total.Paid.IsPositive():
		total.Percent = total.Used.Shift(2).DivRound(total.Paid, 1)
	case len(stated) > 0:
		total.Percent = decimal.Avg(stated[0], stated[1:]...).Round(1)
	default:
		return adoptionMetric(p, total)
	}
	total.Known, total.NotApplicable = true, false
	return total
}

// isImpossible reports whether the numbers of a product cannot be true.
func isImpossible(product *plan.ProductUse) bool {
	seats, active, share := product.Seats, product.Active, product.Adoption
	return seats.IsSet() && seats.Value.IsNegative() || active.IsSet() && active.Value.IsNegative() || share.IsSet() && share.Value.IsNegative() ||
		!product.Overage.Value && (seats.IsSet() && active.IsSet() && active.Value.GreaterThan(seats.Value) || share.IsSet() && !share.IsChance())
}

// adoptionMetric reads "Adoption | 70%", "Seats: 40, active: 31" and "31 of 40 seats active" from
// the metrics, and else from a sentence.
func adoptionMetric(p *plan.Plan, total Adoption) Adoption {
	var seats, active decimal.Decimal // "Seats: 40" and "Active: 31" on two lines
	for i := range p.Metrics {
		metric := &p.Metrics[i]
		if !maySpeakOfUse(metric.Metric.Text) {
			continue
		}
		name := strings.ToLower(metric.Metric.Text)
		if !speaksOfUse(name) && !strings.HasPrefix(name, "active") {
			continue
		}
		if metric.Value.State == plan.NotApplicable && speaksOfAdoption(name) {
			total.NotApplicable = true
		}
		if found := useIn(name + ": " + strings.ToLower(metric.Value.Text)); found.Known {
			return found
		}
		if number, err := decimal.NewFromString(strings.ReplaceAll(metric.Value.Text, ",", "")); err == nil {
			switch {
			case strings.HasPrefix(name, "active") || strings.HasPrefix(name, "used"):
				active = number
			case strings.Contains(name, "seat") || strings.Contains(name, "licen"):
				seats = number
			}
		}
	}
	if seats.IsPositive() && active.IsPositive() {
		return ofSeats(active, seats)
	}
	if total.NotApplicable {
		return total
	}
	for i := range p.Prose {
		prose := &p.Prose[i]
		if !tellsState(p, prose.Section) || !maySpeakOfUse(prose.Text.Text) || !strings.ContainsAny(prose.Text.Text, digits) {
			continue
		}
		if text := strings.ToLower(prose.Text.Text); speaksOfUse(text) {
			for sentence := range strings.SplitSeq(text, ". ") {
				if found := useIn(sentence); found.Known {
					return found
				}
			}
		}
	}
	return total
}

// tellsState reports whether prose of a section says how things are: a share under the goals is
// what somebody wants.
func tellsState(p *plan.Plan, section int) bool {
	if section < 0 || section >= len(p.Sections) {
		return true
	}
	s := &p.Sections[section]
	return s.Concept == "" || s.Has(plan.ConceptCurrentState) || s.Has(plan.ConceptOverview) || s.Has(plan.ConceptSummary) || s.Has(plan.ConceptValueDelivered) || s.Has(plan.ConceptNotes)
}

func speaksOfAdoption(lower string) bool {
	return containsOne(lower, "adoption", "active seats", "active users", "seat usage")
}

// speaksOfUse reports whether a text in lower case may say how much of what is paid for is used.
func speaksOfUse(lower string) bool {
	return containsOne(lower, "adopt", "seat", "licen", "active user", "utiliz", "utilis")
}

// maySpeakOfUse reports whether speaksOfUse may be true of a text in any case, or the text may begin with
// "active": few do, and only those are worth to be written in lower case.
func maySpeakOfUse(text string) bool {
	for at := range len(text) {
		found := false
		switch rest := text[at:]; rest[0] {
		case 'a', 'A':
			found = beginsWith(rest, "adopt") || beginsWith(rest, "active")
		case 's', 'S':
			found = beginsWith(rest, "seat")
		case 'l', 'L':
			found = beginsWith(rest, "licen")
		case 'u', 'U':
			found = beginsWith(rest, "utiliz") || beginsWith(rest, "utilis")
		case "İ"[0]: // the one letter beyond ASCII whose small one is in these words
			found = true
		}
		if found {
			return true
		}
	}
	return false
}

// beginsWith reports whether a text, whose letters of ASCII may be in any case, begins with small letters.
//
//go:noinline // many call it, and the binary has no room for copies of it
func beginsWith(text, letters string) bool {
	if len(text) < len(letters) {
		return false
	}
	for i := range len(letters) {
		if text[i]|0x20 != letters[i] {
			return false
		}
	}
	return true
}

// usePatterns find the use of seats in a text in lower case.
type usePatterns struct {
	of, seats, active *regexp.Regexp // two numbers
	share, shareAfter *regexp.Regexp // one
}

var patterns = sync.OnceValue(func() usePatterns {
	const number, unit = `(\d[\d,]*)`, `(?:seats?|licen[cs]es?|users?)`
	return usePatterns{
		// "31 of 40 seats", "active seats: 420 of 1,200"
		of: regexp.MustCompile(number + ` ?(?:of|/|out of) ?(?:the |their |our )?` + number),
		// "40 seats, 31 active", "seats: 40, active: 31"
		seats:  regexp.MustCompile(`\b` + unit + `:? ?` + number + `[^\d.]{1,12}(?:active|used|in use)[^\d.]{0,10}` + number + `|` + number + ` (?:\w+ )?` + unit + `[^\d.]{1,12}` + number + ` (?:of them )?(?:are )?(?:active|used|in use)`),
		active: regexp.MustCompile(number + ` active(?: ` + unit + `)?(?: of|[,;] of| on)? ` + number + ` ` + unit),
		// "78% adoption", "78 % of seats are used", "adoption is 78%"
		share:      regexp.MustCompile(`(\d+(?:\.\d+)?) ?% (?:\w+ )?(?:adoption|utili[sz]ation|seat usage|of (?:the |their |our |all )?(?:\w+ )?` + unit + `)`),
		shareAfter: regexp.MustCompile(`(?:adoption|utili[sz]ation|seat usage|active seats|active users)\b[^\d%.;]{0,24}(\d+(?:\.\d+)?) ?%`),
	}
})

// useIn is the use of seats that a sentence in lower case tells.
func useIn(sentence string) Adoption {
	counts, share := mayCount(sentence), mayShare(sentence)
	if len(sentence) > 400 || !counts && !share || wishes(sentence) {
		return Adoption{}
	}
	number := func(text string) decimal.Decimal {
		value, _ := decimal.NewFromString(strings.ReplaceAll(text, ",", ""))
		return value
	}
	if counts {
		if found := patterns().seats.FindStringSubmatch(sentence); found != nil {
			paid, used := found[1], found[2]
			if paid == "" {
				paid, used = found[3], found[4]
			}
			return ofSeats(number(used), number(paid))
		}
		for _, pattern := range []*regexp.Regexp{patterns().active, patterns().of} {
			if found := pattern.FindStringSubmatch(sentence); found != nil && number(found[2]).GreaterThanOrEqual(number(found[1])) {
				return ofSeats(number(found[1]), number(found[2]))
			}
		}
	}
	if share {
		for _, pattern := range []*regexp.Regexp{patterns().share, patterns().shareAfter} {
			if found := pattern.FindStringSubmatch(sentence); found != nil {
				return Adoption{Known: true, Percent: number(found[1])}
			}
		}
	}
	return Adoption{}
}

// wishes reports whether a sentence in lower case says what is to be, not what is: by a word that begins
// like one of these.
func wishes(sentence string) bool {
	inWord := false
	for at := range len(sentence) {
		before := inWord
		c := sentence[at]
		inWord = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_'
		if before || !inWord {
			continue
		}
		rest := sentence[at:]
		for _, word := range [...]string{"target", "goal", "aim", "want", "plan to", "should", "could", "grow", "raise", "increase", "reach", "until", "competitor"} {
			if word[0] == c && strings.HasPrefix(rest, word) {
				return true
			}
		}
		if quarter, found := strings.CutPrefix(rest, "by q"); found && quarter != "" && '0' <= quarter[0] && quarter[0] <= '9' {
			return true
		}
	}
	return false
}

// mayCount reports whether one of the patterns for two numbers may match: patterns are slow, and
// most sentences that speak of seats give no number of them.
func mayCount(sentence string) bool {
	first := strings.IndexAny(sentence, digits)
	if first < 0 {
		return false
	}
	last := strings.LastIndexAny(sentence, digits)
	return strings.Trim(sentence[first:last+1], digits+",") != "" && containsOne(sentence, "of", "/", "active", "used", "in use")
}

// mayShare does so for those of a share.
func mayShare(sentence string) bool {
	return strings.Contains(sentence, "%") && strings.ContainsAny(sentence, digits) && containsOne(sentence, "adoption", "utili", "seat", "licen", "user")
}

const digits = "0123456789"

func containsOne(text string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// ofSeats is the use of so many seats; unknown where there are none.
func ofSeats(used, paid decimal.Decimal) Adoption {
	if !paid.IsPositive() {
		return Adoption{}
	}
	return Adoption{Known: true, Used: used, Paid: paid, Percent: used.Shift(2).DivRound(paid, 1)}
}
