package compile

// Tables of people under the name of their side: "| Marbravo | | |" above the customer's people, "| Us | |" above ours.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// readSideTable reads such a table; false where it is another.
func (c *compiler) readSideTable(s *section, t *syntax.Table, heads []piece) bool {
	concept := s.concept()
	if s.record != nil || len(heads) < 2 || heads[0].empty() || len(t.Rows) == 0 || concept != plan.ConceptTeam && concept != plan.ConceptStakeholders {
		return false
	}
	for _, head := range heads[1:] {
		if !head.empty() {
			return false
		}
	}
	side := strings.TrimRight(heads[0].text, ":")
	ours := isOurSide(side) || strings.HasPrefix(asciiLower(side), "our ") || strings.HasPrefix(asciiLower(side), "us ")
	if !ours && !isTheirSide(side) && !c.namesAccount(side) {
		return false
	}
	if !mostCells(t, 0, func(text string) bool { return c.nameScore(firstPiece(textPiece(text)).text) >= fullName }) {
		return false
	}
	place := c.newPlace()
	for _, row := range t.Rows {
		if row.NoPipe || len(row.Cells) == 0 || pieceOf(row.Cells[0].Inline).empty() {
			continue
		}
		r := &raw{collection: plan.Stakeholders, place: place, section: s.index, span: c.file.Trim(row.Span)}
		if ours {
			r.collection = plan.Team
			c.fillTeamMember(r, pieceOf(row.Cells[0].Inline))
		} else {
			c.fillPerson(&section{index: s.index}, r, pieceOf(row.Cells[0].Inline))
		}
		for i, cell := range row.Cells[1:] {
			v := pieceOf(cell.Inline)
			switch {
			case v.empty():
			case ours && !r.has("role"):
				r.set("role", v)
			case !ours && i == 0 && !r.has("title") && !c.isRole(v.text):
				r.set("title", v)
			case !ours:
				if !c.personTrait(r, v) {
					r.note(v)
				}
			default:
				r.note(v)
			}
		}
		c.add(r)
	}
	return true
}
