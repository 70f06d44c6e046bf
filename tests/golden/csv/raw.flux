// Raw mode: the first row has the names, every column is a string.
import "csv"

csv.from(
    csv: "name,value
a,1
\"b, c\",\"say \"\"hi\"\"\"
,3
",
    mode: "raw",
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,name,value
// ,,0,a,1
// ,,0,"b, c","say ""hi"""
// ,,0,,3
//
