import "array"
import "experimental"

names = experimental.objectKeys(o: {alpha: 1, beta: "x"})

array.from(rows: [{n: length(arr: names), first: names[0], second: names[1]}])

// ---
// #datatype,string,long,long,string,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,n,first,second
// ,,0,2,alpha,beta
//
