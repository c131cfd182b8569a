// The garbage collector's pace: seldom while little is kept, and more often as more is.
package main

import (
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// collector sets how far the heap may grow beyond what is in use before it is collected. A run is
// short and done soon with most of what it reads; collecting at twice the heap in use, as programs
// in Go do, would take a third of its time. But what is kept of thousands of plans must not count
// five times. The nil collector leaves the pace alone.
type collector struct {
	plans   atomic.Int64
	percent atomic.Int64
	thrifty atomic.Bool
}

const (
	heapRoom      = 30 << 20 // how far the heap may grow beyond what is in use, in bytes
	leastPercent  = 100      // but at least this much, whatever is in use
	thriftPercent = 50       // and this much in a run that makes pages, which leaves much behind, little of it for long
	mostPercent   = 400
	plansInARound = 256 // after which the pace is set anew
	pagesInARound = 8   // likewise, in a run that makes pages: the first ones load fonts
)

// newCollector is the collector of the process; nil where its user has chosen a pace, by GOGC.
func newCollector(gogc string) *collector {
	if gogc != "" {
		return nil
	}
	c := &collector{}
	c.set(mostPercent)
	return c
}

func (c *collector) set(percent int64) {
	if c.percent.Swap(percent) != percent {
		debug.SetGCPercent(int(percent))
	}
}

// thrift makes what follows take less memory, and a little more time.
func (c *collector) thrift() {
	if c != nil {
		c.thrifty.Store(true)
		c.settle()
	}
}

// tick is called for each plan that was read, or whose page was made.
func (c *collector) tick() {
	if c == nil {
		return
	}
	if plans := c.plans.Add(1); plans%plansInARound == 0 || c.thrifty.Load() && plans%pagesInARound == 0 {
		c.settle()
	}
}

// settle sets the pace by what is in use.
func (c *collector) settle() {
	least := int64(leastPercent)
	if c.thrifty.Load() {
		least = thriftPercent
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() == metrics.KindUint64 {
		c.set(pace(live[0].Value.Uint64(), least))
	}
}

// pace is by how many per cent the heap may grow beyond what is in use.
func pace(live uint64, least int64) int64 {
	return max(min(int64(heapRoom*100/max(live, 1)), mostPercent)/20*20, least)
}
