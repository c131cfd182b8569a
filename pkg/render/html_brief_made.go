// Code generated from page/brief.html.tmpl and page/customer.html.tmpl by TestTemplates; DO NOT EDIT.

package render

import (
	"cmp"
	"fmt"
)

func (w *writer) brief(p *briefPage) {
	w.markup(`<!DOCTYPE html>
<html lang="`)
	w.text(p.Language)
	w.markup(`">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="`)
	w.text(p.Policy)
	w.markup(`">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="`)
	w.text(p.Generator)
	w.markup(`">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>`)
	w.text(fmt.Sprintf(p.Titles.Document, p.Header.Account))
	if p.Draft != "" {
		w.markup(" (")
		w.text(p.Draft)
		w.markup(")")
	}
	w.markup(`</title>
<style>`)
	w.styles(p.Style)
	w.markup(`</style>
</head>
<body>
<div class="page">
<header>
<div class="wrap">
<div class="who">`)
	if p.Logo != "" {
		w.markup("\n<p class=\"logo\"><img src=\"")
		w.address(p.Logo)
		w.markup(`" alt=""></p>`)
	}
	w.markup("\n<p class=\"kicker\">")
	w.text(p.Titles.Kind)
	w.markup(`</p>
<h1 dir="auto">`)
	w.text(p.Header.Account)
	w.markup("</h1>")
	if len(p.Header.Details) > 0 {
		w.markup("\n<p>")
		for i, e1 := range p.Header.Details {
			if i != 0 {
				w.markup(" · ")
			}
			w.markup("<bdi>")
			w.text(e1)
			w.markup("</bdi>")
		}
		w.markup("</p>")
	}
	w.markup("\n</div>\n<div class=\"owner\">\n<p class=\"pills\"><span class=\"mark stamp\">")
	w.text(p.Stamp)
	w.markup("</span>")
	if p.Draft != "" {
		w.markup(` <span class="mark draft">`)
		w.text(p.Draft)
		w.markup("</span>")
	}
	{
		if p.Header.Health.Text != "" {
			w.markup(` <span class="mark `)
			w.text(p.Header.Health.Tone.String())
			w.markup(`">`)
			w.text(fmt.Sprintf(p.T.HealthIs, p.Header.Health.Text))
			w.markup("</span>")
		}
	}
	w.markup("</p>")
	if p.Header.Owner != "" {
		w.markup("\n<p class=\"name\" dir=\"auto\">")
		w.text(p.Header.Owner)
		w.markup("</p>")
	}
	if p.Header.Role != "" {
		w.markup("\n<p dir=\"auto\">")
		w.text(p.Header.Role)
		w.markup("</p>")
	}
	w.markup("\n<p>")
	w.text(p.Header.AsOf)
	if p.Header.Reviewed != "" {
		w.markup(" · ")
		w.text(p.Header.Reviewed)
	}
	w.markup(`</p>
</div>
</div>
</header>
<main>
<div class="wrap`)
	if p.MapFills {
		w.markup(" sheets")
	}
	w.markup(`">`)
	if p.Nothing != "" {
		w.markup("\n<p>")
		w.text(p.Nothing)
		w.markup("</p>")
	}
	if len(p.KPIs) > 0 {
		w.markup("\n<ul class=\"cards")
		if len(p.KPIs) > 6 {
			w.markup(" many")
		}
		w.markup(`" aria-label="`)
		w.text(p.T.KeyFigures)
		w.markup(`">`)
		for i3 := range p.KPIs {
			e2 := &p.KPIs[i3]
			w.markup("\n<li><span class=\"label\">")
			w.text(e2.Name)
			w.markup(`</span> <span class="value`)
			if isWide(e2.Value) {
				w.markup(" long")
			}
			if isLonger(e2.Value) {
				w.markup(" full")
			}
			w.markup(`">`)
			w.text(e2.Value)
			w.markup("</span>")
			tone := e2.Tone
			for _, e4 := range e2.Notes {
				w.markup(` <span class="note `)
				w.text(tone.String())
				w.markup(`">`)
				w.text(e4)
				w.markup("</span>")
			}
			w.markup("</li>")
		}
		w.markup("\n</ul>")
	}
	if len(p.Summary) > 0 || len(p.Asks) > 0 || p.Beside {
		w.markup("\n<div class=\"pair")
		if p.Beside && (len(p.Summary) > 0 || len(p.Asks) > 0) {
			w.markup(" summary")
		}
		w.markup(`">`)
		if len(p.Summary) > 0 || len(p.Asks) > 0 {
			w.markup("\n<div>")
			if len(p.Prose) > 0 {
				w.markup("\n<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">")
				w.text(p.Titles.Summary)
				w.markup("</h2>")
				for i6 := range p.Prose {
					e5 := &p.Prose[i6]
					if e5.Text != "" {
						w.markup("\n<p class=\"prose\" dir=\"auto\">")
						w.text(e5.Text)
						w.markup("</p>")
					}
					if len(e5.Points) > 0 {
						w.markup("\n<ul class=\"plain points\">")
						for i8 := range e5.Points {
							e7 := &e5.Points[i8]
							w.markup("\n<li class=\"prose")
							if e7.Deep {
								w.markup(" deep")
							}
							w.markup(`" dir="auto"><span>`)
							w.text(e7.Sign)
							w.markup("</span> ")
							w.text(e7.Text)
							w.markup("</li>")
						}
						w.markup("\n</ul>")
					}
					if len(e5.Rows) > 0 {
						w.markup("\n<p class=\"prose\" dir=\"auto\">")
						for i, e9 := range e5.Rows {
							if i != 0 {
								w.markup("<br>")
							}
							w.text(e9)
						}
						w.markup("</p>")
					}
				}
				w.markup("\n</section>")
			}
			if len(p.Asks) > 0 {
				w.markup("\n<section aria-labelledby=\"asks\">\n<h2 id=\"asks\">")
				w.text(p.T.Asks)
				w.markup(`</h2>
<ul class="plain goals">`)
				for i11 := range p.Asks {
					e10 := &p.Asks[i11]
					w.markup("\n<li><div dir=\"auto\">")
					w.text(e10.Ask)
					w.markup("</div>")
					for _, e12 := range e10.Notes {
						w.markup(`<div class="detail" dir="auto">`)
						w.text(e12)
						w.markup("</div>")
					}
					if e10.Of != "" || e10.By != "" {
						w.markup(`<div class="detail"><bdi>`)
						w.text(e10.Of)
						w.markup("</bdi>")
						if e10.Of != "" && e10.By != "" {
							w.markup(" · ")
						}
						if e10.By != "" {
							w.text(fmt.Sprintf(p.T.By, e10.By))
						}
						w.markup("</div>")
					}
					w.markup("</li>")
				}
				w.markup("\n</ul>\n</section>")
			}
			if p.MilestonesBeside {
				w.briefMilestones(p)
			}
			w.markup("\n</div>")
		}
		if p.Beside {
			w.briefMap(p)
		}
		w.markup("\n</div>")
	}
	if p.MapPicture != "" {
		if !(p.Beside) {
			w.briefMap(p)
		}
	}
	if len(p.Goals) > 0 {
		w.markup("\n<section aria-labelledby=\"goals\">\n<h2 id=\"goals\">")
		w.text(p.Titles.Goals)
		w.markup(`</h2>
<table class="stack`)
		if p.Breaks.Goals {
			w.markup(" break")
		}
		w.markup(`" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Goal)
		w.markup("</th>")
		if p.Shows.Progress {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.BaselineToTarget)
			w.markup("</th>")
		}
		if p.Shows.Served {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.Titles.Served)
			w.markup("</th>")
		}
		w.markup(`</tr></thead>
<tbody role="rowgroup">`)
		for i14 := range p.Goals {
			e13 := &p.Goals[i14]
			w.markup("\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><div dir=\"auto\">")
			w.text(e13.Goal.Goal)
			if e13.Assumed {
				w.markup(` <span class="detail">`)
				w.text(p.T.Assumed)
				w.markup("</span>")
			}
			w.markup("</div>")
			if len(e13.Who) > 0 {
				w.markup("\n<div class=\"detail\">")
				for i, e15 := range e13.Who {
					if i != 0 {
						w.markup(" · ")
					}
					w.markup("<bdi>")
					w.text(e15)
					w.markup("</bdi>")
				}
				{
					if e13.Goal.Missed.Text != "" {
						w.markup(` · <span class="`)
						w.text(e13.Goal.Missed.Tone.String())
						w.markup(`-text">`)
						w.text(e13.Goal.Missed.Text)
						w.markup("</span>")
					}
				}
				w.markup("</div>")
			}
			w.markup("</th>")
			if p.Shows.Progress {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Progress)
				w.markup(`"`)
				if !(e13.Measure != "" || e13.Change != "" || e13.Track) {
					w.markup(` class="empty"`)
				}
				w.markup("><div>")
				if e13.Measure != "" {
					w.markup(`<div class="detail" dir="auto">`)
					w.text(e13.Measure)
					w.markup("</div>")
				}
				if e13.Goal.Progress.Behind {
					w.markup(`<div class="detail bad-text">`)
					w.text(p.T.FartherAway)
					w.markup("</div>")
				}
				if e13.Track {
					w.markup(`<div class="way"><bdi class="change">`)
					w.text(e13.Baseline)
					w.markup("</bdi>")
					w.picture(trackPicture(e13.Progress))
					w.markup(`<span class="hidden"> `)
					w.text(p.T.ToWord)
					w.markup(` </span><bdi class="change">`)
					w.text(e13.Target)
					w.markup("</bdi></div>")
				}
				if e13.Change != "" {
					w.markup(`<div class="change" dir="auto">`)
					w.text(e13.Change)
					w.markup("</div>")
				}
				w.markup("</div></td>")
			}
			if p.Shows.Served {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.Titles.Help)
				w.markup(`"`)
				if !(e13.Help != "" || e13.Work != "") {
					w.markup(` class="empty"`)
				}
				w.markup("><div>")
				if e13.Help != "" {
					w.markup(`<div dir="auto">`)
					w.text(e13.Help)
					w.markup("</div>")
				}
				if e13.Work != "" {
					w.markup(`<div class="detail" dir="auto">`)
					w.text(e13.Work)
					w.markup("</div>")
				}
				w.markup("</div></td>")
			}
			w.markup("</tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
	}
	w.briefValue(p)
	if len(p.Stakeholders) > 0 {
		w.markup("\n<section aria-labelledby=\"stakeholders\">\n<h2 id=\"stakeholders\">")
		w.text(p.T.Stakeholders)
		w.markup(`</h2>
<table class="stack crew`)
		if p.Breaks.People {
			w.markup(" break")
		}
		w.markup(`" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Name)
		w.markup("</th>")
		if p.Shows.Title {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.TitleAndRole)
			w.markup("</th>")
		}
		if p.Shows.Influence {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Influence)
			w.markup("</th>")
		}
		if p.Shows.Stance {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Stance)
			w.markup("</th>")
		}
		if p.Shows.Contact {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.LastContact)
			w.markup("</th>")
		}
		if p.Shows.Counterpart {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.OurCounterpart)
			w.markup("</th>")
		}
		w.markup(`</tr></thead>
<tbody role="rowgroup">`)
		for i17 := range p.Stakeholders {
			e16 := &p.Stakeholders[i17]
			w.markup("\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" dir=\"auto\">")
			w.text(e16.Name)
			w.markup("</th>")
			if p.Shows.Title {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Title)
				w.markup(`"`)
				if !(e16.Title != "" || e16.Roles != "" || e16.Next != "") {
					w.markup(` class="empty"`)
				}
				w.markup("><div>")
				if e16.Title != "" {
					w.markup(`<div dir="auto">`)
					w.text(e16.Title)
					w.markup("</div>")
				}
				if e16.Roles != "" {
					w.markup(`<div class="detail" dir="auto">`)
					w.text(e16.Roles)
					w.markup("</div>")
				}
				if e16.Next != "" {
					w.markup(`<div class="detail" dir="auto">`)
					w.text(fmt.Sprintf(p.T.NextIs, e16.Next))
					w.markup("</div>")
				}
				w.markup("</div></td>")
			}
			if p.Shows.Influence {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Influence)
				w.markup(`"`)
				if !(e16.Level != "") {
					w.markup(` class="empty"`)
				}
				w.markup(">")
				if e16.Influence != 0 {
					w.markup(`<span class="dots">`)
					w.picture(dotsPicture(e16.Influence))
					w.markup(`</span><span class="hidden">`)
					w.text(e16.Level)
					w.markup("</span>")
				} else {
					w.text(e16.Level)
				}
				w.markup("</td>")
			}
			if p.Shows.Stance {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Stance)
				w.markup(`"`)
				if !(e16.Stance.Text != "") {
					w.markup(` class="empty"`)
				}
				w.markup(">")
				if e16.Stance.Text != "" {
					w.markup(`<span><span class="pill `)
					w.text(e16.Stance.Tone.String())
					if !(isLong(e16.Stance.Text)) {
						w.markup(" short")
					}
					w.markup(`">`)
					w.text(e16.Stance.Text)
					w.markup("</span></span>")
				}
				w.markup("</td>")
			}
			if p.Shows.Contact {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.LastContact)
				w.markup(`" class="`)
				if !(e16.LastContact.Text != "") {
					w.markup("empty")
				} else {
					if !(isLong(e16.LastContact.Text)) {
						w.markup("date")
					}
				}
				w.markup(`"><span class="`)
				w.text(e16.LastContact.Tone.String())
				w.markup(`-text">`)
				w.text(e16.LastContact.Text)
				w.markup("</span></td>")
			}
			if p.Shows.Counterpart {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Counterpart)
				w.markup(`"`)
				if !(e16.Counterpart != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e16.Counterpart)
				w.markup("</span></td>")
			}
			w.markup("</tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
	}
	if len(p.Opportunities) > 0 {
		w.markup("\n<section aria-labelledby=\"opportunities\">\n<h2 id=\"opportunities\">")
		w.text(p.T.Opportunities)
		w.markup(`</h2>
<table class="stack`)
		if p.Breaks.Opportunities {
			w.markup(" break")
		}
		w.markup(`" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Opportunity)
		w.markup("</th>")
		if p.Shows.Stage {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Stage)
			w.markup("</th>")
		}
		if p.Shows.Amount {
			w.markup(`<th scope="col" role="columnheader" class="figure">`)
			w.text(p.T.Amount)
			w.markup("</th>")
		}
		if p.Shows.Chance {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Probability)
			w.markup("</th>")
		}
		if p.Shows.Close {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Close)
			w.markup("</th>")
		}
		w.markup(`</tr></thead>
<tbody role="rowgroup">`)
		for i19 := range p.Opportunities {
			e18 := &p.Opportunities[i19]
			w.markup("\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><div dir=\"auto\">")
			w.text(e18.Name)
			w.markup("</div>")
			if e18.Detail != "" {
				w.markup(`<div class="detail" dir="auto">`)
				w.text(e18.Detail)
				w.markup("</div>")
			}
			if e18.Next != "" {
				w.markup(`<div class="detail" dir="auto">`)
				w.text(fmt.Sprintf(p.T.NextIs, e18.Next))
				w.markup("</div>")
			}
			w.markup("</th>")
			if p.Shows.Stage {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Stage)
				w.markup(`"`)
				if !(e18.Stage != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e18.Stage)
				w.markup("</span></td>")
			}
			if p.Shows.Amount {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Amount)
				w.markup(`" class="figure`)
				if !(e18.Amount != "") {
					w.markup(" empty")
				}
				w.markup(`"><div>`)
				w.text(e18.Amount)
				if e18.Sized {
					w.markup(`<span class="size">`)
					w.picture(sizePicture(e18.Size))
					w.markup("</span>")
				}
				w.markup("</div></td>")
			}
			if p.Shows.Chance {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Probability)
				w.markup(`"`)
				if !(e18.Chance != "") {
					w.markup(` class="empty"`)
				}
				w.markup(">")
				if e18.Rated {
					w.markup(`<span class="chance">`)
					w.picture(barPicture(e18.Probability, e18.Tone))
					w.markup("<span>")
					w.text(e18.Chance)
					w.markup("</span></span>")
				} else {
					w.text(e18.Chance)
				}
				w.markup("</td>")
			}
			if p.Shows.Close {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Close)
				w.markup(`" class="`)
				if !(e18.Close != "") {
					w.markup("empty")
				} else {
					if !(isLong(e18.Close)) {
						w.markup("date")
					}
				}
				w.markup(`">`)
				if e18.Late {
					w.markup(`<span class="bad-text">`)
					w.text(e18.Close)
					w.markup(" (")
					w.text(p.T.OverdueInside)
					w.markup(")</span>")
				} else {
					w.text(e18.Close)
				}
				w.markup("</td>")
			}
			w.markup("</tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
	}
	if len(p.Risks) > 0 {
		w.markup("\n<section aria-labelledby=\"risks\">\n<h2 id=\"risks\">")
		w.text(p.T.Risks)
		w.markup(`</h2>
<div class="risks`)
		if p.MatrixPicture != "" {
			w.markup(" rated")
		}
		w.markup(`">`)
		if p.MatrixPicture != "" {
			w.markup("\n<figure class=\"matrix\">")
			w.picture(p.MatrixPicture, nil)
			w.markup("</figure>")
		}
		w.markup("\n<ol class=\"plain\">")
		for i21 := range p.Risks {
			e20 := &p.Risks[i21]
			w.markup("\n<li><span class=\"number\">")
			w.number(e20.Number)
			w.markup(`</span><div><div class="lead" dir="auto">`)
			w.text(e20.Risk)
			w.markup("</div>")
			if e20.Mitigation != "" {
				w.markup("\n<div class=\"detail\" dir=\"auto\">")
				w.text(e20.Mitigation)
				w.markup("</div>")
			}
			if e20.Rating != "" || e20.Owner != "" || e20.Due != "" {
				w.markup("\n<div class=\"detail\">")
				if e20.Rating != "" {
					w.markup(`<span class="`)
					w.text(e20.Tone.String())
					w.markup(`-text">`)
					w.text(e20.Rating)
					w.markup("</span>")
				}
				if e20.Rating != "" && (e20.Owner != "" || e20.Due != "") {
					w.markup(" · ")
				}
				w.markup("<bdi>")
				w.text(e20.Owner)
				w.markup("</bdi>")
				if e20.Owner != "" && e20.Due != "" {
					w.markup(" · ")
				}
				if e20.Due != "" {
					w.text(fmt.Sprintf(p.T.Due, e20.Due))
				}
				w.markup("</div>")
			}
			w.markup("</div></li>")
		}
		w.markup("\n</ol>\n</div>\n</section>")
	}
	if len(p.Actions) > 0 || p.TimelinePicture != "" {
		w.markup("\n<section aria-labelledby=\"actions\">\n<h2 id=\"actions\">")
		w.text(p.Titles.Actions)
		w.markup("</h2>")
		if p.TimelinePicture != "" {
			w.markup("\n<figure class=\"wide axis\" role=\"group\" tabindex=\"0\" aria-labelledby=\"actions\">")
			w.picture(p.TimelinePicture, nil)
			w.markup("</figure>")
		}
		if len(p.Actions) > 0 {
			w.markup("\n<ol class=\"plain actions\">")
			for i23 := range p.Actions {
				e22 := &p.Actions[i23]
				w.markup("\n<li")
				if e22.Done {
					w.markup(` class="done"`)
				}
				w.markup(">")
				if e22.Done {
					w.picture(tickPicture())
				} else {
					w.markup(`<span class="box">`)
					w.number(e22.Number)
					w.markup("</span>")
				}
				w.markup(`<div><div dir="auto">`)
				if e22.Done {
					w.markup(`<span class="hidden">`)
					w.text(p.T.DoneIs)
					w.markup("</span>")
				}
				w.text(e22.Action)
				w.markup("</div>")
				if e22.Owners != "" || e22.Due != "" || e22.Status != "" || e22.Overdue {
					w.markup("\n<div class=\"detail\"><bdi>")
					w.text(e22.Owners)
					w.markup("</bdi>")
					if e22.Owners != "" && e22.Due != "" {
						w.markup(" · ")
					}
					if e22.Due != "" {
						if e22.Done {
							w.text(fmt.Sprintf(p.T.DoneOn, e22.Due))
						} else {
							w.text(fmt.Sprintf(p.T.Due, e22.Due))
						}
					}
					if e22.Status != "" && (e22.Owners != "" || e22.Due != "") {
						w.markup(" · ")
					}
					w.text(e22.Status)
					if e22.Overdue {
						w.markup(` · <span class="bad-text">`)
						w.text(p.T.OverdueInside)
						w.markup("</span>")
					}
					w.markup("</div>")
				}
				w.markup("</div></li>")
			}
			w.markup("\n</ol>")
		}
		w.markup("\n</section>")
	}
	{
		if len(p.Whitespace.Rows) > 0 {
			w.markup("\n<section aria-labelledby=\"whitespace\">\n<h2 id=\"whitespace\">")
			w.text(p.T.Whitespace)
			w.markup(`</h2>
<div class="wide`)
			if len(p.Sheets) > 0 {
				w.markup(" onscreen")
			}
			w.markup(`" role="group" aria-labelledby="whitespace" tabindex="0">`)
			for i25 := range p.Heats {
				e24 := &p.Heats[i25]
				w.briefHeat(e24)
			}
			w.markup("\n</div>")
			for i27 := range p.Sheets {
				e26 := &p.Sheets[i27]
				w.markup("\n<div class=\"onpaper\">")
				w.briefHeat(e26)
				w.markup("\n</div>")
			}
			w.markup("\n</section>")
		}
	}
	if !(p.MilestonesBeside) {
		w.briefMilestones(p)
	}
	w.briefInvolved(p)
	if len(p.Competition) > 0 {
		w.markup("\n<section aria-labelledby=\"competition\">\n<h2 id=\"competition\">")
		w.text(p.T.Competition)
		w.markup(`</h2>
<table class="stack`)
		if p.Breaks.Competition {
			w.markup(" break")
		}
		w.markup(`" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Competitor)
		w.markup("</th>")
		if p.Shows.Where {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Where)
			w.markup("</th>")
		}
		if p.Shows.Status {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Status)
			w.markup("</th>")
		}
		if p.Shows.Threat {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Threat)
			w.markup("</th>")
		}
		if p.Shows.Strategy {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.OurStrategy)
			w.markup("</th>")
		}
		w.markup(`</tr></thead>
<tbody role="rowgroup">`)
		for i29 := range p.Competition {
			e28 := &p.Competition[i29]
			w.markup("\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" dir=\"auto\">")
			w.text(e28.Name)
			w.markup("</th>")
			if p.Shows.Where {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Where)
				w.markup(`"`)
				if !(e28.Where != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e28.Where)
				w.markup("</span></td>")
			}
			if p.Shows.Status {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Status)
				w.markup(`"`)
				if !(e28.Status != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e28.Status)
				w.markup("</span></td>")
			}
			if p.Shows.Threat {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Threat)
				w.markup(`"`)
				if !(e28.Threat.Text != "") {
					w.markup(` class="empty"`)
				}
				w.markup(">")
				if e28.Threat.Text != "" {
					w.markup(`<span><span class="pill `)
					w.text(e28.Threat.Tone.String())
					if !(isLong(e28.Threat.Text)) {
						w.markup(" short")
					}
					w.markup(`">`)
					w.text(e28.Threat.Text)
					w.markup("</span></span>")
				}
				w.markup("</td>")
			}
			if p.Shows.Strategy {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Strategy)
				w.markup(`"`)
				if !(e28.Strategy != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e28.Strategy)
				w.markup("</span></td>")
			}
			w.markup("</tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
	}
	w.markup("\n</div>\n</main>\n<footer>\n<div class=\"wrap\"><div>\n<p>")
	w.text(p.Stamp)
	w.markup(" · <bdi>")
	w.text(p.Header.Account)
	w.markup("</bdi> · ")
	w.text(fmt.Sprintf(p.T.AsOfInside, p.AsOf.Text))
	w.markup("</p>")
	if p.Checked != "" {
		w.markup("\n<p")
		if p.Draft != "" {
			w.markup(` class="bad-text"`)
		}
		w.markup(">")
		w.text(p.Checked)
		w.markup("</p>")
	}
	if p.Footer != "" {
		w.markup("\n<p>")
		w.text(p.Footer)
		w.markup("</p>")
	}
	w.markup("\n<p>")
	w.text(fmt.Sprintf(p.T.Generated, p.Generator))
	w.markup(`</p>
</div></div>
</footer>
</div>
</body>
</html>`)
	w.markup("\n")
}

