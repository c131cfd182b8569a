package quota

// Evidence is what stands beside a goal's words and says whose it is. The zero value is nothing.
type Evidence uint8

const (
	TheirOwner  Evidence = 1 << iota // a person of the customer's answers for it
	TheirUnit                        // it is a unit's of the customer's
	TheirMetric                      // it is measured by something that need not be ours
	TheirSource                      // it is written where it comes from
	OurSide                          // its measure or its source is ours: then the rest says nothing
)

// mostDoubt is where the doubt ends, however much is written beside a goal.
const mostDoubt = 2 * Fine

// Doubt is by how much the threshold for Seller rises, in parts. Evidence tips the undecided: it is
// never asked about words that are ours beyond doubt, nor where what is written beside them is ours, too.
// A name weighs more than a cell that is filled in for every goal.
func (e Evidence) Doubt() (doubt int32) {
	if e&OurSide != 0 {
		return 0
	}
	for _, one := range [...]struct {
		is    Evidence
		worth int32
	}{{TheirOwner, 5 * Fine / 4}, {TheirUnit, 5 * Fine / 4}, {TheirMetric, 3 * Fine / 4}, {TheirSource, 3 * Fine / 4}} {
		if e&one.is != 0 {
			doubt += one.worth
		}
	}
	return min(doubt, mostDoubt)
}
