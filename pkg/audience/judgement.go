// Judgement: the one look at every free text before a customer reads it. What calls itself internal, speaks as a seller
// does, names a competitor or says how people stand holds its record back. It knows words, not meanings: a judgement in
// ordinary words passes, and whoever sends the page has to read it.

package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Phrases, in small letters without punctuation, each between two strokes.
const (
	internalPhrases = "|do not share|don t share|not to be shared|not for customer|not for customers|not for the customer|not for client|not for the client|between us|for us only|only us|our view|off the record|do not tell|don t tell|do not mention|don t mention|eyes only|nicht weitergeben|nur intern|nur für uns|unter uns|ne pas partager|entre nous|no compartir|entre nosotros|hidden agenda|"
	sellerPhrases   = "|quota|upsell|upselling|up sell|cross sell|crosssell|meddpicc|meddic|arr|acv|mrr|bookings|whitespace|land and expand|land grab|share of wallet|wallet share|our revenue|our renewal|our price|our prices|our margin|our footprint|our deal|our play|our pipeline|expand footprint|new seats|more seats|multi thread|multithread|incumbent|lock in|neutralise|neutralize|appease|placate|outflank|sideline|convince|persuade|convaincre|win back|reference customer|preferred vendor|multi year deal|decision maker|power structure|who decides|really decides|s head|s trust|on board|butter up|way in|get rid of|opportunity for|we can sell|churn risk|price rise|price increase|forecast call|business case for|quarter end|prepare discount|offer discount|discount of|renewal quote|renewal negotiation|ask for renewal|ask for the renewal|else we escalate|escalate to|buy lunch|mobile number|from the decision|greenwashing|works council doesn|look good|zusatzmodule|upgrade them|for us|spend with us|premium tier|we raise|they buy|they sign|s bonus|"
	closingPhrases  = "|discount|discounts|po signed|po received|po issued|get po|the po|nail the|the close with|order home|to sign|order signed|close the deal|sign the order|verbal commitment|"
	guessPhrases    = "|tbc|tbd|we believe|we think|we assume|we guess|we suspect|we hope|to be validated|to be confirmed|to be verified|not confirmed|unconfirmed|on hold|"
	locks           = "🔒🤫🙊🔐"
)

// Why a text is kept back.
const (
	speaksAsSeller = "it speaks of what we want to sell, or how"
	isGuess        = "it is our guess, not their word"
)

// Tells reports whether a word, in small letters, tells what we think of an account or want from it: "churn", "upsell".
func Tells(word string) bool {
	return is(word, unkind|telling)
}

// anyPhrase reports whether some words have one of the phrases.
func anyPhrase(all []string, phrases string) bool {
	for length := 1; length <= 4; length++ {
		for i := 0; i+length <= len(all); i++ {
			if strings.Contains(phrases, "|"+strings.Join(all[i:i+length], " ")+"|") {
				return true
			}
		}
	}
	return false
}

// listsOf are the lists that have one of some words.
func listsOf(all []string) (lists wordList) {
	for _, word := range all {
		lists |= wordLists()[word]
	}
	return lists
}

// judge says why a customer must not read a text of a collection, which may be empty for facts; empty where they may.
func (r *reader) judge(text, collection string) (why string) {
	all := words(text)
	bits := listsOf(all)
	money := strings.ContainsAny(text, "€$£₹") && strings.ContainsFunc(text, unicode.IsDigit)
	switch {
	case anyPhrase(all, internalPhrases):
		return saysInternal
	case namesOneOf(all, r.rivals):
		return namesRival
	case anyPhrase(all, sellerPhrases), (collection == "Actions" || collection == "Milestones") && anyPhrase(all, closingPhrases), money && bits&buying != 0, namesOneOf(all, r.amounts),
		bits&revenue != 0 && (bits&oursAbroad != 0 || slices.ContainsFunc(all, func(word string) bool { return slices.Contains(r.account, word) })):
		return speaksAsSeller
	case anyPhrase(all, guessPhrases), collection == "Goals" && strings.HasSuffix(strings.TrimSpace(text), "?"):
		return isGuess
	case r.plain.judges(text, free), bits&thirdPerson != 0, r.speaksOfPeople(all), speaksAside(text):
		return judgesPeople
	case collection == "Risks" && (bits&firstPerson != 0 || slices.ContainsFunc(all, r.plain.isTitleWord)):
		return judgesPeople
	}
	return ""
}

