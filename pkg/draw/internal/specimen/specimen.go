// Package specimen draws a page that uses everything a canvas offers: the tests of the backends render it and look for its words.
package specimen

import "github.com/acctplan/acctplan/pkg/draw"

// Scripts is one line per writing system, as it must be found again in a file.
var Scripts = []string{
	"Latin: Łukasz Żółć, Zoë Ångström, Nguyễn Thị Minh, office flow",
	"Greek: Ἀλέξης Παπαδόπουλος",
	"Cyrillic: Анна Петрова, Ґалина Їжак",
	"Currency: ₹ 12 Cr €1.90M £5 ¥700 ₩ ₺ ₽ ₪ ₫ ฿ ₿ ₦",
	"Signs: ← → ↑ ↓ ↗ ✓ ✔ ✗ ✘ ☑ ☐ ★ ● ○ ▲ ▼ ≥ ≤ ≠ ± × … • — №",
	"Japanese: 田中 健 (株式会社ノルド)",
	"Chinese: 华为技术有限公司 中国联通",
	"Korean: 삼성전자 김민수",
	"Devanagari: हिन्दी क्षत्रिय श्री राम कृष्णमूर्ति",
	"Hebrew: שלום יוסי כהן",
	"Arabic: محمد العربي السلام عليكم",
	"Marks: שָׁלוֹם مُحَمَّد q̃x̱ क़ ทั้งน้ำ",
	"Thai: บริษัท ไทย จำกัด ที่นี่",
	"Emoji: 🚀 👍 ⚠️ 👨‍👩‍👧 🇩🇪",
	"Missing: ᚠ ႀ \U0001D6FC",
}

// Colours of the specimen.
var (
	ink   = draw.Hex(0x1B2430)
	navy  = draw.Hex(0x0F2747)
	muted = draw.Hex(0x5B6B80)
	green = draw.Hex(0x0F8A6A)
	pale  = draw.Hex(0xDDF3EA)
	rule  = draw.Hex(0xD9DFE8)
	white = draw.Hex(0xFFFFFF)
)

// Draw draws the specimen on one A4 page.
func Draw(canvas draw.Canvas, ts *draw.Typesetter) {
	body := draw.Style{Size: 10, Color: ink}
	canvas.Draw(draw.Rectangle(0, 0, 595.276, 88), draw.Fill(navy))
	canvas.Begin(draw.Node{Tag: draw.TagP})
	ts.Text(draw.Style{Weight: draw.Medium, Size: 8, Color: draw.Hex(0xA9BAD3), Tracking: 0.5}, "EXECUTIVE BRIEF").Put(canvas, 36, 28, draw.Left)
	canvas.End()
	canvas.Begin(draw.Node{Tag: draw.TagH1})
	ts.Text(draw.Style{Weight: draw.Bold, Size: 26, Color: white}, "Nordwind Energie AG").Put(canvas, 36, 56, draw.Left)
	canvas.End()
	canvas.Begin(draw.Node{Tag: draw.TagP})
	ts.Fit(200, draw.Span{Text: "A subtitle that is far too long to fit into two hundred points", Style: draw.Style{Size: 10, Color: draw.Hex(0xA9BAD3)}}).Put(canvas, 36, 74, draw.Left)
	canvas.End()
	pill(canvas, ts, 470, 24, "HEALTH: AMBER")

	y := heading(canvas, ts, 36, 112, "Executive summary")
	canvas.Begin(draw.Node{Tag: draw.TagP})
	bold := body
	bold.Weight = draw.SemiBold
	linked := body
	linked.Color, linked.Underline = draw.Hex(0x1F5FBF), true
	block := ts.Block(280, 14.5, 0,
		draw.Span{Text: "Nordwind is moving its grid-control workloads to us and is ", Style: body},
		draw.Span{Text: "our largest expansion in DACH", Style: bold},
		draw.Span{Text: ". The renewal and the Smart-Meter rollout close in the same quarter. See the ", Style: body},
		draw.Span{Text: "mutual close plan for every date", Style: linked, URL: "https://example.com/plan?a=1&b=(2)"},
		draw.Span{Text: " and 株式会社ノルド、東京の子会社へ拡大するためにパートナーと協力しています。", Style: body})
	y = block.Put(canvas, 36, y)
	canvas.End()
	list(canvas, ts, 36, y+4, body, "Win: replace the legacy SCADA historian", "Grow: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")

	network(canvas, ts, 350, 112)
	y = heading(canvas, ts, 36, 290, "Stakeholders")
	y = table(canvas, ts, 36, y+2)
	y = heading(canvas, ts, 36, y+20, "Scripts")
	for _, line := range Scripts {
		canvas.Begin(draw.Node{Tag: draw.TagP})
		ts.Text(body, line).Put(canvas, 36, y+10, draw.Left)
		canvas.End()
		canvas.Begin(draw.Node{Tag: draw.TagP})
		strong := body
		strong.Weight = draw.Bold
		ts.Fit(190, draw.Span{Text: line, Style: strong}).Put(canvas, 559, y+10, draw.Right)
		canvas.End()
		y += 15
	}
	canvas.BeginArtifact()
	canvas.Draw(draw.Segment(36, 812, 559, 812), draw.Stroke(rule, 0.6))
	ts.Text(draw.Style{Size: 7.5, Color: muted}, "Confidential · page 1 of 1").Put(canvas, 559, 824, draw.Right)
	canvas.End()
}

