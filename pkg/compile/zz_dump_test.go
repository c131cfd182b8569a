package compile_test
import ("testing";"os";"fmt";"github.com/acctplan/acctplan/pkg/compile";"github.com/acctplan/acctplan/pkg/source";"github.com/acctplan/acctplan/pkg/plan")
func TestDump(t *testing.T){
 for _,f:=range os.Args[1:]{_ = f}
 path:=os.Getenv("PLAN"); if path=="" {t.Skip()}
 b,_:=os.ReadFile(path)
 file:=source.NewFile(path,b)
 p:=compile.Compile(file, compile.Settings{})
 at:=func(s source.Span) string {q:=file.Position(s.Start); return fmt.Sprintf("%d:%d-%d",q.Line,q.Column,file.Position(s.End).Column)}
 fmt.Println("ACCOUNT",p.Account.Text,p.Key,p.Tier.Value,p.ARR.Amount,p.ARR.Currency,p.Renewal.Last,p.Owner)
 for _,s:=range p.Sections{fmt.Printf("SECTION %d %q %v rec=%d words=%d\n",s.Level,s.Title.Text,s.Concept,s.Records,s.Words)}
 for _,r:=range p.Team{fmt.Println("TEAM",r.Key,r.Name.Text,r.Role.Text,r.Handle.Text)}
 for _,r:=range p.Goals{fmt.Println("GOAL",r.Key,r.Goal.Text,"|",r.Metric.Text,"|",r.Baseline.Text,"|",r.Target.Text,"|",r.By.Last,r.Owner.First().Side,r.Owner.First().Label(),"|",r.Unit.Text,"|",r.Source.Text,"|",r.Enables.Text,len(r.Notes))}
 for _,r:=range p.Stakeholders{fmt.Print("STK ",r.Key," ",r.Name.Text,"|",r.Title.Text,"|",r.Unit.Text,"|"); for _,e:=range r.Roles.List{fmt.Print(e.Value,",")}; fmt.Println("|",r.Stance.Value,r.Influence.Value,"->",r.ReportsTo.ID,r.LastContact.Last,r.NextAction.Text,"|",r.Counterpart.Name,"|",r.Competitor.Text,r.HasLeft(),len(r.Notes))}
 for _,r:=range p.Opportunities{fmt.Println("OPP",r.Key,r.Opportunity.Text,"|",r.Product.Text,r.Unit.Text,r.Stakeholder.First().Name,r.Stage.Value,r.Amount.Amount,r.Amount.Currency,r.Probability.Value,r.Close.Last,r.Owner.First().Name,r.Goal.List)}
 for _,r:=range p.Risks{fmt.Println("RISK",r.Key,r.Risk.Text,"|",r.Category.Text,r.Likelihood.Value,r.Impact.Value,r.Owner.First().Name,"|",r.Mitigation.Text,"|",r.Due.Last,r.Status.Value,r.Raised.Last)}
 for _,r:=range p.Actions{fmt.Println("ACT",r.Action.Text,"|",r.Owners.First().Side,r.Owners.First().Name,r.Due.Last,r.IsOpen(),r.For.List,at(r.Head))}
 for _,r:=range p.Milestones{fmt.Println("MILE",r.Milestone.Text,r.On.Last,r.For.List)}
 for _,r:=range p.Products{fmt.Println("PROD",r.Product.Text,r.Seats.Value,r.Active.Value,r.ARR.Amount,r.AsOf.Last)}
 for _,r:=range p.Metrics{fmt.Println("METRIC",r.Metric.Text,"|",r.Value.Text,"|",r.Trend.Text,r.AsOf.Last)}
 for _,r:=range p.Values{fmt.Println("VALUE",r.Outcome.Text,"|",r.Value.Text,"|",r.Source.Text,r.Date.Last)}
 for _,r:=range p.Whitespace{fmt.Println("CELL",r.Product.Text,"x",r.Unit.Text,r.Coverage.Value,r.Competitor.Text,r.Amount.Amount)}
 for _,r:=range p.Competitors{fmt.Println("COMP",r.Competitor.Text,"|",r.Where.Text,"|",r.Strategy.Text,len(r.Notes))}
 for _,r:=range p.Log{fmt.Println("LOG",r.Date.Last,r.Kind.Value,r.Text.Text,len(r.With.List))}
 for _,r:=range p.DecisionProcess{fmt.Println("STEP",r.Step.Text,r.Owner.First().Name,r.By.Last)}
 for _,r:=range p.DecisionCriteria{fmt.Println("CRIT",r.Criterion.Text,r.Weight.Text)}
 for _,r:=range p.Questions{fmt.Println("QUEST",r.Text.Text,r.Owner.First().Name,r.Due.Last)}
 for _,r:=range p.Assumptions{fmt.Println("ASSUME",r.Text.Text)}
 for _,r:=range p.Commitments{fmt.Println("COMMIT",r.Commitment.Text,r.To.First().Name,r.Owner.First().Name,r.Due.Last,r.Status.Value)}
 for _,r:=range p.Asks{fmt.Println("ASK",r.Ask.Text,r.Of.First().Name,r.By.Last)}
 for _,r:=range p.Challenges{fmt.Println("CHAL",r.Challenge.Text)}
 for _,r:=range p.Contracts{fmt.Println("CONTRACT",r.Name.Text,r.ARR.Amount,r.Renewal.Last)}
 for _,r:=range p.Targets{fmt.Println("TARGET",r.Target.Text,r.Amount.Amount,r.By.Last)}
 for _,r:=range p.Landscape{fmt.Println("LAND",r.Name.Text,":",r.Value.Text)}
 for _,r:=range p.Totals{fmt.Println("TOTAL",r.Collection,r.Amount.Text)}
 for _,r:=range p.Unplaced{fmt.Println("UNPLACED",at(r.Text.Span),r.Why,r.Name,r.Text.Text)}
 for _,r:=range p.Problems{fmt.Println("PROBLEM",at(r.Span),r.Kind,r.Collection,r.Record,r.Field,r.Text,"|",r.Detail,"|",r.Allowed,r.Suggest)}
 for _,r:=range p.Suppressions{fmt.Println("SUPP",r.Rules,r.Reason.Text,at(r.Span),r.Malformed)}
 _ = plan.Set
}
