package vocabulary
import ("testing";"fmt";"github.com/acctplan/acctplan/pkg/plan")
func TestZZ(t *testing.T){
 v:=Default()
 for _,s:=range []string{"Executive Summary","1. Goals","IV. Business Objectives","🎯 Customer Goals","**Risks:**","Acme's goals","Acme – Risks","Goals of Acme","[Account] Goals","Opportunities, Risks, and Actions","Stakeholders & decision process","Open items / risks","Next 30 days","30/60/90-Day Plan","30/60/90","90-Day Action Plan","Days 31–60","Phase 1: Onboard (March 2026)","Step 2: Stakeholders","Tier 3: Risks","Champions","Economic Buyers","Key Champions","Blockers","Strengths","Opportunities","Success metrics","Strategic priorities (this fiscal year)","Q4 FY26 Goals","Goals 2026","Our top 3 goals for FY27","Next steps — Q3","Pipeline / Next Steps","Risks & mitigation","Risks and the weather","Ziele des Kunden","Nächste Schritte","Risques","Próximos pasos","目标与机会","关键联系人","Gols","Stakehodlers","Weather","Account Plan: Acme","Appendix A: Glossary","Milestone Roadmap","Who they are","What they care about","A. Overview","Value, Competition and Risk","Next 2 weeks","This week","Month 1","Stakeholder Map (Acme)","Action items for Acme","Our commitments","Our goals","Current State","Whitespace matrix","Key contacts","Recent News","Health & adoption","Renewal plan","Upsell / Cross-sell","Team","2.1 Key Stakeholders","2) Risks","Log","Events since the last review","Prior quarter","Notes (internal)", "What we know and don't know", "Tech stack & environment","Executive relationships","Review", "Decision criteria and process","I. Summary","Decision","Actions (next 30 days)","60 days","Questions we cannot answer yet","Partners", "Internal politics"} {
  m:=v.Heading(s,"Acme")
  fmt.Printf("%-42s %v",s,m.Concepts)
  if m.Role!=""||m.Quadrant!=""||m.Horizon!=0||m.Suggest!="" {fmt.Printf("  role=%s quad=%s hor=%d sug=%q",m.Role,m.Quadrant,m.Horizon,m.Suggest)}
  fmt.Println()
 }
 f:=func(c plan.Collection, hs ...string){ for _,h:=range hs {x,ok:=v.Field(c,h); fmt.Printf("%s/%s=%s,%v  ",c,h,x,ok)}; fmt.Println(); fmt.Println("   cols", v.Columns(c,hs)) }
 f(plan.Stakeholders,"Name","Title","Role","Influence (1-5)","**Relationship**","Last contact","Next action","Foo","#","Owner")
 f(plan.Opportunities,"Opportunity","Value ($)","ARR (EUR)","Stage","Close","Probability (%)","%","Est. Value")
 f(plan.Targets,"Metric","Target","Current","By")
 f(plan.Actions,"#","Action","Owner (us)","Owner (customer)","Due","Done","☐","Status","For goal")
 f(plan.Products,"Product","Seats","Active users","% used","Adoption %","Users","Usage")
 f(plan.Goals,"Objective","Outcome","Metric","Baseline","Target","By","Owner")
 f(plan.Risks,"Risk","L","Likelihood (H/M/L)","Impact","Mitigation","Owner","Description")
 for _,k:=range []string{"HQ","headquarters","renewalDate","Renewal date","arr_usd","sector","Headcount","contacts","goals","last_updated","csm_name","reneval","stakholders","accnt","team"} {
  x,ok:=v.Key(k); c,ok2:=v.Collection(k); fmt.Println(k,x,ok,c,ok2,v.SuggestKey(k))
 }
 for _,w:=range []string{"🟢","🟢 strong","weak","🟡","🔴","Strong (CFO)","5","4/5","highly_supportive","??"} { s,ok:=v.Stance(w); fmt.Print(w,"=",s,ok,"  ")}
 fmt.Println()
 for _,w:=range []string{"H","5","4/5","Medium–High","High/Medium","70%","🔴","Very High","low-medium","x"} { s,ok:=v.Level(w); fmt.Print(w,"=",s,ok,"  ")}
 fmt.Println()
 for _,w:=range []string{"In Progress","🟢 on track","[x]","[ ]","✅","⚠️","At risk","not-started","Done - 3 Oct"} { s,ok:=v.Status(w); fmt.Print(w,"=",s,ok,"  ")}
 fmt.Println()
 for _,w:=range []string{"✅","◻️","⚔️","–","competitor: Foo","⚔️ Foo","owned","n/a","Competitor (Bar)","Incumbent"} { s,ok:=v.Coverage(w); n,_:=v.CompetitorCell(w); fmt.Print(w,"=",s,ok,n,"  ")}
 fmt.Println()
 for _,w:=range []string{"CSM","our CSM","Account manager","Dana","Exec sponsor","Solutions Engineer","KAM","Senior TAM"} { s,ok:=v.OurRole(w); fmt.Print(w,"=",s,ok,"  ")}
 fmt.Println()
 for _,w:=range []string{"CFO","VP Operations","Head of IT","Product Manager","Executive assistant to the CEO","Einkaufsleiterin","Teamleiter","General Manager","Champion","Economic buyer","Dana Roth","CHRO","Partner manager","Managing Partner","Account executive","Directeur des achats"} { fmt.Print(w,"=",v.JobTitle(w),v.Executive(w),"  ")}
 fmt.Println(v.Suggest(KindStance,"suporter"),v.Suggest(KindStatus,"dnoe"),v.Allowed(KindLevel))
}
