import "array"
import "experimental"

failed = experimental.catch(fn: () => die(msg: "broken"))
fine = experimental.catch(fn: () => "ok")

array.from(rows: [{message: failed.msg, value: fine.value}])

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,message,value
// ,,0,broken,ok
//
