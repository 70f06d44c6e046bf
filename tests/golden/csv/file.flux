// Relative names are looked up from the current directory.
import "csv"

csv.from(file: "plain.csv", mode: "raw")

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,city,people
// ,,0,Bern,134000
// ,,0,Zürich,421000
//
