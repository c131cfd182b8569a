package quota

import "testing"

func BenchmarkZ(b *testing.B) {
	j := NewJudge([]string{"Harbor Foods", "Fresh", "Frozen"}, nil)
	list := []string{"Cut the wait of trucks at the docks from 74 to 35 minutes", "Grow our ARR at Harbor Foods from €480k to €600k", "Raise the fill rate of outgoing trucks", "Open 40 small-format stores by 2028"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		j.Classify(list[i%4], false)
	}
}
