package report

// Changes for programs, described by schema/diff.schema.json and schema/log.schema.json.

import (
	"io"

	"github.com/acctplan/acctplan/pkg/delta"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// visibleText is a text that holds no hidden character in JSON.
type visibleText string

func (t visibleText) MarshalJSON() ([]byte, error) { return AppendJSONString(nil, string(t)), nil }

type changesDocument struct {
	Version int          `json:"version"`
	Before  visibleText  `json:"before"`
	After   visibleText  `json:"after"`
	Plans   []changeJSON `json:"plans"`
	Errors  []errorJSON  `json:"errors"`
}

type errorJSON struct {
	Path    visibleText `json:"path"`
	Message visibleText `json:"message"`
}

type changeJSON struct {
	Status     status       `json:"status"`
	Path       visibleText  `json:"path"`
	FormerPath *visibleText `json:"former_path"`
	Account    visibleText  `json:"account"`
	About      visibleText  `json:"about"` // of a plan that is new or deleted
	Changes    []planChange `json:"changes"`
}

type planChange struct {
	Kind       delta.Kind    `json:"kind"`
	Collection string        `json:"collection"`
	Key        visibleText   `json:"key"`
	FormerKey  visibleText   `json:"former_key"`
	Subject    visibleText   `json:"subject"`
	Text       visibleText   `json:"text"`
	Times      int           `json:"times"`
	Values     []changeValue `json:"values"`
	Before     *changePlace  `json:"before"`
	After      *changePlace  `json:"after"`
}

type changeValue struct {
	Field  visibleText `json:"field"`
	Before *valueSide  `json:"before"`
	After  *valueSide  `json:"after"`
}

type valueSide struct {
	Text  visibleText  `json:"text"`
	Place *changePlace `json:"place"`
}

type changePlace struct {
	Start changePosition `json:"start"`
	End   changePosition `json:"end"`
}

type changePosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

func positionOf(file *source.File, offset int) changePosition {
	at := file.Position(offset)
	return changePosition{at.Line, at.Column, at.Offset}
}

// JSON prints the changes as one JSON document. The error is the writer's.
func (c Changes) JSON(w io.Writer) error {
	document := changesDocument{Version: 1, Before: visibleText(c.Before), After: visibleText(c.After), Plans: []changeJSON{}, Errors: errorsJSON(c.Errors)}
	for _, changed := range c.sorted() {
		document.Plans = append(document.Plans, changed.json())
	}
	return WriteJSON(w, document, "")
}

func errorsJSON(failures []FileError) []errorJSON {
	out := []errorJSON{}
	for _, failure := range failures {
		out = append(out, errorJSON{visibleText(failure.Path), visibleText(failure.Message)})
	}
	return out
}

func (c ChangedPlan) json() changeJSON {
	out := changeJSON{Status: c.status(), Path: visibleText(c.last().Path), Account: visibleText(c.account()), Changes: []planChange{}}
	if former := visibleText(c.former()); former != "" {
		out.FormerPath = &former
	}
	if out.Status == newPlan || out.Status == restoredPlan || out.Status == deletedPlan {
		out.About = visibleText(c.introduction())
	}
	for _, change := range c.Changes {
		entry := planChange{
			Kind: change.Kind, Collection: string(change.Collection), Key: visibleText(change.Key), FormerKey: visibleText(change.Former),
			Subject: visibleText(change.Subject), Text: visibleText(change.Sentence()), Times: change.Times, Values: []changeValue{},
			Before: c.placeOf(change.Before, c.Before), After: c.placeOf(change.After, c.After),
		}
		for _, v := range change.Values {
			entry.Values = append(entry.Values, changeValue{
				Field: visibleText(v.Field), Before: c.valueSide(v.Before, v.BeforeSpan, c.Before), After: c.valueSide(v.After, v.AfterSpan, c.After),
			})
		}
		out.Changes = append(out.Changes, entry)
	}
	return out
}

// valueSide is a value in one version; nil where the version does not have it.
func (c ChangedPlan) valueSide(text string, span source.Span, of *plan.Plan) *valueSide {
	if text == "" {
		return nil
	}
	return &valueSide{visibleText(text), c.placeOf(span, of)}
}
