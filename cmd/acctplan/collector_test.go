package main

import "testing"

func TestPace(t *testing.T) {
	for live, want := range map[uint64]int64{0: mostPercent, 1 << 20: mostPercent, 10 << 20: 300, 20 << 20: 140, 30 << 20: 100, 60 << 20: leastPercent, 1 << 40: leastPercent} {
		if got := pace(live, leastPercent); got != want {
			t.Errorf("%d MiB in use: %d %%, want %d", live>>20, got, want)
		}
	}
	if c := newCollector("off"); c != nil {
		t.Error("GOGC is its user's")
	}
	var none *collector
	none.tick()
	none.thrift()
	if got := pace(1<<40, thriftPercent); got != thriftPercent {
		t.Errorf("in a run that makes pages: %d %%, want %d", got, thriftPercent)
	}
}
