package main

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/acctplan/acctplan/pkg/rule/quota"
	"github.com/acctplan/acctplan/pkg/rule/quota/sentence"
)

// The questions, in the order of package quota's.
var questions = [quota.Questions]question{
	{name: "seller", yes: []string{"seller"}, no: []string{"customer"}, cost: 0.05, keep: 40000},
	{name: "mixed", yes: []string{"mixed"}, no: []string{"seller", "customer", "adoption"}, cost: 0.08, keep: 9500},
	{name: "adoption", yes: []string{"adoption"}, no: []string{"seller", "customer", "mixed"}, cost: 0.08, keep: 9500},
}

// What the thresholds are chosen for, on sentences by authors that were not trained on.
const (
	sellerPrecision   = 0.954 // of what is called the seller's, by seller and customer sentences
	mixedPrecision    = 0.90  // of what is called mixed, no error being a sentence of the seller's
	adoptionPrecision = 0.90  // of what is called adoption
)

// scored is a sentence with the scores that models gave it that had not seen its author.
type scored struct {
	label  string
	signs  sentence.Signs
	scores [len(questions)]int32
}

// models are the models of the three questions.
type models [len(questions)]weights

func (c *corpus) fitAll(use func(*example) bool) (out models) {
	for i, q := range questions {
		out[i] = fit(c, q, use)
	}
	return out
}

// scoreAll scores the sentences of an author.
func (c *corpus) scoreAll(m *models, author string) (out []scored) {
	for i := range c.examples {
		e := &c.examples[i]
		if e.author != author || e.further {
			continue
		}
		s := scored{label: e.label, signs: e.signs}
		for q := range m {
			s.scores[q] = m[q].score(e)
		}
		out = append(out, s)
	}
	return out
}

// thresholds of the three questions.
type thresholds [len(questions)]int32

func (t thresholds) decide(s *scored) quota.Kind {
	kind, _ := quota.Scores{Seller: s.scores[0] - t[0], Mixed: s.scores[1] - t[1], Adoption: s.scores[2] - t[2], Signs: s.signs}.Decide()
	return kind
}

// never is a threshold that no score passes, and leaves room to subtract.
const never = math.MaxInt32 / 4

// choose picks thresholds on sentences that the models had not seen: first those of the side
// questions, then that of the main one, given these.
func choose(pool []scored) thresholds {
	out := thresholds{never, never, never}
	out[1] = lowest(pool, 1, mixedPrecision, func(s *scored) (right, wrong bool) {
		return s.label == "mixed", s.label == "customer" || s.label == "adoption"
	})
	out[2] = lowest(pool, 2, adoptionPrecision, func(s *scored) (right, wrong bool) {
		return s.label == "adoption", s.label != "adoption"
	})
	candidates := make([]int32, 0, len(pool))
	for _, s := range pool {
		candidates = append(candidates, s.scores[0])
	}
	slices.Sort(candidates)
	candidates = slices.Compact(candidates)
	slices.Reverse(candidates)
	for _, candidate := range candidates {
		trial := out
		trial[0] = candidate
		right, wrong := 0, 0
		for i := range pool {
			if trial.decide(&pool[i]) == quota.Seller {
				switch pool[i].label {
				case "seller":
					right++
				case "customer":
					wrong++
				}
			}
		}
		if float64(right) >= sellerPrecision*float64(right+wrong) && right > 0 {
			out[0] = candidate
		}
		if float64(right) < 0.85*float64(right+wrong) {
			break
		}
	}
	return out
}

// lowest is the lowest threshold of a question with the precision.
func lowest(pool []scored, q int, precision float64, count func(*scored) (right, wrong bool)) int32 {
	order := slices.Clone(pool)
	slices.SortStableFunc(order, func(a, b scored) int { return cmp.Compare(b.scores[q], a.scores[q]) })
	out, rights, wrongs := int32(never), 0, 0
	for i := range order {
		right, wrong := count(&order[i])
		if right {
			rights++
		}
		if wrong {
			wrongs++
		}
		if rights > 0 && float64(rights) >= precision*float64(rights+wrongs) {
			out = order[i].scores[q]
		}
	}
	return out
}

// figures are counts over an author's sentences.
type figures struct {
	author    string
	decided   map[string]map[quota.Kind]int // by label
	threshold thresholds
}

func (f *figures) all(label string) (n int) {
	for _, count := range f.decided[label] {
		n += count
	}
	return n
}

// precision of what is called the seller's, over seller and customer sentences.
func (f *figures) precision() float64 {
	right, wrong := f.decided["seller"][quota.Seller], f.decided["customer"][quota.Seller]
	if right+wrong == 0 {
		return 1
	}
	return float64(right) / float64(right+wrong)
}

