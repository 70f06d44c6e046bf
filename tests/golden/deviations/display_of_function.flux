import "array"

array.from(rows: [{text: display(v: (a, b=2, c=<-) => a)}])

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,text
// ,,0,"(a, ?b, <-c) => …"
//
