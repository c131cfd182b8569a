// The templates of the HTML pages, made into functions.
//
// html/template decides where in a page each value stands and refuses what it cannot judge; the functions do the same without
// looking up every field by its name for every page, which would cost more than all else that a page needs. After a template has
// changed, run with -update. After a field of a view has been renamed, rename it in the generated functions, too, or they do not compile.

package render

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"html/template"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template/parse"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/locale"
)

// templateFunctions are what templates may call besides html/template's own. They bear the name of the function in this package,
// or of the one that a function of a page calls.
var templateFunctions = map[string]struct {
	name string
	call any
}{
	"dots": {"dotsPicture", dotsPicture}, "bar": {"barPicture", barPicture}, "tick": {"tickPicture", tickPicture},
	"size": {"sizePicture", sizePicture}, "track": {"trackPicture", trackPicture},
	"wide": {"isWide", isWide}, "wider": {"isLonger", isLonger}, "long": {"isLong", isLong},
	"breaks": {"hasLongWord", hasLongWord}, "parts": {"partsOf", partsOf}, "say": {"fmt.Sprintf", fmt.Sprintf},
}

// asTyped are the functions that tell html/template what our types tell the writer.
var asTyped = map[reflect.Type]struct {
	name     string
	call     any
	write    string
	escapers []string // where in a page such a value may stand
}{
	reflect.TypeFor[markup]():  {"asMarkup", func(m markup) template.HTML { return template.HTML(m) }, "picture", []string{"html"}},
	reflect.TypeFor[address](): {"asAddress", func(a address) template.URL { return template.URL(a) }, "address", []string{"url", "url", "attr"}},
	reflect.TypeFor[styles]():  {"asStyles", func(s styles) template.CSS { return template.CSS(s) }, "styles", []string{"css"}},
}

// escaperKinds are the escapers of html/template that a page may need. One that is not here stands in a place that the writer does
// not know: a script, an attribute without quotation marks, a style.
var escaperKinds = map[string]string{
	"_html_template_htmlescaper": "html", "_html_template_attrescaper": "attr", "_html_template_rcdataescaper": "html",
	"_html_template_urlfilter": "url", "_html_template_urlnormalizer": "url", "_html_template_cssvaluefilter": "css",
}

// templateSources are the pages by the function that writes them: of which files, and of what.
var templateSources = map[string]struct {
	files []string
	of    reflect.Type
}{
	"brief": {[]string{"brief.html.tmpl", "customer.html.tmpl"}, reflect.TypeFor[briefPage]()},
	"index": {[]string{"index.html.tmpl"}, reflect.TypeFor[indexView]()},
}

// judged parses a page and has html/template judge it.
func judged(t *testing.T, page string) *template.Template {
	t.Helper()
	functions := template.FuncMap{}
	for name, function := range templateFunctions {
		functions[name] = function.call
	}
	for _, typed := range asTyped {
		functions[typed.name] = typed.call
	}
	parsed := template.New(page).Funcs(functions)
	for _, file := range templateSources[page].files {
		text, err := os.ReadFile(filepath.Join("page", file))
		if err != nil {
			t.Fatal(err)
		}
		template.Must(parsed.Parse(string(text)))
	}
	// It judges when it is executed first, here with nothing to say.
	var refused *template.Error
	if err := parsed.Execute(io.Discard, nil); errors.As(err, &refused) {
		t.Fatal(refused)
	}
	return parsed
}

// compiler writes the functions of one page.
type compiler struct {
	out     strings.Builder
	page    string
	parsed  *template.Template
	wanted  []wantedFunction
	names   int
	problem func(format string, arguments ...any)
}

type wantedFunction struct {
	template string
	of       reflect.Type
}

// operand is an expression.
type operand struct {
	code    string
	of      reflect.Type
	pointer bool // the code is a pointer to it
	stands  bool // the code is no call and may stand in several places
}

// scope is what names mean where one is.
type scope struct {
	dot, root operand
	variables map[string]operand
}

func (s scope) with(dot operand) scope {
	s.dot = dot
	return s
}

