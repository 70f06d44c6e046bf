import a "array"
import s "strings"

a.from(rows: [{t: s.toUpper(v: "loud")}])

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,t
// ,,0,LOUD
//
