import "array"
import "regexp"

found = regexp.findStringIndex(r: /ab?/, v: "tablet")
parts = regexp.splitRegexp(r: /a+/, v: "baaac", i: -1)

array.from(rows: [{start: found[0], end: found[1], first: parts[0], second: parts[1]}])

// ---
// #datatype,string,long,long,long,string,string
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,start,end,first,second
// ,,0,1,3,b,c
//
