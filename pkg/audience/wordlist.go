// Lists of words by which plain texts are known.

package audience

import (
	"strings"
	"sync"
)

// wordList is one of the lists, as a bit.
type wordList uint32

// The lists.
const (
	remark      wordList = 1 << iota // what sentences about people have, and names and titles have not
	particle                         // what stands between the words of names and titles
	group                            // what a group of people has in its name
	unit                             // what a figure counts
	degree                           // what belongs to a name, behind it
	department                       // what departments, regions and fields of work are called by
	ordinary                         // words of judgement that names, titles and sentences have, too
	pronoun                          // what somebody goes by
	when                             // what stands beside a figure: since when, how exactly
	shortened                        // what a full stop behind it shortens
	handling                         // what is done to people whom one wants to win
	working                          // those of them that speak of people by their jobs and departments, too
	ofPeople                         // what is said of people, behind their names
	aside                            // what remarks behind a dash have
	thirdPerson                      // who is spoken of
	firstPerson                      // who speaks
	revenue                          // what a seller counts
	oursAbroad                       // whose, in other languages
	buying                           // what stands beside the amount of a deal
	unkind                           // what judges whoever it stands beside
	telling                          // what tells our view of an account
	labels                           // what says that a text is internal: the one list of such words
	sealing                          // those of them that speak of the whole text, wherever they stand
	worldly                          // those of them that in capitals may be a thing of the customer's, too
	labelled                         // what stands behind such a word
	nobody                           // who is still to be found
	compound                         // what "open" begins a thing with, behind it: it is no vacancy then
	article                          // what no title begins with
	place                            // what is numbered
	generation                       // what an Arabic name has between those of the fathers
	heads                            // who is counted
)

// is reports whether a word, in small letters, stands in one of the lists.
// It is kept out of line, as are the small ones that call it: the program would grow by a page for nothing.
//
//go:noinline
func is(word string, of wordList) bool { return wordLists()[word]&of != 0 }

