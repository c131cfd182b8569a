package compile

// What is needed only while a plan is read, and then for the next one.

import (
	"sync"

	"github.com/acctplan/acctplan/pkg/slab"
)

// rooms are where records and their fields stand before they are built.
type rooms struct {
	raws   slab.Slab[raw]
	fields slab.Slab[field]
}

var idle = sync.Pool{New: func() any { return new(rooms) }}

// room is the compiler's own.
func (c *compiler) room() *rooms {
	if c.rooms == nil {
		c.rooms = idle.Get().(*rooms)
	}
	return c.rooms
}

// release gives back what only reading needed: a plan holds nothing of it.
func (c *compiler) release() {
	c.doc.Release()
	if c.rooms != nil {
		c.rooms.raws.Reset()
		c.rooms.fields.Reset()
		idle.Put(c.rooms)
		c.rooms = nil
	}
}
