package custom

// Checking: an expression becomes a program, or a problem with its place in the file.

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/acctplan/acctplan/pkg/source"
)

// program is an expression that was checked, with the patterns that it looks for.
type program struct {
	*vm.Program
	patterns []pattern
	at       func(offset int) source.Span // the place of a character of it in the file
}

// pattern is a regular expression and what it costs to look for it, by character.
type pattern struct {
	*regexp.Regexp
	steps int
}

// builtins are the functions of the expression language that stay: those over lists whose turns
// are counted, and those that cannot make much out of little.
var builtins = []string{
	"all", "any", "none", "one", "filter", "map", "find", "count", "sum", "len", "min", "max", "mean",
	"abs", "ceil", "floor", "round", "lower", "upper", "trim", "join",
}

// boolean compiles an expression that must say yes or no.
func (c *compiler) boolean(key string, text Text) *program {
	p, kind := c.compile(key, text.Text, c.mapping(text, 0, text.Text))
	if p != nil && kind != reflect.TypeFor[bool]() {
		c.problem(text.Span, "%s must be true or false, but is %s", key, typeName(kind))
		return nil
	}
	return p
}

// compile compiles an expression; at maps its characters to the file. It gives the type of the
// result.
func (c *compiler) compile(key, text string, at func(int) source.Span) (*program, reflect.Type) {
	fail := func(offset int, format string, arguments ...any) (*program, reflect.Type) {
		c.problem(at(offset), "%s: %s", key, fmt.Sprintf(format, arguments...))
		return nil, nil
	}
	if len(text) > longestExpression {
		return fail(0, "the expression is longer than %d characters", longestExpression)
	}
	checks := &checker{text: text, program: &program{at: at}, wrapped: map[ast.Node]bool{}}
	options := []expr.Option{
		expr.Env(sampleEnvironment(c.scope, c.record)), expr.MaxNodes(mostNodes), expr.DisableAllBuiltins(),
		expr.Patch(checks), expr.Patch(again{}), expr.DisableIfOperator(),
	}
	for _, name := range builtins {
		options = append(options, expr.EnableBuiltin(name))
	}
	tree, err := parser.Parse(text) // its errors come again below
	if err == nil {
		if offset, problem := shape(tree.Node, 0); problem != "" {
			return fail(offset, "%s", problem)
		}
	}
	compiled, err := expr.Compile(text, options...)
	if checks.problem != "" {
		return fail(checks.offset, "%s", checks.problem)
	}
	if err != nil {
		var placed *file.Error
		if errors.As(err, &placed) {
			return fail(runeOffset(text, placed.From), "%s", c.plain(placed.Message))
		}
		return fail(0, "%s", c.plain(err.Error()))
	}
	c.timely = c.timely || checks.timely
	checks.program.Program = compiled
	return checks.program, compiled.Node().Type()
}

// runeOffset is the byte offset of a character, by its number.
func runeOffset(text string, number int) int {
	for offset := range text {
		if number <= 0 {
			return offset
		}
		number--
	}
	return len(text)
}

// mapping finds the place of a part of a text in the file. The text is what a YAML scalar means,
// which is not always what is written: quotes, folded lines and indentation lie between. Both
// are walked side by side; a character that is not found leaves the place at the last one.
func (c *compiler) mapping(text Text, from int, part string) func(int) source.Span {
	return func(offset int) source.Span {
		raw := c.definition.File.Text(text.Span)
		at := 0
		if strings.HasPrefix(raw, "|") || strings.HasPrefix(raw, ">") {
			at = strings.IndexByte(raw, '\n') + 1
		}
		wanted, last := from+offset, at
		for i, r := range text.Text {
			if i > wanted {
				break
			}
			if unicode.IsSpace(r) {
				continue
			}
			next := strings.IndexRune(raw[at:], r)
			if next < 0 {
				break
			}
			last = at + next
			at = last + utf8.RuneLen(r)
		}
		start := text.Span.Start + last
		end := min(start+1, text.Span.End)
		return source.Span{Start: start, End: end}
	}
}

