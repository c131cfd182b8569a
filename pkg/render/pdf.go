// The PDF page: its parts in order, and what stands on every page.

package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
)

// sectionGap is the space above a section.
const sectionGap = 13.0

func pdfPage(w io.Writer, b brief.Brief, o Options) error {
	doc := newDocument(b, o)
	s := newSheet(doc, b, o)
	defer returnTypesetter(b.Locale.Language(), o.fonts(), s.ts)
	s.compose(o)
	if err := doc.Err(); err != nil {
		return fmt.Errorf("the brief of %s: %w", b.Header.Account, err)
	}
	return doc.Write(w)
}

// compose draws the whole brief.
func (s *sheet) compose(o Options) {
	if o.OnePage {
		note := s.onOnePage()
		s.content()
		s.sayLeftOut(note)
	} else {
		s.tighten()
		s.content()
	}
	s.checked(s.doc.Pages() - 1)
	for page := range s.doc.Pages() {
		s.doc.SelectPage(page)
		s.running(page, o)
	}
}

// A last page that is hardly begun is avoided where less space between things is enough, a map
// that stands beside the summary although it is higher than that, or risks beside actions.
const (
	hardlyBegun = 0.4 // of the page
	tightest    = 0.62
	pressed     = 0.5 // where that saves a page
)

// tighten decides how sections share the room of the pages.
func (s *sheet) tighten() {
	whole := part{draw: func(cursor) cursor { return s.content() }}
	loose, usual := s.trial(whole, cursor{}).end, s.spread
	if loose.page == 0 || loose.y > laterTop+hardlyBegun*(s.foot-laterTop) {
		return
	}
	maps := []bool{false}
	if _, beside := s.relationships(); !beside && len(s.brief.Map.Nodes) > 0 {
		maps = append(maps, true)
	}
	// saves leaves the spread with the first of both places of a map and of the risks that saves a page.
	saves := func(tight float64) bool {
		for _, paired := range []bool{false, true} {
			for _, upright := range maps {
				if s.spread = (spread{tight, upright, paired}); s.spread != usual && s.trial(whole, cursor{}).end.page < loose.page {
					return true
				}
			}
		}
		return false
	}
	if !saves(pressed) { // then nothing does
		s.spread = usual
		return
	}
	last := s.spread
	for _, tight := range []float64{1, 0.85, tightest} {
		if saves(tight) {
			return
		}
	}
	s.spread = last
}

// content draws everything but what stands in the margins, and returns where it ends.
func (s *sheet) content() cursor {
	at := s.header()
	work := []part{{s.risks, true}, {s.actions, true}}
	if s.compact || s.paired {
		work = []part{{s.risksBesideActions, true}}
	}
	parts := []part{{draw: s.cards}, {draw: s.summary}, {s.wideMap, true}, {s.goals, true}, {s.value, true}, {s.stakeholders, true}, {s.opportunities, true}}
	if s.brief.Customer {
		parts = slices.Delete(parts, len(parts)-2, len(parts)) // people come last
	}
	parts = append(parts, work...)
	parts = append(parts, part{s.whitespaceAndCompetition, true}, part{s.milestonesAndAsks, true})
	if s.brief.Customer {
		parts = append(parts, part{s.stakeholders, true}, part{s.team, true})
	}
	if at = s.arrange(at, parts); isEmpty(s.brief) {
		at = s.nothing(at)
	}
	return at
}

