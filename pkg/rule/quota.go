// Whose goal is it? The judgement behind goals/quota-first and goals/adoption-only: a first,
// cautious one by cues. It weighs whose commercial word a sentence holds, lets the record's
// structure overrule the wording, and says nothing where it is not sure.
package rule

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/acctplan/acctplan/pkg/plan"
)

// whose tells who gains when a goal is reached.
type whose uint8

const (
	customers whose = iota // the customer; also where nobody can tell, because silence is better than a wrong accusation
	vendors                // we
	shared                 // both: an outcome of theirs with our number in it
	usage                  // nobody yet: the use of our product for its own sake
)

// verdict is a judgement with the words that tipped it.
type verdict struct {
	whose whose
	words []string
}

// reason names the words that tipped the judgement, for the end of a sentence.
func (v verdict) reason() string {
	if len(v.words) == 0 {
		return ""
	}
	var words []string
	for _, word := range longest(v.words) {
		words = append(words, quoted(word))
	}
	if words = words[:min(len(words), 3)]; len(words) == 1 {
		return ": " + words[0] + " speaks for us"
	}
	return ": " + all(words) + " speak for us"
}

// longest leaves out words that are a part of others: of "our arr", "our" and "arr" the first.
func longest(words []string) []string {
	var kept []string
	for i, word := range words {
		if !slices.ContainsFunc(words, func(other string) bool {
			return len(other) > len(word) && strings.Contains(" "+other+" ", " "+word+" ")
		}) && !slices.Contains(words[:i], word) {
			kept = append(kept, word)
		}
	}
	return kept
}

// cue is a wording that speaks for one side.
type cue struct {
	pattern string
	weight  int
}

// enough is the weight from which on a goal is judged. One clear cue is enough, or two weak ones.
const enough = 3

// cues is the vocabulary of the judgement.
type cues struct {
	ours, theirs, using []compiledCue
	spoken, usOnly      *regexp.Regexp
	halves              *regexp.Regexp // what joins their outcome and our number
}

type compiledCue struct {
	pattern *regexp.Regexp
	weight  int
	needles []string // one of them stands in every match; none where that is not known
}

// ourCues are wordings of somebody who sells to the customer.
func ourCues() []cue {
	return []cue{
		// who speaks: "us" and "we" are the vendor in a vendor's plan
		{`\b(for|to|with|through|via|by|buy(s|ing)? from|in|at|of|on|see|choose|keep|picks?|give|call|let|show|tell|send|pay|make|name|want|spec) us\b`, 3},
		{`\bus (as|in|into|for|by|on|at|to|over|out)\b`, 3},
		{`\b(we|we're|we'll|we've)\b`, 3},
		{`\bours\b|\bourselves\b|\bmy (number|quota|target|comp)\b`, 3},
		{`\bour (share|logo|name|margin|fees?|rates?|price|prices|pricing|paper|position|wallet|arr|revenue|contract|renewal|deal|footprint|business|spend|incumben\w*|competitor\w*|bid|offer|quota|target|pipeline|forecast|sales|licen[cs]es?|subscription|people|consultants|services?|brand|range|line|products? (line|range)|suite|portfolio|stack|modules?|add-?ons?|seats?|win|next|way|biggest|first|top|reference|case study|roadmap|partner\w*|framework|msa|terms|invoices?|day rate|phase|fy\d*|q\d|side|lead|foothold|ask|sponsor|champion|half|slice|cut|part)\b`, 3},
		{`\bour\b`, 2},
		// the vendor's trade
		{`\b(tcv|acv|nrr|arr|mrr)\b`, 2},
		{`\b(up-?sell|cross-?sell|up-?size)\b`, 2},
		{`\b(land[- ]and[- ]expand|share of wallet|wallet share|white ?space|foot in the door|footprint|foothold)\b`, 2},
		{`\b(this|the|key|whole) account\b|\baccount (plan|penetration|revenue|growth)\b`, 2},
		{`\b(incumbents?|bake-?off|beachhead|lighthouse|logo rights|case study|reference (call|customer|visit|account|site)s?|referenceable|press release)\b`, 3},
		{`\b(msa|sow|po|mfn|poc|rate card|order form|true-?up|co-?term\w*|call-?off|purchase order|letter of intent|loi|price list|list price)\b`, 3},
		{`\b(preferred|approved|sole|single|strategic|exclusive|primary|nominated|only) (supplier|vendor|partner|bidder|source|provider)\b`, 2},
		{`\b(early|multi-?year|three-year|two-year|3-year|2-year|5-year) (renewal|contract|deal|extension|agreement|commit\w*|term)\b`, 3},
		{`\b(renew|extend|sign|close|win|secure|land|get|book|retain|protect) (the|a|an|this|their|\w+'s) ?(\w+ )?(contract|renewal|agreement|deal|rfp|tender|order|framework|extension|bid|expansion|account|subscription)\b`, 3},
		{`\brenewal (signed|secured|closed|booked|at|without|before|by|uplift|price|in|with)\b|\brenewals? (of|for) (the|all) (contract|licen\w+|subscription)`, 2},
		{`\b(displace|unseat|oust|kick out|replace|beat|block|neutrali[sz]e|shut out|keep out|win back|win-back|take \w+ (from|off)|head off|fend off|pre-?empt) `, 2},
		{`\b(economic buyer|champion|executive sponsor|exec sponsor|sponsor|multi-?thread\w*|decision maker)\b`, 2},
		{`\b(uplift|discount(s|ing)?|price (increase|rise|hold|protection)|indexation|concession|clause|auto-?renew\w*|lock-?in|lock in|termination)\b`, 2},
		{`\b(rfp|rfq|rfi|tender|bid|shortlist\w*|spec|specified|written into)\b`, 1},
		{`\b(qbr|ebr|steering committee|intro|introduction to|meet(ing)? with|lunch with|dinner with|seat at the table|in the room|on stage)\b`, 1},
		{`\b(sell|sold|buy|bought|purchase|order|orders|spend|licen[cs]es?|seats?|contract|agreement|deal|renewals?|subscription|sign|signed|signature|upgrade|expansion|expand|attach|bundle|pricing|quote)\b`, 1},
		{`[€$£₹]\s?\d|\b\d[\d.,]*\s?(k|m|mn|bn|cr|crore|lakh)\b`, 1},
		{`\b(from|at|with|inside|within|to) (them|this logo|the logo|the group)\b`, 1},
		{`\b(enterprise|premium|platinum|gold|pro) (tier|plan|licen\w+|edition|support|agreement|package)\b`, 2},
		{`\b(single-source|sole-source|no tender|without (a )?tender|avoid a tender|budget line|cost of sales|margin)\b`, 1},
	}
}