// shape refuses what would make much out of little, before anything is compiled: it gives the
// place and what is wrong.
func shape(node ast.Node, nested int) (offset int, problem string) {
	check := func(nodes ...ast.Node) (int, string) {
		for _, n := range nodes {
			if n == nil {
				continue
			}
			if offset, problem := shape(n, nested); problem != "" {
				return offset, problem
			}
		}
		return 0, ""
	}
	from := node.Location().From
	switch n := node.(type) {
	case *ast.VariableDeclaratorNode:
		return from, "let is not available; write the value where it is used"
	case *ast.SequenceNode:
		return from, "only one expression, without ;"
	case *ast.MapNode, *ast.PairNode:
		return from, "{} is not available"
	case *ast.BytesNode:
		return from, "texts are written in quotes"
	case *ast.IdentifierNode:
		if strings.HasPrefix(n.Value, "$") {
			return from, n.Value + " is not available"
		}
	case *ast.ArrayNode:
		for _, item := range n.Nodes {
			switch item.(type) {
			case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode:
			default:
				return item.Location().From, "a list in brackets holds texts or numbers only"
			}
		}
	case *ast.PredicateNode:
		if nested++; nested > deepestNesting {
			return from, fmt.Sprintf("more than %d of any, all, filter and such in each other", deepestNesting)
		}
		return shape(n.Node, nested)
	case *ast.UnaryNode:
		return check(n.Node)
	case *ast.BinaryNode:
		return check(n.Left, n.Right)
	case *ast.ChainNode:
		return check(n.Node)
	case *ast.MemberNode:
		return check(n.Node, n.Property)
	case *ast.SliceNode:
		return check(n.Node, n.From, n.To)
	case *ast.CallNode:
		return check(append([]ast.Node{n.Callee}, n.Arguments...)...)
	case *ast.BuiltinNode:
		// The language's own switch leaves those that take predicates where they are.
		if !slices.Contains(builtins, n.Name) {
			return from, fmt.Sprintf("%s is not available; there are: %s", n.Name, strings.Join(builtins, ", "))
		}
		return check(append([]ast.Node{n.Map}, n.Arguments...)...)
	case *ast.ConditionalNode:
		return check(n.Cond, n.Exp1, n.Exp2)
	}
	return 0, ""
}

// checker checks a tree whose types are known, and puts in what counts and bounds the work. It
// visits the parts of a node before the node.
type checker struct {
	text    string
	program *program
	timely  bool
	wrapped map[ast.Node]bool

	offset  int
	problem string // the first
}

func (c *checker) fail(node ast.Node, format string, arguments ...any) {
	if c.problem == "" {
		c.offset, c.problem = runeOffset(c.text, node.Location().From), fmt.Sprintf(format, arguments...)
	}
}

// Visit is called by the expression language.
func (c *checker) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		c.timely = c.timely || slices.Contains(timely, n.Value)
	case *ast.PredicateNode:
		if !c.wrapped[n] {
			c.wrapped[n] = true
			n.Node = &ast.SequenceNode{Nodes: []ast.Node{call(hiddenTurn, &ast.IntegerNode{Value: weight(n.Node)}), n.Node}}
		}
	case *ast.BinaryNode:
		c.binary(node, n)
	case *ast.CallNode:
		callee, ok := n.Callee.(*ast.IdentifierNode)
		if !ok || len(n.Arguments) != 1 {
			return
		}
		switch callee.Value {
		case "people":
			c.words(n.Arguments[0], roleWords())
		case "day":
			if text, ok := n.Arguments[0].(*ast.StringNode); ok {
				if _, err := readDay(text.Value); err != nil {
					c.fail(text, "%s", err)
				}
			}
		}
	case *ast.BuiltinNode:
		c.builtin(n)
	}
}