// header draws the navy band at the top of the first page and returns where content begins.
func (s *sheet) header() cursor {
	header := s.brief.Header
	const top, gutter = 22.0, 18.0
	side := s.size.Width * 0.32
	main := s.width - side - gutter
	if header.Owner == "" && header.Health.Text == "" && s.brief.Draft == "" {
		side, main = 150, s.width-150-gutter
	}
	var left []atom
	if logo, some := s.logoAtom(); some {
		left = append(left, logo, atom{height: 8})
	}
	left = append(left, s.text(paragraph(), main, 11, draw.Left, span(kicker(), strings.ToUpper(titlesFor(s.brief).Kind)))...)
	left = append(left, atom{height: 3})
	left = append(left, s.account(header.Account, main)...)
	if details := joined(header.Details); details != "" {
		left = append(left, atom{height: 3})
		left = append(left, s.text(paragraph(), main, 12.8, draw.Left, factual(style(draw.Regular, 9, onNavy), details))...)
	}
	var right []atom
	right = append(right, s.pills(side), atom{height: 5})
	if header.Owner != "" {
		right = append(right, s.text(paragraph(), side, 14, draw.Right, span(style(draw.SemiBold, 9.6, picture.White), header.Owner))...)
	}
	for _, line := range []string{header.Role, joined([]string{header.AsOf, header.Reviewed})} {
		if line != "" {
			right = append(right, s.text(paragraph(), side, 11.6, draw.Right, factual(style(draw.Regular, 8.2, onNavy), line))...)
		}
	}
	height := top + max(heightOf(left), heightOf(right)) + 13
	s.open(0)
	s.doc.Draw(draw.Rectangle(0, 0, s.size.Width, min(height, s.foot)), draw.Fill(draw.Hex(picture.Navy)))
	s.doc.Draw(draw.Rectangle(0, min(height, s.foot), s.size.Width, 3), draw.Fill(draw.Hex(stripe)))
	s.flow(left, s.left, cursor{0, top}, plainTop)
	s.flow(right, s.left+s.width-side, cursor{0, top}, plainTop)
	return cursor{0, height + 3 + s.space(12)}
}

func kicker() draw.Style {
	kicker := style(draw.Medium, 7.2, onNavy)
	kicker.Tracking = 0.4
	return kicker
}

// account sets the account's name on one line if a little smaller type is enough for that, else
// as large as two lines allow, else in as many as it takes.
func (s *sheet) account(name string, width float64) []atom {
	const largest, smallest = 25.0, 13.0
	at := func(size float64) draw.Style { return style(draw.Bold, size, picture.White) }
	size := largest
	for size > 20 && s.ts.Width(at(size), name) > width {
		size--
	}
	if s.ts.Width(at(size), name) > width {
		for size = largest; size > smallest && len(s.ts.Wrap(width, span(at(size), name))) > 2; {
			size -= 2
		}
	}
	return s.text(draw.Node{Tag: draw.TagH1}, width, size*1.18, draw.Left, span(at(size), name))
}

// pills are the labels in the header's corner: confidentiality, draft, health.
func (s *sheet) pills(width float64) atom {
	type label struct {
		text        string
		ground, ink draw.Color
	}
	labels := []label{{s.brief.Stamp, draw.Hex(0x24406B), draw.Hex(0xDCE6F5)}}
	if s.brief.Draft != "" {
		labels = append(labels, label{s.brief.Draft, draw.Hex(0xF7C9C4), draw.Hex(0x7A1810)})
	}
	if health := s.brief.Header.Health; health.Text != "" {
		ground := map[brief.Tone]uint32{brief.Good: 0x6FD6B3, brief.Fair: 0xF5B041, brief.Bad: 0xF29A92}[health.Tone]
		if ground == 0 {
			ground = 0xDCE6F5
		}
		labels = append(labels, label{fmt.Sprintf(s.say.HealthIs, health.Text), draw.Hex(ground), draw.Hex(0x14213A)})
	}
	return atom{height: 16, draw: func(x, y float64) {
		x += width
		for _, l := range labels {
			x -= s.pillWidth(7.8, l.text)
		}
		x -= float64(len(labels)-1) * 5
		for _, l := range labels {
			s.doc.Begin(paragraph())
			x += s.pill(x, y+8, 7.8, l.text, l.ground, l.ink) + 5
			s.doc.End()
		}
	}}
}

// cards draws the key figures.
func (s *sheet) cards(at cursor) cursor {
	kpis := s.brief.KPIs
	if len(kpis) == 0 {
		return at
	}
	const between, pad, side = 7.0, 7.0, 6.0
	// Fewer than three cards keep the width of three: one card across the page is no card.
	across := float64(max(3, len(kpis)))
	width := (s.width - between*(across-1)) / across
	inner := width - 2*side
	columns := make([][]atom, len(kpis))
	height := 0.0
	for i, kpi := range kpis {
		label := s.sizeFor(draw.Medium, 6.7, 5, inner, strings.Fields(kpi.Name)...) // words are not broken, and figures neither
		columns[i] = append(columns[i], s.text(paragraph(), inner, 9, draw.Left, span(style(draw.Medium, label, picture.Muted), kpi.Name))...)
		size := s.sizeFor(draw.Bold, 17, 9, inner, kpi.Value)
		size = s.sizeFor(draw.Bold, size, 6, inner, strings.Split(kpi.Value, " ")...)
		columns[i] = append(columns[i], s.text(paragraph(), inner, max(size*1.2, 20), draw.Left, span(style(draw.Bold, size, picture.Ink), kpi.Value))...)
		remark := toned(style(draw.Regular, 6.6, picture.Muted), tone(kpi.Tone))
		remark.Weight = draw.Regular
		for _, note := range kpi.Notes {
			columns[i] = append(columns[i], s.text(paragraph(), inner, 9, draw.Left, span(remark, note))...)
		}
		height = max(height, heightOf(columns[i]))
	}
	height += 2 * (pad - 1)
	at = s.need(at, height)
	x := s.left
	for _, atoms := range columns {
		s.open(at.page)
		s.doc.Draw(draw.RoundRect(x, at.y, width, height, 6), draw.Fill(draw.Hex(picture.Panel)).Outlined(draw.Hex(picture.Rule), 0.7))
		s.doc.Begin(draw.Node{Tag: draw.TagDiv})
		s.flow(atoms, x+side, cursor{at.page, at.y + pad - 1}, plainTop)
		s.doc.End()
		x += width + between
	}
	return cursor{at.page, at.y + height}
}