// theirCues are wordings of the customer's own business.
func theirCues() []cue {
	return []cue{
		{`\b(reduce|cut|lower|shorten|halve|fewer|less|faster|quicker|eliminate|prevent|avoid|stop|speed up|improve|raise|lift|increase|free up)\b`, 1},
		{`\b(minutes?|hours?|days?|weeks?|nights?|downtime|outages?|accidents?|incidents?|complaints?|waste|scrap|emissions?|co2|energy|errors?|defects?|delays?|queues?|backlog|overtime|attrition|turnover|absence|stock-?outs?|returns|no-?shows?)\b`, 1},
		{`\b(patients?|passengers?|students?|pupils?|citizens?|residents?|guests?|shoppers?|members?|subscribers?|policyholders?|tenants?|farmers?|drivers?|nurses?|doctors?|teachers?|clinicians?|crews?|engineers?|customers|consumers?|viewers|players|donors?|dealers?|borrowers?|clients?)\b`, 1},
		{`\b(their|its|his|her|the customer's|\w+'s) own\b|\bown (brand|sales|tender|renewal|customers|clients|quota|pipeline)\b`, 3},
		{`\btheir (arr|acv|nrr|mrr|revenue|sales|subscribers?|pipeline|tenders?|margins?|prices?|pricing|quota|renewal rate)\b|\bours included\b`, 3},
		{`\b(cross-?sell|upsell)\b.{0,40}\b(holders?|book|cabins?|households?|prepaid|members|smes|borrowers?|pack)\b`, 3},
		{`\b(compliance|audit|certif\w+|regulat\w+|licence to operate|permits?|accredit\w*|inspection|fca|fda|gdpr|iso \d+)\b`, 1},
		{`\bfrom \d[\d.,]*\s?(%|per cent|days?|hours?|minutes?|weeks?)?.{0,12} to \d`, 1},
		{`\b(market share|store|stores|factory|plant|ward|school|airport|hospital|depot|branch|harvest|fleet|grid|mine|theatre|season|campus)\b`, 1},
		{`\b(by|from|off|of) (every|all|any) suppliers?\b|\bsuppliers?\b.{0,25}\b(included|incl|cheaper|fewer|less|terms|consolidat\w*)|\bvendor (count|consolidation)\b|\bpay us\b.{0,12}\bless\b|\bbills? from us\b|\bincl\w*\.? (from )?us\b|\bus included\b|\bwith us or\b`, 4},
	}
}

// usageCues are wordings about the use of our product for its own sake.
func usageCues() []cue {
	return []cue{
		{`\b(weekly|monthly|daily)? ?active (users?|seats?)\b|\b(mau|wau|dau)s?\b|\blog-?ins?\b|\badoption\b|\blicensed users?\b`, 3},
		{`\b(users?|admins?|teams?|staff|reps?|managers|agents) (trained|enabled|onboarded|certified|active|live|enrolled|invited|logging)\b`, 3},
		{`\b(onboarding|training|certification|rollout|roll-out|migration|deployment|enablement) (of|for|to|onto|complete\w*) `, 2},
		{`\b(feature|features|dashboards?|workflows?|integrations?|connectors?|api|sdk|sso|module|modules|sandbox|licen[cs]es?|seats?|the (tool|platform|app|portal|system|console))\b`, 1},
		{`\b(use|using|usage|used|utili[sz]ation|enable|enabled|activate|activated|adopt|adopted|configured|rolled out|live)\b`, 1},
		{`\bour (tool|product|platform|console|app|device|cloud|gateway|dashboards?|editor|software|system|sdk|api|board|portal|solution|bot|runners|collector|alerts)\b`, 3},
	}
}