// builtin refuses what the language itself notices only when it meets a record.
func (c *checker) builtin(n *ast.BuiltinNode) {
	if len(n.Arguments) == 0 {
		return
	}
	first := n.Arguments[0]
	items := first.Type()
	if items == nil || items.Kind() != reflect.Slice {
		items = nil
	} else {
		items = items.Elem()
	}
	list := c.written(first)
	switch n.Name {
	case "count":
		if len(n.Arguments) == 1 && items != nil && items.Kind() != reflect.Bool {
			c.fail(n, "count counts those of which something is true, as in count(%s, %s); how many there are is len(%s)", list, exampleCondition(items), list)
		}
	case "sum", "mean", "min", "max":
		var added reflect.Type
		switch {
		case len(n.Arguments) == 1 && items != nil:
			added = items
		case len(n.Arguments) == 2 && items != nil:
			if turn, ok := n.Arguments[1].(*ast.PredicateNode); ok {
				added = turn.Node.Type()
			}
		}
		if added != nil && added.Kind() != reflect.Float64 && added.Kind() != reflect.Int && added.Kind() != reflect.Interface {
			c.fail(n, "%s takes numbers, but this is %s%s", n.Name, typeName(added), exampleNumber(n.Name, list, items))
		}
	}
}

// written is a part of the expression as its author wrote it, where that is short and plain.
func (c *checker) written(node ast.Node) string {
	if text := node.String(); len(text) <= 60 && !strings.Contains(text, hidden) {
		return text
	}
	return "…"
}

// exampleCondition is something that can be asked of an item of a list.
func exampleCondition(items reflect.Type) string {
	if items.Kind() == reflect.Pointer {
		for i := range items.Elem().NumField() {
			field := items.Elem().Field(i)
			if name := field.Tag.Get("expr"); name != "" && name != "id" && field.Type.Kind() == reflect.String {
				return fmt.Sprintf(`.%s != ""`, name)
			}
		}
	}
	if items.Kind() != reflect.String {
		return "# > 0"
	}
	return `# != ""`
}

// exampleNumber names a number of the items of a list, for the end of a sentence.
func exampleNumber(function, list string, items reflect.Type) string {
	if items != nil && items.Kind() == reflect.Pointer {
		for i := range items.Elem().NumField() {
			field := items.Elem().Field(i)
			if name := field.Tag.Get("expr"); name != "" && field.Type.Kind() == reflect.Float64 {
				return fmt.Sprintf("; name one, as in %s(map(%s, .%s))", function, list, name)
			}
		}
	}
	return fmt.Sprintf("; how many there are is len(%s)", list)
}

// again has the language check the arguments of calls once more, after everything was put in. It
// takes the type of a call that has one for granted, and a mistake in an argument would be lost.
type again struct{}

// Reset, with ShouldRepeat, has the language run this visitor behind the others.
func (again) Reset() {}

// ShouldRepeat is part of what the language asks of such a visitor.
func (again) ShouldRepeat() bool { return false }

// Visit is called by the expression language.
func (again) Visit(node *ast.Node) {
	if n, ok := (*node).(*ast.CallNode); ok {
		n.SetType(reflect.TypeFor[any]())
	}
}

func (c *checker) binary(node *ast.Node, n *ast.BinaryNode) {
	left, right := n.Left.Type(), n.Right.Type()
	switch n.Operator {
	case "matches":
		c.matches(node, n)
	case "+":
		if left != nil && left.Kind() == reflect.String {
			replace(node, call(hiddenConcat, n.Left, n.Right))
		}
	case "in":
		c.words(n.Left, wordsOf(n.Right))
		c.words(n.Right, wordsOf(n.Left))
		if bounds, ok := n.Right.(*ast.BinaryNode); ok && bounds.Operator == ".." {
			replace(node, call(hiddenBetween, n.Left, bounds.Left, bounds.Right))
			return
		}
		if _, literal := n.Right.(*ast.ArrayNode); !literal {
			if right == nil || right.Kind() != reflect.Slice && right.Kind() != reflect.Interface {
				c.fail(n, "in looks into lists only; a text is looked into with contains")
				return
			}
			replace(node, call(hiddenIn, n.Left, n.Right))
		}
	case "<", "<=", ">", ">=", "==", "!=":
		c.words(n.Left, wordsOf(n.Right))
		c.words(n.Right, wordsOf(n.Left))
		date := reflect.TypeFor[*Date]()
		if left == date && right == date {
			replace(node, call(hiddenDates, &ast.StringNode{Value: n.Operator}, n.Left, n.Right))
			return
		}
		loose := false // what it is shows only when the rule runs
		for _, side := range []ast.Node{n.Left, n.Right} {
			t := side.Type()
			if _, chain := side.(*ast.ChainNode); chain && scalar(t) {
				loose = true // there may be nothing to take a field of
			} else if t != nil && t.Kind() == reflect.Interface {
				loose = true
			} else if !scalar(t) {
				c.fail(side, "%s cannot be compared with %s; %s", capital(typeName(t)), n.Operator, instead(t))
				return
			}
		}
		if loose && (n.Operator == "==" || n.Operator == "!=") {
			replace(node, call(hiddenEqual, &ast.BoolNode{Value: n.Operator == "!="}, n.Left, n.Right))
		}
	}
}