func heading(canvas draw.Canvas, ts *draw.Typesetter, x, y float64, text string) float64 {
	canvas.Begin(draw.Node{Tag: draw.TagH2})
	ts.Text(draw.Style{Weight: draw.SemiBold, Size: 13, Color: navy}, text).Put(canvas, x, y, draw.Left)
	canvas.End()
	return y + 8
}

func pill(canvas draw.Canvas, ts *draw.Typesetter, x, y float64, text string) {
	line := ts.Text(draw.Style{Weight: draw.SemiBold, Size: 8, Color: green}, text)
	canvas.Begin(draw.Node{Tag: draw.TagP})
	canvas.Draw(draw.RoundRect(x, y, line.Width+16, 16, 8), draw.Fill(pale))
	line.Put(canvas, x+8, y+(16+draw.CapHeight*8)/2, draw.Left)
	canvas.End()
}

func list(canvas draw.Canvas, ts *draw.Typesetter, x, y float64, body draw.Style, items ...string) {
	canvas.Begin(draw.Node{Tag: draw.TagList})
	for _, item := range items {
		canvas.Begin(draw.Node{Tag: draw.TagItem})
		canvas.Begin(draw.Node{Tag: draw.TagLabel})
		ts.Text(draw.Style{Size: 10, Weight: draw.Bold, Color: green}, "•").Put(canvas, x+2, y+10, draw.Left)
		canvas.End()
		canvas.Begin(draw.Node{Tag: draw.TagBody})
		y = ts.Block(265, 14, 0, draw.Span{Text: item, Style: body}).Put(canvas, x+13, y)
		canvas.End()
		canvas.End()
	}
	canvas.End()
}