func (f *figures) recall() float64 {
	return float64(f.decided["seller"][quota.Seller]) / float64(max(1, f.all("seller")))
}

// evaluate leaves each author out in turn. The thresholds with which an author's sentences are
// judged come from the others: each of them is left out, too, and scored by models that have
// seen neither. It also gives the thresholds for the models that have seen everybody, and the
// scores of each author's sentences by models that have not seen that author.
func evaluate(c *corpus) (all []figures, final thresholds) {
	authors := c.authors()
	by := map[[2]string][]scored{} // sentences of the first author, by models without both
	var lock sync.Mutex
	var fitting sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0)) // each model is fitted by one goroutine, in order
	for i, a := range authors {
		for _, b := range authors[:i+1] {
			fitting.Go(func() {
				free <- struct{}{}
				defer func() { <-free }()
				m := c.fitAll(func(e *example) bool { return e.further || e.author != a && e.author != b })
				ofA, ofB := c.scoreAll(&m, a), c.scoreAll(&m, b)
				lock.Lock()
				defer lock.Unlock()
				by[[2]string{a, b}], by[[2]string{b, a}] = ofA, ofB
			})
		}
	}
	fitting.Wait()
	var everybody []scored
	for _, a := range authors {
		var pool []scored
		for _, b := range authors {
			if b != a {
				pool = append(pool, by[[2]string{b, a}]...)
			}
		}
		f := figures{author: a, decided: map[string]map[quota.Kind]int{}, threshold: choose(pool)}
		own := by[[2]string{a, a}]
		for i := range own {
			if f.decided[own[i].label] == nil {
				f.decided[own[i].label] = map[quota.Kind]int{}
			}
			f.decided[own[i].label][f.threshold.decide(&own[i])]++
		}
		all = append(all, f)
		everybody = append(everybody, own...)
	}
	return all, choose(everybody)
}

// summary is what the evaluation says in a few numbers.
type summary struct {
	precision, recall, worst float64 // of seller against customer, means over authors
	authors, sentences       int

	mixedRight, mixedAll, mixedSaid          int // all authors together
	adoptionRight, adoptionAll, adoptionSaid int
}

func summarise(all []figures) (s summary) {
	s.worst = 1
	for i := range all {
		f := &all[i]
		s.precision += f.precision() / float64(len(all))
		s.recall += f.recall() / float64(len(all))
		s.worst = min(s.worst, f.precision())
		for _, label := range []string{"seller", "customer", "mixed", "adoption"} {
			s.sentences += f.all(label)
			s.mixedSaid += f.decided[label][quota.Mixed]
			s.adoptionSaid += f.decided[label][quota.Adoption]
		}
		s.mixedRight += f.decided["mixed"][quota.Mixed]
		s.mixedAll += f.all("mixed")
		s.adoptionRight += f.decided["adoption"][quota.Adoption]
		s.adoptionAll += f.all("adoption")
	}
	s.authors = len(all)
	return s
}

// table writes the figures for a person.
func table(all []figures) string {
	var out strings.Builder
	out.WriteString("author  precision  recall  seller  customer  called seller: seller/customer/mixed/adoption\n")
	for i := range all {
		f := &all[i]
		fmt.Fprintf(&out, "%-7s %9.3f %7.3f %7d %9d  %d/%d/%d/%d\n", f.author, f.precision(), f.recall(), f.all("seller"), f.all("customer"),
			f.decided["seller"][quota.Seller], f.decided["customer"][quota.Seller], f.decided["mixed"][quota.Seller], f.decided["adoption"][quota.Seller])
	}
	s := summarise(all)
	fmt.Fprintf(&out, "mean    %9.3f %7.3f          worst precision %.3f\n", s.precision, s.recall, s.worst)
	decided := map[string]map[quota.Kind]int{}
	for _, f := range all {
		for label, kinds := range f.decided {
			if decided[label] == nil {
				decided[label] = map[quota.Kind]int{}
			}
			for kind, n := range kinds {
				decided[label][kind] += n
			}
		}
	}
	out.WriteString("\nlabel      called: seller   mixed  adoption  customer  unknown\n")
	for _, label := range []string{"seller", "customer", "mixed", "adoption"} {
		d := decided[label]
		fmt.Fprintf(&out, "%-17s %7d %7d %9d %9d %8d\n", label, d[quota.Seller], d[quota.Mixed], d[quota.Adoption], d[quota.Customer], d[quota.Unknown])
	}
	return out.String()
}