func (w *writer) briefMilestones(p *briefPage) {
	if len(p.Milestones) > 0 {
		w.markup("\n<section aria-labelledby=\"milestones\">\n<h2 id=\"milestones\">")
		w.text(p.T.Milestones)
		w.markup(`</h2>
<ol class="timeline`)
		if len(p.Milestones) > 9 && !(p.MilestonesBeside) {
			w.markup(" many")
		}
		w.markup(`">`)
		for i31 := range p.Milestones {
			e30 := &p.Milestones[i31]
			w.markup("\n<li class=\"")
			w.text(e30.State.Tone.String())
			w.markup(`"><span class="lead">`)
			w.text(cmp.Or(e30.On, "–"))
			w.markup(`</span><span dir="auto">`)
			w.text(e30.Milestone)
			if e30.State.Text != "" {
				w.markup(` <span class="`)
				w.text(e30.State.Tone.String())
				w.markup(`-text">`)
				w.text(e30.State.Text)
				w.markup("</span>")
			}
			w.markup("</span></li>")
		}
		w.markup("\n</ol>\n</section>")
	}
}

func (w *writer) briefMap(p *briefPage) {
	w.markup("\n<section")
	if p.MapFills {
		w.markup(` class="last"`)
	}
	w.markup(` aria-labelledby="map">
<h2 id="map">`)
	w.text(p.T.RelationshipMap)
	w.markup(`</h2>
<figure class="`)
	if p.Beside {
		w.markup("beside")
	} else {
		w.markup("wide")
		if p.Charted {
			w.markup(" middle")
		}
	}
	w.markup(`"`)
	if !(p.Beside) {
		w.markup(` tabindex="0" aria-labelledby="map"`)
	}
	w.markup(">")
	w.picture(p.MapPicture, nil)
	if p.MapNote != "" {
		w.markup("\n<figcaption>")
		w.text(p.MapNote)
		w.markup("</figcaption>")
	}
	w.markup(`</figure>
</section>`)
}