// instead says what to write instead of a comparison.
func instead(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[*Date]():
		return `compare two dates, as in plan.renewal < day("2027-03-31"), or count days_until(plan.renewal)`
	case t == reflect.TypeFor[*Person]():
		return "compare names, as in plan.owner.name"
	case t != nil && t.Kind() == reflect.Slice:
		return "count it with len, or ask any or all"
	}
	return "compare one of its fields"
}

// scalar reports whether a value can be compared at once.
func scalar(t reflect.Type) bool {
	if t == nil {
		return true // nil
	}
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Float64:
		return true
	}
	return false
}

// matches replaces the operator by a function that counts, with a pattern that is known now.
func (c *checker) matches(node *ast.Node, n *ast.BinaryNode) {
	literal, ok := n.Right.(*ast.StringNode)
	if !ok {
		c.fail(n.Right, "matches takes a pattern in quotes")
		return
	}
	const longestPattern = 200
	if len(literal.Value) > longestPattern {
		c.fail(n.Right, "a pattern longer than %d characters", longestPattern)
		return
	}
	compiled, err := regexp.Compile(literal.Value)
	if err != nil {
		var wrong *syntax.Error
		if errors.As(err, &wrong) {
			c.fail(n.Right, "the pattern cannot be read: %s: %q", wrong.Code, wrong.Expr)
			return
		}
		c.fail(n.Right, "the pattern cannot be read")
		return
	}
	steps := 1
	if parsed, err := syntax.Parse(literal.Value, syntax.Perl); err == nil {
		if instructions, err := syntax.Compile(parsed.Simplify()); err == nil {
			steps = len(instructions.Inst)
		}
	}
	c.program.patterns = append(c.program.patterns, pattern{compiled, steps})
	replace(node, call(hiddenMatches, &ast.IntegerNode{Value: len(c.program.patterns) - 1}, n.Left))
}

// words checks that a text that is compared with a field is a word which the field can hold.
func (c *checker) words(node ast.Node, allowed []string) {
	if len(allowed) == 0 {
		return
	}
	texts := []ast.Node{node}
	if list, ok := node.(*ast.ArrayNode); ok {
		texts = list.Nodes
	}
	for _, one := range texts {
		text, ok := one.(*ast.StringNode)
		if !ok || text.Value == "" || slices.Contains(allowed, text.Value) {
			continue
		}
		if near := nearest(text.Value, allowed); near != "" {
			c.fail(one, "it is never %q; did you mean %q?", text.Value, near)
		} else {
			c.fail(one, "it is never %q, but one of %s", text.Value, strings.Join(allowed, ", "))
		}
	}
}

// wordsOf are the words that a field can hold; none where it can hold any.
func wordsOf(node ast.Node) []string {
	if chain, ok := node.(*ast.ChainNode); ok {
		node = chain.Node
	}
	member, ok := node.(*ast.MemberNode)
	if !ok {
		return nil
	}
	name, ok := member.Property.(*ast.StringNode)
	if !ok {
		return nil
	}
	field, ok := fieldOf(member.Node.Type(), name.Value)
	if !ok {
		return nil
	}
	return strings.Fields(field.Tag.Get("words"))
}

func roleWords() []string {
	field, _ := fieldOf(reflect.TypeFor[*Stakeholder](), "roles")
	return strings.Fields(field.Tag.Get("words"))
}

// fieldOf finds a field of a part of the view by what expressions call it.
func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct {
		return reflect.StructField{}, false
	}
	for i := range t.NumField() {
		if field := t.Field(i); field.Tag.Get("expr") == name && name != "" {
			return field, true
		}
	}
	return reflect.StructField{}, false
}