// vocabulary compiles the cues when a goal is first judged, and only then.
var vocabulary = sync.OnceValue(newCues)

func newCues() *cues {
	compile := func(list []cue) []compiledCue {
		var out []compiledCue
		for _, c := range list {
			out = append(out, compiledCue{regexp.MustCompile(c.pattern), c.weight, needlesOf(c.pattern)})
		}
		return out
	}
	return &cues{
		ours: compile(ourCues()), theirs: compile(theirCues()), using: compile(usageCues()),
		spoken: regexp.MustCompile(`^["“'„]|["”]\s*(\(|-|–|—|$)|\bsays\b|\bsaid\b|\(\w+[^)]*\b(md|ceo|cfo|coo|cio|gm|head|director)\b|\bwe (want|need|must)\b`),
		halves: regexp.MustCompile(`→|->|;|,|\+|&|\b(and|so|then|while|plus|gets? us|in return|off the back|therefore|with)\b`),
		usOnly: regexp.MustCompile(`\bUS\b`),
	}
}

// weigh adds the weights of the cues that a text holds, and collects the words.
func weigh(list []compiledCue, text string) (weight int, words []string) {
	for _, c := range list {
		if !c.mayMatch(text) {
			continue
		}
		if found := c.pattern.FindString(text); found != "" {
			weight += c.weight
			words = append(words, strings.TrimSpace(found))
		}
	}
	return weight, words
}

// judgeText judges a goal's sentence alone.
func (c *cues) judgeText(text string) verdict {
	text = c.usOnly.ReplaceAllString(strings.ReplaceAll(text, "’", "'"), "america")
	lower := strings.ToLower(text)
	ours, words := weigh(c.ours, lower)
	theirs, _ := weigh(c.theirs, lower)
	using, _ := weigh(c.using, lower)
	if c.spoken.MatchString(lower) {
		theirs += 2 * enough // the customer's own voice: "we" are they
	}
	switch {
	case using >= enough && using >= ours-1:
		return verdict{whose: usage}
	case ours >= enough && ours > theirs && (theirs >= 2 || theirs == 1 && c.halves.MatchString(lower)):
		return verdict{whose: shared, words: words}
	case ours >= enough+theirs:
		return verdict{whose: vendors, words: words}
	}
	return verdict{}
}

// judgeGoal judges a goal with what its record and the plan know. Structure beats wording: a
// goal with an owner, a unit, a metric or a source of the customer's is theirs, unless it
// speaks of us in so many words.
func (p *Pass) judgeGoal(goal plan.Goal) verdict {
	judged, known := p.memo.verdicts[goal.Key]
	if !known {
		judged = p.judgeAnew(goal)
		if p.memo.verdicts == nil {
			p.memo.verdicts = map[string]verdict{}
		}
		p.memo.verdicts[goal.Key] = judged
	}
	return judged
}

func (p *Pass) judgeAnew(goal plan.Goal) verdict {
	words := vocabulary()
	judged := words.judgeText(goal.Goal.Text)
	if judged.whose == usage {
		return judged
	}
	if judged.whose == customers && p.namesProduct(goal.Goal.Text) {
		if using, _ := weigh(words.using, strings.ToLower(goal.Goal.Text)); using > 0 {
			return verdict{whose: usage}
		}
	}
	if judged.whose == customers || !p.belongsToCustomer(goal) {
		return judged
	}
	if judged.whose == vendors && slices.ContainsFunc(judged.words, isFirstPerson) {
		return verdict{whose: shared, words: judged.words}
	}
	return verdict{}
}

func isFirstPerson(word string) bool {
	return mentions(word, "our", "ours", "us", "we", "ourselves", "my")
}

// belongsToCustomer reports whether a goal's record ties it to the customer.
func (p *Pass) belongsToCustomer(goal plan.Goal) bool {
	theirs := slices.ContainsFunc(goal.Owner.List, func(person plan.Person) bool { return person.Side == plan.Theirs })
	return theirs || goal.Unit.IsSet() || goal.Source.IsSet() || goal.Metric.IsSet() && !mentions(goal.Metric.Text, "arr", "acv", "tcv", "revenue", "bookings", "licences", "licenses", "seats")
}

// String is for tests and debugging.
func (v verdict) String() string {
	return fmt.Sprint([...]string{"customers", "vendors", "shared", "usage"}[v.whose], v.words)
}
