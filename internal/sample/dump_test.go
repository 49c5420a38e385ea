package sample
import ("testing";"fmt";"os";"context";"marsad/coder")
func TestZZDump(t *testing.T){
 c,err:=coder.New(coder.Options{Explain:true,Quotes:true}); if err!=nil{t.Fatal(err)}
 want:=os.Getenv("DUMP")
 for _,a:=range Articles(){
  if want!="" && a.ID!=want {continue}
  d,_:=c.Code(context.Background(),a)
  fmt.Println("##",a.ID,a.Title)
  for i:=range d.Events{ e:=&d.Events[i]
   fmt.Printf("  s%d %q %s %v %s conf %.2f date %v ctx %v\n",d.Sentences[e.Sentence].Paragraph,e.Trigger.Span.In(d.Text),e.Type,e.Modes,e.Auxiliary,e.Confidence,e.Date,e.Contexts)
   for _,x:=range e.Actors{fmt.Printf("      A %q name=%q %v office=%q rank=%q coref=%q\n",x.Span.In(d.Text),x.Name,x.Code,x.Office,x.Rank,x.Coref)}
   for _,x:=range e.Recipients{fmt.Printf("      R %q name=%q %v office=%q rank=%q coref=%q\n",x.Span.In(d.Text),x.Name,x.Code,x.Office,x.Rank,x.Coref)}
   if e.Location!=nil{fmt.Printf("      L %+v\n",*e.Location)}
   if e.Attribution!=nil{fmt.Printf("      BY %+v %s\n",e.Attribution.Speaker,e.Attribution.Cue.In(d.Text))}
   if e.Commitment!=nil{fmt.Printf("      C %v %q\n",e.Commitment.Type,e.Commitment.Content.In(d.Text))}
   for _,m:=range e.Mentions{fmt.Printf("      M s%d(%d) %q\n",m.Sentence,d.Sentences[m.Sentence].Paragraph,m.Trigger.Span.In(d.Text))}
  }
  for _,q:=range d.Quotes{fmt.Printf("  Q s%d %v spk=%q %v coref=%q cue=%q text=%q\n",d.Sentences[q.Sentence].Paragraph,q.Direct,q.Speaker.Name,q.Speaker.Code,q.Speaker.Coref,q.Cue.In(d.Text),q.Text.In(d.Text))}
 }
}