func table(canvas draw.Canvas, ts *draw.Typesetter, x, y float64) float64 {
	columns := []float64{0, 150, 300, 400, 480}
	head := draw.Style{Weight: draw.Medium, Size: 8, Color: muted}
	cell := draw.Style{Size: 9.5, Color: ink, Tabular: true}
	rows := [][]string{
		{"Name", "Role", "Influence", "Stance", "Amount"},
		{"Dr. Jürgen Prüfung", "Chief Financial Officer", "4 of 5", "Champion", "€1.90M"},
		{"יוסי כהן (CTO)", "רכש / Procurement 24", "3 of 5", "Neutral", "€11.11M"},
		{"محمد العربي", "نائب الرئيس، 24 عقد", "2 of 5", "Blocker", "₹ 4.5 Cr"},
		{"田中 健", "Head of IT, 东京 서울", "5 of 5", "Supporter", "€0.24M"},
	}
	canvas.Begin(draw.Node{Tag: draw.TagTable})
	for i, row := range rows {
		canvas.Begin(draw.Node{Tag: draw.TagRow})
		if i == 0 {
			canvas.Draw(draw.Rectangle(x, y, 523, 18), draw.Fill(draw.Hex(0xE8EDF6)))
		}
		for k, text := range row {
			node, style := draw.Node{Tag: draw.TagCell}, cell
			switch {
			case i == 0:
				node, style = draw.Node{Tag: draw.TagHeader}, head
			case k == 0:
				node.Tag, node.Scope = draw.TagHeader, draw.ScopeRow
				style.Weight = draw.SemiBold
			case k == 2:
				node.Actual = text
			}
			canvas.Begin(node)
			switch {
			case i > 0 && k == 2:
				for dot := range 5 {
					color := rule
					if dot < int(text[0]-'0') {
						color = draw.Hex(0x1F5FBF)
					}
					canvas.Draw(draw.Circle(x+columns[k]+9+float64(dot)*9, y+9, 2.7), draw.Fill(color))
				}
				hidden := style
				hidden.Color = draw.Color{}
				ts.Text(hidden, text).Put(canvas, x+columns[k]+6, y+12, draw.Left)
			case i > 0 && k == 3:
				line := ts.Text(draw.Style{Weight: draw.Medium, Size: 8, Color: green}, text)
				canvas.Draw(draw.RoundRect(x+columns[k], y+2.5, line.Width+12, 13, 7), draw.Fill(pale))
				line.Put(canvas, x+columns[k]+6, y+9+draw.CapHeight*4, draw.Left)
			case k == 4:
				ts.Text(style, text).Put(canvas, x+523-6, y+12.5, draw.Right)
			default:
				ts.Fit(140, draw.Span{Text: text, Style: style}).Put(canvas, x+columns[k]+6, y+12.5, draw.Left)
			}
			canvas.End()
		}
		y += 18
		canvas.Draw(draw.Segment(x, y, x+523, y), draw.Stroke(rule, 0.6))
		canvas.End()
	}
	canvas.End()
	return y
}

func network(canvas draw.Canvas, ts *draw.Typesetter, x, y float64) {
	canvas.Begin(draw.Node{Tag: draw.TagFigure, Alt: "Relationship map: two people, one reporting line, one conflict"})
	canvas.Draw(draw.RoundRect(x, y, 209, 140, 8), draw.Fill(draw.Hex(0xF3F5F9)))
	canvas.Draw(draw.Segment(x+50, y+50, x+150, y+90), draw.Stroke(draw.Hex(0x93A3B8), 1))
	canvas.Draw(draw.Segment(x+50, y+50, x+60, y+110), draw.Stroke(draw.Hex(0xB42318), 1).Dashed(3, 2))
	canvas.Draw(draw.Circle(x+50, y+50, 14), draw.Fill(pale).Outlined(green, 1.2))
	canvas.Draw(draw.Circle(x+150, y+90, 14), draw.Fill(white).Outlined(muted, 1.2))
	canvas.Draw(draw.Polygon(draw.Point{X: x + 60, Y: y + 104}, draw.Point{X: x + 66, Y: y + 116}, draw.Point{X: x + 54, Y: y + 116}), draw.Fill(draw.Color{R: 0xB4, G: 0x23, B: 0x18, A: 128}))
	canvas.Draw(draw.Path(draw.PathSegment{Verb: draw.MoveTo, Points: [3]draw.Point{{X: x + 100, Y: y + 20}}},
		draw.PathSegment{Verb: draw.CurveTo, Points: [3]draw.Point{{X: x + 120, Y: y}, {X: x + 140, Y: y + 40}, {X: x + 160, Y: y + 20}}}), draw.Paint{Stroke: navy, Width: 2, RoundEnds: true})
	label := draw.Style{Weight: draw.SemiBold, Size: 8, Color: green}
	ts.Text(label, "ZÅ").Put(canvas, x+50, y+50+draw.CapHeight*4, draw.Center)
	ts.Text(label, "健").Put(canvas, x+150, y+90+draw.CapHeight*4, draw.Center)
	canvas.End()
}
