// Package quota judges whose goal a sentence is: the customer's, or that of the house that
// wants to sell. It reads English and is silent in any other language; it is silent, too,
// wherever it is not sure. The judgement is a pure function of the text and of what the caller
// knows; its weights are made by the command in the folder train.
package quota

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/acctplan/acctplan/pkg/rule/quota/sentence"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// Kind is whose goal a sentence is. The zero value is Unknown.
type Kind uint8

const (
	Unknown  Kind = iota // nobody can tell from the words; silence is better than a wrong accusation
	Customer             // an outcome of the customer's
	Seller               // the one who gains is the vendor
	Mixed                // an outcome of theirs with our number in it
	Adoption             // the use of our product for its own sake
)

func (k Kind) String() string {
	return [...]string{"unknown", "customer", "seller", "mixed", "adoption"}[k]
}

// Context is what is known about a goal beside its wording. The zero value knows nothing.
type Context struct {
	Customer []string // names of the account, its aliases and units
	Vendor   []string // names of the house that writes the plan
	Products []string // names of what it sells
	Beside   Evidence // what the record says
}

// Verdict is a judgement with its reasons.
type Verdict struct {
	Kind   Kind
	Margin int      // by how many hundredths the score passes the threshold; 0 where Kind is Unknown
	Words  []string // the words that tipped it, as they stand in the text, heaviest first; up to three
	Bare   bool     // nothing in the text speaks for an outcome of the customer's

	// Foreign: the text is not in English, which is why Kind is Unknown.
	Foreign bool
}

//go:embed weights.zst
var packed []byte

// trained unpacks the weights when the first sentence is judged, and only then. They are part
// of the program: a program with broken ones fails its tests.
var trained = sync.OnceValue(func() *model {
	data, err := sentence.Decompress(packed)
	if err != nil {
		panic(err)
	}
	all, err := unpack(data)
	if err != nil {
		panic(err)
	}
	return &all
})

// scores are by how much the score of each question passes its threshold: it is the sum of the weights
// of the features, each times its own.
func (m *model) scores(features []sentence.Feature, scale int64) Scores {
	var seller, mixed, adoption int64
	for i := range features {
		f := &features[i]
		slot, weight := m.find(f.ID), int64(f.Weight)
		seller += weighs(slot, IsSeller) * weight
		mixed += weighs(slot, IsMixed) * weight
		adoption += weighs(slot, IsAdoption) * weight
	}
	over := func(question int, sum int64) int32 {
		q := &m.questions[question]
		return q.Bias + Parts(sum, scale, q.Unit) - q.Threshold
	}
	return Scores{Seller: over(IsSeller, seller), Mixed: over(IsMixed, mixed), Adoption: over(IsAdoption, adoption)}
}

// Classify judges a sentence. No more than sentence.Longest bytes of it are read.
func Classify(text string, about Context) Verdict {
	judge := NewJudge(about)
	defer judge.Close()
	return judge.Classify(text, LanguageOf(text), about.Beside)
}

// Judge judges the goals of one plan, one after the other. It must not be shared between
// goroutines.
type Judge struct{ reader *sentence.Reader }

// NewJudge makes a judge who knows the names of a context.
func NewJudge(about Context) Judge {
	known := sentence.Known{Customer: about.Customer, Vendor: about.Vendor, Products: about.Products}
	return Judge{sentence.NewReader(known, trained().filter)}
}

// Close leaves the room that the judge has made to the next one. No more may be asked.
func (j Judge) Close() { j.reader.Close() }

// Classify judges a sentence, whose language it is told, as the function of that name does; beside
// is that of Context.
func (j Judge) Classify(text string, language Language, beside Evidence) Verdict {
	if !language.English() {
		return Verdict{Foreign: true}
	}
	features, squares := j.reader.Features(text)
	all := trained()
	signs := j.reader.Signs()
	over := all.scores(features, sentence.Scale(squares))
	over.Signs = signs
	if !signs.Ours {
		doubt := beside.Doubt()
		over.Seller -= doubt
		over.Mixed -= doubt / 2
	}
	kind, margin := over.Decide()
	verdict := Verdict{Kind: kind, Margin: int(margin) * 100 / Fine}
	switch kind {
	case Seller:
		verdict.Words, verdict.Bare = j.explain(text, features, IsSeller, signs)
	case Mixed: // what of it is ours: the rest is as it should be
		verdict.Words, _ = j.explain(text, features, IsSeller, signs)
	case Adoption:
		verdict.Words, _ = j.explain(text, features, IsAdoption, signs)
	}
	return verdict
}