func (s scope) define(name string, value operand) scope {
	variables := map[string]operand{name: value}
	for other, known := range s.variables {
		if other != name {
			variables[other] = known
		}
	}
	s.variables = variables
	return s
}

func (c *compiler) name(prefix string) string {
	c.names++
	return prefix + strconv.Itoa(c.names)
}

func (c *compiler) line(format string, arguments ...any) {
	fmt.Fprintf(&c.out, format+"\n", arguments...)
}

func functionName(page, template string) string {
	if template == page {
		return page
	}
	return page + strings.ToUpper(template[:1]) + template[1:]
}

// functions writes the page's function and those of the templates that it calls.
func (c *compiler) functions(of reflect.Type) {
	c.wanted = []wantedFunction{{c.page, of}}
	for i := 0; i < len(c.wanted); i++ {
		own := c.wanted[i]
		c.line("\nfunc (w *writer) %s(p *%s) {", functionName(c.page, own.template), own.of.Name())
		root := operand{code: "p", of: own.of, pointer: true, stands: true}
		c.list(c.parsed.Lookup(own.template).Tree.Root, scope{dot: root, root: root})
		c.line("}")
	}
}

func (c *compiler) list(list *parse.ListNode, s scope) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.TextNode:
			c.line("w.markup(%s)", quoted(string(node.Text)))
		case *parse.ActionNode:
			if len(node.Pipe.Decl) == 1 {
				value := c.command(node.Pipe.Cmds[0], s)
				name := node.Pipe.Decl[0].Ident[0]
				c.line("%s := %s", name[1:], value.code)
				s = s.define(name, operand{code: name[1:], of: value.of, stands: true})
				continue
			}
			c.write(node.Pipe, s)
		case *parse.IfNode:
			c.line("if %s {", c.truthOf(node.Pipe, s))
			c.branches(node.List, node.ElseList, s, s)
		case *parse.WithNode:
			value := c.command(node.Pipe.Cmds[0], s)
			if value.of.Kind() == reflect.Struct { // always there
				c.line("{")
				c.branches(node.List, nil, s.with(value), s)
				continue
			}
			if value.stands {
				c.line("if %s {", c.truth(value))
			} else {
				name := c.name("v")
				c.line("if %s := %s; %s {", name, value.code, c.truth(operand{code: name, of: value.of}))
				value = operand{code: name, of: value.of, stands: true}
			}
			c.branches(node.List, node.ElseList, s.with(value), s)
		case *parse.RangeNode:
			c.each(node, s)
		case *parse.TemplateNode:
			value := c.command(node.Pipe.Cmds[0], s)
			at := slices.IndexFunc(c.wanted, func(w wantedFunction) bool { return w.template == node.Name })
			if at < 0 {
				at = len(c.wanted)
				c.wanted = append(c.wanted, wantedFunction{node.Name, value.of})
			}
			if c.wanted[at].of != value.of || !value.pointer {
				c.problem("%s is given a %v, elsewhere a %v", node, value.of, c.wanted[at].of)
			}
			c.line("w.%s(%s)", functionName(c.page, node.Name), value.code)
		default:
			c.problem("%s: no page needed that so far", node)
		}
	}
}

