// What a configuration asks for and a run cannot do, or does for nothing.
package main

import (
	"fmt"
	"path/filepath"
)

// noteIdle says which overrides speak of no plan, where the run has read all that they could speak of.
func (a *app) noteIdle(in *input) {
	c := &a.config
	if c.path == "" || a.quiet || !below(foldersOf(in.paths), c.Directory) {
		return
	}
	var plans []string
	for _, p := range in.result().Checked {
		plans = append(plans, c.Relative(resolved(filepath.FromSlash(p.Path))))
	}
	for _, idle := range c.Idle(plans) {
		a.note(fmt.Sprintf("%s: no plan matches %s: what stands with it holds for none", idle.Place(), idle.Text()))
	}
}

// noteRequired says which accounts that must have a plan were not looked for, where the run has read a
// folder, but not all plans.
func (a *app) noteRequired(in *input) {
	c, folders := &a.config, foldersOf(in.paths)
	ids := 0
	for i := range c.Required {
		if c.Required[i].CRMID != "" {
			ids++
		}
	}
	if ids > 0 && len(folders) > 0 && !below(folders, c.Directory) {
		a.note(fmt.Sprintf("%s: require_plans: not looked for: %s by the id in the CRM, whose plan may lie elsewhere; run acctplan on %s", shown(c.path), counted(ids, "account"), shown(c.Directory)))
	}
}