// Scores are by how much each model's score passes its threshold, in parts; negative where it
// does not.
type Scores struct {
	Seller, Mixed, Adoption int32

	sentence.Signs
}

// Sure is by how much a sentence must fall short of every threshold to be called the customer's, and by
// how much one that is ours beyond doubt passes its own at least.
const Sure = Fine

// elsewhere is by how much the threshold for Seller rises for each half of sentence.Signs.Elsewhere.
const elsewhere = Fine / 2

// Decide turns scores into one kind, with the margin of the model that decided.
func (s Scores) Decide() (Kind, int32) {
	s.Seller -= int32(s.Elsewhere) * elsewhere
	if !s.Gain {
		s.Mixed = min(s.Mixed, -1) // nothing of ours is in it
	}
	switch {
	case s.Adoption >= 0 && s.Adoption >= s.Seller && !s.Ours:
		return Adoption, s.Adoption
	case s.Mixed >= 0 && (s.Seller < 0 || s.Mixed >= s.Seller+Fine/4):
		return Mixed, s.Mixed
	case s.Ours:
		return Seller, max(s.Seller, Sure)
	case s.Seller >= 0:
		return Seller, s.Seller
	case s.Seller <= -Sure && s.Mixed <= -Fine/2 && s.Adoption <= -Fine/2:
		return Customer, -s.Seller - Sure
	}
	return Unknown, 0
}

// explain names the words that speak loudest for yes, as a reader sees them: what each feature adds is
// shared by the words that it stands on, and neighbours that speak for yes are one phrase. Words that say
// nothing alone, such as the customer's name, are no reason, and a phrase does not begin or end with
// them. What is sure comes first.
func (j Judge) explain(text string, features []sentence.Feature, question int, signs sentence.Signs) (said []string, bare bool) {
	all, words := trained(), j.reader.Words(text)
	votes := make([]int, len(words))
	var firsts [sentence.Longest]uint16 // by byte: the first word that ends behind it
	for at, word := 0, 0; at < min(len(text), len(firsts)); at++ {
		for word < len(words) && words[word].To <= at {
			word++
		}
		firsts[at] = uint16(word)
	}
	for _, f := range features {
		vote := int(weighs(all.find(f.ID), question)) * int(f.Weight)
		if vote == 0 || f.To == 0 {
			continue
		}
		first := int(firsts[f.From])
		last := first
		for last < len(words) && words[last].From < int(f.To) {
			last++
		}
		for i := first; i < last; i++ {
			votes[i] += vote / (last - first)
		}
	}
	type phrase struct{ from, to, vote int }
	var phrases []phrase
	loudest, against := 0, 0
	for _, vote := range votes {
		against = min(against, vote)
	}
	if signs.Ours {
		p := phrase{from: 0, to: len(words), vote: 1 << 30}
		for words[p.from].To <= signs.From {
			p.from++
		}
		for words[p.to-1].From >= signs.To {
			p.to--
		}
		for i := p.from; i < p.to; i++ {
			loudest += max(votes[i], 0)
			votes[i] = 0 // it is said
		}
		phrases = append(phrases, p)
	}
	for i := 0; i < len(words); i++ {
		if votes[i] <= 0 {
			continue
		}
		p := phrase{from: i, to: i}
		for p.to < len(words) && p.to-p.from < longestPhrase && votes[p.to] > 0 && (p.to == p.from || !words[p.to-1].Ends) {
			p.vote += votes[p.to]
			p.to++
		}
		i = p.to - 1
		for p.to > p.from && words[p.to-1].Function {
			p.to-- // "footprint in" says no more than "footprint"
		}
		for p.from < p.to && words[p.from].Function {
			p.from++
		}
		if p.from < p.to {
			loudest = max(loudest, p.vote)
			phrases = append(phrases, p)
		}
	}
	sorting.Stable(phrases, func(a, b phrase) int { return b.vote - a.vote })
	for _, p := range phrases {
		if 4*p.vote < loudest || len(said) == 3 {
			break
		}
		said = append(said, strings.Join(strings.Fields(text[words[p.from].From:words[p.to-1].To]), " "))
	}
	return said, -4*against < loudest
}

// longestPhrase is the number of words in a quoted reason.
const longestPhrase = 4

// Thresholds are those of the questions, in parts.
func Thresholds() (out [Questions]int32) {
	for i, q := range trained().questions {
		out[i] = q.Threshold
	}
	return out
}