// fieldNames are what expressions call the fields of a part of the view.
func fieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		if name := t.Field(i).Tag.Get("expr"); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func call(name string, arguments ...ast.Node) *ast.CallNode {
	return &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: arguments}
}

// replace puts a node in the place of another one.
func replace(node *ast.Node, with ast.Node) {
	with.SetLocation((*node).Location())
	*node = with
}

// weight is what one turn through an expression costs: its parts, the expensive ones more.
func weight(node ast.Node) int {
	counter := &counter{}
	ast.Walk(&node, counter)
	return min(counter.weight, math.MaxInt32)
}

type counter struct{ weight int }

// Visit is called by the expression language.
func (c *counter) Visit(node *ast.Node) {
	c.weight++
	switch n := (*node).(type) {
	case *ast.BuiltinNode:
		c.weight += 10
	case *ast.BinaryNode:
		if n.Operator == "contains" || n.Operator == ".." {
			c.weight += 10
		}
	case *ast.CallNode:
		c.weight += 5
	}
}

// Messages of the expression language, in the words of this one.
var (
	noField     = lazily(`^type (\S+) has no (?:field|method) (\S+)$`)
	unknownName = lazily(`^unknown name (\S+)$`)
	noArgument  = lazily(`^cannot use (.+) as argument \(type (.+)\) to call (\S+)$`)
	badArgument = lazily(`^invalid argument for (\S+) \(type (.+)\)$`)
	mismatched  = lazily(`^invalid operation: (\S+) \(mismatched types? (.+?)(?: and (.+))?\)$`)
	unexpected  = lazily(`^unexpected token (\w+)(?:\("(.*)"\))?$`)
	noIndex     = lazily(`^type (\S+)\[\w+\] is undefined$`)
	goType      = lazily(`\[?\]?\*?custom\.\w+|\[\]string|\[\]interface \{\}|interface \{\}|float64|func\([^)]*\)( \w+)?|map\[string\]string`)
)

