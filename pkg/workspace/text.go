// Text that is in no file, or not yet: what an editor holds, what comes from a pipe.
package workspace

import "github.com/acctplan/acctplan/pkg/plan"

// Text reads content as if it stood in the one file that the request names, whether that is
// there or not. Nothing is read from disk.
func Text(content []byte, request Request) *Workspace {
	c := candidate{path: display(request.Paths[0]), named: true}
	if identity, err := realPath(request.Paths[0]); err == nil {
		c.identity = identity
	}
	w := &Workspace{named: map[string]bool{c.path: true}, plans: map[string]*plan.Plan{}}
	switch outcome := judge(c, content, request); {
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