func (w *writer) briefValue(p *briefPage) {
	if len(p.Value) > 0 {
		w.markup("\n<section aria-labelledby=\"value\">\n<h2 id=\"value\">")
		w.text(p.T.ValueDelivered)
		w.markup(`</h2>
<table class="stack`)
		if p.Breaks.Value {
			w.markup(" break")
		}
		w.markup(`" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Outcome)
		w.markup("</th>")
		if p.Shows.Result {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Result)
			w.markup("</th>")
		}
		if p.Shows.Date {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Date)
			w.markup("</th>")
		}
		w.markup(`</tr></thead>
<tbody role="rowgroup">`)
		for i33 := range p.Value {
			e32 := &p.Value[i33]
			w.markup("\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><div dir=\"auto\">")
			w.text(e32.Outcome)
			w.markup("</div>")
			if e32.Source != "" {
				w.markup(`<div class="detail" dir="auto">`)
				w.text(e32.Source)
				w.markup("</div>")
			}
			w.markup("</th>")
			if p.Shows.Result {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Result)
				w.markup(`"`)
				if !(e32.Result != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e32.Result)
				w.markup("</span></td>")
			}
			if p.Shows.Date {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Date)
				w.markup(`" class="`)
				if !(e32.Date != "") {
					w.markup("empty")
				} else {
					if !(isLong(e32.Date)) {
						w.markup("date")
					}
				}
				w.markup(`"><span>`)
				w.text(e32.Date)
				w.markup("</span></td>")
			}
			w.markup("</tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
	}
}

