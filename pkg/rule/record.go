// Findings about one record: where they point, what they call it and who should act.
package rule

import (
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// recordName is what findings call a record, put together once a plan: several rules may speak of
// one record, and each says its name more than once.
type recordName struct {
	of               *plan.Record
	quoted, identity string
}

// recordNames are the names of some records, to be found by these. Those that are asked for are mostly
// few, or the last ones.
type recordNames struct {
	last []recordName // which share one room
	at   int          // of these, the one that was asked for last
	all  map[*plan.Record]*recordName
}

func (p *Pass) recordName(record *plan.Record) *recordName {
	called := &p.memo.called
	for i := called.at; i < min(called.at+2, len(called.last)); i++ { // rules go through lists, and speak of each several times
		if name := &called.last[i]; name.of == record {
			called.at = i
			return name
		}
	}
	for i := len(called.last) - 1; i >= 0; i-- {
		if name := &called.last[i]; name.of == record {
			called.at = i
			return name
		}
	}
	if name := called.all[record]; name != nil {
		return name
	}
	if len(called.last) == cap(called.last) {
		if len(called.last) > 0 && called.all == nil {
			called.all = make(map[*plan.Record]*recordName, 4*cap(called.last))
		}
		for i := range called.last {
			name := &called.last[i]
			called.all[name.of] = name
		}
		called.last = make([]recordName, 0, 24)
	}
	called.last = append(called.last, recordName{of: record, quoted: p.say(`"`, shortened(nameOf(record)), `"`)})
	called.at = len(called.last) - 1
	return &called.last[called.at]
}

// quoted is the name of a record in quotation marks.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (p *Pass) quoted(record *plan.Record) string { return p.recordName(record).quoted }

// identity is that of a record, as recordOf gives it.
func (p *Pass) identity(collection plan.Collection, record *plan.Record) string {
	name := p.recordName(record)
	if name.identity == "" {
		name.identity = p.say(string(collection), "/", record.Key)
	}
	return name.identity
}

// reportRecord reports something about a record: at its head, with its name as the content, where
// the finding says nothing else. The owner may be empty. The finding is copied when it is complete,
// because it is large.
func (p *Pass) reportRecord(collection plan.Collection, record *plan.Record, owner string, f *finding.Finding) {
	if f.Span.IsZero() {
		f.Span = record.Head
	}
	if f.Content == "" {
		f.Content = nameOf(record)
	}
	if f.Common != nil && f.Name == "" {
		f.Name = p.quoted(record)
	}
	f.Record, f.Owner = p.identity(collection, record), owner
	p.report(f)
}
