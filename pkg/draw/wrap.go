// Wrapping: choosing where lines end.

package draw

import "strings"

// nextLine returns the end of the line that starts at start: the last allowed break that fits, else as many whole clusters as fit, but at least one.
func (p *paragraph) nextLine(start int, limit int64) int {
	var total int64  // of everything so far
	var solid int64  // of everything up to the last rune that does not hang
	allowed := start // the last allowed break that fits
	fact := start    // the last beginning of a fact
	emergency := start
	for i := start; i < len(p.text); i++ {
		if i > start && solid <= limit {
			if p.breakBefore[i] {
				allowed = i
				if p.startsFact(i) {
					fact = i
				}
			}
			if p.clusterStart[i] && (p.widths[i] != 0 || !p.unsafe[i]) {
				emergency = i
			}
		}
		total += p.widths[i]
		if !p.hangsOver(i) {
			solid = total
		}
		if solid <= limit {
			continue
		}
		switch {
		case fact > start && p.factFits(fact, limit):
			return fact
		case allowed > start:
			return allowed
		case emergency > start:
			return emergency
		}
		// Not even one cluster fits: take it all the same.
		end := i + 1
		for end < len(p.text) && !(p.clusterStart[end] && (p.widths[end] != 0 || !p.unsafe[end])) {
			end++
		}
		return end
	}
	return len(p.text)
}

// factFits reports whether the fact that begins at a rune has room on a line.
func (p *paragraph) factFits(start int, limit int64) bool {
	end := start
	for end < len(p.text) && !p.joint[end] {
		end++
	}
	return p.width(start, p.visibleEnd(start, end)) <= limit
}

// splitLines cuts cleaned spans at line feeds. A line feed at the very end does not start a line.
func splitLines(spans []Span) [][]Span {
	lines := [][]Span{nil}
	for _, span := range spans {
		rest := span.Text
		for {
			before, after, found := strings.Cut(rest, "\n")
			piece := span
			piece.Text = before
			lines[len(lines)-1] = append(lines[len(lines)-1], piece)
			if !found {
				break
			}
			lines = append(lines, nil)
			rest = after
		}
	}
	if n := len(lines); n > 1 && spansText(lines[n-1]) == "" {
		lines = lines[:n-1]
	}
	return lines
}

func spansText(spans []Span) string {
	var out strings.Builder
	for _, span := range spans {
		out.WriteString(span.Text)
	}
	return out.String()
}

// slice returns the spans of a range of the paragraph.
func (p *paragraph) slice(start, end int) []Span {
	var spans []Span
	for start < end {
		stop := start + 1
		for stop < end && p.span[stop] == p.span[start] {
			stop++
		}
		span := p.spans[p.span[start]]
		span.Text = string(p.text[start:stop])
		spans = append(spans, span)
		start = stop
	}
	return spans
}