func (w *writer) briefHeat(p *heatView) {
	w.markup("\n<table class=\"heat")
	if p.Break {
		w.markup(" break")
	}
	w.markup(`">
<thead><tr><th scope="col">`)
	w.text(p.Product)
	w.markup("</th>")
	for _, e34 := range p.Units {
		w.markup(`<th scope="col" dir="auto">`)
		w.text(e34)
		w.markup("</th>")
	}
	w.markup(`</tr></thead>
<tbody>`)
	for i36 := range p.Rows {
		e35 := &p.Rows[i36]
		w.markup("\n<tr><th scope=\"row\" dir=\"auto\">")
		w.text(e35.Product)
		w.markup("</th>")
		for i38 := range e35.Cells {
			e37 := &e35.Cells[i38]
			w.markup(`<td class="`)
			w.text(e37.Tone.String())
			w.markup(`" dir="auto">`)
			if e37.Text != "" || e37.Amount != "" {
				w.text(e37.Text)
				if e37.Amount != "" {
					w.markup(" <span")
					if !(isLong(e37.Amount)) {
						w.markup(` class="date"`)
					}
					w.markup(">")
					w.text(e37.Amount)
					w.markup("</span>")
				}
			} else {
				w.markup("–")
			}
			w.markup("</td>")
		}
		w.markup("</tr>")
	}
	w.markup("\n</tbody>\n</table>")
}

