// Package quota judges whose goal a sentence is: the customer's, or that of the house that
// wants to sell. It reads English and is silent in any other language; it is silent, too,
// wherever it is not sure. The judgement is a pure function of the text and of what the caller
// knows; its weights are made by the command in the folder train.
package quota

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

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

	// Structure: the record names an owner, a unit, a measure or a source of the customer's.
	// Such a goal is probably theirs, whatever its words.
	Structure bool
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
	data, err := Decompress(packed)
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

// Decompress gives the weights that a file of them holds, which is compressed by Zstandard: they were a hundredth of the
// program otherwise.
func Decompress(file []byte) ([]byte, error) {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	defer decoder.Close()
	return decoder.DecodeAll(file, nil)
}

// Doubt is by how much the threshold for Seller rises where the record's structure says that
// the goal is the customer's, in parts.
const Doubt = 2 * Fine

// Classify judges a sentence. No more than sentence.Longest bytes of it are read.
func Classify(text string, about Context) Verdict {
	judge := NewJudge(about.Customer, about.Vendor)
	defer judge.Close()
	return judge.Classify(text, LanguageOf(text), about.Structure)
}

// Judge judges the goals of one plan, one after the other. It must not be shared between
// goroutines.
type Judge struct{ reader *sentence.Reader }

// NewJudge makes a judge who knows the names of Context.
func NewJudge(customer, vendor []string) Judge {
	return Judge{sentence.NewReader(sentence.Known{Customer: customer, Vendor: vendor}, trained().filter)}
}

// Close leaves the room that the judge has made to the next one. No more may be asked.
func (j Judge) Close() { j.reader.Close() }

// Classify judges a sentence, whose language it is told, as the function of that name does; structure
// is that of Context.
func (j Judge) Classify(text string, language Language, structure bool) Verdict {
	if !language.English() {
		return Verdict{Foreign: true}
	}
	features, squares := j.reader.Features(text)
	all := trained()
	over := all.scores(features, sentence.Scale(squares))
	if structure {
		over.Seller -= Doubt
		over.Mixed -= Doubt / 2
	}
	kind, margin := over.Decide()
	verdict := Verdict{Kind: kind, Margin: int(margin) * 100 / Fine}
	switch kind {
	case Seller:
		verdict.Words, verdict.Bare = explain(text, j.reader.Words(text), features, all, IsSeller)
	case Mixed: // what of it is ours: the rest is as it should be
		verdict.Words, _ = explain(text, j.reader.Words(text), features, all, IsSeller)
	case Adoption:
		verdict.Words, _ = explain(text, j.reader.Words(text), features, all, IsAdoption)
	}
	return verdict
}

// Scores are by how much each model's score passes its threshold, in parts; negative where it
// does not.
type Scores struct {
	Seller, Mixed, Adoption int32
}

// Sure is by how much a sentence must fall short of every threshold to be called the customer's.
const Sure = Fine

// Decide turns scores into one kind, with the margin of the model that decided.
func (s Scores) Decide() (Kind, int32) {
	switch {
	case s.Adoption >= 0 && s.Adoption >= s.Seller:
		return Adoption, s.Adoption
	case s.Mixed >= 0 && (s.Seller < 0 || s.Mixed >= s.Seller+Fine/4):
		return Mixed, s.Mixed
	case s.Seller >= 0:
		return Seller, s.Seller
	case s.Seller <= -Sure && s.Mixed <= -Fine/2 && s.Adoption <= -Fine/2:
		return Customer, -s.Seller - Sure
	}
	return Unknown, 0
}

// explain names the words that speak loudest for yes: what each feature adds is shared by the
// words that it stands on, and neighbours that speak for yes are one phrase.
func explain(text string, words []sentence.Word, features []sentence.Feature, all *model, question int) (said []string, bare bool) {
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
	for i := 0; i < len(words); i++ {
		against = min(against, votes[i])
		if votes[i] <= 0 {
			continue
		}
		p := phrase{from: i, to: i}
		for ; p.to < len(words) && p.to-p.from < longestPhrase && votes[p.to] > 0; p.to++ {
			p.vote += votes[p.to]
		}
		loudest = max(loudest, p.vote)
		phrases = append(phrases, p)
		i = p.to - 1
	}
	sorting.Stable(phrases, func(a, b phrase) int { return b.vote - a.vote })
	for _, p := range phrases {
		for p.to-p.from > 1 && words[p.to-1].Function {
			p.to-- // "footprint in" says no more than "footprint"
		}
		if 4*p.vote < loudest || len(said) == 3 || p.to-p.from == 1 && words[p.from].Function && len(said) > 0 {
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
