package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/acctplan/acctplan/pkg/rule/quota"
)

// question is what a model answers with yes or no.
type question struct {
	name    string
	yes, no []string // labels
	cost    float64  // of an error in training: the larger, the closer the fit
	keep    int      // features that it may know
}

func (q question) asks(label string) (answer, asked bool) {
	switch {
	case slices.Contains(q.yes, label):
		return true, true
	case slices.Contains(q.no, label):
		return false, true
	}
	return false, false
}

const (
	rounds     = 30   // passes over the sentences
	seenBy     = 1    // sentences that must show a feature
	confidence = 0.1  // what a feature counts that tells nothing by its counts alone
	further    = 1.0  // what a sentence by a further author counts
	sharpness  = 1024 // parts in which the counts' verdict is rounded
)

// fit trains a model on the sentences that use names. It is a linear support vector machine
// with squared hinge loss, found by coordinate descent in the dual (Hsieh and others, 2008),
// over features that are scaled by how unevenly they fall on the two sides (Wang and Manning,
// 2012). Nothing in it depends on the machine: sums go in a fixed order, each product is
// rounded before it is added, and the only logarithms are rounded at once.
func fit(c *corpus, q question, use func(*example) bool) weights {
	var rows []*example
	var sides []float64
	for i := range c.examples {
		e := &c.examples[i]
		if yes, asked := q.asks(e.label); asked && use(e) {
			side := -1.0
			if yes {
				side = 1
			}
			rows, sides = append(rows, e), append(sides, side)
		}
	}
	worth := c.worth(rows, sides)
	values := make([][]float64, len(rows))
	for i, e := range rows {
		values[i] = make([]float64, len(e.at))
		for j, n := range e.at {
			values[i][j] = float64(int64(e.counts[j])*e.scale) / (10 * 65536) * worth[n]
		}
	}
	w, bias := descend(rows, sides, values, len(c.features), q.cost)
	for n := range w {
		w[n] = float64(w[n] * worth[n])
	}
	return whole(w, bias, q.keep)
}

// worth is by how much each feature is scaled: 0 for one that is too rare.
func (c *corpus) worth(rows []*example, sides []float64) []float64 {
	yes, no := make([]int, len(c.features)), make([]int, len(c.features))
	allYes, allNo := 0, 0
	for i, e := range rows {
		count, all := no, &allNo
		if sides[i] > 0 {
			count, all = yes, &allYes
		}
		*all++
		for _, n := range e.at {
			count[n]++
		}
	}
	out := make([]float64, len(c.features))
	for n := range out {
		if yes[n]+no[n] < seenBy {
			continue
		}
		ratio := float64((yes[n]+1)*(allNo+1)) / float64((no[n]+1)*(allYes+1))
		out[n] = math.Round(math.Abs(math.Log(ratio))*sharpness)/sharpness + confidence
	}
	return out
}

// descend finds the weights.
func descend(rows []*example, sides []float64, values [][]float64, features int, cost float64) ([]float64, float64) {
	w, bias := make([]float64, features), 0.0
	alpha, norm, softness := make([]float64, len(rows)), make([]float64, len(rows)), make([]float64, len(rows))
	order := make([]int, len(rows))
	for i := range rows {
		order[i] = i
		weight := 1.0
		if rows[i].further {
			weight = further
		}
		softness[i] = 0.5 / (cost * weight)
		norm[i] = 1 + softness[i]
		for _, v := range values[i] {
			norm[i] += float64(v * v)
		}
	}
	seed := uint64(1)
	for range rounds {
		for i := len(order) - 1; i > 0; i-- {
			seed = seed*6364136223846793005 + 1442695040888963407
			j := int((seed >> 33) % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			at, value := rows[i].at, values[i]
			sum := bias
			for j, n := range at {
				sum += float64(w[n] * value[j])
			}
			gradient := float64(sides[i]*sum) - 1 + float64(alpha[i]*softness[i])
			next := max(alpha[i]-gradient/norm[i], 0)
			if step := float64((next - alpha[i]) * sides[i]); step != 0 {
				for j, n := range at {
					w[n] += float64(step * value[j])
				}
				bias += step
			}
			alpha[i] = next
		}
	}
	return w, bias
}

// sharpest is the largest whole weight.
const sharpest = 127

// whole keeps the features with the largest weights and rounds these, so that the largest few
// are the largest whole ones.
func whole(w []float64, bias float64, keep int) weights {
	order := make([]int, 0, len(w))
	for n := range w {
		if w[n] != 0 {
			order = append(order, n)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		if d := cmp.Compare(math.Abs(w[b]), math.Abs(w[a])); d != 0 {
			return d
		}
		return a - b
	})
	out := weights{of: make([]int8, len(w))}
	if len(order) == 0 {
		return out
	}
	step := math.Abs(w[order[min(len(order)-1, loud)]]) / sharpest
	for _, n := range order[:min(len(order), keep)] {
		out.of[n] = int8(max(-sharpest, min(sharpest, math.Round(w[n]/step))))
	}
	out.unit = int32(math.Round(step * 1_000_000))
	out.bias = int32(math.Round(bias * quota.Fine))
	return out
}

// loud is the number of features that are cut down to the largest whole weight.
const loud = 20
