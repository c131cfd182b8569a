package sentence

import "strings"

// What needs no weighing: a few turns of phrase that only the house that sells would write. Each was
// tried on every sentence of the customers' that the trainer has, and says so of none.

// Signs are what is certain about a sentence. The zero value is that nothing is.
type Signs struct {
	Ours     bool // it says in so many words that it is the vendor's goal
	From, To int  // the bytes that say so
	Gain     bool // something that a vendor can gain is named: an order, a price, a number of ours

	// Elsewhere is how much speaks for the contract of another house, in halves: that of a vendor whom
	// everybody knows, or one that they want to win; half as much where a name is only known not to be
	// the customer's.
	Elsewhere int
}

// Signs are those of the sentence whose features were listed last.
func (r *Reader) Signs() Signs {
	it := r.reading
	out := Signs{Gain: it.gains, Elsewhere: it.elsewhere}
	for i := range it.list {
		if it.list[i].quoted {
			continue
		}
		if to := it.surely(i); to > i {
			out.Ours, out.From, out.To = true, it.list[i].from, it.list[to-1].to
			break
		}
	}
	return out
}

// surely is where a phrase ends that begins at a token and is surely the vendor's; no farther than
// the token where none does.
func (r *reading) surely(i int) int {
	switch r.list[i].text {
	case "our", "my":
		return r.ownGoods(i)
	case "make", "hit", "beat", "meet", "exceed", "achieve", "retire", "crush", "smash", "reach", "attain", "overachieve", "surpass":
		return r.attained(i)
	case "get", "have", "persuade", "convince":
		return r.madeToRenew(i)
	case "upsell", "cross-sell", "up-sell", "crosssell":
		if to := r.offered(i); to > i {
			return to
		}
		return r.sold(i)
	case "sell", "attach", "pitch":
		return r.sold(i)
	case "close", "sign", "book", "land", "win":
		return r.dealClosed(i)
	case "renew":
		if i == 0 && r.text(1) == "at" && r.text(2) == "0percent" && r.rests(3) {
			return 3
		}
	case "arr", "acv", "tcv", "nrr", "bookings", "upsells", "revenue", "footprint":
		return r.atAccount(i)
	}
	return i
}

// oneOf reports whether a word is one of a list, which is a text with spaces between.
func oneOf(word, list string) bool {
	for len(word) > 0 && len(list) >= len(word) {
		at := strings.Index(list, word)
		if at < 0 {
			return false
		}
		end := at + len(word)
		if (at == 0 || list[at-1] == ' ') && (end == len(list) || list[end] == ' ') {
			return true
		}
		list = list[at+1:]
	}
	return false
}

// text is that of a token; none behind the last. To put its few lines into each of its many callers
// would take more room than all that they do.
//
//go:noinline
func (r *reading) text(i int) string {
	if i < len(r.list) {
		return r.list[i].text
	}
	return ""
}

// ownGoods is "our ARR", "my sales quota", "our share of wallet".
func (r *reading) ownGoods(i int) int {
	at := i + 1
	for ; at < i+3; at++ {
		if !oneOf(r.text(at), "sales annual own total new net full whole yearly 0date 0money 0magnitude 0percent") {
			break
		}
	}
	switch r.text(at) {
	case "arr", "acv", "tcv", "mrr", "nrr", "quota", "upsell", "footprint":
		return at + 1
	case "wallet":
		if r.text(at+1) == "share" {
			return at + 2
		}
	case "share":
		if r.text(at+1) == "of" && r.text(at+2) == "wallet" {
			return at + 3
		}
	case "number":
		if r.rests(at + 1) {
			return at + 1
		}
	}
	return i
}

// attained is "make quota", "hit the number", "exceed quota by 10%", and nothing else beside it: "meet
// the recycling quota" is another one's.
func (r *reading) attained(i int) int {
	for before := range i {
		if !oneOf(r.text(before), "to i we want need must will me help us") {
			return i
		}
	}
	whose := false
	for at := i + 1; at < len(r.list); at++ {
		switch r.list[at].text {
		case "the", "our", "my":
			whose = true
		case "sales", "annual", "full", "this", "year's", "quarter's", "0date", "0percent", "of":
		case "quota":
			if r.rests(at + 1) {
				return at + 1
			}
			return i
		case "number", "accelerator":
			if whose && r.rests(at+1) {
				return at + 1
			}
			return i
		case "president's":
			if r.text(at+1) == "club" && r.rests(at+2) {
				return at + 2
			}
			return i
		default:
			return i
		}
	}
	return i
}

