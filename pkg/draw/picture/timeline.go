// The timeline: numbered dots above an axis of days, named flags below it.

package picture

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// Timeline shows what is due in the days ahead, and what is overdue in a zone of its own on the
// left. Day 0 is today.
type Timeline struct {
	Past  string // the title of the zone of what is overdue, "Overdue"
	Bands []Band // the days ahead, from today on
	Dots  []Due
	Flags []Flag

	Labels *locale.Labels // of the words that the picture says by itself; nil is English
}

// Band is a stretch of days of the axis.
type Band struct {
	Title string
	Short string // its title where bands are narrow; empty is the same
	Days  int
}

// Due is one numbered dot. One beyond the last band is not drawn.
type Due struct {
	Day    int
	Number int
	Name   string // for the description
	Tone   Tone
}

// Flag is a named point of time below the axis. One before today or beyond the last band is
// not drawn.
type Flag struct {
	Day  int
	Name string
	Tone Tone
	Date bool // set by a contract, not planned by us: another shape
}

// The measures of a timeline, in points.
const (
	bandHeight  = 13.0
	dotRadius   = 5.4
	dotRise     = 11.6 // between dots above each other
	tallest     = 4    // dots above each other; more are counted
	laneHeight  = 10.2
	mostLanes   = 5
	mostFlags   = 120 // that are looked at: a lane holds a few
	flagSize    = 6.6
	longestPast = 30 // days of the zone of what is overdue; older ones stand at its edge
)

// TimelinePlot is a timeline that has been laid out.
type TimelinePlot struct {
	timeline Timeline
	ts       *draw.Typesetter
	size     draw.Size
	start    float64 // where today is
	dots     []placedDot
	flags    []placedFlag
	axis     float64
	beyond   draw.Line // how many flags found no place
	titles   []draw.Line
}

type placedDot struct {
	x, y float64
	text string
	tone Tone
}

type placedFlag struct {
	x, y, textX float64
	name        draw.Line
	flag        Flag
}

// days is how many days the bands have together.
func (t Timeline) days() int {
	days := 0
	for _, band := range t.Bands {
		days += max(0, band.Days)
	}
	return days
}

// Layout places everything in a width.
func (t Timeline) Layout(ts *draw.Typesetter, width float64) *TimelinePlot {
	p := &TimelinePlot{timeline: t, ts: ts}
	if slices.ContainsFunc(t.Dots, func(d Due) bool { return d.Day < 0 }) {
		p.start = math.Max(2*dotRadius+6, 0.15*width)
	}
	style := draw.Style{Weight: draw.Medium, Size: flagSize, Color: draw.Hex(Muted)}
	if p.start > 0 {
		late := style
		late.Color = draw.Hex(BadText)
		p.titles = append(p.titles, ts.Fit(p.start-8, draw.Span{Text: t.Past, Style: late}))
	}
	narrow := slices.ContainsFunc(t.Bands, func(b Band) bool { return ts.Width(style, b.Title) > p.across(width, b.Days)-8 })
	for _, band := range t.Bands {
		title := band.Title
		if narrow {
			title = cmp.Or(band.Short, title)
		}
		p.titles = append(p.titles, ts.Fit(p.across(width, band.Days)-8, draw.Span{Text: title, Style: style}))
	}
	p.axis = p.placeDots(width)
	bottom := p.placeFlags(ts, width)
	p.size = draw.Size{Width: width, Height: bottom}
	return p
}

// across is how wide a number of days is.
func (p *TimelinePlot) across(width float64, days int) float64 {
	return (width - p.start) * float64(days) / math.Max(1, float64(p.timeline.days()))
}

// at is where a day is. Overdue days have the zone left of today.
func (p *TimelinePlot) at(width float64, day int) float64 {
	const margin = dotRadius + 2
	if day < 0 {
		share := 1 - math.Min(longestPast, float64(-day))/longestPast
		return margin + share*(p.start-2*margin)
	}
	return p.start + margin + (width-p.start-2*margin)*float64(day)/math.Max(1, float64(p.timeline.days()))
}

