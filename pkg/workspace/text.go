// Text that is in no file, or not yet: what an editor holds, what comes from a pipe.
package workspace

import (
	"github.com/acctplan/acctplan/pkg/plan"
)

// Text reads content as if it stood in the one file that the request names, whether that is
// there or not. Nothing is read from disk.
func Text(content []byte, request Request) *Workspace {
	c := candidate{path: display(request.Paths[0]), named: true}
	w := &Workspace{named: map[string]bool{c.path: true}, plans: map[string]*plan.Plan{}}
	switch outcome := readText(c, content, request); {
	case outcome.failure != "":
		w.Errors = []FileError{{c.path, outcome.failure}}
	case outcome.plan != nil:
		w.Plans = []*plan.Plan{outcome.plan}
		w.plans[c.path] = outcome.plan
	default:
		w.Other = []string{c.path}
	}
	return w
}

// readText is judge; a panic on the way is this file's failure.
func readText(c candidate, content []byte, request Request) (result outcome) {
	defer func() {
		if problem := recover(); problem != nil {
			result = outcome{failure: internalError(problem)}
		}
	}()
	return judge(c, content, request)
}