// rests reports whether nothing follows but when, by how much and with whom of theirs.
func (r *reading) rests(at int) bool {
	for ; at < len(r.list); at++ {
		if t := &r.list[at]; t.kind < money && !oneOf(t.text, "by for in on at with from before this the end early again and more or - , ! year quarter half month year-end fy account customer acme our my january february march april may june july august september october november december christmas summer") {
			return false
		}
	}
	return true
}

// madeToRenew is "get them to renew", where nobody is named before to whom the word could point.
func (r *reading) madeToRenew(i int) int {
	if i > 0 && !(i == 1 && r.text(0) == "to") || r.text(i+1) != "them" && r.text(i+1) != "acme" {
		return i
	}
	at := i + 2
	if r.text(at) == "to" {
		at++
	}
	switch r.text(at) {
	case "renew":
		if next := r.text(at + 1); next != "their" && next != "its" && next != "with" {
			return at + 1
		}
	case "sign":
		switch r.text(at + 1) {
		case "", "by", "before", "our", "with", "0date":
			return at + 1
		}
	}
	return i
}

// offered is "upsell 200 seats" and "cross-sell our module to their marketing".
func (r *reading) offered(i int) int {
	at := i + 1
	if at < len(r.list) && r.list[at].kind == number {
		switch r.text(at + 1) {
		case "more", "additional", "extra", "new", "premium":
			at++
		}
		switch r.text(at + 1) {
		case "seats", "licences", "licenses", "modules":
			if r.rests(at + 2) {
				return at + 2
			}
		}
		return i
	}
	if r.text(at) == "our" {
		for ; at < len(r.list); at++ {
			if word := r.list[at].text; word == "their" || word == "acme" {
				return at + 1
			}
		}
	}
	return i
}

// sold is that a product is sold that is the vendor's by name.
func (r *reading) sold(i int) int {
	for at := i + 1; at < min(i+4, len(r.list)); at++ {
		if t := &r.list[at]; t.named && (t.text == "ours" || t.text == "platform") {
			return at + 1
		}
	}
	return i
}

// dealClosed is "close the expansion deal" and "book $250k of services".
func (r *reading) dealClosed(i int) int {
	at := i + 1
	switch r.text(at) {
	case "the", "an", "our", "this", "a":
		at++
	}
	switch r.text(at) {
	case "expansion", "upsell", "upgrade", "enterprise":
		if r.text(at+1) == "deal" {
			return at + 2
		}
	case "0money", "0magnitude":
		if i == 0 && r.text(0) == "book" && r.text(at+1) == "of" {
			at += 2
			if r.text(at) == "professional" {
				at++
			}
			if next := r.text(at); (next == "services" || next == "training" || next == "consulting") && r.rests(at+1) {
				return at + 1
			}
		}
	}
	return i
}

// atAccount is "ARR at Acme", "120% NRR on this account".
func (r *reading) atAccount(i int) int {
	at := i + 1
	if t := r.text(at); t == "by" || t == "to" || t == "of" {
		at++
	}
	if at < len(r.list) && r.list[at].kind >= money {
		at++
	}
	switch r.text(at) {
	case "at", "on", "from", "with", "in":
	default:
		return i
	}
	firm := r.list[i].text != "revenue" || i > 0 && (r.text(i-1) == "services" || r.text(i-1) == "our" || r.text(i-1) == "expansion")
	switch at++; r.text(at) {
	case "acme":
		if firm {
			return at + 1
		}
	case "this":
		if r.text(at+1) == "account" || r.text(at+1) == "customer" {
			return at + 2
		}
	}
	return i
}

// contractElsewhere is what a trade says for Signs.Elsewhere: "the Oracle renewal", "the contract with
// Oracle", "win the Navy contract".
func (r *reading) contractElsewhere(h hit) int {
	t := &r.list[h.from]
	if t.kind != word || t.named || !t.capital {
		return 0
	}
	isContract := func(from, to int) bool {
		for ; from < to; from++ {
			if from < len(r.list) && isContract(r.list[from].stem) {
				return true
			}
		}
		return false
	}
	switch h.trade {
	case words().vendorco:
		if isContract(h.to, h.to+2) || h.from >= 2 && r.text(h.from-1) == "with" && isContract(h.from-2, h.from-1) {
			return 2
		}
	case words().custco, tradeName:
		if h.from == 0 || !r.introduced || !isContract(h.to, h.to+3) {
			return 0
		}
		if oneOf(r.text(0), "win land secure capture bid") {
			return 2
		}
		return 1
	}
	return 0
}

// isContract reports whether a word, cut to its stem, is one for what binds two houses.
func isContract(stem string) bool {
	return oneOf(stem, "contract agreement renewal licence licens lease order tender framework commitment commit subscription")
}