func (w *writer) briefInvolved(p *briefPage) {
	if len(p.People) > 0 {
		w.markup("\n<section aria-labelledby=\"stakeholders\">\n<h2 id=\"stakeholders\">")
		w.text(p.Titles.People)
		w.markup(`</h2>
<table class="stack`)
		if p.Breaks.People {
			w.markup(" break")
		}
		w.markup(`" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Name)
		w.markup("</th>")
		if p.Shows.Title {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.Titles.Title)
			w.markup("</th>")
		}
		if p.Shows.Counterpart {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.OurCounterpart)
			w.markup("</th>")
		}
		w.markup(`</tr></thead>
<tbody role="rowgroup">`)
		for i40 := range p.People {
			e39 := &p.People[i40]
			w.markup("\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" dir=\"auto\">")
			w.text(e39.Name)
			w.markup("</th>")
			if p.Shows.Title {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Title)
				w.markup(`"`)
				if !(e39.Title != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e39.Title)
				w.markup("</span></td>")
			}
			if p.Shows.Counterpart {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Counterpart)
				w.markup(`"`)
				if !(e39.Counterpart != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e39.Counterpart)
				w.markup("</span></td>")
			}
			w.markup("</tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
	}
	if len(p.Team) > 0 {
		w.markup("\n<section aria-labelledby=\"team\">\n<h2 id=\"team\">")
		w.text(p.T.OurTeam)
		w.markup(`</h2>
<table class="stack`)
		if p.Breaks.Team {
			w.markup(" break")
		}
		w.markup(`" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Name)
		w.markup("</th>")
		if p.Shows.Role {
			w.markup(`<th scope="col" role="columnheader">`)
			w.text(p.T.Role)
			w.markup("</th>")
		}
		w.markup(`</tr></thead>
<tbody role="rowgroup">`)
		for i42 := range p.Team {
			e41 := &p.Team[i42]
			w.markup("\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" dir=\"auto\">")
			w.text(e41.Name)
			w.markup("</th>")
			if p.Shows.Role {
				w.markup("\n<td role=\"cell\" data-label=\"")
				w.text(p.T.Role)
				w.markup(`"`)
				if !(e41.Role != "") {
					w.markup(` class="empty"`)
				}
				w.markup(`><span dir="auto">`)
				w.text(e41.Role)
				w.markup("</span></td>")
			}
			w.markup("</tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
	}
}