// placeDots stacks the dots of days that are too near to stand beside each other, and returns
// the height of the axis.
func (p *TimelinePlot) placeDots(width float64) float64 {
	type stack struct {
		x    float64
		past bool
		dots []Due
	}
	dots := slices.Clone(p.timeline.Dots)
	sorting.Stable(dots, func(a, b Due) int { return cmp.Compare(a.Day, b.Day) })
	var stacks []stack
	for _, dot := range dots {
		if dot.Day > p.timeline.days() {
			continue
		}
		x := p.at(width, dot.Day)
		if last := len(stacks) - 1; last >= 0 && x-stacks[last].x < 2*dotRadius+1 && stacks[last].past == (dot.Day < 0) {
			stacks[last].dots = append(stacks[last].dots, dot)
			continue
		}
		// The last dot of the past and the first of the future keep clear of each other by the margins.
		stacks = append(stacks, stack{x, dot.Day < 0, []Due{dot}})
	}
	highest := 1
	for _, own := range stacks {
		highest = max(highest, min(tallest, len(own.dots)))
	}
	axis := bandHeight + 4 + float64(highest)*dotRise + 3
	for _, own := range stacks {
		for i, dot := range own.dots {
			placed := placedDot{x: own.x, y: axis - 3 - dotRise*float64(i) - dotRise/2, text: fmt.Sprint(dot.Number), tone: dot.Tone}
			if more := len(own.dots) - tallest; more > 0 && i == tallest-1 {
				placed.text = fmt.Sprint("+", more+1)
				p.dots = append(p.dots, placed)
				break
			}
			p.dots = append(p.dots, placed)
		}
	}
	return axis
}

// placeFlags gives every flag's name a lane in which it covers no other, right of its sign or,
// near the edge, left of it. Where lanes do not suffice, what comes next stays, and the rest is counted.
func (p *TimelinePlot) placeFlags(ts *draw.Typesetter, width float64) float64 {
	flags := slices.Clone(p.timeline.Flags)
	flags = slices.DeleteFunc(flags, func(f Flag) bool { return f.Day < 0 || f.Day > p.timeline.days() })
	slices.Reverse(flags) // which turns those of one day back in the end
	sorting.Stable(flags, func(a, b Flag) int { return cmp.Compare(a.Day, b.Day) })
	if len(flags) == 0 {
		return p.axis + 6
	}
	style := draw.Style{Size: flagSize, Color: draw.Hex(Ink)}
	var kept []laneSpan // by day
	for _, flag := range flags[:min(len(flags), mostFlags)] {
		x := p.at(width, flag.Day)
		name := ts.Fit(math.Min(190, math.Max(x, width-x)-10), draw.Span{Text: flag.Name, Style: style})
		from := x + 6
		if from+name.Width > width {
			from = x - 6 - name.Width
		}
		own := laneSpan{math.Min(from, x-4) - 3, math.Max(from+name.Width, x+4) + 3}
		more := append(kept, own)
		if lanesOf(more) == nil {
			continue
		}
		kept = more
		p.flags = append(p.flags, placedFlag{x: x, textX: from, name: name, flag: flag})
	}
	used := 0
	for i, lane := range lanesOf(kept) {
		p.flags[i].y = p.axis + 10 + laneHeight*float64(lane)
		used = max(used, lane+1)
	}
	slices.Reverse(p.flags) // as they are drawn: the stem of an earlier one passes left of the names above it
	bottom := p.axis + 6 + laneHeight*float64(used)
	if beyond := len(flags) - len(kept); beyond > 0 {
		p.beyond = ts.Text(draw.Style{Size: flagSize, Color: draw.Hex(Muted)}, fmt.Sprintf(wordsOf(p.timeline.Labels).More, beyond))
		bottom += laneHeight
	}
	return bottom + 2
}

// laneSpan is what a flag takes of a lane, from left to right.
type laneSpan struct{ from, to float64 }

// lanesOf gives each span, in the order of their days, a lane; nil where there are not enough. The last one comes
// first: the stem of an earlier one then passes left of the names above it.
func lanesOf(spans []laneSpan) []int {
	taken := make([][]laneSpan, mostLanes)
	lanes := make([]int, len(spans))
	for i, own := range slices.Backward(spans) {
		lane := slices.IndexFunc(taken, func(others []laneSpan) bool {
			return !slices.ContainsFunc(others, func(other laneSpan) bool { return own.from < other.to && other.from < own.to })
		})
		if lane < 0 {
			return nil
		}
		taken[lane] = append(taken[lane], own)
		lanes[i] = lane
	}
	return lanes
}

