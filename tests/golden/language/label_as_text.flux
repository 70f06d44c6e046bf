// Where there is no row, a label can be given to a parameter that takes anything. It is a text.
import "array"

name = string(v: .myLabel)

array.from(rows: [{name: name, quoted: string(v: ."my label")}])

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,name,quoted
// ,,0,myLabel,my label
//