// lazily is a pattern that is compiled when it is first looked for.
//
//go:noinline // many call it, and the binary has no room for copies of it
func lazily(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

func (c *compiler) plain(message string) string {
	message = strings.TrimSpace(strings.SplitN(message, "\n", 2)[0])
	if found := noField().FindStringSubmatch(message); found != nil {
		what := goTypeName(found[1])
		if what == found[1] {
			return fmt.Sprintf("%s has no field %q", what, found[2])
		}
		for _, t := range viewTypes() {
			if t.String() == strings.TrimPrefix(found[1], "*") {
				names := fieldNames(t)
				if near := nearest(found[2], names); near != "" {
					return fmt.Sprintf("%s has no field %q; did you mean %q?", what, found[2], near)
				}
				return fmt.Sprintf("%s has no field %q; there are: %s", what, found[2], some(names))
			}
		}
		return fmt.Sprintf("%s has no field %q", what, found[2])
	}
	if found := unknownName().FindStringSubmatch(message); found != nil {
		var names []string
		for name := range sampleEnvironment(c.scope, c.record) {
			if !strings.HasPrefix(name, hidden) {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		if near := nearest(found[1], append(slices.Clone(names), builtins...)); near != "" {
			return fmt.Sprintf("nothing is called %q; did you mean %q?", found[1], near)
		}
		if _, field := fieldOf(reflect.TypeFor[Plan](), found[1]); field {
			return fmt.Sprintf("nothing is called %q; did you mean %q?", found[1], "plan."+found[1])
		}
		return fmt.Sprintf("nothing is called %q; there are: %s", found[1], strings.Join(names, ", "))
	}
	said := func(goType string) string {
		switch name := goTypeName(goType); name {
		case "string":
			return "a text"
		case "number", "int":
			return "a number"
		case "bool":
			return "true or false"
		case "any":
			return "a value of any kind"
		default:
			return strings.ReplaceAll(name, "list of", "a list of")
		}
	}
	if found := noArgument().FindStringSubmatch(message); found != nil {
		return fmt.Sprintf("%s takes %s, but this is %s", found[3], said(found[2]), said(found[1]))
	}
	if found := badArgument().FindStringSubmatch(message); found != nil {
		takes := map[string]string{"len": "a list or a text", "lower": "a text", "upper": "a text", "trim": "a text", "join": "a list of texts"}[found[1]]
		return fmt.Sprintf("%s takes %s, but this is %s", found[1], cmp.Or(takes, "a number"), said(found[2]))
	}
	if found := mismatched().FindStringSubmatch(message); found != nil {
		if found[3] == "" {
			return fmt.Sprintf("%s takes true or false, but this is %s", found[1], said(found[2]))
		}
		one, two := said(found[2]), said(found[3])
		switch {
		case one == two && one == "a date":
			return fmt.Sprintf("%s does not work with dates; count with days_until or days_since", found[1])
		case one == two:
			return fmt.Sprintf("%s does not work with two values that are %s each", found[1], one)
		}
		return fmt.Sprintf("%s takes two values of one kind, but these are %s and %s", found[1], one, two)
	}
	if found := unexpected().FindStringSubmatch(message); found != nil {
		if found[1] == "EOF" {
			return "the expression ends too early"
		}
		return fmt.Sprintf("%q was not expected here", found[2])
	}
	if found := noIndex().FindStringSubmatch(message); found != nil {
		return said(found[1]) + " has no numbered entries; only a list has"
	}
	switch {
	case strings.HasPrefix(message, "expected at least 2 arguments"):
		return `the condition is missing; any, all, count and such ask it of each, as in any(plan.goals, .goal != "")`
	case strings.HasPrefix(message, "array elements can only be selected"):
		return "a list takes a number in brackets, counted from 0"
	case strings.HasPrefix(message, "too many arguments to call "), strings.HasPrefix(message, "not enough arguments to call "):
		return strings.Replace(message, " to call ", " for ", 1)
	}
	return goType().ReplaceAllStringFunc(message, goTypeName)
}

// some are the first of many names.
func some(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// viewTypes are the parts of the view.
func viewTypes() []reflect.Type {
	types := []reflect.Type{reflect.TypeFor[Plan](), reflect.TypeFor[Date](), reflect.TypeFor[Person]()}
	for i := range types[0].NumField() {
		if field := types[0].Field(i).Type; field.Kind() == reflect.Slice && field.Elem().Kind() == reflect.Pointer && !slices.Contains(types, field.Elem().Elem()) {
			types = append(types, field.Elem().Elem())
		}
	}
	return types
}

// goTypeName says what a type of Go is.
func goTypeName(name string) string {
	switch {
	case name == "float64":
		return "number"
	case name == "[]string":
		return "list of texts"
	case strings.HasPrefix(name, "func"):
		return "function"
	case strings.HasPrefix(name, "map"):
		return "the team's own keys"
	case strings.Contains(name, "interface"):
		return "any"
	}
	list := strings.HasPrefix(name, "[]")
	for _, t := range viewTypes() {
		if t.String() != strings.TrimPrefix(strings.TrimPrefix(name, "[]"), "*") {
			continue
		}
		word := lowerWords(t.Name())
		if list {
			return "list of " + word + "s"
		}
		return article(word)
	}
	return name
}

// typeName says what a value is.
func typeName(t reflect.Type) string {
	switch {
	case t == nil:
		return "nothing"
	case t.Kind() == reflect.String:
		return "a text"
	case t.Kind() == reflect.Float64, t.Kind() == reflect.Int:
		return "a number"
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Interface:
		return "a value of any kind"
	}
	return goTypeName(t.String())
}

// lowerWords parts a name at its capitals: "decision step".
func lowerWords(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func article(word string) string {
	switch {
	case word == "plan":
		return "the plan"
	case strings.ContainsRune("aeiou", rune(word[0])):
		return "an " + word
	}
	return "a " + word
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// nearest is the candidate that a mistyped word probably meant; empty where none is near.
func nearest(word string, candidates []string) string {
	if len(word) > 60 {
		return ""
	}
	best, least := "", max(1, len(word)*2/5)+1
	for _, candidate := range candidates {
		if distance := levenshtein.ComputeDistance(strings.ToLower(word), candidate); distance < least {
			best, least = candidate, distance
		}
	}
	return best
}