// Size is what the plot takes.
func (p *TimelinePlot) Size() draw.Size { return p.size }

// Draw draws the plot with its top-left corner at (x, y).
func (p *TimelinePlot) Draw(canvas draw.Canvas, x, y float64) {
	width := p.size.Width
	left := x
	titles := p.titles
	zone := func(wide float64, ground, head uint32) {
		canvas.Draw(draw.RoundRect(left+0.75, y, wide-1.5, bandHeight, 2.5), draw.Fill(draw.Hex(head)))
		canvas.Draw(draw.Rectangle(left+0.75, y+bandHeight+1.5, wide-1.5, p.axis-bandHeight-1.5), draw.Fill(draw.Hex(ground)))
		titles[0].Put(canvas, left+5, y+(bandHeight+draw.CapHeight*flagSize)/2, draw.Left)
		titles = titles[1:]
		left += wide
	}
	if p.start > 0 {
		zone(p.start, BadPale, BadPale)
	}
	for i, band := range p.timeline.Bands {
		head := uint32(PlainPale)
		if i == 0 {
			head = AccentPale
		}
		zone(p.across(width, band.Days), Panel, head)
	}
	canvas.Draw(draw.Segment(x, y+p.axis, x+width, y+p.axis), draw.Stroke(draw.Hex(Wire), 1))
	for _, flag := range p.flags {
		at := draw.Point{X: x + flag.x, Y: y + flag.y}
		canvas.Draw(draw.Segment(at.X, y+p.axis, at.X, at.Y-3), draw.Stroke(draw.Hex(Wire), 0.7))
	}
	for _, flag := range p.flags {
		at := draw.Point{X: x + flag.x, Y: y + flag.y}
		colors := flag.flag.Tone.Colors()
		if flag.flag.Tone == Plain {
			colors = Accent.Colors()
		}
		if flag.flag.Date {
			canvas.Draw(draw.Rectangle(at.X-2.7, at.Y-2.7, 5.4, 5.4), draw.Fill(draw.Hex(Navy)))
		} else {
			canvas.Draw(draw.Polygon(draw.Point{X: at.X, Y: at.Y - 3.7}, draw.Point{X: at.X + 3.7, Y: at.Y}, draw.Point{X: at.X, Y: at.Y + 3.7}, draw.Point{X: at.X - 3.7, Y: at.Y}), draw.Fill(colors.Deep))
		}
		// A ground keeps the stems of later flags out of the words.
		canvas.Draw(draw.Rectangle(x+flag.textX-1, at.Y-laneHeight/2+0.6, flag.name.Width+2, laneHeight-1.2), draw.Fill(draw.Hex(White)))
		flag.name.Put(canvas, x+flag.textX, at.Y+draw.CapHeight*flagSize/2, draw.Left)
	}
	for _, dot := range p.dots {
		color := draw.Hex(Navy)
		if dot.tone != Plain {
			color = dot.tone.Colors().Deep
		}
		canvas.Draw(draw.Circle(x+dot.x, y+dot.y, dotRadius), draw.Fill(color))
		label(canvas, p.ts, x+dot.x, y+dot.y, 1.6*dotRadius, 6.2, dot.text, draw.Hex(White))
	}
	if p.beyond.Width > 0 {
		p.beyond.Put(canvas, x+width, y+p.size.Height-4, draw.Right)
	}
}

// Describe says in words what is due when.
func (t Timeline) Describe() string {
	parts := []string{fmt.Sprintf(wordsOf(t.Labels).TimelineOf, t.days())}
	say := func(title string, from, to int) {
		var names []string
		for _, dot := range t.Dots {
			if dot.Day >= from && dot.Day <= to {
				names = append(names, fmt.Sprintf("%d, %s", dot.Number, dot.Name))
			}
		}
		for _, flag := range t.Flags {
			if flag.Day >= max(0, from) && flag.Day <= to {
				names = append(names, flag.Name)
			}
		}
		if len(names) > 0 {
			parts = append(parts, title+": "+strings.Join(names, "; ")+".")
		}
	}
	say(t.Past, math.MinInt32, -1)
	from := 0
	for _, band := range t.Bands {
		say(band.Title, from, from+band.Days)
		from += band.Days + 1
	}
	return strings.Join(parts, " ")
}