func quoted(text string) string {
	if !strings.Contains(text, "`") && strings.Count(text, "\n")+strings.Count(text, `"`) > 0 && !strings.HasPrefix(text, "\n") && !strings.HasSuffix(text, "\n") {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

// branches writes the rest of a statement that has been opened.
func (c *compiler) branches(list, otherwise *parse.ListNode, s, outer scope) {
	c.list(list, s)
	if otherwise != nil {
		c.line("} else {")
		c.list(otherwise, outer)
	}
	c.line("}")
}

func (c *compiler) each(node *parse.RangeNode, s scope) {
	if node.ElseList != nil {
		c.problem("%s: no page needed an else there so far", node)
	}
	value := c.command(node.Pipe.Cmds[0], s)
	index := "_"
	if len(node.Pipe.Decl) == 2 {
		index = node.Pipe.Decl[0].Ident[0][1:]
		s = s.define("$"+index, operand{code: index, of: reflect.TypeFor[int](), stands: true})
	}
	element := operand{code: c.name("e"), stands: true}
	switch value.of.Kind() {
	case reflect.Slice:
		element.of = value.of.Elem()
		if element.of.Kind() == reflect.Struct {
			if index == "_" {
				index = c.name("i")
			}
			if !value.stands {
				c.problem("%s: ranges over what a call returns", node)
			}
			element.pointer = true
			c.line("for %s := range %s {\n%s := &%s[%s]", index, value.code, element.code, value.code, index)
		} else {
			c.line("for %s, %s := range %s {", index, element.code, value.code)
		}
	case reflect.Func: // an iterator
		element.of = value.of.In(0).In(0)
		c.line("for %s := range %s {", element.code, value.code)
	default:
		c.problem("%s: ranges over %v", node, value.of)
	}
	if n := len(node.Pipe.Decl); n > 0 {
		s = s.define(node.Pipe.Decl[n-1].Ident[0], element)
	}
	c.branches(node.List, nil, s.with(element), s)
}

// write writes a value into the page as html/template would, and tells html/template what the value's type says.
func (c *compiler) write(pipe *parse.PipeNode, s scope) {
	var escapers []string
	for len(pipe.Cmds) > 1+len(escapers) {
		name := pipe.Cmds[1+len(escapers)].Args[0].String()
		kind, known := escaperKinds[name]
		if !known {
			c.problem("%s stands where the writer does not know what is harmless: %s", pipe, name)
		}
		escapers = append(escapers, kind)
	}
	value := c.command(pipe.Cmds[0], s)
	if typed, ok := asTyped[value.of]; ok {
		if !slices.Equal(escapers, typed.escapers) {
			c.problem("%s: a value of the type %v does not belong there: %v", pipe, value.of, escapers)
		}
		pipe.Cmds = slices.Insert(pipe.Cmds, 1, &parse.CommandNode{NodeType: parse.NodeCommand, Args: []parse.Node{parse.NewIdentifier(typed.name)}})
		if typed.write == "picture" && value.stands {
			value.code += ", nil"
		}
		c.line("w.%s(%s)", typed.write, value.code)
		return
	}
	if len(escapers) != 1 || escapers[0] != "html" && escapers[0] != "attr" {
		c.problem("%s: a value of the type %v does not belong there: %v", pipe, value.of, escapers)
	}
	_, says := value.of.MethodByName("String")
	switch {
	case says:
		c.line("w.text(%s.String())", value.code)
	case value.of == reflect.TypeFor[string]():
		c.line("w.text(%s)", value.code)
	case value.of.Kind() == reflect.String:
		c.line("w.text(string(%s))", value.code)
	case value.of == reflect.TypeFor[int]():
		c.line("w.number(%s)", value.code)
	default:
		c.problem("%s: a %v has no text", pipe, value.of)
	}
}

// truthOf is the condition that a pipeline is.
func (c *compiler) truthOf(pipe *parse.PipeNode, s scope) string {
	if len(pipe.Cmds) != 1 || len(pipe.Decl) > 0 {
		c.problem("%s: no condition so far was as complex", pipe)
	}
	return c.truthOfCommand(pipe.Cmds[0], s)
}

func (c *compiler) truthOfCommand(command *parse.CommandNode, s scope) string {
	if function, ok := command.Args[0].(*parse.IdentifierNode); ok {
		var conditions []string
		for _, argument := range command.Args[1:] {
			if pipe, ok := argument.(*parse.PipeNode); ok {
				conditions = append(conditions, c.truthOf(pipe, s))
			} else if slices.Contains([]string{"and", "or", "not"}, function.Ident) {
				conditions = append(conditions, c.truth(c.argument(argument, s)))
			}
		}
		switch function.Ident {
		case "and":
			return "(" + strings.Join(conditions, " && ") + ")"
		case "or":
			return "(" + strings.Join(conditions, " || ") + ")"
		case "not":
			return "!(" + conditions[0] + ")"
		}
	}
	return c.truth(c.command(command, s))
}

// truth is whether a value counts as true.
func (c *compiler) truth(value operand) string {
	switch value.of.Kind() {
	case reflect.Bool:
		return value.code
	case reflect.String:
		return value.code + ` != ""`
	case reflect.Slice:
		return "len(" + value.code + ") > 0"
	case reflect.Func, reflect.Pointer:
		return value.code + " != nil"
	case reflect.Int:
		return value.code + " != 0"
	}
	c.problem("whether %s is true: a %v", value.code, value.of)
	return ""
}

// command is the value of a command.
func (c *compiler) command(command *parse.CommandNode, s scope) operand {
	arguments := command.Args[1:]
	function, ok := command.Args[0].(*parse.IdentifierNode)
	if !ok {
		value := c.argument(command.Args[0], s)
		if len(arguments) > 0 {
			value.code = strings.TrimSuffix(value.code, "()") + "(" + c.arguments(arguments, s) + ")"
		}
		return value
	}
	switch function.Ident {
	case "or":
		first := c.argument(arguments[0], s)
		return operand{code: "cmp.Or(" + c.arguments(arguments, s) + ")", of: first.of}
	case "gt", "ne":
		sign := map[string]string{"gt": ">", "ne": "!="}[function.Ident]
		return operand{code: c.argument(arguments[0], s).code + " " + sign + " " + c.argument(arguments[1], s).code, of: reflect.TypeFor[bool]()}
	case "len":
		return operand{code: "len(" + c.arguments(arguments, s) + ")", of: reflect.TypeFor[int]()}
	}
	known, ok := templateFunctions[function.Ident]
	if !ok {
		c.problem("%s: no page needed that function so far", command)
	}
	return operand{code: known.name + "(" + c.arguments(arguments, s) + ")", of: reflect.TypeOf(known.call).Out(0)}
}

func (c *compiler) arguments(nodes []parse.Node, s scope) string {
	var codes []string
	for _, node := range nodes {
		codes = append(codes, c.argument(node, s).code)
	}
	return strings.Join(codes, ", ")
}

func (c *compiler) argument(node parse.Node, s scope) operand {
	switch node := node.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return c.chain(s.dot, node.Ident)
	case *parse.VariableNode:
		from, known := s.variables[node.Ident[0]]
		if node.Ident[0] == "$" {
			from, known = s.root, true
		}
		if !known {
			c.problem("%s is nowhere defined", node)
		}
		return c.chain(from, node.Ident[1:])
	case *parse.StringNode:
		return operand{code: strconv.Quote(node.Text), of: reflect.TypeFor[string](), stands: true}
	case *parse.NumberNode:
		return operand{code: node.Text, of: reflect.TypeFor[int](), stands: true}
	case *parse.PipeNode:
		return c.command(node.Cmds[0], s)
	}
	c.problem("%s: no page needed that so far", node)
	return operand{}
}

// chain follows fields; the last may be a method.
func (c *compiler) chain(from operand, fields []string) operand {
	for _, name := range fields {
		of := from.of
		if of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		code := from.code + "." + name
		if of.Kind() == reflect.Struct {
			if field, ok := of.FieldByName(name); ok {
				from = operand{code: code, of: field.Type, stands: from.stands}
				continue
			}
		}
		method, ok := reflect.PointerTo(of).MethodByName(name)
		if !ok {
			c.problem("%v has no %s", of, name)
		}
		from = operand{code: code + "()", of: method.Type.Out(0)}
	}
	return from
}

// compiled is the file of a page's functions, and the template as it was judged.
func compiled(t *testing.T, page string) (string, *template.Template) {
	t.Helper()
	c := &compiler{page: page, parsed: judged(t, page), problem: func(format string, arguments ...any) {
		t.Helper()
		t.Fatalf(page+": "+format, arguments...)
	}}
	c.functions(templateSources[page].of)
	body := c.out.String()
	head := fmt.Sprintf("// Code generated from page/%s by TestTemplates; DO NOT EDIT.\n\npackage render\n", strings.Join(templateSources[page].files, " and page/"))
	var imports []string
	for _, name := range []string{"cmp", "fmt"} {
		if strings.Contains(body, name+".") {
			imports = append(imports, strconv.Quote(name))
		}
	}
	if len(imports) > 0 {
		head += "\nimport (\n" + strings.Join(imports, "\n") + "\n)\n"
	}
	text, err := format.Source([]byte(head + body))
	if err != nil {
		t.Fatalf("%v in\n%s", err, head+body)
	}
	return string(text), c.parsed
}

func TestTemplates(t *testing.T) {
	for page := range templateSources {
		text, _ := compiled(t, page)
		path := "html_" + page + "_made.go"
		if made, err := os.ReadFile(path); err != nil || string(made) != text {
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			t.Errorf("%s is not what its template says; run go test -update", path)
		}
	}
}

// filler fills views with whatever could be in them.
type filler struct{ *rand.Rand }

func (f filler) fill(v reflect.Value) {
	if v.CanInterface() && f.typed(v.Addr().Interface()) {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{
			"", "", "Ann", "a name of more than twenty characters", "anextraordinarilylongword", `</style></script><b onload="x">&amp;'+` + "`", "a\x00b\u202ec\ufffd\xffd", "%s %d",
			"日本語 ﷐ \ufeff", "javascript:alert(1)", " plain ", "12,000,000",
		}[f.IntN(12)])
	case reflect.Bool:
		v.SetBool(f.IntN(2) == 0)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(f.IntN(12) - 2))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		v.SetUint(uint64(f.IntN(3)))
	case reflect.Float64:
		v.SetFloat(float64(f.IntN(120)) / 100)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), f.IntN(4), 4))
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Pointer:
		if v.CanSet() {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() || v.Type().Field(i).Anonymous && v.Field(i).Kind() == reflect.Struct {
				f.fill(v.Field(i))
			}
		}
	}
}