var wordLists = sync.OnceValue(func() map[string]wordList {
	words := map[string]wordList{}
	for of, text := range map[wordList]string{
		remark: `he she they we us our ours their them his her him it its i my me you your who whom which where that this these those is are was were
			be been being has have had do does did don't doesn't not no never nobody won't can't cannot will would could should might must
			hates hate hated likes like loves love wants want thinks think knows know says say said told leaving leaves leave left quits
			quit quitting retiring retires retired going goes gone moving moves moved replaced replacing difficult hostile weak hard tough
			slow lazy angry unhappy toxic stupid stubborn arrogant guess guessed rumour rumor rumored allegedly apparently probably maybe
			perhaps unclear unsure doubt but because although unless if when while only too very really just still already soon currently
			against behind er wir uns unser unsere ist sind war hat haben nicht kein keine nie geht verlässt hasst mag gegen aber weil
			schwierig schwach il nous notre nos est sont pas déteste quitte contre mais difficile él ella nosotros nuestro nuestra está
			odia pero difícil ele ela nosso nossa não odeia lui noi nostro nostra non lascia contro`,
		particle: `of the for and & + de del della dei di da do dos das du des le la les los las el al bin ibn bint ben von vom van der den ten
			ter zu zur zum und et y e i og och at to per a an d' in im`,
		group: `team teams council committee board group groups users staff leads crew crews desk office department panel works union shift
			shifts engineers drivers nurses technicians operators planners buyers agents boss clerks managers supervisors`,
		unit: `h hr hrs hour hours min mins minutes minute s sec seconds day days week weeks month months quarter quarters year years a fy q
			eur usd gbp inr k m bn cr lakh kg t km kwh mwh users user people seats staff employees fte members plants plant sites site
			depots shops stores units calls tickets orders net gross avg average median total stunden tage wochen monate jahre heures
			jours semaines mois ans usuarios nutzer utilisateurs mitarbeiter personas horas días semanas meses años`,
		when: `spring summer fall autumn winter wk kw early mid late end now today currently was last this next up approx about around target by until since running jan feb mar apr may jun jul aug sep sept
			oct nov dec january february march april june july august september october november december heute derzeit aktuell zuletzt bisher
			aujourd'hui actuellement hoy ahora from mo yr incl excl max min`,
		degree: "phd mba md jr sr ii iii iv esq cpa msc bsc ma ba llm fcca aca dphil frcs dr prof née geb",
		department: `finance financial treasury accounting controlling audit tax procurement purchasing sourcing supply chain logistics warehouse
			warehousing transport transportation fleet operations ops production manufacturing maintenance quality engineering technology
			technical it ict digital data analytics information security cybersecurity infrastructure cloud platform network software
			development product products research innovation design marketing brand communications sales commercial business customer
			customers client service services experience care claims underwriting compliance legal regulatory hr human resources people
			talent payroll training learning facilities estates property energy sustainability safety environment projects programme
			program pmo strategy planning transformation corporate group global regional international national retail wholesale consumer
			industrial clinical medical nursing pharmacy laboratory public affairs investor relations government partnerships channel
			export import north south east west northern southern eastern western councillor cabinet member mayor
			betriebsrat arbeitssicherheit agm dgm gf coord mgr general général générale generale industriel industrielle financier financière
			financiero financiera técnico técnica technique commerciale adjoint adjointe exploitation delegate delegado accounts biomédical
			agile senior junior deputy interim acting vice managing plant shift site area emea apac latam dach amer mea anz gcc cee apj uk usa eu qa ehs hse erp crm sap distribution systems architecture enterprise core demand scheduling packaging licensing litigation reliability
			dairy yard outage vendor management stores branches credit purchase works clinic clinics crew professional medicine dispatch presales media
			content computing iberia central europe european asia america americas africa
			pacific nordics nordic benelux finanzen einkauf vertrieb produktion technik instandhaltung logistik qualität personal recht
			forschung umwelt entwicklung kundendienst betrieb konzern gruppe finances achats ventes qualité logistique juridique ressources
			humaines informatique finanzas compras ventas producción calidad logística operaciones recursos humanos sistemas`,
		ordinary: `advocate ambassador ambassadeur ally promoter promotor coach mentor guide evangelist economic approver money pays signer
			signatory ratifier executive sponsor critical resistant reserved distant negative positive orange broken concerned cautious
			doubtful hesitant reluctant guarded frustrated suspicious opposed against contre contra mala malo ruim bad poor red cool cold
			anti wary`,
		pronoun:     "she her hers he him his they them theirs sie ihr er ihm elle elles il ella él ze zir hen xe xem",
		handling:    "lobby pressure calm coach bypass flatter isolate soften keep get remove replace buy win push convince charm nudge",
		working:     "bypass soften flatter isolate lobby charm",
		ofPeople:    "is are was were has had does doesn isn wasn will won would can cannot could should might must hates hate likes loves wants thinks knows says said leaving leaves left quits retiring going moving doubts resists fears blocks decides pushes lies refuses hopes dislikes complains lacks fights stalls wavers resist doubt block push",
		aside:       "we us our ours they them their theirs don doesn didn won isn doubt doubts padded fudged faked hate hates padding mostly allegedly risk bonus because but nobody weak trigger",
		thirdPerson: "he she him",
		firstPerson: "we us our",
		revenue:     "umsatz umsätze chiffre ventes ingresos ventas fatturato vendas receita omzet",
		oursAbroad:  "unser unsere unseren unserem notre nos nuestro nuestra nuestros nostro nostra nosso nossa onze",
		buying:      "po invoice expansion deal contract order renewal renew bookings upsell licence license purchase price verkaufe verkaufen",
		unkind:      "dying shrinking declining struggling bankrupt insecure weak difficult hostile lazy stupid arrogant toxic useless hopeless grumpy blocking pushover obstacle underperformer waverer undecided outgoing ally distressed snake dragon kritiker kritikerin gegner gegnerin opposant opposante blockierer blockiererin confused drunk corrupt incompetent",
		telling:     "churn risk trouble lost upsell renewal red amber quota target save winback displace competitor expansion",
		labels:      "internal internally intern interne interno interna internt int confidential vertraulich confidentiel confidentielle confidencial riservato private privat secret geheim nfc",
		sealing:     "confidential vertraulich confidentiel confidentielle confidencial riservato secret geheim",
		worldly:     "private privat int nfc secret geheim",
		labelled:    "only note notes remark",
		nobody:      "tbd tbc vacant vakant unknown unbesetzt nobody open unbekannt",
		compound:    "source data banking finance innovation access learning science university standards networks",
		article:     "the a an",
		place:       "ward plant werk region site shift area zone store depot building unit gate floor station line terminal team group usine standort abteilung",
		generation:  "بن ابن بنت عبد آل أبو ابو",
		heads:       "users people staff fte members employees nutzer mitarbeiter usuarios",
		shortened:   "dept prof asst exec depto abtl assoc univ hon",
	} {
		for word := range strings.FieldsSeq(text) {
			words[word] |= of
		}
	}
	return words
})
