// Findings about one record: where they point, what they call it and who should act.
package rule

import (
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// recordName is what findings call a record, put together once a plan: several rules may speak of
// one record, and each says its name more than once.
type recordName struct{ quoted, identity string }

func (p *Pass) recordName(record *plan.Record) *recordName {
	if p.memo.called == nil {
		p.memo.called = make(map[*plan.Record]*recordName, 16)
	}
	name := p.memo.called[record]
	if name == nil {
		room := p.memo.names // many of them share one room
		if len(room) == cap(room) {
			room = make([]recordName, 0, 16)
		}
		p.memo.names = append(room, recordName{quoted: quoted(nameOf(record))})
		name = &p.memo.names[len(p.memo.names)-1]
		p.memo.called[record] = name
	}
	return name
}

// quoted is the name of a record in quotation marks.
func (p *Pass) quoted(record *plan.Record) string { return p.recordName(record).quoted }

// identity is that of a record, as recordOf gives it.
func (p *Pass) identity(collection plan.Collection, record *plan.Record) string {
	name := p.recordName(record)
	if name.identity == "" {
		name.identity = recordOf(collection, record)
	}
	return name.identity
}

// reportRecord reports something about a record: at its head, with its name as the content, where
// the finding says nothing else. The owner may be empty.
func (p *Pass) reportRecord(collection plan.Collection, record *plan.Record, owner string, f finding.Finding) {
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
	p.Report(f)
}