// typed fills what is of a type with a meaning of its own, and reports whether it was.
func (f filler) typed(pointer any) bool {
	switch view := pointer.(type) {
	case **locale.Labels:
		*view = locale.Locale{}.Labels()
	case *locale.Locale:
	case *address:
		*view = address([]string{"", "./a%20b&c+d.html", "data:image/png;base64,a+b/c="}[f.IntN(3)])
	case *markup:
		*view = markup([]string{"", "<svg>&amp;</svg>"}[f.IntN(2)])
	case *iter.Seq[rowView]:
		*view = several[rowView](f)
	case *iter.Seq[memberView]:
		*view = several[memberView](f)
	case *brief.Tone:
		*view = brief.Tone(f.IntN(int(brief.Accent) + 1))
	default:
		return false
	}
	return true
}

func several[V any](f filler) iter.Seq[V] {
	views := make([]V, f.IntN(4))
	for i := range views {
		f.fill(reflect.ValueOf(&views[i]).Elem())
	}
	return slices.Values(views)
}

// The functions write what html/template writes, whatever a page has to say.
func TestTemplatesWriteTheSame(t *testing.T) {
	same := func(page string, judged *template.Template, view any, write func(w *writer)) {
		t.Helper()
		var want, got bytes.Buffer
		if err := judged.Execute(&want, view); err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		if err := whole(&got, write); err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		expected := want.Bytes()
		if !isClean(want.String()) {
			expected = withoutControls(expected)
		}
		if diff := gocmp.Diff(string(expected), got.String()); diff != "" {
			t.Fatalf("%s (-html/template +ours):\n%s", page, diff)
		}
	}
	_, briefs := compiled(t, "brief")
	_, indexes := compiled(t, "index")
	for seed := range uint64(150) {
		f := filler{rand.New(rand.NewPCG(seed, 6))}
		var one briefPage
		f.fill(reflect.ValueOf(&one).Elem())
		one.Style = "a{b:c}"
		same("brief", briefs, one, func(w *writer) { w.brief(&one) })
		var all indexView
		f.fill(reflect.ValueOf(&all).Elem())
		if all.Style = "a{b:c}"; seed%4 == 0 {
			all.Rows = nil
		}
		same("index", indexes, all, func(w *writer) { w.index(&all) })
	}
}