// speaksOfPeople reports whether a text says what one of the customer's people is, wants or does, or what is done to them.
func (r *reader) speaksOfPeople(all []string) bool {
	for i, word := range all {
		lists := listsOf(all[max(0, i-3):i]) & working
		if r.known[word] {
			if i+1 < len(all) && is(all[i+1], ofPeople) {
				return true
			}
			lists |= listsOf(all[max(0, i-2):i]) & handling
		} else if !r.plain.isTitleWord(word) && !isDepartment(word) {
			continue
		}
		if lists != 0 {
			return true
		}
	}
	return false
}

// speaksAside reports whether what stands behind a dash, a semicolon or an arrow is somebody's remark about the rest.
func speaksAside(text string) bool {
	pieces := cutAt(text, " - |–|—|=>|->|→| / |;")
	return len(pieces) > 1 && listsOf(words(strings.Join(pieces[1:], " ")))&aside != 0
}

// saysItIsInternal reports whether a text has a word for that as a label: "Internal: …", "NB internal – …", "#internal",
// "INTERNAL". "Internal audit" is a thing of the customer's.
func saysItIsInternal(text string) bool {
	if strings.ContainsAny(text, locks) || strings.Contains(text, "||") {
		return true
	}
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		text = lower
	}
	start := 0
	for at, char := range lower + " " {
		if unicode.IsLetter(char) {
			continue
		}
		if is(lower[min(start, at):at], labels) && isLabel(text, start, at) {
			return true
		}
		start = at + utf8.RuneLen(char)
	}
	return false
}

// isLabel reports whether the word between two offsets of a text labels what stands around it.
func isLabel(text string, from, to int) bool {
	word := text[from:to]
	before, behind := strings.TrimRight(text[:from], " "), strings.TrimLeft(text[to:], " .*_`")
	next, _ := utf8.DecodeRuneInString(behind)
	last, _ := utf8.DecodeLastRuneInString(before)
	set := before == "" || strings.ContainsRune("([{|;:–—-.,", last)
	switch {
	case next != utf8.RuneError && strings.ContainsRune(":：–—", next), strings.HasPrefix(behind, "- "):
		return true
	case word == "int":
		return false
	case word == strings.ToUpper(word) && !is(strings.ToLower(word), worldly), last == '#', strings.HasSuffix(before, "//"), strings.HasSuffix(before, "`"), strings.HasSuffix(text[:from], "*"):
		return true
	case set && (behind == "" || strings.ContainsRune(")]},;", next)):
		return true
	}
	following := words(behind)
	return len(following) > 0 && is(following[0], labelled)
}

// learn fills what the judgement knows of one plan: its people, its competitors, its amounts.
func (r *reader) learn(p *plan.Plan) {
	r.rivals, r.account, r.known = rivalsOf(p), words(p.Account.Text), map[string]bool{}
	for i := range p.Stakeholders {
		for _, word := range strings.Fields(p.Stakeholders[i].Name.Text) {
			word = strings.TrimFunc(word, func(char rune) bool { return !unicode.IsLetter(char) })
			if isCapital(word) && len(word) > 1 && !slices.Contains(r.account, strings.ToLower(word)) {
				r.known[strings.ToLower(word)] = true
			}
		}
	}
	r.learnAmount(p.ARR)
	r.learnAmount(p.TargetARR)
	r.learnAmount(p.Potential)
	for i := range p.Opportunities {
		r.learnAmount(p.Opportunities[i].Amount)
	}
	for i := range p.Targets {
		r.learnAmount(p.Targets[i].Amount)
	}
}

// learnAmount learns an amount that is written with its currency.
func (r *reader) learnAmount(amount plan.Money) {
	if all := words(amount.Text); amount.State == plan.Set && strings.ContainsAny(amount.Text, "€$£₹") && len(all) <= 4 && len(amount.Text) > 4 {
		r.amounts = append(r.amounts, all)
	}
}
