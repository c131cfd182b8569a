package value
import ("testing";"fmt")
func TestZZ(t *testing.T){
 for _,s:=range []string{"2026-12-01","2026-12","1 Dec 2026","01 December 2026","Dec 1, 2026","February 4, 2026","1st Dec 2026","Dec 2026","December 2026","2026-Q4","Q4 2026","Q4/2026","Q4 FY27","FY27","FY2026-27","FY 27","H1 2027","2027-H1","2026","10/14/2026","11/06/2026","14.10.2026","2026/10/14","Tue 14 Oct 2026","14 Oct 26","2026-02-31","2026-13-01","31 Apr 2026","Octember 2027","Q3","15 Oct","ASAP","T-90","Week 3","TBD","by 14 Oct 2026","end of Q4 2026","mid 2027","14 Oct 2026 (moved from Sept)","2026-10-14T10:00:00Z","14. Oktober 2026","3 de marzo de 2027","May 2026 (End of Q4 FY26)","15 Oct 2026 / 21 Jan 2027","Month 9 (Dec 2026)","Apr 18","Oct–Dec 2026","none","4Q26","first half of 2027","2026年12月1日","Dec '26","📅 2026-10-14","—","n/a","[date]", "mid-2027","2026Q4","FY27Q4","1-Dec-2026","05/05/2026","2 March 2026 → 1 September 2027","20261201","Tuesday, October 14th, 2026 at 3pm", "0.7", "1899-01-01","Q3 26","Q5 2026"} {
  d,p:=Date(s,Settings{})
  fmt.Printf("%-32s %v %v %v %v",s,d.State,d.First,d.Last,d.Precision)
  if p!=nil {fmt.Printf("  [%s] %s | %s %v",p.Kind,p.Detail,p.Hint,p.Readings)}
  fmt.Println()
 }
 for _,s:=range []string{"480000","480k","$1.2M","USD 45k","45k EUR","₹12 Cr","₹ 45 lakh","£0.4–0.8M","$180K-$250K","+$18K","-$180K","€240,000","~$118k","$850K/year","1.2bn","1,2 Mio €","1.200.000","12,00,000","1'200'000","1 200 000","$180K → $396K","1,200","1.200","€1.200","$1,200","€1,200","1,200.50","1.2M","1,2M","$1.250M","1e999999999","£[n]","A$45k","45 kr","R$ 1.200","$45k CAD","€45k USD","$10k/month","($180K)","$500–$1M","$500k+","240 T€","120 kEUR","Rp 4.5bn","between $1M and $2M","$18K ARR","abc","2026-10-14","$-5k","1.2.3","0,400"," 12 k€","₹2 lakh crore","C$1m","$", "CHF 1'200.50"} {
  d,p:=Money(s,Settings{})
  fmt.Printf("%-32s %v %v %v %v %v",s,d.State,d.Amount,d.Min,d.Max,d.Currency)
  if p!=nil {fmt.Printf("  [%s] %s | %s %v",p.Kind,p.Detail,p.Hint,p.Readings)}
  fmt.Println()
 }
 for _,s:=range []string{"70%","70 %","0.7","70","high","60–70%","140%","1","1%","1.0","0,7","-5%","70 pct","x"} {
  d,p:=Percent(s,Settings{})
  fmt.Printf("%-32s %v %v",s,d.State,d.Value)
  if p!=nil {fmt.Printf("  [%s] %s | %s %v",p.Kind,p.Detail,p.Hint,p.Readings)}
  fmt.Println()
 }
 for _,s:=range []string{"90d","90 days","3 months","12 weeks","1 year","P90D","90","60 days' notice","30 business days","12 months"} {
  d,p:=Days(s,Settings{})
  fmt.Println(s,d.State,d.Value,p!=nil)
 }
 for _,s:=range []string{"[Name]","[x]","[ ]","[[Acme]]","[a](b)","{{x}}","{x}","<x>","<https://a.b>","<br>","___","TBD","YYYY-MM-DD","(populate)","_(populate)_","High / Medium / Low","High/Medium/Low","High/Medium","Yes / No","[Name], [Title]","£[n]","$XX,XXX","20XX","MY","XL","N/A","Lorem","Champion / Coach","[1]","[^1]","?","...","Q[X] 20[XX]","[$ amount]","☐ High ☐ Medium ☐ Low","MD","Jay","(internal)","DD/MM/YYYY","____ %"} {
  fmt.Println(s,Placeholder(s))
 }
}
