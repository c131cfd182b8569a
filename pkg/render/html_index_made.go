// Code generated from page/index.html.tmpl by TestTemplates; DO NOT EDIT.

package render

import (
	"cmp"
	"fmt"
)

func (w *writer) index(p *indexView) {
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
	w.text(fmt.Sprintf(p.T.AccountPlansOn, p.AsOf.Text))
	w.markup(`</title>
<style>`)
	w.styles(p.Style)
	w.markup("</style>")
	if len(p.Scripts) > 0 {
		for _, e1 := range p.Scripts {
			w.markup("\n<script src=\"")
			w.address(e1)
			w.markup(`" defer></script>`)
		}
	}
	w.markup("\n</head>\n<body>\n<div class=\"page\">\n<header>\n<div class=\"wrap\">\n<div class=\"who\">")
	if p.Logo != "" {
		w.markup("\n<p class=\"logo\"><img src=\"")
		w.address(p.Logo)
		w.markup(`" alt=""></p>`)
	}
	w.markup("\n<p class=\"kicker\">")
	w.text(p.T.Portfolio)
	w.markup(`</p>
<h1>`)
	w.text(p.T.AccountPlans)
	w.markup(`</h1>
<p>`)
	w.text(p.Count)
	w.markup(" · ")
	w.text(fmt.Sprintf(p.T.AsOfInside, p.AsOf.Text))
	w.markup(`</p>
</div>
<div class="owner"><p class="pills"><span class="mark stamp">`)
	w.text(p.Stamp)
	w.markup(`</span></p></div>
</div>
</header>
<main>
<div class="wrap">`)
	if len(p.Unread) > 0 {
		w.markup("\n<section>\n<p class=\"bad-text\">")
		w.text(p.UnreadText)
		w.markup(`</p>
<ul class="plain">`)
		for i3 := range p.Unread {
			e2 := &p.Unread[i3]
			w.markup("\n<li><bdi>")
			w.text(e2.Path)
			w.markup("</bdi>")
			if e2.Page != "" || e2.PDF != "" {
				w.markup(` <span class="detail">· `)
				w.text(p.T.OldPages)
				if e2.Page != "" {
					w.markup(` <a href="`)
					w.address(e2.Page)
					w.markup(`">HTML</a>`)
				}
				if e2.PDF != "" {
					w.markup(` <a href="`)
					w.address(e2.PDF)
					w.markup(`">PDF</a>`)
				}
				w.markup("</span>")
			}
			w.markup("</li>")
		}
		w.markup("\n</ul>\n</section>")
	}
	if len(p.Totals) > 0 {
		w.markup("\n<ul class=\"cards\" aria-label=\"")
		w.text(p.T.TotalsByCurrency)
		w.markup(`">`)
		for i5 := range p.Totals {
			e4 := &p.Totals[i5]
			w.markup("\n<li><span class=\"label\">")
			if e4.Currency != "" {
				w.text(fmt.Sprintf(p.T.ARRIn, e4.Currency))
			} else {
				w.text(p.T.ARR)
			}
			w.markup(", ")
			w.text(e4.Accounts)
			w.markup(`</span> <span class="value`)
			if isWide(e4.ARR) {
				w.markup(" long")
			}
			if isLonger(e4.ARR) {
				w.markup(" full")
			}
			w.markup(`">`)
			w.text(cmp.Or(e4.ARR, "–"))
			w.markup("</span>")
			if e4.Pipeline != "" {
				w.markup(` <span class="note">`)
				w.text(fmt.Sprintf(p.T.PipelineSum, e4.Pipeline))
				w.markup("</span>")
			}
			if e4.Weighted != "" {
				w.markup(` <span class="note">`)
				w.text(fmt.Sprintf(p.T.Weighted, e4.Weighted))
				w.markup("</span>")
			}
			if e4.Omitted != "" {
				w.markup(` <span class="note bad-text">`)
				w.text(e4.Omitted)
				w.markup("</span>")
			}
			w.markup("</li>")
		}
		w.markup("\n</ul>")
	}
	if p.Rows != nil {
		if p.Searchable {
			w.markup("\n<div class=\"search\" role=\"search\" hidden>\n<label for=\"search\">")
			w.text(p.T.SearchAll)
			w.markup(`</label><input type="search" id="search" autocomplete="off" spellcheck="false">
<p class="status" id="found-count" role="status" data-none="`)
			w.text(p.T.NothingFound)
			w.markup(`" data-single="`)
			w.text(p.T.Results.One)
			w.markup(`" data-many="`)
			w.text(p.T.Results.Many)
			w.markup(`" data-first="`)
			w.text(p.T.FirstResults)
			w.markup(`"></p>
<ul class="found" id="found"></ul>`)
			if p.Unsearch != 0 {
				w.markup(`<p class="detail">`)
				w.text(fmt.Sprintf(p.T.Unsearched, p.Unsearch))
				w.markup("</p>")
			}
			w.markup("\n</div>")
		}
		w.markup("\n<section aria-labelledby=\"accounts\">\n<h2 id=\"accounts\">")
		w.text(p.T.Accounts)
		w.markup(`</h2>
<div class="tools" role="group" aria-label="`)
		w.text(p.T.FilterAccounts)
		w.markup(`" hidden>
<div class="text"><label for="filter-text">`)
		w.text(p.T.AccountOrOwner)
		w.markup(`</label><input type="text" id="filter-text" autocomplete="off" spellcheck="false"></div>
<div><label for="filter-tier">`)
		w.text(p.T.Tier)
		w.markup(`</label><select id="filter-tier"><option value="">`)
		w.text(p.T.All)
		w.markup(`</option><option value="0">`)
		w.text(p.T.Term("tier", "strategic"))
		w.markup(`</option><option value="1">`)
		w.text(p.T.Term("tier", "key"))
		w.markup(`</option><option value="2">`)
		w.text(p.T.Term("tier", "standard"))
		w.markup(`</option></select></div>
<div><label for="filter-health">`)
		w.text(p.T.Health)
		w.markup(`</label><select id="filter-health"><option value="">`)
		w.text(p.T.All)
		w.markup(`</option><option value="0">`)
		w.text(p.T.Term("health", "red"))
		w.markup(`</option><option value="1">`)
		w.text(p.T.Term("health", "amber"))
		w.markup(`</option><option value="2">`)
		w.text(p.T.Term("health", "green"))
		w.markup(`</option><option value="3">`)
		w.text(p.T.Unknown)
		w.markup(`</option></select></div>
<div><label for="filter-only">`)
		w.text(p.T.OnlyWith)
		w.markup(`</label><select id="filter-only"><option value="">`)
		w.text(p.T.Anything)
		w.markup(`</option><option value="late">`)
		w.text(p.T.LateActions)
		w.markup(`</option><option value="soon">`)
		w.text(p.T.RenewalSoon)
		w.markup(`</option><option value="errors">`)
		w.text(p.T.ErrorsWord)
		w.markup(`</option></select></div>
</div>
<p class="status" id="shown" role="status" data-all-one="`)
		w.text(p.T.AccountCount.One)
		w.markup(`" data-all="`)
		w.text(p.T.AccountCount.Many)
		w.markup(`" data-some="`)
		w.text(p.T.AccountsShown.Many)
		w.markup(`"></p>
<table class="portfolio stack" role="table" aria-labelledby="accounts">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">`)
		w.text(p.T.Account)
		w.markup(`</th><th scope="col" role="columnheader">`)
		w.text(p.T.Tier)
		w.markup(`</th><th scope="col" role="columnheader">`)
		w.text(p.T.Health)
		w.markup(`</th><th scope="col" role="columnheader" class="figure" data-first="descending">`)
		w.text(p.T.ARR)
		w.markup(`</th><th scope="col" role="columnheader" class="figure" data-first="descending">`)
		w.text(p.T.Pipeline)
		w.markup(`</th><th scope="col" role="columnheader">`)
		w.text(p.T.Renewal)
		w.markup(`</th><th scope="col" role="columnheader" data-first="descending">`)
		w.text(p.T.Actions)
		w.markup(`</th><th scope="col" role="columnheader" data-first="descending">`)
		w.text(p.T.Findings)
		w.markup(`</th></tr></thead>
<tbody role="rowgroup">`)
		for e6 := range p.Rows {
			w.markup("\n<tr role=\"row\" data-tier=\"")
			w.number(e6.TierOrder)
			w.markup(`" data-health="`)
			w.number(e6.HealthOrder)
			w.markup(`" data-marks="`)
			w.text(e6.Marks)
			w.markup(`"><th scope="row" role="rowheader" data-key="`)
			w.text(e6.Account)
			w.markup(`"><div dir="auto">`)
			if e6.Page != "" {
				w.markup(`<a href="`)
				w.address(e6.Page)
				w.markup(`">`)
				w.text(e6.Account)
				w.markup("</a>")
			} else {
				w.text(e6.Account)
			}
			w.markup("</div>")
			if e6.Owner != "" || e6.PDF != "" {
				w.markup(`<div class="detail"><bdi>`)
				w.text(e6.Owner)
				w.markup("</bdi>")
				if e6.Owner != "" && e6.PDF != "" {
					w.markup(" · ")
				}
				if e6.PDF != "" {
					w.markup(`<a href="`)
					w.address(e6.PDF)
					w.markup(`">PDF<span class="hidden"> `)
					w.text(fmt.Sprintf(p.T.PDFOf, e6.Account))
					w.markup("</span></a>")
				}
				w.markup("</div>")
			}
			w.markup(`</th>
<td role="cell" data-label="`)
			w.text(p.T.Tier)
			w.markup(`" data-key="`)
			if e6.Tier != "" {
				w.number(e6.TierOrder)
			}
			w.markup(`"`)
			if !(e6.Tier != "") {
				w.markup(` class="empty"`)
			}
			w.markup(">")
			w.text(e6.Tier)
			w.markup(`</td>
<td role="cell" data-label="`)
			w.text(p.T.Health)
			w.markup(`" data-key="`)
			if e6.Health.Text != "" {
				w.number(e6.HealthOrder)
			}
			w.markup(`"`)
			if !(e6.Health.Text != "") {
				w.markup(` class="empty"`)
			} else {
				if hasLongWord(e6.Health.Text) {
					w.markup(` class="break"`)
				}
			}
			w.markup(">")
			if e6.Health.Text != "" {
				w.markup(`<span><span class="pill `)
				w.text(e6.Health.Tone.String())
				if !(isLong(e6.Health.Text)) {
					w.markup(" short")
				}
				w.markup(`">`)
				w.text(e6.Health.Text)
				w.markup("</span></span>")
			}
			w.markup(`</td>
<td role="cell" data-label="`)
			w.text(p.T.ARR)
			w.markup(`" data-key="`)
			w.text(e6.ARRKey)
			w.markup(`" class="figure`)
			if !(e6.ARR != "") {
				w.markup(" empty")
			}
			if hasLongWord(e6.ARR) {
				w.markup(" break")
			}
			w.markup(`">`)
			w.text(e6.ARR)
			w.markup(`</td>
<td role="cell" data-label="`)
			w.text(p.T.Pipeline)
			w.markup(`" data-key="`)
			w.text(e6.PipelineKey)
			w.markup(`" class="figure`)
			if !(e6.Pipeline != "") {
				w.markup(" empty")
			}
			if hasLongWord(e6.Pipeline) {
				w.markup(" break")
			}
			w.markup(`">`)
			w.text(e6.Pipeline)
			w.markup(`</td>
<td role="cell" data-label="`)
			w.text(p.T.Renewal)
			w.markup(`" data-key="`)
			if e6.DaysLeft.Known {
				w.number(e6.DaysLeft.Days)
			}
			w.markup(`"`)
			if !(e6.Renewal != "") {
				w.markup(` class="empty"`)
			} else {
				if hasLongWord(e6.Renewal) {
					w.markup(` class="break"`)
				}
			}
			w.markup("><div><div")
			if !(isLong(e6.Renewal)) {
				w.markup(` class="date"`)
			}
			w.markup(">")
			w.text(e6.Renewal)
			w.markup("</div>")
			if e6.Days.Text != "" {
				w.markup(`<div class="detail `)
				w.text(e6.Days.Tone.String())
				w.markup(`-text">`)
				w.text(e6.Days.Text)
				w.markup("</div>")
			}
			w.markup(`</div></td>
<td role="cell" data-label="`)
			w.text(p.T.Actions)
			w.markup(`" data-key="`)
			w.number(e6.ActionsKey)
			w.markup(`"`)
			if !(e6.Open != 0) {
				w.markup(` class="empty"`)
			}
			w.markup(">")
			if e6.Open != 0 {
				w.markup("<div><div>")
				w.text(fmt.Sprintf(p.T.Open, e6.Open))
				w.markup("</div>")
				if e6.Overdue != 0 {
					w.markup(`<div class="detail bad-text">`)
					w.text(fmt.Sprintf(p.T.LateCount, e6.Overdue))
					w.markup("</div>")
				}
				w.markup("</div>")
			}
			w.markup(`</td>
<td role="cell" data-label="`)
			w.text(p.T.Findings)
			w.markup(`" data-key="`)
			w.number(e6.FindingsKey)
			w.markup(`"`)
			if e6.Unchecked {
				w.markup(` class="empty"`)
			}
			w.markup(">")
			if !(e6.Unchecked) {
				w.markup("<span")
				if e6.Tally.Errors != 0 {
					w.markup(` class="bad-text"`)
				}
				w.markup(">")
				w.text(e6.FindingsText)
				w.markup("</span>")
			}
			w.markup("</td></tr>")
		}
		w.markup("\n</tbody>\n</table>\n</section>")
		if len(p.Renewals) > 0 {
			w.markup("\n<section aria-labelledby=\"renewals\">\n<h2 id=\"renewals\">")
			w.text(p.T.RenewalsAndHealth)
			w.markup(`</h2>
<ol class="quarters">`)
			for i8 := range p.Renewals {
				e7 := &p.Renewals[i8]
				w.markup("\n<li")
				if e7.Tone.String() != "plain" {
					w.markup(` class="`)
					w.text(e7.Tone.String())
					w.markup(`"`)
				}
				w.markup("><h3>")
				w.text(e7.Title)
				w.markup(" <span>· ")
				w.text(e7.Count)
				for _, e9 := range e7.Sums {
					w.markup(" · ")
					w.text(e9)
				}
				w.markup(`</span></h3>
<ul>`)
				for e10 := range e7.Rows {
					w.markup("\n<li><span class=\"chip")
					if e10.Health.Text != "" {
						w.markup(" ")
						w.text(e10.Health.Tone.String())
					}
					w.markup(`"><bdi>`)
					if e10.Page != "" {
						w.markup(`<a href="`)
						w.address(e10.Page)
						w.markup(`">`)
						w.text(e10.Account)
						w.markup("</a>")
					} else {
						w.text(e10.Account)
					}
					w.markup("</bdi>")
					if e10.Health.Text != "" {
						w.markup(` <span class="detail">`)
						w.text(e10.Health.Text)
						w.markup("</span>")
					}
					if e10.Renewal != "" {
						w.markup(` <span class="detail`)
						if !(isLong(e10.Renewal)) {
							w.markup(" date")
						}
						w.markup(`">· `)
						w.text(e10.Renewal)
						w.markup("</span>")
					}
					w.markup("</span></li>")
				}
				w.markup("\n</ul></li>")
			}
			w.markup("\n</ol>\n</section>")
		}
		w.markup("\n<div class=\"sections\">")
		if len(p.Forecasts) > 0 {
			w.markup("\n<section class=\"all\" aria-labelledby=\"pipeline\">\n<h2 id=\"pipeline\">")
			w.text(p.T.PipelineByQuarter)
			w.markup(`</h2>
<div class="sections">`)
			for i12 := range p.Forecasts {
				e11 := &p.Forecasts[i12]
				w.markup("\n<table>\n<caption>")
				w.text(cmp.Or(e11.Currency, p.T.NoCurrency))
				w.markup(`</caption>
<thead><tr><th scope="col">`)
				w.text(p.T.Quarter)
				w.markup(`</th><th scope="col" class="figure">`)
				w.text(p.T.WeightedWord)
				w.markup(`</th><th scope="col" class="figure">`)
				w.text(p.T.Unweighted)
				w.markup(`</th><th scope="col" class="figure">`)
				w.text(p.T.Deals)
				w.markup(`</th></tr></thead>
<tbody>`)
				for i14 := range e11.Quarters {
					e13 := &e11.Quarters[i14]
					w.markup("\n<tr><th scope=\"row\">")
					w.text(e13.Title)
					if e13.Weighted != "" {
						w.markup(`<div class="share">`)
						w.picture(barPicture(e13.Share, p.Accent))
						w.markup("</div>")
					}
					w.markup(`</th><td class="figure`)
					if hasLongWord(e13.Weighted) {
						w.markup(" break")
					}
					w.markup(`">`)
					w.text(cmp.Or(e13.Weighted, "–"))
					w.markup(`</td><td class="figure`)
					if hasLongWord(e13.Unweighted) {
						w.markup(" break")
					}
					w.markup(`">`)
					w.text(e13.Unweighted)
					w.markup(`</td><td class="figure">`)
					w.number(e13.Count)
					w.markup("</td></tr>")
				}
				w.markup("\n</tbody>\n</table>")
			}
			w.markup("\n</div>\n</section>")
		}
		if len(p.Workloads) > 0 || len(p.Families) > 0 {
			w.markup("\n<div>")
			if len(p.Workloads) > 0 {
				w.markup("\n<section aria-labelledby=\"owners\">\n<h2 id=\"owners\">")
				w.text(p.T.ActionsByOwner)
				w.markup(`</h2>
<table>
<thead><tr><th scope="col">`)
				w.text(p.T.Owner)
				w.markup(`</th><th scope="col" class="figure">`)
				w.text(p.T.Overdue)
				w.markup(`</th><th scope="col" class="figure">`)
				w.text(p.T.InThirtyDays)
				w.markup(`</th><th scope="col" class="figure">`)
				w.text(p.T.Later)
				w.markup(`</th><th scope="col" class="figure">`)
				w.text(p.T.NoDate)
				w.markup(`</th></tr></thead>
<tbody>`)
				for i16 := range p.Workloads {
					e15 := &p.Workloads[i16]
					w.markup("\n<tr><th scope=\"row\"><bdi>")
					w.text(cmp.Or(e15.Owner, p.T.Nobody))
					w.markup(`</bdi></th><td class="figure `)
					if e15.Overdue != 0 {
						w.markup("bad-text")
					} else {
						w.markup("zero")
					}
					w.markup(`">`)
					w.number(e15.Overdue)
					w.markup(`</td><td class="figure`)
					if !(e15.Soon != 0) {
						w.markup(" zero")
					}
					w.markup(`">`)
					w.number(e15.Soon)
					w.markup(`</td><td class="figure`)
					if !(e15.Later != 0) {
						w.markup(" zero")
					}
					w.markup(`">`)
					w.number(e15.Later)
					w.markup(`</td><td class="figure`)
					if !(e15.Undated != 0) {
						w.markup(" zero")
					}
					w.markup(`">`)
					w.number(e15.Undated)
					w.markup("</td></tr>")
				}
				w.markup("\n</tbody>\n</table>\n</section>")
			}
			if len(p.Families) > 0 {
				w.markup("\n<section aria-labelledby=\"groups\">\n<h2 id=\"groups\">")
				w.text(p.T.Groups)
				w.markup("</h2>")
				for i18 := range p.Families {
					e17 := &p.Families[i18]
					w.markup("\n<div class=\"more\"><h3 dir=\"auto\">")
					w.text(e17.Name)
					w.markup("</h3>")
					for i20 := range e17.Total {
						e19 := &e17.Total[i20]
						w.markup("\n<p class=\"detail\">")
						if e19.ARR != "" {
							w.text(fmt.Sprintf(p.T.ARRSum, e19.ARR))
						}
						if e19.ARR != "" && e19.Pipeline != "" {
							w.markup(" · ")
						}
						if e19.Pipeline != "" {
							w.text(fmt.Sprintf(p.T.PipelineSum, e19.Pipeline))
						}
						if e19.Weighted != "" {
							w.markup(" ")
							w.text(fmt.Sprintf(p.T.WeightedSum, e19.Weighted))
						}
						w.markup("</p>")
					}
					w.markup("\n<ul class=\"tree\">")
					for e21 := range e17.Members {
						w.markup("\n<li class=\"d")
						w.number(e21.Depth)
						w.markup(`"><bdi>`)
						if e21.Page != "" {
							w.markup(`<a href="`)
							w.address(e21.Page)
							w.markup(`">`)
							w.text(e21.Account)
							w.markup("</a>")
						} else {
							w.text(e21.Account)
						}
						w.markup(`</bdi><span class="detail">`)
						w.text(e21.ARR)
						if e21.ARR != "" && e21.Health.Text != "" {
							w.markup(" · ")
						}
						w.text(e21.Health.Text)
						w.markup("</span></li>")
					}
					w.markup("\n</ul></div>")
				}
				w.markup("\n</section>")
			}
			w.markup("\n</div>")
		}
		if len(p.Rules) > 0 {
			w.markup("\n<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">")
			w.text(p.T.FindingsByRule)
			w.markup(`</h2>
<table>
<thead><tr><th scope="col">`)
			w.text(p.T.Rule)
			w.markup(`</th><th scope="col">`)
			w.text(p.T.Severity)
			w.markup(`</th><th scope="col" class="figure">`)
			w.text(p.T.Findings)
			w.markup(`</th><th scope="col" class="figure">`)
			w.text(p.T.Accounts)
			w.markup(`</th></tr></thead>
<tbody>`)
			for i23 := range p.Rules {
				e22 := &p.Rules[i23]
				w.markup("\n<tr><th scope=\"row\" class=\"rule\">")
				for i, e24 := range partsOf(e22.Rule) {
					if i != 0 {
						w.markup("<wbr>")
					}
					w.text(e24)
				}
				w.markup(`</th><td><span class="pill short `)
				w.text(e22.Severity.Tone.String())
				w.markup(`">`)
				w.text(e22.Severity.Text)
				w.markup(`</span></td><td class="figure">`)
				w.number(e22.Count)
				w.markup(`</td><td class="figure">`)
				w.number(e22.Accounts)
				w.markup("</td></tr>")
			}
			w.markup("\n</tbody>\n</table>\n</section>")
		}
		w.markup("\n</div>")
	} else {
		w.markup("\n<p>")
		w.text(p.T.NoPlans)
		w.markup("</p>")
	}
	w.markup("\n</div>\n</main>\n<footer>\n<div class=\"wrap\"><div>\n<p>")
	w.text(p.Stamp)
	w.markup(" · ")
	w.text(fmt.Sprintf(p.T.AsOfInside, p.AsOf.Text))
	w.markup("</p>")
	if p.Footer != "" {
		w.markup("\n<p>")
		w.text(p.Footer)
		w.markup("</p>")
	}
	w.markup("\n<p>")
	w.text(fmt.Sprintf(p.T.Generated, p.Generator))
	w.markup("</p>\n</div></div>\n</footer>\n</div>\n</body>\n</html>\n")
}
