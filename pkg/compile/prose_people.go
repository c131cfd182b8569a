package compile

// People told in prose below a heading about people: "Budget sits with Anton Kessler, SVP Quality; he signs. Day to day
// we deal with Lina Farrow (QA systems manager), who is our champion." Who has a full name and a job is one.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// prosePeople reads the people of a paragraph, where nothing else stands below the heading. The prose stays.
func (c *compiler) prosePeople(s *section, line piece) {
	for i := range s.blocks {
		if kind := s.blocks[i].Kind; kind == syntax.List || kind == syntax.TableBlock {
			return
		}
	}
	place := c.newPlace()
	for _, sentence := range c.sentences(line) {
		for _, clause := range sentence.split("; ", ": ") {
			at := 0
			for at < len(clause.text) {
				who, behind, end := c.personTold(clause, at)
				if who.empty() {
					next := strings.IndexByte(clause.text[at:], ' ')
					if next < 0 {
						break
					}
					at += next + 1
					continue
				}
				r := &raw{collection: plan.Stakeholders, place: place, section: s.index, span: clause.span}
				r.set("name", who)
				r.set("title", behind)
				rest := clause.cut(end, len(clause.text))
				for _, part := range rest.split(", ", " and ", ") ") {
					part = part.trimLeft("),. ")
					for _, lead := range [...]string{"who is ", "who ", "is ", "he is ", "she is "} {
						if strings.HasPrefix(part.text, lead) {
							part = part.cut(len(lead), len(part.text))
							break
						}
					}
					if !part.empty() && capitalised(part.text, 0) < 0 {
						c.personTrait(r, part)
					}
				}
				c.add(r)
				at = end
			}
		}
	}
}

// personTold finds somebody's full name at a place of a clause, with the job behind it: where that ends.
func (c *compiler) personTold(clause piece, at int) (who, job piece, end int) {
	stop := strings.IndexAny(clause.text[at:], ",(")
	if stop < 0 || capitalised(clause.text, at) < 0 {
		return piece{}, piece{}, at
	}
	who = clause.cut(at, at+stop)
	if c.nameForm(who.text) < fullName {
		return piece{}, piece{}, at
	}
	from := at + stop + 1
	rest := clause.text[from:]
	last := strings.IndexAny(rest, ",;)")
	if last < 0 {
		last = len(rest)
	}
	job = clause.cut(from, from+last)
	job = job.trimRight(". ")
	for _, article := range [...]string{"an ", "a ", "the ", "their "} {
		if strings.HasPrefix(job.text, article) {
			job = job.cut(len(article), len(job.text))
			break
		}
	}
	if job.empty() || len(strings.Fields(job.text)) > 6 || !c.words.JobTitle(job.text) {
		return piece{}, piece{}, at
	}
	return who, job, from + last
}