// sizeFor is the size, of those from most down to least, in which each of some texts is no wider than the room.
func (s *sheet) sizeFor(weight draw.Weight, most, least, room float64, texts ...string) float64 {
	for most > least && slices.ContainsFunc(texts, func(text string) bool { return s.ts.Width(draw.Style{Weight: weight, Size: most}, text) > room }) {
		most -= 0.5
	}
	return max(most, least)
}

// checked says how the check went, at the foot of the last page, where there is always room.
func (s *sheet) checked(last int) {
	if s.brief.Checked == "" {
		return
	}
	line := small()
	if s.brief.Draft != "" {
		line = toned(line, picture.Bad)
	}
	s.open(last)
	s.doc.Begin(paragraph())
	s.ts.Text(line, s.brief.Checked).Put(s.doc, s.left, s.foot+6.5, draw.Left)
	s.doc.End()
}

// nothing says that a plan is empty.
func (s *sheet) nothing(at cursor) cursor {
	atoms := s.text(paragraph(), s.width, bodyLeading, draw.Left, span(body(), s.say.Nothing))
	return s.stack(cursor{at.page, at.y + sectionGap}, atoms)
}

// running draws what stands on every page: whose it is, how confidential, which page. It is
// decoration: the header says the same once.
func (s *sheet) running(page int, o Options) {
	s.doc.BeginArtifact()
	defer s.doc.End()
	pages := o.generator() + " · " + fmt.Sprintf(s.say.Page, fmt.Sprint(page+1), fmt.Sprint(s.doc.Pages()))
	number := s.ts.Text(small(), pages)
	marks := joined([]string{s.brief.Stamp, s.brief.Draft})
	room := s.width - number.Width - 20
	y := s.size.Height - 22
	s.doc.Draw(draw.Segment(s.left, y-13, s.left+s.width, y-13), draw.Stroke(draw.Hex(picture.Rule), 0.6))
	bold := small()
	bold.Weight, bold.Color = draw.SemiBold, draw.Hex(picture.PlainText)
	day := s.ts.Text(small(), " · "+fmt.Sprintf(s.say.AsOfInside, s.brief.AsOf.Text)) // whose page it is may be cut, and not when it was made
	whose := s.ts.Fit(room-day.Width, span(bold, marks), span(small(), " · "+s.brief.Header.Account))
	whose.Put(s.doc, s.left, y, draw.Left)
	day.Put(s.doc, s.left+whose.Width, y, draw.Left)
	number.Put(s.doc, s.left+s.width, y, draw.Right)
	if footer := o.footer(s.brief.Customer); footer != "" {
		s.ts.Fit(s.width, span(small(), footer)).Put(s.doc, s.left, y+smallLeading+1, draw.Left)
	}
	if page > 0 {
		name := style(draw.SemiBold, 8.4, picture.Navy)
		stamps := s.ts.Text(bold, marks)
		s.ts.Fit(s.width-stamps.Width-20, span(name, s.brief.Header.Account)).Put(s.doc, s.left, 32, draw.Left)
		stamps.Put(s.doc, s.left+s.width, 32, draw.Right)
		s.doc.Draw(draw.Rectangle(0, 0, s.size.Width, 5), draw.Fill(draw.Hex(picture.Navy)))
		s.doc.Draw(draw.Segment(s.left, 38, s.left+s.width, 38), draw.Stroke(draw.Hex(picture.Rule), 0.6))
	}
}
